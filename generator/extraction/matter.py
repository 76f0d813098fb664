"""The matter under which the act was sent to the State, when the act prints its code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.french import vocabulary
from generator.values.finding import Finding
from generator.values.matieres import niveau_2
from generator.values.span import Span

if TYPE_CHECKING:
    from generator.french.vocabulary import Entry
    from generator.reading.outline import Outline

_CODE = re.compile(r"\.(?<=[1-9].)[0-9]")
_BEFORE = 60
"""Characters before a code in which the words that announce it begin: « classification préfecture : » takes 30."""


def read(outline: Outline) -> dict[str, Finding[object]]:
    """The cells ``matiere_code`` and ``matiere_nom`` of ``actes``, as printed: « 8.8-Environnement ».

    A code that the nomenclature does not hold is no code.
    """
    entry = vocabulary.load("matters")["imprimee"]
    found = entry.search(outline.folded, *outline.extent) if _coded(outline, entry) else None
    if found is None or niveau_2(found["code"]) is None:
        return {}
    champs: dict[str, Finding[object]] = {
        "matiere_code": Finding(found["code"], (Span(*found.span("code")),), "matiere.imprimee")
    }
    if found["nom"]:
        start = found.start("nom")
        place = Span(start, start + len(found["nom"].rstrip(" ,-/(")))
        champs["matiere_nom"] = Finding(place.of(outline.source.text), (place,), "matiere.imprimee")
    return champs


def _coded(outline: Outline, entry: Entry) -> bool:
    """Whether one of the words that announce a code stands before one: many acts say « matière », few print a code."""
    folded = outline.folded
    codes = (found.start() for found in _CODE.finditer(folded, *outline.extent))
    return any(folded.find(mot, max(0, at - _BEFORE), at) >= 0 for at in codes for mot in entry.mots)
