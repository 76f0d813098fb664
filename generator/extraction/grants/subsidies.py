"""The subsidies of a document: what its decisions grant, completed by what its reports say of them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING

from generator.extraction.affairs import Affair, affairs, decisions
from generator.extraction.grants.blocks import Blocks, blocks
from generator.extraction.grants.details import Report, budget, payers
from generator.extraction.grants.doubts import UNREAD, announces, differing, illegible, nameless, promised, titles
from generator.extraction.grants.lists.announced import listed
from generator.extraction.grants.lists.brackets import bracketed
from generator.extraction.grants.lists.context import in_context
from generator.extraction.grants.lists.figures import figured
from generator.extraction.grants.lists.points import disputes, put
from generator.extraction.grants.lists.proposals import proposed
from generator.extraction.grants.lists.refusals import refused
from generator.extraction.grants.lists.runs import runs
from generator.extraction.grants.lists.subjects import subjects
from generator.extraction.grants.lists.worked_out import worked_out
from generator.extraction.grants.money import of_money
from generator.extraction.grants.sentences import heir
from generator.extraction.grants.sentences.answers import answered, overruled
from generator.extraction.grants.sentences.budgets import between_budgets
from generator.extraction.grants.sentences.cards import carded
from generator.extraction.grants.sentences.each import each, untold
from generator.extraction.grants.sentences.headlines import headlines
from generator.extraction.grants.sentences.paid import paid
from generator.extraction.grants.sentences.phrases import statements
from generator.extraction.grants.sentences.requests import requested
from generator.extraction.grants.sentences.same import again
from generator.extraction.grants.sentences.titles import titled
from generator.extraction.grants.sentences.transfers import transferred
from generator.extraction.grants.sentences.years import exercices
from generator.extraction.grants.tables.annexes import annexed
from generator.extraction.grants.tables.columns import tables
from generator.extraction.grants.terms.words import said, speaks
from generator.reading.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.extraction.grants.terms.statement import Statement
    from generator.reading.outline import Outline, Section
    from generator.values.finding import Finding
    from generator.values.issue import Issue
    from generator.values.lecture import RowRead

_BUDGETS = frozenset({"budget_projet", "budget_global", "part_budget"})
"""What the sentence that grants a subsidy may print beside it."""

_ANNOUNCE = ("don", "convention-don", "budget-vers", "sujet.don", "reponse", "verse-a", "au-profit", "verse-suite")
"""The words of which one stands in every text that gives."""

_SAME = 200
"""An act with more subsidies of one amount than this is not compared further with itself."""

_ADVANCE = 40
"""« un acompte d'un montant de 3 000 € »: how far before an amount the word stands that tells an advance."""


def apart(outline: Outline) -> Blocks:
    """The lists that no affair holds, since each of their items has its vote."""
    start, end = outline.extent
    if not (speaks(outline.folded, start, end, *_ANNOUNCE) and of_money(outline.folded, start, end)):
        return Blocks()
    return blocks(_with_figures(outline, outline.sections), outline.folded)


def read(
    outline: Outline, issue: Finding[object] | None = None, lists: Blocks | None = None
) -> tuple[tuple[RowRead, ...], tuple[Issue, ...]]:
    """The rows of ``subventions``, with their rows of ``financements``, and the doubts.

    A subsidy is granted by what the body decides alone; what only a report says is proposed. Where the document is one
    act, ``issue`` tells what its vote answered to the propositions that stand before it; ``lists`` are those that stand
    ``apart``, where the caller has them.
    """
    rows: list[RowRead] = []
    issues: list[Issue] = []
    start, end = outline.extent
    if not speaks(outline.folded, start, end, *_ANNOUNCE):
        return _under_titles(outline, issue), ()
    money = of_money(outline.folded, start, end)
    lists = apart(outline) if lists is None else lists
    known: set[int] = set()  # a long vote, and a table under it, stand in the affair that they close and in the next
    for affair in affairs(outline, issue):
        own = tuple(one for one in lists.within(affair.sections) if one.place not in known)
        found, doubts = _of_affair(affair, lists, own) if money else ((), tuple(promised(affair)))
        found = tuple(one for one in found if one.place not in known)
        known.update(one.place for one in (*own, *found))
        if found and issues and issues[-1].code == UNREAD and not any(titles(affair)):
            issues.pop()  # what the title above announces is given here, under visas or a vote that part the act
        rows.extend(statement.row() for statement in found)
        rows.extend(refused(outline.view(*_spoken(affair)), outline.view(*affair.deciding), found))
        issues.extend(doubt for doubt in doubts if doubt not in issues)
    return tuple(rows), tuple(issues)


def _under_titles(outline: Outline, issue: Finding[object] | None) -> tuple[RowRead, ...]:
    """What a document without any word of giving transfers all the same, under titles that have one."""
    cut = affairs(outline, issue) if speaks(outline.folded, *outline.extent, "titre-don-simple") else ()
    return tuple(one.row() for affair in cut for one in transferred(affair, titles(affair)))


def _spoken(affair: Affair) -> Iterator[Section]:
    """The sections of an affair that speak of subsidies: its reports and its decision."""
    return (section for section in affair.sections if affair.decides(section) or affair.reports(section))


def _of_affair(
    affair: Affair, lists: Blocks, own: tuple[Statement, ...]
) -> tuple[tuple[Statement, ...], tuple[Issue, ...]]:
    """The subsidies of one affair: its ``own`` of those read over the whole document, which nobody else reads."""
    outline = affair.outline
    doubts: list[Issue] = []
    reports = tuple(section for section in affair.sections if affair.reports(section))
    plural = announces(affair)
    told = tuple(lists.others(batch) for batch in _read(outline, reports, doubts, decides=False, plural=plural))
    said = tuple(
        lists.others(batch)
        for sections in decisions(affair)
        for batch in _read(outline, sections, doubts, decides=True, plural=plural)
    )
    decided = _gathered(
        (
            tuple(one for one in own if one.statut.value != "proposee"),
            *overruled(affair, said, transferred(affair, titles(affair))),
            *_of(told, "attribuee"),
        )
    )
    points = _gathered(_propositions(outline, reports))
    proposed = _gathered((*_of((own,), "proposee"), points, *_of(told, "proposee")))
    disputed = tuple(one for one in proposed if disputes(one, points, proposed))
    proposed = tuple(one for one in proposed if one not in disputed)
    decided = tuple(one for one in decided if not (_advance(affair, one, decided) or _total(one, proposed)))
    doubts = [doubt for doubt in doubts if doubt.span is None or not lists.hold(doubt.span.start)]
    if not any(one.statut.value == "attribuee" for one in decided):
        below, more = annexed(affair)
        doubts += more
        decided = (*decided, *below, *answered(affair, proposed), *disputed) or tuple(
            transferred(affair, titles(affair))
        )
    completed = tuple(_completed(one, proposed, decided) for one in again(affair, decided))
    found, more = _detailed(affair, outline.view(*reports), completed)
    unread = _illegible(affair)
    if not found:
        return found, (*doubts, *unread) if doubts or unread else tuple(promised(affair))
    return found, (*doubts, *differing(completed, proposed), *more, *unread)


def _advance(affair: Affair, one: Statement, decided: tuple[Statement, ...]) -> bool:
    """Whether a subsidy is an advance on another that the same affair grants to the same receiver."""
    before = affair.outline.folded[max(0, one.place - _ADVANCE) : one.place]
    if not ("acompte" in before or "avance" in before):
        return False
    more = [other for other in decided if other.montant.value > one.montant.value]
    return any(one.nom is None or other.nom is None or one.same(other) for other in more)


def _total(statement: Statement, proposed: tuple[Statement, ...]) -> bool:
    """Whether an amount that names nobody is what the propositions add up to: « les aides ci-dessus, soit 900 € »."""
    added = sum((one.montant.value for one in proposed), Decimal(0))
    return statement.nom is None and len(proposed) > 1 and added == statement.montant.value


def _of(batches: tuple[tuple[Statement, ...], ...], statut: str) -> Iterator[tuple[Statement, ...]]:
    """What the batches of a report propose, or tell to be granted: « après discussion, le conseil alloue »."""
    return (tuple(one for one in batch if one.statut.value == statut) for batch in batches)


def _propositions(outline: Outline, reports: tuple[Section, ...]) -> Iterator[tuple[Statement, ...]]:
    """What the points of a proposition would grant: « il est proposé au conseil : - d'attribuer une subvention … »."""
    for section in reports:
        points = put(outline, section)
        for batch in _read(outline, (points,), [], decides=True, plural=False) if points else ():
            yield tuple(one.become("proposee") for one in batch if one.statut.value == "attribuee")


def _illegible(affair: Affair) -> tuple[Issue, ...]:
    """The doubts about what the decision grants and that cannot be read: an amount, or who shares it."""
    views = (affair.outline.view(section) for section in affair.sections if affair.decides(section))
    return tuple(doubt for view in views for doubt in (*illegible(view), *untold(view)))


def _read(
    outline: Outline, sections: tuple[Section, ...], doubts: list[Issue], *, decides: bool, plural: bool
) -> Iterable[tuple[Statement, ...]]:
    """What each reader finds in sections, one batch a reader; tables first, since what they hold looks like lists."""
    view = outline.view(*in_context(outline, sections))
    if not of_money(view.folded, 0, len(view)):
        return
    in_tables, table_doubts, places = tables(_with_figures(outline, sections), outline.folded, titled=plural)
    doubts.extend(table_doubts)
    yield tuple(one.become("attribuee") for one in in_tables) if decides else in_tables
    stated = (between_budgets, subjects, statements, headlines, each, bracketed, carded, requested, paid)
    readers = (*stated, worked_out, listed, proposed, titled, figured)
    batches = (reader(view, decides=decides) for reader in readers)
    for found in chain(batches, (runs(view, decides=decides, titled=plural),)):
        yield tuple(one for one in found if not any(start <= one.place < end for start, end in places))


def _with_figures(outline: Outline, sections: tuple[Section, ...]) -> View:
    """The text of sections with the lone figures that elsewhere are page numbers: in a table they may be cells."""
    lines = [line for section in sections for line in section.lines]
    if not any(line.noise == "folio" for line in lines):
        return outline.view(*sections)
    kept = (line for line in lines if line.noise in {None, "folio"})
    return View.of(outline.source.text, outline.folded, (line.span for line in kept))


def _gathered(batches: Iterable[tuple[Statement, ...]]) -> tuple[Statement, ...]:
    """The statements of all batches; one that says again what an earlier batch says only completes it."""
    kept: list[Statement] = []
    for batch in batches:
        places = {one.place for one in kept}
        known: dict[Decimal, list[int]] = {}
        for n, one in enumerate(kept):
            known.setdefault(one.montant.value, []).append(n)
        for one in batch:
            if one.place in places:
                continue
            known_as = next((n for n in known.get(one.montant.value, ())[:_SAME] if kept[n].same(one)), None)
            if known_as is None:
                kept.append(one)
            else:
                kept[known_as] = kept[known_as].completed(one)
    return tuple(sorted(kept, key=lambda one: one.place))


def _completed(statement: Statement, proposed: tuple[Statement, ...], decided: tuple[Statement, ...]) -> Statement:
    """The statement with what the report adds: of the same name and amount, or the only one of both sides."""
    if len(decided) == len(proposed) == 1 and statement.same(proposed[0]):
        return statement.completed(proposed[0])
    for other in proposed[:_SAME]:
        if statement.montant.value == other.montant.value and statement.same(other):
            return statement.completed(other)
    return statement


def _detailed(
    affair: Affair, report: View, decided: tuple[Statement, ...]
) -> tuple[tuple[Statement, ...], tuple[Issue, ...]]:
    """The statements with names, budgets, payers and conventions read around them."""
    done: list[Statement] = []
    issues: list[Issue] = []
    alone = len(decided) == 1
    told = Report.of(report)
    decision = Report.of(affair.outline.view(*filter(affair.decides, affair.sections)))
    year = _year(affair)
    announced = None if all(one.nom for one in decided) else heir.find(affair)
    rows = sum(one.tabled for one in decided)  # one row without a name, among others, has its own
    for one in decided:
        if one.statut.value == "demandee":
            done.append(one)
            continue
        several = (one.listed or (one.tabled and rows > 1)) and not (announced and announced.titled)
        own = one.nom is not None or several or heir.follows(affair, one)
        statement = one if own else heir.inherited(affair, one, announced)
        champs, doubts = budget(told, statement, alone=alone)
        issues.extend(doubts)
        here = {key: found for key, found in budget(decision, statement, alone=False)[0].items() if key in _BUDGETS}
        statement = replace(statement, champs={**year, **champs, **here, **statement.champs})
        if alone and not statement.enfants:
            statement, doubts = payers(report, statement)
            issues.extend(doubts)
        if statement.nom is None:
            issues.append(nameless(statement))
        done.append(_with_convention(affair, statement, alone=alone))
    return tuple(done), tuple(issues)


def _year(affair: Affair) -> dict[str, Finding[object]]:
    """The budget year of an affair that speaks of one alone: in its title, its report and its decision."""
    years = [found for section in _spoken(affair) for found in exercices(affair.outline.view(section))]
    return {"exercice": years[0]} if len({found.value for found in years}) == 1 else {}


def _with_convention(affair: Affair, statement: Statement, *, alone: bool) -> Statement:
    """The statement with the agreement that the decision approves, where the affair has one subsidy."""
    if not alone or "convention" in statement.champs:
        return statement
    for section in affair.sections:
        view = affair.outline.view(section)
        if affair.decides(section) and (found := said(view.folded, 0, len(view), "convention")):
            convention = view.find(value=True, start=found.start(), end=found.end(), regle="subventions.convention")
            return replace(statement, champs={**statement.champs, "convention": convention})
    return statement
