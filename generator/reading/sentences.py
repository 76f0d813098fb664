"""A sentence that tells something, where names of members are expected."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ATTENDANCE = re.compile(
    r"\b(?:pouvoir|procuration|mandat|excus|absen|present|represent|remplac|suppl|arriv|depart(?!ement)|quitt|retard|formant|"
    r"secretaire|invit|assist|titulaire|empech|voix|exercice|quorum)"
)
"""What is said of members among their names."""

_SAYS = 0.6
"""Share of small words from which a paragraph is a sentence: lists of names have « de », « et », « à » between them."""

_FEWEST = 6


_ARTICLE = re.compile(
    r"\s*(?:(?:(?:La|Le|Les|Un|Une|Des|Dans|Par|Afin|Suite|Lors|Depuis|Il|Ce|Cette|Ces)[ ]|L['’])(?=[\wà-ÿ])"
    r"|(?:M\.|Mme|Monsieur|Madame)\s+(?:le|la|Le|La)\s)"
)
_OPEN = re.compile(r"(?:[:,('’–-]|\b(?:de|du|des|la|le|les|a|au|aux|et|ou|avec|pour|par|sur|en|dans|entre|n[°º]))\s*\Z")


def begins(words: str) -> bool:
    """Whether a passage begins as a sentence does, with its article; few titles do.

    >>> begins("Le lavoir est fermé."), begins("Réfection du lavoir")
    (True, False)
    """
    return _ARTICLE.match(words) is not None


def goes_on(folded: str) -> bool:
    """Whether the words of a line wait for those of the next.

    >>> goes_on("convention avec"), goes_on("refection du lavoir")
    (True, False)
    """
    return _OPEN.search(folded) is not None


def tells(words: str, folded: str) -> bool:
    """Whether a line says something else than who sits: most of its words are in small letters, and it comes to an end.

    A title, which may stand there, has no full stop.

    >>> tells("La salle est gratuite pour les habitants.", "la salle est gratuite pour les habitants.")
    True
    >>> tells("Luc DE LA TOUR, Anne et Paul ROY, Zoé MARTIN", "luc de la tour, anne et paul roy, zoe martin")
    False
    """
    return _ATTENDANCE.search(folded[:_READ]) is None and whole(words, folded)


def whole(words: str, folded: str) -> bool:
    """Whether a line is a sentence, of members or of anything else, that comes to an end.

    >>> whole("Le conseil adopte le plan par 12 voix.", "le conseil adopte le plan par 12 voix.")
    True
    """
    if not folded.endswith((".", ";")):
        return False
    found = _WORD.findall(words[:_READ])
    return len(found) >= _FEWEST and sum(word[0].islower() for word in found) >= _SAYS * len(found)


def runs(words: str, folded: str) -> bool:
    """Whether a line is a sentence, or the first line of one: long enough for no title, or closed by its stop.

    >>> runs("Le jury a retenu trois lauréats cette année :", "le jury a retenu trois laureats cette annee :")
    True
    >>> runs("Les associations sportives", "les associations sportives")
    False
    """
    found = _WORD.findall(words[:_READ])
    small = sum(word[0].islower() for word in found) >= _SAYS * len(found)
    return small and len(found) >= _FEWEST and (folded.endswith((".", ";", ":")) or len(folded) >= _LONG)


_LONG = 80
"""Characters of a line that fills the width of a page: the first of a paragraph."""

_READ = 160
"""Characters that are looked at: a longer sentence says early what it is."""
