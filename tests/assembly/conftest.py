"""Invented documents, read and assembled as the build does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from generator.assembly import document
from generator.extraction.document import read
from generator.sources.registry import Body
from generator.values.source import Source

if TYPE_CHECKING:
    from generator.assembly.complements import Decision
    from generator.assembly.corrections import Correction
    from generator.assembly.draft import Draft

KNOWN = Body(
    collectivite_id="metropole-des-rives",
    nom="Métropole des Rives",
    type="metropole",
    siren="239999998",
    departement="99",
    exemples=(),
    contre_exemples=(),
)


class Drafted(Protocol):
    """How a test asks for a draft."""

    def __call__(
        self,
        text: str,
        name: str = "essai",
        decided: tuple[Correction, ...] = (),
        completed: tuple[Decision, ...] = (),
    ) -> Draft:
        """The draft of the document ``name`` that says ``text``, so corrected and completed."""


@pytest.fixture(scope="session")
def drafted() -> Drafted:
    """Read and assemble an invented text."""

    def make(
        text: str,
        name: str = "essai",
        decided: tuple[Correction, ...] = (),
        completed: tuple[Decision, ...] = (),
    ) -> Draft:
        source = Source(name, f"{name}.txt", "txt", text, "0" * 64)
        return document.draft(read(source, (KNOWN,)), (KNOWN,), decided, completed)

    return make


@pytest.fixture(scope="session")
def act() -> str:
    """An act that states most of what acts state, without a contradiction."""
    return """\
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL DE LA MÉTROPOLE DES RIVES

Séance du mercredi 3 mars 2021
Date de convocation : 25 février 2021
Délibération n° 2021-04
Objet : Aide à l'association Vélo Rives

Nombre de membres en exercice : 5
Présents : Ida BRUN, Tom VIDAL, Léa ROUX
Pouvoirs : Rose LE GALL donne pouvoir à Ida BRUN
Absents : Zoé MARTEL

Vu la délibération n° 2020-12 du 3 février 2020,
Considérant que le vélo progresse,

Après en avoir délibéré,

Article 1 :
Est attribuée à l'association Vélo Rives une subvention de 12 000 euros au titre de l'exercice 2021.

Article 2 :
La dépense est inscrite en section de fonctionnement, chapitre 65, nature 65748.

Reçu au Contrôle de légalité le 9 mars 2021

Le Président,

Tom VIDAL
"""
