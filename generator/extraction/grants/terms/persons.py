"""Whether a printed receiver is a natural person: a civil title, a first name, or an aid that only persons receive."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.extraction.grants.terms.words import family
from generator.french.vocabulary import load

if TYPE_CHECKING:
    from generator.reading.view import View

_PROPER = r"[A-ZÀ-ÖØ-ÝŒ][\w’'-]*"
_NAME = re.compile(rf"{_PROPER}(?:[ \n]+(?:(?:de|du|des|le|la|van|von|ben|el|et)[ ])?{_PROPER}){{1,2}}")
"""Two or three capitalised words and nothing else: what may be a first name and a family name."""

_BLOTTED = re.compile(r"[Xx][Xx'’-]+(?:[ \n]+[Xx][Xx'’-]*)*")
"""A name that was blotted out before this reading."""

_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-ÝŒ][A-ZÀ-ÖØ-ÝŒ’'-]+")
_WORDS = re.compile(r"\s+")
_ACRONYM = 4
"""A lone word in capitals with so few letters may be the initials of a body: « ASVB Rugby »."""


def natural(view: View, start: int, end: int) -> bool:
    """Whether ``start:end`` names a natural person, or may: then it is not published.

    « M. Paul MARTIN », « Emma Lenoir » and « LENOIR Emma » do; « Mathis ROUX » would without a known first name where
    the text speaks of bursaries or of house fronts. « Jeanne d'Arc » and « Les Amis de Paul » are bodies.
    """
    if family("personne").match(view.folded, start, end) is not None or _BLOTTED.fullmatch(view.text, start, end):
        return True
    printed = _NAME.fullmatch(view.text, start, end)
    if printed is None or _morale(view, start, end):
        return False
    words = _WORDS.split(printed[0])
    prenom = load("persons")["prenom"].motif
    last = end - len(words[-1])
    if prenom.match(view.folded, start, end) is not None:
        return True
    reverse = _CAPITALS.fullmatch(words[0]) is not None and _CAPITALS.fullmatch(words[-1]) is None
    if reverse and prenom.match(view.folded, last, end) is not None:
        return True
    return _individual(view) and not (_CAPITALS.fullmatch(words[0]) and len(words[0]) <= _ACRONYM)


def _morale(view: View, start: int, end: int) -> bool:
    """Whether a word tells a body."""
    return (
        family("forme").match(view.folded, start, end) is not None
        or load("persons")["morale"].motif.search(view.folded, start, end) is not None
    )


@lru_cache(maxsize=8)
def _individual(view: View) -> bool:
    """Whether a text speaks of an aid that persons receive for themselves."""
    return load("persons")["individuel"].search(view.folded, 0, len(view)) is not None
