"""From a file of any format that is read to its text of record."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from generator.sources import sandbox, text
from generator.sources.stored import Loaded, format_of, read_bytes, source
from generator.values.issue import Gravite, Issue
from generator.values.span import Span

if TYPE_CHECKING:
    from pathlib import Path

MAX_PDF = 100_000_000
"""Largest PDF or DOCX: 500 scanned pages weigh 50 million bytes."""

PAGE_END = "\f"
"""Stands between two pages in the text of record, so that a reader of the text alone can count them."""


def load(path: Path, root: Path | None = None) -> Loaded:
    """The text of record of ``path``; its identifier comes from its name, below ``root`` when given.

    The extension says the format. A PDF, a DOCX and a page of HTML are opened in a child process, whatever they hold
    ends there. Raises ``RegistreError`` with the code of the refusal.
    """
    match format_of(path):
        case "pdf":
            return _pdf(path, root)
        case "docx":
            raw = read_bytes(path, MAX_PDF)
            return Loaded(source(path, root, raw, sandbox.extract("docx", raw, path) if raw else ""))
        case "html":
            raw = read_bytes(path, text.MAX_BYTES)
            page, issues = text.decode(raw, path)
            return Loaded(source(path, root, raw, sandbox.extract("html", page.encode(), path)), issues)
        case _:
            return text.load(path, root)


def _pdf(path: Path, root: Path | None) -> Loaded:
    """A PDF: its pages one after the other, each with its place; a page that is a picture is told."""
    raw = read_bytes(path, MAX_PDF)
    pages: list[tuple[str, bool]] = sandbox.extract("pdf", raw, path) if raw else [("", False)]
    starts = (0, *accumulate(len(words) + len(PAGE_END) for words, _ in pages[:-1]))
    whole = PAGE_END.join(words for words, _ in pages)
    issues = tuple(
        Issue(
            "page-sans-texte",
            Gravite.AVERTISSEMENT,
            f"La page {number} est une image : rien n'y a été lu, sinon ce qui est imprimé par-dessus.",
            Span(start, start + len(words)) if words else None,
        )
        for number, (start, (words, image)) in enumerate(zip(starts, pages, strict=True), start=1)
        if image
    )
    return Loaded(source(path, root, raw, whole, starts), issues)
