"""The affairs of a document: each report with the decision that follows it. An act has one, minutes have many."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from generator.extraction import vote
from generator.extraction.grants.terms.words import said
from generator.reading.outline import Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.outline import Outline
    from generator.values.finding import Finding

_OPERATIVE = frozenset({"dispositif", "article"})
_CLOSING = _OPERATIVE | {"vote"}
_OPENING = frozenset({"expose", "objet", "reference", "visas", "considerants", "entete", "seance"})
_REPORT = frozenset(
    {None, "expose", "objet", "reference", "entete", "seance", "vote", "secretaire", "president", "presents",
     "pouvoirs", "absents"}
)  # fmt: skip
"""Sections where a report may stand: in minutes a report often follows a vote or a list of names without an opener."""

_CITING = frozenset({"formule", "visas", "considerants"})
_DECIDES = re.compile(
    r"[ ]*(?:[-•*>][ ]*)?(?:(?:apres en avoir delibere|a l'unanimite(?: des \w+(?: \w+)?)?),?[ ]+){0,2}"
    r"(?P<verbe>(?:decide|attribue|accorde|alloue|octroie)(?:\s+(?:d'|de\s|aux?\s|a\s|une?\s|les\s)|\s?:\s))"
)
_BESIDES = re.compile(
    r"[ ]*(?:le\s(?:conseil|bureau|comite)|l'assemblee)(?:\s\w+)?\s(?:decide|vote|attribue|accorde|alloue|octroie)"
    r",?\s(?:en\soutre|egalement|de\splus|par\sailleurs)(?!\w)"
)
_HELD = re.compile(
    r"[ ]*(?:vu|considerant)\s[^.;:\n]{3,160},\s(?:le\s(?:conseil|bureau)|l'assemblee|la\scommission\spermanente)"
    r"(?:\s\w+){0,4}?\s(?:decide|attribue|accorde|alloue|octroie|vote)[^.;:\n]{0,60}:[ ]*\n"
)
"""« Vu les demandes, la Commission permanente attribue : » on one line, the items of a list below it."""

_ORGAN = re.compile(
    r"[ ]*(?:le conseil|le bureau|le comite|la commission permanente|l'assemblee)(?: [\w'-]+){0,8}[ \r]*\n?\Z"
)
"""« La Commission permanente du Conseil régional », alone above « DÉCIDE d'affecter … »."""

_NAMES = re.compile(r"(?:nom de l'|nom du )?(?:associations?|beneficiaires?|organismes?|structures?|clubs?)")
"""The head of the column of names, alone on its line."""

_CARD = re.compile(rf"{_NAMES.pattern} ?: ?\S")
"""« Bénéficiaire : Chorale Mélodia », above « Objet : tournée »."""

_CLOSED = re.compile(r"[,;:.][ \r]*\n?[ \r\n]*\Z")
_TAIL = 12
_VOTE = 240
"""How many characters of a section of vote may state the result, before the next report begins."""

_BEFORE = 300
"""The title of an affair stands in the last characters of what precedes it."""


@dataclass(frozen=True)
class Affair:
    """The sections of one affair, what follows it being another; ``before`` is the section that precedes it.

    ``issue`` is what was read elsewhere of its vote, where the document (or the item of minutes) has no other affair.
    """

    outline: Outline
    sections: tuple[Section, ...]
    before: Section | None = None
    alone: bool = False
    issue: Finding[object] | None = None

    def decides(self, section: Section) -> bool:
        """Whether what the section says is decided: an operative part, or a proposition that was adopted."""
        if section.label in _OPERATIVE:
            return True
        if section.label == "proposition":
            return self.adopted
        return section.label in _REPORT and not self.operative and self.adopted and self._voted_next(section)

    @cached_property
    def deciding(self) -> tuple[Section, ...]:
        """The sections that decide."""
        return tuple(section for section in self.sections if self.decides(section))

    def reports(self, section: Section) -> bool:
        """Whether the section is one where a report may stand, and does not decide."""
        return (section.label in _REPORT or section.label == "proposition") and not self.decides(section)

    @cached_property
    def operative(self) -> bool:
        """Whether the affair has an operative part, or propositions that stand for one."""
        return any(
            (section.label in _OPERATIVE and not self._besides(section)) or section.label == "proposition"
            for section in self.sections
        )

    def _besides(self, section: Section) -> bool:
        """Whether a decision says that another stands above it: « Le conseil décide en outre d'allouer … »."""
        start = section.lines[0].span.start
        return _BESIDES.match(self.outline.folded, start, section.lines[-1].span.end) is not None

    @cached_property
    def adopted(self) -> bool:
        """Whether a vote of the affair (or, for an act alone, any vote of the document) adopts."""
        sections = self.outline.sections if self.alone else self.sections
        votes = [tuple(run) for voting, run in groupby(sections, lambda section: section.label == "vote") if voting]
        return bool(votes) and not any(self._rejects(run) for run in votes)

    def _rejects(self, votes: tuple[Section, ...]) -> bool:
        """Whether sections of a vote say, or count line by line, that it is rejected, put off or withdrawn."""
        views = (self.outline.view(section) for section in votes)
        if any(said(view.folded, 0, min(len(view), _VOTE), "rejet") is not None for view in views):
            return True
        counted = vote.read(replace(self.outline, sections=votes)).get("issue")
        return counted is not None and counted.value == "rejetee"

    def _voted_next(self, section: Section) -> bool:
        """Whether a vote follows the section with nothing operative between them."""
        return section.lines[0].span.start < self._last_vote

    @cached_property
    def _last_vote(self) -> int:
        """Where the last vote of the affair begins, or -1."""
        return max((section.lines[0].span.start for section in self.sections if section.label == "vote"), default=-1)


def decisions(affair: Affair) -> Iterator[tuple[Section, ...]]:
    """The sections that decide, each alone; votes that follow each other stand between the items of one list."""
    for votes, sections in groupby(affair.sections, lambda section: section.label == "vote"):
        deciding = tuple(section for section in sections if affair.decides(section))
        if votes and deciding:
            yield deciding
        elif not votes:
            yield from ((section,) for section in deciding)


def _parted(outline: Outline, section: Section) -> tuple[Section, ...]:
    """A section of visas or recitals, and what is decided under them: « Vu le budget, / ATTRIBUE une aide … »."""
    if section.label not in _CITING:
        return (section,)
    text, folded = outline.source.text, outline.folded
    for n, line in enumerate(section.lines):
        if _HELD.match(folded, line.span.start, line.span.end):
            decided = Section("dispositif", section.lines[n:])
            return (replace(section, lines=section.lines[:n]), decided) if n else (decided,)
    for n, (above, line) in enumerate(pairwise(section.lines), start=1):
        place = line.span.start
        verb = _DECIDES.match(folded, place, line.span.end)
        if (
            verb is not None
            and text[verb.start("verbe")].isupper()
            and (
                _CLOSED.search(folded, max(0, above.span.end - _TAIL), above.span.end)
                or _ORGAN.match(folded, above.span.start, above.span.end)
            )
        ):
            return replace(section, lines=section.lines[:n]), Section("dispositif", section.lines[n:])
    return (section,)


def _joined(outline: Outline) -> Iterator[Section]:
    """The sections, the head « Objet » of a column being no title: it stands alone under « Bénéficiaire »."""
    last: Section | None = None
    for section in outline.sections:
        if last is not None and section.label == "objet" and _heads_column(outline, last, section):
            last = Section(last.label, (*last.lines, *section.lines))
            continue
        if last is not None:
            yield last
        last = section
    if last is not None:
        yield last


def _heads_column(outline: Outline, above: Section, section: Section) -> bool:
    """Whether a section begins with the second head of a table whose heads stand one a line, or label of a card."""
    head, first = above.lines[-1].span, section.lines[0].span
    words = outline.folded[head.start : head.end].strip()
    if _CARD.match(words):
        return True
    return outline.folded[first.start : first.end].strip() == "objet" and _NAMES.fullmatch(words) is not None


def affairs(outline: Outline, issue: Finding[object] | None = None) -> tuple[Affair, ...]:
    """Cut a document into its affairs: a report that follows a decision opens the next one.

    ``issue`` is what its vote answered, where the caller knows the document to be one act.
    """
    groups: list[list[Section]] = [[]]
    closed = False  # whether the last group holds a section that closes an affair
    for section in (part for whole in _joined(outline) for part in _parted(outline, whole)):
        if closed and section.label in _OPENING and groups[-1][-1].label != "signature":
            groups.append([])
            closed = False
        groups[-1].append(section)
        closed = closed or section.label in _CLOSING
        if section.label == "vote" and len(outline.view(section)) > _VOTE:
            groups.append([section])
    groups = [group for group in groups if group]
    proposing = sum(any(one.label == "proposition" for one in group) for group in groups)
    alone = proposing <= 1 and len(groups) <= 2  # noqa: PLR2004 - a vote above the act makes two
    known = issue if len(groups) == 1 else None
    return tuple(
        Affair(outline, tuple(group), groups[n - 1][-1] if n else None, alone=alone, issue=known)
        for n, group in enumerate(groups)
    )
