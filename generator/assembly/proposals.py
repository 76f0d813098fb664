"""The entry of a corrections file that would settle a doubt, as far as the document itself fills it in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.assembly.draft import table_of
from generator.french.amounts import amounts
from generator.french.dates import dates
from generator.french.fold import fold
from generator.french.references import act_numbers
from generator.values.acts import Acte
from generator.values.grants import Subvention
from generator.values.tables import RECORD_TYPES, ligne
from generator.values.written import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.assembly.draft import Draft
    from generator.values.evidence import Anomalie
    from generator.values.tables import Record

HEAD = 2000
"""Characters of a document in which its number and the day of its sitting stand."""

OF_THE_ACT = {
    "date-contradictoire": "date_seance",
    "date-absente": "date_seance",
    "numero-absent": "reference",
    "objet-absent": "objet",
}
"""Doubt → the column of ``actes`` that it is about."""

_OF_THE_SUBSIDY = {"beneficiaire-non-lu": "nom_imprime", "montant-illisible": "budget_projet"}
"""Doubt → the column of ``subventions`` that it is about; an amount without a row is no cell to correct."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry to paste: what is empty in it is for a person to write.

    ``valeur`` is filled where the words at hand hold one value of the column and no other: never one of two.
    """

    table: str = ""
    ligne: str = ""
    champ: str = ""
    action: str = "remplacer"
    attendu: str = ""
    valeur: str = ""
    citation: str = ""


def entry(draft: Draft, doubt: Anomalie) -> Entry:
    """The entry that would settle ``doubt``: its cell, the guard, the quotation, and the value where only one reads."""
    begun = Entry(ligne=doubt.acte_id or doubt.document_id, citation=doubt.citation or "")
    record, champ = _cell(draft, doubt)
    if record is None:
        return begun
    table = table_of(record)
    attendu = written(champ, getattr(record, champ))
    candidates = tuple(_candidates(draft, table, champ, begun.citation))
    values = {value for value, _ in candidates}
    filled = replace(
        begun,
        table=table,
        ligne=ligne(table, record),
        champ=champ,
        action="remplacer" if attendu else "ajouter",
        attendu=attendu,
    )
    return replace(filled, valeur=candidates[0][0], citation=candidates[0][1]) if len(values) == 1 else filled


def _cell(draft: Draft, doubt: Anomalie) -> tuple[Record | None, str]:
    """The row and the column that a doubt is about, where only one can be meant."""
    if champ := OF_THE_ACT.get(doubt.code):
        acts = [act for act in draft.of(Acte) if act.acte_id == doubt.acte_id or doubt.acte_id is None]
        return (acts[0] if len(acts) == 1 else None), champ
    champ = _OF_THE_SUBSIDY.get(doubt.code, "")
    here = {
        proof.ligne
        for proof in draft.provenances
        if proof.champ == "montant" and proof.debut is not None and proof.debut == doubt.debut
    }
    given = [one for one in draft.of(Subvention) if one.acte_id == doubt.acte_id]
    named = [one for one in given if one.subvention_id in here] if doubt.code == "beneficiaire-non-lu" else given
    return (named[0] if champ and len(named) == 1 else None), champ


def _candidates(draft: Draft, table: str, champ: str, citation: str) -> Iterator[tuple[str, str]]:
    """The values of the column that the quoted words hold, each with its words; without any, those of the head."""
    kind = RECORD_TYPES[table].__annotations__[champ]
    words = citation or draft.source.text[:HEAD]
    folded = fold(words)
    if champ == "reference":
        found = ((number.value or "", number.span.of(words)) for number in act_numbers(words, folded))
    elif "date" in str(kind):
        found = ((str(day.value or ""), day.span.of(words)) for day in dates(words, folded))
    elif "Decimal" in str(kind):
        found = ((written(champ, one.value), one.span.of(words)) for one in amounts(words, folded))
    else:
        return
    yield from ((value, citation or quoted) for value, quoted in found if value)
