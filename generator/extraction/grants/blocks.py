"""Subsidies read over a whole document, whatever parts it into affairs: items voted one by one, ledgers with votes.

Each row of such a list has its own vote, and a vote ends an affair: no affair holds the list.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.extraction.grants.lists.ballots import voted
from generator.extraction.grants.tables.columns import tables
from generator.extraction.grants.tables.ledgers import ledgers
from generator.extraction.grants.tables.stanzas import stanzas

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.extraction.grants.terms.statement import Passage, Statement
    from generator.reading.outline import Line, Outline, Section
    from generator.reading.view import View


@dataclass(frozen=True, slots=True)
class Blocks:
    """What was read of such lists: the subsidies, and the passages of the document that they take."""

    statements: tuple[Statement, ...] = ()
    places: tuple[tuple[int, int], ...] = ()

    def hold(self, place: int) -> bool:
        """Whether what stands at ``place`` is read here, or stands in a table that is: one of its other columns."""
        return any(start <= place < end for start, end in self.places) or any(
            one.place == place for one in self.statements
        )

    def with_more(self, view: View, lists: Iterable[Passage]) -> Blocks:
        """These lists, and more of them that were read in ``view``."""
        lists = tuple(lists)
        statements = tuple(statement for one in lists for statement in one.statements)
        places = tuple(_place(view, one.start, one.end) for one in lists)
        return Blocks((*self.statements, *statements), (*self.places, *places))

    def others(self, batch: tuple[Statement, ...]) -> tuple[Statement, ...]:
        """What another reader found, without what is held here."""
        return tuple(one for one in batch if not self.hold(one.place)) if self.statements else batch

    def within(self, sections: tuple[Section, ...]) -> tuple[Statement, ...]:
        """The subsidies that stand in the sections of one affair."""
        start, end = sections[0].lines[0].span.start, sections[-1].lines[-1].span.end
        return tuple(one for one in self.statements if start <= one.place < end)

    def without(self, outline: Outline) -> Outline:
        """The outline without the passages read here: the votes in them are those of items, not of an act."""
        if not self.places:
            return outline
        parted = (
            (section, tuple(line for line in section.lines if not self._takes(line))) for section in outline.sections
        )
        return replace(outline, sections=tuple(replace(section, lines=lines) for section, lines in parted if lines))

    def _takes(self, line: Line) -> bool:
        """Whether a line stands in one of the passages."""
        return any(start <= line.span.start < end for start, end in self.places)


def blocks(view: View, head: str) -> Blocks:
    """The lists of a document, a ledger before items: its rows with one figure look like those.

    A table whose columns are known is none: it tells more than the last of them; ``head`` is that of the document.
    """
    found = [*ledgers(view)]
    columns = tables(view, head)[2] if found else ()
    found = [
        one
        for one in found
        if not any(low < view.place(one.end - 1) and view.place(one.start) < high for low, high in columns)
    ]
    known = Blocks().with_more(view, found)
    for reader in (stanzas, voted):
        lists = [one for one in reader(view) if not any(known.hold(item.place) for item in one.statements)]
        known = known.with_more(view, lists)
    return known


def _place(view: View, start: int, end: int) -> tuple[int, int]:
    """The passage of the document that ``start:end`` of a view is."""
    return view.place(start), view.place(end - 1) + 1
