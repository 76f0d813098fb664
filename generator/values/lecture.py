"""What reading one document gives: rows of findings, before anything is named or linked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.values.by_slot import by_slot
from generator.values.finding import Finding
from generator.values.issue import Issue
from generator.values.source import Source
from generator.values.span import Span

Champs = Mapping[str, Finding[object]]
"""The cells that were read, by column name. A column the document does not state is absent, never ``None``."""


@by_slot
@dataclass(frozen=True, slots=True)
class RowRead:
    """A row of a table as it was read; ``enfants`` are the rows that belong to it (the payers of a subsidy)."""

    table: str
    champs: Champs
    enfants: tuple[RowRead, ...] = ()


@dataclass(frozen=True, slots=True)
class ActRead:
    """An act as it was read: the cells of its row of ``actes``, the rows of its other tables, the doubts.

    ``champs`` may hold ``collectivite``, the ``collectivite_id`` or the printed name of the body that acts. ``point``
    is the number of the affair in the minutes of a sitting, which is then the first act of the document; ``etendue`` is
    the passage of the minutes from its number to the next.
    """

    champs: Champs
    rows: tuple[RowRead, ...] = ()
    issues: tuple[Issue, ...] = ()
    point: str | None = None
    etendue: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lecture:
    """All that was read in one document: a pure function of the source, the vocabulary and the bodies.

    ``layout`` is the name of the layout that recognised the document, ``None`` when none, or several, did.
    ``rows`` are the rows of no act: axes, objectives, actions, key figures. ``departement`` is the code of the
    department that the head prints.
    """

    source: Source
    layout: str | None
    nature: Finding[str] | None = None
    titre: Finding[str] | None = None
    collectivite: Finding[str] | None = None
    departement: Finding[str] | None = None
    part_lue: Decimal = Decimal(0)
    actes: tuple[ActRead, ...] = ()
    rows: tuple[RowRead, ...] = ()
    issues: tuple[Issue, ...] = ()
