"""The lists of the register of the seeds, as a visitor sorts, narrows, shares and takes them away."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

GRANTED = "Attribué"


def opened(page: Page, address: str) -> Page:
    """A list whose form is open and whose rows are there."""
    page.goto(address)
    if not page.locator(".filtres details[open]").count():
        page.get_by_text("Trier, filtrer et exporter").click()
    page.wait_for_selector(".filtres [role=status]:not(:empty)")
    return page


def settled(page: Page, words: str) -> None:
    """Wait until the list says these words."""
    page.locator(".filtres [role=status]").filter(has_text=words).wait_for()


def column(page: Page, name: str) -> list[str]:
    """The words of a column, row by row."""
    cells = page.locator(f"table.cartes td.{name}").all_inner_texts()
    return [cell.replace("\u202f", "").replace("\xa0", "") for cell in cells]


def test_a_heading_sorts_and_says_so(page: Page, register_address: str) -> None:
    """Largest first, then smallest first, by pointer and by keyboard; what is not stated stays last."""
    page.goto(f"{register_address}/subventions/")
    page.get_by_role("button", name=GRANTED, exact=True).click()
    page.wait_for_selector("th[aria-sort=descending]")
    assert column(page, "attribue") == ["75000€", "62500€", "60000€", ""]
    page.get_by_role("button", name=GRANTED, exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("th[aria-sort=ascending]")
    assert column(page, "attribue") == ["60000€", "62500€", "75000€", ""]
    assert page.locator("th[aria-sort]").count() == 1
    assert page.locator("table.cartes caption").inner_text() == "Trier par\xa0: Attribué, croissant"


def test_a_choice_narrows_counts_and_never_adds_states(page: Page, register_address: str) -> None:
    """What is proposed and what is granted are two sums."""
    opened(page, f"{register_address}/subventions/")
    page.locator("select[name=beneficiaire]").select_option("Medinsoft")
    settled(page, "2 lignes sur 4.")
    told = page.locator(".filtres [role=status]").inner_text().replace("\u202f", " ").replace("\xa0", " ")
    assert told == "2 lignes sur 4. Proposé, non attribué : 47 500 €. Attribué : 75 000 €."
    assert page.locator("select[name=date_seance]").locator("option").all_inner_texts() == [
        "indifférent",
        "2023 (1)",
        "non indiqué (1)",
    ]
    page.get_by_label("Montant, au moins (€)").fill("50000")
    settled(page, "1 ligne sur 4.")
    assert column(page, "attribue") == ["75000€"]
    page.get_by_role("button", name="Tout effacer").click()
    settled(page, "4 lignes sur 4.")


@pytest.mark.parametrize("words", ["medinsoft", "MÉDINSOFT", "french tech"])
def test_words_narrow_whatever_their_accents(page: Page, register_address: str, words: str) -> None:
    """Bare or accented, in any case."""
    opened(page, f"{register_address}/deliberations/")
    page.get_by_label("Contient").fill(words)
    settled(page, "1 ligne sur 4." if " " in words else "2 lignes sur 4.")


def test_the_address_is_the_list(browser: Browser, page: Page, register_address: str) -> None:
    """Somebody who is sent the address sees the same rows in the same order."""
    opened(page, f"{register_address}/subventions/")
    page.locator("select[name=collectivite]").select_option("Métropole Aix-Marseille-Provence")
    settled(page, "3 lignes sur 4.")
    page.locator("select[name=tri]").select_option("-attribue")
    page.wait_for_selector("th[aria-sort=descending]")
    shown = page.locator("table.cartes tbody").inner_text()
    assert page.get_by_role("link", name="Adresse de cette liste").get_attribute("href") == page.url
    with browser.new_context() as context:
        other = context.new_page()
        other.goto(page.url)
        settled(other, "3 lignes sur 4.")
        assert other.locator("table.cartes tbody").inner_text() == shown


def test_a_list_of_a_year_leads_to_the_form(page: Page, register_address: str) -> None:
    """From the static page of a year or of a body to the same rows, ready to be sorted."""
    for part in ("annee-2023", "annee-inconnue", "collectivite-saint-etienne-metropole"):
        page.goto(f"{register_address}/deliberations/{part}/")
        page.get_by_role("link", name="Trier, filtrer ou exporter ces lignes").click()
        settled(page, "1 ligne sur 4.")


def test_the_rows_that_are_shown_are_taken_away(page: Page, register_address: str) -> None:
    """A file for French spreadsheets: the rows on the screen, exact, with where each act is."""
    opened(page, f"{register_address}/subventions/?beneficiaire=Medinsoft")
    settled(page, "2 lignes sur 4.")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Télécharger ces lignes (CSV)").click()
    assert waiting.value.suggested_filename == "Subventions.csv"
    data = Path(waiting.value.path()).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [(row["date_seance"], row["attribue"], row["propose"]) for row in rows] == [
        ("2023-05-04", "75000,00", ""),
        ("", "", "47500,00"),
    ]
    assert rows[0]["adresse"] == f"{register_address}/beneficiaires/medinsoft--metropole-aix-marseille-provence/"


def rows(count: int, words: str) -> str:
    """A file of rows, as the script fetches it."""
    colonnes = [["Séance", "date", "date_seance", 1, 0], ["Objet", "texte", "objet", 0, 0]]
    return json.dumps({"colonnes": colonnes, "lignes": [["2024-01-01", [f"{words}{n}", "x/"]] for n in range(count)]})


def test_words_of_an_act_do_nothing_on_the_page_nor_in_a_spreadsheet(page: Page, register_address: str) -> None:
    """Markup is shown as it is; a formula is made words."""

    def answer(route: Route) -> None:
        route.fulfill(body=rows(1, "=HYPERLINK(<img src=x onerror=document.body.dataset.pris=1>)"))

    page.route("**/lignes-1.json", answer)
    opened(page, f"{register_address}/deliberations/")
    assert page.locator("table.cartes tbody a").inner_text().startswith("=HYPERLINK(<img")
    assert page.evaluate("document.body.dataset.pris") is None
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Télécharger ces lignes (CSV)").click()
    assert "'=HYPERLINK" in Path(waiting.value.path()).read_text(encoding="utf-8-sig")


def test_a_long_answer_comes_by_two_hundred(page: Page, register_address: str) -> None:
    """The rest is one button away, and the keyboard follows."""
    page.route("**/lignes-1.json", lambda route: route.fulfill(body=rows(450, "Acte ")))
    opened(page, f"{register_address}/deliberations/")
    settled(page, "450 lignes sur 450.")
    assert page.locator("table.cartes tbody tr").count() == 200
    page.get_by_role("button", name="Afficher la suite").click()
    assert page.locator("table.cartes tbody tr").count() == 400
    assert page.evaluate("document.activeElement.textContent") == "Acte 200"


def test_rows_that_cannot_be_read_leave_the_list(page: Page, register_address: str) -> None:
    """Off line, what is on the page stays on the page, and a sentence says so."""
    page.route("**/lignes-1.json", lambda route: route.abort())
    page.goto(f"{register_address}/deliberations/")
    page.get_by_text("Trier, filtrer et exporter").click()
    settled(page, "La liste ci-dessous reste entière.")
    assert page.locator("table.cartes tbody tr").count() == 4


def test_without_a_script_a_list_is_whole(browser: Browser, register_address: str) -> None:
    """Rows, totals, lists by year and by body, and the file of all rows."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{register_address}/subventions/")
        assert page.locator("table.cartes tbody tr").count() == 4
        assert "197\u202f500\u202f€" in page.locator("p.bilan").inner_text()
        assert page.get_by_text("Trier, filtrer et exporter").count() == 0
        assert page.locator("thead button").count() == 0
        page.get_by_role("link", name="2023", exact=True).click()
        assert page.locator("table.cartes tbody tr").count() == 1


def test_nothing_is_fetched_before_it_is_asked_for(page: Page, register_address: str) -> None:
    """Who only reads does not pay for who sorts."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{register_address}/deliberations/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "lignes-" in url]


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_in_a_narrowed_list(browser: Browser, register_address: str, scheme: str, width: int) -> None:
    """Labels, contrasts, targets and reflow once the form is open and a column sorts the rows."""
    from axe_playwright_python.sync_playwright import Axe

    with browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    ) as context:
        page = context.new_page()
        opened(page, f"{register_address}/subventions/?statut=subvention+attribu%C3%A9e&tri=-attribue")
        settled(page, "3 lignes sur 4.")
        assert page.evaluate("document.documentElement.scrollWidth") == width
        found = Axe().run(page)
    assert found.response["passes"]
    assert found.violations_count == 0, found.generate_report()
