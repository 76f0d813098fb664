"""Cross-checks: what an act says twice must agree. Every check that can be run is published, passed or failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.assembly.crosschecks import dates, identifiers, members, money
from generator.assembly.crosschecks.dossier import Check, Dossier
from generator.values.evidence import Controle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.assembly.draft import Draft

CHECKS: tuple[Callable[[Dossier], Iterator[Check]], ...] = (
    money.shares,
    money.percentage,
    money.accounts,
    members.lists,
    members.voices,
    members.office,
    members.ballot,
    members.articles,
    identifiers.keys,
    identifiers.stamp,
    dates.order,
    dates.weekdays,
)
"""Every check, in the order in which an act's page shows them."""


def run(draft: Draft) -> tuple[Controle, ...]:
    """Run every check on every act of a document."""
    controles: list[Controle] = []
    for dossier in Dossier.each(draft):
        for number, check in enumerate((check for rule in CHECKS for check in rule(dossier)), start=1):
            controles.append(
                Controle(
                    controle_id=f"{dossier.acte.acte_id}-c{number:02}",
                    document_id=draft.document.document_id,
                    acte_id=dossier.acte.acte_id,
                    regle=check.regle,
                    formule=check.formule,
                    attendu=check.attendu,
                    trouve=check.trouve,
                    verdict=check.verdict,
                )
            )
    return tuple(controles)
