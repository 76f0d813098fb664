"""The codebook: nothing of the schemas is left out, and what it counts is what there is."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from generator.package.codebook import codebook
from generator.package.dictionary import dictionary, tree
from generator.package.exports.database import VIEWS
from generator.package.read import read
from generator.package.schemas import schemas
from generator.package.views import vues
from generator.values.tables import Tables

ROOT = Path(__file__).parents[2]


def test_every_column_says_its_meaning_its_source_and_its_unit() -> None:
    """A number without a unit is worth nothing; an example is owed for each column."""
    for table in dictionary(Tables()):
        for column in table.colonnes:
            assert column.sens, column.nom
            assert column.source, column.nom
            assert column.exemple, f"{table.nom}.{column.nom}"
            assert column.unite or column.type in {"texte", "code"}, f"{table.nom}.{column.nom}"


def test_the_diagram_holds_each_table_once() -> None:
    """Each under a table that it points at."""
    known = {contract.table: contract for contract in schemas()}
    drawn = list(tree(dictionary(Tables())))

    assert sorted(table.nom for table in drawn) == sorted(known)
    for table in drawn:
        pointed = {key.table for key in known[table.nom].foreign} - {table.nom}
        assert {*table.autres, *([table.mere] if table.mere else [])} == pointed


def test_shares_count_what_is_filled() -> None:
    """« 100 % » is said of all, « 0 % » of none, and never by rounding."""
    tables = read(ROOT / "datapackage").tables
    acts = {column.nom: column for column in next(t for t in dictionary(tables) if t.nom == "actes").colonnes}
    assert (acts["objet"].part, acts["membres_en_exercice"].part) == (100, 25)

    many = tuple(replace(tables.actes[0], acte_id=f"a{rank}", objet=None if rank else "x") for rank in range(1000))
    acts = {c.nom: c for c in next(t for t in dictionary(replace(tables, actes=many)) if t.nom == "actes").colonnes}
    assert (acts["objet"].part, acts["objet"].remplies) == (1, 1)
    assert next(t for t in dictionary(Tables()) if t.nom == "actes").colonnes[0].part is None


def test_the_words_of_the_views_are_those_of_their_queries() -> None:
    """Same views, same columns, in the same order, and a meaning for each."""
    with closing(sqlite3.connect(":memory:")) as base:
        for contract in schemas():
            base.execute(
                f"CREATE TABLE {contract.table} ({', '.join(f'{chr(34)}{n}{chr(34)}' for n in contract.names)})"
            )
        base.executescript(VIEWS)
        there = {
            name: [column[0] for column in base.execute(f"SELECT * FROM {name}").description]  # noqa: S608 - a view
            for (name,) in base.execute("SELECT name FROM sqlite_schema WHERE type = 'view'").fetchall()
        }

    assert {vue.nom: [column.nom for column in vue.colonnes] for vue in vues()} == there
    assert all(column.sens.endswith(".") for vue in vues() for column in vue.colonnes)


def test_the_markdown_is_whole_tables() -> None:
    """Each line of a table has its six cells, and nothing reads as HTML."""
    text = codebook(read(ROOT / "datapackage").tables)

    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert len(rows) == sum(len(contract.fields) + 2 for contract in schemas())
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {7}
    outside_code = re.sub(r"```.*?```|`[^`]*`", "", text, flags=re.DOTALL)
    assert not re.search(r"(?<!\\)<", outside_code)
