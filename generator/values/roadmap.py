"""The published nouns of a roadmap, and its links to the bodies that receive."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Axe:
    """An axis of a roadmap."""

    axe_id: str
    document_id: str
    ordre: int
    lettre: str | None = None
    titre: str
    introduction: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Objectif:
    """A heading under an axis; ``parent_id`` when it stands under another heading."""

    objectif_id: str
    axe_id: str
    parent_id: str | None = None
    ordre: int
    titre: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A roadmap action: ``libelle`` is its opening words as printed, ``intitule`` the title a box announces."""

    action_id: str
    axe_id: str
    objectif_id: str | None = None
    ordre: int
    intitule: str | None = None
    texte: str
    portage: str | None = None
    porteurs: str | None = None
    temporalite: str | None = None
    libelle: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lien:
    """A link between a body that receives and an action or an act, with the words that show it."""

    lien_id: str
    beneficiaire_id: str
    cible_table: str
    cible_id: str
    nature: str
    document_id: str
    debut: int
    fin: int
    citation: str
