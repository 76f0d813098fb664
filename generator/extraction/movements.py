"""Who came and who left while the assembly sat."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.french import names, vocabulary
from generator.values.lecture import RowRead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.outline import Outline

_END = re.compile(r"[\n.,;(]| \bet\b")
_TITLES = re.compile(r"(?:mr?|mme|mlle|dr)\.")
LONGEST = 60
"""Most characters of a name with its title."""


def read(outline: Outline) -> Iterator[RowRead]:
    """The rows of ``presences`` of those who arrive (present from then on) or leave (absent) in an affair.

    « Arrivée de Monsieur Paul MARTIN » ends at the name; a name that is not in capitals is no arrival of a member:
    « l'arrivée de Paris » moves nobody.
    """
    view = outline.view(*outline.sections)
    for entry in vocabulary.load("minutes").entries:
        if not entry.nom.startswith("mouvement."):
            continue
        for found in entry.motif.finditer(view.folded):
            title = _TITLES.match(view.folded, found.end())
            begin = title.end() if title else found.end()
            stop = _END.search(view.folded, begin, begin + LONGEST)
            who = names.person(view.text, found.end(), stop.start() if stop else min(begin + LONGEST, len(view)))
            if who is not None and " " in who.nom and names.in_capitals(who.nom):
                span = (who.span.start, who.span.end)
                yield RowRead(
                    "presences",
                    {
                        "personne": view.find(who.nom, *span, entry.nom),
                        "statut": view.find(entry.sens, *found.span(), entry.nom),
                    },
                )
