"""Numbers that count the affairs of a sitting: where each stands, and which of them follow each other."""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from heapq import nlargest
from typing import TYPE_CHECKING

from generator.french import vocabulary
from generator.reading.lines import longest_of
from generator.reading.openers import DECORATION
from generator.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

STEP = 5
"""Most numbers that a series may skip: lost headings, or affairs that are reported elsewhere."""

BELOW = 120
"""Characters after a line in which the title may stand, when the number has the line for itself."""

HEADINGS = 3
"""Longest series of Roman headings under which ranks are looked for: a sitting has one, and its agenda another."""

ABOVE = 200
"""Characters above a rank in which the number of the act may stand alone."""

_ROMANS = {"x": 10, "v": 5, "i": 1}
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[a-z]+")
_LOOKALIKE = str.maketrans("os", "05")
_SHORT = "acte.serie"
_ROMAN = frozenset({"rang.romain", "rang.romain-nu"})
ANNOUNCED = frozenset({"acte.annonce", "acte.nomme", "point.annonce"})
"""Forms whose own capital says that an affair begins: « Délibération n° 2019-13 : désignation d'un secrétaire »."""

_ALONE = re.compile(
    r"[\s*_]*(?:n[°º]?[ ]?)?(?!page)(?!\d{1,3} ?/ ?\d{1,3}\s*$)"
    r"(?P<numero>(?=\D*\d(?:\D?\d){3})[a-z]{0,5}[ -]?\d{1,6}(?:[-/_.]\d{1,6}){1,3})[\s*_]*$"
)
"""A number alone on its line, of four figures at least: « 3/17 » is a folio."""

_DATE = re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d{2,4}|\d{4}([/.-])\d{2}\2\d{2}")
_FAMILIES = frozenset({"point", "acte", "rang", "objet", "suite"})
_LINES = _FAMILIES - {"suite"}
_ANYWHERE = frozenset({"point", "acte", "suite"})
"""Families that may be looked for inside a line without breaks; ``suite`` there is a rank with its mark, « 2) »."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A number at the head of an affair: where its line begins, where the title after it begins, what it counts.

    ``lu`` is the number as it counts: folded, without spaces, letters of a scan made figures. ``ints`` are its figures,
    ``shape`` what is left of it: marks of one series share it.
    """

    start: int
    number: Span
    title: int
    regle: str
    famille: str
    shape: str
    ints: tuple[int, ...]
    lu: str = ""

    @property
    def place(self) -> Span:
        """The words that set the affair apart: its number, or the first letter of a title without one."""
        return self.number if len(self.number) else Span(self.start, self.start + 1)


def series(text: str, folded: str) -> tuple[tuple[Mark, ...], ...]:
    r"""The runs of marks that count up, in reading order within each; two marks make a run.

    >>> found = series("N° 4/2020 : Bail\nN° 5/2020 : Budget\n", "n° 4/2020 : bail\nn° 5/2020 : budget\n")
    >>> [mark.ints for mark in found[0]]
    [(4, 2020), (5, 2020)]
    """
    groups: dict[tuple[object, ...], list[Mark]] = defaultdict(list)
    for mark in marks(text, folded):
        if mark.famille in {"point", "objet"}:
            groups[mark.famille, None, mark.regle].append(mark)
            continue
        for place in range(len(mark.ints)):
            if mark.regle == "acte.serie-datee" and place < len(mark.ints) - 1:
                continue  # days follow each other by their first figure
            others = (*mark.ints[:place], *mark.ints[place + 1 :])
            groups[mark.famille, place, mark.shape, len(mark.ints), others].append(mark)
    runs = tuple(run for (_, place, *_rest), found in groups.items() for run in _runs(found, place))
    ranks = [found for (famille, *_rest), found in groups.items() if famille == "rang" and found[0].regle not in _ROMAN]
    romans = nlargest(HEADINGS, (run for run in runs if run[0].regle in _ROMAN), key=len)
    return (*runs, *(under for found in ranks for run in romans if (under := _under(run, found))))


def _under(headings: tuple[Mark, ...], found: list[Mark]) -> tuple[Mark, ...]:
    """The ranks that count again under each heading: « I. FINANCES / 1. Budget / 2. Bail / II. VOIRIE / 1. Route ».

    Nothing where they do not begin again under two headings at least.
    """
    ends = (*(mark.start for mark in headings[1:]), found[-1].start + 1)
    kept: list[Mark] = []
    parts = 0
    for heading, end in zip(headings, ends, strict=True):
        count = 0
        for mark in found[bisect(found, heading.start, key=_start) :]:
            if mark.start >= end:
                break
            if mark.ints == (count + 1,):
                count += 1
                kept.append(mark)
        parts += count > 0
    return tuple(kept) if parts > 1 else ()


def _start(mark: Mark) -> int:
    """Where a mark stands."""
    return mark.start


def _runs(found: list[Mark], place: object) -> Iterator[tuple[Mark, ...]]:
    """The runs of a group: each number is a little higher than the one before it; a lone quotation is passed over."""
    run: list[Mark] = []
    for rank, mark in enumerate(found):
        if run and not _follows(run[-1], mark, place):
            if rank + 1 < len(found) and _follows(run[-1], found[rank + 1], place):
                continue
            if len(run) > 1:
                yield tuple(run)
            run = []
        run.append(mark)
    if len(run) > 1:
        yield tuple(run)


def _follows(before: Mark, mark: Mark, place: object) -> bool:
    """Whether a mark counts on from the one before: at the figure ``place``, or, without one, as a whole."""
    if mark.famille == "objet":
        return True
    if not isinstance(place, int):
        return before.ints < mark.ints and mark.ints[0] <= before.ints[0] + 1
    most = 1 if mark.famille == "rang" else STEP
    return before.ints[place] < mark.ints[place] <= before.ints[place] + most


def numbered(folded: str, run: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """``run`` with the number of the act where one stands alone above a rank, on two affairs at least.

    « 2008-06-001 [blank] II – Budget [...] 2008-06-002 [blank] III – Bail »: the rank is that of the agenda.
    """
    found = [_above(folded, mark) if mark.famille == "rang" else None for mark in run]
    shapes = {mark.shape for mark in found if mark}
    if len(shapes) != 1 or sum(mark is not None for mark in found) < 2:  # noqa: PLR2004 - one number may be a quotation
        return run
    return tuple(above or mark for above, mark in zip(found, run, strict=True))


def _above(folded: str, mark: Mark) -> Mark | None:
    """The mark whose number is the last line with words above ``mark``."""
    above = folded[max(mark.start - ABOVE, 0) : mark.start].rstrip()
    end = max(mark.start - ABOVE, 0) + len(above)
    start = folded.rfind("\n", 0, end) + 1
    number = _ALONE.match(folded, start, end)
    if number is None or _DATE.fullmatch(number["numero"]):
        return None
    printed = number["numero"]
    return Mark(
        start,
        Span(*number.span("numero")),
        mark.title,
        "acte.au-dessus",
        "acte",
        _LETTERS.sub("a", _DIGITS.sub("9", printed.replace(" ", ""))),
        tuple(int(figure[0]) for figure in _DIGITS.finditer(printed)),
        "".join(printed.split()),
    )


def marks(text: str, folded: str) -> Iterator[Mark]:
    """Every number that may head an affair: at the start of a line, or anywhere in one that lost its breaks."""
    at = 0
    longest = longest_of(text)
    for line in text.splitlines(keepends=True):
        end = at + len(line)
        if len(line) > longest:
            for found in _inside().finditer(folded, at, end):
                yield from _mark(text, folded, found, found.start())
        elif (
            line.strip()
            and (first := _at_start().match(folded, at, end + BELOW))
            and first.start(first.lastgroup or 0) < end
        ):
            yield from _mark(text, folded, first, at)
        at = end


def _mark(text: str, folded: str, found: re.Match[str], at: int) -> Iterator[Mark]:
    """The mark of a match, on a line that begins at ``at``, when its title begins as titles do."""
    entry = _entries()[int(str(found.lastgroup)[1:])]
    inner = entry.motif.match(folded, found.start(str(found.lastgroup)), found.end() + 1)
    if inner is None:
        return
    title = found.end()
    word = text[found.start(str(found.lastgroup))]
    announced = entry.nom in ANNOUNCED and word.isupper() and word != "N"
    if not (
        announced
        or text[title].isupper()
        or text[title].isdigit()
        or folded[title - 3 : title].rstrip(" ").endswith(("|", "/"))
    ):
        return
    start, end = inner.span("numero")
    printed = folded[start:end]
    if entry.nom in {_SHORT, *_ROMAN} and not text[start].isupper():
        return
    if entry.nom == _SHORT:
        head = len(printed) - 2
        printed = printed[:head] + printed[head:].translate(_LOOKALIKE)
    ints = tuple(int(figure[0]) for figure in _DIGITS.finditer(printed))
    shape = _LETTERS.sub("a", _DIGITS.sub("9", printed.replace(" ", "")))
    if entry.sens == "acte":
        shape = shape.replace("_", "-")  # « D2024-17 », then « D2024_19 »
    if entry.nom == _SHORT:
        shape = printed.rstrip("0123456789")
    if entry.sens in {"rang", "suite"}:
        shape = entry.nom + folded[end:title].strip()
    if entry.nom in _ROMAN:
        ints = (_roman(printed),)
    famille = "rang" if entry.sens == "suite" else entry.sens
    yield Mark(at, Span(start, end), title, entry.nom, famille, shape, ints, "".join(printed.split()))


def _roman(folded: str) -> int:
    """The value of a number in Roman figures.

    >>> _roman("xiv"), _roman("iii")
    (14, 3)
    """
    values = [_ROMANS[letter] for letter in folded]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


@cache
def _entries() -> tuple[vocabulary.Entry, ...]:
    """The forms of a number at the head of an affair."""
    return tuple(entry for entry in vocabulary.load("minutes").entries if entry.sens in _FAMILIES)


def _named(pattern: str, rank: int) -> str:
    """A pattern as a group of an alternation, its inner group unnamed."""
    return f"(?P<e{rank}>{pattern.replace('?P<numero>', '?:')})"


@cache
def _at_start() -> re.Pattern[str]:
    """All forms, at the start of a line."""
    return re.compile(
        DECORATION
        + "(?:"
        + "|".join(_named(entry.ecrit, n) for n, entry in enumerate(_entries()) if entry.sens in _LINES)
        + ")"
    )


@cache
def _inside() -> re.Pattern[str]:
    """The forms that may be looked for inside a text without line breaks: a bare rank is any figure there."""
    forms = [_named(entry.ecrit, n) for n, entry in enumerate(_entries()) if entry.sens in _ANYWHERE]
    return re.compile(r"(?<![\w/'°-])(?:" + "|".join(forms) + ")")
