"""The sitting of an act: how many acts of it are held here, and which come before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.pages.views.front import titre_acte
from generator.values.said import jour

if TYPE_CHECKING:
    from generator.pages.index import Index
    from generator.values.acts import Acte


@dataclass(frozen=True, slots=True)
class Voisins:
    """The neighbours of an act in its sitting: their titles and addresses; ``rang`` says its place."""

    rang: str
    precedent: tuple[str, str] | None
    suivant: tuple[str, str] | None


def voisins(index: Index, acte: Acte, root: str) -> Voisins | None:
    """The neighbours of ``acte``; nothing when it is the only act of its sitting that is held, or has no date."""
    place = index.rang_de_seance(acte)
    if place is None or acte.date_seance is None:
        return None
    rank, others = place

    def neighbour(position: int) -> tuple[str, str] | None:
        if not 0 <= position < len(others):
            return None
        return titre_acte(others[position]), f"{root}deliberations/{others[position].acte_id}/"

    return Voisins(
        f"Séance du {jour(acte.date_seance)} : acte {rank + 1} sur {len(others)} lus ici",
        neighbour(rank - 1),
        neighbour(rank + 1),
    )
