"""One document assembled: a pure function of its reading, the bodies, its corrections and its complements."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.assembly import acts, complements, corrections, crosschecks, figures, matter, roadmap
from generator.assembly.draft import Draft, doubts
from generator.values.acts import Document

if TYPE_CHECKING:
    from generator.assembly.beneficiaries import Naming
    from generator.assembly.complements import Decision
    from generator.assembly.corrections import Correction
    from generator.sources.registry import Body
    from generator.values.evidence import Provenance
    from generator.values.finding import Finding
    from generator.values.issue import Issue
    from generator.values.lecture import Lecture
    from generator.values.span import Span
    from generator.values.tables import Record


def draft(
    lecture: Lecture,
    bodies: tuple[Body, ...],
    decided: tuple[Correction, ...] = (),
    completed: tuple[Decision, ...] = (),
    doubted: tuple[Issue, ...] = (),
) -> Draft:
    """The records of one document, corrected, completed and checked; ``doubted`` are the issues of its source."""
    source = lecture.source
    acting = acts.body(lecture, bodies)
    records: list[Record] = []
    proofs: list[Provenance] = []
    namings: list[Naming] = []
    places: list[tuple[str, Span]] = []
    issues: list[tuple[Issue, str | None]] = [(issue, None) for issue in (*doubted, *lecture.issues)]
    taken: set[str] = set()
    sitting: str | None = None
    for act in lecture.actes:
        acte_id = acts.identifier(lecture, act, acting)
        while acte_id in taken:
            acte_id = acts.next_identifier(acte_id)
        taken.add(acte_id)
        sitting = sitting or acte_id
        made, proved, named = acts.assemble(lecture, act, acte_id, acting, sitting if act.point else None)
        records += made
        proofs += proved
        namings += named
        issues += [(issue, acte_id) for issue in act.issues]
        places += [(acte_id, act.etendue)] if act.etendue else []
    for room in (roadmap, figures):
        made, proved = room.assemble(lecture)
        records += made
        proofs += proved
    document = _document(lecture, acting.collectivite_id if acting else None)
    found = Draft(
        source=source,
        document=document,
        records=tuple(records),
        provenances=tuple(proofs),
        anomalies=doubts(issues, source),
        collectivite=acting,
        namings=tuple(namings),
        etendues=tuple(places),
    )
    found = complements.apply(matter.deduced(corrections.apply(found, decided)), completed)
    return replace(found, controles=crosschecks.run(found))


def _document(lecture: Lecture, collectivite_id: str | None) -> Document:
    """The row of ``documents``."""
    source = lecture.source
    return Document(
        document_id=source.document_id,
        fichier=source.fichier,
        sha256=source.sha256,
        format=source.format,
        nature=_value(lecture.nature) or "autre",
        titre=_value(lecture.titre),
        collectivite_id=collectivite_id,
        caracteres=len(source.text),
        pages=len(source.pages) or None,
        part_lue=lecture.part_lue,
    )


def _value(finding: Finding[str] | None) -> str | None:
    """The value of a finding, if there is one."""
    return finding.value if finding else None
