"""The families of the vocabulary of grants, each as one pattern; and the clauses of a text, where phrases are read."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from generator.french import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

_BREAK = re.compile(r"\n[ \r]*\n|;|\.(?=\s)|:(?=[ \r]*\n)|\n(?=[ ]{0,40}(?:[-•*>●■❖➢►✓➤¥]|[yvo] |[0-9]{1,2} ?[.)/] ))")
_ABBREVIATION = re.compile(r"(?:\b(?:m|mm|mme|mlle|st|ste|art|no|n|cf|etc|dr|me|av|bd|inc|al)|\b[a-z])\Z")


@cache
def family(*noms: str) -> re.Pattern[str]:
    """The entries whose name is, or begins with, one of ``noms``, as one pattern over folded text."""
    entries = vocabulary.load("grants").entries
    chosen = [entry for entry in entries if any(entry.nom == nom or entry.nom.startswith(nom + ".") for nom in noms)]
    return re.compile("|".join(f"(?:{entry.motif.pattern})" for entry in chosen))


def said(folded: str, start: int, end: int, *noms: str) -> re.Match[str] | None:
    """The first phrase of a family between ``start`` and ``end``."""
    return family(*noms).search(folded, start, end)


def clauses(text: str, folded: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    r"""The clauses of a text: what stands between full stops, semicolons, blank lines, bullets and final colons.

    >>> phrase = "M. X propose :\n- une aide ; puis rien."
    >>> [phrase[start:end].strip() for start, end in clauses(phrase, phrase.lower())]
    ['M. X propose :', '- une aide ;', 'puis rien.']
    """
    stop = len(text) if end is None else end
    begin = start
    for found in _BREAK.finditer(folded, start, stop):
        if folded[found.start()] == ".":
            after = text[found.end() : found.end() + 40].lstrip()
            if _ABBREVIATION.search(folded, max(begin, found.start() - 6), found.start()) or after[:1].islower():
                continue
        if folded[begin : found.end()].strip():
            yield begin, found.end()
        begin = found.end()
    if folded[begin:stop].strip():
        yield begin, stop
