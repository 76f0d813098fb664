r"""The text that is read: that of record with plain spaces, bullets and line ends; and the way back.

Word processors put no-break spaces where they like, converters of justified text two spaces for one, of PDF a space
behind the apostrophe of an elision, or a line end behind a bullet, of pictures a blank line below each line, Windows
two characters at each line end, machines that cut words a hyphen and a line end in their midst.
The text of record keeps them all: rules read this copy, and what they find is told at its place in the text of record.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.values.source import Source

_ODD = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
_BULLETS = (
    "\u2b9a\u2b9e\u27a3\u27b2\u25c6\u25c7\u2b25\u2b27\u25b8\u2751\u2752\u25c8\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf0a8"
)
"""What word processors, and the fonts of symbols that a converter does not know, print before the items of a list."""

_RETURN = re.compile(r"\r(?=\n)")
_DOUBLE = re.compile(r"(?<=[^ \t\n])[ ](?=[ ][^ \t\n])")
_SINGLE = re.compile(r"(?<=[^ \t\n])[ ](?=[^ \t\n])")
_ELIDED = re.compile(r"(?:(?<=\b[cdjlmnstCDJLMNST])|(?<=[qQ][uU])|(?<=\b[aA]ujourd)) ?['\u2019] ?(?=[^\W\d_])")
"""« l' association », « d’ un », « l 'eau »: what stands for a vowel parts no words."""

_BESIDE = ("' ", "\u2019 ", " '", " \u2019")

_CUT_WORD = re.compile(r"(?<=[^\W\d_])([\u2010\u00ad][ ]?\n[ \t]*)(?=[a-zà-öø-ÿœ])")
"""The hyphen of a machine that cuts words, which no keyboard has: « départe‐ », « mental » on the line below."""

_BLANK_LINE = re.compile(r"\n[ \t\r]*(?=\n)")

_BULLET = re.compile(
    r"(?:^|\n)[ \t]*(?:[•·▪●■➢►✓❖➤◦\uf0b7\uf0a7\uf0d8\uf02d]|(?<=[:;.,]\n)[-–]|(?<=[:;.,] \n)[-–]|"
    r"(?<=[:;.,]\n\n)[-–]|(?<=[:;.,] \n\n)[-–])"
    r"[ \t]*(\n(?:[ \t]*\n){0,2})(?=[ \t]*[^\W_])"
)
"""A bullet alone on its line, apart from its words; a dash alone may be the empty cell of a table."""

_LETTERED = re.compile(r"(?<!\S)[A-ZÀ-Ý](?:[ ]{1,4}[A-ZÀ-Ý'’-](?!\S)){5,}")
_LETTER_GAP = re.compile(r"(?<=\S)[ ](?=\S)|(?<=[ ])[ ]")
"""« V I L L E   D E   V A L D O R »: in letters set apart, one blank parts letters and more part words."""

_AIRED = 0.25
"""Share of the gaps between words that two blanks make, from which they mean nothing: elsewhere they part columns."""

_FEWEST = 20
"""So many double blanks at least: below, they may all stand in one small table."""


_APART, _GOING_ON = 0.9, 0.08
"""Share of the lines with a blank one below, and of those that begin in the midst of a sentence, from which the blank
lines mean nothing: elsewhere they part paragraphs, which begin with a capital, a rank or a dash."""

_FEWEST_LINES = 12

_FULL = 0.95
"""Share of the lines that the first word of the next would not have fitted into, from which a machine broke them all:
where people did, paragraphs, headings and lists end in the midst of a line."""

_RAGGED, _SHORT = 3, 0.25
"""Letters by which a line is short, and the share of such lines from which words filled them: prose leaves half so."""

_WIDEST = 250
"""Characters of a line beyond which nobody fills lines, and a text without breaks is told apart by its length."""


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
    """The text, of the same length, with a plain space for each space that is none, and one bullet for all."""
    for bullet in _BULLETS:
        text = text.replace(bullet, "•")
    for space in _ODD:  # one that stands nowhere is told at a hundredth of the cost of looking at each character
        text = text.replace(space, " ")
    return text


def plain(source: Source) -> Plain:
    """The text to read, of the same words: most texts are plain, and stand as they are."""
    text = spaced(source.text)
    places = sorted({place for form in _LEFT_OUT for place in form(text)})
    if places:
        starts = [0, *(place + 1 for place in places)]
        text = "".join(text[start:end] for start, end in zip(starts, [*places, len(text)], strict=True))
    if _filled(text):
        text = text.replace("\n", " ")
    if text is source.text:
        return Plain(source)
    pages = tuple(page - bisect_left(places, page) for page in source.pages)
    return Plain(replace(source, text=text, pages=pages), tuple(place - rank for rank, place in enumerate(places)))


def _returns(text: str) -> tuple[int, ...]:
    """Where a line end of Windows has one character more."""
    return tuple(found.start() for found in _RETURN.finditer(text)) if "\r" in text else ()


def _lettered(text: str) -> Iterator[int]:
    """The blanks to leave out of words whose letters are set apart, where wider ones part the words."""
    for found in _LETTERED.finditer(text):
        if "  " in found[0]:
            yield from (gap.start() for gap in _LETTER_GAP.finditer(text, *found.span()))


def _doubles(text: str) -> tuple[int, ...]:
    """Where a blank stands before another between two words, in a text that is full of them."""
    if text.count("  ") < _FEWEST:
        return ()
    doubles = tuple(found.start() for found in _DOUBLE.finditer(text))
    singles = sum(1 for _ in _SINGLE.finditer(text))
    return doubles if len(doubles) >= max(_FEWEST, _AIRED * (len(doubles) + singles)) else ()


def _elisions(text: str) -> Iterator[int]:
    """Where a blank stands beside the apostrophe of an elision."""
    if not any(pair in text for pair in _BESIDE):  # most texts have none, and pay no pattern
        return
    for found in _ELIDED.finditer(text):
        yield from (place for place in range(*found.span()) if text[place] == " ")


def _blank_lines(text: str) -> tuple[int, ...]:
    """Where the first blank line of each gap stands, in a text that has one below each of its lines."""
    printed = [line for line in text.split("\n") if line.strip()]
    going_on = sum(1 for line in printed if line.lstrip()[:1].islower())
    if len(printed) < _FEWEST_LINES or going_on < _GOING_ON * len(printed):
        return ()
    gaps: list[int] = []
    number, end = 0, -1
    for found in _BLANK_LINE.finditer(text):
        if found.start() != end:
            gaps += range(*found.span())
            number += 1
        end = found.end()
    return tuple(gaps) if number >= _APART * (len(printed) - 1) else ()


def _bullets(text: str) -> Iterator[int]:
    """Where a line ends, and blank ones stand, between a bullet and its words."""
    for found in _BULLET.finditer(text):
        yield from range(*found.span(1))


def _cut_words(text: str) -> Iterator[int]:
    """Where a word goes on below; where the line has columns, what stands below it may be of another."""
    if "\u2010" not in text and "\u00ad" not in text:
        return
    for found in _CUT_WORD.finditer(text):
        start = text.rfind("\n", 0, found.start()) + 1
        if "   " not in text[start : found.start()].strip():
            yield from range(*found.span(1))


_LEFT_OUT = (_cut_words, _returns, _doubles, _lettered, _elisions, _blank_lines, _bullets)
"""What finds the characters that are left out."""


def _filled(text: str) -> bool:
    """Whether all lines are as full as their words allow: a text that lost its breaks was folded at some width.

    Words leave some lines a few letters short; the items of a list that are all of one length leave none.
    """
    lines = text.rstrip().split("\n")
    if len(lines) < _FEWEST_LINES or (width := max(map(len, lines))) > _WIDEST:
        return False
    ragged = sum(1 for line in lines if len(line) <= width - _RAGGED)
    needless = sum(1 for line, below in pairwise(lines) if len(line) + 1 + len(below.split(" ", 1)[0]) <= width)
    return needless <= (1 - _FULL) * len(lines) and ragged >= _SHORT * len(lines)
