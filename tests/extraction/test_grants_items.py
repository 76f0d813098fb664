"""Items of lists of subsidies as acts print them, through the whole reading; and what the affair around them gives."""

from __future__ import annotations

import pytest

from generator.extraction.document import read
from generator.values.source import Source

HEAD = "COMMUNE DE VALDOR\n\nSéance du 3 mars 2021\n\nDÉLIBÉRATION N° 2021-04\n\nObjet : {}\n\nMme BRUN expose.\n\n"
TITLE = "Subventions aux associations"
DECISION = "\nAprès en avoir délibéré, le conseil, à l'unanimité, approuve ces subventions.\n"
PROPOSED = "Les subventions suivantes sont proposées :\n\n"


def told(text: str) -> tuple[list[str], list[str]]:
    """The subsidies of the acts of a text, and their doubts."""
    acts = read(Source("essai", "essai.txt", "txt", text, ""), ()).actes
    rows = [row.champs for act in acts for row in act.rows if row.table == "subventions"]
    names = [row["nom_imprime"].value if "nom_imprime" in row else "-" for row in rows]
    given = [f"{row['montant'].value} {name} {row['statut'].value}" for row, name in zip(rows, names, strict=True)]
    return given, [issue.code for act in acts for issue in act.issues]


@pytest.mark.parametrize(
    "items",
    [
        (
            "Club nautique : demande de 800 €, 300 € accordés\nJudo club : 150 € accordés sous réserve des comptes ;\n"
            "Les Baladins : sollicite 200 € - accordé 90 €\n"
        ),
        "Club nautique : 3 x 100 € = 300 €\nJudo club : 15 € x 10 enfants = 150 €\nLes Baladins (danse) 90 €\n",
        "Club nautique 300 € (14 pour) (1 abstention : M. ROY)\nJudo club 150 € (unanimité)\nLes Baladins 90 € /\n",
        (
            "Club nautique\n300 €\nApprouvé à l'unanimité\nJudo club\n150 €\nApprouvé à l'unanimité\n"
            "Les Baladins\n(danse)\n90 €\nApprouvé à l'unanimité\n"
        ),
        (
            "Subvention excep. Club nautique : 300 €\nSubvention de fonctionnement au Judo club : 150 €\n"
            "Subvention annuelle Les Baladins : 90 €\n"
        ),
        "Club nautique 300 €\nM. ROY ne prend pas part au vote. Judo club 150 €\nLes Baladins 90 € (dont 9 € de bus)\n",
        "EAU\nClub nautique : 300 €\nSPORT\nJudo club : 150 €\nVIE DU VILLAGE\nLes Baladins : 90 €\n",
    ],
    ids=["demandes", "produits", "votes", "montants dessous", "natures", "phrase au-dessus", "parties"],
)
@pytest.mark.parametrize("announce", [PROPOSED, ""], ids=["phrase", "titre seul"])
def test_each_item_gives_its_amount_to_its_name(items: str, announce: str) -> None:
    """Whatever else the item says, and whether a sentence or the title alone announces the list."""
    given, doubts = told(HEAD.format(TITLE) + announce + items + DECISION)
    assert [row.replace(" (danse)", "") for row in given] == [
        "300 Club nautique attribuee", "150 Judo club attribuee", "90 Les Baladins attribuee",
    ]  # fmt: skip
    assert doubts == []


@pytest.mark.parametrize(
    "items",
    [
        "Club nautique : demande de 800 €\nJudo club : demande de 150 €\nLes Baladins : demande de 90 €\n",
        "Classe de mer : 3 x 40 €\nClasse de neige : 12 x 15 €\nClasse verte : 4 x 20 €\n",
        "Club nautique : perte de 800 €\nJudo club : perte de 150 €\nLes Baladins : perte de 90 €\n",
        "Taxe foncière : 800 €\nTaxe de séjour : 150 €\nTaxe d'aménagement : 90 €\n",
        "Région : 800 €\nDépartement : 150 €\nAutofinancement : 90 €\n",
        "Adultes : 8 €\nEnfants : 4 €\nGroupes : 3 €\n",
        "Club nautique\n800,00\nJudo club : 150,00\nTotal : 1 000,00\n",
        "Club nautique : 800 €\nJudo club : 150 €\nLes Baladins : 90 €\nTotal : 1 000 €\n",
    ],
    ids=["demandes", "prix", "pertes", "taxes", "payeurs", "tarifs", "total faux", "total faux signé"],
)
def test_other_items_give_nothing_and_the_title_makes_a_doubt(items: str) -> None:
    """Under the title of a list of subsidies too."""
    given, doubts = told(HEAD.format(TITLE) + items + DECISION)
    assert [row for row in given if row.endswith("attribuee")] == []
    assert doubts == ["subvention-non-lue"]


@pytest.mark.parametrize("title", ["Subvention de fonctionnement aux associations", "VOTE DES SUBVENTIONS"])
@pytest.mark.parametrize("year", ["", "2021\n", "Exercice 2021\n"])
def test_bare_figures_stand_below_a_title_and_its_year(title: str, year: str) -> None:
    """A title of one subsidy to associations heads several; the year under it is none."""
    items = "Club nautique\n1 200,00\nChorale Mélodia : 300,00\nTotal : 1 500,00\n"
    given, _ = told(f"{HEAD.format('Vie associative')}{title} 2021\n{year}{items}{DECISION}")
    assert given == ["1200.00 Club nautique attribuee", "300.00 Chorale Mélodia attribuee"]


CARD = "Bénéficiaire : {}\nObjet : {}\nCoût du projet : 3 000 €\nMontant demandé : 1 000 €\n{}\n"


def test_a_card_tells_a_subsidy_label_by_label() -> None:
    """What it costs and what is asked for have labels of their own."""
    first = CARD.format("Chorale Mélodia", "tournée d'été", "Montant de la subvention : 900 €\n")
    second = CARD.format("Judo club", "tatamis", "Montant de la subvention : 600 €\n")
    given, _ = told(HEAD.format(TITLE) + first + second + DECISION)
    assert given == ["900 Chorale Mélodia attribuee", "600 Judo club attribuee"]


@pytest.mark.parametrize(
    "amount",
    [
        "Montant de la subvention : 900 €\nMontant de la subvention : 800 €\n",
        "Montant de la subvention : à définir\n",
        "Demande refusée : la subvention de l'an passé n'est pas justifiée\nMontant de la subvention : 900 €\n",
    ],
    ids=["deux montants", "aucun", "refus"],
)
def test_a_card_that_is_not_sure_gives_nothing(amount: str) -> None:
    """Two amounts, none, or words that refuse."""
    given, doubts = told(HEAD.format(TITLE) + CARD.format("Chorale Mélodia", "tournée", amount) + DECISION)
    assert given == []
    assert doubts == ["subvention-non-lue"]


def test_who_asks_in_the_paragraph_receives_what_it_gives() -> None:
    """The title names another body, to which the affair gives too."""
    text = (
        "Le conseil décide d'attribuer une subvention de 90 € à la Chorale Mélodia.\n\n"
        "Le Judo club sollicite une aide pour son tournoi. Le conseil décide d'accorder une subvention de 300 €.\n"
    )
    given, _ = told(HEAD.format("Attribution d'une subvention à la Chorale Mélodia") + text)
    assert given == ["90 Chorale Mélodia attribuee", "300 Judo club attribuee"]


ASKED = (
    "Aussi, mes chers collègues, {}je vous demande de bien vouloir :\n- attribuer 300 € de subvention au Judo club ;\n"
)


@pytest.mark.parametrize(("words", "statut"), [("après en avoir délibéré, ", "attribuee"), ("", "proposee")])
def test_a_report_that_says_that_the_council_has_deliberated_decides(words: str, statut: str) -> None:
    """« après en avoir délibéré, je vous demande de bien vouloir »: without these words it only proposes."""
    given, _ = told(HEAD.format("Subvention au Judo club") + ASKED.format(words))
    assert given == [f"300 Judo club {statut}"]


def test_unanimity_counted_under_visas_opens_the_decision() -> None:
    """What stands under the visas is decided; the title above them has given, and makes no doubt."""
    text = (
        "COMMUNE DE VALDOR\n\nDÉLIBÉRATION N° 2021-04\n\nSéance du 3 mars 2021\n\nObjet : Subvention au Judo club\n\n"
        "Pour : 31 Contre : 0\n\nVu le code général des collectivités territoriales,\nVu la demande du club,\n\n"
        "À l'unanimité des votants (31 voix), 8 abstentions\n\nAttribue une subvention de 300 € au Judo club.\n"
    )
    given, doubts = told(text)
    assert given == ["300 Judo club attribuee"]
    assert "subvention-non-lue" not in doubts


MINUTES = (
    "VILLE DE SARLEVAL\n\nPROCÈS-VERBAL DU CONSEIL MUNICIPAL\nSéance du 3 mars 2021\n"
    "Présents : Ana ROY, Luc PETIT, Noé MARTIN\n\n"
    "1. Attribution d'une subvention au Judo club\nMme ROY expose.\nLe conseil, après en avoir délibéré, décide de "
    "suivre l'annexe.\n\n2. {}\nMme ROY expose.\nLe conseil, après en avoir délibéré, décide d'attribuer une aide "
    "de 300 € à la Chorale Mélodia.\n\n3. Questions diverses\nRien.\n"
)


def test_the_doubt_about_a_title_stays_where_the_next_affair_has_its_own() -> None:
    """What the second affair gives is not what the first one announced."""
    given, doubts = told(MINUTES.format("Attribution d'une subvention à la Chorale Mélodia"))
    assert given == ["300 Chorale Mélodia attribuee"]
    assert doubts == ["subvention-non-lue"]


def test_what_is_said_of_an_item_may_go_on_below_it() -> None:
    """The end of its bracket is no name of the next item, which has a bullet of its own."""
    items = "• Au Club nautique : 300 € (dont 30 € pour\n  la voile)\n• Au Judo club : 150 €\n• À la Chorale : 90 €\n"
    given, _ = told(HEAD.format(TITLE) + "Après en avoir délibéré, le conseil attribue :\n\n" + items)
    assert given == ["300 Club nautique attribuee", "150 Judo club attribuee", "90 Chorale attribuee"]


def test_what_a_loan_of_things_is_worth_is_no_money() -> None:
    """Beside the sum that is given; alone, it is what the gift is worth."""
    decided = (
        "Après en avoir délibéré, le conseil attribue au Club nautique une subvention de 300 € et met à disposition "
    )
    given, _ = told(HEAD.format("Fête du lac") + decided + "les barrières (valorisation : 80 €).\n")
    assert given == ["300 Club nautique attribuee"]
