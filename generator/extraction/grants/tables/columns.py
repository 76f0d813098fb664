"""Subsidies in tables: who receives in one column, what is given in another, and what the other columns add."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from decimal import Decimal
from operator import itemgetter
from typing import TYPE_CHECKING

from generator.extraction.grants.sentences.clause import Clause, statut
from generator.extraction.grants.sentences.phrases import announced, told
from generator.extraction.grants.tables import payers
from generator.extraction.grants.tables.fallen import fallen
from generator.extraction.grants.tables.headless import headless
from generator.extraction.grants.tables.spaced import spaced
from generator.extraction.grants.terms.receivers import in_cells
from generator.extraction.grants.terms.statement import TABLED, Statement
from generator.extraction.grants.terms.words import clauses, family
from generator.extraction.tables import laid, places
from generator.extraction.tables.bodies import own
from generator.extraction.tables.columns import NUMBERED, SUMS, chosen, decided, printed_total, shared
from generator.extraction.tables.grid import grid_line, rubric
from generator.extraction.tables.rows import Row, rows
from generator.extraction.tables.votes import refused_behind
from generator.values.issue import Gravite, Issue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.extraction.tables.grid import GridLine
    from generator.french.amounts import Amount
    from generator.reading.view import View

_WORDED = frozenset({"nom_imprime", "objet", "financeur", "lieu"})
"""The heads of columns of words."""

UNNAMED = "table-sans-noms"
"""The code of the doubt about a table whose columns are sure and whose names are not."""

_UNNAMED = "Les mots du tableau peuvent se partager de deux façons entre ses lignes : aucune n'est lue."

_CONTRACT = re.compile(
    r"(?<!\w)(?:lots|devis|offres|marches\s+publics|marches?\s+(?:de\s+travaux|a\s+l'entreprise|aux\s+entreprises))(?!\w)"
)
_AID = re.compile(
    r"(?<!\w)(?:subventions?|aides?|fonds\s+de\s+concours|bourses?|dotations?|participations?|contributions?|"
    r"associations?)(?!\w)"
)
_STOP = re.compile(r"[.;](?=\s)")
"""What a table is of is told by the last sentence above its rows: « décide d'attribuer les lots ci-dessous : »."""

_ABOVE = 300
"""How far above the rows of a table they stand."""

_SHIFT = 12
"""How far a page break shifts the columns of a table: 12 in the widest of six tables."""


def tables(
    view: View, head: str, *, titled: bool = False
) -> tuple[tuple[Statement, ...], tuple[Issue, ...], tuple[tuple[int, int], ...]]:
    """The subsidies of every table of a view, as proposed, the doubts about them, and where in the document it stands.

    ``head`` is the head of the document, folded: it tells which body acts. ``titled`` where the title of the affair
    speaks of subsidies to several.

    What stands in a table that was read is no sentence and no list: its other columns hold past or requested sums.
    """
    found: list[Statement] = []
    issues: list[Issue] = []
    where: list[tuple[int, int]] = []
    carried: dict[tuple[str, ...], Decimal] = {}
    for table in places.find(view):
        if table.lines and _of_contracts(view, table.lines[0][0]):
            continue
        statements, doubts = _of(view, table, head, carried.get(table.heads, Decimal(0)))
        carried = {table.heads: sum((Decimal(str(one.montant.value)) for one in statements), Decimal(0))}
        if table.lines and ("vote" in table.heads or granted_above(view, table.lines[0][0])):  # each row has its vote
            statements = [one.become("attribuee") for one in statements]
        found.extend(statements)
        issues.extend(doubts)
        if table.lines and (statements or any(doubt.code == UNNAMED for doubt in doubts)):
            where.append((view.place(table.lines[0][0]), view.place(max(table.lines[-1][1] - 1, 0)) + 1))
    for one in (*fallen(view), *spaced(view), *headless(view, titled=titled)):
        place = (view.place(one.start), view.place(one.end - 1) + 1)
        if not (any(low < place[1] and place[0] < high for low, high in where) or _of_contracts(view, one.start)):
            found.extend(one.statements)
            where.append(place)
    return tuple(found), tuple(issues), tuple(where)


def _of(view: View, table: places.Table, head: str, above: Decimal) -> tuple[list[Statement], list[Issue]]:
    """The subsidies of a table and the doubts about them, by the reader of its kind.

    ``above`` is what the table before it gives, when it has the same heads.
    """
    if table.delimited:
        heads = own(table.heads, head)
        return payers.read(view, heads, [*payers.delimited(view, heads, table.lines)], above)
    grid = laid.read(view, table.titles, table.lines)
    if grid is None:
        return _plain(view, own(table.heads, head), table.lines)
    if not grid.rows:
        return [], [_unnamed(view, table.lines)]
    return payers.read(view, own(grid.heads, head), grid.rows, above)


def _of_contracts(view: View, start: int) -> bool:
    """Whether the last sentence above the rows of a table, and its heads, tell lots or offers, and no aid."""
    low = max(0, start - _ABOVE)
    low = max([low, *(stop.end() for stop in _STOP.finditer(view.folded, low, start))])
    return bool(_CONTRACT.search(view.folded, low, start)) and not _AID.search(view.folded, low, start)


def granted_above(view: View, place: int) -> bool:
    """Whether the words that announce a list or a table say that the assembly decides: « le conseil attribue : »."""
    cut = clauses(view)
    rank = bisect_right(cut, place, key=itemgetter(0)) - 2
    above = Clause(view, *cut[rank]) if rank >= 0 else None
    return above is not None and announced(above) is not None and told(above) and statut(above) == "attribuee"


def _plain(view: View, heads: tuple[str, ...], spans: Iterable[tuple[int, int]]) -> tuple[list[Statement], list[Issue]]:
    """The subsidies of a table in plain text, group by group: a total ends a group and names the column decided.

    Bare figures in reading order are only believed where they add up: one of them may be a page number.
    """
    spans = tuple(spans)
    signs = any("€" in view.folded[start:end] for start, end in spans)
    lines = [grid_line(view, start, end, bare=not signs, coded=not NUMBERED.isdisjoint(heads)) for start, end in spans]
    aligned = any(len(line.words) + len(line.sums) > 1 and _gapped(view, line) for line in lines)
    if aligned:
        lines = _without_folios(lines, [start for start, _ in spans])
        lines = _named_behind(lines, heads)
    columns = [head for head in heads if head in SUMS]
    found: list[Statement] = []
    issues: list[Issue] = []
    group: list[Row] = []
    for row in (*rows(view, lines, aligned=aligned, columns=len(columns), words=_words(heads)), None):
        if row is not None and not row.total:
            group.append(row)
            continue
        statements, doubts = _group(view, group, row, columns, aligned=aligned)
        if aligned or signs or (row is not None and not doubts):
            found.extend(statements)
        issues.extend(doubts)
        group = []
    return found, issues


_UNTOLD = "Les lignes du tableau n'ont pas toutes un nom : ses colonnes ne sont pas sûres."


def _unnamed(view: View, lines: tuple[tuple[int, int], ...]) -> Issue:
    """The doubt about a table whose rows may be named in two ways, at its first words."""
    start, end = view.trimmed(lines[0][0], lines[-1][1])
    return Issue(UNNAMED, Gravite.AVERTISSEMENT, _UNNAMED, view.spans(start, end)[0])


def _without_folios(lines: list[GridLine], starts: list[int]) -> list[GridLine]:
    """The lines without the lone figures that do not end where the amounts of the rows end: page numbers."""
    ends = {
        line.sums[-1].span.end - start for line, start in zip(lines, starts, strict=True) if line.words and line.sums
    }
    kept = []
    for line, start in zip(lines, starts, strict=True):
        lone = bool(line.sums) and not line.words and not line.kind and not line.total
        place = line.sums[-1].span.end - start if line.sums else 0
        if lone and not any(abs(place - end) <= _SHIFT for end in ends):
            continue
        kept.append(line)
    return kept


def _named_behind(lines: list[GridLine], heads: tuple[str, ...]) -> list[GridLine]:
    """The lines without the columns of words that stand before the names: « Canton | Bénéficiaire | Montant »."""
    worded = [head for head in heads if head in _WORDED]
    behind = worded.index("nom_imprime") if "nom_imprime" in worded else 0
    edges = [line.words[behind].x for line in lines if line.sums and len(line.words) > behind]
    if not behind or not edges:
        return lines
    edge = min(edges) - 1
    return [replace(line, words=tuple(cell for cell in line.words if cell.x >= edge)) for line in lines]


def _gapped(view: View, line: GridLine) -> bool:
    """Whether a wide gap parts the amount of a line from what stands before it."""
    if not line.sums:
        return False
    first = line.sums[0].span.start
    return view.text[max(0, first - 2) : first].isspace() and "\n" not in view.text[max(0, first - 2) : first]


def _group(
    view: View, group: list[Row], total: Row | None, heads: list[str], *, aligned: bool
) -> tuple[list[Statement], list[Issue]]:
    """The rows above a total, which must add up to it."""
    if all(_unspent(view, row) for row in group):
        return [], []
    if "part" in heads:
        parts = shared(view, group, total, heads, aligned=aligned)
        if parts is not None:
            return [_statement(view, row, one) for row, one in parts if one.value and not _unspent(view, row)], []
    column = decided(group, total, heads)
    if column is None:
        return [], [_doubt(view, group[0].sums[0], "table-ambigue", "La colonne décidée du tableau n'est pas sûre.")]
    printed = printed_total(total, column, max(len(row.sums) for row in group))
    kept = chosen(view, group, column, printed, aligned=aligned)
    unnamed = 2 * sum(bool(row.name) and row.sure for row, _ in kept) <= len(kept)
    if unnamed and printed is None and not aligned and len(kept) > 1:
        return [], [_doubt(view, group[0].sums[0], "table-ambigue", _UNTOLD)]
    issues = []
    amount = sum(one.value or Decimal(0) for _, one in kept)
    if printed is not None and amount != printed.value:
        message = f"Le total imprimé est {printed.value} euros, la somme des lignes {amount} euros."
        issues.append(_doubt(view, printed, "total-incoherent", message))
        if unnamed:
            return [], issues  # neither who receives nor how much: the figures may be anything
    given = (
        (row, one)
        for row, one in kept
        if one.value and not (_unspent(view, row) or refused_behind(view.folded, one.span.end))
    )
    return [_statement(view, row, one) for row, one in given], issues


def _words(heads: tuple[str, ...]) -> int:
    """How many columns hold words, where that of the names is the first of them."""
    worded = [head for head in heads if head in _WORDED]
    return len(worded) if worded[:1] == ["nom_imprime"] and NUMBERED.isdisjoint(heads) else 0


def _unspent(view: View, row: Row) -> bool:
    """Whether a row keeps money for nobody yet: « Non affecté »."""
    name = row.name[:1]
    reserve = bool(name) and family("reserve").match(view.folded, name[0].start, name[0].end) is not None
    return reserve or (len(row.name) == 1 and rubric(view, row.name[0]))


def _doubt(view: View, amount: Amount, code: str, message: str) -> Issue:
    """A doubt about a table, at one of its amounts."""
    return Issue(code, Gravite.AVERTISSEMENT, message, view.spans(amount.span.start, amount.span.end)[0])


def _statement(view: View, row: Row, amount: Amount) -> Statement:
    """A row of a table as a proposed subsidy."""
    place = (amount.span.start, amount.span.end)
    montant = view.find(amount.value or Decimal(0), *place, TABLED)
    nom = in_cells(view, row.name) if row.name and row.sure else None
    return Statement(montant, view.find("proposee", *place, "subventions.statut.tableau"), nom)
