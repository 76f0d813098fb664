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
from generator.values.processes import spread
from generator.values.swap import replacing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from generator.package.exports.grid import Grid
    from generator.package.read import Dataset

    Maker = Callable[[], tuple[Exporte, ...]]

DATA = "donnees"
"""Where the files stand under the folder, as under the site."""

MANIFEST = f"{DATA}/fichiers.json"
"""What the folder holds, for programs; the mark of a folder of ours."""


LARGE = 20_000
"""Proofs from which formats are made by several processes: below, starting them takes longer than the work."""


def write(package: Path, dataset: Dataset, folder: Path, *, jobs: int | None = None) -> tuple[Exporte, ...]:
    """Write every format of ``dataset``, read from ``package``, in place of ``folder``; the files that were made.

    The files of each act stand in ``deliberations/<acte_id>/``, all the others in ``donnees/``. The same package and
    the same libraries give the same bytes, whatever the number of processes. Raises ``RegistreError``
    (``dossier-etranger``) when ``folder`` holds something else.
    """
    with replacing(folder, mark=MANIFEST) as new:
        (new / DATA).mkdir()
        makers = _makers(package, dataset, new)
        small = len(dataset.tables.provenances) < LARGE
        done = spread(lambda form: makers[form](), tuple(makers), 1 if small else jobs, few=2, chunk=1)
        groups = dict(zip(makers, done, strict=True))
        made = tuple(each for form in ORDER for each in groups[form])
        listed = {"version": dataset.version, "fichiers": [asdict(each) for each in made]}
        (new / MANIFEST).write_text(json.dumps(listed, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return made


ORDER = ("xlsx", "xlsx-preuves", "csv-tableur", "sqlite", "json", "jsonl", "parquet", "paquet")
"""The formats in the order of the manifest."""


def _makers(package: Path, dataset: Dataset, root: Path) -> dict[str, Maker]:
    """What makes each format and tells its files, the longest work first."""
    folder, tables = root / DATA, grids(dataset.tables)
    light = [grid for grid in tables if grid.name != PROOF]
    proof = [grid for grid in tables if grid.name == PROOF]
    views = database.views(dataset.tables)
    about = notices.about(dataset, views), notices.codebook(dictionary(dataset.tables))
    said = _properties(dataset)

    def one(name: str, form: str, held: Sequence[Grid], write: Callable[[Path], None]) -> Maker:
        def make() -> tuple[Exporte, ...]:
            write(folder / name)
            return (_made(folder, name, form, held),)

        return make

    def zipped(name: str, form: str, rows: Callable[[Grid], Iterable[bytes]], held: Sequence[Grid]) -> Maker:
        extension = form.partition("-")[0]
        return one(name, form, tables, lambda path: _zip(path, package, extension, rows, held))

    return {
        "xlsx-preuves": one(
            "registre-preuves.xlsx", "xlsx-preuves", proof, lambda path: workbook.write(path, (), proof, said)
        ),
        "sqlite": one(
            "registre.sqlite", "sqlite", tables, lambda path: database.write(path, dataset.tables, dataset.textes)
        ),
        "xlsx": one("registre.xlsx", "xlsx", light, lambda path: workbook.write(path, about, (*views, *light), said)),
        "json": zipped("registre-json.zip", "json", json_rows.array, tables),
        "jsonl": zipped("registre-jsonl.zip", "jsonl", json_rows.lines, tables),
        "csv-tableur": zipped("registre-tableur.zip", "csv-tableur", spreadsheet_csv.lines, (*views, *tables)),
        "paquet": one("registre.zip", "paquet", tables, lambda path: _package(path, package)),
        "parquet": partial(_parquet, package, folder, tables),
        "actes": partial(_acts, dataset, root / "deliberations"),
    }


def _package(path: Path, package: Path) -> None:
    """The archive of the package itself, as it is."""
    names = (*read_sums(package), SUMS)
    archive.write(path, {name: archive.pieces(package / name) for name in names})


def _parquet(package: Path, folder: Path, tables: Sequence[Grid]) -> tuple[Exporte, ...]:
    """A file per table, where the extra is installed."""
    if not parquet.available():
        return ()
    (folder / "parquet").mkdir()
    parquet.write(folder / "parquet", package, tables)
    return tuple(_made(folder, f"parquet/{grid.name}.parquet", "parquet", [grid], grid.name) for grid in tables)


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


def _acts(dataset: Dataset, folder: Path) -> tuple[Exporte, ...]:
    """The two files of each act, which stand with its page and are not listed."""
    shelf = act.Shelf(dataset.tables)
    for acte in shelf.actes:
        place = folder / acte.acte_id
        place.mkdir(parents=True)
        (place / "acte.json").write_text(act.as_json(shelf, acte), encoding="utf-8", newline="")
        (place / "acte.csv").write_text(act.as_csv(shelf, acte), encoding="utf-8", newline="")
    return ()
