"""A title that nothing announces: a paragraph alone between the head and the words that open the sitting."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from generator.extraction.bodies.printed_names import kind
from generator.french.fold import fold
from generator.reading.outline import Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.outline import Line, Outline
    from generator.reading.view import View

_HEAD = frozenset({None, "entete", "seance", "effectifs", "reference", "secretaire", "president"})
"""Sections of the head between which such a paragraph may stand."""

_LISTS = frozenset({"presents", "pouvoirs", "absents"})
"""Sections of names: the last paragraph of one may be names too."""

_SPEAKS = frozenset({"reference", "seance", "visas", "considerants", "expose", "formule", "dispositif"})
"""The number, and sections that begin the act itself: the title stands just above one of them."""

_LAW = frozenset({"visas", "formule"})
"""Where the act itself begins, below the members."""

_SMALL = re.compile(r"(?<![\w'’-])[a-zà-ÿ]{4,}\b")
_FEWEST = 3
"""Words in small letters of a title: « Garantie d'emprunt pour vingt logements »; names have « et » and « de la »."""

_COUNTED = frozenset({"effectifs", "presents"})
"""Sections above which the title stands when the sitting and its day stand above the title."""

_SHORTEST, _LONGEST, _LINES = 10, 250, 4
"""Characters and lines of such a title: the longest of the acts at hand has 190 characters."""

_PLACE = re.compile(r"\s*(?:salle|hotel|maison|siege|espace|foyer|centre|lieu)\b")
"""Where the assembly sits, which stands under its day too."""

_FORMAL = re.compile(
    r"\b(?:president|vice-president|secretaire|maire|mairie|adjointe?s?|presente?s?|absente?s?|excusee?s?|pouvoirs?|"
    r"seance|session|reunion|convocation|convoquee?s?|conseil|bureau|comite|commission|assemblee|departement|"
    r"arrondissement|canton|republique|liberte|extrait|registre|deliberations?|quorum|ordre du jour|tel|fax|cedex|"
    r"affichage|affichee?|publiee?|certifie|votants?|membres|delegues|suffrages|unanimite|monsieur|madame|messieurs|"
    r"mesdames|m|mm|mme|mmes|heures?|\d{1,2} ?h)\b|\d{5}|\d/\d(?!\d{3}(?<=(?:19|20)\d\d/20\d\d)\b)|@|www|[:;.,]\s*\Z"
)
"""Words and signs that no such title holds: names, places and formulas of the head do."""


_SITTING = re.compile(
    r"(?:seance|reunion|conseil|bureau|comite|commission)(?: [a-z]+){0,3} (?:du|le) "
    r"(?:[a-z]+ )?\d{1,2}(?: ?er)? [a-z]{3,9} \d{4}"
)
_ABOVE = re.compile(
    r"(?:arrete|decision) (?:municipale?|communautaire|syndicale?|(?:du|de la|de monsieur le|de madame la) "
    r"(?:maire|presidente?))|deliberation|(?:(?:le|du) )?(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )?"
    r"\d{1,2}(?: ?er)? [a-z]{3,9} \d{4}(?: (?:a )?\d{1,2} ?h(?:eures)?(?: ?\d\d)?)?"
)
"""« ARRÊTÉ MUNICIPAL », « DÉLIBÉRATION », « Jeudi 18 novembre 2021 »: lines right under which the title may stand."""

_BULLETS = " \t\r\n*_•#-"


def read(outline: Outline) -> View | None:
    """The only paragraph of the head that no rule knows and that stands above the act, as a view of its own.

    « Présents : 12 [blank] RESSOURCES HUMAINES / Création de deux emplois [blank] L'an deux mille vingt … ».
    """
    found = [view for view in _above(outline) if _reads(view)]
    if len(found) > 1:  # the name of the body may stand alone too
        found = [view for view in found if kind(" ".join(view.text.split())) is None]
    return found[0] if len(found) == 1 else None


def _above(outline: Outline) -> Iterator[View]:
    """The paragraphs of lines that go on with nothing, each just above a section of the act."""
    numbered = bool(outline.of("reference"))
    for section, after in zip(outline.sections, outline.sections[1:], strict=False):
        if section.label not in _HEAD | _LISTS:
            return
        above = after.label in (_SPEAKS if section.label in _HEAD else _LAW)
        lines = _last_paragraph(outline.source.text, section) if above else ()
        if section.label in _LISTS and lines and not _tells(outline.view(Section(None, lines))):
            lines = ()
        if not lines and numbered and after.label in _SPEAKS | _COUNTED:
            lines = _under_sitting(outline, section)
        if lines:
            yield outline.view(Section(None, lines))


def _last_paragraph(text: str, section: Section) -> tuple[Line, ...]:
    """The lines of the last paragraph of a section, when a blank line parts it from the opener, or a day, or a kind.

    Lines that only tell the sitting once more, « Conseil du 15 avril 2019 », are stepped over.
    """
    kept = [line for line in section.lines if line.noise is None]
    parts = [tuple(lines) for blank, lines in groupby(kept, lambda line: line.regle == "ligne.vide") if not blank]
    alone = len(parts) > 1 or section.label is None
    while parts and all(_SITTING.fullmatch(fold(line.span.of(text)).strip(_BULLETS)) for line in parts[-1]):
        parts.pop()
    last = parts[-1] if parts else ()
    told = [rank for rank, line in enumerate(last) if _ABOVE.fullmatch(fold(line.span.of(text)).strip(_BULLETS))]
    last = last[told[-1] + 1 :] if told else last if alone else ()
    return last if len(last) <= _LINES and all(line.regle == "suite" for line in last) else ()


def _under_sitting(outline: Outline, section: Section) -> tuple[Line, ...]:
    """The lines right under « Séance du 9 novembre 2021 », or the last count, in an act whose number stands above."""
    first, *under = (line for line in section.lines if line.noise is None and line.regle != "ligne.vide")
    opened = first.regle == "entete.seance" or (
        first.label == "effectifs" and outline.folded[slice(*first.span)].rstrip()[-1:].isdigit()
    )
    plain = opened and len(under) <= _LINES and all(line.regle == "suite" for line in under)
    place = under and _PLACE.match(outline.folded, under[0].span.start)
    return tuple(under) if plain and not place else ()


def _tells(view: View) -> bool:
    """Whether a paragraph under a list of members is none of them: it has words in small letters, names have few."""
    return len(_SMALL.findall(view.text)) >= _FEWEST


def _reads(view: View) -> bool:
    """Whether a paragraph reads as a title: of its length, a capital first, and none of the words of a head."""
    words = " ".join(view.text.split())
    return _SHORTEST <= len(words) <= _LONGEST and words[0].isupper() and _FORMAL.search(view.folded.strip()) is None
