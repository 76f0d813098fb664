"""The name of a body whose head prints none: its council sits for another, or its minutes speak of it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from generator.extraction.bodies import printed_names
from generator.french.fold import fold
from generator.reading.view import View
from generator.values.span import Span

if TYPE_CHECKING:
    from generator.reading.outline import Outline
    from generator.values.finding import Finding

_SITS_AS = re.compile(
    r"\bconseil d(?:e |u |')(?P<nom>[^\n,;:]{2,40}),? siegeant en formation de conseil (?:general|departemental)\b"
)
"""One council, two bodies: « Le Conseil de Valdor, siégeant en formation de Conseil général »."""

_COMMUNITY = re.compile(r"\bcommunaute de\s{1,3}communes[ ](?:(?:de la|des|du|de)[ ]|d')?(?=\w)")
_FOOT = re.compile(
    r"^[ \t]*(?P<nom>(?:ville|commune|communaute de communes|communaute d'agglomeration) d(?:e |u |es |')"
    r"[^\n,;:.(]{2,40}?|[a-z][\w'-]+(?: [\w'-]+){0,3} (?:metropole|agglomeration))"
    r"[ ]{0,3}[-–|][ ]{0,3}(?:(?:proces[- ]verbal|deliberations?|decisions?) du )?"
    r"(?:conseil|bureau) (?:municipal|communautaire|metropolitain)\b",
    re.MULTILINE,
)
_PARTED = re.compile(r"[ ]?-[ ]?(?=\w)")
_OWN = frozenset({"Conseil communautaire", "Bureau communautaire"})

OFTEN = 3
"""Times that a community is named, at least, and how many times more than any other: a neighbour is told of once."""


def sits_as(view: View) -> Finding[str] | None:
    """The department for which the council of a town sits."""
    found = _SITS_AS.search(view.folded)
    if found is None:
        return None
    name = view.text[found.start("nom") : found.end("nom")]
    calcul = "le conseil siège comme conseil du département"
    return view.deduce(f"Département de {name}", *found.span(), "identite.formation", calcul)


def footed(outline: Outline) -> Finding[str] | None:
    """The body that each page prints beside its council: « Ville de Valdor – Conseil municipal du 3 mars 2021 ».

    « Val-Rochay Métropole – Délibération du Bureau métropolitain »: the kind may stand behind the name.
    """
    whole = View.of(outline.source.text, outline.folded, (Span(0, len(outline.source.text)),))
    found = _FOOT.search(whole.folded)
    return whole.quote(*found.span("nom"), "identite.pied-de-page") if found else None


def community(outline: Outline, assembly: str | None) -> Finding[str] | None:
    """The community of which the minutes of its own council speak, far more often than of any other."""
    if assembly not in _OWN:
        return None
    view = outline.view(*outline.sections)
    named: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for found in _COMMUNITY.finditer(view.folded):
        end = _end(view, found.end())
        if end > found.end():
            named[_plain(view.text[found.end() : end])].append((found.start(), end))
    most = sorted(named.values(), key=len, reverse=True)
    if not most or len(most[0]) < OFTEN or (len(most) > 1 and len(most[0]) < OFTEN * len(most[1])):
        return None
    return view.quote(*most[0][0], "identite.nommee-souvent")


def _end(view: View, start: int) -> int:
    """Where a name ends; one in two parts, « Val – Orbe », goes on where the text writes it « Val-Orbe » elsewhere."""
    end = printed_names.name_end(view, start)
    dash = _PARTED.match(view.folded, end)
    last = printed_names.name_end(view, dash.end()) if dash and end > start else end
    return last if last > end and _plain(view.text[start:last]) in view.folded else end


def _plain(name: str) -> str:
    """A name to be compared, its parts joined by plain hyphens."""
    return re.sub(r"\s*-\s*", "-", fold(name))
