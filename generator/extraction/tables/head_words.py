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

ARTICLE = 3
"""Letters of an article before the name of a column: « l'opération », « des travaux »."""

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
    """The column of the data that a head names first, by the longest of its names.

    Asked again where several affairs, or several views, hold its line.

    >>> column("porteur de projet"), column("nom du projet"), column("total")
    ('nom_imprime', 'objet', 'total')
    """
    if heading().search(words) is None:
        return None
    found = ((entry.sens, said.span()) for entry in heads() if (said := entry.motif.search(words)))
    return min(found, key=lambda one: (one[1][0], -one[1][1]), default=(None, (0, 0)))[0]


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


def left_over(words: str, start: int) -> int:
    """How many of the letters from ``start`` on belong to no name of a column.

    >>> left_over("montant accorde", 8), left_over("club amicale laique", 5)
    (0, 13)
    """
    named = sum(
        sum(map(str.isalpha, words[max(start, found.start()) : found.end()])) for found in heading().finditer(words)
    )
    return sum(map(str.isalpha, words[start:])) - named
