"""Words blotted out of a text, letter for letter: the text keeps its length, so that every offset stays true."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.french.fold import fold
from generator.french.names import TITLE
from generator.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LETTER = re.compile(r"[^\W\d_]")
_FIGURE = re.compile(r"\d")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_BETWEEN = r"[^a-z0-9]{0,4}"
"""What may stand between two words of a name: a space, a line break and an indent, a hyphen; nothing in an address."""

_TITLED = fold(TITLE)
_FAMILY = re.compile(r"[A-ZÀ-ÖØ-ÝŒ][A-ZÀ-ÖØ-ÝŒ'’-]+")
_BLOTTED = re.compile(r"[Xx]+(?:[^\w\d]+[Xx]+)*")
_SHORTEST = 4
"""Letters below which a name made of « x » may be a real one: « XXX »."""


def blot(text: str, spans: Iterable[Span], *, figures: bool = False) -> str:
    """The text with the letters of ``spans`` made « x » or « X », and the figures « 0 » where asked.

    >>> blot("Mme Zoé BRUN, 12 €", [Span(4, 18)], figures=True)
    'Mme Xxx XXXX, 00 €'
    """
    letters = list(text)
    for span in spans:
        for at in range(span.start, min(span.end, len(letters))):
            if _LETTER.match(text[at]):
                letters[at] = "X" if text[at].isupper() else "x"
            elif figures and _FIGURE.match(text[at]):
                letters[at] = "0"
    return "".join(letters)


def blotted(name: str) -> bool:
    """Whether a name is one that was blotted out.

    >>> blotted("Xxxx XXXX"), blotted("XXX"), blotted("Xavier")
    (True, False, False)
    """
    return len(name) >= _SHORTEST and _BLOTTED.fullmatch(name.strip()) is not None


def written(name: str) -> re.Pattern[str]:
    r"""What finds ``name`` in folded words, its first or its last word first, whatever stands between its words.

    >>> written("Zoé BRUN").search(fold("la lettre de Brun,\n Zoë")) is not None
    True
    """
    words = _words(name)
    turned = dict.fromkeys(tuple(words[at:] + words[:at]) for at in range(len(words)))
    forms = "|".join(_BETWEEN.join(map(re.escape, form)) for form in turned)
    return re.compile(rf"(?<![a-z0-9])(?:{forms})(?![a-z0-9])")


def places(name: str, text: str) -> Iterator[Span]:
    """Where ``text`` prints ``name``: whole, in either order, or its family name behind a title or an initial.

    The family name is what ``name`` writes in capitals.

    >>> text = "Mme BRUN, M. Brunet, Z. Brun et Zoé Brun"
    >>> [span.of(text) for span in sorted(places("Zoé BRUN", text))]
    ['BRUN', 'Z. Brun', 'Zoé Brun']
    """
    folded = fold(text)
    yield from (Span(*found.span()) for found in written(name).finditer(folded))
    family = [fold(word) for word in name.split() if _FAMILY.fullmatch(word)]
    given = [word for word in _words(name) if word not in {part for one in family for part in _words(one)}]
    if family and given:
        last = r"\s{1,4}".join(map(re.escape, family))
        initials = "".join(rf"(?:{word[0]}\.[ -]?)?" for word in given)
        pattern = rf"(?<!\w)(?:{_TITLED}|(?={given[0][0]}\.))(?P<name>{initials}{last})(?!\w)"
        yield from (Span(*found.span("name")) for found in re.finditer(pattern, folded))


def _words(name: str) -> list[str]:
    """The words of a name, folded."""
    return [word for word in _NOT_WORD.split(fold(name)) if word]
