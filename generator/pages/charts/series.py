"""One quantity stated at several dates: a dot for each statement, a line from one to the next."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.pages.charts.svg import dessin, point, texte, trait

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from markupsafe import Markup

_HEIGHT, _TOP, _FLOOR = 120, 26, 92
_NAMED = 5
"""Dots that can all bear their words on a telephone; of more, the first, the last, the lowest and the highest do."""


@dataclass(frozen=True, slots=True)
class Point:
    """A value stated in a year, in words."""

    annee: int
    valeur: Decimal
    mots: str


def serie(identifiant: str, titre: str, points: Sequence[Point]) -> Markup | None:
    """The points in the order of their years, on a scale that starts at zero; none below two years.

    The line between two dots says which follows which, and nothing of what happened between them.
    """
    ordered = sorted(points, key=lambda each: (each.annee, each.valeur))
    if len({each.annee for each in ordered}) < 2 or not any(each.valeur for each in ordered):  # noqa: PLR2004 - a line
        return None
    first, last = ordered[0].annee, ordered[-1].annee
    top = float(max(each.valeur for each in ordered))
    places = [
        (100 * (each.annee - first) / (last - first), _FLOOR - (_FLOOR - _TOP) * float(each.valeur) / top)
        for each in ordered
    ]
    forms = [trait((0, _FLOOR), (100, _FLOOR), "axe")]
    forms += [trait(one, other, "serie") for one, other in pairwise(places)]
    named = _named(ordered)
    for rank, (each, (x, y)) in enumerate(zip(ordered, places, strict=True)):
        anchor = "start" if rank == 0 else "end" if rank == len(ordered) - 1 else "middle"
        forms.append(point(min(max(x, 1), 99), y))
        if rank in named:
            forms.append(texte(x, int(y) - 10, each.mots, ancre=anchor, classe="valeur"))
            forms.append(texte(x, _FLOOR + 18, str(each.annee), ancre=anchor))
    told = " ; ".join(f"{each.annee} : {each.mots}" for each in ordered)
    return dessin(identifiant, titre, f"{told}.", _HEIGHT, forms)


def _named(ordered: Sequence[Point]) -> set[int]:
    """The ranks of the dots that bear their words."""
    ranks = range(len(ordered))
    if len(ordered) <= _NAMED:
        return set(ranks)
    values = [each.valeur for each in ordered]
    return {0, len(ordered) - 1, values.index(min(values)), values.index(max(values))}
