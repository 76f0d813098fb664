r"""The text that is read: that of record with plain spaces, one between words, and plain line ends; and the way back.

Word processors put no-break spaces where they like, converters of justified text two spaces for one, Windows two
characters at each line end. The text of record keeps them all: rules read this copy, and what they find is told at its
place in the text of record.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.values.span import Span

if TYPE_CHECKING:
    from generator.values.source import Source

_ODD = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
_RETURN = re.compile(r"\r(?=\n)")
_DOUBLE = re.compile(r"(?<=[^ \t\n])[ ](?=[ ][^ \t\n])")
_SINGLE = re.compile(r"(?<=[^ \t\n])[ ](?=[^ \t\n])")

_AIRED = 0.25
"""Share of the gaps between words that two blanks make, from which they mean nothing: elsewhere they part columns."""

_FEWEST = 20
"""So many double blanks at least: below, they may all stand in one small table."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A source made plain: ``source`` is what is read; ``gone``, where characters of the text of record were left out.

    Each of ``gone`` is the offset, in what is read, of the character that follows one left out.
    """

    source: Source
    gone: tuple[int, ...] = ()

    def back(self, span: Span) -> Span:
        r"""The place in the text of record of a place in what is read.

        >>> from generator.values.source import Source
        >>> found = plain(Source("a", "a.txt", "txt", "un\r\ndeux\r\ntrois", ""))
        >>> found.back(Span(3, 7)), found.back(Span(3, 13))
        (Span(start=4, end=8), Span(start=4, end=15))
        """
        if not self.gone:
            return span
        start = span.start + bisect_right(self.gone, span.start)
        if not len(span):
            return Span(start, start)
        return Span(start, span.end + bisect_right(self.gone, span.end - 1))


def spaced(text: str) -> str:
    """The text, of the same length, with a plain space for each space that is none."""
    for space in _ODD:  # one that stands nowhere is told at a hundredth of the cost of looking at each character
        text = text.replace(space, " ")
    return text


def plain(source: Source) -> Plain:
    """The text to read, of the same words: most texts are plain, and stand as they are."""
    text = spaced(source.text)
    places = sorted({*_returns(text), *_doubles(text)})
    if places:
        starts = [0, *(place + 1 for place in places)]
        text = "".join(text[start:end] for start, end in zip(starts, [*places, len(text)], strict=True))
    if text is source.text:
        return Plain(source)
    pages = tuple(page - bisect_left(places, page) for page in source.pages)
    return Plain(replace(source, text=text, pages=pages), tuple(place - rank for rank, place in enumerate(places)))


def _returns(text: str) -> tuple[int, ...]:
    """Where a line end of Windows has one character more."""
    return tuple(found.start() for found in _RETURN.finditer(text)) if "\r" in text else ()


def _doubles(text: str) -> tuple[int, ...]:
    """Where a blank stands before another between two words, in a text that is full of them."""
    if text.count("  ") < _FEWEST:
        return ()
    doubles = tuple(found.start() for found in _DOUBLE.finditer(text))
    singles = sum(1 for _ in _SINGLE.finditer(text))
    return doubles if len(doubles) >= max(_FEWEST, _AIRED * (len(doubles) + singles)) else ()
