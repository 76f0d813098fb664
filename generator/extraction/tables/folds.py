"""Rows of a table whose amounts stand on several lines, since their words fold and each cell is centred for itself.

Comité pour le                Semaine de                        2 700 €
lavoir                        l'eau          11 200 €
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.extraction.tables.grid import GridLine
    from generator.reading.view import View

_APART = 4
"""Figures of one column end within fewer characters of each other."""


def gathered(view: View, block: Sequence[GridLine], columns: int) -> list[GridLine]:
    """The lines between two blank ones, all amounts on the first line that has some, where they are those of one row.

    There are as many as the table has ``columns`` of money, over several lines, and none stands under another.
    """
    paid = [line for line in block if line.sums]
    sums = [(one.span.end - view.text.rfind("\n", 0, one.span.end), one) for line in paid for one in line.sums]
    sums.sort(key=lambda placed: placed[0])
    apart = all(after[0] - before[0] >= _APART for before, after in pairwise(sums))
    if len(paid) < 2 or len(sums) != columns or not apart:  # noqa: PLR2004 - one line has them all
        return list(block)
    whole = tuple(one for _, one in sums)
    return [replace(line, sums=whole if line is paid[0] else ()) for line in block]
