"""Subsidies told label by label.

Bénéficiaire : Chorale Mélodia
Objet : tournée d'été
Montant de la subvention : 900 €
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.extraction.grants.sentences.clause import Clause
from generator.extraction.grants.sentences.phrases import statement
from generator.extraction.grants.terms.persons import natural
from generator.extraction.grants.terms.receivers import Receiver, numberless
from generator.french import vocabulary
from generator.french.amounts import amounts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extraction.grants.terms.statement import Statement
    from generator.french.amounts import Amount
    from generator.reading.view import View

_LINE = re.compile(
    r"^[ ]*(?:[-•*>·–][ ]*)?(?P<label>[a-z][^:\n]{2,60}?)[ ]?:[ ]*(?P<value>[^\n]{1,200})(?:\n|\Z)", re.MULTILINE
)
_LAST = re.compile(r"[\s.;,]*\Z")
_LONG = 100
"""A value longer than this is no name."""


def carded(view: View, *, decides: bool) -> Iterator[Statement]:
    """The subsidies of such cards: each has one receiver, then one amount of what is given, and no other line."""
    name: Receiver | None = None
    sums: list[Amount] = []
    low = 0
    for line in (*_LINE.finditer(view.folded), None):
        head = _head(line["label"]) if line else ""
        apart = line is None or view.folded[low : line.start()].strip()
        if name is not None and (apart or head == "nom_imprime"):
            if len(sums) == 1 and not Clause(view, name.start, low).says("refuse", "hors", "sollicite.aupres"):
                yield statement(view, sums[0], name, "attribuee" if decides else "proposee", {})
            name, sums = None, []
        if line is None:
            break
        low = line.end()
        if head == "nom_imprime":
            name = _name(view, *line.span("value"))
        elif head == "montant" and (amount := _amount(view, *line.span("value"))) is not None:
            sums.append(amount)


def _head(label: str) -> str:
    """The column of the data that a label names with all its words."""
    return next(
        (
            entry.sens
            for entry in vocabulary.load("grants-columns").entries
            if entry.nom.startswith("colonne.") and entry.motif.search(label)
        ),
        "",
    )


def _name(view: View, start: int, end: int) -> Receiver | None:
    """The name that a value is."""
    stop = numberless(view.folded, start, end)
    stop -= len(view.folded[start:stop]) - len(_LAST.sub("", view.folded[start:stop]))
    if stop <= start or stop - start > _LONG or not view.text[start].isupper():
        return None
    return Receiver(start, start, stop, natural(view, start, stop))


def _amount(view: View, start: int, end: int) -> Amount | None:
    """The amount that a value is, and nothing else."""
    sums = amounts(view.text, view.folded, start, end)
    alone = len(sums) == 1 and sums[0].span.start == start and _LAST.match(view.folded, sums[0].span.end, end)
    return sums[0] if alone and sums[0].value else None
