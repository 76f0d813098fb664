"""The general form of French local acts: deliberations, notes, decisions, minutes, from any body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.reading import openers, pages, registers, rules, titles
from generator.reading.columns import reorder
from generator.reading.layouts.base import Layout
from generator.reading.lines import cut
from generator.reading.outline import Outline, sectioned

if TYPE_CHECKING:
    from generator.values.source import Source

SIGNS = frozenset({"entete", "seance", "effectifs", "presents", "reference", "objet", "visas", "dispositif", "article",
                   "vote"})  # fmt: skip
"""Sections that only an act has; two different ones make an act. A letter shows none, or one by accident."""


ASSEMBLY = re.compile(r"\b(?:conseil|bureau|comite|commission) (?:municipal|communautaire|metropolitain|departemental|"
                      r"regional|syndical|permanente)\b|\bconseillers (?:municipaux|communautaires)\b|"
                      r"\bconseil (?:d'administration|de communaute)\b")  # fmt: skip
"""An assembly of a local body: named at the head, it makes one sign enough."""

HEAD_LENGTH = 600
"""Characters of the head in which a list or a report names the assembly that sat."""


def outline(source: Source, folded: str) -> Outline | None:
    """Outline an act, or decline when the text shows fewer than two signs of one."""
    asked = openers.load("sections")
    lines = rules.label(source.text, folded, reorder(source.text, cut(source.text, folded, asked)), asked)
    lines = registers.labelled(folded, pages.running(source.text, folded, lines))
    lines = titles.above_prose(source.text, folded, titles.before_report(source.text, lines))
    sections = sectioned(lines)
    signs = SIGNS & {section.label for section in sections}
    named = HEAD_LENGTH if "dispositif" not in signs else len(folded)  # what an assembly decides is an act, cut or not
    if len(signs) < 2 and not (signs and ASSEMBLY.search(folded, 0, named)):  # noqa: PLR2004 - see SIGNS
        return None
    return Outline(source, folded, "acte", sections)


LAYOUT = Layout("acte", outline)
