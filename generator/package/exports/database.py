"""SQLite: the tables with their keys, the texts of record, full-text search without accents, and views.

Money is held as numbers, since SQLite has no decimals: what has fifteen digits at most comes back as it was. Sums of
the views are rounded to the cent.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from generator.package.exports.grid import Column, Grid, grids
from generator.package.schemas import schema
from generator.package.views import vues
from generator.values.tables import Tables
from generator.values.written import Value, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from generator.package.exports.grid import Row
    from generator.package.schemas import Schema
    from generator.package.views import Vue

VIEWS = (Path(__file__).parent / "views.sql").read_text(encoding="utf-8")

_TYPES = {str: "TEXT", int: "INTEGER", Decimal: "NUMERIC", dt.date: "TEXT", bool: "INTEGER"}

SEARCHED = {
    "recherche_textes": ("textes", ("texte",)),
    "recherche_actes": ("actes", ("objet",)),
    "recherche_actions": ("actions", ("intitule", "texte")),
    "recherche_beneficiaires": ("beneficiaires", ("nom", "alias")),
}
"""The search tables: over which columns of which table."""

_TEXTES = 'CREATE TABLE "textes" ("document_id" TEXT PRIMARY KEY REFERENCES "documents", "texte" TEXT NOT NULL)'


def write(path: Path, tables: Tables, textes: Mapping[str, str]) -> None:
    """Write the database into a file that does not exist yet; the same rows give the same bytes.

    No date, no machine: only the version of SQLite shows in the file.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        base.execute("PRAGMA page_size = 4096")
        base.execute("PRAGMA journal_mode = OFF")  # a file that is not whole is thrown away with its folder
        base.execute("PRAGMA synchronous = OFF")
        _fill(base, tables, textes)
        base.execute("VACUUM")  # row numbers may change here: what searches them comes after
        for name, (table, columns) in SEARCHED.items():
            _search(base, name, table, columns)


def _fill(base: sqlite3.Connection, tables: Tables, textes: Mapping[str, str]) -> None:
    """Create and fill the tables, then the views."""
    base.execute("BEGIN")
    for grid in grids(tables):
        base.execute(_create(grid, schema(grid.name)))
        marks = ", ".join("?" * len(grid.columns))
        base.executemany(f'INSERT INTO "{grid.name}" VALUES ({marks})', _encoded(grid))  # noqa: S608 - our own names
    base.execute(_TEXTES)
    base.executemany('INSERT INTO "textes" VALUES (?, ?)', textes.items())
    base.execute('CREATE INDEX "subventions_beneficiaire" ON "subventions" ("beneficiaire_id")')
    base.execute('CREATE INDEX "subventions_acte" ON "subventions" ("acte_id")')
    base.execute("COMMIT")
    base.executescript(VIEWS)


def _create(grid: Grid, contract: Schema) -> str:
    """The statement that makes a table.

    A key of several columns is the order in which the rows stand: an index beside it would double the largest table.
    """
    lines = [
        f'"{column.name}" {_TYPES[column.kind]}{" NOT NULL" if field.required else ""}'
        for column, field in zip(grid.columns, contract.fields, strict=True)
    ]
    lines.append(f"PRIMARY KEY ({_names(contract.key)})")
    lines += [
        f'FOREIGN KEY ({_names(key.fields)}) REFERENCES "{key.table}" ({_names(key.target)})'
        for key in contract.foreign
    ]
    body = ",\n  ".join(lines)
    return f'CREATE TABLE "{grid.name}" (\n  {body}\n){" WITHOUT ROWID" if len(contract.key) > 1 else ""}'


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _encoded(grid: Grid) -> Iterator[Row]:
    """The rows as SQLite stores them; whole tables of texts and integers go through untouched."""
    special = [(index, _say(column)) for index, column in enumerate(grid.columns) if column.kind in {Decimal, dt.date}]
    for row in grid.rows:
        cells = list(row)
        for index, say in special:
            cells[index] = say(cells[index])
        yield tuple(cells)


def _say(column: Column) -> Callable[[Value | None], str | None]:
    """How a number or a date is handed to SQLite; a column of numbers understands the digits by itself."""
    return lambda value: None if value is None else written(column.name, value)


def _search(base: sqlite3.Connection, name: str, table: str, columns: tuple[str, ...]) -> None:
    """Index the words of ``columns``, without their accents; the words themselves stay in their table."""
    base.execute(
        f'CREATE VIRTUAL TABLE "{name}" USING fts5({", ".join(columns)}, '
        f"content='{table}', tokenize='unicode61 remove_diacritics 2')"
    )
    base.execute(f'INSERT INTO "{name}" ("{name}") VALUES (\'rebuild\')')  # noqa: S608 - our own names
    base.execute(f'INSERT INTO "{name}" ("{name}") VALUES (\'optimize\')')  # noqa: S608 - same


Answer = tuple[tuple[str, ...], list[tuple[str | float | None, ...]]]

_ASKED = ("collectivites", "actes", "beneficiaires", "subventions", "axes", "actions", "liens")
"""The tables that the views draw from: the others, a hundred times longer, are not needed to answer."""


def ask(tables: Tables, query: str) -> Answer:
    """What the views answer: the names of the columns, and the rows.

    >>> from generator.values.tables import Tables
    >>> ask(Tables(), "SELECT annee, montant FROM qui_a_recu_quoi")
    (('annee', 'montant'), [])
    """
    with closing(_in_memory(tables)) as base:
        found = base.execute(query)
        return tuple(column[0] for column in found.description), found.fetchall()


def views(tables: Tables) -> tuple[Grid, ...]:
    """The views of the database of ``tables``, as tables."""
    with closing(_in_memory(tables)) as base:
        return tuple(_view(base, vue) for vue in vues())


def _in_memory(tables: Tables) -> sqlite3.Connection:
    """A database of the tables that the views draw from."""
    base = sqlite3.connect(":memory:", isolation_level=None)
    _fill(base, Tables(**{name: getattr(tables, name) for name in _ASKED}), {})
    return base


def _view(base: sqlite3.Connection, vue: Vue) -> Grid:
    """A view with its rows."""
    columns = tuple(Column(each.nom, _KINDS[each.type], 2 if each.type == "number" else None) for each in vue.colonnes)
    found = base.execute(f'SELECT * FROM "{vue.nom}"').fetchall()  # noqa: S608 - the name of a view of ours
    rows = [tuple(_understood(column, cell) for column, cell in zip(columns, row, strict=True)) for row in found]
    return Grid(vue.nom, vue.titre, vue.description, columns, rows, len(rows))


_KINDS: dict[str, type] = {"string": str, "integer": int, "number": Decimal, "date": dt.date}


def _understood(column: Column, cell: str | float | None) -> Value | None:
    """A cell of a view as a value of the package."""
    if cell is None:
        return None
    if column.kind is Decimal:
        return Decimal(repr(cell)).quantize(Decimal("0.01"))
    if column.kind is dt.date:
        return dt.date.fromisoformat(str(cell))
    return int(cell) if column.kind is int else str(cell)
