"""The published noun of what is no longer published."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Retrait:
    """An act, a document or a name that was withdrawn: why, since when, and nothing of what it said.

    ``retire_id`` is that of the act or document, empty when it must not be told either, and for a name.
    """

    retrait_id: str
    nature: str
    retire_id: str | None = None
    date: dt.date
    motif: str
