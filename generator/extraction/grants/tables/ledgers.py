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

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.extraction.grants.lists.items import OTHER, PLURAL
from generator.extraction.grants.tables import ledger_heads
from generator.extraction.grants.tables.ledger_heads import LONGEST, heads
from generator.extraction.grants.terms.receivers import Receiver, in_cells, unspent
from generator.extraction.grants.terms.statement import TABLED, Passage, Statement
from generator.extraction.grants.terms.words import family
from generator.extraction.tables.ledger_lines import LedgerLine, lines
from generator.extraction.tables.ledger_rows import LedgerRow, added, summed
from generator.extraction.tables.ledger_rows import narrow as narrow_rows
from generator.extraction.tables.ledger_rows import wide as wide_rows
from generator.extraction.tables.names import capitals
from generator.extraction.tables.votes import refused_behind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.reading.view import View

_FEWEST = 3
"""Rows of such a table."""

_APART = 12
"""Lines between two rows: a name, its votes, the head printed again on a new page."""

_HEAD = 10
"""Lines of the heads above the first row."""

_NAME = 5
"""Lines of the longest name."""

_VOTED = 0.8
"""Share of the rows that tell their vote from which the last column needs no total."""

_ABOVE = 1500
"""How far above a table its title stands."""


def ledgers(view: View) -> Iterator[Passage]:
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
        sentence = line.words is not None and len(line.words) > LONGEST
        if sentence or rank - last > _APART:
            break
        if line.cells:
            last = rank
            if line.total:
                break
    while last + 1 < len(read) and read[last + 1].voted and not (read[last + 1].words or read[last].total):
        last += 1
    return last + 1


def _ledger(view: View, head: Sequence[LedgerLine], body: Sequence[LedgerLine], *, wide: bool) -> Iterator[Passage]:
    """The table of a head and its lines, where it is believed."""
    start = body[0].words.start if body[0].words else body[0].place[0]
    told = ledger_heads.read(view, head, voted=any(line.voted for line in body))
    sense = told.sense
    titled = PLURAL.search(view.folded, max(0, start - _ABOVE), start) is not None
    if told.other or not (titled or (told.asked and sense)):
        return
    found, total = wide_rows(view, head, body) if wide else narrow_rows(view, body)
    if found and not wide:
        _first_named(view, head, found[0])
        _parted(found)
    if told.worded:
        for row in found:
            _capitals(view, row)
    if len(found) < _FEWEST or sum(_other(view, row) for row in found) * _FEWEST > len(found):
        return
    given = [row for row in found if row.cells and row.cells[-1] is not None]
    votes = sum(row.voted for row in given) >= _VOTED * len(given)
    if sense is None or not (total == added(given) if total is not None else votes):
        sums = titled and told.summed and total in {None, added(given)} and any(line.signed for line in body)
        given, votes = summed(found) if sums else [], False
    if not given:
        return
    statut = "attribuee" if sense == "decide" or votes else "proposee"
    statements = tuple(_statement(view, row, statut) for row in given if row.cells[-1] and _spent(view, row))
    if statements:
        first = given[0].words[0].start if given[0].words else given[0].places[0][0]
        yield Passage(statements, first, max(line.place[1] for line in body))


def _first_named(view: View, head: Sequence[LedgerLine], row: LedgerRow) -> None:
    """Take the heads off the name of the first row, which is not sure where none stands just above it."""
    last = max((n for n, words in enumerate(row.words) if heads(view, words)), default=-1)
    above = head[-1].words if head else None
    row.words = row.words[last + 1 :]
    row.sure = last >= 0 or above is None or heads(view, above)


def _parted(found: Sequence[LedgerRow]) -> None:
    """No name is sure where each row has several lines of words: they are columns, « Judo club / Tatamis / 600 € »."""
    if all(len(row.words) > 1 for row in found[1:]):
        for row in found:
            row.sure = False


def _capitals(view: View, row: LedgerRow) -> None:
    """Keep the capitals that begin a row as its name, where columns of words follow that nothing parts from it."""
    name = capitals(view, row.words[-1]) if row.words else None
    loud = all(view.text[one.start : one.end].isupper() for one in row.words[:-1])
    row.sure = row.sure and name is not None and loud
    if row.sure and name is not None:
        row.words[-1] = name


def _other(view: View, row: LedgerRow) -> bool:
    """Whether a row is something else than an aid: a budget, a tax, a price."""
    first = row.words[0] if row.words else None
    return first is not None and bool(
        OTHER.match(view.folded, first.start, first.end) or family("leurre").match(view.folded, first.start, first.end)
    )


def _spent(view: View, row: LedgerRow) -> bool:
    """Whether the money of a row is given: « Non affecté » keeps it for nobody yet, « 5 P 7 C » refuses it."""
    if refused_behind(view.folded, row.places[-1][1]):
        return False
    first = row.words[0] if row.words else None
    return first is None or not unspent(view, Receiver(first.start, first.start, first.end))


def _statement(view: View, row: LedgerRow, statut: str) -> Statement:
    """A row as a subsidy; a name that may be more or less than one is left out."""
    montant = view.find(row.cells[-1] or Decimal(0), *row.places[-1], TABLED)
    nom = in_cells(view, tuple(row.words)) if row.sure and 0 < len(row.words) <= _NAME else None
    return Statement(montant, view.find(statut, *row.places[-1], "subventions.statut.tableau"), nom)
