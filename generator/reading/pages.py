"""Running heads and feet: the first and the last line of a page, when other pages print them too.

Where a text lost its pages, they are the lines that number them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.outline import Line, Outline
    from generator.values.span import Span

NOISE = "courant"
BREAK = "\f"
"""What parts two pages in the text of a PDF."""

SHORTEST = 4
"""Fewest characters of a running line; a shorter one is a folio, told apart by another rule."""

LONGEST = 200
"""Most characters of a line that numbers a page."""

_FIGURES = re.compile(r"\d+")
_NUMBERED = re.compile(r"\bpage 0 ?(?:/|sur|de) ?0\b")


def running(text: str, folded: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """``lines``, with those that a machine printed at the foot or the head of several pages as noise.

    They fall in the middle of what runs from one page to the next: « - DIT que la dépense [foot, head] - AUTORISE … ».
    The head of the first page stays, which opens the act, and the foot of the last, where someone may have signed.
    """
    if BREAK not in text:
        more = frozenset(_numbered(folded, lines))
        return tuple(_noise(line) if rank in more else line for rank, line in enumerate(lines)) if more else lines
    pages = list(_pages(text, lines))
    feet = [(page[-1], _told(folded, lines[page[-1]])) for page in pages if page]
    heads = [(page[0], _told(folded, lines[page[0]])) for page in pages if page]
    repeated = {*_repeated(feet, feet[:-1]), *_repeated(heads, heads[1:])}
    return tuple(_noise(line) if rank in repeated else line for rank, line in enumerate(lines))


def noisy(outline: Outline) -> frozenset[Span]:
    """Where the running lines of a document stand."""
    return frozenset(line.span for section in outline.sections for line in section.lines if line.noise == NOISE)


def again(lines: tuple[Line, ...], told: frozenset[Span]) -> tuple[Line, ...]:
    """``lines`` of an affair, labelled anew, with those at the places ``told`` as noise again."""
    return tuple(_noise(line) if line.span in told else line for line in lines) if told else lines


def _noise(line: Line) -> Line:
    """A line as noise."""
    return replace(line, label=None, regle="bruit.courant", noise=NOISE, opener_end=0)


def _pages(text: str, lines: tuple[Line, ...]) -> Iterator[list[int]]:
    """The ranks of the lines with words of each page."""
    page: list[int] = []
    for rank, line in enumerate(lines):
        if BREAK in line.span.of(text):
            yield page
            page = []
        if line.span.of(text).strip():
            page.append(rank)
    yield page


def _told(folded: str, line: Line) -> str:
    """What a line says, whatever its figures: « Page 1 sur 2 » is « Page 2 sur 2 »."""
    return _FIGURES.sub("0", " ".join(line.span.of(folded).split())) if line.noise is None else ""


def _numbered(folded: str, lines: tuple[Line, ...]) -> Iterator[int]:
    """The ranks of the lines that say « page 2 sur 9 » in the words of another such line, but for the first of them."""
    if "page" not in folded:
        return
    told = [(rank, _told(folded, line)) for rank, line in enumerate(lines) if "page" in line.span.of(folded)]
    said: set[str] = set()
    for rank, words in told:
        if words in said and len(words) <= LONGEST and _NUMBERED.search(words):
            yield rank
        said.add(words)


def _repeated(edges: list[tuple[int, str]], asked: list[tuple[int, str]]) -> Iterator[int]:
    """The ranks of the edges ``asked`` for that say what another of the ``edges`` says."""
    times = Counter(words for _, words in edges)
    for rank, words in asked:
        if len(words) >= SHORTEST and times[words] > 1:
            yield rank
