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

_STAMP = "tampon"
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
    """The entries of one vocabulary, for the start of a line, and for the inside of a long line.

    ``probe`` only tells whether one of them reads a line: it declines most lines in a quarter of the time. Which one it
    is, is asked of those that can begin with the letter that stands there.
    """

    probe: re.Pattern[str]
    entries: tuple[Entry, ...]
    firsts: tuple[frozenset[str] | None, ...]

    @cached_property
    def inside(self) -> re.Pattern[str]:
        """What tells where one of the forms that may stand inside a line does: few texts lost their breaks."""
        return re.compile(r"(?<![\w'-])" + either(entry.ecrit for entry in self.entries if _inside(entry)))

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
        while probed := self.inside.search(folded, start, end):
            at = probed.start()
            within = (entry for entry in self.beginning(folded[at]) if _inside(entry))
            entry, found = next((entry, found) for entry in within if (found := entry.motif.match(folded, at, end)))
            start = max(found.end(), at + 1)  # a number that opens an act is only looked ahead at
            if text[at].isupper() or entry.casse_libre:
                yield at
                if entry.sens == _STAMP:
                    yield found.end()


def _inside(entry: Entry) -> bool:
    """Whether a form may stand inside a line: a name in ``.ligne`` is only looked for at line starts."""
    return not entry.nom.endswith(".ligne")


def _begins(folded: str, start: int, end: int) -> tuple[int, ...]:
    """Where the words of a line may begin: behind its decoration, and behind a « y » that may be the first of them."""
    marked = _DECORATION.match(folded, start, end)
    if marked is None:  # pragma: no cover - a decoration may be empty
        return (start,)
    return (marked.end(), marked.end("marks")) if marked.end() > marked.end("marks") else (marked.end(),)


@cache
def load(nom: str = "sections") -> Openers:
    """The openers of the vocabulary ``nom``."""
    entries = vocabulary.load(nom).entries
    return Openers(
        probe=re.compile(DECORATION + either(entry.ecrit for entry in entries)),
        entries=entries,
        firsts=tuple(firsts(entry.ecrit) for entry in entries),
    )
