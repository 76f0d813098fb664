"""The views in words: what the ready-made tables of the database and of the workbook say, column by column."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).parent / "views.yml"


@dataclass(frozen=True, slots=True)
class ColonneDeVue:
    """A column of a view; ``type`` as in the schemas of the tables (``number`` is an amount in euros)."""

    nom: str
    type: str
    sens: str


@dataclass(frozen=True, slots=True)
class Vue:
    """A view; ``nom`` is its name in SQL and that of its sheet."""

    nom: str
    titre: str
    description: str
    colonnes: tuple[ColonneDeVue, ...]


@cache
def vues() -> tuple[Vue, ...]:
    """The views, in the order of their sheets.

    >>> [vue.titre for vue in vues()]
    ['Qui a reçu quoi', 'Demandé et non accordé', 'Actions à porteur financé']
    """
    raw = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(
        Vue(**{**each, "colonnes": tuple(ColonneDeVue(**column) for column in each["colonnes"])}) for each in raw
    )
