"""The axes, objectives and actions of a roadmap, with their identifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.assembly.records import make
from generator.values.identifiers import slug

if TYPE_CHECKING:
    from generator.values.evidence import Provenance
    from generator.values.lecture import Lecture, RowRead
    from generator.values.tables import Record

TABLES = frozenset({"axes", "objectifs", "actions"})

_POINTERS = frozenset({"axe_ordre", "objectif_ordre", "parent_ordre"})
"""Cells by which a row names, by rank, the axis or the heading it stands under."""


def assemble(lecture: Lecture) -> tuple[list[Record], list[Provenance]]:
    """The records of one roadmap and their provenances."""
    first = slug(lecture.titre.value) if lecture.titre else lecture.source.document_id
    records: list[Record] = []
    proofs: list[Provenance] = []
    for row in lecture.rows:
        if row.table not in TABLES:
            continue
        key = _key(first, row)
        if row.table == "axes":
            key["document_id"] = lecture.source.document_id
        champs = {name: finding for name, finding in row.champs.items() if name not in {*_POINTERS, "ordre"}}
        record, proof = make(row.table, key, champs, lecture.source)
        records.append(record)
        proofs.extend(proof)
    return records, proofs


def _key(first: str, row: RowRead) -> dict[str, object]:
    """The identifiers of a row: those of the axis and of the heading it stands under, and its own."""
    ranks = {name: finding.value for name, finding in row.champs.items() if name in {*_POINTERS, "ordre"}}
    ordre = ranks["ordre"]
    if row.table == "axes":
        return {"axe_id": _axis(first, ordre), "ordre": ordre}
    axis = ranks["axe_ordre"]
    key: dict[str, object] = {"axe_id": _axis(first, axis), "ordre": ordre}
    if row.table == "objectifs":
        key["objectif_id"] = _heading(first, axis, ordre)
        if "parent_ordre" in ranks:
            key["parent_id"] = _heading(first, axis, ranks["parent_ordre"])
        return key
    key["action_id"] = slug(first, f"action-{ordre}")
    if "objectif_ordre" in ranks:
        key["objectif_id"] = _heading(first, axis, ranks["objectif_ordre"])
    return key


def _axis(first: str, ordre: object) -> str:
    """The identifier of an axis."""
    return slug(first, f"axe-{ordre}")


def _heading(first: str, axis: object, ordre: object) -> str:
    """The identifier of a heading: its axis and its rank under it."""
    return slug(first, f"axe-{axis}-objectif-{ordre}")
