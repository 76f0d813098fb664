"""The gate: what it lets through and what it names."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from generator.site import verify

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Path:
    """A copy of the built site, to be spoiled."""
    return shutil.copytree(built, tmp_path / "site")


def test_a_good_site_has_no_problem(site: Path) -> None:
    """The gate lets a good site through."""
    assert list(verify.problems(site)) == []


@pytest.mark.parametrize("name", verify.REQUIRED)
def test_a_missing_part_is_named(site: Path, name: str) -> None:
    """Each part that must be there is missed when it is not."""
    (site / name).unlink()
    assert f"il manque {name}" in list(verify.problems(site))


@pytest.mark.parametrize(
    ("markup", "named"),
    [
        ('<script src="https://example.org/a.js"></script>', "script appelle un autre hôte"),
        ('<link rel="stylesheet" href="//example.org/a.css">', "link appelle un autre hôte"),
        ("<img src='http://example.org/a.png'>", "img appelle un autre hôte"),
        ('<a href="absent/">x</a>', "le lien absent/ ne mène nulle part"),
        ('<a href="#absent">x</a>', "le lien #absent ne mène à aucun repère"),
        ('<a href="deliberations/valdor-21-001/#p43">x</a>', "n'a pas de repère « p43 »"),
        ("<a href=absent.csv>x</a>", "le lien absent.csv ne mène nulle part"),
    ],
)
def test_bad_markup_is_named(site: Path, markup: str, named: str) -> None:
    """What calls another host, or leads nowhere."""
    page = site / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("</article>", f"{markup}</article>"), encoding="utf-8")
    assert [problem for problem in verify.problems(site) if named in problem]


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="https://example.org/">x</a>',
        '<a href="#ici" id=ici>x</a>',
        '<a href="deliberations/valdor-21-001/#p42">x</a>',
        '<a href="donnees/actes.csv#l2">x</a>',
        '<a href="mailto:a@example.org">x</a>',
        '<img src="data:image/svg+xml,x" alt="">',
        '<a href="./deliberations/valdor-21-001/?q=a&amp;b">x</a>',
    ],
)
def test_good_markup_passes(site: Path, markup: str) -> None:
    """What a page may hold."""
    page = site / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("</article>", f"{markup}</article>"), encoding="utf-8")
    assert list(verify.problems(site)) == []


def test_a_style_sheet_may_not_call_another_host(site: Path) -> None:
    """Fonts and pictures hide there."""
    sheet = site / "assets/stylesheets/registre.css"
    sheet.write_text("body{background:url(https://example.org/a.png)}", encoding="utf-8")
    assert any("feuille de style" in problem for problem in verify.problems(site))
