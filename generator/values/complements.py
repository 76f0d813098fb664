"""What a person may state of an act that the act itself does not: which values, in which form."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.values.identifiers import siret_ok
from generator.values.matieres import niveau_2

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Complement:
    """A value that no document states, with the source where a person found it and the day when they did.

    ``table``, ``ligne`` and ``champ`` name what it is about as ``provenances`` does; ``champ`` may be no column: what
    an act never states (the date of a convention) has none. ``document_id`` is the document beside which it is written.
    """

    table: str
    ligne: str
    champ: str
    valeur: str
    document_id: str
    source: str
    date: dt.date


@dataclass(frozen=True, slots=True)
class Forme:
    """How a value is written: a test, and the words that tell a person what is expected."""

    attend: str
    holds: Callable[[str], bool]


def _day(value: str) -> bool:
    """Whether the words are a day of the calendar, AAAA-MM-JJ."""
    try:
        return dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _period(value: str) -> bool:
    """Whether the words are a day, or two of which the second does not come first."""
    days = value.split("/")
    return len(days) <= 2 and all(map(_day, days)) and days == sorted(days)  # noqa: PLR2004 - a first and a last day


def _matching(pattern: str) -> Callable[[str], bool]:
    """Whether the words follow a pattern."""
    compiled = re.compile(pattern)
    return lambda value: compiled.fullmatch(value) is not None


def _text(most: int) -> Forme:
    """Some words on one line."""
    return Forme(f"un texte d'une ligne, {most} caractères au plus", _matching(rf"\S(?:.{{0,{most - 2}}}\S)?"))


_DATE = Forme("une date AAAA-MM-JJ", _day)
_COUNT = Forme("un nombre de personnes", _matching(r"0|[1-9][0-9]{0,3}"))

FORMES: Mapping[str, Mapping[str, Forme]] = {
    "actes": {
        "reference": _text(80),
        "date_seance": _DATE,
        "date_reception": _DATE,
        "issue": Forme("« adoptee »", "adoptee".__eq__),
        "matiere_code": Forme(
            "un code de deuxième niveau de la nomenclature @CTES (7.5)", lambda code: niveau_2(code) == code
        ),
        "budget_annee": Forme("une année (2024) ou deux (2024/2026)", _matching(r"[0-9]{4}(?:/[0-9]{4})?")),
        "budget_nom": _text(256),
        "controle_legalite": Forme(
            "PREF042, SPREF0421 ou SGAR084",
            _matching(r"(?:PREF|SGAR)(?:0[0-9AB]{2}|9[78][0-9])|SPREF(?:0[0-9AB]{2}|9[78][0-9])[0-9]"),
        ),
        "membres_en_exercice": _COUNT,
        "votants": _COUNT,
        "votes_pour": _COUNT,
        "votes_contre": _COUNT,
        "votes_abstention": _COUNT,
        "adresse": Forme(
            "une adresse complète (https://…)",
            _matching(r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]{1,5})?(?:[/?#][!-~]*)?"),
        ),
    },
    "subventions": {
        "objet": _text(256),
        "date_convention": _DATE,
        "conditions_versement": _text(256),
        "dates_versement": Forme("une date AAAA-MM-JJ, ou deux séparées par « / »", _period),
        "identifiant_rae": Forme("un numéro RAE, cinq caractères au plus", _matching(r"[0-9A-Za-z]{1,5}")),
        "notification_ue": Forme("« oui » ou « non »", {"oui", "non"}.__contains__),
        "dispositif_aide": _text(80),
    },
    "beneficiaires": {
        "siret": Forme("un SIRET : quatorze chiffres et leur clé", siret_ok),
        "rna": Forme("un numéro RNA : W et neuf chiffres", _matching(r"W[0-9]{9}")),
    },
}
"""Table → what may be stated of its rows → how it is written."""
