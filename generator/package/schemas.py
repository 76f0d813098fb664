"""The public contract: one hand-written YAML per table, in the contract's order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from generator.values.tables import RECORD_TYPES
from generator.values.written import SCALES

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parent / "schemas"

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same reading by libyaml, ten times faster, where it is


@dataclass(frozen=True, slots=True)
class Field:
    """A column: what its cells may hold.

    ``allowed`` are the words of an enumeration, ``truths`` those of yes and no; ``scale`` the decimals that a number
    always shows; ``prouve`` says that every value of the column has its words in ``provenances``; ``descriptor`` is the
    column as the published Table Schema says it.
    """

    name: str
    type: str
    required: bool
    pattern: re.Pattern[str] | None
    allowed: frozenset[str] | None
    minimum: Decimal | None
    maximum: Decimal | None
    max_length: int | None
    truths: frozenset[str]
    scale: int | None
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
        return tuple(item.name for item in self.fields)

    def position(self, names: tuple[str, ...]) -> tuple[int, ...]:
        """Where the columns ``names`` stand."""
        columns = self.names
        return tuple(columns.index(name) for name in names)


def field(raw: dict[str, Any], scale: int | None = None) -> Field:
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
        minimum=_bound(constraints.get("minimum")),
        maximum=_bound(constraints.get("maximum")),
        max_length=constraints.get("maxLength"),
        truths=frozenset((*raw.get("trueValues", ("true",)), *raw.get("falseValues", ("false",)))),
        scale=scale,
        prouve=raw.get("prouve", False),
        descriptor={**raw, "constraints": constraints} if constraints else raw,
    )


def _bound(stated: float | None) -> Decimal | None:
    """A bound as it is written: 0.01 has no exact binary form."""
    return None if stated is None else Decimal(str(stated))


def load(path: Path) -> dict[str, Any]:
    """What a schema of ours says."""
    raw: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - one of the two safe loaders
    return raw


@cache
def schema(table: str) -> Schema:
    """The contract of ``table``.

    >>> schema("presences").key
    ('acte_id', 'ordre')
    """
    raw = load(FOLDER / f"{table}.yml")
    fields = tuple(field(item, SCALES.get(item["name"])) for item in raw["fields"])
    foreign = tuple(
        ForeignKey(tuple(item["fields"]), item["reference"].get("resource", table), tuple(item["reference"]["fields"]))
        for item in raw.get("foreignKeys", ())
    )
    keys: dict[str, Any] = {name: raw[name] for name in ("primaryKey", "uniqueKeys", "foreignKeys") if name in raw}
    return Schema(
        table=table,
        title=raw["title"],
        description=raw["description"],
        source=raw["source"],
        fields=fields,
        key=tuple(raw["primaryKey"]),
        unique=tuple(tuple(names) for names in raw.get("uniqueKeys", ())),
        foreign=foreign,
        descriptor={"fields": [item.descriptor for item in fields], "missingValues": [""], **keys},
    )


def schemas() -> tuple[Schema, ...]:
    """The contract of every table, in the contract's order."""
    return tuple(schema(table) for table in RECORD_TYPES)
