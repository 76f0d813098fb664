"""Pages that are already HTML: taken as they are, and only those."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site import settings
from generator.site.ready import ready

if TYPE_CHECKING:
    from pathlib import Path

EXTENSIONS = ["toc", "tables", "fenced_code"]  # those of mkdocs.yml, and the one MkDocs adds


def _by_markdown(text: str) -> str:
    return _tight(markdown.markdown(text, extensions=EXTENSIONS))


def _tight(html: str) -> str:
    return re.sub(r"\n\s*\n", "\n", html.strip())


def _bodies(root: Path) -> list[tuple[str, str]]:
    """Every generated page that the repository keeps: those of the seeds, and the golden ones."""
    folders = (root / "content", root / "tests" / "pages" / "golden")
    pages = [path for folder in folders for path in sorted(folder.glob("*/**/*.md"))]
    return [(path.parent.name, path.read_text(encoding="utf-8").split("\n---\n", 1)[1]) for path in pages]


def test_both_ways_give_the_same_page(root: Path) -> None:
    """Taken as they are, the pages are what Markdown makes of them; and nearly all can be taken."""
    bodies = _bodies(root)
    taken = [(name, body, done) for name, body in bodies if (done := ready(body)) is not None]
    for name, body, done in taken:
        assert _tight(done.html) == _by_markdown(body), name
    assert len(taken) >= 0.9 * len(bodies) > 0


def test_headings_are_those_of_the_site(root: Path) -> None:
    """Nothing in mkdocs.yml adds to a heading what a page taken as it is would lack."""
    extensions = settings.load(root / "mkdocs.yml")["markdown_extensions"]
    toc = next(entry["toc"] for entry in extensions if isinstance(entry, dict) and "toc" in entry)
    assert set(toc) == {"title", "toc_depth"}


PIECES = st.sampled_from(
    [
        "<p>a</p>", "<div>\n## b\n</div>", "<p>a</p>\n<p>*b*</p>", "## Un", "## Deux, trois", "## Un", "## É’à (b)",
        "<table>\n<tr><td>a &#42;</td></tr>\n</table>", "<ul>\n<li>c</li>\n</ul>", "<p>fin &amp; &#60;</p>",
    ]
)  # fmt: skip


@given(st.lists(PIECES, min_size=1, max_size=8))
def test_any_order_of_blocks(pieces: list[str]) -> None:
    """Repeated headings included: their anchors are numbered alike."""
    text = "\n\n".join(pieces) + "\n"
    done = ready(text)
    assert done is not None
    assert _tight(done.html) == _by_markdown(text)


@pytest.mark.parametrize(
    "text",
    [
        "Un mot.",
        "# Titre",
        "## *a*",
        "## a &amp; b",
        "### a",
        "<span>a</span>",
        "<p>a</p> b",
        "- a",
        "    <p>a</p>",
        "## a\nb",
    ],
)
def test_what_markdown_alone_can_tell_is_left_to_it(text: str) -> None:
    """At the first doubt the page goes the slow way."""
    assert ready(f"<p>a</p>\n\n{text}\n\n<p>b</p>\n") is None
