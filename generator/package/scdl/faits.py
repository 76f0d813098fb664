"""What the tables state of an act or of a subsidy, each value with how it is known."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from generator.values.scdl import COMPLEMENT, DEDUIT
from generator.values.written import Value, written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.values.acts import Acte, Collectivite, Document
    from generator.values.complements import Complement
    from generator.values.grants import Beneficiaire, Imputation, Subvention
    from generator.values.tables import Tables

R = TypeVar("R", "Imputation", "Subvention")


@dataclass(frozen=True, slots=True)
class Cellule:
    """A cell to publish: its value and, when the act does not print it, its state, how it is known and its words."""

    valeur: str = ""
    etat: str | None = None
    motif: str = ""
    mots: str | None = None


VIDE = Cellule()
"""The cell that nothing fills: most cells of most rows, made once."""


class Faits:
    """The tables, as the national files ask for them: every look-up a dictionary."""

    def __init__(self, tables: Tables) -> None:
        """Group ``tables``; linear in their rows."""
        self.tables = tables
        self.collectivites: dict[str, Collectivite] = {row.collectivite_id: row for row in tables.collectivites}
        self.beneficiaires: dict[str, Beneficiaire] = {row.beneficiaire_id: row for row in tables.beneficiaires}
        self.documents: dict[str, Document] = {row.document_id: row for row in tables.documents}
        self.actes: dict[str, Acte] = {row.acte_id: row for row in tables.actes}
        self.subventions = _grouped(tables.subventions)
        self.imputations = _grouped(tables.imputations)
        self.mots = {
            proof.ligne: " ".join(proof.citation.split())
            for proof in tables.provenances
            if proof.champ == "matiere_deduite" and proof.ordre == 1 and proof.citation
        }
        self.doubles = _doubles(tables.actes)
        self._complements = {(row.table, row.ligne, row.champ): row for row in tables.complements}

    def complement(self, table: str, ligne: str, champ: str) -> Complement | None:
        """What a person stated of a row."""
        return self._complements.get((table, ligne, champ))

    def cellule(self, table: str, ligne: str, champ: str, value: Value | None = None) -> Cellule:
        """The value of a row as the act states it; else as a person did."""
        if value is not None:
            return Cellule(" ".join(value.split()) if isinstance(value, str) else written(champ, value))
        row = self._complements.get((table, ligne, champ))
        return completed(row) if row else VIDE

    def identifiant(self, beneficiaire_id: str | None, champ: str) -> Cellule:
        """A number of a body that receives, as a person verified it, else as an act prints it."""
        body = self.beneficiaires.get(beneficiaire_id or "")
        if body is None:
            return VIDE
        row = self.complement("beneficiaires", body.beneficiaire_id, champ)
        return completed(row) if row else Cellule(getattr(body, champ) or "")


def completed(row: Complement) -> Cellule:
    """The cell that a complement fills."""
    return Cellule(row.valeur, COMPLEMENT, f"{row.source} (relevé le {row.date.isoformat()})")


def deduced(valeur: str, motif: str, mots: str | None = None) -> Cellule:
    """A cell that follows from what the act prints."""
    return Cellule(valeur, DEDUIT, motif, mots)


def _grouped(rows: Iterable[R]) -> dict[str, list[R]]:
    """The rows of each act, in their order."""
    found: dict[str, list[R]] = defaultdict(list)
    for row in rows:
        found[row.acte_id].append(row)
    return found


def _doubles(actes: Iterable[Acte]) -> dict[str, str]:
    """The acts that repeat the number and the date of another of their body, each with the one that is kept."""
    first: dict[tuple[str | None, str, object], str] = {}
    doubles = {}
    for acte in actes:
        if acte.nature != "deliberation" or not acte.reference or not acte.date_seance:
            continue
        kept = first.setdefault((acte.collectivite_id, acte.reference, acte.date_seance), acte.acte_id)
        if kept != acte.acte_id:
            doubles[acte.acte_id] = kept
    return doubles
