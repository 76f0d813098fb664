"""The layouts: each knows one kind of document by its form, never by its name or its author."""

from __future__ import annotations

from generator.reading.layouts import act, roadmap
from generator.reading.layouts.base import Layout

LAYOUTS: tuple[Layout, ...] = (act.LAYOUT, roadmap.LAYOUT)
"""Every layout the generator knows. A document that none, or more than one, recognises is an issue, not a race."""

__all__ = ["LAYOUTS", "Layout"]
