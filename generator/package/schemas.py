"""The public contract: one hand-written YAML per table, in the contract's order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from generator.values.tables import RECORD_TYPES

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parent / "schemas"

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same reading by libyaml, ten times faster, where it is


@dataclass(frozen=True, slots=True)
class Field:
    """A column: what its cells may hold.

    ``allowed`` are the words of an enumeration; ``prouve`` says that every value of the column has its words in
    ``provenances``; ``descriptor`` is the column as the published Table Schema says it.
    """

    name: str
    type: str
    required: bool
    pattern: re.Pattern[str] | None
    allowed: frozenset[str] | None
    minimum: int | None
    maximum: int | None
    prouve: bool
    descriptor: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns that point at the key of a table, possibly their own."""

    fields: tuple[str, ...]
    table: str
    target: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Schema:
    """A table: its columns, its keys, and its words for the public; ``source`` is where its rows come from."""

    table: str
    title: str
    description: str
    source: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    unique: tuple[tuple[str, ...], ...]
    foreign: tuple[ForeignKey, ...]
    descriptor: Mapping[str, Any]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns, in order."""
        return tuple(field.name for field in self.fields)

    def position(self, names: tuple[str, ...]) -> tuple[int, ...]:
        """Where the columns ``names`` stand."""
        columns = self.names
        return tuple(columns.index(name) for name in names)


def _field(raw: dict[str, Any]) -> Field:
    """One column; the words of its ``categories`` are its enumeration, for tools that know only ``enum``."""
    constraints = dict(raw.get("constraints", {}))
    if "categories" in raw:
        constraints["enum"] = [category["value"] for category in raw["categories"]]
    pattern = constraints.get("pattern")
    return Field(
        name=raw["name"],
        type=raw["type"],
        required=constraints.get("required", False),
        pattern=re.compile(pattern) if pattern else None,
        allowed=frozenset(constraints["enum"]) if "enum" in constraints else None,
        minimum=constraints.get("minimum"),
        maximum=constraints.get("maximum"),
        prouve=raw.get("prouve", False),
        descriptor={**raw, "constraints": constraints} if constraints else raw,
    )


@cache
def schema(table: str) -> Schema:
    """The contract of ``table``.

    >>> schema("presences").key
    ('acte_id', 'ordre')
    """
    raw = yaml.load((FOLDER / f"{table}.yml").read_text(encoding="utf-8"), _Loader)  # noqa: S506 - one of the two safe loaders
    fields = tuple(_field(item) for item in raw["fields"])
    foreign = tuple(
        ForeignKey(tuple(item["fields"]), item["reference"].get("resource", table), tuple(item["reference"]["fields"]))
        for item in raw.get("foreignKeys", ())
    )
    keys = {name: raw[name] for name in ("primaryKey", "uniqueKeys", "foreignKeys") if name in raw}
    return Schema(
        table=table,
        title=raw["title"],
        description=raw["description"],
        source=raw["source"],
        fields=fields,
        key=tuple(raw["primaryKey"]),
        unique=tuple(tuple(names) for names in raw.get("uniqueKeys", ())),
        foreign=foreign,
        descriptor={"fields": [field.descriptor for field in fields], "missingValues": [""], **keys},
    )


def schemas() -> tuple[Schema, ...]:
    """The contract of every table, in the contract's order."""
    return tuple(schema(table) for table in RECORD_TYPES)
