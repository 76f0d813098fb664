"""Which amounts of a clause are what is given: not a budget, a total, a loan, nor the same sum said again."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial
from itertools import accumulate, pairwise, takewhile
from typing import TYPE_CHECKING

from generator.extraction.grants.terms.preludes import prelude
from generator.extraction.grants.terms.words import family, said
from generator.french.amounts import amounts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extraction.grants.sentences.clause import Clause
    from generator.french.amounts import Amount

_NOT_GIVEN = re.compile(
    r"\s*(?:(?P<taxe>h\.?t\b|t\.?t\.?c\b)|symboliques?\b|en\s+(?:19|20)[0-9]{2}\s*\)|l'an\s+(?:dernier|passe)|l'annee\s+derniere|en\s+n\s?-\s?1|"
    r"(?:,?\s+qui\s+(?:a|avait)\s+ete)?,?\s+(?:accordee?|attribuee?|votee?|allouee?|octroyee?|consentie?)s?(?!\w)[^.;:€]{0,120}?\s"
    r"(?:par\s+(?:la\s+|une\s+|sa\s+|notre\s+|un\s+)?(?:deliberations?|arretes?|decisions?)|lors\s+d[eu](?:\s+(?:la|sa))?\s+"
    r"(?:seance|reunion|conseil|commission\s+permanente))\s(?:[\w'-]+\s+){0,4}?"
    r"(?:n\s?°|(?:du|en\s+date\s+du)\s+(?:\w+\s+)?[0-9]))"
)
"""« 500 € (400 € en 2020) », « 500 € accordée au Club par délibération du 3 mai »: what was given before; « 900 € HT »:
what works cost.
"""

_OF = re.compile(r"(?:\s+[a-z]{3,20}){0,2}\s+(?:de|d'un\s+montant\s+(?:maxim\w+\s+)?de)\s+")
"""What stands between the word of a gift and its amount."""

_BOUGHT = re.compile(r"(?:achat|acquisition|travaux)(?!\w)")
_AIM = re.compile(r"(?:\(|\bpour\s+(?:l'|la\s|le\s|les\s|des\s|une?\s)?)\Z")
"""« Tréban (achat d'un tracteur) : 900 € », « pour l'achat d'un piano, 900 € »: what it is for."""

_SHARE = re.compile(r"[0-9] ?%[^.;]{0,80}?,?\ssoit\s(?:pour\s)?(?:un\smontant\s(?:total\s)?de\s|la\ssomme\sde\s)?\Z")
"""« un fonds de concours à hauteur de 60 % du montant des travaux, soit 900 € HT »: the share of what works cost."""

_PAST, _BRACKET = re.compile(r"\([^()]{0,60}?20[0-9]{2}\s?[:=]\s*\Z"), 80
"""« 900 € (2023 : 850 €) »: what was given the year before."""

_CHARGED = re.compile(
    r"a\s+valoir\s+sur\s+(?:la|sa|une|leur)\s+(?:subvention|aide|dotation)\s(?:\w+\s){0,3}(?:de|d'un\s+montant\s+de)\s+\Z"
)
"""« un acompte de 900 €, à valoir sur la subvention de 3 000 € votée au budget »: what was voted before."""

_TIMES, _FACTOR = re.compile(r"[0-9a-z][ ]?[x×*][ ]?\Z"), 6
"""« soit 18 x 50 € = 900 € »: a factor is not what is given."""

_NEXT_ITEM = re.compile(r"\n[ ]{0,40}[-•*>●■❖➢►✓➤¥·§~](?=[ ]{0,4}[0-9])")

_INSTEAD = re.compile(r"\s*a\s+(?:la\s+somme\s+de\s+|hauteur\s+de\s+)?")
"""« ramener la subvention de 900 € à 600 € »: what stands between what was given and what is."""

_SPREAD = re.compile(r"[^.;€]{0,160}?\b(?:soit|dont|a\s+raison\s+de|repartie?s?|versee?s?|payables?)(?!\w)[^.;€]{0,60}")
_SUMMED = re.compile(r"(?:\bsoit|=)\s*(?:un\s+(?:montant\s+)?total\s+de\s+|au\s+total\s+)?\Z")
_TO = re.compile(
    r"\s*(?:a\s+l'|a\s+la\s+|au\s+|aux\s+)"
    r"(?!(?:1er|premier|second|titre|solde|debut|signature|fin|remise|livraison|issue|achevement|vu|cours)(?!\w))"
)
"""« 600 € au Club »; « 600 € à la signature » names nobody."""

_CARRIED = re.compile(
    r"\bport(?:ant|e|era)\s+(?:ainsi\s+|donc\s+)?(?:le\s+(?:total|montant)|la\s+(?:subvention|dotation|participation)|l'aide|a)"
    r"(?!\w)[^.;€]{0,100}\Z"
)
"""« une subvention complémentaire de 200 €, portant le total à 550 € »."""

_FEW = 2
_MANY = 24
"""No sentence parts one subsidy in more instalments than two years have months."""

_NEAR = 90
"""How far before an amount the words stand that say what it is. "représentant 5 % du budget prévisionnel ..." is 70."""


VALUED = re.compile(r"\(\s*(?:valeur|valoris[a-z]{2,5})(?:\s(?:estimee?|de|a)){0,2}\s*:?\s*(?=\d|\Z)")
"""« met à disposition les barrières (valorisation : 80 €) »: what things lent beside a sum are worth."""


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
    sums = amounts(view.text, view.folded, clause.start, clause.end)
    other = {*_replaced(clause, sums), *_said_twice(view.folded, sums)}
    for n, amount in enumerate(sums):
        begin = max(low, amount.span.start - _NEAR)
        if low > clause.start and (bullet := _NEXT_ITEM.search(view.folded, begin, amount.span.start + 1)):
            begin = bullet.start()  # « - 90 € au Club, pour l'achat d'un filet / - 50 € à … »
        worth = last is not None and VALUED.search(view.folded, low, amount.span.start) is not None
        low = amount.span.end
        said_next = min(clause.end, amount.span.end + _NEAR)  # « un acompte de 90 € sur la subvention 2021 »
        dons = family("don").finditer(view.folded, begin, said_next)
        own = [found.end() for found in takewhile(partial(_stands, amount.span.start), dons)]
        begin = own[-1] if own else begin
        nothing = amount.value is not None and amount.value <= 0
        if n in other or nothing or worth or prelude(view.folded, amount, clause.start) is not None:
            continue
        if last is not None and _again(view.folded, last, amount):
            continue
        if parts and parts.end() <= amount.span.start and (last or ":" in view.folded[parts.end() : amount.span.start]):
            continue  # « versée en deux fois : 500 € en mai, 400 € en juin »
        share = don < amount.span.start and _SHARE.search(view.folded, begin, amount.span.start)
        if (
            said(view.folded, begin, amount.span.start, "role.budget", "role.total", "role.part")
            or _other_money(view.folded, begin, amount.span.start)
        ) and not (share or (own and said(view.folded, begin, amount.span.start, "montant-unique"))):
            continue
        if family("a-partager").match(view.folded, amount.span.end, clause.end):
            continue  # « 900 € répartis entre trois clubs »: each has a share of it
        named = bool(own) and _OF.fullmatch(view.folded, own[-1], amount.span.start) is not None
        elsewhere = not share and _elsewhere(view.folded, last, amount, clause.end, named=named)
        if elsewhere or _taux(view.folded, *amount.span):
            continue
        if amount.span.start < don and not own and not _don_after(view.folded, amount, clause.end):
            continue
        last = amount if amount.value is not None else last
        yield amount


def _other_money(folded: str, begin: int, place: int) -> bool:
    """Whether the words before an amount tell money of another kind; not « (achat d'un tracteur) : 900 € »."""
    return any(
        not (_BOUGHT.match(folded, found.start()) and _AIM.search(folded, begin, found.start()))
        for found in family("leurre").finditer(folded, begin, place)
    )


def _replaced(clause: Clause, sums: tuple[Amount, ...]) -> Iterator[int]:
    """The ranks of the amounts that others replace: « de 900 € à 600 € »; both where they bound what may be given."""
    for n, (left, right) in enumerate(pairwise(sums)):
        if _INSTEAD.fullmatch(clause.view.folded, left.span.end, right.span.start):
            yield n
            if not clause.says("attribue.change", "sujet.fixe"):
                yield n + 1


def _said_twice(folded: str, sums: tuple[Amount, ...]) -> Iterator[int]:
    """The ranks of the amounts that part what one before them says, or add up those before them.

    « 900 €, soit 500 € en 2024 et 400 € en 2025 »; « 500 € au Club et 400 € à la Chorale, soit 900 € ».
    """
    for n, whole in enumerate(sums):
        if n + 1 < len(sums) and _SPREAD.fullmatch(folded, whole.span.end, sums[n + 1].span.start):
            yield from _adding_up(folded, sums, n)
        if n and _CARRIED.search(folded, sums[n - 1].span.end, whole.span.start):
            yield n
        if n >= _FEW and _SUMMED.search(folded, sums[n - 1].span.end, whole.span.start):
            added = [*accumulate(one.value or 0 for one in reversed(sums[max(0, n - _MANY) : n]))]
            if whole.value in added[1:]:
                yield n


def _adding_up(folded: str, sums: tuple[Amount, ...], at: int) -> range:
    """The ranks behind ``at`` of the amounts that add up to it, none of which has a receiver of its own."""
    added = Decimal(0)
    for n in range(at + 1, min(len(sums), at + _MANY)):
        if sums[n].value is None or _TO.match(folded, sums[n].span.end):
            break
        added += sums[n].value or 0
        if added == sums[at].value and n - at >= _FEW:
            return range(at + 1, n + 1)
    return range(0)


def _elsewhere(folded: str, last: Amount | None, amount: Amount, end: int, *, named: bool) -> bool:
    """Whether the words around an amount say that it was given another year, or is what works cost.

    What is ``named`` a gift is one, taxes told or not: « une subvention de 900 € TTC ».
    """
    begin = max(last.span.end, amount.span.start - _BRACKET) if last else amount.span.start
    if _CHARGED.search(folded, max(0, amount.span.start - _BRACKET), amount.span.start):
        return True
    if _PAST.search(folded, begin, amount.span.start):
        return True
    after = _NOT_GIVEN.match(folded, amount.span.end, end)
    return after is not None and not (named and after["taxe"])


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
