"""The general form of French roadmaps: action plans, schemes, strategies, from any body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.reading.layouts.base import Layout

if TYPE_CHECKING:
    from generator.reading.outline import Outline
    from generator.values.source import Source


def outline(_source: Source, _folded: str) -> Outline | None:
    """Outline a roadmap, or decline: no form of a roadmap is recognised yet."""
    return None


LAYOUT = Layout("feuille_de_route", outline)
