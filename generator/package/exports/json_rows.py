"""JSON: a row is an object, an absent value is ``null``, a number is written with the digits of the package."""

from __future__ import annotations

import datetime as dt
import json
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from generator.values.written import Value, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.package.exports.grid import Grid, Row

_text = json.JSONEncoder(ensure_ascii=False).encode


def token(name: str, value: Value | None) -> str:
    r"""What JSON writes for ``value``.

    >>> from decimal import Decimal
    >>> token("montant", Decimal("60000")), token("objet", 'dit « "oui" »'), token("objet", None)
    ('60000.00', '"dit « \\"oui\\" »"', 'null')
    """
    if value is None:
        return "null"
    if isinstance(value, str):
        return _text(value)
    cell = written(name, value)
    return _text(cell) if isinstance(value, dt.date) else cell


def objects(grid: Grid) -> Iterator[str]:
    """Each row as an object."""
    keys = [f"{_text(column.name)}:" for column in grid.columns]
    make = [partial(token, column.name) for column in grid.columns]

    def one(row: Row) -> str:
        return "{" + ",".join(key + say(value) for key, say, value in zip(keys, make, row, strict=True)) + "}"

    return map(one, grid.rows)


def array(grid: Grid) -> Iterator[bytes]:
    """The table as one array, a row a line."""
    separators = chain(("[\n",), iter(lambda: ",\n", None))
    for before, row in zip(separators, objects(grid), strict=False):
        yield (before + row).encode()
    yield b"\n]\n" if grid.length else b"[]\n"


def lines(grid: Grid) -> Iterator[bytes]:
    """The table as JSON Lines."""
    for row in objects(grid):
        yield f"{row}\n".encode()
