"""Which amounts of a clause are what is given: not a budget, a total, a loan, nor the same sum said again."""

from __future__ import annotations

import re
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING

from generator.extraction.grant_words import every, family, said
from generator.french.amounts import amounts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extraction.grant_phrases import Clause
    from generator.french.amounts import Amount

_NOT_GIVEN = re.compile(
    r"\s*(?:h\.?t\b|t\.?t\.?c\b|en\s+(?:19|20)[0-9]{2}\s*\)|l'an\s+(?:dernier|passe)|l'annee\s+derniere|en\s+n\s?-\s?1)"
)
"""« 500 € (400 € en 2020) »: what was given before; « 900 € HT »: what works cost."""

_TIMES, _FACTOR = re.compile(r"[0-9a-z][ ]?[x×*][ ]?\Z"), 6
"""« soit 18 x 50 € = 900 € »: a factor is not what is given."""

_NEXT_ITEM = re.compile(r"\n[ ]{0,40}[-•*>●■❖➢►✓➤¥·§](?=[ ]{0,4}[0-9])")

_NEAR = 90
"""How far before an amount the words stand that say what it is. "représentant 5 % du budget prévisionnel ..." is 70."""


def given(clause: Clause, don: int) -> Iterator[Amount]:
    """The amounts that are what is given, and that could be read."""
    return (amount for amount in _gifts(clause, don) if amount.value is not None)


def unread(clause: Clause, don: int) -> Iterator[Amount]:
    """The amounts that are what is given, and whose figures are doubtful."""
    return (amount for amount in _gifts(clause, don) if amount.value is None)


def _gifts(clause: Clause, don: int) -> Iterator[Amount]:
    """The amounts that are what is given: not a budget, a total, a rate, a loan, nor the same sum in words."""
    view, low = clause.view, clause.start
    last: Amount | None = None
    parts = clause.says("role.echeance")
    for amount in amounts(view.text, view.folded, clause.start, clause.end):
        begin = max(low, amount.span.start - _NEAR)
        if low > clause.start and (bullet := _NEXT_ITEM.search(view.folded, begin, amount.span.start + 1)):
            begin = bullet.start()  # « - 90 € au Club, pour l'achat d'un filet / - 50 € à … »
        low = amount.span.end
        said_next = min(clause.end, amount.span.end + _NEAR)  # « un acompte de 90 € sur la subvention 2021 »
        dons = every(view.folded, begin, said_next, "don")
        own = [found.end() for found in takewhile(partial(_stands, amount.span.start), dons)]
        begin = own[-1] if own else begin
        if amount.value is not None and amount.value <= 0:
            continue
        if last is not None and _again(view.folded, last, amount):
            continue
        if parts and parts.end() <= amount.span.start and (last or ":" in view.folded[parts.end() : amount.span.start]):
            continue  # « versée en deux fois : 500 € en mai, 400 € en juin »
        if said(view.folded, begin, amount.span.start, "role.budget", "role.total", "role.part", "leurre") and not (
            own and said(view.folded, begin, amount.span.start, "montant-unique")
        ):
            continue
        if family("a-partager").match(view.folded, amount.span.end, clause.end):
            continue  # « 900 € répartis entre trois clubs »: each has a share of it
        if _taux(view.folded, *amount.span) or _NOT_GIVEN.match(view.folded, amount.span.end, clause.end):
            continue
        if amount.span.start < don and not own and not _don_after(view.folded, amount, clause.end):
            continue
        last = amount if amount.value is not None else last
        yield amount


def _stands(place: int, found: re.Match[str]) -> bool:
    """Whether a phrase begins before a place."""
    return found.start() < place


def _again(folded: str, last: Amount, amount: Amount) -> bool:
    """Whether ``amount`` repeats the one before it: "4 000 € (quatre mille euros)"."""
    between = folded[last.span.end : amount.span.start].strip(" \n(,")
    return amount.value == last.value and between in {"", "soit"}


def _taux(folded: str, start: int, end: int) -> bool:
    """Whether the amount at ``start:end`` is so much per head, per month, per square metre, or so many times."""
    if _TIMES.search(folded, max(0, start - _FACTOR), start):
        return True
    found = said(folded, end, min(len(folded), end + 30), "role.taux")
    return found is not None and found.start() == end


def _don_after(folded: str, amount: Amount, end: int) -> bool:
    """Whether the words of a gift follow the amount at once: "10 000 € de subvention"."""
    return said(folded, amount.span.end, min(end, amount.span.end + 25), "don") is not None
