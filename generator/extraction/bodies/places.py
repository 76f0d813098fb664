"""The name of a town whose head prints it without a common noun: alone on its first line, or in its address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.french.fold import fold

if TYPE_CHECKING:
    from generator.reading.outline import Outline
    from generator.reading.view import View
    from generator.values.finding import Finding

_TOWN = "Conseil municipal"
"""The assembly of a town: the place that the head of another names is where it sits."""

_LEAD = 600
"""Characters of a head in which the name of the town stands."""

_PROPER = (
    r"[A-ZÀ-ÖØ-Ý][\w'’-]*(?:[ ](?!(?i:d[ée]partement)\b)(?:(?:de|du|des|la|le|les|sur|sous|en|lès|d'|l')[ ]?)*"
    r"[A-ZÀ-ÖØ-Ý][\w'’-]*){0,5}"
)
_LINE = re.compile(
    rf"[ \t*_#]*({_PROPER})(?P<kind>[ ][-–][ ](?i:commune|ville|mairie)|[ ]+(?i:d[ée]partement d)[^\n]{{3,40}}|"
    r",?[ ]le[ ]\d{1,2}(?:er)?[ ][a-zéû]{3,9}[ ]\d{4}|"
    r"(?P<sits>[ ]\([A-ZÀ-Ý][^()\n\d]{2,30}\)|[ ]{3,}(?i:registre|feuillet|folio)\b[^\n]{0,40}))?"
    r"[ \t*_]*(?:\r?\n|\Z)"
)
"""« VALDOR », « VALDOR - Commune », « VALDOR Département de l'Onde », « Valdor, le 3 mars 2021 ».

« VALDOR (Onde) », « VALDOR          Registre 2021 - folio 4 » name a town where its council is named right below.
"""

_ADDRESS = re.compile(
    r"(?i:\bmairie|\bh[ôo]tel de ville)\b[^;:]{0,120}?"
    rf"(?:\b(?:\d{{5}}|\d{{2}} \d{{3}})[ ]|\bB\.?P\.?[ ]?\d{{1,5}}\s+(?=[^\n]{{3,60}}\bCEDEX\b))({_PROPER})"
)
_ABOVE = re.compile(r"(?:republique francaise|liberte|departement|arrondissement|canton|region)\b")
"""Lines that may stand above the name of the town."""

_FORMAL = re.compile(
    r"\b(?:extraits?|registres?|deliberations?|decisions?|arretes?|seances?|conseil|municipale?|compte|proces|liste|"
    r"reunion|session|ordre|date|objet|mairie|commune|ville|direction|services?|secretariat|nombre|presents?|finances|"
    r"acte|page|annee|copie|note|rapport|budget|affichage|publication|convocation|publique|ordinaire)\b"
)
"""Words that no town is named by."""


_BELOW = 300
"""Characters below the first line in which its council is named."""

_FOOT = 300
"""Characters below the place in which the mayor signs."""

_SIGNED = re.compile(
    rf"(?m:^)[ \t*]*(?:(?i:fait)[ ](?:et délibéré[ ])?(?:à|en mairie d['’e])[ ]?|[AÀ][ ])?({_PROPER})[ ]?,"
    r"[ ]?(?:le[ ]|LE[ ])(?=\d)"
)
_MAYOR = re.compile(
    r"^[ \t*]*(?:m(?:\.|onsieur|adame)? )?(?:le|la|l'|pour le|pour la) ?(?:maire|adjointe? au maire)\b", re.MULTILINE
)
"""« Villard, le 3 mars 2022 / Pour extrait conforme, / Le Maire »: a mayor signs at home."""


def read(outline: Outline, assembly: str | None) -> Finding[str] | None:
    """The name of the town, where its council sits: « VILLARD-LE-NEUF », « 01234 Villard » under « Mairie ».

    A name alone on its line is believed when the text says that it is a town.
    """
    if assembly != _TOWN:
        return None
    view = outline.view(*outline.sections)
    return _first_line(view) or _address(view) or _signed(outline)


def _signed(outline: Outline) -> Finding[str] | None:
    """The only town at which a mayor signs, when the text speaks of it as a town."""
    text = _spaced(outline.folded)
    found = [
        (view, place)
        for view in map(outline.view, outline.of("signature"))
        for place in _SIGNED.finditer(view.text)
        if _MAYOR.search(outline.folded, at := view.place(place.start()), at + _FOOT)
        and _FORMAL.search(fold(place[1])) is None
    ]
    towns = {_spaced(place[1]) for _, place in found}
    if len(towns) != 1 or _spoken(towns.pop(), text) is None:
        return None
    view, place = found[0]
    return view.quote(*place.span(1), "identite.signature")


def _spoken(name: str, text: str) -> re.Match[str] | None:
    """Where a text says that a town is named so."""
    return re.search(rf" (?:maire|mairie|commune|ville|municipal) (?:de la|de l|des|de|du|d){name}", text)


def _first_line(view: View) -> Finding[str] | None:
    """The first line that is a name, under those of the Republic and of the department."""
    start = 0
    while start < min(_LEAD, len(view)):
        end = view.text.find("\n", start) + 1 or len(view)
        words = view.folded[start:end].strip(" \t\r\n*_#")
        if words and _ABOVE.match(words) is None:
            found = _LINE.match(view.text, start, end)
            if found is None or _FORMAL.search(fold(found[1])):
                return None
            sits = not found["sits"] or "conseil municipal" in view.folded[end : end + _BELOW]
            town = (found["kind"] and sits) or _is_town(_spaced(found[1]), _spaced(view.folded[end:]))
            return view.quote(*found.span(1), "identite.premiere-ligne") if town else None
        start = end
    return None


def _is_town(name: str, text: str) -> bool:
    """Whether a text says that a town is named so: « Fait à Villard », « maire de Villard », « Villard, le 3 »."""
    said = rf" (?:fait a|(?:maire|mairie|commune|ville|municipal) (?:de la|de l|des|de|du|d)){name}|{name}le \d"
    return re.search(said, text) is not None


def _spaced(text: str) -> str:
    """Folded words parted by single spaces: « Villard-le-Neuf, » and « VILLARD LE NEUF » are written alike."""
    return f" {' '.join(re.findall(r'[a-z0-9]+', fold(text)))} "


def _address(view: View) -> Finding[str] | None:
    """The town of the address that stands under the name of its hall."""
    found = _ADDRESS.search(view.text, 0, min(_LEAD, len(view)))
    if found is None:
        return None
    words = re.sub(r"[ ](?i:cedex)\b.*", "", found[1])
    return view.quote(found.start(1), found.start(1) + len(words), "identite.adresse")
