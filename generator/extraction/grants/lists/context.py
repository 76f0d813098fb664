"""What a list of subsidies takes from the title of its act, where it does not say itself what it is."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from generator.extraction.grants.lists.items import PLURAL
from generator.extraction.grants.terms.words import said
from generator.french.amounts import marks

if TYPE_CHECKING:
    from generator.reading.outline import Outline, Section

_TITLES = frozenset({"objet", "reference", "entete"})
"""The sections in which the title of an act stands."""

_BACK = 6
"""How many sections before a decision its title stands: report, visas and recitals come between."""


def in_context(outline: Outline, sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """One section with the title of its act, which alone says that the list below is one of subsidies."""
    if len(sections) != 1:
        return sections
    start, end = sections[0].lines[0].span.start, sections[0].lines[-1].span.end
    if outline.folded.find("subvention", start, end) >= 0:
        return sections
    at = bisect_left(outline.sections, start, key=_start)
    title = next((one for one in reversed(outline.sections[max(0, at - _BACK) : at]) if one.label in _TITLES), None)
    folded = outline.view(title).folded if title else ""
    if title is not None and title.label == "entete":
        folded = folded.rstrip().rpartition("\n")[2]  # what stands above is the head of the minutes
    asked = (
        said(folded, 0, len(folded), "sollicite", "hors", "role", "autre-liste.recue") is not None
        or "financement" in folded
    )
    return (title, *sections) if title and PLURAL.search(folded) and not (asked or marks(folded)) else sections


def _start(section: Section) -> int:
    """Where a section begins."""
    return section.lines[0].span.start
