"""Subsidies that each line proposes: « Club nautique (demande 400 €) : proposition 300 € »."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.extraction.grants.sentences.clause import Clause
from generator.extraction.grants.sentences.phrases import statement
from generator.extraction.grants.terms.names import LABEL_END, lead
from generator.extraction.grants.terms.receivers import LONGEST, Receiver, receiver_at
from generator.extraction.grants.terms.words import bulleted_at, said
from generator.french.amounts import amounts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extraction.grants.terms.statement import Statement
    from generator.reading.view import View
    from generator.values.finding import Finding

_LINE = re.compile(r"[^\n]+")
_CLOSED = re.compile(r"[\s.;,)*_]*\Z")
_HEAD = re.compile(r"(?m)^[ \t]*(?P<nom>[A-ZÀ-Ý][^\n:]{2,90}?)[ ]?:[ \t]*$")
_REACH = 900
"""How far above a proposition the name stands of who asked: a paragraph tells what for."""

_NEAR = 60
"""« Proposition initiale d'attribution du conseil municipal  230 € » has 56 characters before its amount."""


def proposed(view: View, *, decides: bool) -> Iterator[Statement]:
    """The subsidies of the lines that hold a name, what is asked for if it is told, and what is proposed, alone.

    In a text about subsidies to associations only: a quotation for works is proposed in the same words. What a line
    answers is granted: « Club nautique : accord pour 300 € ».
    """
    if "subvention" not in view.folded or said(view.folded, 0, len(view), "propose.ligne", "accord-ligne") is None:
        return
    proposes = "associat" in view.folded
    for line in _LINE.finditer(view.folded):
        clause = Clause(view, *line.span())
        answered = clause.says("accord-ligne") is not None and listed_under(view, line.start())
        if not (answered or (proposes and clause.says("propose.ligne"))):
            continue
        one = _proposition(clause, "attribuee" if decides or answered else "proposee")
        if one is not None:
            yield one


def _proposition(line: Clause, sense: str) -> Statement | None:
    """The subsidy that a line proposes: its only amount after the word, or none where the line says more."""
    view = line.view
    mark = line.says("propose.ligne") or line.says("accord-ligne")
    if mark is None or line.says("role.budget", "role.total", "role.passe", "hors"):
        return None
    sums = amounts(view.text, view.folded, line.start, line.end)
    after = [one for one in sums if one.span.start >= mark.end()]
    asked = [one for one in sums if one.span.end <= mark.start()]
    asking = line.says("sollicite.demande") if asked else None  # « achat d'un véhicule – demande : 1 500 € »
    if (
        said(view.folded, asking.end() if asking else line.start, line.end, "leurre")
        or len(after) != 1
        or not after[0].value
        or after[0].value < 0
        or len(asked) > 1
    ):
        return None
    amount = after[0]
    if amount.span.start - mark.end() > _NEAR or not _CLOSED.match(view.folded, amount.span.end, line.end):
        return None
    named = _named(view, line.start, mark.start()) or _above(view, line.start, mark.start())
    if named is None:
        return None
    champs: dict[str, Finding[object]] = {}
    if asked and asked[0].value and said(view.folded, named.end, asked[0].span.start, "sollicite.demande"):
        place = (asked[0].span.start, asked[0].span.end)
        champs["montant_demande"] = view.find(asked[0].value, *place, "subventions.montant_demande.ligne")
    elif asked:
        return None
    return statement(view, amount, named, sense, champs)


def _named(view: View, start: int, end: int) -> Receiver | None:
    """The name that opens a line, up to a bracket, a colon or a gap."""
    begin = lead(view.folded, start, end)
    cut = LABEL_END.search(view.folded, begin, end)
    if cut is None or cut.start() - begin > LONGEST or said(view.folded, begin, cut.start(), "don", "sollicite"):
        return None
    if not view.text[begin : begin + 1].isupper():
        return None
    return receiver_at(view, begin, begin, cut.start())


def _above(view: View, start: int, mark: int) -> Receiver | None:
    """The name that heads the paragraph whose last line is the proposition: « CLUB NAUTIQUE : », alone on its line."""
    if lead(view.folded, start, mark) < mark:
        return None
    for head in reversed(list(_HEAD.finditer(view.text, max(0, start - _REACH), start))):
        if said(view.folded, head.end(), start, "propose.ligne"):
            return None
        begin, end = head.span("nom")
        asked = said(view.folded, head.end(), start, "sollicite.demande") is not None
        if asked and not said(view.folded, begin, end, "don", "sollicite", "propose", "organe"):
            return receiver_at(view, begin, begin, end)
    return None


def listed_under(view: View, start: int) -> bool:
    """Whether the line that begins at ``start`` is an item of a list whose title speaks of subsidies."""
    for line in reversed(list(_LINE.finditer(view.folded, max(0, start - _REACH), start))):
        words = line[0].strip()
        if words and not (":" in words[:-1] or bulleted_at(view, *line.span())):
            return "subvention" in words
    return False
