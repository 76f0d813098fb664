"""Receivers that are found to be one body take one identity: their payers are one, or they bear one official number."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator.values.complements import Complement
from generator.values.grants import Subvention
from generator.values.identifiers import SIREN_LENGTH, named, scope_of, scoped, slug
from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.assembly.draft import Draft


def rescoped(draft: Draft, old: str, new: str) -> Draft:
    """The draft with the receivers of the payer ``old`` under the name that it has elsewhere, ``new``."""
    mine = {identity for identity in _identities(draft) if scope_of(identity) == old}
    return renamed(draft, {identity: scoped(named(identity), new) for identity in mine})


def one_number(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Drafts in which one SIREN, or one RNA number, is one receiver, whoever pays and whatever its name.

    The identity is the number itself: no other document changes it. Raises ``RegistreError``
    (``complement-contradictoire``) for a RNA number stated with two SIREN.
    """
    stated = [row for draft in drafts for row in _stated(draft)]
    numbers: dict[str, str] = {}
    for champ in ("rna", "siret"):  # the SIREN is what is left where both are stated
        numbers |= {row.ligne: _number(row) for row in reversed(stated) if row.champ == champ}
    of_rna: dict[str, Complement] = {}
    bodies: dict[str, str] = {}
    for row in stated:
        if row.champ == "rna" and (number := numbers[row.ligne]) != _number(row):
            first = of_rna.setdefault(row.valeur, row)
            if numbers[first.ligne] != number:
                raise _contradicted(row, first)
            bodies[_number(row)] = number
    names = {identity: bodies.get(number, number) for identity, number in numbers.items()}
    return tuple(renamed(draft, names) for draft in drafts) if names else drafts


def _number(row: Complement) -> str:
    """The identity that an official number gives: the legal person of an establishment, or the association."""
    return slug("siren", row.valeur[:SIREN_LENGTH]) if row.champ == "siret" else slug("rna", row.valeur)


def renamed(draft: Draft, names: Mapping[str, str]) -> Draft:
    """The draft with receivers, and what points to them, under other identities; each remembers the one it had."""
    if names.keys().isdisjoint(_identities(draft)):
        return draft
    return replace(
        draft,
        records=tuple(_pointing(record, names) for record in draft.records),
        provenances=tuple(
            replace(proof, valeur=names.get(proof.valeur or "", proof.valeur))
            if proof.champ == "beneficiaire_id"
            else proof
            for proof in draft.provenances
        ),
        namings=tuple(
            replace(item, beneficiaire_id=new, identites=(*item.identites, item.beneficiaire_id))
            if (new := names.get(item.beneficiaire_id))
            else item
            for item in draft.namings
        ),
    )


def _pointing(record: Any, names: Mapping[str, str]) -> Any:  # noqa: ANN401 - any record of any table
    """A record that points to a receiver by its new identity."""
    if isinstance(record, Subvention) and (new := names.get(record.beneficiaire_id or "")):
        return replace(record, beneficiaire_id=new)
    if isinstance(record, Complement) and record.table == "beneficiaires" and record.ligne in names:
        return replace(record, ligne=names[record.ligne])
    return record


def _identities(draft: Draft) -> Iterator[str]:
    """The receivers that a draft points to, by their identities."""
    yield from (item.beneficiaire_id for item in draft.namings)
    yield from (row.beneficiaire_id for row in draft.of(Subvention) if row.beneficiaire_id)
    yield from (row.ligne for row in _stated(draft))


def _stated(draft: Draft) -> Sequence[Complement]:
    """The official numbers of receivers that a person stated beside a document."""
    return [row for row in draft.of(Complement) if row.table == "beneficiaires"]


def _contradicted(row: Complement, first: Complement) -> RegistreError:
    """A RNA number that is stated with two SIREN."""
    return RegistreError(
        f"Le numéro RNA {row.valeur} est donné à deux organismes de SIREN différents ({first.ligne} et {row.ligne}).",
        f"compléments des documents {first.document_id} et {row.document_id}",
        "Vérifier les deux sources et corriger le numéro faux.",
        "complement-contradictoire",
    )
