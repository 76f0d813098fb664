"""The same folder under MkDocs and under Zensical, its successor: same addresses, titles, anchors, links and words."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ZENSICAL = ROOT / ".venv" / "successor" / "bin" / "zensical"


class Read(HTMLParser):
    """What a visitor of a page meets: its title, its places, where it leads, the words of its article."""

    def __init__(self, address: str) -> None:
        """Nothing is read yet."""
        super().__init__()
        self.address = address
        self.title: list[str] = []
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.skips: list[str] = []
        self.words: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the place and the address of an element."""
        values = dict(attrs)
        if tag in {"article", "title"}:
            self._inside.append(tag)
        if place := values.get("id"):
            self.ids.add(place)
        if tag == "a" and (href := values.get("href")) is not None:
            way = self.skips if "md-skip" in (values.get("class") or "") else self.links
            way.append(urljoin(f"https://registre.invalid/{self.address}", href))

    def handle_endtag(self, tag: str) -> None:
        """Leave the article or the title."""
        if tag in {"article", "title"}:
            self._inside.remove(tag)

    def handle_data(self, data: str) -> None:
        """Words of the title and of the article, whatever the blanks between them."""
        if "title" in self._inside:
            self.title += data.split()
        elif "article" in self._inside:
            self.words += data.split()


def _read(site: Path) -> dict[str, Read]:
    pages: dict[str, Read] = {}
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        pages[address] = page = Read(address)
        page.feed(path.read_text(encoding="utf-8"))
        page.close()
    return pages


def _run(command: list[str], project: Path) -> None:
    done = subprocess.run(  # noqa: S603 - our own arguments
        command,
        cwd=project,
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _project(folder: Path, *contents: Path) -> None:
    """A project of ``contents``, one over the other, with the configuration and the theme of this one."""
    for content in contents:
        shutil.copytree(content, folder / "content", dirs_exist_ok=True)
    shutil.copytree(ROOT / "generator" / "site" / "theme", folder / "theme")
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for name, site in (("mkdocs.yml", "premier"), ("successeur.yml", "second")):
        settled = text.replace("custom_dir: generator/site/theme", "custom_dir: theme")
        settled = settled.replace("site_dir: site", f"site_dir: {site}")
        assert yaml.compose(settled) is not None
        (folder / name).write_text(settled, encoding="utf-8")


@pytest.mark.lent
@pytest.mark.parametrize(
    "contents", [("content",), ("content", "tests/pages/golden")], ids=["seeds", "with the reviewed pages"]
)
def test_both_engines_give_the_same_site(tmp_path: Path, contents: tuple[str, ...]) -> None:
    """Page by page. Only the names that each engine gives its own controls (``__…``) may differ."""
    assert ZENSICAL.exists(), (
        "Le second moteur du site n'est pas installé : lancer « make test », qui l'installe. "
        "(Zensical is missing: `make test` installs it in .venv/successor.)"
    )
    _project(tmp_path, *(ROOT / name for name in contents))
    _run([sys.executable, "-m", "mkdocs", "build", "--quiet"], tmp_path)
    _run([str(ZENSICAL), "build", "--config-file", "successeur.yml"], tmp_path)
    first, second = _read(tmp_path / "premier"), _read(tmp_path / "second")
    assert list(first) == list(second)
    assert len(first) > 20
    for address, page in first.items():
        other = second[address]
        assert page.title == other.title, address
        assert page.links == other.links, address
        assert page.words == other.words, address
        assert {place for place in page.ids ^ other.ids if not place.startswith("__")} == set(), address
        for read in (page, other):  # each engine has its own way past the header: it must lead into the page
            assert read.skips, address
            assert {urlsplit(skip).fragment for skip in read.skips} <= read.ids, address
