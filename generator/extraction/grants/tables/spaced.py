"""Tables whose cells stand each in a paragraph of its own, row after row, as a converter writes them one under another.

Bénéficiaire

Manifestation

Subvention
accordée

Chorale Mélodia
de Valdor

Concert de printemps

300 €

TOTAL

300 €

Every row has one cell for each head, of its kind; an empty cell that is lost shifts the next ones, and ends all belief.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import takewhile
from typing import TYPE_CHECKING

from generator.extraction.grants.lists.items import PLURAL
from generator.extraction.grants.tables.fallen import cell_of, head_of, row
from generator.extraction.grants.terms.receivers import LONGEST, Receiver, unspent
from generator.extraction.grants.terms.statement import Passage
from generator.extraction.tables.columns import SUMS
from generator.extraction.tables.grid import Cell
from generator.extraction.tables.heads import decided

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.extraction.grants.terms.statement import Statement
    from generator.reading.view import View

_MOST = 8
"""No table has more heads."""

_FEWEST = 2
"""Rows of the shortest table whose total adds up, and columns of the narrowest."""

_SIGNED = 3
"""Rows of the shortest table without a total, whose cells then all have their sign of money."""

_ABOVE = 300
"""How far above a table the words stand that say what it is of."""

_Paragraph = tuple[Cell, ...]


def spaced(view: View) -> Iterator[Passage]:
    """The tables of a view whose cells are paragraphs."""
    cells = _paragraphs(view)
    at = 0
    while at < len(cells):
        found = _table(view, cells, at) if head_of(_words(view, cells[at]))[0] == "nom_imprime" else None
        at = found[1] if found else at + 1
        if found:
            yield found[0]


def _paragraphs(view: View) -> list[_Paragraph]:
    """The lines of each paragraph."""
    found: list[_Paragraph] = []
    lines: list[Cell] = []
    low = 0
    for line in view.folded.split("\n"):
        start, end = view.trimmed(low, low + len(line))
        low += len(line) + 1
        if start < end:
            lines.append(Cell(start, end, 0))
        elif lines:
            found.append(tuple(lines))
            lines = []
    return [*found, tuple(lines)] if lines else found


def _words(view: View, cell: _Paragraph) -> str:
    """The folded words of a cell; nothing where it is longer than any."""
    if cell[-1].end - cell[0].start > LONGEST:
        return ""
    return " ".join(view.folded[cell[0].start : cell[-1].end].split())


def _table(view: View, cells: Sequence[_Paragraph], at: int) -> tuple[Passage, int] | None:
    """The table whose first head is the cell ``at``, and the cell behind it."""
    named = [*takewhile(lambda head: head[0], (head_of(_words(view, one)) for one in cells[at : at + _MOST]))]
    heads = decided(named)
    if len(heads) < _FEWEST or heads.count("montant") != 1 or heads.count("nom_imprime") != 1:
        return None
    start = stop = at + len(heads)
    if not _of_subsidies(view, cells[at][0].start, cells[stop - 1][-1].end):
        return None
    while len(cells) >= stop + len(heads) and _fits(view, cells[stop : stop + len(heads)], heads):
        stop += len(heads)
    rows = [cells[n : n + len(heads)] for n in range(start, stop, len(heads))]
    column = heads.index("montant")
    sums = [cell_of(_words(view, one[column])) or (None, False) for one in rows]
    totals = _totals(view, cells, stop)
    if not _believed(sums, totals, sum(head in SUMS for head in heads), sum(head in SUMS for head in heads[:column])):
        return None
    given = tuple(_given(view, rows, heads, sums))
    stop += 1 + len(totals) if totals else 0
    return (Passage(given, rows[0][0][0].start, cells[stop - 1][-1].end), stop) if given else None


def _of_subsidies(view: View, start: int, end: int) -> bool:
    """Whether the heads of a table say that it is one of subsidies, or the words above: lots have such heads too."""
    return view.folded.find("subvention", start, end) >= 0 or bool(
        PLURAL.search(view.folded, max(0, start - _ABOVE), start)
    )


def _fits(view: View, cells: Sequence[_Paragraph], heads: Sequence[str]) -> bool:
    """Whether cells are those of a row: money, or none, under the heads of sums, and words under the others."""
    for cell, head in zip(cells, heads, strict=True):
        words = _words(view, cell)
        if not words or words.startswith("total"):
            return False
        if (head in SUMS) != (cell_of(words) is not None) and (head in SUMS or head in {"nom_imprime", "objet"}):
            return False
    return True


def _totals(view: View, cells: Sequence[_Paragraph], at: int) -> tuple[Decimal, ...]:
    """The sums below the word, one of each column of money or some of them."""
    if at >= len(cells) or not _words(view, cells[at]).startswith("total"):
        return ()
    read = (cell_of(_words(view, cell)) for cell in cells[at + 1 : at + 1 + _MOST])
    return tuple(value for value, _ in takewhile(lambda one: one is not None, read) if value is not None)  # type: ignore[misc]


def _believed(
    sums: Sequence[tuple[Decimal | None, bool]], totals: Sequence[Decimal], columns: int, column: int
) -> bool:
    """Whether the sums decided are what their total says; without one, whether several have all their sign."""
    if not totals:
        return len(sums) >= _SIGNED and all(signed for value, signed in sums if value)
    added = sum((value or Decimal(0) for value, _ in sums), Decimal(0))
    return len(sums) >= _FEWEST and added == (totals[column] if len(totals) == columns else totals[-1])


def _given(
    view: View,
    rows: Sequence[Sequence[_Paragraph]],
    heads: Sequence[str],
    sums: Sequence[tuple[Decimal | None, bool]],
) -> Iterator[Statement]:
    """The rows as subsidies, but for those that give nothing or keep money for nobody yet."""
    for cells, (value, _) in zip(rows, sums, strict=True):
        name, (cell, *_) = cells[heads.index("nom_imprime")], cells[heads.index("montant")]
        if value and not unspent(view, Receiver(name[0].start, name[0].start, name[-1].end)):
            yield row(view, name, cell, value)
