"""The column of votes of a table, row by row: « 12 P », « 9 P 3 A », « Pour : 7 Contre : 5 », « Unanimité »."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.french.numbers import figure

if TYPE_CHECKING:
    from collections.abc import Iterable

_HEADS = frozenset({"vote", "votes", "resultat du vote", "resultats du vote", "vote du conseil"})
"""The heads of such a column; « Vote » heads one of sums as often, and its cells tell which."""

_COUNT = re.compile(
    r"(?<![\w,.])(?:(?P<avant>\d{1,3}) ?(?:voix )?(?P<voix>pour|contre|abst(?:entions?|\.)?|[pca])|"
    r"(?P<dit>pour|contre|abst(?:entions?|\.)?|[pca]) ?[:=]? ?(?P<apres>\d{1,3}))(?!\w)"
)
_UNNAMED = re.sub(r"\?P<\w+>", "?:", _COUNT.pattern)
_SAID = re.compile(
    r"(?:a l')?unanimite|(?:a la )?majorite|adoptee?s?|approuvee?s?|accordee?s?|favorable|oui|"
    r"(?P<non>refus\w*|rejet\w*|ajourn\w*|report\w*|defavorable|non(?: retenue?s?)?|sans suite|sursis)"
)
_REFUSED = re.compile(r"(?:refus(?:ee?)?|rejet(?:ee?)?|ajournee?|non retenue?|sans suite)\.?(?: ?\([^()]{0,80}\))?")
_BETWEEN = " ,;/.-*"
_END = re.compile(rf"(?:(?<=[0-9€] )|(?<= {{2}}))[ ]*(?:{_UNNAMED}|(?:a l')?unanimite)(?:[ ,;/]*{_UNNAMED})*[ .]*\Z")


def heading(words: str) -> bool:
    """Whether a head may be that of a column of votes.

    >>> heading("votes"), heading("vote 2023")
    (True, False)
    """
    return words in _HEADS


def column(cells: Iterable[str]) -> bool:
    """Whether the cells of a column are votes: one at least is, and none is a sum.

    >>> column(["12 p", "", "9 p 3 a"]), column(["12 p", "300,00"]), column([""])
    (True, False, False)
    """
    written = [cell for cell in cells if cell]
    return any(map(told, written)) and not any(figure(cell.rstrip(" €")) is not None for cell in written)


def ends(words: str) -> bool:
    """Whether a row ends with its vote, behind its figures.

    >>> ends("judo-club 120,00 64,00 9 p 3 a"), ends("tennis      12 c"), ends("classe de 12 a")
    (True, True, False)
    """
    return _END.search(words) is not None


def told(words: str) -> bool:
    """Whether words are a vote and nothing else, but what stands in brackets.

    >>> told("9 p 3 a"), told("pour : 14 (mme roy ne vote pas)"), told("unanimite"), told("12 places")
    (True, True, True, False)
    """
    kept = re.sub(r"\([^()]{0,120}\)?", "", words).strip(_BETWEEN)
    return _SAID.fullmatch(kept) is not None or (bool(kept) and not _COUNT.sub("", kept).strip(_BETWEEN))


def lost(words: str) -> bool:
    """Whether a vote gives nothing: refused, put off, or with no more voices for than against.

    Letters count all voices; « 1 contre » may tell those of the minority alone.

    >>> lost("3 p 9 c"), lost("12 c"), lost("refuse (hors secteur)"), lost("11 p 1 a"), lost("1 contre")
    (True, True, True, False, False)
    """
    opened = _SAID.match(words)
    if opened is not None and opened["non"]:
        return True
    found = [(one["voix"] or one["dit"], int(one["avant"] or one["apres"])) for one in _COUNT.finditer(words)]
    given, against = (sum(number for kind, number in found if kind[0] == letter) for letter in "pc")
    whole = given > 0 or any(kind == "c" for kind, _ in found)
    return whole and against >= given


def refused(words: str) -> bool:
    """Whether words refuse and say nothing else, but what stands in brackets.

    >>> refused("refuse (hors secteur)"), refused("refuse en 2022"), refused("non")
    (True, False, False)
    """
    return _REFUSED.fullmatch(words) is not None


def carried(words: str) -> bool:
    """Whether words open with an assent: the vote on all that stands above.

    >>> carried("unanimite, chaque maire s'abstenant pour sa commune"), carried("reporte"), carried("le bureau")
    (True, False, False)
    """
    opened = _SAID.match(words)
    return (
        opened is not None and not opened["non"] and words[opened.end() : opened.end() + 1] in {"", " ", ",", ".", ":"}
    )


def refused_behind(folded: str, place: int) -> bool:
    r"""Whether the vote that stands behind an amount on its line, which ends at ``place``, gives nothing.

    >>> refused_behind("tennis 300,00   5 p 7 c\njudo 200,00   12 p", 13)
    True
    """
    stop = folded.find("\n", place)
    words = folded[place : stop if stop >= 0 else len(folded)].strip(" €")
    return told(words) and lost(words)
