"""The figures that a document states, with their identifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.assembly.records import make
from generator.values.identifiers import slug

if TYPE_CHECKING:
    from generator.values.evidence import Provenance
    from generator.values.lecture import Lecture
    from generator.values.tables import Record

PROVEN = frozenset({"valeur", "annee"})
"""Cells with a passage of their own. The others (what is counted, of whom) are words of the citation."""


def assemble(lecture: Lecture) -> tuple[list[Record], list[Provenance]]:
    """The records of ``indicateurs`` and their provenances, numbered in reading order."""
    document_id = lecture.source.document_id
    records: list[Record] = []
    proofs: list[Provenance] = []
    rows = (row for row in lecture.rows if row.table == "indicateurs")
    for rank, row in enumerate(rows, start=1):
        key: dict[str, object] = {"indicateur_id": slug(document_id, f"i{rank:02}"), "document_id": document_id}
        key |= {name: finding.value for name, finding in row.champs.items() if name not in PROVEN}
        (span,) = row.champs["citation"].spans
        key |= {"debut": span.start, "fin": span.end, "citation": span.of(lecture.source.text)}
        told = {name: finding for name, finding in row.champs.items() if name in PROVEN}
        record, proof = make("indicateurs", key, told, lecture.source)
        records.append(record)
        proofs.extend(proof)
    return records, proofs
