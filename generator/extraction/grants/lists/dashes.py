"""Subsidies of lines cut by dashes: « Club nautique – 6 voiles – coût 8 900 € – subvention 1 500 € »."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.extraction.grants.sentences.phrases import statement
from generator.extraction.grants.terms.names import lead
from generator.extraction.grants.terms.persons import natural
from generator.extraction.grants.terms.receivers import LONGEST, Receiver, unspent
from generator.extraction.grants.terms.words import family, said
from generator.french.amounts import amounts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extraction.grants.terms.statement import Statement
    from generator.reading.view import View
    from generator.values.finding import Finding

_LINE = re.compile(r"[^\n]+")
_DASH = re.compile(r"[ \t]+[-–—][ \t]+")
_GIVEN = re.compile(
    r"(?:subvention|aide|participation|fonds de concours|attribution)(?: (?:accordee?|attribuee?|votee?|allouee?))?"
    r"(?: de)?[ ]?:?[ ]?(?=[0-9])"
)
"""What the last piece says before its amount."""

_COST = re.compile(
    r"(?:cout|depense|devis|budget)s?(?: (?:des travaux|du projet|eligible|retenue?|total|ht|ttc))*"
    r"[ ]?:?[ ]?(?:de )?(?=[0-9])"
)
_FEW = 2


def dashed(view: View, *, decides: bool) -> Iterator[Statement]:
    """The subsidies of two such lines or more: a name, what is said of it, a cost where one is, what is given."""
    found = [one for line in _LINE.finditer(view.folded) if (one := _read(view, *line.span(), decides=decides))]
    if len(found) >= _FEW:
        yield from found


def _read(view: View, start: int, end: int, *, decides: bool) -> Statement | None:
    """The subsidy of a line; none where any piece is something else than expected."""
    pieces = _pieces(view, lead(view.folded, start, end), end)
    if len(pieces) < _FEW or _GIVEN.match(view.folded, *pieces[-1]) is None:
        return None
    named, *about, last = pieces
    receiver = _named(view, *named)
    sums = amounts(view.text, view.folded, *last)
    closed = len(sums) == 1 and not view.folded[sums[0].span.end : last[1]].strip(" .;")
    if receiver is None or not closed or not sums[0].value or sums[0].value < 0:
        return None
    champs: dict[str, Finding[object]] = {}
    for piece in about:
        more = _about(view, *piece)
        if more is None:
            return None
        champs |= more
    return statement(view, sums[0], receiver, "attribuee" if decides else "proposee", champs)


def _named(view: View, start: int, end: int) -> Receiver | None:
    """The name that is the first piece of a line."""
    payer = family("sujet.donneur").match(view.folded, start, end)
    if end - start > LONGEST or not view.text[start].isupper() or (payer and payer.end() == end):
        return None
    if said(view.folded, start, end, "don", "attribue", "sollicite", "role", "leurre"):
        return None
    receiver = Receiver(start, start, end, natural(view, start, end))
    return None if unspent(view, receiver) else receiver


def _about(view: View, start: int, end: int) -> dict[str, Finding[object]] | None:
    """What a piece between the name and the gift tells: a cost, or what it is for; nothing where it is another sum."""
    sums = amounts(view.text, view.folded, start, end)
    if not sums:
        return {"objet": view.quote(start, end, "subventions.objet.tirets")}
    cost = _COST.match(view.folded, start, end)
    if len(sums) != 1 or cost is None or sums[0].value is None or sums[0].span.start != cost.end():
        return None
    return {"budget_projet": view.find(sums[0].value, *sums[0].span, "subventions.budget_projet.tirets")}


def _pieces(view: View, start: int, end: int) -> list[tuple[int, int]]:
    """The pieces of a line between its dashes."""
    cuts = [found.span() for found in _DASH.finditer(view.folded, start, end)]
    lows, highs = [start, *(high for _, high in cuts)], [*(low for low, _ in cuts), end]
    pieces = [view.trimmed(low, high) for low, high in zip(lows, highs, strict=True)]
    return pieces if all(low < high for low, high in pieces) else []
