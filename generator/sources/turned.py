"""Words printed along the side of a cell: a narrow column has its head printed upwards, a part of a table its title."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from generator.sources.layout import Word
from generator.sources.ruled import joined, printed, square, tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.sources.ruled import Table
    from generator.sources.strokes import Stroke

UPWARDS, DOWNWARDS = 1, 3
"""Quarter turns, against the clock, of what is read along a side."""

_Place = tuple[int, int]


def housed(told: Mapping[int, Sequence[Word]], strokes: Sequence[Stroke]) -> dict[int, list[Word]]:
    """The words of a page by the way they are turned, those in cells of a table read upright being among its words.

    ``strokes`` draw the tables as they are read upright. A table most of whose words are turned is read along the side:
    it stays as it is.
    """
    kept = {turn: list(words) for turn, words in told.items()}
    sideways = [turn for turn in (UPWARDS, DOWNWARDS) if kept.get(turn)]
    if not sideways or not kept.get(0):
        return kept
    for table in tables(strokes):
        own = sum(_square(table, 0, word) is not None for word in kept[0])
        for turn in sideways:
            cells: dict[_Place, list[Word]] = {}
            rest = []
            for word in kept[turn]:
                place = _square(table, turn, word)
                if place is None:
                    rest.append(word)
                else:
                    cells.setdefault(place, []).append(word)
            if sum(map(len, cells.values())) < own:
                kept[turn] = rest
                kept[0] += [_laid(words, turn) for words in cells.values()]
    return {turn: words for turn, words in kept.items() if words}


def _square(table: Table, turn: int, word: Word) -> _Place | None:
    """The cell that holds the middle of a word."""
    along, height = (word.left + word.right) / 2, word.base + word.size / 3
    return square(table, *{0: (along, height), UPWARDS: (-height, along), DOWNWARDS: (height, -along)}[turn])


def _laid(words: Iterable[Word], turn: int) -> Word:
    """The words of a cell as one, laid down where they stood: a line long, at half the height of what they took.

    >>> _laid([Word("Coût", 100, 120, -50, 9), Word("(€)", 122, 134, -50, 9), Word("total", 100, 118, -61, 9)], 1)
    Word(text='Coût (€) total', left=41, right=61, base=114.0, size=9)
    """
    lines = printed(list(words))
    every = [word for line in lines for word in line]
    size = max(word.size for word in every)
    low, high = min(word.base for word in every), max(word.base for word in every) + size
    begin, end = min(word.left for word in every), max(word.right for word in every)
    left, right, middle = (-high, -low, (begin + end) / 2) if turn == UPWARDS else (low, high, -(begin + end) / 2)
    return Word(joined(lines, inf), left, right, middle - size / 3, size)
