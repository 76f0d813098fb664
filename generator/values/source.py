"""An input document as every floor above the disk sees it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """The text of record of one document, and where it came from.

    ``text`` is exactly what was stored (or extracted from a PDF, DOCX or HTML file), accents put on their
    letters; nothing edits it.
    ``pages`` holds the offset at which each page starts, empty when the format has no pages.
    ``ocr`` holds the numbers, from 1, of the pages that were pictures and were read by recognition of characters.
    ``sha256`` is that of the bytes of the file.
    """

    document_id: str
    fichier: str
    format: str
    text: str
    sha256: str
    pages: tuple[int, ...] = ()
    ocr: frozenset[int] = frozenset()

    def page_of(self, offset: int) -> int | None:
        r"""The number, from 1, of the page that holds ``offset``; ``None`` when the format has no pages.

        >>> Source("a", "a.pdf", "pdf", "un\n\fdeux", "", (0, 4)).page_of(5)
        2
        """
        return bisect_right(self.pages, offset) if self.pages else None

    def by_ocr(self, offset: int) -> bool:
        r"""Whether what stands at ``offset`` was read by recognition of characters: its figures may be others.

        >>> Source("a", "a.pdf", "pdf", "un\n\fdeux", "", (0, 4), frozenset({2})).by_ocr(5)
        True
        """
        return bool(self.ocr) and self.page_of(offset) in self.ocr

    def line_of(self, offset: int) -> int:
        """The number, from 1, of the line that holds ``offset``: what a person looks for in an editor."""
        return self.text.count("\n", 0, offset) + 1
