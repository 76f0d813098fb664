"""A clause of a text, and what it does with the subsidy that it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.extraction.grants.terms.words import family, said
from generator.french.amounts import amounts
from generator.values.by_slot import by_slot

if TYPE_CHECKING:
    from generator.reading.view import View

_JOINED = re.compile(r"(?:\bet|\bmais|,)\s+(?:de\s+|d')?\Z")


@by_slot
@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a view with the subsidies' words found in it."""

    view: View
    start: int
    end: int

    def says(self, *noms: str) -> re.Match[str] | None:
        """The first phrase of a family of the vocabulary in the clause."""
        return said(self.view.folded, self.start, self.end, *noms)


def statut(clause: Clause) -> str | None:
    """What the clause does with the subsidy it names: attribuee, proposee, demandee, refusee, or nothing."""
    if _refuses(clause):
        return "refusee"
    if clause.says("sollicite") and clause.says("sollicite.aupres"):
        return "demandee"
    verb = _verb(clause)
    if verb == "demandee":
        return verb
    return "proposee" if clause.says("propose") else verb


def _refuses(clause: Clause) -> bool:
    """Whether the clause refuses what it names; not « attribue 90 € au Club et refuse la demande de la Chorale »."""
    refusal = clause.says("refuse")
    if refusal is None:
        return False
    view = clause.view
    sums = amounts(view.text, view.folded, clause.start, clause.end)
    apart = sums and all(one.span.end <= refusal.start() for one in sums)
    joined = apart and _JOINED.search(view.folded, clause.start, refusal.start())
    return not (joined and said(view.folded, clause.start, sums[0].span.start, "attribue"))


def _verb(clause: Clause) -> str | None:
    """What the last verb before the gift says, else the first one after it: "sollicite une subvention"."""
    view = clause.view
    sums = amounts(view.text, view.folded, clause.start, clause.end)
    gifts = [found.end() for found in family("don").finditer(view.folded, clause.start, clause.end)]
    near = [end for end in gifts if not sums or end <= sums[0].span.start] or gifts
    gift = near[-1] if near else clause.end
    verbs = sorted(
        (found.start(), sense)
        for nom, sense in (("attribue", "attribuee"), ("sollicite", "demandee"))
        for found in family(nom).finditer(view.folded, clause.start, clause.end)
    )
    before = [sense for start, sense in verbs if start < gift]
    after = [sense for start, sense in verbs if start >= gift]
    return before[-1] if before else after[0] if after else None
