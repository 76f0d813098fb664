"""The grid of a table in plain text: lines cut into cells, each with its kind, its place and its column."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from generator.extraction.tables.bars import parted, pieces
from generator.french import vocabulary
from generator.french.amounts import ANNEE, amounts, plain_numbers
from generator.values.span import Span

if TYPE_CHECKING:
    from generator.french.amounts import Amount
    from generator.reading.view import View

_GAP = re.compile(r" {2,}|\u00a0{2,}|[ \n\r]*\n|\f")
_CODE = re.compile(r"[0-9]{2,7}(?=\s|\Z)(?! [0-9]{3}(?![0-9]))")
_BARE = re.compile(r"(?<![0-9,.] )(?<![a-z0-9,.])[0-9]{1,3}(?:[ .]?[0-9]{3})*(?:,[0-9]{2})?\s*\Z")
_LOUD = 8
"""Acronyms have fewer letters than the shortest title in capitals that is believed to be one."""

TOTAL = re.compile(r"(?:(?:sous|s)[-/ ]*)?tota(?:l|ux)(?!\w)|ensemble\Z")
"""What begins the row that sums up those above it: « Total », « Sous-total », « s/total »."""

_SPACES = re.compile(r"\s*")
_WORDS = re.compile(r"\s*(\S(?:.*\S)?)\s*", re.DOTALL)
_LOUD_WORDS = re.compile(r"\s*\*\*([^\s*](?:[^*]*[^\s*])?)\*\*\s*")
"""« **Judo-club** », as a converter to Markdown writes bold letters."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of a line, ``start:end`` in the view; ``x`` is its first column in the line."""

    start: int
    end: int
    x: int

    def __len__(self) -> int:
        """The number of characters of the cell."""
        return self.end - self.start


Box = tuple[Cell, ...]
"""The lines of a cell of a table; none where it is empty."""


@dataclass(frozen=True, slots=True)
class GridLine:
    """A line of a table: its words, its amounts, whether it sums up, its code, whether it names a kind of subsidy."""

    words: tuple[Cell, ...]
    sums: tuple[Amount, ...]
    total: bool
    code: Cell | None
    kind: bool = False

    @property
    def blank(self) -> bool:
        """Whether the line holds nothing."""
        return not (self.words or self.sums or self.code)


@cache
def _values(nom: str) -> re.Pattern[str]:
    """The words of a kind of cell."""
    return vocabulary.load("grants-columns")[nom].motif


def cells(view: View, line: int, start: int, end: int) -> tuple[Cell, ...]:
    """The cells of ``start:end`` in the line that begins at ``line``: what tabs, bars and wide gaps part.

    Where a tab or a bar parts them empty cells are kept, so that their order is that of the columns.
    """
    text = view.text[start:end]
    if parted(text):
        return _delimited(text, start)
    found, low = [], start
    for gap in [*_GAP.finditer(view.text, start, end), None]:
        high = gap.start() if gap else end
        begin, stop = view.trimmed(low, high)
        if begin < stop:
            found.append(Cell(begin, stop, begin - line))
        low = gap.end() if gap else end
    return tuple(found)


def _delimited(text: str, start: int) -> tuple[Cell, ...]:
    """The cells of a line with tabs or bars, empty ones included, so that their order is that of the columns."""
    found, at = [], 0
    for x, piece in enumerate(pieces(text)):
        words = _LOUD_WORDS.fullmatch(piece) or _WORDS.fullmatch(piece)
        begin, stop = words.span(1) if words else (len(piece), len(piece))
        found.append(Cell(start + at + begin, start + at + stop, x))
        at += len(piece) + 1
    return tuple(found)


def grid_line(view: View, start: int, end: int, *, bare: bool, coded: bool) -> GridLine:
    """Read a line of a table; ``bare`` where amounts have no currency sign, ``coded`` where rows open with a code.

    A bare figure alone on its line is a code and an amount both: what stands before it will tell.
    """
    folded = view.folded
    lead = _SPACES.match(folded, start, end)
    begin = lead.end() if lead else start
    code = _CODE.match(folded, begin, end) if coded else None
    read_cells = cells(view, start, code.end() if code else begin, end)
    total = _values("valeur.total").match(folded, begin, end) is not None
    alone = code is not None and bare and not view.folded[code.end() : end].strip()
    sums = _sums(view, code.end() if code and not alone else begin, end, bare=bare)
    read_words = [_word(view, cell, sums, start) for cell in read_cells]
    words = tuple(word for word, _ in read_words if word is not None and not total)
    mark = Cell(code.start(), code.end(), code.start() - start) if code else None
    return GridLine(words, sums, total, mark, any(kind for _, kind in read_words))


def _sums(view: View, start: int, end: int, *, bare: bool) -> tuple[Amount, ...]:
    """The amounts of a line: with a currency sign, else (where the table has none) the figures that end it.

    « 2000 » alone on its line is one; it keeps its doubt, since it may be a year.
    """
    if not bare:
        return tuple(one for one in amounts(view.text, view.folded, start, end) if one.value is not None)
    figures = plain_numbers(view.text, view.folded, start, end)
    if (
        len(figures) == 1
        and figures[0].doute == ANNEE
        and figures[0].span.of(view.text) == view.text[start:end].strip()
    ):
        return (replace(figures[0], value=Decimal(figures[0].span.of(view.text))),)
    if alone := tuple(one for one in figures if one.value is not None):
        return alone
    found = _BARE.search(view.folded, start, end)
    if found is None:
        return ()
    padded = view.text[found.start() : end]
    read = plain_numbers(padded, view.folded[found.start() : end])
    return tuple(_moved(one, found.start()) for one in read if one.value is not None)


def _moved(amount: Amount, by: int) -> Amount:
    """An amount read in a piece, at its place in the view."""
    return replace(amount, span=Span(amount.span.start + by, amount.span.end + by))


def _word(view: View, cell: Cell, sums: tuple[Amount, ...], line: int) -> tuple[Cell | None, bool]:
    """The words of a cell without the amounts that end it, and whether a kind of subsidy ends or fills it."""
    start, end = cell.start, cell.end
    for one in sums:
        if start <= one.span.start < end:
            end = one.span.start
    start, end = view.trimmed(start, end)
    if start >= end:
        return None, False
    if kind(view, Cell(start, end, start - line)):
        return None, True
    last = view.folded.rfind(" ", start, end)
    ends = last > start and kind(view, Cell(last + 1, end, last + 1 - line))
    if ends:
        start, end = view.trimmed(start, last)
    if not any(char.isalpha() for char in view.text[start:end]):
        return None, ends
    return Cell(start, end, start - line), ends


def kind(view: View, cell: Cell) -> bool:
    """Whether a cell tells the kind of a subsidy and nothing else: « Fonctionnement », « M »."""
    return _values("valeur.nature").fullmatch(view.folded, cell.start, cell.end) is not None


def rubric(view: View, cell: Cell) -> bool:
    """Whether a cell is the title of a part of a table and nothing else: « SPORT », « Culture et loisirs »."""
    titled = view.text[cell.start].isupper()
    return titled and _values("valeur.rubrique").fullmatch(view.folded, cell.start, cell.end) is not None


def loud(view: View, cell: Cell) -> bool:
    """Whether a cell is in capitals, as the title of a part is among names that are not: « VIE DU VILLAGE ».

    « USEP » may be a name, or the first word of one.
    """
    words = view.text[cell.start : cell.end]
    return words.isupper() and sum(map(str.isalpha, words)) >= _LOUD


def loud_over(view: View, cell: Cell, name: Cell) -> bool:
    """Whether a cell is the title of a part over a name: « VIE DU VILLAGE / Chorale Mélodia »."""
    below = view.text[name.start : name.end]
    return loud(view, cell) and below[:1].isupper() and not below.isupper()
