"""Words that run over the end of a line, written on one."""

from __future__ import annotations

import re

_CUT = re.compile(r"(?<=[^\W\d_])-(?:[ \t]*\r?\n\s*|[ \t]{3,})(?=[^\W\d_])")
"""A hyphen at the end of a line, or of the cell of a column, and the letters that go on."""

_LETTERS = re.compile(r"[^\W\d_]+")


def unbroken(words: str, whole: str) -> str:
    r"""``words`` with their white space made single; a word that its line cut is whole again.

    A hyphen at the end of a line belongs to the word before a capital (« Saint-/Martin »), and before a small letter
    unless the word is printed without one elsewhere in the ``whole`` text: « subven-/tion » is « subvention » where
    that is written too, « sous-/préfet » stays « sous-préfet ».

    >>> unbroken("la subven-\n  tion de\nSaint-\nMartin au sous-\npréfet", "Une subvention.")
    'la subvention de Saint-Martin au sous-préfet'
    """
    if "-" not in words or not ("\n" in words or "   " in words):
        return " ".join(words.split())
    kept: list[str] = []
    at = 0
    for cut in _CUT.finditer(words):
        rest = _LETTERS.match(words, cut.end())
        word = _last(words[at : cut.start()]) + (rest[0] if rest else "")
        hyphen = "" if words[cut.end()].islower() and _printed(word, whole) else "-"
        kept += (words[at : cut.start()], hyphen)
        at = cut.end()
    return " ".join("".join((*kept, words[at:])).split())


def _last(words: str) -> str:
    """The letters that end ``words``."""
    begin = len(words)
    while begin and words[begin - 1].isalpha():
        begin -= 1
    return words[begin:]


def _printed(word: str, whole: str) -> bool:
    """Whether a word stands in a text, its first letter in small or not."""
    return re.search(rf"(?<!\w)(?:{word[0].lower()}|{word[0].upper()}){word[1:]}(?!\w)", whole) is not None
