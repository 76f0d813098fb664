"""One identifier, one act; one SIREN, one body: what documents that were read apart have in common."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from generator.assembly.draft import Draft, doubts
from generator.assembly.receivers import rescoped
from generator.values.acts import Acte
from generator.values.identifiers import slug
from generator.values.issue import Gravite, Issue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.values.acts import Collectivite


def distinct(drafts: Sequence[Draft]) -> Iterator[Draft]:
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
        etendues=tuple((new if acte_id == old else acte_id, span) for acte_id, span in draft.etendues),
    )


_POINTERS = frozenset({"acte_id", "seance_id", "subvention_id", "ligne", "controle_id"})
_ROW = re.compile(r"(?:-[sc][0-9]+)?(?:/[0-9]+)?")
"""What follows the identifier of an act in that of one of its rows: ``-s1``, ``-s1/2``, ``/3``, ``-c01``."""


def belongs(record: Any, acte_id: str) -> bool:  # noqa: ANN401 - any record of any table
    """Whether a record is the act ``acte_id``, or a row, proof, check or doubt of it."""
    return any(_row_of(getattr(record, name, None), acte_id) for name in _POINTERS - {"seance_id"})


def _row_of(value: object, acte_id: str) -> bool:
    """Whether an identifier is that of an act, or of one of its rows."""
    return (
        isinstance(value, str) and value.startswith(acte_id) and _ROW.fullmatch(value.removeprefix(acte_id)) is not None
    )


def _moved(record: Any, old: str, new: str) -> Any:  # noqa: ANN401 - any record of any table
    """A record with the identifier ``old`` of an act, alone or at the head of another identifier, made ``new``."""
    changed = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name in _POINTERS and _row_of(value, old):
            changed[field.name] = new + value.removeprefix(old)
    return replace(record, **changed)


def one_body(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Drafts in which one SIREN is one body: « Ville de X » and « Commune de X » stamp their acts with the same.

    The first of its names in the order of letters stays, whichever file is read first. An act without a stamp follows
    those that print the name of its body, unless two bodies of that name have each their number.
    """
    numbers: dict[str, set[str]] = defaultdict(set)
    for body in (draft.collectivite for draft in drafts):
        if body and body.siren:
            numbers[body.collectivite_id].add(body.siren)
    home: dict[str, str] = {}
    for body_id in sorted(numbers):
        for siren in numbers[body_id]:
            home.setdefault(siren, body_id)
    return tuple(
        _rehomed(draft, draft.collectivite, numbers, home) if draft.collectivite else draft for draft in drafts
    )


def _rehomed(draft: Draft, body: Collectivite, numbers: Mapping[str, set[str]], home: Mapping[str, str]) -> Draft:
    """The draft with its acts, and those who receive by them, under the name that stays of its body."""
    known = numbers.get(body.collectivite_id, set())
    siren = body.siren or (next(iter(known)) if len(known) == 1 else "")
    body_id = home.get(siren, body.collectivite_id)
    if body_id == body.collectivite_id:
        return draft
    draft = rescoped(draft, body.collectivite_id, body_id)
    return replace(
        draft,
        document=replace(draft.document, collectivite_id=body_id),
        collectivite=replace(body, collectivite_id=body_id),
        records=tuple(
            replace(record, collectivite_id=body_id) if isinstance(record, Acte) else record for record in draft.records
        ),
        provenances=tuple(
            replace(proof, valeur=body_id) if proof.champ == "collectivite_id" else proof for proof in draft.provenances
        ),
    )
