"""Horizontal bars in groups: amounts by year and payer, actions by axis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.pages.charts.svg import court, dessin, rectangle, texte, trait

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from markupsafe import Markup

LINE = 42
"""Letters of a line on a telephone of 320 pixels: a label and its sum that take more have a line each."""

_GROUP, _BAR, _THICK, _NEXT = 30, 36, 12, 17


@dataclass(frozen=True, slots=True)
class Barre:
    """A bar: one or more parts end to end, each a length and the class of its form, and a mark to compare it with.

    ``detail`` says the parts to who cannot see them.
    """

    label: str
    mots: str
    parts: tuple[tuple[Decimal, str], ...]
    repere: Decimal | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Groupe:
    """Bars under a heading: a year; without heading, the bars alone."""

    titre: str | None
    barres: tuple[Barre, ...]


def barres(identifiant: str, titre: str, groupes: Sequence[Groupe]) -> Markup | None:
    """The bars of ``groupes`` on one scale that starts at zero; none when no bar has a length.

    What a screen reader says of it is every bar, in words.
    """
    longest = max((_length(bar) for group in groupes for bar in group.barres), default=0)
    if not longest:
        return None
    forms, said, y = [], [], 0
    for group in groupes:
        if group.titre:
            y += _GROUP
            forms.append(texte(0, y - 8, group.titre, classe="titre"))
        for bar in group.barres:
            y += 0 if _fits(bar) else _NEXT
            forms += _barre(bar, float(longest), y)
            y += _BAR
        told = " ; ".join(f"{bar.label}, {bar.detail or bar.mots}" for bar in group.barres)
        said.append(f"{group.titre} : {told}" if group.titre else told)
    return dessin(identifiant, titre, ". ".join(said) + ".", y + 4, forms)


def _length(bar: Barre) -> Decimal | int:
    return max(sum(value for value, _ in bar.parts), bar.repere or 0)


def _fits(bar: Barre) -> bool:
    """Whether the label and the words of a bar stand on one line of a telephone."""
    return len(bar.label) + len(bar.mots) < LINE


def _barre(bar: Barre, longest: float, y: int) -> list[str]:
    """The words of a bar, then the bar, then its mark."""
    words = texte(100, y + 13, bar.mots, ancre="end", classe="valeur")
    if not _fits(bar):
        words = texte(0, y + 13, bar.mots, classe="valeur")
    forms = [texte(0, y + 13 - (0 if _fits(bar) else _NEXT), court(bar.label, LINE)), words]
    left = 0.0
    for value, form in bar.parts:
        width = 100 * float(value) / longest
        if width:
            forms.append(rectangle(left, y + 19, width, _THICK, form))
        left += width
    if bar.repere:
        x = 100 * float(bar.repere) / longest
        forms.append(trait((x, y + 17), (x, y + 19 + _THICK + 2), "repere"))
        forms.append(trait((0, y + 19 + _THICK + 2), (x, y + 19 + _THICK + 2), "repere"))
    return forms
