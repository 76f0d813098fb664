"""The words of a page put back where they stood: columns are kept apart by blanks, lines by their height."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from generator.sources import ruled, unruled
from generator.sources.gutters import parted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.sources.strokes import Stroke

SAME_LINE = 0.35
"""Share of the letter size by which words of one line may differ in height: an exponent is raised by a third."""

HALF_LINE = 0.55
"""The same for words in other columns. Lines are 1.15 apart: a cell that leans to one of two lines joins it, one that
is centred between them (0.57) stays a line of its own, from which floor 3 knows that it belongs to both."""

COLUMN_GAP = 1.0
"""Gap, in letter sizes, from which two words stand in two columns: a blank is 0.25, a justified one 0.3 to 0.9."""

JUSTIFIED = 2.0
"""In a line whose usual blank is wide, a column begins at twice that blank."""

FEWEST_GAPS = 4
"""Gaps that a line needs before its usual blank means anything."""

NEAR_GAP = 0.3
"""Gap, in letter sizes, that is a column's where the lines around begin a cell at the very same place."""

WIDER = 1.3
"""And that must be wider than the narrowest of its line: in a sentence all are alike."""

ALIGNED = 0.5
"""Points by which two cells of one column may be out of line: word processors place them to the thousandth."""

AROUND, WITNESSES = 4, 2
"""Lines above and below that are asked, and how many of them must begin a cell there, to the right of another: where
lines are only indented, there is no column."""

CELL_BLANKS = 3
"""Fewest blanks between two columns: floor 3 takes up to two for a gap inside a cell."""

LEADING = 1.2
"""Usual distance between two lines, in letter sizes."""

MOST_BLANK_LINES = 4
"""Blank lines say that there is a gap; how many more than four it is worth says nothing."""

TIGHTEST = 0.6
"""Share of the usual letter width below which the grid of columns is not narrowed: one dense cell is no rule."""

WIDEST = 400
"""Farthest column of a line, in characters: a word placed outside the page must not fill a disk with blanks."""


class Word(NamedTuple):
    """A word as it was printed: its place on the page in points, from the left and from the foot of the page."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class _Cell:
    """Words of one line that belong together."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words, a blank apart."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(word.right for word in self.words)


@dataclass(frozen=True, slots=True)
class _Row:
    """Cells on one base line."""

    base: float
    size: float
    cells: tuple[_Cell, ...]


def render(words: Iterable[Word], strokes: Sequence[Stroke] = ()) -> str:
    r"""The text of a page, a line of text for each printed line, columns where they were printed.

    A row of a table that ``strokes`` draw is one line, however its cells were wrapped: its cells are apart by tabs, as
    those of a document that flows. The result ends with a line break; a page without words gives an empty text.

    >>> head = [Word("Extrait", 50, 85, 700, 10), Word("Convoqué", 200, 250, 700, 10), Word("le", 253, 262, 700, 10)]
    >>> render([*head, Word("réuni", 200, 225, 688, 10)])
    'Extrait                       Convoqué le\n                              réuni\n'
    """
    parts = parted(_lines(_distinct(words)))
    return "\n".join("".join(_part(column, strokes) for column in part) for part in parts)


def _part(words: Iterable[Word], strokes: Sequence[Stroke]) -> str:
    """The text of the words of a page that are read together."""
    free, tabled = ruled.cut(words, strokes)
    free, more = unruled.cut(_lines(free))
    tabled += more
    rows = _aligned([_row(line) for line in _meshed(_lines(free))])
    printed = _placed(rows) + tabled
    if not printed:
        return ""
    printed.sort(key=lambda line: -line.base)
    written = []
    for above, line in pairwise([printed[0], *printed]):
        gap = round((above.foot - line.base) / (LEADING * min(above.size, line.size))) - 1
        gap = 0 if above.tabled and line.tabled else max(0, min(gap, MOST_BLANK_LINES))
        written.append("\n" * gap + line.text + "\n")
    return "".join(written)


def _placed(rows: Sequence[_Row]) -> list[ruled.Line]:
    """The rows as lines of text, on one grid of columns."""
    if not rows:
        return []
    origin = min(row.cells[0].left for row in rows)
    unit = _unit(rows)
    return [ruled.Line(row.base, row.base, row.size, _written(row, origin, unit)) for row in rows]


def _distinct(words: Iterable[Word]) -> list[Word]:
    """The words, each once: a heading made bold by printing it twice is said once."""
    kept: dict[tuple[str, int, int], Word] = {}
    for word in words:
        step = word.size / 4
        kept.setdefault((word.text, round(word.left / step), round(word.base / step)), word)
    return list(kept.values())


def _lines(words: list[Word]) -> list[list[Word]]:
    """The words of each line, from the head of the page to its foot."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-word.base, word.left)):
        if lines and lines[-1][0].base - word.base <= SAME_LINE * max(word.size, lines[-1][0].size):
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _meshed(lines: list[list[Word]]) -> list[list[Word]]:
    """The lines, where half a line apart and in other columns made one."""
    meshed: list[list[Word]] = []
    for line in lines:
        if meshed and _fits(meshed[-1], line):
            meshed[-1] = meshed[-1] + line
        else:
            meshed.append(line)
    return meshed


def _fits(above: list[Word], below: list[Word]) -> bool:
    """Whether the words of two lines stand beside each other, none under another."""
    size = min(max(word.size for word in above), max(word.size for word in below))
    if above[-1].base - below[0].base > HALF_LINE * size:
        return False
    words = sorted((*above, *below), key=lambda word: word.left)
    return all(before.right <= after.left for before, after in pairwise(words))


def _row(words: list[Word]) -> _Row:
    """One line cut into cells at its wide gaps."""
    words = sorted(words, key=lambda word: (word.left, word.right))
    size = max(word.size for word in words)
    gaps = [after.left - before.right for before, after in pairwise(words)]
    usual = median(gaps) if len(gaps) >= FEWEST_GAPS else 0.0
    wide = COLUMN_GAP * size
    if usual < wide:
        wide = max(wide, JUSTIFIED * usual)
    begins = [gap > wide for gap in gaps]
    return _Row(max(words, key=lambda word: word.size).base, size, _cut(words, begins))


def _cut(words: Sequence[Word], begins: Iterable[bool]) -> tuple[_Cell, ...]:
    """``words`` as cells; of each but the first it is told whether it begins one."""
    cells: list[list[Word]] = [[words[0]]]
    for word, first in zip(words[1:], begins, strict=True):
        if first:
            cells.append([word])
        else:
            cells[-1].append(word)
    return tuple(_Cell(tuple(cell)) for cell in cells)


def _aligned(rows: Sequence[_Row]) -> list[_Row]:
    """The rows, cut also at the narrow gaps where the lines around show that a column begins."""
    starts = [[cell.left for cell in row.cells[1:]] for row in rows]
    cut = []
    for number, row in enumerate(rows):
        around = starts[max(0, number - AROUND) : number] + starts[number + 1 : number + 1 + AROUND]
        edges = _shared(around)
        cells: list[_Cell] = []
        for cell in row.cells:
            gaps = [after.left - before.right for before, after in pairwise(cell.words)]
            usual = min(gaps) if len(gaps) > 1 else 0.0
            begins = [
                gap > max(NEAR_GAP * row.size, WIDER * usual) and any(abs(word.left - at) <= ALIGNED for at in edges)
                for gap, word in zip(gaps, cell.words[1:], strict=True)
            ]
            cells += _cut(cell.words, begins) if edges and any(begins) else (cell,)
        cut.append(_Row(row.base, row.size, tuple(cells)))
    return cut


def _shared(around: list[list[float]]) -> list[float]:
    """The places at which enough of the lines around begin a cell."""
    lefts = sorted(left for row in around for left in row)
    return [left for left, witness in zip(lefts, lefts[WITNESSES - 1 :], strict=False) if witness - left <= ALIGNED]


def _unit(rows: Sequence[_Row]) -> float:
    """The width of one column of text in points: that of a letter, or less where cells would push each other."""
    widths = [(cell.right - cell.left) / len(cell.text) for row in rows for cell in row.cells]
    usual = max(median(widths), 0.1)
    room = sorted(
        (after.left - before.left) / (len(before.text) + CELL_BLANKS)
        for row in rows
        for before, after in pairwise(row.cells)
    )
    if not room:
        return usual
    return min(usual, max(room[len(room) // 10], TIGHTEST * usual))


def _written(row: _Row, origin: float, unit: float) -> str:
    """A row as a line of text: each cell at its column, or as near to it as the cell before allows."""
    line = ""
    for cell in row.cells:
        column = min(round((cell.left - origin) / unit), WIDEST)
        if line:
            column = max(column, len(line) + CELL_BLANKS)
        line = line.ljust(column) + cell.text
    return line
