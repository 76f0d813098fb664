"""From folders to a site, whole or not at all."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from generator.site import settings
from generator.site.engine import build_site
from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from pathlib import Path


def _copy(fixtures: Path, folder: Path) -> Path:
    shutil.copytree(fixtures / "content", folder)
    return folder


def _contents(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_same_inputs_same_bytes(
    built: Path, fixtures: Path, tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another folder, hash seed and time zone: the same files, search index included."""
    monkeypatch.setenv("PYTHONHASHSEED", "999")
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    again = tmp_path / "elsewhere" / "again"
    again.parent.mkdir()
    build_site(fixtures / "package", fixtures / "content", again, mkdocs_yml=root / "mkdocs.yml")
    assert _contents(again) == _contents(built)


def test_the_package_is_served_byte_for_byte(built: Path, fixtures: Path) -> None:
    """What is downloaded is what was verified."""
    package = _contents(fixtures / "package")
    assert {name: (built / "donnees" / name).read_bytes() for name in package} == package
    assert "Données" in (built / "donnees" / "index.html").read_text(encoding="utf-8")


def test_the_footer_says_who_under_what_licence_and_of_when(built: Path) -> None:
    """Each page carries the facts that a re-user needs."""
    page = (built / "deliberations" / "valdor-21-001" / "index.html").read_text(encoding="utf-8")
    footer = page[page.index("<footer") :]
    assert "Producteur : Registre ouvert" in footer
    assert "rel=license>Licence Ouverte 2.0<" in footer
    assert "<time datetime=2021-03-04>4 mars 2021</time>" in footer
    assert "seul l’acte original, conservé par la collectivité qui l’a pris, fait foi" in footer


def test_acts_are_not_in_the_navigation(built: Path) -> None:
    """Sections are; acts are reached through them."""
    page = (built / "index.html").read_text(encoding="utf-8")
    masthead = page[page.index("<header") : page.index("</header>")]
    assert "valdor-21-001" not in masthead
    assert "href=deliberations/>" in masthead


def test_words_of_front_matter_stay_words(built: Path) -> None:
    """Titles come from documents, and MkDocs does not escape them."""
    page = (built / "deliberations" / "valdor-21-001" / "index.html").read_text(encoding="utf-8")
    assert "<script>document" not in page
    assert "&lt;script&gt;document" in page


def test_a_page_that_is_shared_brings_its_title(built: Path) -> None:
    """Open Graph, for those who show a card of the page; what the title holds stays words there too."""
    page = (built / "deliberations" / "valdor-21-001" / "index.html").read_text(encoding="utf-8")
    (title,) = re.findall(r'<meta property=og:title content="([^"]*)"', page)
    assert "&lt;script&gt;document" in title


def test_hand_written_pages_of_the_repository_stand_in(fixtures: Path, tmp_path: Path, root: Path) -> None:
    """Pages made elsewhere get our method page, and keep their own home."""
    project = tmp_path / "project"
    (project / "content").mkdir(parents=True)
    (project / "content" / "methode.md").write_text("# Notre méthode\n", encoding="utf-8")
    (project / "content" / "index.md").write_text("# Un autre accueil\n", encoding="utf-8")
    (project / "mkdocs.yml").write_text((root / "mkdocs.yml").read_text(encoding="utf-8"), encoding="utf-8")
    (project / "generator" / "site").mkdir(parents=True)
    (project / "generator" / "site" / "theme").symlink_to(root / "generator" / "site" / "theme")
    site = tmp_path / "site"
    report = build_site(fixtures / "package", fixtures / "content", site, mkdocs_yml=project / "mkdocs.yml")
    assert "Notre méthode" in (site / "methode" / "index.html").read_text(encoding="utf-8")
    assert "Ce que la commune a décidé" in (site / "index.html").read_text(encoding="utf-8")
    assert report.pages == len(list(site.rglob("*.html"))) - 1


@pytest.mark.parametrize(
    ("page", "words", "code", "named"),
    [
        ("index.md", "# A\n\n[rien](rien.md)\n", "site-pages", "rien.md"),
        ("index.md", '# A\n\n<p><a href="rien/">rien</a></p>\n', "site-verification", "rien/"),
        (
            "index.md",
            '# A\n\n<p><img src="https://example.org/a.png" alt=""></p>\n',
            "site-verification",
            "example.org",
        ),
    ],
)
def test_a_page_that_cannot_be_published_leaves_the_old_site(  # noqa: PLR0913, PLR0917 - one row, one case
    fixtures: Path, tmp_path: Path, root: Path, page: str, words: str, code: str, named: str
) -> None:
    """The reason is named; what was shown stays shown; nothing is left beside it."""
    content = _copy(fixtures, tmp_path / "content")
    (content / page).write_text(words, encoding="utf-8")
    site = tmp_path / "site"
    (site / "donnees").mkdir(parents=True)
    (site / "donnees" / "datapackage.json").write_text("{}", encoding="utf-8")
    (site / "index.html").write_text("ancien", encoding="utf-8")
    with pytest.raises(RegistreError) as caught:
        build_site(fixtures / "package", content, site, mkdocs_yml=root / "mkdocs.yml")
    assert caught.value.code == code
    assert named in caught.value.quoi
    assert (site / "index.html").read_text(encoding="utf-8") == "ancien"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "site"]


@pytest.mark.parametrize("descriptor", [None, "{}", '{"created": "hier"}', "[", '{"created": 3}'])
def test_a_package_without_a_date_is_refused(
    fixtures: Path, tmp_path: Path, root: Path, descriptor: str | None
) -> None:
    """The site has no clock: without the date of the data there is none to print."""
    package = tmp_path / "package"
    package.mkdir()
    if descriptor is not None:
        (package / "datapackage.json").write_text(descriptor, encoding="utf-8")
    with pytest.raises(RegistreError) as caught:
        build_site(package, fixtures / "content", tmp_path / "site", mkdocs_yml=root / "mkdocs.yml")
    assert caught.value.code == "site-paquet"
    assert not (tmp_path / "site").exists()


def test_a_folder_of_somebody_else_is_not_replaced(fixtures: Path, tmp_path: Path, root: Path) -> None:
    """A slip of ``--site`` must not cost anyone their files."""
    (tmp_path / "photo.jpg").write_bytes(b"x")
    with pytest.raises(RegistreError) as caught:
        build_site(fixtures / "package", fixtures / "content", tmp_path, mkdocs_yml=root / "mkdocs.yml")
    assert caught.value.code == "dossier-etranger"
    assert (tmp_path / "photo.jpg").read_bytes() == b"x"


def test_an_interrupted_swap_is_mended(built: Path, fixtures: Path, tmp_path: Path, root: Path) -> None:
    """Killed between the two renames, the next build finds the old site and goes on."""
    site = tmp_path / "site"
    shutil.copytree(built, tmp_path / ".site.ancien")
    with pytest.raises(RegistreError):
        build_site(fixtures / "absent", fixtures / "content", site, mkdocs_yml=root / "mkdocs.yml")
    assert _contents(site) == _contents(built)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", None),
        ("https://exemple.fr/signaler?page=", "https://exemple.fr/signaler?page=deliberations/valdor-21-001/"),
        ("mailto:a@exemple.fr?subject=", "mailto:a@exemple.fr?subject=deliberations/valdor-21-001/"),
    ],
)
def test_an_error_is_reported_where_the_publisher_says(  # noqa: PLR0913, PLR0917 - two cases of one build
    fixtures: Path, tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch, address: str, expected: str | None
) -> None:
    """Each generated page links there with its own address; without an address, no page has a link."""
    loaded = settings.load(root / "mkdocs.yml")
    monkeypatch.setattr(settings, "load", lambda _: {**loaded, "extra": {**loaded["extra"], "signalement": address}})
    build_site(fixtures / "package", _generated(fixtures, tmp_path), tmp_path / "s", mkdocs_yml=root / "mkdocs.yml")
    page = (tmp_path / "s" / "deliberations" / "valdor-21-001" / "index.html").read_text(encoding="utf-8")
    found = re.search(r'<a href="([^"]*)">Signaler une erreur sur cette page</a>', page)
    assert (found and found[1]) == expected


def _generated(fixtures: Path, folder: Path) -> Path:
    """The content of the town, whose act says that it was generated."""
    content = _copy(fixtures, folder / "content")
    act = content / "deliberations" / "valdor-21-001.md"
    act.write_text(act.read_text(encoding="utf-8").replace("---\n", "---\ngenerated: true\n", 1), encoding="utf-8")
    return content
