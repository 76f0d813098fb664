"""The worked questions: the query and the spreadsheet give the same answer, and it is the right one."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from generator.package.exports.write import write
from generator.package.questions import Question, Tableur, questions
from generator.package.read import read

ROOT = Path(__file__).parents[2]
Answer = list[tuple[Any, ...]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exports of the seeds, where the questions are asked."""
    package = ROOT / "datapackage"
    made = tmp_path_factory.mktemp("questions") / "e"
    write(package, read(package), made)
    return made / "donnees"


def _asked(folder: Path, sql: str) -> Answer:
    with closing(sqlite3.connect(folder / "registre.sqlite")) as base:
        return base.execute(sql).fetchall()


def _by_hand(folder: Path, way: Tableur) -> Answer:
    """What a person gets who does the gestures, one after the other, on the sheet."""
    sheet = openpyxl.load_workbook(folder / "registre.xlsx")[way.feuille]
    head, *cells = sheet.iter_rows(values_only=True)
    rows = [dict(zip(map(str, head), row, strict=True)) for row in cells]
    if way.valeur is not None:
        rows = [row for row in rows if row[str(way.colonne)] == way.valeur]
    if way.au_dessus is not None:
        rows = [
            row for row in rows if isinstance(found := row[str(way.colonne)], int | float) and found > way.au_dessus
        ]
    if not way.somme:
        return [tuple(row[name] for name in way.garde) for row in rows]
    sums: dict[tuple[Any, ...], Decimal] = defaultdict(Decimal)
    for row in rows:
        sums[tuple(row[name] for name in way.groupe)] += Decimal(str(row[way.somme] or 0))
    return [(*group, float(total)) for group, total in sums.items()]


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.nom)
def test_both_ways_give_one_answer(folder: Path, question: Question) -> None:
    """And there is one: the seeds can answer each question."""
    answer = _asked(folder, question.sql)

    assert answer
    assert sorted(answer) == sorted(_by_hand(folder, question.tableur))


def test_who_received_what_in_which_year(folder: Path) -> None:
    """The three grants of the seeds; the note that only proposes 47 500 € is not among them."""
    assert _asked(folder, questions()[0].sql) == [
        (2024, "Pôle Minalogic", 62500.0),
        (2023, "Medinsoft", 75000.0),
        (2020, "Pôle Optitec", 60000.0),
    ]


def test_what_was_asked_and_not_granted(folder: Path) -> None:
    """Optitec asked 90 000 € and got 60 000."""
    assert _asked(folder, questions()[1].sql) == [(2020, "Pôle Optitec", 90000, 60000, 30000.0)]


def test_which_actions_have_a_funded_carrier(folder: Path) -> None:
    """The one that Medinsoft carries."""
    assert _asked(folder, questions()[2].sql) == [("Action engagée, portée par Medinsoft", "Medinsoft", 1, 75000.0)]


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.nom)
def test_the_gestures_name_what_they_use(question: Question) -> None:
    """The words shown to people are those that the test has done."""
    words = " ".join(question.tableur.etapes())
    way = question.tableur
    for name in (way.feuille, way.colonne, way.somme, *way.groupe, *way.garde):
        assert name is None or f"« {name} »" in words
