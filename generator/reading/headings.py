"""Titles of affairs that no number and no agenda announce: lines that stand out from the text around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.french import names, vocabulary
from generator.french.fold import fold
from generator.reading import agenda, openers
from generator.reading.marks import Mark
from generator.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST = 150
"""Most characters of such a title; a longer line is a paragraph."""

BELOW = 80
"""Characters under a title in which the first words of the report stand."""

NARROW = 0.75
"""Share of the longest line under which a line is a title or a last line: a paragraph fills its first one."""

WORDS = 2
"""Fewest words of such a title: one word alone is a theme (« FINANCES ») or a label."""

_GAP = re.compile(r"\S(?:[ ]{3,}|[ ]*\t[ \t]*)(?=\S)")
_ROW = re.compile(
    r"[ \t]*\S[^\n]*?(?:[ ]{3,}|\t|\.{4,})[ .\t]*\d[\d .]*(?:,\d\d)?[ ]?(?:€|euros)?[ \t\r]*\n?", re.IGNORECASE
)
"""The gap between two cells; a row whose last cell is an amount."""

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_EDGE = " \t\r\n*#_•■▪●➢➤►◦\uf0b7"
_LISTED = re.compile(r"[ \t\f]*(?:[-–—>→·o]|\d)")
_ENDED = re.compile(r"[.;,!?](?<!\bn\.)$")
_SPOKEN = re.compile(
    r"(?:m|mm|mr|mme|mmes|mlle|messieurs|mesdames|monsieur|madame|maire|le|la|les|l'|il|elle|on|vu|considerant|pour|"
    r"contre|(?:debut|ouverture|fin) de (?:la )?seance|votes?(?= ?:)|page|total|section|recettes?|depenses?|apres)\b|"
    r".*(?:\d[ ]?(?:€|%|euros?\b|h ?\d\d)|[=@|]|https?:|\bprocurations?\b)"
)
"""Beginnings of a sentence, of a vote, of a budget; words that no title of an affair holds."""

_STOPPED = 110
"""Most characters of a title that ends with a full stop."""

_VERB = re.compile(
    r"\b(?:est|sont|ont|sera|seront|etait|avait|fait|font|peut|doit|doivent|reste|faut|ne|n'|se|s'|qui|"
    r"propose|demande(?= d')|precise|informe|rappelle|presente|donne|accepte|explique|indique|souhaite|dit|repond|"
    r"\w{2,}(?:ait|aient|ront))\b"
)
"""Words of a sentence, where a full stop ends what may be a title."""

_BEGINS = re.compile(
    r"(?:pour|contre|votes?|abstentions?|m|mm|mme|mr|monsieur|madame|le|la|les|il|on|vu|considerant)\b"
)
PROSE = 60
"""Characters from which a line under a title is words about it, and no cell of a table."""

_HAS = re.compile(r"\ba\b")
_SPEAKS = re.compile(
    r"(?:m|mm|mme|mlle|mr)\b\.?[ ]|(?:monsieur|madame|mesdames|messieurs|le conseil|le comite|le bureau)\b"
)

_NEAR, _CELL_WIDTH = 6, 60
_CELL = re.compile(r"\d{1,3}(?:[ .]?\d{3})*(?:,\d{2})? ?(?:€|euros?)?|-|/")
"""A figure alone on its line, and how many lines of names stand between two: « CLUB DES / RETRAITES / 600,00 € »."""

_ITEM = re.compile(r"[^.;!?\n]{3,60}\d ?(?:€|euros?)(?: ?\([^()\n]{1,40}\))?")
"""An item of a list: « Club nautique 300 € (15 pour) »; the heading of a part of it stands between two."""

_DIVERS = re.compile(r"\W*(?:questions?|informations?|affaires|points?)\b[^\n]{0,20}\bdivers")
_OUTCOME = re.compile(r"\bunanimite\b|\b\d{1,3} (?:voix |votes? )?pour\b|\bpour[ ]?:\s{0,3}\d")
_VOTED_ITEM = re.compile(r"[(/-][ ]?\d{1,3} (?:voix |votes? )?pour\b")
"""« Club nautique 300 € (15 pour) »: each item of a list may be voted, and the list is one affair."""


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
    planned = agenda.stems(folded)
    for rank, (begin, end) in enumerate(lines):
        mark = None if rank in celled else _mark(text, folded, begin, end)
        if mark is None:
            continue
        if _DIVERS.match(folded, mark.title, end):
            break
        if planned and planned.isdisjoint(agenda.stem(folded, begin, end)):
            continue
        follows = rank > 0 and bool(loud) and loud[-1].start >= lines[rank - 1][0]
        if text[mark.title : end].isupper() and not follows:
            loud.append(mark)
        before = text[slice(*lines[rank - 1])].strip() if rank else ""
        above = not before.strip("-–•") or (before.endswith((".", ";", "!", "?")) and end - begin < narrow)
        below = text[end : end + BELOW].lstrip()
        if (
            above
            and below[:1].isupper()
            and _told(text, folded, end)
            and (_unended(text, mark, end) or _stopped(text, folded, mark, end))
        ):
            alone.append(mark)
    yield from (tuple(found) for found in (loud, tuple(_first(text, alone))) if len(found) > 1)


def _celled(folded: str, lines: list[tuple[int, int]]) -> frozenset[int]:
    """The ranks of the lines among figures alone on theirs, or between two items: they are names, heads of parts."""
    told = [rank for rank, line in enumerate(lines) if folded[slice(*line)].strip()]
    words = [folded[slice(*lines[rank])].strip() for rank in told]
    items = [_ITEM.fullmatch(line) is not None for line in words]
    above = _since_figure(words, colon=0)
    below = [*reversed(_since_figure(words[::-1], colon=_NEAR))]
    return frozenset(
        rank
        for n, rank in enumerate(told)
        if max(above[n], below[n]) <= _NEAR or (any(items[max(0, n - 1) : n]) and any(items[n + 1 : n + 2]))
    )


def _since_figure(lines: list[str], *, colon: int) -> list[int]:
    """How many lines above each the last figure alone on its line stands; far, where a sentence stands between.

    A line that ends with a ``colon`` announces the first name: it is as near as a figure, or as far as a sentence.
    """
    found, count = [], _NEAR
    for line in lines:
        count += 1
        found.append(count)
        if _CELL.fullmatch(line):
            count = 0
        elif line.endswith(":"):
            count = colon
        elif len(line) > _CELL_WIDTH or line.endswith((".", ";")):
            count = _NEAR
    return found


def _first(text: str, marks: Iterable[Mark]) -> Iterator[Mark]:
    """``marks`` without those that go on with the title above: the same again, over its vote, or a line in capitals.

    « Compte administratif 2006 […] Compte administratif 2006 : Pour : 8 »; « Plan d'aménagement / VERSION N°2 ».
    """
    above: Mark | None = None
    for mark in marks:
        own = text[mark.title : text.find("\n", mark.title) + 1 or None].strip(_EDGE + ":")
        if above is not None:
            title, _, between = text[above.title : mark.start].partition("\n")
            under = own.isupper() and not between.strip() and not title.isupper()
            if under or fold(title.strip(_EDGE + ":")) == fold(own):
                continue
        above = mark
        yield mark


def _told(text: str, folded: str, end: int) -> bool:
    """Whether words follow a line, and not the cells of a table that a converter printed one under the other."""
    start = end + len(text[end : end + BELOW]) - len(text[end : end + BELOW].lstrip())
    stop = text.find("\n", start)
    line = text[start : stop if stop >= 0 else len(text)].rstrip()
    return (
        len(line) >= PROSE
        or line.endswith((".", ",", ";", "!", "?"))
        or _BEGINS.match(folded, start) is not None
        or agenda.part(folded, start, start + len(line))
        or _decision(folded, start, start + len(line))
    )


def _unended(text: str, mark: Mark, end: int) -> bool:
    """Whether a line ends as titles do: a sentence has a full stop, or a verb before its colon."""
    words = text[mark.title : end].strip()
    if words.endswith(":") and (_HAS.search(words) or _VERB.search(fold(words))):
        return False
    return _ENDED.search(words) is None


def _stopped(text: str, folded: str, mark: Mark, end: int) -> bool:
    """Whether a line with a full stop is a title all the same: alone, short, without a verb, above who speaks.

    « Bornage du chemin des Aulnes. [blank] Monsieur le Maire informe le Conseil … ».
    """
    words = text[mark.title : end].strip()
    apart = text[end : end + BELOW].lstrip(" \t").startswith(("\n", "\r"))
    below = len(text[: end + BELOW]) - len(text[end : end + BELOW].lstrip())
    return (
        apart
        and words.endswith(".")
        and len(words) <= _STOPPED
        and ". " not in words
        and not (_VERB.search(folded, mark.title, end) or _HAS.search(words))
        and _SPEAKS.match(folded, below) is not None
    )


def outcomes(folded: str, start: int, end: int) -> int:
    """How many votes a passage tells."""
    return len(_OUTCOME.findall(folded, start, end))


def themed(folded: str, start: int, end: int) -> bool:
    """Whether a line stands above several votes that are not those of its parts: a theme, and no title."""
    return several(folded, start, end) and not _in_parts(folded, start, end)


def several(folded: str, start: int, end: int) -> bool:
    """Whether a passage tells several votes, those of the items of a list apart."""
    return outcomes(folded, start, end) - len(_VOTED_ITEM.findall(folded, start, end)) > 1


def _in_parts(folded: str, start: int, end: int) -> bool:
    """Whether a passage is voted part by part: « Chapitre 60 : ACHATS / Pour : 12 / Chapitre 61 : … »."""
    found = vocabulary.load("minutes")["partie"].motif.finditer(folded, start, end)
    return sum(folded[folded.rfind("\n", 0, one.start()) + 1 : one.start()].strip() == "" for one in found) > 1


def _mark(text: str, folded: str, begin: int, end: int) -> Mark | None:
    """The mark of a line that may be a title; what opens a section, a name or a sentence is none."""
    words = text[begin:end].strip(_EDGE)
    if (
        sum(any(map(str.isalnum, word)) for word in words.split()) < WORDS
        or len(words) > LONGEST
        or words.count("(") != words.count(")")
    ):
        return None
    if _LISTED.match(text, begin, end) or _tabled(text, words, end):
        return None
    title = text.index(words, begin)
    if not text[title].isupper() or _SPOKEN.match(folded, title, end) or agenda.part(folded, title, end):
        return None
    if openers.load("sections").read(folded, begin, end) is not None or _decision(folded, title, end):
        return None
    if not words.isupper() and names.person(words) and (names.in_capitals(words) or not words.endswith(".")):
        return None
    return Mark(title, Span(title, title), title, "point.titre", "titre", "", ())


def _tabled(text: str, words: str, end: int) -> bool:
    """Whether a line belongs to a table: the heads of its columns, or the title of a part right above a row."""
    below = text[end : text.find("\n", end) + 1 or None]
    gaps = len(_GAP.findall(words))
    return gaps > 1 or (gaps == 1 and _GAP.search(below.strip()) is not None) or _ROW.fullmatch(below) is not None


def _decision(folded: str, start: int, end: int) -> bool:
    """Whether a line says itself what was decided: « Adopté à l'unanimité »."""
    return vocabulary.load("minutes")["decision"].motif.search(folded, start, end) is not None
