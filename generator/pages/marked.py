"""The full text with its quoted passages marked, so that a figure can point to its words."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.pages.escape import escape_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Passage = tuple[int, int]


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


def mark(text: str, passages: Iterable[Passage], retours: Mapping[Passage, Retour]) -> Markup:
    """Escape ``text`` with a ``<mark>`` around each passage; the visible text stays the text itself.

    Passages may nest. Two that cross are cut: the second keeps its identifier on its first piece. The way back is a
    link without words, which the style sheet draws, so that copying the text copies nothing else.

    >>> mark("60 000 euros en 2020", [(0, 12), (0, 6)], {})
    Markup('<mark id="p0-12"><mark id="p0-6">60 000</mark> euros</mark> en 2020')
    """
    pieces: list[str] = []
    open_marks: list[tuple[int, str]] = []  # end of the mark, what closes it
    position = 0

    def advance(to: int) -> None:
        """Write the text up to ``to``, closing the marks that end on the way."""
        nonlocal position
        while open_marks and open_marks[-1][0] <= to:
            end, closing = open_marks.pop()
            pieces.append(escape_text(text[position:end]) + closing)
            position = end
        if position < to:
            pieces.append(escape_text(text[position:to]))
            position = to

    pending = [(start, -end, True) for start, end in set(passages)]
    heapq.heapify(pending)
    while pending:
        start, minus_end, first = heapq.heappop(pending)
        end = -minus_end
        advance(start)
        if open_marks and open_marks[-1][0] < end:
            heapq.heappush(pending, (open_marks[-1][0], -end, False))
            end = open_marks[-1][0]
        retour = retours.get((start, -minus_end)) if first else None
        pieces.append(f'<mark id="{anchor((start, -minus_end))}">' if first else "<mark>")
        open_marks.append((end, f"{_back(retour)}</mark>"))
    advance(len(text))
    return Markup("".join(pieces))  # noqa: S704 - every piece is escaped or is a tag of ours


def _back(retour: Retour | None) -> Markup:
    if retour is None:
        return Markup()
    return Markup('<a class="retour" href="{}" aria-label="{}"></a>').format(retour.href, f"retour : {retour.label}")
