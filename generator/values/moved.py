"""A reading told at the places of another text: what was found in a copy is shown in the text of record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from generator.values.span import Span

if TYPE_CHECKING:
    from generator.values.finding import Finding
    from generator.values.issue import Issue
    from generator.values.lecture import ActRead, Champs, Lecture, RowRead
    from generator.values.source import Source

T = TypeVar("T")

Back = Callable[[Span], Span]
"""From a place in the text that was read to the place of the same words in the text of record."""


def moved(lecture: Lecture, source: Source, back: Back) -> Lecture:
    """The same findings, rows and doubts at their places in ``source``."""
    return replace(
        lecture,
        source=source,
        nature=lecture.nature and _finding(lecture.nature, back),
        titre=lecture.titre and _finding(lecture.titre, back),
        collectivite=lecture.collectivite and _finding(lecture.collectivite, back),
        departement=lecture.departement and _finding(lecture.departement, back),
        actes=tuple(_act(act, back) for act in lecture.actes),
        rows=tuple(_row(row, back) for row in lecture.rows),
        issues=tuple(_issue(issue, back) for issue in lecture.issues),
    )


def _act(act: ActRead, back: Back) -> ActRead:
    """An act, its rows and its doubts."""
    return replace(
        act,
        champs=_champs(act.champs, back),
        rows=tuple(_row(row, back) for row in act.rows),
        issues=tuple(_issue(issue, back) for issue in act.issues),
        etendue=act.etendue and back(act.etendue),
    )


def _row(row: RowRead, back: Back) -> RowRead:
    """A row and those that belong to it."""
    children = tuple(_row(child, back) for child in row.enfants)
    return replace(row, champs=_champs(row.champs, back), enfants=children)


def _champs(champs: Champs, back: Back) -> Champs:
    """The cells of a row."""
    return {name: _finding(found, back) for name, found in champs.items()}


def _finding(found: Finding[T], back: Back) -> Finding[T]:
    """A value and its passages."""
    return replace(found, spans=tuple(map(back, found.spans)))


def _issue(issue: Issue, back: Back) -> Issue:
    """A doubt and its place."""
    return replace(issue, span=issue.span and back(issue.span))
