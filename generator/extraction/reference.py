"""The number of an act, where the act prints it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.outline import Outline, Section
    from generator.reading.view import View
    from generator.values.finding import Finding

NUMBER = re.compile(
    r"20\d\d [-–] \d{1,4} [-–] \d{1,4}(?=[ \t]*(?:\r?\n|$|[:–-]))|20\d\d [-–] \d{1,4}(?!\w)|"
    r"(?:19|20)\d\d,? [A-Z]{1,6}\.? \d{1,4}(?:-\d{1,2})?(?!\w)|20\d\d \d{1,2} \d{1,3}\b(?![ ]?[\d/])|"
    r"(?:[A-Za-z]{1,5}[ /.-])?(?:(?<=[ -])[A-Z]{1,2}[ ])?[\w]*\d[\w.-]*\w"
    r"(?: ?/ ?(?![A-ZÀ-Ý]?[a-zà-ÿ]{3})\w+(?:[-.]\d+)*)*|\d+"
)
CUT = re.compile(r"[-/_][ \t]*\r?\n")
"""A number that its line cut: the rest may stand in another column, and half a number is a wrong one."""

_BEHIND = re.compile(
    r"\b(?:seance d|(?:conseil|bureau|comite) (?:municipal|communautaire|syndical|metropolitain) [-–] )[^\n]{4,60}"
    r" [-–] (?:deliberation n[ ]?[°º][ ]?(?=[\w/._-]*\d)|(?=20\d{6}[-_]\d{1,3}\s))|"
    r"\bregistre(?: des? [^\n]{4,60})? [-–] (?:(?:deliberation |decision |arrete )?n[ ]?[°º][ ]?(?=[\w/._-]*\d)|"
    r"(?=20\d\d[-/_]\d{1,4}[ \t]*(?:\n|$)))|"
    r"\bseance d[^\n]{4,60}\d(?: ?h(?:eures?)?(?: ?\d\d)?)?(?:[ ]?\.{2,}[ ]?|[ \t]{2,}|[ \t]*[|/][ \t]*)"
    r"(?=(?P<coin>20\d\d[-/_]\d{2,4})[ \t]*(?:\n|$))"
)
"""« Séance du 15 février 2021 - Délibération n° BCA/2021-02-11 », « Extrait du registre - 2021-14 », « Séance du
3 mars 2021 à 18h... 2021/014 »."""

_LAST = ("reference.rang.ligne", "reference.annee", "reference.rapport.ligne")


def read(outline: Outline) -> Finding[str] | None:
    """The first whole number printed where an act prints its own.

    A bare rank of the sitting, a number alone that may be that of the leaf, that of the report: where no other is.
    """
    for section in sorted(outline.of("reference"), key=lambda section: section.lines[0].regle in _LAST):
        view = outline.view(section)
        found = NUMBER.match(view.text, body(view, section))
        if found and not CUT.match(view.text, found.end()):
            return view.quote(*found.span(), section.lines[0].regle)
    beside = next(behind(outline), None)
    return beside[0].quote(*beside[1].span(), "reference.derriere-seance") if beside else None


def behind(outline: Outline) -> Iterator[tuple[View, re.Match[str]]]:
    """The number behind the sitting or behind the register, on one line with it; several in that corner are leaves."""
    numbers: list[tuple[View, re.Match[str]]] = []
    for section in outline.of("entete", "seance"):
        view = outline.view(section)
        said = _BEHIND.search(view.folded)
        if said and (found := NUMBER.match(view.text, said.end())):
            numbers.append((view, found))
    yield from numbers if numbers and len(_corners(outline.folded)) <= 1 else ()


@lru_cache(maxsize=2)
def _corners(folded: str) -> frozenset[str]:
    """The numbers that stand in that corner anywhere in a document: it is asked for each affair of a sitting."""
    return frozenset(found["coin"] for found in _BEHIND.finditer(folded) if found["coin"] is not None)


def body(view: View, section: Section) -> int:
    """Where, in the view of a section, the words after its opener begin."""
    return view.local(section.opener_end)
