"""Numbers in figures and in French words, whole or not at all."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from text_to_num import text2num

SCALES = frozenset({"mille", "mil", "million", "millions", "milliard", "milliards"})
"""Words that multiply what stands before them."""

_UNITS = frozenset({"deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"})
_TEENS = frozenset({"dix", "onze", "douze", "treize", "quatorze", "quinze", "seize"})
_TENS = frozenset({"trente", "quarante", "cinquante", "soixante", "septante", "octante", "huitante", "nonante"})
WORDS = _UNITS | _TEENS | _TENS | SCALES | {"un", "une", "vingt", "vingts", "cent", "cents"}
"""Every word a French number is made of, ``et`` apart, folded."""

_TOKEN = re.compile(r"[a-z]+")
_GAP = re.compile(r"[ \n-]*")
_LONGEST = 160
"""No number below a thousand milliards takes more letters, hyphens and spaces than this."""

_PRINTED = re.compile(
    r"(?:(?P<whole>0+(?=[.,])|0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:(?: [0-9]{3})+|(?:'[0-9]{3})+))"
    r"(?:[.,](?P<cents>[0-9]{1,2}))?|(?P<pointed>[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,(?P<after>[0-9]{1,2}))?"
    r"|0[.,](?P<price>[0-9]{3,6}))\Z"
)
GROUPED = r"[1-9][0-9]{0,2}(?:[ .][0-9]{3})+"
"""Thousands parted by blanks or points, where the place tells that the run is one figure: a cell of a table."""

_SCALED = re.compile(r"[0-9]{1,3},[0-9]{3,6}\Z")


def figure(printed: str, *, scaled: bool = False) -> Decimal | None:
    """The value of ``printed``, a folded run of figures and separators, or ``None`` when it can be read in two ways.

    A point before three figures parts thousands; a comma before three figures is decimal only when a multiple follows
    (``scaled``: "1,125 million"), for alone it may come from English.

    >>> [str(figure(run)) for run in ("1 089 185", "47.500", "12.345,67", "20'000", "301 394.00", "200 00", "1,234")]
    ['1089185', '47500', '12345.67', '20000', '301394.00', 'None', 'None']
    >>> figure("1,125", scaled=True)
    Decimal('1.125')
    """
    if scaled and _SCALED.match(printed):
        return Decimal(printed.replace(",", "."))
    found = _PRINTED.match(printed)
    if found is None or (scaled and found["pointed"]):
        return None
    whole = (found["whole"] or found["pointed"] or "0").translate(_SEPARATORS)
    rest = found["cents"] or found["after"] or found["price"]
    return Decimal(f"{whole}.{rest}" if rest else whole)


_SEPARATORS = str.maketrans("", "", " .'")


@lru_cache(maxsize=4096)
def number(words: str) -> int | None:
    """The value of ``words``, folded French words that are one number and nothing else, or ``None``.

    ``premier`` and ``premiere`` are read as 1: days of the month and articles are counted so.

    >>> number("deux-mil-vingt-cinq"), number("sept-mille-sept-cents"), number("trente et un"), number("premier")
    (2025, 7700, 31, 1)
    >>> number("deux mille vingt-cing") is number("2 millions") is None
    True
    """
    if words in {"premier", "premiere"}:
        return 1
    if len(words) > _LONGEST:
        return None
    tokens = _TOKEN.findall(words)
    if not tokens or _TOKEN.sub("", words).strip(" \n-") or not _well_formed(tokens):
        return None
    try:
        return int(text2num(" ".join(tokens).replace("une", "un").replace("mil ", "mille "), "fr"))
    except ValueError:
        return None


def _well_formed(tokens: list[str]) -> bool:
    """Whether the words can be one number: the library adds up some that cannot ("cent mille cents" is no number)."""
    before = ("", *tokens)
    plural_alone = any(word == "cents" and before[at] not in _UNITS for at, word in enumerate(tokens))
    scales_in_a_row = any(word in {"mille", "mil"} and before[at] in SCALES for at, word in enumerate(tokens))
    unknown = any(word not in WORDS and word != "et" for word in tokens)
    return not (plural_alone or scales_in_a_row or unknown or "et" in (tokens[0], tokens[-1]))


def words_before(folded: str, end: int, start: int = 0) -> tuple[int, bool]:
    """Where the run of number words that stops at ``end`` begins, and whether it seems cut by a word gone wrong.

    A scanned "vingt-cing mille" leaves "mille" alone after a word that is glued to it: the run is then cut, and no
    value may be read from it. Without any number word the answer is ``(end, False)``.

    >>> words_before("la somme de quinze mille ", 25)
    (12, False)
    >>> words_before("vingt-cing mille", 16)
    (11, True)
    """
    low = max(start, end - _LONGEST)
    tokens = [(found.start(), found.end(), found[0]) for found in _TOKEN.finditer(folded, low, end)]
    begin, right = end, end
    while tokens and (tokens[-1][2] in WORDS or (tokens[-1][2] == "et" and begin != end)):
        left, stop, _ = tokens[-1]
        gap = _GAP.match(folded, stop, right)
        if gap is None or gap.end() != right:
            break
        begin = right = left
        tokens.pop()
    if begin == end:
        return end, False
    if folded.startswith("et", begin) and folded[begin + 2 : begin + 3] in {" ", "\n", "-"}:
        begin = next(found.start() for found in _TOKEN.finditer(folded, begin + 2))
    return begin, _cut(folded, begin, low, start, tokens)


def _cut(folded: str, begin: int, low: int, start: int, tokens: list[tuple[int, int, str]]) -> bool:
    """Whether what stands before a run of number words shows that its beginning is missing."""
    before = folded[low:begin].rstrip(" \n")
    if (begin == low and low > start) or before.endswith("-") or before[-1:].isdigit():
        return True
    if before.endswith((".", ",", ";", ":", "(", ")")):
        return False
    return any(word in WORDS - {"un", "une"} for _, _, word in tokens[-2:-1])
