"""Why and what: the recitals, and the articles or decided points."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.extraction.items import bullets, trim
from generator.french import names
from generator.values.lecture import RowRead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.outline import Outline, Section
    from generator.reading.view import View
    from generator.values.finding import Finding

_NUMBER = re.compile(
    r"art(?:icle|\.|(?=[ ]\d{1,2}[ ]?[:-]))[ \t]+"
    r"(?P<numero>\d{1,2}|1[ ]?er|premier|unique|deux|un|trois|quatre|cinq|six|sept|huit|neuf|dix|"
    r"[ivx]{1,4})"
)
_CONSIDERANT = re.compile(r"(?:considerant|attendu)[ \t]*:?[ \t]*\r?\n")
_CHOSEN = re.compile(r"^[ \t\f]*(?:sont|est|ont ete|a ete) (?:elu|designe|nomme)(?:e|es|s)?[ \t]*:", re.MULTILINE)
"""« Sont élus : » and whom it names are the answer of the assembly, and no part of the point above."""

_VERB = re.compile(
    r"^[ \t\f>*•-]*(?:decide|approuve|autorise|dit|donne|adopte|fixe|precise|charge|accepte|valide|attribue|accorde|"
    r"designe|sollicite|s'engage|prend acte|emet|inscrit|impute|mandate|confirme|retire|rejette)\b",
    re.MULTILINE,
)


def considerants(outline: Outline) -> tuple[RowRead, ...]:
    """The rows of ``considerants``: one per « Considérant », or one per bullet under a lone « Considérant »."""
    rows: list[RowRead] = []
    for section in outline.of("considerants"):
        view = outline.view(section)
        lead = len(view.folded) - len(view.folded.lstrip(" \t\r\n*_#>|-"))
        alone = _CONSIDERANT.match(view.folded, lead)
        listed = bullets(view, alone.end()) if alone else []
        for start, end in listed or [trim(view, alone.end() if alone else lead, len(view))]:
            if start < end:
                rows.append(RowRead("considerants", {"texte": view.quote(start, end, "considerant.texte")}))
    return tuple(rows)


def articles(outline: Outline) -> tuple[RowRead, ...]:
    """The rows of ``articles``: numbered articles; without any, the points of the operative part.

    Where an act has no operative part of its own but an assembly that adopts what was proposed, the points proposed are
    the points decided: « Il est proposé au conseil de : … Le conseil adopte ».
    """
    numbered = outline.of("article")
    if numbered:
        return tuple(_article(outline, section) for section in numbered)
    sections = outline.of("dispositif")
    if not sections and outline.of("vote"):
        sections = outline.of("proposition")[-1:]
    return tuple(
        RowRead("articles", {"texte": view.quote(start, end, "article.point")})
        for section in sections
        for view, start, end in _points(outline, section)
    )


def _article(outline: Outline, section: Section) -> RowRead:
    """A numbered article: its number as printed, and its words without the heading."""
    view = outline.view(section)
    champs: dict[str, Finding[object]] = {}
    if found := _NUMBER.search(view.folded, 0, 60):
        champs["numero"] = view.find(view.text[slice(*found.span("numero"))], *found.span("numero"), "article.numero")
    start, end = trim(view, view.local(section.opener_end), len(view))
    champs["texte"] = (
        view.quote(start, end, "article.texte") if start < end else view.quote(0, len(view), "article.vide")
    )
    return RowRead("articles", champs)


def _points(outline: Outline, section: Section) -> Iterator[tuple[View, int, int]]:
    """The decided points of a section: its bullets, else its paragraphs that begin with a verb of decision.

    A bullet that only names someone, under « Sont élus : », is whom the assembly chose and no point of its own.
    """
    view = outline.view(section)
    start = view.local(section.opener_end)
    listed = [point for point in bullets(view, start, top=True) if names.person(view.text, *point) is None]
    chosen = _CHOSEN.search(view.folded, start)
    if chosen is not None:
        listed = [trim(view, begin, min(end, max(begin, chosen.start()))) for begin, end in listed]
    yield from ((view, *point) for point in listed or _verbs(view, start) if point[0] < point[1])


def _verbs(view: View, start: int) -> list[tuple[int, int]]:
    """Points that begin with a verb of decision: « DECIDE d'attribuer … », « AUTORISE le Maire … »."""
    marks = [found.start() for found in _VERB.finditer(view.folded, start)]
    ends = [*marks[1:], len(view)][: len(marks)]
    return [trim(view, mark, end) for mark, end in zip(marks, ends, strict=True)]
