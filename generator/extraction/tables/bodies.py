"""Tables whose columns each hold what one public body gives: « Association | Subvention Ville | Subvention Région »."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from generator.french import vocabulary
from generator.french.motif import either

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.french.vocabulary import Entry

_GIVEN = "donne."
"""The head of a column of what one kind of body gives: « donne.region »."""

_SEVERAL = 2
_ABOVE = frozenset({"etat", "region", "departement"})
"""The kinds of bodies that give to those to which communes give as well."""

_HEAD = 3000
"""The acting body names itself in the head of the document: its first page."""


def givers(named: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The heads, names of public bodies alone being those of what they give, where several stand beside who receives.

    >>> givers([("nom_imprime", "club"), ("donneur", "etat"), ("donneur", "ville"), ("total", "total")])
    [('nom_imprime', 'club'), ('montant', 'etat'), ('montant', 'ville'), ('passe', 'total')]
    >>> givers([("donneur", "commune"), ("montant", "montant")])
    [('lieu', 'commune'), ('montant', 'montant')]
    """
    kinds = [sens for sens, _ in named]
    if kinds.count("donneur") < _SEVERAL or "nom_imprime" not in kinds or "montant" in kinds:
        return [("lieu" if sens == "donneur" else sens, words) for sens, words in named]
    other = {"donneur": "montant", "total": "passe"}
    return [(other.get(sens, sens), words) for sens, words in named]


def sorted_by_giver(named: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The heads, a column of what is given being that of the kind of body that its words name.

    One column « Subvention communale » is that of the act; « Subvention région » may be what others give.

    >>> sorted_by_giver([("nom_imprime", "club"), ("montant", "subvention ville"), ("montant", "aide region")])
    [('nom_imprime', 'club'), ('donne.commune', 'subvention ville'), ('donne.region', 'aide region')]
    """
    kinds = [_kind(words) if sens == "montant" else None for sens, words in named]
    told = {kind for kind in kinds if kind}
    if len(told) < _SEVERAL and told.isdisjoint(_ABOVE):
        return named
    return [(_GIVEN + kind if kind else sens, words) for kind, (sens, words) in zip(kinds, named, strict=True)]


def given(head: str) -> bool:
    """Whether a head is that of what one kind of body gives."""
    return head.startswith(_GIVEN)


def own(heads: Sequence[str], folded: str) -> tuple[str, ...]:
    """The heads, the column of the acting body being what is decided; the others are given by others.

    Where the document does not tell what its body is, none is.
    """
    if not any(map(given, heads)):
        return tuple(heads)
    acts = acting(folded[:_HEAD])
    return tuple(("montant" if head == _GIVEN + acts else "passe") if given(head) else head for head in heads)


def acting(folded: str) -> str:
    """The kind of the body that the head of a document names first; nothing where it names none.

    >>> acting("extrait du registre du conseil communautaire. la region et la commune de valdor")
    'epci'
    """
    found = _acting().search(folded)
    return "" if found is None else next((one.sens for one in _entries("agit.") if one.motif.match(found[0])), "")


def _kind(words: str) -> str | None:
    """The kind of body that the words of a head name."""
    return next((entry.sens for entry in _entries("donneur.") if entry.motif.search(words)), None)


def _entries(family: str) -> list[Entry]:
    """The entries of a family."""
    return [entry for entry in vocabulary.load("grants-givers").entries if entry.nom.startswith(family)]


@cache
def _acting() -> re.Pattern[str]:
    """Every name of an acting body."""
    return re.compile(either(entry.ecrit for entry in _entries("agit.")))
