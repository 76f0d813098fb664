"""A sum that is false is told, unless the package tells it already."""

from __future__ import annotations

import pytest

from generator.package.problem import Chunk, Problem
from generator.package.schemas import schema
from generator.package.totals import Totals


def _chunk(table: str, *rows: dict[str, str]) -> Chunk:
    """Rows of a table, the cells that are not named empty."""
    contract = schema(table)
    return Chunk(contract, 0, tuple(tuple(row.get(name, "") for row in rows) for name in contract.names))


def _check(attendu: str, trouve: str, verdict: str) -> Chunk:
    """The cross-check of the shares of an act."""
    return _chunk(
        "controles",
        {"acte_id": "a", "regle": "somme-financements", "attendu": attendu, "trouve": trouve, "verdict": verdict},
    )


def _problems(shares: tuple[str, ...], *checks: Chunk) -> list[Problem]:
    """What is wrong with a subsidy of 100 € borne by those shares."""
    totals = Totals()
    found = list(totals.see(_chunk("subventions", {"subvention_id": "a-s1", "acte_id": "a", "montant": "100.00"})))
    found += totals.see(_chunk("financements", *({"subvention_id": "a-s1", "montant": share} for share in shares)))
    for check in checks:
        found += totals.see(check)
    return [*found, *totals.end()]


@pytest.mark.parametrize("shares", [("60.00", "40.00"), ("60.00",), ("60.00", ""), ()])
def test_a_sum_that_holds_or_cannot_be_made_is_no_problem(shares: tuple[str, ...]) -> None:
    """One share alone may be a part of what the act tells."""
    assert _problems(shares) == []


def test_a_false_sum_that_nothing_admits_is_told() -> None:
    """It names the row, and both sides."""
    (problem,) = _problems(("60.00", "41.00"))

    assert (problem.code, problem.ou) == ("somme", "subventions.csv, ligne a-s1, colonne montant")
    assert "101.00" in problem.quoi


def test_a_false_sum_that_the_package_tells_is_no_problem() -> None:
    """The act itself may be wrong: the doubt is published."""
    assert _problems(("60.00", "41.00"), _check("101 €", "100 €", "ecart")) == []


@pytest.mark.parametrize(("attendu", "trouve", "verdict"), [("1", "1", "ecart"), ("1", "2", "conforme")])
def test_a_verdict_that_its_own_figures_deny_is_told(attendu: str, trouve: str, verdict: str) -> None:
    """Both sides are published: the verdict follows."""
    (problem,) = _problems(("60.00", "40.00"), _check(attendu, trouve, verdict))

    assert problem.code == "verdict"
