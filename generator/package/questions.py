"""The worked questions of the codebook: what is asked, the query, and the way of a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parent / "questions.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tableur:
    """What is done by hand on a sheet: keep some rows, then add up by group, or keep some columns.

    ``valeur`` is the only value kept in the column ``colonne``, ``au_dessus`` the number that its values exceed.
    """

    feuille: str
    colonne: str | None = None
    valeur: str | None = None
    au_dessus: int | None = None
    groupe: tuple[str, ...] = ()
    somme: str | None = None
    garde: tuple[str, ...] = ()

    def etapes(self) -> tuple[str, ...]:
        """The gestures, in French, as the menus of Excel and LibreOffice name them."""
        steps = [f"Ouvrir registre.xlsx à la feuille « {self.feuille} »."]
        if self.colonne:
            kept = (
                f"ne garder que « {self.valeur} »"
                if self.valeur
                else f"filtre numérique « supérieur à {self.au_dessus} »"
            )
            steps.append(f"Dans le filtre de la colonne « {self.colonne} » : {kept}.")
        if self.somme:
            words = " puis ".join(f"« {name} »" for name in self.groupe)
            steps.append(
                f"Insertion, Tableau croisé dynamique : {words} en lignes, « {self.somme} » en valeurs (somme)"
                + (f", « {self.colonne} » en filtre." if self.colonne else ".")
            )
        else:
            steps.append(f"Lire les colonnes {', '.join(f'« {name} »' for name in self.garde)}.")
        return tuple(steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question, what its answer means, and the two ways to it; ``nom`` is its anchor."""

    nom: str
    question: str
    reponse: str
    sql: str
    tableur: Tableur


@cache
def questions() -> tuple[Question, ...]:
    """The worked questions, in the order in which they are told.

    >>> [each.tableur.feuille for each in questions()]
    ['qui_a_recu_quoi', 'demande_et_non_accorde', 'actions_a_porteur_finance']
    """
    raw = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(Question(**{**each, "tableur": _tableur(each["tableur"])}) for each in raw)


def _tableur(raw: dict[str, Any]) -> Tableur:
    """The way of a spreadsheet."""
    return Tableur(
        feuille=raw["feuille"],
        **raw.get("filtre", {}),
        groupe=tuple(raw.get("groupe", ())),
        somme=raw.get("somme"),
        garde=tuple(raw.get("garde", ())),
    )
