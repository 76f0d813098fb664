"""Tables that no heads announce: names, purposes and amounts in columns that blanks part, down to a total.

 Association Sportive du Cher-
                                  Rallye régional          1 500 €
 Vallon
 Judo-club de Valdor              Fonctionnement           3 200 €
 Total                                                     4 700 €

Nothing but their sum tells that the figures are what is given: without one that agrees, nothing is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extraction.grants.lists.items import PLURAL
from generator.extraction.grants.tables import payers
from generator.extraction.grants.terms.statement import Passage
from generator.extraction.tables import bands, laid
from generator.extraction.tables.grid import cells
from generator.extraction.tables.prose import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.view import View

_FEWEST = 2
"""Rows of the shortest of them."""

_LONGEST = 120
"""Lines of the longest: above the total, all are looked at."""

_ABOVE = 300
"""How far above a table the words stand that say what it is of."""


def headless(view: View, *, titled: bool) -> Iterator[Passage]:
    """The tables of a view that no heads announce, under words that speak of subsidies, each with its total.

    ``titled`` where the title of the affair speaks of them.
    """
    if "total" not in view.folded:
        return
    lines = _lines(view)
    for last, (start, end) in enumerate(lines):
        line = cells(view, start, start, end)
        if len(line) > 1 and bands.total(view, line) and bands.figured(view, line[-1]):
            first = _first(view, lines, last)
            if found := _read(view, lines[first : last + 1], titled=titled):
                yield found


def _lines(view: View) -> list[tuple[int, int]]:
    """The lines of a view."""
    found, start = [], 0
    for line in view.text.splitlines(keepends=True):
        found.append((start, start + len(line)))
        start += len(line)
    return found


def _first(view: View, lines: list[tuple[int, int]], last: int) -> int:
    """The first line above a total that is no sentence, no title with a colon, and under no blank line."""
    first = last
    for rank in range(last - 1, max(-1, last - _LONGEST), -1):
        words = view.folded[slice(*lines[rank])].strip()
        if not words or words.endswith(":") or sentence(view, *lines[rank], summed=True):
            break
        first = rank
    return first


def _read(view: View, body: list[tuple[int, int]], *, titled: bool) -> Passage | None:
    """The subsidies of the lines down to a total, which they must add up to."""
    above = view.folded[max(0, body[0][0] - _ABOVE) : body[-1][0]]
    grid = laid.unheaded(view, body) if titled or PLURAL.search(above) else None
    if grid is None or len(grid.rows) <= _FEWEST:
        return None
    statements, doubts = payers.read(view, grid.heads, grid.rows)
    return Passage(tuple(statements), body[0][0], body[-1][1]) if statements and not doubts else None
