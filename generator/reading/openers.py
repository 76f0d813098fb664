"""The formal phrases that open a section or make a stamp, ready to be asked of many lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from generator.french import vocabulary
from generator.french.motif import either
from generator.values.by_slot import by_slot

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = r"[\s*#_>|\\•■●◦▪▸►➤→❶❷❸❹❺❻❼❽❾❿¥+=~.\[\]()'\"-]*+"
DECORATION = rf"{_MARKS}(?:y {_MARKS})?"
"""What may stand before an opener: indents, Markdown left-overs, bullets, and the letters a scan makes of bullets.

No form begins with a mark: what was stepped over is never tried again.
"""


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
    """The entries of one vocabulary as two patterns: one for the start of a line, one for the inside of a long line.

    ``probe`` only tells whether the first of them reads a line: it declines most lines in a quarter of the time.
    """

    probe: re.Pattern[str]
    at_start: re.Pattern[str]
    within: tuple[str, ...]
    labels: tuple[tuple[str, str], ...]
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
        found = self.at_start.match(folded, start, end)
        if found is None or found.lastgroup is None:
            return None
        nom, label = self.labels[int(found.lastgroup[1:])]
        return Opener(label, nom, found.start(found.lastgroup), found.end())

    def cuts(self, text: str, folded: str, start: int, end: int) -> Iterator[int]:
        """The offsets inside a long line where a new line begins."""
        for found in self.inside.finditer(folded, start, end):
            if not text[found.start()].isupper() and found.lastgroup not in self.small:
                continue
            yield found.start()
            if found.lastgroup in self.stamps:
                yield found.end()


@cache
def load(nom: str = "sections") -> Openers:
    """The openers of the vocabulary ``nom``; a name in ``.ligne`` is only looked for at line starts."""
    entries = vocabulary.load(nom).entries
    groups = [f"(?P<e{n}>{entry.ecrit})" for n, entry in enumerate(entries)]
    return Openers(
        probe=re.compile(DECORATION + either(entry.ecrit for entry in entries)),
        at_start=re.compile(DECORATION + "(?:" + "|".join(groups) + ")"),
        within=tuple(one for one, entry in zip(groups, entries, strict=True) if not entry.nom.endswith(".ligne")),
        labels=tuple((entry.nom, entry.sens) for entry in entries),
        stamps=frozenset(f"e{n}" for n, entry in enumerate(entries) if entry.sens == "tampon"),
        small=frozenset(f"e{n}" for n, entry in enumerate(entries) if entry.casse_libre),
    )
