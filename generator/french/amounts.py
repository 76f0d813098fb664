"""Money and percentages as French acts print them.

A figure is read whole or not at all. What could be two numbers is returned with ``value=None`` and a reason, in French:
a wrong amount is worse than none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.french.francs import pairs
from generator.french.numbers import figure, number, words_before
from generator.french.vocabulary import load
from generator.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONEY = load("money")
_MULTIPLES = tuple(entry for entry in _MONEY.entries if entry.nom.startswith("multiple."))
_MARKS = (re.compile("€"), re.compile("eur(?<![a-z]eur)(?:os?)?(?![a-z])"))
"""Where an amount may end. One pattern for each: a text is skipped over fastest where all its letters are known."""

_EURO = _MONEY["monnaie.euro"].motif
_LETTER = re.compile(r"e(?![a-z0-9])")
"""« 152,45 E », beside its francs."""

_CENTIMES = _MONEY["monnaie.centimes"].motif
_FIGURE = re.compile(
    r"(?P<figure>[0-9]+(?:[ .,'][0-9]+)*)[ *_\\]{0,4}\n?[ *_]{0,3}"
    r"(?:" + "|".join(f"(?P<{entry.nom.rpartition('.')[2]}>{entry.ecrit})" for entry in _MULTIPLES) + r")?\Z"
)
_FACTORS = {entry.nom.rpartition(".")[2]: Decimal(entry.sens) for entry in _MULTIPLES}
_LINK = re.compile(r"[ \n](?:d'|de[ \n])?\Z")
_WINDOW = 64
"""A printed figure, its multiple and the blanks between them stand in fewer characters; longer runs are doubtful."""

_GLUED = re.compile(r"(?<=€)[0-9]{2}(?![0-9]|[ .,'][0-9]| {0,3}[€%])")
_CUT_BY_MARK = re.compile(r"[0-9] ?[.,]\Z|(?<![0-9])[0-9]{1,3} ?[.,] \Z")
_CUT_BY_BLANK = re.compile(r"(?<![0-9])[0-9]{1,3}(?:  |\n)\Z")
_CUT_BY_LETTER = re.compile(r"(?<![^\W_'])[li|!] \Z")
"""« l 220 € »: a scan prints a letter for the one of a thousand."""

_CUT_BY_SCALE = re.compile(r"(?:mille|millions?|milliards?) (?:et )?\Z")

GROUPES = "Les groupes de chiffres ne sont pas des milliers : le montant peut se lire de plusieurs façons."
COUPE = "Le nombre semble coupé : ce qui le précède peut en faire partie."
COLLE = "Les chiffres sont collés à d'autres caractères."
SIGNE = "Le trait qui précède peut être un tiret de liste ou le signe moins."
LETTRES = "Le montant en lettres ne se lit pas entièrement."
CENTIMES = "Les chiffres collés au signe de l'euro peuvent être des centimes ou la colonne suivante."
MINUSCULE = "« m€ » ne dit pas s'il s'agit de milliers ou de millions."


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum as printed: ``value`` in euros, exact, or ``None`` with the reason of the doubt in French."""

    value: Decimal | None
    span: Span
    regle: str
    doute: str | None = None


@lru_cache(maxsize=64)
def amounts(text: str, folded: str, start: int = 0, end: int | None = None) -> tuple[Amount, ...]:
    """Every sum with a mark of money between ``start`` and ``end``, in reading order.

    Several readers ask for those of one clause, one after the other: they are read once.

    >>> from generator.french.fold import fold
    >>> phrase = "60 000 euros, soit 40M€ ; 47.500 € ; quinze mille euros ; 200 00 €"
    >>> [str(amount.value) for amount in amounts(phrase, fold(phrase))]
    ['60000', '40000000', '47500', '15000', 'None']
    """
    stop = len(text) if end is None else end
    read, low = [], start
    for mark in _marks(folded, start, stop):
        amount = _in_francs(folded, low, mark, stop)
        if amount is None and mark[0] != "e":
            amount = _in_figures(text, folded, low, mark, stop) or _in_words(folded, low, mark, stop)
        if amount is not None:
            read.append(amount)
            low = amount.span.end
        else:
            low = mark.end()
    return tuple(read)


def _marks(folded: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    """The marks of money, in order."""
    places = marks(folded)
    between = places[bisect_left(places, start) : bisect_left(places, stop)]
    found = ((_EURO.match(folded, place, stop) or _LETTER.match(folded, place, stop)) for place in between)
    return (mark for mark in found if mark is not None)


@lru_cache(maxsize=16)
def marks(folded: str) -> tuple[int, ...]:
    """Where the marks of money stand: readers ask for those of a clause, a text is looked through once."""
    return tuple(sorted({found.start() for mark in _MARKS for found in mark.finditer(folded)} | pairs(folded).keys()))


def _in_francs(folded: str, low: int, mark: re.Match[str], stop: int) -> Amount | None:
    """The sum whose francs stand beside its euros: both are one amount."""
    pair = pairs(folded).get(mark.start())
    if pair is None or pair.start < low or pair.end > stop:
        return None
    return Amount(pair.value, Span(pair.start, pair.end), "montants.francs")


def _in_figures(text: str, folded: str, low: int, mark: re.Match[str], stop: int) -> Amount | None:
    """The figures that stand before ``mark``."""
    floor = max(low, mark.start() - _WINDOW)
    found = _FIGURE.search(folded, floor, mark.start())
    if found is None:
        return None
    begin = text.rfind("\t", found.start("figure"), found.end("figure")) + 1 or found.start("figure")
    printed = folded[begin : found.end("figure")]
    multiple = found.lastgroup if found.lastgroup in _FACTORS else None
    value = figure(printed, scaled=multiple is not None)
    doute = GROUPES if value is None or begin == floor > low else _doubt_before(text, folded, low, begin, printed)
    if multiple == "million" and text[found.start(multiple)] == "m" and folded[found.start(multiple) + 1] != "i":
        doute = doute or MINUSCULE
    begin, negative, sign_doubt = _sign(text, folded, begin, mark.end(), (low, stop))
    cents, close, cents_doubt = _cents_after(folded, mark, stop, plain=value == int(value or 0))
    doute = doute or sign_doubt or cents_doubt
    regle = "montants.multiples" if multiple else "montants.chiffres"
    if doute or value is None:
        return Amount(None, Span(begin, close), regle, doute)
    value = value * _FACTORS[multiple] if multiple else value + cents
    return Amount(-value if negative else value, Span(begin, close), regle)


def _doubt_before(text: str, folded: str, low: int, begin: int, printed: str) -> str | None:
    """Why what stands before the figures makes them doubtful, if it does."""
    floor = max(low, begin - 16)
    before = folded[floor:begin]
    previous = before[-1:]
    if previous.isalpha() or previous == "_" or (previous == "/" and before[-2:-1].isdigit()):
        return COLLE
    if "\t" in text[floor:begin]:
        before = before[text.rfind("\t", floor, begin) + 1 - floor :]
    first = re.split("[ .,']", printed, maxsplit=1)[0]
    three = len(first) == 3  # noqa: PLR2004 - a group of thousands
    if _CUT_BY_SCALE.search(before) or (previous in {".", ","} and _CUT_BY_MARK.search(before)):
        return COUPE
    if three and (_CUT_BY_BLANK.search(before) or _CUT_BY_MARK.search(before) or _CUT_BY_LETTER.search(before)):
        return COUPE
    return None


def _sign(text: str, folded: str, begin: int, close: int, limits: tuple[int, int]) -> tuple[int, bool, str | None]:
    """Where the amount begins with its sign, whether it is negative, and the doubt about a dash that opens a line."""
    low, stop = limits
    if begin == low or folded[begin - 1] != "-":
        return begin, False, None
    if begin - 1 > low and folded[begin - 2].isalnum():
        return begin, False, None
    line = text.rfind("\n", low, begin) + 1 or low
    opens = not text[line : begin - 1].strip(" *\u00a0")
    rest = text.find("\n", close, stop)
    alone = not text[close : stop if rest < 0 else rest].strip(" *\t.;,|\u00a0\r")
    return begin - 1, True, SIGNE if opens and not alone else None


def _cents_after(folded: str, mark: re.Match[str], stop: int, *, plain: bool) -> tuple[Decimal, int, str | None]:
    """The cents after the mark ("850 euros et 56 centimes"), where they end, and the doubt about them ("22€50")."""
    close = mark.end()
    if not plain:
        return Decimal(0), close, None
    if found := _CENTIMES.match(folded, close, stop):
        words = found["centimes"]
        cents = int(words) if words.isdigit() else number(words.strip())
        if cents is None or cents > 99:  # noqa: PLR2004 - a euro has a hundred cents
            return Decimal(0), found.end(), LETTRES
        return Decimal(cents) / 100, found.end(), None
    glued = _GLUED.match(folded, close, stop)
    return Decimal(0), close, CENTIMES if glued else None


def _in_words(folded: str, low: int, mark: re.Match[str], stop: int) -> Amount | None:
    """The number words that stand before ``mark``."""
    link = _LINK.search(folded, max(low, mark.start() - 5), mark.start())
    close = link.start() if link else mark.start()
    begin, cut = words_before(folded, close, low)
    if begin == close:
        return None
    value = None if cut else number(folded[begin:close])
    cents, after, doute = _cents_after(folded, mark, stop, plain=True)
    if value is None or doute:
        return Amount(None, Span(begin, after), "montants.lettres", LETTRES)
    return Amount(value + cents, Span(begin, after), "montants.lettres")


_PERCENT = re.compile(r"(?P<figure>[0-9]+(?:[ .,'][0-9]+)*) ?\\?(?:%|pour[ -]cent(?![a-z]))")
_CELL = re.compile(r"(?P<sign>-)?(?P<figure>[0-9]+(?:[ .,'][0-9]+)*)\Z")
_BORDERS = re.compile(r"[\t\n|]|[ \u00a0\u202f]{2,}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\Z")
_LONGEST_PLAIN = 8
"""Figures without separators as long as a SIREN or a SIRET are identifiers."""

ANNEE = "Le nombre peut être une année."


def percent(text: str, folded: str, start: int = 0, end: int | None = None) -> tuple[Amount, ...]:
    """Every percentage, as the printed figure: "5,51 %" is 5.51.

    >>> [str(rate.value) for rate in percent("5,51 % et 100%", "5,51 % et 100%")]
    ['5.51', '100']
    """
    stop = len(text) if end is None else end
    if folded.find("%", start, stop) < 0 and folded.find("cent", start, stop) < 0:
        return ()
    return tuple(_rate(text, found, start) for found in _PERCENT.finditer(folded, start, stop))


def _rate(text: str, found: re.Match[str], low: int) -> Amount:
    """One percentage, with the minus sign that is glued to it and to nothing else."""
    begin, folded = found.start(), found.string
    sign = begin > low and folded[begin - 1] == "-" and not (begin - 1 > low and folded[begin - 2].isalnum())
    span = Span(begin - sign, found.end())
    value = figure(found["figure"], scaled=True)
    if value is None or "\t" in span.of(text):
        return Amount(None, span, "montants.pourcentage", GROUPES)
    return Amount(-value if sign else value, span, "montants.pourcentage")


def plain_numbers(text: str, folded: str, start: int = 0, end: int | None = None) -> tuple[Amount, ...]:
    r"""The figures that fill a cell of a table alone, without a mark of money: "10 000", "1 500,00".

    Cells are parted by tabs, line breaks, bars and two blanks or more. A cell with anything else in it is declined.

    >>> cells = "Club de judo\t10 000\t2014\t45 000 adhérents"
    >>> [(str(cell.value), cell.span.of(cells)) for cell in plain_numbers(cells, cells)]
    [('10000', '10 000'), ('None', '2014')]
    """
    stop = len(text) if end is None else end
    read, left = [], start
    borders = [found.span() for found in _BORDERS.finditer(text, start, stop)]
    for low, high in [*borders, (stop, stop)]:
        cell = _cell(folded, left, low)
        if cell is not None:
            read.append(cell)
        left = high
    return tuple(read)


def _cell(folded: str, low: int, high: int) -> Amount | None:
    """The figure that fills the cell, if one does."""
    while low < high and folded[low] in " *":
        low += 1
    while low < high and folded[high - 1] in " *\r":
        high -= 1
    found = _CELL.match(folded, low, high)
    if found is None:
        return None
    printed, span = found["figure"], Span(low, high)
    value = figure(printed)
    if printed.isdigit() and (len(printed) > _LONGEST_PLAIN or (printed[0] == "0" and printed != "0")):
        return None
    if value is None or _YEAR.match(printed):
        return Amount(None, span, "montants.cellule", GROUPES if value is None else ANNEE)
    return Amount(-value if found["sign"] else value, span, "montants.cellule")
