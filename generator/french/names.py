"""Names of persons as acts print them: civil title, first name, family name in capitals, function."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.french.motif import letter_led
from generator.values.by_slot import by_slot
from generator.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

TITLE = (
    r"(?:(?:Monsieur|Madame|Mademoiselle|Messieurs|Mesdames|MM|Mmes|Mlle|Mme|Mrs|Mr|M|Dr|Docteur|Me|Maître|Pr|"
    r"MONSIEUR|MADAME|MADEMOISELLE|MESSIEURS|MESDAMES|MMES|MLLE|MME|MR)\b\.? ?)"
)
"""A civil title or a professional one, in front of a name; in capitals where the whole list is."""

_LETTER = "A-ZÀ-ÖØ-Ýa-zà-öø-ÿŒœ"
_UPPER = "A-ZÀ-ÖØ-ÝŒ"
_WORD = rf"(?:(?:[{_UPPER}]\.-?){{1,2}}[{_UPPER}]\b\.?|[{_LETTER}][{_LETTER}'’-]*\.?)"
PARTICLES = frozenset({"de", "du", "des", "la", "le", "les", "el", "ben", "bin", "von", "van", "der", "di", "da", "d"})
"""Words of a family name that stand in small letters."""

_PLURAL_TITLE = r"(?:Mesdames|Messieurs|Mmes|MM|Mrs|MESDAMES|MESSIEURS|MMES)"
_PERSON = re.compile(
    rf"(?:{_PLURAL_TITLE}\.? (?:et|ET) (?={_PLURAL_TITLE}\b))?"
    rf"{TITLE}{{0,2}}(?:le |la )?(?P<name>{_WORD}(?:[ ]+{_WORD}){{0,5}})"
)
"""Its titles may be those of the whole list that it opens: « Mmes et MM. Alain BRUNEL »."""

_TITLES = re.compile(TITLE + r"{1,2}")
_CAPITALS = re.compile(rf"[{_UPPER}][{_UPPER}'’-]+")
_FUNCTION = re.compile(
    letter_led(
        r"(?<!\w)(?:maire|adjointe?s?|pr[ée]sidente?s?|vice|conseill(?:er|[èe]re)s?|d[ée]l[ée]gu[ée]e?s?|secr[ée]taire|"
        r"membres?|suppl[ée]ante?s?|titulaires?|rapporteure?|directeur|directrice|s[ée]ance|conseil|commission|bureau|"
        r"comit[ée]|assembl[ée]e|commune|ville|g[ée]n[ée]ral)(?!\w)"
    )
)
"""Looked for in small letters: a third of the time of leaving the case to the pattern, at each letter of each name."""

_SAID = re.compile(
    r"\(\*{1,3}\)|[(,](?=[^\n()]{0,40}(?i:\b(?:maire|adjoint|pr[ée]sident|vice|conseil|d[ée]l[ée]gu|membre|suppl[ée]ant|titulaire|remplac|visio|distanciel)))"
)
"""A function told of a member. Anything else in brackets may change who sat: « (absent au point 3) » is left in."""

_PLACE = re.compile(
    r"\((?!(?:Abs|Exc|Pouv|Proc|Arriv|Départ|Depart|Retard|Repr|Suppl|Mand))"
    r"(?=[A-ZÀ-Ý][\w'’]*(?:[ -](?:[A-ZÀ-Ý][\w'’]*|[dl]['’]\w+|le|la|les|sur|sous|en|de|du|des|et|lès)){0,7}\))"
)
"""The commune of a delegate, in brackets: « Mme ROY (Saint-Aubin-le-Monial) »."""

_HELD = re.compile(
    r"(?<=\w)\s+(?i:conseill(?:er|ère)s?|adjointe?s?|délégué(?:e|s|es)?)"
    r"(?i:\s+(?:municipaux|municipale?s?|communautaires?|délégué(?:e|s|es)?|au\s+maire))*[\s.]*\Z"
)
"""The function of the last members of a list, behind the last name: « M. Jean VALLERY conseillers municipaux »."""

_SURNAME = re.compile(rf"\s*{TITLE}\s*(?P<nom>[{_UPPER}][a-zà-öø-ÿ'’]+(?:[ -][{_UPPER}][a-zà-öø-ÿ'’]+)?)[\s.,]*")
_LEAD = " \t\r\n*_.,;:-–•"
_NEVER = frozenset({"aux", "au", "et", "en", "par", "pour", "sur", "dans", "avec"})
"""Words of a title in capitals, « SUBVENTIONS AUX ASSOCIATIONS », that stand in no name of a person."""

_SPACES = re.compile(r"\s+")
_INITIAL = re.compile(r"\b\w\.$")
_MEMBER = 80
"""Characters of a member in a list, title included: the same members sit at every meeting, and are read once."""
_PLURAL = re.compile(rf"{_PLURAL_TITLE}\b")
_NEXT = re.compile(
    rf"\s(?:(?<=[\w)]\s)|(?<=[a-zà-ÿ{_UPPER}]{{2}}\.\n))\s*(?:(?P<et>et)\s+(?=[{_UPPER}])|(?<=\)\s)(?=[{_UPPER}])|"
    rf"(?<!\b[àÀA]\s)(?<!\b[Aa][Uu]\s)(?<!\b[Pp][Aa][Rr]\s)(?<!\bmandataire\s)(?<!\bde\s)(?<!\bsuppléant\s)(?<!\bsuppléante\s)(?!\w\.[{_UPPER}]\.)(?={TITLE}[{_UPPER}]))"
)
_SPACED_DASH = re.compile(r"[\s–—](?:(?<=\s)[-–—]{1,2}\s|(?<=\.[–—])\s)")
_LABEL = re.compile(
    r"(?<!\w)(?:Membres|Mesdames|Messieurs|Mmes|MM\.?|Titulaires|Suppléante?s|Délégués|Conseillers)[^,.;:\n\d]{0,50}:"
    rf"|(?m:^)[ \t]*(?:Commune d(?:e |['’]))?[A-ZÀ-ÖØ-Ý][A-ZÀ-ÖØ-Ý'’ -]{{2,40}}[ \t]?:(?=[ \t]*{TITLE})"
)
"""What heads a part of a list: « Mesdames : », « Membres suppléants avec voix délibérative : », « BELVAL : M. … »."""

_SEMICOLON = re.compile(r";")
_COMMA = re.compile(r",(?!\s*(?i:procuration|pouvoir|(?:ayant |a )?donn[ée])\b(?!\s*(?i:pouvoir|procuration)?\s*:))")
_BREAK = re.compile(r"[\r\n]+")
_LOOSE = (_SPACED_DASH, _SEMICOLON)
_INNER = re.compile(r"[,;]|\n[ \t]*\n")
"""What parts the members of one group."""


@by_slot
@dataclass(frozen=True, slots=True)
class Person:
    """A person found in a text: the name without title, and where the name stands."""

    nom: str
    span: Span


def person(text: str, start: int = 0, end: int | None = None) -> Person | None:
    """Read ``text[start:end]`` as one person and nothing else, or decline.

    A name has a family name in capitals, or a first name and a family name. A function alone is not a name.

    >>> person("Mme Françoise LE MEN").nom
    'Françoise LE MEN'
    >>> person("Maire") is None
    True
    """
    read = _named(text[start : len(text) if end is None else end])
    return Person(read[0], Span(start + read[1], start + read[2])) if read else None


def _named(part: str) -> tuple[str, int, int] | None:
    """What ``_read`` says of a part of a text: the members of a list are asked for again and again."""
    return _member(part) if len(part) <= _MEMBER else _read(part)


def member(text: str, start: int, end: int) -> Person | None:
    """Read an item of a list of members: one person, with what is said of that person behind a comma or in brackets.

    >>> member("Christine FOUR (titulaire)", 0, 26).nom, member("M. Yves BOUCHER, délégué de Petosse", 0, 35).nom
    ('Christine FOUR', 'Yves BOUCHER')
    """
    if whole := person(text, start, end):
        return whole
    said = _SAID.search(text, start, end) or _HELD.search(text, start, end) or _PLACE.search(text, start, end)
    return person(text, start, said.start()) if said else None


def surname(text: str, start: int, end: int) -> Person | None:
    """Read one person told by a civil title and a family name in small letters, and nothing else, or decline.

    >>> surname("M. Kimel", 0, 8).nom, surname("Monsieur le Maire", 0, 17) is None
    ('Kimel', True)
    """
    found = _SURNAME.fullmatch(text, start, end)
    return Person(found["nom"], Span(*found.span("nom"))) if found and not is_function(found[0]) else None


def _read(part: str) -> tuple[str, int, int] | None:
    """The name that ``part`` prints and nothing else, and where it begins and ends there."""
    lead = len(part) - len(part.lstrip(_LEAD))
    clean = part.lstrip(_LEAD).rstrip(" \t\r\n*_.,;:-–")
    if "  " in clean or not clean.isprintable():  # most names hold single spaces
        clean = _SPACES.sub(" ", clean)
    found = _PERSON.fullmatch(clean)
    if found is None:
        return None
    name = found["name"]
    if name.endswith(".") and not _INITIAL.search(name):
        name = name.rstrip(".")
    words = name.split(" ")
    if not all((word[0].isupper() or word.lower() in PARTICLES) and word.lower() not in _NEVER for word in words):
        return None
    if _FUNCTION.search(name.lower()) or not (_CAPITALS.search(name) or len(words) > 1) or not _begins(words):
        return None
    first = part.find(words[0], lead)
    last = part.rfind(words[-1])
    if first < 0 or last < first:
        return None
    return name, first, last + len(words[-1])


def _begins(words: list[str]) -> bool:
    """Whether a name begins so: in a capital, or with the particle of a family name in capitals, « de CHASTENET »."""
    return words[0][0].isupper() or (len(words) > 1 and _CAPITALS.fullmatch(words[1]) is not None)


_member = lru_cache(maxsize=4096)(_read)


def split(text: str, start: int, end: int) -> tuple[Span, ...]:
    r"""Cut a printed list of names into its items, by the separator that the list itself uses.

    Acts separate by `` - ``, by ``;``, by commas, or by line breaks alone; the first of these that stands in the list
    is its separator, since the later ones also stand inside names and titles.

    >>> text = "Roland BLUM - Gérard\nBRAMOULLÉ - Éric LE DISSÈS."
    >>> [text[s.start:s.end].strip() for s in split(text, 0, len(text))]
    ['Roland BLUM', 'Gérard\nBRAMOULLÉ', 'Éric LE DISSÈS.']
    """
    labels = [found.span() for found in _LABEL.finditer(text, start, end)] if text.find(":", start, end) >= 0 else []
    if labels:
        starts = [start, *(stop for _, stop in labels)]
        stops = [*(begin for begin, _ in labels), end]
        return tuple(span for first, last in zip(starts, stops, strict=True) for span in split(text, first, last))
    part = text[start:end]
    for separator in (_SPACED_DASH, _SEMICOLON, _COMMA, _BREAK):
        if separator.search(part.strip(" \t\r\n,;-–")):
            break
    spans: list[Span] = []
    previous = 0
    for found in [*separator.finditer(part), None]:
        begin, stop = start + previous, start + (found.start() if found else len(part))
        spans.extend((separator in _LOOSE and _group(text, begin, stop)) or _titled(text, begin, stop))
        previous = found.end() if found else len(part)
    return tuple(span for span in spans if text[span.start : span.end].strip(" \t\r\n*_.,;:-–"))


def _group(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The members of a group, where dashes or semicolons part groups: « A. BRUN, vice-président ; J. ROY, P. MAS ».

    Nothing for an item that is one member, nor for one that is mostly something else.
    """
    bounds = [start, *(found.end() for found in _INNER.finditer(text, start, end)), end]
    if len(bounds) == 2:  # noqa: PLR2004 - nothing parts it
        return ()
    words = [text[begin:stop] for begin, stop in pairwise(bounds)]
    named = sum([_named(part) is not None for part in words])
    if named < 2:  # noqa: PLR2004 - a group
        return ()
    sure = named + sum(map(is_function, words))
    return tuple(Span(*pair) for pair in pairwise(bounds)) if sure * 4 >= len(words) * 3 else ()


def _titled(text: str, start: int, end: int) -> Iterator[Span]:
    """An item cut again before each civil title, and at « et »: lists of a scan lose their separators.

    A title after « à », « par » or « au » belongs to the proxy named before it.
    """
    if _PLURAL.match(text[start:end].lstrip(" \t\r\n*_")):
        for found in _COMMA.finditer(text, start, end):
            yield from _titled(text, start, found.start())
            start = found.end()
    previous = start
    for found in _NEXT.finditer(text, start, end):
        if found.start() > previous:
            yield Span(previous, found.start())
            previous = found.end() if found["et"] else found.start()
    yield Span(previous, end)


def in_capitals(nom: str) -> bool:
    """Whether a name prints its family name in capitals, as acts do for those who hold office.

    >>> in_capitals("Gérard BRAMOULLÉ"), in_capitals("Saint Louis")
    (True, False)
    """
    return _CAPITALS.search(nom) is not None


def is_title(item: str) -> bool:
    """Whether an item of a list of members is only a title, as in « Mmes et MM. Claire HUGUES, Paul FILY ».

    >>> is_title("Mmes"), is_title("Mme HUGUES")
    (True, False)
    """
    return _TITLES.fullmatch(item) is not None


def is_function(item: str) -> bool:
    """Whether an item of a list of members is only a function, as in « M. Dupont, Maire, Mme Durand, Adjointe ».

    >>> is_function("conseillers municipaux délégués"), is_function("Maire DUPONT")
    (True, False)
    """
    return _CAPITALS.search(item) is None and _FUNCTION.search(item.lower()) is not None
