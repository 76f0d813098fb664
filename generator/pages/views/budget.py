"""What the page of an act says of its budget lines: the printed words, then each code beside its public name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.pages import nomenclature
from generator.values.said import euros

if TYPE_CHECKING:
    from generator.pages.figures import Chiffre, Chiffres
    from generator.pages.index import Index
    from generator.values.acts import Acte

CODES = (("Chapitre", "chapitre"), ("Nature", "nature"), ("Fonction", "fonction"))
INTERNE = "code interne de la collectivité, absent de toute nomenclature publique"


@dataclass(frozen=True, slots=True)
class Code:
    """A part of a budget line: as printed, and what a public chart calls it."""

    chiffre: Chiffre
    sens: str | None = None


@dataclass(frozen=True, slots=True)
class Ligne:
    """A budget line: its own words, then its parts."""

    texte: str
    renvoi: str | None
    codes: tuple[Code, ...]


def lignes(index: Index, acte: Acte, chiffres: Chiffres) -> tuple[Ligne, ...]:
    """The budget lines of ``acte``, in the order of the document."""
    rows = index.imputations[acte.acte_id]
    body = index.collectivites.get(acte.collectivite_id or "")
    year = acte.date_seance.year if acte.date_seance else None
    chart = nomenclature.nomenclature((row.nature for row in rows), year, body.type if body else None)
    found = []
    for row in rows:
        key = f"{acte.acte_id}/{row.ordre}"

        def fait(label: str, champ: str, key: str = key, row: object = row) -> Chiffre:
            return chiffres.chiffre(label, ("imputations", key, champ), getattr(row, champ))

        codes = [Code(fait("Budget", "budget")), Code(fait("Section", "section"))]
        codes += [Code(fait(label, champ), _sens(getattr(row, champ), champ, chart)) for label, champ in CODES]
        codes.append(Code(fait("Code interne", "code_interne"), INTERNE))
        codes.append(Code(chiffres.chiffre("Montant", ("imputations", key, "montant"), row.montant, euros)))
        told = tuple(code for code in codes if not code.chiffre.absent)
        found.append(Ligne(row.texte, chiffres.renvoi(("imputations", key, "texte")), told))
    return tuple(found)


def _sens(code: str | None, champ: str, chart: str) -> str | None:
    """What the chart calls a code, and which chart says so."""
    label = nomenclature.libelle(code, champ, chart) if code else None
    return f"{label} ({chart})" if label else None
