"""Voices that a phrase tells without naming their side, or for and against at once: « adopte par 29 voix »."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.french.voices_words import NUMBER, Voice, words

if TYPE_CHECKING:
    from collections.abc import Iterator

_DUEL = re.compile(
    rf"\bpar (?P<pour>{NUMBER})\s+voix\s+contre\s+(?P<contre>{NUMBER})(?!\s+(?:voix|votes?|pour|contre|abst))"
)
_BY = re.compile(
    rf"\bpar (?P<pour>{NUMBER})\s+(?:voix|votes?)\b(?!\s+\(?(?:pour|contre)\b)"
    rf"(?P<abstention>\s+et {NUMBER} abstention)?"
)
_UNANIMOUS = re.compile(rf"\bunanimite(?: d[a-z' ]{{2,60}})?[ ]?\((?P<pour>{NUMBER}) (?:voix|votes?)(?: pour)?\)")
_CELLS = re.compile(
    rf"\bmajorite pour (?P<reste>{NUMBER})(?=(?:(?!contre|abstention)[^.;]){{0,120}}\b(?P<cote>contre|abstention))"
)
_ADOPTS = re.compile(
    r"\b(?:(?:decide|approuve|adopte|accepte|attribue|valide)(?:nt|e?s?)|"
    r"(?:autorise|fixe|designe|vote)(?:nt)?(?= l| d| u))\b"
)
_REFUSES = re.compile(r"\b(?:rejet|refus|repouss|n'(?:est|a|adopte|approuve)\b|defavorable|avis\b|elue?s?\b|ne pas\b)")
_STOP = re.compile(r"[.;!?]\s|\n\s*\n")
_BEFORE = 100
"""Characters around a phrase in which the words of its sentence are looked for."""


def phrases(folded: str, start: int, stop: int) -> Iterator[Voice]:
    """The voices that a phrase tells without naming their side, or both sides at once."""
    for found in _DUEL.finditer(folded, start, stop):
        if not _REFUSES.search(_sentence(folded, *found.span())):
            yield _voice(found, "pour")
            yield _voice(found, "contre")
    for found in _BY.finditer(folded, start, stop):
        sentence = _sentence(folded, *found.span())
        if not _REFUSES.search(sentence) and (found["abstention"] or _ADOPTS.search(sentence)):
            yield _voice(found, "pour")
    for found in _UNANIMOUS.finditer(folded, start, stop):
        yield _voice(found, "pour")
    for found in _CELLS.finditer(folded, start, stop):
        yield _voice(found, "reste", found["cote"])


def _voice(found: re.Match[str], group: str, side: str = "") -> Voice:
    """The voices whose number is a group of a phrase."""
    number = next(words(found[group], 0, len(found[group])))
    start, end = found.span(group)
    return Voice(side or group, replace(number, start=start, end=end), start, end, sure=True)


def _sentence(folded: str, start: int, end: int) -> str:
    """The words around a phrase, those of its own sentence."""
    before = _STOP.split(folded[max(start - _BEFORE, 0) : start])[-1]
    return before + folded[start:end] + _STOP.split(folded[end : end + _BEFORE])[0]
