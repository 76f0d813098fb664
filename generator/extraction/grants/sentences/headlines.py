"""Subsidies that the title of an adopted affair states whole, as lists of deliberations print them: title, then vote.

Fonds de concours à la commune de Lay – toiture de la salle : 12 400 €
Petite enfance – Subvention 2023 à la crèche des Lutins : 27 000 €, versée en trois fois (9 000 € x 3)
Amicale du personnel : subvention 2023, 5 100 €
Avenant à la convention avec l'école de musique – participation 2023 portée de 41 000 € à 43 500 €
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.extraction.grants.sentences.clause import Clause
from generator.extraction.grants.sentences.phrases import printed, statement
from generator.extraction.grants.terms.names import lead
from generator.extraction.grants.terms.receivers import LONGEST, Receiver, receiver_at
from generator.extraction.grants.terms.words import family
from generator.french.amounts import amounts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extraction.grants.terms.statement import Statement
    from generator.french.amounts import Amount
    from generator.reading.view import View

_LONG = 400
"""Characters of the longest title."""

_THEME = re.compile(r"[^\n–:€]{3,60}\s[–-]\s+")
"""« Petite enfance – Subvention à … »: the theme of an affair may open its title."""

_PURPOSE = re.compile(r"(?:\s*\([^()\n]{1,80}\))?(?:(?:\s+[–-]|,)\s[^:€]{1,120})?\s*(?::|,|\s[–-])\s*\(?")
"""What may stand between a receiver and its amount: « – toiture de la salle : »."""

_CLOSED = re.compile(
    r"\)?(?:\s*\([^()]{1,80}\)|,?\s+(?:versee?s?|payables?)\s+en\s+(?:deux|trois|quatre|[2-9])\s+(?:fois|versements|acomptes)"
    r"(?:\s*\([^()]{1,80}\))?|\s+(?:pour|au titre de)\s+(?:l'annee\s+|l'exercice\s+)?20[0-9]{2})?[\s.;]*\Z"
)
"""What may follow the amount that ends a title."""


def headlines(view: View, *, decides: bool) -> Iterator[Statement]:
    """The subsidy of a title that opens a deciding text; none where the title says anything else."""
    if not decides:
        return
    end = view.folded.find("\n\n")
    end = min(end if end >= 0 else len(view), _LONG)
    start = lead(view.folded, 0, end)
    line = Clause(view, *view.trimmed(start, end))
    if line.says("refuse", "sollicite", "leurre", "hors.recette", "hors.annule", "hors.remis", "hors.paiement"):
        return
    for form in (_given, _named, _raised):
        found = form(line)
        if found is not None:
            before = Clause(view, line.start, found[1].span.start)
            yield statement(view, found[1], found[0], "attribuee", printed(before))
            return


def _given(line: Clause) -> tuple[Receiver, Amount] | None:
    """« Fonds de concours à la commune de Lay – toiture : 12 400 € »."""
    view = line.view
    theme = _THEME.match(view.folded, line.start, line.end)
    for begin in (line.start, theme.end() if theme else line.end):
        gift = family("tete-don").match(view.folded, begin, line.end)
        amount = _only(line, gift.end()) if gift else None
        if gift is None or amount is None:
            continue
        found = receiver_at(view, gift.start(), gift.end(), amount.span.start)
        if found is not None and _PURPOSE.fullmatch(view.folded, found.end, amount.span.start):
            return found, amount
    return None


def _named(line: Clause) -> tuple[Receiver, Amount] | None:
    """« Amicale du personnel : subvention 2023, 5 100 € »."""
    view = line.view
    gift = family("suite-don").search(view.folded, line.start, min(line.end, line.start + LONGEST))
    if gift is None or family("forme").match(view.folded, line.start, gift.start()) is None:
        return None
    amount = _only(line, gift.end())
    found = receiver_at(view, line.start, line.start, gift.start()) if amount else None
    if found is None or amount is None or amount.span.start != gift.end():
        return None
    return (found, amount) if found.end == gift.start() else None


def _raised(line: Clause) -> tuple[Receiver, Amount] | None:
    """« Avenant à la convention avec l'école de musique – participation 2023 portée de 41 000 € à 43 500 € »."""
    view = line.view
    partner = family("convention-avec").match(view.folded, line.start, line.end)
    raised = family("sujet.fixe").search(view.folded, partner.end(), line.end) if partner else None
    if partner is None or raised is None:
        return None
    found = receiver_at(view, partner.start(), partner.end(), raised.start())
    gift = family("convention-don").match(view.folded, found.end, raised.start()) if found else None
    amount = _only(line, raised.end())
    if found is None or gift is None or amount is None:
        return None
    return (found, amount) if gift.end() == raised.start() and amount.span.start == raised.end() else None


def _only(line: Clause, start: int) -> Amount | None:
    """The only amount behind a place that nothing but how it is paid follows."""
    sums = amounts(line.view.text, line.view.folded, start, line.end)
    if not sums or not sums[0].value or sums[0].value < 0:
        return None
    return sums[0] if _CLOSED.match(line.view.folded, sums[0].span.end, line.end) else None
