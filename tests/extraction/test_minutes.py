"""The acts of a sitting: votes in sentences, votes by name, who comes and goes, and what stays with the sitting."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.extraction import document, vote
from generator.french.fold import fold
from generator.french.notation import Mark, parse
from generator.reading import gutter
from generator.reading.outline import Line, Outline, Section
from generator.values.source import Source
from generator.values.span import Span

if TYPE_CHECKING:
    from generator.values.lecture import ActRead, Lecture

PHRASES = (Path(__file__).parent / "phrases/votes.txt").read_text(encoding="utf-8").splitlines()
PEOPLE = "Présents : Ana ROY, Luc PETIT, Noé MARTIN\nProcurations : Ida COLLIN (procuration à Ana ROY)\n"
HEAD = "VILLE DE SARLEVAL\n\nPROCÈS-VERBAL DU CONSEIL MUNICIPAL\nSéance du 3 mars 2021\n" + PEOPLE + "\n"


def read(text: str) -> Lecture:
    """What is read in minutes of no known body."""
    return document.read(Source("essai", "essai.txt", "txt", text, ""), ())


def cells(act: ActRead, *names: str) -> list[object]:
    """The values of some cells of an act, ``None`` where it states nothing."""
    return [act.champs[name].value if name in act.champs else None for name in names]


def members(act: ActRead) -> list[list[object]]:
    """The members that an act names: who, how present, with which vote."""
    rows = [row.champs for row in act.rows if row.table == "presences"]
    return [[row[name].value if name in row else None for name in ("personne", "statut", "vote")] for row in rows]


@pytest.mark.parametrize("line", [line for line in PHRASES if not line.startswith("#")])
def test_a_vote_told_in_a_sentence_is_read_as_its_tags_say(line: str) -> None:
    """Figures or words, in any order; a survey and a fight against poverty are no votes."""
    phrase, marks = parse(line)
    lines = (Line(Span(0, len(phrase)), "expose", "essai"),)
    source = Source("essai", "essai.txt", "txt", phrase, "")
    found = vote.read(Outline(source, fold(phrase), "acte", (Section("expose", lines),)), anywhere=True)
    printed = {name: finding for name, finding in found.items() if not finding.regle.startswith("vote.issue")}
    said = [Mark(name, str(finding.value), finding.spans[0]) for name, finding in printed.items()]
    assert sorted(said, key=lambda mark: mark.span) == list(marks)


def test_each_affair_is_an_act_with_its_own_number_title_vote_and_money(root: Path) -> None:
    """The sitting comes first; the closing list and the questions make no act."""
    text, _ = gutter.read((root / "tests/reading/gutter/minutes_valmorant.txt").read_text(encoding="utf-8"))
    sitting, grant, tariff, lease = read(text).actes
    assert cells(sitting, "nature", "objet", "membres_presents", "issue") == [
        "proces_verbal", "PROCÈS-VERBAL DE LA SÉANCE DU CONSEIL MUNICIPAL", 4, None,
    ]  # fmt: skip
    assert [row.table for row in sitting.rows] == ["presences"] * 5
    assert cells(grant, "reference", "objet", "votes_pour", "votes_abstention", "issue", "membres_presents") == [
        "2024-011", "Subvention à l'association Les Sabots rouges", 3, 1, "adoptee", 4,
    ]  # fmt: skip
    assert [row.champs["montant"].value for row in grant.rows if row.table == "subventions"] == [1200]
    assert members(grant) == [["Luc FERRAND", "present", "abstention"]]
    assert cells(tariff, "votes_pour", "votes_contre", "issue") == [1, 3, "rejetee"]
    assert ["Marc DELMAS", "present", "contre"] in members(tariff)
    assert cells(lease, "reference", "issue", "date_seance") == [
        "2024-013",
        "ajournee",
        cells(sitting, "date_seance")[0],
    ]


def test_once_a_member_has_come_the_counts_of_the_head_no_longer_hold(root: Path) -> None:
    """A count that nobody printed is not guessed; where the head counts again, that count is taken."""
    text, _ = gutter.read((root / "tests/reading/gutter/minutes_valmorant.txt").read_text(encoding="utf-8"))
    assert cells(read(text).actes[2], "membres_presents", "votants") == [None, None]
    again = (
        "Questions 1 et 2 :\n 3 présents\n 1 procuration   4 votants\nQuestions 3 à la fin :\n 4 présents\n 5 votants\n"
    )
    body = "".join(f"{n} - Titre {n}\nAdopté à l'unanimité\n" for n in (1, 2, 3))
    sitting, *affairs = read(HEAD + again + body).actes
    assert [cells(act, "membres_presents", "votants") for act in (sitting, *affairs)] == [
        [3, 4],
        [3, 4],
        [3, 4],
        [4, 5],
    ]


def test_a_table_run_flat_gives_titles_without_the_cells_of_the_vote(root: Path) -> None:
    """Speakers and votes stand between the words of the titles; an affair put off has no number."""
    text, _ = gutter.read((root / "tests/reading/gutter/minutes_saint_brevent.txt").read_text(encoding="utf-8"))
    _, aid, road, sale, theatre = read(text).actes
    assert cells(aid, "reference", "objet", "votes_contre", "issue") == [
        "D01", "FINANCES - Aide exceptionnelle aux sinistrés", 2, "adoptee",
    ]  # fmt: skip
    assert members(aid) == [["Anne ROY", "present", "contre"], ["Noé PETIT", "present", "contre"]]
    assert cells(road, "reference", "objet", "unanimite") == ["D02", "VOIRIE - Réfection de la rue Basse", True]
    assert cells(sale, "reference", "objet", "issue") == [None, "LOGEMENT - Vente du pavillon", "ajournee"]
    assert cells(theatre, "objet", "issue") == ["CULTURE - Tarifs du théâtre", "adoptee"]


def test_a_title_ends_where_someone_speaks_and_information_is_no_act(root: Path) -> None:
    """In a text that lost its line breaks; a survey told under « Informations diverses » is no vote."""
    notation = (root / "tests/reading/gutter/minutes_val_orbe.txt").read_text(encoding="utf-8")
    _, *affairs = read(gutter.read(notation)[0].replace("\n", " ")).actes
    assert [cells(act, "objet", "votes_pour", "votes_contre", "issue") for act in affairs] == [
        ["Adoption du règlement intérieur", 3, 0, "adoptee"],
        ["Participation au festival des Rives", 2, 1, "adoptee"],
        ["Vente du camion", None, None, "ajournee"],
    ]


def test_a_vote_by_name_is_told_only_when_all_are_named() -> None:
    """Two names for three votes: nobody is named. A member who gave a proxy voted without being there."""
    body = "N° 1/2021 : Bail\nPour : 1, contre : 3 (Luc PETIT, Noé MARTIN)\n"
    body += "N° 2/2021 : Don\nPour : 3, contre : 1 (Ida COLLIN)\n"
    body += "N° 3/2021 : Prêt\nPour : 2, abstention : 1 (Monsieur PETIT)\n"
    _, lease, gift, loan = read(HEAD + body).actes
    assert members(lease) == []
    assert members(gift) == [["Ida COLLIN", "represente", "contre"]]
    assert members(loan) == [["PETIT", "present", "abstention"]]


def test_an_affair_voted_in_two_parts_keeps_its_first_vote() -> None:
    """« Par 13 voix pour, 1 contre », then « à l'unanimité » for the second part: no unanimity."""
    decides = "Le conseil, après en avoir délibéré, {}, ACCEPTE.\n"
    body = decides.format("par 13 voix pour, 1 voix contre") + decides.format("à l'unanimité")
    _, tariff, _ = read(f"{HEAD}N° 1/2021 : Tarifs\n{body}N° 2/2021 : Don\nAdopté\n").actes
    assert cells(tariff, "votes_pour", "votes_contre", "unanimite", "issue") == [13, 1, None, "adoptee"]


def test_where_a_heading_is_lost_no_vote_is_given_to_the_affair_before() -> None:
    """The decision under number 1 may be that of the lost number 2; a doubt says so."""
    body = "N° 1/2021 : Débat\nIl est pris acte.\nAdopté à l'unanimité.\nN° 3/2021 : Don\nAdopté à l'unanimité.\n"
    _, debate, gift = read(HEAD + body).actes
    assert cells(debate, "unanimite", "issue") == [None, None]
    assert [issue.code for issue in debate.issues] == ["numero-manquant"]
    assert cells(gift, "unanimite") == [True]


def test_a_text_without_a_name_that_holds_numbered_acts_reports_a_sitting() -> None:
    """« Mars 2021 / 2021-19 : … / 2021-20 : … » is called nothing, and yet is no single act."""
    lecture = read(
        "Mars 2021\nSéance du 3 mars 2021\nPrésents : Ana ROY, Luc PETIT\n\n"
        "2021-19 : Bail du lavoir\nLe conseil approuve le bail à l'unanimité.\n\n"
        "2021-20 : Tarifs du camping\nLe conseil fixe les tarifs à l'unanimité.\n"
    )
    assert lecture.nature is not None
    assert lecture.nature.value == "compte_rendu"
    assert [cells(act, "reference")[0] for act in lecture.actes] == [None, "2021-19", "2021-20"]


def test_the_secretary_that_the_first_affair_elects_is_that_of_the_sitting() -> None:
    """« 1. Désignation d'un secrétaire » stands among the affairs."""
    lecture = read(
        HEAD + "1. Désignation d'un secrétaire\nM. Noé MARTIN est désigné en qualité de secrétaire de séance.\n\n"
        "2. Tarifs du camping\nLe conseil fixe les tarifs à l'unanimité.\n\n"
        "3. Bail du lavoir\nLe conseil approuve le bail à l'unanimité.\n"
    )
    assert cells(lecture.actes[0], "secretaire") == ["Noé MARTIN"]


def test_an_act_named_in_the_agenda_is_not_the_minutes() -> None:
    """The number of a former deliberation, in the agenda, is not that of the report."""
    lecture = read(
        "VILLE DE SARLEVAL\nCompte rendu du conseil municipal du 16 septembre 2019\nOrdre du jour :\n"
        "- Transfert de l'eau\n. Délibération n° 190620 du 19 juin 2019 : retrait\n- Divers\n" + PEOPLE
    )
    (act,) = lecture.actes
    assert cells(act, "reference", "date_seance")[0] is None


def test_what_was_told_of_other_acts_is_no_act_of_the_sitting() -> None:
    """Decisions of the mayor under a heading that decides nothing; the number of an older act is not the affair's."""
    _, withdrawal, gift, lease = read(
        HEAD + "1. Compte rendu des décisions du maire\n13/2021 : Bail du lavoir\n\n"
        "2. Retrait d'un tarif\nDélibération n° 190620 du 19 juin 2020 : retrait\nAdopté à l'unanimité.\n\n"
        "3. Don d'un banc\nRefusé par 12 voix contre, 5 pour et 2 abstentions.\n\n"
        "4. Bail du lavoir\nLe conseil municipal prend acte de la demande.\n"
    ).actes
    assert cells(withdrawal, "reference", "objet", "issue") == [None, "Retrait d'un tarif", "adoptee"]
    assert cells(gift, "votes_pour", "votes_contre", "votes_abstention", "issue") == [5, 12, 2, "rejetee"]
    assert cells(lease, "objet", "issue") == ["Bail du lavoir", None]


def test_a_title_has_neither_the_counts_of_its_vote_nor_what_became_of_it() -> None:
    """« - adopté (17 pour, 2 contre) » and « - retiré de l'ordre du jour » are no words of what is decided."""
    text = (
        "Mairie de Valdor\nConseil municipal du 3 mars 2021 - Relevé des délibérations\n\n"
        "2021.01 Bail du lavoir - adopté (17 pour, 2 contre)\n2021.02 Toit du préau - adopté à l'unanimité\n"
        "2021.03 Vente du four - retiré de l'ordre du jour\n"
    )
    lecture = document.read(Source("essai", "essai.txt", "txt", text, ""), ())
    titles = {
        str(act.champs["reference"].value): act.champs["objet"].value
        for act in lecture.actes
        if "reference" in act.champs
    }
    assert titles == {"2021.01": "Bail du lavoir", "2021.02": "Toit du préau", "2021.03": "Vente du four"}


def test_a_title_behind_an_announced_number_may_begin_in_small_letters() -> None:
    """Its colon tells that nothing of it is lost; the number of the first act is not that of the minutes."""
    agenda = "Délibérations à l'ordre du jour :\n- Délibération n°21-1 : bail\n- Délibération n°21-2 : don\n\n"
    body = "Délibération n°21-1 : bail\nAdopté à l'unanimité.\nDélibération n°21-2 : don\nCe don est reporté.\n"
    sitting, lease, gift = read(HEAD.replace(PEOPLE, agenda + PEOPLE) + body).actes
    assert cells(sitting, "reference", "objet") == [None, "PROCÈS-VERBAL DU CONSEIL MUNICIPAL"]
    assert cells(lease, "reference", "objet", "unanimite") == ["21-1", "bail", True]
    assert cells(gift, "reference", "objet") == ["21-2", "don"]


def test_a_text_without_a_name_that_tells_three_votes_reports_a_sitting() -> None:
    """« Conseil municipal du 3 mars 2021 / 1. … / 2. … / 3. … » is no single act with the first of three outcomes."""
    head = "Conseil municipal du 3 mars 2021\nPrésents : Ana ROY, Luc PETIT\nVu la délibération du conseil\n\n"
    body = "".join(f"{n}. Bail {n}\nLe conseil accepte par {n} voix pour et 1 abstention.\n" for n in (1, 2, 3))
    lecture = read(head + body)
    assert lecture.nature is not None
    assert (lecture.nature.value, lecture.nature.regle) == ("compte_rendu", "nature.plusieurs-votes")
    assert [cells(act, "votes_pour")[0] for act in lecture.actes] == [None, 1, 2, 3]


def test_the_title_of_minutes_is_no_line_below_the_members() -> None:
    """« Le procès-verbal de la séance du 11 février est adopté » approves other minutes."""
    lecture = read(
        "Conseil municipal du 3 mars 2021\nPrésents : Ana ROY, Luc PETIT\n"
        "Le procès verbal de la séance du 11 février 2021 est adopté.\n\nTARIFS DU CAMPING\nAdopté à l'unanimité.\n"
        "BAIL DU LAVOIR\nAdopté à l'unanimité.\n"
    )
    assert lecture.titre is None
    assert [cells(act, "objet")[0] for act in lecture.actes[1:]] == ["TARIFS DU CAMPING", "BAIL DU LAVOIR"]


def test_who_comes_after_a_vote_sat_for_the_next_one() -> None:
    """« Mme COLLIN rejoint la séance » under the vote of the lease: she voted on the gift. The counts end there."""
    lease, gift, loan = read(
        HEAD[:-1]
        + "Nombre de présents : 3\n\nN° 1/2021 : Bail\nPour : 3, contre : 0\nMme Ida COLLIN rejoint la séance.\n"
        "N° 2/2021 : Don\nM. Luc PETIT quitte la salle.\nPour : 3, contre : 0\n"
        "N° 3/2021 : Prêt\nLe bus arrive à 8 h.\nPour : 3, contre : 0\n"
    ).actes[1:]
    assert (members(lease), cells(lease, "membres_presents")) == ([], [3])
    assert sorted(members(gift), key=str) == [["Ida COLLIN", "present", None], ["Luc PETIT", "absent", None]]
    assert (members(loan), cells(loan, "membres_presents")) == ([], [None])


def test_a_proxy_for_a_part_of_the_sitting_is_told_and_not_counted() -> None:
    """« (pouvoir à Ana ROY jusqu'à son arrivée) »; who is named behind the bracket is a doubt, not lost."""
    proxy = (
        "Procurations : Ida COLLIN (pouvoir à Ana ROY jusqu'à son arrivée à 19h), Mme Zoé VAL, pouvoir à personne ;\n"
    )
    (act,) = read(HEAD.replace("Procurations : Ida COLLIN (procuration à Ana ROY)\n", proxy)).actes
    tied = [row.champs["mandataire"].value for row in act.rows if "mandataire" in row.champs]
    assert (tied, cells(act, "membres_representes")) == (["Ana ROY"], [None])
    assert "nom-illisible" in [issue.code for issue in act.issues]


def test_the_number_of_an_act_may_close_its_title_in_brackets() -> None:
    """« Bail du lavoir ( DE_2021_03_01) » is its title and its number; a year alone is no number."""
    body = "Bail du lavoir ( DE_2021_03_01)\n\nAdopté à l'unanimité.\n\nTarifs (2021)\n\nAdopté à l'unanimité.\n"
    acts = read(HEAD + body.replace("Tarifs", "Tarifs du camping")).actes[1:]
    assert [cells(act, "reference", "objet") for act in acts] == [
        ["DE_2021_03_01", "Bail du lavoir"], [None, "Tarifs du camping (2021)"],
    ]  # fmt: skip


def test_the_last_cell_of_a_line_of_a_table_is_the_vote() -> None:
    """« | Rejetée : 9 contre, 6 pour » and « | Retiré de l'ordre du jour » are no part of the titles."""
    head = "VILLE DE SARLEVAL\nListe des délibérations du conseil municipal\nSéance du 3 mars 2021\n\n"
    body = "2021-1 | Bail | Unanimité\n2021-2 | Don | Rejeté : 9 contre, 6 pour\n"
    body += "2021-3 | Prêt | Retiré de l'ordre du jour\n"
    acts = read(head + body).actes[1:]
    assert [cells(act, "objet", "votes_contre", "issue") for act in acts] == [
        ["Bail", None, "adoptee"], ["Don", 9, "rejetee"], ["Prêt", None, "ajournee"],
    ]  # fmt: skip


def test_several_votes_under_a_title_alone_are_those_of_none() -> None:
    """A budget voted by chapters has the counts of no chapter; a doubt says so. What was adopted stays adopted."""
    body = (
        "Budget 2021\n\nMonsieur le Maire fait voter par chapitres.\n\nChapitre 60 : ACHATS\n\nPour : 3 contre : 0\n\n"
        "Chapitre 61 : SERVICES\n\nApprouvé à l'unanimité\n\nBail du lavoir\n\nAdopté à l'unanimité.\n"
    )
    budget, lease = read(HEAD + body).actes[1:]
    assert cells(budget, "objet", "votes_pour", "unanimite") == ["Budget 2021", None, None]
    assert [issue.code for issue in budget.issues] == ["plusieurs-votes"]
    assert cells(lease, "objet", "unanimite") == ["Bail du lavoir", True]


def test_a_sitting_that_begins_by_the_minutes_of_the_last_one_is_reported() -> None:
    """« demande l'approbation du compte rendu de la séance du 10 février », and no act says so."""
    lecture = read(
        "L'an deux mil cinq et le dix-huit mars, le Conseil Municipal s'est réuni à Sarleval.\nPrésents : Ana ROY\n\n"
        "Monsieur le Maire demande l'approbation du compte-rendu de la séance du 10 février 2005. Il est adopté.\n\n"
        "Après en avoir délibéré, le conseil décide de louer le lavoir.\n"
    )
    assert lecture.nature is not None
    assert (lecture.nature.value, lecture.nature.regle) == ("compte_rendu", "nature.seance-ouverte")


def test_a_text_with_members_and_three_votes_and_neither_number_nor_object_reports_a_sitting() -> None:
    """Its affairs may stand so that nothing sets them apart; two votes may be those of one act."""
    head = "Le Conseil municipal de Sarleval s'est réuni le 3 mars 2021.\nPrésents : Ana ROY, Luc PETIT\n\n"
    votes = [f"le {thing} est vendu.\nAdopté à l'unanimité.\n\n" for thing in ("four", "banc", "puits")]
    lecture = read(head + "".join(votes))
    assert lecture.nature is not None
    assert lecture.nature.value == "compte_rendu"
    other = read(head + "".join(votes[:2]))
    assert other.nature is None or other.nature.value != "compte_rendu"
