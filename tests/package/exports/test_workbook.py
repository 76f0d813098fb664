"""What a spreadsheet cannot hold is said, never cut in silence."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from generator.package.exports import workbook
from generator.package.exports.grid import Column, Grid

if TYPE_CHECKING:
    from pathlib import Path

    from tests.package.exports.conftest import Exports

COLUMNS = (Column("article_id", str), Column("texte", str), Column("montant", Decimal, 2), Column("date", dt.date))


def _written(path: Path, *rows: tuple[Any, ...]) -> openpyxl.Workbook:
    grid = Grid("articles", "Articles", "", COLUMNS, rows, len(rows))
    workbook.write(path, (), (grid,), {"created": dt.datetime(2024, 1, 1)})  # noqa: DTZ001 - a day
    return openpyxl.load_workbook(path)


def test_a_table_longer_than_a_sheet_goes_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every row is there once, under a head."""
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    book = _written(tmp_path / "a.xlsx", *((f"a{rank}", "x", None, None) for rank in range(5)))

    assert book.sheetnames == ["articles", "articles 2", "articles 3"]
    rows = [row for sheet in book for row in list(sheet.iter_rows(values_only=True))[1:]]
    assert [row[0] for row in rows] == ["a0", "a1", "a2", "a3", "a4"]
    assert {sheet["A1"].value for sheet in book} == {"article_id"}


@pytest.mark.parametrize(("text", "fits"), [("a" * 32_767, True), ("a" * 32_768, False), ("🎉" * 16_384, False)])
def test_a_text_longer_than_a_cell_is_pointed_at(tmp_path: Path, text: str, *, fits: bool) -> None:
    """The cell says how long it is and where it is whole."""
    cell = _written(tmp_path / "a.xlsx", ("corte-7", text, None, None))["articles"]["B2"].value

    assert (cell == text) == fits
    if not fits:
        assert "articles.csv" in cell
        assert "corte-7" in cell


def test_numbers_and_days_that_a_sheet_would_spoil_are_texts(tmp_path: Path) -> None:
    """Sixteen digits, and the days before the calendar of spreadsheets."""
    sheet = _written(
        tmp_path / "a.xlsx",
        ("a", "x", Decimal("12345678901234.56"), dt.date(1899, 12, 31)),
        ("b", "x", Decimal("1234567890123.45"), dt.date(1900, 3, 1)),
    )["articles"]

    assert [sheet["C2"].value, sheet["D2"].value] == ["12345678901234.56", "1899-12-31"]
    assert [sheet["C3"].value, sheet["D3"].value] == [1234567890123.45, dt.datetime(1900, 3, 1)]  # noqa: DTZ001 - a day


def test_a_workbook_opens_ready_to_use(seeds: Exports) -> None:
    """Heads stay in sight, columns filter, money is money, and the first sheets explain."""
    book = openpyxl.load_workbook(seeds.folder / "donnees" / "registre.xlsx")

    assert book.sheetnames[:2] == ["Lisez-moi", "Dictionnaire"]
    sheet = book["subventions"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", f"A1:O{sheet.max_row}")
    assert sheet["E2"].number_format == '#,##0.00 "€"'
    assert sheet["A1"].font.bold
    assert sheet.page_setup.orientation == "landscape"
    cells = [cell for row in book["Lisez-moi"].iter_rows() for cell in row]
    led = {cell.hyperlink.location for cell in cells if cell.hyperlink}
    assert {f"'{name}'!A1" for name in book.sheetnames[2:]} == led
    words = {cell.value for row in book["Dictionnaire"].iter_rows() for cell in row}
    assert {column.name for grid in seeds.grids for column in grid.columns} <= words
    assert book.properties.created == dt.datetime.fromisoformat(str(seeds.dataset.created))
