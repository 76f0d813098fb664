"""The texts an act refers to: « Vu le code …, la loi n° … du …, la délibération n° … »."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.extraction.items import bullets, trim
from generator.french.references import references
from generator.values.lecture import RowRead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.outline import Outline
    from generator.reading.view import View
    from generator.values.finding import Finding

_VU = re.compile(r"vus?[ \t]*:?[ \t\r\n]+")


def read(outline: Outline) -> tuple[RowRead, ...]:
    """The rows of ``visas``, in order: one per « Vu », or one per bullet under a lone « Vu »."""
    return tuple(RowRead("visas", _cells(view, start, end)) for view, start, end in _items(outline) if start < end)


def _items(outline: Outline) -> Iterator[tuple[View, int, int]]:
    """The place of each visa: without « Vu » and without its bullet."""
    for section in outline.of("visas"):
        view = outline.view(section)
        vu = _VU.match(view.folded, section_start(view))
        start = vu.end() if vu else 0
        listed = bullets(view, start)
        if listed:
            yield from ((view, *item) for item in listed)
        else:
            yield view, *trim(view, start, len(view))


def section_start(view: View) -> int:
    """Where the words of a section begin, past what decorates its first line."""
    return len(view.text) - len(view.text.lstrip(" \t\r\n*_#>|\\•➢➤►▪●-"))


def _cells(view: View, start: int, end: int) -> dict[str, Finding[object]]:
    """The cells of one visa. Its nature, number and date are those of the first text it names."""
    champs: dict[str, Finding[object]] = {"texte": view.quote(start, end, "visa.texte")}
    named = references(view.text, view.folded, start, end)
    if not named:
        champs["nature"] = view.find("autre", start, end, "visa.nature")
        return champs
    first = named[0]
    champs["nature"] = view.find(first.nature, first.span.start, first.span.end, "visa.nature")
    if first.numero and first.numero_span:
        champs["numero"] = view.find(first.numero, first.numero_span.start, first.numero_span.end, "visa.numero")
    if first.date and first.date_span:
        champs["date"] = view.find(first.date, first.date_span.start, first.date_span.end, "visa.date")
    if first.lien:
        champs["lien"] = view.deduce(
            first.lien, first.span.start, first.span.end, "visa.lien", "adresse tirée du numéro"
        )
    return champs
