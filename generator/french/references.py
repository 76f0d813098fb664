"""References of acts to laws, decrees, codes, and to other acts of local bodies."""

from __future__ import annotations

import re
from bisect import bisect_left as bisect
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote_plus

from generator.french.dates import dates
from generator.french.vocabulary import load
from generator.values.span import Span

if TYPE_CHECKING:
    import datetime as dt

    from generator.french.dates import DateRead

_WORDS = load("references")
_NATURES = tuple(entry for entry in _WORDS.entries if entry.nom.startswith("nature."))
_CODES = tuple(entry for entry in _WORDS.entries if entry.nom.startswith("code."))
_SUBJECT = _WORDS["objet"].motif

_MARK = re.compile(r"n ?°(?:s(?= ))? ?")
_PIECE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.]*(?:[-/][A-Za-z0-9_.]+)*")
_JOINT = re.compile(r" ?/ ?(?=[0-9])|(?<=[_/-]) (?=[0-9])")
_GROUP_AFTER = re.compile(r" ?[0-9]")
_LAW = re.compile(r"[0-9]{2,4}-[0-9]{1,5}\Z")
_PREFIXES = 3
"""Letters that open a number stand in at most this many groups ("HN 021-049/16/CM", "SA 59108")."""
_SEARCH = "https://www.legifrance.gouv.fr/search/all?tab_selection=all&query="
"""A law's own address holds an identifier that its number does not give; the search by number is documented."""
_HEAD = 40
"""The reference that a visa is about begins within this many characters: "Vu", a dash, an article, a determiner."""
_LINKED = frozenset({"loi", "decret", "ordonnance"})

COUPE = "Le numéro est suivi d'autres chiffres : sa fin est incertaine."


@dataclass(frozen=True, slots=True)
class ActNumber:
    """What stands after "n°": ``value`` as printed, ``None`` where its end is uncertain; ``mark`` spans the "n°"."""

    value: str | None
    span: Span
    mark: Span
    doute: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A text that an act refers to; ``lien`` only where the number or the code's name gives the address for sure."""

    nature: str
    numero: str | None
    date: dt.date | None
    span: Span
    numero_span: Span | None = None
    date_span: Span | None = None
    lien: str | None = None
    doute: str | None = None


def act_numbers(text: str, folded: str, start: int = 0, end: int | None = None) -> tuple[ActNumber, ...]:
    """Every "n° ..." between ``start`` and ``end``: letters in capitals, then one group with figures.

    >>> phrase = "la délibération n° HN 021-049/16/CM du Conseil et n° 2014 / 183 du maire"
    >>> from generator.french.fold import fold
    >>> [number.value for number in act_numbers(phrase, fold(phrase))]
    ['HN 021-049/16/CM', '2014 / 183']
    """
    stop = len(text) if end is None else end
    read = (_act_number(text, found, stop) for found in _MARK.finditer(folded, start, stop))
    return tuple(number for number in read if number is not None)


def _act_number(text: str, mark: re.Match[str], stop: int) -> ActNumber | None:
    """The number after one mark, or nothing where no figure follows."""
    place = close = mark.end()
    figures = False
    for _ in range(_PREFIXES):
        piece = _PIECE.match(text, place, stop)
        if piece is None or not (piece[0].isupper() or any(char.isdigit() for char in piece[0])):
            return None
        close, figures = piece.end(), any(char.isdigit() for char in piece[0])
        if figures or text[close : close + 1] != " ":
            break
        place = close + 1
    if not figures:
        return None
    while joint := _JOINT.match(text, close, stop) or _JOINT.match(text, close - (text[close - 1] in "_/-"), stop):
        piece = _PIECE.match(text, joint.end(), stop)
        if piece is None:
            break
        close = piece.end()
    close = mark.end() + len(text[mark.end() : close].rstrip("._-/"))
    span = Span(mark.end(), close)
    if _GROUP_AFTER.match(text, close, stop):
        return ActNumber(None, span, Span(*mark.span()), COUPE)
    return ActNumber(span.of(text), span, Span(*mark.span()))


def references(text: str, folded: str, start: int = 0, end: int | None = None) -> tuple[Reference, ...]:
    """The texts referred to between ``start`` and ``end`` (a visa), in reading order; the first is what it is about.

    A word such as "avis" that neither opens the visa nor carries a number or a date is a word, not a reference.

    >>> from generator.french.fold import fold
    >>> visa = "Vu la loi n° 2014-58 du 27 janvier 2014 et le code général des collectivités territoriales"
    >>> [(read.nature, read.numero, str(read.date)) for read in references(visa, fold(visa))]
    [('loi', '2014-58', '2014-01-27'), ('code', None, 'None')]
    """
    stop = len(text) if end is None else end
    words = sorted(
        (found.start(), found.end(), entry.sens)
        for entry in _NATURES
        for found in entry.motif.finditer(folded, start, stop)
    )
    numbers = act_numbers(text, folded, start, stop) if words else ()
    days = dates(text, folded, start, stop) if words else ()
    read: list[Reference] = []
    for at, (begin, close, nature) in enumerate(words):
        limit = _limit(folded, close, words[at + 1][0] if at + 1 < len(words) else stop)
        own = numbers[bisect(numbers, close, key=_mark) : bisect(numbers, limit, key=_mark)]
        dated = days[bisect(days, close, key=_begin) : bisect(days, limit, key=_begin)]
        announced = _Announced(nature, Span(begin, close), own, dated)
        read += _of_word(folded, announced, head=begin - start <= _HEAD and not read)
    return tuple(read)


def _limit(folded: str, place: int, stop: int) -> int:
    """Where the words that may carry the number and the date of a reference end: its subject, a mark, the next text."""
    places = [folded.find(mark, place, stop) for mark in (";", "\n\n")]
    subject = _SUBJECT.search(folded, place, stop)
    return min([stop, *(found for found in places if found >= 0), *([subject.start()] if subject else [])])


def _mark(number: ActNumber) -> int:
    """Where the mark of a number stands."""
    return number.mark.start


def _begin(day: DateRead) -> int:
    """Where a date stands."""
    return day.span.start


@dataclass(frozen=True, slots=True)
class _Announced:
    """A word of nature, and the numbers and dates that stand between it and the subject of the reference."""

    nature: str
    span: Span
    numbers: tuple[ActNumber, ...]
    days: tuple[DateRead, ...]


def _of_word(folded: str, word: _Announced, *, head: bool) -> list[Reference]:
    """The references one nature word announces: one for each of its numbers, or one without."""
    if word.nature == "code":
        return [_code(folded, word.span)]
    if not word.numbers:
        if word.nature == "autre" or not (word.days or head):
            return []
        return [_reference(word.nature, word.span, None, word.days[0] if word.days else None)]
    read = []
    for at, number in enumerate(word.numbers):
        after = word.days[bisect(word.days, number.span.start, key=_begin) :]
        limit = word.numbers[at + 1].mark.start if at + 1 < len(word.numbers) else None
        day = after[0] if after and (limit is None or after[0].span.end <= limit) else None
        begin = word.span.start if at == 0 else number.mark.start
        read.append(_reference(word.nature, Span(begin, number.span.end), number, day))
    return read


def _code(folded: str, word: Span) -> Reference:
    """The code named at ``word``, with the search for it where its whole name is known."""
    for entry in _CODES:
        if found := entry.motif.match(folded, word.start):
            return Reference("code", None, None, Span(*found.span()), lien=_SEARCH + quote_plus(entry.sens))
    return Reference("code", None, None, word)


def _reference(nature: str, words: Span, number: ActNumber | None, day: DateRead | None) -> Reference:
    """One reference of its parts, with its link where the number gives one."""
    numero = number.value if number else None
    lien = None
    if numero and nature in _LINKED and _LAW.match(numero):
        lien = _SEARCH + quote_plus(f"{nature} {numero}")
    return Reference(
        nature,
        numero,
        day.value if day else None,
        Span(words.start, max(words.end, day.span.end if day else 0)),
        number.span if number else None,
        day.span if day else None,
        lien,
        (number.doute if number else None) or (day.doute if day else None),
    )
