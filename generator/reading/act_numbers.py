"""The number of an act where nothing announces it: alone on its line, in a corner, behind the title."""

from __future__ import annotations

import re

_LONGEST, WIDEST = 40, 140
"""Characters of an act number, and of a line that ends with one behind the name of the body."""

_ALONE = re.compile(
    r"(?=[^\n]*\d)(?:[a-z]{2,5}[ -])?[\da-z]{1,6}(?:[-/_.][\da-z]{1,8}){1,4}|"
    r"20\d\d(?P<signe>[./-])[01]\d(?P=signe)[0-3]\d ?[/-] ?\d{1,3}"
)
"""« 25-07/046 »; « 2024.03.25 / 17 », the day of the sitting and a rank."""

_OF_YEAR = re.compile(r"(?:19|20)\d\d ?/ ?\d{1,4}")
_LEAF = re.compile(r"(?m:^)[ \t]*(?:19|20)\d\d ?/ ?\d{1,4}[ \t]*(?m:$)")
_DATE_LIKE = re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d{2,4}")
_CORNER = re.compile(r"[a-z] {4,}((?=[^ ]*_)[^ ]{5,20})\Z")
_BESIDE = re.compile(
    r"[^\n]{0,60}?\b(?:ville|commune|mairie|communaute|metropole|syndicat|departement)\b[^\n]{0,80}?\S {4,}"
    r"((?:19|20)\d\d[-/]\d{2,3})\Z"
)
"""A year and a number, at the right of the line that names the body."""

_TOLD = re.compile(
    r"(?<=\S )(?:D[ée]lib[ée]ration|DÉLIBÉRATION|DELIBERATION|Décision|DÉCISION|DECISION)"
    r" ?[nN][ ]?[°º][ ]?(?=[\w/._-]*\d)[\w/._-]+[ \t]*\r?\n?\Z"
)
_LEADS = re.compile(r"(?i:\b(?:la|les|de|des|du|cette|une|sa|en|et|par|selon|vu|[cd]['’])) \Z|[,(][^,(]{0,60}\Z")
"""Words of a sentence that lead to the number of another act: « présente jusqu'à la Délibération n° 12 »."""

_GAP = re.compile(r"(?<=\S)(?:[ ]{4,}|[ ]*\t[ \t]*)(?=\S)")
_OF_SERVICE = re.compile(r"(?:19|20)\d\d,? (?!(?:mars|avril|mai|juin|aout) )[a-z]{1,6}\.? \d{1,4}(?:-\d{1,2})?")
_CLOSING = re.compile(r"(?<=\w{3} )\( ?(?:n ?[°º] ?)?(?:[a-z]{1,6}_?20\d\d[-_]\d{1,4}|de_\d{1,4}_20\d\d) ?\)\Z")


def alone(words: str) -> str | None:
    """The number that the folded words of a line are, or that stands alone in their right corner.

    >>> alone("25-07/046"), alone("region du val          22_0301_07"), alone("2021.03.12 / 7"), alone("12/03/2021")
    ('25-07/046', '22_0301_07', '2021.03.12 / 7', None)
    """
    if len(words) > WIDEST:
        return None
    found = corner(words) or words
    number = len(found) <= _LONGEST and _ALONE.fullmatch(found) and not _DATE_LIKE.fullmatch(found)
    return found if number else None


def right_cell(folded: str, start: int, end: int) -> int | None:
    """Where the last cell of a line begins, behind four blanks or a tab; ``None`` for a line that is one cell, or long.

    >>> right_cell("commune de valdor     deliberation n° 12", 0, 40), right_cell("commune de valdor", 0, 17)
    (22, None)
    """
    gaps = list(_GAP.finditer(folded, start, end)) if end - start <= WIDEST else []
    return gaps[-1].end() if gaps else None


def told_last(text: str, start: int, end: int) -> int | None:
    """Where the number begins with which a line ends, its name in capitals, when no words of a sentence lead to it.

    Two columns may be parted by a single blank: « Nombre de conseillers : Délibération n° 2023-02-01 ».

    >>> line = "Nombre de conseillers : Délibération n° 2023-02-01"
    >>> told_last(line, 0, 50), told_last("jusqu'à la Délibération n° 12", 0, 29)
    (24, None)
    """
    found = _TOLD.search(text, start, end) if end - start <= WIDEST else None
    return None if found is None or _LEADS.search(text, start, found.start()) else found.start()


def beside(words: str) -> str | None:
    """The year and number at the right of the line that names the body.

    >>> beside("commune de valdor          2016-17"), beside("annee scolaire          2016-17")
    ('2016-17', None)
    """
    found = _BESIDE.match(words) if len(words) <= WIDEST else None
    return found[1] if found else None


def corner(words: str) -> str | None:
    """The number with underscores that stands alone in the right corner of a line.

    >>> corner("region du val          22_0301_07"), corner("region du val          22/03/2021")
    ('22_0301_07', None)
    """
    found = _CORNER.search(words) if words[-1:].isalnum() and "_" in words else None
    return found[1] if found else None


def of_year(words: str, folded: str) -> bool:
    r"""Whether a line is « 2017/028 » and no other of the text is such: the leaves of a register are several.

    >>> of_year("2017/028", "mairie\n2017/028\n"), of_year("2017/028", "2017/028\nmairie\n2017/029")
    (True, False)
    """
    return _OF_YEAR.fullmatch(words) is not None and len(_LEAF.findall(folded)) == 1


def closes(words: str) -> bool:
    """Whether a line ends with the number of an act in brackets.

    >>> closes("refection du preau (n° de_011_2024)"), closes("refection du preau (2024)")
    (True, False)
    """
    return words.endswith(")") and _CLOSING.search(words) is not None


def of_service(words: str) -> bool:
    """Whether the folded words of a line are a number by year and service, or one that may stand alone.

    >>> of_service("2003 dac 326"), of_service("1996 p. 724"), of_service("25-07/046"), of_service("2003 mai 12")
    (True, True, True, False)
    """
    return len(words) <= _LONGEST and (_OF_SERVICE.fullmatch(words) is not None or alone(words) == words != "")
