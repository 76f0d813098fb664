"""The folder ``scdl/`` of a package: written, described, checked and read back."""

from __future__ import annotations

import tempfile
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.package import schemas
from generator.package.cells import columns, write_cells
from generator.package.constraints import fault
from generator.package.descriptor import tabular
from generator.package.problem import Problem
from generator.package.scdl.fichiers import name, scdl
from generator.package.scdl.modeles import NOMS, modele
from generator.package.scdl.validate import file_faults
from generator.package.schemas import schema
from generator.package.sums import digest
from generator.values.scdl import Conformite, FichierScdl

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.package.scdl.modeles import Modele
    from generator.package.schemas import Field
    from generator.values.tables import Tables

FOLDER = "scdl"
REPORT = f"{FOLDER}/conformite.csv"
_COLUMNS = tuple(field.name for field in fields(Conformite))


def write(tables: Tables, folder: Path) -> list[dict[str, Any]]:
    """Write the national files of ``tables`` and the report, and give their resources, as ``resources`` does."""
    _written(tables, folder)
    return resources(folder)


def _written(tables: Tables, folder: Path) -> list[str]:
    """Write the files, and name them."""
    found = scdl(tables)
    (folder / FOLDER).mkdir()
    for fichier, rows in found.fichiers.items():
        write_cells(folder / FOLDER / fichier, _model(fichier).colonnes, rows)
    report = ((*cells[:-1], "true" if cells[-1] else "false") for cells in map(_cells, found.rapport))
    write_cells(folder / REPORT, _COLUMNS, report)
    return [*(f"{FOLDER}/{fichier}" for fichier in found.fichiers), REPORT]


def _cells(row: Conformite) -> tuple[Any, ...]:
    """The values of a row of the report."""
    return tuple(getattr(row, column) for column in _COLUMNS)


def _model(fichier: str) -> Modele:
    """The model of a file, by its name."""
    return modele(fichier.removesuffix(".csv").partition("_")[2])


def resources(folder: Path) -> list[dict[str, Any]]:
    """What the descriptor says of the national files: those of each body with a SIREN, then the report.

    A file that is not there is described as empty: its absence is told by the list of digests.
    """
    described = [
        _described(folder, body, nom) for body in sorted(_bodies(folder), key=lambda body: body[2]) for nom in NOMS
    ]
    raw = _report()
    said = {key: raw[key] for key in ("name", "title", "description")}
    table = {"fields": [item.descriptor for item in _report_fields()], "missingValues": [""]}
    table["primaryKey"] = raw["primaryKey"]
    return [*described, tabular(REPORT, said, table, *_weight(folder / REPORT))]


def _described(folder: Path, body: tuple[str, str, str], nom: str) -> dict[str, Any]:
    """One file of one body; ``conformsTo`` is the address of the national schema."""
    collectivite_id, title, siren = body
    model = modele(nom)
    path = f"{FOLDER}/{name(siren, nom)}"
    said = {
        "name": f"scdl-{siren}-{nom}",
        "title": f"{model.titre} : {title}",
        "description": model.description,
        "conformsTo": model.adresse,
        "version": model.version,
        "collectivite_id": collectivite_id,
        "enregistrements": sum(len(chunk[0]) for chunk in columns(folder / path, model.colonnes)),
    }
    return tabular(path, said, model.descriptor, *_weight(folder / path))


def _weight(path: Path) -> tuple[int, str]:
    """The bytes and the sha256 of a file."""
    return path.stat().st_size, digest(path)


def _bodies(folder: Path) -> list[tuple[str, str, str]]:
    """The identifier, the name and the SIREN of each body that has one, from the table of the package."""
    contract = schema("collectivites")
    places = contract.position(("collectivite_id", "nom", "siren"))
    return [
        (ident, nom, siren)
        for chunk in columns(folder / "collectivites.csv", contract.names)
        for ident, nom, siren in zip(*(chunk[place] for place in places), strict=True)
        if siren
    ]


@cache
def _report() -> dict[str, Any]:
    """The schema of the report, as it is written."""
    return schemas.load(Path(__file__).parent / "conformite.yml")


@cache
def _report_fields() -> tuple[Field, ...]:
    """The columns of the report."""
    return tuple(schemas.field(item) for item in _report()["fields"])


def broken(folder: Path) -> Iterator[Problem]:
    """The rows of the national files that their model refuses, and the cells of the report that are not of its own."""
    for _, _, siren in _bodies(folder):
        for nom in NOMS:
            path = f"{FOLDER}/{name(siren, nom)}"
            for rank, wrong in file_faults(modele(nom), folder / path):
                where = f"{path}, enregistrement {rank}" + f", colonne {wrong.colonnes[0]}" * bool(wrong.colonnes)
                yield Problem(f"scdl-{wrong.code}", where, wrong.quoi)
    before = 0
    for chunk in columns(folder / REPORT, _COLUMNS):
        for field, column in zip(_report_fields(), chunk, strict=True):
            for rank, cell in enumerate(column, start=before + 1):
                if said := fault(field, cell):
                    where = f"{REPORT}, enregistrement {rank}, colonne {field.name}"
                    yield Problem(f"scdl-{said[0]}", where, f"« {cell[:80]} » {said[1]}")
        before += len(chunk[0])


def unfounded(folder: Path, tables: Tables) -> Iterator[Problem]:
    """The national files, and the report, that do not say what the tables of the package give."""
    with tempfile.TemporaryDirectory() as made:
        for item in _written(tables, Path(made)):
            if digest(folder / item) != digest(Path(made) / item):
                yield Problem("scdl-tables", item, "le fichier n'est pas ce que donnent les tables du paquet")


def read(folder: Path) -> tuple[Conformite, ...]:
    """The report of a package."""
    found: list[Conformite] = []
    for *cells, published in columns(folder / REPORT, _COLUMNS):
        told = ([cell or None for cell in column] for column in cells)
        found += map(Conformite, *told, map("true".__eq__, published))
    return tuple(found)


def listed(descriptor: Mapping[str, Any]) -> tuple[FichierScdl, ...]:
    """The national files that a descriptor of ours names."""
    return tuple(
        FichierScdl(
            path=item["path"],
            collectivite_id=item["collectivite_id"],
            siren=item["name"].split("-")[1],
            modele=item["name"].split("-")[2],
            version=item["version"],
            adresse=item["conformsTo"],
            enregistrements=item["enregistrements"],
        )
        for item in descriptor["resources"]
        if "collectivite_id" in item and "conformsTo" in item
    )
