"""The outline of a document: labelled lines, gathered into sections that tile it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.reading.view import View
from generator.values.by_slot import by_slot

if TYPE_CHECKING:
    from generator.values.source import Source
    from generator.values.span import Span


@by_slot
@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text, what it is, and the rule that said so.

    ``label`` is the section that the line opens, ``None`` for a line that goes on. ``noise`` names what the line is
    when it is foreign to the text around it (``tampon``, ``folio``): kept in place, stepped over by views.
    """

    span: Span
    label: str | None
    regle: str
    noise: str | None = None
    opener_end: int = 0


@by_slot
@dataclass(frozen=True, slots=True)
class Section:
    """A run of lines from an opener to the next; ``label`` is ``None`` for what no rule recognised."""

    label: str | None
    lines: tuple[Line, ...]

    @property
    def opener_end(self) -> int:
        """The offset in the document where the words that open the section end."""
        return self.lines[0].opener_end or self.lines[0].span.start


def sectioned(lines: tuple[Line, ...]) -> tuple[Section, ...]:
    """Gather lines into sections: from an opener to the next. Lines before the first opener form a nameless section."""
    gathered: list[Section] = []
    current: list[Line] = []
    name: str | None = None
    for line in lines:
        if line.label is not None and current:
            gathered.append(Section(name, tuple(current)))
            current = []
        if line.label is not None:
            name = line.label
        current.append(line)
    if current:
        gathered.append(Section(name, tuple(current)))
    return tuple(gathered)


@dataclass(frozen=True)
class Outline:
    """A document cut into sections that tile it, by one layout."""

    source: Source
    folded: str
    layout: str
    sections: tuple[Section, ...]

    @cached_property
    def part_lue(self) -> float:
        """The share of the characters that stand in recognised sections, noise included, from 0 to 1."""
        total = len(self.source.text)
        places = [line.span for section in self.sections if section.label for line in section.lines]
        claimed = sum([end - start for start, end in places])
        return claimed / total if total else 0.0

    @cached_property
    def extent(self) -> tuple[int, int]:
        """Where the text of the sections begins and ends: an affair of a sitting is a part of its document."""
        starts, ends = zip(*[line.span for section in self.sections for line in section.lines], strict=True)
        return min(starts), max(ends)

    def of(self, *labels: str | None) -> tuple[Section, ...]:
        """The sections of those labels, in reading order."""
        if len(labels) == 1:  # as nearly always
            return self._labelled.get(labels[0], ())
        return tuple([section for section in self.sections if section.label in labels])

    @cached_property
    def _labelled(self) -> dict[str | None, tuple[Section, ...]]:
        """The sections of each label."""
        found: dict[str | None, list[Section]] = {}
        for section in self.sections:
            found.setdefault(section.label, []).append(section)
        return {label: tuple(sections) for label, sections in found.items()}

    def view(self, *sections: Section) -> View:
        """The text of ``sections`` without noise. Rooms ask for the same ones again and again: each is made once."""
        key = id(sections[0]) if len(sections) == 1 else tuple(map(id, sections))
        if key not in self._views:
            pieces = [line.span for section in sections for line in section.lines if line.noise is None]
            self._views[key] = sections, View.of(self.source.text, self.folded, pieces)
        return self._views[key][1]

    @cached_property
    def _views(self) -> dict[int | tuple[int, ...], tuple[tuple[Section, ...], View]]:
        """The views made so far, by the identity of their sections.

        The sections are kept with them: some are made to be seen once, and another would take the identity of one lost.
        """
        return {}

    def noise(self, *kinds: str) -> View:
        """The text of the lines that are noise of those kinds, wherever they stand."""
        return View.of(
            self.source.text,
            self.folded,
            [line.span for section in self.sections for line in section.lines if line.noise in kinds],
        )
