"""The lines of a table whose columns one blank parts, or that is printed one cell a line: words, cells, votes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.extraction.tables.grid import Cell
from generator.french.numbers import GROUPED, figure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.reading.view import View

_LINE = re.compile(r"[^\n]*\n?")
_CELL = re.compile(
    rf"(?:^|(?<=[ \t|]))(?:(?P<montant>{GROUPED}(?![0-9])(?:,[0-9]{{2}})?|"
    r"[0-9]{1,7}(?:[.,][0-9]{2})?)"
    r"(?P<signe>[ ]?(?:€|euros?))?|[/–-]|libre|neant|pas de montant|sans objet|"
    r"(?:refuse|rejete|ajourne|reporte|ecarte)e?(?: \([^()]{0,60}\))?|(?:non |in)eligible(?: \([^()]{0,60}\))?)\Z"
)
"""The last cell of a line: a figure with or without its sign, or what an empty cell prints."""

_CELL_ENDS = (
    *"0123456789", "€", "euro", "euros", "/", "–", "-", ")", "libre", "neant", "montant", "objet", "eligible",
    *(f"{word}{e}" for word in ("refuse", "rejete", "ajourne", "reporte", "ecarte") for e in ("", "e")),
)  # fmt: skip
"""How such a cell ends: most lines end otherwise, and are not looked through for one."""

_SIGNED = re.compile(
    rf"(?<![0-9,.])(?P<montant>{GROUPED}(?:,[0-9]{{2}})?|[0-9]{{1,7}}(?:[.,][0-9]{{2}})?)[ ]?"
    r"(?:€|euros?)(?!\w)"
)
"""A figure with its sign before the words of a column of remarks: « Judo 500 € 600 € pas de demande 0 € »."""

_YEAR = re.compile(r"20(?!00)[0-3][0-9]")
"""« 2023 » heads a column; so round a sum as 2 000 € stands without its sign in a cell, so precise a one does not."""

_VOTE = re.compile(
    r"(?:(?<=[ \t])|^)(?:(?:vote[ ]?:? ?)?(?:(?:pour[ ,]+)?(?:a )?l'unanimite|unanimite|a la majorite|majorite)\.?|"
    r"\d{1,2} (?:voix )?(?:pour|contre|abst(?:entions?|\.)?)|(?:pour|contre|abstentions?)[ ]?:[ ]?\d{1,2}"
    r"(?:[ ]?\([^()]{0,80}\)?)?\*?|\d{1,2} ne (?:prend|prennent) pas(?: part)?(?: au vote)?|"
    r"(?:m|mme)\.? [\w'-]{2,20}(?: [\w'-]{2,20})? ne(?: prend(?: pas(?: part)?)?)?(?: au vote)?|"
    r"(?:prend )?(?:pas )?part au vote\.?|au vote\.?|pas part au vote\.?)\Z"
    r"|(?<=[0-9€pca][ \t])\d{1,2} ?[pca]\Z"
)
"""What the column of votes prints, whole or cut by its line: « 14 pour », « 9 P 3 A », « M. ROY ne prend pas »."""

_VOTE_HOLDS = ("pour", "contre", "abst", "unanimite", "majorite", "vote", " ne")
_VOICES = ("p", "c", "a")
"""What it holds, one or another, and how « 9 P 3 A » ends."""

_TOTAL = re.compile(r"(?:sous-)?total|totaux|soit (?:un|au) total")
_BRACKET = re.compile(r"(?:(?<= )|^)[a-z' .-]{2,30}\)\Z")
"""« LEBLANC) »: the end of a bracket that the line above opened."""

_LONGEST = 200
"""Characters of the longest row of a table."""

_TRIALS = 4
"""Votes that the end of one line holds, at most."""


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A line of such a table: its words, the figures of its cells (``None`` for an empty one), whether it tells a vote.

    ``signed`` where a cell has its sign of money, or its cents; ``place`` is that of the last figure in the view.
    """

    words: Cell | None
    cells: tuple[Decimal | None, ...]
    place: tuple[int, int]
    signed: bool
    voted: bool
    total: bool

    @property
    def alone(self) -> bool:
        """Whether the line is one cell and nothing else."""
        return self.words is None and len(self.cells) == 1


def lines(view: View) -> Iterator[LedgerLine]:
    """Every line of ``view`` that holds something, read from its end: votes, then cells, then words."""
    for found in _LINE.finditer(view.folded):
        start, end = view.trimmed(*found.span())
        if start < end:
            yield _line(view, start, end)


def _line(view: View, start: int, end: int) -> LedgerLine:
    """One line, ``start:end`` in the view; a long one is a sentence, and has no cells."""
    if end - start > _LONGEST:
        return LedgerLine(Cell(start, end, 0), (), (end, end), signed=False, voted=False, total=False)
    total = _TOTAL.match(view.folded, start, end) is not None
    stop, voted = _without_votes(view, start, end - (total and view.folded[end - 1] == "."))
    cells: list[Decimal | None] = []
    place = (stop, stop)
    signed = False
    while cell := _last_cell(view.folded[start:stop]):
        printed = cell["montant"]
        if not cells and printed:
            place = (start + cell.start(), start + cell.end())
        if printed and not cell["signe"] and _YEAR.fullmatch(printed):
            break
        value = figure(printed) if printed else None
        if printed and value is None:
            break
        cells.append(value)
        signed = signed or bool(cell["signe"]) or (printed or "")[-3:-2] in {",", "."}
        stop = view.trimmed(start, start + cell.start())[1]
        stop, more = _without_votes(view, start, stop)
        voted = voted or more
    spoken = view.folded[end - 1] in ",;:"  # a sentence goes on below, a row does not
    if remarked := [] if spoken else _signed(view.folded, start, stop):
        inner = [figure(found["montant"]) for found in remarked]
        if not cells and len(inner) > 1:
            cells, place = [None], (stop, stop)
        cells.extend(reversed(inner))
        signed = True
        stop = view.trimmed(start, remarked[0].start())[1]
    worded = any(map(str.isalnum, view.folded[start:stop]))
    words = Cell(start, stop, 0) if worded else None
    return LedgerLine(words, tuple(reversed(cells)), place, signed, voted, total)


def _last_cell(words: str) -> re.Match[str] | None:
    """The last cell of a line, where its words end as one does."""
    return _CELL.search(words) if words.endswith(_CELL_ENDS) else None


def _signed(folded: str, start: int, stop: int) -> list[re.Match[str]]:
    """The figures of a line that have their sign of money."""
    signs = folded.find("€", start, stop) >= 0 or folded.find("euro", start, stop) >= 0
    return [*_SIGNED.finditer(folded, start, stop)] if signs else []


def _vote(words: str) -> re.Match[str] | None:
    """The vote, or the end of one, that closes a line."""
    held = words.endswith(_VOICES) or any(held in words for held in _VOTE_HOLDS)
    if held and (found := _VOTE.search(words)):
        return found
    return _BRACKET.search(words) if words.endswith(")") and "(" not in words else None


def _without_votes(view: View, start: int, stop: int) -> tuple[int, bool]:
    """Where the words of a line end before the votes that close it, and whether there are any."""
    voted = False
    for _ in range(_TRIALS):
        found = _vote(view.folded[start:stop])
        if found is None:
            break
        voted = True
        stop = view.trimmed(start, start + found.start())[1]
    return max(start, stop), voted
