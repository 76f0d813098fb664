"""Complements by a person: what may be stated, its guard, and what stays as the documents say it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.assembly import complements
from generator.assembly.complements import Decision
from generator.assembly.corpus import assemble
from generator.values.complements import FORMES, Complement
from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.assembly.conftest import Drafted

ACTE = "metropole-des-rives-2021-04"
DATED = Decision(
    place="essai.complements.yml, complément 1",
    table="subventions",
    ligne=f"{ACTE}-s1",
    champ="date_convention",
    attendu="association Vélo Rives",
    valeur="2021-04-01",
    source="convention signée, page 2",
    date=dt.date(2021, 6, 1),
)
NAMED = replace(
    DATED, table="beneficiaires", ligne="velo-rives", champ="siret", attendu="Vélo Rives", valeur="24420077000117"
)
CODED = replace(DATED, table="actes", ligne=ACTE, champ="matiere_code", attendu="2021-04", valeur="8.7")


def entry(**changed: str) -> str:
    """An entry of a complements file, with some of its parts changed or, when empty, left out."""
    parts = {"table": "subventions", "ligne": "a-s1", "champ": "date_convention", "attendu": "Club", "source": "mairie",
             "valeur": '"2021-04-01"', "date": '"2021-06-01"'}  # fmt: skip
    said = [f"{name}: {value}" for name, value in (parts | changed).items() if value]
    return "- " + "\n  ".join(said) + "\n"


def test_what_a_person_states_stands_apart(drafted: Drafted, act: str) -> None:
    """With its source and its date; no cell that the document fills, or leaves empty, changes."""
    before = drafted(act)
    draft = drafted(act, completed=(DATED, CODED))
    assert draft.of(Complement) == tuple(
        Complement(
            table=item.table, ligne=item.ligne, champ=item.champ, valeur=item.valeur, document_id="essai",
            source="convention signée, page 2", date=dt.date(2021, 6, 1),
        )
        for item in (DATED, CODED)
    )  # fmt: skip
    assert draft.records[: len(before.records)] == before.records
    assert draft.provenances == before.provenances


def test_an_identifier_is_that_of_the_body_everywhere(drafted: Drafted, act: str) -> None:
    """Its SIREN follows; the proof says who found it where, and quotes no document."""
    corpus = assemble([drafted(act, "a", completed=(NAMED,)), drafted(act.replace("2021-04", "2021-05"), "b")])
    (body,) = corpus.tables.beneficiaires
    assert (body.siren, body.siret, body.rna) == ("244200770", "24420077000117", None)
    proofs = [proof for proof in corpus.tables.provenances if proof.table == "beneficiaires"]
    assert [(proof.champ, proof.valeur, proof.statut, proof.citation) for proof in proofs] == [
        ("siren", "244200770", "configure", None),
        ("siret", "24420077000117", "configure", None),
    ]
    assert {proof.calcul for proof in proofs} == {"convention signée, page 2 (2021-06-01)"}


def test_two_documents_may_state_the_same(drafted: Drafted, act: str) -> None:
    """Once, and never two things."""
    other = act.replace("2021-04", "2021-05")
    corpus = assemble([drafted(act, "a", completed=(NAMED,)), drafted(other, "b", completed=(NAMED,))])
    assert [row.document_id for row in corpus.tables.complements] == ["a"]
    wrong = replace(NAMED, valeur="43231485400022")
    with pytest.raises(RegistreError, match="« 24420077000117 » et « 43231485400022 »") as error:
        assemble([drafted(act, "a", completed=(NAMED,)), drafted(other, "b", completed=(wrong,))])
    assert error.value.code == "complement-contradictoire"
    assert error.value.code in complements.STOP


def test_a_complement_follows_an_act_that_is_renamed(drafted: Drafted, act: str) -> None:
    """Two documents hold an act of the same number: the second has another identifier."""
    corpus = assemble([drafted(act, "a"), drafted(act, "b", completed=(DATED, CODED))])
    assert [row.ligne for row in corpus.tables.complements] == [f"{ACTE}-b", f"{ACTE}-b-s1"]


@pytest.mark.parametrize(
    ("decision", "changed", "code", "words"),
    [
        (DATED, {"attendu": "Vélo Berges"}, "complement-perime", "« association Vélo Rives »"),
        (CODED, {"attendu": ""}, "complement-perime", "« 2021-04 »"),
        (NAMED, {"attendu": "Vélo Berges"}, "complement-perime", "« Vélo Rives »"),
        (CODED, {"champ": "date_reception", "valeur": "2021-03-10"}, "complement-perime", "« 2021-03-09 »"),
        (DATED, {"ligne": f"{ACTE}-s2"}, "complements-invalides", f"{ACTE}-s2"),
        (NAMED, {"ligne": "velo-berges"}, "complements-invalides", "velo-berges"),
    ],
)
def test_a_complement_that_does_not_hold_names_itself(  # noqa: PLR0913, PLR0917 - an entry, its change, what is said
    drafted: Drafted, act: str, decision: Decision, changed: dict[str, str], code: str, words: str
) -> None:
    """The row is another one, or the document says it by itself: the place, the reason and the remedy."""
    with pytest.raises(RegistreError) as error:
        drafted(act, completed=(replace(decision, **changed),))  # type: ignore[arg-type] # words
    assert (error.value.code, error.value.ou) == (code, DATED.place)
    assert words in error.value.quoi
    assert error.value.remede
    assert (code in complements.STOP) == (code != "complements-invalides")


def test_a_file_of_complements_is_read_in_order(tmp_path: Path) -> None:
    """Each with its place."""
    path = tmp_path / "essai.complements.yml"
    path.write_text(entry() + entry(champ="notification_ue", valeur="non"), encoding="utf-8")
    first, second = complements.load(path)
    assert (first.champ, first.valeur, first.date) == ("date_convention", "2021-04-01", dt.date(2021, 6, 1))
    assert (second.valeur, second.place) == ("non", f"{path}, complément 2")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("table: subventions\n", "n'est pas une liste"),
        ("- un mot\n", "clé : valeur"),
        (entry(source=""), "clé manquante : source"),
        (entry(source='" "'), "la source est vide"),
        (entry(motif="vu"), "clé inconnue : motif"),
        (entry(table="visas"), "la table visas ne se complète pas"),
        (entry(champ="montant"), "subventions.montant ne se complète pas"),
        (entry(date='"hier"'), "date mal écrite"),
        (entry(valeur='"01/04/2021"'), "n'est pas une date AAAA-MM-JJ"),
        (entry() + entry(), "complété deux fois"),
    ],
)
def test_a_file_that_contradicts_itself_is_refused(tmp_path: Path, text: str, words: str) -> None:
    """Before any document is read; the message names the entry."""
    path = tmp_path / "essai.complements.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RegistreError) as error:
        complements.load(path)
    assert error.value.code == "complements-invalides"
    assert words in error.value.quoi
    assert str(path) in error.value.ou


SHAPES = {
    "actes.reference": (["2024.00344"], ["", " a", "a\nb", "x" * 81]),
    "actes.date_seance": (["2024-02-29"], ["2023-02-29", "20240229", "29/02/2024"]),
    "actes.date_reception": (["2024-02-29"], ["2024-2-29"]),
    "actes.issue": (["adoptee"], ["rejetee", "oui"]),
    "actes.matiere_code": (["7.5", "7.10"], ["7", "7.11", "7.5.1", "subventions"]),
    "actes.budget_annee": (["2024", "2024/2026"], ["24", "2024-2026"]),
    "actes.budget_nom": (["budget principal"], [""]),
    "actes.controle_legalite": (["PREF042", "PREF02A", "SPREF0421", "SGAR084", "PREF974"], ["PREF42", "SPREF042"]),
    "actes.membres_en_exercice": (["0", "68"], ["-1", "068", "6.5", "soixante"]),
    "actes.votants": (["60"], ["60 voix"]),
    "actes.votes_pour": (["60"], [""]),
    "actes.votes_contre": (["0"], ["aucune"]),
    "actes.votes_abstention": (["0"], ["/"]),
    "actes.adresse": (
        ["https://www.exemple.fr/a.pdf?b=1"],
        ["www.exemple.fr", "javascript:a", "https://a b", "https://"],
    ),
    "subventions.objet": (["x" * 256], ["x" * 257]),
    "subventions.date_convention": (["2024-07-02"], ["juillet 2024"]),
    "subventions.conditions_versement": (["échelonné", "80 % à la signature"], ["x" * 257, ""]),
    "subventions.dates_versement": (
        ["2024-07-15", "2024-07-15/2025-06-30"],
        ["2025-06-30/2024-07-15", "2024-07-15_2025-06-30", "2024-07-15/2024-08-15/2024-09-15", "2024-02-30"],
    ),
    "subventions.identifiant_rae": (["12345"], ["123456", ""]),
    "subventions.notification_ue": (["oui", "non"], ["Oui", "true"]),
    "subventions.dispositif_aide": (["65d5b6c7-102c"], [""]),
    "beneficiaires.siret": (["24420077000117"], ["24420077000118", "244 200 770 00117"]),
    "beneficiaires.rna": (["W130000000"], ["W13000000", "w130000000"]),
}


def test_every_value_has_its_form() -> None:
    """What is written otherwise never reaches a national file."""
    assert {f"{table}.{champ}" for table, formes in FORMES.items() for champ in formes} == SHAPES.keys()
    for name, (valid, wrong) in SHAPES.items():
        table, _, champ = name.partition(".")
        forme = FORMES[table][champ]
        assert forme.attend
        assert [value for value in valid if not forme.holds(value)] == [], name
        assert [value for value in wrong if forme.holds(value)] == [], name
