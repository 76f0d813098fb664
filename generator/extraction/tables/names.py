"""The lines of names that stand around their amounts: which of them belong to which."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.extraction.tables.grid import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.extraction.tables.grid import GridLine
    from generator.reading.view import View

_LOUD = re.compile(r"[^\sa-zà-ÿ]+(?:\s+[^\sa-zà-ÿ]+(?=\s|\Z))*(?=\s)")
"""The words in capitals that begin a row, up to the first that is not."""

_PERSON = re.compile(r"(?:EI|EIRL|M\.?|MM\.?|MME|MLLE|MR|ME)\s")
_MANY = 6
"""The longest names of associations run over five lines."""


@dataclass(slots=True)
class Item:
    """A row being put together: the words on its own line, and the lines free above it."""

    line: GridLine
    own: Cell | None
    above: list[Cell] = field(default_factory=list)


def split(view: View, items: Sequence[Item], last: list[Cell], width: int) -> list[tuple[Cell, ...]]:
    """The lines of the name of each item, by the cheapest way to share out the lines between two amounts.

    More lines than names have below the last amount are none: no item has a name then.
    """
    states: dict[int, tuple[float, list[tuple[Cell, ...]]]] = {0: (0.0, [])}
    for n, item in enumerate(items):
        below = items[n + 1].above if n + 1 < len(items) else last
        after: dict[int, tuple[float, list[tuple[Cell, ...]]]] = {}
        for taken, (cost, names) in states.items():
            above = item.above[taken:]
            for share in range(min(len(below), _MANY) + 1):
                if n + 1 == len(items) and share != len(below):
                    continue
                name = (*above, *([item.own] if item.own else []), *below[:share])
                ill = ill_cut(view, name, width) + _halved(view, name)
                total = cost + abs(len(above) - share) + 3 * ill + (len(above) > share) / 10
                if share not in after or total < after[share][0]:
                    after[share] = (total, [*names, name])
        states = after
    return min(states.values(), key=lambda state: state[0])[1] if states else [() for _ in items]


def ill_cut(view: View, name: tuple[Cell, ...], width: int) -> int:
    """How many times the name goes to the next line although its next word fitted, or is empty: a sign of two names."""
    cuts = 0 if name else 1
    for left, right in itertools.pairwise(name):
        word = view.text[right.start : right.end].split(maxsplit=1)[0]
        cuts += len(left) + 1 + len(word) <= width
    return cuts


def _halved(view: View, name: tuple[Cell, ...]) -> bool:
    """Whether a name opens a bracket that it does not close, or closes one that another opened."""
    words = "".join(view.text[cell.start : cell.end] for cell in name)
    return words.count("(") != words.count(")")


def capitals(view: View, words: Cell) -> Cell | None:
    """The capitals that begin the words of a row whose further columns of words nothing parts from its name.

    « TAXIS DU LAY Belval Transport » names so; « Judo-club Belval Sport » may end anywhere, and so may the name of a
    person: « EI MARTIN Paul Belval Forain ».
    """
    loud = _LOUD.match(view.text, words.start, words.end)
    if loud is None or loud.end() >= words.end or not any(map(str.isalpha, loud[0])) or _PERSON.match(loud[0] + " "):
        return None
    return Cell(loud.start(), loud.end(), words.x)
