"""Dates as French acts print them: in figures, with the month in words, all in words.

A date without its year is not a date here. An impossible or damaged one is returned without value, with its doubt.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from generator.french.numbers import SCALES, WORDS, number
from generator.french.vocabulary import load
from generator.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

IMPOSSIBLE = "Cette date n'existe pas au calendrier."
ABIMEE = "La date est abîmée : une barre semble lue comme un chiffre."
COUPEE = "Le jour semble coupé : un chiffre seul le précède."
ANNEE_ILLISIBLE = "L'année en lettres ne se lit pas entièrement."
DEUX_ANNEES = "La formule d'ouverture porte deux années différentes."

_CALENDAR = load("calendar")
_MONTHS = tuple(entry for entry in _CALENDAR.entries if entry.nom.startswith("mois."))
_DAYS = tuple(entry for entry in _CALENDAR.entries if entry.nom.startswith("jour."))
MONTH = "(?P<mois>" + "|".join(entry.ecrit for entry in _MONTHS) + ")"
_WEEKDAY = "(?P<semaine>" + "|".join(entry.ecrit for entry in _DAYS) + ")"
_ORDINAL = r"(?: ?(?:er(?![a-z])|°\"?|\"|'|\^ ?\{? ?er ?\}?|<sup>er</sup>))"
_NUMBER_WORD = (
    "(?:" + "|".join(sorted((WORDS - SCALES) | {"premier"}, key=lambda word: (-len(word), word))) + ")(?![a-z])"
)
DAY_WORDS = rf"{_NUMBER_WORD}(?:(?:[ \n-]{{1,2}}(?:et[ \n-])?|-[ ]?\n[ ]{{1,80}}){_NUMBER_WORD}){{0,2}}"
"""« vingt- / quatre »: a day goes on below its hyphen, under the indent of its column."""

_BLANK = r"[ \n*]{0,3}"

_WRITTEN = re.compile(
    rf"(?P<jour>[0-9](?<![0-9].)[0-9]?)(?P<rang>{_ORDINAL})?{_BLANK}(?P<mois>[a-z]{{3,9}}\.?){_BLANK}"
    r"(?P<an>[0-9]{4})(?![0-9])"
)
_NUMERIC = re.compile(
    r"[0-9](?<![0-9/._-].)"
    r"(?:[0-9]?(?P<barre>[/.-])(?P<mois>[0-9]{1,2})(?P=barre)(?P<an>(?:1[5-9]|2[0-9])[0-9]{2})"
    r"|[0-9]{3}(?P<tiret>-)(?P<mois_iso>[0-9]{2})-(?P<jour_iso>[0-9]{2})"
    r"|(?P<abimee>[0-9](?:/[0-9]{2}1|1[0-9]{2}/)20[0-9]{2}))(?![0-9]|[/_.-][0-9a-z])"
)
_NUMBERED = re.compile(r"(?:n ?°|n o|no|numero) ?\Z")
_COMPACT = re.compile(r"(20[0-9]{2})(?<![0-9].{4})([01][0-9])([0-3][0-9])(?![0-9])")
_WEEKDAY_BEFORE = re.compile(rf"(?<![a-z]){_WEEKDAY},?[ \n]{{1,2}}\Z")
_DIGIT_BEFORE = re.compile(r"(?<![0-9])[0-3] \Z")

_OPENER = _CALENDAR["an.ouverture"].motif
_HEADS = (_CALENDAR["an.millenaire"].motif, _CALENDAR["an.siecle"].motif)
_TOKEN = re.compile(r"[ \n-]{0,2}(?P<mot>[a-z]+)")
_DAY_MONTH = re.compile(
    rf"(?:[ \n,]{{0,3}}et)?[ \n,]{{1,3}}le(?:[ ]?:)?[ \n]{{1,2}}(?:{_WEEKDAY},?[ \n]{{1,2}})?"
    rf"(?P<jour>[0-9]{{1,2}}{_ORDINAL}?|{DAY_WORDS})[ \n]{{1,2}}(?:jours?[ \n])?"
    rf"(?:(?:du|de)[ \n](?:mois[ \n](?:de[ \n]|d'))?)?{MONTH}(?:[ \n](?P<an>[0-9]{{4}})(?![0-9]))?"
)
_MONTH_BEFORE = re.compile(
    rf"(?<![a-z0-9])(?:{_WEEKDAY},?[ \n]{{1,2}})?(?P<jour>[0-9]{{1,2}}{_ORDINAL}?|{DAY_WORDS})"
    rf"[ \n]{{1,2}}(?:(?:du|de)[ \n](?:mois[ \n](?:de[ \n]|d'))?)?{MONTH},?[ \n]{{1,2}}\Z"
)
_FIGURES = re.compile(r"20[0-9]{2}(?![0-9])")
_LONGEST_MONTH = 14
_WORDY_WINDOW = 60
"""A weekday, a day and a month in words stand in fewer characters than this."""


@dataclass(frozen=True, slots=True)
class DateRead:
    """A date as printed; ``jour`` is the printed weekday (0 is Monday), which the caller checks against the date."""

    value: dt.date | None
    span: Span
    regle: str
    jour: int | None = None
    doute: str | None = None


@lru_cache(maxsize=64)
def dates(text: str, folded: str, start: int = 0, end: int | None = None) -> tuple[DateRead, ...]:
    """Every date with its year between ``start`` and ``end``, in reading order.

    The sitting, its summons and the checks ask for those of one section: they are read once.

    >>> from generator.french.fold import fold
    >>> phrase = "jeudi 4 mai 2023, 1^{er} janvier 2018, 23/05/2014, L'an deux mille vingt et un le trente et un mars"
    >>> [(str(read.value), read.jour) for read in dates(phrase, fold(phrase))]
    [('2023-05-04', 3), ('2018-01-01', None), ('2014-05-23', None), ('2021-03-31', None)]
    """
    stop = len(text) if end is None else end
    found = [*_written(folded, start, stop), *_numeric(folded, start, stop), *_worded(folded, start, stop),
             *_day_in_words(folded, start, stop)]  # fmt: skip
    found.sort(key=lambda read: (read.span.start, -read.span.end))
    kept: list[DateRead] = []
    for read in found:
        if not kept or read.span.start >= kept[-1].span.end:
            kept.append(read)
    return tuple(kept)


def stamp_dates(text: str, folded: str, start: int = 0, end: int | None = None) -> tuple[DateRead, ...]:
    """Dates of eight figures, as in the identifiers of transmitted acts; only to be asked for where one is expected.

    >>> stamp_dates("042-244200770-20240613-D1", "042-244200770-20240613-d1")[0].value
    datetime.date(2024, 6, 13)
    """
    stop = len(text) if end is None else end
    return tuple(
        _date(found[1], found[2], found[3], Span(*found.span()), "dates.compacte")
        for found in _COMPACT.finditer(folded, start, stop)
    )


def _date(year: str, month: str, day: str, span: Span, regle: str, jour: int | None = None) -> DateRead:  # noqa: PLR0913, PLR0917 - a date has three parts
    """The date of three printed numbers, or the doubt that no calendar holds it."""
    try:
        return DateRead(dt.date(int(year), int(month), int(day)), span, regle, jour)
    except ValueError:
        return DateRead(None, span, regle, jour, IMPOSSIBLE)


def _written(folded: str, start: int, stop: int) -> Iterator[DateRead]:
    """Dates with the month in words: "19 décembre 2019", "jeudi 1er mars 2018"."""
    for found in _WRITTEN.finditer(folded, start, stop):
        month = month_number(found["mois"])
        if month is None or (found["rang"] and found["jour"].strip("0") != "1"):
            continue
        begin, jour = _weekday_before(folded, start, found.start())
        span = Span(begin, found.end())
        cut = len(found["jour"]) == 1 and _DIGIT_BEFORE.search(folded, max(start, begin - 3), begin)
        if cut and not found["rang"]:
            yield DateRead(None, span, "dates.mois_en_lettres", jour, COUPEE)
        else:
            yield _date(found["an"], month, found["jour"], span, "dates.mois_en_lettres", jour)


def _numeric(folded: str, start: int, stop: int) -> Iterator[DateRead]:
    """Dates in figures: "23/05/2014", "2024-06-13"; what follows "n°" is a number, not a date."""
    for found in _NUMERIC.finditer(folded, start, stop):
        if _NUMBERED.search(folded, max(start, found.start() - 8), found.start()):
            continue
        begin, jour = _weekday_before(folded, start, found.start())
        span = Span(begin, found.end())
        if found["abimee"]:
            yield DateRead(None, span, "dates.chiffres", jour, ABIMEE)
        elif found["an"]:
            day = folded[found.start() : found.start("barre")]
            yield _date(found["an"], found["mois"], day, span, "dates.chiffres", jour)
        else:
            year = folded[found.start() : found.start("tiret")]
            yield _date(year, found["mois_iso"], found["jour_iso"], span, "dates.iso", jour)


def _worded(folded: str, start: int, stop: int) -> Iterator[DateRead]:
    """Dates whose year is in words, and the opening formula "L'an ..., le ..."."""
    low, place = start, folded.find("l'an", start, stop)
    while place >= 0:
        opener = _OPENER.match(folded, place, stop)
        read = _opening(folded, opener, stop) if opener else None
        yield from _year_in_words(folded, low, place)
        low = place + 4
        if read is not None:
            yield read
            low = read.span.end
        place = folded.find("l'an", low, stop)
    yield from _year_in_words(folded, low, stop)


def _opening(folded: str, opener: re.Match[str], stop: int) -> DateRead | None:
    """The date of the opening formula, under its own regle: a text copied from another may carry a stale date there."""
    year, close = _year(folded, opener.end(), stop)
    rest = _DAY_MONTH.match(folded, close, stop)
    if rest is None:
        return None if year else DateRead(None, Span(opener.start(), close), "dates.ouverture", None, ANNEE_ILLISIBLE)
    jour = _weekday(rest["semaine"])
    span = Span(opener.start(), rest.end())
    if year is None:
        return DateRead(None, span, "dates.ouverture", jour, ANNEE_ILLISIBLE)
    if rest["an"] and int(rest["an"]) != year:
        return DateRead(None, span, "dates.ouverture", jour, DEUX_ANNEES)
    return _worded_date(year, rest, span, "dates.ouverture")


def _year_in_words(folded: str, start: int, stop: int) -> Iterator[DateRead]:
    """Dates with the year in words outside the formula, before the day or after the month."""
    low = start
    for head in sorted({found.start() for motif in _HEADS for found in motif.finditer(folded, start, stop)}):
        if head < low:
            continue
        year, close = _year(folded, head, stop)
        read = None if year is None else _around(folded, year, Span(head, close), (low, stop))
        if read is not None:
            yield read
        low = read.span.end if read else close


def _day_in_words(folded: str, start: int, stop: int) -> Iterator[DateRead]:
    """Dates with the day alone in words: "le six décembre 2022"."""
    for year in _FIGURES.finditer(folded, start, stop):
        before = folded[max(start, year.start() - _LONGEST_MONTH) : year.start()].split()
        if len(before) > 1 and before[-2][0].isdigit():
            continue  # as nearly always: the day stands there in figures
        if not before or month_number(before[-1].rstrip(",")) is None:
            continue
        found = _MONTH_BEFORE.search(folded, max(start, year.start() - _WORDY_WINDOW), year.start())
        if found is None or found["jour"][0].isdigit():
            continue
        read = _worded_date(int(year[0]), found, Span(found.start(), year.end()), "dates.lettres")
        if read is not None:
            yield read


def _around(folded: str, year: int, place: Span, limits: tuple[int, int]) -> DateRead | None:
    """The date whose day and month stand before or after a year in words."""
    before = _MONTH_BEFORE.search(folded, max(limits[0], place.start - _WORDY_WINDOW), place.start)
    if before is not None:
        return _worded_date(year, before, Span(before.start(), place.end), "dates.lettres")
    after = _DAY_MONTH.match(folded, place.end, limits[1])
    if after is None or (after["an"] and int(after["an"]) != year):
        return None
    return _worded_date(year, after, Span(place.start, after.end()), "dates.lettres")


def _worded_date(year: int, parts: re.Match[str], span: Span, regle: str) -> DateRead | None:
    """The date of a year and of a matched day and month, or nothing where the day is no number."""
    day = day_number(parts["jour"])
    month = month_number(parts["mois"])
    if day is None or month is None:
        return None
    return _date(str(year), month, str(day), span, regle, _weekday(parts["semaine"]))


def _year(folded: str, place: int, stop: int) -> tuple[int | None, int]:
    """The year that begins at ``place`` and where it ends: four figures, or number words up to one that is not.

    A year glued to an unknown word ("deux-mil-vingt-cing") is cut: no value.
    """
    if folded[place : place + 4].isdigit():
        return int(folded[place : place + 4]), place + 4
    close = place
    while (token := _TOKEN.match(folded, close, stop)) and (token["mot"] in WORDS or token["mot"] == "et"):
        if token["mot"] == "et" and not _goes_on(folded, token.end(), stop):
            break
        close = token.end()
    if folded[close : close + 1] == "-":
        return None, (token.end() if token else close)
    year = number(folded[place:close])
    return (year if year and 1500 <= year < 3000 else None), close  # noqa: PLR2004 - years of acts


def _goes_on(folded: str, place: int, stop: int) -> bool:
    """Whether "et" is inside the year ("vingt et un") and not before the day ("et le dix")."""
    after = _TOKEN.match(folded, place, stop)
    return after is not None and after["mot"] in WORDS - SCALES


@cache
def month_number(word: str) -> str | None:
    """The number of a folded month, given as in the text."""
    for entry in _MONTHS:
        found = entry.motif.match(f"{word} 2")
        if found and found.end() == len(word):
            return entry.sens
    return None


def day_number(words: str) -> int | None:
    """The day of the month, in figures or in words, ordinal or not."""
    digits = re.match("[0-9]{1,2}", words)
    return int(digits[0]) if digits else number(words)


def _weekday(word: str | None) -> int | None:
    """The number of a folded weekday."""
    return None if word is None else next(int(entry.sens) for entry in _DAYS if entry.motif.match(word))


def _weekday_before(folded: str, low: int, place: int) -> tuple[int, int | None]:
    """Where the weekday printed before ``place`` begins, and its number; ``(place, None)`` without one."""
    found = _WEEKDAY_BEFORE.search(folded, max(low, place - 14), place)
    return (found.start(), _weekday(found["semaine"])) if found else (place, None)
