"""What the acting body receives is no subsidy of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator import intake
from generator.assembly.draft import Draft
from generator.values.grants import Subvention

if TYPE_CHECKING:
    from pathlib import Path

ACT = """COMMUNE DE VALBELLE
Séance du 3 mars 2023
Délibération n° 2023-14
Objet : Toiture
Le conseil municipal, après en avoir délibéré, à l'unanimité :
- prend acte que le Département attribue une subvention de 5 000 € {qui}
"""


@pytest.mark.parametrize(
    ("qui", "montants"),
    [
        ("à la commune de Valbelle", []),
        ("à la Ville de VALBELLE", []),
        ("à la commune de Valbelle-le-Haut", ["5000"]),
        ("au comité des fêtes de Valbelle", ["5000"]),
    ],
)
def test_a_sum_for_the_acting_body_is_left_out(tmp_path: Path, qui: str, montants: list[str]) -> None:
    """« La commune de Valbelle » receives in its own act; its neighbour and its committee are granted something."""
    path = tmp_path / "acte.txt"
    path.write_text(ACT.format(qui=qui), encoding="utf-8")
    draft = intake.draft(tmp_path, path)

    assert isinstance(draft, Draft)
    assert [str(one.montant) for one in draft.of(Subvention)] == montants


PAID = """COMMUNE DE VALBELLE
Conseil municipal du 3 mars 2023
Délibération n° 2023-14
Objet : Convention
Le conseil municipal, après en avoir délibéré, à l'unanimité :
{decision}
"""


@pytest.mark.parametrize(
    ("decision", "montants"),
    [
        (
            (
                "APPROUVE la convention ayant pour objet le versement d'une subvention pour un montant de 19 855 €.\n"
                "APPROUVE les modalités de versement de la subvention de 19 855 € versée par la Métropole des Rives."
            ),
            [],
        ),
        ("ATTRIBUE au Club nautique une subvention de 1 200 € versée par la commune de Valbelle.", ["1200"]),
    ],
)
def test_a_sum_that_another_body_pays_is_left_out(tmp_path: Path, decision: str, montants: list[str]) -> None:
    """Wherever the act prints it: in the title of the agreement, and in the decision that says who pays."""
    path = tmp_path / "acte.txt"
    path.write_text(PAID.format(decision=decision), encoding="utf-8")
    draft = intake.draft(tmp_path, path)

    assert isinstance(draft, Draft)
    assert [str(one.montant) for one in draft.of(Subvention) if one.statut == "attribuee"] == montants
