"""The matter of an act is deduced from a grant alone, and from nothing that is said beside another decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.values.acts import Acte

if TYPE_CHECKING:
    from tests.assembly.conftest import Drafted

OBJET = "Objet : Aide à l'association Vélo Rives"


@pytest.fixture
def act(act: str) -> str:
    """The act, adopted."""
    return act.replace("Reçu au", "Cette proposition mise aux voix est adoptée.\n\nReçu au")


def matter(drafted: Drafted, text: str) -> str | None:
    """The deduced matter of the only act of a text."""
    (acte,) = drafted(text).of(Acte)
    return acte.matiere_deduite


def test_the_article_that_grants_is_the_proof(drafted: Drafted, act: str) -> None:
    """Its words, the rule, and how it follows."""
    draft = drafted(act)
    assert matter(drafted, act) == "7.5"
    (proof,) = [proof for proof in draft.provenances if proof.champ == "matiere_deduite"]
    assert (proof.statut, proof.regle, proof.valeur) == ("deduit", "matiere.article.subvention", "7.5")
    assert proof.citation is not None
    assert proof.citation.startswith("Est attribuée à l'association Vélo Rives une subvention")
    assert proof.calcul == "l'acte attribue des subventions et ne décide rien d'autre"


def test_the_object_that_grants_is_the_proof(drafted: Drafted, act: str) -> None:
    """When it says so, it says it best."""
    draft = drafted(act.replace(OBJET, "Objet : Attribution d'une subvention à l'association Vélo Rives"))
    (proof,) = [proof for proof in draft.provenances if proof.champ == "matiere_deduite"]
    assert (proof.regle, proof.citation) == (
        "matiere.objet.subvention",
        "Attribution d'une subvention à l'association Vélo Rives",
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("La dépense est inscrite en section de fonctionnement, chapitre 65, nature 65748.", "Zoé MARTEL est élue."),
        ("une subvention de 12 000 euros", "une avance sur subvention de 12 000 euros"),
        ("à l'association Vélo Rives une subvention", "à la société Vélo Rives une subvention"),
        (OBJET, "Objet : Aide à l'immobilier d'entreprise"),
        ("Est attribuée à l'association Vélo Rives une", "Est proposée à l'association Vélo Rives une"),
        ("Cette proposition mise aux voix est adoptée.", "Cette proposition mise aux voix est rejetée."),
        ("Cette proposition mise aux voix est adoptée.", ""),
    ],
)
def test_anything_else_makes_it_silent(drafted: Drafted, act: str, old: str, new: str) -> None:
    """Another decision, another form of money, an enterprise, a proposal, a refusal, no vote."""
    assert old in act
    assert matter(drafted, act.replace(old, new)) is None


def test_what_is_printed_is_not_deduced(drafted: Drafted, act: str) -> None:
    """The code of the act is its own."""
    (acte,) = drafted(act.replace("Le Président,\n", "Matière de l'acte : 8.7 Transports\n\nLe Président,\n")).of(Acte)
    assert (acte.matiere_code, acte.matiere_nom, acte.matiere_deduite) == ("8.7", "Transports", None)
