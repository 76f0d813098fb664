"""The contract and the records say the same thing, and the contract says it in full."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import fields
from decimal import Decimal

import pytest

from generator.package.rows import python_types
from generator.package.schemas import FOLDER, schema, schemas
from generator.values.finding import Statut
from generator.values.issue import Gravite
from generator.values.tables import KEYS, RECORD_TYPES
from generator.values.written import SCALES

TYPES = {str: "string", int: "integer", Decimal: "number", bool: "boolean", dt.date: "date"}

TABLES = tuple(RECORD_TYPES)


def test_one_schema_per_table_and_no_other() -> None:
    """The contract has twenty-three tables, in its order."""
    assert sorted(path.stem for path in FOLDER.iterdir()) == sorted(TABLES)
    assert tuple(contract.table for contract in schemas()) == TABLES


@pytest.mark.parametrize("table", TABLES)
def test_columns_are_the_fields_of_the_record(table: str) -> None:
    """Names, order, key, type and presence: stated twice, held equal here."""
    contract = schema(table)
    assert contract.names == tuple(field.name for field in fields(RECORD_TYPES[table]))
    assert contract.key == KEYS[table]
    stated = [(field.type, not field.required) for field in contract.fields]
    assert stated == [(TYPES[kind], optional) for kind, optional in python_types(table)]


@pytest.mark.parametrize("table", TABLES)
def test_the_codebook_is_whole(table: str) -> None:
    """A reader of the data finds words and a valid example for every column."""
    contract = schema(table)
    assert contract.title
    assert contract.description.endswith(".")
    for field in contract.fields:
        said = field.descriptor
        assert said["title"], field.name
        assert said["description"].endswith("."), field.name
        assert isinstance(said["example"], str), f"{field.name}: YAML reads the example as something else than text"
        if field.allowed:
            assert all(category["label"] for category in said["categories"]), field.name
            assert said["example"] in field.allowed, field.name
        if field.pattern:
            assert field.pattern.fullmatch(said["example"]), field.name


@pytest.mark.parametrize("table", TABLES)
def test_patterns_cannot_backtrack(table: str) -> None:
    """Other people's tools run these patterns on hostile cells."""
    for field in schema(table).fields:
        if field.pattern:
            assert field.pattern.pattern.startswith("^")
            assert field.pattern.pattern.endswith("$")
            assert not re.search(r"[+*}]\)[+*{]", field.pattern.pattern), field.name


@pytest.mark.parametrize("table", TABLES)
def test_foreign_keys_point_at_a_whole_key(table: str) -> None:
    """A reference names a row, not a part of one."""
    for foreign in schema(table).foreign:
        assert foreign.target == KEYS[foreign.table]
        assert set(foreign.fields) <= set(schema(table).names)


def test_states_are_those_of_the_program() -> None:
    """The codebook explains each state, and no other."""

    def allowed(table: str, name: str) -> set[str]:
        return set(next(field.allowed or () for field in schema(table).fields if field.name == name))

    assert allowed("provenances", "statut") == {statut.value for statut in Statut}
    assert allowed("anomalies", "gravite") == {gravite.value for gravite in Gravite}


def test_every_value_that_counts_must_be_proven() -> None:
    """The last rule of the contract, column by column."""
    proven = {contract.table: [f.name for f in contract.fields if f.prouve] for contract in schemas()}
    assert {table: names for table, names in proven.items() if names} == {
        "actes": [
            "reference", "reference_interne", "date_seance", "date_convocation", "date_reception",
            "date_mise_en_ligne", "identifiant_actes", "membres_en_exercice", "membres_presents",
            "membres_representes", "membres_absents", "votants", "votes_pour", "votes_contre", "votes_abstention",
            "matiere_code", "matiere_deduite",
        ],
        "subventions": [
            "montant", "exercice", "montant_demande", "budget_projet", "budget_global", "part_budget", "dossier",
        ],
        "financements": ["montant", "montant_demande", "dossier"],
        "imputations": ["chapitre", "nature", "fonction", "code_interne", "montant"],
        "actions": ["libelle"],
        "indicateurs": ["valeur", "annee"],
    }  # fmt: skip


def test_scales_belong_to_number_columns() -> None:
    """A misspelled column would silently lose its decimals."""
    numbers = {field.name for contract in schemas() for field in contract.fields if field.type == "number"}
    assert set(SCALES) <= numbers
