"""Tables that a page draws with lines: which words stand in which cell, whatever line of text they were wrapped to."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.sources.layout import Word
    from generator.sources.strokes import Stroke

NEAR = 3.0
"""Points by which two lines of one border may lie apart, and a border may miss the corner it should reach."""

COVERED = 0.6
"""Share of the side of a cell that must be drawn: beside a merged cell nothing is, corners are left blank."""

FEWEST_ROWS = FEWEST_COLUMNS = 2
"""A box, or boxes side by side, frame a heading or part a head in two columns: no table of data."""

TALLEST = 8
"""Lines of a cell beyond which its row is no row of data but columns of a page."""

LONGEST_REST = 3
"""Letters of a word that a narrow column leaves for the next line: more, and the column would have been drawn wider."""

_Cells = dict[int, "list[Word]"]

_FIGURES = re.compile(r"[.,  ]*\d[\d.,  ]*(?:€|euros?)?", re.IGNORECASE)
"""A line of a cell that is a figure: two of them in one cell are two rows that no line parts."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: from the height of its first printed line, ``base``, to that of its last, ``foot``.

    ``tabled`` when it is a row of a table: no blank line parts two of them, however high they are.
    """

    base: float
    foot: float
    size: float
    text: str
    tabled: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The borders of a table, from left to right and from foot to head, and which cell each of its squares is of.

    ``cells[row][column]`` is the number of a cell; one cell may have several squares.
    """

    across: tuple[float, ...]
    down: tuple[float, ...]
    cells: tuple[tuple[int, ...], ...]


def cut(words: Iterable[Word], strokes: Sequence[Stroke]) -> tuple[list[Word], list[Line]]:
    """The words that stand in no row of a drawn table, and the rows of those tables.

    A row whose cells are columns of a page, or hold several figures each, is left to its words.
    """
    free, rows = list(words), list[Line]()
    for table in tables(strokes):
        inside: dict[int, _Cells] = {}
        outside = []
        for word in free:
            place = square(table, (word.left + word.right) / 2, word.base + word.size / 3)
            if place is None:
                outside.append(word)
            else:
                inside.setdefault(place[0], {}).setdefault(place[1], []).append(word)
        free = outside
        margin = min((_margin(table, cells) for cells in inside.values()), default=0.0)
        for row, cells in sorted(inside.items()):
            line = _line(table, row, cells, margin)
            if line is None:
                free += [word for cell in cells.values() for word in cell]
            else:
                rows.append(line)
    return free, rows


def square(table: Table, middle: float, height: float) -> tuple[int, int] | None:
    """The row and the column of the cell that holds a place: those of the square at its head on the left."""
    column, row = bisect_right(table.across, middle) - 1, bisect_right(table.down, height) - 1
    if not (0 <= column < len(table.across) - 1 and 0 <= row < len(table.down) - 1):
        return None
    cell = table.cells[row][column]
    while column and table.cells[row][column - 1] == cell:
        column -= 1
    while row + 1 < len(table.cells) and table.cells[row + 1][column] == cell:
        row += 1
    return row, column


def _margin(table: Table, cells: _Cells) -> float:
    """How near the words of a row come to the border on their left."""
    return min(min(word.left for word in words) - table.across[column] for column, words in cells.items())


def _line(table: Table, row: int, cells: _Cells, margin: float) -> Line | None:
    """The row as a line of text, unless its cells hold more than one line of data."""
    lines = {column: printed(words) for column, words in cells.items()}
    if any(len(cell) > TALLEST or _figures(cell) > 1 for cell in lines.values()):
        return None
    written, before = [], None
    for column, cell in enumerate(table.cells[row]):
        end = column + table.cells[row].count(cell)
        written.append(joined(lines.get(column, []), table.across[end] - margin) if cell != before else "")
        before = cell
    words = [word for cell in cells.values() for word in cell]
    bases = [word.base for word in words]
    size = max(word.size for word in words)
    return Line(max(bases), min(bases), size, "\t".join(written).rstrip("\t"), tabled=True)


def _figures(lines: Sequence[Sequence[Word]]) -> int:
    """How many lines of a cell are figures."""
    return sum(_FIGURES.fullmatch(" ".join(word.text for word in line)) is not None for line in lines)


def printed(words: list[Word]) -> list[list[Word]]:
    """The lines of a cell, from its head."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-word.base, word.left)):
        if lines and lines[-1][0].base - word.base <= word.size / 2:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.left) for line in lines]


def joined(lines: Sequence[Sequence[Word]], border: float) -> str:
    """The lines of a cell as one; ``border`` is how far its words may reach."""
    text = ""
    for number, line in enumerate(lines):
        glued = number and _glued(lines[number - 1][-1], line, border)
        text += " " * (bool(text) and not glued) + " ".join(word.text for word in line)
    return text


def _glued(last: Word, below: Sequence[Word], border: float) -> bool:
    """Whether the line ``below`` goes on with the word ``last`` of the line above.

    A hyphen at the end of a line is kept: it is more often a name's (« Saint-Hubert ») than a cut word's. A word too
    long for its column is cut where the column ends, without a hyphen: « COD » over « E ».
    """
    first = below[0].text
    if last.text.endswith("-"):
        return len(last.text) > 1 and last.text[-2].isalpha() and first[0].isalpha()
    letter = (last.right - last.left) / len(last.text)
    alike = first.isupper() == last.text.isupper() and first.islower() == last.text[1:].islower()
    whole = last.text.isalpha() and first.isalpha() and len(below) == 1 and len(first) <= LONGEST_REST
    return whole and alike and last.right + letter > border


def tables(strokes: Sequence[Stroke]) -> Iterator[Table]:
    """The tables that lines draw, each made of the lines that touch each other."""
    for group in _touching(strokes):
        across = _borders([(stroke.left, stroke.right) for stroke in group])
        down = _borders([(stroke.low, stroke.high) for stroke in group])
        if len(across) <= FEWEST_COLUMNS or len(down) <= FEWEST_ROWS:
            continue
        table = Table(across, down, _cells(group, across, down))
        if any(len(set(row)) >= FEWEST_COLUMNS for row in table.cells):
            yield table


def _touching(strokes: Sequence[Stroke]) -> list[list[Stroke]]:
    """The lines in groups of those that meet; lines that only run beside each other do not.

    A line drawn a side of a cell at a time is one: above a merged cell, the piece of each column meets no line down.
    """
    group = list(range(len(strokes)))

    def chief(number: int) -> int:
        while group[number] != number:
            group[number] = number = group[group[number]]
        return number

    down = [number for number, stroke in enumerate(strokes) if stroke.left == stroke.right]
    for number, stroke in enumerate(strokes):
        if stroke.left == stroke.right:
            continue
        for other in down:
            if _meet(stroke, strokes[other]):
                group[chief(other)] = chief(number)
    begins = {_place(stroke.left, stroke.low): number for number, stroke in enumerate(strokes)}
    for number, stroke in enumerate(strokes):
        if stroke.low == stroke.high and (after := begins.get(_place(stroke.right, stroke.low))) is not None:
            group[chief(after)] = chief(number)
    groups: dict[int, list[Stroke]] = {}
    for number, stroke in enumerate(strokes):
        groups.setdefault(chief(number), []).append(stroke)
    return list(groups.values())


def _place(x: float, y: float) -> tuple[int, int]:
    """A point, to the half of a point: the pieces of one line end where the next begin."""
    return round(2 * x), round(2 * y)


def _meet(across: Stroke, down: Stroke) -> bool:
    """Whether a line across and a line down touch."""
    return across.left - NEAR <= down.left <= across.right + NEAR and down.low - NEAR <= across.low <= down.high + NEAR


def _borders(spans: Sequence[tuple[float, float]]) -> tuple[float, ...]:
    """The places of the borders: lines closer than ``NEAR`` are the two sides of one.

    Where the other lines end there is a border too, drawn or not: a table cut by the end of a page has no foot.
    """
    places = [low for low, high in spans if low == high]
    ends = (min(low for low, _ in spans), max(high for _, high in spans))
    kept: list[float] = []
    for place in sorted((*places, *ends)):
        if not kept or place - kept[-1] > NEAR:
            kept.append(place)
    return tuple(kept)


def _cells(group: Sequence[Stroke], across: Sequence[float], down: Sequence[float]) -> tuple[tuple[int, ...], ...]:
    """Which cell each square is of: two squares are of one cell when no border is drawn between them."""
    columns = len(across) - 1
    cells = [[row * columns + column for column in range(columns)] for row in range(len(down) - 1)]
    for row, (low, high) in enumerate(pairwise(down)):
        for column, (left, right) in enumerate(pairwise(across)):
            if column and not _drawn_down(group, left, low, high):
                cells[row][column] = cells[row][column - 1]
            if row and not _drawn_across(group, low, left, right):
                cells[row][column] = cells[row - 1][column]
    return tuple(map(tuple, cells))


def _drawn_down(group: Sequence[Stroke], at: float, low: float, high: float) -> bool:
    """Whether the border at ``at`` is drawn from ``low`` to ``high``."""
    spans = ((line.low, line.high) for line in group if line.left == line.right and abs(line.left - at) <= NEAR)
    return _covered(spans, low, high)


def _drawn_across(group: Sequence[Stroke], at: float, left: float, right: float) -> bool:
    """Whether the border at ``at`` is drawn from ``left`` to ``right``."""
    spans = ((line.left, line.right) for line in group if line.low == line.high and abs(line.low - at) <= NEAR)
    return _covered(spans, left, right)


def _covered(spans: Iterable[tuple[float, float]], begin: float, end: float) -> bool:
    """Whether lines cover enough of a side; the two sides of one border count once."""
    covered, reached = 0.0, begin
    for low, high in sorted(spans):
        length = min(high, end) - max(low, reached)
        if length > 0:
            covered += length
            reached = min(high, end)
    return covered >= COVERED * (end - begin)
