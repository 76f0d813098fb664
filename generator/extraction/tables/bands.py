"""Where the columns of a table laid out by blanks stand: white bands part them, from its first line to its last."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from generator.extraction.tables.grid import TOTAL, Cell, loud, rubric
from generator.extraction.tables.votes import refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.reading.view import View

    Line = tuple[Cell, ...]

_FIGURE = re.compile(r"\d[\d .,]*(?:€|eur(?:os?)?|%|k€)?[ ]?\**|[-–—/]")
"""The cell of a column of figures: « 12 000 € », « 30 % », « 150 000 * »; a dash where there is none."""

_FOLIO = re.compile(r"[-–— ]*\d{1,3}(?: ?/ ?\d{1,3})?[-–— ]*")
_NONE = re.compile(r"[-–—/]")
_GAP = re.compile(r"[ ](?=\S)")

_OUT_OF_LINE = 1
"""Columns by which the cells of one column may begin out of line: letters are not all of one width."""

_POINT = 3
"""Characters of a word, or of a figure, that tell its column where the others may be out of line."""

_OFTEN = 4
"""A column begins where at least one row in so many has a cell that does."""

_WIDE = 0.6
"""Share of the width of a table beyond which a lone cell is a title, or a sentence."""

Bands = tuple[tuple[int, int], ...]
"""Where each column begins and ends."""


def words(view: View, cell: Cell) -> str:
    """The words of a cell, folded."""
    return view.folded[cell.start : cell.end]


def figured(view: View, cell: Cell) -> bool:
    """Whether a cell is a figure, or says that there is none."""
    return _FIGURE.fullmatch(words(view, cell)) is not None


def paid(view: View, line: Line) -> bool:
    """Whether the last cell of a line, or the one before it, is a figure or says why there is none: it is a row."""
    return any(figured(view, cell) for cell in line[-2:]) or (len(line) > 1 and refused(words(view, line[-1])))


def folios(view: View, lines: Sequence[Line]) -> frozenset[int]:
    """The ranks of the lines that are page numbers: alone, without « € », under no figure of a column."""
    ends = {cell.x + len(cell) for line in lines if len(line) > 1 for cell in line[-2:] if figured(view, cell)}
    found = set()
    for rank, line in enumerate(lines):
        if len(line) != 1 or not _FOLIO.fullmatch(words(view, line[0])):
            continue
        end = line[0].x + len(line[0])
        if not any(abs(end - other) <= _OUT_OF_LINE for other in ends):
            found.add(rank)
    return frozenset(found)


def total(view: View, line: Line) -> bool:
    """Whether a line sums up those above it."""
    return bool(line) and TOTAL.match(words(view, line[0])) is not None


def widest(lines: Sequence[Line]) -> int:
    """The length from which a lone cell is nearly as wide as the table of ``lines``."""
    return round(_WIDE * max((line[-1].x + len(line[-1]) for line in lines if line), default=0))


def edges(view: View, lines: Sequence[Line]) -> tuple[int, ...]:
    """Where columns of words begin: places at which many rows have a cell that does."""
    rows = sum(paid(view, line) and not total(view, line) for line in lines)
    starts = Counter(cell.x for line in lines for cell in line[1:] if not figured(view, cell))
    starts.update(line[0].x for line in lines if len(line) == 1)
    found: list[int] = []
    for start in sorted(starts):
        near = sum(starts[start + out] for out in range(-_OUT_OF_LINE, _OUT_OF_LINE + 1))
        if near > 1 and near * _OFTEN >= rows and not (found and start - found[-1] <= _OUT_OF_LINE):
            found.append(start)
    return tuple(found)


def split(view: View, line: Line, begins: Sequence[int]) -> Line:
    """The cells of a line, those cut that run over the place where another column begins: at the word that does.

    What is alone on its line, and looks like the title of a part of the table, is not cut.
    """
    if len(line) == 1 and (loud(view, line[0]) or rubric(view, line[0])):
        return line
    found: list[Cell] = []
    for cell in line:
        begin = cell.start
        further = [edge for edge in begins if cell.x + _OUT_OF_LINE < edge < cell.x + len(cell) - _POINT]
        for gap in _GAP.finditer(view.text, cell.start, cell.end) if further else ():
            x = cell.x + gap.end() - cell.start
            if any(abs(x - edge) <= _OUT_OF_LINE for edge in further):
                found.append(Cell(begin, gap.start(), cell.x + begin - cell.start))
                begin = gap.end()
        found.append(Cell(begin, cell.end, cell.x + begin - cell.start))
    return tuple(found)


def bands(view: View, lines: Sequence[Line], begins: Sequence[int], *, ragged: bool) -> Bands:
    """The columns of a table, from the left to the right.

    Where letters are not all of one width, words may end to the right of where others of the next column begin: in a
    ``ragged`` table a column of words is told by where they begin, one of figures by where they end.
    """
    found: list[tuple[int, int]] = []
    edge = -1
    for low, high, start, end in sorted(_stretches(view, lines, begins, ragged=ragged)):
        if low <= edge:
            found[-1] = (min(start, found[-1][0]), max(end, found[-1][1]))
        else:
            found.append((start, end))
        edge = max(high, edge)
    return tuple(found)


def _stretches(
    view: View, lines: Sequence[Line], begins: Sequence[int], *, ragged: bool
) -> Iterator[tuple[int, int, int, int]]:
    """What tells the column of each cell, and where it begins and ends; not those of totals, nor dashes.

    Of a line that may be the title of a part of the table, only where it begins tells something.
    """
    left = min((line[0].x for line in lines if line and not total(view, line)), default=0)
    wide = widest(lines)
    for line in lines:
        parts = split(view, line, begins)
        if total(view, line) or (len(parts) == 1 and len(line[0]) > wide):
            continue
        title = len(parts) == 1 and line[0].x <= left + _OUT_OF_LINE
        for cell in parts:
            start, end = cell.x, cell.x + len(cell)
            if _NONE.fullmatch(words(view, cell)) or refused(words(view, cell)):
                continue
            if title:
                yield start, start + 1, start, start + 1
            elif not ragged:
                yield start, end, start, end
            elif figured(view, cell):
                yield max(start, end - _POINT), end, start, end
            else:
                yield start, min(end, start + _POINT), start, end


def over(head: Cell, columns: Bands) -> bool:
    """Whether a head stands over a column, and not only beside some."""
    return any(head.x < band[1] and band[0] < head.x + len(head) for band in columns)


def under(head: Cell, columns: Bands) -> int | None:
    """The column under most of a head, else the nearest; none where it stands as much over two."""
    end = head.x + len(head)
    common = [min(end, band[1]) - max(head.x, band[0]) for band in columns]
    most = max(common)
    if most <= 0:  # a head is centred over figures that are set to the right
        return _nearest(head.x, end, columns)
    return common.index(most) if common.count(most) == 1 else None


def place(view: View, cell: Cell, columns: Bands) -> int:
    """The column of a cell: that in which its first letter stands, or its last figure, or the nearest to it."""
    at = cell.x + len(cell) - 1 if figured(view, cell) else cell.x
    return _nearest(at, at + 1, columns)


def overruns(cell: Cell, following: Bands) -> bool:
    """Whether a cell runs far into the ``following`` column: it may be two, that one blank parts."""
    return any(cell.x + len(cell) > band[0] + _POINT for band in following)


def _nearest(start: int, end: int, columns: Bands) -> int:
    """The last of the columns that are the nearest to a place."""
    away = [max(band[0] - end + 1, start - band[1] + 1, 0) for band in columns]
    return len(away) - 1 - away[::-1].index(min(away))
