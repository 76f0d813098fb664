"""Days printed without their year, or with two figures of it: a day that is known to be near tells the rest."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from generator.french.dates import DAY_WORDS, MONTH, day_number, month_number
from generator.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

NEAR = 60
"""Most days between the summons and the sitting: five clear days by law (CGCT L2121-12), some weeks in practice."""

_DAY = re.compile(
    rf"(?<![\w/.-])(?:(?P<jour>[0-9]{{1,2}}(?:[ ]?er)?|{DAY_WORDS})[ \n]{{1,2}}{MONTH}"
    r"(?![ \n]{0,2}[0-9]{4})(?![a-z])"
    r"|(?P<chiffres>[0-9]{1,2})(?P<barre>[/.-])(?P<rang>[0-9]{1,2})(?P=barre)(?P<an>[0-9]{2})(?![0-9/-]|\.[0-9]))"
)


def before(folded: str, start: int, end: int, known: dt.date) -> tuple[dt.date, Span] | None:
    """The first day printed without its whole year that falls at most ``NEAR`` days before ``known``, and its place.

    >>> before("convoque le vingt-cinq fevrier", 0, 30, dt.date(2020, 3, 3))
    (datetime.date(2020, 2, 25), Span(start=12, end=30))
    >>> before("convocation : 25.02.20", 0, 22, dt.date(2020, 3, 3))[0]
    datetime.date(2020, 2, 25)
    >>> before("convocation : 25.02.19", 0, 22, dt.date(2020, 3, 3))
    """
    for found in _DAY.finditer(folded, start, end):
        for year in (known.year, known.year - 1):
            day = next(_dated(found, year), None)
            if day is not None and 0 <= (known - day).days <= NEAR:
                return day, Span(*found.span())
    return None


def _dated(found: re.Match[str], year: int) -> Iterator[dt.date]:
    """The day of a match in ``year``, where the calendar has it and the printed figures agree."""
    if found["an"] and int(found["an"]) != year % 100:
        return
    day = int(found["chiffres"]) if found["an"] else day_number(found["jour"])
    month = found["rang"] if found["an"] else month_number(found["mois"])
    if day is None or month is None:
        return
    try:
        yield dt.date(year, int(month), day)
    except ValueError:
        return
