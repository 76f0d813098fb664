"""Several forms of French that mean one thing, looked for together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.french.motif import parted
from generator.french.vocabulary import Form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.french.vocabulary import Entry


@dataclass(frozen=True)
class Family:
    """Entries of a vocabulary, in their order: the phrase that begins first is found, and the first form that reads it.

    Forms that letters lead are looked for as one pattern; each of the others, a few at most, where its words stand.
    """

    entries: tuple[Entry, ...]

    @cached_property
    def motif(self) -> re.Pattern[str]:
        """All forms as they are written: for what begins at a known place."""
        if len(self.forms) == 1:
            return self.forms[0].motif
        return re.compile("|".join(f"(?:{entry.ecrit})" for entry in self.entries))

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """What is looked for, apart."""
        if len(self.entries) == 1:
            return self.entries
        led, others = parted(entry.ecrit for entry in self.entries)
        apart = tuple(entry for entry in self.entries if entry.ecrit in others)
        together = tuple(entry for entry in self.entries if entry.ecrit not in others)
        return (Form(led, _words(together)), *apart) if led else apart

    @cached_property
    def mots(self) -> tuple[str, ...]:
        """The words of which every phrase holds one, where all forms have some."""
        return _words(self.entries)

    def match(self, folded: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The phrase that begins at ``start``."""
        return self.motif.match(folded, start, len(folded) if end is None else end)

    def search(self, folded: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first phrase between ``start`` and ``end``."""
        stop = len(folded) if end is None else end
        if len(self.forms) == 1:
            return self.forms[0].search(folded, start, stop)
        found = [at for form in self.forms if (at := _begins(form, folded, start, stop)) is not None]
        return self.motif.match(folded, min(found), stop) if found else None

    def stands(self, folded: str, start: int, end: int) -> bool:
        """Whether there is a phrase between ``start`` and ``end``: any will do."""
        return any(_begins(form, folded, start, end) is not None for form in self.forms)

    def finditer(self, folded: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Every phrase that begins behind the one before; no form is looked for again where it was not found."""
        stop = len(folded) if end is None else end
        if len(self.forms) == 1:
            yield from self.forms[0].finditer(folded, start, stop)
            return
        ahead = [(form, at) for form in self.forms if (at := _begins(form, folded, start, stop)) is not None]
        while ahead and (first := self.motif.match(folded, min(at for _, at in ahead), stop)) is not None:
            yield first
            low = max(first.end(), first.start() + 1)
            behind = ((form, last if last >= low else _begins(form, folded, low, stop)) for form, last in ahead)
            ahead = [(form, at) for form, at in behind if at is not None]


def _begins(form: Form, folded: str, start: int, stop: int) -> int | None:
    """Where the first phrase of a form begins."""
    found = form.search(folded, start, stop)
    return None if found is None else found.start()


def _words(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    """The words of entries that all have some."""
    return tuple(mot for entry in entries for mot in entry.mots) if all(entry.mots for entry in entries) else ()
