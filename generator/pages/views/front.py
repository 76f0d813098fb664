"""The front matter of pages: what themes, search results and facets need to know of a page without reading it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.pages.escape import metadata
from generator.pages.index import SEANCES
from generator.pages.words import NATURES, STATUTS
from generator.values.said import euros, jour

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.values.acts import Acte
    from generator.values.grants import Subvention

SANS_OBJET = "Acte dont l’objet n’a pas été lu"
CAPITALS = 0.7  # share of capital letters: a title with two long acronyms stays under it
DESCRIPTION_LENGTH = 200  # what search engines show of a description

Entete = dict[str, object]


def titre_acte(acte: Acte) -> str:
    """The title of an act: its object, in its own words; minutes have none, and are those of their sitting.

    >>> import datetime as dt
    >>> from generator.values.acts import Acte
    >>> titre_acte(Acte(acte_id="a-1", document_id="d", nature="deliberation"))
    'Acte dont l’objet n’a pas été lu'
    >>> titre_acte(Acte(acte_id="a-2", document_id="d", nature="compte_rendu", date_seance=dt.date(2013, 7, 5)))
    'Compte rendu de la séance du 5 juillet 2013'
    """
    if objet := (acte.objet or "").strip():
        return objet
    if acte.nature in SEANCES and acte.date_seance:
        return f"{NATURES[acte.nature]} de la séance du {jour(acte.date_seance)}"
    return SANS_OBJET


def en_capitales(titre: str) -> bool:
    """Whether a title is printed in capitals: it is then set in small ones, and its words stay as they are.

    >>> en_capitales("FILIÈRE INDUSTRIE : ANIMATION 2024"), en_capitales("Aide au SIVOM"), en_capitales("")
    (True, False, False)
    """
    letters = [char for char in titre if char.isalpha()]
    return sum(map(str.isupper, letters)) > CAPITALS * len(letters)


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
    if acte.reference:
        front["reference"] = metadata(acte.reference)
    if collectivite:
        front["collectivite"] = metadata(collectivite)
    if acte.date_seance:
        front |= {"annee": acte.date_seance.year, "date": acte.date_seance.isoformat()}
        front["date_mots"] = jour(acte.date_seance)
    if granted := somme(subventions, "attribuee"):
        front |= {"montant": str(granted), "montant_mots": euros(granted)}
    elif proposed := somme(subventions, "proposee"):
        front["montant_mots"] = f"{euros(proposed)}, {STATUTS['proposee'].mot}"
    if beneficiaires:
        front["beneficiaires"] = sorted({metadata(name) for name in beneficiaires})
    return front


def somme(subventions: Sequence[Subvention], statut: str) -> Decimal:
    """The sum of the stated amounts of one state; states are never added to each other."""
    return sum((row.montant for row in subventions if row.statut == statut and row.montant is not None), Decimal(0))
