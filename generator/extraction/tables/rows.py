"""The rows of a table whose names run over several lines: which lines of words belong to which amount."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.extraction.tables.folds import gathered
from generator.extraction.tables.grid import Cell, loud_over, rubric
from generator.extraction.tables.ledger_rows import TIE
from generator.extraction.tables.names import Item, capitals, ill_cut, split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.extraction.tables.grid import GridLine
    from generator.french.amounts import Amount
    from generator.reading.view import View
    from generator.values.span import Span

_NEAR = 4
"""A name starts within this many columns of the left edge of its column; a page break shifts a table by one or two."""


_KIND = Cell(0, 0, 0)
"""The cell of a kind of subsidy, whose words are not kept."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row as printed: the lines of its name, its amounts, whether it is a total, and whether its name is sure."""

    name: tuple[Cell, ...]
    sums: tuple[Amount, ...]
    total: bool = False
    sure: bool = True


def rows(view: View, lines: Iterable[GridLine], *, aligned: bool, columns: int = 1, words: int = 0) -> tuple[Row, ...]:
    """Put the rows of a table together.

    ``aligned`` where wide gaps keep columns: a name stands around its amount, at the left edge of its column.
    Else the words come in reading order, and a name stands before its amounts, one of each of its ``columns`` of money.
    Where the table has so many ``words``, columns of words of which the name is the first, a row of as many lines of
    them is named by the first.
    """
    kept = tuple(lines)
    if not aligned:
        columns = max(columns, _breadth(kept))
        return tuple(_joined(_closed(kept, [*_in_order(view, kept, words, one_sum=columns <= 1)]), columns))
    kept = _ended(kept)
    edge = min((line.words[0].x for line in kept if line.words and not line.total), default=0)
    found: list[Row] = []
    for block in _blocks(kept, edge):
        found.extend(_centred(view, gathered(view, block, columns), edge, single=words == 1))
    return tuple(found)


def _ended(lines: tuple[GridLine, ...]) -> tuple[GridLine, ...]:
    """The lines up to the first blank one below all amounts: the foot of a page is no row, and is out of line."""
    last = max((n for n, line in enumerate(lines) if line.sums), default=-1) + 1
    return (*lines[:last], *itertools.takewhile(lambda line: not line.blank, lines[last:]))


def _blocks(lines: tuple[GridLine, ...], edge: int) -> Iterator[list[GridLine]]:
    """The lines between blank lines, totals and headings: no name runs across one of those."""
    block: list[GridLine] = []
    for line in lines:
        heading = bool(line.words) and not line.sums and all(cell.x > edge + _NEAR for cell in line.words)
        alone = heading and len(line.words) == 1 and not line.code
        if line.blank or line.total or (alone and not _beside(block, line)):
            if block:
                yield block
            block = []
            if line.total:
                yield [line]
            continue
        block.append(line)
    if block:
        yield block


def _beside(block: list[GridLine], line: GridLine) -> bool:
    """Whether the only words of a line stand under those of another column of the block."""
    return any(abs(cell.x - line.words[0].x) <= 1 for above in block for cell in above.words[1:])


def _centred(view: View, block: list[GridLine], edge: int, *, single: bool) -> Iterator[Row]:
    """The rows of a block: each name is centred on its amount, and breaks only where its next word did not fit.

    In a table with a ``single`` column of words, those on the line of an amount name it, wherever they begin.
    """
    if block[0].total:
        yield Row((), block[0].sums, total=True)
        return
    items: list[Item] = []
    free: list[Cell] = []
    for line in block:
        near = line.words and (line.words[0].x <= edge + _NEAR or (single and line.sums))
        own = line.words[0] if near else None
        if line.sums:
            free = _untitled(view, free, own)
            items.append(Item(line, own, free))
            free = []
        elif own is not None:
            free.append(own)
    width = max((len(cell) for item in items for cell in (*item.above, *([item.own] if item.own else []))), default=0)
    width = max(width, *(len(cell) for cell in free), 0) if free else width
    for item, name in zip(items, split(view, items, free, width), strict=True):
        yield Row(name, item.line.sums)


def _untitled(view: View, free: list[Cell], own: Cell | None) -> list[Cell]:
    """The lines above the amount of a row, without the titles of parts: « CULTURE », over « Chorale Mélodia »."""
    names = zip(free, [*free[1:], own], strict=False)
    return [cell for cell, name in names if name is None or not (rubric(view, cell) or loud_over(view, cell, name))]


def _in_order(view: View, kept: tuple[GridLine, ...], columns: int, *, one_sum: bool) -> Iterator[Row]:
    """The rows of a table read in order: the words since the last amount, from the last code on, name the row.

    Where each row has ``one_sum``, names that stand in a block, then their amounts in another, are a table read column
    by column: as many of the one as of the other name each other, and else no name is sure.
    """
    width = max((len(cell) for line in kept for cell in line.words), default=0)
    coded = Counter(line.code is not None for line in kept)[True] > 0
    kinds = any(line.kind for line in kept)
    counted = columns > 1 and {*_words(view, kept, columns)} == {columns}
    state = _Reading(kinds=kinds)
    block = 0
    for at, line in enumerate(kept):
        if block:
            block -= 1
            continue
        if line.total or state.total:
            state = _Reading(kinds=kinds, total=not line.sums)
            if line.sums:
                yield Row((), line.sums, total=True)
            continue
        if not state.takes(line):
            continue
        sums = _column(kept, at) if one_sum and not (coded or kinds or counted) and len(state.words) > 1 else []
        if len(sums) > 1:
            named = len(sums) == len(state.words)
            yield from (Row((word,), one) for word, one in zip(state.words, sums, strict=True)) if named else (
                Row((), one) for one in sums
            )  # fmt: skip
            state, block = _Reading(kinds=kinds), len(sums) - 1
            continue
        name = next(iter(_cells(view, state.words, columns)), ()) if counted else _first(view, state.words, width)
        alone = not coded and len(state.words) == len(name)
        sure = counted or (bool(name) and (state.code or alone or len(state.words) == 1))
        if sure and columns > 1 and len(state.words) == 1 and line.words and line.sums:
            loud = capitals(view, name[0])  # the other columns of words stand behind the name, on its line
            name, sure = (loud,) if loud else name, loud is not None
        yield Row(name, line.sums, sure=sure)
        state = _Reading(kinds=kinds)


def _closed(lines: tuple[GridLine, ...], found: list[Row]) -> list[Row]:
    """The rows, the last of them named by the words behind the last code, where those stand behind all amounts.

    A converter may put the end of a column of codes and names after the amounts: the last code is that of the last
    amount where there are as many of the one as of the other, with a total under them.
    """
    named = [row for row in found if not row.total]
    if not named or named[-1].name or len(found) == len(named):
        return found
    amounts = {amount.span for row in found for amount in row.sums}
    codes = [n for n, line in enumerate(lines) if line.code and not {one.span for one in line.sums} & amounts]
    last = max(n for n, line in enumerate(lines) if {one.span for one in line.sums} & {*_spans(named[-1])})
    if len(codes) != len(named) or codes[-1] < last:
        return found
    behind = itertools.takewhile(lambda line: not line.total, lines[codes[-1] :])
    name = tuple(cell for line in behind for cell in line.words[:1])
    return [replace(row, name=name, sure=True) if row is named[-1] else row for row in found]


def _spans(row: Row) -> Iterator[Span]:
    """Where the amounts of a row stand."""
    return (amount.span for amount in row.sums)


def _column(lines: tuple[GridLine, ...], at: int) -> list[tuple[Amount, ...]]:
    """The amounts of the lines from ``at`` on that hold one each and nothing else, up to the first that does not."""
    sums = []
    while at < len(lines) and len(lines[at].sums) == 1 and not (lines[at].words or lines[at].total or lines[at].code):
        sums.append(lines[at].sums)
        at += 1
    return sums


def _breadth(lines: tuple[GridLine, ...]) -> int:
    """How many amounts a row has where each has its cell on a line of its own, whatever the heads say; else 1.

    They follow each other as often in every row; where as many names stand above them, each has its own.
    """
    runs: list[int] = []
    names: list[int] = []
    words = 0
    below = total = False
    for line in lines:
        alone = bool(line.sums) and not (line.words or line.code or line.total)
        if alone and below:
            runs[-1] += 1
        elif alone and not total:
            runs.append(1)
            names.append(words)
        elif line.words:
            words = 0 if below else words
            words += not line.total
        total = line.total or (total and alone)
        below = alone and not total
    several = len(runs) > 1 and len(set(runs)) == 1 and runs != names
    return runs[0] if several else 1


def _words(view: View, lines: Iterable[GridLine], columns: int) -> Iterator[int]:
    """How many cells of words stand before the first amount of each row."""
    words: list[Cell] = []
    for line in lines:
        if line.sums or line.total:
            if words and not line.total:
                yield len(_cells(view, words, columns))
            words = []
        elif line.words or line.kind:
            words.append(line.words[0] if line.words else _KIND)


def _cells(view: View, words: list[Cell], columns: int) -> list[tuple[Cell, ...]]:
    """The cells of words of a row, each of one line; where there are more than its ``columns``, a tie joins two.

    « Cercle d'escrime de » over « Saint-Roch » is one cell.
    """
    found: list[tuple[Cell, ...]] = []
    for cell in words:
        if len(words) > columns and found and TIE.search(view.folded[found[-1][-1].start : found[-1][-1].end]):
            found[-1] = (*found[-1], cell)
        else:
            found.append((cell,))
    return found


def _joined(found: Iterable[Row], columns: int) -> Iterator[Row]:
    """The rows read in order, with the amounts of their further columns: those that come next, without a name."""
    last: Row | None = None
    for row in found:
        if last is not None and not row.name and not row.total and len(last.sums) + len(row.sums) <= columns:
            last = replace(last, sums=(*last.sums, *row.sums))
            continue
        if last is not None:
            yield last
        last = row
    if last is not None:
        yield last


@dataclass(slots=True)
class _Reading:
    """What was read since the last amount: words, whether a code and a kind of subsidy came, whether a total did.

    ``kinds`` where the table names the kind of each subsidy, which then comes between the name and the amount.
    """

    kinds: bool
    words: list[Cell] = field(default_factory=list)
    code: bool = False
    kind: bool = False
    total: bool = False

    def takes(self, line: GridLine) -> bool:
        """Read a line; whether its amount closes a row. A lone figure with nothing before it is a code."""
        closed = self.kind and bool(self.words)
        named = self.kind if self.kinds else self.code and bool(self.words)
        if line.code is not None and (line.words or not line.sums or not named):
            if line.words or not (self.words and self.code):
                self.words, self.code = [], True
            if not line.words:
                return False
        if not closed:
            self.words.extend(line.words[:1])
        self.kind = self.kind or line.kind
        return bool(line.sums)


def _first(view: View, pending: list[Cell], width: int) -> tuple[Cell, ...]:
    """The lines of the first name of ``pending``: up to a cut where the next word would have fitted."""
    name: list[Cell] = []
    for cell in pending:
        if name and ill_cut(view, (name[-1], cell), width):
            break
        name.append(cell)
    return tuple(name)
