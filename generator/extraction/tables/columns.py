"""Which column of a table is the one decided, and which figure of each row stands in it."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.extraction.tables.rows import Row
    from generator.french.amounts import Amount
    from generator.reading.view import View

SUMS = frozenset({"montant", "part", "montant_demande", "passe", "versement", "budget_global", "budget_projet"})
"""The heads of columns that hold money."""

NUMBERED = frozenset({"dossier", "code"})
"""The heads of columns that number the rows: by the request, or by who made it."""

_NEAR = 3
"""A figure begins or ends within so many characters of where the others of its column do."""

_SHORT = 8
"""So many rows with an empty cell are tried against a total; with more, several sets of them may add up to it."""

Chosen = list[tuple["Row", "Amount"]]


def decided(group: Sequence[Row], total: Row | None, heads: Sequence[str]) -> int | None:
    """Which of the amounts of a row is the one decided: the one headed so, else the one that the total adds up."""
    most = max(len(row.sums) for row in group)
    if most == 1:
        return 0 if "montant" in heads or not heads else None
    if heads.count("montant") == 1 and len(heads) == most:
        return heads.index("montant")
    printed = printed_total(total, None, most)
    if printed is not None:
        for column in range(most):
            if _sum(row.sums[column] for row in group if len(row.sums) > column) == printed.value:
                return column
    return None


def shared(
    view: View, group: Sequence[Row], total: Row | None, heads: Sequence[str], *, aligned: bool
) -> Chosen | None:
    """The figures of a group in all the columns that are decided, each a kind of subsidy; nothing where not all sure.

    A row with an empty cell has its figures under those of a row, or a total, with one of each. A last column that
    adds up the others is none of them.
    """
    columns = [n for n, head in enumerate(heads) if head == "part"]
    rows = [row for row in (*group, *([total] if total else [])) if len(row.sums) >= len(heads)]
    most = max((len(row.sums) for row in rows), default=0)
    full = [row for row in rows if len(row.sums) == most]
    if not full or most > len(heads) + (len(columns) == len(heads) and all(map(_adds_up, full))):
        return None
    kept: Chosen = []
    for row in group:
        if len(row.sums) == most:
            kept.extend((row, row.sums[n]) for n in columns)
            continue
        placed = [(n, amount) for n in range(most) if (amount := _under(view, row, full, n)) is not None]
        if not aligned or len({amount.span for _, amount in placed}) != len(row.sums):
            return None
        kept.extend((row, amount) for n, amount in placed if n in columns)
    return kept


def _adds_up(row: Row) -> bool:
    """Whether the last figure of a row is the sum of the others."""
    return _sum(iter(row.sums[:-1])) == row.sums[-1].value


def printed_total(total: Row | None, column: int | None, most: int) -> Amount | None:
    """The figure of a total: that of the column where it has one of each, else its last one."""
    if total is None or not total.sums:
        return None
    return total.sums[column] if column is not None and len(total.sums) == most else total.sums[-1]


def chosen(view: View, group: Sequence[Row], column: int, printed: Amount | None, *, aligned: bool) -> Chosen:
    """The rows of a group with their figure in ``column``; a row with empty cells has one only where that is sure.

    In a table whose columns keep their place it stands under the others; in one read cell by cell, it is the last one
    of the rows that, alone, make the total agree.
    """
    most = max(len(row.sums) for row in group)
    full = [row for row in group if len(row.sums) == most]
    short = [row for row in group if len(row.sums) < most]
    if aligned:
        kept = {id(row): amount for row in short if (amount := _under(view, row, full, column)) is not None}
    else:
        last = _agreeing(short, full, column, printed)
        kept = {id(row): row.sums[-1] for row in last}
    figures = ((row, row.sums[column] if len(row.sums) == most else kept.get(id(row))) for row in group)
    return [(row, amount) for row, amount in figures if amount is not None]


def _under(view: View, row: Row, full: Sequence[Row], column: int) -> Amount | None:
    """The amount of a row that stands under those of a column, and of no other."""
    for amount in row.sums:
        columns = {
            n for other in full for n, one in enumerate(other.sums) if _aligned(_edges(view, amount), _edges(view, one))
        }
        if columns == {column}:
            return amount
    return None


def _edges(view: View, amount: Amount) -> tuple[int, int]:
    """Where an amount begins and ends in its line."""
    line = view.text.rfind("\n", 0, amount.span.start) + 1
    return amount.span.start - line, amount.span.end - line


def _aligned(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two figures begin or end under each other."""
    return any(abs(left - right) <= _NEAR for left, right in zip(one, other, strict=True))


def _agreeing(short: Sequence[Row], full: Sequence[Row], column: int, printed: Amount | None) -> tuple[Row, ...]:
    """The rows with empty cells whose last figure is missing to the total: none where several sets of them would do."""
    if printed is None or printed.value is None or len(short) > _SHORT:
        return ()
    missing = printed.value - _sum(row.sums[column] for row in full)
    sets = [
        some
        for size in range(len(short) + 1)
        for some in combinations(short, size)
        if _sum(row.sums[-1] for row in some) == missing
    ]
    return sets[0] if len(sets) == 1 else ()


def _sum(figures: Iterator[Amount]) -> Decimal:
    """What figures add up to."""
    return sum((one.value or Decimal(0) for one in figures), Decimal(0))
