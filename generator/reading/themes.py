"""Affairs without a number in a list whose titles all begin with a theme in capitals."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.reading.marks import Mark
from generator.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_THEME = re.compile(
    r"(?<![\w'’/-])[A-ZÀ-ÖØ-Ý][A-ZÀ-ÖØ-Ý/'’]{3,30}(?:[ ][A-ZÀ-ÖØ-Ý/'’]{2,30}){0,3}[ ]?[-–—][ ]?(?=[A-ZÀ-ÖØ-Ý|])"
)
_OUTCOME = re.compile(r"\b(?:(?:approuve|adopte|rejete|reporte)e?s?|majorite pour|unanimite)\b")
SHARE = 0.8
"""Share of the titles of a list that begin with a theme, from which a further theme begins a title too."""


def complete(text: str, folded: str, run: tuple[Mark, ...], end: int) -> tuple[Mark, ...]:
    """``run`` with a mark at each theme that stands between two outcomes: an affair put off has no number.

    « D10 VOIRIE - Travaux Approuvée LOGEMENT - Vente Point reporté D11 … »: the sale was put off without a number.
    """
    if sum(_THEME.match(text, mark.title) is not None for mark in run) < SHARE * len(run):
        return run
    found: list[Mark] = []
    for mark, stop in pairwise((*run, None)):
        if mark is not None:
            found.append(mark)
            found.extend(_inside(text, folded, mark.title, stop.start if stop else end))
    return tuple(found)


def _inside(text: str, folded: str, start: int, end: int) -> Iterator[Mark]:
    """The themes inside an affair that has an outcome before them and another after."""
    outcomes = [found.start() for found in _OUTCOME.finditer(folded, start, end)]
    if not outcomes:
        return
    for theme in _THEME.finditer(text, outcomes[0], outcomes[-1]):
        at = theme.start()
        yield Mark(at, Span(at, at), at, "point.theme", "theme", "", ())
