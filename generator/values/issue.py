"""Doubts about the data, and the errors a maintainer can act on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.values.span import Span


class Gravite(StrEnum):
    """How much a doubt matters to a reader of the data (column ``gravite`` of ``anomalies``)."""

    INFO = "info"
    AVERTISSEMENT = "avertissement"
    ERREUR = "erreur"


@dataclass(frozen=True, slots=True)
class Issue:
    """A doubt about a document or about its reading: published, never settled in silence.

    ``code`` is stable and documented: ``"montant-illisible"``. ``message`` is French, for the public.
    ``span`` is the place in the text of record, ``None`` when the doubt is about an absence.
    """

    code: str
    gravite: Gravite
    message: str
    span: Span | None = None


class RegistreError(Exception):
    """A failure that a maintainer can repair: what, where, how to repair, in French.

    >>> print(RegistreError("Le document est vide.", "seeds/a.txt", "Déposer le document complet."))
    Le document est vide.
      où : seeds/a.txt
      remède : Déposer le document complet.
    """

    code = "erreur"

    def __init__(self, quoi: str, ou: str, remede: str, code: str | None = None) -> None:
        """Keep the three parts; ``code`` is the stable name of the failure."""
        super().__init__(quoi, ou, remede)
        self.quoi, self.ou, self.remede = quoi, ou, remede
        if code is not None:
            self.code = code

    def __str__(self) -> str:
        """The three parts, one a line."""
        return f"{self.quoi}\n  où : {self.ou}\n  remède : {self.remede}"


@dataclass(frozen=True, slots=True)
class Rejet:
    """A document that could not be read: set aside with its code, its reason and its remedy."""

    fichier: str
    code: str
    quoi: str
    ou: str
    remede: str
