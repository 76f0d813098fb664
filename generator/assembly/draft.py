"""The records of one document, before it meets the others."""

from __future__ import annotations

import copyreg
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

from generator.values.evidence import Anomalie, Controle, Provenance
from generator.values.tables import RECORD_TYPES, Columns, Record, packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.assembly.beneficiaries import Naming
    from generator.values.acts import Collectivite, Document
    from generator.values.issue import Issue
    from generator.values.source import Source
    from generator.values.span import Span

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Draft:
    """All that one document gives: its records by table, its proofs, checks and doubts, and the names it prints.

    Identifiers are final but for two documents that hold an act of the same number. References to other documents are
    still open. ``etendues`` says where each affair of minutes stands in the text; ``occultes`` which withdrawn names
    were blotted out of it.
    """

    source: Source
    document: Document
    records: tuple[Record, ...] = ()
    provenances: tuple[Provenance, ...] = ()
    controles: tuple[Controle, ...] = ()
    anomalies: tuple[Anomalie, ...] = ()
    collectivite: Collectivite | None = None
    namings: tuple[Naming, ...] = field(default=())
    etendues: tuple[tuple[str, Span], ...] = ()
    occultes: frozenset[str] = frozenset()

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """The records of one type, in reading order."""
        return tuple([record for record in self.records if isinstance(record, kind)])

    def replaced(self, old: Record, new: Record) -> Draft:
        """The draft with one record in the place of another."""
        return replace(self, records=tuple([new if record is old else record for record in self.records]))


_ROWS = ("records", "provenances", "controles", "anomalies")
_OTHERS = tuple(part.name for part in fields(Draft) if part.name not in _ROWS)


def _leaves(draft: Draft) -> tuple[Any, ...]:
    """How a draft leaves the process that read it: its 150 records one by one would take twice the time."""
    rows = {name: packed(getattr(draft, name)) for name in _ROWS}
    return _arrives, (rows, {name: getattr(draft, name) for name in _OTHERS})


def _arrives(rows: Mapping[str, tuple[Columns, ...]], others: Mapping[str, Any]) -> Draft:
    """The draft in the process that writes it."""
    return Draft(**{name: unpacked(runs) for name, runs in rows.items()}, **others)  # type: ignore[arg-type] # as left


copyreg.pickle(Draft, _leaves)


def table_of(record: Record) -> str:
    """The table of a record."""
    return _TABLES[type(record)]


_TABLES = {kind: table for table, kind in RECORD_TYPES.items()}


def doubts(issues: Iterable[tuple[Issue, str | None]], source: Source, first: int = 1) -> tuple[Anomalie, ...]:
    """The rows of ``anomalies`` for issues, each with the act it is about, numbered from ``first``."""
    return tuple(
        Anomalie(
            anomalie_id=f"{source.document_id}-a{number:02}",
            document_id=source.document_id,
            acte_id=acte_id,
            code=issue.code,
            gravite=issue.gravite.value,
            message=issue.message,
            debut=issue.span.start if issue.span else None,
            fin=issue.span.end if issue.span else None,
            citation=issue.span.of(source.text) if issue.span else None,
            statut="ouverte",
        )
        for number, (issue, acte_id) in enumerate(issues, start=first)
    )
