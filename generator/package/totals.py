"""Sums: what a subsidy amounts to is what its payers bear, or the package says in ``controles`` that it is not."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.package.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.package.problem import Chunk

RULES = {"montant": "somme-financements", "montant_demande": "somme-demandes"}
"""The amount of a subsidy, and the rule by which its shares are added up in ``controles``."""


class Totals:
    """Sees the tables in any order; ``end`` tells the sums that are false and that nothing admits.

    Those that saw different tables, perhaps in different processes, are put together by ``join``.
    Both sides of a check are published: what is said to agree and differs, or the reverse, is told at once.
    """

    def __init__(self) -> None:
        """Nothing seen yet."""
        self.added = 0
        self._acts: dict[str, str] = {}
        self._totals: dict[tuple[str, str], Decimal] = {}
        self._shares: dict[tuple[str, str], list[Decimal]] = defaultdict(list)
        self._admitted: set[tuple[str, str]] = set()

    def join(self, other: Totals) -> None:
        """Add what ``other`` saw."""
        self._acts |= other._acts
        self._totals |= other._totals
        for place, parts in other._shares.items():
            self._shares[place] += parts
        self._admitted |= other._admitted

    def see(self, chunk: Chunk) -> Iterator[Problem]:
        """Note the amounts of a chunk, or look at its verdicts."""
        table = chunk.contract.table
        if table in {"subventions", "financements"}:
            for name in RULES:
                for key, cell in zip(chunk["subvention_id"], chunk[name], strict=True):
                    if not cell:
                        continue
                    if table == "subventions":
                        self._totals[key, name] = Decimal(cell)
                    else:
                        self._shares[key, name].append(Decimal(cell))
        if table == "subventions":
            self._acts.update(zip(chunk["subvention_id"], chunk["acte_id"], strict=True))
        elif table == "controles":
            yield from self._verdicts(chunk)

    def _verdicts(self, chunk: Chunk) -> Iterator[Problem]:
        """Verdicts that the two sides of their check do not bear out."""
        names = ("acte_id", "regle", "attendu", "trouve", "verdict")
        for index, (acte, regle, attendu, trouve, verdict) in enumerate(zip(*(chunk[n] for n in names), strict=True)):
            if verdict == "ecart" and regle in RULES.values():
                self._admitted.add((acte, regle))
            same = attendu == trouve
            if (verdict == "ecart" and same) or (verdict == "conforme" and not same and regle in RULES.values()):
                quoi = f"le verdict « {verdict} » n'est pas celui de « {attendu} » et « {trouve} »"
                yield chunk.problem("verdict", index, quoi, "verdict")

    def end(self) -> Iterator[Problem]:
        """The subsidies whose shares do not add up."""
        for (key, name), parts in sorted(self._shares.items()):
            total = self._totals.get((key, name))
            if total is None or len(parts) < 2:  # noqa: PLR2004 - one share alone may be a part of what is told
                continue
            self.added += 1
            if name == "montant" and sum(parts) != total and (self._acts.get(key), RULES[name]) not in self._admitted:
                quoi = f"les parts font {sum(parts)}, la subvention est de {total}, et aucun contrôle ne le dit"
                yield Problem("somme", f"subventions.csv, ligne {key}, colonne {name}", quoi)
