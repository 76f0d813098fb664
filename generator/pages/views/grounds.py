"""What the page of an act says of its grounds: the texts it refers to, and its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.values.by_slot import by_slot

if TYPE_CHECKING:
    from generator.pages.figures import Chiffres
    from generator.pages.index import Index

OPENING = 140
"""Characters of a recital that are shown: about two lines of a telephone."""


@by_slot
@dataclass(frozen=True, slots=True)
class Texte:
    """A text of the act in its own words, and where it stands or leads."""

    texte: str
    numero: str | None = None
    renvoi: str | None = None
    lien: str | None = None
    dehors: bool = False


def visas(index: Index, acte_id: str, chiffres: Chiffres, root: str) -> tuple[Texte, ...]:
    """The texts the act refers to; one that is held here is linked to its page."""
    found = []
    for row in index.visas[acte_id]:
        cited = row.acte_cite_id if row.acte_cite_id in index.actes else None
        lien = f"{root}deliberations/{cited}/" if cited else _web(row.lien)
        renvoi = chiffres.renvoi(("visas", f"{acte_id}/{row.ordre}", "texte"))
        found.append(Texte(row.texte, None, renvoi, lien, dehors=not cited))
    return tuple(found)


def considerants(index: Index, acte_id: str, chiffres: Chiffres) -> tuple[Texte, ...]:
    """The recitals by their first words, each with the way to the whole."""
    return tuple(
        Texte(_debut(row.texte), None, chiffres.renvoi(("considerants", f"{acte_id}/{row.ordre}", "texte")))
        for row in index.considerants[acte_id]
    )


def _debut(texte: str) -> str:
    """The first words of a recital, which stands whole in the full text: half an act would be there twice.

    >>> _debut("L'intérêt du projet."), len(_debut("mot " * 90))
    ("L'intérêt du projet.", 141)
    """
    return texte if len(texte) <= OPENING else texte[:OPENING].rpartition(" ")[0] + " …"


def _web(lien: str | None) -> str | None:
    """A link that leaves the site, only where it is one a browser follows without running anything."""
    return lien if lien and lien.startswith("https://") else None
