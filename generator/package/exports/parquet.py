"""Parquet, for those who analyse millions of rows: an extra, since what writes it weighs more than all the rest."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.package.exports.grid import Column, Grid

_TYPES = {str: "VARCHAR", int: "BIGINT", dt.date: "DATE", bool: "BOOLEAN"}


def available() -> bool:
    """Whether the extra ``parquet`` is installed."""
    return find_spec("duckdb") is not None


def write(folder: Path, package: Path, grids: Iterable[Grid]) -> None:
    """Write each table of the package in ``package`` as ``<table>.parquet``; the same rows give the same bytes.

    DuckDB reads the CSV files of the package itself, told the type of each column: numbers never pass through binary.
    """
    import duckdb

    with duckdb.connect(config={"threads": 1, "autoinstall_known_extensions": False}) as base:
        for grid in grids:
            columns = {column.name: _type(column) for column in grid.columns}
            source, target = package / f"{grid.name}.csv", folder / f"{grid.name}.parquet"
            rows = base.read_csv(
                str(source),
                header=True,
                columns=columns,
                delimiter=",",
                quotechar='"',
                escapechar='"',
                na_values="",
                auto_detect=False,
                parallel=False,
                max_line_size=_LONGEST,
            )
            rows.write_parquet(str(target), compression="zstd")


_LONGEST = 1 << 28
"""Bytes of a row: an article is as long as its document may be."""


def _type(column: Column) -> str:
    """The type of a column; a number without a fixed number of decimals gets more than any act prints."""
    if column.kind is Decimal:
        return f"DECIMAL(18,{column.scale})" if column.scale else "DECIMAL(38,10)"
    return _TYPES[column.kind]
