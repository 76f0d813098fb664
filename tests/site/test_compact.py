"""A page in fewer bytes is the same page: its elements, their attributes, its words and the blanks between them."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import yaml

from generator.site import settings
from generator.site.compact import compact

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

READ = """html => {
  const read = new DOMParser().parseFromString(html, "text/html");
  const elements = [...read.querySelectorAll("*")].map((element) => [
    element.tagName, element.parentElement?.tagName,
    ...[...element.attributes].map(({ name, value }) => `${name}=${value}`),
  ]);
  const exact = [...read.querySelectorAll(".texte, pre")].map((element) => element.textContent);
  read.querySelectorAll("details").forEach((element) => { element.open = true; });
  document.body.replaceChildren(...read.body.childNodes);
  return { elements, exact, words: document.body.innerText };
}"""


@pytest.mark.lent
def test_every_page_of_ours_stays_itself(root: Path, tmp_path: Path, page: Page) -> None:
    """Held by a browser on each page that MkDocs makes of ``content``, the hand-written ones included."""
    config = settings.load(root / "mkdocs.yml")
    config["docs_dir"], config["site_dir"] = str(root / config["docs_dir"]), str(tmp_path / "site")
    config["theme"]["custom_dir"] = str(root / config["theme"]["custom_dir"])
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(tmp_path / "mkdocs.yml")]
    subprocess.run(command, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})  # noqa: S603 - our own arguments
    pages = sorted((tmp_path / "site").rglob("index.html"))
    assert len(pages) > 40
    for path in pages:
        whole = path.read_text(encoding="utf-8")
        less = compact(whole)
        assert len(less) < len(whole)
        assert page.evaluate(READ, less) == page.evaluate(READ, whole), path


@pytest.mark.parametrize(
    "kept",
    [
        "<p>a <a href=b>b</a> <b>c</b>",  # blanks between words
        '<div class="texte">\n a</p>\n\n&amp;</div>',  # the full text, whose blanks are words
        '<p title="a b">',
        '<p title="a&#34;b">',
        '<p title="">',
        '<path d="M0"/>',  # « M0/ » would be its value
        "a=\"b\" c='d'",  # words
        "<p>a</p><a href=b>c</a>",  # a link does not end a paragraph
        "&#38;lt; &&#35;45; &#60;b&#62; &#34; &#39; &#13; &#0; &#8238;",
        "<table><thead><tr><th>a</thead></table>",
    ],
)
def test_what_says_something_stays(kept: str) -> None:
    """Nothing here is left out; elements of the full text keep quotation marks where they need them alone."""
    assert compact(kept).replace("class=texte", 'class="texte"') == kept


def test_a_head_begins_with_its_first_element_and_a_body_ends_with_the_page() -> None:
    """Their tags, and the line ends between what a head holds, are put back by every reader."""
    head = '<head>\n<meta charset="utf-8">\n<link rel="icon" href="a.svg">\n<title>a b</title>\n</head>\n'
    page = f'<!doctype html>\n<html lang="fr">\n{head}<body dir="ltr">\n<p>b\n<em>c</em>\n</p>\n</body>\n</html>\n'
    less = "<!doctype html><html lang=fr><meta charset=utf-8><link rel=icon href=a.svg><title>a b</title>"
    assert compact(page) == f"{less}<body dir=ltr><p>b\n<em>c</em></p>"
