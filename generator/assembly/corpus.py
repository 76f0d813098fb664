"""All documents together: identities, references from act to act, links to the roadmaps."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from generator.assembly import complements
from generator.assembly.beneficiaries import register
from generator.assembly.draft import Draft, doubts, table_of
from generator.assembly.links import links
from generator.values.acts import Acte, Collectivite, Visa
from generator.values.identifiers import slug
from generator.values.issue import Gravite, Issue, Rejet
from generator.values.roadmap import Action
from generator.values.tables import KEYS, Corpus, Record, Tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


def assemble(drafts: Iterable[Draft], rejets: tuple[Rejet, ...] = ()) -> Corpus:
    """The corpus of all documents, whatever the order in which they were read."""
    ordered = _one_body(tuple(_distinct(sorted(drafts, key=lambda draft: draft.document.document_id))))
    tables: dict[str, list[Record]] = defaultdict(list)
    for draft in ordered:
        tables["documents"].append(draft.document)
        tables["provenances"].extend(draft.provenances)
        tables["controles"].extend(draft.controles)
        tables["anomalies"].extend(draft.anomalies)
        for record in draft.records:
            tables[table_of(record)].append(record)
    tables["collectivites"] = list(_bodies(ordered))
    completed = complements.settled(tables["complements"])  # type: ignore[arg-type] # one table
    receiving, proofs = complements.identified(
        register(naming for draft in ordered for naming in draft.namings), completed
    )
    tables |= {"complements": [*completed], "beneficiaires": [*receiving]}
    tables["provenances"].extend(proofs)
    tables["visas"] = list(_cited(tables["visas"], tables["actes"]))
    texts = {draft.document.document_id: draft.source.text for draft in ordered}
    labels = {
        proof.ligne: proof for draft in ordered for proof in draft.provenances if (proof.table, proof.champ) == _LABEL
    }
    actions = [action for draft in ordered for action in draft.of(Action)]
    tables["liens"] = list(links(tables["beneficiaires"], actions, labels, texts))  # type: ignore[arg-type] # one table
    return Corpus(
        Tables(**{table: tuple(sorted(rows, key=_key(table))) for table, rows in tables.items()}),  # type: ignore[arg-type] # one type a table
        tuple(sorted(texts.items())),
        rejets,
    )


_LABEL = ("actions", "libelle")


def _key(table: str) -> Any:  # noqa: ANN401 - a sort key mixes text and numbers
    """The sort key of a table."""
    names = KEYS[table]
    return lambda record: tuple(getattr(record, name) for name in names)


def _distinct(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Drafts whose acts have different identifiers; two that share a number both say so, and the second is renamed."""
    owners: dict[str, Draft] = {}
    clashes: dict[str, list[tuple[str, Draft]]] = defaultdict(list)
    for draft in drafts:
        for acte in draft.of(Acte):
            first = owners.setdefault(acte.acte_id, draft)
            if first is not draft:
                clashes[draft.document.document_id].append((acte.acte_id, first))
                clashes[first.document.document_id].append((acte.acte_id, draft))
    for draft in drafts:
        renamed = draft
        for acte_id, other in clashes.get(draft.document.document_id, ()):
            new = acte_id
            if owners[acte_id] is not draft:
                new = slug(acte_id, draft.document.document_id)
                renamed = _renamed(renamed, acte_id, new)
            renamed = _doubted(renamed, new, other)
        yield renamed


def _doubted(draft: Draft, acte_id: str, other: Draft) -> Draft:
    """The draft with the doubt that another document holds an act of the same number."""
    issue = Issue(
        "acte-en-double",
        Gravite.ERREUR,
        f"Le document {other.document.fichier} porte un acte du même numéro : "
        "vérifier lequel fait foi et retirer l'autre, ou corriger son numéro.",
    )
    added = doubts([(issue, acte_id)], draft.source, len(draft.anomalies) + 1)
    return replace(draft, anomalies=(*draft.anomalies, *added))


def _renamed(draft: Draft, old: str, new: str) -> Draft:
    """The draft with an act, and all that hangs on it, under another identifier."""
    return replace(
        draft,
        records=tuple(_moved(record, old, new) for record in draft.records),
        provenances=tuple(_moved(proof, old, new) for proof in draft.provenances),
        controles=tuple(_moved(check, old, new) for check in draft.controles),
        anomalies=tuple(_moved(doubt, old, new) for doubt in draft.anomalies),
    )


_POINTERS = frozenset({"acte_id", "seance_id", "subvention_id", "ligne", "controle_id"})
_ROW = re.compile(r"(?:-[sc][0-9]+)?(?:/[0-9]+)?")
"""What follows the identifier of an act in that of one of its rows: ``-s1``, ``-s1/2``, ``/3``, ``-c01``."""


def _moved(record: Any, old: str, new: str) -> Any:  # noqa: ANN401 - any record of any table
    """A record with the identifier ``old`` of an act, alone or at the head of another identifier, made ``new``."""
    changed = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name in _POINTERS and isinstance(value, str) and value.startswith(old):
            rest = value.removeprefix(old)
            if _ROW.fullmatch(rest):
                changed[field.name] = new + rest
    return replace(record, **changed)


def _one_body(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Drafts in which one SIREN is one body: « Ville de X » and « Commune de X » stamp their acts with the same."""
    first: dict[str, str] = {}
    for draft in drafts:
        if draft.collectivite and draft.collectivite.siren:
            first.setdefault(draft.collectivite.siren, draft.collectivite.collectivite_id)
    return tuple(
        _rehomed(draft, first[draft.collectivite.siren]) if draft.collectivite and draft.collectivite.siren else draft
        for draft in drafts
    )


def _rehomed(draft: Draft, body_id: str) -> Draft:
    """The draft with its acts under the body ``body_id``."""
    if draft.collectivite is None or draft.collectivite.collectivite_id == body_id:
        return draft
    return replace(
        draft,
        document=replace(draft.document, collectivite_id=body_id),
        collectivite=replace(draft.collectivite, collectivite_id=body_id),
        records=tuple(
            replace(record, collectivite_id=body_id) if isinstance(record, Acte) else record for record in draft.records
        ),
        provenances=tuple(
            replace(proof, valeur=body_id) if proof.champ == "collectivite_id" else proof for proof in draft.provenances
        ),
    )


def _bodies(drafts: Iterable[Draft]) -> Iterator[Collectivite]:
    """One record per body; what one document does not say of it, another may."""
    known: dict[str, Collectivite] = {}
    for draft in drafts:
        body = draft.collectivite
        if body is None:
            continue
        first = known.get(body.collectivite_id, body)
        empty = {field.name: getattr(body, field.name) for field in fields(body) if getattr(first, field.name) is None}
        known[body.collectivite_id] = replace(first, **empty)
    yield from known.values()


def _cited(visas: Iterable[Any], actes: Iterable[Any]) -> Iterator[Visa]:
    """Visas that name an act of the corpus point to it: same body, same number, same date when both are known.

    An act cites those of its own body; two bodies number their acts alike. A number that two acts of the body bear
    points to neither, unless the date tells them apart.
    """
    by_number: dict[tuple[str | None, str], list[Acte]] = defaultdict(list)
    body: dict[str, str | None] = {}
    for acte in actes:
        body[acte.acte_id] = acte.collectivite_id
        if acte.reference:
            by_number[acte.collectivite_id, slug(acte.reference)].append(acte)
    for visa in visas:
        named = visa.numero and visa.nature == "deliberation" and body[visa.acte_id] is not None
        found = by_number.get((body[visa.acte_id], slug(visa.numero)), []) if named else []
        same = [acte for acte in found if visa.date is None or acte.date_seance in {None, visa.date}]
        same = [acte for acte in same if acte.acte_id != visa.acte_id]
        yield replace(visa, acte_cite_id=same[0].acte_id) if len(same) == 1 else visa
