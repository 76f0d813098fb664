"""What the download page shows: files to take, tables to open, lines to copy, how to cite and to verify."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import yaml

from generator.pages.escape import metadata
from generator.pages.views.conformity import national
from generator.pages.views.tables import Cellule, Tableau
from generator.values.said import composer, compte, jour, nombre, taille, typographie

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from generator.pages.index import Index
    from generator.values.exported import Exporte, Offre

EXPLORER = "https://lite.datasette.io/?url="
"""Datasette Lite, which opens a database by its address, in the visitor's browser, from a site that is not ours."""


@dataclass(frozen=True, slots=True)
class FichierVu:
    """A file to take; ``lien`` is relative to the page."""

    titre: str
    lien: str
    mots: str
    poids: str


@dataclass(frozen=True, slots=True)
class Exemple:
    """Some lines to copy."""

    titre: str
    langue: str
    essai: str
    fichiers: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DonneesVues:
    """The download page."""

    root: str
    entete: Mapping[str, object]
    description: str
    etat: str
    fichiers: tuple[FichierVu, ...]
    explorateur: str | None
    adresse: str | None
    tables: Tableau
    nationaux: Tableau
    exemples: tuple[Exemple, ...]
    questions: tuple[tuple[str, str], ...]
    licence: str
    licence_adresse: str
    citer: str
    empreintes: Tableau


@dataclass(frozen=True, slots=True)
class Format:
    """A format in words, ``format`` being its stable name."""

    format: str
    titre: str
    mots: str


@cache
def paroles() -> tuple[tuple[Format, ...], tuple[Exemple, ...]]:
    """The words of the page: the formats and the lines to copy, in the order in which they stand.

    >>> formats, exemples = paroles()
    >>> formats[0].titre, sorted({each.essai for each in exemples})
    ('Classeur', ['aucun', 'duckdb', 'pandas', 'python', 'sqlite'])
    """
    path = Path(__file__).parents[1] / "telechargement.yml"
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(Format(**each) for each in raw["formats"]), tuple(Exemple(**each) for each in raw["exemples"])


def donnees_vues(index: Index, offre: Offre) -> DonneesVues:
    """The download page of a package, and of the files that ``offre`` adds to it."""
    dataset, (formats, exemples) = index.dataset, paroles()
    licence = dataset.descriptor["licenses"][0]
    day = f"données du {jour(dt.date.fromisoformat(dataset.created))}" if dataset.created else "sans date"
    said = dataset.publication
    found = {each.format: each for each in offre.fichiers}
    base = offre.adresse
    counts = compte(len(index.actes), "acte"), compte(len(index.tables.subventions), "subvention")
    return DonneesVues(
        root="../",
        entete={
            "title": "Données",
            "description": f"Télécharger {' et '.join(counts)}, {day}.",
            "generated": True,
            "jsonld": _jeu(index, offre),
        },
        description=said.description,
        etat=f"{counts[0]}, {counts[1]}, {day}, version {dataset.version}.",
        fichiers=tuple(_fichier(found[each.format], each) for each in formats if each.format in found),
        explorateur=EXPLORER + quote(f"{base}donnees/registre.sqlite", safe="") if base and "sqlite" in found else None,
        adresse=f"{base}donnees/" if base else None,
        tables=_tables(index, offre),
        nationaux=national(index),
        exemples=exemples,
        questions=tuple((each.nom, composer(each.question)) for each in dataset.questions()),
        licence=licence["title"],
        licence_adresse=licence["path"],
        citer=typographie(
            f"{said.producteur}, « {said.titre} », version {dataset.version}, {day}, {licence['title']}."
        ),
        empreintes=_empreintes(dataset.descriptor, offre),
    )


def _jeu(index: Index, offre: Offre) -> Mapping[str, object]:
    """The dataset for search engines (schema.org): what it is, for which years, under which licence, in which files."""
    dataset, base = index.dataset, f"{offre.adresse or '../'}donnees/"
    said = dataset.publication
    days = sorted(acte.date_seance for acte in index.actes.values() if acte.date_seance)
    files = [each.chemin for each in offre.fichiers if each.table is None] or ["datapackage.json"]
    jeu: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": metadata(said.titre),
        "description": metadata(said.description),
        "creator": {"@type": "Organization", "name": metadata(said.producteur)},
        "license": dataset.descriptor["licenses"][0]["path"],
        "keywords": [metadata(word) for word in said.mots_cles],
        "version": dataset.version,
        "inLanguage": "fr",
        "isAccessibleForFree": True,
        "distribution": [
            {"@type": "DataDownload", "contentUrl": base + name, "encodingFormat": name.rpartition(".")[2]}
            for name in files
        ],
    }
    if days:
        jeu["temporalCoverage"] = f"{days[0].isoformat()}/{days[-1].isoformat()}"
    return jeu | ({"url": base} if offre.adresse else {})


def _fichier(file: Exporte, said: Format) -> FichierVu:
    """One file to take."""
    poids = f"{taille(file.octets)}, {compte(file.lignes, 'ligne')}"
    return FichierVu(said.titre, file.chemin, typographie(said.mots), poids)


def _tables(index: Index, offre: Offre) -> Tableau:
    """Each table with its words, its rows and its files; a register without Parquet has no column for it."""
    parquet = {each.table: each for each in offre.fichiers if each.format == "parquet"}
    columns = ("Table", "Lignes", "Fichier", "Autre fichier") if parquet else ("Table", "Lignes", "Fichier")
    return Tableau(
        "Table par table",
        "Chaque table, ses lignes et ses fichiers ; son nom mène à sa description",
        columns,
        [
            (
                Cellule(resource["title"], f"donnees/dictionnaire/#table-{resource['name']}"),
                Cellule(nombre(len(getattr(index.tables, resource["name"]))), classe="nombre"),
                Cellule(f"CSV, {taille(resource['bytes'])}", f"donnees/{resource['path']}"),
                *(_file_of(parquet[resource["name"]]) for _ in columns[3:]),
            )
            for resource in _resources(index)
        ],
        "Le paquet ne contient aucune table.",
    )


def _file_of(file: Exporte) -> Cellule:
    return Cellule(f"Parquet, {taille(file.octets)}", f"donnees/{file.chemin}")


def _resources(index: Index) -> Iterator[Mapping[str, Any]]:
    """The tables that the descriptor tells."""
    return (each for each in index.dataset.descriptor["resources"] if hasattr(index.tables, each["name"]))


def _empreintes(descriptor: Mapping[str, Any], offre: Offre) -> Tableau:
    """The digest of each file but those of each act, which ``SHA256SUMS`` and ``fichiers.json`` hold for machines."""
    rows = [(each.chemin, each.octets, each.sha256) for each in offre.fichiers if each.table is None]
    rows += [(each["path"], each["bytes"], each["hash"].removeprefix("sha256:")) for each in descriptor["resources"]]
    return Tableau(
        "Empreintes",
        "Taille en octets et empreinte SHA-256 de chaque fichier",
        ("Fichier", "Octets", "Empreinte SHA-256"),
        [
            (
                Cellule(path, f"donnees/{path}"),
                Cellule(nombre(size), classe="nombre"),
                Cellule(digest, classe="empreinte"),
            )
            for path, size, digest in rows
        ],
        "",
    )
