"""A document without one of its acts: its records leave, and its words are blotted out of the text of record."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from generator.assembly.draft import doubts, table_of
from generator.assembly.identities import belongs
from generator.french import blot
from generator.french.fold import fold
from generator.values.acts import Acte
from generator.values.evidence import Anomalie, Provenance
from generator.values.grants import Subvention
from generator.values.identifiers import named
from generator.values.issue import Gravite, Issue, RegistreError
from generator.values.span import Span
from generator.values.tables import ligne

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.assembly.draft import Draft
    from generator.values.tables import Record

Quoting = TypeVar("Quoting", Anomalie, Provenance)

_QUOTED = re.compile(r"«\s*([^«»]+?)\s*»")


def without(draft: Draft, gone: set[str]) -> Draft | None:
    """The document without the acts ``gone``; ``None`` when it holds nothing else."""
    actes = draft.of(Acte)
    mine = [acte for acte in actes if acte.acte_id in gone]
    if not mine:
        return draft
    if len(mine) == len(actes):
        return None
    extents = dict(draft.etendues)
    if whole := [acte for acte in mine if acte.acte_id not in extents]:
        raise RegistreError(
            f"L'acte {whole[0].acte_id} est la séance entière : il ne se sépare pas de ses affaires.",
            draft.document.fichier,
            f"Retirer le document (document: {draft.document.document_id}), ou les affaires une à une.",
            "retrait-impossible",
        )
    for acte in mine:
        draft = _cut(draft, acte, extents[acte.acte_id])
    return draft


def _cut(draft: Draft, acte: Acte, extent: Span) -> Draft:
    """The document without the act whose passage is ``extent``."""
    old = draft.source.text
    records = [record for record in draft.records if not belongs(record, acte.acte_id)]
    received = {record.beneficiaire_id for record in records if isinstance(record, Subvention)}
    spans = (extent, *_told_elsewhere(draft, acte, received))
    text = blot.blot(old, spans, figures=True)
    proofs = [proof for proof in draft.provenances if not belongs(proof, acte.acte_id)]
    changed = {
        (proof.table, proof.ligne, proof.champ): (proof.citation, text[proof.debut : proof.fin])
        for proof in proofs
        if proof.debut is not None and text[proof.debut : proof.fin] != proof.citation
    }
    about = (doubt for doubt in draft.anomalies if not belongs(doubt, acte.acte_id) and not _inside(doubt, spans))
    kept = [doubt for doubt in _quoted(about, text) if _still_said(doubt.message, old, text)]
    issue = Issue("acte-retire", Gravite.INFO, "Un acte de ce document est retiré : son texte est occulté.", extent)
    rank = 1 + max((int(doubt.anomalie_id.rpartition("-a")[2]) for doubt in draft.anomalies), default=0)
    source = replace(draft.source, text=text)
    titre = draft.document.titre
    return replace(
        draft,
        source=source,
        document=replace(draft.document, titre=titre if titre and titre in text else None),
        records=tuple(_requoted(record, changed, acte.acte_id) for record in records),
        provenances=tuple(_quoted(proofs, text)),
        controles=tuple(row for row in draft.controles if not belongs(row, acte.acte_id)),
        anomalies=(*kept, *doubts([(issue, None)], source, rank)),
        namings=tuple(
            replace(naming, alias=tuple(one for one in naming.alias if one in text))
            for naming in draft.namings
            if naming.beneficiaire_id in received
        ),
        etendues=tuple(item for item in draft.etendues if item[0] != acte.acte_id),
    )


def _told_elsewhere(draft: Draft, acte: Acte, received: set[str | None]) -> Iterator[Span]:
    """Where an agenda or a closing list tells of the act: its title, the lines with its number, who alone receives."""
    text = draft.source.text
    if acte.objet:
        yield from blot.places(acte.objet, text)
    for row in draft.of(Subvention):
        if row.acte_id == acte.acte_id and row.beneficiaire_id and row.beneficiaire_id not in received:
            yield from blot.places(named(row.beneficiaire_id).replace("-", " "), text)
    if acte.reference:
        extents = [span for _, span in draft.etendues]
        for found in re.finditer(rf"(?<!\w){re.escape(fold(acte.reference))}(?!\w)", fold(text)):
            place = Span(*found.span())
            if not any(place.overlaps(span) for span in extents):
                end = text.find("\n", place.end)
                yield Span(text.rfind("\n", 0, place.start) + 1, len(text) if end < 0 else end)


def _inside(doubt: Anomalie, spans: Iterable[Span]) -> bool:
    """Whether a doubt is about words that are blotted out."""
    if doubt.debut is None or doubt.fin is None:
        return False
    return any(span.overlaps(Span(doubt.debut, doubt.fin)) for span in spans)


def _still_said(message: str, old: str, text: str) -> bool:
    """Whether every word of the document that a message quotes is still in it."""
    return all(words not in old or words in text for words in _QUOTED.findall(message))


def _quoted(rows: Iterable[Quoting], text: str) -> Iterator[Quoting]:
    """Rows whose citation is that of ``text``."""
    for row in rows:
        yield row if row.debut is None else replace(row, citation=text[row.debut : row.fin])


def _requoted(record: Record, changed: dict[tuple[str, str, str], tuple[str | None, str]], gone: str) -> Record:
    """A record whose cells say what its citations say now, and that points at no act ``gone``."""
    if isinstance(record, Acte) and record.seance_id == gone:
        record = replace(record, seance_id=None)
    table = table_of(record)
    row = ligne(table, record)
    cells = {name: pair for (other, key, name), pair in changed.items() if (other, key) == (table, row)}
    said = {name: new for name, (before, new) in cells.items() if getattr(record, name) == before}
    return replace(record, **said) if said else record  # type: ignore[arg-type] # a cell of text for another
