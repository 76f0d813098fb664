"""Every fact of the seeds, as prose that a person can hold against the documents."""

from __future__ import annotations

import csv
import os
from typing import TYPE_CHECKING

import pytest

from generator import build, paths
from generator.package.schemas import schema

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Row = dict[str, str]

IDS = frozenset({"acte_id", "document_id", "subvention_id", "ordre", "lien", "acte_cite_id", "controle_id"})
"""Columns that follow from others: the facts are in the rest."""

OF_AN_ACT = ("visas", "considerants", "articles", "imputations", "signataires")
STATUTS = {"present": "Présents", "represente": "Représentés", "excuse": "Excusés", "absent": "Absents"}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of the seeds, made anew."""
    folder = tmp_path_factory.mktemp("faits") / "package"
    build.package(paths.SEEDS, folder, jobs=1)
    return folder


def rows(package: Path, table: str, **wanted: str) -> list[Row]:
    """The rows of a table that hold the wanted values, in the order of the file."""
    with (package / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return [row for row in csv.DictReader(lines) if all(row[name] == value for name, value in wanted.items())]


def stated(table: str, row: Row, statuts: dict[tuple[str, str], str], key: str) -> Iterator[str]:
    """The cells of a row that hold something, under their public titles, with how they are known when not printed."""
    for field in schema(table).fields:
        if field.name in IDS or not row[field.name]:
            continue
        statut = statuts.get((key, field.name), "imprime")
        how = "" if statut == "imprime" else f"  [{statut}]"
        yield f"{field.descriptor['title']} : {row[field.name]}{how}"


def facts(package: Path, document: Row) -> Iterator[str]:
    """A document and all that hangs on it."""
    known = {(row["ligne"], row["champ"]): row["statut"] for row in rows(package, "provenances")}
    yield f"# {document['fichier']}"
    yield f"Nature : {document['nature']}"
    yield f"Titre : {document['titre']}"
    (body,) = rows(package, "collectivites", collectivite_id=document["collectivite_id"])
    yield from stated("collectivites", body, {}, "")
    for acte in rows(package, "actes", document_id=document["document_id"]):
        yield from ("", f"## Acte {acte['acte_id']}")
        yield from stated("actes", acte, known, acte["acte_id"])
        yield from money(package, acte, known)
        yield from people(package, acte)
        for table in OF_AN_ACT:
            for row in rows(package, table, acte_id=acte["acte_id"]):
                yield from ("", f"### {schema(table).title} {row['ordre']}")
                yield from stated(table, row, known, f"{acte['acte_id']}/{row['ordre']}")
    yield from roadmap(package, document)
    yield from figures(package, document)
    for doubt in rows(package, "anomalies", document_id=document["document_id"]):
        yield from ("", f"### Doute ({doubt['code']}, {doubt['statut']})", doubt["citation"])


def money(package: Path, acte: Row, known: dict[tuple[str, str], str]) -> Iterator[str]:
    """The subsidies of an act, each with the shares of its payers."""
    for grant in rows(package, "subventions", acte_id=acte["acte_id"]):
        yield from ("", f"### Subvention {grant['subvention_id'].rpartition('-')[2]}")
        yield from stated("subventions", grant, known, grant["subvention_id"])
        for share in rows(package, "financements", subvention_id=grant["subvention_id"]):
            key = f"{share['subvention_id']}/{share['ordre']}"
            yield "- " + " ; ".join(stated("financements", share, known, key))


def people(package: Path, acte: Row) -> Iterator[str]:
    """The members by status, in the order of the lists, those represented with who votes for them."""
    for statut, word in STATUTS.items():
        members = rows(package, "presences", acte_id=acte["acte_id"], statut=statut)
        if members:
            yield from ("", f"### {word} ({len(members)})")
            yield from (
                f"{one['personne']} (pouvoir à {one['mandataire']})" if one["mandataire"] else one["personne"]
                for one in members
            )


def roadmap(package: Path, document: Row) -> Iterator[str]:
    """The axes of a roadmap, and under each its actions, told by portage, term and first words."""
    for axe in rows(package, "axes", document_id=document["document_id"]):
        yield from ("", f"### Axe {axe['lettre']} : {axe['titre']}")
        actions = sorted(rows(package, "actions", axe_id=axe["axe_id"]), key=lambda row: int(row["ordre"]))
        for row in actions:
            yield f"{row['ordre']}. {row['portage']}, {row['temporalite']} : {row['libelle']} : {row['texte'][:60]}"
            if row["porteurs"]:
                yield f"   Porteurs : {row['porteurs']}"


def figures(package: Path, document: Row) -> Iterator[str]:
    """The figures that the document states, about whom, and the year when the sentence says it."""
    rows_ = rows(package, "indicateurs", document_id=document["document_id"])
    if rows_:
        yield from ("", f"### Chiffres énoncés ({len(rows_)})")
    for row in rows_:
        precision = "" if row["precision"] == "exact" else f" ({row['precision']})"
        about = f"{row['sujet']} : " if row["sujet"] else ""
        year = f", {row['annee']}" if row["annee"] else ""
        yield f"{about}{row['valeur']}{precision} {row['libelle']} [{row['unite']}]{year}"


def test_the_package_states_every_fact_of_the_seeds(package: Path, root: Path) -> None:
    """The facts are those of the golden file; ``REGISTRE_UPDATE_GOLDEN=1`` rewrites it, to be reviewed as prose."""
    golden = root / "tests/golden/faits.txt"
    documents = rows(package, "documents")
    said = "\n\n\n".join("\n".join(facts(package, document)) for document in documents) + "\n"
    if os.environ.get("REGISTRE_UPDATE_GOLDEN"):
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")


def test_the_receivers_of_the_seeds_are_three(package: Path) -> None:
    """One body spelled in two ways is one; a roadmap names it, and not the two others."""
    assert [(row["nom"], row["alias"]) for row in rows(package, "beneficiaires")] == [
        ("Medinsoft", "MedInSoft"),
        ("Pôle Minalogic", ""),
        ("Pôle Optitec", ""),
    ]
    (link,) = rows(package, "liens")
    assert link["beneficiaire_id"] == "medinsoft--metropole-aix-marseille-provence"
    assert "FIDMED" in link["citation"]
