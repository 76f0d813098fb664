"""The published nouns of proof: where each value was read, what was checked, what is doubtful."""

from __future__ import annotations

from dataclasses import dataclass

from generator.values.by_slot import by_slot


@by_slot
@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """A value of a table and the words behind it.

    ``ligne`` is the key of the row, its parts joined by ``/``; ``ordre`` tells several passages of one value apart.
    ``valeur`` is what this reading gives, written as in the table; empty where the words could not be read.
    ``page`` is the page of the original, for a document that has pages.
    ``calcul`` says how a deduced value follows from its passages. A configured value has no passage.
    """

    table: str
    ligne: str
    champ: str
    ordre: int
    document_id: str
    debut: int | None = None
    fin: int | None = None
    page: int | None = None
    citation: str | None = None
    regle: str
    statut: str
    valeur: str | None = None
    calcul: str | None = None


@by_slot
@dataclass(frozen=True, slots=True, kw_only=True)
class Controle:
    """A cross-check that was run, passed or not."""

    controle_id: str
    document_id: str
    acte_id: str | None = None
    regle: str
    formule: str
    attendu: str | None = None
    trouve: str | None = None
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Anomalie:
    """A doubt or an error, in the source or in the reading."""

    anomalie_id: str
    document_id: str
    acte_id: str | None = None
    code: str
    gravite: str
    message: str
    debut: int | None = None
    fin: int | None = None
    citation: str | None = None
    statut: str
