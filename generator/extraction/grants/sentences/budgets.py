"""What one budget of a body gives to another: « une subvention de 6 350 € du budget principal au budget de l'eau ».

An annex budget is no body of its own, but what balances it is voted as a subsidy, and printed with its name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.extraction.grants.sentences.clause import Clause
from generator.extraction.grants.sentences.phrases import printed, statement, told
from generator.extraction.grants.terms.receivers import LONGEST, Receiver, name_end
from generator.extraction.grants.terms.words import priced
from generator.french.amounts import amounts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extraction.grants.terms.statement import Statement
    from generator.french.amounts import Amount
    from generator.reading.view import View

_NAMED = re.compile(r"budget\s+(?:annexe\s+)?(?:(?:de\s+la|de\s+l'|des|du|de|d')\s*)?(?!annexe)[\"\w]")
"""« budget annexe » alone names none."""

_NEAR = 40
"""« une subvention de 6 350 €, imputée au chapitre 65, du budget principal »."""


def between_budgets(view: View, *, decides: bool) -> Iterator[Statement]:
    """The subsidies from the main budget to another, which the sentence names, where it decides."""
    for start, end in priced(view):
        clause = Clause(view, start, end)
        move = clause.says("budget-vers")
        if move is None or clause.says("refuse", "sollicite", "role.passe", "hors.annule", "hors.remis", "budget-pret"):
            continue
        if clause.says("budget-don") is None or not (decides or told(clause)):
            continue
        named = _named(view, move.start("budget"), end)
        amount = _amount(clause, move)
        if named is not None and amount is not None:
            yield statement(view, amount, named, "attribuee", printed(clause))


def _amount(clause: Clause, move: re.Match[str]) -> Amount | None:
    """The amount just before the words that tell the move, else the only one behind them."""
    sums = amounts(clause.view.text, clause.view.folded, clause.start, clause.end)
    before = [one for one in sums if 0 <= move.start() - one.span.end <= _NEAR]
    after = [one for one in sums if one.span.start >= move.end()]
    found = before[-1] if before else after[0] if len(after) == 1 else None
    return found if found is not None and found.value is not None and found.value > 0 else None


def _named(view: View, start: int, end: int) -> Receiver | None:
    """The budget that begins at ``start``, with the words that tell which one it is."""
    if _NAMED.match(view.folded, start, end) is None:
        return None
    stop = name_end(view.folded, start + len("budget"), min(end, start + LONGEST))
    start, stop = view.trimmed(start, stop)
    return Receiver(start, start, stop)
