"""What the home page says: the doors, the latest acts, the totals with their rows, and what is not here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.pages.escape import metadata
from generator.pages.views.coverage import Couverture, couverture
from generator.pages.views.front import en_capitales, somme, titre_acte
from generator.pages.views.tables import Tableau
from generator.pages.views.totals import TOTALS, ligne, reserve, totaux
from generator.pages.words import NATURES
from generator.values.said import compte, euros, jour, nombre

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.pages.index import Index
    from generator.values.acts import Acte

TITRE = "Ce que des collectivités ont décidé, chiffre par chiffre"
LATEST = 6
"""Acts on the home page: what a telephone shows in three screens."""
YEARS = 8
"""Totals on the home page; the others are on their own."""


@dataclass(frozen=True, slots=True)
class Porte:
    """A way in: how many things stand behind it, what they are, and what one learns there."""

    nombre: str
    mots: str
    lien: str
    apprend: str


@dataclass(frozen=True, slots=True)
class Dernier:
    """A recent act: its day and its body, its title, what it grants or only proposes."""

    quand: str
    titre: str
    capitales: bool
    lien: str
    montant: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccueilVu:
    """The home page."""

    root: str
    entete: Mapping[str, object]
    portes: tuple[Porte, ...]
    derniers: tuple[Dernier, ...]
    totaux: Tableau
    reserve: str | None
    couverture: Couverture
    date: str | None
    doutes: str
    recoupements: str


def accueil_vu(index: Index) -> AccueilVu:
    """Everything the home page says."""
    publication, tables = index.dataset.publication, index.tables
    found = totaux(index)
    doubts = sum(row.gravite != "info" for row in tables.anomalies)
    agreed = sum(row.verdict == "conforme" for row in tables.controles)
    checks = compte(len(tables.controles), "recoupement")
    return AccueilVu(
        root="",
        entete={
            "title": TITRE,
            "description": metadata(publication.description),
            "generated": True,
        },
        portes=tuple(_portes(index)),
        derniers=tuple(_dernier(index, acte) for acte in index.actes_newest_first[:LATEST]),
        totaux=Tableau(
            "Totaux",
            "Attribué et proposé, par année de séance ; chaque année mène aux lignes qu’elle additionne",
            TOTALS,
            [ligne(total) for total in found[:YEARS]],
            "Aucune subvention n’a été lue.",
        ),
        reserve=reserve(index),
        couverture=couverture(index),
        date=_date(index),
        doutes=compte(doubts, "doute"),
        recoupements=f"{checks}, dont {compte(agreed, 'tombe juste', 'tombent juste')}",
    )


def _portes(index: Index) -> list[Porte]:
    """The three doors; one that leads to nothing is not shown."""
    actes, bodies, actions = len(index.actes), len(index.beneficiaires), len(index.actions)
    doors = [
        (actes, "acte", "deliberations/", "ce qui a été décidé, par qui, quand, pour combien"),
        (bodies, "bénéficiaire", "beneficiaires/", "ce que chacun a demandé, s’est vu proposer et a reçu"),
        (actions, "action de feuille de route", "axes/", "ce qui est prévu, qui le porte, et quand"),
    ]
    plurals = {"action de feuille de route": "actions de feuille de route"}
    return [
        Porte(nombre(many), compte(many, word, plurals.get(word)).partition(" ")[2], link, learnt)
        for many, word, link, learnt in doors
        if many
    ]


def _dernier(index: Index, acte: Acte) -> Dernier:
    body = index.collectivites.get(acte.collectivite_id or "")
    rows = index.subventions[acte.acte_id]
    day = jour(acte.date_seance) if acte.date_seance else "sans date"
    titre = titre_acte(acte)
    amounts = [
        f"{euros(amount)} {word}"
        for statut, word in (("attribuee", "attribués"), ("proposee", "proposés, non attribués"))
        if (amount := somme(rows, statut))
    ]
    where = [day, NATURES.get(acte.nature, acte.nature), *([body.nom] if body else [])]
    return Dernier(
        " · ".join(where), titre, en_capitales(titre), f"deliberations/{acte.acte_id}/", ", ".join(amounts) or None
    )


def _date(index: Index) -> str | None:
    return jour(dt.date.fromisoformat(index.dataset.created)) if index.dataset.created else None
