"""The rows of a ledger: whose name stands around its figures, or above them, and where its total is.

A table printed cell by cell may give several names, then their figures, row by row or column by column: where the last
figure of each row adds up the others, only one way of sharing them out does.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import takewhile
from typing import TYPE_CHECKING

from generator.extraction.tables.grid import rubric

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.extraction.tables.grid import Cell
    from generator.extraction.tables.ledger_lines import LedgerLine
    from generator.reading.view import View

_FEWEST = 3
"""Rows that add up, from which a table does; cells of a row of which the last is a sum."""

TIE = re.compile(r"(?:(?<![\w'])(?:de|du|des|d'|la|le|les|l'|et|a|au|aux|pour|en|sur)|[-–'])\Z")


@dataclass(slots=True)
class LedgerRow:
    """A row being put together: its words, its cells, where the figure of each stands, whether it has its vote.

    ``sure`` is whether the words are the name and nothing else: the first may be the end of the heads.
    """

    words: list[Cell] = field(default_factory=list)
    cells: list[Decimal | None] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    voted: bool = False
    sure: bool = True

    def takes(self, line: LedgerLine) -> None:
        """Take the cells of a line; only the place of its last one is known, and asked for."""
        self.cells.extend(line.cells)
        self.places.extend([line.place] * len(line.cells))


def wide(view: View, head: Sequence[LedgerLine], body: Sequence[LedgerLine]) -> tuple[list[LedgerRow], Decimal | None]:
    """The rows of a table with its cells side by side, and its total; ``free`` lines of words stand between them."""
    again = {view.folded[line.words.start : line.words.end] for line in head if line.words}
    found: list[LedgerRow] = []
    free: list[list[Cell]] = [[]]
    total: Decimal | None = None
    for line in body:
        if line.total and line.cells:
            total = line.cells[-1]
        elif len(line.cells) > 1:
            found.append(LedgerRow([line.words] if line.words else [], voted=line.voted))
            found[-1].takes(line)
            free.append([])
        elif line.words and not line.cells and view.folded[line.words.start : line.words.end] not in again:
            free[-1].append(line.words)
        elif line.voted and found and not line.words:
            found[-1].voted = True
    _named(view, found, free)
    return found, total


def _named(view: View, found: Sequence[LedgerRow], free: Sequence[list[Cell]]) -> None:
    """Complete the names of rows with the lines around them, each name being centred on its figures.

    A row without words of its own has one line above and one below; more of them, and those of a row that has some,
    go on in small letters or behind a word that ties: « Association des / anciens élèves 300 € / du collège ». Other
    lines are remarks.
    """
    for rank, row in enumerate(found):
        above, below = free[rank], free[rank + 1]
        bare = not row.words
        while above and (not row.words or _small(view, row.words[0]) or _tied(view, above[-1])):
            row.words.insert(0, above.pop())
        needed = rank + 1 < len(found) and not found[rank + 1].words
        goes_on = bool(row.words) and (bare or len(row.words) > 1)
        if (
            below
            and row.words
            and (_tied(view, row.words[-1]) or (goes_on and (_small(view, below[0]) or len(below) > needed)))
        ):
            row.words.append(below.pop(0))


def _small(view: View, words: Cell) -> bool:
    """Whether words go on with those above them: they begin in small letters, or with a bracket."""
    return view.text[words.start].islower() or view.text[words.start] == "("


def _tied(view: View, words: Cell) -> bool:
    """Whether words go on below: they end with one that ties, « Compagnie d'arc de »."""
    return TIE.search(view.folded[words.start : words.end]) is not None


def narrow(view: View, body: Sequence[LedgerLine]) -> tuple[list[LedgerRow], Decimal | None]:
    """The rows of a table printed one cell a line, names, then figures, then the vote; and its total."""
    found: list[LedgerRow] = []
    row = LedgerRow()
    for n, line in enumerate(body):
        if line.total:
            found.extend([row] if row.words and row.cells else [])
            return found, line.cells[-1] if line.cells else _below(body[n + 1 :])
        if line.words and row.cells:
            total = _total(found, row)
            found.append(row)
            row = LedgerRow()
            if total is not None:
                return found, total
        if line.words and (row.words or not rubric(view, line.words)):
            row.words.append(line.words)
        if line.cells:
            row.takes(line)
        if line.voted:
            row.voted = True
            found.extend([row] if row.cells else [])
            row = LedgerRow()
    total = _total(found, row)
    if row.cells and not row.words:
        return found, next((one for one in row.cells if one == added(found)), None)  # totals that no word announces
    return ([*found, row] if row.cells else found), total


def _below(body: Sequence[LedgerLine]) -> Decimal | None:
    """The last of the figures alone on their lines below « Total »."""
    figures = [line.cells[0] for line in takewhile(lambda line: line.alone, body)]
    return figures[-1] if figures else None


def _total(found: Sequence[LedgerRow], row: LedgerRow) -> Decimal | None:
    """The total that no word announces: what the last row has beyond its own cells, where it adds up what is above."""
    most = max((len(one.cells) for one in found), default=0)
    if not most < len(row.cells) <= 2 * most:
        return None
    own, total = row.cells[:-most], row.cells[-1]
    if total != added((*found, LedgerRow(cells=own))):
        return None
    row.cells, row.places = own, row.places[: len(own)]
    return total


def added(found: Iterable[LedgerRow]) -> Decimal:
    """What the last cells of rows add up to."""
    return sum((row.cells[-1] or Decimal(0) for row in found if row.cells), Decimal(0))


def summed(found: Sequence[LedgerRow]) -> list[LedgerRow]:
    """The rows whose last figure adds up the others, where those of the table do; else none.

    Several names above the figures of all of them share these out in the only way in which each row adds up.
    """
    whole = [row for row in found if _adds_up(row.cells)]
    if len(whole) < _FEWEST:
        return []
    width = Counter(len(row.cells) for row in whole).most_common(1)[0][0]
    kept: list[LedgerRow] = []
    for row in found:
        if len(row.cells) == width:
            kept.extend([row] if _adds_up(row.cells) else [])
        else:
            kept.extend(_parted(row, width))
    return kept


def _adds_up(cells: Sequence[Decimal | None]) -> bool:
    """Whether the last of three cells or more is the sum of the others."""
    figures = [cell for cell in cells if cell is not None]
    return len(cells) >= _FEWEST and len(figures) == len(cells) and sum(figures[:-1], Decimal(0)) == figures[-1]


def _parted(row: LedgerRow, width: int) -> Iterator[LedgerRow]:
    """The rows of a block of names and the figures of all, row by row or column by column: the only sharing that adds.

    The first line may be the title of a part of the table.
    """
    number, rest = divmod(len(row.cells), width)
    if rest or number < 2 or not 0 <= len(row.words) - number <= 1:  # noqa: PLR2004 - a block has two rows
        return
    by_row = [range(n * width, (n + 1) * width) for n in range(number)]
    by_column = [range(n, len(row.cells), number) for n in range(number)]
    ways = [way for way in (by_row, by_column) if all(_adds_up([row.cells[n] for n in ranks]) for ranks in way)]
    if len(ways) != 1:
        return
    for words, ranks in zip(row.words[-number:], ways[0], strict=True):
        yield LedgerRow([words], [row.cells[n] for n in ranks], [row.places[n] for n in ranks])
