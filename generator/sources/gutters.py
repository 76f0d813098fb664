"""Pages printed in two columns of running text, as a bulletin is: the left one is read to its foot, then the right."""

from __future__ import annotations

from collections import Counter
from itertools import chain, groupby
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.sources.layout import Word

    Lines = Sequence[list[Word]]

FEWEST = 12
"""Lines of a column, at least: beside a head in two columns, a margin has fewer of running text."""

GUTTER = 0.8
"""Width of the white band between two columns, in letter sizes: a blank of running text is hardly so wide."""

MIDDLE = (0.4, 0.6)
"""Where the right column begins, in shares of the width: the columns of a bulletin are alike, a margin is narrower."""

FULL, FULL_LINES = 0.8, 0.5
"""Share of the width of its column that a line of running text fills, and share of such lines."""

WORDY = 5
"""Words of the usual line of running text; a line of a table or of a list of members has fewer."""


def parted(lines: Lines) -> list[list[list[Word]]]:
    """The words of a page in the parts that are read one after the other, each in its columns of running text.

    Most pages are one part of one column. ``lines`` are the words printed at one height, from the head of the page on:
    a line may be of both columns.
    """
    edge = _edge(lines)
    parts: list[list[list[Word]]] = [[[]]]
    for crossed, band in groupby(lines, lambda line: edge is None or _crossed(line, edge)):
        held = list(band)
        left, right = _sides(held, edge) if edge is not None and not crossed else ([], [])
        if _running(left) and _running(right):
            parts += [[list(chain(*left)), list(chain(*right))], [[]]]
        else:
            parts[-1][0] += chain(*held)
    return [part for part in parts if part[0]]


def _edge(lines: Lines) -> float | None:
    """Where the right column of a page begins, when enough lines do begin there."""
    words = [word for line in lines for word in line]
    if not words:
        return None
    low, high = min(word.left for word in words), max(word.right for word in words)
    begin, end = (low + share * (high - low) for share in MIDDLE)
    starts: Counter[int] = Counter()
    for line in lines:
        before = None
        for word in sorted(line, key=lambda word: word.left):
            if begin <= word.left <= end and (before is None or word.left - before.right >= GUTTER * word.size):
                starts[round(word.left)] += 1
            before = word
    place, times = max(starts.items(), key=lambda pair: pair[1], default=(0, 0))
    return place - 1.0 if times >= FEWEST else None


def _crossed(line: Sequence[Word], edge: float) -> bool:
    """Whether a line runs over the white band to the left of ``edge``."""
    return any(word.left < edge < word.right + GUTTER * word.size for word in line)


def _sides(lines: Lines, edge: float) -> tuple[Lines, Lines]:
    """The lines of the left column, and those of the right one."""
    left = ([word for word in line if word.left < edge] for line in lines)
    right = ([word for word in line if word.left >= edge] for line in lines)
    return [*filter(None, left)], [*filter(None, right)]


def _running(lines: Lines) -> bool:
    """Whether the lines of a column are running text."""
    if len(lines) < FEWEST:
        return False
    spans = [(min(word.left for word in line), max(word.right for word in line)) for line in lines]
    width = max(right for _, right in spans) - min(left for left, _ in spans)
    full = sum(right - left >= FULL * width for left, right in spans)
    return full >= FULL_LINES * len(lines) and median(len(line) for line in lines) >= WORDY
