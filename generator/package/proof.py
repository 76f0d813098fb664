"""Proof: every citation is, word for word, the slice of the text that it names, and every value that counts has one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from generator.package.problem import Problem
from generator.package.schemas import schema, schemas
from generator.values.tables import RECORD_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.package.problem import Chunk

UNQUOTED = frozenset({"configure", "corrige"})
"""The states of a value that may come without words of the document: a fiche states it, or a person does."""


def wrong_lengths(chunk: Chunk, texts: Mapping[str, str]) -> Iterator[Problem]:
    """The documents whose text has not the number of characters that the table states."""
    for index, (document_id, stated) in enumerate(zip(chunk["document_id"], chunk["caracteres"], strict=True)):
        text = texts.get(document_id)
        if text is None:
            yield chunk.problem("texte", index, f"il n'y a pas de texte « {document_id} »", "document_id")
        elif len(text) != int(stated):
            quoi = f"le texte a {len(text)} caractères, la table en annonce {stated}"
            yield chunk.problem("texte", index, quoi, "caracteres")


def false_citations(chunk: Chunk, texts: Mapping[str, str]) -> Iterator[Problem]:
    """The rows whose words are not those of the text, at the place that they name."""
    names = ("document_id", "debut", "fin", "citation")
    for index, (document_id, start, end, words) in enumerate(zip(*(chunk[name] for name in names), strict=True)):
        if start and end and words:
            if texts.get(document_id, "")[int(start) : int(end)] != words:
                quoi = f"« {words[:80]} » n'est pas le texte de {document_id} de {start} à {end}"
                yield chunk.problem("citation", index, quoi, "citation")
        elif start or end or words:
            yield chunk.problem("citation", index, "la citation, son début et sa fin vont ensemble", "citation")


class Proofs:
    """Sees the tables chunk by chunk, in any order; ``end`` tells the values that have no proof.

    Those that saw different tables, perhaps in different processes, are put together by ``join``.
    """

    def __init__(self) -> None:
        """Nothing seen yet."""
        self._stated: set[tuple[str, str, str, str]] = set()
        self._proven: set[tuple[str, str, str, str]] = set()
        self._rows: set[tuple[str, str]] = set()
        self._withdrawn: set[tuple[str, str]] = set()

    def join(self, other: Proofs) -> None:
        """Add what ``other`` saw."""
        self._stated |= other._stated
        self._proven |= other._proven
        self._rows |= other._rows
        self._withdrawn |= other._withdrawn

    def see(self, chunk: Chunk) -> Iterator[Problem]:
        """Note the values that need a proof, or those that have one."""
        table = chunk.contract.table
        if table == "provenances":
            yield from self._proofs(chunk)
            return
        lignes = chunk.lignes()
        for field in chunk.contract.fields:
            if field.prouve:
                cells = zip(lignes, chunk[field.name], strict=True)
                self._stated.update((table, ligne, field.name, cell) for ligne, cell in cells if cell)

    def _proofs(self, chunk: Chunk) -> Iterator[Problem]:
        """Look at the proofs of a chunk."""
        tables, lignes, champs = chunk["table"], chunk["ligne"], chunk["champ"]
        needed = _needed()
        proofs = zip(tables, lignes, champs, chunk["valeur"], strict=True)
        self._proven.update(proof for proof in proofs if (proof[0], proof[2]) in needed)
        self._rows.update(zip(tables, lignes, strict=True))
        for table, champ in sorted(set(zip(tables, champs, strict=True))):
            if table not in RECORD_TYPES or champ not in schema(table).names:
                yield Problem("cible", "provenances.csv", f"« {table}.{champ} » n'est pas une colonne du paquet")
        for index, (statut, words) in enumerate(zip(chunk["statut"], chunk["citation"], strict=True)):
            if not words and statut not in UNQUOTED:
                yield chunk.problem("citation", index, f"une valeur « {statut} » n'a pas de citation", "citation")
            if statut == "corrige" and not chunk["valeur"][index]:
                self._withdrawn.add((tables[index], lignes[index]))

    def end(self, known: Mapping[str, set[str]]) -> Iterator[Problem]:
        """The values without proof, and the proofs of rows that no table holds (but for rows a person withdrew)."""
        for table, ligne, champ, cell in sorted(self._stated - self._proven):
            quoi = f"la valeur « {cell[:80]} » n'a aucune provenance"
            yield Problem("preuve", f"{table}.csv, ligne {ligne}, colonne {champ}", quoi)
        for table, ligne in sorted(self._rows - self._withdrawn):
            if ligne not in known.get(table, ()):
                quoi = f"aucun enregistrement « {ligne} » dans {table}.csv"
                yield Problem("cible", "provenances.csv", quoi)


@cache
def _needed() -> frozenset[tuple[str, str]]:
    """The columns whose values need a proof."""
    return frozenset(
        (contract.table, field.name) for contract in schemas() for field in contract.fields if field.prouve
    )
