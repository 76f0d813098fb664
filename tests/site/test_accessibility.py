"""The register of the seeds, page by page, under the rules of axe-core for WCAG 2.2 A and AA."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
KINDS = ("", "deliberations", "subventions", "beneficiaires", "axes", "anomalies", "donnees", "methode", "rien")


@pytest.fixture(scope="module")
def paths(register: Path) -> dict[str, str]:
    """An address of each kind: in a section of many pages, the longest one."""
    found = {}
    for kind in KINDS:
        pages = list((register / "site" / kind).glob("*/index.html")) if kind else []
        longest = max(pages, key=lambda page: page.stat().st_size, default=None)
        folder = f"/{kind}/" if kind else "/"
        found[kind] = folder if longest is None else f"{folder}{longest.parent.name}/"
    return found


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_barrier_that_a_machine_can_find(  # noqa: PLR0913, PLR0917 - a page, on a screen, in a light
    browser: Browser, register_address: str, paths: dict[str, str], kind: str, scheme: str, width: int
) -> None:
    """Names, contrasts, landmarks, reading order: on each kind of page, narrow or wide, light or dark."""
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    page.goto(register_address + paths[kind])
    found = Axe().run(page, options={"runOnly": RULES})
    context.close()
    assert found.response["passes"]
    assert found.violations_count == 0, found.generate_report()
