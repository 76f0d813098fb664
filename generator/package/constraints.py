"""What each cell may hold: presence, type, enumeration, pattern, bounds. Each distinct cell is looked at once."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.package.problem import Chunk, Problem
    from generator.package.schemas import Field

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.([0-9]+))?")
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")  # Python refuses to read an integer of thousands of digits
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def broken_cells(chunk: Chunk) -> Iterator[Problem]:
    """The cells that are not what the contract allows: the first of each distinct value, by column."""
    for field, column in zip(chunk.contract.fields, chunk.columns, strict=True):
        free = field.type == "string" and field.pattern is None and field.allowed is None and field.max_length is None
        distinct = {""}.intersection(column) if free else set(column)
        faults = {cell: found for cell in distinct if (found := fault(field, cell))}
        for cell in sorted(faults):
            code, quoi = faults[cell]
            yield chunk.problem(code, column.index(cell), f"« {cell[:80]} » {quoi}", field.name)


def fault(field: Field, cell: str) -> tuple[str, str] | None:
    """The code and the words of what is wrong with a cell, if anything is.

    >>> from generator.package.schemas import schema
    >>> fault(schema("financements").fields[3], "60 000 €")
    ('type', "n'est pas un nombre à point décimal, sans séparateur de milliers")
    """
    if not cell:
        return ("requis", "(cellule vide) alors que la valeur est obligatoire") if field.required else None
    if field.type != "string":
        return _type_fault(field, cell)
    if field.allowed is not None and cell not in field.allowed:
        return "enumeration", f"n'est pas l'un de : {', '.join(sorted(field.allowed))}"
    if field.pattern is not None and not field.pattern.fullmatch(cell):
        return "motif", f"ne suit pas le motif {field.pattern.pattern}"
    if field.max_length is not None and len(cell) > field.max_length:
        return "longueur", f"dépasse {field.max_length} caractères (il en a {len(cell)})"
    return None


def _type_fault(field: Field, cell: str) -> tuple[str, str] | None:
    """What is wrong with a cell that is not text."""
    if field.type == "boolean":
        words = " ni ".join(f"« {word} »" for word in sorted(field.truths, reverse=True))
        return None if cell in field.truths else ("type", f"n'est ni {words}")
    if field.type == "date":
        return None if _is_date(cell) else ("type", "n'est pas une date AAAA-MM-JJ")
    return _number_fault(field, cell)


def _number_fault(field: Field, cell: str) -> tuple[str, str] | None:
    """What is wrong with a cell that should hold a number."""
    if field.type == "integer":
        if not _INTEGER.fullmatch(cell):
            return "type", "n'est pas un nombre entier"
    elif not (found := _NUMBER.fullmatch(cell)):
        return "type", "n'est pas un nombre à point décimal, sans séparateur de milliers"
    elif field.scale is not None and len(found[1] or "") != field.scale:
        return "type", f"n'a pas {field.scale} décimales"
    value = Decimal(cell)
    low, high = field.minimum, field.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        return "bornes", f"sort des bornes {'' if low is None else low}…{'' if high is None else high}"
    return None


def _is_date(cell: str) -> bool:
    """Whether the cell is a day of the calendar, its month and day padded to two digits."""
    if not _DATE.fullmatch(cell):
        return False
    try:
        dt.date.fromisoformat(cell)
    except ValueError:
        return False
    return True
