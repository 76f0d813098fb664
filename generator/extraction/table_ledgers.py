"""Tables of subsidies with several columns of money that nothing but one blank parts, or with one cell a line.

Tiers                     2023 2024 2024 VOTE            Chorale Mélodia
                   Reçues Demandées Votées               300 €
Union nationale des                                      500 €
320 € 400 € 320 € Unanimité                              400 €
combattants                                              Unanimité
Judo 500 € 600 € 500 € 14 pour                           Judo
TOTAL 820 € 1 000 € 820 €                                …

Columns have no place there: only the last figure of a row is sure of its own. It is believed where the head says that
the last column is what is proposed or voted, and the total adds it up or each row has its vote.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from generator.extraction.grant_items import OTHER, PLURAL
from generator.extraction.grant_lists import unspent
from generator.extraction.grant_statement import TABLED, Statement
from generator.extraction.grant_words import family
from generator.extraction.ledger_lines import LedgerLine, lines
from generator.extraction.receivers import Receiver, in_cells
from generator.extraction.table_grid import Cell, rubric

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.reading.view import View

_FEWEST = 3
"""Rows of such a table."""

_APART = 12
"""Lines between two rows: a name, its votes, the head printed again on a new page."""

_HEAD = 10
"""Lines of the heads above the first row."""

_LONGEST = 90
"""A line of words this long is a sentence: the table is over."""

_NAME = 5
"""Lines of the longest name."""

_VOTED = 0.8
"""Share of the rows that tell their vote from which the last column needs no total."""

_ABOVE = 1500
"""How far above a table its title stands."""

_COLUMN = re.compile(
    r"(?<!\w)(?:(?P<decide>vot|decision|attribu|accord|allou|octroy)|(?P<propose>propos)|"
    r"(?P<demande>demand(?!e (?:de |d'|du |des |que ))|sollicit)|"
    r"(?P<autre>recu|percu|vers|n ?- ?1|rappel|budget|realis|cout|solde))\w*"
)
"""The heads of columns of money by the kind of their sum; « demande de l'Amicale que … » is a remark."""


_TIE = re.compile(r"(?:(?<![\w'])(?:de|du|des|d'|la|le|les|l'|et|a|au|aux|pour|en|sur)|[-–'])\Z")
_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])|(?<!\w)(?:montants?|subventions?|euros?|€)(?!\w)")


@dataclass(slots=True)
class _Row:
    """A row being put together: its words, its cells, where the figure of each stands, whether it has its vote.

    ``sure`` is whether the words are the name and nothing else: the first may be the end of the heads.
    """

    words: list[Cell] = field(default_factory=list)
    cells: list[Decimal | None] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    voted: bool = False
    sure: bool = True

    def takes(self, line: LedgerLine) -> None:
        """Take the cells of a line; only the place of its last one is known, and asked for."""
        self.cells.extend(line.cells)
        self.places.extend([line.place] * len(line.cells))


class Ledger(NamedTuple):
    """A table that was believed: its subsidies, granted or proposed, and where it begins and ends in the view."""

    statements: tuple[Statement, ...]
    start: int
    end: int


def ledgers(view: View) -> Iterator[Ledger]:
    """The tables of a view in which several figures stand on each row."""
    read = [*lines(view)]
    at = 0
    while at < len(read):
        stop = _end(read, at)
        several = sum(len(line.cells) > 1 for line in read[at:stop])
        alone = sum(line.alone for line in read[at:stop])
        if several >= _FEWEST or alone >= 2 * _FEWEST:
            first = at if read[at].words else max(0, at - 1)
            yield from _ledger(view, read[max(0, at - _HEAD) : first], read[first:stop], wide=several > alone)
        at = max(stop, at + 1)


def _end(read: Sequence[LedgerLine], at: int) -> int:
    """Where the table is over whose first line with a cell is ``at``; ``at`` where there is none."""
    if not read[at].cells:
        return at
    last = at
    for rank in range(at, len(read)):
        line = read[rank]
        sentence = line.words is not None and len(line.words) > _LONGEST
        if sentence or rank - last > _APART:
            break
        if line.cells:
            last = rank
            if line.total:
                break
    while last + 1 < len(read) and read[last + 1].voted and not (read[last + 1].words or read[last].total):
        last += 1
    return last + 1


def _ledger(view: View, head: Sequence[LedgerLine], body: Sequence[LedgerLine], *, wide: bool) -> Iterator[Ledger]:
    """The table of a head and its lines, where it is believed."""
    start = body[0].words.start if body[0].words else body[0].place[0]
    asked, sense = _sense(view, head)
    if sense is None or not (asked or PLURAL.search(view.folded, max(0, start - _ABOVE), start)):
        return
    found, total = _wide(view, head, body) if wide else _narrow(view, body)
    if found and not wide and head and head[-1].words and not _heads(view, head[-1].words):
        found[0].sure = False
    if len(found) < _FEWEST or sum(_other(view, row) for row in found) * _FEWEST > len(found):
        return
    given = [row for row in found if row.cells and row.cells[-1] is not None]
    votes = sum(row.voted for row in given) >= _VOTED * len(given)
    if not (total == _added(given) if total is not None else votes):
        return
    statut = "attribuee" if sense == "decide" or votes else "proposee"
    statements = tuple(_statement(view, row, statut) for row in given if row.cells[-1] and _spent(view, row))
    if statements:
        yield Ledger(statements, start, max(line.place[1] for line in body))


def _sense(view: View, head: Sequence[LedgerLine]) -> tuple[bool, str | None]:
    """Whether a head tells what is asked for, and whether the last tells what is decided, or proposed; else ``None``.

    « Demande 2025 | Décision » are the heads of aids alone, « Recettes | Voté » those of a budget too. A head that ends
    one of the lines of the heads is that of the last column.
    """
    told = [
        (found.lastgroup, found.end() == line.words.end)
        for line in head
        if line.words
        for found in _COLUMN.finditer(view.folded, line.words.start, line.words.end)
    ]
    asked = any(kind == "demande" for kind, _ in told)
    last = told[-1][0] if told else None
    if last not in {"decide", "propose"}:
        return asked, None
    return asked, "decide" if ("decide", True) in told else last


def _heads(view: View, words: Cell) -> bool:
    """Whether words head a column: the line under them is the first of a name."""
    said = view.folded[words.start : words.end]
    return _COLUMN.search(said) is not None or _YEAR.search(said) is not None


def _wide(view: View, head: Sequence[LedgerLine], body: Sequence[LedgerLine]) -> tuple[list[_Row], Decimal | None]:
    """The rows of a table with its cells side by side, and its total; ``free`` lines of words stand between them."""
    again = {view.folded[line.words.start : line.words.end] for line in head if line.words}
    found: list[_Row] = []
    free: list[list[Cell]] = [[]]
    total: Decimal | None = None
    for line in body:
        if line.total and line.cells:
            total = line.cells[-1]
        elif len(line.cells) > 1:
            found.append(_Row([line.words] if line.words else [], voted=line.voted))
            found[-1].takes(line)
            free.append([])
        elif line.words and not line.cells and view.folded[line.words.start : line.words.end] not in again:
            free[-1].append(line.words)
        elif line.voted and found and not line.words:
            found[-1].voted = True
    _named(view, found, free)
    return found, total


def _named(view: View, found: Sequence[_Row], free: Sequence[list[Cell]]) -> None:
    """Complete the names of rows with the lines around them, each name being centred on its figures.

    A row without words of its own has one line above and one below; more of them, and those of a row that has some,
    go on in small letters or behind a word that ties: « Association des / anciens élèves 300 € / du collège ». Other
    lines are remarks.
    """
    for rank, row in enumerate(found):
        above, below = free[rank], free[rank + 1]
        bare = not row.words
        while above and (not row.words or _small(view, row.words[0]) or _tied(view, above[-1])):
            row.words.insert(0, above.pop())
        needed = rank + 1 < len(found) and not found[rank + 1].words
        goes_on = bool(row.words) and (bare or len(row.words) > 1)
        if (
            below
            and row.words
            and (_tied(view, row.words[-1]) or (goes_on and (_small(view, below[0]) or len(below) > needed)))
        ):
            row.words.append(below.pop(0))


def _small(view: View, words: Cell) -> bool:
    """Whether words go on with those above them: they begin in small letters."""
    return view.text[words.start].islower()


def _tied(view: View, words: Cell) -> bool:
    """Whether words go on below: they end with one that ties, « Compagnie d'arc de »."""
    return _TIE.search(view.folded[words.start : words.end]) is not None


def _narrow(view: View, body: Sequence[LedgerLine]) -> tuple[list[_Row], Decimal | None]:
    """The rows of a table printed one cell a line, names, then figures, then the vote; and its total."""
    found: list[_Row] = []
    row = _Row()
    for line in body:
        if line.total:
            return found, line.cells[-1] if line.cells else None
        if line.words and row.cells:
            total = _total(found, row)
            found.append(row)
            row = _Row()
            if total is not None:
                return found, total
        if line.words and (row.words or not rubric(view, line.words)):
            row.words.append(line.words)
        if line.cells:
            row.takes(line)
        if line.voted:
            row.voted = True
            found.extend([row] if row.cells else [])
            row = _Row()
    total = _total(found, row)
    if row.cells and not row.words:
        return found, next((one for one in row.cells if one == _added(found)), None)  # totals that no word announces
    return ([*found, row] if row.cells else found), total


def _total(found: Sequence[_Row], row: _Row) -> Decimal | None:
    """The total that no word announces: what the last row has beyond its own cells, where it adds up what is above."""
    most = max((len(one.cells) for one in found), default=0)
    if not most < len(row.cells) <= 2 * most:
        return None
    own, total = row.cells[:-most], row.cells[-1]
    if total != _added((*found, _Row(cells=own))):
        return None
    row.cells, row.places = own, row.places[: len(own)]
    return total


def _added(found: Iterable[_Row]) -> Decimal:
    """What the last cells of rows add up to."""
    return sum((row.cells[-1] or Decimal(0) for row in found if row.cells), Decimal(0))


def _other(view: View, row: _Row) -> bool:
    """Whether a row is something else than an aid: a budget, a tax, a price."""
    first = row.words[0] if row.words else None
    return first is not None and bool(
        OTHER.match(view.folded, first.start, first.end) or family("leurre").match(view.folded, first.start, first.end)
    )


def _spent(view: View, row: _Row) -> bool:
    """Whether the money of a row is for somebody: « Non affecté » keeps it for nobody yet."""
    first = row.words[0] if row.words else None
    return first is None or not unspent(view, Receiver(first.start, first.start, first.end))


def _statement(view: View, row: _Row, statut: str) -> Statement:
    """A row as a subsidy; a name that may be more or less than one is left out."""
    montant = view.find(row.cells[-1] or Decimal(0), *row.places[-1], TABLED)
    nom = in_cells(view, tuple(row.words)) if row.sure and 0 < len(row.words) <= _NAME else None
    return Statement(montant, view.find(statut, *row.places[-1], "subventions.statut.tableau"), nom)
