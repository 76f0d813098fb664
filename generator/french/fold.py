"""One spelling for matching, of the same length as the text it stands for."""

from __future__ import annotations

import unicodedata

_APOSTROPHES = "\u2018\u2019\u201b\u02bc\u00b4\u0060\u2032"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad"
_QUOTES = "\u201c\u201d\u201e\u00ab\u00bb\u2033"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\v\f"


def _table() -> dict[int, str]:
    """Every character whose folded form differs, worked out once from the Unicode database."""
    table: dict[int, str] = {}
    for code in range(0x80, 0x2000):
        char = chr(code)
        decomposed = unicodedata.normalize("NFKD", char)
        base = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
        if len(base) == 1 and base != char:
            table[code] = base
    table |= {code: chr(code).lower() for code in range(ord("A"), ord("Z") + 1)}
    table |= dict.fromkeys(map(ord, _APOSTROPHES), "'")
    table |= dict.fromkeys(map(ord, _DASHES), "-")
    table |= dict.fromkeys(map(ord, _QUOTES), '"')
    table |= dict.fromkeys(map(ord, _SPACES), " ")
    return table | {ord("\u2116"): "n", ord("\u0153"): "o", ord("\u0152"): "o"}


_FOLD = _table()


def fold(text: str) -> str:
    r"""Lower-case ``text``, take its accents off and make apostrophes, dashes, quotes and spaces plain.

    One character gives one character, so a place found in the folded text is the place in the text. Line breaks stay.

    >>> fold("L’Été\u00a0à Évry –\n«oui»")
    'l\'ete a evry -\n"oui"'
    """
    folded = text.translate(_FOLD)
    if len(folded) != len(text):  # pragma: no cover - the table maps one character to one
        message = f"fold changed the length of a text of {len(text)} characters"
        raise AssertionError(message)
    return folded
