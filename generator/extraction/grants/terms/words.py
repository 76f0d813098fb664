"""The families of the vocabulary of grants, each as one pattern; and the clauses of a text, where phrases are read."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from generator.french import vocabulary
from generator.french.amounts import marks
from generator.french.family import Family

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.reading.view import View

_VOTED = "".join(
    rf"(?<!{words},)"
    for words in (
        "voix",
        "pour",
        "contre",
        "abstention",
        "abstentions",
        "unanimite",
        "majorite",
        "discussion",
        "debat",
        r"\)",
    )
)
"""A line that ends with the vote, « le Bureau, par 12 voix pour, », goes on with what is decided."""

_BREAKS = (
    r"\n[ \r]*\n|;|\.(?=\s)|:(?=[ \r]*\n)|\n(?=[ ]{0,40}(?:[-•*>●■❖➢►✓➤¥·§~]|[yvo?] |[a-z]\) |[0-9]{1,2} ?[.)/] ))"
    r"|\n(?=[ ]{0,8}subvention\s[^\n:]{3,100}:)|\n(?=[ ]{0,40}total\b|[ ]{0,100}(?:_{3}|-{6}|={6}))"
    r"|\n(?=[ ]{0,40}(?:les\s+credits|inscription\s+a|(?:la|cette)\s+depense)\b)"
    r"|\n(?=[ ]{0,40}(?:pas\s+de|aucune)\s+(?:subvention|aide)\b)"
    r"|\n(?=[ ]{0,8}ainsi\s+qu'une?\s+(?:subvention|aide|somme)\b)"
    r"|:(?=[ ]{1,3}[-–•][ ][^\W\d])"
    rf"|,{_VOTED}[ \r]*\n(?=\s*(?:decide|attribue|accorde|alloue|octroie|vote|autorise|approuve|dit|precise|impute)\b)"
)
_FOLLOWING = "suivantes"
_BREAK = re.compile(_BREAKS)
_BREAK_AT_LIST = re.compile(
    rf"{_BREAKS}|(?<={_FOLLOWING})[ \r]*\n(?=[^\n]{{3,80}}[0-9][ ]?(?:€|eur)[^\n]{{0,12}}\n)"
    r"|[ ](?=[-–•][ ](?:a\s+l'|a\s+la\s|aux?\s)(?!unanimite|occasion|issue|suite|demande|majorite|titre|vu\b)"
    r"[^;:\n€–]{3,100}?\sune?\s(?:subvention|aide|fonds\sde)\s)"
)
"""The second also parts « les subventions suivantes » from its list, and its items where no line is broken, « - au Club
une subvention de »; it is tried at every blank: few texts say so.
"""

_TITLE, _INDENT = "subvention ", 40
"""« Subvention au Club : 300 € » opens a clause with its capital; in small letters its line goes on with a sentence."""

_BULLETED = re.compile(r"\s*(?:[-•*>●■❖➢►✓➤¥·§~]|(?:[yvo?]|[a-z]\)|[0-9]{1,2} ?[.)/])(?=\s))")
DOSSIER = re.compile(
    r"dossier(?:[^.;\n]{0,100}?\bn ?° ?(?:de dossier )?|[ ])"
    r"(?P<numero>(?=[a-z/._-]{0,20}[0-9])[a-z0-9]\w*(?:[./_-]\w+)*)"
)
"""The number of a file: « dossier n° 2020_244 », « dossier 2018_03456 »; it holds a figure."""

_ABBREVIATION = re.compile(r"(?:\b(?:m|mm|mme|mlle|st|ste|art|no|n|cf|etc|dr|me|av|bd|inc|al)|\b[a-z])\Z")


@cache
def family(*noms: str) -> Family:
    """The entries whose name is, or begins with, one of ``noms``, to be looked for in folded text."""
    entries = vocabulary.load("grants").entries
    named = ((entry, any(entry.nom == nom or entry.nom.startswith(nom + ".") for nom in noms)) for entry in entries)
    return Family(tuple(entry for entry, asked in named if asked))


@lru_cache(maxsize=512)
def said(folded: str, start: int, end: int, *noms: str) -> re.Match[str] | None:
    """The first phrase of a family between ``start`` and ``end``.

    Two questions in five are those that another reader just asked of the same clause.
    """
    return family(*noms).search(folded, start, end)


@lru_cache(maxsize=64)
def speaks(folded: str, start: int, end: int, *noms: str) -> bool:
    """Whether a phrase of a family stands between ``start`` and ``end``, whichever comes first.

    Asked of a whole document, where each form that must be looked for to find the first one costs as much as a clause.
    """
    return family(*noms).stands(folded, start, end)


@lru_cache(maxsize=8)
def clauses(view: View) -> tuple[tuple[int, int], ...]:
    r"""The clauses of a view: what stands between full stops, semicolons, blank lines, bullets and final colons.

    The readers of sentences, lists, reports, payers and budget lines ask for the same ones: each view is cut once.

    >>> from generator.reading.view import View
    >>> from generator.values.span import Span
    >>> phrase = "M. X propose :\n- une aide ; puis rien."
    >>> [phrase[start:end].strip() for start, end in clauses(View.of(phrase, phrase.lower(), (Span(0, len(phrase)),)))]
    ['M. X propose :', '- une aide ;', 'puis rien.']
    """
    return tuple(_cut(view.text, view.folded))


def _begun(folded: str, at: int) -> int:
    """Where the next words begin."""
    ahead = folded[at : at + _INDENT]
    return at + len(ahead) - len(ahead.lstrip())


def _cut(text: str, folded: str) -> Iterator[tuple[int, int]]:
    """Each clause of a text that holds words."""
    begin = 0
    for found in (_BREAK_AT_LIST if _FOLLOWING in folded else _BREAK).finditer(folded):
        at, end = found.span()
        mark = folded[at]
        if mark == ".":
            after = text[end : end + 40].lstrip()
            if after[:1].islower() or _ABBREVIATION.search(folded, max(begin, end - 7), end - 1):
                continue
        elif mark == "\n" and folded.startswith(_TITLE, at := _begun(folded, end)) and text[at] != "S":
            continue
        if not folded[begin:end].isspace():
            yield begin, end
        begin = end
    if folded[begin:].strip():
        yield begin, len(text)


def bulleted_at(view: View, start: int, end: int) -> bool:
    """Whether a clause opens with a bullet or a rank."""
    return _BULLETED.match(view.folded, start, end) is not None


def may_announce(folded: str, start: int, end: int) -> bool:
    """Whether a clause holds what all that announce a list do: most hold none, and are not looked at further."""
    return folded.find(":", start, end) >= 0 or folded.find("suivantes", start, end) >= 0


def lead_in(view: View, start: int) -> tuple[int, int] | None:
    """The clause before the list in which an item stands: « décide d'attribuer au Club : » before « - 300 € … »."""
    cut = clauses(view)
    rank = bisect_right(cut, start, key=_start) - 1
    above = openings(view)[rank] if rank > 0 else rank
    opens = above < rank and view.folded[slice(*cut[above])].rstrip(" \n\r*_").endswith(":")
    return cut[above] if opens else None


@lru_cache(maxsize=16)
def openings(view: View, *, going_on: bool = False) -> tuple[int, ...]:
    """For each clause, its rank, or that of the clause above the items among which it stands; the first has none.

    Items open with a bullet; where ``going_on``, also with what goes on with a gift: « ainsi qu'une subvention … ».
    """
    found: list[int] = []
    for rank, place in enumerate(clauses(view)):
        item = bulleted_at(view, *place) or (going_on and family("enumeration.suite").match(view.folded, *place))
        found.append(found[-1] if rank and item else rank)
    return tuple(found)


@lru_cache(maxsize=8)
def priced(view: View) -> tuple[tuple[int, int], ...]:
    """The clauses of a view that print a mark of money: the only ones that can hold an amount."""
    cut = clauses(view)
    return tuple(cut[rank] for rank in _ranks(cut, marks(view.folded)))


def holding(view: View, nom: str) -> tuple[int, ...]:
    """The ranks of the clauses that hold one of the words of a family: the only ones in which a phrase of it stands."""
    cut = clauses(view)
    mots = family(nom).mots
    return _ranks(cut, (at for mot in mots for at in _places(view.folded, mot))) if mots else tuple(range(len(cut)))


def _places(folded: str, mot: str) -> Iterator[int]:
    """Everywhere a word stands, or a part of one."""
    at = folded.find(mot)
    while at >= 0:
        yield at
        at = folded.find(mot, at + 1)


def _ranks(cut: tuple[tuple[int, int], ...], places: Iterable[int]) -> tuple[int, ...]:
    """The ranks of the clauses in which places stand."""
    return tuple(sorted({bisect_right(cut, place, key=_start) - 1 for place in places}))


def _start(clause: tuple[int, int]) -> int:
    """Where a clause begins."""
    return clause[0]
