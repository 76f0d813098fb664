"""A list that can be narrowed: typed columns, from which come the static table, its sums, and the rows for a script.

The script (``listes.js``) draws from the rows what the static table shows from them, so the values are typed once: a
date stays a date, a sum stays exact. Sums stand in columns of their own (asked, proposed, granted): adding what one
column shows never adds one of these to another.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.pages.escape import reveal
from generator.pages.views.front import en_capitales
from generator.pages.views.tables import Cellule
from generator.pages.words import NON_INDIQUE, Mot
from generator.values.by_slot import by_slot
from generator.values.said import compte, euros, jour, nombre, typographie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PART = 2_000
"""Rows of a file that the script fetches: some 100 kB compressed, whatever the size of the list."""


@dataclass(frozen=True, slots=True)
class Colonne:
    """A column: its heading, what its values are, and its name in addresses and in CSV.

    ``genre`` is ``texte``, ``date``, ``nombre``, ``montant`` or ``etat``. One that is ``choix`` can be chosen from; one
    that is ``cachee`` only serves to choose, and is exported.
    """

    titre: str
    genre: str
    nom: str
    choix: bool = False
    cachee: bool = False


@by_slot
@dataclass(frozen=True, slots=True)
class Champ:
    """A value of a row, absent when no document states it; ``lien`` is an address under the root of the site."""

    valeur: str | int | Decimal | dt.date | Mot | tuple[str, ...] | None = None
    lien: str | None = None


Ligne = tuple[Champ, ...]


@dataclass(frozen=True, slots=True)
class Registre:
    """All the rows of a list, under their columns."""

    colonnes: tuple[Colonne, ...]
    lignes: Sequence[Ligne]

    def visibles(self, lignes: Sequence[Ligne]) -> list[tuple[Cellule, ...]]:
        """Rows as the static table shows them."""
        return [
            tuple(cellule(c, champ) for c, champ in zip(self.colonnes, ligne, strict=True) if not c.cachee)
            for ligne in lignes
        ]

    def bilan(self, lignes: Sequence[Ligne], singulier: str) -> str:
        """How many rows, and the sum of each column of amounts, each said apart."""
        told = [f"{compte(len(lignes), singulier)}."]
        for rank, colonne in enumerate(self.colonnes):
            if colonne.genre == "montant":
                sums = [v for ligne in lignes if isinstance(v := ligne[rank].valeur, Decimal)]
                if sums:
                    told.append(f"{colonne.titre} : {euros(sum(sums, Decimal(0)))} ({compte(len(sums), 'ligne')}).")
        return typographie(" ".join(told))

    def parts(self) -> Iterator[str]:
        """The rows as JSON, ``PART`` at a time, the columns with each."""
        colonnes = [[c.titre, c.genre, c.nom, int(c.choix), int(c.cachee)] for c in self.colonnes]
        for start in range(0, len(self.lignes), PART):
            rows = [[brut(champ) for champ in ligne] for ligne in self.lignes[start : start + PART]]
            lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
            head = json.dumps(colonnes, ensure_ascii=False, separators=(",", ":"))
            yield f'{{"colonnes":{head},"lignes":[\n{lines}\n]}}\n'

    def annees(self) -> str:
        """The first and the last year of each part, ``2024-2022 2022-2019``; empty where rows have no date."""
        rank = next((rank for rank, c in enumerate(self.colonnes) if c.genre == "date"), None)
        if rank is None:
            return ""
        spans = []
        for start in range(0, len(self.lignes), PART):
            days = [ligne[rank].valeur for ligne in self.lignes[start : start + PART]]
            years = [day.year if isinstance(day, dt.date) else 0 for day in days]
            spans.append(f"{max(years)}-{min(years)}")
        return " ".join(spans)


def cellule(colonne: Colonne, champ: Champ) -> Cellule:
    """A value as the static table shows it.

    >>> cellule(Colonne("Attribué", "montant", "attribue"), Champ(Decimal("60000.00"))).texte
    '60\u202f000\u202f€'
    """
    valeur = champ.valeur
    if isinstance(valeur, Mot):
        return Cellule(etat=valeur)
    classe = f"{colonne.genre} {colonne.nom}" if colonne.genre in {"montant", "nombre"} else None
    if valeur is None:
        return Cellule(classe=classe) if classe else Cellule(NON_INDIQUE.mot, classe="absent")
    if isinstance(valeur, dt.date):
        return Cellule(jour(valeur), champ.lien, classe="date")
    if champ.lien and isinstance(valeur, str) and en_capitales(valeur):
        classe = "capitales"
    return Cellule(_mots(valeur), champ.lien, classe=classe)


def _mots(valeur: str | int | Decimal | tuple[str, ...]) -> str:
    """A sum, a number or words, as a reader reads them."""
    if isinstance(valeur, Decimal):
        return euros(valeur)
    if isinstance(valeur, int):
        return nombre(valeur)
    return ", ".join(valeur) if isinstance(valeur, tuple) else valeur


def brut(champ: Champ) -> object:
    """A value as the script reads it.

    Cents, an ISO day, words, ``[words, address]``, ``[word, class]`` for a state, ``[[words], …]`` for several.

    >>> brut(Champ(Decimal("60000.00"))), brut(Champ(("A", "B")))
    (6000000, [['A'], ['B']])
    """
    valeur = champ.valeur
    if isinstance(valeur, Decimal):
        return int(valeur * 100)
    if isinstance(valeur, dt.date):
        return valeur.isoformat()
    if isinstance(valeur, Mot):
        return [valeur.mot, valeur.classe]
    if isinstance(valeur, tuple):
        return [[reveal(word)] for word in valeur]
    if isinstance(valeur, str):
        return [reveal(valeur), champ.lien] if champ.lien else reveal(valeur)
    return valeur
