"""Ledgers: tables of subsidies whose columns one blank parts, or printed one cell a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.extraction.document import read
from generator.values.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable

HEAD = "COMMUNE DE VALDOR\n\nSéance du 3 mars 2021\n\nDÉLIBÉRATION N° 2021-04\n\nObjet : Vie associative\n\n"
TITLE = "Mme BRUN présente les subventions aux associations.\n\n"
DECISION = "\nAprès en avoir délibéré, le conseil, à l'unanimité, approuve ces montants.\n"
NAMES = (
    "Chorale Mélodia", "Judo club", "Les Baladins", "Amicale laïque", "Vivre à Belval", "Cyclo du Lac", "Gym Tonus",
    "Secours des Rives", "ACCES", "Union des anciens",
)  # fmt: skip
COLUMNS = ("Libellé", "Reçues 2020", "Demandées 2021", "Proposées 2021", "Votées 2021")
Sums = dict[str, tuple[int, ...]]
THREE: Sums = {"Chorale Mélodia": (300, 500, 400), "Judo club": (100, 150, 120), "Les Baladins": (80, 90, 85)}


def euros(value: int) -> str:
    """An amount as acts print it."""
    return f"{value:,} €".replace(",", " ")


def printed(heads: Iterable[str], sums: Sums, last: int | None = None, *, narrow: bool) -> str:
    """A ledger: a total of each column, that of the last one being ``last`` where told; one cell a line if narrow."""
    totals = [sum(column) for column in zip(*sums.values(), strict=True)]
    rows = [*sums.items(), ("TOTAL", (*totals[:-1], totals[-1] if last is None else last))]
    lines = [tuple(heads), *((name, *map(euros, figures)) for name, figures in rows)]
    return "".join(("\n" if narrow else " ").join(line) + "\n" for line in lines)


def told(text: str, head: str = HEAD + TITLE, decision: str = DECISION) -> list[str]:
    """The subsidies of an act that prints a ledger."""
    (act,) = read(Source("essai", "essai.txt", "txt", head + text + decision, ""), ()).actes
    rows = [row.champs for row in act.rows if row.table == "subventions"]
    names = [row["nom_imprime"].value if "nom_imprime" in row else "-" for row in rows]
    return [f"{row['montant'].value} {name} {row['statut'].value}" for row, name in zip(rows, names, strict=True)]


@st.composite
def ledgers(draw: st.DrawFn) -> Sums:
    """Three bodies or more, each with as many figures."""
    width = draw(st.integers(2, len(COLUMNS) - 1))
    names = draw(st.lists(st.sampled_from(NAMES), min_size=3, max_size=8, unique=True))
    figures = st.tuples(*[st.integers(10, 99_999)] * width)
    return {name: draw(figures) for name in names}


@given(ledgers(), st.booleans(), st.sampled_from((COLUMNS[0], "Tiers", "Association")))
@settings(max_examples=90, deadline=None)
def test_what_was_printed_is_read_back(sums: Sums, narrow: bool, name: str) -> None:  # noqa: FBT001 - drawn
    """Each body has the last figure of its row, in both printings, whatever its columns and their heads."""
    width = len(next(iter(sums.values())))
    table = printed((name, *COLUMNS[-width:]), sums, narrow=narrow)
    assert told(table) == [f"{figures[-1]} {body} attribuee" for body, figures in sums.items()]


@given(ledgers(), st.booleans(), st.integers(1, 9))
@settings(max_examples=60, deadline=None)
def test_a_figure_that_was_misread_takes_all_away(sums: Sums, narrow: bool, more: int) -> None:  # noqa: FBT001 - drawn
    """Where the total of the last column does not add up, none of its figures is sure."""
    width = len(next(iter(sums.values())))
    last = sum(figures[-1] for figures in sums.values()) + more
    table = printed((COLUMNS[0], *COLUMNS[-width:]), sums, last, narrow=narrow)
    assert told(table) == []


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize(
    "heads",
    [
        ("Libellé", "Demandées 2021", "Votées 2021", "Versées 2020"),
        ("Libellé", "Votées 2020", "Versées 2020", "Demandées 2021"),
        ("Libellé", "Demandées", "Votées", "Coût"),
        ("Commerce", "Aide demandée", "Aide votée", "Perte"),
        ("Recettes", "2020", "Proposé", "Voté"),
        ("Prestation", "2020", "Proposé", "Voté"),
        ("Chapitre", "Budget 2020", "Proposé", "Voté"),
    ],
    ids=["versé", "demandé", "coût", "pertes", "recettes", "tarifs", "chapitres"],
)
def test_a_last_column_of_something_else_gives_nothing(heads: tuple[str, ...], *, narrow: bool) -> None:
    """The total adds up, but it is that of what was paid, is asked for, or is a budget; nor are other columns sure."""
    assert told(printed(heads, THREE, narrow=narrow)) == []


@pytest.mark.parametrize("narrow", [False, True])
def test_a_gift_that_the_title_announces_and_no_column_tells_is_a_doubt(*, narrow: bool) -> None:
    """A reader must know that the subsidies of this act lack."""
    head = HEAD.replace("Vie associative", "Attribution de subventions aux associations")
    table = printed(("Libellé", "Votées 2020", "Versées 2020", "Demandées 2021"), THREE, narrow=narrow)
    (act,) = read(Source("essai", "essai.txt", "txt", head + TITLE + table + DECISION, ""), ()).actes
    assert [row for row in act.rows if row.table == "subventions"] == []
    assert [issue.code for issue in act.issues] == ["subvention-non-lue"]


@pytest.mark.parametrize("narrow", [False, True])
def test_without_total_each_row_must_have_its_vote(*, narrow: bool) -> None:
    """« Vote » heads the votes: the last figures are those under « Votées », or what is asked for, which is none."""
    gap = "\n" if narrow else " "

    def table(heads: tuple[str, ...], votes: tuple[str, ...]) -> str:
        rows = [(name, *map(euros, sums), vote) for (name, sums), vote in zip(THREE.items(), votes, strict=True)]
        return "".join(gap.join(filter(None, row)) + "\n" for row in [heads, *rows])

    voted = ("14 pour", "Unanimité", "12 pour 2 contre")
    heads = ("Libellé", "Reçues", "Demandées", "Votées", "Vote")
    assert told(table(heads, voted)) == [f"{sums[-1]} {name} attribuee" for name, sums in THREE.items()]
    assert told(table(("Libellé", "Votées 2019", "Votées 2020", "Demandées", "Vote"), voted)) == []
    assert told(table(heads[:-1], ("", "", ""))) == []


def test_names_stand_around_their_figures_and_below_their_heads() -> None:
    """A name over three lines, heads over two, and a column of votes that ends some lines only."""
    table = (
        "Libellé 2020 2021 2021 VOTE\nReçues Demandées Votées\nUnion nationale des\n320 € 400 € 320 € Unanimité\n"
        "anciens marins\nJudo club 500 € 600 € 500 € 14 pour\nChorale Mélodia 90 € 100 € 95 €\n"
        "TOTAL 910 € 1 100 € 915 €\n"
    )
    wanted = ["320 Union nationale des anciens marins attribuee", "500 Judo club attribuee"]
    assert told(table) == [*wanted, "95 Chorale Mélodia attribuee"]


def test_a_last_figure_that_adds_up_its_row_is_that_of_the_row() -> None:
    """Heads that say nothing of a decision leave it to the sums, which only what is asked or paid by others has not."""
    sums: Sums = {"Judo club": (800, 400, 1200), "Les Baladins": (200, 100, 300), "Chorale Mélodia": (500, 100, 600)}
    wanted = [f"{figures[-1]} {name} attribuee" for name, figures in sums.items()]
    assert told(printed(("Association", "Matériel", "Projet", "Ensemble"), sums, narrow=False)) == wanted
    for heads in (
        ("Association", "Matériel", "Projet", "Total demandé"),
        ("Projet", "État", "Commune", "Ensemble"),
        ("Association", "Acompte", "Solde", "Versé 2020"),
        ("Budget", "Primitif", "Reports", "Ensemble"),
    ):
        assert told(printed(heads, sums, narrow=False)) == []


def test_a_reserve_and_a_total_of_bare_figures_are_nobodys() -> None:
    """What is kept for nobody yet counts in the total and is given to nobody."""
    sums: Sums = {**THREE, "Non affecté": (0, 100, 50)}
    assert told(printed(("Libellé", "Reçues", "Demandées", "Votées"), sums, narrow=False)) == [
        f"{figures[-1]} {name} attribuee" for name, figures in THREE.items()
    ]


def test_columns_that_are_known_are_read_as_a_table() -> None:
    """Wide gaps part the columns: each figure has its head, and a ledger would tell less."""
    table = (
        "Association            Demandé 2021     Voté 2021    Versé 2020\n"
        "Judo club                    600 €         500 €         400 €\n"
        "Les Baladins                 200 €         150 €         150 €\n"
        "Chorale Mélodia              100 €          95 €          90 €\n"
        "TOTAL                        900 €         745 €         640 €\n"
    )
    assert told(table) == ["500 Judo club attribuee", "150 Les Baladins attribuee", "95 Chorale Mélodia attribuee"]


def test_a_second_column_of_words_is_no_part_of_a_name() -> None:
    """« Judo club / Tatamis / 600 € »: which words are the name is not told, and each row says that it lacks."""
    table = "Libellé\nEmploi\nDemandé\nVoté\n" + "".join(
        f"{name}\nSport\n{euros(asked)}\n{euros(voted)}\n" for name, (_, asked, voted) in THREE.items()
    )
    assert told(f"{table}Total\n740 €\n605 €\n") == ["400 - attribuee", "120 - attribuee", "85 - attribuee"]


def test_what_stands_above_the_title_of_a_ledger_is_none_of_its_heads() -> None:
    """Taxes, and a paragraph that speaks of requests and of what is paid: their lines may be as short as heads."""
    above = (
        "Taxe foncière\nTaux voté\nSubventions aux associations\nAu regard des demandes formulées pour l'année et "
        "compte tenu des conventions passées avec les\nassociations, dont le versement de l'an passé a été contrôlé "
        "par la commission des finances de la commune\n"
    )
    sums: Sums = {"Judo club": (800, 400, 1200), "Les Baladins": (200, 100, 300), "Chorale Mélodia": (500, 100, 600)}
    table = printed(("Association", "Matériel", "Projet", "Ensemble"), sums, narrow=False)
    assert told(table, f"{HEAD}Mme BRUN expose.\n\n{above}") == [
        f"{figures[-1]} {name} attribuee" for name, figures in sums.items()
    ]


COMPANIES = """\
Entreprise Commune Activité Aide proposée par le comité Aide attribuée
SAS LE BISTROT DU LAY Belval Restaurant 3 000 € 3 000 €
COIFFURE BELTIF Saint-Aubin Coiffure 1 000 € 1 000 €
EI MARTIN Paul Lay-le-Vieil Forain 1 500 € 1 250 €
SARL GARAGE DU PONT Lay Réparation auto 2 000 € refusée (hors secteur)
AUBERGE DE LA TRUITE
(SARL MC2) Belval Hôtel restaurant 3 000 € 2 800 €
Soit un total de 8 050 €.
"""


def test_capitals_name_a_row_whose_further_words_nothing_parts_from_its_name() -> None:
    """A person's name may go on in small letters: it is left out, and borrowed from nowhere; a row refused is none."""
    above = "Vu le règlement du fonds (aide forfaitaire comprise entre 500 et 3 000 euros),\n\nDÉCIDE d'attribuer :\n"
    assert told(COMPANIES, f"{HEAD}OBJET : Fonds de relance : aides aux entreprises\n\n{above}") == [
        "3000 SAS LE BISTROT DU LAY attribuee",
        "1000 COIFFURE BELTIF attribuee",
        "1250 - attribuee",
        "2800 AUBERGE DE LA TRUITE (SARL MC2) attribuee",
    ]


@pytest.mark.parametrize("second", ["Discipline", "Commune"])
def test_a_name_that_another_column_may_end_is_left_out(second: str) -> None:
    """« Judo club Combat » is no name."""
    table = f"Association {second} Demandé Attribué\nJudo club Combat 300 € 200 €\nGym Rive Barres 500 € 450 €\n"
    table += "Tennis Lay Raquette 400 € 350 €\nTotal 1 200 € 1 000 €\n"
    assert told(table, f"{HEAD}OBJET : Subventions aux associations\n\nDÉCIDE d'attribuer :\n") == [
        "200 - attribuee",
        "450 - attribuee",
        "350 - attribuee",
    ]
