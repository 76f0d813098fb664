"""Subsidies told by whom they will be paid to: « le Conseil vote un crédit de 900 € qui sera versé à l'OGEC ».

Also « la participation communale est de 6 € par jour, soit 5 x 6 = 30 € au profit de la coopérative scolaire ».
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extraction.grants.sentences.clause import Clause
from generator.extraction.grants.sentences.phrases import printed, statement, told
from generator.extraction.grants.terms.receivers import receiver_at
from generator.extraction.grants.terms.words import family, priced, said
from generator.french.amounts import amounts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extraction.grants.terms.statement import Statement
    from generator.reading.view import View

_NEAR = 60
"""« 900 €, est approuvée et sera versée au Foyer »: how far behind its amount the receiver is announced."""


def paid(view: View, *, decides: bool) -> Iterator[Statement]:
    """The subsidies of the clauses that vote an amount and say whom it will be paid to; others propose them."""
    for start, end in priced(view):
        clause = Clause(view, start, end)
        forms = ("verse-a", "au-profit") if clause.says("part-communale") else ("verse-a",)
        if clause.says(*forms) is None or clause.says("refuse", "hors", "sollicite", "role.passe", "chacun"):
            continue
        sums = [one for one in amounts(view.text, view.folded, start, end) if one.value]
        for amount in sums:
            mark = family(*forms).match(view.folded, amount.span.end, min(end, amount.span.end + _NEAR))
            if mark is None or said(view.folded, start, amount.span.start, "leurre", "sujet.payeur"):
                continue
            named = receiver_at(view, mark.start(), mark.end(), end)
            if named is None or family("sujet.du").match(view.folded, named.start, named.end):
                continue
            sense = "attribuee" if decides or told(clause) or clause.says("est-vote") else "proposee"
            yield statement(view, amount, named, sense, printed(clause))
