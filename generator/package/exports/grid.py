"""What every format asks of a table: its columns, the type of each, and its rows as values."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from generator.package.rows import python_types
from generator.package.schemas import schemas
from generator.values.written import SCALES, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.package.schemas import Schema
    from generator.values.tables import Tables

Row = tuple[Value | None, ...]

PROOF = "provenances"
"""The table that is as long as all the others together, and that few people open."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the type of its values, and its decimals where they are always the same number."""

    name: str
    kind: type
    scale: int | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of the package, or a view drawn from some: ``rows`` may be walked again and again."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    rows: Iterable[Row]
    length: int


@dataclass(frozen=True, slots=True)
class _Records:
    """The rows of records, made as they are asked for."""

    records: tuple[object, ...]
    names: tuple[str, ...]

    def __iter__(self) -> Iterator[Row]:
        return map(attrgetter(*self.names), self.records)


def grids(tables: Tables) -> tuple[Grid, ...]:
    """Every table, in the contract's order."""
    return tuple(grid(contract, getattr(tables, contract.table)) for contract in schemas())


def grid(contract: Schema, records: tuple[object, ...]) -> Grid:
    """The table that ``contract`` describes, with those records."""
    columns = tuple(
        Column(name, kind, SCALES.get(name))
        for name, (kind, _) in zip(contract.names, python_types(contract.table), strict=True)
    )
    rows = _Records(records, contract.names)
    return Grid(contract.table, contract.title, contract.description, columns, rows, len(records))
