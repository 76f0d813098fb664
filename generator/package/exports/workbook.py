"""XLSX: a sheet per table, cells with their types, heads that stay in sight, filters, and a sheet that explains.

Rows are written as they come (``constant_memory``), so that a large register takes the memory of one row. A cell of
text is typed as such: nothing in it is run.
"""

from __future__ import annotations

import datetime as dt
from contextlib import closing
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any

from generator.values.said import compte
from generator.values.written import Value, written

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from generator.package.exports.grid import Column, Grid, Row

MOST_ROWS = 1_048_575
"""Rows of a sheet, but for its head (Excel specifications and limits)."""

MOST_TEXT = 32_767
"""UTF-16 units of a cell (same source)."""

MOST_DIGITS = 15
"""Digits of a number that a spreadsheet keeps (same source); a longer one is written as text."""

_FIRST_DAY = dt.date(1900, 3, 1)
"""Spreadsheets do not agree on the days before, because of a 29 February 1900 that never was."""

_WIDTHS = {str: 24, int: 12, Decimal: 16, dt.date: 12, bool: 10}
_WIDE = frozenset(
    {"objet", "texte", "citation", "message", "formule", "description", "libelle", "introduction", "titre"}
)


@dataclass(frozen=True, slots=True)
class Notice:
    """A sheet of words: its name, the width of each column, and its rows; the first row is the head.

    A row that opens with the name of one of ``sheets`` leads there.
    """

    name: str
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    sheets: frozenset[str] = frozenset()


def write(path: Path, notices: Iterable[Notice], grids: Iterable[Grid], properties: dict[str, Any]) -> None:
    """Write a workbook: the ``notices`` first, then a sheet per table.

    A table of more rows than a sheet can hold goes on in others, « provenances 2 », « provenances 3 ». ``properties``
    are those of XlsxWriter; ``created`` must be among them, or the clock would show in the file.
    """
    import xlsxwriter

    options = {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}
    with closing(xlsxwriter.Workbook(str(path), options)) as book:
        book.set_properties(properties)
        for notice in notices:
            _notice(book, notice)
        formats = {
            "head": book.add_format({"bold": True, "bottom": 1}),
            "money": book.add_format({"num_format": '#,##0.00 "€"'}),
        }
        for grid in grids:
            _sheets(book, grid, formats)


def _notice(book: Workbook, notice: Notice) -> None:
    """A sheet of words, on lines that fold."""
    sheet = book.add_worksheet(notice.name)
    folded = book.add_format({"text_wrap": True, "valign": "top"})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    for column, width in enumerate(notice.widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    _on_paper(sheet)
    for rank, row in enumerate(notice.rows):
        for column, words in enumerate(row):
            if column == 0 and words in notice.sheets:
                sheet.write_url(rank, 0, f"internal:'{words}'!A1", string=words)
            else:
                _text(sheet, rank, column, words, head if rank == 0 else folded)


def _on_paper(sheet: Worksheet) -> None:
    """Printed, a sheet keeps its columns together, on A4, under its head."""
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _sheets(book: Workbook, grid: Grid, formats: dict[str, Format]) -> None:
    """The sheet of a table, or its sheets."""
    rows = iter(grid.rows)
    left, number = grid.length, 1
    while number == 1 or left > 0:
        sheet = book.add_worksheet(grid.name if number == 1 else f"{grid.name} {number}")
        count = min(left, MOST_ROWS)
        for index, column in enumerate(grid.columns):
            width = 60 if column.name in _WIDE else _WIDTHS[column.kind]
            sheet.set_column(index, index, width, formats["money"] if column.scale == 2 else None)  # noqa: PLR2004 - cents
            sheet.write_string(0, index, column.name, formats["head"])
        sheet.freeze_panes(1, 1)
        _on_paper(sheet)
        sheet.autofilter(0, 0, count, len(grid.columns) - 1)
        for rank, row in enumerate(islice(rows, count), start=1):
            _row(sheet, rank, grid, row)
        left, number = left - count, number + 1


def _row(sheet: Worksheet, rank: int, grid: Grid, row: Row) -> None:
    """The cells of a row; an absent value leaves its cell empty."""
    for index, value in enumerate(row):
        if value is None:
            continue
        if isinstance(value, str):
            if len(value) * 2 > MOST_TEXT and units(value) > MOST_TEXT:
                key = " / ".join(str(cell) for cell in row[:2])
                value = elsewhere(value, grid.name, key)  # noqa: PLW2901 - what stands in its place
            _text(sheet, rank, index, value)
        elif isinstance(value, bool):
            sheet.write_boolean(rank, index, value)
        elif isinstance(value, dt.date) and value >= _FIRST_DAY:
            sheet.write_datetime(rank, index, value)
        elif isinstance(value, int | Decimal) and _kept(value):
            sheet.write_number(rank, index, float(value))
        else:
            _text(sheet, rank, index, said(grid.columns[index], value))


def said(column: Column, value: Value) -> str:
    """A value that no typed cell keeps, as the package writes it."""
    return written(column.name, value)


def units(text: str) -> int:
    """The length of ``text`` as a spreadsheet counts it.

    >>> units("été"), units("🎉")
    (3, 2)
    """
    return len(text.encode("utf-16-le")) // 2


def elsewhere(text: str, table: str, key: str) -> str:
    """What stands in the place of a text that no cell can hold: its length, and where it is whole.

    >>> elsewhere("a" * 400, "articles", "corte-25-07-046 / 3")
    '[Texte de 400 caractères, trop long pour un tableur. Il est entier dans articles.csv : corte-25-07-046 / 3]'
    """
    length = compte(len(text), "caractère")
    return f"[Texte de {length}, trop long pour un tableur. Il est entier dans {table}.csv : {key}]"


def _kept(value: int | Decimal) -> bool:
    """Whether a spreadsheet, whose numbers are binary, gives this one back with all its digits."""
    return len(Decimal(value).normalize().as_tuple().digits) <= MOST_DIGITS


def _text(sheet: Worksheet, rank: int, index: int, text: str, form: Format | None = None) -> None:
    """A cell of text. The library would take ``<r>…</r>`` for formatting of its own; three plain runs are only text."""
    if text.startswith("<r>") and text.endswith("</r>"):
        sheet.write_rich_string(rank, index, text[:1], text[1:2], text[2:], *((form,) if form else ()))
    else:
        sheet.write_string(rank, index, text, form)
