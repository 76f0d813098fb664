"""The register of the seeds, page by page: no barrier that a machine can find, and every journey by keyboard alone."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SCRIPTS = 120_000  # bytes, compressed: what the scripts of a page may weigh, outside the search


@pytest.fixture(scope="module")
def paths(register: Path) -> dict[str, str]:
    """An address of each kind: each folder, the longest page in it, and a page that is not there."""
    found = {"": "/", "rien": "/rien/"}
    for folder in sorted(path for path in register.iterdir() if path.is_dir()):
        if (folder / "index.html").is_file():
            found[folder.name] = f"/{folder.name}/"
        pages = sorted(folder.glob("*/index.html"))
        if pages:
            longest = max(pages, key=lambda page: page.stat().st_size)
            found[f"{folder.name}/*"] = f"/{folder.name}/{longest.parent.name}/"
    assert set(found) >= {"deliberations/*", "documents/*", "beneficiaires/*", "axes/*", "donnees", "rgaa", "glossaire"}
    return found


def opened(browser: Browser, scheme: str, width: int) -> Page:
    """A tab on a screen of that width, in that light."""
    size = {"width": width, "height": 900}
    dark = "dark" if scheme == "dark" else "light"
    return browser.new_context(viewport=size, color_scheme=dark).new_page()  # type: ignore[arg-type]


def barriers(page: Page) -> list[str]:
    """What axe-core finds: every rule, of any impact, those of good practice included."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response
    assert found["passes"]
    return [f"{rule['id']} ({rule['impact']}) : {rule['nodes'][0]['html']}" for rule in found["violations"]]


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_that_a_machine_can_find(
    browser: Browser, register_address: str, paths: dict[str, str], scheme: str, width: int
) -> None:
    """Names, contrasts, landmarks, reading order: on each kind of page, narrow or wide, light or dark."""
    page = opened(browser, scheme, width)
    found = {}
    for kind, path in paths.items():
        page.goto(register_address + path)
        if problems := barriers(page):
            found[kind] = problems
    page.context.close()
    assert found == {}


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["", "subvention", "zygomatique"])
def test_no_barrier_in_the_search(browser: Browser, register_address: str, query: str, scheme: str, width: int) -> None:
    """Open and empty, with its answers, with none."""
    page = opened(browser, scheme, width)
    page.goto(f"{register_address}/?q={query}")
    page.wait_for_selector("dialog[open] .registre-resultats:not([aria-busy=true])", state="attached")
    if query:
        page.wait_for_function("!document.querySelector('[role=status]').textContent.includes('en cours')")
    found = barriers(page)
    page.context.close()
    assert found == []


def test_every_page_asks_nothing_of_another_host(browser: Browser, register: Path, register_address: str) -> None:
    """Each page of the register: no request off its origin, and nothing that its own policy of security forbids."""
    page = opened(browser, "light", 1280)
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    pages = sorted(register.rglob("*.html"))
    for file in pages:
        page.goto(f"{register_address}/{file.relative_to(register).as_posix()}")
        page.wait_for_load_state("networkidle")
    page.context.close()
    assert len(asked) > len(pages)
    assert [url for url in asked if not url.startswith((register_address, "data:"))] == []
    assert said == []


def test_the_policy_of_security_lets_no_written_script_run(register: Path) -> None:
    """On each page, first of what could load: scripts from here alone, none inline, none made of a text.

    ``wasm-unsafe-eval`` is not ``unsafe-eval``: the search may compile its WebAssembly, and no text becomes a script.
    """
    for file in register.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        policy = re.search(r'<meta http-equiv="?Content-Security-Policy"? content="([^"]*)"', text)
        assert policy, file
        assert not re.search(r"<(?:script|link|style)\b", text[: policy.start()]), file
        rules = dict(rule.strip().split(" ", 1) for rule in policy[1].split(";"))
        assert rules["default-src"] == "'self'"
        assert rules["script-src"] == "'self' 'wasm-unsafe-eval'"
        assert "unsafe-inline" not in policy[1]
        assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*ld\+json)|<[a-z][^>]*\s(?:on\w+|style)=", text), file


def scripts_of(browser: Browser, address: str) -> set[str]:
    """The addresses of the scripts that a page loads by itself."""
    page = opened(browser, "light", 1280)
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url) if request.resource_type == "script" else None)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.context.close()
    return asked


def test_scripts_are_light(browser: Browser, register: Path, register_address: str, paths: dict[str, str]) -> None:
    """What a page loads before anyone searches."""
    for path in paths.values():
        names = scripts_of(browser, register_address + path)
        files = [register / name.removeprefix(register_address).lstrip("/").partition("?")[0] for name in names]
        assert files
        assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= SCRIPTS, path


def focused(page: Page) -> str:
    """The words of what has the focus."""
    return str(page.evaluate("(document.activeElement.textContent || document.activeElement.ariaLabel || '').trim()"))


def tab_to(page: Page, words: str) -> None:
    """Press the tabulator until something of those words has the focus, as one does."""
    for _ in range(400):
        page.keyboard.press("Tab")
        if focused(page).replace("\u202f", " ").replace("\xa0", " ").startswith(words):
            return
    pytest.fail(f"no stop of the keyboard says « {words} »")


def in_sight(page: Page, element: str) -> bool:
    """Whether an element comes to stand within the window: a smooth scroll takes its time."""
    for _ in range(20):
        box = page.evaluate(f"{element}.getBoundingClientRect().toJSON()")
        if box["top"] >= 0 and box["bottom"] <= page.evaluate("innerHeight"):
            return True
        page.wait_for_timeout(100)
    return False


@pytest.mark.parametrize("width", [1440, 320])
def test_by_keyboard_from_the_home_page_to_the_words_of_a_figure_and_back(
    browser: Browser, register_address: str, width: int
) -> None:
    """A door, an act, a figure, its words, the figure: no mouse, on a wide and on a narrow screen."""
    page = opened(browser, "light", width)
    page.goto(f"{register_address}/")
    tab_to(page, "4 actes")
    page.keyboard.press("Enter")
    page.wait_for_url("**/deliberations/")
    tab_to(page, "Attribution d'une subvention au Pôle de compétitivité Optitec")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Optitec')")
    tab_to(page, "60 000 €")
    page.keyboard.press("Enter")
    words = page.locator("mark:target")
    assert words.inner_text() == "60 000 euros"
    assert in_sight(page, "document.querySelector('mark:target')")
    page.keyboard.press("Tab")
    assert focused(page).startswith("retour")
    page.keyboard.press("Enter")
    assert focused(page).replace("\u202f", " ") == "60 000 €"
    assert in_sight(page, "document.activeElement")
    page.context.close()


def test_a_figure_and_its_words_stand_side_by_side_on_a_wide_screen(browser: Browser, register_address: str) -> None:
    """One click shows the words, and the figure is still there."""
    page = opened(browser, "light", 1440)
    page.goto(f"{register_address}/deliberations/metropole-aix-marseille-provence-eco-013-7254-19-bm/")
    figure = page.locator(".chiffres a").last
    figure.click()
    page.wait_for_timeout(600)
    places = [element.bounding_box() for element in (figure, page.locator("mark:target"))]
    assert all(place and 0 <= place["y"] <= 900 - place["height"] for place in places)
    assert places[0]
    assert places[1]
    assert places[0]["x"] + places[0]["width"] < places[1]["x"]
    page.context.close()


def test_by_keyboard_the_search_of_the_home_page(browser: Browser, register_address: str) -> None:
    """Type, enter, go down, follow."""
    page = opened(browser, "light", 1280)
    page.goto(f"{register_address}/")
    page.focus("#question")
    page.keyboard.type("Minalogic")
    page.keyboard.press("Enter")
    page.wait_for_selector(".registre-resultats a")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('inalogic'), h1:has-text('MINALOGIC')")
    page.context.close()


def test_single_keys_can_be_switched_off(browser: Browser, register_address: str) -> None:
    """By whoever dictates, or types by accident: for this page and the next ones."""
    page = opened(browser, "light", 1280)
    page.goto(f"{register_address}/")
    page.keyboard.press("/")
    page.get_by_label("Ouvrir aussi par les touches").uncheck()
    page.keyboard.press("Escape")
    for address in (None, f"{register_address}/methode/"):
        if address:
            page.goto(address)
        page.keyboard.press("/")
        page.keyboard.press("s")
        assert page.locator("dialog[open]").count() == 0
    page.get_by_role("button", name="Rechercher").click()
    page.get_by_label("Ouvrir aussi par les touches").check()
    page.keyboard.press("Escape")
    page.keyboard.press("s")
    assert page.locator("dialog[open]").count() == 1
    page.context.close()


def test_the_declaration_is_reached_from_every_page(register: Path) -> None:
    """The law wants it so; and its state is said."""
    for file in register.rglob("*.html"):
        footer = file.read_text(encoding="utf-8").partition("<footer")[2]
        assert re.search(r'href="?(?:[^" >]*accessibilite|\.)/"?>Accessibilité : non conforme', footer), file


def test_two_pages_have_two_titles(register: Path) -> None:
    """What a tab and a reader of screens say first."""
    titles = [
        found[1]
        for file in register.rglob("*.html")
        if (found := re.search(r"<title>([^<]*)</title>", file.read_text(encoding="utf-8")))
    ]
    assert len(titles) == len(list(register.rglob("*.html")))
    assert len(set(titles)) == len(titles)


def test_the_record_holds_the_106_criteria_and_counts_them(root: Path) -> None:
    """Each once, with one of four states; what it sums up is what it holds, and the declaration owns what fails."""
    text = (root / "content" / "rgaa.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+)\.(\d+) \| [^|]+ \| ([^|]+) \| [^|]+ \|$", text, re.MULTILINE)
    sizes = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12]
    expected = [(theme, number) for theme, size in enumerate(sizes, 1) for number in range(1, size + 1)]
    assert [(int(theme), int(number)) for theme, number, _ in rows] == expected
    states = [state for _, _, state in rows]
    said = re.search(r"\*\*(\d+) conformes, (\d+) non conformes, (\d+) à vérifier à la main, (\d+) non app", text)
    assert said
    kinds = ("conforme", "non conforme", "à vérifier à la main", "non applicable")
    assert [states.count(kind) for kind in kinds] == [int(number) for number in said.groups()]
    assert sum(map(states.count, kinds)) == 106
    declared = (root / "content" / "accessibilite.md").read_text(encoding="utf-8")
    failing = [f"{theme}.{number}" for theme, number, state in rows if state == "non conforme"]
    assert re.findall(r"critère (\d+\.\d+)", declared) == failing
