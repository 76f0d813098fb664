"""The marks of automatic lists in a DOCX (« Article 2 », « 1° », a bullet): printed, yet not in the text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.sources.ooxml import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

LEVELS = 9
"""Levels that a list may have."""

MOST = 20_000
"""Largest number that is spelled: beyond, a list is no list."""

MARK = 60
"""Characters of a mark: « Article premier : » has 17."""

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is marked: ``forme`` as in the standard (decimal, bullet), ``mark`` with ``%1`` in it."""

    forme: str = "decimal"
    mark: str = "%1."
    start: int = 1


@dataclass(slots=True)
class Counter:
    """Counts the items of the lists of a document, list by list and level by level.

    >>> counter = Counter({"1": {0: Level(mark="Article %1 :"), 1: Level(forme="lowerLetter", mark="%2)")}})
    >>> [counter.mark("1", level) for level in (0, 1, 1, 0, 1)]
    ['Article 1 : ', 'a) ', 'b) ', 'Article 2 : ', 'a) ']
    """

    lists: Mapping[str, Mapping[int, Level]]
    _counts: dict[int, list[int | None]] = field(default_factory=dict)

    def mark(self, number: str, depth: int) -> str:
        """The mark of the next item of list ``number`` at level ``depth``, a blank after it; a bullet is a dash."""
        levels = self.lists.get(number, {})
        level = levels.get(depth)
        if level is None or level.forme == "none":
            return ""
        if level.forme == "bullet":
            return "- "
        counts = self._counts.setdefault(id(levels), [None] * LEVELS)
        before = counts[depth]
        counts[depth] = level.start if before is None else before + 1
        counts[depth + 1 :] = [None] * (LEVELS - depth - 1)
        mark = level.mark
        for place in range(depth + 1):
            at = levels.get(place, Level())
            count = counts[place]
            mark = mark.replace(f"%{place + 1}", spelled(at.start if count is None else count, at.forme))
        return f"{mark} " if mark else ""


def read(numbering: bytes) -> dict[str, dict[int, Level]]:
    """The levels of each list that the part ``word/numbering.xml`` defines, by the number that paragraphs give.

    Lists that share one definition count on, as Word does, unless they say where they start: they share one object.
    """
    reader = _Numbering()
    parse(numbering, reader.start)
    return reader.lists


@dataclass(slots=True)
class _Numbering:
    """The definitions, and the lists that use them."""

    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    _defined: dict[str, dict[int, Level]] = field(default_factory=dict)
    _levels: dict[int, Level] = field(default_factory=dict)
    _number: str = ""
    _depth: int = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A definition, a level of it, a list, or one of their properties."""
        value = attributes.get("val", "")
        if tag == "abstractNum":
            self._levels = self._defined.setdefault(attributes.get("abstractNumId", ""), {})
        elif tag == "num":
            self._number = attributes.get("numId", "")
        elif tag == "abstractNumId":
            self._levels = self.lists[self._number] = self._defined.get(value, {})
        elif tag in {"lvl", "lvlOverride"}:
            self._depth = number(attributes.get("ilvl"), LEVELS - 1)
        if tag == "lvlOverride":
            self._levels = self.lists[self._number] = dict(self._levels)
        changed = self._levels.get(self._depth, Level())
        if tag in {"start", "startOverride"}:
            self._levels[self._depth] = replace(changed, start=number(value, MOST))
        elif tag == "numFmt":
            self._levels[self._depth] = replace(changed, forme=value)
        elif tag == "lvlText":
            self._levels[self._depth] = replace(changed, mark=value[:MARK])


def number(value: str | None, most: int) -> int:
    """``value`` as a number from 0 to ``most``; what is no number is 0."""
    return min(int(value), most) if value and value.isascii() and value.isdigit() and len(value) < MARK else 0


def spelled(count: int, forme: str) -> str:
    """``count`` as a list of ``forme`` prints it; a form that is not known is printed in figures.

    >>> [spelled(4, forme) for forme in ("decimal", "upperRoman", "lowerLetter", "decimalZero", "ordinal")]
    ['4', 'IV', 'd', '04', '4']
    """
    if not 0 < count <= MOST:
        return str(count)
    match forme:
        case "lowerRoman" | "upperRoman":
            roman = _roman(count)
            return roman.upper() if forme == "upperRoman" else roman
        case "lowerLetter" | "upperLetter":
            letters = _ALPHABET[(count - 1) % 26] * ((count - 1) // 26 + 1)
            return letters.upper() if forme == "upperLetter" else letters
        case "decimalZero":
            return f"{count:02}"
        case _:
            return str(count)


def _roman(count: int) -> str:
    """``count`` in small Roman figures."""
    written = ""
    for value, sign in _ROMAN:
        written += sign * (count // value)
        count %= value
    return written
