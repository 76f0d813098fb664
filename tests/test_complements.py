"""From an invented act, and what a person states beside it, to a valid row of the national file."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator import build
from generator.package.read import read
from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from pathlib import Path

ACTE = """\
SAINT-ÉTIENNE MÉTROPOLE
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS

Séance du Bureau métropolitain du 5 mars 2099
Délibération n° 2099.00001
Objet : Attribution d'une subvention à l'association Cordées inventées

Nombre de membres en exercice : 5
Présents : Ida BRUN, Tom VIDAL, Léa ROUX
Pouvoirs : Rose LE GALL donne pouvoir à Ida BRUN
Absents : Zoé MARTEL

Après en avoir délibéré, le Bureau de Saint-Étienne Métropole :

Article 1 :
Attribue à l'association Cordées inventées une subvention de 12 000 euros au titre de l'exercice 2099.

Article 2 :
La dépense est inscrite au budget principal, chapitre 65, nature 65748.

Cette proposition mise aux voix est adoptée : pour : 3, contre : 0, abstention : 1.

Le Président,

Tom VIDAL
"""
SAID = {
    "date_convention": "2099-04-01",
    "conditions_versement": "échelonné",
    "dates_versement": "2099-05-01/2099-12-31",
    "notification_ue": "non",
}
GRANT = "saint-etienne-metropole-2099-00001-s1"


def _complements(**changed: str) -> str:
    """The file that a person writes, with another guard if asked."""
    guard = changed.get("attendu", "association Cordées inventées")
    rows = [("subventions", GRANT, champ, guard, valeur) for champ, valeur in SAID.items()]
    rows.append(("beneficiaires", "cordees-inventees", "rna", "Cordées inventées", "W420000000"))
    return "".join(
        f'- {{table: {table}, ligne: {ligne}, champ: {champ}, attendu: "{attendu}", valeur: "{valeur}",\n'
        f'   source: "convention 2099-12, page 2", date: "2099-06-01"}}\n'
        for table, ligne, champ, attendu, valeur in rows
    )


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """The folder of the act."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "acte.txt").write_text(ACTE, encoding="utf-8")
    return folder


def _rows(package: Path, nom: str) -> list[dict[str, str]]:
    """The rows of a national file of Saint-Étienne Métropole."""
    with (package / "scdl" / f"244200770_{nom}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_a_subsidy_is_published_once_a_person_says_what_its_act_does_not(seeds: Path, tmp_path: Path) -> None:
    """Not before; and the tables of the act are the same with and without, but that a number names who receives."""
    build.package(seeds, tmp_path / "avant", jobs=1)
    assert _rows(tmp_path / "avant", "subventions") == []
    (seeds / "acte.complements.yml").write_text(_complements(), encoding="utf-8")
    build.package(seeds, tmp_path / "apres", jobs=1)
    (row,) = _rows(tmp_path / "apres", "subventions")
    assert row | {"nomAttribuant": "", "idAttribuant": ""} == {
        "nomAttribuant": "",
        "idAttribuant": "",
        "dateConvention": "2099-04-01",
        "referenceDecision": "2099.00001",
        "nomBeneficiaire": "Cordées inventées",
        "idBeneficiaire": "",
        "rnaBeneficiaire": "W420000000",
        "objet": "Attribution d'une subvention à l'association Cordées inventées",
        "montant": "12000.00",
        "nature": "aide en numéraire",
        "conditionsVersement": "échelonné",
        "datesPeriodeVersement": "2099-05-01/2099-12-31",
        "idRAE": "",
        "notificationUE": "non",
        "pourcentageSubvention": "1.00",
        "dispositifAide": "",
    }
    assert build.check(tmp_path / "apres").problemes == ()
    before, after = read(tmp_path / "avant").tables, read(tmp_path / "apres").tables
    assert [row.beneficiaire_id for row in before.subventions] == ["cordees-inventees--saint-etienne-metropole"]
    named = tuple(replace(row, beneficiaire_id="rna-w420000000") for row in before.subventions)
    assert (before.actes, named) == (after.actes, after.subventions)
    assert [body.rna for body in after.beneficiaires] == ["W420000000"]


def test_the_report_says_what_to_write(seeds: Path, tmp_path: Path) -> None:
    """Table, name, row and guard of each remedy, copied as they are with values, make the row whole."""
    build.package(seeds, tmp_path / "avant", jobs=1)
    remedies = [row.remede or "" for row in read(tmp_path / "avant").conformite if row.etat == "manquant"]
    found = [re.match(r"complément (\w+)\.(\w+)[^(]*\(ligne (\S+), attendu « (.+) »\)", remedy) for remedy in remedies]
    values = {**SAID, "siret": "20000000800017"}
    entries = [
        f'- {{table: {hit[1]}, champ: {hit[2]}, ligne: {hit[3]}, attendu: "{hit[4]}", valeur: "{values[hit[2]]}",\n'
        f'   source: convention, date: "2099-06-01"}}\n'
        for hit in found
        if hit
    ]
    assert len(entries) == len(remedies) == 5
    (seeds / "acte.complements.yml").write_text("".join(entries), encoding="utf-8")
    build.package(seeds, tmp_path / "apres", jobs=1)
    assert [row["idBeneficiaire"] for row in _rows(tmp_path / "apres", "subventions")] == ["20000000800017"]


def test_a_deliberation_that_counts_its_voices_has_them_in_the_national_file(seeds: Path, tmp_path: Path) -> None:
    """Which the best files found leave empty; its budget too."""
    build.package(seeds, tmp_path / "paquet", jobs=1)
    (row,) = _rows(tmp_path / "paquet", "deliberations")
    assert [row[f"VOTE_{name}"] for name in ("EFFECTIF", "REEL", "POUR", "CONTRE", "ABSTENTION")] == list("54301")
    assert (row["BUDGET_ANNEE"], row["BUDGET_NOM"], row["DELIB_MATIERE_CODE"]) == ("2099", "budget principal", "7.5")


def test_a_complement_of_another_row_stops_the_build(seeds: Path, tmp_path: Path) -> None:
    """Nothing is written, and the entry is named."""
    (seeds / "acte.complements.yml").write_text(_complements(attendu="Les Sabots rouges"), encoding="utf-8")
    with pytest.raises(RegistreError, match="attend « Les Sabots rouges »") as error:
        build.package(seeds, tmp_path / "paquet", jobs=1)
    assert error.value.ou.endswith("acte.complements.yml, complément 1")
    assert not (tmp_path / "paquet").exists()


def test_a_broken_file_of_complements_sets_its_document_aside(seeds: Path, tmp_path: Path) -> None:
    """Its rows would not be those that a person completed."""
    (seeds / "acte.complements.yml").write_text("- {table: actes}\n", encoding="utf-8")
    build.package(seeds, tmp_path / "paquet", jobs=1)
    assert [rejet.code for rejet in read(tmp_path / "paquet").rejets] == ["complements-invalides"]
