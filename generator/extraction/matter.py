"""The matter under which the act was sent to the State, when the act prints its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.french import vocabulary
from generator.values.finding import Finding
from generator.values.matieres import niveau_2
from generator.values.span import Span

if TYPE_CHECKING:
    from generator.reading.outline import Outline


def read(outline: Outline) -> dict[str, Finding[object]]:
    """The cells ``matiere_code`` and ``matiere_nom`` of ``actes``, as printed: « 8.8-Environnement ».

    A code that the nomenclature does not hold is no code.
    """
    entry = vocabulary.load("matters")["imprimee"]
    found = entry.search(outline.folded, *outline.extent)
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
