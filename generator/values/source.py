"""An input document as every floor above the disk sees it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """The text of record of one document, and where it came from.

    ``text`` is exactly what was stored (or extracted from a PDF, DOCX or HTML file); nothing edits it.
    ``pages`` holds the offset at which each page starts, empty when the format has no pages.
    ``sha256`` is that of the bytes of the file.
    """

    document_id: str
    fichier: str
    format: str
    text: str
    sha256: str
    pages: tuple[int, ...] = ()

    def page_of(self, offset: int) -> int | None:
        r"""The number, from 1, of the page that holds ``offset``; ``None`` when the format has no pages.

        >>> Source("a", "a.pdf", "pdf", "un\n\fdeux", "", (0, 4)).page_of(5)
        2
        """
        return bisect_right(self.pages, offset) if self.pages else None

    def line_of(self, offset: int) -> int:
        """The number, from 1, of the line that holds ``offset``: what a person looks for in an editor."""
        return self.text.count("\n", 0, offset) + 1
