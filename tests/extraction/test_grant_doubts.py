"""Doubts about subsidies are published: unreadable figures, and a report that says another amount than the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.extraction.document import read
from generator.values.source import Source

if TYPE_CHECKING:
    from generator.values.lecture import ActRead

HEAD = "CONSEIL MUNICIPAL DE TREVILLE\n\nSéance du 3 mai 2023\n\nDélibération n° 2023-12\n\nObjet : Subvention\n\n"
REPORT = "Monsieur le Maire expose :\n\nIl est proposé d'attribuer {}\n\n"
DECISION = "Le Conseil, après en avoir délibéré,\n\nDécide :\n\n- d'attribuer {}\n- d'autoriser le Maire à signer.\n"
LAC = "à l'association Les Amis du Lac"


def act(text: str) -> ActRead:
    """The only act of a text."""
    source = Source(document_id="d", fichier="d.txt", format="txt", text=HEAD + text, sha256="0" * 64)
    (found,) = read(source, ()).actes
    return found


def doubts(text: str, code: str) -> list[str]:
    """The words that the doubts of a code are about."""
    return [issue.span.of(HEAD + text) for issue in act(text).issues if issue.code == code and issue.span]


def test_a_decided_amount_that_can_be_read_in_two_ways_gives_a_doubt_and_no_subsidy() -> None:
    """« 200 00 € » may be 20 000 or 200 000: neither is published."""
    text = DECISION.format(f"une subvention de 200 00 € {LAC}")
    assert doubts(text, "montant-illisible") == ["200 00 €"]
    assert [row for row in act(text).rows if row.table == "subventions"] == []


def test_an_item_whose_sign_a_scan_made_a_letter_gives_a_doubt() -> None:
    """« 380 E » is no sum, and is not lost in silence."""
    text = "Le Conseil vote les subventions ci-après :\nFoyer rural : 380 E\nAmicale : 230 €\nA.C.C.A. : 80 €\n"
    assert doubts(text, "montant-illisible") == ["380 E"]
    names = [row.champs["nom_imprime"].value for row in act(text).rows if row.table == "subventions"]
    assert names[0] == "Amicale"
    assert "Foyer rural" not in names


def test_an_item_of_a_list_that_a_scan_spoiled_gives_a_doubt_and_leaves_its_neighbours_their_names() -> None:
    """« l 220 € » may be 1 220 or 220: neither is published, and the next name is not taken with it."""
    text = (
        "Le Conseil, après en avoir délibéré, attribue les subventions suivantes :\n\n"
        "- Chorale Mélodia      610 €\n- Cercle des archers    l 220 €\n- Cap Sud     305 €\n"
    )
    rows = [row.champs for row in act(text).rows if row.table == "subventions"]
    assert [(row["nom_imprime"].value, row["montant"].value) for row in rows] == [
        ("Chorale Mélodia", 610),
        ("Cap Sud", 305),
    ]
    assert doubts(text, "montant-illisible") == ["220 €"]


@pytest.mark.parametrize("words", [f"une subvention de 20 000 € {LAC}", f"un prêt de 200 00 € {LAC}"])
def test_what_can_be_read_or_is_no_gift_gives_no_doubt(words: str) -> None:
    """A loan is not read at all, so that its figures are no doubt about a subsidy."""
    assert doubts(DECISION.format(words), "montant-illisible") == []


def test_the_budget_that_the_decision_prints_is_that_of_the_project() -> None:
    """« dont le budget prévisionnel s'élève à 120 000 € » is no second subsidy."""
    words = f"une subvention de 12 000 € {LAC}, dont le budget prévisionnel s'élève à 120 000 €"
    (row,) = (row for row in act(DECISION.format(words)).rows if row.table == "subventions")
    assert [str(row.champs[champ].value) for champ in ("montant", "budget_projet")] == ["12000", "120000"]


@pytest.mark.parametrize(
    ("proposed", "decided", "differs"),
    [
        (f"une subvention de 12 000 € {LAC}.", f"une subvention de 15 000 € {LAC}", ["15 000 €"]),
        (f"une subvention de 15 000 € {LAC}.", f"une subvention de 15 000 € {LAC}", []),
        ("une subvention de 12 000 € au Club de voile.", f"une subvention de 15 000 € {LAC}", []),
        (
            f"une subvention de 12 000 € {LAC} et une subvention de 3 000 € {LAC}.",
            f"une subvention de 15 000 € {LAC}",
            [],
        ),
    ],
)
def test_a_report_that_proposes_another_amount_for_the_same_body_gives_a_doubt(
    proposed: str, decided: str, differs: list[str]
) -> None:
    """The decision is kept; parts that add up to it, and other bodies, are no contradiction."""
    assert doubts(REPORT.format(proposed) + DECISION.format(decided), "report-decision-differents") == differs
