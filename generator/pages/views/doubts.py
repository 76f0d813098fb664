"""What a page says of the cross-checks that were run and of the doubts that remain."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.pages.words import GRAVITES, VERDICTS, Mot, mot
from generator.values.said import compte, typographie

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.pages.marked import Passage
    from generator.values.evidence import Anomalie, Controle

DOUTES = {
    "ouverte": "personne n’a encore tranché",
    "confirmee": "vérifié : le document est bien ainsi",
    "corrigee": "lecture corrigée par une personne",
}


REGLES = {
    "somme-financements": "Les parts des financeurs font-elles le total attribué ?",
    "somme-demandes": "Les parts demandées font-elles le total demandé ?",
    "part-budget": "Le pourcentage imprimé est-il celui que donnent les deux montants ?",
    "budget-implique": "Le budget imprimé est-il celui que le pourcentage suppose ?",
    "nature-section": "Le compte est-il dans la bonne section du budget ?",
    "compte-membres_presents": "Y a-t-il autant de noms que de présents annoncés ?",
    "compte-membres_representes": "Y a-t-il autant de noms que de pouvoirs annoncés ?",
    "compte-membres_absents": "Y a-t-il autant de noms que d’absents annoncés ?",
    "voix": "Les présents et les pouvoirs font-ils le nombre de voix ?",
    "membres-en-exercice": "Présents, représentés et absents font-ils l’assemblée entière ?",
    "suite-articles": "Les articles se suivent-ils sans trou ?",
    "cle-siren": "Le SIREN de la collectivité est-il un numéro possible ?",
    "cle-siret": "Le SIRET de la collectivité est-il un numéro possible ?",
    "tampon-date": "Le tampon de la préfecture porte-t-il la date de la séance ?",
    "tampon-numero": "Le tampon de la préfecture porte-t-il le numéro de l’acte ?",
    "tampon-siren": "Le tampon de la préfecture porte-t-il le SIREN de la collectivité ?",
    "tampon-departement": "Le tampon de la préfecture porte-t-il le bon département ?",
    "convocation-avant-seance": "La convocation précède-t-elle la séance ?",
    "reception-apres-seance": "L’acte a-t-il été reçu en préfecture après la séance ?",
    "publication-apres-seance": "L’acte a-t-il été mis en ligne après la séance ?",
    "jour-semaine": "Le jour de la semaine est-il celui de la date ?",
}
"""What each cross-check asks, as a citizen would: a rule without words here is told by its formula."""


@dataclass(frozen=True, slots=True)
class ControleVu:
    """A cross-check: what was asked and compared, what was expected and found, in words."""

    id: str
    question: str | None
    formule: str
    attendu: str
    trouve: str
    verdict: Mot


@dataclass(frozen=True, slots=True)
class DouteVu:
    """A doubt: what it is, the words it is about, and the way to them."""

    id: str
    code: str
    gravite: Mot
    message: str
    citation: str | None
    renvoi: str | None
    statut: str


def controles_vus(rows: Iterable[Controle]) -> tuple[ControleVu, ...]:
    """The cross-checks, those that fail first: a reader must not have to look for them."""
    order = {"ecart": 0, "impossible": 1}
    seen = sorted(rows, key=lambda row: order.get(row.verdict, 2))
    return tuple(
        ControleVu(
            row.controle_id,
            typographie(REGLES[row.regle]) if row.regle in REGLES else None,
            row.formule,
            row.attendu or "non indiqué",
            row.trouve or "non indiqué",
            mot(VERDICTS, row.verdict),
        )
        for row in seen
    )


def doutes_vus(rows: Iterable[Anomalie], href: Callable[[Passage], str]) -> tuple[DouteVu, ...]:
    """The doubts in their order, each with the address of its passage as ``href`` gives it."""
    return tuple(
        DouteVu(
            row.anomalie_id,
            row.code,
            mot(GRAVITES, row.gravite),
            row.message,
            row.citation,
            href((row.debut, row.fin)) if row.debut is not None and row.fin is not None else None,
            DOUTES.get(row.statut, row.statut),
        )
        for row in rows
    )


def bilan(controles: Sequence[ControleVu], doutes: Sequence[DouteVu]) -> str:
    """Checks and doubts in one sentence, what fails first.

    >>> bilan((), ())
    'Aucun recoupement n’a pu être fait, et aucun doute n’a été relevé.'
    """
    counts = Counter(controle.verdict.classe for controle in controles)
    said = (
        ("ecart", "ne tombe pas juste", "ne tombent pas juste"),
        ("impossible", "n’a pas pu être fait", "n’ont pas pu être faits"),
        ("conforme", "tombe juste", "tombent juste"),
    )
    kept: list[str] = []
    for verdict, one, many in said:
        if counts[verdict]:
            noun, nouns = ("", "") if kept else ("recoupement ", "recoupements ")
            kept.append(compte(counts[verdict], noun + one, nouns + many))
    checks = ", ".join(kept) if kept else "Aucun recoupement n’a pu être fait"
    doubts = f"{compte(len(doutes), 'doute')} à connaître" if doutes else "aucun doute n’a été relevé"
    return typographie(f"{checks}{' ; ' if kept else ', et '}{doubts}.")
