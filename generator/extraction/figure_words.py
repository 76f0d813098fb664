"""The words around a figure: the sentence that states it, who or what it is about, what it counts, of which year."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from generator.french.vocabulary import load

if TYPE_CHECKING:
    from generator.reading.view import View

_FIGURES = load("figures")
_LIST = _FIGURES["liste.chiffres"].motif

REACH = 600
"""Characters on each side of a figure in which its sentence stands; a longer sentence is cut."""

LONGEST = 480
"""Characters of the longest citation: a reader checks a figure, not a page."""

_BULLET = r"[-–—•*>→►▶▪■●◦❖✓➢➤·o❶❷❸❹❺]"
_BOUNDARY = re.compile(
    rf"(?:\.(?<!\b[a-z]\.)(?<!\b(?:mm|st|me)\.)(?<!\b(?:mme|art)\.)|[!?;])(?=[ \n])|\n[ ]*\n|\n[ ]*(?={_BULLET}[ ])"
)
_LEAD = re.compile(rf"(?:[\s,;:*_#]|{_BULLET}(?=\s))+")
_VERB = re.compile(r"\s(?:a|ont|est|sont|était|étaient|s['’]est|se sont|avait|avaient)(?=\s)")
_ENDS = re.compile(
    r"[.,;:()/\[\]|\"?!]|\n[ ]*\n|[ \n](?:et|ou|dont|qui|que|qu'\w+|ainsi|soit|avec|mais|puis|afin|comme|pour|a|au|aux"
    r"|lors|depuis|en|par|dans|chez|chaque|sur|est|sont|ont|n'\w+|\w{3,}ant|\w{4,}ent(?<!ment))(?!\w)"
)
_ITEM_ENDS = re.compile(r"[.;:(|]|\n[ ]*\n|,? dont |(?:,| et) (?=[0-9])")
_NOBODY = re.compile(
    r"(?:(?:ils?|elles?|on|ce|cela|celui-ci|celle-ci|lequel|laquelle|lesquels)\Z"
    r"|(?:en|pour|sur|dans|avec|depuis|par|lors|après|à|au|aux|parmi|outre|chez|ainsi|et|ou|dont|qui|que|où)(?!\w))",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"(?:considérant|attendu|(?:indiqu|précis|rappel|expos|inform|soulign|expliqu|ajout|signal|annonc|constat)\w{1,4})"
    r"(?:\s[^,.;]{0,60}?)?\s(?:que\s+|qu['’])",
    re.IGNORECASE,
)
_HANGING = re.compile(r"(?<!\w)(?:et|ou|mais|puis|qui|que|dont|où|par|avec|de|à|en|pour|y)\Z", re.IGNORECASE)
_SPLIT = re.compile(r"[ \n](?:de|d['’]|du|des)[ \n]?[^ ]")
_YEAR = r"(?P<annee>(?:19|20)[0-9]{2})(?!\w)"
_WHEN = r"(?:en|fin|a fin|pour l'annee|sur l'annee|l'annee|au (?:1er|31|30) (?:janvier|decembre|juin|septembre))"
_YEAR_OPENS = re.compile(rf"(?:{_WHEN})[ \n]{_YEAR}")
_YEAR_FOLLOWS = re.compile(rf"(?:[ \n],?(?:{_WHEN})[ \n]|[ \n]\(){_YEAR}")
_YEAR_BETWEEN = re.compile(rf"(?<!\w){_WHEN}[ \n]{_YEAR}")
_ABOUT = re.compile(
    r"(?:chiffres[- ]cles|indicateurs d'activite|bilan d'activite)[ \n](?:de la|de l'|du|des|de|d')[ \n]?"
)
_ABOUT_ENDS = re.compile(r"[ \n]*(?::|[ \n](?:sont|pour|en|au titre)(?!\w))")

SUBJECT = 160
"""Longest words that say whom a figure is about; beyond, a whole story stands before the verb."""

LABEL = 120
"""Longest words that say what a figure counts."""


def sentence(view: View, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence, or of the item of a list, that holds ``start`` to ``end`` of the view."""
    low, high = max(0, start - REACH), min(len(view), end + REACH)
    for found in _BOUNDARY.finditer(view.folded, low, start):
        low = found.end()
    after = _BOUNDARY.search(view.folded, end, high)
    high = after.start() + (after[0] in ".!?") if after else high
    lead = _LEAD.match(view.text, low, start)
    return (lead.end() if lead else low), high


def reported(view: View, low: int, end: int) -> int:
    """Where a sentence begins for itself, behind who reports it (« M. le Maire indique que la commune compte »)."""
    for found in _REPORTED.finditer(view.text, low, end):
        low = found.end()
    return low


def subject(view: View, low: int, end: int) -> tuple[int, int] | None:
    """The words, between the start of a sentence and its verb, that say what a figure is about; ``None`` in doubt.

    What comes before the last comma is set aside (« Créé en 2003, Medinsoft compte »), and so is a second verb (« a été
    créé en 2005 et compte »). A pronoun says nothing to who reads the figure alone.
    """
    comma = view.text.rfind(",", low, end)
    low = comma + 1 if comma >= 0 else low
    verb = _VERB.search(view.text, low, end)
    end = verb.start() if verb else end
    low, end = view.trimmed(low, end)
    words = view.text[low:end]
    if not words or len(words) > SUBJECT or _NOBODY.match(words) or _HANGING.search(words) or "(" in words:
        return None
    return low, end


def label(view: View, noun: int, end: int, high: int, *, item: bool) -> tuple[int, int]:
    """The words that say what is counted: the noun and its complements, up to where the phrase ends.

    In an item of a list they run to the end of the item, for nothing else tells two items apart. A complement cut in
    two (« de recherche et développement ») is left out, and so is one with a figure (« de 12 à 17 ans »).
    """
    stop = (_ITEM_ENDS if item else _ENDS).search(view.folded, end, high)
    last = stop.start() if stop else high
    noun, last = view.trimmed(noun, last)
    last -= view.text[noun:last].endswith(",")
    split = stop is not None and stop[0].strip() in {"et", "ou"} and _SPLIT.search(view.text, end, last) is not None
    cut = split or (not item and any(map(str.isdigit, view.text[end:last])))
    return (noun, end) if cut or not end <= last <= noun + LABEL else (noun, last)


def year(view: View, low: int, verb: int, start: int, end: int) -> tuple[int, int, int] | None:
    """The year of a figure and where it is printed: right behind it, before it, or at the head of the sentence.

    A year elsewhere in the sentence is another matter (« créé en 2005, le pôle compte 500 membres »).
    """
    found = (
        _YEAR_FOLLOWS.match(view.folded, end, min(len(view), end + 60))
        or (_YEAR_BETWEEN.search(view.folded, verb, start) if verb else None)
        or _YEAR_OPENS.match(view.folded, low, start)
    )
    return (int(found["annee"]), *found.span("annee")) if found else None


def announced(view: View, low: int) -> tuple[int, int] | None:
    """The line that announces a list of key figures whose item begins at ``low``, if one does."""
    colon = view.folded.rfind(":\n", max(0, low - 3 * REACH), low)
    if colon < 0:
        return None
    items = view.text[colon + 1 : low].split("\n")
    if not all(not line.strip() or _LEAD.match(line) for line in items[:-1]):
        return None
    first, _ = sentence(view, colon, colon)
    return (first, colon + 1) if _LIST.search(view.folded, first, colon + 1) else None


def about(view: View, first: int, last: int) -> tuple[int, int] | None:
    """What the figures of an announced list are about: « les chiffres clés du pôle »."""
    found = _ABOUT.search(view.folded, first, last)
    stop = _ABOUT_ENDS.search(view.folded, found.end(), last) if found else None
    return view.trimmed(found.end(), stop.start()) if found and stop else None


def quotable(view: View, low: int, high: int, start: int, end: int) -> tuple[int, int]:
    """The part of a sentence to quote: whole words, in one piece of the document, at most ``LONGEST`` characters."""
    piece = bisect_right(view.starts, end - 1) - 1
    low = max(low, view.starts[piece])
    high = min(high, view.starts[piece] + len(view.pieces[piece]))
    if high - low > LONGEST:
        low = max(low, view.text.find(" ", max(low, start - LONGEST // 2), start) + 1)
        space = view.text.rfind(" ", end, min(high, low + LONGEST))
        high = space if space >= end else max(end, min(high, low + LONGEST))
    return view.trimmed(low, high)
