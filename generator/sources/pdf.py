"""The text layer of a PDF, page by page. Runs in the child process: PDFium aborts its process when memory runs out."""

from __future__ import annotations

from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from generator.sources.glyphs import QUARTERS, letters, words
from generator.sources.layout import render
from generator.sources.strokes import strokes
from generator.sources.turned import housed
from generator.values.issue import RegistreError

MAGIC = b"%PDF-"
"""First bytes; PDFium and other readers accept them within the first 1 024."""

HEAD = TAIL = 1_024
"""Bytes at both ends of a file among which the standard wants its marks."""

MAX_PAGES = 2_000
"""More pages than any minutes of a council: beyond, a document is cut before it is published."""

SCANNED_LETTERS = 300
"""A page that is one picture and has fewer letters is a scan, even when a stamp was printed over it: 60 to 250."""

PICTURE = 0.5
"""Share of a page from which a picture is the page."""


class Page(NamedTuple):
    """The text of a page, and whether the page is a picture whose words nobody can read."""

    text: str
    image: bool


def extract(raw: bytes) -> tuple[Page, ...]:
    """The pages of the PDF ``raw``, each as the text that ``layout`` gives.

    Raises ``RegistreError``: those of ``scan``, and ``pdf-sans-texte`` when no page has a text layer.
    """
    pages = scan(raw)
    if all(page.image or not page.text for page in pages):
        raise RegistreError(
            "Le PDF est une image : aucune page n'a de texte que l'on puisse lire.",
            "",
            "Déposer le PDF d'origine (non numérisé) ; à défaut, demander la reconnaissance de caractères : installer "
            "tesseract, et poser à côté du document, sous son nom, un fichier « .lecture.yml » qui dit « ocr: oui ».",
            "pdf-sans-texte",
        )
    return pages


def scan(raw: bytes) -> tuple[Page, ...]:
    """The same, where pages without a text layer are read by other means.

    Raises ``RegistreError``: ``format-trompeur``, ``pdf-tronque``, ``pdf-protege``, ``pdf-illisible``,
    ``pdf-trop-long``.
    """
    if MAGIC not in raw[:HEAD]:
        raise RegistreError(
            "Le fichier n'est pas un PDF, malgré son extension.",
            "",
            "Donner au fichier l'extension de son vrai format, ou l'exporter en PDF.",
            "format-trompeur",
        )
    if b"%%EOF" not in raw[-TAIL:]:
        raise RegistreError(
            "Le PDF est incomplet : sa fin manque.",
            "",
            "Reprendre le fichier à sa source : la copie ou le téléchargement a été interrompu.",
            "pdf-tronque",
        )
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise RegistreError(
                "Le PDF est protégé par un mot de passe.",
                "",
                "Déposer le document sans protection.",
                "pdf-protege",
            ) from error
        raise unreadable("") from error
    if len(document) > MAX_PAGES:
        raise RegistreError(
            f"Le PDF a {len(document)} pages ; la limite est de {MAX_PAGES}.",
            "",
            "Découper le document acte par acte.",
            "pdf-trop-long",
        )
    return tuple(_page(document, number) for number in range(len(document)))


def unreadable(where: str) -> RegistreError:
    """The refusal of a damaged file."""
    return RegistreError(
        "Le PDF est abîmé et ne peut pas être lu en entier.",
        where,
        "Reprendre le fichier à sa source, ou l'exporter de nouveau en PDF.",
        "pdf-illisible",
    )


def _page(document: Any, number: int) -> Page:  # noqa: ANN401 - pypdfium2 has no types
    """One page: what is printed upright, then what is printed along its sides."""
    try:
        page = flattened(document, number)
        rotation = page.get_rotation() // 90
        drawn = tuple(letters(page.get_textpage(), rotation))
        printed = [letter for letter in drawn if letter.text != " "]
        turns = sorted({letter.turn for letter in printed})
        borders = {turn: strokes(page, (turn + rotation) % QUARTERS) for turn in turns}
        image = len(printed) < SCANNED_LETTERS and _is_picture(page)
        told = housed({turn: list(words(drawn, turn)) for turn in turns}, borders.get(0, ()))
    except pypdfium2.PdfiumError as error:
        raise unreadable(f"page {number + 1}") from error
    return Page("\n".join(render(told[turn], borders[turn]) for turn in told), image)


def flattened(document: Any, number: int) -> Any:  # noqa: ANN401 - pypdfium2 has no types
    """A page with what is laid over it and printed with it: stamps are often annotations, answers are form fields."""
    page = document[number]
    if pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_PRINT) != pdfium.FLATTEN_SUCCESS:
        return page
    page.close()
    return document[number]


def _is_picture(page: Any) -> bool:  # noqa: ANN401 - pypdfium2 has no types
    """Whether a picture covers the page."""
    left, bottom, right, top = page.get_bbox()
    for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
        x0, y0, x1, y1 = picture.get_bounds()
        width, height = min(x1, right) - max(x0, left), min(y1, top) - max(y0, bottom)
        if min(width, height) > 0 and width * height >= PICTURE * (right - left) * (top - bottom):
            return True
    return False
