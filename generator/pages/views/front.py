"""The front matter of pages: what themes, search results and facets need to know of a page without reading it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.pages.escape import metadata
from generator.pages.words import NATURES, STATUTS
from generator.values.said import euros, jour

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.values.acts import Acte
    from generator.values.grants import Subvention

SANS_OBJET = "Acte dont l’objet n’a pas été lu"
DESCRIPTION_LENGTH = 200  # what search engines show of a description

Entete = dict[str, object]


def titre_acte(acte: Acte) -> str:
    """The title of an act: its object, in its own words.

    >>> from generator.values.acts import Acte
    >>> titre_acte(Acte(acte_id="a-1", document_id="d", nature="deliberation"))
    'Acte dont l’objet n’a pas été lu'
    """
    return (acte.objet or "").strip() or SANS_OBJET


def entete(titre: str, description: str, nature: str, mots: str) -> Entete:
    """The front matter every page about something has; ``mots`` says its ``nature`` to a reader.

    >>> entete("Le <lac>", "Un lac.", "beneficiaire", "Bénéficiaire")["title"]
    'Le ‹lac›'
    """
    return {
        "title": metadata(titre),
        "description": metadata(description)[:DESCRIPTION_LENGTH],
        "nature": nature,
        "nature_mots": mots,
        "generated": True,
    }


def entete_acte(
    acte: Acte, collectivite: str | None, subventions: Sequence[Subvention], beneficiaires: Sequence[str]
) -> Mapping[str, object]:
    """The front matter of an act, absent facts left out; a proposed amount is never told without saying so."""
    mots = NATURES.get(acte.nature, acte.nature)
    parts = [mots, collectivite, jour(acte.date_seance) if acte.date_seance else None]
    titre = titre_acte(acte)
    front = entete(titre, f"{', '.join(part for part in parts if part)}. {titre}", acte.nature, mots)
    if collectivite:
        front["collectivite"] = metadata(collectivite)
    if acte.date_seance:
        front |= {"annee": acte.date_seance.year, "date": acte.date_seance.isoformat()}
        front["date_mots"] = jour(acte.date_seance)
    if granted := _total(subventions, "attribuee"):
        front |= {"montant": str(granted), "montant_mots": euros(granted)}
    elif proposed := _total(subventions, "proposee"):
        front["montant_mots"] = f"{euros(proposed)}, {STATUTS['proposee'].mot}"
    if beneficiaires:
        front["beneficiaires"] = sorted({metadata(name) for name in beneficiaires})
    return front


def _total(subventions: Sequence[Subvention], statut: str) -> Decimal:
    return sum((s.montant for s in subventions if s.statut == statut and s.montant is not None), Decimal(0))
