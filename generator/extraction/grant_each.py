"""One sum to each of several receivers: « 500 € à chacune des associations suivantes : A, B, C »."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from generator.extraction.grant_lists import lead
from generator.extraction.grant_phrases import Clause, given, printed, statement, statut
from generator.extraction.grant_words import clauses, family, holding, said
from generator.extraction.receivers import LONGEST, receiver_at
from generator.french.numbers import number
from generator.values.issue import Gravite, Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extraction.grant_statement import Statement
    from generator.extraction.receivers import Receiver
    from generator.french.amounts import Amount
    from generator.reading.view import View

_NEAR = 80
"""How far after « chacune » the colon stands behind which the names begin."""

_ALIKE = re.compile(r"\s(?:a|aux?(?:\s\w+){1,4})\s?:\s*\Z")
_PART = re.compile(r",\s|;")
_AND = re.compile(r"\s(?:et|ainsi\sque)\s(?P<article>l'|la\s|le\s|les\s)?")
_CLOSED = re.compile(r"[\s.;,]*\Z")
_LINE = re.compile(r"\S[^\n]*")

_Place = tuple[int, int]


def each(view: View, *, decides: bool) -> Iterator[Statement]:
    """The subsidies of the clauses that give one sum to each receiver of a list; none where a name is not sure."""
    for clause, amount, names in _lists(view):
        sense = statut(clause)
        if sense is None or (sense == "attribuee" and not decides):
            continue
        champs = printed(clause)
        for name in names:
            yield statement(view, amount, name, "attribuee" if decides and sense == "proposee" else sense, champs)


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
        if not view.folded[max(start, end - _NEAR) : end].rstrip().endswith(":") or (
            _ALIKE.search(view.folded, max(start, end - _NEAR), end) is None
        ):
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
        place = cut[at]
        clause = Clause(view, *place)
        mark, don = clause.says("chacun"), clause.says("don")
        if mark is None or don is None or clause.says("role.passe", "hors"):
            continue
        sums = list(given(clause, don.start()))
        if len(sums) != 1:
            continue
        low = max(mark.end(), sums[0].span.end)
        colon = view.folded.find(":", low, min(place[1], low + _NEAR))
        bodies = said(view.folded, mark.start(), mark.end(), "chacun.organisme")
        listed = [(colon + 1, place[1]), *cut[at + 1 :]] if bodies and colon >= 0 else []
        names = _names(view, listed, _count(mark)) if listed else []
        yield clause, sums[0], names


def _count(mark: re.Match[str]) -> int | None:
    """How many receivers the words announce, when they do."""
    words = mark["nombre"]
    return None if words is None else int(words) if words.isdigit() else number(words)


def _names(view: View, places: list[_Place], count: int | None) -> list[Receiver]:
    """The names after the colon, in the rest of its clause or in the items below it; none where one is not sure."""
    pieces = _inline(view, places, count) if view.text[slice(*places[0])].strip() else _items(view, places[1:])
    found = [receiver_at(view, start, lead(view.folded, start, end), end) for start, end in pieces]
    named = [one for one in found if one is not None]
    sure = len(named) == len(found) > 1 and (count is None or count == len(found))
    return named if sure else []


def _inline(view: View, places: list[_Place], count: int | None) -> list[_Place]:
    """The names of one sentence: between commas, semicolons and the last « et »."""
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
    return parted if told else []


def _items(view: View, places: list[_Place]) -> list[_Place]:
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
