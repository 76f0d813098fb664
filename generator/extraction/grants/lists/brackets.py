"""Subsidies whose amounts stand in brackets behind the names: « le Tennis (450 €) et le Badminton (300 €) »."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.extraction.grants.sentences.clause import Clause, statut
from generator.extraction.grants.sentences.phrases import printed, statement, told
from generator.extraction.grants.terms.receivers import receiver_at, unspent
from generator.extraction.grants.terms.words import priced, said
from generator.french.amounts import amounts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extraction.grants.terms.receivers import Receiver
    from generator.extraction.grants.terms.statement import Statement
    from generator.french.amounts import Amount
    from generator.reading.view import View

_OPEN = re.compile(r"\(\s?[0-9]")
_CLOSE = re.compile(r"\s*\)")
_BEGIN = re.compile(r"(?::|,|\bet|\))\s+(?:(?:a\s+l'|a\s+la|aux?|l'|la|le|les)\b\s*)?")
_ARTICLE = re.compile(r"(?:a\s+l'|a\s+la\s|aux?\s|l'|la\s|le\s|les\s)")
_ABOVE = 300
"""How far above an enumeration the words stand that say that it is one of subsidies."""

_FEW = 2


def bracketed(view: View, *, decides: bool) -> Iterator[Statement]:
    """The subsidies of an enumeration in which each name has its amount in brackets, and no amount stands elsewhere.

    What nothing says to be granted is proposed: the decision will take it up, or not.
    """
    if _OPEN.search(view.folded) is None:
        return
    for start, end in priced(view):
        clause = Clause(view, start, end)
        if _OPEN.search(view.folded, start, end) is None or clause.says("role", "hors", "leurre", "refuse", "chacun"):
            continue
        sense = statut(clause)
        if sense == "demandee" or said(view.folded, max(0, start - _ABOVE), end, "don") is None:
            continue
        granted = sense is not None and (decides or (sense == "attribuee" and told(clause)))
        for name, amount in _items(clause):
            if not unspent(view, name):
                yield statement(view, amount, name, "attribuee" if granted else "proposee", printed(clause))


def _items(clause: Clause) -> list[tuple[Receiver, Amount]]:
    """Each name with its amount; nothing where one of them is not sure."""
    view, low = clause.view, clause.start
    sums = amounts(view.text, view.folded, clause.start, clause.end)
    found: list[tuple[Receiver, Amount]] = []
    for amount in sums:
        opened = view.trimmed(low, amount.span.start)[1]
        if view.folded[opened - 1 : opened] != "(" or not _CLOSE.match(view.folded, amount.span.end, clause.end):
            return []
        begins = [mark.end() for mark in _BEGIN.finditer(view.folded, low, opened - 1)]
        if not begins:
            return []
        begin = begins[-1]
        article = _ARTICLE.search(view.folded, max(low, begin - 6), begin)
        if article and view.text[article.start()].isupper():
            begin = article.start()  # « Les Rives du Val (200 €) »: the article is part of the name
        name = receiver_at(view, begin, begin, opened - 1, plain=article is not None)
        if name is None or not amount.value or view.trimmed(name.end, opened - 1)[0] < opened - 1:
            return []
        found.append((name, amount))
        low = amount.span.end
    return found if len(found) >= _FEW else []
