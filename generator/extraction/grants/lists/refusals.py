"""Requests that are refused, with no word of how much: « Radio Rives : refus », « refuse la demande du Moto-club »."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.extraction.grants.lists.proposals import listed_under
from generator.extraction.grants.terms.names import LABEL_END, lead
from generator.extraction.grants.terms.receivers import LONGEST, name_of, receiver_at
from generator.extraction.grants.terms.statement import alike
from generator.extraction.grants.terms.words import family, said
from generator.french.amounts import amounts, marks
from generator.values.finding import Finding, Statut
from generator.values.lecture import RowRead

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.extraction.grants.terms.receivers import Receiver
    from generator.extraction.grants.terms.statement import Statement
    from generator.french.amounts import Amount
    from generator.reading.view import View

_ASKED = re.compile(r",?\s+qui\s+(?:sollicit|demand)(?:e|ait)\s+(?:une\s+(?:subvention|aide|somme)\s+de\s+)?(?=[0-9])")
_WIDTH = 24
"""« la demande du Club, qui sollicitait 1 250 000,00 € » prints 14 characters of amount."""

_LINE = re.compile(r"[^\n]+")


def refused(view: View, decision: View, told: Iterable[Statement]) -> Iterator[RowRead]:
    """The rows of ``subventions`` of such refusals, but those of receivers to whom the affair says an amount.

    A line of a list refuses wherever it stands; a sentence refuses in the decision.
    """
    if view.folded.find("subvention") < 0 and view.folded.find("aide") < 0:
        return
    known = {str(one.nom.value) for one in told if one.nom is not None}
    for row in (*_lines(view), *_sentences(decision)):
        nom = str(row.champs["nom_imprime"].value)
        if not any(alike(nom, other) for other in known):
            known.add(nom)
            yield row


def _sentences(view: View) -> Iterator[RowRead]:
    """The requests that sentences refuse, with the amount asked for where it is said."""
    for mark in family("refus-demande").finditer(view.folded):
        named = receiver_at(view, mark.start(), mark.end(), min(len(view), mark.end() + LONGEST))
        if named is not None:
            sums = amounts(view.text, view.folded, mark.start(), mark.end())
            row = _row(view, mark, named, sums[0] if sums and sums[0].value else None)
            yield replace(row, champs={**row.champs, **_asked(view, named.end)})


def _asked(view: View, place: int) -> dict[str, Finding[object]]:
    """What the receiver named just before a place asked for: « …, qui sollicitait 8 000 € »."""
    mark = _ASKED.match(view.folded, place)
    sums = amounts(view.text, view.folded, mark.end(), mark.end() + _WIDTH) if mark else ()
    if mark is None or not sums or not sums[0].value or sums[0].span.start != mark.end():
        return {}
    place, end = sums[0].span.start, sums[0].span.end
    return {"montant_demande": view.find(sums[0].value, place, end, "subventions.montant_demande.refus")}


def _lines(view: View) -> Iterator[RowRead]:
    """The lines of a list that hold a name and a refusal, and no amount."""
    if said(view.folded, 0, len(view), "refus-ligne") is None:
        return
    for line in _LINE.finditer(view.folded):
        mark = family("refus-ligne").search(view.folded, *line.span())
        named = _named(view, line.start(), mark.start()) if mark else None
        if (
            mark is None
            or named is None
            or not listed_under(view, line.start())
            or marks(view.folded[line.start() : line.end()])
        ):
            continue
        yield _row(view, mark, named, None)


def _row(view: View, mark: re.Match[str], named: Receiver, amount: Amount | None) -> RowRead:
    """The row of one refusal."""
    statut = view.find("refusee", *mark.span(), "subventions.statut.refusee")
    champs: dict[str, Finding[object]] = {"statut": statut}
    champs["nom_imprime"] = name_of(view, named, statut, "subventions.nom.refus")
    champs["type"] = Finding("numeraire", statut.spans, "subventions.type", Statut.DEDUIT, "subvention refusée")
    if amount is not None and amount.value is not None:
        champs["montant"] = view.find(amount.value, amount.span.start, amount.span.end, amount.regle)
    return RowRead("subventions", champs)


def _named(view: View, start: int, end: int) -> Receiver | None:
    """The name that opens a line, up to its colon, its dash or its gap, with nothing between them and the refusal."""
    begin = lead(view.folded, start, end)
    cut = LABEL_END.search(view.folded, begin, end)
    stop = cut.start() if cut else begin
    if not 0 < stop - begin <= LONGEST or not view.text[begin].isupper():
        return None
    if view.folded[stop:end].strip(" \t:–-→>"):
        return None
    if said(view.folded, begin, stop, "don", "sollicite", "role", "organe"):
        return None
    return receiver_at(view, begin, begin, stop)
