r"""The words of a count of votes, one by one: numbers, sides, other counts, and what parts them.

« 27 voix POUR, 2 CONTRE (M. ROY, Mme VAL), abstentions : néant » is a number, a side, a number, a side, a side and a
number that is none. ``voices`` tells which number is whose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from generator.french.numbers import number
from generator.values.by_slot import by_slot

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["nombre", "cote", "autre"]
Joint = Literal["serre", "deux_points", "voix", "voix_ligne", "entre", "ligne", "rien"]
"""What parts two words: blanks; a colon; « voix », « ont voté », over a line or not; a bracket; a line; other words."""

SIDES = ("pour", "contre", "abstention")

_UNIT = (
    r"(?:€|%|°|(?:euros?|francs|communes|logements|habitants|personnes|enfants|eleves|familles|associations|agents|"
    r"places|lots|m2|ha|km|mois|ans|jours|heures|cents?)(?![a-z]))"
)
"""What is counted where no voices are: « Pour : 12 communes », « 15 pour cent »."""

_FIGURE = (
    r"(?<![\w°])(?<!\d[.,/])(?<!\w-)(?<!n° )(?<!\+)(?<!\+ )(?:\d{3}(?<!\d \d\d\d)|\d{1,2})"
    rf"(?![\w°]|[.,/]\d|[ ]?\+|[ ]?{_UNIT}|[ ]\d{{3}}(?!\d))"
)
_ONE = (
    r"(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|"
    r"quarante|cinquante|soixante|cent)"
)
_SPELT = rf"(?<![\w-]){_ONE}(?:(?:[ -]et)?[ -]{_ONE}){{0,4}}(?![\w'-])"
NUMBER = f"(?:{_FIGURE}|{_SPELT})"
_TWICE = rf"{_SPELT}[ ]?\(\d{{1,3}}\)|{_FIGURE}[ ]?\({_SPELT}\)"
_NONE = (
    r"(?<!\w)(?:neant|zero|aucune?)(?!\w)|(?<=[:=])[ ]?/(?![ ]?\d)|"
    r"(?<!\w)(?:(?:sans|ni|pas de?)(?= (?:voix|votes?) contre\b| abstentions?\b)|pas d'(?=abstention))"
)
_POUR = r"pour(?![\w'-])|(?:(?<=voix )|(?<=vote )|(?<=votes ))favorables?(?!\w)"
_CONTRE = r"contre(?![\w'-])|(?:(?<=voix )|(?<=vote )|(?<=votes ))defavorables?(?!\w)"
_ABSTENTION = r"abst(?:entions?(?:\(s\))?|enue?s?|iennent|ient|enant)(?:\(e?s?\))?(?!\w)|abst?\.|abst(?!\w)"
_OTHERS = (
    r"(?:(?:nombre|nbre) (?:total )?(?:de |d'))?(?:membres |conseillers |delegues |suffrages |votes? )?(?:en exercice|"
    r"presente?s?|representee?s?|absente?s?|excusee?s?|pouvoirs?|procurations?|votants?|exprimes?|majorite absolue|"
    r"blancs?|nuls?|quorum|nppv|(?:pris|prenant|prennent|prend) (?:pas )?part au vote)"
)
_WORD = re.compile(
    rf"(?P<deux_fois>{_TWICE})|(?P<chiffres>{_FIGURE})|(?P<mots>{_SPELT})|(?P<neant>{_NONE})|"
    rf"(?<![\w-])(?:(?P<abstention>{_ABSTENTION})|(?P<pour>{_POUR})|(?P<contre>{_CONTRE})|"
    rf"(?P<autre>{_OTHERS}(?:\(e?s?\))*(?!\w)))"
)
_GAP = r"(?:[ ]+(?:\r?\n[ ]*)?|\r?\n[ ]*)"
"""Blanks with one line break at most: a phrase goes on over the end of its line, and not over a blank line."""

_WHO = (
    r"(?:(?:membres?|elue?s?|conseillere?s?|deleguee?s?)(?: (?:presents|municipaux|communautaires))?[ ]+)?"
    r"(?:(?:voix|votes?|suffrages?)(?![\w'-])|(?:ont|a|ayant) vote\b|vot(?:e|ent|ant)\b|se sont\b|s'(?:est |etant )?)"
)
_JOINT = re.compile(
    rf"(?P<serre>[ |\[\]\"*]*(?:\(s\)[ ]*)?)|(?P<deux_points>[ \"*]*(?:\(s\)[ ]?)?[:=][*]*\s*)|(?P<entre>[ ]?\([ ]?)|"
    rf"(?P<voix>[ ]+{_WHO}[ \"*]*\(?)|(?P<voix_ligne>{_GAP}{_WHO}{_GAP}?)|"
    r"(?P<ligne>[ |]*\r?\n[\s|*o-]*(?:(?:nombre de )?(?:voix|votes?|suffrages) )?)"
)


ALONE = re.compile(r"[ ]*(?:[:(|]|\r?\n|\Z)")
"""What stands behind a number that ends its line, or what is named."""


@by_slot
@dataclass(frozen=True, slots=True)
class Word:
    """A number, a side or the name of another count, at its place; ``joint`` is what parts it from the word before."""

    kind: Kind
    start: int
    end: int
    said: str
    joint: Joint
    value: int | None = None

    @property
    def side(self) -> str | None:
        """The side that it names."""
        return self.said if self.kind == "cote" else None

    @property
    def figures(self) -> bool:
        """Whether it is a number in figures."""
        return self.said == "chiffres"


@by_slot
@dataclass(frozen=True, slots=True)
class Voice:
    """The voices of one side: their number, and the place of all the words that say so.

    ``sure`` tells one that needs no other side beside it.
    """

    side: str
    number: Word
    start: int
    end: int
    sure: bool

    @property
    def value(self) -> int:
        """How many they are."""
        return self.number.value or 0


def words(folded: str, start: int, stop: int) -> Iterator[Word]:
    """Every word of a count of votes between two places, in order."""
    end = start
    for found in _WORD.finditer(folded, start, stop):
        said = str(found.lastgroup)
        value = _value(said, found[0])
        kind: Kind = "cote" if said in SIDES else "autre" if said == "autre" or value is None else "nombre"
        yield Word(kind, *found.span(), said, _joint(folded, end, found), value)
        end = found.end()


def _value(said: str, printed: str) -> int | None:
    """The value of a number, zero where it is said to be none; ``None`` for what is no number."""
    if said in {"chiffres", "mots"}:
        return int(printed) if said == "chiffres" else number(printed)
    if said == "deux_fois":
        first, second = (_value("chiffres" if part.isdigit() else "mots", part) for part in _parts(printed))
        return first if first == second else None
    return 0 if said == "neant" else None


def _parts(printed: str) -> tuple[str, str]:
    """The two writings of a number: « douze (12) »."""
    first, _, second = printed.partition("(")
    return first.strip(), second.removesuffix(")")


def _joint(folded: str, start: int, word: re.Match[str]) -> Joint:
    """What parts a word from the one before; below a colon a number stands alone, or opens what is decided."""
    found = _JOINT.fullmatch(folded, start, word.start())
    joint = "rien" if found is None else str(found.lastgroup)
    if joint == "deux_points" and "\n" in folded[start : word.start()] and not ALONE.match(folded, word.end()):
        return "rien"
    return joint  # type: ignore[return-value] # the names of the groups
