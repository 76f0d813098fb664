"""Tables without borders whose cells are wrapped: white bands part their columns, and taller ones their rows."""

from __future__ import annotations

from itertools import chain
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from generator.sources.ruled import TALLEST, Line, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.sources.layout import Word

    Lines = Sequence[list[Word]]
    Spans = tuple[tuple[float, float], ...]

BAND = 0.5
"""White between two columns, in letter sizes: a blank of running text is 0.25, a stretched one may break it."""

FEWEST_COLUMNS, MOST_COLUMNS, FEWEST_ROWS = 3, 20, 3
"""Two columns are a head beside its margin, or a name and its figure: floor 3 reads them where they stand."""

TIGHT = 1.4
"""Distance between two lines of one cell, in letter sizes: more parts two rows. Lines are 1.15 to 1.25 apart."""

FAR = 4.0
"""White above a line, in letter sizes, that ends the table over it."""

FULL_ROWS = 0.6
"""Share of the rows that have a cell in each column: else the columns are those of a head, or of a signature."""


class _Cell(NamedTuple):
    """The lines of one cell: its column, its head and its foot on the page."""

    column: int
    head: float
    foot: float
    lines: list[list[Word]]


def cut(lines: Lines) -> tuple[list[Word], list[Line]]:
    """The words that stand in no such table, and the rows of those tables.

    ``lines`` are the words printed at one height, from the head of the page on. A table none of whose cells is wrapped
    is left to its words: each row is a line already.
    """
    free: list[Word] = []
    rows: list[Line] = []
    done = at = 0
    while at < len(lines):
        columns = _spans(lines[at])
        if not FEWEST_COLUMNS <= len(columns) <= MOST_COLUMNS:
            at += 1
            continue
        stop, columns = _grown(lines, range(at + 1, len(lines)), columns)
        first, columns = _grown(lines, range(at - 1, done - 1, -1), columns)
        found = _rows(lines[first + 1 : stop], columns)
        free += chain(*lines[done : first + 1 if found else stop])
        rows += found
        done = at = stop
    return [*free, *chain(*lines[done:])], rows


def _grown(lines: Lines, ahead: range, columns: Spans) -> tuple[int, Spans]:
    """The first of the lines ``ahead`` that closes a white band between ``columns``, or stands far, and the columns."""
    for at in ahead:
        near, line = lines[at - ahead.step][0], lines[at]
        merged = _merged((*columns, *_spans(line)), 0)
        if len(merged) < len(columns) or abs(near.base - line[0].base) > FAR * near.size:
            return at, columns
        columns = merged
    return ahead.stop, columns


def _spans(line: Sequence[Word]) -> Spans:
    """The stretches of a line that hold words."""
    return _merged(((word.left, word.right) for word in line), BAND * max(word.size for word in line))


def _merged(spans: Iterable[tuple[float, float]], band: float) -> Spans:
    """Stretches that touch, or are less than a band apart, as one."""
    merged: list[tuple[float, float]] = []
    for left, right in sorted(spans):
        if merged and left - merged[-1][1] <= band:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return tuple(merged)


def _rows(lines: Lines, columns: Spans) -> list[Line]:
    """The rows of a table, or nothing where the lines are none of one, or each row is a line already."""
    if len(columns) > MOST_COLUMNS:
        return []
    rows: list[list[_Cell]] = []
    foot = inf
    for cell in sorted(_cells(lines, columns), key=lambda cell: -cell.head):
        if cell.head > foot and rows:
            rows[-1].append(cell)
            foot = min(foot, cell.foot)
        else:
            rows.append([cell])
            foot = cell.foot
    full = sum(len({cell.column for cell in row}) == len(columns) for row in rows)
    apart = all(len({cell.column for cell in row}) == len(row) for row in rows)
    tallest = max((len(cell.lines) for row in rows for cell in row), default=0)
    if not (apart and 1 < tallest <= TALLEST and len(rows) >= FEWEST_ROWS and full >= FULL_ROWS * len(rows)):
        return []
    return [_line(row, len(columns)) for row in rows]


def _cells(lines: Lines, columns: Spans) -> Iterator[_Cell]:
    """The cells of each column, from its head on: lines so near that no row ends between them."""
    for column, (left, right) in enumerate(columns):
        cell: _Cell | None = None
        for line in lines:
            words = sorted((word for word in line if left <= word.left <= right), key=lambda word: word.left)
            if not words:
                continue
            base, size = words[0].base, max(word.size for word in words)
            if cell is not None and cell.foot - base <= TIGHT * size:
                cell.lines.append(words)
                cell = cell._replace(foot=base)
                continue
            if cell is not None:
                yield cell
            cell = _Cell(column, base + size / 2, base, [words])
        if cell is not None:
            yield cell


def _line(row: Sequence[_Cell], columns: int) -> Line:
    """A row as a line of text, its cells apart by tabs."""
    told = {cell.column: joined(cell.lines, inf) for cell in row}
    bases = [words[0].base for cell in row for words in cell.lines]
    size = max(word.size for cell in row for words in cell.lines for word in words)
    text = "\t".join(told.get(column, "") for column in range(columns))
    return Line(max(bases), min(bases), size, text.rstrip("\t"), tabled=True)
