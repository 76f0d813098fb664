"""The folder ``scdl/`` of a package: written with it, described in it, checked, read back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.package.check import check
from generator.package.descriptor import DESCRIPTOR
from generator.package.gates import gates
from generator.package.publication import Publication
from generator.package.read import read
from generator.package.scdl.depot import unfounded
from generator.package.scdl.fichiers import scdl
from generator.package.scdl.modeles import NOMS, modele
from generator.package.scdl.validate import file_faults
from generator.package.sums import digest, files, write_sums
from generator.package.write import write

if TYPE_CHECKING:
    from pathlib import Path

    from generator.values.tables import Corpus

FILES = [f"scdl/200000008_{nom}.csv" for nom in NOMS]
REPORT = "scdl/conformite.csv"


@pytest.fixture
def national(corpus: Corpus, tmp_path: Path) -> Path:
    """A package whose body has identifiers, and whose act prints its matter."""
    (body,) = corpus.tables.collectivites
    (acte,) = corpus.tables.actes
    tables = replace(
        corpus.tables,
        collectivites=(replace(body, siren="200000008", siret="20000000800017"),),
        actes=(replace(acte, matiere_code=None, reference=None),),
    )
    proofs = tuple(proof for proof in tables.provenances if proof.champ not in {"reference", "matiere_code"})
    write(replace(corpus, tables=replace(tables, provenances=proofs)), tmp_path / "paquet", Publication())
    return tmp_path / "paquet"


def test_the_files_pass_the_three_gates(national: Path) -> None:
    """The standard of packages, a general tool, and ours."""
    assert gates(national) == ()
    for nom, path in zip(NOMS, FILES, strict=True):
        assert list(file_faults(modele(nom), national / path)) == []


def test_the_descriptor_lists_the_files_for_who_looks_for_them(national: Path) -> None:
    """Their national schema, their body, their rows; and the reader gives them typed."""
    descriptor = json.loads((national / DESCRIPTOR).read_text(encoding="utf-8"))
    found = {item["path"]: item for item in descriptor["resources"] if item["path"].startswith("scdl/")}
    assert list(found) == [*FILES, REPORT]
    first = found[FILES[0]]
    assert first["conformsTo"] == "https://schema.data.gouv.fr/schemas/scdl/deliberations/2.1.5/schema.json"
    assert first["title"] == "Délibérations au format SCDL : Communauté de l'Exemple"
    assert first["enregistrements"] == 0
    assert [field["name"] for field in first["schema"]["fields"]] == list(modele("deliberations").colonnes)
    dataset = read(national)
    assert [(file.path, file.siren, file.modele, file.version) for file in dataset.scdl] == [
        (FILES[0], "200000008", "deliberations", "2.1.5"),
        (FILES[1], "200000008", "subventions", "2.1.1"),
    ]


def test_the_report_is_read_back(national: Path) -> None:
    """As it was written."""
    dataset = read(national)
    assert dataset.conformite == scdl(dataset.tables).rapport
    assert {(row.colonne, row.etat) for row in dataset.conformite if row.table == "actes"} == {
        ("DELIB_ID", "manquant"),
        ("DELIB_MATIERE_CODE", "manquant"),
    }
    head = (national / REPORT).read_text(encoding="utf-8").partition("\n")[0]
    assert head == "fichier,collectivite_id,table,ligne,colonne,etat,valeur,motif,mots,remede,publiee"


def test_a_package_without_siren_has_a_report_alone(package: Path) -> None:
    """No file can be named."""
    assert [path.name for path in (package / "scdl").iterdir()] == ["conformite.csv"]
    assert read(package).scdl == ()


def _signed(folder: Path) -> None:
    """Bring sizes and digests up to date, as who changed a file on purpose would."""
    descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    for item in descriptor["resources"]:
        path = folder / item["path"]
        item["bytes"], item["hash"] = path.stat().st_size, f"sha256:{digest(path)}"
        if "enregistrements" in item:
            item["enregistrements"] = path.read_text(encoding="utf-8").count("\n") - 1
    (folder / DESCRIPTOR).write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8", newline="")
    write_sums(folder, {name: digest(folder / name) for name in files(folder)})


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("C,20000000800018,1,2024-06-13,7.5,finances locales/subventions,o,,,,,,,,,,", "scdl-siret"),
        ("C,20000000800017,1,2024-06-13,7.4,finances locales/subventions,o,,,,,,,,,,", "scdl-matiere_accord"),
        ("C,20000000800017,,2024-06-13,7.5,finances locales/subventions,o,,,,,,,,,,", "scdl-requis"),
        ("C,20000000800017,1,2024-06-13,7.5,finances locales/subventions,o,,,,,9,8,7,0,0,", "scdl-somme"),
    ],
)
def test_a_row_that_its_model_refuses_is_named(national: Path, row: str, code: str) -> None:
    """Whatever wrote it."""
    with (national / FILES[0]).open("a", encoding="utf-8", newline="") as handle:
        handle.write(f"{row}\n")
    _signed(national)
    (problem,) = check(national)
    assert problem.code == code
    assert problem.ou.startswith(f"{FILES[0]}, enregistrement 1, colonne ")


def test_a_state_that_the_report_does_not_know_is_named(national: Path) -> None:
    """The report has a schema of its own."""
    path = national / REPORT
    path.write_text(path.read_text(encoding="utf-8").replace(",manquant,", ",perdu,", 1), encoding="utf-8", newline="")
    _signed(national)
    assert [(problem.code, problem.ou) for problem in check(national)] == [
        ("scdl-enumeration", f"{REPORT}, enregistrement 1, colonne etat")
    ]


def test_a_valid_row_that_the_tables_do_not_give_is_told(national: Path) -> None:
    """Added by who also knew how to sign: the tables are what vouches."""
    assert list(unfounded(national, read(national).tables)) == []
    with (national / FILES[0]).open("a", encoding="utf-8", newline="") as handle:
        handle.write("C,20000000800017,1,2024-06-13,7.5,finances locales/subventions,o,,,,,,,,,,\n")
    _signed(national)
    assert check(national) == ()
    assert [problem.ou for problem in unfounded(national, read(national).tables)] == [FILES[0]]


@pytest.mark.parametrize("name", [*FILES, REPORT])
def test_a_changed_or_missing_file_is_named(national: Path, name: str) -> None:
    """By its digest."""
    (national / name).write_bytes(b"X" + (national / name).read_bytes()[1:])
    assert [problem.ou for problem in check(national)][:1] == [name]
    (national / name).unlink()
    assert check(national)[0].ou == name


def test_a_file_that_the_descriptor_forgets_is_told(national: Path) -> None:
    """Who reads the descriptor would not find it."""
    descriptor = json.loads((national / DESCRIPTOR).read_text(encoding="utf-8"))
    descriptor["resources"] = [item for item in descriptor["resources"] if item["path"] != FILES[1]]
    (national / DESCRIPTOR).write_text(json.dumps(descriptor), encoding="utf-8")
    write_sums(national, {name: digest(national / name) for name in files(national)})
    assert [problem.code for problem in check(national)] == ["descripteur"]
