"""Sums that acts print twice, in francs and in euros, as those of 1999 to 2002 do: « 6.500 F, soit 990,92 E ».

« E » stands for the euro there and nowhere else: it is believed where the two figures are worth each other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.french.numbers import figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

RATE = Decimal("6.55957")
"""Francs in a euro, since 31 December 1998."""

_FIGURE = r"[0-9]+(?:[ .,'][0-9]+)*"
_EURO = rf"(?P<euros>{_FIGURE})[ ]?(?P<marque>€|e(?:ur(?:os?)?)?)(?![a-z0-9])"
_FRANC = rf"(?P<francs>{_FIGURE})[ ]?f(?:f|rancs?)?(?![a-z0-9])"
_LINK = r"[\s,=(:–-]{0,24}(?:(?:soit|ou)[\s:]{0,24})?"
_ALONE = r"(?<![0-9])(?<![0-9][ .,'])"
_PAIRS = (re.compile(_ALONE + _FRANC + _LINK + _EURO), re.compile(_ALONE + _EURO + _LINK + _FRANC))
_SPOKEN = re.compile(r"[0-9][ ]?f(?:f|rancs?)?(?![a-z0-9])")
_CENT, _HALF = Decimal("0.01"), Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Pair:
    """One sum in both currencies, ``start:end`` in the text; ``mark`` is where that of the euro stands."""

    value: Decimal
    start: int
    mark: int
    end: int


@lru_cache(maxsize=16)
def pairs(folded: str) -> Mapping[int, Pair]:
    """The sums of a folded text that are printed in both currencies, by where the mark of the euro stands.

    >>> [str(pair.value) for pair in pairs("1.000 f  soit  152,45 e ; 300 f (45,73 e) ; 500 f et 100 e").values()]
    ['152.45', '45.73']
    """
    if _SPOKEN.search(folded) is None:
        return {}
    return {pair.mark: pair for motif in _PAIRS for pair in _read(motif, folded)}


def _read(motif: re.Pattern[str], folded: str) -> Iterator[Pair]:
    """The sums that one order of the two currencies prints, and that are worth each other."""
    for found in motif.finditer(folded):
        euros, francs = figure(found["euros"]), figure(found["francs"])
        if euros is None or francs is None:
            continue
        apart = abs(euros - francs / RATE)
        if apart <= _CENT or (euros == int(euros) and apart <= _HALF):
            yield Pair(euros, found.start(), found.start("marque"), found.end())
