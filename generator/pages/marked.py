"""The full text with its quoted passages marked, so that a figure can point to its words."""

from __future__ import annotations

import heapq
import re
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from generator.pages.escape import adresse, escape, escaping, markup
from generator.values.by_slot import by_slot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

Passage = tuple[int, int]
EACH = 10
"""Lines from one numbered line of a full text to the next, as in an edition of verse."""
LINE = re.compile("\n")
PAGE = re.compile('<span class="saut">')


@by_slot
@dataclass(frozen=True, slots=True)
class Retour:
    """The way back from a passage to the place that quotes it: an address and what stands there."""

    href: str
    label: str


def anchor(passage: Passage) -> str:
    """The identifier of a passage in the page that carries the text.

    Both ends are in it: two facts may begin at the same word, and each must light up its own words.

    >>> anchor((812, 824))
    'p812-824'
    """
    return f"p{passage[0]}-{passage[1]}"


def mark(text: str, passages: Mapping[Passage, str], retours: Mapping[Passage, Retour]) -> Markup:
    """Escape ``text`` with each passage inside the tag that ``passages`` gives it; the visible text stays the text.

    Values stand in ``mark``; whole paragraphs in ``span``, an anchor without colour, or most of an act would be yellow.
    Passages may nest. Two that cross are cut: the second keeps its identifier on its first piece. The way back is a
    link without words, which the style sheet draws, so that copying the text copies nothing else. Every tenth line and
    every page has an anchor (``#l10``, ``#page-2``), whose number the style sheet writes in the margin.

    >>> mark("60 000 euros en 2020", {(0, 12): "mark", (0, 6): "mark"}, {})
    Markup('<mark id="p0-12"><mark id="p0-6">60 000</mark> euros</mark> en 2020')
    """
    pieces: list[str] = []
    open_tags: list[tuple[int, str]] = []  # where the tag ends, what closes it
    position = 0
    numbered = _Numbered(text)

    def advance(to: int) -> None:
        """Write the text up to ``to``, closing the tags that end on the way."""
        nonlocal position
        while open_tags and open_tags[-1][0] <= to:
            end, closing = open_tags.pop()
            pieces.append(numbered.written(position, end) + closing)
            position = end
        if position < to:
            pieces.append(numbered.written(position, to))
            position = to

    pending = [(start, -end, True, tag) for (start, end), tag in passages.items()]
    heapq.heapify(pending)
    while pending:
        start, minus_end, first, tag = heapq.heappop(pending)
        passage = (start, -minus_end)
        advance(start)
        end = min(passage[1], open_tags[-1][0]) if open_tags else passage[1]
        if end < passage[1]:
            heapq.heappush(pending, (end, minus_end, False, tag))
        pieces.append(f'<{tag} id="{anchor(passage)}">' if first else f"<{tag}>")
        open_tags.append((end, f"{_back(retours.get(passage)) if first else ''}</{tag}>"))
    advance(len(text))
    return markup(_pages("".join(pieces)))  # noqa: S704 - every piece is escaped or is a tag of ours


class _Numbered:
    """A text written piece by piece, in order, with the anchors of its lines."""

    def __init__(self, text: str) -> None:
        """Nothing written yet."""
        self._text = text
        self._lines = _lines(text)
        self._escape = escaping(text)

    def written(self, start: int, end: int) -> str:
        """The text from ``start`` to ``end``, escaped; the next piece starts where this one ends."""
        pieces = ""
        while self._lines and self._lines[-1][0] < end:
            line, number = self._lines.pop()
            pieces += f'{self._escape(self._text[start:line])}<span id="l{number}"></span>'
            start = line
        return pieces + self._escape(self._text[start:end])


def _pages(whole: str) -> str:
    """The written text with an anchor on each page but the first."""
    numbers = count(2)
    return PAGE.sub(lambda _: f'<span class="saut" id="page-{next(numbers)}">', whole)


def _lines(text: str) -> list[tuple[int, int]]:
    r"""Where the lines number 10, 20, … start, and their numbers, the last one first.

    >>> _lines("x\n" * 25)
    [(38, 20), (18, 10)]
    """
    ends = (found.end() for found in LINE.finditer(text))
    return [(end, number + 1) for number, end in enumerate(ends, start=1) if number % EACH == EACH - 1][::-1]


def _back(retour: Retour | None) -> str:
    """The link back; its label may hold words of the document."""
    if retour is None:
        return ""
    return f'<a href="{adresse(retour.href)}" aria-label="{escape(f"retour : {retour.label}")}"></a>'
