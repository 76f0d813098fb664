"""Runs of names with their amounts: aids where a title or a sentence says so, and no other list of sums."""

from __future__ import annotations

import pytest

from generator.extraction.grants import subsidies
from generator.french.fold import fold
from generator.reading.layouts import act
from generator.values.source import Source

HEAD = "COMMUNE DE VALDOR\n\nSéance du 3 mars 2021\n\nDÉLIBÉRATION N° 2021-04\n\nObjet : {}\n\nMme BRUN expose :\n\n"
DECISION = "\nAprès en avoir délibéré, le conseil municipal, à l'unanimité, {}\n"

PARTS = """\
Le budget primitif prévoit 6 100 €. Elle propose la répartition suivante :

SPORT
Avenir de Valdor (rugby) : 1 400 euros
Judo club : 190 euros
CULTURE
Les Baladins : 250 euros (dont 100 euros pour les costumes)
Chorale Mélodia ........ 50 euros
Provision : 200 euros
"""


def read(titre: str, report: str, decision: str) -> list[str]:
    """The subsidies of an act: amount, receiver and status of each."""
    text = HEAD.format(titre) + report + DECISION.format(decision)
    outline = act.outline(Source("essai", "essai.txt", "txt", text, ""), fold(text))
    assert outline is not None
    rows, _ = subsidies.read(outline)
    return [
        f"{row.champs['montant'].value} | {row.champs['nom_imprime'].value if 'nom_imprime' in row.champs else '-'}"
        f" | {row.champs['statut'].value}"
        for row in rows
    ]


def test_a_list_in_parts_is_given_where_the_decision_takes_it_up() -> None:
    """Headings of parts, what is said aside of an amount and what is kept for later are no aids."""
    assert read("Subventions aux associations", PARTS, "approuve cette répartition.") == [
        "1400 | Avenir de Valdor (rugby) | attribuee",
        "190 | Judo club | attribuee",
        "250 | Les Baladins | attribuee",
        "50 | Chorale Mélodia | attribuee",
    ]


def test_amounts_that_stand_before_their_receivers() -> None:
    """« soit : - 800 € pour Mme … »: the verb gives one aid to each; a person is not named."""
    given = "décide d'accorder, au titre du fonds, une aide de 10 % des travaux, soit :\n{}"
    items = "- 800 € pour Mme Ida BRUN ;\n- 1 550 € pour la SARL Four à pain ;\n"
    assert read("Soutien aux commerces", "Deux demandes ont été reçues.\n", given.format(items)) == [
        "800 | Personne physique (nom non publié) | attribuee",
        "1550 | SARL Four à pain | attribuee",
    ]


def test_a_sentence_may_hold_the_whole_list() -> None:
    """The items are parted by commas."""
    sentence = (
        "les subventions de 2020 sont reconduites. Accord de tous pour : Les Amis de l'orgue 400 €, Pétanque 250 €."
    )
    assert read("Vie associative", "Rien.\n", f"décide que {sentence}") == [
        "400 | Les Amis de l'orgue | attribuee",
        "250 | Pétanque | attribuee",
    ]


@pytest.mark.parametrize(
    "report",
    [
        "Le plan de financement des subventions est :\nRégion : 8 000 €\nÉtat (DETR) : 6 400 €\nCommune : 9 600 €\n",
        "Les subventions demandées :\nMenuiserie Dupré, devis de 8 000 €\nToiture Martin, devis de 900 €\n",
        "Les tarifs, hors subventions, sont fixés ainsi :\nAdultes : 12 €\nEnfants : 6 €\nGroupes : 3 €\n",
        "Subventions versées :\nClub nautique : 400 €\nChorale Mélodia : 200 €\nTotal : 900 €\n",
        "Les associations ont demandé des subventions :\nClub nautique : 400 €\nChorale Mélodia : 200 €\n",
        "Subventions, pour mémoire, versées en 2019 :\nClub nautique : 400 €\nChorale Mélodia : 200 €\n",
        "Le maire rend compte des subventions reçues :\nÉtat : 900 €\nCaisse du Val : 800 €\nAgence : 700 €\n",
        "Recettes :\nSubventions : 900 €\nEmprunts : 800 €\nDépenses :\nVoirie : 950 €\nÉcole : 750 €\n",
        "Le règlement est modifié ; plafonds des aides :\nFaçade simple : 900 €\nVitrine : 800 €\nToit : 700 €\n",
        "Coupes vendues, subventions déduites :\nParcelle 12 : 900 €\nParcelle 14 : 800 €\nParcelle 15 : 700 €\n",
    ],
    ids=["plan", "devis", "tarifs", "total faux", "demandes", "passé", "reçues", "budget", "plafonds", "ventes"],
)
def test_other_lists_of_sums_give_nothing(report: str) -> None:
    """Who pays, what is asked, bought, sold, or was given before; and a list that does not add up to its total."""
    assert not [row for row in read("Subventions", report, "approuve ces montants.") if row.endswith("attribuee")]
