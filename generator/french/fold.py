"""One spelling for matching, of the same length as the text it stands for."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from generator.french import lost_letters

_APOSTROPHES = "\u2018\u2019\u201b\u02bc\u00b4\u0060\u2032"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad"
_QUOTES = "\u201c\u201d\u201e\u00ab\u00bb\u2033"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\v\f"


_KEPT = bytes(sorted({*range(0x80)} - {*b"\t\v\f"}))
"""What the fold leaves as it is, but for capitals."""

_LONG = 1000
"""Characters from which a text is a document, which reading folds first and assembly once more."""


class _Folds(dict[str, str]):
    """The folded form of each character outside ASCII, worked out from the Unicode database when it is first met.

    A figure is only a figure when it is printed as one: the "²" of "m²" and the "¹" of a note stay what they are.
    """

    def __missing__(self, char: str) -> str:
        """A letter without its marks, in small; another character as it is."""
        base = char
        if "\x80" <= char < "\u2000" or "\u2100" <= char < "\u2150":
            decomposed = unicodedata.normalize("NFKD", char)
            plain = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
            base = plain if len(plain) == 1 and not plain.isdigit() else char
        self[char] = base
        return base


_FOLD = _Folds(
    dict.fromkeys(_APOSTROPHES, "'")
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_QUOTES, '"')
    | dict.fromkeys(_SPACES, " ")
    | {"\u2116": "n", "\u0153": "o", "\u0152": "o"}
)


_ELIDED = re.compile(r" (?=[aehiouy])(?:(?<=(?<![\w'.-])[cdlns] )|(?<=(?<![\w'.-])qu ))")
_NUMBERED = re.compile(r"n (?<![\w'.-]..)(?=\d)")
_ALONE = re.compile(r" (?:(?<=[ \n(][cdlns] )|(?<=[ \n(]qu ))")
"""What a text that lost some holds: looking for it costs a fifth of looking for the forms."""


def restored(folded: str) -> str:
    """A folded text with the marks that a converter lost and that French leaves no doubt about; of the same length.

    Some print « L an deux mille seize » and « n 12 », their curly apostrophe and their degree sign gone: no word of
    French is a lone consonant before a vowel. Others print a sign for each letter lost (``lost_letters``).

    >>> restored(" l an deux mille seize, le conseil s est reuni ; point n 12, article l 2121")
    " l'an deux mille seize, le conseil s'est reuni ; point n°12, article l 2121"
    """
    folded = lost_letters.restored(folded)
    if _ALONE.search(folded) is None:
        return folded
    return _NUMBERED.sub("n°", _ELIDED.sub("'", folded))


def fold(text: str) -> str:
    r"""Lower-case ``text``, take its accents off and make apostrophes, dashes, quotes and spaces plain.

    One character gives one character, so a place found in the folded text is the place in the text. Line breaks stay.

    >>> fold("L’Été\u00a0à Évry –\n«oui»")
    'l\'ete a evry -\n"oui"'
    """
    return _of_document(text) if len(text) > _LONG else _of_phrase(text)


def _fold(text: str) -> str:
    """The fold of a text: a French text has some twenty characters to change, each met hundreds of times."""
    folded = text
    for char in _changed(text):
        folded = folded.replace(char, _FOLD[char])
    folded = folded.lower()
    if len(folded) != len(text):  # pragma: no cover - each step maps one character to one
        message = f"fold changed the length of a text of {len(text)} characters"
        raise AssertionError(message)
    return folded


def _changed(text: str) -> set[str]:
    """The characters to change: what stays when all others are struck out of the bytes, quicker than any pattern."""
    struck = text.encode(errors="surrogatepass").translate(None, _KEPT)
    return {*struck.decode(errors="surrogatepass")}


_of_document = lru_cache(maxsize=2)(_fold)
_of_phrase = lru_cache(maxsize=1024)(_fold)
"""Names and titles are asked for again and again, by the rooms of one act and by the acts of one body."""
