"""The codebook as facts: each table and column with its meaning, its unit, its source, and what it holds today."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter, countOf
from typing import TYPE_CHECKING

from generator.package.schemas import schemas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.package.schemas import Field, Schema
    from generator.values.tables import Tables

TYPES = {"string": "texte", "integer": "nombre entier", "number": "nombre", "date": "date", "boolean": "vrai ou faux"}
UNITS = {"date": "AAAA-MM-JJ", "boolean": "true, false"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Colonne:
    """A column; ``remplies`` cells of ``lignes`` hold something.

    ``mots`` are its codes with their labels; ``cle`` says that it is part of the key; ``renvoie`` names the table whose
    key it holds; ``source`` is where an act says it.
    """

    nom: str
    titre: str
    sens: str
    type: str
    unite: str | None
    source: str
    exemple: str | None
    mots: tuple[tuple[str, str], ...]
    cle: bool
    renvoie: str | None
    remplies: int
    lignes: int

    @property
    def part(self) -> int | None:
        """The percentage of filled cells, never rounded up to all nor down to none; ``None`` without any row."""
        if not self.lignes:
            return None
        if 0 < self.remplies < self.lignes:
            return min(99, max(1, round(100 * self.remplies / self.lignes)))
        return 100 if self.remplies else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its columns. ``mere`` is the table under which the diagram hangs it, ``rang`` its depth there."""

    nom: str
    titre: str
    description: str
    lignes: int
    colonnes: tuple[Colonne, ...]
    mere: str | None
    rang: int

    @property
    def autres(self) -> tuple[str, ...]:
        """The other tables that it points at."""
        found = dict.fromkeys(each.renvoie for each in self.colonnes if each.renvoie not in {None, self.mere, self.nom})
        return tuple(name for name in found if name)


def dictionary(tables: Tables) -> tuple[Table, ...]:
    """The codebook of ``tables``, in the contract's order."""
    mothers = {contract.table: _mother(contract) for contract in schemas()}
    return tuple(
        Table(
            nom=contract.table,
            titre=contract.title,
            description=contract.description,
            lignes=len(getattr(tables, contract.table)),
            colonnes=tuple(_columns(contract, getattr(tables, contract.table))),
            mere=mothers[contract.table],
            rang=sum(1 for _ in _above(contract.table, mothers)),
        )
        for contract in schemas()
    )


def tree(codebook: tuple[Table, ...]) -> Iterator[Table]:
    """The tables in the order of the diagram: each after the one it hangs under, sisters in the contract's order.

    >>> from generator.values.tables import Tables
    >>> [f"{'.' * each.rang}{each.nom}" for each in tree(dictionary(Tables()))][:6]
    ['collectivites', '.documents', '..actes', '...presences', '...visas', '...considerants']
    """
    yield from _under(None, codebook)


def _under(mother: str | None, codebook: tuple[Table, ...]) -> Iterator[Table]:
    for each in codebook:
        if each.mere == mother:
            yield each
            yield from _under(each.nom, codebook)


def _mother(contract: Schema) -> str | None:
    """The first table that another one points at, itself excepted."""
    return next((key.table for key in contract.foreign if key.table != contract.table), None)


def _above(table: str, mothers: dict[str, str | None]) -> Iterator[str]:
    """The tables above ``table`` in the diagram."""
    mother = mothers[table]
    while mother is not None:
        yield mother
        mother = mothers[mother]


def _columns(contract: Schema, records: tuple[object, ...]) -> Iterator[Colonne]:
    """The columns of a table with what they hold."""
    pointing = {name: key.table for key in contract.foreign for name in key.fields}
    for field in contract.fields:
        raw = field.descriptor
        yield Colonne(
            nom=field.name,
            titre=raw["title"],
            sens=raw["description"],
            type="code" if field.allowed else TYPES[field.type],
            unite=raw.get("unite") or UNITS.get(field.type),
            source=_source(contract, field, pointing),
            exemple=raw.get("example"),
            mots=tuple((each["value"], each["label"]) for each in raw.get("categories", ())),
            cle=field.name in contract.key,
            renvoie=pointing.get(field.name),
            remplies=len(records) - countOf(map(attrgetter(field.name), records), None),
            lignes=len(records),
        )


def _source(contract: Schema, field: Field, pointing: dict[str, str]) -> str:
    """Where the value comes from: what the contract says of the column, else of the table."""
    if "source" in field.descriptor:
        return str(field.descriptor["source"])
    if field.name in contract.key or field.name in pointing:
        return "Donné par le registre"
    return contract.source
