"""The actions of a roadmap: every one, in order, in its place, with who bears it and how far it has come."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from generator.extraction.roadmap import actions
from generator.french.fold import fold
from generator.reading import gutter
from generator.reading.layouts import roadmap
from generator.values.source import Source

if TYPE_CHECKING:
    from pathlib import Path

    from generator.values.issue import Issue
    from generator.values.lecture import RowRead


def read(text: str) -> tuple[tuple[RowRead, ...], tuple[Issue, ...]]:
    """The rows and doubts of a roadmap."""
    outline = roadmap.outline(Source("essai", "essai.txt", "txt", text, ""), fold(text))
    assert outline is not None
    return actions.read(outline)


def cells(rows: tuple[RowRead, ...], table: str, *columns: str) -> list[tuple[str, ...]]:
    """The cells of some columns of a table, as the data package would print them."""
    return [
        tuple(str(row.champs[column].value) if column in row.champs else "" for column in columns)
        for row in rows
        if row.table == table
    ]


def golden(root: Path, name: str) -> list[dict[str, str]]:
    """A reviewed file of expected values."""
    with (root / "tests/extraction/golden" / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def seed(root: Path) -> str:
    """The real roadmap."""
    return next((root / "seeds").glob("004*.txt")).read_text(encoding="utf-8")


def test_all_actions_of_the_real_roadmap_are_read_as_reviewed(root: Path, seed: str) -> None:
    """Order, place, bearers, term, announced title and label of the 36 actions; and where the text of each begins."""
    rows, _ = read(seed)
    expected = golden(root, "actions.csv")
    columns = [column for column in expected[0] if column != "debut"]
    assert cells(rows, "actions", *columns) == [tuple(row[column] for column in columns) for row in expected]
    for (texte,), row in zip(cells(rows, "actions", "texte"), expected, strict=True):
        assert texte.startswith(row["debut"])


def test_the_objectives_of_the_real_roadmap_stand_under_their_axes(root: Path, seed: str) -> None:
    """Headings with and without marks, and those under another."""
    rows, _ = read(seed)
    expected = golden(root, "objectifs.csv")
    assert cells(rows, "objectifs", *expected[0]) == [tuple(row.values()) for row in expected]
    assert [lettre for (lettre,) in cells(rows, "axes", "lettre")] == ["A", "B", "C", "D"]


def test_every_value_stands_at_its_passage(seed: str) -> None:
    """Labels are quoted as printed, emphasis aside; ranks are deduced and say so."""
    for row in read(seed)[0]:
        for column, found in row.champs.items():
            assert found.spans
            assert (found.calcul is not None) == column.endswith("ordre")
        if row.table == "actions":
            assert row.champs["libelle"].spans[0].of(seed)[1:6] in {"ction", "esoin"}


def test_a_title_announced_without_an_action_is_a_doubt_with_its_words(seed: str) -> None:
    """The box of the equality heading announces an index that no action mentions."""
    _, issues = read(seed)
    assert {issue.code for issue in issues} == {"intitule-sans-action"}
    quoted = [issue.span.of(seed) for issue in issues if issue.span is not None]
    assert "Prêt d'honneur à l'innovation par MI" in quoted
    assert "Mettre en place l'index « Calypso » pour favoriser l'égalité femmes/hommes" in quoted
    assert len(issues) == 6


def test_an_invented_roadmap_of_another_body_gives_its_actions(root: Path) -> None:
    """Another word for the body that writes, other bullets, named axes, an action with a mere number."""
    notation = (root / "tests/reading/gutter/roadmap_val_orge.txt").read_text(encoding="utf-8")
    rows, issues = read(gutter.read(notation)[0])
    assert cells(rows, "axes", "lettre", "titre", "introduction") == [
        ("1", "Produire une énergie locale et sobre", "L'énergie consommée est importée à 92 %."),
        ("2", "Se déplacer autrement", ""),
    ]
    columns = ("axe_ordre", "objectif_ordre", "portage", "temporalite", "porteurs", "intitule", "libelle")
    assert cells(rows, "actions", *columns) == [
        ("1", "1", "metropole", "engagee", "", "Régie solaire", "Action engagée par la communauté de communes"),
        (
            "1",
            "1",
            "collectif",
            "moyen_long_terme",
            "Enercoop",
            "Soutien aux ombrières",
            "Action portée par Enercoop et la communauté de communes, à long terme",
        ),
        ("1", "3", "acteurs", "court_terme", "", "", "Action à lancer par les partenaires"),
        ("2", "", "", "moyen_long_terme", "", "", "Besoin identifié, action à définir"),
        ("2", "", "", "", "", "", "Action n° 5"),
    ]
    assert issues == ()


def test_what_no_words_say_stays_empty() -> None:
    """An action under way that names nobody has no bearer; one without term has no term."""
    rows, _ = read(
        "Plan d'actions\n\n1. Agir\n\nAction engagée : planter.\n\n"
        "Action de la commune : arroser.\n\nAction portée par la Région et la commune : tailler.\n"
    )
    assert cells(rows, "actions", "portage", "temporalite", "porteurs") == [
        ("", "engagee", ""),
        ("metropole", "", ""),
        ("collectif", "", "Région"),
    ]
