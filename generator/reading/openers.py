"""The formal phrases that open a section or make a stamp, ready to be asked of many lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from generator.french import vocabulary
from generator.french.motif import either, firsts
from generator.values.by_slot import by_slot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.french.vocabulary import Entry

_MARKS = r"[\s*#_>|\\•■●◦▪▸►➤→❶❷❸❹❺❻❼❽❾❿¥+=~.\[\]()'\"-]*+"
DECORATION = rf"{_MARKS}(?:y {_MARKS})?"
"""What may stand before an opener: indents, Markdown left-overs, bullets, and the letters a scan makes of bullets.

No form begins with a mark: what was stepped over is never tried again.
"""


_DECORATION = re.compile(f"(?P<marks>{_MARKS})(?:y {_MARKS})?")


@by_slot
@dataclass(frozen=True, slots=True)
class Opener:
    """An opener found in the text: the section it opens, the entry that read it, where its words stand."""

    label: str
    regle: str
    start: int
    end: int


@dataclass(frozen=True)
class Openers:
    """The entries of one vocabulary, for the start of a line, and as one pattern for the inside of a long line.

    ``probe`` only tells whether one of them reads a line: it declines most lines in a quarter of the time. Which one it
    is, is asked of those that can begin with the letter that stands there.
    """

    probe: re.Pattern[str]
    entries: tuple[Entry, ...]
    firsts: tuple[frozenset[str] | None, ...]
    within: tuple[str, ...]
    stamps: frozenset[str]
    small: frozenset[str]

    @cached_property
    def inside(self) -> re.Pattern[str]:
        """The forms that may stand inside a line: compiled for the first line that lost its breaks, if there is one."""
        return re.compile(r"(?<![\w'-])(?:" + "|".join(self.within) + ")")

    def read(self, folded: str, start: int, end: int) -> Opener | None:
        """The opener with which the line ``folded[start:end]`` begins, if any."""
        if self.probe.match(folded, start, end) is None:
            return None
        for place in _begins(folded, start, end):
            for entry in self.beginning(folded[place : place + 1]):
                found = entry.motif.match(folded, place, end)
                if found is not None:
                    return Opener(entry.sens, entry.nom, place, found.end())
        return None

    @cached_property
    def beginning(self) -> Callable[[str], tuple[Entry, ...]]:
        """The entries that can begin with a character, in their order: a dozen of eighty."""
        pairs = tuple(zip(self.entries, self.firsts, strict=True))
        return cache(lambda first: tuple(entry for entry, own in pairs if own is None or first in own))

    def cuts(self, text: str, folded: str, start: int, end: int) -> Iterator[int]:
        """The offsets inside a long line where a new line begins."""
        for found in self.inside.finditer(folded, start, end):
            if not text[found.start()].isupper() and found.lastgroup not in self.small:
                continue
            yield found.start()
            if found.lastgroup in self.stamps:
                yield found.end()


def _begins(folded: str, start: int, end: int) -> tuple[int, ...]:
    """Where the words of a line may begin: behind its decoration, and behind a « y » that may be the first of them."""
    marked = _DECORATION.match(folded, start, end)
    if marked is None:  # pragma: no cover - a decoration may be empty
        return (start,)
    return (marked.end(), marked.end("marks")) if marked.end() > marked.end("marks") else (marked.end(),)


@cache
def load(nom: str = "sections") -> Openers:
    """The openers of the vocabulary ``nom``; a name in ``.ligne`` is only looked for at line starts."""
    entries = vocabulary.load(nom).entries
    groups = [f"(?P<e{n}>{entry.ecrit})" for n, entry in enumerate(entries)]
    return Openers(
        probe=re.compile(DECORATION + either(entry.ecrit for entry in entries)),
        entries=entries,
        firsts=tuple(firsts(entry.ecrit) for entry in entries),
        within=tuple(one for one, entry in zip(groups, entries, strict=True) if not entry.nom.endswith(".ligne")),
        stamps=frozenset(f"e{n}" for n, entry in enumerate(entries) if entry.sens == "tampon"),
        small=frozenset(f"e{n}" for n, entry in enumerate(entries) if entry.casse_libre),
    )
