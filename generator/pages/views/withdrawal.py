"""What stands where something was withdrawn: the date and the reason, and nothing of what it said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.pages.views.front import entete
from generator.pages.views.tables import Cellule, Liste, Tableau
from generator.values.said import compte, jour

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.pages.index import Index
    from generator.values.withdrawal import Retrait

DOSSIERS = {"acte": "deliberations", "document": "documents"}
"""Where a page stood, by the nature of what is withdrawn; a name had none that may still be told."""

CHOSES = {"acte": "Acte retiré", "document": "Document retiré", "nom": "Nom retiré"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RetraitVu:
    """The notice at an old address."""

    dossier: str
    root: str
    entete: Mapping[str, object]
    titre: str
    identifiant: str
    date: str
    motif: str


def avis(index: Index) -> Iterator[RetraitVu]:
    """A notice for each act and document withdrawn whose identifier may be told."""
    for row in index.tables.retraits:
        if row.retire_id:
            titre = CHOSES[row.nature]
            front = entete(titre, f"{titre} de la publication le {jour(row.date)}.", "retrait", titre)
            yield RetraitVu(
                dossier=DOSSIERS[row.nature],
                root="../../",
                entete=front,
                titre=titre,
                identifiant=row.retire_id,
                date=jour(row.date),
                motif=row.motif,
            )


def retraits(index: Index) -> Iterator[Liste]:
    """The register of what was withdrawn, the latest first; it stands even when nothing was."""
    rows = sorted(index.tables.retraits, key=lambda row: (row.date, row.retrait_id), reverse=True)
    yield Liste(
        adresse="donnees/retraits",
        root="../../",
        entete={"title": "Retraits", "description": f"{compte(len(rows), 'retrait')}.", "generated": True},
        titre="Retraits",
        chapeau=(
            "Ce qui est retiré ne figure plus dans aucune page, aucune donnée ni aucun texte de ce site.",
            "Seuls restent ici la date et le motif.",
        ),
        tableaux=(
            Tableau(
                "Actes, documents et noms retirés",
                "Du plus récent au plus ancien",
                ("Date", "Ce qui est retiré", "Identifiant", "Motif"),
                [_row(row) for row in rows],
                "Rien n’a été retiré à ce jour.",
            ),
        ),
    )


def _row(row: Retrait) -> tuple[Cellule, ...]:
    """One line of the register."""
    return Cellule(jour(row.date)), Cellule(CHOSES[row.nature]), _place(row), Cellule(row.motif)


def _place(row: Retrait) -> Cellule:
    """The old identifier, with its notice; nothing for a name."""
    if row.retire_id is None:
        return Cellule("non publié")
    return Cellule(row.retire_id, f"{DOSSIERS[row.nature]}/{row.retire_id}/")
