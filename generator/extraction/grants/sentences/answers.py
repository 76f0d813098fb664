"""What answers a proposition of subsidy: the decision that takes it up, a sentence that follows it, or the vote."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.extraction.grants.terms.words import family, said
from generator.french.fold import fold
from generator.values.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.extraction.affairs import Affair
    from generator.extraction.grants.terms.statement import Statement
    from generator.reading.outline import Section
    from generator.reading.view import View
    from generator.values.span import Span

_STOP = re.compile(r"[.;:]|\n[ ]*\n")

_ANSWERS = (
    ("refuse.proposition", "refusee"),
    ("ratifie.proposition", "attribuee"),
    ("ratifie.montants", "attribuee"),
    ("accord.unanime", "attribuee"),
    ("ratifie", "attribuee"),
    ("accord.nu", "attribuee"),
    ("ratifie.convention", "attribuee"),
)
"""What answers a proposition: the first four wherever they follow it, the others in a decision only."""

_BRIEF = (("accord.bref", "attribuee"),)
"""« Elle demande 90 €. Accord. » answers what stands in its own paragraph."""

_NEXT = re.compile(r"\n(?=[ ]*(?:\n|[-•*>–][ ]))")

_OTHERS = re.compile(r"\bcommissions?\b(?! permanente)|\bavis\b|\bavai(?:t|ent)\b")
_SOON = 1000
"""How far after a proposition its report tells the answer; further on, another proposition is answered."""

_ABOVE = 2500
"""How far above a row of a list of subsidies the sentence stands that says they are voted: a list has a page."""

_AFTER = 3
"""An answer told stands in the section of its proposition, or in one of the next two."""

_SENTENCE = 160
"""How far before an answer the words stand that say who answers."""

_VOTED = {"adoptee": "attribuee", "rejetee": "refusee"}
"""What the vote of an act without an operative part makes of its propositions."""


def answered(affair: Affair, proposed: tuple[Statement, ...]) -> Iterator[Statement]:
    """The propositions of a report: granted or refused where it, the decision or the vote answers them."""
    starts = [section.lines[0].span.start for section in affair.sections]
    views = [affair.outline.view(section) for section in affair.deciding]
    decision = next((found for view in views if (found := _answer(view, 0, len(view), _ANSWERS))), None)
    put_off = [found[0] for view in views for found in family("ecarte").finditer(view.folded)]
    for one in proposed:
        if one.nom is not None and any(fold(str(one.nom.value)) in words for words in put_off):
            yield one  # « Article 1 : AJOURNE la demande du Club nautique », whatever the next one grants
            continue
        at = max(bisect_right(starts, one.place) - 1, 0)
        answer = _told(affair, one, affair.sections[at : at + _AFTER]) or decision or _voted(affair, one)
        yield replace(one, statut=answer) if answer else one


def overruled(
    affair: Affair, batches: tuple[tuple[Statement, ...], ...], transfers: Iterable[Statement]
) -> Iterator[tuple[Statement, ...]]:
    """The batches, what an adopted proposition would give being proposed where the decision gives another sum for it.

    « Il est proposé d'attribuer 200 € au Judo-club […] Le conseil décide de lui verser 100 €. » ``transfers`` are sums
    that no word of giving tells: here they are read where they go to whom another sum was proposed for.
    """
    lines = [line.span for section in affair.sections if section.label == "proposition" for line in section.lines]
    if not lines:
        yield from batches
        return
    wanted = [one for batch in batches for one in batch if _within(one, lines) and one.nom is not None]
    given = [one for batch in batches for one in batch if not _within(one, lines) and one.nom is not None]
    places = {one.place for one in given}
    more = tuple(
        one for one in transfers
        if one.nom is not None and not _within(one, lines) and one.place not in places and any(map(one.same, wanted))
    )  # fmt: skip
    for batch in (*batches, more):
        yield tuple(
            one.become("proposee") if _within(one, lines) and _otherwise(one, (*given, *more)) else one for one in batch
        )


def _within(one: Statement, lines: Iterable[Span]) -> bool:
    """Whether a statement stands in one of the lines of a proposition."""
    return any(start <= one.place < end for start, end in lines)


def _otherwise(one: Statement, given: Iterable[Statement]) -> bool:
    """Whether what is ``given`` to the receiver of a proposition is never the sum that it tells."""
    sums = {other.montant.value for other in given if one.nom is not None and one.same(other)}
    return one.statut.value == "attribuee" and bool(sums) and one.montant.value not in sums


def _told(affair: Affair, statement: Statement, sections: Iterable[Section]) -> Finding[str] | None:
    """The answer that the report tells soon after a proposition."""
    for section in sections:
        view = affair.outline.view(section)
        begin = view.local(statement.place)
        if affair.decides(section):
            continue
        brief = _answer(view, begin, _item_end(view, begin), _BRIEF)
        found = brief or _answer(view, begin, min(len(view), begin + _SOON), _ANSWERS[:4], told=True)
        if found:
            return found
    return _foretold(affair, statement)


def _item_end(view: View, place: int) -> int:
    """Where the paragraph or the item of a list ends in which a proposition stands."""
    end = _NEXT.search(view.folded, place)
    return end.start() if end else len(view)


def _foretold(affair: Affair, statement: Statement) -> Finding[str] | None:
    """What the report says of all subsidies just above the list of them: « Les subventions sont votées … »."""
    view = affair.outline.view(*affair.sections)
    end = view.local(statement.place)
    found = list(family("annonce-vote").finditer(view.folded, max(0, end - _ABOVE), end))
    return view.find("attribuee", *found[-1].span(), "subventions.statut.annonce") if found else None


def _voted(affair: Affair, statement: Statement) -> Finding[str] | None:
    """What the vote of an act without an operative part makes of a proposition before it."""
    issue = affair.issue
    sense = _VOTED.get(str(issue.value)) if issue else None
    if issue is None or sense is None or affair.operative or issue.spans[0].start < statement.place:
        return None
    return Finding(sense, issue.spans, "subventions.statut.vote", issue.statut, issue.calcul)


def _answer(
    view: View, begin: int, end: int, answers: tuple[tuple[str, str], ...], *, told: bool = False
) -> Finding[str] | None:
    """The first answer between ``begin`` and ``end``; where it is ``told``, not that of a committee."""
    found = [
        (answer.span(), sense)
        for nom, sense in answers
        if (answer := said(view.folded, begin, end, nom)) and not (told and _of_others(view, answer.start()))
    ]
    if not found:
        return None
    place, sense = min(found)
    return view.find(sense, *place, "subventions.statut.renvoi")


def _of_others(view: View, place: int) -> bool:
    """Whether the sentence that answers at ``place`` tells the answer of a committee, or one of the past."""
    before = view.folded[max(0, place - _SENTENCE) : place]
    return _OTHERS.search(_STOP.split(before)[-1]) is not None
