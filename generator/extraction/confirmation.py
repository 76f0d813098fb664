"""Amounts read on a picture: each is published only when the act says it a second time.

A program that reads a scan takes a 7 for a 1, and the sum is still a sum. The act itself tells: it prints the amount
again, in words or elsewhere, or a total that holds. What nothing confirms is left empty, with a doubt.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.french.amounts import amounts, plain_numbers
from generator.french.fold import fold
from generator.values.finding import Statut
from generator.values.issue import Gravite, Issue
from generator.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.french.amounts import Amount
    from generator.values.finding import Finding
    from generator.values.lecture import ActRead, Lecture, RowRead
    from generator.values.source import Source

MONEY = ("montant", "montant_demande", "budget_projet", "budget_global")
"""The columns that hold euros, whatever their table."""


COUNTS = frozenset(
    {"membres_en_exercice", "membres_presents", "membres_representes", "membres_absents", "votants"}
    | {"votes_pour", "votes_contre", "votes_abstention"}
)
"""The columns of ``actes`` that hold a count."""

ADDED = (
    (("membres_presents", "membres_representes"), "votants"),
    (("membres_presents", "membres_representes", "membres_absents"), "membres_en_exercice"),
    (("votes_pour", "votes_contre"), "votants"),
    (("votes_pour", "votes_contre", "votes_abstention"), "votants"),
)
"""Counts that add up to another where the act is read right: a sum that holds confirms all of them."""

ROW = -1
"""In the place of the rank of a share: the amount is that of the row itself."""


@dataclass(frozen=True, slots=True, eq=False)
class _Cell:
    """An amount of a row: the rank of the row, that of the share within it, and with which others it adds up."""

    row: int
    child: int
    table: str
    champ: str
    group: str
    value: Decimal
    finding: Finding[object]


class _Said:
    """The sums that an act prints, by value, and who among its cells already speaks of each place."""

    def __init__(self, source: Source, limits: Span, cells: Iterable[_Cell]) -> None:
        """Read every sum between ``limits``."""
        text, folded = source.text, fold(source.text)
        self._marked = _by_value(amounts(text, folded, limits.start, limits.end))
        self._plain = _by_value(plain_numbers(text, folded, limits.start, limits.end))
        self._claims: dict[tuple[str, str], list[Span]] = defaultdict(list)
        for cell in cells:
            self._claims[cell.table, cell.champ] += cell.finding.spans
        for column, spans in self._claims.items():
            self._claims[column] = _merged(spans)
        self._known: dict[tuple[str, str, Decimal, bool], bool] = {}

    def elsewhere(self, table: str, champ: str, value: Decimal, *, total: bool = False) -> bool:
        """Whether ``value`` is printed where no cell of that column was read: the same gift to another proves nothing.

        A figure without a mark of money may be a number of anything, unless it is the ``total`` of a column.
        """
        key = (table, champ, value, total)
        if key not in self._known:
            places = [*self._marked.get(value, ()), *(self._plain.get(value, ()) if total else ())]
            claims = self._claims[table, champ]
            self._known[key] = any(not _claimed(place, claims) for place in places)
        return self._known[key]


def _by_value(read: Iterable[Amount]) -> dict[Decimal, list[Span]]:
    """Where each value stands."""
    found: dict[Decimal, list[Span]] = defaultdict(list)
    for amount in read:
        if amount.value is not None:
            found[amount.value].append(amount.span)
    return found


def _merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in their order, those that overlap made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _claimed(place: Span, claims: list[Span]) -> bool:
    """Whether one of the ``claims``, sorted and apart, shares a character with ``place``."""
    last = bisect_right(claims, place.end - 1, key=lambda span: span.start)
    return last > 0 and claims[last - 1].overlaps(place)


def confirmed(lecture: Lecture) -> Lecture:
    """The reading without the amounts that were read on a picture and that their act does not say twice.

    An amount is confirmed by the same sum printed elsewhere in the act, in figures or in words; by the shares that add
    up to it; or by a printed total to which its column adds up. Each that is left out is a doubt (``montant-ocr``). So
    are the counts that no sum of counts confirms (``nombre-ocr``).
    """
    if not lecture.source.ocr:
        return lecture
    return replace(lecture, actes=tuple(_counted(lecture.source, _act(lecture.source, act)) for act in lecture.actes))


def _counted(source: Source, act: ActRead) -> ActRead:
    """One act, without the counts of members and of votes that no sum confirms, and what was concluded from them."""
    counts = {name: found for name, found in act.champs.items() if name in COUNTS}
    sure = {
        name
        for parts, total in ADDED
        if {*parts, total} <= counts.keys()
        and sum(int(str(counts[part].value)) for part in parts) == counts[total].value
        for name in (*parts, total)
    }
    doubtful = {
        name: found
        for name, found in counts.items()
        if name not in sure and any(source.by_ocr(span.start) for span in found.spans)
    }
    places = {span for found in doubtful.values() for span in found.spans}
    kept = {
        name: found
        for name, found in act.champs.items()
        if name not in doubtful and not (name == "issue" and found.calcul and places.intersection(found.spans))
    }
    doubts = tuple(
        _doubt(source, found.spans[0], "nombre-ocr", f"Le nombre ({name})") for name, found in doubtful.items()
    )
    return replace(act, champs=kept, issues=(*act.issues, *doubts))


def _act(source: Source, act: ActRead) -> ActRead:
    """One act, its unconfirmed amounts left out."""
    cells = tuple(_cells(act.rows))
    if not any(_by_eye(source, cell) for cell in cells):
        return act
    limits = _extent(act) if act.point is not None else Span(0, len(source.text))
    sure = _sure(source, cells, _Said(source, limits, cells))
    doubtful = [cell for cell in cells if cell not in sure]
    lost: dict[tuple[int, int], set[str]] = defaultdict(set)
    for cell in doubtful:
        lost[cell.row, cell.child].add(cell.champ)
    rows = tuple(
        replace(
            _without(row, lost[number, ROW]),
            enfants=tuple(_without(share, lost[number, rank]) for rank, share in enumerate(row.enfants)),
        )
        for number, row in enumerate(act.rows)
    )
    places = dict.fromkeys(cell.finding.spans[0] for cell in doubtful)
    return replace(
        act, rows=rows, issues=(*act.issues, *(_doubt(source, place, "montant-ocr", "Le montant") for place in places))
    )


def _cells(rows: tuple[RowRead, ...]) -> Iterator[_Cell]:
    """Every amount of the rows of an act and of the shares below them."""
    for number, row in enumerate(rows):
        for rank, one in ((ROW, row), *enumerate(row.enfants)):
            statut = one.champs.get("statut")
            # one column adds up by itself: the subsidies granted apart from those refused, the shares of each subsidy
            group = str(number) if rank != ROW else str(statut.value) if statut else ""
            for champ in MONEY:
                finding = one.champs.get(champ)
                if finding is not None and isinstance(finding.value, Decimal) and finding.spans:
                    yield _Cell(number, rank, one.table, champ, group, finding.value, finding)


def _by_eye(source: Source, cell: _Cell) -> bool:
    """Whether some words of an amount were read on a picture."""
    return any(source.by_ocr(span.start) for span in cell.finding.spans)


def _extent(act: ActRead) -> Span:
    """From the first to the last passage of an affair of a sitting: another affair confirms nothing of it."""
    spans = [span for row in act.rows for finding in row.champs.values() for span in finding.spans]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _sure(source: Source, cells: tuple[_Cell, ...], said: _Said) -> set[_Cell]:
    """The amounts that may be published: not read on a picture, or said twice."""
    columns: dict[tuple[str, str, str], list[_Cell]] = defaultdict(list)
    shares: dict[tuple[int, str], list[_Cell]] = defaultdict(list)
    for cell in cells:
        columns[cell.table, cell.champ, cell.group].append(cell)
        if cell.child != ROW:
            shares[cell.row, cell.champ].append(cell)
    sure = {cell for cell in cells if not _by_eye(source, cell) or said.elsewhere(cell.table, cell.champ, cell.value)}
    for (table, champ, _), column in columns.items():
        total = _total(column)
        if len(column) > 1 and total and said.elsewhere(table, champ, total, total=True):
            sure.update(column)
    for cell in cells:
        parts = shares.get((cell.row, cell.champ), []) if cell.child == ROW else []
        if parts and _total(parts) == cell.value:
            if cell.finding.statut is Statut.DEDUIT:  # made of its parts: it is worth what they are worth
                sure.update([cell] if sure.issuperset(parts) else [])
            elif len(parts) > 1 and not any(_overlap(cell, part) for part in parts):
                sure.update((cell, *parts))
    return sure


def _total(column: Iterable[_Cell]) -> Decimal:
    """The sum of a column."""
    return sum((cell.value for cell in column), Decimal(0))


def _overlap(one: _Cell, other: _Cell) -> bool:
    """Whether two amounts were read in the same words."""
    return any(span.overlaps(place) for span in one.finding.spans for place in other.finding.spans)


def _without(row: RowRead, champs: set[str]) -> RowRead:
    """A row without some of its cells."""
    if not champs:
        return row
    return replace(row, champs={name: finding for name, finding in row.champs.items() if name not in champs})


def _doubt(source: Source, place: Span, code: str, noun: str) -> Issue:
    """A figure that only a picture says."""
    return Issue(
        code,
        Gravite.AVERTISSEMENT,
        f"{noun} « {' '.join(place.of(source.text).split())} » a été lu sur une image et rien d'autre dans l'acte "
        "ne le confirme : il n'est pas publié. Vérifier sur l'image, puis écrire la valeur dans le fichier de "
        "corrections du document.",
        place,
    )
