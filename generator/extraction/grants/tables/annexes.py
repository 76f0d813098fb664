"""Subsidies in what is annexed to an act: its decision attributes those « figurant dans le tableau annexé »."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.extraction.grants.lists.dashes import dashed
from generator.extraction.grants.sentences.clause import Clause, statut
from generator.extraction.grants.tables.columns import tables
from generator.extraction.grants.terms.words import clauses, holding
from generator.reading.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extraction.affairs import Affair
    from generator.extraction.grants.terms.statement import Statement
    from generator.reading.outline import Line
    from generator.values.issue import Issue
    from generator.values.span import Span

_TITLE = re.compile(
    r"[ \t]*(?:annexe(?:[ ]*(?:n ?° ?)?[0-9ivx]{1,4})?(?:[ ](?:a|de)[ ](?:la|l')[^\n]{0,90})?|"
    r"(?:tableau|liste|etat)x?[ ]annexee?s?(?:[ ]a[ ]la[^\n]{0,90})?)[ ]?[:.]?\s*\Z"
)
"""« ANNEXE À LA DÉLIBÉRATION N° 12 », « Annexe 1 : », alone on its line."""


_PART = re.compile(r"[ \t]*(?:tableau|annexe|liste)[ ](?:n ?° ?)?(?P<rang>[0-9]{1,2})(?![0-9])")
"""« Tableau 2 – Matériel »: the title of a part, at the head of its line."""

_NAMED = re.compile(
    r"(?<!\w)(?:tableaux?|annexes?|listes?)\s+(?:n ?° ?)?(?P<rangs>[0-9]{1,2}(?:(?:\s*,\s*|\s+et\s+)[0-9]{1,2}){0,8})"
)
_RANK = re.compile(r"[0-9]+")


def annexed(affair: Affair) -> tuple[tuple[Statement, ...], tuple[Issue, ...]]:
    """The subsidies of the tables and lists annexed under the signature of an act, where its decision grants them."""
    ranks = _granted(affair)
    found: list[Statement] = []
    issues: list[Issue] = []
    for rank, view in _parts(affair) if ranks else ():
        if rank and not {rank, ""} & ranks:
            continue
        in_tables, doubts, places = tables(view, affair.outline.folded)
        issues.extend(doubts)
        found.extend(replace(one, statut=replace(one.statut, value="attribuee")) for one in in_tables)
        lines = dashed(view, decides=True)
        found.extend(one for one in lines if not any(low <= one.place < high for low, high in places))
    return tuple(sorted(found, key=lambda one: one.place)), tuple(issues)


def _granted(affair: Affair) -> frozenset[str]:
    """The ranks of the tables that the decision of an act alone grants, "" where it says none: gift, verb and annex.

    All three stand in one clause: « d'attribuer les subventions figurant dans le tableau 2 annexé ».
    """
    if not affair.alone:
        return frozenset()
    view = affair.outline.view(*affair.deciding)
    cut = clauses(view)
    found: set[str] = set()
    for clause in (Clause(view, *cut[rank]) for rank in holding(view, "annexe")):
        if clause.says("don") and clause.says("annexe") and statut(clause) == "attribuee":
            named = _NAMED.finditer(view.folded, clause.start, clause.end)
            found.update([rank[0] for one in named for rank in _RANK.finditer(one["rangs"])] or [""])
    return frozenset(found)


def _parts(affair: Affair) -> Iterator[tuple[str, View]]:
    """What stands below the title of an annex, under the signature, cut where a title numbers a table."""
    outline = affair.outline
    rank = ""
    part: list[Span] = []
    for line in _below(affair):
        title = _PART.match(outline.folded, line.span.start, line.span.end)
        if title:
            yield rank, View.of(outline.source.text, outline.folded, part)
            rank, part = title["rang"], []
        else:
            part.append(line.span)
    yield rank, View.of(outline.source.text, outline.folded, part)


def _below(affair: Affair) -> Iterator[Line]:
    """The lines from the title of an annex on, page numbers included: in a table they may be cells."""
    outline = affair.outline
    signed = opened = False
    for section in affair.sections:
        signed = signed or section.label == "signature"
        for line in section.lines if signed else ():
            opened = opened or _TITLE.match(outline.folded, line.span.start, line.span.end) is not None
            if opened and line.noise in {None, "folio"}:
                yield line
