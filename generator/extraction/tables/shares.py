"""The lines of wrapped cells shared out among the rows: around the line of the figures, or below its first words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from math import inf
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from generator.extraction.tables.grid import Box, Cell, loud, rubric
from generator.extraction.tables.names import ill_cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.view import View

_DEEPEST = 6
"""Lines of the deepest cell to each side of its figures."""

_MOST = 20
"""More lines between two rows are no cells."""

_NAMELESS = 2
"""What a row without a name costs: the cell of a name may be that of several rows."""

_OPEN = 3
"""What each end of a cell costs that shows that it goes on there."""

_TITLE = 1.5
"""What it costs to take a line that does not look so for the title of a part of the table."""

_OUT_OF_LINE, _MOSTLY = 2, 5
"""Columns by which names begin out of line, and the share of names, all but one out of so many, that do not."""

_EVEN = 0.01
"""Two ways whose costs differ by less are as good."""

_TIED = re.compile(r"(?:[-,(]|\b(?:de|du|des|la|le|les|et|a|au|aux|pour|en|sur|d'|l'))\Z")


@dataclass(frozen=True)
class Column:
    """A column of a table: the cells on the lines of the figures, and the lines free around those.

    There is one gap more than rows: ``gaps`` are the lines above the first row, between two, and below the last. Rows
    in ``totals`` have no other line. In the column of names (``named``) a line may be the title of a part of the table.
    In a table whose cells are ``hung`` all of a row begin on the line of its figures; in others they are centred on it.
    """

    view: View
    own: tuple[Cell | None, ...]
    gaps: tuple[tuple[Cell, ...], ...]
    totals: frozenset[int]
    named: bool
    hung: bool = False

    @cached_property
    def capitals(self) -> bool:
        """Whether most of the names are written in capitals."""
        names = [self.view.text[cell.start : cell.end] for cell in self.own if cell]
        return 2 * sum(map(str.isupper, names)) > len(names)

    @cached_property
    def left(self) -> int | None:
        """Where nearly all names begin; nothing where they do not begin at one place."""
        starts = Counter(cell.x for cell in self.own if cell)
        for start, _ in starts.most_common(1):
            near = sum(starts[start + out] for out in range(-_OUT_OF_LINE, _OUT_OF_LINE + 1))
            return start if near * _MOSTLY >= starts.total() * (_MOSTLY - 1) and near > 1 else None
        return None

    @property
    def width(self) -> int:
        """The length of the longest of all lines."""
        return max(map(len, (*filter(None, self.own), *chain(*self.gaps))), default=0)


class _Way(NamedTuple):
    """A way to share out the lines down to some row: its cost, whether no other is as good, its cell, the way to it."""

    cost: float
    sure: bool
    box: Box
    above: _Way | None


def shared_out(column: Column) -> tuple[float, tuple[Box, ...] | None]:
    """The lines of the cell of each row, none where two ways to share them out are as good; and how ill they stand.

    A cell breaks only where its next word did not fit.
    """
    width = column.width
    if any(len(gap) > _MOST for gap in column.gaps):
        return inf, None
    ways = {taken: _Way(cost, sure=True, box=(), above=None) for taken, cost in _left(column, 0, 0)}
    for rank in range(len(column.own)):
        after: dict[int, _Way] = {}
        for above, way in ways.items():
            for below in range(min(len(column.gaps[rank + 1]), _DEEPEST) + 1):
                box, cost = _box(column, rank, above, below, width)
                for taken, titles in _left(column, rank + 1, below):
                    one = _Way(way.cost + cost + titles, way.sure, box, way)
                    after[taken] = _better(after[taken], one) if taken in after else one
        ways = after
    best = min(ways.values(), key=attrgetter("cost"), default=None)
    if best is None or best.cost == inf:  # too many lines below the last row are no cell
        return inf, None
    return best.cost, tuple(_boxes(best))[::-1] if best.sure else None


def _boxes(way: _Way) -> Iterator[Box]:
    """The cells of a way, from the last row to the first."""
    while way.above is not None:
        yield way.box
        way = way.above


def _better(kept: _Way, other: _Way) -> _Way:
    """The cheaper of two ways; neither is sure where they are even."""
    if abs(kept.cost - other.cost) < _EVEN:
        return kept._replace(sure=False)
    return min(kept, other, key=attrgetter("cost"))


def _left(column: Column, gap: int, below: int) -> Iterator[tuple[int, float]]:
    """How many lines of a gap the next row may take, and what the titles between those and ``below`` others cost."""
    lines = column.gaps[gap]
    for taken in range(len(lines) - below + 1) if gap < len(column.own) else (0,):
        titles = lines[below : len(lines) - taken]
        if column.named or not titles:
            yield taken, sum(_title(column, title) for title in titles)


def _title(column: Column, cell: Cell) -> float:
    """What it costs to take a line for the title of a part: nothing where it looks like one, too much if it goes on."""
    if _titles(column, cell):
        return 0.0
    view = column.view
    goes_on = not view.text[cell.start].isupper() or _TIED.search(view.folded, cell.start, cell.end)
    return inf if goes_on else _TITLE


def _titles(column: Column, cell: Cell) -> bool:
    """Whether a line looks like the title of a part of the table.

    « Culture » does, and capitals where names have others, or what begins elsewhere than all names do.
    """
    out = column.left is not None and abs(cell.x - column.left) > _OUT_OF_LINE
    return out or rubric(column.view, cell) or (not column.capitals and loud(column.view, cell))


def _box(column: Column, rank: int, above: int, below: int, width: int) -> tuple[Box, float]:
    """A cell with so many of the lines above and below its figures, and how ill they stand and are cut."""
    before, own, after = column.gaps[rank], column.own[rank], column.gaps[rank + 1]
    box = (*before[len(before) - above :], *([own] if own else []), *after[:below])
    if rank in column.totals:
        return box, above + below
    if not box:
        return box, _NAMELESS if column.named else 0
    ill: float = above + (own is None) if column.hung else abs(above - below)
    if column.named:
        ill += _TITLE * sum(_titles(column, cell) for cell in box if cell is not own)
    return box, ill + ill_cut(column.view, box, width) + _OPEN * _open(column.view, box)


def _open(view: View, box: Box) -> int:
    """How many ends of a cell show that it goes on: « Association Récré à Mi- », « et Loisirs »."""
    first = view.text[box[0].start]
    return (_TIED.search(view.folded, box[-1].start, box[-1].end) is not None) + (first.islower() or first == "(")
