"""The same rows, cell for cell, in every format, read back by other programs than those that wrote them."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
import re
import sqlite3
import zipfile
from contextlib import closing
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import duckdb
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.package.exports import spreadsheet_csv

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from generator.package.exports.grid import Column, Grid
    from tests.package.exports.conftest import Exports

Rows = list[tuple[Any, ...]]


def _xlsx(folder: Path, grid: Grid) -> Rows:
    """The rows of a sheet, as openpyxl reads them."""
    name = "registre-preuves.xlsx" if grid.name == "provenances" else "registre.xlsx"
    book = openpyxl.load_workbook(folder / name, read_only=True)
    try:
        head, *rows = book[grid.name].iter_rows(values_only=True)
    finally:
        book.close()
    assert head == tuple(column.name for column in grid.columns)
    return [tuple(_from_sheet(column, cell) for column, cell in zip(grid.columns, row, strict=True)) for row in rows]


def _from_sheet(column: Column, cell: Any) -> Any:  # noqa: ANN401 - what a spreadsheet holds
    """A cell as a value of the package; Excel's escapes undone, which openpyxl leaves."""
    if isinstance(cell, str):
        return re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), cell)
    if isinstance(cell, dt.datetime):
        return cell.date()
    return Decimal(repr(cell)) if column.kind is Decimal and cell is not None else cell


def _sqlite(folder: Path, grid: Grid) -> Rows:
    with closing(sqlite3.connect(folder / "registre.sqlite")) as base:
        found = base.execute(f'SELECT * FROM "{grid.name}"')  # noqa: S608 - a table of ours
        assert [column[0] for column in found.description] == [column.name for column in grid.columns]
        return [
            tuple(_from_base(column, cell) for column, cell in zip(grid.columns, row, strict=True)) for row in found
        ]


def _from_base(column: Column, cell: Any) -> Any:  # noqa: ANN401 - what SQLite holds
    if cell is None:
        return None
    if column.kind is Decimal:
        return Decimal(repr(cell))
    if column.kind is dt.date:
        return dt.date.fromisoformat(cell)
    return bool(cell) if column.kind is bool else cell


def _tableur(folder: Path, grid: Grid) -> Rows:
    with zipfile.ZipFile(folder / "registre-tableur.zip") as archive:
        text = archive.read(f"{grid.name}.csv").decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    assert head == [column.name for column in grid.columns]
    return [tuple(_from_french(column, cell) for column, cell in zip(grid.columns, row, strict=True)) for row in rows]


def _plain(cell: str) -> str:
    """A neutralised cell as it was: the documented rule, undone."""
    return cell[1:] if re.match("'+[=+\\-@\t\r\n＝＋－＠]", cell) else cell


def _from_french(column: Column, cell: str) -> Any:  # noqa: ANN401 - any value of the package
    if not cell:
        return None
    if column.kind is Decimal:
        return Decimal(cell.replace(",", "."))
    return _READ_FRENCH[column.kind](cell)


_READ_FRENCH: dict[type, Callable[[str], Any]] = {
    str: _plain,
    int: int,
    bool: lambda cell: cell == "VRAI",
    dt.date: dt.date.fromisoformat,
}


def _json(folder: Path, grid: Grid) -> Rows:
    with zipfile.ZipFile(folder / "registre-json.zip") as archive:
        return _from_objects(grid, json.loads(archive.read(f"{grid.name}.json"), parse_float=Decimal))


def _jsonl(folder: Path, grid: Grid) -> Rows:
    with zipfile.ZipFile(folder / "registre-jsonl.zip") as archive:
        lines = archive.read(f"{grid.name}.jsonl").decode().split("\n")
    assert lines.pop() == ""
    return _from_objects(grid, [json.loads(line, parse_float=Decimal) for line in lines])


def _from_objects(grid: Grid, objects: list[dict[str, Any]]) -> Rows:
    names = [column.name for column in grid.columns]
    assert all(list(each) == names for each in objects)
    return [
        tuple(
            dt.date.fromisoformat(cell) if column.kind is dt.date and cell else cell
            for column, cell in zip(grid.columns, each.values(), strict=True)
        )
        for each in objects
    ]


def _parquet(folder: Path, grid: Grid) -> Rows:
    with duckdb.connect() as base:
        found = base.read_parquet(str(folder / "parquet" / f"{grid.name}.parquet"))
        assert found.columns == [column.name for column in grid.columns]
        return found.fetchall()


READERS = {
    "xlsx": _xlsx,
    "sqlite": _sqlite,
    "csv-tableur": _tableur,
    "json": _json,
    "jsonl": _jsonl,
    "parquet": _parquet,
}


@pytest.mark.parametrize("form", READERS)
def test_the_same_cells_of_the_seeds(seeds: Exports, form: str) -> None:
    """Every table of the published package."""
    assert sum(grid.length for grid in seeds.grids) > 600
    for grid in seeds.grids:
        assert READERS[form](seeds.folder / "donnees", grid) == list(grid.rows), grid.name


def test_the_same_cells_of_hostile_texts(hostile: Exports) -> None:
    """Formulas, quotes, markup of spreadsheets, control characters, line ends: all come back."""
    for form, rows_of in READERS.items():
        for grid in hostile.grids:
            assert rows_of(hostile.folder / "donnees", grid) == list(grid.rows), f"{form}: {grid.name}"


def test_every_format_is_listed_with_its_size_and_digest(seeds: Exports) -> None:
    """What the manifest says is what is on the disk, and nothing else is there."""
    folder = seeds.folder / "donnees"
    listed = json.loads((folder / "fichiers.json").read_text(encoding="utf-8"))["fichiers"]

    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {"fichiers.json"}
    assert {each["chemin"] for each in listed} == found
    assert {each["format"] for each in listed} == {*READERS, "xlsx-preuves", "paquet"}
    for each in listed:
        data = (folder / each["chemin"]).read_bytes()
        assert (each["octets"], each["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())


def test_nothing_is_run_in_a_spreadsheet(hostile: Exports) -> None:
    """XLSX cells are typed texts; in a CSV file a formula is behind an apostrophe; other formats are left alone."""
    folder = hostile.folder / "donnees"
    book = openpyxl.load_workbook(folder / "registre.xlsx")
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {*"sndb", "inlineStr"}
    with zipfile.ZipFile(folder / "registre-tableur.zip") as archive:
        for name in archive.namelist():
            if name.endswith(".csv"):
                text = archive.read(name).decode("utf-8-sig")
                cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=";") for cell in row]
                assert not [cell for cell in cells if re.match("[=+@\t\r\n-](?![0-9,]+$)", cell)]
    with zipfile.ZipFile(folder / "registre-json.zip") as archive:
        assert b"'=HYPERLINK" not in archive.read("subventions.json")


@given(st.text(st.characters(exclude_categories=["Cs"], include_characters="'=+-@\t\r\n＝")))
def test_a_neutralised_cell_tells_what_it_was(text: str) -> None:
    """No two texts give one cell, and only those that would be run are touched."""
    cell = spreadsheet_csv.french_cell("objet", text)

    assert _plain(cell) == text
    assert (cell == text) == (not text.lstrip("'").startswith(tuple("=+-@\t\r\n＝＋－＠")))


def _members(path: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            yield name, archive.read(name)


@pytest.mark.parametrize("name", ["registre.zip", "registre-tableur.zip", "registre-json.zip", "registre-jsonl.zip"])
def test_an_archive_vouches_for_its_files(seeds: Exports, name: str) -> None:
    """``sha256sum -c SHA256SUMS`` says yes to each, and the codebook is among them."""
    members = dict(_members(seeds.folder / "donnees" / name))
    sums = dict(line.split("  ")[::-1] for line in members.pop("SHA256SUMS").decode().splitlines())

    assert "dictionnaire.md" in members
    assert {each: hashlib.sha256(data).hexdigest() for each, data in members.items()} == sums


def test_the_zip_is_the_package(seeds: Exports) -> None:
    """Byte for byte, at the root of the archive, where frictionless looks for it."""
    import frictionless

    members = dict(_members(seeds.folder / "donnees" / "registre.zip"))
    package = {p.relative_to(seeds.package).as_posix(): p.read_bytes() for p in seeds.package.rglob("*") if p.is_file()}

    assert members == package
    loaded = frictionless.Package(str(seeds.folder / "donnees" / "registre.zip"))
    assert [each.name for each in loaded.resources if "/" not in str(each.path)] == [each.name for each in seeds.grids]
    rows = loaded.get_table_resource("subventions").read_rows()
    assert [row["subvention_id"] for row in rows] == [row.subvention_id for row in seeds.dataset.tables.subventions]
