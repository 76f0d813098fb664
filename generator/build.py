"""One function per verb: the floors wired together, and no rule of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.values.issue import Issue, Rejet

Progress = Callable[[int, int, str], None]
"""Called after each step with how many are done, how many there are, and what was done: ``(3, 5, "seeds/a.txt")``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rapport:
    """What a verb did, for the terminal, for ``--json`` and for the exit code.

    ``anomalies`` counts the published doubts, ``rejets`` the documents set aside, ``problemes`` what makes a package
    or a content invalid. ``lignes`` are French sentences for a person.
    """

    documents: int = 0
    actes: int = 0
    anomalies: int = 0
    rejets: tuple[Rejet, ...] = ()
    problemes: tuple[str, ...] = ()
    lignes: tuple[str, ...] = ()

    def __add__(self, other: Rapport) -> Rapport:
        """The report of two verbs run one after the other on the same documents.

        >>> (Rapport(documents=2, lignes=("Paquet écrit.",)) + Rapport(documents=2, lignes=("Pages écrites.",))).lignes
        ('Paquet écrit.', 'Pages écrites.')
        """
        return Rapport(
            documents=max(self.documents, other.documents),
            actes=max(self.actes, other.actes),
            anomalies=max(self.anomalies, other.anomalies),
            rejets=tuple(dict.fromkeys(self.rejets + other.rejets)),
            problemes=self.problemes + other.problemes,
            lignes=self.lignes + other.lignes,
        )


@dataclass(frozen=True, slots=True)
class LigneLue:
    """A line as it was read: its number, the section it opens or goes on, and the rule that said so."""

    numero: int
    etiquette: str
    regle: str
    texte: str


@dataclass(frozen=True, slots=True)
class Constat:
    """A finding as ``--explain`` shows it: the value, the rule, and the words at their line."""

    champ: str
    valeur: str
    regle: str
    statut: str
    ligne: int | None
    citation: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lecture:
    """One document read, for the eyes of a person: ``part_lue`` is written as published, ``"0.9731"``."""

    document_id: str
    nature: str
    part_lue: str
    lignes: tuple[LigneLue, ...]
    constats: tuple[Constat, ...]
    doutes: tuple[Issue, ...] = ()
