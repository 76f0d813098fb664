"""What a rule may look at when it labels a line, and the sections of a head."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from generator.reading.openers import Openers
    from generator.reading.outline import Line
    from generator.values.span import Span


class Context(NamedTuple):
    """What a rule may look at: the line, the section it would continue, and the line with words before it.

    ``words`` are the folded words of the line, without white space around them: every rule asks for them.
    """

    text: str
    folded: str
    span: Span
    words: str
    section: str | None
    before: Line | None
    seen: frozenset[str]


Rule = Callable[[Context, "Openers"], "Line | None"]
"""A named function of a line in its context: the labelled line, or ``None`` when it has no opinion."""

HEAD = frozenset(
    {None, "entete", "seance", "effectifs", "presents", "pouvoirs", "absents", "secretaire", "president", "reference",
     "objet", "formule"}
)  # fmt: skip
"""Sections in which the head of an act may still be running: in a report, a title or an act number is a quotation."""
