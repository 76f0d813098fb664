"""The published nouns of an act, one record type per table of the data contract."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from generator.values.by_slot import by_slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An input document."""

    document_id: str
    fichier: str
    sha256: str
    format: str
    nature: str
    titre: str | None = None
    collectivite_id: str | None = None
    caracteres: int
    pages: int | None = None
    part_lue: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Collectivite:
    """A public body."""

    collectivite_id: str
    nom: str
    type: str | None = None
    siren: str | None = None
    siret: str | None = None
    departement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Acte:
    """A deliberation, a note, a decision: what a body decided or was asked to decide."""

    acte_id: str
    document_id: str
    collectivite_id: str | None = None
    nature: str
    assemblee: str | None = None
    reference: str | None = None
    reference_interne: str | None = None
    objet: str | None = None
    date_seance: dt.date | None = None
    date_convocation: dt.date | None = None
    date_reception: dt.date | None = None
    date_mise_en_ligne: dt.date | None = None
    identifiant_actes: str | None = None
    president: str | None = None
    secretaire: str | None = None
    membres_en_exercice: int | None = None
    membres_presents: int | None = None
    membres_representes: int | None = None
    membres_absents: int | None = None
    votants: int | None = None
    votes_pour: int | None = None
    votes_contre: int | None = None
    votes_abstention: int | None = None
    unanimite: bool | None = None
    issue: str | None = None
    matiere_code: str | None = None
    matiere_nom: str | None = None
    matiere_deduite: str | None = None
    seance_id: str | None = None


@by_slot
@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """A member and an act."""

    acte_id: str
    ordre: int
    personne: str
    statut: str
    mandataire: str | None = None
    vote: str | None = None


@by_slot
@dataclass(frozen=True, slots=True, kw_only=True)
class Visa:
    """A text the act refers to."""

    acte_id: str
    ordre: int
    texte: str
    nature: str
    numero: str | None = None
    date: dt.date | None = None
    lien: str | None = None
    acte_cite_id: str | None = None


@by_slot
@dataclass(frozen=True, slots=True, kw_only=True)
class Considerant:
    """A recital."""

    acte_id: str
    ordre: int
    texte: str


@by_slot
@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article or a decided point; a bulleted decision has no number."""

    acte_id: str
    ordre: int
    numero: str | None = None
    texte: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signataire:
    """A signature."""

    acte_id: str
    ordre: int
    personne: str
    qualite: str | None = None
