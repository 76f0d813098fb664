"""A sentence that tells something, where names of members are expected."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ATTENDANCE = re.compile(
    r"\b(?:pouvoir|procuration|mandat|excus|absen|present|represent|remplac|suppl|arriv|depart|quitt|retard|formant|"
    r"secretaire|invit|assist|titulaire|empech|voix|exercice|quorum)"
)
"""What is said of members among their names."""

_SAYS = 0.6
"""Share of small words from which a paragraph is a sentence: lists of names have « de », « et », « à » between them."""

_FEWEST = 6


def tells(words: str, folded: str) -> bool:
    """Whether a line says something else than who sits: most of its words are in small letters, and it comes to an end.

    A title, which may stand there, has no full stop.

    >>> tells("La salle est gratuite pour les habitants.", "la salle est gratuite pour les habitants.")
    True
    >>> tells("Luc DE LA TOUR, Anne et Paul ROY, Zoé MARTIN", "luc de la tour, anne et paul roy, zoe martin")
    False
    """
    head = folded[:_READ]
    if not folded.endswith((".", ";")) or _ATTENDANCE.search(head):
        return False
    found = _WORD.findall(words[:_READ])
    return len(found) >= _FEWEST and sum(word[0].islower() for word in found) >= _SAYS * len(found)


_READ = 160
"""Characters that are looked at: a longer sentence says early what it is."""
