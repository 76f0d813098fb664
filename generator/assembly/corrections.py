"""Corrections by a person: guarded, quoted, dated; both readings stay visible."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from generator.assembly.draft import Draft, table_of
from generator.assembly.proposals import OF_THE_ACT
from generator.sources import fiche
from generator.values.evidence import Provenance
from generator.values.finding import Statut
from generator.values.issue import RegistreError
from generator.values.tables import KEYS, RECORD_TYPES, Record, ligne
from generator.values.written import Value, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SUFFIX = ".corrections.yml"
STOP = frozenset({"correction-perimee", "correction-sans-preuve"})
"""Errors that stop the whole build: a person decided something that the document no longer shows."""

ACTIONS = ("remplacer", "retirer", "ajouter", "confirmer")
GIVING = ("remplacer", "ajouter")
"""Actions that give a value; the others say something of the one that was read."""

_KEYS = frozenset({"table", "ligne", "champ", "action", "attendu", "citation", "motif", "date"})
_OPTIONAL = frozenset({"valeur", "occurrence"})


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision of a person about one cell.

    ``attendu`` is the guard: what the generator reads today, written as in the table. ``citation`` is the evidence,
    words of the document itself; ``occurrence`` says which, from 1, when they stand there several times.
    """

    place: str
    table: str
    ligne: str
    champ: str
    action: str
    attendu: str
    valeur: str
    citation: str
    occurrence: int
    motif: str
    date: str


def load(path: Path) -> tuple[Correction, ...]:
    """The corrections of a file, in order.

    Raises ``RegistreError`` (``corrections-invalides``) for a key that is missing or unknown, an unknown table, column
    or action, or a date that is not one.
    """
    raw = fiche.read(path)
    if not isinstance(raw, list):
        raise _invalid("le fichier n'est pas une liste de corrections", str(path))
    return tuple(_correction(item, f"{path}, correction {number}") for number, item in enumerate(raw, start=1))


def _correction(raw: object, place: str) -> Correction:
    """One entry of the file, checked."""
    if not isinstance(raw, dict) or not all(isinstance(value, str) for value in raw.values()):
        raise _invalid("une correction est une suite de « clé : valeur »", place)
    if missing := sorted(_KEYS - raw.keys()):
        raise _invalid(f"clé manquante : {', '.join(missing)}", place)
    if unknown := sorted(raw.keys() - _KEYS - _OPTIONAL):
        raise _invalid(f"clé inconnue : {', '.join(unknown)}", place)
    if raw["action"] not in ACTIONS:
        raise _invalid(f"action inconnue : {raw['action']} ; les actions sont {', '.join(ACTIONS)}", place)
    if raw["table"] not in RECORD_TYPES or raw["champ"] not in RECORD_TYPES[raw["table"]].__dataclass_fields__:
        raise _invalid(f"la table {raw['table']} n'a pas de colonne {raw['champ']}", place)
    _consistent(raw, place)
    try:
        dt.date.fromisoformat(raw["date"])
        occurrence = int(raw.get("occurrence", "1"))
    except ValueError as error:
        raise _invalid(f"valeur mal écrite : {error}", place) from error
    if occurrence < 1:
        raise _invalid("« occurrence » compte à partir de 1", place)
    words = {name: raw[name] for name in sorted(_KEYS)}
    return Correction(place=place, valeur=raw.get("valeur", ""), occurrence=occurrence, **words)


def _consistent(raw: dict[str, str], place: str) -> None:
    """Refuse an entry whose parts do not go together."""
    if raw["champ"] in KEYS[raw["table"]]:
        raise _invalid(f"{raw['champ']} nomme la ligne et ne se corrige pas", place)
    if bool(raw.get("valeur")) != (raw["action"] in GIVING):
        raise _invalid(f"« valeur » se donne pour {' et '.join(GIVING)}, et pour ces actions seules", place)
    if raw["action"] == "ajouter" and raw["attendu"]:
        raise _invalid(
            "« ajouter » ne remplit qu'une cellule vide ; « remplacer » change celle qui ne l'est pas", place
        )


def apply(draft: Draft, corrections: tuple[Correction, ...]) -> Draft:
    """The draft with each correction made, in order.

    Raises ``RegistreError``: ``correction-perimee`` when the guard no longer holds, ``correction-sans-preuve`` when the
    quoted words are not in the document, ``corrections-invalides`` when the row or the value is not one.
    """
    for correction in corrections:
        draft = _apply(draft, correction)
    return draft


def _apply(draft: Draft, correction: Correction) -> Draft:
    """One correction made, with its proof, and the doubt that it settles marked as settled."""
    record = _record(draft, correction)
    found = written(correction.champ, getattr(record, correction.champ))
    if found != correction.attendu:
        raise RegistreError(
            f"La correction de {correction.table}.{correction.champ} ({correction.ligne}) attend "
            f"« {correction.attendu} » et le générateur lit « {found} ».",
            correction.place,
            "Relire le document : si la lecture est juste, supprimer la correction ; sinon mettre « attendu » à jour.",
            "correction-perimee",
        )
    start = _evidence(draft, correction)
    end = start + len(correction.citation)
    value = _value(record, correction)
    changed: dict[str, Any] = {} if correction.action == "confirmer" else {correction.champ: value}
    new = replace(record, **changed)
    statut = Statut.CONFIRME if correction.action == "confirmer" else Statut.CORRIGE
    kept = list(draft.provenances)
    mine = [proof for proof in kept if (proof.ligne, proof.champ) == (correction.ligne, correction.champ)]
    if not mine:
        kept.append(_proof(draft, correction, (start, end), 1, Statut.IMPRIME, None))
    rank = max((proof.ordre for proof in mine), default=1) + 1
    kept.append(_proof(draft, correction, (start, end), rank, statut, written(correction.champ, value) or None))
    settled = "confirmee" if correction.action == "confirmer" else "corrigee"
    anomalies = tuple(
        replace(doubt, statut=settled)
        if (doubt.debut is not None and doubt.fin is not None and doubt.debut < end and start < doubt.fin)
        or (
            doubt.debut is None and doubt.acte_id == correction.ligne and OF_THE_ACT.get(doubt.code) == correction.champ
        )
        else doubt
        for doubt in draft.anomalies
    )
    return replace(draft.replaced(record, new), provenances=tuple(kept), anomalies=anomalies)


def _record(draft: Draft, correction: Correction) -> Record:
    """The row that a correction names."""
    for record in draft.records:
        if table_of(record) == correction.table and ligne(correction.table, record) == correction.ligne:
            return record
    raise _invalid(f"la table {correction.table} n'a pas de ligne {correction.ligne}", correction.place)


def _evidence(draft: Draft, correction: Correction) -> int:
    """Where the quoted words stand in the document."""
    place = -1
    for _ in range(correction.occurrence):
        place = draft.source.text.find(correction.citation, place + 1)
        if place < 0 or not correction.citation:
            raise RegistreError(
                f"Les mots « {correction.citation} » ne sont pas dans le document.",
                correction.place,
                "Citer le document exactement : une correction n'ajoute rien que le document ne montre.",
                "correction-sans-preuve",
            )
    return place


def _value(record: Record, correction: Correction) -> Value | None:
    """The new value of the cell, typed as its column."""
    if correction.action == "confirmer":
        found: Value | None = getattr(record, correction.champ)
        return found
    if correction.action == "retirer":
        return None
    hint = get_type_hints(type(record))[correction.champ]
    kind = next((option for option in get_args(hint) if option is not type(None)), hint)
    try:
        value = _TYPED[kind](correction.valeur)
        written(correction.champ, value)
    except (ValueError, InvalidOperation, KeyError) as error:
        raise _invalid(
            f"« {correction.valeur} » n'est pas une valeur de {correction.champ}", correction.place
        ) from error
    return value


_TYPED: dict[type, Callable[[str], Value]] = {
    str: str,
    int: int,
    Decimal: Decimal,
    dt.date: dt.date.fromisoformat,
    bool: {"true": True, "false": False}.__getitem__,
}


def _proof(  # noqa: PLR0913, PLR0917 - a proof has a place, a rank, a state and a value
    draft: Draft, correction: Correction, place: tuple[int, int], ordre: int, statut: Statut, valeur: str | None
) -> Provenance:
    """A provenance of the corrected cell."""
    corrected = statut is not Statut.IMPRIME
    return Provenance(
        table=correction.table,
        ligne=correction.ligne,
        champ=correction.champ,
        ordre=ordre,
        document_id=draft.document.document_id,
        debut=place[0],
        fin=place[1],
        page=draft.source.page_of(place[0]),
        citation=correction.citation,
        regle=f"correction.{correction.action}" if corrected else "correction.imprime",
        statut=statut.value,
        valeur=valeur,
        calcul=f"{correction.motif} ({correction.date})" if corrected else "illisible tel qu'imprimé",
    )


def _invalid(quoi: str, place: str) -> RegistreError:
    """A corrections file that cannot be applied."""
    return RegistreError(
        f"Fichier de corrections invalide : {quoi}.",
        place,
        "Suivre la recette « corriger une lecture » du guide ; registre review écrit l'entrée toute faite.",
        "corrections-invalides",
    )
