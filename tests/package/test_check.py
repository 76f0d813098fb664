"""Every broken promise is caught, and named with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.package.check import check
from generator.package.gates import against_frictionless, against_profile, gates
from generator.package.sums import digest, files, write_sums

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Edit = Callable[[str, str, str], None]

ACTE = "communaute-de-l-exemple-2024-017"


def test_a_whole_and_true_package_passes_the_three_gates(package: Path) -> None:
    """The standard, frictionless and we agree on what is good."""
    assert gates(package) == ()


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "place"),
    [
        ("actes.csv", "2024-06-13", "2024-6-13", "type", "actes.csv, enregistrement 1, colonne date_seance"),
        ("actes.csv", "2024-06-13", "2024-02-30", "type", "actes.csv, enregistrement 1, colonne date_seance"),
        ("actes.csv", ",true,", ",oui,", "type", "colonne unanimite"),
        ("actes.csv", "adoptee", "adoptée", "enumeration", "colonne issue"),
        ("actes.csv", ",2,", ",-2,", "bornes", "colonne membres_presents"),
        ("actes.csv", ",2,", ",02,", "type", "colonne membres_presents"),
        ("actes.csv", ",2,", f",{'9' * 5000},", "type", "colonne membres_presents"),
        ("actes.csv", ",2,", ",٢,", "type", "colonne membres_presents"),
        ("actes.csv", ",2,", ",3,", "preuve", f"actes.csv, ligne {ACTE}, colonne membres_presents"),
        ("subventions.csv", "60000.00", "60000.0", "type", "colonne montant"),
        ("subventions.csv", "60000.00", "60 000.00", "type", "colonne montant"),
        ("documents.csv", ",0.9500", ",1.9500", "bornes", "colonne part_lue"),
        ("documents.csv", "exemple_feuille_de_route.txt", "exemple_2024_017.txt", "unicite", "enregistrement 2"),
        ("documents.csv", "\nexemple-feuille-de-route,", "\nExemple,", "motif", "enregistrement 2"),
        ("presences.csv", ",Camille EXEMPLE,", ",,", "requis", "enregistrement 1, colonne personne"),
        ("presences.csv", ",2,Dominique", ",1,Dominique", "cle-double", "presences.csv, enregistrement 2"),
        ("presences.csv", ",1,Camille", ",3,Camille", "ordre", "presences.csv, enregistrement 2"),
        ("visas.csv", f"{ACTE},1", "autre-acte,1", "reference", "visas.csv, colonne acte_id"),
        ("objectifs.csv", ",exemple-feuille-de-route-a-o1,2,", ",ailleurs,2,", "reference", "colonne parent_id"),
        ("liens.csv", ",actions,", ",actes,", "reference", "liens.csv, colonne cible_id"),
        ("provenances.csv", "part_budget,1", "montant_total,1", "cible", "provenances.csv"),
        ("provenances.csv", "/1,nature,", "/9,nature,", "cible", "provenances.csv"),
        ("provenances.csv", ",60 000 euros,", ",60 000 Euros,", "citation", "colonne citation"),
        ("provenances.csv", ",60 000 euros,", ",,", "citation", "colonne citation"),
        ("provenances.csv", "60000.00", "70000.00", "preuve", "subventions.csv, ligne"),
        ("provenances.csv", ",configure,", ",imprime,", "citation", "colonne citation"),
        ("articles.csv", "acte_id,ordre", "acte,ordre", "table-illisible", "articles.csv"),
        ("articles.csv", ",2,2,", ",2,2,x,", "table-illisible", "articles.csv"),
        ("textes/exemple-2024-017.txt", "Séance", "La séance", "texte", "documents.csv, enregistrement 1"),
        ("datapackage.json", '"title": "Actes"', '"title": "Autre"', "descripteur", "datapackage.json"),
    ],
)
def test_a_broken_promise_is_named(  # noqa: PLR0913, PLR0917 - one row of the table: what is changed, what is said
    package: Path, edit: Edit, name: str, old: str, new: str, code: str, place: str
) -> None:
    """The code says what is wrong, the place says where to look."""
    edit(name, old, new)
    problems = check(package)
    assert any(problem.code == code and place in problem.ou for problem in problems), list(map(str, problems))


def test_a_citation_shifted_by_one_is_caught_by_us_alone(package: Path, edit: Edit) -> None:
    """No general tool can know what the words should be."""
    edit("liens.csv", ",44,60,", ",45,61,")
    assert against_frictionless(package) == ()
    assert [problem.code for problem in check(package)] == ["citation"]


def test_a_date_without_its_zeros_is_caught_by_us_alone(package: Path, edit: Edit) -> None:
    """Frictionless reads dates with strptime, which pads for itself."""
    edit("visas.csv", "2014-01-27", "2014-1-27")
    assert against_frictionless(package) == ()
    assert [problem.code for problem in check(package)] == ["type"]


def test_frictionless_and_our_gate_both_see_an_orphan(package: Path, edit: Edit) -> None:
    """Foreign keys are declared so that every tool can follow them."""
    edit("visas.csv", f"{ACTE},1", "autre-acte,1")
    assert [problem.code for problem in against_frictionless(package)] == ["frictionless-foreign-key"]


def test_the_profile_refuses_a_descriptor_without_resources(package: Path) -> None:
    """The first gate is the standard's own schema."""
    (package / "datapackage.json").write_text("{}", encoding="utf-8")
    assert [problem.code for problem in against_profile(package)] == ["profil"]


@pytest.mark.parametrize("name", ["actes.csv", "textes/exemple-2024-017.txt", "datapackage.json", "README.md"])
def test_a_flipped_byte_is_caught(package: Path, name: str) -> None:
    """Every file is vouched for, the texts and the leaflet too."""
    path = package / name
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    assert next((problem.code, problem.ou) for problem in check(package)) == ("fichier", name)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"resources": 1}', '{"resources": [1]}', "[" * 100_000])
def test_any_descriptor_is_looked_at_without_a_crash(package: Path, text: str) -> None:
    """Checking never fails on what it finds, however hostile."""
    (package / "datapackage.json").write_text(text, encoding="utf-8")
    write_sums(package, {name: digest(package / name) for name in files(package)})
    assert [problem.code for problem in check(package)] == ["descripteur"]


def test_a_missing_and_an_unknown_file_are_caught(package: Path) -> None:
    """A package holds its files, and nothing else."""
    (package / "visas.csv").rename(package / "autre.csv")
    assert [(problem.code, problem.ou) for problem in check(package)] == [
        ("fichier", "autre.csv"),
        ("fichier", "visas.csv"),
    ]


def test_a_folder_that_is_no_package_is_said_so(tmp_path: Path) -> None:
    """Checking never fails on what it finds."""
    (problem,) = check(tmp_path)
    assert problem.code == "paquet-illisible"


def test_a_byte_order_mark_is_refused(package: Path, edit: Edit) -> None:
    """It would become part of the name of the first column."""
    edit("axes.csv", "axe_id,document_id", "\ufeffaxe_id,document_id")
    assert [problem.code for problem in check(package)] == ["table-illisible"]


def test_only_a_person_leaves_a_proof_without_its_row(package: Path, edit: Edit) -> None:
    """A row withdrawn by a correction keeps both readings; any other orphan is a fault."""
    row = f'{ACTE},1,,,65,65748,,,,"chapitre 65, nature 65748"\n'
    edit("imputations.csv", row, "")
    assert {(problem.code, problem.ou) for problem in check(package)} == {("cible", "provenances.csv")}
    edit("provenances.csv", "65,exemple.lu,imprime,65,", "65,exemple.lu,corrige,,")
    assert check(package) == ()
