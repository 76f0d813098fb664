"""Who signed, in which quality."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.french import names
from generator.values.lecture import RowRead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.outline import Outline
    from generator.reading.view import View
    from generator.values.finding import Finding

_FORMULA = re.compile(
    r"(?:certifiee? (?:conforme|executoire)|pour (?:extrait|copie|ampliation)|(?:ainsi )?fait et delibere|fait a |"
    r"suivent les signatures|signe|le jour)"
)
_QUALITY = re.compile(r"(?:le |la )?(?:maire|presidente?|vice[- ]presidente?|secretaire|adjointe?|conseillere?)\b")
_BEHIND = re.compile(
    r"conforme[ ]?[,:][ ]*(?P<qualite>(?:monsieur |madame )?(?:le |la )?(?:maire|presidente?)\b[^,;:\n]{0,60})$"
)
"""« Pour extrait conforme, Monsieur le Maire » on one line."""

_LINE = re.compile(r"[^\r\n]+")
_QUALITY_MAX = 120


def read(outline: Outline) -> tuple[RowRead, ...]:
    """The rows of ``signataires``: a line that is a person's name, with the lines of quality above it."""
    rows: list[RowRead] = []
    for section in outline.of("signature"):
        view = outline.view(section)
        quality: list[tuple[int, int]] = []
        for start, end in _lines(view):
            comma = view.text.rfind(",", start, end)
            who = names.person(view.text, start, end) if end - start <= _QUALITY_MAX else None
            if who is None and comma >= 0 and _QUALITY.match(view.folded, start):
                quality.append((start, comma))
                who = names.person(view.text, comma + 1, end)
            if who is not None and names.in_capitals(who.nom):
                rows.append(RowRead("signataires", _cells(view, who, quality)))
                quality = []
            elif _FORMULA.match(view.folded, start) is None:
                quality.append((start, end))
            elif behind := _BEHIND.search(view.folded, start, end):
                quality.append(behind.span("qualite"))
    return tuple(rows)


def _lines(view: View) -> Iterator[tuple[int, int]]:
    """The lines with words of a view, trimmed."""
    for found in _LINE.finditer(view.text):
        start, end = view.trimmed(*found.span())
        if start < end:
            yield start, end


def _cells(view: View, who: names.Person, quality: list[tuple[int, int]]) -> dict[str, Finding[object]]:
    """The cells of one signature."""
    champs: dict[str, Finding[object]] = {
        "personne": view.find(who.nom, who.span.start, who.span.end, "signature.personne")
    }
    if quality:
        start, end = quality[0][0], quality[-1][1]
        words = " ".join(view.text[start:end].split()).strip(" ,*_")
        if words and len(words) <= _QUALITY_MAX:
            champs["qualite"] = view.find(words, start, end, "signature.qualite")
    return champs
