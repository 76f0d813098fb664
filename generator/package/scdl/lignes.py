"""A row is published when it is valid; what cannot be, a part of a row or all of it, is left out and told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.package.scdl.faits import VIDE, Cellule
from generator.package.scdl.validate import faults
from generator.values.scdl import EXCLU, INVALIDE, MANQUANT, Conformite

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.package.scdl.modeles import Modele
    from generator.package.scdl.validate import Faute
    from generator.values.acts import Acte, Document
    from generator.values.grants import Subvention

_ABSENT = frozenset({"requis", "au_moins_un"})
"""Checks that fail for want of a value; the others refuse one."""


@dataclass(frozen=True, slots=True)
class Origine:
    """Where a row comes from: its file when its body has one, its body, its document, the act, and the subsidy."""

    fichier: str | None
    collectivite_id: str | None
    document: Document
    acte: Acte
    subvention: Subvention | None = None

    def told(self, colonne: str, etat: str, cell: Cellule, remede: str | None, *, publiee: bool) -> Conformite:
        """A row of the report."""
        return Conformite(
            fichier=self.fichier,
            collectivite_id=self.collectivite_id,
            table="subventions" if self.subvention else "actes",
            ligne=self.subvention.subvention_id if self.subvention else self.acte.acte_id,
            colonne=colonne,
            etat=etat,
            valeur=cell.valeur or None,
            motif=cell.motif,
            mots=cell.mots,
            remede=remede,
            publiee=publiee,
        )


@dataclass(frozen=True, slots=True)
class Ligne:
    """A row as the file holds it, or ``None`` when it cannot be valid; and what the report says of it."""

    cellules: tuple[str, ...] | None
    rapport: tuple[Conformite, ...]


def excluded(origine: Origine, colonne: str, motif: str, remede: str | None = None) -> Ligne:
    """A row that is left out on purpose."""
    return Ligne(None, (origine.told(colonne, EXCLU, Cellule(motif=motif), remede, publiee=False),))


def settled(modele: Modele, origine: Origine, cells: Mapping[str, Cellule]) -> Ligne:
    """The row of ``cells``, one per column of the model.

    Optional values that break a check are emptied until the row is valid, and told. A body without SIREN has no file:
    its rows are not published, however whole.
    """
    kept = dict(cells)
    refused: list[tuple[str, str, Cellule]] = []
    while wrong := list(faults(modele, {name: cell.valeur for name, cell in kept.items()})):
        emptied = [(name, fault) for fault in wrong for name in _optional(modele, fault, kept)]
        if not emptied:
            break
        for name, fault in emptied:
            if kept[name].valeur:
                refused.append((name, INVALIDE, Cellule(kept[name].valeur, motif=fault.quoi)))
                kept[name] = VIDE
    refused += _missing(modele, wrong, kept)
    publiee = not wrong and origine.fichier is not None
    rows = [
        origine.told(name, etat, cell, _remedy(modele, name, origine), publiee=publiee) for name, etat, cell in refused
    ]
    if publiee:
        rows += [
            origine.told(name, cell.etat, cell, None, publiee=True)
            for name, cell in kept.items()
            if cell.etat and cell.valeur
        ]
    values = tuple(kept[name].valeur for name in modele.colonnes) if publiee else None
    return Ligne(values, tuple(sorted(rows, key=lambda row: modele.colonnes.index(row.colonne))))


def _optional(modele: Modele, fault: Faute, cells: Mapping[str, Cellule]) -> Iterator[str]:
    """The filled columns of a fault that may be emptied."""
    return (name for name in fault.colonnes if name not in modele.obligatoires and cells[name].valeur)


def _missing(modele: Modele, wrong: list[Faute], cells: Mapping[str, Cellule]) -> Iterator[tuple[str, str, Cellule]]:
    """What keeps the row out, once per column, with its state."""
    seen: set[str] = set()
    for fault in wrong:
        name = fault.colonnes[0]
        if name in seen or name not in modele.manques:
            continue
        seen.add(name)
        if fault.code in _ABSENT:
            yield name, MANQUANT, Cellule(motif=modele.manques[name].motif)
        else:
            yield name, INVALIDE, Cellule(cells[name].valeur, motif=fault.quoi, mots=cells[name].mots)


def _remedy(modele: Modele, colonne: str, origine: Origine) -> str | None:
    """What a person may write, and where: for a complement, its table and name, its row and its guard."""
    if colonne not in modele.manques:
        return None
    remede = modele.manques[colonne].remede
    if remede == "fiche":
        return "identifiants vérifiés de la collectivité (siren, siret), dans sa fiche de generator/sources/bodies/"
    beside = origine.document.fichier.rpartition(".")[0]
    acte, row = origine.acte, origine.subvention
    if remede == "correction":
        return f"correction de {row.subvention_id if row else acte.acte_id}, dans seeds/{beside}.corrections.yml"
    if row is None or remede.startswith("actes."):
        ligne, garde = acte.acte_id, acte.reference or acte.objet
    else:
        ligne, garde = row.subvention_id, row.nom_imprime
        if remede.startswith("beneficiaires."):
            ligne = row.beneficiaire_id or ligne
    words = f", attendu « {garde} »" if garde else ""
    return f"complément {remede} (ligne {ligne}{words}), dans seeds/{beside}.complements.yml"
