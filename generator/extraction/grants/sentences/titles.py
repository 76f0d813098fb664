"""Subsidies that a title states alone: « Subvention à la Chorale Mélodia : 300 € (8 pour, 2 abstentions) »."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.extraction.grants.sentences.clause import Clause
from generator.extraction.grants.sentences.phrases import statement
from generator.extraction.grants.terms.receivers import headed
from generator.french.amounts import amounts, marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extraction.grants.terms.statement import Statement
    from generator.reading.view import View

_BETWEEN = re.compile(r"(?:\s*\([^()\n]{1,60}\)|\s+pour\s[^:\n]{1,60})?\s*:?\s*")
"""« Subvention à la Protection civile (Ukraine) : 1 000 € »: what it is for may stand before its amount."""

_NUMBER = re.compile(r"\s*(?:n ?° ?)?\d[\d./_-]{0,15}\s*(?:[-–:.)]\s*)?(?<=\s)")
"""« 2022.04 Subvention à … »: the number of the affair, which its title follows."""

_VOTED = re.compile(
    r"[\s(,;:.–-]*(?:(?:adopt|approuv|accept|vot|accord)\w*\s+\(?)?(?:(?:a\s+l')?unanimite|[0-9]{1,3}\s+(?:voix\s+)?pour\b)"
)
_CLOSED = re.compile(r"[\s.;]*\Z")


def titled(view: View, *, decides: bool) -> Iterator[Statement]:
    """The subsidies of the lines that hold the words of a gift, who receives, how much, and at most the vote."""
    low = 0
    for mark in marks(view.folded):
        begin = view.folded.rfind("\n", 0, mark) + 1
        if begin < low:
            continue
        end = view.folded.find("\n", mark)
        low = end = end if end >= 0 else len(view)
        number = _NUMBER.match(view.folded, begin, mark)
        one = _title(Clause(view, number.end() if number else begin, end), decides=decides)
        if one is not None:
            yield one


def _title(line: Clause, *, decides: bool) -> Statement | None:
    """The subsidy of a line; none where the line says anything else."""
    view = line.view
    receiver = headed(view, line.start, line.end)
    if receiver is None or line.says("refuse", "sollicite", "leurre", "role", "hors"):
        return None
    sums = amounts(view.text, view.folded, receiver.end, line.end)
    if len(sums) != 1 or not sums[0].value or sums[0].value < 0:
        return None
    amount = sums[0]
    voted = _VOTED.match(view.folded, amount.span.end, line.end)
    if not _BETWEEN.fullmatch(view.folded, receiver.end, amount.span.start) or not (
        voted or _CLOSED.match(view.folded, amount.span.end, line.end)
    ):
        return None
    return statement(view, amount, receiver, "attribuee" if decides or voted else "proposee", {})
