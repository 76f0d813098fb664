"""CSV as a French spreadsheet opens it by a double click: semicolons, a byte-order mark, decimal commas.

A cell of text that a spreadsheet would run as a formula is preceded by an apostrophe (OWASP, « CSV Injection »); no
other format of ours needs it, since their cells have types.
"""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.values.written import Value, written

if TYPE_CHECKING:
    from _csv import Writer
    from collections.abc import Iterator

    from generator.package.exports.grid import Grid

# Full-width signs too: a spreadsheet with an East Asian keyboard takes them for the plain ones. Apostrophes first, so
# that what is added can always be told from what the document holds.
_RUN = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


def french_cell(name: str, value: Value | None) -> str:
    """The cell of column ``name`` that says ``value`` to a French spreadsheet.

    >>> from decimal import Decimal
    >>> french_cell("montant", Decimal("60000")), french_cell("unanimite", True), french_cell("objet", "=1+1")
    ('60000,00', 'VRAI', "'=1+1")
    """
    if isinstance(value, str):
        return f"'{value}" if _RUN.match(value) else value
    if isinstance(value, bool):
        return "VRAI" if value else "FAUX"
    text = written(name, value)
    return text.replace(".", ",") if isinstance(value, Decimal) else text


def begin(buffer: io.StringIO, head: tuple[str, ...]) -> Writer:
    """A writer of rows into ``buffer``, which holds the mark and the head."""
    buffer.write("\ufeff")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(head)
    return writer


def lines(grid: Grid) -> Iterator[bytes]:
    """The bytes of the table, some rows at a time."""
    buffer = io.StringIO()
    names = tuple(column.name for column in grid.columns)
    writer = begin(buffer, names)
    for row in grid.rows:
        writer.writerow(map(french_cell, names, row))
        if buffer.tell() > _SOME:
            yield _emptied(buffer)
    yield _emptied(buffer)


_SOME = 1 << 20


def _emptied(buffer: io.StringIO) -> bytes:
    """What the buffer holds, and nothing in it any more."""
    data = buffer.getvalue().encode()
    buffer.seek(0)
    buffer.truncate()
    return data
