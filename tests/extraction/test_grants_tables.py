"""Tables of subsidies in the forms that text makes of them: gaps, tabs, single blanks, one cell a line."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from generator.extraction.grants import subsidies
from generator.french.fold import fold
from generator.reading.layouts import act
from generator.values.finding import Statut
from generator.values.source import Source

if TYPE_CHECKING:
    from generator.values.issue import Issue
    from generator.values.lecture import RowRead

HEAD = "COMMUNE DE VALDOR\n\nSéance du 3 mars 2021\n\nDÉLIBÉRATION N° 2021-04\n\nMonsieur le Maire expose :\n\n"
REPORT = "Il convient de soutenir les associations par des subventions, suivant le tableau ci-après.\n\n"
DECISION = "\nAprès en avoir délibéré, DÉCIDE d'attribuer les subventions telles que définies ci-dessus.\n"

GAPS = """\
    Code      Association                        Nature              Demandé        Montant
                           SPORTS
     101      CLUB NAUTIQUE                      Fonctionnement       2 000 €       1 500 €
              AMICALE DES COUREURS DE
     102      LANDES ET DE FORÊTS DU             Projet                 900 €         600 €
              VAL D'ARGENT
                           CULTURE
     103      CHORALE MÉLODIA                    Fonctionnement         300 €         300 €
              TOTAL                                                   3 200 €       2 400 €
"""

BARE = """\
Association            Montant

Club nautique            1 500
Chorale Mélodia            300
Total                    1 900
"""

TABS = """\
N° de dossier\tAssociation\tFinanceur\tSubvention sollicitée\tSubvention attribuée\tConvention
21-7\tClub nautique\tBudget principal\t2 000 €\t1 500 €\tnon
21-8\t\tBudget annexe du port\t500 €\t250 €\t
TOTAL\t\t\t\t1 750 €\t
"""

OVER = """\
Code\tAssociation\tNature\tMontant
101\tAMICALE DES COUREURS DE\tM\t600 €
\f\tLANDES ET DE FORÊTS
102\tCHORALE MÉLODIA\tF\t300 €
\tTOTAL\t\t900 €
"""

ORDER = """\
Code Association Nature Montant
101 CLUB NAUTIQUE Projet 1 500 €
SPORTS DE GLISSE
102
AMICALE DES COUREURS DE LANDES
ET DE FORÊTS
Fonctionnement 600 €
TOTAL 2 100 €
"""


def read(table: str, decision: str = DECISION) -> tuple[tuple[RowRead, ...], tuple[Issue, ...]]:
    """The subsidies of an act whose report holds the table."""
    text = HEAD + REPORT + table + decision
    outline = act.outline(Source("essai", "essai.txt", "txt", text, ""), fold(text))
    assert outline is not None
    return subsidies.read(outline)


def told(rows: tuple[RowRead, ...]) -> list[str]:
    """Amount and receiver of each row."""
    return [f"{row.champs['montant'].value} {row.champs['nom_imprime'].value}" for row in rows]


def test_names_over_several_lines_stand_around_their_amount() -> None:
    """Headings between the rows are not names, and the column that is asked for is not the one decided."""
    rows, issues = read(GAPS)
    assert told(rows) == [
        "1500 CLUB NAUTIQUE",
        "600 AMICALE DES COUREURS DE LANDES ET DE FORÊTS DU VAL D'ARGENT",
        "300 CHORALE MÉLODIA",
    ]
    assert {row.champs["statut"].value for row in rows} == {"attribuee"}
    assert issues == ()


def test_a_total_that_does_not_add_up_is_a_doubt() -> None:
    """Amounts need no currency sign under their head; the wrong total is told, not corrected."""
    rows, issues = read(BARE)
    assert told(rows) == ["1500 Club nautique", "300 Chorale Mélodia"]
    assert [issue.code for issue in issues] == ["total-incoherent"]


def test_rows_without_a_name_are_shares_of_the_receiver_above() -> None:
    """Tabs keep empty cells: the shares make one subsidy, whose request is a sum that says so."""
    rows, _ = read(TABS)
    assert told(rows) == ["1750 Club nautique"]
    (row,) = rows
    asked = row.champs["montant_demande"]
    assert (str(asked.value), asked.statut, asked.calcul) == (
        "2500",
        Statut.DEDUIT,
        "somme des lignes : 2 000 + 500",
    )
    assert row.champs["convention"].value is False
    assert [share.champs["financeur"].value for share in row.enfants] == ["Budget principal", "Budget annexe du port"]
    assert [share.champs["dossier"].value for share in row.enfants] == ["21-7", "21-8"]


def test_a_name_goes_on_at_the_head_of_the_next_page() -> None:
    """What has neither code nor amount there is the end of the row above; elsewhere it is the title of a section."""
    rows, issues = read(OVER)
    assert told(rows) == ["600 AMICALE DES COUREURS DE LANDES ET DE FORÊTS", "300 CHORALE MÉLODIA"]
    assert issues == ()
    rows, _ = read(OVER.replace("\f", ""))
    assert told(rows) == ["600 AMICALE DES COUREURS DE", "300 CHORALE MÉLODIA"]


def test_cells_in_reading_order_are_rows_up_to_their_amount() -> None:
    """Without columns a code opens a row and an amount closes it."""
    rows, issues = read(ORDER)
    assert told(rows) == ["1500 CLUB NAUTIQUE", "600 AMICALE DES COUREURS DE LANDES ET DE FORÊTS"]
    assert issues == ()


COLUMN_BY_COLUMN = """\
Association
Montant
Club nautique
Chorale Mélodia
{more}1 500 €
300 €
TOTAL
1 800 €
"""


LAST_BEHIND = """\
Code
association
Nom association
Nature
Montant

101
CLUB NAUTIQUE

Projet

1 500

{code}Projet

400

MUSIQUE
102

CHORALE MELODIA

TOTAL
1 900
"""


def test_the_last_code_behind_all_amounts_names_the_last_of_them() -> None:
    """Where there are as many codes as amounts: with one more, none is sure."""
    rows, _ = read(LAST_BEHIND.format(code=""))
    assert told(rows) == ["1500 CLUB NAUTIQUE", "400 CHORALE MELODIA"]
    rows, issues = read(LAST_BEHIND.format(code="103\n\n"))
    assert ["nom_imprime" in row.champs for row in rows] == [True, False]
    assert [issue.code for issue in issues] == ["beneficiaire-non-lu"]


def test_a_table_read_column_by_column_has_as_many_names_as_amounts() -> None:
    """Else no name is sure: they are not put together into one."""
    rows, _ = read(COLUMN_BY_COLUMN.format(more=""))
    assert told(rows) == ["1500 Club nautique", "300 Chorale Mélodia"]
    rows, issues = read(COLUMN_BY_COLUMN.format(more="de Valdor-le-Haut\n"))
    assert [(row.champs["montant"].value, "nom_imprime" in row.champs) for row in rows] == [(1500, False), (300, False)]
    assert [issue.code for issue in issues] == ["beneficiaire-non-lu"] * 2


TWO_SUMS = """\
Association
Montant
Club nautique
2 000 €
1 500 €
Chorale Mélodia
{more}900 €
300 €
TOTAL
{total} €
"""


def test_two_amounts_below_each_name_are_two_columns_whatever_the_heads_say() -> None:
    """The one that the total adds up is given; where it adds up neither, nothing is."""
    rows, issues = read(TWO_SUMS.format(more="", total="1 800"))
    assert told(rows) == ["1500 Club nautique", "300 Chorale Mélodia"]
    assert issues == ()
    rows, issues = read(TWO_SUMS.format(more="de Valdor-le-Haut\n", total="7 000"))
    assert rows == ()
    assert issues


def test_rows_whose_names_are_not_read_receive_from_no_sentence_around() -> None:
    """Each has a receiver of its own: it is not the only body that the report happens to name."""
    report = "Les crédits de la subvention accordée à la Chambre de commerce de Valdor seront reportés.\n"
    rows, issues = read(COLUMN_BY_COLUMN.format(more="de Valdor-le-Haut\n"), "\n" + report + DECISION)
    assert ["nom_imprime" in row.champs for row in rows] == [False, False]
    assert [issue.code for issue in issues] == ["beneficiaire-non-lu"] * 2


def test_a_table_that_no_decision_takes_up_is_a_proposition() -> None:
    """A report alone grants nothing."""
    rows, _ = read(BARE, "")
    assert {row.champs["statut"].value for row in rows} == {"proposee"}


@pytest.mark.parametrize("parts", ["\t", " | ", "      "])
@pytest.mark.parametrize("heads", [("Montant 2023", "Montant 2024"), ("2023", "2024"), ("Rappel 2023", "Montant voté")])
@pytest.mark.parametrize("where", ["report", "decision"])
def test_the_last_year_alone_is_granted(parts: str, heads: tuple[str, str], where: str) -> None:
    """A row counts once, for its last year, wherever the table stands; no head is part of a name."""
    lines = [("Association", *heads), ("Club nautique", "400 €", "500 €"), ("Chorale Mélodia", "200 €", "300 €")]
    table = "".join(parts.join((name.ljust(16), *sums)) + "\n" for name, *sums in lines)
    rows, issues = read(table) if where == "report" else read("", f"{DECISION}\nListe des subventions :\n\n{table}")
    assert told(rows) == ["500 Club nautique", "300 Chorale Mélodia"]
    assert {row.champs["statut"].value for row in rows} == {"attribuee"}
    assert issues == ()


@pytest.mark.parametrize("parts", ["\t", " | ", "      ", " "])
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("COMMUNE DE VALDOR", ["500 Club nautique", "300 Chorale Mélodia"]),
        ("CONSEIL RÉGIONAL DU VAL", ["900 Club nautique", "700 Chorale Mélodia"]),
        ("SYNDICAT DU VAL", []),
    ],
)
def test_of_what_several_bodies_give_that_of_the_acting_one_is_granted(
    parts: str, body: str, expected: list[str]
) -> None:
    """« Subvention Ville | Subvention Région »: the head of the act tells which column is its own, or none is."""
    lines = [
        ("Association", "Subvention Ville", "Subvention Région"),
        ("Club nautique", "500 €", "900 €"),
        ("Chorale Mélodia", "300 €", "700 €"),
    ]
    table = "".join(parts.join(line) + "\n" for line in lines)
    head = HEAD.replace("COMMUNE DE VALDOR", body).replace("Monsieur le Maire", "Le rapporteur")
    text = f"{head}{REPORT}{table}{DECISION}"
    found = act.outline(Source("essai", "essai.txt", "txt", text, ""), fold(text))
    assert found is not None
    assert told(subsidies.read(found)[0]) == expected


@pytest.mark.parametrize("parts", ["\t", " | ", "      "])
def test_bodies_alone_head_the_columns_of_what_they_give(parts: str) -> None:
    """« État | Métropole | Ville »: the act is that of a commune."""
    lines = [
        ("Porteur", "Etat", "Métropole", "Ville"),
        ("Club nautique", "8 000 €", "4 000 €", "5 000 €"),
        ("Chorale Mélodia", "2 000 €", "1 500 €", "3 500 €"),
        ("Total", "10 000 €", "5 500 €", "8 500 €"),
    ]
    rows, issues = read("".join(parts.join((name.ljust(16), *sums)) + "\n" for name, *sums in lines))
    assert told(rows) == ["5000 Club nautique", "3500 Chorale Mélodia"]
    assert issues == ()


def test_two_columns_headed_alike_are_a_doubt() -> None:
    """Nothing tells which of them is decided."""
    rows, issues = read("Association\tMontant\tSomme\nClub nautique\t400 €\t500 €\n")
    assert rows == ()
    assert [issue.code for issue in issues] == ["table-ambigue"]


def test_figures_under_years_alone_are_no_money() -> None:
    """They may count members."""
    rows, _ = read("Association\t2023\t2024\nClub nautique\t120\t130\nChorale Mélodia\t40\t41\n")
    assert rows == ()


CELLS = """\
Association
2020
2021
Club nautique
400 €
450 €
Chorale Mélodia
200 €
250 €
{short}Total
600 €
{total} €
"""


def test_the_figures_of_two_years_one_cell_a_line_are_one_row() -> None:
    """The last year is the one decided; the total of that year is the one it must agree with."""
    rows, issues = read(CELLS.format(short="", total=700))
    assert told(rows) == ["450 Club nautique", "250 Chorale Mélodia"]
    assert not issues


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        (800, ["450 Club nautique", "250 Chorale Mélodia", "100 Moto-club du Val"]),
        (700, ["450 Club nautique", "250 Chorale Mélodia"]),
    ],
)
def test_a_row_with_an_empty_cell_counts_where_the_total_says_so(total: int, expected: list[str]) -> None:
    """« Moto-club du Val » has one figure for two years: the total tells of which."""
    rows, issues = read(CELLS.format(short="Moto-club du Val\n100 €\n", total=total))
    assert told(rows) == expected
    assert not issues


def test_a_figure_counts_in_the_column_under_which_it_stands() -> None:
    """The chorale had 200 € the year before and nothing this year; the moto-club, the reverse."""
    table = """\
    Association                Rappel 2020       Montant
    Club nautique                   400 €          450 €
    Chorale Mélodia                 200 €
    Moto-club du Val                               100 €
    Total                           600 €          550 €
"""
    rows, issues = read(table)
    assert told(rows) == ["450 Club nautique", "100 Moto-club du Val"]
    assert not issues


YEARS = """\
LISTE DES SUBVENTIONS AUX ASSOCIATIONS
2021
2022 demandé
retenu 2023
VALDOR11
700
700
900
700
AUBE AUX ARTS
2000
2000
2000
2000
Moto-club (section
jeunes)
100
Non affecté
50
TOTAL
2700
2750
2900
{total}
12
"""


@pytest.mark.parametrize(
    ("total", "expected"),
    [(2800, ["700 VALDOR11", "2000 AUBE AUX ARTS", "100 Moto-club (section jeunes)"]), (2790, [])],
)
def test_bare_figures_below_a_title_count_where_they_add_up(total: int, expected: list[str]) -> None:
    """A title heads the names; « 2000 » is a sum, « 12 » a page number; what is kept for nobody is given to nobody."""
    rows, _ = read(YEARS.format(total=total))
    assert told(rows) == expected


def test_what_is_said_voted_above_a_table_is_granted() -> None:
    """Minutes say first that the subsidies are voted, then print them."""
    above = "Les subventions sont votées à l'unanimité.\n\n"
    rows, _ = read(above + BARE, "")
    assert {row.champs["statut"].value for row in rows} == {"attribuee"}


def test_the_words_of_a_row_stand_under_their_heads_one_cell_a_line() -> None:
    """Who carries the action comes first, then the action; a cost is no subsidy."""
    rows, issues = read(
        "Porteur\nAction\nCoût total\nSubvention\n\nVivre à Belval\nAteliers de langue\n28 000 €\n6 500 €\n\n"
        "ACCES 12\nPermanences d'accès au droit\n12 500 €\n3 000 €\n\nTOTAL\n40 500 €\n9 500 €\n"
    )
    assert told(rows) == ["6500 Vivre à Belval", "3000 ACCES 12"]
    assert not issues


def test_an_empty_first_cell_and_a_cell_over_all_columns_end_no_table() -> None:
    """The title of a group stands under the first head, or across them all; its rows go on under it."""
    rows, _ = read(
        "Code\tAssociation\tMontant\n\tSPORTS\n12\tClub nautique\t500 €\nCULTURE\n7\tChorale Mélodia\t300 €\n"
        "\tTOTAL\t800 €\n"
    )

    assert [(row.champs["nom_imprime"].value, row.champs["montant"].value) for row in rows] == [
        ("Club nautique", Decimal(500)),
        ("Chorale Mélodia", Decimal(300)),
    ]
    assert all("dossier" not in row.champs for row in rows)


def test_the_column_that_is_added_up_is_the_one_decided() -> None:
    """« Accordé » was last year's: what is carried over now is summed, and nothing else is."""
    rows, _ = read(
        "Code\tAssociation\tAccordé\tA reporter\n12\tClub nautique\t1 000 €\t500 €\n7\tChorale Mélodia\t900 €\t300 €\n"
        "\tTOTAL\t\t800 €\n"
    )

    assert [row.champs["montant"].value for row in rows] == [Decimal(500), Decimal(300)]


def test_the_kind_of_a_subsidy_is_no_purpose() -> None:
    """« Fonctionnement » under « Nature » says how it is counted, not what for."""
    rows, _ = read("Association\tNature\tMontant\nClub nautique\tFonctionnement\t500 €\nChorale\tLe gala\t300 €\n")

    assert [row.champs["objet"].value if "objet" in row.champs else None for row in rows] == [None, "Le gala"]


KINDS = """\
Associations              Fonctionnement      Exceptionnelle
Club nautique                 1 500 €             250 €
Chorale Mélodia                 300 €
Amicale laïque                                    400 €
"""


def test_two_kinds_of_subsidy_are_two_columns_decided() -> None:
    """A row has one subsidy of each kind; an empty cell is told by what stands under what."""
    rows, issues = read(KINDS)
    assert told(rows) == ["1500 Club nautique", "250 Club nautique", "300 Chorale Mélodia", "400 Amicale laïque"]
    assert not issues


def test_two_kinds_of_subsidy_parted_by_tabs() -> None:
    """Each column of a kind is read as a table of its own."""
    tabs = "Association\tSubvention ordinaire\tSubvention exceptionnelle\nClub nautique\t1 500 €\t250 €\n"
    tabs += "Chorale\t300 €\t\n"
    assert told(read(tabs)[0]) == ["1500 Club nautique", "250 Club nautique", "300 Chorale"]


def test_kinds_whose_columns_are_lost_give_a_doubt_alone() -> None:
    """One cell a line: which of the two columns the only figure of a row stands in is not told."""
    rows, issues = read("Association\nFonctionnement\nExceptionnelle\nClub nautique\n1 500 €\n250 €\nChorale\n300 €\n")
    assert rows == ()
    assert [issue.code for issue in issues] == ["table-ambigue"]


def test_what_is_voted_is_decided_beside_what_is_proposed() -> None:
    """Both are amounts; only one of them is granted."""
    table = "Association      Proposition      Voté\nClub nautique      1 500 €      1 600 €\n"
    table += "Chorale      300 €        350 €\n"
    assert told(read(table)[0]) == ["1600 Club nautique", "350 Chorale"]


def test_the_title_of_a_part_is_no_name_and_a_name_out_of_line_is_one() -> None:
    """« SPORT » stands over its rows; a name a little to the right of the others names its row all the same."""
    rows, _ = read(
        "Association                          Montant\nSPORT\n  Les Galopins                         300 €\n"
        "SOCIAL\n     Vivre à Belval                       200 €\n  Amis du Four                         450 €\n"
        "TOTAL                                  950 €\n"
    )
    assert told(rows) == ["300 Les Galopins", "200 Vivre à Belval", "450 Amis du Four"]
