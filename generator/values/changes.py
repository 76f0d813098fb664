"""The published noun of what one version of the package says otherwise than the one before."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Changement:
    """Something that a publication added, changed or withdrew.

    ``publication`` numbers the publications from 1, ``ordre`` the changes of one. ``champ`` is ``table.colonne`` for a
    fact that changed, empty for an act or a document that came or went; ``avant`` and ``apres`` are written as in the
    table. ``citation`` are the words behind the new value, or behind the old one where there is none.
    """

    publication: int
    ordre: int
    version: str
    date: dt.date
    genre: str
    acte_id: str | None = None
    ou: str
    champ: str | None = None
    avant: str | None = None
    apres: str | None = None
    citation: str | None = None
