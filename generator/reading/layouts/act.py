"""The general form of French local acts: deliberations, notes, decisions, minutes, from any body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.reading import openers, rules
from generator.reading.layouts.base import Layout
from generator.reading.lines import cut
from generator.reading.outline import Outline

if TYPE_CHECKING:
    from generator.values.source import Source

SIGNS = frozenset({"entete", "seance", "effectifs", "presents", "reference", "objet", "visas", "dispositif", "article",
                   "vote"})  # fmt: skip
"""Sections that only an act has; two different ones make an act. A letter shows none, or one by accident."""


def outline(source: Source, folded: str) -> Outline | None:
    """Outline an act, or decline when the text shows fewer than two signs of one."""
    asked = openers.load("sections")
    lines = rules.label(source.text, folded, cut(source.text, folded, asked), asked)
    sections = rules.sections(lines)
    if len(SIGNS & {section.label for section in sections}) < 2:  # noqa: PLR2004 - see SIGNS
        return None
    return Outline(source, folded, "acte", sections)


LAYOUT = Layout("acte", outline)
