"""The agenda of a sitting, where its titles alone set the affairs apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.reading.marks import Mark
from generator.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_LABEL = re.compile(r"^[ \t*#_]*ordre du jour[ \t]*:?[ \t*_]*\r?$", re.MULTILINE)
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_HEAD = re.compile(r"\s*(?P<numero>\d{1,2}|[ivx]{1,5}(?=[ ]?[.)/-])|)[ ]?[.)/-]*[ ]*")
_WORD = re.compile(r"[a-z0-9]{2,}")
LONGEST = 60
"""Most lines of an agenda; after them its first title is no longer looked for."""

AHEAD = 3
"""Titles of the agenda that one line is compared with: an affair or two may have been put off."""

ALIKE = 0.75
"""Share of common words from which two lines are the same title: a scan spoils a word or two."""


def series(folded: str) -> Iterator[tuple[Mark, ...]]:
    """The places where the titles of the agenda stand again, in its order, at the head of what was said of them."""
    label = _LABEL.search(folded)
    if label is None:
        return
    lines = list(_LINE.finditer(folded, label.end()))
    heads = [_head(folded, line.start()) for line in lines]
    words = [frozenset(_WORD.findall(folded, head.end(), line.end())) for head, line in zip(heads, lines, strict=True)]
    again = next((rank for rank in range(1, min(len(lines), LONGEST)) if _alike(words[rank], words[0])), None)
    if again is None:
        return
    found: list[Mark] = []
    place = 0
    for rank in range(again, len(lines)):
        title = next((at for at in range(place, min(place + AHEAD, again)) if _alike(words[rank], words[at])), None)
        if title is not None:
            number = Span(*heads[rank].span("numero"))
            found.append(
                Mark(lines[rank].start(), number, heads[rank].end(), "point.ordre-du-jour", "agenda", "", (title + 1,))
            )
            place = title + 1
    if len(found) > 1:
        yield tuple(found)


def _head(folded: str, start: int) -> re.Match[str]:
    """The number in front of a title, if any."""
    head = _HEAD.match(folded, start)
    if head is None:  # pragma: no cover - every part of the pattern may be empty
        raise AssertionError
    return head


def _alike(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two lines are one title, but for a spoilt word."""
    return len(left & right) >= ALIKE * max(len(left), len(right), 1)
