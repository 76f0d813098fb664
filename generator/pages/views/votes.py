"""What the page of an act says of its vote and of its sitting: counts, members, the acts taken before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.pages.figures import faits
from generator.pages.filters import oui_non
from generator.pages.words import PRESENCES
from generator.values.said import compte

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.pages.figures import Chiffre, Chiffres, Faits
    from generator.values.acts import Acte, Presence


@dataclass(frozen=True, slots=True)
class Groupe:
    """Members who share a status at the sitting."""

    titre: str
    membres: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Votes:
    """The counts of an act: what the document states of the vote and of who was there."""

    unanimite: Chiffre
    pour: Chiffre
    contre: Chiffre
    abstentions: Chiffre
    en_exercice: Chiffre
    presents: Chiffre
    representes: Chiffre
    absents: Chiffre
    voix: Chiffre
    president: Chiffre
    secretaire: Chiffre

    def faits(self) -> Faits:
        """The outcome of the vote always, the counts where the document states them."""
        vote = [self.unanimite, self.pour, self.contre, self.abstentions]
        counts = [self.en_exercice, self.presents, self.representes, self.absents, self.voix]
        return faits(vote, facultatifs=[*counts, self.president, self.secretaire])


def votes(acte: Acte, chiffres: Chiffres) -> Votes:
    """The counts of ``acte``."""

    def fait(label: str, field: str) -> Chiffre:
        return chiffres.chiffre(label, ("actes", acte.acte_id, field), getattr(acte, field))

    return Votes(
        unanimite=chiffres.chiffre("Unanimité", ("actes", acte.acte_id, "unanimite"), acte.unanimite, oui_non),
        pour=fait("Pour", "votes_pour"),
        contre=fait("Contre", "votes_contre"),
        abstentions=fait("Abstentions", "votes_abstention"),
        en_exercice=fait("Membres en exercice", "membres_en_exercice"),
        presents=fait("Membres présents", "membres_presents"),
        representes=fait("Membres représentés", "membres_representes"),
        absents=fait("Membres absents", "membres_absents"),
        voix=fait("Voix", "votants"),
        president=fait("Présidence de la séance", "president"),
        secretaire=fait("Secrétariat de la séance", "secretaire"),
    )


def groupes(presences: Sequence[Presence]) -> tuple[Groupe, ...]:
    """Members by status, in the order of the document; a represented member with who votes for them."""
    groups: dict[str, list[str]] = {statut: [] for statut in PRESENCES}
    for row in presences:
        proxy = f" (pouvoir à {row.mandataire})" if row.mandataire else ""
        groups.setdefault(row.statut, []).append(f"{row.personne}{proxy}{_vote(row)}")
    return tuple(
        Groupe(compte(len(members), f"membre {PRESENCES.get(statut, statut)}", _plural(statut)), tuple(members))
        for statut, members in groups.items()
        if members
    )


def nommes(presences: Sequence[Presence]) -> tuple[Groupe, ...]:
    """The members that an act of a sitting names itself: the whole list is that of the sitting."""
    members = tuple(f"{row.personne} ({PRESENCES.get(row.statut, row.statut)}){_vote(row)}" for row in presences)
    title = compte(len(members), "membre nommé par l’acte", "membres nommés par l’acte")
    return (Groupe(title, members),) if members else ()


def _vote(row: Presence) -> str:
    """How a member voted, where the act names the member with the vote."""
    return f", vote : {row.vote}" if row.vote else ""


def _plural(statut: str) -> str:
    return "membres " + " ".join(f"{word}s" for word in PRESENCES.get(statut, statut).split())
