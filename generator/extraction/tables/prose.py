"""Where the sentences begin again under a table: long lines without a gap, or without a tab where others have some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extraction.tables.bars import parted, rule

if TYPE_CHECKING:
    from generator.reading.view import View

PROSE = 90
"""A line this long without a wide gap is a sentence: the table is over."""

_WORDS = 8
"""More words than these on a line without a gap nor an amount are a sentence too; a quotation mark is no word."""


def undelimited(view: View, lines: list[tuple[int, int]]) -> bool:
    """Whether the first of ``lines`` is no row of a table with tabs: it has none, and no row goes on under it.

    A cell as wide as its table is a title between two rows, which has no tab either.
    """
    start, end = lines[0]
    words = view.text[start:end].strip()
    if not words or _parted(view, start, end) or rule(words):
        return False
    titles = len(words) < PROSE and words[-1] not in ".;:"
    return not (titles and any(_parted(view, *line) for line in lines[1:]))


def _parted(view: View, start: int, end: int) -> bool:
    """Whether tabs or bars part the cells of a line; a tab before its words is an empty cell."""
    return parted(view.text[start:end])


def sentence(view: View, start: int, end: int, *, summed: bool) -> bool:
    """Whether a line is prose: long without a gap, or ending a sentence.

    Under a total (``summed``) a shorter line is prose already.
    """
    words = view.text[start:end].strip()
    if not words:
        return False
    long = len(words) >= (PROSE // 2 if summed else PROSE) or _worded(words) > _WORDS
    if long and "  " not in words and ("€" not in words or (summed and _tells(words))):
        return True
    if words[-1] not in ".;:":
        return False
    return len(words) > (PROSE // 3 if "€" not in words else PROSE if "  " in words else PROSE // 2)


def _worded(words: str) -> int:
    """How many words a line has."""
    return sum(any(map(str.isalnum, word)) for word in words.split())


def _tells(words: str) -> bool:
    """Whether a line with an amount is of a sentence: it is as long and as worded as one, and goes on behind it."""
    return _worded(words) > _WORDS and len(words) >= PROSE and words[-1].isalpha()
