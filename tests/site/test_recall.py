"""The bench of the search, reduced: queries made by rule from the package of the seeds, in a real browser."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from benchmarks.queries import queries, sample
from benchmarks.search import ask, recall
from generator.package.read import read
from generator.site import fragments

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

LEAST = 0.99
QUERIES = 110


def test_what_the_package_holds_is_found(page: Page, register: Path, register_address: str) -> None:
    """Numbers, days, sums, names, initials, misspellings, words: in any spelling, among the first ten results."""
    made = queries(read(register.parent / "package"))
    assert len(made) >= 300
    page.goto(register_address)
    found = {
        (query.rule, query.words): recall(ask(page, query.words), query.answers) for query in sample(made, QUERIES)
    }
    lost = {query: share for query, share in found.items() if share < 1}
    assert sum(found.values()) / len(found) >= LEAST, lost


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("AMP", "/collectivite-metropole-aix-marseille-provence/"),
        ("sem", "/collectivite-saint-etienne-metropole/"),
        ("métropole aix marseille provence", "/collectivite-metropole-aix-marseille-provence/"),
        ("l’association Medinsoft", "/beneficiaires/medinsoft--metropole-aix-marseille-provence/"),
        ("Optitec", "/beneficiaires/optitec--metropole-aix-marseille-provence/"),
    ],
)
def test_who_is_called_by_name_answers_first(page: Page, register_address: str, typed: str, first: str) -> None:
    """The list of a public body, or the page of one that receives, before the acts that say the same words."""
    page.goto(register_address)
    assert ask(page, typed)[0].endswith(first)


def test_initials_of_nobody_find_nothing_and_it_is_said(page: Page, register_address: str) -> None:
    """Rather than every page with a word that begins like them."""
    page.goto(register_address)
    assert ask(page, "mdc") == []
    said = "Aucun résultat : «\xa0mdc\xa0» ne figure dans aucune page."
    assert page.locator("#registre-etat").inner_text() == said


def test_an_excerpt_is_words_of_the_text_that_the_site_publishes_once(
    page: Page, register: Path, register_address: str
) -> None:
    """Words from the middle of each act are shown, marked; what the index keeps of a page does not hold its text."""
    page.goto(register_address)
    dataset = read(register.parent / "package")
    kept = {
        address: json.loads(gzip.decompress(path.read_bytes()).removeprefix(fragments.SIGNATURE))
        for address, path in fragments.addresses(register / "pagefind")
    }
    acts = Counter(acte.document_id for acte in dataset.tables.actes)
    alone = [acte for acte in dataset.tables.actes if acts[acte.document_id] == 1]
    assert len(alone) > 3
    for acte in alone:
        address, text = f"/deliberations/{acte.acte_id}/", dataset.textes[acte.document_id]
        runs = re.findall(r"(?<!\w)[^\W\d_]{5,} [^\W\d_]{5,} [^\W\d_]{5,}(?!\w)", text)
        asked = runs[len(runs) // 2].split()
        assert address in ask(page, " ".join(asked))
        result = page.locator(".registre-resultats > li").filter(has=page.locator(f'a[href="{address}"]'))
        marked = " ".join(result.locator("mark").all_inner_texts()).lower()
        assert [word for word in asked if word.lower() not in marked] == []
        assert kept[address]["meta"]["texte"] == f"donnees/textes/{acte.document_id}.txt"
        assert len(kept[address]["content"]) < len(text) / 3


def narrowed(page: Page, name: str, value: str) -> list[str]:
    """Choose a value in a facet; the addresses of the results."""
    page.locator(f".registre-choix select[name={name}]").select_option(value)
    page.locator("#registre-etat").filter(has_text="avec ces choix").wait_for()
    page.wait_for_selector(".registre-resultats[aria-busy=false]", state="attached")
    return [str(link.get_attribute("href")) for link in page.locator(".registre-resultats > li > a").all()]


def test_facts_narrow_a_search_and_its_address_keeps_them(page: Page, register_address: str) -> None:
    """By year, with counts; the address that is shared finds the same."""
    page.goto(register_address)
    ask(page, "subvention")
    page.locator(".registre-affiner summary").click()
    page.locator("select[name=annee] option", has_text="2023 (1)").wait_for(state="attached")
    only = ["/deliberations/metropole-aix-marseille-provence-ivis-005-13913-23-bm/"]
    assert narrowed(page, "annee", "2023") == only
    assert page.locator("#registre-etat").inner_text() == "1 résultat avec ces choix."
    shared = str(page.locator(".registre-adresse a").get_attribute("href"))
    page.goto(shared)
    page.locator("#registre-etat").filter(has_text="1 résultat avec ces choix.").wait_for()
    assert page.locator(".registre-resultats > li > a").first.get_attribute("href") == only[0]


def test_a_range_of_amounts_and_an_order(page: Page, register_address: str) -> None:
    """Sums bound and order: the largest grant first."""
    page.goto(register_address)
    ask(page, "convention")
    page.locator(".registre-affiner summary").click()
    page.locator("select[name=montant] option").nth(1).wait_for(state="attached")
    page.locator("select[name=tri]").select_option("montant")
    found = narrowed(page, "montant", "de 23\u202f000 à 100\u202f000\u202f€")
    assert [address.split("/")[2][-9:] for address in found] == ["913-23-bm", "024-00344", "254-19-bm"]


def test_a_misspelt_name_is_told_and_mended(page: Page, register_address: str) -> None:
    """Said in words, for those who do not see the difference."""
    page.goto(register_address)
    assert ask(page, "Minallogic")[0] == "/beneficiaires/minalogic--saint-etienne-metropole/"
    assert (
        page.locator("#registre-etat")
        .inner_text()
        .startswith("«\xa0Minallogic\xa0» ne figure dans aucune page. Vouliez-vous dire «\xa0Minalogic\xa0»\u202f?")
    )
