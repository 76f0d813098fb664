"""Heads printed in two columns are read one column after the other."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from generator.french.fold import fold
from generator.reading import openers
from generator.reading.columns import reorder
from generator.reading.lines import cut
from generator.values.span import Span

HEAD = """\
DEPARTEMENT DE L'ONDE          L'an deux mille vingt et un, le trois mars,
                               le conseil municipal de Valdor s'est réuni
Nombre de membres              en mairie, sous la présidence
en exercice : 11               de Mme Inès CORMIER, maire.
présents : 9
votants : 10                   Présents : Inès CORMIER, Paul D'ARVOR,
                               Hugo BELVAL, Rose LE GALL,
Date de convocation            Zoé MARTEL, Luc PERRIN,
25 février 2021                Léa ROUX, Tom VIDAL, Ida BRUN.

                               Absents : Jean SOREL.


Le conseil examine le toit du lavoir communal, dont les tuiles tombent depuis la tempête de l'hiver dernier.
"""
CENTRED = "\n".join(f"{' ' * (30 + n % 7)}Titre {n}" for n in range(20)) + "\n"


def read(text: str) -> list[str]:
    """The lines with words of ``text``, in reading order, trimmed."""
    spans = reorder(text, cut(text, fold(text), openers.load()))
    return [words for span in spans if (words := " ".join(span.of(text).split()))]


def test_the_margin_comes_first() -> None:
    """Then the column beside it, then what runs over the whole page."""
    assert read(HEAD) == [
        "DEPARTEMENT DE L'ONDE",
        "Nombre de membres",
        "en exercice : 11",
        "présents : 9",
        "votants : 10",
        "Date de convocation",
        "25 février 2021",
        "L'an deux mille vingt et un, le trois mars,",
        "le conseil municipal de Valdor s'est réuni",
        "en mairie, sous la présidence",
        "de Mme Inès CORMIER, maire.",
        "Présents : Inès CORMIER, Paul D'ARVOR,",
        "Hugo BELVAL, Rose LE GALL,",
        "Zoé MARTEL, Luc PERRIN,",
        "Léa ROUX, Tom VIDAL, Ida BRUN.",
        "Absents : Jean SOREL.",
        "Le conseil examine le toit du lavoir communal, dont les tuiles tombent depuis la tempête de l'hiver dernier.",
    ]


def test_a_head_in_one_column_is_left_alone() -> None:
    """Plain lines, and centred ones, have no second column."""
    for text in (CENTRED, "Vu le code\n" * 20, ""):
        spans = cut(text, fold(text), openers.load())
        assert reorder(text, spans) == spans


ROWS = st.sampled_from(
    ["", "Marge", "Marge   colonne", f"{'Marge':<31}colonne", f"{'':31}colonne", "\t\tTitre", "x" * 90]
)


@given(st.lists(ROWS, max_size=40).map("\n".join))
def test_nothing_is_lost_and_nothing_said_twice(text: str) -> None:
    """Whatever the head, its characters come out once each."""
    spans = reorder(text, cut(text, fold(text), openers.load()))
    assert Counter(at for span in spans for at in range(span.start, span.end)) == Counter(range(len(text)))
    assert all(isinstance(span, Span) and len(span) for span in spans)


COUNTS = """\
Date de la convocation : 12/09/2022            L'an deux mille vingt-deux
Nombre de conseillers                          le dix-neuf septembre à dix-neuf heures
  en exercice : 15                             le conseil municipal de la commune de Valdor,
  présents : 12                                régulièrement convoqué, s'est réuni en mairie,
  votants : 14                                 sous la présidence de M. Luc ROY, maire.
"""


def test_the_opening_sentence_stands_beside_the_counts_of_members() -> None:
    """Five lines are enough where they count members; elsewhere rows of two cells are rows."""
    told = read(COUNTS)
    assert told[:3] == ["Date de la convocation : 12/09/2022", "Nombre de conseillers", "en exercice : 15"]
    assert told[5:7] == ["L'an deux mille vingt-deux", "le dix-neuf septembre à dix-neuf heures"]
    proxies = "".join(f"Mme Zoé MARTEL{rank:<8}                   a donné pouvoir à M. Luc ROY\n" for rank in range(6))
    proxies = "COMMUNE DE VALDOR\nSéance du 3 mars 2021\n" + proxies
    assert read(proxies) == [" ".join(line.split()) for line in proxies.splitlines()]


def test_the_column_beside_the_counts_goes_on_below_them() -> None:
    """Lines that hold the second column only go on with its sentence as those beside a count do."""
    told = read(
        "SYNDICAT DU VAL\n\nNombre de membres :           Objet : Lavoir\n- en exercice : 16\n"
        "- présents : 12               L'an deux mille dix-sept, le cinq avril, le\n"
        "- votants : 12                comité syndical, convoqué, s'est réuni à la mairie\n"
        "                              de Valdor sous la présidence de M. Luc ROY.\n"
        "27 mars 2017                  Le Président présente le programme.\n"
        "                              le comité adopte le programme.\n"
    )
    assert told[1:6] == [
        "Nombre de membres :",
        "- en exercice : 16",
        "- présents : 12",
        "- votants : 12",
        "27 mars 2017",
    ]
    assert told[6:8] == ["Objet : Lavoir", "L'an deux mille dix-sept, le cinq avril, le"]


def test_a_letterhead_tells_the_body_on_the_left_and_the_sitting_on_the_right() -> None:
    """Two lines are enough at the top, where the right side speaks of a sitting; labels keep their values."""
    letterhead = (
        "SYNDICAT MIXTE DU BASSIN                      COMITÉ SYNDICAL\n"
        "DE L'ONDE (SMBO)                       du 14 décembre 2011\n"
        "Maison de l'eau – 21                  Délibération n° 2011/27\n\nDate de convocation : 02/12/2011\n"
    )
    assert read(letterhead) == [
        "SYNDICAT MIXTE DU BASSIN",
        "DE L'ONDE (SMBO)",
        "Maison de l'eau – 21",
        "COMITÉ SYNDICAL",
        "du 14 décembre 2011",
        "Délibération n° 2011/27",
        "Date de convocation : 02/12/2011",
    ]
    for rows in (
        "Séance :              3 mars 2021\nRéunion :             bureau\n",
        "Membres du conseil              15\nPrésents en séance              12\n",
        "Zoé MARTEL              Trésorière\nLuc PERRIN              Adjoint\n",
    ):
        assert read(rows) == [" ".join(row.split()) for row in rows.splitlines()]


def test_a_sentence_that_begins_with_the_year_stands_beside_a_table_of_counts() -> None:
    """Three lines beside it are enough; what stands centred above in the column, and below in the margin, is theirs."""
    told = read(
        "SYNDICAT DES EAUX\n\n"
        "NOMBRE DE MEMBRES                  DÉLIBÉRATION DU COMITÉ\n"
        "Afférents : 24                        Séance du 21 octobre 2010\n"
        "En exercice   24\n"
        "Présents      16             L'an deux mil dix et le vingt et un octobre, le comité de\n"
        "Votants       17             Valdor-le-Pont s'est réuni sous la présidence de M. Aimé\n"
        "Affichage :                  Roy. Présents : Luc PERRIN, Zoé\n"
        "25 octobre 2010              Martel.\n"
    )
    assert told[1:8] == [
        "NOMBRE DE MEMBRES",
        "Afférents : 24",
        "En exercice 24",
        "Présents 16",
        "Votants 17",
        "Affichage :",
        "25 octobre 2010",
    ]
    assert told[8:10] == ["DÉLIBÉRATION DU COMITÉ", "Séance du 21 octobre 2010"]
    assert told[-3:] == ["Roy.", "Présents : Luc PERRIN, Zoé", "Martel."]


def test_a_letterhead_stands_under_the_frame_of_a_stamp_and_above_a_second_head() -> None:
    """What stands wholly on the right is no letterhead; both parts of a head are read, each with its own column."""
    frame = f"{'':60}Accusé de réception en préfecture\n{'':60}Date de réception : 08/03/2021\n\n"
    letterhead = (
        "VILLE DE                              EXTRAIT DU REGISTRE\n"
        "VALDOR-SUR-ONDE                         DU CONSEIL MUNICIPAL\n\n"
    )
    told = read(frame + letterhead + HEAD)
    assert told[2:6] == ["VILLE DE", "VALDOR-SUR-ONDE", "EXTRAIT DU REGISTRE", "DU CONSEIL MUNICIPAL"]
    assert told[6:] == read(HEAD)


def test_the_number_of_the_act_in_a_cell_of_its_own_is_a_line() -> None:
    """What stands beside it may open another part of the head; a number without its sign stays in its line."""
    for number in ("N° CM-2021-0303-4.07", "n° 22-031"):
        assert read(f"{number}            Convocation du 24 février 2021\n") == [
            number,
            "Convocation du 24 février 2021",
        ]
    for line in ("N° 12            Convocation du 24 février 2021", "N° 2021-12 du 3 mars 2021"):
        assert read(f"{line}\n") == [" ".join(line.split())]
