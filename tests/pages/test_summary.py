"""An act in plain sentences: each number leads to its words, and nothing proposed sounds granted."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from generator.pages.index import Index
from generator.pages.render import render
from generator.pages.views.act import acte_vu
from generator.values.grants import Subvention

if TYPE_CHECKING:
    from generator.package.read import Dataset

ACTE = "ville-2024-17"


def told(dataset: Dataset, acte_id: str) -> list[str]:
    """The summary of an act, sentence by sentence, with plain spaces."""
    phrases = acte_vu(Index(dataset), acte_id).resume
    return [re.sub(r"\s", " ", "".join(piece.mots for piece in phrase)) for phrase in phrases]


def test_an_act_is_told_in_plain_french(dataset: Dataset) -> None:
    """What it is, for how much, with what share, by what vote."""
    assert told(dataset, ACTE) == [
        "Délibération adoptée le 4 mars 2024, Conseil municipal.",
        "L’acte attribue 6 000 € à « Les Amis du Lac » pour l’exercice 2024 ; demandé : 9 000 €.",
        "C’est 30 % du budget du projet (20 000 €).",
        "Vote à l’unanimité.",
        "2 membres présents.",
    ]


def test_every_number_of_the_summary_leads_to_its_words(dataset: Dataset) -> None:
    """Each amount, share, date and count that has a passage is a link to it."""
    index = Index(dataset)
    for phrase in acte_vu(index, ACTE).resume:
        for piece in phrase:
            if re.search(r"\d", piece.mots) and piece.mots != "2024":  # the year was read without a passage
                assert piece.lien, piece


def test_a_proposal_grants_nothing(dataset: Dataset) -> None:
    """The note says so in its own sentence."""
    (sentence,) = (sentence for sentence in told(dataset, "ville-note") if "propose" in sentence)
    assert sentence.endswith("il n’accorde rien.")


@pytest.mark.parametrize(
    ("silent", "apart"), [(0, ""), (1, " ; 1 montant non indiqué"), (2, " ; 2 montants non indiqués")]
)
def test_many_subsidies_are_one_sum_and_one_table(dataset: Dataset, silent: int, apart: str) -> None:
    """Ten grants are not ten sentences; an amount that is not stated is not a zero."""
    many = tuple(
        Subvention(
            subvention_id=f"s{n}",
            acte_id=ACTE,
            nom_imprime=f"Club {n}",
            montant=None if n < silent else Decimal(100),
            type="numeraire",
            statut="attribuee",
        )
        for n in range(10)
    )
    dense = replace(dataset, tables=replace(dataset.tables, subventions=many), conformite=())
    total = 100 * (10 - silent)
    shown = f"{total:,}".replace(",", " ")
    assert f"Ce document attribue 10 subventions : {shown} € en les additionnant{apart}." in told(dense, ACTE)
    (page,) = (page for page in render(dense) if page.path == f"deliberations/{ACTE}/index.md")
    assert page.text.count('<th scope="row">Club ') == 10
    assert '<section class="subvention' not in page.text


def test_a_refusal_without_an_amount_is_not_of_nothing(dataset: Dataset) -> None:
    """« 0 € » would be an amount: it is said that none is stated."""
    one = {"acte_id": ACTE, "type": "numeraire", "statut": "refusee", "montant": None}
    refused = tuple(Subvention(subvention_id=f"r{n}", nom_imprime=f"Club {n}", **one) for n in range(5))  # type: ignore[arg-type]
    silent = replace(dataset, tables=replace(dataset.tables, subventions=refused), conformite=())
    assert "Ce document refuse 5 subventions : 5 montants non indiqués." in told(silent, ACTE)


def test_a_title_in_capitals_keeps_its_words(dataset: Dataset) -> None:
    """It is set in small capitals, and nothing is rewritten."""
    shouted = "AIDE AU SIVOM DE L’ÎLE-D’ARZ"
    actes = tuple(replace(acte, objet=shouted) if acte.acte_id == ACTE else acte for acte in dataset.tables.actes)
    (page,) = (
        page
        for page in render(replace(dataset, tables=replace(dataset.tables, actes=actes)))
        if page.path == f"deliberations/{ACTE}/index.md"
    )
    assert f'<h1 class="capitales">{shouted}</h1>' in page.text


def test_the_subsidies_of_an_act_stand_in_the_order_it_prints_them(dataset: Dataset) -> None:
    """The file of the package sorts them by their identifiers, the tenth before the second."""
    ids = [f"{ACTE}-s{rank}" for rank in (1, 10, 11, 2, 3)]
    rows = tuple(Subvention(subvention_id=one, acte_id=ACTE, type="numeraire", statut="attribuee") for one in ids)
    index = Index(replace(dataset, tables=replace(dataset.tables, subventions=rows)))
    assert [row.subvention_id.rsplit("-s", 1)[1] for row in index.subventions[ACTE]] == ["1", "2", "3", "10", "11"]
