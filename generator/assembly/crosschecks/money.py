"""Checks of money: parts and totals, shares of a budget, accounts and sections."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from generator.assembly.crosschecks.dossier import CONFORME, ECART, IMPOSSIBLE, Check
from generator.french.fold import fold
from generator.values.said import euros, pourcent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.assembly.crosschecks.dossier import Dossier

HUNDRED = Decimal(100)
FUNCTIONING, INVESTMENT = "fonctionnement", "investissement"
CLASSES = {"6": FUNCTIONING, "2": INVESTMENT}
"""First digit of an account and the section it belongs to (M57: class 6 charges, class 2 fixed assets)."""


def shares(dossier: Dossier) -> Iterator[Check]:
    """The shares of the payers add up to the subsidy, granted and asked for."""
    for subsidy in dossier.subventions:
        rows = dossier.financements.get(subsidy.subvention_id, [])
        amounts = [row.montant for row in rows if row.montant is not None]
        if subsidy.montant is not None and len(amounts) > 1:
            yield _sum("somme-financements", "parts des financeurs", amounts, subsidy.montant)
        asked = [row.montant_demande for row in rows if row.montant_demande is not None]
        proofs = dossier.proofs.get((subsidy.subvention_id, "montant_demande"), [])
        if (
            subsidy.montant_demande is not None
            and len(asked) > 1
            and any(proof.statut == "imprime" for proof in proofs)
        ):
            yield _sum("somme-demandes", "parts demandées", asked, subsidy.montant_demande)


def _sum(regle: str, what: str, parts: list[Decimal], total: Decimal) -> Check:
    """Whether parts add up to a total."""
    return Check.equal(regle, f"{what} : {' + '.join(map(euros, parts))}", euros(sum(parts, Decimal(0))), euros(total))


def percentage(dossier: Dossier) -> Iterator[Check]:
    """The subsidy divided by the budget of the project gives the printed percentage, rounded as printed.

    When the budget could not be read, the check cannot be run; the budget that the two other figures imply is shown.
    When a person corrected the budget, both checks are shown.
    """
    for subsidy in dossier.subventions:
        if subsidy.montant is None or subsidy.part_budget is None or subsidy.part_budget == 0:
            continue
        if subsidy.budget_projet:
            yield _percentage(subsidy.montant, subsidy.budget_projet, subsidy.part_budget)
        proofs = dossier.proofs.get((subsidy.subvention_id, "budget_projet"), [])
        if not subsidy.budget_projet or any(proof.statut == "corrige" for proof in proofs):
            yield _implied(subsidy.montant, subsidy.part_budget, subsidy.budget_projet)


def _percentage(amount: Decimal, budget: Decimal, printed: Decimal) -> Check:
    """Amount ÷ budget, against the printed percentage."""
    found = (amount / budget * HUNDRED).quantize(printed, ROUND_HALF_UP)
    return Check.equal("part-budget", f"{euros(amount)} ÷ {euros(budget)}", pourcent(found), pourcent(printed))


def _implied(amount: Decimal, printed: Decimal, budget: Decimal | None) -> Check:
    """The budget that amount and percentage imply, beside the corrected one; impossible while there is none."""
    implied = euros((amount / printed * HUNDRED).quantize(Decimal("0.01"), ROUND_HALF_UP))
    formule = f"{euros(amount)} ÷ {pourcent(printed)} : budget impliqué"
    if budget is None:
        return Check("budget-implique", formule, implied, None, IMPOSSIBLE)
    return Check.equal("budget-implique", formule, implied, euros(budget))


def accounts(dossier: Dossier) -> Iterator[Check]:
    """An account of class 6 is an operating expense, one of class 2 an investment."""
    for line in dossier.imputations:
        if not line.nature or not line.section or line.nature[0] not in CLASSES:
            continue
        expected, found = CLASSES[line.nature[0]], fold(line.section)
        yield Check(
            "nature-section",
            f"nature {line.nature} : compte de classe {line.nature[0]}",
            expected,
            line.section,
            CONFORME if expected in found else ECART,
        )
