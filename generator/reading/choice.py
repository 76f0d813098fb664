"""Which of several series of numbers and titles sets the affairs of a sitting apart."""

from __future__ import annotations

import re
from heapq import nlargest
from typing import TYPE_CHECKING

from generator.french import vocabulary
from generator.reading import agenda, headings
from generator.reading.marks import Mark, series

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.reading.outline import Outline

    Worth = tuple[int, bool, int, int]

DATED = 3
"""Numbers of acts that hold a year make a list sure from three on, even where nothing is said of a decision."""

RUNS = 12
"""Longest series that are compared: minutes have their affairs, an agenda, a closing list and lists inside affairs."""

SAT = frozenset({"presents", "pouvoirs", "absents", "secretaire", "effectifs"})
HEADS = 15
"""Sections of a head that names who sat, at most; further on, a list of names is that of a delegation."""

PAGE = 600
"""Characters of the longest line of a list: numbers alone on their lines further apart are those of pages."""

HEADING = 300
"""Characters above a list of decisions in which its heading stands."""

DELEGATED = re.compile(
    r"\bdecisions?\b[^.;\n]{0,40}\b(?:maire|presidente?|delegation|l\W?2122\W{0,2}22|l\W?5211\W{0,2}10)\b"
)
"""The heading of what was decided without the assembly."""


def best(outline: Outline) -> tuple[tuple[Mark, ...], int] | None:
    """The series of marks that sets the affairs apart, and where it ends: numbers or an agenda, else lone titles.

    Lone titles are taken before the rest only where they set apart more than twice as many decisions.
    """
    text, folded = outline.source.text, outline.folded
    numbered_run = _chosen(outline, (*series(text, folded), *agenda.series(folded)))
    lone = _chosen(outline, headings.series(text, folded, _sat(outline)))
    if numbered_run and (lone is None or lone[0][0] <= 2 * numbered_run[0][0]):
        return numbered_run[1], numbered_run[2]
    return (lone[1], lone[2]) if lone else None


def _sat(outline: Outline) -> int:
    """Where the head of a sitting, which names who sat, can end at the earliest: after the line of its last list."""
    places = [section.lines[0].span.end for section in outline.sections[:HEADS] if section.label in SAT]
    return max(places, default=0)


def _chosen(outline: Outline, found: Iterable[tuple[Mark, ...]]) -> tuple[Worth, tuple[Mark, ...], int] | None:
    """Of several series the one whose parts decide most, with its worth and its end; among equals the longest.

    A series of ranks that counts again under another heading (« FINANCES 1. 2. 3. URBANISME 1. 2. 3. ») goes on.
    """
    folded = outline.folded
    runs = nlargest(RUNS, found, key=len)
    going: dict[tuple[int, tuple[str, str]], tuple[int, tuple[Mark, ...]]] = {}
    for run in sorted(runs, key=lambda run: run[0].start):
        end = _end(outline, run, runs)
        ends = (*(mark.start for mark in run[1:]), end)
        deciding = [_decides(folded, mark.title, stop) for mark, stop in zip(run, ends, strict=True)]
        decisive = sum(deciding)
        if _sets_apart(outline, run, ends, deciding):
            again = run[0].start if run[0].famille == "rang" else -1
            before, earlier = going.get((again, kind(run[0])), (0, ()))
            going[end, kind(run[0])] = max(
                (before + decisive, (*earlier, *run)), going.get((end, kind(run[0])), (0, ())), key=_worth
            )
    if not going:
        return None
    (end, _), counted = max(going.items(), key=lambda item: _worth(item[1]))
    return _worth(counted), counted[1], end


def _sets_apart(outline: Outline, run: Sequence[Mark], ends: Sequence[int], deciding: Sequence[bool]) -> bool:
    """Whether a series sets affairs apart: a sure one, that is no agenda over the whole of the minutes, no folios."""
    decisive = sum(deciding)
    if decisive == 1 and deciding[-1]:
        return False
    if run[0].regle == "rang.nu" and max(end - mark.start for mark, end in zip(run, ends, strict=True)) > PAGE:
        return False
    sure = _sure(run, decisive) or (decisive > 0 and _closed(outline.folded, run, ends))
    return sure and not _of_themes(outline.folded, run, ends) and not _delegated(outline, run)


def _closed(folded: str, run: Sequence[Mark], ends: Sequence[int]) -> bool:
    """Whether ranks count the points of a sitting, however few tell their vote: the last is that of questions.

    « 1. Subventions […] 2. Voirie […] 3. Questions diverses », « 5. INFORMATIONS »: no act ends so.
    """
    last = run[-1]
    counted = last.famille == "rang" and run[0].ints[0] == 1 and len(run) >= DATED
    return counted and divers(folded, last.title, ends[-1])


def _of_themes(folded: str, run: Sequence[Mark], ends: Sequence[int]) -> bool:
    """Whether lone titles are those of themes, under which several affairs are decided without a title of their own."""
    if run[0].famille != "titre":
        return False
    many = sum(headings.themed(folded, mark.title, end) for mark, end in zip(run, ends, strict=True))
    return many * 3 > len(run)


def _delegated(outline: Outline, run: Sequence[Mark]) -> bool:
    """Whether numbers are those of decisions of who presides, told to the assembly: their heading says so.

    « Compte rendu des décisions prises par le Maire / N° 2015/18 : Attribution du marché … ».
    """
    start = run[0].start
    lines = outline.folded[max(_sat(outline), start - HEADING) : start].split("\n")
    said = [line for line in lines if line.strip()][-2:]
    return run[0].famille == "acte" and any(DELEGATED.search(line) for line in said)


def _worth(counted: tuple[int, tuple[Mark, ...]]) -> Worth:
    """How much a series is worth: the parts that decide, whether it is numbered, its length, how much it spans."""
    decisive, run = counted
    if not run:
        return 0, False, 0, 0
    return decisive, run[0].famille != "agenda", len(run), run[-1].start - run[0].start


def kind(mark: Mark) -> tuple[str, str]:
    """What marks of one series have in common."""
    return mark.famille, mark.shape


def _sure(run: Sequence[Mark], decisive: int) -> bool:
    """Whether a series sets affairs apart beyond doubt."""
    if run[0].famille == "rang" and (run[0].ints[0] != 1 or len(run) < DATED):
        return False
    if run[0].famille == "objet":
        return decisive == len(run)
    if run[0].famille == "titre":
        return decisive > 1 and decisive * 5 >= len(run) * 2
    dated = run[0].famille == "acte" and len(run[0].ints) > 1 and len(run) >= DATED
    return dated or decisive * 2 >= len(run)


def _decides(folded: str, start: int, end: int) -> bool:
    """Whether a passage says that the assembly decided, and is not an affair that by its title decides nothing."""
    decision = vocabulary.load("minutes")["decision"].motif
    return not divers(folded, start, end) and decision.search(folded, start, end) is not None


def divers(folded: str, start: int, end: int) -> bool:
    """Whether a title announces questions and information on which nothing is decided."""
    return vocabulary.load("minutes")["divers"].motif.match(folded, start, end) is not None


def _end(outline: Outline, run: Sequence[Mark], runs: Sequence[Sequence[Mark]]) -> int:
    """Where the last affair ends: where the sitting closes, turns to other questions, or begins to count again."""
    last = run[-1]
    words = vocabulary.load("minutes")
    text, folded = outline.source.text, outline.folded
    again = (other[0] for other in runs if other[0].start > last.start)
    ends = [len(text), *(mark.start for mark in again if kind(mark) == kind(last))]
    for nom in ("cloture", "divers"):
        for found in words[nom].motif.finditer(folded, last.title + 1):
            at = found.start()
            line = folded.rfind("\n", 0, at) + 1
            if (nom == "cloture" and not folded[at - 1].isalnum()) or not folded[line:at].strip(" \t*#_-"):
                ends.append(at)
                break
    return min(ends)
