"""The published nouns of money: who receives, how much, from whom, on which budget line."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

OCCULTE = "Personne physique (nom non publié)"
"""What stands in the place of the name of a natural person who receives (CRPA L312-1-2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beneficiaire:
    """A body that receives; ``alias`` holds its other printed spellings, ``;`` between.

    ``designation`` is its name, with whose acts print it where several bear that name. ``identites_reunies`` holds the
    identifiers under which it stands, or would, as long as nothing says that they are one body, ``;`` between.
    """

    beneficiaire_id: str
    nom: str
    alias: str | None = None
    forme: str | None = None
    siren: str | None = None
    siret: str | None = None
    rna: str | None = None
    designation: str
    identites_reunies: str | None = None

    @property
    def identites(self) -> tuple[str, ...]:
        """Every identifier of the body, its own first."""
        return (self.beneficiaire_id, *filter(None, (self.identites_reunies or "").split(";")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Subvention:
    """A subsidy that an act grants, proposes, mentions as asked for, or refuses. Money in euros, exact."""

    subvention_id: str
    acte_id: str
    beneficiaire_id: str | None = None
    nom_imprime: str | None = None
    montant: Decimal | None = None
    exercice: int | None = None
    type: str
    objet: str | None = None
    statut: str
    montant_demande: Decimal | None = None
    budget_projet: Decimal | None = None
    budget_global: Decimal | None = None
    part_budget: Decimal | None = None
    dossier: str | None = None
    convention: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Financement:
    """The share of a subsidy borne by one payer or one budget."""

    subvention_id: str
    ordre: int
    financeur: str
    montant: Decimal | None = None
    montant_demande: Decimal | None = None
    dossier: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Imputation:
    """A budget line of an act, as printed."""

    acte_id: str
    ordre: int
    budget: str | None = None
    section: str | None = None
    chapitre: str | None = None
    nature: str | None = None
    fonction: str | None = None
    code_interne: str | None = None
    montant: Decimal | None = None
    texte: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicateur:
    """A key figure that a document states: ``sujet`` is what it is about, in the words that stand before its verb."""

    indicateur_id: str
    document_id: str
    sujet: str | None = None
    libelle: str
    valeur: Decimal
    precision: str = "exact"
    unite: str | None = None
    annee: int | None = None
    debut: int
    fin: int
    citation: str
