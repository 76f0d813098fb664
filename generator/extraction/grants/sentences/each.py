"""One sum to each of several receivers: « 500 € à chacune des associations suivantes : A, B, C ».

Also « 500 € chacun aux associations A et B », « A, B et C recevront chacun 500 € ».
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from generator.extraction.grants.sentences.clause import Clause, statut
from generator.extraction.grants.sentences.phrases import printed, statement, told
from generator.extraction.grants.sentences.sums import given
from generator.extraction.grants.terms.names import lead
from generator.extraction.grants.terms.receivers import LONGEST, receiver_at
from generator.extraction.grants.terms.words import clauses, family, holding, lead_in, said
from generator.french.numbers import number
from generator.values.issue import Gravite, Issue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.extraction.grants.terms.receivers import Receiver
    from generator.extraction.grants.terms.statement import Statement
    from generator.french.amounts import Amount
    from generator.reading.view import View

_NEAR = 80
"""How far after « chacune » the colon stands behind which the names begin."""

_BESIDE = 60
"""« 300 € chacune », « recevront chacun une subvention exceptionnelle d'un montant de 300 € »."""

_ABOVE = 300
"""How far above « A et B recevront chacun 90 € » the words stand that say what they receive."""

_ALIKE = re.compile(r"\s(?:a|aux?(?:\s\w+){1,4})\s?:\s*\Z")
_PART = re.compile(r",\s|;")
_AND = re.compile(r"\s(?:et|ainsi\sque)\s(?P<article>l'|la\s|le\s|les\s|a\sl'|a\sla\s|aux?\s)?")
_CLOSED = re.compile(r"[\s.;,]*\Z")
_LINE = re.compile(r"\S[^\n]*")
_ARTICLE = re.compile(r"\s*(?:a\sl'|a\sla\s|aux?\s|l'|la\s|le\s|les\s)")
_SUBJECTS = re.compile(
    r"(?::|\bque|\ba\ssavoir|\A|\n[ ]*\n)\s*(?:les\s+(?:associations|clubs|societes)\s+(?:suivantes\s+)?:?\s*)?"
)
"""What stands before the first of several subjects."""

_SHARE = re.compile(r"(?:,?\s+(?:avec|soit|a\s+(?:raison|hauteur)\s+de)(?:\s+respectivement)?)?\Z")
"""« A et B, avec respectivement 90 € pour chacun »."""

_GIFT = re.compile(r",?\s+(?:une?|la)\s+(?:subvention|aide|somme)\b")

_BRACKET = re.compile(r"[^().;:\n€]{0,60}\((?P<noms>[^()€0-9]{5,400})\)")
"""« 90 € à chacune des deux sociétés (la Chorale et le Judo) »."""

_Place = tuple[int, int]


def each(view: View, *, decides: bool) -> Iterator[Statement]:
    """The subsidies of the clauses that give one sum to each receiver of a list; none where a name is not sure."""
    for clause, amount, names in _lists(view):
        sense = statut(clause) or _above(clause)
        if sense is None or (sense == "attribuee" and not (decides or told(clause))):
            continue
        champs = printed(clause)
        for name in names:
            yield statement(view, amount, name, "attribuee" if decides and sense == "proposee" else sense, champs)


def _above(clause: Clause) -> str | None:
    """What is done with the subsidies of the list in which « A et B : 90 € chacun » is an item."""
    place = lead_in(clause.view, clause.start)
    head = Clause(clause.view, *place) if place else None
    return statut(head) if head is not None and head.says("don") else None


def untold(view: View) -> Iterator[Issue]:
    """The doubts about sums that a decision gives to each of several receivers whose names are not sure."""
    for clause, amount, names in _lists(view):
        if not names and statut(clause) in {"attribuee", "proposee"}:
            message = f"La liste de ceux qui reçoivent chacun {amount.span.of(view.text)} ne se lit pas sûrement."
            place = view.spans(amount.span.start, amount.span.end)[0]
            yield Issue("beneficiaires-non-lus", Gravite.AVERTISSEMENT, message, place)


def _lists(view: View) -> Iterator[tuple[Clause, Amount, list[Receiver]]]:
    """The clauses that give one sum to each of several receivers, with the names that are sure."""
    yield from _of_bodies(view)
    yield from _of_persons(view)


def _of_persons(view: View) -> Iterator[tuple[Clause, Amount, list[Receiver]]]:
    """The aids that several persons receive alike: « une bourse de 300 € à : », then items that each name a person."""
    cut = clauses(view)
    for at, (start, end) in enumerate(cut):
        low = max(start, end - _NEAR)
        if view.folded.find(":", low, end) < 0 or not view.folded[low:end].rstrip().endswith(":"):
            continue
        if _ALIKE.search(view.folded, low, end) is None:
            continue
        clause = Clause(view, start, end)
        don = clause.says("don")
        sums = list(given(clause, don.start())) if don else []
        names = _names(view, [(end, end), *cut[at + 1 :]], None) if len(sums) == 1 else []
        if names and all(name.personne for name in names):
            yield clause, sums[0], names


def _of_bodies(view: View) -> Iterator[tuple[Clause, Amount, list[Receiver]]]:
    """Only bodies are named: those who each receive may be pupils."""
    cut = clauses(view)
    for at in holding(view, "chacun"):
        clause = Clause(view, *cut[at])
        don = clause.says("don") or _spoken_of(clause)
        if don is None or clause.says("role.passe", "hors"):
            continue
        sums = list(given(clause, max(don.start(), clause.start)))
        shared: list[Amount] = []
        for mark in family("chacun").finditer(view.folded, clause.start, clause.end):
            amount = _amount(sums, mark)
            if amount is not None:
                shared.append(amount)
                yield clause, amount, _of_mark(clause, amount, mark, sums, cut[at + 1 :])
        for amount in sums if shared else ():
            after = next((one.span.start for one in sums if one.span.start > amount.span.start), clause.end)
            if amount not in shared and (name := following(view, amount, after)) is not None:
                yield clause, amount, [name]


def _spoken_of(clause: Clause) -> re.Match[str] | None:
    """The words of a gift above a clause that says who receives: « Subventions. A et B recevront chacun 90 €. »."""
    if clause.says("chacun.recoivent", "chacun.nu") is None or clause.says("leurre"):
        return None
    return said(clause.view.folded, max(0, clause.start - _ABOVE), clause.start, "don")


def _amount(sums: list[Amount], mark: re.Match[str]) -> Amount | None:
    """The sum that each receives: the one just before « chacun », else the one just after."""
    reach = LONGEST if _named_between(mark) else _BESIDE
    before = [one for one in sums if 0 <= mark.start() - one.span.end <= reach]
    after = [one for one in sums if 0 <= one.span.start - mark.end() <= _BESIDE]
    return before[-1] if before else after[0] if after else sums[0] if len(sums) == 1 else None


def _named_between(mark: re.Match[str]) -> bool:
    """Whether those who each receive are named between the amount and « chacun »: « 90 € à A et à B chacun »."""
    return family("chacun.apres").match(mark.string, mark.start()) is not None


def _of_mark(
    clause: Clause, amount: Amount, mark: re.Match[str], sums: list[Amount], below: tuple[_Place, ...]
) -> list[Receiver]:
    """The names of those who each receive an amount; none where one is not sure."""
    view, count = clause.view, _count(mark)
    if _named_between(mark):
        between = [(amount.span.end, mark.start())] if amount.span.end <= mark.start() else []
        return _named(view, _inline(view, between, None, spoken=True), None) if between else []
    alone = family("chacun.nu").match(view.folded, mark.start(), mark.end()) is not None
    if alone or family("chacun.recoivent").match(view.folded, mark.start(), mark.end()):
        stop = view.trimmed(clause.start, amount.span.start)[1] if alone else mark.start()
        stop -= view.folded[stop - 1] == ":"
        share = _SHARE.search(view.folded, clause.start, stop)
        stop = share.start() if alone and share else stop
        subjects = [found.end() for found in _SUBJECTS.finditer(view.folded, clause.start, stop)]
        low = lead(view.folded, subjects[-1] if subjects else clause.start, stop)
        verbs = [found.end() for found in family("attribue.verbe").finditer(view.folded, low, stop)]
        if alone and verbs and _ARTICLE.match(view.folded, verbs[-1], stop):
            low = verbs[-1]  # « d'attribuer au Club et à la Chorale une subvention de 90 € chacun »
        gift = _GIFT.search(view.folded, low, stop)
        stop = gift.start() if gift else stop
        return _named(view, _inline(view, [(low, stop)], count, spoken=True), count)
    if family("chacun.organisme", "chacun.aux").match(view.folded, mark.start(), mark.end()) is None:
        return []
    low = max(mark.end(), amount.span.end)
    after = next((one.span.start for one in sums if one.span.start > low), None)
    end = clause.end if after is None else _cut(view, low, after)
    colon = view.folded.find(":", low, min(end, low + _NEAR))
    if colon >= 0:
        return _names(view, [(colon + 1, end), *(below if after is None else ())], count)
    if (bracket := _BRACKET.match(view.folded, low, end)) is not None:
        return _named(view, _inline(view, [bracket.span("noms")], count, spoken=True), count)
    tail = family("enumeration.fin").search(view.folded, low, end)
    return _named(view, _inline(view, [(low, tail.start() if tail else end)], count, spoken=True), count)


def _cut(view: View, low: int, after: int) -> int:
    """Where an enumeration ends before the next amount: « ainsi que 450 € » is no part of it."""
    marks = family("enumeration.suivante").finditer(view.folded, low, after + 1)
    return next((mark.start() for mark in marks if mark.end() == after), after)


def following(view: View, amount: Amount, end: int) -> Receiver | None:
    """The receiver that follows an amount at once, before the next amount: « 450 € à l'Amicale »."""
    mark = _ARTICLE.match(view.folded, amount.span.end, end)
    return receiver_at(view, mark.start(), mark.end(), end, plain=True) if mark else None


def _count(mark: re.Match[str]) -> int | None:
    """How many receivers the words announce, when they do."""
    words = mark["nombre"] or mark["combien"]
    return None if words is None else int(words) if words.isdigit() else number(words)


def _names(view: View, places: Sequence[_Place], count: int | None) -> list[Receiver]:
    """The names after the colon, in the rest of its clause or in the items below it; none where one is not sure."""
    inline = view.text[slice(*places[0])].strip()
    return _named(view, _inline(view, places, count) if inline else _items(view, places[1:]), count)


def _named(view: View, pieces: list[_Place], count: int | None) -> list[Receiver]:
    """The names of pieces; none where one is not sure."""
    found = [_name(view, start, end) for start, end in pieces]
    named = [one for one in found if one is not None]
    sure = len(named) == len(found) > 1 and (count is None or count == len(found))
    return named if sure else []


def _name(view: View, start: int, end: int) -> Receiver | None:
    """The name of a piece; behind an article it may be in small letters: « la chasse »."""
    begin = lead(view.folded, start, end)
    article = _ARTICLE.match(view.folded, begin, end)
    mark = article.end() if article and article[0].lstrip().startswith("a") else begin
    return receiver_at(view, begin, mark, end, plain=article is not None)


def _inline(view: View, places: Sequence[_Place], count: int | None, *, spoken: bool = False) -> list[_Place]:
    """The names of one sentence: between commas, semicolons and the last « et ».

    ``spoken`` where no colon announces them: an enumeration within a sentence has its « et » before the last.
    """
    stop = 1
    while stop < len(places) and view.folded[slice(*places[stop - 1])].rstrip().endswith(";"):
        stop += 1
    start, end = places[0][0], places[stop - 1][1]
    pieces: list[_Place] = []
    for mark in [*_PART.finditer(view.folded, start, end), None]:
        cut = mark.start() if mark else end
        if not _CLOSED.match(view.folded, start, cut):
            pieces.append((start, cut))
        start = mark.end() if mark else end
    begin, last = pieces[-1] if pieces else (end, end)
    ands = list(_AND.finditer(view.folded, begin, last))
    if not ands or len(pieces) == count:
        return pieces
    after = ands[-1].start("article") if ands[-1]["article"] else ands[-1].end()
    parted = [*pieces[:-1], (begin, ands[-1].start()), (after, last)]
    told = count is not None or ands[-1]["article"] or family("forme").match(view.folded, ands[-1].end(), last)
    clear = spoken and len(ands) == 1 and not any(_AND.search(view.folded, *piece) for piece in pieces[:-1])
    alone = clear and view.text[ands[-1].end()].isupper()
    return parted if told or alone else []


def _items(view: View, places: Sequence[_Place]) -> list[_Place]:
    """The names below a colon: items with bullets up to the first that decides something else, or plain lines."""
    if not places or not _bulleted(view, *places[0]):
        lines = _LINE.finditer(view.folded, *places[0]) if places else ()
        return [line.span() for line in lines]
    named = takewhile(lambda place: _bulleted(view, *place) and not _decides(view, *place), places)
    return list(named)


def _bulleted(view: View, start: int, end: int) -> bool:
    """Whether a clause opens with a bullet or a number."""
    return bool(view.folded[start : lead(view.folded, start, end)].strip())


def _decides(view: View, start: int, end: int) -> bool:
    """Whether an item says what else is decided, or is too long to be a name."""
    begin = lead(view.folded, start, end)
    other = family("suite", "attribue.verbe", "role.total").match(view.folded, begin, end)
    return other is not None or end - begin > LONGEST or said(view.folded, begin, end, "don", "attribue") is not None
