"""Items of a list of subsidies, some of which work their amount out per head.

- 500 € à la Chorale Mélodia, plus 25 € par élève, soit 17 élèves : 425 €
- au Tennis-club, 12 € par jeune licencié, 9 jeunes : 108 €
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from generator.extraction.grants.sentences.clause import Clause, statut
from generator.extraction.grants.sentences.phrases import announced, printed, statement, told
from generator.extraction.grants.terms.names import lead
from generator.extraction.grants.terms.receivers import receiver_at
from generator.extraction.grants.terms.words import bulleted_at, clauses, family, may_announce
from generator.french.amounts import amounts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extraction.grants.terms.receivers import Receiver
    from generator.extraction.grants.terms.statement import Statement
    from generator.french.amounts import Amount
    from generator.reading.view import View

_LINE = re.compile(r"[^\n]*\n?")
_TO = re.compile(r"\s*(?:a\s+l'|a\s+la\s+|aux?\s+)(?=\S)")
_WORKED = re.compile(r"(?:soit|c'est-a-dire|=|:|donc)[^€\n;.]{0,20}\Z")
"""« soit 17 élèves : 425 € », « c'est-à-dire 756 € »: what leads from a rate to its product."""

_CLOSED = re.compile(r"(?:\s*\([^()\n]{0,80}\))?[\s.;,]*\Z")


def worked_out(view: View, *, decides: bool) -> Iterator[Statement]:
    """The subsidies of the items of one line below words that announce them; an item of another form gives none."""
    for start, end in clauses(view):
        head = Clause(view, start, end)
        if not may_announce(view.folded, start, end) or bulleted_at(view, start, end) or announced(head) != end:
            continue
        if head.says("don") is None:
            continue  # « les versements suivants : » may be owed
        sense = statut(head)
        if sense not in {"attribuee", "proposee"} or (sense == "attribuee" and not (decides or told(head))):
            continue
        for item in _items(view, end):
            for receiver, amount in _given(item):
                yield statement(view, amount, receiver, "attribuee" if decides else sense, printed(item))


def _items(view: View, start: int) -> Iterator[Clause]:
    """The lines with a bullet below a place, up to the first without one."""
    lines = (view.trimmed(*found.span()) for found in _LINE.finditer(view.folded, start))
    printed_lines = (place for place in lines if place[0] < place[1])
    for begin, end in takewhile(lambda place: bulleted_at(view, *place), printed_lines):
        yield Clause(view, lead(view.folded, begin, end), end)


def _given(item: Clause) -> Iterator[tuple[Receiver, Amount]]:
    """Who receives, and what: the amount that opens the item, or that its rate comes to."""
    view = item.view
    sums = [one for one in amounts(view.text, view.folded, item.start, item.end) if one.value and one.value > 0]
    rates = [one for one in sums if family("role.taux").match(view.folded, one.span.end, item.end)]
    plain = [one for one in sums if one not in rates]
    opens = bool(plain) and plain[0].span.start == item.start
    mark = _TO.match(view.folded, plain[0].span.end if opens else item.start, item.end)
    after = [one.span.start for one in sums if mark and one.span.start >= mark.end()]
    named = receiver_at(view, mark.start(), mark.end(), min([*after, item.end]), plain=True) if mark else None
    if named is None or item.says("refuse", "hors"):
        return
    if opens:
        yield named, plain[0]
    products = plain[1:] if opens else plain
    if len(products) == 1 and rates and rates[-1].span.end <= products[0].span.start:
        place = products[0].span
        worked = _WORKED.search(view.folded, rates[-1].span.end, place.start)
        if worked and _CLOSED.match(view.folded, place.end, item.end):
            yield named, products[0]
