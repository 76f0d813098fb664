"""Every format of a package, into a folder laid out as the site serves it."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Any

from generator.package.codebook import NAME as CODEBOOK
from generator.package.dictionary import dictionary
from generator.package.exports import act, archive, database, json_rows, notices, parquet, spreadsheet_csv, workbook
from generator.package.exports.grid import PROOF, grids
from generator.package.sums import NAME as SUMS
from generator.package.sums import digest, read_sums
from generator.values.exported import Exporte
from generator.values.swap import replacing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from generator.package.exports.grid import Grid
    from generator.package.read import Dataset

DATA = "donnees"
"""Where the files stand under the folder, as under the site."""

MANIFEST = f"{DATA}/fichiers.json"
"""What the folder holds, for programs; the mark of a folder of ours."""


def write(package: Path, dataset: Dataset, folder: Path) -> tuple[Exporte, ...]:
    """Write every format of ``dataset``, read from ``package``, in place of ``folder``; the files that were made.

    The files of each act stand in ``deliberations/<acte_id>/``, all the others in ``donnees/``. The same package and
    the same libraries give the same bytes. Raises ``RegistreError`` (``dossier-etranger``) when ``folder`` holds
    something else.
    """
    with replacing(folder, mark=MANIFEST) as new:
        (new / DATA).mkdir()
        made = tuple(_files(package, dataset, new / DATA))
        listed = {"version": dataset.version, "fichiers": [asdict(each) for each in made]}
        (new / MANIFEST).write_text(json.dumps(listed, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        _acts(dataset, new / "deliberations")
    return made


def _files(package: Path, dataset: Dataset, folder: Path) -> Iterator[Exporte]:
    """Make the files that hold many acts, the ones that most people open first."""
    tables = grids(dataset.tables)
    light = [grid for grid in tables if grid.name != PROOF]
    proof = [grid for grid in tables if grid.name == PROOF]
    base = folder / "registre.sqlite"
    database.write(base, dataset.tables, dataset.textes)
    views = database.views(base)
    about = notices.about(dataset, views), notices.codebook(dictionary(dataset.tables))
    properties = _properties(dataset)
    made = partial(_made, folder)
    workbook.write(folder / "registre.xlsx", about, (*views, *light), properties)
    yield made("registre.xlsx", "xlsx", light)
    workbook.write(folder / "registre-preuves.xlsx", (), proof, properties)
    yield made("registre-preuves.xlsx", "xlsx-preuves", proof)
    _zip(folder / "registre-tableur.zip", package, "csv", spreadsheet_csv.lines, (*views, *tables))
    yield made("registre-tableur.zip", "csv-tableur", tables)
    yield made(base.name, "sqlite", tables)
    _zip(folder / "registre-json.zip", package, "json", json_rows.array, tables)
    yield made("registre-json.zip", "json", tables)
    _zip(folder / "registre-jsonl.zip", package, "jsonl", json_rows.lines, tables)
    yield made("registre-jsonl.zip", "jsonl", tables)
    if parquet.available():
        (folder / "parquet").mkdir()
        parquet.write(folder / "parquet", package, tables)
        for grid in tables:
            yield made(f"parquet/{grid.name}.parquet", "parquet", [grid], grid.name)
    sums = (*read_sums(package), SUMS)
    archive.write(folder / "registre.zip", {name: archive.pieces(package / name) for name in sums})
    yield made("registre.zip", "paquet", tables)


def _made(folder: Path, name: str, form: str, held: Iterable[Grid], table: str | None = None) -> Exporte:
    """What there is to say of a file that was written."""
    path = folder / name
    rows = sum(grid.length for grid in held)
    return Exporte(chemin=name, format=form, octets=path.stat().st_size, sha256=digest(path), lignes=rows, table=table)


def _zip(
    path: Path, package: Path, extension: str, write: Callable[[Grid], Iterable[bytes]], tables: Iterable[Grid]
) -> None:
    """An archive of one file per table, with the words that explain them."""
    members = {f"{grid.name}.{extension}": write(grid) for grid in tables}
    archive.write(path, {**members, CODEBOOK: archive.pieces(package / CODEBOOK)})


def _properties(dataset: Dataset) -> dict[str, Any]:
    """What a workbook says of itself; its date is that of the data, since there is no clock."""
    day = dt.datetime.fromisoformat(dataset.created) if dataset.created else dt.datetime(1980, 1, 1)  # noqa: DTZ001 - a day
    said = dataset.publication
    return {"title": said.titre, "author": said.producteur, "comments": said.description, "created": day}


def _acts(dataset: Dataset, folder: Path) -> None:
    """The two files of each act."""
    shelf = act.Shelf(dataset.tables)
    for acte in shelf.actes:
        place = folder / acte.acte_id
        place.mkdir(parents=True)
        (place / "acte.json").write_text(act.as_json(shelf, acte), encoding="utf-8", newline="")
        (place / "acte.csv").write_text(act.as_csv(shelf, acte), encoding="utf-8", newline="")
