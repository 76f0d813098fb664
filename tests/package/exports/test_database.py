"""The database: its keys hold, its search finds without accents, and it can prove its own figures."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from generator.package.exports import database

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.package.exports.conftest import Exports


@pytest.fixture
def base(seeds: Exports) -> Iterator[sqlite3.Connection]:
    """The database of the seeds."""
    with closing(sqlite3.connect(seeds.folder / "donnees" / "registre.sqlite")) as opened:
        yield opened


def _one(base: sqlite3.Connection, query: str, *values: object) -> Any:  # noqa: ANN401 - any cell
    return base.execute(query, values).fetchone()[0]


def test_every_reference_resolves(base: sqlite3.Connection) -> None:
    """Keys and pages of the file are sound, and the keys are declared."""
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert _one(base, "PRAGMA integrity_check") == "ok"
    assert len(base.execute("PRAGMA foreign_key_list(subventions)").fetchall()) == 2


@pytest.mark.parametrize("words", ["délibération", "DELIBERATION", "deliberation"])
def test_search_ignores_accents_and_case(base: sqlite3.Connection, words: str) -> None:
    """The same documents, however the word is typed."""
    matching = "SELECT rowid FROM recherche_textes WHERE recherche_textes MATCH ?"
    query = f"SELECT document_id FROM textes WHERE rowid IN ({matching})"  # noqa: S608 - the line above
    found = {row[0] for row in base.execute(query, (words,))}

    assert len(found) >= 3
    assert found == {row[0] for row in base.execute(query, ("Délibération",))}


@pytest.mark.parametrize("name", database.SEARCHED)
def test_each_search_table_agrees_with_its_table(base: sqlite3.Connection, name: str) -> None:
    """The index is that of the rows as they stand, and gives the excerpt."""
    table, _ = database.SEARCHED[name]
    base.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")  # noqa: S608 - a name of ours
    indexed, there = (_one(base, f"SELECT COUNT(*) FROM {each}") for each in (name, table))  # noqa: S608 - same
    assert indexed == there > 0


def test_a_body_is_found_by_another_spelling(base: sqlite3.Connection) -> None:
    """« pole » finds « Pôle »."""
    query = "SELECT nom FROM recherche_beneficiaires WHERE recherche_beneficiaires MATCH 'pole' ORDER BY nom"
    assert [row[0] for row in base.execute(query)] == ["Pôle Minalogic", "Pôle Optitec"]


def test_every_figure_is_proved_inside_the_file(base: sqlite3.Connection) -> None:
    """The words of each provenance stand in the text at their place."""
    wrong = """SELECT COUNT(*) FROM provenances JOIN textes USING (document_id)
        WHERE debut IS NOT NULL AND substr(texte, debut + 1, fin - debut) <> citation"""
    assert _one(base, "SELECT COUNT(*) FROM provenances WHERE debut IS NOT NULL") > 300
    assert _one(base, wrong) == 0


def test_views_never_count_what_is_only_proposed(base: sqlite3.Connection, seeds: Exports) -> None:
    """The view adds up what was granted, and the note of 47 500 € is not in it."""
    granted = sum(
        (row.montant or Decimal(0) for row in seeds.dataset.tables.subventions if row.statut == "attribuee"), Decimal(0)
    )

    assert Decimal(str(_one(base, "SELECT SUM(montant) FROM qui_a_recu_quoi"))) == granted
    assert _one(base, "SELECT COUNT(*) FROM qui_a_recu_quoi WHERE montant = 47500") == 0
