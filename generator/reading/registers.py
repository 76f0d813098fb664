"""What a collection of acts prints around each: who reports behind its title, and its number at the foot."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.reading import act_numbers
from generator.reading.context import HEAD

if TYPE_CHECKING:
    from generator.reading.outline import Line

LINES = 4
"""Most lines of a title that ends with its rapporteur."""

BELOW = frozenset({"article", "dispositif", "vote", "signature", "expose", "proposition"})
"""Sections behind which the foot of an act stands."""

REPORTED = re.compile(
    r"[.)\"»]\s+(?:m\.|mme|mlle|mm\.|monsieur|madame) [^.;:\n]{3,80}, (?:co-?)?rapporteure?s?\b[\s.]*\Z"
)
"""« Subvention au cercle nautique. Mme Ida BRUN, rapporteure. »."""

_DAY = re.compile(r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),? \d{1,2}(?: ?er)? [a-z]{3,9} \d{4}")
"""The day on which a page was put on line, between the title and the report: it may be that of the sitting or not."""

_WORD = re.compile(r"deliberation|decision|arrete")


def labelled(folded: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """``lines`` with the title that ends with its rapporteur, and the number at the foot, where no other is announced.

    « Bail du lavoir. M. Luc ROY, rapporteur. […] Délibère : […] Délibération / 2003 DAC 326 ».
    """
    known = {line.label for line in lines}
    if "objet" not in known:
        lines = _title(folded, lines)
    return _dated(folded, lines) if "reference" in known else _number(folded, lines)


def _title(folded: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """``lines`` with the first paragraph of the head that ends with its rapporteur as the title."""
    for rank, line in enumerate(lines):
        if line.label not in HEAD:
            return lines
        if line.regle == "suite" and ", " in folded[slice(*line.span)] and REPORTED.search(folded, *line.span):
            first = rank
            while first and rank - first < LINES - 1 and lines[first - 1].regle == "suite":
                first -= 1
            title = replace(lines[first], label="objet", regle="objet.rapporteur", opener_end=lines[first].span.start)
            return (*lines[:first], title, *lines[first + 1 :])
    return lines


def _dated(folded: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """``lines``, the title behind a number ended where the day of the page has its line."""
    section: str | None = None
    for rank, line in enumerate(lines):
        section = line.label or section
        if section not in HEAD:
            break
        if section == "reference" and line.regle == "suite" and _DAY.fullmatch(folded[slice(*line.span)].strip()):
            day = replace(line, label="entete", regle="entete.jour", opener_end=line.span.start)
            return (*lines[:rank], day, *lines[rank + 1 :])
    return lines


def _number(folded: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """``lines`` with the number that stands alone at the foot, under the word that says what it is the number of."""
    section, above = None, ""
    for rank, line in enumerate(lines):
        section = line.label or section
        words = folded[slice(*line.span)].strip(" \t\r\n*_")
        if line.label is None and section in BELOW and _WORD.fullmatch(above) and act_numbers.of_service(words):
            foot = replace(line, label="reference", regle="reference.pied", noise=None, opener_end=line.span.start)
            return (*lines[:rank], foot, *lines[rank + 1 :])
        above = words or above
    return lines
