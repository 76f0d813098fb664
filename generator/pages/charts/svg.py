"""The few elements of SVG that charts are made of.

Each function gives a piece of markup as text, its words and classes escaped: pieces are joined once, by ``dessin``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages.escape import escape, markup

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

ELLIPSIS = "…"


def texte(x: float, y: int, mots: str, *, ancre: str = "start", classe: str = "") -> str:
    """Words at ``x`` per cent and ``y`` pixels; ``ancre`` says which end of them stands there.

    >>> texte(100, 12, "60 000 €", ancre="end")
    '<text x="100%" y="12" text-anchor="end">60 000 €</text>'
    """
    anchor = "" if ancre == "start" else f' text-anchor="{ancre}"'
    return f'<text x="{part(x)}%" y="{y}"{anchor}{_classe(classe)}>{escape(mots)}</text>'


def rectangle(x: float, y: int, largeur: float, hauteur: int, classe: str = "") -> str:
    """A bar ``largeur`` per cent wide and ``hauteur`` pixels high, its left upper corner at ``x`` per cent."""
    return f'<rect x="{part(x)}%" y="{y}" width="{part(largeur)}%" height="{hauteur}"{_classe(classe)}/>'


def trait(depart: tuple[float, float], arrivee: tuple[float, float], classe: str = "") -> str:
    """A line between two points, each in per cent of the width and in pixels of the height."""
    (x1, y1), (x2, y2) = depart, arrivee
    return f'<line x1="{part(x1)}%" y1="{part(y1)}" x2="{part(x2)}%" y2="{part(y2)}"{_classe(classe)}/>'


def point(x: float, y: float, classe: str = "") -> str:
    """A dot."""
    return f'<circle cx="{part(x)}%" cy="{part(y)}" r="4"{_classe(classe)}/>'


def dessin(identifiant: str, titre: str, description: str, hauteur: int, formes: Iterable[str]) -> Markup:
    """The drawing, named by ``titre`` and told by ``description``: one image to who cannot see it.

    It holds no line break: Markdown would take what follows a blank line for a paragraph.
    """
    name = escape(identifiant)
    drawn = (
        f'<svg class="graphique" role="img" aria-labelledby="{name}-t" aria-describedby="{name}-d" width="100%" '
        f'height="{hauteur}"><title id="{name}-t">{escape(titre)}</title>'
        f'<desc id="{name}-d">{escape(description)}</desc>{"".join(formes)}</svg>'
    )
    return markup(drawn)  # noqa: S704 - every piece is escaped, or is a number or a tag of ours


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


def _classe(classe: str) -> str:
    return f' class="{escape(classe)}"' if classe else ""
