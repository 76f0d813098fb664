"""Records to and from the cells of a table, typed by the fields of the record class."""

from __future__ import annotations

import datetime as dt
import re
import sys
from dataclasses import fields
from decimal import Decimal
from functools import cache, partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from generator.package.cells import columns, write_cells
from generator.package.schemas import schema
from generator.values.issue import RegistreError
from generator.values.tables import KEYS, RECORD_TYPES, Record, records
from generator.values.written import written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

_INTEGER = re.compile(r"-?[0-9]+")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@cache
def python_types(table: str) -> tuple[tuple[type, bool], ...]:
    """For each column of ``table``: the type of its values, and whether a cell may be empty.

    >>> python_types("financements")[3]
    (<class 'decimal.Decimal'>, True)
    """
    hints = get_type_hints(RECORD_TYPES[table])
    found = []
    for name in (field.name for field in fields(RECORD_TYPES[table])):
        options = get_args(hints[name]) or (hints[name],)
        found.append((next(option for option in options if option is not type(None)), type(None) in options))
    return tuple(found)


# --- writing -----------------------------------------------------------------------------------------------------


def _encoded(table: str, records: tuple[Record, ...]) -> Iterator[tuple[object, ...]]:
    """The cells of each record; the CSV writer itself writes text, integers and dates as the contract wants them."""
    getter = attrgetter(*schema(table).names)
    special = [
        (index, partial(written, schema(table).names[index]))
        for index, (kind, _) in enumerate(python_types(table))
        if kind in {Decimal, bool}
    ]
    if not special:
        return map(getter, records)
    return (_with(getter(record), special) for record in records)


def _with(cells: tuple[Any, ...], special: Sequence[tuple[int, Callable[[Any], str]]]) -> tuple[object, ...]:
    """The cells of one record, numbers and booleans written."""
    row = list(cells)
    for index, write in special:
        row[index] = write(row[index])
    return tuple(row)


def write_table(path: Path, table: str, records: tuple[Record, ...]) -> None:
    """Write the records of ``table`` sorted by key. An empty text is written like an absent one.

    Raises ``RegistreError`` for a value that the table cannot show exactly.
    """
    ordered = sorted(records, key=attrgetter(*KEYS[table]))
    write_cells(path, schema(table).names, _encoded(table, tuple(ordered)))


# --- reading -----------------------------------------------------------------------------------------------------


class _Memo(dict[str, Any]):
    """Each distinct cell is understood once: a table repeats its dates, ranks and amounts."""

    def __init__(self, understand: Callable[[str], object]) -> None:
        """Understand cells with ``understand``, which raises ``ValueError``."""
        super().__init__()
        self._understand = understand

    def __missing__(self, cell: str) -> object:
        """Understand a cell met for the first time."""
        value = self[cell] = self._understand(cell)
        return value


def _matching(pattern: re.Pattern[str], make: Callable[[str], object]) -> Callable[[str], object]:
    """Strict reading: Python alone would take ``1_000``, ``20240613`` or the digits of another script."""

    def understand(cell: str) -> object:
        try:
            if pattern.fullmatch(cell):
                return make(cell)
        except ValueError:  # the thirteenth month: the words of Python would say less than the cell itself
            pass
        raise ValueError(cell)

    return understand


_UNDERSTAND: dict[type, Callable[[str], object]] = {
    int: _matching(_INTEGER, int),
    Decimal: _matching(_NUMBER, Decimal),
    dt.date: _matching(_DATE, dt.date.fromisoformat),
    bool: _matching(re.compile("true|false"), "true".__eq__),
}


def _reader(kind: type, *, optional: bool, repeated: bool) -> Callable[[tuple[str, ...]], Sequence[Any]]:
    """What turns a column of cells into values of ``kind``. Whole columns: a call per cell would double the time."""
    if kind is not str:
        memo = _Memo(_UNDERSTAND[kind])
        if optional:
            memo[""] = None
        return lambda column: list(map(memo.__getitem__, column))
    if optional:
        return lambda column: [cell or None for cell in column]
    return (lambda column: list(map(sys.intern, column))) if repeated else (lambda column: column)


def read_table(path: Path, table: str) -> tuple[Record, ...]:
    """The records of ``table``.

    Raises ``RegistreError`` naming the row and the column of the first cell that is not what the contract says.
    """
    kind = RECORD_TYPES[table]
    contract = schema(table)
    readers = [
        _reader(kind, optional=optional, repeated=field.pattern is not None or field.allowed is not None)
        for field, (kind, optional) in zip(contract.fields, python_types(table), strict=True)
    ]
    rows: list[Record] = []
    for chunk in columns(path, contract.names):
        values = []
        for column, read, field in zip(chunk, readers, contract.fields, strict=True):
            if field.required and "" in column:
                raise _unreadable(path, len(rows) + column.index("") + 1, field.name, "")
            try:
                values.append(read(column))
            except ValueError as error:
                bad = str(error)
                raise _unreadable(path, len(rows) + column.index(bad) + 1, field.name, bad) from error
        rows += records(kind, values)
    return tuple(rows)


def _unreadable(path: Path, rank: int, name: str, cell: str) -> RegistreError:
    """The error that names a cell."""
    return RegistreError(
        f"La valeur « {cell} » n'est pas de la forme attendue.",
        f"{path}, enregistrement {rank}, colonne {name}",
        "Refaire le paquet à partir des documents, sans modifier ses fichiers à la main.",
        "valeur-illisible",
    )
