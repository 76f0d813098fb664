"""Every value of a record has its words in the text, or says how it came to be known."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from generator.assembly.records import QUOTED, make
from generator.package.schemas import schema
from generator.values.acts import Acte
from generator.values.finding import Finding, Statut
from generator.values.grants import Subvention
from generator.values.source import Source
from generator.values.span import Span
from generator.values.tables import RECORD_TYPES, ligne
from generator.values.written import written

if TYPE_CHECKING:
    from tests.assembly.conftest import Drafted

TEXT = "une subvention de 12 000 euros, soit 12 000 euros"
SOURCE = Source("essai", "essai.txt", "txt", TEXT, "")
KEY = {"subvention_id": "valdor-1-s1", "acte_id": "valdor-1"}
SAID = {"type": Finding("numeraire", (Span(0, 14),), "essai"), "statut": Finding("attribuee", (Span(0, 14),), "essai")}


def test_a_cell_has_a_proof_for_each_of_its_passages() -> None:
    """A sum printed twice has two, under one value."""
    read = Finding(Decimal(12000), (Span(18, 30), Span(37, 49)), "essai.montant")
    record, proofs = make("subventions", KEY, {**SAID, "montant": read}, SOURCE)
    assert isinstance(record, Subvention)
    assert record.montant == Decimal(12000)
    mine = [proof for proof in proofs if proof.champ == "montant"]
    assert [(proof.ordre, proof.citation, proof.valeur) for proof in mine] == [
        (1, "12 000 euros", "12000.00"),
        (2, "12 000 euros", "12000.00"),
    ]
    assert {(proof.table, proof.ligne, proof.document_id, proof.regle, proof.statut) for proof in mine} == {
        ("subventions", "valdor-1-s1", "essai", "essai.montant", "imprime")
    }


def test_a_configured_value_has_a_proof_without_passage() -> None:
    """The fiche of the body speaks, not the document."""
    read = Finding("2021", (), "essai", Statut.CONFIGURE, "fiche")
    _, proofs = make("subventions", KEY, {**SAID, "dossier": read}, SOURCE)
    (proof,) = [proof for proof in proofs if proof.champ == "dossier"]
    assert (proof.debut, proof.fin, proof.citation, proof.statut, proof.calcul) == (
        None,
        None,
        None,
        "configure",
        "fiche",
    )


def test_a_column_that_the_table_does_not_have_is_a_fault_of_ours() -> None:
    """It does not pass in silence."""
    with pytest.raises(TypeError, match="couleur"):
        make("subventions", KEY, {**SAID, "couleur": Finding("vert", (Span(0, 1),), "essai")}, SOURCE)


def test_every_proof_of_an_act_is_true(drafted: Drafted, act: str) -> None:
    """Its citation is the slice of the text, its value is that of the cell."""
    draft = drafted(act)
    cells = {
        (table, ligne(table, record), name): written(name, getattr(record, name))
        for record in draft.records
        for table in [next(table for table, kind in RECORD_TYPES.items() if type(record) is kind)]
        for name in RECORD_TYPES[table].__dataclass_fields__
    }
    assert len(draft.provenances) > 30
    for proof in draft.provenances:
        assert proof.debut is not None
        assert proof.citation == act[proof.debut : proof.fin]
        cell = cells[proof.table, proof.ligne, proof.champ]
        assert proof.valeur == cell or (proof.valeur is None and proof.champ in QUOTED)


def test_every_value_that_the_contract_wants_proved_is_proved(drafted: Drafted, act: str) -> None:
    """A figure, a date or a number without its words would be hearsay."""
    draft = drafted(act)
    proved = {(proof.table, proof.ligne, proof.champ) for proof in draft.provenances}
    for record in draft.records:
        table = next(table for table, kind in RECORD_TYPES.items() if type(record) is kind)
        for field in schema(table).fields:
            if field.prouve and getattr(record, field.name) is not None:
                assert (table, ligne(table, record), field.name) in proved


def test_the_identifier_of_an_act_is_that_of_its_body_and_its_number(drafted: Drafted, act: str) -> None:
    """It stands in addresses: neither the file nor the day of the build may change it."""
    (acte,) = drafted(act, "un-nom").of(Acte)
    (other,) = drafted(act, "un-autre-nom").of(Acte)
    assert acte.acte_id == other.acte_id == "metropole-des-rives-2021-04"
    (unnumbered,) = drafted(act.replace("Délibération n° 2021-04\n", ""), "un-nom").of(Acte)
    assert unnumbered.acte_id == "metropole-des-rives-un-nom"


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ("DÉPARTEMENT DU GARD\nCOMMUNE DE VALDOR", "30"),
        ("COMMUNE DE VALDOR (Alpes de Haute Provence)", "04"),
        ("Commune de Valdor\nDépartement : Saône-et-Loire", "71"),
        ("DÉPARTEMENT DU GARD\nCOMMUNE DE VALDOR (Hérault)", None),
        ("COMMUNE DE VALDOR SUR LOIRE", None),
    ],
)
def test_a_body_nobody_knows_has_the_department_that_its_act_prints(
    drafted: Drafted, head: str, code: str | None
) -> None:
    """By its code; a head that names two has none, and a river is no department."""
    body = drafted(f"{head}\nSéance du 3 mars 2021\nObjet : Lavoir\nLe conseil municipal décide.\n").collectivite
    assert body is not None
    assert body.departement == code
