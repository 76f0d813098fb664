"""Requests that an item names and the assembly answers at once, as sundry questions of minutes tell them.

- Amicale des lavandières : elle demande une participation pour l'achat d'un tablier. Le Conseil donne 75 €.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.extraction.grants.sentences.clause import Clause
from generator.extraction.grants.sentences.phrases import statement
from generator.extraction.grants.terms.receivers import receiver_at
from generator.extraction.grants.terms.words import family, said
from generator.french.amounts import amounts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extraction.grants.terms.receivers import Receiver
    from generator.extraction.grants.terms.statement import Statement
    from generator.french.amounts import Amount
    from generator.reading.view import View

_ITEM = re.compile(r"^[ \t]*(?:[-•*>–][ \t]*)?(?P<nom>[^\W\d_][^\n:;.€]{2,90}?)[ ]?:[ \n]", re.MULTILINE)
_END = re.compile(r"\n(?=[ \t]*(?:\n|[-•*>–][ \t]))")
"""An item ends above the next bullet or name, or above a blank line."""

_WIDTH = 24
"""« donne 1 250 000,00 € » prints 14 characters of amount behind its verb."""

_CLOSED = re.compile(r"(?:,?\s+(?:a\s+l'unanimite|cette\s+annee|pour\s+20[0-9]{2}))?\s*(?:[.;)]|\Z)")


def requested(view: View, *, decides: bool) -> Iterator[Statement]:  # noqa: ARG001 - the answer itself decides
    """The subsidies of such items: one name, its request, one answer that gives one amount."""
    if said(view.folded, 0, len(view), "reponse") is None:
        return
    heads = [*_ITEM.finditer(view.folded)]
    for n, head in enumerate(heads, start=1):
        after = heads[n].start() if n < len(heads) else len(view)
        stop = _END.search(view.folded, head.end(), after)
        item = Clause(view, head.end(), stop.start() if stop else after)
        answer = item.says("reponse")
        if answer is None or item.says("refuse", "hors", "chacun"):
            continue
        named = receiver_at(view, head.start("nom"), head.start("nom"), head.end("nom"))
        amount = _given(item, answer)
        if named is not None and amount is not None and _asks(view, item, named, answer):
            yield statement(view, amount, named, "attribuee", {})


def _asks(view: View, item: Clause, named: Receiver, answer: re.Match[str]) -> bool:
    """Whether the name is all that stands before the colon, and the words behind it ask before the answer."""
    whole = not view.folded[named.end : item.start].strip(" :\n")
    body = family("organe").match(view.folded, named.start, named.end) is None
    return whole and body and said(view.folded, item.start, answer.start(), "sollicite.demande") is not None


def _given(item: Clause, answer: re.Match[str]) -> Amount | None:
    """The amount that follows the words of the answer at once and ends its sentence."""
    view = item.view
    found = amounts(view.text, view.folded, answer.end(), min(item.end, answer.end() + _WIDTH))
    if not found or found[0].span.start != answer.end() or not found[0].value or found[0].value < 0:
        return None
    return found[0] if _CLOSED.match(view.folded, found[0].span.end, item.end) else None
