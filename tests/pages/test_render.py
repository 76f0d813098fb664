"""The pages of the small register: read as prose in ``golden/``, and every link followed."""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import markdown
import pytest
import yaml

from generator.pages.index import Index
from generator.pages.render import render, render_document
from generator.pages.views.tables import ROWS
from generator.values.acts import Acte
from generator.values.tables import RECORD_TYPES, Tables

if TYPE_CHECKING:
    from generator.package.read import Dataset
    from generator.pages.page import Page

GOLDEN = Path(__file__).parent / "golden"
BY_HAND = ("methode",)
"""The page of ``content`` that is written by hand and that generated pages lead to."""
HOSTILE = (
    'x" onclick="a <script>alert(1)</script> </title> {{ 7 * 7 }} {: #v1 onclick="a" } ``` --- template: x.html '
    "[a](javascript:a) &lt;b&gt; \u202e000 06\n---\n\n    | a |\n</div><!-- \u200b"
)


class Links(HTMLParser):
    """The anchors and the links of a page, and everything that could run."""

    def __init__(self) -> None:
        """Nothing seen yet."""
        super().__init__()
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.odd: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag."""
        known = dict(attrs)
        if "id" in known:
            self.ids.append(known["id"] or "")
        if tag == "a":
            self.hrefs.append(known["href"] or "")
        self.odd += [name for name in known if name.startswith("on") or name == "style"]
        if tag in {"script", "style", "iframe", "img", "form", "input", "base", "meta", "link", "code", "pre"}:
            self.odd.append(tag)

    def handle_comment(self, data: str) -> None:
        """Keep what a page of ours never holds."""
        self.odd.append(data)

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.text.append(data)


def front_and_body(page: Page) -> tuple[dict[str, object], str]:
    """The front matter and the Markdown of a page."""
    _, front, body = page.text.split("---\n", 2)
    return yaml.safe_load(front), body


def built(page: Page) -> Links:
    """A page as the site engine builds it."""
    links = Links()
    links.feed(markdown.markdown(front_and_body(page)[1], extensions=["tables", "toc", "fenced_code"]))
    links.close()
    return links


def address(path: str) -> str:
    """The address of a page under the root of the site."""
    return path.removesuffix("index.md")


CODEBOOK = "donnees/dictionnaire/index.md"
"""The words of the schemas, reviewed in ``content/``: a second copy here would be one more to keep."""


def test_pages_read_as_reviewed(dataset: Dataset) -> None:
    """The pages are those of ``golden/``; ``REGISTRE_UPDATE_GOLDEN=1`` rewrites them, to be reviewed as prose."""
    pages = {page.path: page.text for page in render(dataset) if page.path != CODEBOOK}
    if os.environ.get("REGISTRE_UPDATE_GOLDEN"):
        for path, text in pages.items():
            (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / path).write_text(text, encoding="utf-8", newline="\n")
    reviewed = {path.relative_to(GOLDEN).as_posix(): path.read_text(encoding="utf-8") for path in GOLDEN.rglob("*.md")}
    assert pages == reviewed


def test_every_link_leads_somewhere(dataset: Dataset) -> None:
    """Every address of every page is a page, an anchor on it, or a file of the package."""
    pages = {address(page.path): built(page) for page in render(dataset)}
    files = {f"donnees/{table}.csv" for table in RECORD_TYPES} | {
        f"donnees/textes/{name}.txt" for name in dataset.textes
    }
    files |= {f"donnees/{file.path}" for file in dataset.scdl} | {"donnees/scdl/conformite.csv"}
    files |= {
        f"deliberations/{acte.acte_id}/acte.{kind}" for acte in dataset.tables.actes for kind in ("csv", "json")
    }  # beside the page, by the exports
    files |= {"donnees/SHA256SUMS", "donnees/datapackage.json"}
    outside = []
    for here, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), here
        for href in page.hrefs:
            if href.startswith("https://"):
                outside.append(href)
                continue
            path, _, fragment = href.partition("#")
            path = path.partition("?")[0]
            target = posixpath.normpath(posixpath.join(here, path)) if path else here.rstrip("/")
            if target in files or target in BY_HAND:
                continue
            assert f"{target}/" in pages, (here, href)
            assert not fragment or fragment in pages[f"{target}/"].ids, (here, href)
    licence = dataset.descriptor["licenses"][0]["path"]
    assert outside == ["https://exemple.fr/loi?a=1&b=2", licence]


def test_a_figure_leads_to_its_words_and_back(dataset: Dataset) -> None:
    """The amount points to its marked words, which point back to it."""
    (page,) = (page for page in render(dataset) if page.path == "deliberations/ville-2024-17/index.md")
    figure = re.search(r'<a id="(v\d+)" href="#(p[\d-]+)">9\u202f000\u202f€</a>', page.text)
    assert figure
    assert f'<mark id="{figure[2]}">9 000 €<a href="#{figure[1]}"' in page.text


def test_each_document_has_its_text_once(dataset: Dataset) -> None:
    """On the page of its only act, else on its own."""
    pages = [page for page in render(dataset) if '<div class="texte"' in page.text]
    assert sorted(address(page.path) for page in pages) == sorted(map(Index(dataset).text_page, dataset.textes))


def test_what_is_proposed_is_never_added_to_what_is_granted(dataset: Dataset) -> None:
    """Two sentences, and nowhere their sum."""
    (page,) = (page for page in render(dataset) if page.path == "beneficiaires/les-amis-du-lac/index.md")
    words = "".join(built(page).text)
    assert "Attribué\xa0: 6\u202f000\u202f€ (1 subvention)." in words
    assert "Proposé, non attribué\xa0: 2\u202f500\u202f€ (1 subvention)" in words
    assert "8\u202f500" not in words


def test_raw_blocks_hold_no_blank_line(dataset: Dataset) -> None:
    """CommonMark engines end an HTML block at a blank line: what follows would be read as Markdown."""
    for page in render(dataset):
        for block in re.split(r"\n(?:[ \t]*\n)+", front_and_body(page)[1].strip("\n")):
            assert re.match(r"<(\w+)|## ", block), (page.path, block[:80])
            assert len(re.findall(r"<div\b|<table\b|<section\b|<ul\b", block)) == len(
                re.findall(r"</div>|</table>|</section>|</ul>", block)
            ), (page.path, block[:80])


def test_same_dataset_same_pages(dataset: Dataset) -> None:
    """Twice the same, and the same when each document is rendered alone."""
    assert list(render(dataset)) == list(render(dataset))
    alone = [page for name in dataset.textes for page in render_document(Index(dataset), name)]
    assert alone == list(render(dataset))[: len(alone)]


def test_hostile_words_are_shown_and_do_nothing(dataset: Dataset) -> None:
    """Every text field of every record, and every text, replaced by an attack."""
    keys = re.compile(
        r"_id$|^(statut|nature|table|cible_table|ligne|champ|verdict|gravite|code|sha256|format|type|lien)$"
    )

    def attacked(record: object) -> object:
        fields = {name: getattr(record, name) for name in record.__dataclass_fields__}  # type: ignore[attr-defined]
        texts = {name: HOSTILE for name, value in fields.items() if isinstance(value, str) and not keys.search(name)}
        return replace(record, **texts)  # type: ignore[type-var]

    rows = {table: tuple(map(attacked, getattr(dataset.tables, table))) for table in RECORD_TYPES}
    textes = {name: HOSTILE + text for name, text in dataset.textes.items()}
    ways = {page.path: built(page) for page in render(dataset)}
    report = tuple(replace(row, motif=HOSTILE, valeur=HOSTILE, mots=HOSTILE) for row in dataset.conformite)
    hostile = replace(dataset, tables=Tables(**rows), textes=textes, conformite=report)  # type: ignore[arg-type]
    for page in render(hostile):
        front, _ = front_and_body(page)
        assert set(front) <= {
            "title", "description", "nature", "generated", "collectivite", "annee", "montant", "beneficiaires",
            "date", "date_mots", "montant_mots", "nature_mots", "reference", "jsonld", "cles", "axes",
            "liste", "muette",
        }  # fmt: skip
        assert not re.search(r'[<>"]', f"{front['title']}{front['description']}")
        form = ["form", "input"] if page.path == "index.md" else []  # the search of the home page, in words of ours
        assert [odd for odd in built(page).odd if odd not in {"code", "pre"}] == form
        assert "\u202e" not in page.text
        assert page.path in ways
        if page.path.startswith("deliberations/ville"):
            assert "&#123;&#123; 7 &#42; 7 &#125;&#125;" in page.text


@pytest.mark.parametrize(("count", "last"), [(ROWS, None), (ROWS + 1, "deliberations/page-2/index.md")])
def test_lists_are_cut(dataset: Dataset, count: int, last: str | None) -> None:
    """Two hundred rows stand on one page; one more opens a second."""
    actes = tuple(Acte(acte_id=f"a-{n}", document_id="inconnu", nature="deliberation") for n in range(count))
    tables = Tables(documents=dataset.tables.documents, actes=actes)
    pages = {page.path: page.text for page in render(replace(dataset, tables=tables, scdl=(), conformite=()))}
    assert pages["deliberations/index.md"].count("<tr><td") == ROWS
    assert max(path for path in pages if "/page-" in path or path == "deliberations/index.md") == (
        last or "deliberations/index.md"
    )
