"""Who came and who left while the assembly sat."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.french import names, vocabulary
from generator.values.lecture import RowRead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.outline import Outline
    from generator.reading.view import View

_END = re.compile(r"[\n.,;(]| \bet\b| a \d")
_BEGIN = re.compile(r"[\n;:(]|(?<!\bm)(?<!\bmme)(?<!\bmlle)(?<!\bdr)\.[ ]")
_TITLES = re.compile(r"(?:mr?|mme|mlle|dr)\.")
_TITLED = re.compile(names.TITLE)
_AFTER = frozenset({"mouvement.arrivee", "mouvement.depart"})
"""Forms whose name follows: « Arrivée de Mme ROY »; the others are verbs, « Mme ROY quitte la séance »."""

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
            who = _following(view, found.end()) if entry.nom in _AFTER else _preceding(view, found.start())
            if who is not None:
                span = (who.span.start, who.span.end)
                yield RowRead(
                    "presences",
                    {
                        "personne": view.find(who.nom, *span, entry.nom),
                        "statut": view.find(entry.sens, *found.span(), entry.nom),
                    },
                )


def _following(view: View, start: int) -> names.Person | None:
    """The member named after « arrivée de »."""
    title = _TITLES.match(view.folded, start)
    begin = title.end() if title else start
    stop = _END.search(view.folded, begin, begin + LONGEST)
    return _member(view, start, stop.start() if stop else min(begin + LONGEST, len(view)))


def _preceding(view: View, end: int) -> names.Person | None:
    """The member named just before a verb, behind a civil title if any."""
    start = max(end - LONGEST, 0)
    start = max((found.end() for found in _BEGIN.finditer(view.folded, start, end)), default=start)
    titles = [title.start() for title in _TITLED.finditer(view.text, start, end)]
    return _member(view, titles[-1] if titles else start, end)


def _member(view: View, start: int, end: int) -> names.Person | None:
    """The person that a passage names, in capitals, by two words or behind a civil title."""
    who = names.person(view.text, start, end)
    if who is None or not names.in_capitals(who.nom):
        return None
    return who if " " in who.nom or _TITLED.match(view.text, start) else None
