"""Which columns of the data the words of a head name, and whether a line is made of heads."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from generator.french import vocabulary
from generator.french.motif import either

if TYPE_CHECKING:
    from generator.french.vocabulary import Entry

_LINK = re.compile(r"(?<!\w)(?:d'|l'|(?:aux?|des?|du|a|les?|la|pour|et|par)(?!\w))")
"""Words that tie others into a title: « Subventions aux associations » heads no column."""

_LEFT = 3
"""At most one letter out of so many in a line of heads belongs to a word that names no column."""


@cache
def heads() -> tuple[Entry, ...]:
    """The heads of columns, in their order."""
    return tuple(entry for entry in vocabulary.load("grants-columns").entries if entry.nom.startswith("colonne."))


@cache
def heading() -> re.Pattern[str]:
    """What tells whether a line holds any head: most lines hold none."""
    return re.compile(either(entry.ecrit for entry in heads()))


@lru_cache(maxsize=1024)
def column(words: str) -> str | None:
    """The column of the data that a head names: asked again where several affairs, or several views, hold its line."""
    if heading().search(words) is None:
        return None
    return next((entry.sens for entry in heads() if entry.motif.search(words)), None)


@lru_cache(maxsize=1024)
def columns(words: str) -> tuple[tuple[str, str], ...]:
    """Every head that a line names, with its words, when heads make most of it."""
    if heading().search(words) is None:
        return ()
    found: list[tuple[int, str, str]] = []
    rest = words
    for entry in heads():
        for match in entry.motif.finditer(words if entry.sens == "annee" else rest):
            found.append((match.start(), entry.sens, match[0]))
            rest = rest[: match.start()] + " " * len(match[0]) + rest[match.end() :]
    if not found or any(map(str.isdigit, rest)) or ("  " not in words and _LINK.search(rest)):
        return ()
    if sum(map(str.isalpha, rest)) * _LEFT > sum(map(str.isalpha, words)):
        return ()
    return tuple((sens, named) for _, sens, named in sorted(found))
