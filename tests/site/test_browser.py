"""The site as a visitor has it: searched, read, followed, by keyboard and on a small screen."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ACT = "/deliberations/valdor-21-001/"
OTHER = "/deliberations/valdor-21-002/"
FIRST_VIEW = 80_000  # bytes, compressed: what a first visit to an act may weigh


def found(page: Page, query: str) -> list[str]:
    """What the search dialog answers, as the addresses of its results in order."""
    if not page.locator("dialog[open]").count():
        page.keyboard.press("/")
    page.fill("#registre-requete", query)
    page.keyboard.press("Enter")
    page.wait_for_selector(".registre-resultats[aria-busy=false]", state="attached")
    return [str(link.get_attribute("href")) for link in page.locator(".registre-resultats a").all()]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("subventions", ACT),
        ("deliberation", ACT),
        ("metropole", ACT),
        ("62500", ACT),
        ("62 500", ACT),
        ("62\u202f500", ACT),
        ("62.500", ACT),
        ("62 500,00 €", ACT),
        ("l'association", ACT),
        ("l’association", ACT),
        ("associations", ACT),
        ('"à l’association"', ACT),
        ("2021.00344", ACT),
        ("ECO 013-7254/21/BM", ACT),
        ("ecosysteme", OTHER),
        ("1234567,89", OTHER),
    ],
)
def test_search_finds_what_people_type(page: Page, address: str, query: str, expected: str) -> None:
    """Plurals, bare letters, elisions, and one sum in every spelling lead to the act."""
    page.goto(address)
    assert expected in found(page, query)


def test_several_indexes_answer_as_one(page: Page, several: Path, several_address: str) -> None:
    """A large site is searched as a small one; only the engine of the first index is served."""
    page.goto(several_address)
    assert set(found(page, "delibération")) >= {ACT, OTHER}
    assert found(page, "62 500")[0] == ACT
    assert OTHER in found(page, "1234567,89")
    assert (several / "pagefind" / "3" / "pagefind-entry.json").is_file()
    assert [path.parent.name for path in several.rglob("wasm.fr.pagefind")] == ["pagefind"]


def test_a_grouped_number_is_not_two_numbers(page: Page, address: str) -> None:
    """An act with 62 persons and 500 tiles is not about 62 500."""
    page.goto(address)
    assert OTHER not in found(page, "62 500")


def test_a_result_says_title_kind_date_amount_and_shows_the_words(page: Page, address: str) -> None:
    """A result can be judged without opening it."""
    page.goto(address)
    found(page, "62500")
    result = page.locator(".registre-resultats li").first
    assert result.locator("a").inner_text() == "Aide aux Amis du canal"
    assert result.locator(".registre-precisions").inner_text() == (
        "Délibération · 4 mars 2021 · 62\u202f500,00\u202f€ · Ville de Valdor"
    )
    assert result.locator("mark").first.inner_text() == "62\u202f500"


def test_search_by_keyboard_alone(page: Page, address: str) -> None:
    """Open, type, go down, follow; open again, leave."""
    page.goto(address)
    assert found(page, "canal") == [ACT]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}{ACT}")
    page.keyboard.press("s")
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0


def test_an_address_opens_the_search(page: Page, address: str) -> None:
    """A link may lead to the search, empty or with its question."""
    page.goto(f"{address}/?q=")
    assert page.locator("#registre-requete").input_value() == ""
    page.goto(f"{address}/?q=l%E2%80%99association")
    page.wait_for_selector(f".registre-resultats a[href='{ACT}']")


def test_an_unknown_word_is_said_unknown(page: Page, address: str) -> None:
    """Nothing found is a sentence, not an empty box."""
    page.goto(address)
    assert found(page, "zygomatique") == []
    said = "Aucun résultat : «\xa0zygomatique\xa0» ne figure dans aucune page."
    assert page.locator("#registre-etat").inner_text() == said


def test_a_figure_leads_to_its_words(page: Page, address: str) -> None:
    """The passage behind a figure is marked, and on the screen."""
    page.goto(address + ACT)
    page.locator("td.montant a").first.click()
    target = page.locator("mark:target")
    assert target.inner_text() == "62\u202f500\u202f€"
    assert target.evaluate(
        "m => { const b = m.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight; }"
    )


def test_nothing_is_asked_of_another_host(page: Page, address: str) -> None:
    """Read, searched, browsed: each request stays here, and the security policy stops nothing of ours."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    for path in ("/", ACT, "/donnees/"):
        page.goto(address + path)
        found(page, "subvention")
    assert asked
    assert [url for url in asked if not url.startswith(address)] == []
    assert errors == []


def test_words_of_an_act_do_nothing(page: Page, address: str) -> None:
    """Markup in a title is shown, and runs nowhere."""
    page.goto(address + ACT)
    assert page.evaluate("document.body.dataset.pris") is None
    assert page.title().startswith('Aide aux Amis <b>du canal</b> & "cie" </title><script>')


def test_first_view_of_an_act_is_light(page: Page, address: str, built: Path) -> None:
    """A first visit, on a train, costs little."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(address + ACT)
    page.wait_for_load_state("networkidle")
    files = [built / (path + "index.html" if path.endswith("/") else path).lstrip("/") for path in asked]
    weight = sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)
    assert 10_000 < weight <= FIRST_VIEW


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", ACT, "/donnees/", "/deliberations/", "/rien/"])
def test_reflow_at_320_pixels_in_both_schemes(browser: Browser, address: str, scheme: str, path: str) -> None:
    """Nothing is cut at the width that the accessibility rules name; the visitor's system chooses the scheme."""
    context = browser.new_context(
        viewport={"width": 320, "height": 640}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.evaluate("document.body.dataset.mdColorScheme") == ("slate" if scheme == "dark" else "default")
    assert page.locator("h1").count() == 1
    context.close()


def test_a_table_wider_than_the_screen_is_reached_by_keyboard(page: Page, address: str) -> None:
    """On a phone it scrolls inside itself; on a desk it is no stop of the keyboard."""
    page.goto(f"{address}/donnees/")
    assert page.locator("table[tabindex]").count() == 0
    page.set_viewport_size({"width": 320, "height": 640})
    page.wait_for_selector("table[tabindex='0']")


def test_the_choice_of_appearance_is_kept(page: Page, address: str) -> None:
    """A visitor chooses once."""
    page.goto(address)
    button = page.get_by_role("button", name="Apparence")
    button.click()
    button.click()
    page.goto(address + ACT)
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    assert page.get_by_role("button", name="Apparence : sombre").count() == 1


def test_first_tab_reaches_the_skip_link(page: Page, address: str) -> None:
    """By keyboard, the content is one step away on every page."""
    for path in ("/", ACT, "/rien/"):
        page.goto(address + path)
        page.keyboard.press("Tab")
        assert str(page.evaluate("document.activeElement.textContent")).strip() == "Aller au contenu"


def test_an_absent_page_answers_in_french(page: Page, address: str) -> None:
    """A visitor who is lost is told where to go."""
    answer = page.goto(f"{address}/deliberations/rien/")
    assert answer is not None
    assert answer.status == 404
    assert page.locator("h1").inner_text() == "Cette page n’existe pas"
    assert page.locator(".registre-rubriques a").count() > 0
