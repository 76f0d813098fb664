"""What the identifier of a stamp confirms: a number and a day that a head prints without saying what they are.

The body writes both into the identifier when it sends its act to the State: a corner that prints them again prints the
act's own.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from generator.extraction import stamps
from generator.french.dates import dates
from generator.reading.view import View
from generator.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.reading.outline import Outline
    from generator.values.finding import Finding

_NATURE = re.compile(r"-[A-Z]{2}\Z")
"""What ends an identifier: « -DE » for a deliberation, « -AR » for an order."""

_PARTS = r"[ \t]?[/._–-]?[ \t]?"
"""What a head prints between two signs of a number, where the identifier has a dash, an underscore or nothing."""

_FEWEST = 4
"""Letters and figures of a number that is no other by chance: « 12 » is."""

_REPORT = ("visas", "considerants", "expose", "proposition", "dispositif", "article", "vote")
"""Sections below the head."""

_OTHER_DAY = re.compile(r"\b(?:convo|affich|publi|recu|reception|transmi|envoy|signe)\w*[^\n]{0,60}\Z")
"""Words before a day on which the act was done something with."""


def confirmed(outline: Outline, champs: Mapping[str, Finding[object]]) -> dict[str, Finding[object]]:
    """The cells ``reference`` and ``date_seance`` that ``champs`` lack, where the head prints what the stamp holds."""
    known = champs.get("identifiant_actes")
    parts = stamps.parse(str(known.value)) if known else None
    if parts is None:
        return {}
    end = min((section.lines[0].span.start for section in outline.of(*_REPORT)), default=len(outline.folded))
    found: dict[str, Finding[object]] = {}
    if "reference" not in champs and (number := _number(outline, parts.numero, end)):
        found["reference"] = number
    if "date_seance" not in champs and (day := _day(outline, parts.date, end)):
        found["date_seance"] = day
    return found


def _number(outline: Outline, sent: str, end: int) -> Finding[object] | None:
    """The number of the identifier, printed in the head with any signs between its letters and figures."""
    signs = [sign for sign in _NATURE.sub("", sent) if sign.isalnum()]
    if len(signs) < _FEWEST or not any(map(str.isdigit, signs)):
        return None
    form = re.compile(rf"(?<![\w/.-]){_PARTS.join(signs)}(?![\w/.-]*\w)")  # not within the identifier
    view = View.of(outline.source.text, outline.folded, [Span(0, end)])
    found = form.search(view.text)
    return view.quote(*found.span(), "reference.identifiant") if found else None


def _day(outline: Outline, sent: str, end: int) -> Finding[object] | None:
    """The day of the identifier, printed in the head and not said to be another's."""
    try:
        day = dt.datetime.strptime(sent, "%Y%m%d").replace(tzinfo=dt.UTC).date()
    except ValueError:
        return None
    for section in outline.sections:
        view = outline.view(section)
        for date in dates(view.text, view.folded) if section.lines[0].span.start < end else ():
            before = view.folded[: date.span.start]
            if date.value == day and _OTHER_DAY.search(before) is None:
                return view.find(day, *date.span, "session.date.identifiant")
    return None
