"""What a subsidy is for, in the words of the act: « pour l'organisation de la fête », « destinée à l'achat »."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.extraction.grants.terms.words import family
from generator.french.lines import unbroken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.extraction.grants.terms.receivers import Receiver
    from generator.french.amounts import Amount
    from generator.reading.view import View
    from generator.values.finding import Finding

LONGEST = 256
"""A longer passage is no purpose but a report: standard SCDL « subventions » holds 256 characters."""

_SHORTEST = 6
_NEAR = 240
"""How far from its amount the purpose of a subsidy begins; further on, the act speaks of something else."""

_ARTICLE = re.compile(r"(?:l'|la |le |les |un |une |des |d'un |d'une )\s*")
_END = re.compile(
    r"[.;:,(](?=\s|\Z|\w)|\n\s*\n|\n(?=\s*[-•*>])|\s+(?:(?:la|une|cette)\s+(?:subvention|aide|somme|dotation)"
    r"|d'un\s+montant|pour\s+un\s+montant|au\s+titre|a\s+hauteur|sous\s+reserve|pour\s+l'(?:annee|exercice)|dont|selon"
    r"|conformement|a\s+(?:l'association|verser|l'amicale)|imputee?s?)(?!\w)"
)
_AND = re.compile(r"\s+et\Z")


def purpose(view: View, amount: Amount, end: int, names: Iterable[Receiver]) -> dict[str, Finding[object]]:
    """The purpose that a clause prints near its only amount, up to the end of the phrase; none beside a figure.

    The words « pour l' » and « destinée à » are left out: « organisation de la fête », « achat de filets ». Those of a
    name are none: « Comité pour la rénovation de la chapelle ».
    """
    after = family("suite").search(view.folded, amount.span.end, end)
    high = min(after.start() if after else end, amount.span.end + _NEAR)
    taken = tuple((name.start, name.end) for name in names)
    for mark in family("objet").finditer(view.folded, amount.span.end, high):
        if not any(start <= mark.start() < stop for start, stop in taken):
            return _quoted(view, mark.end(), end)
    return {}


def _quoted(view: View, begin: int, end: int) -> dict[str, Finding[object]]:
    """The words from ``begin`` on, without their article, up to where the phrase ends."""
    lead = _ARTICLE.match(view.folded, begin, end)
    begin = lead.end() if lead else begin
    ends = (_END.search(view.folded, begin, end), family("suite").search(view.folded, begin, end))
    last = min((found.start() for found in ends if found), default=end)
    begin, last = view.trimmed(begin, last)
    last -= len(view.folded[begin:last]) - len(_AND.sub("", view.folded[begin:last]))
    words = view.folded[begin:last]
    if not _SHORTEST <= len(words) <= LONGEST or "€" in words or " eur" in words:
        return {}
    return {"objet": view.find(unbroken(view.text[begin:last], view.text), begin, last, "subventions.objet.phrase")}
