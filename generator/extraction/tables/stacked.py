"""Heads of columns broken over two lines or three, column by column: « VOTE    DEMANDE » over « 2022    2023 »."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.extraction.tables.bars import parted
from generator.extraction.tables.grid import cells

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.reading.view import View

_DEEP = 3
"""Lines of the deepest heads."""

_PAIRS = 2
"""Columns whose head goes on below, from which lines are heads one over the other and not a line above a row."""

_YEAR = re.compile(r"20[0-9]{2}")
_FIGURE = re.compile(r"[0-9]")


@dataclass(slots=True)
class _Column:
    """The words of a head read so far, and the places of the line between which they stand."""

    words: str
    left: int
    right: int


def stacked(
    view: View, lines: Sequence[tuple[int, int]], column: Callable[[str], str | None]
) -> tuple[list[tuple[str, str]], int]:
    """The heads, each with its ``column`` of the data and its words, and how many lines they take; none where unsure.

    Each cell stands under one of the line above, or alone in its column; every head so put together names a column.
    """
    found = _cells(view, lines[0]) if lines else []
    used = 0
    for line in lines[1:_DEEP]:
        more = _under(found, _cells(view, line))
        if more is None:
            break
        found, used = more, used + 1
    named = [(column(one.words) or "", one.words) for one in found]
    return (named, used + 1) if used and all(sens for sens, _ in named) else ([], 0)


def _cells(view: View, line: tuple[int, int]) -> list[_Column]:
    """The cells of a line, each as a column of its own; none where one holds a figure that is no year, as rows do."""
    if parted(view.text[slice(*line)]):
        return []
    read = [_Column(view.folded[one.start : one.end], one.x, one.x + len(one)) for one in cells(view, line[0], *line)]
    return [] if any(_FIGURE.search(_YEAR.sub("", one.words)) for one in read) else read


def _under(above: list[_Column], below: list[_Column]) -> list[_Column] | None:
    """The columns with the cells of the next line; none where two stand under one, or too few under any."""
    found = [*above]
    pairs = 0
    for cell in below:
        over = [n for n, one in enumerate(above) if one.left < cell.right and cell.left < one.right]
        if len(over) > 1 or (over and found[over[0]] is not above[over[0]]):
            return None
        if not over:
            found.append(cell)
            continue
        one = above[over[0]]
        found[over[0]] = _Column(f"{one.words} {cell.words}", min(one.left, cell.left), max(one.right, cell.right))
        pairs += 1
    return sorted(found, key=lambda one: one.left) if pairs >= _PAIRS else None
