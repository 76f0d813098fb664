"""Subsidies in tables: who receives in one column, what is given in another, and what the other columns add."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.extraction import table_payers
from generator.extraction.grant_statement import Statement
from generator.extraction.grant_words import family
from generator.extraction.receivers import OCCULTE
from generator.extraction.table_grid import Cell, cells, grid_line
from generator.extraction.table_rows import Row, rows
from generator.french import vocabulary
from generator.values.finding import Finding, Statut
from generator.values.issue import Gravite, Issue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.extraction.table_grid import GridLine
    from generator.french.amounts import Amount
    from generator.reading.view import View

_LINE = re.compile(r"[^\n]*\n?")
_PROSE = 90
"""A line this long without a wide gap is a sentence: the table is over."""

_WORDS = 8
"""So many words on a line without a gap nor an amount are a sentence too."""

_BLANKS = 12
"""A table read cell by cell has as many blank lines as cells; a page break makes a dozen."""

_HEAD = 8
"""How many lines with words the heads of the columns take, when each stands on its own line."""


_LEFT = 3
"""At most one letter out of so many in a line of heads belongs to a word that names no column."""

_SHIFT = 12
"""How far a page break shifts the columns of a table: 12 in the widest of six tables."""

_BROKEN = 9
"""A column so narrow that it breaks its head holds fewer characters than this."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table found in a view: its heads by column of the data, and its lines, ``start:end`` each."""

    heads: tuple[str, ...]
    lines: tuple[tuple[int, int], ...]
    delimited: bool


def tables(view: View) -> tuple[tuple[Statement, ...], tuple[Issue, ...]]:
    """The subsidies of every table of a view, as proposed, and the doubts about their sums and their names."""
    found: list[Statement] = []
    issues: list[Issue] = []
    for table in _tables(view):
        reader = table_payers.read if table.delimited else _plain
        statements, doubts = reader(view, table.heads, table.lines)
        found.extend(statements)
        issues.extend(doubts)
    return tuple(found), tuple(issues)


def _tables(view: View) -> Iterator[Table]:
    """The tables of a view: from a line of heads to a total that sums it up, or to the next sentence."""
    lines = [found.span() for found in _LINE.finditer(view.text) if found.group()]
    at = 0
    while at < len(lines):
        head = _heads(view, lines[at : at + 3 * _HEAD])
        if head is None:
            at += 1
            continue
        heads, used, delimited = head
        stop = _end(view, lines, at + used, delimited=delimited)
        yield Table(heads, tuple(lines[at + used : stop]), delimited)
        at = stop


def _end(view: View, lines: list[tuple[int, int]], stop: int, *, delimited: bool) -> int:
    """The line where the table that is open at line ``stop`` is over."""
    blanks = 0
    summed = False
    while stop < len(lines) and blanks < _BLANKS:
        line = lines[stop]
        words = view.folded[slice(*line)].strip()
        if _sentence(view, *line, delimited=delimited, summed=summed) or (words and _heads(view, [line])):
            break
        blanks = 0 if words else blanks + 1
        summed = summed or "total" in words
        stop += 1
    return stop


def _column(words: str) -> str | None:
    """The column of the data that a head names."""
    for entry in vocabulary.load("grants-columns").entries:
        if entry.nom.startswith("colonne.") and entry.motif.search(words):
            return entry.sens
    return None


def _heads(view: View, lines: list[tuple[int, int]]) -> tuple[tuple[str, ...], int, bool] | None:
    """The heads that the first line, or the first lines, name, how many lines they take, and whether tabs part them."""
    if not lines:
        return None
    start, end = lines[0]
    words = view.folded[start:end].strip()
    if not words or len(words) > 3 * _PROSE or words[-1] in ".;,":
        return None
    if "\t" in view.text[start:end] or words.count("|") > 1:
        heads = tuple(_column(view.folded[cell.start : cell.end]) or "" for cell in cells(view, start, start, end))
        return (heads, 1, True) if {"nom_imprime", "montant"} <= set(heads) else None
    heads, used = _loose(view, lines)
    return (heads, used, False) if heads else None


def _loose(view: View, lines: list[tuple[int, int]]) -> tuple[tuple[str, ...], int]:
    """The heads of a table without tabs: the words of heads and little else, over one line or several."""
    heads: list[str] = []
    used = seen = 0
    for n, (start, end) in enumerate(lines):
        words = view.folded[start:end].strip()
        if not words:
            continue
        found = _all_columns(words)
        if not found or seen >= _HEAD or (_complete(heads) and (len(found) > 1 or found[0] in heads or seen < 2)):  # noqa: PLR2004 - heads one a line
            break
        heads.extend(found)
        seen, used = seen + 1, n + 1
    while used and used < len(lines) and _remnant(view, *lines[used]):
        used += 1
    return (tuple(heads), used) if _complete(heads) else ((), 0)


def _complete(heads: list[str]) -> bool:
    """Whether heads are those of a table of subsidies: who, and how much (or, where that is broken, which file)."""
    kinds = set(heads)
    return "nom_imprime" in kinds and ("montant" in kinds or {"objet", "dossier"} <= kinds)


def _remnant(view: View, start: int, end: int) -> bool:
    """Whether a line holds only the ends of heads that a narrow column broke: "E   DE   REPORTE"."""
    pieces = cells(view, start, start, end)
    short = all(len(cell) < _BROKEN and view.text[cell.start : cell.end].isalpha() for cell in pieces)
    return bool(pieces) and short and (len(pieces) > 1 or len(pieces[0]) == 1)


def _all_columns(words: str) -> tuple[str, ...]:
    """Every head that a line names, when heads make most of it."""
    found: list[tuple[int, str]] = []
    rest = words
    for entry in vocabulary.load("grants-columns").entries:
        if not entry.nom.startswith("colonne."):
            continue
        found.extend((match.start(), entry.sens) for match in entry.motif.finditer(rest))
        rest = entry.motif.sub(lambda match: " " * len(match.group()), rest)
    left = sum(char.isalpha() for char in rest)
    if not found or left * _LEFT > sum(char.isalpha() for char in words) or any(char.isdigit() for char in rest):
        return ()
    return tuple(sens for _, sens in sorted(found))


def _sentence(view: View, start: int, end: int, *, delimited: bool, summed: bool) -> bool:
    """Whether a line is prose: long without a gap, or ending a sentence; in a table with tabs, a line without.

    Under a total (``summed``) a shorter line is prose already.
    """
    words = view.text[start:end].strip()
    if delimited:
        return bool(words) and "\t" not in words and "|" not in words
    if not words:
        return False
    long = len(words) >= (_PROSE // 2 if summed else _PROSE) or words.count(" ") >= _WORDS
    if long and "  " not in words and "€" not in words:
        return True
    return words[-1] in ".;:" and len(words) > _PROSE // 3 and "€" not in words


def _plain(
    view: View, heads: tuple[str, ...], places: Iterable[tuple[int, int]]
) -> tuple[list[Statement], list[Issue]]:
    """The subsidies of a table in plain text, group by group: a total ends a group and names the column decided.

    Bare figures in reading order are only believed where they add up: one of them may be a page number.
    """
    places = tuple(places)
    signs = any("€" in view.folded[start:end] for start, end in places)
    lines = [grid_line(view, start, end, bare=not signs, coded="dossier" in heads) for start, end in places]
    aligned = any(len(line.words) + len(line.sums) > 1 and _gapped(view, line) for line in lines)
    if aligned:
        lines = _without_folios(lines, [start for start, _ in places])
    found: list[Statement] = []
    issues: list[Issue] = []
    group: list[Row] = []
    for row in (*rows(view, lines, aligned=aligned), None):
        if row is not None and not row.total:
            group.append(row)
            continue
        statements, doubts = _group(view, group, row, heads)
        if aligned or signs or not doubts:
            found.extend(statements)
        issues.extend(doubts)
        group = []
    return found, issues


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


def _gapped(view: View, line: GridLine) -> bool:
    """Whether a wide gap parts the amount of a line from what stands before it."""
    if not line.sums:
        return False
    first = line.sums[0].span.start
    return view.text[max(0, first - 2) : first].isspace() and "\n" not in view.text[max(0, first - 2) : first]


def _group(
    view: View, group: list[Row], total: Row | None, heads: tuple[str, ...]
) -> tuple[list[Statement], list[Issue]]:
    """The rows above a total, which must add up to it."""
    if not group:
        return [], []
    printed = total.sums[-1] if total and total.sums else None
    column = _decided(group, printed, [head for head in heads if head in _SUMS])
    if column is None:
        return [], [_doubt(view, group[0].sums[0], "table-ambigue", "La colonne décidée du tableau n'est pas sûre.")]
    chosen = [(row, row.sums[column]) for row in group if len(row.sums) > column]
    issues = []
    amount = sum(one.value or Decimal(0) for _, one in chosen)
    if printed is not None and amount != printed.value:
        message = f"Le total imprimé est {printed.value} euros, la somme des lignes {amount} euros."
        issues.append(_doubt(view, printed, "total-incoherent", message))
    return [_statement(view, row, one) for row, one in chosen], issues


_SUMS = frozenset({"montant", "montant_demande", "passe", "budget_global", "budget_projet"})
"""The heads of columns that hold money."""


def _decided(group: list[Row], printed: Amount | None, heads: list[str]) -> int | None:
    """Which of the amounts of a row is the one decided: the one headed so, else the one that the total adds up."""
    most = max(len(row.sums) for row in group)
    if most == 1:
        return 0 if "montant" in heads or heads == [] else None
    if heads.count("montant") == 1 and len(heads) == most:
        return heads.index("montant")
    if printed is not None:
        for column in range(most):
            sums = [row.sums[column].value or Decimal(0) for row in group if len(row.sums) > column]
            if sum(sums) == printed.value:
                return column
    return None


def _doubt(view: View, amount: Amount, code: str, message: str) -> Issue:
    """A doubt about a table, at one of its amounts."""
    return Issue(code, Gravite.AVERTISSEMENT, message, view.spans(amount.span.start, amount.span.end)[0])


def _statement(view: View, row: Row, amount: Amount) -> Statement:
    """A row of a table as a proposed subsidy."""
    place = (amount.span.start, amount.span.end)
    montant = view.find(amount.value or Decimal(0), *place, "subventions.montant.tableau")
    nom = named(view, row.name, montant) if row.name and row.sure else None
    return Statement(montant, view.find("proposee", *place, "subventions.statut.tableau"), nom)


def named(view: View, name: tuple[Cell, ...], montant: Finding[Decimal]) -> Finding[object]:
    """The name printed over one line or several of a column; that of a natural person is not published."""
    regle = "subventions.nom.tableau"
    if family("personne").match(view.folded, name[0].start, name[0].end):
        return Finding(OCCULTE, montant.spans, regle, Statut.DEDUIT, "nom de personne physique occulté")
    printed = " ".join(view.text[cell.start : cell.end] for cell in name)
    spans = tuple(span for cell in name for span in view.spans(cell.start, cell.end))
    return Finding(" ".join(printed.split()), spans, regle)
