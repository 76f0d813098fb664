"""Pages that draw and count, in a real browser: charts that keep their words, counts that lead to what they count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator import build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ROADMAP = "/axes/feuille-de-route-innov-provence/"
SMALLEST = 10
"""Pixels of the smallest letters of a chart."""


@pytest.fixture(scope="module")
def seeds_address(
    tmp_path_factory: pytest.TempPathFactory, root: Path, previewed: Callable[[Path], AbstractContextManager[str]]
) -> Iterator[str]:
    """Where the preview of the site of the seeds answers."""
    home = tmp_path_factory.mktemp("drawn")
    build.build(root / "seeds", home / "package", home / "content", home / "site")
    with previewed(home / "site") as answers:
        yield answers


def opened(browser: Browser, address: str, width: int) -> Page:
    """A page on a screen of that width."""
    page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    page.goto(address)
    return page


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    "path", ["/beneficiaires/medinsoft--metropole-aix-marseille-provence/", ROADMAP, "/observatoire/"]
)
def test_a_chart_is_one_named_image_whose_words_stay_readable(
    browser: Browser, seeds_address: str, path: str, width: int
) -> None:
    """On a telephone as on a desk: a name and a description, no word cut by the edge, no letter below ten pixels."""
    page = opened(browser, seeds_address + path, width)
    charts = page.get_by_role("img").filter(has=page.locator("desc"))
    assert charts.count()
    for chart in charts.all():
        assert chart.evaluate("image => image.querySelector('desc').textContent.length > 10")
        edges = chart.evaluate(
            "image => [...image.querySelectorAll('text')].map(text => {"
            " const box = text.getBoundingClientRect();"
            " return [box.left, box.right, parseFloat(getComputedStyle(text).fontSize)]; })"
        )
        assert edges
        assert all(left >= 0 and right <= width and size >= SMALLEST for left, right, size in edges)
    page.context.close()


def test_the_amounts_of_a_beneficiary_are_seen_on_a_telephone_without_scrolling(
    browser: Browser, seeds_address: str
) -> None:
    """Every sum asked, granted or proposed stands between the edges of 320 pixels."""
    page = opened(browser, f"{seeds_address}/beneficiaires/optitec--metropole-aix-marseille-provence/", 320)
    boxes = page.locator(".par-annee td.montant").evaluate_all(
        "cells => cells.map(cell => [cell.getBoundingClientRect().left, cell.getBoundingClientRect().right])"
    )
    assert len(boxes) == 2 * 3
    assert all(left >= 0 and right <= 320 for left, right in boxes)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.context.close()


def test_each_count_of_the_matrix_leads_to_as_many_actions(browser: Browser, seeds_address: str) -> None:
    """Followed one by one, from the page of the roadmap and from that of an axis."""
    page = opened(browser, seeds_address + ROADMAP, 1280)
    counts = page.locator(".matrice td.nombre > a").evaluate_all(
        "links => links.map(link => [link.getAttribute('href'), Number(link.textContent)])"
    )
    assert sum(count for _, count in counts) == 36
    for href, count in counts:
        page.goto(f"{seeds_address}{ROADMAP}{href}")
        assert page.locator(":target li").count() == count
    page.goto(f"{seeds_address}/axes/feuille-de-route-innov-provence-axe-1/")
    page.locator(".matrice small a").first.click()
    assert page.locator("article:target .numero").text_content() == "1."
    page.context.close()


def test_a_figure_of_the_observatory_leads_to_its_words(browser: Browser, seeds_address: str) -> None:
    """From the number to the passage that states it, lit up in the text of its act."""
    page = opened(browser, f"{seeds_address}/observatoire/", 1280)
    page.locator(".cote-a-cote").get_by_role("link", name="49 000", exact=False).first.click()
    assert page.locator("mark:target").text_content() == "49 000 emplois"
    page.context.close()
