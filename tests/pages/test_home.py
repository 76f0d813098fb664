"""The home page and what it counts: each total is the sum of the rows it leads to, and what is missing is named."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from generator.pages.index import Index
from generator.pages.render import render
from generator.pages.views import coverage, totals
from generator.pages.views.home import LATEST, accueil_vu
from generator.pages.views.tables import ROWS
from generator.values.acts import Acte, Visa
from generator.values.evidence import Anomalie
from generator.values.grants import Subvention
from generator.values.said import euros
from generator.values.tables import Tables

if TYPE_CHECKING:
    from generator.package.read import Dataset


def test_a_total_is_the_sum_of_the_rows_it_leads_to(dataset: Dataset) -> None:
    """Read on the page of the rows, amount by amount, one state at a time."""
    index = Index(dataset)
    found = {f"totaux/{total.nom}": total for total in totals.totaux(index)}
    rows = {page.adresse: page.tableaux[0].lignes for page in totals.pages(index) if page.adresse in found}
    assert set(rows) == set(found) != set()
    for adresse, total in found.items():
        for statut in totals.STATES:
            granted = [row for row in total.subventions if row.statut == statut and row.montant is not None]
            shown = [line[4] for line in rows[adresse] if line[3].etat and line[3].etat.classe == statut]
            assert [cell.texte for cell in shown if cell.texte != "non indiqué"] == [
                euros(row.montant) for row in granted if row.montant is not None
            ]
            assert total.somme(statut) == sum((row.montant or Decimal(0) for row in granted), Decimal(0))


def test_each_amount_of_a_total_leads_to_its_words(dataset: Dataset) -> None:
    """The act that grants 6 000 € is one click away, at the words that say so."""
    (page,) = (page for page in totals.pages(Index(dataset)) if page.adresse == "totaux/ville-2024")
    assert "deliberations/ville-2024-17/#p351-362" in {line[4].lien for line in page.tableaux[0].lignes}


@pytest.mark.parametrize("count", [ROWS, ROWS + 1])
def test_the_rows_of_a_total_are_cut_as_any_list(dataset: Dataset, count: int) -> None:
    """Two hundred rows a page, each row once."""
    acte = Acte(acte_id="a", document_id="acte", nature="deliberation")
    many = tuple(
        Subvention(subvention_id=f"s{n:03}", acte_id="a", montant=Decimal(1), type="numeraire", statut="attribuee")
        for n in range(count)
    )
    tables = Tables(documents=dataset.tables.documents, actes=(acte,), subventions=many)
    pages = [
        page
        for page in render(replace(dataset, tables=tables, scdl=(), conformite=()))
        if page.path.startswith("totaux/sans")
    ]
    assert [page.path for page in pages] == [
        "totaux/sans-collectivite-sans-date/index.md",
        *(["totaux/sans-collectivite-sans-date-page-2/index.md"] if count > ROWS else []),
    ]
    assert sum(page.text.count("<tr><td>") for page in pages) == count


def test_what_is_cited_and_not_held_is_named(dataset: Dataset) -> None:
    """The act that is here is not said to be missing."""
    absent = Visa(acte_id="ville-2024-17", ordre=9, texte="l'avis du 3 mars", nature="avis")
    index = Index(replace(dataset, tables=replace(dataset.tables, visas=(*dataset.tables.visas, absent))))
    (page,) = coverage.pages(index)
    assert [line[0].texte for line in page.tableaux[0].lignes] == ["l'avis du 3 mars"]
    assert coverage.couverture(index).cites == "1 délibération, avis ou arrêté cité"


def test_the_home_page_shows_the_latest_acts_first(dataset: Dataset) -> None:
    """A few of them, the newest on top, and what is only proposed said so."""
    view = accueil_vu(Index(dataset))
    assert 0 < len(view.derniers) <= LATEST
    assert view.derniers[0].quand.startswith("4 mars 2024")
    assert any("proposés, non attribués" in (act.montant or "") for act in view.derniers)


def test_a_register_without_anything_has_a_home(dataset: Dataset) -> None:
    """No door leads nowhere, and no total is a zero."""
    pages = {
        page.path: page.text for page in render(replace(dataset, tables=Tables(), textes={}, scdl=(), conformite=()))
    }
    assert "portes" in pages["index.md"]
    assert '<li><a href="deliberations/">' not in pages["index.md"]
    assert "Totaux" not in pages["index.md"]


def test_totals_that_count_an_act_twice_say_so(dataset: Dataset) -> None:
    """Two documents hold an act of one number: both are summed, and the home page and the totals warn of it."""
    acte = dataset.tables.actes[0]
    doubt = Anomalie(
        anomalie_id="double",
        document_id=acte.document_id,
        acte_id=acte.acte_id,
        code="acte-en-double",
        gravite="erreur",
        message="Un autre document porte un acte du même numéro.",
        statut="ouverte",
    )
    tables = replace(dataset.tables, anomalies=(*dataset.tables.anomalies, doubt))
    warned = {
        page.path: "leurs montants sont comptés chacun" in page.text for page in render(replace(dataset, tables=tables))
    }
    assert warned["index.md"]
    assert warned["totaux/index.md"]
    assert not any("leurs montants sont comptés chacun" in page.text for page in render(dataset))
