"""What a check looks at, and what it answers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.values.acts import Acte, Article, Presence
from generator.values.grants import Financement, Imputation, Subvention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.assembly.draft import Draft
    from generator.values.acts import Collectivite
    from generator.values.evidence import Provenance

CONFORME, ECART, IMPOSSIBLE = "conforme", "ecart", "impossible"


@dataclass(frozen=True, slots=True)
class Check:
    """A cross-check: the rule, its formula with the figures in it, what it gives, what is printed, the verdict."""

    regle: str
    formule: str
    attendu: str | None
    trouve: str | None
    verdict: str

    @classmethod
    def equal(cls, regle: str, formule: str, attendu: object, trouve: object) -> Check:
        """A check that holds when both sides are written alike."""
        return cls(regle, formule, str(attendu), str(trouve), CONFORME if str(attendu) == str(trouve) else ECART)


@dataclass(frozen=True, slots=True)
class Dossier:
    """One act with the rows that belong to it."""

    acte: Acte
    collectivite: Collectivite | None
    presences: tuple[Presence, ...]
    articles: tuple[Article, ...]
    subventions: tuple[Subvention, ...]
    financements: dict[str, list[Financement]]
    imputations: tuple[Imputation, ...]
    proofs: dict[tuple[str, str], list[Provenance]]

    @classmethod
    def each(cls, draft: Draft) -> Iterator[Dossier]:
        """The acts of a document, each with its rows; ``proofs`` are keyed by row and column."""
        proofs: dict[tuple[str, str], list[Provenance]] = defaultdict(list)
        for proof in draft.provenances:
            proofs[proof.ligne, proof.champ].append(proof)
        shares: dict[str, list[Financement]] = defaultdict(list)
        for share in draft.of(Financement):
            shares[share.subvention_id].append(share)
        for acte in draft.of(Acte):
            mine = acte.acte_id
            yield cls(
                acte,
                draft.collectivite,
                tuple(row for row in draft.of(Presence) if row.acte_id == mine),
                tuple(row for row in draft.of(Article) if row.acte_id == mine),
                tuple(row for row in draft.of(Subvention) if row.acte_id == mine),
                shares,
                tuple(row for row in draft.of(Imputation) if row.acte_id == mine),
                proofs,
            )

    def printed(self, champ: str) -> bool:
        """Whether a cell of the act was read as printed: a number counted from a list proves nothing about the list."""
        return any(proof.statut == "imprime" for proof in self.proofs.get((self.acte.acte_id, champ), ()))
