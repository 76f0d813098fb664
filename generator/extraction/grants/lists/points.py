"""The points that who presides puts to the assembly: « Monsieur le Maire propose : / - de verser … / - de louer … »."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.extraction.grants.terms.statement import Statement
    from generator.reading.outline import Outline, Section

_PUTS = re.compile(
    r"\s*(?:(?:mr?\.?|monsieur|mme|madame) )?(?:le|la) (?:maire|presidente?)(?:,? [^\n.;:,]{3,40},)? propose"
    r"(?: donc| ainsi| alors)?(?: (?:au |a la |a l'|aux )[^\n.;:]{4,50})?(?:,? de)?[ ]?:\s*"
)
"""A line that ends with the colon of a list: « Mme la Présidente propose au conseil communautaire : »."""

_POINT = re.compile(r"\s*[-–•*>]\s")


def put(outline: Outline, section: Section) -> Section | None:
    """A proposition with its points, or the part of a report that is one: what stands under the points is no part."""
    if section.label == "proposition":
        return section
    lines = section.lines
    words = [outline.folded[line.span.start : line.span.end] for line in lines]
    told = next((rank for rank, line in enumerate(words) if _PUTS.fullmatch(line)), None)
    if told is None:
        return None
    end = told + 1
    for rank in range(told + 1, len(lines)):
        if words[rank].strip() and not words[rank - 1].strip() and not _POINT.match(words[rank]):
            break
        end = rank + 1
    first = next((line for line in words[told + 1 : end] if line.strip()), "")
    return replace(section, lines=lines[told:end]) if _POINT.match(first) else None


def disputes(one: Statement, points: tuple[Statement, ...], proposed: tuple[Statement, ...]) -> bool:
    """Whether a point and a member propose two amounts to one receiver: what is adopted then does not tell which."""
    put_there = {point.place for point in points}
    mine = one.place in put_there
    return any(
        one.nom is not None and other.nom is not None and one.same(other) and one.montant.value != other.montant.value
        for other in proposed
        if (other.place in put_there) is not mine
    )
