"""From a file of any format that is read to its text of record."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from generator.sources import sandbox, text
from generator.sources.stored import Loaded, composed, format_of, read_bytes, source
from generator.values.issue import Gravite, Issue
from generator.values.span import Span

if TYPE_CHECKING:
    from pathlib import Path

    from generator.sources import ocr

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
            return Loaded(source(path, root, raw, composed(sandbox.extract("docx", raw, path)) if raw else ""))
        case "html":
            raw = read_bytes(path, text.MAX_BYTES)
            page, issues = text.decode(raw, path)
            return Loaded(source(path, root, raw, composed(sandbox.extract("html", page.encode(), path))), issues)
        case _:
            return text.load(path, root)


def _pdf(path: Path, root: Path | None) -> Loaded:
    """A PDF: its pages one after the other, each with its place; a page that is a picture is told, or read if asked."""
    from generator.sources import ocr  # a folder of texts needs none of it

    raw = read_bytes(path, MAX_PDF)
    wanted = ocr.asked(path)
    pages: list[tuple[str, bool]] = (
        sandbox.extract("pdf-scan" if wanted else "pdf", raw, path) if raw else [("", False)]
    )
    seen: dict[int, str] = {}
    issues: list[Issue] = []
    blind = tuple(number for number, (words, image) in enumerate(pages) if image or not words)
    if wanted and blind and raw:
        engine = ocr.engine(path)
        seen = {number: words for number, words in ocr.read(engine, raw, blind, path).items() if words}
        pages = [(seen.get(number, words), image and number not in seen) for number, (words, image) in enumerate(pages)]
        issues += [_recognised(tuple(number + 1 for number in seen), engine)] if seen else []
    pages = [(composed(words), image) for words, image in pages]
    starts = (0, *accumulate(len(words) + len(PAGE_END) for words, _ in pages[:-1]))
    whole = PAGE_END.join(words for words, _ in pages)
    issues += [
        Issue(
            "page-sans-texte",
            Gravite.AVERTISSEMENT,
            f"La page {number} est une image : rien n'y a été lu, sinon ce qui est imprimé par-dessus.",
            Span(start, start + len(words)) if words else None,
        )
        for number, (start, (words, image)) in enumerate(zip(starts, pages, strict=True), start=1)
        if image
    ]
    return Loaded(source(path, root, raw, whole, starts, frozenset(number + 1 for number in seen)), tuple(issues))


def _recognised(numbers: tuple[int, ...], engine: ocr.Engine) -> Issue:
    """What a reader of the data must know of pages that a program read on a picture."""
    pages = f"La page {numbers[0]} est une image" if len(numbers) == 1 else (
        f"Les pages {', '.join(map(str, numbers))} sont des images"
    )  # fmt: skip
    return Issue(
        "texte-ocr",
        Gravite.INFO,
        f"{pages} : le texte en a été tiré par reconnaissance de caractères (tesseract {engine.version}) et peut "
        "différer de l'original. Un montant que l'acte ne confirme pas n'est pas publié.",
    )
