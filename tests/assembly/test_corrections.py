"""Corrections by a person: each action, its guard, its evidence, and what stays visible."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.assembly import corrections
from generator.assembly.corrections import Correction
from generator.values.acts import Acte, Signataire
from generator.values.grants import Subvention
from generator.values.issue import RegistreError
from generator.values.written import written

if TYPE_CHECKING:
    from pathlib import Path

    from tests.assembly.conftest import Drafted

ACTE = "metropole-des-rives-2021-04"
DECISION = Correction(
    place="essai.corrections.yml, correction 1",
    table="subventions",
    ligne=f"{ACTE}-s1",
    champ="montant",
    action="remplacer",
    attendu="12000.00",
    valeur="12500.00",
    citation="12 000 euros",
    occurrence=1,
    motif="le rapport dit 12 500",
    date="2021-05-01",
)
REPORT = """\
Monsieur le Président expose que l'aide de 12 000 euros représente 10 % du budget prévisionnel d'un montant de 120 00 €.

Vu la délibération"""
"""A report whose second sum is misprinted: the two other figures of its sentence say 120 000."""


def entry(**changed: str) -> str:
    """An entry of a corrections file, with some of its parts changed or, when empty, left out."""
    parts = {"table": "subventions", "ligne": "a-s1", "champ": "montant", "action": "remplacer", "attendu": '""',
             "valeur": '"1.00"', "citation": "un euro", "motif": "motif", "date": '"2021-05-01"'}  # fmt: skip
    said = [f"{name}: {value}" for name, value in (parts | changed).items() if value]
    return "- " + "\n  ".join(said) + "\n"


def test_a_value_is_replaced_and_both_readings_stay(drafted: Drafted, act: str) -> None:
    """The reading of the generator is kept beside that of the person."""
    draft = drafted(act, decided=(DECISION,))
    (grant,) = draft.of(Subvention)
    assert written("montant", grant.montant) == "12500.00"
    proofs = [proof for proof in draft.provenances if (proof.ligne, proof.champ) == (f"{ACTE}-s1", "montant")]
    assert [(proof.ordre, proof.statut, proof.valeur) for proof in proofs] == [
        (1, "imprime", "12000.00"),
        (2, "corrige", "12500.00"),
    ]
    assert (proofs[1].citation, proofs[1].regle) == ("12 000 euros", "correction.remplacer")
    assert proofs[1].calcul == "le rapport dit 12 500 (2021-05-01)"


def test_a_value_is_withdrawn(drafted: Drafted, act: str) -> None:
    """The cell is empty; the proof says that a person emptied it."""
    draft = drafted(act, decided=(replace(DECISION, action="retirer", valeur=""),))
    (grant,) = draft.of(Subvention)
    assert grant.montant is None
    proof = next(proof for proof in draft.provenances if proof.regle == "correction.retirer")
    assert (proof.statut, proof.valeur) == ("corrige", None)


def test_a_value_is_added_where_none_was_read(drafted: Drafted, act: str) -> None:
    """Only from words of the document."""
    added = replace(DECISION, table="actes", ligne=ACTE, champ="secretaire", action="ajouter", attendu="",
                    valeur="Léa ROUX", citation="Léa ROUX")  # fmt: skip
    draft = drafted(act, decided=(added,))
    (acte,) = draft.of(Acte)
    assert acte.secretaire == "Léa ROUX"
    proofs = [proof for proof in draft.provenances if (proof.ligne, proof.champ) == (ACTE, "secretaire")]
    assert [(proof.statut, proof.valeur) for proof in proofs] == [("imprime", None), ("corrige", "Léa ROUX")]


def test_a_value_is_confirmed(drafted: Drafted, act: str) -> None:
    """Nothing changes but what is known of it."""
    before, draft = drafted(act), drafted(act, decided=(replace(DECISION, action="confirmer", valeur=""),))
    assert draft.records == before.records
    assert [proof.statut for proof in draft.provenances if proof.regle == "correction.confirmer"] == ["confirme"]


@pytest.mark.parametrize(
    ("champ", "attendu", "valeur"),
    [
        ("date_seance", "2021-03-03", "2021-03-04"),
        ("membres_presents", "3", "4"),
        ("unanimite", "", "true"),
        ("objet", "Aide à l'association Vélo Rives", "Aide au vélo"),
    ],
)
def test_a_value_is_typed_as_its_column(drafted: Drafted, act: str, champ: str, attendu: str, valeur: str) -> None:
    """Dates, counts, yes and no, words."""
    decided = replace(DECISION, table="actes", ligne=ACTE, champ=champ, attendu=attendu, valeur=valeur)
    (acte,) = drafted(act, decided=(decided,)).of(Acte)
    assert written(champ, getattr(acte, champ)) == valeur


def test_a_correction_settles_the_doubt_about_its_words_and_no_other(drafted: Drafted, act: str) -> None:
    """The doubt stays published, marked as settled."""
    text = act.replace("Vu la délibération", REPORT).replace("Absents : Zoé MARTEL", "Absents : Z0é M4RTEL")
    budget = replace(DECISION, champ="budget_projet", attendu="", valeur="120000.00", citation="120 00 €")
    before = {doubt.code: doubt.statut for doubt in drafted(text).anomalies}
    assert before == {"montant-illisible": "ouverte", "nom-illisible": "ouverte"}
    after = {doubt.code: doubt.statut for doubt in drafted(text, decided=(budget,)).anomalies}
    assert after == {"montant-illisible": "corrigee", "nom-illisible": "ouverte"}
    seen = replace(budget, action="confirmer", valeur="")
    assert {doubt.code: doubt.statut for doubt in drafted(text, decided=(seen,)).anomalies} == {
        "montant-illisible": "confirmee",
        "nom-illisible": "ouverte",
    }


def test_the_checks_are_run_on_the_corrected_values(drafted: Drafted, act: str) -> None:
    """What could not be checked now can, and what it was held against is shown."""
    text = act.replace("Vu la délibération", REPORT)
    budget = replace(DECISION, champ="budget_projet", attendu="", valeur="120000.00", citation="120 00 €")
    verdicts = {check.regle: check.verdict for check in drafted(text).controles}
    assert verdicts["budget-implique"] == "impossible"
    corrected = {check.regle: check.verdict for check in drafted(text, decided=(budget,)).controles}
    assert (corrected["budget-implique"], corrected["part-budget"]) == ("conforme", "conforme")


def test_corrections_are_made_in_order(drafted: Drafted, act: str) -> None:
    """The second guards what the first wrote."""
    second = replace(DECISION, attendu="12500.00", valeur="13000.00")
    (grant,) = drafted(act, decided=(DECISION, second)).of(Subvention)
    assert written("montant", grant.montant) == "13000.00"


@pytest.mark.parametrize(
    ("changed", "code", "words"),
    [
        ({"attendu": "11000.00"}, "correction-perimee", "« 12000.00 »"),
        ({"attendu": ""}, "correction-perimee", "« 12000.00 »"),
        ({"citation": "12 500 euros"}, "correction-sans-preuve", "12 500 euros"),
        ({"citation": ""}, "correction-sans-preuve", "ne sont pas dans le document"),
        ({"occurrence": 2}, "correction-sans-preuve", "12 000 euros"),
        ({"ligne": "ailleurs-s1"}, "corrections-invalides", "ailleurs-s1"),
        ({"valeur": "douze"}, "corrections-invalides", "douze"),
        ({"valeur": "NaN"}, "corrections-invalides", "NaN"),
        ({"valeur": "12.345"}, "corrections-invalides", "12.345"),
    ],
)
def test_a_correction_that_does_not_hold_names_itself(
    drafted: Drafted, act: str, changed: dict[str, str], code: str, words: str
) -> None:
    """The place, the reason and the remedy; those that a document no longer bears stop the build."""
    decided = replace(DECISION, **changed)  # type: ignore[arg-type] # parts of any type
    with pytest.raises(RegistreError) as error:
        drafted(act, decided=(decided,))
    assert (error.value.code, error.value.ou) == (code, DECISION.place)
    assert words in error.value.quoi
    assert error.value.remede
    assert (code in corrections.STOP) == (code != "corrections-invalides")


def test_a_file_of_corrections_is_read_in_order(tmp_path: Path) -> None:
    """Values stay words until their column is known."""
    path = tmp_path / "essai.corrections.yml"
    path.write_text(entry() + entry(action="retirer", valeur="", occurrence='"2"'), encoding="utf-8")
    first, second = corrections.load(path)
    assert (first.action, first.valeur, first.occurrence) == ("remplacer", "1.00", 1)
    assert (second.action, second.valeur, second.occurrence) == ("retirer", "", 2)
    assert second.place == f"{path}, correction 2"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("table: subventions\n", "n'est pas une liste"),
        ("- un mot\n", "clé : valeur"),
        (entry(citation=""), "clé manquante : citation"),
        (entry(couleur="vert"), "clé inconnue : couleur"),
        (entry(action="oublier"), "action inconnue : oublier"),
        (entry(champ="couleur"), "n'a pas de colonne couleur"),
        (entry(table="couleurs"), "la table couleurs"),
        (entry(champ="subvention_id"), "nomme la ligne"),
        (entry(date='"hier"'), "mal écrite"),
        (entry(occurrence='"deux"'), "mal écrite"),
        (entry(occurrence='"0"'), "à partir de 1"),
        (entry(valeur=""), "« valeur »"),
        (entry(action="retirer"), "« valeur »"),
        (entry(action="confirmer"), "« valeur »"),
        (entry(action="ajouter", attendu='"2.00"'), "cellule vide"),
    ],
)
def test_a_file_that_contradicts_itself_is_refused(tmp_path: Path, text: str, words: str) -> None:
    """Before any document is read; the message names the entry."""
    path = tmp_path / "essai.corrections.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RegistreError) as error:
        corrections.load(path)
    assert error.value.code == "corrections-invalides"
    assert words in error.value.quoi
    assert str(path) in error.value.ou


def test_a_row_of_an_act_is_corrected_by_its_rank(drafted: Drafted, act: str) -> None:
    """Rows without a name of their own are named by their act and their rank."""
    decided = replace(DECISION, table="signataires", ligne=f"{ACTE}/1", champ="qualite", attendu="Le Président",
                      valeur="Le Vice-Président", citation="Le Président,")  # fmt: skip
    (signature,) = drafted(act, decided=(decided,)).of(Signataire)
    assert (signature.personne, signature.qualite) == ("Tom VIDAL", "Le Vice-Président")
