"""Tables that fell column by column: the head and the names, then each column of money under its own head.

Associations
Chorale Mélodia
Club nautique
Judo
Subvention 2013
300 €
-
120 €
Subvention 2014
320 €
200 €
-
TOTAL
420 €
520 €

As many cells as names make a column; the one decided is believed where its total adds up, or all its cells are money.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from generator.extraction.grants.terms.receivers import Receiver, in_cells, unspent
from generator.extraction.grants.terms.statement import TABLED, Passage, Statement
from generator.extraction.tables.columns import SUMS
from generator.extraction.tables.grid import Cell, rubric
from generator.extraction.tables.head_words import heads
from generator.extraction.tables.heads import decided
from generator.french.numbers import GROUPED, figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.reading.view import View

_LINE = re.compile(r"[^\n]*\n?")
_CELL = re.compile(rf"(?P<montant>{GROUPED}(?:,[0-9]{{2}})?|[0-9]{{1,7}}(?:,[0-9]{{2}})?) ?(?P<signe>€|euros?)?")
_EMPTY = re.compile(r"[-–/]+|neant|0 ?(?:€|euros?)?")
_HEAD = 40
"""Characters of the longest head of a column."""

_NAME = 90
"""Characters of the longest name on one line."""

_FEWEST = 3
"""Names of the shortest column: with fewer, any list would do."""


class _Column(NamedTuple):
    """A column of money: its head, and the place of each cell with its amount, ``None`` for an empty one."""

    head: tuple[str, str]
    cells: tuple[tuple[Cell, Decimal | None], ...]
    signed: bool


def fallen(view: View) -> Iterator[Passage]:
    """The tables of a view that fell column by column."""
    places = (view.trimmed(*found.span()) for found in _LINE.finditer(view.folded))
    lines = [Cell(start, end, 0) for start, end in places if start < end]
    at = 0
    while at < len(lines):
        found = _table(view, lines, at) if _head(view, lines[at])[0] == "nom_imprime" else None
        at = found[1] if found else at + 1
        if found:
            yield found[0]


def _table(view: View, lines: Sequence[Cell], at: int) -> tuple[Passage, int] | None:
    """The table whose head of names is the line ``at``, and the line behind it."""
    below = (lines[n] for n in range(at + 1, len(lines)))
    names = tuple(takewhile(lambda line: not _head(view, line)[0] and _named(view, line), below))
    stop = at + 1 + len(names)
    columns: list[_Column] = []
    while len(names) >= _FEWEST and (column := _column(view, lines, stop, len(names))) is not None:
        columns.append(column)
        stop += 1 + len(names)
    heads = decided([_head(view, lines[at]), *(column.head for column in columns)])[1:]
    if heads.count("montant") != 1:
        return None
    chosen = columns[heads.index("montant")]
    totals = _totals(view, lines, stop, len(columns))
    added = sum((value or Decimal(0) for _, value in chosen.cells), Decimal(0))
    if totals[heads.index("montant")] != added if totals else not chosen.signed:
        return None
    given = tuple(
        row(view, (name,), cell, value)
        for name, (cell, value) in zip(names, chosen.cells, strict=True)
        if value and not unspent(view, Receiver(name.start, name.start, name.end))
    )
    stop += (1 + len(totals)) if totals else 0
    return (Passage(given, names[0].start, lines[stop - 1].end), stop) if given else None


@lru_cache(maxsize=1024)
def head_of(words: str) -> tuple[str, str]:
    """The column that words head, all of them, and the words; nothing where they head none.

    Most lines are asked several times: in their affair, and in the whole document.

    >>> head_of("accorde :"), head_of("accorde au club")
    (('montant', 'accorde'), ('', 'accorde au club'))
    """
    words = words.strip(" :")
    if len(words) > _HEAD:
        return "", words
    sens = next((entry.sens for entry in heads() if entry.motif.fullmatch(words)), "")
    return sens, words


def _head(view: View, line: Cell) -> tuple[str, str]:
    """The column that a line heads, and its words."""
    return head_of(view.folded[line.start : line.end])


def sum_of(words: str) -> Decimal | None:
    """The amount that words are, and nothing else.

    >>> sum_of("1 200,00"), sum_of("200 € l'an dernier")
    (Decimal('1200.00'), None)
    """
    found = _CELL.fullmatch(words)
    return figure(found["montant"]) if found else None


def _named(view: View, line: Cell) -> bool:
    """Whether a line may be a name: words without an amount, no sentence and no title of a part."""
    words = view.folded[line.start : line.end]
    spoken = words[-1] in ".;:," and not words.endswith("...")
    plain = len(words) <= _NAME and not spoken and sum(map(str.isalpha, words)) > 1
    return plain and not (_CELL.fullmatch(words) or "€" in words or rubric(view, line))


def _column(view: View, lines: Sequence[Cell], at: int, number: int) -> _Column | None:
    """The column whose head is the line ``at``: as many cells as there are names, and no more."""
    if len(lines) < at + 1 + number:
        return None
    head = _head(view, lines[at])
    cells = [_cell(view, line) for line in lines[at + 1 : at + 1 + number]]
    after = _cell(view, lines[at + 1 + number]) if len(lines) > at + 1 + number else None
    if (head[0] not in SUMS and head[0] != "annee") or None in cells or after is not None:
        return None
    read = [cell for cell in cells if cell is not None]
    placed = tuple((line, value) for line, (value, _) in zip(lines[at + 1 :], read, strict=False))
    return _Column(head, placed, all(signed for value, signed in read if value))


def _cell(view: View, line: Cell) -> tuple[Decimal | None, bool] | None:
    """The amount of a line that is one cell, ``None`` for an empty one, and whether it has its sign."""
    return cell_of(view.folded[line.start : line.end])


def cell_of(words: str) -> tuple[Decimal | None, bool] | None:
    """The amount that the words of a cell are, ``None`` for an empty one, and whether it has its sign.

    >>> cell_of("1 200 €"), cell_of("neant"), cell_of("le 3 mai")
    ((Decimal('1200'), True), (None, False), None)
    """
    if _EMPTY.fullmatch(words):
        return None, False
    value, found = sum_of(words), _CELL.fullmatch(words)
    return (value, bool(found["signe"])) if found and value is not None else None


def _totals(view: View, lines: Sequence[Cell], at: int, number: int) -> tuple[Decimal | None, ...]:
    """The totals printed below the word, one of each column, or nothing."""
    if at >= len(lines) or not view.folded.startswith("total", lines[at].start):
        return ()
    cells = [_cell(view, line) for line in lines[at + 1 : at + 1 + number]]
    sums = tuple(cell[0] for cell in cells if cell is not None)
    return sums if len(sums) == number else ()


def row(view: View, name: tuple[Cell, ...], cell: Cell, value: Decimal) -> Statement:
    """A row as a proposed subsidy."""
    montant = view.find(value, cell.start, cell.end, TABLED)
    statut = view.find("proposee", cell.start, cell.end, "subventions.statut.tableau")
    return Statement(montant, statut, in_cells(view, name))
