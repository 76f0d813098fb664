"""Heads of columns broken over two lines or three, column by column: « VOTE    DEMANDE » over « 2022    2023 »."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.extraction.tables.bars import parted
from generator.extraction.tables.grid import cells
from generator.extraction.tables.head_words import ARTICLE, column, left_over

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.reading.view import View

_DEEP = 3
"""Lines of the deepest heads."""

_PAIRS = 2
"""Columns whose head goes on below, from which a line with other words is one of heads and not the first of a row."""

_YEAR = re.compile(r"20[0-9]{2}")
_FIGURE = re.compile(r"[0-9]")


@dataclass(slots=True)
class _Column:
    """The words of a head read so far, and the places of the line between which they stand."""

    words: str
    left: int
    right: int


def stacked(view: View, lines: Sequence[tuple[int, int]]) -> tuple[list[tuple[str, str]], int]:
    """The heads, each with its column of the data and its words, and how many lines they take; none where unsure.

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
    """The columns with the cells of the next line; none where two stand under one, or the line is no line of heads.

    It is where hardly a letter of it names no column, or where it goes on below several of the heads.
    """
    found = [*above]
    pairs = letters = others = 0
    for cell in below:
        over = [n for n, one in enumerate(above) if one.left < cell.right and cell.left < one.right]
        if len(over) > 1 or (over and found[over[0]] is not above[over[0]]):
            return None
        letters += sum(map(str.isalpha, cell.words))
        if not over:
            others += left_over(cell.words, 0)
            found.append(cell)
            continue
        one = above[over[0]]
        if column(one.words) == column(cell.words) == "nom_imprime":
            return None  # « Association des » begins a row
        found[over[0]] = _Column(f"{one.words} {cell.words}", min(one.left, cell.left), max(one.right, cell.right))
        others += left_over(found[over[0]].words, len(one.words))
        pairs += 1
    of_heads = others <= ARTICLE * len(below) or (pairs >= _PAIRS and 2 * others <= letters)
    return sorted(found, key=lambda one: one.left) if below and of_heads else None
