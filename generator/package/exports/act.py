"""The data of one act beside its page: ``acte.json`` nested, ``acte.csv`` flat, each value with where it stands.

Small, since there are as many as acts: what an act does not state is left out, and JSON gives places in the text of
record rather than the words again. CSV gives the words, for a spreadsheet has no text beside it, and is written as a
French one opens it.
"""

from __future__ import annotations

import io
from collections import defaultdict
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from generator.package.exports import spreadsheet_csv
from generator.package.exports.json_rows import token
from generator.package.schemas import schema
from generator.values.tables import RECORD_TYPES, ligne

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.values.acts import Acte
    from generator.values.evidence import Provenance
    from generator.values.tables import Record, Tables

OF_ACT = tuple(
    table
    for table in RECORD_TYPES
    if table not in {"actes", "provenances"} and any(key.fields == ("acte_id",) for key in schema(table).foreign)
)
"""The tables whose rows belong to an act."""

HEAD = ("table", "ligne", "champ", "valeur", "ordre", "citation", "debut", "fin", "statut")
"""The columns of ``acte.csv``: one line per value and per passage behind it."""

_REPEATED = frozenset({"acte_id", "document_id", "collectivite_id"})
"""What the rows of an act say as the act itself does."""


class Shelf:
    """The rows of each act, found once for all of them; building it is linear in the rows."""

    def __init__(self, tables: Tables) -> None:
        """Group the rows of ``tables``."""
        self.actes = tables.actes
        self._documents = {row.document_id: row for row in tables.documents}
        self._collectivites = {row.collectivite_id: row for row in tables.collectivites}
        self._of_act: dict[tuple[str, str], list[Record]] = defaultdict(list)
        for table in OF_ACT:
            for row in getattr(tables, table):
                self._of_act[table, row.acte_id].append(row)
        self._financements: dict[str, list[Record]] = defaultdict(list)
        for part in tables.financements:
            self._financements[part.subvention_id].append(part)
        self._passages: dict[tuple[str, str], list[Provenance]] = defaultdict(list)
        for provenance in tables.provenances:
            self._passages[provenance.table, provenance.ligne].append(provenance)

    def rows(self, acte: Acte) -> Iterator[tuple[str, Record]]:
        """The rows of an act with their table: the act, then what belongs to it, in the contract's order."""
        yield "actes", acte
        for table in OF_ACT:
            for row in self._of_act.get((table, acte.acte_id), ()):
                yield table, row
                if table == "subventions":
                    yield from (("financements", part) for part in self._financements.get(row.subvention_id, ()))  # type: ignore[union-attr] # a row of that table

    def around(self, acte: Acte) -> Iterator[tuple[str, Record]]:
        """The document and the body of an act."""
        yield "document", self._documents[acte.document_id]
        if acte.collectivite_id in self._collectivites:
            yield "collectivite", self._collectivites[acte.collectivite_id]

    def passages(self, table: str, row: Record) -> dict[str, list[Provenance]]:
        """The passages behind the values of a row, by column."""
        found: dict[str, list[Provenance]] = defaultdict(list)
        for provenance in self._passages.get((table, ligne(table, row)), ()):
            found[provenance.champ].append(provenance)
        return found


def as_json(shelf: Shelf, acte: Acte) -> str:
    """The act as one object; ``passages`` gives, for each column, the places of its words in the text of record."""
    tables: dict[str, list[str]] = defaultdict(list)
    for table, row in shelf.rows(acte):
        tables[table].append(_object(table, row, shelf.passages(table, row)))
    (act,) = tables.pop("actes")
    around = [f'"{name}":{_object(f"{name}s", row, {})}' for name, row in shelf.around(acte)]
    text = f'"texte":"../../donnees/textes/{acte.document_id}.txt"'
    lists = [f'"{table}":[\n{_JOIN.join(rows)}\n]' for table, rows in tables.items()]
    return "{" + ",\n".join((f'"acte":{act}', *around, text, *lists)) + "}\n"


_JOIN = ",\n"


def _object(table: str, row: Record, passages: dict[str, list[Provenance]]) -> str:
    """A row as an object, without what it does not state."""
    parts = [
        f'"{name}":{token(name, value)}'
        for name, value in _stated(table, row)
        if name not in _REPEATED or table in {"actes", "documents", "collectivites"}
    ]
    places = ",".join(
        f'"{champ}":[{",".join(f"[{each.debut},{each.fin}]" for each in found if each.debut is not None)}]'
        for champ, found in passages.items()
        if any(each.debut is not None for each in found)
    )
    if places:
        parts.append(f'"passages":{{{places}}}')
    return "{" + ",".join(parts) + "}"


def as_csv(shelf: Shelf, acte: Acte) -> str:
    """The act as lines of a spreadsheet: a value, and the words that it was read in."""
    buffer = io.StringIO()
    writer = spreadsheet_csv.begin(buffer, HEAD)
    for table, row in shelf.rows(acte):
        key, passages = ligne(table, row), shelf.passages(table, row)
        short = key.removeprefix(acte.acte_id).removeprefix(acte.document_id).lstrip("/-")
        for name, value in _stated(table, row):
            if name in schema(table).key or name in _REPEATED:
                continue
            cell = spreadsheet_csv.french_cell(name, value)
            for proof in map(_proof, passages[name]) if name in passages else (_NO_PROOF,):
                writer.writerow((table, short, name, cell, *proof))
    return buffer.getvalue()


_NO_PROOF = ("",) * 5
"""The cells that tell a passage, of a value that has none: most have none."""


def _proof(found: Provenance) -> tuple[str, ...]:
    """The cells that tell a passage."""
    said = (found.ordre, found.citation, found.debut, found.fin, found.statut)
    return tuple(spreadsheet_csv.french_cell("", each) for each in said)


def _stated(table: str, row: Record) -> Iterator[tuple[str, Any]]:
    """The columns of a row that hold something, with their values."""
    names, cells = _columns(table)
    return ((name, value) for name, value in zip(names, cells(row), strict=True) if value is not None)


@cache
def _columns(table: str) -> tuple[tuple[str, ...], Callable[[Record], tuple[Any, ...]]]:
    """The columns of a table, and what gives those of a row."""
    names = schema(table).names
    return names, attrgetter(*names)
