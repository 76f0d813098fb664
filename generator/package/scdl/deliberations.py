"""A deliberation as the national model writes it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from generator.package.scdl.faits import VIDE, Cellule, deduced
from generator.values.matieres import niveau_2, nom

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.package.scdl.faits import Faits
    from generator.values.acts import Acte, Collectivite

Cellules = dict[str, Cellule]

A_LA_PREFECTURE = frozenset({"metropole", "communaute_urbaine", "departement"})
"""Bodies that sit in the chief town of their département, whose acts the préfecture itself receives. Those of a commune
may go to a sous-préfecture, which nothing in an act tells."""

_WORD = re.compile(r"[^\W\d_]+")
_UNNAMED = frozenset(
    {
        *("a", "au", "aux", "cours", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "concerne"),
        *("budget", "budgets", "bp", "exercice", "exercices", "primitif", "annee", "année", "commune", "communal"),
    }
)
"""Words that name no budget: « budget de l'exercice 2024 » only says its year."""


def scope(faits: Faits) -> Iterator[Acte]:
    """The acts that the file is about: deliberations, but for those that were rejected or put off."""
    for acte in faits.tables.actes:
        if acte.nature == "deliberation" and acte.issue not in {"rejetee", "ajournee"}:
            yield acte


def cellules(faits: Faits, acte: Acte, body: Collectivite | None) -> Cellules:
    """The cells of one deliberation, by column; those that nothing states are empty.

    The date of a deliberation that does not say it was adopted is left out: it is the date of an adoption.
    """

    def of(champ: str, value: object = None) -> Cellule:
        return faits.cellule("actes", acte.acte_id, champ, value)  # type: ignore[arg-type] # a cell value

    adopted = acte.issue == "adoptee" or faits.complement("actes", acte.acte_id, "issue") is not None
    code = _code(faits, acte)
    found = niveau_2(code.valeur)
    budget = _budget(faits, acte)
    return {
        "COLL_NOM": Cellule(body.nom if body else ""),
        "COLL_SIRET": Cellule((body.siret or "") if body else ""),
        "DELIB_ID": of("reference", acte.reference),
        "DELIB_DATE": of("date_seance", acte.date_seance) if adopted else VIDE,
        "DELIB_MATIERE_CODE": code,
        "DELIB_MATIERE_NOM": Cellule(nom(found) if found else ""),
        "DELIB_OBJET": of("objet", acte.objet),
        **budget,
        "PREF_ID": _controle(faits, acte, body),
        "PREF_DATE": of("date_reception", acte.date_reception),
        **_votes(faits, acte),
        "DELIB_URL": of("adresse"),
    }


def _code(faits: Faits, acte: Acte) -> Cellule:
    """The code of the second level: printed, stated by a person, or deduced; a further level is left out."""
    printed = faits.cellule("actes", acte.acte_id, "matiere_code", acte.matiere_code)
    if printed.valeur:
        return Cellule(niveau_2(printed.valeur) or printed.valeur, printed.etat, printed.motif)
    if acte.matiere_deduite:
        motif = "l'acte attribue des subventions et ne décide rien d'autre"
        return deduced(acte.matiere_deduite, motif, faits.mots.get(acte.acte_id))
    return VIDE


def _budget(faits: Faits, acte: Acte) -> Cellules:
    """The year and the name of the budget: together, or neither."""
    years = sorted({row.exercice for row in faits.subventions[acte.acte_id] if row.exercice})
    names = dict.fromkeys(
        " ".join(row.budget.split()) for row in faits.imputations[acte.acte_id] if row.budget and named(row.budget)
    )
    whole = len(years) and years == list(range(years[0], years[-1] + 1))
    year = "/".join(map(str, dict.fromkeys((years[0], years[-1])))) if whole else None
    said = {
        "BUDGET_ANNEE": faits.cellule("actes", acte.acte_id, "budget_annee", year),
        "BUDGET_NOM": faits.cellule("actes", acte.acte_id, "budget_nom", ";".join(names) or None),
    }
    return said if _together(said) else dict.fromkeys(said, VIDE)


@cache
def named(budget: str) -> bool:
    """Whether the words name a budget, and do not only say its year.

    >>> named("budget principal métropolitain 2023"), named("budget de l'exercice 2024")
    (True, False)
    """
    return not {word.lower() for word in _WORD.findall(budget)} <= _UNNAMED


def _controle(faits: Faits, acte: Acte, body: Collectivite | None) -> Cellule:
    """Who receives the act for the State."""
    stated = faits.cellule("actes", acte.acte_id, "controle_legalite")
    if stated.valeur or body is None or body.departement is None or body.type not in A_LA_PREFECTURE:
        return stated
    code = f"PREF{body.departement.zfill(3)}"
    return deduced(code, f"préfecture du département où siège la collectivité ({body.departement})")


def _votes(faits: Faits, acte: Acte) -> Cellules:
    """The five columns of the vote, when the voices are counted; « à l'unanimité » alone counts none.

    The voices cast are those for, against and abstaining: an act that also counts the voters is held against them.
    """
    said = {
        column: faits.cellule("actes", acte.acte_id, champ, getattr(acte, champ))
        for column, champ in (
            ("VOTE_EFFECTIF", "membres_en_exercice"),
            ("VOTE_REEL", "votants"),
            ("VOTE_POUR", "votes_pour"),
            ("VOTE_CONTRE", "votes_contre"),
            ("VOTE_ABSTENTION", "votes_abstention"),
        )
    }
    voices = [said[f"VOTE_{name}"].valeur for name in ("POUR", "CONTRE", "ABSTENTION")]
    if all(voices) and not said["VOTE_REEL"].valeur:
        said["VOTE_REEL"] = deduced(str(sum(map(int, voices))), "somme des voix pour, contre et des abstentions")
    return said if _together(said) else dict.fromkeys(said, VIDE)


def _together(said: Cellules) -> bool:
    """Whether columns that go together are all filled, or one of them by a person who must be told of the others."""
    return all(cell.valeur for cell in said.values()) or any(cell.etat == "complement" for cell in said.values())
