"""What a layout is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.reading.outline import Outline
    from generator.values.source import Source


@dataclass(frozen=True, slots=True)
class Layout:
    """A form of document: its name, and how to outline a document of that form.

    ``outline`` takes the source and the fold of its text and gives ``None`` for a document that is not of that form.
    """

    nom: str
    outline: Callable[[Source, str], Outline | None]
