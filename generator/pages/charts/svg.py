"""The few elements of SVG that charts are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.pages.escape import escape

if TYPE_CHECKING:
    from collections.abc import Iterable

ELLIPSIS = "…"


def texte(x: float, y: int, mots: str, *, ancre: str = "start", classe: str = "") -> Markup:
    """Words at ``x`` per cent and ``y`` pixels; ``ancre`` says which end of them stands there.

    >>> texte(100, 12, "60 000 €", ancre="end")
    Markup('<text x="100%" y="12" text-anchor="end">60 000 €</text>')
    """
    anchor = Markup("") if ancre == "start" else Markup(' text-anchor="{}"').format(ancre)
    return Markup('<text x="{}%" y="{}"{}{}>{}</text>').format(part(x), y, anchor, _classe(classe), escape(mots))


def rectangle(x: float, y: int, largeur: float, hauteur: int, classe: str = "") -> Markup:
    """A bar ``largeur`` per cent wide and ``hauteur`` pixels high, its left upper corner at ``x`` per cent."""
    return Markup('<rect x="{}%" y="{}" width="{}%" height="{}"{}/>').format(
        part(x), y, part(largeur), hauteur, _classe(classe)
    )


def trait(depart: tuple[float, float], arrivee: tuple[float, float], classe: str = "") -> Markup:
    """A line between two points, each in per cent of the width and in pixels of the height."""
    return Markup('<line x1="{}%" y1="{}" x2="{}%" y2="{}"{}/>').format(
        part(depart[0]), part(depart[1]), part(arrivee[0]), part(arrivee[1]), _classe(classe)
    )


def point(x: float, y: float, classe: str = "") -> Markup:
    """A dot."""
    return Markup('<circle cx="{}%" cy="{}" r="4"{}/>').format(part(x), part(y), _classe(classe))


def dessin(identifiant: str, titre: str, description: str, hauteur: int, formes: Iterable[Markup]) -> Markup:
    """The drawing, named by ``titre`` and told by ``description``: one image to who cannot see it.

    It holds no line break: Markdown would take what follows a blank line for a paragraph.
    """
    return Markup(
        '<svg class="graphique" role="img" aria-labelledby="{0}-t" aria-describedby="{0}-d" width="100%" height="{1}">'
        '<title id="{0}-t">{2}</title><desc id="{0}-d">{3}</desc>{4}</svg>'
    ).format(escape(identifiant), hauteur, escape(titre), escape(description), Markup("").join(formes))


def part(value: float) -> str:
    """A number with at most one decimal: half a thousandth of a screen is less than a pixel.

    >>> part(33.333), part(100.0)
    ('33.3', '100')
    """
    return f"{value:.1f}".removesuffix(".0")


def court(mots: str, longueur: int) -> str:
    """Words cut at ``longueur`` characters: the table beside the chart says them whole.

    >>> court("Conseil de Territoire du Pays d'Aix (CT2)", 24)
    'Conseil de Territoire d…'
    """
    return mots if len(mots) <= longueur else mots[: longueur - 1].rstrip() + ELLIPSIS


def _classe(classe: str) -> Markup:
    return Markup(' class="{}"').format(escape(classe)) if classe else Markup("")
