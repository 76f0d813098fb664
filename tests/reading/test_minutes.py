"""Minutes: which numbers set affairs apart, in invented sittings of five bodies, and which do not."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extraction import document
from generator.french.fold import fold
from generator.reading import gutter, minutes
from generator.reading.layouts import act
from generator.reading.marks import series
from generator.values.source import Source

if TYPE_CHECKING:
    from pathlib import Path

    from generator.reading.minutes import Sitting

HEAD = (
    "VILLE DE SARLEVAL\n\nPROCÈS-VERBAL DU CONSEIL MUNICIPAL\nSéance du 3 mars 2021\nPrésents : Ana ROY, Luc PETIT\n\n"
)


def sitting(text: str) -> Sitting | None:
    """The sitting that a text reports."""
    outline = act.outline(Source("essai", "essai.txt", "txt", text, ""), fold(text))
    assert outline is not None
    return minutes.split(outline)


def affairs(text: str) -> list[str]:
    """The first words of each affair."""
    found = sitting(text)
    return [] if found is None else [text[item.mark.title :].partition("\n")[0] for item in found.items]


@pytest.mark.parametrize(
    ("name", "end"), [("valmorant", "\n"), ("trois_vaux", "\n"), ("saint_brevent", "\n"), ("val_orbe", " ")]
)
def test_each_line_of_invented_minutes_opens_what_its_margin_says(root: Path, name: str, end: str) -> None:
    """Numbers of acts, titles of an agenda, a table run flat, points in a text that lost its line breaks."""
    notation = (root / f"tests/reading/gutter/minutes_{name}.txt").read_text(encoding="utf-8")
    text = gutter.read(notation)[0].replace("\n", end)
    found = sitting(text)
    assert found is not None
    whole = minutes.whole(found)
    assert gutter.write(whole) == notation
    spans = sorted(line.span for section in whole.sections for line in section.lines)
    assert "".join(span.of(text) for span in spans) == text


@pytest.mark.parametrize(
    ("body", "titles"),
    [
        (
            "1 - Bail\nAdopté à l'unanimité\n2 - Prêt\nAdopté à l'unanimité\n3 - Don\nVote : 2 pour\n",
            ["Bail", "Prêt", "Don"],
        ),
        ("N° 7/2021 : Bail\nLe conseil décide.\nN° 9/2021 : Don\nLe conseil décide.\n", ["Bail", "Don"]),
        (
            "Rapport n° 1 : Bail\nMajorité.\nRapport n° 1-2 : Don\nMajorité.\nRapport n° 2 : Prêt\n",
            ["Bail", "Don", "Prêt"],
        ),
        ("2021-01 Bail\n2021-02 Don\n2021-03 Prêt\n", ["Bail", "Don", "Prêt"]),
        ("I. Bail\nAdopté.\nII. Don\nAdopté.\nIII. Prêt\nAdopté.\n", ["Bail", "Don", "Prêt"]),
        ("1. FINANCES\n1.1 Bail\nAdopté.\n1.2 Don\nAdopté.\n2. ÉCOLE\n2.1 Prêt\nAdopté.\n", ["Bail", "Don", "Prêt"]),
        ("Objet : Bail\nAdopté.\nObjet : Don\nAdopté.\n", ["Bail", "Don"]),
        ("DEL2021007 - Bail\nAdopté.\nDEL2021008 - Don\nAdopté.\n", ["Bail", "Don"]),
        (
            (
                "1) Bail\nAdopté.\n2) Don\nAdopté.\n3) Prêt\nAdopté.\n"
                "ÉCOLE\n1) Tarif\nAdopté.\n2) Car\nAdopté.\n3) Aide\nAdopté.\n"
            ),
            ["Bail", "Don", "Prêt", "Tarif", "Car", "Aide"],
        ),
        ("I Bail\nAdopté.\nII Don\nAdopté.\nIII Prêt\nAdopté.\n", ["Bail", "Don", "Prêt"]),
        ("- Délibération D202107 – Bail\nAdopté.\n- Délibération D202108 – Don\nAdopté.\n", ["Bail", "Don"]),
        ("réf : 2021/7\nObjet : Bail\nAdopté.\nréf : 2021/8\nObjet : Don\nAdopté.\n", ["Bail", "Don"]),
        ("1\nBail\nAdopté\n\n2\nDon\nAdopté\n\n3\nPrêt\nRejeté\n\n", ["Bail", "Don", "Prêt"]),
        ("DE N°1 Bail\nAdopté.\nDE N°2 Don\nAdopté.\n", ["Bail", "Don"]),
        ("21-03-01 : BAIL\nAdopté.\n21-03-02 : DON\nAdopté.\n", ["BAIL", "DON"]),
        ("1.\nBail\nAdopté.\n2.\nDon\nAdopté.\n3.\nPrêt\nAdopté.\n", ["Bail", "Don", "Prêt"]),
        ("Délibération n° 21-07 : bail\nAdopté.\nDélibération n° 21-08 : don\nAdopté.\n", ["bail", "don"]),
        (
            "2021/03/01 – FINANCES – Bail\nAdopté.\n2021/03/02 – ÉCOLE – Don\nAdopté.\n",
            ["FINANCES – Bail", "ÉCOLE – Don"],
        ),
        (
            "1. Bail\nLe conseil décide.\n2. Don\nIl est parlé.\n3. Car\nIl est parlé.\n4. Questions diverses\nRAS\n",
            ["Bail", "Don", "Car", "Questions diverses"],
        ),
    ],
)
def test_numbers_that_count_up_set_affairs_apart(body: str, titles: list[str]) -> None:
    """Ranks, acts with a gap, an agenda, a list without votes, Roman figures, headings with points, subjects alone."""
    assert affairs(HEAD + body) == titles


@pytest.mark.parametrize(
    "body",
    [
        "Objet : Bail\nAdopté.\nObjet : Don\nIl est parlé du don.\n",
        "2 - Bail\nAdopté à l'unanimité\n3 - Prêt\nAdopté à l'unanimité\n4 - Don\nAdopté à l'unanimité\n",
        "1 - Bail\nAdopté à l'unanimité\n2 - Prêt\nAdopté à l'unanimité\n",
        "1 - Une table\n2 - Deux chaises\n3 - Trois lits\n4 - Un banc\nAdopté à l'unanimité\n",
        "n° 21-07 : bail de 3 ans\nn° 21-08 : don d'un banc\nLe conseil décide.\n",
        "Décisions prises par le maire\nN° 7/2021 : Bail\nN° 8/2021 : Don\nN° 9/2021 : Prêt\n",
        "2021-7 Bail\n2021-8 Don\n2021-9 Prêt\n\nIl est parlé du bail.\nLe conseil adopte le don.\n",
        "1\n" + "Lorem ipsum dolor. " * 40 + "Adopté\n2\nVu\nAdopté\n3\nVu\nAdopté\n",
        "03-03-21 : Foire\n04-03-21 : Bal\n05-03-21 : Loto\nLe bal est adopté.\nLe loto est adopté.\n",
        "FINANCES ET BUDGET\nBail. Unanimité.\nDon. Unanimité.\nVIE SCOLAIRE\nCar. Unanimité.\nAide. Unanimité.\n",
        "Délibération n° 7 du 3 mai\ndélibération n° 8 du 4 mai\nLe conseil décide.\n",
        "1. Bail\nLe conseil décide.\n2. Don\nIl en est parlé.\n3. Car\nIl en est parlé.\n4. Foire\nRAS\n",
        "1. Bail\nIl en est parlé.\n2. Don\nIl en est parlé.\n3. Questions diverses\nRAS\n",
        "",
    ],
)
def test_without_a_sure_series_the_sitting_stays_whole(body: str) -> None:
    """Ranks that do not begin at one, two ranks alone, quotations, delegations, themes, days, folios, an agenda."""
    assert sitting(HEAD + body) is None


@pytest.mark.parametrize(
    ("body", "titles"),
    [
        (
            (
                "TARIFS DE LA CANTINE :\nIl est proposé 4 €.\nLe conseil accepte à l'unanimité.\n"
                "ACQUISITION DE LA PARCELLE\nAU LIEU-DIT LA CURE\nVote : 3 pour.\nQUESTIONS DIVERSES\nRAS\n"
            ),
            ["TARIFS DE LA CANTINE :", "ACQUISITION DE LA PARCELLE"],
        ),
        (
            (
                "Bail du presbytère\n\nLe maire expose.\n\nLe conseil, à l'unanimité, décide.\n\n"
                "Aide au foyer rural\n\nLe foyer demande 300 €.\n\nAdopté par 3 voix pour.\n\nFin\n"
            ),
            ["Bail du presbytère", "Aide au foyer rural"],
        ),
    ],
)
def test_titles_without_a_number_set_affairs_apart_where_they_stand_out(body: str, titles: list[str]) -> None:
    """In capitals, over two lines too; or alone under a blank line. No agenda repeats them."""
    assert affairs(HEAD + body) == titles


@pytest.mark.parametrize(
    "items",
    [
        "CLUB DES\nRETRAITES\n600,00 €\nJUDO CLUB DU VAL\n300,00\nLES BALADINS\n-\nAMIS DU FOUR\n90 €\n",
        "Club nautique 300 € (15 pour)\nASSOCIATIONS DU VILLAGE\nChorale Mélodia 200 €\nSPORTS DE SALLE\nJudo 90 €\n",
    ],
)
def test_names_among_figures_and_heads_of_parts_of_a_list_are_no_titles(items: str) -> None:
    """They stand in capitals as the titles of the affairs do."""
    body = f"BAIL DU PRESBYTÈRE\nAdopté.\nAIDES AUX CLUBS\nLe conseil vote :\n{items}\nACHAT D'UN BANC\nAdopté.\n"
    assert affairs(HEAD + body) == ["BAIL DU PRESBYTÈRE", "AIDES AUX CLUBS", "ACHAT D'UN BANC"]


def test_in_a_text_that_lost_its_breaks_a_rank_with_its_mark_counts() -> None:
    """« … unanimité. 2) Bail rural Le conseil … »: the title ends where the report begins."""
    body = (
        "Ordre du jour 1) Approbation du compte rendu Après lecture, il est adopté à l'unanimité. 2) Bail rural "
        "Le conseil accepte à l'unanimité les 2 baux. 3) Don d'un banc Il est refusé par 3 voix contre. "
    )
    text = (HEAD + body + "Il est parlé de la route. " * 30).replace("\n", " ")
    found = sitting(text)
    assert found is not None
    assert [item.outline.sections[0].lines[0].span.of(text)[3:].strip() for item in found.items] == [
        "Approbation du compte rendu", "Bail rural", "Don d'un banc",
    ]  # fmt: skip


def test_the_agenda_may_stand_in_a_sentence_with_bullets() -> None:
    """Its first title need not stand again; its bullets tell where it ends; a line that tells a vote is no title."""
    text = (
        HEAD + "Il est procédé à l'examen de l'ordre du jour suivant :\n\n- Approbation du compte rendu\n\n"
        "- Bail du presbytère\n\n- Aide au foyer\n\n• COMPTE RENDU\n\nAdopté à l'unanimité.\n\n"
        "Bail du presbytère\nAdopté à l'unanimité.\n\nAide au foyer\nAdopté à l'unanimité.\n"
    )
    found = sitting(text)
    assert found is not None
    assert [(item.mark.ints, text[item.mark.title :].partition("\n")[0]) for item in found.items] == [
        ((2,), "Bail du presbytère"), ((3,), "Aide au foyer"),
    ]  # fmt: skip


def test_the_number_of_the_act_may_stand_alone_above_the_rank() -> None:
    """« 2021-02-011 » over « II – Bail » is that of the act, on two affairs or more; a folio is none."""
    text = (
        HEAD + "I – Informations\nRAS\n2021-02-011\n\nII – Bail\nAdopté.\n2021-02-012\n\nIII – Don\nAdopté.\n3/17\n"
        "IV – Prêt\nAdopté.\n"
    )
    found = sitting(text)
    assert found is not None
    assert [item.mark.number.of(text) for item in found.items] == ["I", "2021-02-011", "2021-02-012", "IV"]


def test_an_agenda_and_a_closing_list_are_not_the_affairs() -> None:
    """The same numbers stand three times; the affairs are where something is decided, up to the close."""
    listed = "2021-01 Bail\n2021-02 Don\n2021-03 Prêt\n"
    told = "".join(f"{line}\nLe conseil, après en avoir délibéré, adopte.\n\n" for line in listed.splitlines())
    text = HEAD + "Ordre du jour\n" + listed + "\n" + told + "La séance est levée à 20 h.\n\n" + listed
    found = sitting(text)
    assert found is not None
    assert found.items[0].mark.start == text.index(told)
    assert text[found.items[-1].outline.extent[1] :].startswith("La séance est levée")


def test_a_lost_heading_is_told_and_a_quotation_is_passed_over() -> None:
    """From 01 to 03 a number is missing; the number of an older act between two affairs breaks nothing."""
    text = (
        HEAD + "N° 1/2021 : Bail\nVu\nN° 9/2021 : Cité\nAdopté.\n"
        "N° 2/2021 : Don\nAdopté à l'unanimité\nN° 4/2021 : Prêt\nAdopté\n"
    )
    found = sitting(text)
    assert found is not None
    assert [(item.mark.ints[0], item.lost) for item in found.items] == [(1, False), (2, True), (4, False)]


def test_letters_of_a_scan_count_as_the_figures_they_stand_for() -> None:
    """« DO1 », « DO2 », « DOS » count one, two, five."""
    text = "DO1 Bail\nDO2 Don\nDOS Prêt\n"
    (found,) = series(text, fold(text))
    assert [(mark.ints, mark.lu) for mark in found] == [((1,), "d01"), ((2,), "d02"), ((5,), "d05")]


PIECES = (
    "N° 1/2021 : ", "N° 2/2021 : ", "N° 3/2021 :\n", "1. ", "2. ", "3. ", "I. ", "Objet : ", "D01 ", "DO2 | ",
    "Point n° 1 : ", "2021-01 ", "2021-02 ", "2.1 Don", "Bail", "VOIRIE - A", "Adopté à l'unanimité", "\u2028",
    "Pour : 3 Contre : 1", "Ordre du jour\n", "Questions diverses", "La séance est levée", "Le Maire", "\n", "\n\n",
    "Reçu en préfecture le 3/05/2021", "12", " ", "Arrivée de Luc PETIT", "3 présents", "Questions 1 et 2 :",
    "Majorité pour 1 votes contre : Ana ROY",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40), st.booleans())
def test_whatever_the_minutes_their_lines_tile_them(pieces: list[str], flat: bool) -> None:  # noqa: FBT001 - drawn
    """Headings in any disorder, with line breaks or none: each character stands in one line of the whole outline."""
    body = "".join(pieces)
    text = HEAD + ("x " * 1000 + body.replace("\n", " ") if flat else body)
    found = sitting(text)
    if found is not None:
        spans = sorted(line.span for section in minutes.whole(found).sections for line in section.lines)
        assert "".join(span.of(text) for span in spans) == text
    read = document.read(Source("essai", "essai.txt", "txt", text, ""), ())
    assert len(read.actes) <= 1 + (len(found.items) if found else 0)


@pytest.mark.parametrize(
    "repeated",
    [
        "N° {} : Bail\nAdopté à l'unanimité\n\n",
        "1 Bail\n2 Don\n",
        "I. Bail\n1. Don\nII. Prêt\n2. Four\n",
        "Ordre du jour - Bail - Don - Four\nBail.\n\nMonsieur Don dit\n\n",
        "VOIRIE - A Approuvée D01 X D02 Y\n",
        "Ordre du jour\n",
        "N° 1 : A ",
    ],
)
def test_the_time_to_split_grows_with_the_length_and_no_faster(repeated: str) -> None:
    """Ten times the text takes about ten times as long: 30 leaves room for a busy machine, a square would give 100."""

    def seconds(times: int) -> float:
        text = HEAD + "".join(repeated.format(number) for number in range(1, times))
        outline = act.outline(Source("essai", "essai.txt", "txt", text, ""), fold(text))
        assert outline is not None
        best = 1000.0
        for _ in range(3):
            start = time.process_time()
            minutes.split(outline)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(3000) < 30 * max(seconds(300), 0.002)


def test_a_title_that_stands_alone_may_end_with_a_full_stop_above_who_speaks() -> None:
    """« Bornage du chemin des Aulnes. » is a title; a sentence, a name, a part of an affair and a cell are none."""
    text = (
        HEAD + "Convention Bibliothèque Départementale.\n\nMonsieur le Maire informe le Conseil.\n\n"
        "Le Conseil donne son accord à l'unanimité.\n\nBornage du chemin des Aulnes.\n\n"
        "Monsieur le Maire présente trois devis.\n\nLe Conseil donne son accord à l'unanimité.\n\n"
        "Le bus est en retard.\n\nMonsieur le Maire le regrette.\n\n"
        "Tarifs du camping\n\nEntrée des adultes\n\nPar jour\n\n3,50\n\nEnfants\n\n1,50\n\n"
        "Plan d'aménagement du bourg\n\nVERSION N°2\n\nPour rappel, deux réunions publiques ont eu lieu.\n\n"
        "Le Conseil donne son accord à l'unanimité.\n"
    )
    assert affairs(text) == [
        "Convention Bibliothèque Départementale.", "Bornage du chemin des Aulnes.", "Plan d'aménagement du bourg",
    ]  # fmt: skip


def test_the_chapters_of_a_budget_are_no_affairs() -> None:
    """« Chapitre 61 : SERVICES » has its own vote, and is a part of the budget; a title said again is one title."""
    chapters = "".join(f"Chapitre 6{n} : SERVICES\n\nApprouvé à l'unanimité\n\n" for n in range(1, 5))
    text = (
        HEAD + "Compte administratif 2020\n\nMonsieur le Maire présente les comptes de la commune.\n\n"
        "Compte administratif 2020 :\n\nPOUR : 10\n\nBudget 2021\n\nMonsieur le Maire fait voter par chapitres.\n\n"
        f"Détail des votes :\n\n{chapters}Bail du lavoir\n\nLe Conseil donne son accord à l'unanimité.\n"
    )
    assert affairs(text) == ["Compte administratif 2020", "Budget 2021", "Bail du lavoir"]


def test_an_agenda_on_one_line_tells_which_lines_are_titles() -> None:
    """« Ordre du jour - Taxes - Bail - Tarifs »: a line without a word of it is none."""
    told, voted = "Monsieur le Maire propose de ne rien changer.\n\n", "Vote du conseil à l'unanimité.\n\n"
    text = (
        HEAD + "Ordre du jour - État des taxes - Bail du lavoir - Tarifs du camping\n\n"
        f"Etat des taxes\n\n{told}Gratuité des enfants\n\n{told}{voted}Bail du lavoir\n\n{told}{voted}"
    )
    assert affairs(text) == ["Etat des taxes", "Bail du lavoir"]


def test_an_agenda_ends_with_the_line_drawn_under_it_and_its_titles_may_go_on() -> None:
    """A theme and its points, a title on two lines, parts of a budget, a point far ahead that has its number."""
    agenda = (
        "1. Budget\n- Compte de gestion\n- Budget primitif\n(cid:1) section de fonctionnement\n2. Bail du lavoir et\n"
        "fixation du loyer\n3. Don d'un banc\n4. Prêt du car\n5. Vente du four\n6. Achat du pré\n7. Toit du préau\n"
    )
    voted = "Monsieur le Maire présente les chiffres.\nVote : Pour à l'unanimité\n"
    text = (
        HEAD
        + f"Ordre du jour\n{agenda}_________\n1. Budget\n- Compte de gestion\n{voted}- Budget primitif\n"
        + (
            f"(cid:1) section de fonctionnement\n{voted}2. Bail du lavoir et\nfixation du loyer\n{voted}"
            f"7. Toit du préau\n{voted}"
        )
    )
    found = sitting(text)
    assert found is not None
    assert [(text[item.mark.title :].partition("\n")[0], item.lost) for item in found.items] == [
        ("Budget", False), ("Compte de gestion", False), ("Budget primitif", False), ("Bail du lavoir et", True),
        ("Toit du préau", False),
    ]  # fmt: skip


def test_ranks_may_count_again_under_each_heading() -> None:
    """« I. GENERAL / 1. Bail / II. FINANCES / 1. Compte »: a heading may have one affair below it."""
    voted = "Le conseil adopte à l'unanimité.\n"
    text = HEAD + (
        f"I. AFFAIRES GÉNÉRALES\n1. D2021 – 14 - Bail\n{voted}II. FINANCES\n1. D2021-15 - Compte\n{voted}"
        f"2. D2021_16 - Budget\n{voted}3. Tarifs\n{voted}III. DIVERS\n1. D2021-18 - Don\n{voted}"
    )
    assert affairs(text) == [
        "D2021 – 14 - Bail", "D2021-15 - Compte", "D2021_16 - Budget", "Tarifs", "D2021-18 - Don",
    ]  # fmt: skip
    read = document.read(Source("essai", "essai.txt", "txt", text, ""), ())
    told = [
        [act.champs[name].value if name in act.champs else None for name in ("reference", "objet")]
        for act in read.actes
    ]
    assert told[1:] == [
        ["D2021 – 14", "Bail"], ["D2021-15", "Compte"], ["D2021_16", "Budget"], [None, "Tarifs"], ["D2021-18", "Don"],
    ]  # fmt: skip


def test_numbers_of_one_series_may_have_other_signs() -> None:
    """« D2021-008- Objet : Bail », then « D2021_009 - Don »."""
    voted = "Le conseil adopte à l'unanimité.\n"
    text = HEAD + f"D2021-008- Objet : Bail\n{voted}D2021_009 - Don\n{voted}D2021-010 - Objet : Prêt\n{voted}"
    assert affairs(text) == ["Bail", "Don", "Prêt"]
