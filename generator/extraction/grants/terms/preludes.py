"""What an item prints before the amount that is given: what was asked for, how often a price counts, the kind of gift.

Union cycliste : demande de 800 €, 300 € accordés
Classe de mer : 3 x 40 € = 120 €
Subvention excep. Chorale Mélodia : 150 €
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.french.amounts import Amount

_WORDS = 24
"""How far before an amount the words stand that say it was asked for, or how often it counts."""

_ASKED = re.compile(r"[\s:;,.(–-]*(?:demandes?|demandait|sollicit\w+|souhaite)[ ]?(?:(?:de|d'|:)[ ]?)?\Z")
"""« Club cycliste : demande de 800 €, 300 € accordés »: the words before what was asked for."""

_ANSWER = re.compile(r"(?:\s*\)|[ ,;:–-]|\bet\b|\bproposition\b|(?:accord|attribu|vot|allou|octroy)(?:ee?s?|e))*")
_TOLD = re.compile(r"\d|neant|rien(?!\w)|refus|rejet|ajourn|report")
_FACTOR = re.compile(r"[ ]?=[ ]?\d|\s*[x×*]\s*\d")
_TIMES = re.compile(r"[\s:(–-]*\d{1,4} ?[x×*] ?\Z")
"""« 3 x 40 € = 120 € », « 13,50 € x 80 élèves »: factors of what is given; alone, they give nothing that is printed."""

_KIND = re.compile(
    r"subvention (?:(?:(?:excep(?:tionnelle|t?\.)|annuelle|ordinaire|(?:de )?fonctionnement) )"
    r"(?:a l'|a la |aux? |pour (?:l'|la |le |les )?)?|(?:a l'|a la |aux? |pour (?:l'|la |le |les )?))(?=\w)"
)
"""« Subvention excep. Chorale Mélodia »: the kind of a gift, before a name. « Subvention DETR » has none."""


RANK = re.compile(
    r"(?<![\w])(?:[0-9]{1,2}\s?(?:ere?|e|eme|nde?)|premiere?|seconde?|deuxieme|troisieme)\s+(?:prix|place|rang|categorie)\s*[:–-]\s*"
)
"""« 1er prix : Chorale Mélodia, 300 € »."""


def prelude(folded: str, amount: Amount, low: int = 0) -> int | None:
    """Where the words begin that make an amount a request which is answered behind it, or a price; else ``None``.

    >>> from generator.french.amounts import amounts
    >>> said = ("club : demande de 800 €, 300 € accordes", "club : 3 x 40 €", "club : 300 €")
    >>> [prelude(words, amounts(words, words, 0, len(words))[0]) for words in said]
    [4, 4, None]
    """
    start = amount.span.start
    begin = max(low, start - _WORDS)
    if times := _TIMES.search(folded, begin, start):
        return times.start()
    if _FACTOR.match(folded, amount.span.end):
        return start
    words = asked(folded, amount, low)
    answer = None if words is None else _ANSWER.match(folded, amount.span.end)
    return words if answer and _TOLD.match(folded, answer.end()) else None


def asked(folded: str, amount: Amount, low: int = 0) -> int | None:
    """Where the words begin that make an amount what was asked for; else ``None``."""
    found = _ASKED.search(folded, max(low, amount.span.start - _WORDS), amount.span.start)
    return found.start() if found else None


def kinded(text: str, folded: str, start: int, end: int) -> int:
    """Where the name of an item begins, behind the rank of its prize and the kind of what it gives."""
    rank = RANK.match(folded, start, end)
    start = rank.end() if rank else start
    kind = _KIND.match(folded, start, end)
    return kind.end() if kind and text[kind.end()].isupper() else start
