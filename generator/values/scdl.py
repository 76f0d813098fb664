"""The files in the national formats, and the report of what keeps a row out of them or was not printed in it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.values.by_slot import by_slot

MANQUANT = "manquant"
INVALIDE = "invalide"
EXCLU = "exclu"
DEDUIT = "deduit"
COMPLEMENT = "complement"

ETATS = (MANQUANT, INVALIDE, EXCLU, DEDUIT, COMPLEMENT)
"""States of a value of the report: three that tell why something is absent, two how a value that stands was known."""


@by_slot
@dataclass(frozen=True, slots=True)
class Conformite:
    """A value of a national file that the act does not print.

    ``fichier`` is the file of the row, published or not; ``None`` for a body without SIREN, which has no file.
    ``table`` and ``ligne`` name the act or the subsidy. ``publiee`` says whether the row stands in the file.
    """

    fichier: str | None
    collectivite_id: str | None
    table: str
    ligne: str
    colonne: str
    etat: str
    valeur: str | None
    motif: str
    mots: str | None
    remede: str | None
    publiee: bool


@dataclass(frozen=True, slots=True)
class FichierScdl:
    """A file in a national format: its place in the package, its body, its model, how many rows it has."""

    path: str
    collectivite_id: str
    siren: str
    modele: str
    version: str
    adresse: str
    enregistrements: int
