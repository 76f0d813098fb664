"""Subsidies voted one by one: each item with its debate and its own vote, in an act or in minutes."""

from __future__ import annotations

import pytest

from generator.extraction.document import read
from generator.values.source import Source

HEAD = "COMMUNE DE VALDOR\n\nSéance du 3 mars 2021\n\nDÉLIBÉRATION N° 2021-04\n\nObjet : {}\n\nMme BRUN expose.\n\n"
MINUTES = (
    "VILLE DE SARLEVAL\n\nPROCÈS-VERBAL DU CONSEIL MUNICIPAL\nSéance du 3 mars 2021\n"
    "Présents : Ana ROY, Luc PETIT, Noé MARTIN\n\n"
)
ITEMS = """\
Chorale Mélodia 320 €
M. ROY demande à quoi sert cette subvention.
Vote : pour à l'unanimité
Club nautique 800 € /
Vote :
- pour : 15
- abstention : 4 (M. ROY, Mme VAL, M. BRUN, Mme PETIT)
Moto-club du Val 200 €
Vote :
- pour : 3
- contre : 12
"""
READ = ["320 Chorale Mélodia attribuee", "800 Club nautique attribuee", "200 Moto-club du Val refusee"]
UNANIMOUS = "Vote : pour à l'unanimité\n"


def told(text: str) -> list[tuple[str, list[str]]]:
    """The subsidies of each act of a text, under its title."""
    found = []
    for act in read(Source("essai", "essai.txt", "txt", text, ""), ()).actes:
        rows = [row.champs for row in act.rows if row.table == "subventions"]
        names = [row["nom_imprime"].value if "nom_imprime" in row else "-" for row in rows]
        given = [f"{row['montant'].value} {name} {row['statut'].value}" for row, name in zip(rows, names, strict=True)]
        found.append((str(act.champs["objet"].value) if "objet" in act.champs else "", given))
    return found


def given(text: str, title: str = "Subventions aux associations") -> list[str]:
    """The subsidies of one act."""
    ((_, rows),) = told(HEAD.format(title) + text)
    return rows


def test_each_item_has_the_answer_of_its_own_vote() -> None:
    """A debate and a vote over several lines stand between an item and the next; more voices against refuse."""
    assert given("Vote des subventions aux associations\n" + ITEMS) == READ


@pytest.mark.parametrize("ranks", [("1. ", "2. ", "3. "), ("", "", "")])
def test_in_minutes_the_votes_of_other_affairs_are_no_subsidies(ranks: tuple[str, str, str]) -> None:
    """« Repas 4 € » is voted as « Chorale 320 € » is: the heading above it is that of tariffs."""
    lease, grants, tariffs = ranks
    text = (
        f"{MINUTES}{lease}Bail du presbytère\nLe conseil, à l'unanimité, adopte le bail.\n\n"
        f"{grants}Subventions aux associations\n{ITEMS}\n"
        f"{tariffs}Tarifs de la cantine\nRepas 4 €\n{UNANIMOUS}Goûter 2 €\n{UNANIMOUS}"
    )
    assert [row for _, rows in told(text) for row in rows] == READ


def test_the_parts_of_a_list_may_have_ranks() -> None:
    """« 2) Associations culturelles » heads a part of it, and no other list."""
    text = (
        "Vote des subventions\n1) Associations sportives\nJudo club 300 €\nVote : 12 pour\nCyclo club 90 €\n"
        "Vote : 12 pour\n2) Associations culturelles\nChorale Mélodia 320 €\nVote : 12 pour\n"
    )
    wanted = ["300 Judo club attribuee", "90 Cyclo club attribuee", "320 Chorale Mélodia attribuee"]
    assert given(text) == wanted


def test_persons_are_not_named() -> None:
    """An aid to a person that is voted on its own is published without the name."""
    text = f"Vote des aides aux jeunes\nM. Théo VERNIER 320 €\n{UNANIMOUS}Mme Lola LENOIR 200 €\n{UNANIMOUS}"
    hidden = "Personne physique (nom non publié) attribuee"
    assert given(text, "Subventions et aides") == [f"320 {hidden}", f"200 {hidden}"]


def test_what_bodies_ask_for_is_given_where_the_items_are_bodies() -> None:
    """Under « Demandes de subvention » stand the requests of associations, or those of the commune for its works."""
    title = "Demandes de subvention"
    bodies = f"{title}\nClub nautique 320 €\n{UNANIMOUS}Chorale Mélodia 200 €\n{UNANIMOUS}"
    works = f"{title}\nToiture du préau 12 000 €\n{UNANIMOUS}Clocher 8 000 €\n{UNANIMOUS}"
    assert given(bodies, title) == ["320 Club nautique attribuee", "200 Chorale Mélodia attribuee"]
    assert given(works, title) == ["12000 - demandee"]


@pytest.mark.parametrize(
    ("title", "items"),
    [
        ("Tarifs et subventions", "Location de la salle 320 €\n{}Location du préau 80 €\n{}"),
        ("Subventions reçues de l'État", "Toiture du préau 12 000 €\n{}Clocher 8 000 €\n{}"),
        ("Plan de financement et subventions", "Région 8 000 €\n{}Département 6 000 €\n{}"),
        ("Subventions et travaux", "Région 8 000 €\n{}Club nautique 900 €\n{}"),
        ("Budget : chapitre des subventions", "Chapitre 011 charges 320 €\n{}Chapitre 012 personnel 800 €\n{}"),
        ("Vote des taxes", "Taxe foncière 320 €\n{}Taxe de séjour 80 €\n{}"),
        ("Subventions aux associations", "Chorale Mélodia 320 €\n{}"),
    ],
    ids=["tarifs", "reçues", "plan", "payeur", "chapitres", "taxes", "un seul"],
)
def test_other_votes_on_sums_give_nothing(title: str, items: str) -> None:
    """Tariffs, what is received, who pays, chapters, taxes; one item alone is an affair of its own."""
    assert given(f"{title}\n" + items.format(UNANIMOUS, UNANIMOUS), "Vote") == []


def test_a_vote_that_tells_no_result_gives_nothing() -> None:
    """« à bulletin secret » says neither yes nor no."""
    hidden = "Vote : à bulletin secret\n"
    assert given(f"Vote des subventions\nChorale Mélodia 320 €\n{hidden}Club nautique 800 €\n{hidden}", "Vote") == []
