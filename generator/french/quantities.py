"""Counted quantities as French texts print them: a number, in figures or in words, right before the noun it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.french.numbers import WORDS, figure, number, words_before
from generator.french.vocabulary import load

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIGURES = load("figures")
_NOUNS = tuple(entry for entry in _FIGURES.entries if entry.nom.startswith("quantite."))
_TEMPERED = tuple(entry for entry in _FIGURES.entries if entry.nom.startswith("precision."))
_NOUN = (
    rf"(?:(?P<avant>{_FIGURES['qualificatif.avant'].ecrit})[ \n]{{1,12}})?"
    rf"(?:{'|'.join(f'(?P<q{at}>{entry.ecrit})' for at, entry in enumerate(_NOUNS))})(?!\w)"
)
_SCALED = r"(?:(?P<multiple>millions?|milliards?|milliers?)[ \n]{1,12}(?:de[ \n]{1,12}|d'))?"
_BEHIND_FIGURES = re.compile(rf"[0-9][ \n]{{1,12}}(?=[a-z]{{4}}|ha|km|pme|tpe){_SCALED}{_NOUN}")
"""A figure and a noun: the number is then read backwards, for most figures of an act count nothing."""

_PRINTED = re.compile(r"(?<![\w.,/'%€°-])(?:[0-9]{1,3}(?:[ .][0-9]{3})+|[0-9]+(?:,[0-9]{1,2})?)\Z")
_ROUND = {"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
          "cinquantaine": 50, "soixantaine": 60, "centaine": 100}  # fmt: skip
_IN_ROUND = re.compile(
    rf"une(?<!\wune)[ \n](?P<nombre>{'|'.join(_ROUND)})[ \n]{{1,12}}(?:(?:de|d'une)[ \n]{{1,12}}|d'){_NOUN}"
)
_BY_LETTER = {
    letter: "|".join(word[1:] for word in sorted(WORDS - {"un", "une"}, reverse=True) if word[0] == letter)
    for letter in sorted({word[0] for word in WORDS - {"un", "une"}})
}
_IN_WORDS = re.compile(
    rf"[ \n](?P<nombre>{'|'.join(f'{letter}(?:{rest})' for letter, rest in _BY_LETTER.items())})[ \n]{{1,12}}{_NOUN}"
)
"""Number words by their first letter: each is asked once of every word of a text, not once for each number."""

_MULTIPLES = {"millier": 10**3, "million": 10**6, "milliard": 10**9}
_YEAR_BEFORE = re.compile(r"(?:fin|en|annee|debut|decembre|janvier|juin|septembre) (?:19|20)[0-9]{2}[ \n]\Z")
_MEASURES = frozenset({"hectares", "km²", "km"})
"""Units that can be parted; jobs and members are whole."""

_BEFORE = 24
"""Characters in which what tempers a number, or a year before it, stands."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and the noun it counts, at ``start`` to ``end`` of the text; ``noun`` is where the counted words begin.

    ``unite`` is the noun in its published form. ``precision`` says what the words before the number make of it:
    ``exact``, ``minimum`` (« plus de »), ``maximum`` (« moins de ») or ``environ``; they are part of the quantity.
    """

    value: Decimal
    unite: str
    precision: str
    start: int
    noun: int
    end: int


def quantities(folded: str, start: int = 0, end: int | None = None) -> tuple[Quantity, ...]:
    """Every quantity of two or more between ``start`` and ``end``, in reading order; a doubtful number is declined.

    >>> from generator.french.fold import fold
    >>> told = fold("plus de 1 300 personnes, une trentaine d’entreprises, trois événements, en 2022 26 partenariats")
    >>> [(str(found.value), found.unite, found.precision) for found in quantities(told)]
    [('1300', 'personnes', 'minimum'), ('30', 'entreprises', 'environ'), ('3', 'événements', 'exact'), ('26', \
'partenariats', 'exact')]
    """
    stop = len(folded) if end is None else end
    found = [*_figures(folded, start, stop), *_rounds(folded, start, stop), *_words(folded, start, stop)]
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def _figures(folded: str, start: int, stop: int) -> Iterator[Quantity]:
    """The quantities printed in figures."""
    for match in _BEHIND_FIGURES.finditer(folded, start, stop):
        last = match.start() + 1
        printed = _PRINTED.search(folded, max(start, last - _BEFORE), last)
        value = figure(printed[0], scaled=match["multiple"] is not None) if printed else None
        if printed is None or value is None or _cut(folded, printed.start(), start):
            continue
        if match["multiple"]:
            value *= _MULTIPLES[match["multiple"].rstrip("s")]
        yield from _quantity(folded, match, value, (start, printed.start()))


def _rounds(folded: str, start: int, stop: int) -> Iterator[Quantity]:
    """The round numbers: « une trentaine de »."""
    if folded.find("aine", start, stop) >= 0:
        for match in _IN_ROUND.finditer(folded, start, stop):
            yield from _quantity(folded, match, Decimal(_ROUND[match["nombre"]]), (start, match.start()), "environ")


def _words(folded: str, start: int, stop: int) -> Iterator[Quantity]:
    """The quantities printed in words."""
    for match in _IN_WORDS.finditer(folded, start, stop):
        begin, cut = words_before(folded, match.end("nombre"), start)
        value = None if cut else number(folded[begin : match.end("nombre")])
        if value is not None:
            yield from _quantity(folded, match, Decimal(value), (start, begin))


def _quantity(
    folded: str, match: re.Match[str], value: Decimal, place: tuple[int, int], precision: str = "exact"
) -> Iterator[Quantity]:
    """The quantity of a match, with the words that temper it; none when the number cannot count that noun.

    ``place`` is where the text begins, and where the number does.
    """
    unite = next(entry.sens for at, entry in enumerate(_NOUNS) if match[f"q{at}"] is not None)
    if value < 2 or (value != value.to_integral_value() and unite not in _MEASURES):  # noqa: PLR2004 - nouns are plural
        return
    low, begin = place
    floor = max(low, begin - _BEFORE)
    for entry in _TEMPERED:
        if tempered := entry.motif.search(folded, floor, begin):
            precision, begin = entry.sens, tempered.start()
            break
    noun = match.start("avant") if match["avant"] else next(
        match.start(f"q{at}") for at in range(len(_NOUNS)) if match[f"q{at}"] is not None
    )  # fmt: skip
    yield Quantity(value, unite, precision, begin, noun, match.end())


def _cut(folded: str, begin: int, low: int) -> bool:
    """Whether what stands before the figures may be part of them: figures, unless they are a year told as one."""
    before = folded[max(low, begin - _BEFORE) : begin]
    return before.rstrip(" \n")[-1:].isdigit() and _YEAR_BEFORE.search(before) is None
