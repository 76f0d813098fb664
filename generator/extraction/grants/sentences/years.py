"""The budget year that a text prints as such: « au titre de l'exercice 2020 »."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extraction.grants.sentences.clause import Clause
    from generator.reading.view import View
    from generator.values.finding import Finding

_SEASON = re.compile(r"(?:exercice|annee|au titre de)\s+(?:budgetaire\s+)?(?P<annee>20[0-9]{2})(?![0-9/-])")
_YEAR = re.compile(r"20[0-9]{2}")
"""Looked for first: its opening figures are found at once in a long text, the words before it are not."""


_NEAR = 90
"""How far before a year the words stand that say what it is."""


def exercice(clause: Clause) -> dict[str, Finding[object]]:
    """The budget year that a clause prints: "au titre de l'exercice 2020"."""
    annee = _SEASON.search(clause.view.folded, clause.start, clause.end)
    if annee is None:
        return {}
    return {"exercice": clause.view.find(int(annee["annee"]), *annee.span("annee"), "subventions.exercice.phrase")}


def exercices(view: View) -> Iterator[Finding[object]]:
    """Every budget year that a view prints as such."""
    low = 0
    for year in _YEAR.finditer(view.folded):
        annee = _SEASON.search(view.folded, max(low, year.start() - _NEAR), year.end() + 1)
        low = year.end()
        if annee is not None:
            yield view.find(int(annee["annee"]), *annee.span("annee"), "subventions.exercice.affaire")
