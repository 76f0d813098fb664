"""Tables whose columns are sure: each row a request, the rows of one receiver its payers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.extraction.grants.terms.purposes import LONGEST
from generator.extraction.grants.terms.receivers import in_cells
from generator.extraction.grants.terms.statement import Statement
from generator.extraction.grants.terms.words import family
from generator.extraction.tables import bars, votes
from generator.extraction.tables.grid import TOTAL, cells, kind
from generator.french.amounts import ANNEE, amounts, plain_numbers
from generator.french.lines import unbroken
from generator.reading.pages import BREAK
from generator.values.finding import Finding, Statut
from generator.values.issue import Gravite, Issue
from generator.values.lecture import RowRead

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.extraction.tables.grid import Box
    from generator.french.amounts import Amount
    from generator.reading.view import View

_MONEY = ("montant", "montant_demande", "budget_global", "budget_projet")
_ROUND = "2000"
"""So round a figure is a sum under a head of sums, and no year."""

_SEVERAL = 2
_YES = {"oui": True, "non": False}

Record = dict[str, "Finding[object]"]
Row = tuple["Box", ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one receiver."""

    nom: Finding[object]
    records: list[Record]


def read(
    view: View, heads: tuple[str, ...], table: Sequence[Row], above: Decimal = Decimal(0)
) -> tuple[list[Statement], list[Issue]]:
    """The subsidies of a table: a row without a name goes on with the receiver above it; a total must add up.

    Each of several columns that hold a kind of subsidy is read as a table of its own. ``above`` is what a table with
    the same heads, on the page before, gives: its total may be that of both.
    """
    parts = [n for n, head in enumerate(heads) if head == "part"]
    tables = [_read(view, _only(heads, n), table, above) for n in parts] or [_read(view, heads, table, above)]
    return [one for found, _ in tables for one in found], [doubt for _, doubts in tables for doubt in doubts]


def _only(heads: tuple[str, ...], part: int) -> tuple[str, ...]:
    """The heads where only one of several kinds of subsidy is what is decided."""
    return tuple("montant" if n == part else "" if head == "part" else head for n, head in enumerate(heads))


def _read(
    view: View, heads: tuple[str, ...], table: Sequence[Row], above: Decimal
) -> tuple[list[Statement], list[Issue]]:
    """The subsidies of one column."""
    groups: list[Group] = []
    issues: list[Issue] = []
    summed = 0
    heads = _decided(view, heads, table)
    if (doubt := _unsure(view, heads, table)) is not None:
        return [], [doubt]
    for row in table:
        record = _record(view, heads, row)
        first = _first(view, row)
        if family("reserve").match(first) or _refused(view, heads, row):
            continue
        if TOTAL.match(first):
            issues.extend(_against(groups, summed, record, above))
            summed = len(groups)
        elif "montant" in record and record["montant"].value:
            if nom := record.pop("nom_imprime", None):
                groups.append(Group(nom, []))
            if groups:
                groups[-1].records.append(record)
    paid = any(sum("financeur" in record for record in group.records) > 1 for group in groups)
    return [_statement(group, paid=paid) for group in groups], issues


def delimited(view: View, heads: tuple[str, ...], lines: Sequence[tuple[int, int]]) -> Iterator[Row]:
    """The rows of a table with tabs or bars, each with what goes on of its name at the head of the next page."""
    row: list[Box] = []
    name = heads.index("nom_imprime") if "nom_imprime" in heads else -1
    boxed = bars.boxed(view, lines)
    for start, end in lines:
        if bars.rule(view.text[start:end]):
            if row and boxed:
                yield tuple(row)
                row = []
            continue
        found = cells(view, start, start, end)
        written = [n for n, cell in enumerate(found) if len(cell)]
        goes_on = written == [name] and (boxed or BREAK in view.text[max(0, start - 1) : found[name].start])
        if row and goes_on:
            row[name] = (*row[name], found[name])
            continue
        if row:
            yield tuple(row)
        row = [(cell,) if len(cell) else () for cell in found]
    if row:
        yield tuple(row)


def _refused(view: View, heads: tuple[str, ...], row: Row) -> bool:
    """Whether a row gives nothing: its vote is lost, « 3 P 9 C », or one of its cells says « Refusé »."""
    said = [_said(view, box) for box in row]
    lost = any(head == "vote" and votes.lost(words) for head, words in zip(heads, said, strict=False))
    return lost or any(map(votes.refused, said))


def _first(view: View, row: Row) -> str:
    """The words of the first cell of a row that has any."""
    return next((_said(view, box) for box in row if box), "")


def _said(view: View, box: Box) -> str:
    """The words of a cell, folded."""
    return " ".join(view.folded[cell.start : cell.end] for cell in box)


def _decided(view: View, heads: tuple[str, ...], table: Sequence[Row]) -> tuple[str, ...]:
    """The heads, where the total tells that another column than the one headed so is what the act decides.

    « Accordé » may be last year's, « A reporter » what is voted now: the one column that is added up says so.
    """
    totals = [row for row in table if TOTAL.match(_first(view, row))]
    summed = {n for row in totals for n, box in enumerate(row) if _figure(view, box) is not None}
    if len(summed) != 1 or "montant" not in heads:
        return heads
    (column,) = summed
    if column >= len(heads) or heads[column]:
        return heads
    rows = [row for row in table if row not in totals and len(row) > column]
    added = sum((figure.value or Decimal(0) for row in rows if (figure := _figure(view, row[column]))), Decimal(0))
    printed = sum((figure.value or Decimal(0) for row in totals if (figure := _figure(view, row[column]))), Decimal(0))
    if added != printed:
        return heads
    return tuple("montant" if n == column else "passe" if head == "montant" else head for n, head in enumerate(heads))


def _unsure(view: View, heads: tuple[str, ...], table: Sequence[Row]) -> Issue | None:
    """The doubt about a table of which two columns are headed as what is decided, with unlike figures in one row."""
    columns = [n for n, head in enumerate(heads) if head == "montant"]
    if len(columns) < _SEVERAL:
        return None
    for row in table:
        found = [figure for n in columns if n < len(row) and (figure := _figure(view, row[n])) is not None]
        if len({figure.value for figure in found}) > 1:
            message = "La colonne décidée du tableau n'est pas sûre."
            return Issue(
                "table-ambigue", Gravite.AVERTISSEMENT, message, view.spans(found[0].span.start, found[0].span.end)[0]
            )
    return None


def _figure(view: View, box: Box) -> Amount | None:
    """The amount of a cell that holds one and no other, on one line."""
    if len(box) != 1:
        return None
    (cell,) = box
    place = (view.text, view.folded, cell.start, cell.end)
    sums = amounts(*place) or plain_numbers(*place)
    if len(sums) != 1:
        return None
    round_sum = sums[0].doute == ANNEE and view.folded[cell.start : cell.end] == _ROUND
    one = replace(sums[0], value=Decimal(_ROUND)) if round_sum else sums[0]
    return one if one.value is not None else None


def _record(view: View, heads: tuple[str, ...], row: Row) -> Record:
    """The cells of a row, by column of the data."""
    record: Record = {}
    for head, box in zip(heads, row, strict=False):
        if head in {"", "vote"} or not box:
            continue
        if head in _MONEY:
            if figure := _figure(view, box):
                span = figure.span
                record[head] = view.find(
                    figure.value or Decimal(0), span.start, span.end, f"subventions.{head}.tableau"
                )
        elif head == "convention":
            if (said := _YES.get(_said(view, box))) is not None:
                record[head] = view.find(said, box[0].start, box[0].end, "subventions.convention.tableau")
        elif head == "nom_imprime":
            record.setdefault(head, in_cells(view, box))
        elif head != "objet" or (len(_said(view, box)) <= LONGEST and not kind(view, box[0])):
            record.setdefault(head, _quote(view, box, head))
    return record


def _quote(view: View, box: Box, head: str) -> Finding[object]:
    """The words of a cell."""
    lines = [view.quote(cell.start, cell.end, f"subventions.{head}.tableau") for cell in box]
    words = unbroken("\n".join(line.value for line in lines), view.text)
    return Finding(words, tuple(span for line in lines for span in line.spans), lines[0].regle)


def _added(records: list[Record], column: str) -> Finding[object] | None:
    """The figure of a column: printed where one row has it, the sum of the rows where several do."""
    found = [record[column] for record in records if column in record]
    if len(found) < 2:  # noqa: PLR2004 - one figure is not a sum
        return found[0] if found else None
    values = [Decimal(str(one.value)) for one in found]
    spans = tuple(span for one in found for span in one.spans)
    calcul = "somme des lignes : " + " + ".join(f"{value:,}".replace(",", " ") for value in values)
    return Finding(sum(values, Decimal(0)), spans, found[0].regle, Statut.DEDUIT, calcul)


def _statement(group: Group, *, paid: bool) -> Statement:
    """The subsidy of one receiver: its rows added up, each row being the share of a payer in a table where several are.

    Where no receiver has two rows, « Territoire » tells where, and not who is ``paid`` by whom.
    """
    records = group.records
    champs: Record = {}
    for column in ("montant_demande", "budget_global", "budget_projet", "convention", "objet"):
        shared = _added(records, column) if column == "montant_demande" else records[0].get(column)
        if shared is not None:
            champs[column] = shared
    shares = [record for record in records if "financeur" in record and paid]
    if len(records) == 1 and "dossier" in records[0]:
        champs["dossier"] = records[0]["dossier"]
    montant = _added(records, "montant")
    if montant is None:
        message = "a row without an amount is no subsidy"
        raise ValueError(message)
    exact = Finding(Decimal(str(montant.value)), montant.spans, montant.regle, montant.statut, montant.calcul)
    wanted = ("financeur", "montant", "montant_demande", "dossier")
    enfants = tuple(
        RowRead("financements", {champ: record[champ] for champ in wanted if champ in record}) for record in shares
    )
    statut = Finding("proposee", montant.spans, "subventions.statut.tableau")
    return Statement(exact, statut, group.nom, champs, enfants)


def _against(groups: list[Group], summed: int, record: Record, above: Decimal) -> list[Issue]:
    """The doubt about a total that is the sum neither of the rows, nor of those below the last one, ``summed`` above.

    Nor with what the table ``above`` gives.
    """
    printed = record.get("montant")
    if printed is None:
        return []
    values = [Decimal(str(one["montant"].value)) for group in groups for one in group.records]
    own = [Decimal(str(one["montant"].value)) for group in groups[summed:] for one in group.records]
    whole = sum(values, Decimal(0))
    if printed.value in {whole, whole + above, sum(own, Decimal(0))}:
        return []
    message = f"Le total imprimé est {printed.value} euros, la somme des lignes {sum(values)} euros."
    return [Issue("total-incoherent", Gravite.AVERTISSEMENT, message, printed.spans[0])]
