"""What a check looks at, and what it answers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from generator.values.acts import Acte, Article, Presence
from generator.values.grants import Financement, Imputation, Subvention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.assembly.draft import Draft
    from generator.values.acts import Collectivite
    from generator.values.evidence import Provenance

Row = TypeVar("Row", Presence, Article, Subvention, Imputation)

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
        presences, articles = _by_act(draft.of(Presence)), _by_act(draft.of(Article))
        subventions, imputations = _by_act(draft.of(Subvention)), _by_act(draft.of(Imputation))
        for acte in draft.of(Acte):
            mine = acte.acte_id
            yield cls(
                acte,
                draft.collectivite,
                tuple(presences[mine]),
                tuple(articles[mine]),
                tuple(subventions[mine]),
                shares,
                tuple(imputations[mine]),
                proofs,
            )

    def printed(self, champ: str) -> bool:
        """Whether a cell of the act was read as printed: a number counted from a list proves nothing about the list."""
        return any(proof.statut == "imprime" for proof in self.proofs.get((self.acte.acte_id, champ), ()))


def _by_act(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Rows under the act that they belong to, in reading order."""
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row.acte_id].append(row)
    return grouped
