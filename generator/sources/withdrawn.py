"""What a person decided to withdraw: ``withdrawn.yml``, beside the documents."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.sources import fiche
from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from pathlib import Path

FILE = "withdrawn.yml"
NATURES = ("acte", "document", "nom")

_OPTIONAL = frozenset({"absent", "adresse"})
_YES_NO = {"oui": True, "non": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Demande:
    """One withdrawal: an act or a document by its identifier, a person or a body by the forms of its name.

    ``absent`` says that the document is no longer in the folder, so that finding nothing is no error; ``adresse`` that
    a notice stands at the old address, which holds the identifier. ``lieu`` is the place of the entry, for messages.
    """

    lieu: str
    nature: str
    cibles: tuple[str, ...]
    motif: str
    date: dt.date
    absent: bool = False
    adresse: bool = True


def load(path: Path) -> tuple[Demande, ...]:
    """The withdrawals of a file, in order; none without a file.

    Raises ``RegistreError`` (``retraits-invalides``) for an entry that names nothing or several things, a key that is
    missing or unknown, a date that is not one.
    """
    if not path.exists():
        return ()
    raw = fiche.read(path)
    if not isinstance(raw, list):
        raise invalid("le fichier n'est pas une liste de retraits", str(path))
    return tuple(_demande(item, f"{path}, retrait {number}") for number, item in enumerate(raw, start=1))


def _demande(raw: object, lieu: str) -> Demande:
    """One entry of the file, checked."""
    if not isinstance(raw, dict):
        raise invalid("un retrait est une suite de « clé : valeur »", lieu)
    named = [nature for nature in NATURES if raw.get(nature)]
    if len(named) != 1:
        raise invalid("un retrait nomme un acte, un document ou un nom, et un seul", lieu)
    (nature,) = named
    cibles = raw[nature] if nature == "nom" and isinstance(raw[nature], list) else [raw[nature]]
    others = {key: value for key, value in raw.items() if key != nature}
    if unknown := sorted(others.keys() - _OPTIONAL - {"motif", "date"}):
        raise invalid(f"clé inconnue : {', '.join(unknown)}", lieu)
    if missing := sorted({"motif", "date"} - {key for key, value in others.items() if value}):
        raise invalid(f"clé manquante : {', '.join(missing)}", lieu)
    if not all(isinstance(word, str) and any(map(str.isalnum, word)) for word in (*cibles, *others.values())):
        raise invalid("une valeur n'est pas un texte", lieu)
    if wrong := [key for key in sorted(_OPTIONAL & others.keys()) if others[key] not in _YES_NO]:
        raise invalid(f"« {wrong[0]} » vaut oui ou non", lieu)
    try:
        date = dt.date.fromisoformat(others["date"])
    except ValueError as error:
        raise invalid(f"« {others['date']} » n'est pas une date (AAAA-MM-JJ)", lieu) from error
    said = {key: _YES_NO[others[key]] for key in _OPTIONAL & others.keys()}
    return Demande(lieu=lieu, nature=nature, cibles=tuple(cibles), motif=others["motif"], date=date, **said)


def invalid(quoi: str, lieu: str) -> RegistreError:
    """A file of withdrawals that cannot be applied."""
    return RegistreError(
        f"Fichier de retraits invalide : {quoi}.",
        lieu,
        "Suivre la recette « retirer un acte ou un nom » du guide (LISEZMOI.md).",
        "retraits-invalides",
    )
