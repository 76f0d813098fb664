"""The agenda of a sitting, where its titles alone set the affairs apart."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.french import vocabulary
from generator.reading.marks import Mark
from generator.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LABEL = re.compile(
    r"^[ \t*#_]*(?:ordre du jour[ \t]*:?|[^\n]{0,160}\bordre du jour(?: suivant)?[ \t]*:|"
    r"[^\n]{0,80}\bordre du jour (?:est|etant) le suivant[ \t]*:?)[ \t*_]*\r?$",
    re.MULTILINE,
)
"""« Ordre du jour », « il est procédé à l'examen de l'ordre du jour suivant : »."""


_LINE = re.compile(r"[^\n]*\S[^\n]*")
_HEAD = re.compile(
    r"\s*(?:(?:\(cid:\d{1,3}\)|[•■▪●➢➤►◦\uf0b7])[ ]*)?(?P<numero>\d{1,2}|[ivx]{1,5}(?=[ ]?[.)/-])|)[ ]?[.)/-]*[ ]*"
)
_RULE = re.compile(r"[ \t]*[_=*-]{5,}[ \t\r]*")
"""A line drawn under the agenda."""

_BULLET = re.compile(r"[ \t\f]*(?:\(cid:\d|[-•■▪●➢➤►*◦\uf0b7]|\d{1,2}[ ]?[.)/°-])")
_WORD = re.compile(r"[a-z0-9]{2,}")
_IN_LINE = re.compile(r"^[ \t*#_-]*ordre du jour[ \t:]*\n?\s{0,4}(?P<titres>[^\n]{10,3000})$", re.MULTILINE)
_DASHES = 2
"""Dashes between the titles of an agenda on one line, at least: three titles."""

_LONG = re.compile(r"[a-z]{5,}")
_STEM = 5
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
    last = _last(folded, lines)
    again = last if _bulleted(lines) else _again(words, last)
    found: list[Mark] = []
    place, before = 0, -1
    order = _order(folded, lines[:last], heads)
    for rank in range(again, len(lines)):
        if part(folded, heads[rank].end(), lines[rank].end()):
            continue
        ahead = [
            *range(place, min(place + AHEAD, again, last)),
            *_numbered(heads, rank, range(place, min(again, last))),
        ]
        title = max(ahead, key=lambda at: _share(words[rank], words[at]), default=None)
        if title is None or _share(words[rank], words[title]) < ALIKE:
            continue
        goes_on = (rank, title) == (before + 1, place) and _bulleted(lines) and not _BULLET.match(lines[rank][0])
        place, before = title + 1, rank
        if not goes_on:  # the second line of a title is no title
            number = Span(*heads[rank].span("numero"))
            found.append(
                Mark(
                    lines[rank].start(), number, heads[rank].end(), "point.ordre-du-jour", "agenda", "", (order[title],)
                )
            )
    if len(found) > 1:
        yield tuple(found)


def _order(folded: str, lines: Sequence[re.Match[str]], heads: Sequence[re.Match[str]]) -> list[int]:
    """The order of each line of an agenda among its titles: the second line of one counts for none."""
    bulleted = _bulleted(lines)
    order: list[int] = []
    for line, head in zip(lines, heads, strict=False):
        titled = not part(folded, head.end(), line.end()) and (not bulleted or _BULLET.match(line[0]) is not None)
        order.append((order[-1] if order else 0) + titled)
    return order


def _numbered(heads: Sequence[re.Match[str]], rank: int, titles: range) -> Iterator[int]:
    """The titles that have the number of a line, however far ahead: affairs between them may have been put off."""
    number = heads[rank]["numero"]
    return (title for title in titles if number and heads[title]["numero"] == number)


def part(folded: str, start: int, end: int) -> bool:
    """Whether words name a part of an affair, which may be voted apart: « Chapitre 61 : SERVICES EXTÉRIEURS »."""
    return vocabulary.load("minutes")["partie"].motif.match(folded, start, end) is not None


def stems(folded: str) -> frozenset[str]:
    """The beginnings of the words of an agenda printed on one line; none where the text has no such agenda.

    « Ordre du jour - Approbation du procès-verbal - État des taxes - Tarifs » announces all that has a title.
    """
    found = _IN_LINE.search(folded)
    if found is None or found["titres"].count(" - ") < _DASHES:
        return frozenset()
    return stem(folded, *found.span("titres"))


def stem(folded: str, start: int, end: int) -> frozenset[str]:
    """The beginnings of the long words of a passage: « taxes » and « taxe » have one."""
    return frozenset(word[:_STEM] for word in _LONG.findall(folded, start, end))


def _last(folded: str, lines: Sequence[re.Match[str]]) -> int:
    """The rank of the first line that is no title of the agenda: it tells a decision, or has no bullet any more."""
    decision = vocabulary.load("minutes")["decision"].motif
    bulleted = _bulleted(lines)
    for rank, (before, line) in enumerate(pairwise(lines[:LONGEST]), start=1):
        apart = bulleted and not _BULLET.match(line[0]) and folded.count("\n", before.end(), line.start()) > 1
        if apart or _RULE.fullmatch(line[0]) or decision.search(line[0]):
            return rank
    return min(len(lines), LONGEST)


def _bulleted(lines: Sequence[re.Match[str]]) -> bool:
    """Whether the first titles stand behind bullets: the agenda then ends with them."""
    return len(lines) > 1 and all(_BULLET.match(line[0]) for line in lines[:2])


def _again(words: Sequence[frozenset[str]], last: int) -> int:
    """The rank of the line that says the first title again; else, one of the next, in the same words."""
    ranks = range(1, min(len(words), LONGEST))
    first = next((rank for rank in ranks if _share(words[rank], words[0]) >= ALIKE), None)
    if first is None:
        heads = [title for title in words[1 : min(AHEAD, last)] if len(title) >= AHEAD]
        first = next((rank for rank in ranks if rank > AHEAD and words[rank] in heads), len(words))
    return first


def _head(folded: str, start: int) -> re.Match[str]:
    """The number in front of a title, if any."""
    head = _HEAD.match(folded, start)
    if head is None:  # pragma: no cover - every part of the pattern may be empty
        raise AssertionError
    return head


def _share(left: frozenset[str], right: frozenset[str]) -> float:
    """The share of their words that two lines have in common."""
    return len(left & right) / max(len(left), len(right), 1)
