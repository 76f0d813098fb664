"""Titles of affairs that no number and no agenda announce: lines that stand out from the text around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.french import names, vocabulary
from generator.reading import openers
from generator.reading.marks import Mark
from generator.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 150
"""Most characters of such a title; a longer line is a paragraph."""

BELOW = 80
"""Characters under a title in which the first words of the report stand."""

NARROW = 0.75
"""Share of the longest line under which a line is a title or a last line: a paragraph fills its first one."""

WORDS = 2
"""Fewest words of such a title: one word alone is a theme (« FINANCES ») or a label."""

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_EDGE = " \t\r\n*#_•■▪●➢➤►◦\uf0b7"
_LISTED = re.compile(r"[ \t\f]*(?:[-–—>→·o]|\d)")
_ENDED = re.compile(r"[.;,!?](?<!\bn\.)$")
_SPOKEN = re.compile(
    r"(?:m|mm|mr|mme|mmes|mlle|messieurs|mesdames|monsieur|madame|maire|le|la|les|l'|il|elle|on|vu|considerant|pour|"
    r"contre|votes?(?= ?:)|page|total|section|recettes?|depenses?)\b|.*(?:\d[ ]?(?:€|euros?\b|h ?\d\d)|[=@|]|https?:)"
)
"""Beginnings of a sentence, of a vote, of a budget; words that no title of an affair holds."""

_NEAR, _CELL_WIDTH = 6, 60
_CELL = re.compile(r"\d{1,3}(?:[ .]?\d{3})*(?:,\d{2})? ?(?:€|euros?)?|-|/")
"""A figure alone on its line, and how many lines of names stand between two: « CLUB DES / RETRAITES / 600,00 € »."""

_ITEM = re.compile(r"[^.;!?\n]{3,60}\d ?(?:€|euros?)(?: ?\([^()\n]{1,40}\))?")
"""An item of a list: « Club nautique 300 € (15 pour) »; the heading of a part of it stands between two."""

_DIVERS = re.compile(r"\W*(?:questions?|informations?|affaires|points?)\b[^\n]{0,20}\bdivers")
_OUTCOME = re.compile(r"\bunanimite\b|\b\d{1,3} (?:voix |votes? )?pour\b|\bpour[ ]?:[ ]?\d")


def series(text: str, folded: str, start: int) -> Iterator[tuple[Mark, ...]]:
    """The lines after ``start`` that look like titles, by the two ways in which lines stand out.

    In capitals, whatever stands around them; or under a blank line or the end of a sentence, short of the margin,
    without a full stop.
    """
    loud: list[Mark] = []
    alone: list[Mark] = []
    lines = [found.span() for found in _LINE.finditer(text, start)]
    narrow = NARROW * max((last - first for first, last in lines), default=0)
    celled = _celled(folded, lines)
    for rank, (begin, end) in enumerate(lines):
        mark = None if rank in celled else _mark(text, folded, begin, end)
        if mark is None:
            continue
        if _DIVERS.match(folded, mark.title, end):
            break
        follows = rank > 0 and bool(loud) and loud[-1].start >= lines[rank - 1][0]
        if text[mark.title : end].isupper() and not follows:
            loud.append(mark)
        before = text[slice(*lines[rank - 1])].strip() if rank else ""
        above = not before.strip("-–•") or (before.endswith((".", ";", "!", "?")) and end - begin < narrow)
        below = text[end : end + BELOW].lstrip()
        if above and below[:1].isupper() and not _ENDED.search(text[mark.title : end].strip()):
            alone.append(mark)
    yield from (tuple(found) for found in (loud, alone) if len(found) > 1)


def _celled(folded: str, lines: list[tuple[int, int]]) -> frozenset[int]:
    """The ranks of the lines among figures alone on theirs, or between two items: they are names, heads of parts."""
    told = [rank for rank, line in enumerate(lines) if folded[slice(*line)].strip()]
    words = [folded[slice(*lines[rank])].strip() for rank in told]
    items = [_ITEM.fullmatch(line) is not None for line in words]
    above = _since_figure(words)
    below = [*reversed(_since_figure(words[::-1]))]
    return frozenset(
        rank
        for n, rank in enumerate(told)
        if max(above[n], below[n]) <= _NEAR or (any(items[max(0, n - 1) : n]) and any(items[n + 1 : n + 2]))
    )


def _since_figure(lines: list[str]) -> list[int]:
    """How many lines above each the last figure alone on its line stands; far, where a sentence stands between."""
    found, count = [], _NEAR
    for line in lines:
        count += 1
        found.append(count)
        if _CELL.fullmatch(line):
            count = 0
        elif len(line) > _CELL_WIDTH or line.endswith((".", ";", ":")):
            count = _NEAR
    return found


def outcomes(folded: str, start: int, end: int) -> int:
    """How many votes a passage tells. Above more than one stands a theme, and no title."""
    return len(_OUTCOME.findall(folded, start, end))


def _mark(text: str, folded: str, begin: int, end: int) -> Mark | None:
    """The mark of a line that may be a title; what opens a section, a name or a sentence is none."""
    words = text[begin:end].strip(_EDGE)
    if len(words.split()) < WORDS or len(words) > LONGEST or _LISTED.match(text, begin, end):
        return None
    title = text.index(words, begin)
    if not text[title].isupper() or _SPOKEN.match(folded, title, end):
        return None
    if openers.load("sections").read(folded, begin, end) is not None or _decision(folded, title, end):
        return None
    if not words.isupper() and names.person(words):
        return None
    return Mark(title, Span(title, title), title, "point.titre", "titre", "", ())


def _decision(folded: str, start: int, end: int) -> bool:
    """Whether a line says itself what was decided: « Adopté à l'unanimité »."""
    return vocabulary.load("minutes")["decision"].motif.search(folded, start, end) is not None
