"""Complements by a person: values that no document states, guarded, sourced, dated, and kept apart from the reading."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.assembly.draft import table_of
from generator.sources import fiche
from generator.values.acts import Acte
from generator.values.complements import FORMES, Complement
from generator.values.evidence import Provenance
from generator.values.finding import Statut
from generator.values.grants import Subvention
from generator.values.identifiers import SIREN_LENGTH, named
from generator.values.issue import RegistreError
from generator.values.tables import ligne
from generator.values.written import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.assembly.draft import Draft
    from generator.values.grants import Beneficiaire

SUFFIX = ".complements.yml"
STOP = frozenset({"complement-perime", "complement-contradictoire"})
"""Errors that stop the whole build: a person stated something of a row that is no longer the one they saw."""

_KEYS = frozenset({"table", "ligne", "champ", "attendu", "valeur", "source", "date"})


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of a complements file.

    ``attendu`` is the guard, words of the row as it is read today: the printed name of a subsidy, the number of an act
    (its object when it has none), a name of a body that receives. The report of conformity gives it.
    """

    place: str
    table: str
    ligne: str
    champ: str
    attendu: str
    valeur: str
    source: str
    date: dt.date


def load(path: Path) -> tuple[Decision, ...]:
    """The entries of a complements file, in order.

    Raises ``RegistreError`` (``complements-invalides``) for a key that is missing or unknown, a value that cannot be
    completed or is not of its form, an entry without source, or a date that is not one.
    """
    raw = fiche.read(path)
    if not isinstance(raw, list):
        raise _invalid("le fichier n'est pas une liste de compléments", str(path))
    found = tuple(_decision(item, f"{path}, complément {number}") for number, item in enumerate(raw, start=1))
    seen: set[tuple[str, str, str]] = set()
    for item in found:
        cell = (item.table, item.ligne, item.champ)
        if cell in seen:
            raise _invalid(f"{item.table}.{item.champ} ({item.ligne}) est complété deux fois", item.place)
        seen.add(cell)
    return found


def _decision(raw: object, place: str) -> Decision:
    """One entry of the file, checked."""
    if not isinstance(raw, dict) or not all(isinstance(value, str) for value in raw.values()):
        raise _invalid("un complément est une suite de « clé : valeur »", place)
    if missing := sorted(_KEYS - raw.keys()):
        raise _invalid(f"clé manquante : {', '.join(missing)}", place)
    if unknown := sorted(raw.keys() - _KEYS):
        raise _invalid(f"clé inconnue : {', '.join(unknown)}", place)
    formes = FORMES.get(raw["table"])
    if formes is None:
        raise _invalid(f"la table {raw['table']} ne se complète pas ; les tables sont {', '.join(FORMES)}", place)
    forme = formes.get(raw["champ"])
    if forme is None:
        raise _invalid(f"{raw['table']}.{raw['champ']} ne se complète pas ; ce qui l'est : {', '.join(formes)}", place)
    if not forme.holds(raw["valeur"]):
        raise _invalid(f"« {raw['valeur']} » n'est pas {forme.attend}", place)
    if not raw["source"].strip():
        raise _invalid("la source est vide : un complément dit où la valeur a été trouvée", place)
    try:
        date = dt.date.fromisoformat(raw["date"])
    except ValueError as error:
        raise _invalid(f"date mal écrite : {raw['date']}", place) from error
    return Decision(place=place, date=date, **{name: raw[name].strip() for name in sorted(_KEYS - {"date"})})


def apply(draft: Draft, decisions: tuple[Decision, ...]) -> Draft:
    """The draft with a row of ``complements`` for each decision; no row of another table changes.

    Raises ``RegistreError``: ``complement-perime`` when the row is no longer the one that the person saw, or when the
    document now states the value by itself; ``complements-invalides`` when there is no such row.
    """
    made = tuple(_complement(draft, decision) for decision in decisions)
    return replace(draft, records=(*draft.records, *made))


def _complement(draft: Draft, decision: Decision) -> Complement:
    """One complement, once its guard holds."""
    key, shown, stated = _row(draft, decision)
    where = f"{decision.table}.{decision.champ} ({decision.ligne})"
    if decision.attendu not in shown:
        raise RegistreError(
            f"Le complément de {where} attend « {decision.attendu} » et le générateur lit « {' », « '.join(shown)} ».",
            decision.place,
            "Vérifier de quel enregistrement parle le complément, puis corriger « ligne » ou « attendu ».",
            "complement-perime",
        )
    if stated:
        raise RegistreError(
            f"Le complément de {where} est devenu inutile : le document dit lui-même « {stated} ».",
            decision.place,
            "Supprimer le complément ; si la lecture est fausse, écrire une correction.",
            "complement-perime",
        )
    return Complement(
        table=decision.table,
        ligne=key,
        champ=decision.champ,
        valeur=decision.valeur,
        document_id=draft.document.document_id,
        source=decision.source,
        date=decision.date,
    )


def _row(draft: Draft, decision: Decision) -> tuple[str, tuple[str, ...], str]:
    """The key of the row, the words by which it shows itself, and what the document states of the completed value."""
    if decision.table == "beneficiaires":
        return _receiver(draft, decision)
    for record in draft.records:
        if table_of(record) == decision.table and ligne(decision.table, record) == decision.ligne:
            stated = written(decision.champ, getattr(record, decision.champ, None))
            return decision.ligne, (_shown(record),), stated
    raise _invalid(f"la table {decision.table} n'a pas de ligne {decision.ligne} dans ce document", decision.place)


def _receiver(draft: Draft, decision: Decision) -> tuple[str, tuple[str, ...], str]:
    """Who receives by a document: one payer decides there, so that its name alone tells it, whatever is put behind."""
    wanted = named(decision.ligne)
    shown: dict[str, list[str]] = {}
    for item in draft.namings:
        shown.setdefault(item.beneficiaire_id, []).append(item.nom)
    for row in draft.of(Subvention):
        if row.beneficiaire_id in shown:
            shown[row.beneficiaire_id].append(row.nom_imprime or "")
    for identity, words in shown.items():
        if named(identity) == wanted:
            return identity, tuple(dict.fromkeys(words)), ""
    those = ", ".join(sorted(shown)) or "aucun"
    raise _invalid(
        f"la table beneficiaires n'a pas de ligne {decision.ligne} dans ce document, dont les bénéficiaires sont : "
        f"{those}",
        decision.place,
    )


def _shown(record: object) -> str:
    """The words of a row that a guard repeats."""
    if isinstance(record, Acte):
        return record.reference or record.objet or ""
    return (record.nom_imprime or "") if isinstance(record, Subvention) else ""


def settled(rows: Iterable[Complement], bodies: Iterable[Beneficiaire]) -> tuple[Complement, ...]:
    """One complement per value: the same, stated beside two documents, is kept once.

    What was stated of a body that receives nothing any more, its act being withdrawn, leaves with it.

    Raises ``RegistreError`` (``complement-contradictoire``) for two values of one thing.
    """
    kept: dict[tuple[str, str, str], Complement] = {}
    known = {body.beneficiaire_id for body in bodies}
    for row in sorted(rows, key=lambda row: row.document_id):
        if row.table == "beneficiaires" and row.ligne not in known:
            continue
        first = kept.setdefault((row.table, row.ligne, row.champ), row)
        if first.valeur != row.valeur:
            raise RegistreError(
                f"Deux compléments donnent à {row.table}.{row.champ} ({row.ligne}) « {first.valeur} » "
                f"et « {row.valeur} ».",
                f"compléments des documents {first.document_id} et {row.document_id}",
                "Garder celui dont la source fait foi et supprimer l'autre. Deux établissements d'un organisme ont le "
                "même SIREN : donner partout le SIRET du siège.",
                "complement-contradictoire",
            )
    return tuple(kept.values())


def identified(
    bodies: Iterable[Beneficiaire], rows: tuple[Complement, ...]
) -> tuple[tuple[Beneficiaire, ...], tuple[Provenance, ...]]:
    """The bodies that receive, with the identifiers that a person verified; and the proof of each identifier."""
    said = {(row.ligne, row.champ): row for row in rows if row.table == "beneficiaires"}
    found: list[Beneficiaire] = []
    proofs: list[Provenance] = []
    for body in bodies:
        siret, rna = (said.get((body.beneficiaire_id, champ)) for champ in ("siret", "rna"))
        if siret:
            body = replace(body, siret=siret.valeur, siren=siret.valeur[:SIREN_LENGTH])  # noqa: PLW2901 - amended
            proofs += _proofs(siret, {"siren": siret.valeur[:SIREN_LENGTH], "siret": siret.valeur})
        if rna:
            body = replace(body, rna=rna.valeur)  # noqa: PLW2901 - amended
            proofs += _proofs(rna, {"rna": rna.valeur})
        found.append(body)
    return tuple(found), tuple(proofs)


def _proofs(row: Complement, cells: dict[str, str]) -> Iterator[Provenance]:
    """The proof of each cell that a complement fills: no words of a document, the source in its place."""
    for champ, value in cells.items():
        yield Provenance(
            table=row.table,
            ligne=row.ligne,
            champ=champ,
            ordre=1,
            document_id=row.document_id,
            regle=f"complement.{row.champ}",
            statut=Statut.CONFIGURE.value,
            valeur=value,
            calcul=f"{row.source} ({row.date.isoformat()})",
        )


def _invalid(quoi: str, place: str) -> RegistreError:
    """A complements file that cannot be applied."""
    return RegistreError(
        f"Fichier de compléments invalide : {quoi}.",
        place,
        "Suivre la recette « Add a complement » de .github/CONTRIBUTING.md.",
        "complements-invalides",
    )
