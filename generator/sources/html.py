"""The words that a web page shows. Runs in the child process."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from generator.sources.flow import Flow
from generator.values.issue import RegistreError

_HIDDEN = frozenset(
    {"title", "script", "style", "template", "noscript", "svg", "math", "select", "textarea", "iframe", "object",
     "audio", "video", "canvas", "button", "nav"}
)  # fmt: skip
"""Elements whose words are no part of the text of a page; all of them must be closed."""

_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "table", "ul", "ol", "dl"})
"""Blocks with room around them: a blank line."""

_BLOCKS = frozenset(
    {"address", "article", "aside", "body", "br", "caption", "center", "dd", "details", "div", "dt", "fieldset", "form",
     "figcaption", "figure", "footer", "header", "hr", "legend", "li", "main", "section", "summary"}
)  # fmt: skip
"""Elements that begin and end a line."""

_CELLS = frozenset({"td", "th"})
_PARTS = frozenset({"table", "thead", "tbody", "tfoot"})
_WHITE = re.compile(r"[ \t\r\n\f]+")
"""White space that a browser shows as one blank; a no-break space is not of it."""


def extract(raw: bytes) -> str:
    r"""The text of the page ``raw`` (in UTF-8): blocks are lines, rows of tables are tabbed, entities are characters.

    Raises ``RegistreError`` (``html-illisible``) for a page cut inside what is not shown: its end would be lost.

    >>> page = "<p>Vu la <b>loi</b></p><table><tr><td>Les&nbsp;Amis<td>1&#8239;500 &euro;</table><script>x</script>"
    >>> extract(page.encode())
    'Vu la loi\n\nLes\xa0Amis\t1\u202f500 €\n'
    """
    reader = _Reader()
    reader.feed(raw.decode("utf-8"))
    reader.close()
    if reader.hidden:
        raise RegistreError(
            f"La page est coupée : l'élément <{reader.hidden}> n'est pas fermé et la suite ne se verrait pas.",
            "",
            "Enregistrer de nouveau la page entière depuis un navigateur.",
            "html-illisible",
        )
    return reader.flow.text()


class _Reader(HTMLParser):
    """Walks through a page as a browser shows it, also where people forget to close a cell or a row."""

    def __init__(self) -> None:
        """Begin outside of everything."""
        super().__init__(convert_charrefs=True)
        self.flow = Flow()
        self.hidden: str | None = None
        self._depth = 0
        self._as_typed = 0
        self._white = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - what a tag says of itself changes nothing
        """A line, a row, a cell, or something hidden begins."""
        if self.hidden:
            self._depth += tag == self.hidden
        elif tag in _HIDDEN:
            self.hidden, self._depth = tag, 1
        elif tag in _CELLS:
            self.flow.open_cell()
        elif tag == "tr":
            self.flow.open_row()
        elif tag in _PARTS:
            self.flow.open_table() if tag == "table" else self.flow.close_row()
        elif tag in _PARAGRAPHS or tag in _BLOCKS:
            self._break(tag)
            self._as_typed += tag == "pre"
        self._white = self._white or tag in _CELLS

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """``<br/>`` is ``<br>``; HTML knows no other closed in itself, and browsers read ``<div/>`` as ``<div>``."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """What began ends."""
        if self.hidden:
            self._depth -= tag == self.hidden
            if not self._depth:
                self.hidden = None
        elif tag in _CELLS:
            self.flow.close_cell()
        elif tag == "tr" or tag in _PARTS:
            self.flow.close_table() if tag == "table" else self.flow.close_row()
        elif tag in _PARAGRAPHS or tag in _BLOCKS:
            self._break(tag)
            self._as_typed -= tag == "pre"

    def handle_data(self, data: str) -> None:
        """Words, their white space made single but in ``pre``."""
        if self.hidden:
            return
        if self._as_typed > 0:
            first, *others = data.split("\n")
            self.flow.say(first)
            for line in others:
                self.flow.end_line(even_empty=True)
                self.flow.say(line)
            return
        words = _WHITE.sub(" ", data)
        if self._white:
            words = words.lstrip(" ")
        if words:
            self.flow.say(words)
            self._white = words.endswith(" ")

    def _break(self, tag: str) -> None:
        """End the line, and the paragraph when ``tag`` stands for one."""
        self.flow.end_line()
        if tag in _PARAGRAPHS:
            self.flow.gap()
        self._white = True
