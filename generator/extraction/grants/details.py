"""What a report says of a subsidy besides its amount: share of a budget, sum asked for, who pays which part."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.extraction.grants.sentences.clause import Clause, statut
from generator.extraction.grants.terms.words import DOSSIER, clauses, holding, priced, said
from generator.french.amounts import amounts, percent
from generator.values.issue import Gravite, Issue
from generator.values.lecture import RowRead

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from generator.extraction.grants.terms.statement import Statement
    from generator.french.amounts import Amount
    from generator.reading.view import View
    from generator.values.finding import Finding

_SHARE = re.compile(r"represent|correspond|equivalant|(?:a hauteur|au taux) de|, soit ")
_YEAR = re.compile(r"budget\s+(?:previsionnel|primitif)\s+(?P<annee>20[0-9]{2})(?![0-9/-])")
_ITEM_END = re.compile(r"\s*(?:[;.,]?\s*\Z|[;,]\s)")

_OFTEN = 16
"""A report that prints one amount more often than this is a list, and says no more of each."""

_LIST = 200
"""A clause with more amounts than this is a list without full stops: its file or its share is that of none of them."""

Details = dict[str, "Finding[object]"]


@dataclass(frozen=True, slots=True)
class Report:
    """The clauses of a report that print money or a file, each with its amounts; read once for all its subsidies."""

    view: View
    clauses: tuple[tuple[Clause, tuple[Amount, ...]], ...]
    printing: Mapping[Decimal, tuple[tuple[Clause, tuple[Amount, ...]], ...]]

    @classmethod
    def of(cls, view: View) -> Report:
        """Read the clauses of a view, and sort them by the amounts they print."""
        kept: list[tuple[Clause, tuple[Amount, ...]]] = []
        printing: dict[Decimal, list[tuple[Clause, tuple[Amount, ...]]]] = {}
        money = frozenset(priced(view))
        for start, end in clauses(view):
            if (start, end) not in money and view.folded.find("dossier", start, end) < 0:
                continue
            pair = (Clause(view, start, end), amounts(view.text, view.folded, start, end))
            if len(pair[1]) > _LIST:
                continue
            kept.append(pair)
            for value in {amount.value for amount in pair[1] if amount.value is not None}:
                printing.setdefault(value, []).append(pair)
        return cls(view, tuple(kept), {value: tuple(pairs[:_OFTEN]) for value, pairs in printing.items()})


def budget(report: Report, statement: Statement, *, alone: bool) -> tuple[Details, tuple[Issue, ...]]:
    """The share and the budgets that the clause of the subsidy prints, and the file, the year, the sum asked for.

    Clauses that print the amount of the subsidy concern it; the others do when it is ``alone`` in its act.
    """
    champs: Details = {}
    issues: list[Issue] = []
    view = report.view
    for clause, sums in report.clauses if alone else report.printing.get(statement.montant.value, ()):
        start, end = clause.start, clause.end
        own = [amount for amount in sums if amount.value == statement.montant.value]
        for key, found in _file(clause).items():
            champs.setdefault(key, found)
        if "\t" in view.text[start:end]:
            continue
        if asked := _asked(clause, sums):
            champs.setdefault("montant_demande", asked)
        rest = [amount for amount in sums if amount not in own]
        for key, found in _share(clause, own).items():
            champs.setdefault(key, found)
        for key, sum_read in _budgets(clause, rest):
            if sum_read.value is None:
                issues.append(_unreadable(view, sum_read))
            else:
                place = (sum_read.span.start, sum_read.span.end)
                champs.setdefault(key, view.find(sum_read.value, *place, f"subventions.{key}"))
    return champs, tuple(issues)


def _file(clause: Clause) -> Details:
    """The number of the request and the year of the budget."""
    view, champs = clause.view, {}
    if numero := DOSSIER.search(view.folded, clause.start, clause.end):
        champs["dossier"] = view.quote(*numero.span("numero"), "subventions.dossier.rapport")
    if annee := _YEAR.search(view.folded, clause.start, clause.end):
        found = view.find(int(annee["annee"]), *annee.span("annee"), "subventions.exercice.budget-previsionnel")
        champs["exercice"] = found  # type: ignore[assignment]
    return champs  # type: ignore[return-value]


def _asked(clause: Clause, sums: tuple[Amount, ...]) -> Finding[object] | None:
    """The sum that the receiver asks for."""
    if len(sums) != 1 or sums[0].value is None or statut(clause) != "demandee" or clause.says("sollicite.aupres"):
        return None
    if clause.says("don") is None:
        return None
    amount = sums[0]
    return clause.view.find(amount.value, amount.span.start, amount.span.end, "subventions.demande.phrase")


def _share(clause: Clause, own: list[Amount]) -> Details:
    """The printed percentage that follows the amount of the subsidy."""
    view = clause.view
    for amount in own[:1]:
        for rate in percent(view.text, view.folded, amount.span.end, clause.end):
            if rate.value is not None and _SHARE.search(view.folded, amount.span.end, rate.span.start):
                return {"part_budget": view.find(rate.value, rate.span.start, rate.span.end, "subventions.part")}
    return {}


def _budgets(clause: Clause, sums: list[Amount]) -> list[tuple[str, Amount]]:
    """The amounts that are budgets, with the column each belongs to."""
    folded, read, low = clause.view.folded, [], clause.start
    for amount in sums:
        begin, low = max(low, amount.span.start - 120), amount.span.end
        if "budget" not in folded[begin : amount.span.start]:
            continue
        whole = said(folded, begin, amount.span.start, "role.budget-global") is not None
        read.append(("budget_global" if whole else "budget_projet", amount))
    return read


def _unreadable(view: View, amount: Amount) -> Issue:
    """The doubt about a budget whose figures cannot be read."""
    printed = amount.span.of(view.text)
    return Issue(
        "montant-illisible",
        Gravite.AVERTISSEMENT,
        f"Le budget imprimé « {printed} » ne se lit pas sûrement : {amount.doute}",
        view.spans(amount.span.start, amount.span.end)[0],
    )


def payers(view: View, statement: Statement) -> tuple[Statement, tuple[Issue, ...]]:
    """The statement with its payers, where a sentence announces them and items name them."""
    cut = clauses(view)
    for at in holding(view, "payeur.annonce"):
        start, end = cut[at]
        if said(view.folded, start, end, "payeur.annonce") is None:
            continue
        rows = [row for one in cut[at + 1 : at + 12] for row in _payer(Clause(view, *one))]
        total = sum(row.champs["montant"].value for row in rows)  # type: ignore[misc]
        if len(rows) < 2:  # noqa: PLR2004 - a share has at least another
            continue
        if total == statement.montant.value:
            return replace(statement, enfants=tuple(rows)), ()
        place = view.spans(start, end)[0]
        message = f"Les parts imprimées font {total} euros, la subvention {statement.montant.value} euros."
        return statement, (Issue("parts-incoherentes", Gravite.AVERTISSEMENT, message, place),)
    return statement, ()


def _payer(clause: Clause) -> list[RowRead]:
    """The payer that an item names after its amount."""
    view = clause.view
    sums = amounts(view.text, view.folded, clause.start, clause.end)
    if len(sums) != 1 or sums[0].value is None or "\t" in view.text[clause.start : clause.end]:
        return []
    amount = sums[0]
    mark = said(view.folded, amount.span.end, clause.end, "payeur.marque")
    if mark is None:
        return []
    end = _ITEM_END.search(view.folded, mark.end(), clause.end)
    name = view.quote(mark.end(), end.start() if end else clause.end, "financements.financeur.liste")
    montant = view.find(amount.value, amount.span.start, amount.span.end, "financements.montant.liste")
    return [RowRead("financements", {"financeur": name, "montant": montant})]
