"""A row of findings becomes a record of a table and the provenance of each of its values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.values.evidence import Provenance
from generator.values.tables import RECORD_TYPES, Record, ligne
from generator.values.written import written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from generator.values.finding import Finding
    from generator.values.lecture import Champs
    from generator.values.source import Source

UNPROVEN = frozenset({"presences"})
"""Tables whose values are not quoted one by one: the list of members stands whole in the text."""

QUOTED = frozenset({"texte", "introduction", "titre", "objet"})
"""Columns of running text: the citation is the value, which is therefore not written a second time."""


OCR = "ocr."
"""Opens the name of the rule of every value whose words were read on a picture."""


def make(
    table: str, key: Mapping[str, object], champs: Champs, source: Source
) -> tuple[Record, tuple[Provenance, ...]]:
    """The record of ``table`` with ``key`` and the values of ``champs``, and their provenances.

    Raises ``TypeError`` for a column the table does not have.
    """
    values = {name: finding.value for name, finding in champs.items()}
    build: Callable[..., Record] = RECORD_TYPES[table]
    record = build(**values, **key)
    if table in UNPROVEN:
        return record, ()
    row = ligne(table, record)
    proofs: list[Provenance] = []
    for name, read in champs.items():
        proofs += prove(table, row, name, read, source)
    return record, tuple(proofs)


def prove(table: str, row: str, champ: str, finding: Finding[object], source: Source) -> Iterator[Provenance]:
    """One provenance per passage of ``finding``; one without passage when nothing is quoted."""
    value = None if champ in QUOTED else written(champ, finding.value) or None  # type: ignore[arg-type] # a cell value
    for ordre, span in enumerate(finding.spans or (None,), start=1):
        eyes = OCR if span and source.by_ocr(span.start) else ""
        yield Provenance(
            table=table,
            ligne=row,
            champ=champ,
            ordre=ordre,
            document_id=source.document_id,
            debut=span.start if span else None,
            fin=span.end if span else None,
            page=source.page_of(span.start) if span else None,
            citation=span.of(source.text) if span else None,
            regle=f"{eyes}{finding.regle}",
            statut=finding.statut.value,
            valeur=value,
            calcul=finding.calcul,
        )
