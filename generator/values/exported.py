"""A file drawn from the package for people and programs that do not read its CSV files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporte:
    """A file as it is offered: ``chemin`` under ``donnees/``, its ``octets``, its ``sha256``.

    ``format`` is the stable name of the format (``xlsx``); ``table`` the only table that it holds, ``None`` for
    several; ``lignes`` how many rows of the package it holds.
    """

    chemin: str
    format: str
    octets: int
    sha256: str
    lignes: int
    table: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offre:
    """What a site offers beside the package: the ``fichiers`` drawn from it, and the ``adresse`` where it will stand.

    ``adresse`` ends with a slash; ``None`` as long as nobody said it. Without files, it is the package alone.
    """

    fichiers: tuple[Exporte, ...] = ()
    adresse: str | None = None
