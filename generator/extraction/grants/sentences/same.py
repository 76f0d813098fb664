"""Who receives again: « accorde au Club 900 €. Article 2 : accorde en outre à la même association 300 € »."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING

from generator.extraction.grants.terms.receivers import bodies
from generator.extraction.grants.terms.statement import alike
from generator.extraction.grants.terms.words import clauses, said
from generator.values.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extraction.affairs import Affair
    from generator.extraction.grants.terms.statement import Statement
    from generator.reading.view import View


def again(affair: Affair, decided: tuple[Statement, ...]) -> Iterator[Statement]:
    """The statements, in their order; one that says « à la même association » has the receiver of the one before.

    Not where another body is named between the two: it may be the one that is meant.
    """
    if all(one.nom for one in decided):
        yield from decided
        return
    view = affair.outline.view(*affair.sections)
    before: Statement | None = None
    for one in decided:
        named = _named(view, one, before) if one.nom is None and before is not None else one
        yield named
        before = named if named.nom is not None else None


def _clause(view: View, one: Statement) -> tuple[int, int]:
    """The clause in which a statement stands: what its end names is what the subsidy is for."""
    cut = clauses(view)
    return cut[max(0, bisect_right(cut, view.local(one.place), key=itemgetter(0)) - 1)]


def _named(view: View, one: Statement, before: Statement) -> Statement:
    """The statement with the receiver of the one before, where its clause says that it is the same."""
    if before.nom is None:
        return one
    (_, told), (start, end) = _clause(view, before), _clause(view, one)
    mark = said(view.folded, max(start, view.local(before.place)), end, "meme")
    if mark is None:
        return one
    between = view.part(min(told, mark.start()), mark.start())
    name = str(before.nom.value)
    if not all(alike(between.text[body.start : body.end], name) for body in bodies(between)):
        return one
    nom = Finding(before.nom.value, before.nom.spans, "subventions.nom.meme", before.nom.statut, before.nom.calcul)
    return replace(one, nom=nom)
