"""Pages that are already HTML, taken as they are.

A generated page is blocks of HTML and headings: there is no Markdown in it to understand, yet Python-Markdown reads
its HTML character by character, which is nine tenths of the time of a page. A page that says ``generated: true`` and
holds nothing else is therefore passed through; at the first doubt it goes to Markdown like any other. That both ways
give the same page is held by a test.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.structure.toc import TableOfContents

# A block opens with an element that Markdown leaves alone, and ends where an element ends.
BLOCK = re.compile(r"<(?:h1|p|div|table|ul|ol|dl|section|details|nav|blockquote|hr|aside|figure)[ >/]")
# A heading of plain words: anything that Markdown could read otherwise is left to Markdown.
HEADING = re.compile(r"## ([^\W_][^<>&*_`\[\]\\{}!#~|^=+\n]*)")
BETWEEN = re.compile(r"\n(?: *\n)+")


@dataclass(frozen=True, slots=True)
class Ready:
    """The HTML of a page and its headings: ``(identifier, words)``, in order."""

    html: str
    headings: tuple[tuple[str, str], ...]

    def toc(self) -> TableOfContents:
        """The headings as MkDocs hands them to templates."""
        from mkdocs.structure.toc import get_toc

        return get_toc([{"level": 2, "id": anchor, "name": words, "children": []} for anchor, words in self.headings])


def ready(markdown: str) -> Ready | None:
    r"""The page as Markdown would make it, or ``None`` when only Markdown can tell.

    >>> ready("<p>a</p>\n\n## En bref\n\n<p>*b*</p>").headings
    (('en-bref', 'En bref'),)
    >>> ready("Un *mot*.") is None
    True
    """
    from markdown.extensions.toc import slugify, unique

    text = markdown.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4).strip("\n")
    headings: list[tuple[str, str]] = []
    used: set[str] = set()
    pieces: list[str] = []
    for block in BETWEEN.split(text):
        if BLOCK.match(block) and block.endswith(">"):
            pieces.append(block)
            continue
        heading = HEADING.fullmatch(block)
        if heading is None or "\x02" in block or "\x03" in block:
            return None
        words = heading[1].strip()
        anchor = unique(slugify(unescape(words), "-"), used)
        headings.append((anchor, words))
        pieces.append(f'<h2 id="{anchor}">{words}</h2>')
    return Ready("\n".join(pieces), tuple(headings))
