"""The names of public bodies that acts print, by the common noun in front of them or behind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.french import vocabulary
from generator.french.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.view import View
    from generator.values.finding import Finding

LEAD = 3000
"""Characters of a section in which a head may name the body; further on, other bodies are named too."""

LONGEST = 60
"""Characters of a name: the longest of a French commune has 45 letters."""

_ARTICLE = (
    r"(?:\s{1,60}(?:de[ ]la|des|de|du|d')\b[ ]?(?:[ ]{4,60}republique[ ]francaise[ ]{0,20}\n[ ]{0,20}|\n?))?"
    r"(?:[ ]*(?:l'|la|le)\b[ ]?)?"
)
"""« COMMUNAUTÉ DE COMMUNES / DU PAYS DE … » goes on under its line; « MAIRIE / LE … » does not."""

_BESIDE = re.compile(r"[ ]{4,60}republique[ ]francaise[ ]{0,20}\n[ ]{0,20}")
_PLACE = r"(?:[ ]?(?:secteur|pays|canton|bassin|region|val|vallee)[ ](?:de[ ](?:la[ ]|l')|des[ ]|de[ ]|du[ ]|d'))?"


def _nouns(family: str) -> tuple[vocabulary.Entry, ...]:
    """The common nouns of one family of the vocabulary of bodies, by what their names begin with."""
    return tuple(entry for entry in vocabulary.load("bodies").entries if entry.nom.startswith(family))


def _named(family: str) -> re.Pattern[str]:
    """A common noun of a family, as the group ``kind``, and what stands between it and a proper name."""
    nouns = "|".join(entry.ecrit.replace(" ", r"\s") for entry in _nouns(family))
    return re.compile(rf"\b(?P<kind>{nouns}){_ARTICLE}{_PLACE}[ ]*[\"(]?[ ]?")


_BODY = _named("corps.")
_TERRITORY = _named("territoire.")
_ASSEMBLY = frozenset({"conseil municipal", "comite syndical", "conseil communautaire"})
_BEFORE_NAME = _ASSEMBLY | {"maire"}
"""Words that are no part of the name of the body: « le maire de Corte », « le conseil municipal de Corte »."""

_SYNDICATE = r"syndicat|comite|si|sm|petr|pole"
_TOWN = r"maire|mairie|commune$|ville|conseil (?!c)"
_BELOW = re.compile(r"maire|commune|ville|conseil [mc]|" + _SYNDICATE)
"""Bodies within a department or a region."""

_OTHERS = {
    "Conseil municipal": re.compile(r"communaute|metropole|conseil (?!m)|" + _SYNDICATE),
    "Conseil communautaire": re.compile(_TOWN + "|" + _SYNDICATE),
    "Bureau communautaire": re.compile(_TOWN + "|" + _SYNDICATE),
    "Conseil d'administration": re.compile(_TOWN),
    "Comité syndical": re.compile(_TOWN + r"|conseil c|communaute|metropole"),
    "Commission permanente": _BELOW,
    "Conseil départemental": _BELOW,
    "Conseil régional": _BELOW,
}
"""Assembly → kinds of bodies that are not its own: they are where it met, or are spoken of."""

_OF = r"(?:d['’]|(?:de|du|des|la|le|les|sur|en)[ ])?"
_NAME = r"(?!(?i:conseil|bureau|la|cette|notre|présidente?|d[eu]|des|aux?|en)\b)[A-ZÀ-ÖØ-Ý][\w'’-]+"
_PROPER = rf"{_NAME}[ -]"
_BEHIND = r"C(?i:ommunaut[ée])\b(?![ ](?i:d[eu]s?\b|d['’]|urbaine))"
_GROUP = re.compile(
    rf"(?m:^)[ \t*_]*(?P<ligne>(?:{_PROPER}{_OF}){{1,4}}(?:"
    rf"(?i:agglo(?:m[ée]ration)?|m[ée]tropole|communaut[ée] (?:urbaine|d['’]agglom[ée]ration))\b|{_BEHIND}))|"
    rf"\b(?P<phrase>(?:{_PROPER}){{1,4}}(?:"
    rf"(?i:agglo(?:mération)?|métropole|communauté (?:urbaine|d['’]agglomération))\b|{_BEHIND}))|"
    rf"\A\s*(?P<lignes>(?:{_PROPER}{_OF}){{0,3}}{_NAME}(?:[ \t]*\n[ \t]*|[ \t]{{3,}})"
    r"(?i:agglo(?:m[ée]ration)?|m[ée]tropole)(?=[ \t]*\n|[ \t]{3,}))"
)
"""« Val-Rochay Agglomération », « VAL D'ORBE METROPOLE »: the kind stands behind the name.

Capitals without accents begin their line: in a text without line breaks they run into the words before them.
« VAL-ROCHAY / MÉTROPOLE » opens the text, on two lines.
"""

_WORD = re.compile(
    r"[A-ZÀ-ÖØ-Ý][\w'’]*(?:-(?:[Ss]/)?[\w'’]+)*|"
    r"(?:de|du|des|la|le|les|sur|sous|en|et(?! l[ae'’])|d'|l'|d’|l’|lès|aux?)(?=[ '’A-Z-])"
)
_STOP = re.compile(
    r"(?:l'an|seance|conseil|bureau|arrondissement|registre|departement|direction|services?|extrait|salle|monsieur|"
    r"madame|m|presents?|republique|deliberation|decision|arrete|nombre|date|convocation|objet|compte|proces|mairie|hotel|tel|"
    r"telephone|fax|accuse|rapporteure?|unanimite|majorite|adoptee?|reunion(?= d[ue]\b))(?!\w)"
)
"""Words that begin the next part of a head whose line breaks were lost: a name of a body ends before them."""

_OWN = re.compile(r"(?:\A|\n)[ \t*_]*\Z|\b(?:conseil|bureau|comite|assemblee)(?: [a-z]+)?(?: de| de la| du)?\s{1,3}\Z")
"""What stands before the name of the body that acts, in a section that also names others."""

_SYNDICATE_OF = re.compile(r"\b[Ss]yndicat(?:[ ](?:[dl]['’])?[a-zà-ÿ]+){1,9}[ ](?:[dl]['’])?(?=[A-ZÀ-Ý])")
"""« Syndicat départemental d'énergie de l'Onde »: small letters go on to the proper name."""

_NAMELESS = re.compile(
    r"sainte?|ste?|commune|ville|mairie|communaute|syndicat|agence|etablissement|institution|office|regie|union|entente"
)
"""What is left of a name cut at the end of a line: « Mairie de Saint », « conseil municipal de la Commune / de … »."""

_SMALL = frozenset({"le", "la", "les", "de", "du", "des", "et", "sur", "sous", "en"})
"""Words that a name goes through but does not end with, also in capitals: « EAUX DE LA VALLEE »."""


def others(assembly: str | None) -> re.Pattern[str] | None:
    """The kinds of bodies that are not the one whose assembly sits, nothing for an assembly that any may have."""
    return _OTHERS.get(assembly or "")


def name(view: View, wrong: re.Pattern[str] | None, *, own: bool = False) -> Finding[str] | None:
    """The first name of a body in a passage, of a kind that ``wrong`` does not tell.

    « COMMUNE DE CORTE », « Ville de LANNION », « Val-Rochay Agglomération ». ``own`` asks for a name that begins its
    line or goes with its assembly: « Fonds de concours à la commune de Corvan » names another.
    """
    for found in _BODY.finditer(view.folded, 0, min(LEAD, len(view))):
        end = name_end(view, found.end())
        kind = " ".join(found["kind"].split())
        cut = _NAMELESS.fullmatch(view.folded, found.end(), end) is not None
        other = own and kind not in _BEFORE_NAME and _OWN.search(view.folded, 0, found.start()) is None
        cut = cut or (kind in _ASSEMBLY and _BODY.match(view.folded, found.end()) is not None)
        if end > found.end() and not cut and not other and not (wrong and wrong.match(kind)):
            apart = kind in _BEFORE_NAME or kind.endswith(":")
            start = found.end() if apart else found.start()
            if beside := _BESIDE.search(view.folded, found.end("kind"), found.end()):
                return _around(view, (start, end), beside)
            if kind == "mairie":
                return _of_hall(view, start, end, found.end("kind"))
            return view.quote(start, end, "identite.imprimee")
    syndicate = None if own or (wrong and wrong.match("syndicat")) else _SYNDICATE_OF.search(view.text, 0, LEAD)
    if syndicate and (end := name_end(view, syndicate.end())) > syndicate.end():
        return view.quote(syndicate.start(), end, "identite.imprimee")
    if own or (wrong and wrong.match("communaute")):
        return None
    named = _GROUP.search(view.text, 0, min(LEAD, len(view)))
    return view.quote(*named.span(named.lastgroup or 0), "identite.imprimee") if named else None


def _of_hall(view: View, start: int, end: int, hall: int) -> Finding[str]:
    """« MAIRIE DE VALDOR » is the hall of the commune: « COMMUNE DE VALDOR »."""
    commune = "COMMUNE" if view.text[start:hall].isupper() else "Commune"
    named = " ".join(f"{commune}{view.text[hall:end]}".split())
    return view.deduce(named, start, end, "identite.mairie", "la mairie est celle de la commune")


def _around(view: View, place: tuple[int, int], beside: re.Match[str]) -> Finding[str]:
    """« MAIRIE DE          RÉPUBLIQUE FRANÇAISE / VALDOR »: the name goes on under the cell to its right."""
    start, end = place
    named = " ".join(f"{view.text[start : beside.start()]} {view.text[beside.end() : end]}".split())
    hall = named[: len("mairie")]
    if fold(hall) == "mairie":
        named = ("COMMUNE" if hall.isupper() else "Commune") + named[len(hall) :]
    return view.deduce(named, start, end, "identite.cellule", "nom coupé par la cellule de droite")


def territories(view: View) -> Iterator[Finding[str]]:
    """The departments and regions that a passage names: « Département du Haut-Morvan »."""
    for found in _TERRITORY.finditer(view.folded, 0, min(LEAD, len(view))):
        end = name_end(view, found.end())
        if end > found.end():
            yield view.quote(found.start(), end, "identite.territoire")


def whole(view: View, start: int, end: int) -> bool:
    """Whether the words between two places are the name of a body and nothing else: « RÉGION VAL ET RIVES »."""
    start, end = view.trimmed(start, end)
    found = _BODY.match(view.folded, start, end) or _TERRITORY.match(view.folded, start, end)
    return found is not None and name_end(view, found.end()) == end > found.end()


def name_end(view: View, start: int) -> int:
    """Where a proper name that begins at ``start`` ends: capitalised words and the small words between them."""
    end = place = start
    while found := _WORD.match(view.text, place):
        word = found[0]
        if (
            (word[0].isupper() and _STOP.match(view.folded, place))
            or "_" in word  # « Budget Commune ( DE_2013_03_02) »: a number in brackets
            or found.end() - start > LONGEST
            or (len(word) == 1 and place > start)
        ):
            break
        place = found.end()
        if word[0].isupper() and word.lower() not in _SMALL:
            end = place
        if word[-1] in "'’":
            continue
        if view.text[place : place + 1] not in {" ", "-"}:
            break
        place += 1
    return end


def kind(nom: str) -> str | None:
    """The ``type`` of a body from its printed name.

    >>> kind("Communauté de communes PEVELE CAREMBAULT"), kind("Val-Rochay Agglomération"), kind("Valdor")
    ('communaute_de_communes', 'communaute_d_agglomeration', None)
    """
    folded = fold(nom)
    before = (noun.sens for family in ("corps.", "territoire.") for noun in _nouns(family) if noun.motif.match(folded))
    behind = (noun.sens for noun in _nouns("suffixe.") if noun.motif.search(folded))
    return next(before, None) or next(behind, None)
