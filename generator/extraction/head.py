"""The head of minutes: what is theirs in it, and the attendance that it gives for some affairs only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.extraction import title
from generator.extraction.bodies import identity
from generator.extraction.members import attendance, chairs
from generator.french import vocabulary
from generator.reading.outline import Section
from generator.values.finding import Finding, Statut

if TYPE_CHECKING:
    from generator.reading.minutes import Item, Sitting
    from generator.reading.outline import Outline
    from generator.reading.view import View

TITLE_LINE = "objet.proces-verbal"
"""The rule that reads the title of minutes off the line that calls them minutes."""

TITLED = 200
"""Most characters of the line by which minutes call themselves minutes."""

_PRESENT = 200
"""Characters after « Questions 1 et 2 : » in which their attendance is counted."""

_OPEN = re.compile(r"\b(?:de|du|des|la|le|les)$", re.IGNORECASE)
"""A line that ends so goes on: another form of the head was read at its next word."""

_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d\d|\d{4})")
"""A day, « 09/11/11 : procès-verbal du conseil », is no number."""

_FIRST = 2
"""A sitting chooses its secretary before anything but the minutes of the last one."""

_FIGURE = re.compile(r"\b(\d{1,3})[ ]+(?=[a-z])")


def secretary(sitting: Sitting) -> Finding[str] | None:
    """The secretary whom the first affairs elect: « 1. Désignation d'un secrétaire : Mme ROY est désignée … »."""
    views = (item.outline.view(*item.outline.sections) for item in sitting.items[:_FIRST])
    return next((found for view in views if (found := chairs.elected(view))), None)


def named(rest: Outline, nature: Finding[str]) -> dict[str, Finding[object]]:
    """The number of the minutes, and their title: the line that says what they are, to the end of its words.

    A number or a subject below the names of the members, or in the agenda, is that of an affair.
    """
    above = end(rest)
    champs = {name: found for name, found in title.read(rest).items() if found.spans[0].start < above}
    if "reference" in champs and _DAY.fullmatch(str(champs["reference"].value)):
        del champs["reference"]
    place = nature.spans[0].start
    lines = tuple(line for section in rest.sections for line in section.lines)
    first = next((rank for rank, line in enumerate(lines) if line.span.start <= place < line.span.end), None)
    if first is None or nature.statut is not Statut.IMPRIME or place >= above:
        return champs
    for last in range(first + 1, first + 3):
        view = rest.view(Section(None, lines[first:last]))
        quoted = view.quote(0, len(view), TITLE_LINE)
        if _OPEN.search(quoted.value) is None:
            break
    return champs | {"objet": quoted} if len(quoted.value) <= TITLED else champs


def end(rest: Outline) -> int:
    """Where the head of minutes, in which a number is their own, ends: at the members or at the agenda."""
    ends = [section.lines[0].span.start for section in rest.of("presents", "pouvoirs", "absents")]
    ends += [place for place in (identity.agenda(rest),) if place is not None]
    return min(ends, default=len(rest.folded))


def ranges(rest: Outline) -> tuple[tuple[int, int, dict[str, Finding[object]]], ...]:
    """The attendance that the head gives for some affairs: « Questions 1 et 2 : 29 présents »."""
    view = rest.view(*rest.of(*attendance.HEAD))
    found = list(vocabulary.load("minutes")["plage"].motif.finditer(view.folded))
    ends = [*(after.start() for after in found[1:]), len(view)]
    ranges = []
    for each, end in zip(found, ends, strict=False):
        first = int(each["de"])
        last = first if each["a"] is None else int(each["a"]) if each["a"].isdigit() else 999
        ranges.append((first, last, _counted(view, each.end(), min(end, each.end() + _PRESENT))))
    return tuple(ranges)


def _counted(view: View, start: int, end: int) -> dict[str, Finding[object]]:
    """The counts of a passage that prints each before its words: « 29 présents, 3 procurations »."""
    champs: dict[str, Finding[object]] = {}
    for figure in _FIGURE.finditer(view.folded, start, end):
        said = vocabulary.load("attendance").first(view.folded, figure.end(), end)
        if said and said[0].sens != "lien":
            champs.setdefault(said[0].sens, view.find(int(figure[1]), *figure.span(1), "presence.effectif.plage"))
    return champs


def valid(ranges: tuple[tuple[int, int, dict[str, Finding[object]]], ...], item: Item) -> dict[str, Finding[object]]:
    """The attendance given for an affair."""
    if item.mark.famille == "acte" or not item.mark.ints:
        return {}
    return next((champs for first, last, champs in ranges if first <= item.mark.ints[0] <= last), {})
