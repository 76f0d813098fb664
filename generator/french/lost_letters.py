r"""Letters that a converter lost, each printed as the sign of what it could not tell: « D\ufffdlib\ufffdration »."""

from __future__ import annotations

import re

SIGN = "\ufffd"

_LETTERS = {
    "u": r"(?<=\bao)\ufffd(?=t\b)|(?<=\bo)\ufffd(?![\w\ufffd])",
    "c": r"(?<=\bre)\ufffd(?=ue?s?\b)|(?<=aper)\ufffd(?=u)|(?<=fran)\ufffd(?=ai)|(?<=\bfa)\ufffd(?=[ao])",
    "o": r"(?<=\bh)\ufffd(?=tel)|(?<=ontr)\ufffd(?=le)|(?<=\bp)\ufffd(?=les?\b)|(?<=t)\ufffd(?=t\b)",
    "i": r"(?<=\bma)\ufffd(?=tr)|(?<=onna)\ufffd(?=t)",
    "a": r"(?<=[a-z,\ufffd] )\ufffd(?= [a-z])|(?<=\b[dl]ej)\ufffd(?!\w)|(?<=\bl)\ufffd(?![\w\ufffd])|(?<=\bvoil)\ufffd",
    "°": r"(?<=\bn)\ufffd(?= ?[\d:])",
    "'": r"(?<=(?<!\w)[cdjlmnst])[?\ufffd](?=[aeiouhy\ufffd])|(?<=(?<!\w)qu)[?\ufffd](?=[aeiouhy\ufffd])",
    "e": r"(?<=[a-z'])\ufffd|(?<=\d)\ufffd(?=[mr]es?\b)|(?<!\w)\ufffd(?=[a-z])",
}
"""Each letter, where French leaves no other: what no other claims, beside a letter, is most often an « e »."""

_LOST = re.compile("|".join(f"(?P<l{rank}>{form})" for rank, form in enumerate(_LETTERS.values())))
_BY_GROUP = {f"l{rank}": letter for rank, letter in enumerate(_LETTERS)}


def restored(folded: str) -> str:
    r"""A folded text, of the same length, with the letters that it lost, in the words that rules look for.

    A sign behind figures, « 1 500 \ufffd », or alone at the end of a line may stand for anything, and stays.

    >>> restored("d\ufffdlib\ufffdration affich\ufffde \ufffd l?h\ufffdtel, le 1er ao\ufffdt, loi n\ufffd 82")
    "deliberation affichee a l'hotel, le 1er aout, loi n° 82"
    """
    return _LOST.sub(lambda lost: _BY_GROUP[str(lost.lastgroup)], folded) if SIGN in folded else folded
