"""From the tables to the national files: what is published, cell by cell, and what is told of the rest."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from generator.package.scdl.fichiers import scdl
from generator.package.scdl.modeles import modele
from generator.values.acts import Acte, Collectivite, Document
from generator.values.complements import Complement
from generator.values.evidence import Provenance
from generator.values.grants import OCCULTE, Beneficiaire, Imputation, Subvention
from generator.values.tables import Tables

if TYPE_CHECKING:
    from generator.package.scdl.fichiers import Scdl

BODY = Collectivite(
    collectivite_id="rives", nom="Métropole des Rives", type="metropole", siren="200000008", siret="20000000800017",
    departement="2A",
)  # fmt: skip
ACTE = Acte(
    acte_id="rives-1", document_id="d", collectivite_id="rives", nature="deliberation", reference="2021-04",
    objet="Aide au vélo,\n Vélo Rives", date_seance=dt.date(2021, 3, 3), date_reception=dt.date(2021, 3, 9),
    issue="adoptee", matiere_deduite="7.5", membres_en_exercice=5, votants=4, votes_pour=3, votes_contre=0,
    votes_abstention=1,
)  # fmt: skip
GRANT = Subvention(
    subvention_id="rives-1-s1", acte_id="rives-1", beneficiaire_id="velo", nom_imprime="VÉLO RIVES",
    montant=Decimal(12000), exercice=2021, type="numeraire", objet="les vélos", statut="attribuee",
)  # fmt: skip
LINE = Imputation(acte_id="rives-1", ordre=1, budget="budget principal", texte="au budget principal")
TOLD = (
    "date_convention=2021-04-01",
    "conditions_versement=unique",
    "dates_versement=2021-05-01",
    "notification_ue=non",
)


def complement(table: str, ligne: str, champ: str, valeur: str) -> Complement:
    """What a person stated."""
    return Complement(
        table=table, ligne=ligne, champ=champ, valeur=valeur, document_id="d", source="convention, page 2",
        date=dt.date(2021, 6, 1),
    )  # fmt: skip


def tables(**changed: Any) -> Tables:  # noqa: ANN401 - rows of any table
    """One deliberation that grants one subsidy, with some tables changed."""
    rows: dict[str, Any] = {
        "documents": (
            Document(
                document_id="d", fichier="dossier/acte.txt", sha256="0" * 64, format="txt", nature="deliberation",
                caracteres=1, part_lue=Decimal(1),
            ),
        ),
        "collectivites": (BODY,),
        "actes": (ACTE,),
        "beneficiaires": (Beneficiaire(beneficiaire_id="velo", nom="Vélo Rives", designation="Vélo Rives"),),
        "subventions": (GRANT,),
        "imputations": (LINE,),
    }  # fmt: skip
    return Tables(**rows | changed)


def whole(**changed: Any) -> Tables:  # noqa: ANN401 - rows of any table
    """The same, completed by a person so that its subsidy is valid."""
    said = [complement("subventions", "rives-1-s1", *pair.split("=")) for pair in TOLD]
    said.append(complement("beneficiaires", "velo", "rna", "W130000000"))
    return tables(**{"complements": tuple(said)} | changed)


def row(found: Scdl, nom: str) -> dict[str, str]:
    """The only row of a file."""
    (cells,) = found.fichiers[f"200000008_{nom}.csv"]
    return dict(zip(modele(nom).colonnes, cells, strict=True))


def told(found: Scdl, ligne: str = "rives-1") -> dict[str, tuple[str, bool]]:
    """What the report says of an act or a subsidy: the state of each column, and whether its row is published."""
    return {line.colonne: (line.etat, line.publiee) for line in found.rapport if line.ligne == ligne}


def test_a_deliberation_is_written_cell_by_cell() -> None:
    """As the standard codes each value; what is deduced is told."""
    found = scdl(tables())
    assert row(found, "deliberations") == {
        "COLL_NOM": "Métropole des Rives",
        "COLL_SIRET": "20000000800017",
        "DELIB_ID": "2021-04",
        "DELIB_DATE": "2021-03-03",
        "DELIB_MATIERE_CODE": "7.5",
        "DELIB_MATIERE_NOM": "finances locales/subventions",
        "DELIB_OBJET": "Aide au vélo, Vélo Rives",
        "BUDGET_ANNEE": "2021",
        "BUDGET_NOM": "budget principal",
        "PREF_ID": "PREF02A",
        "PREF_DATE": "2021-03-09",
        "VOTE_EFFECTIF": "5",
        "VOTE_REEL": "4",
        "VOTE_POUR": "3",
        "VOTE_CONTRE": "0",
        "VOTE_ABSTENTION": "1",
        "DELIB_URL": "",
    }
    assert told(found) == {"DELIB_MATIERE_CODE": ("deduit", True), "PREF_ID": ("deduit", True)}


def test_a_subsidy_waits_for_what_its_act_does_not_say() -> None:
    """Each value is named once, with the remedy that a person can write."""
    found = scdl(tables())
    assert found.fichiers["200000008_subventions.csv"] == ()
    assert told(found, "rives-1-s1") == dict.fromkeys(
        ("dateConvention", "idBeneficiaire", "conditionsVersement", "datesPeriodeVersement", "notificationUE"),
        ("manquant", False),
    )
    remedies = {line.colonne: line.remede for line in found.rapport}
    assert remedies["dateConvention"] == (
        "complément subventions.date_convention (ligne rives-1-s1, attendu « VÉLO RIVES »), "
        "dans seeds/dossier/acte.complements.yml"
    )
    assert "beneficiaires.siret ou beneficiaires.rna (ligne velo, attendu « VÉLO RIVES »)" in (
        remedies["idBeneficiaire"] or ""
    )


def test_complements_unlock_a_subsidy() -> None:
    """The row is whole, and each value that a person gave is told with its source."""
    found = scdl(whole())
    assert row(found, "subventions") == {
        "nomAttribuant": "Métropole des Rives",
        "idAttribuant": "20000000800017",
        "dateConvention": "2021-04-01",
        "referenceDecision": "2021-04",
        "nomBeneficiaire": "Vélo Rives",
        "idBeneficiaire": "",
        "rnaBeneficiaire": "W130000000",
        "objet": "les vélos",
        "montant": "12000.00",
        "nature": "aide en numéraire",
        "conditionsVersement": "unique",
        "datesPeriodeVersement": "2021-05-01",
        "idRAE": "",
        "notificationUE": "non",
        "pourcentageSubvention": "1.00",
        "dispositifAide": "",
    }
    assert set(told(found, "rives-1-s1").values()) == {("complement", True)}
    assert {line.motif for line in found.rapport if line.table == "subventions"} == {
        "convention, page 2 (relevé le 2021-06-01)"
    }


@pytest.mark.parametrize("statut", ["proposee", "demandee", "refusee"])
def test_only_what_is_granted_is_a_subsidy(statut: str) -> None:
    """What is asked for or proposed is in neither the file nor the report."""
    found = scdl(whole(subventions=(replace(GRANT, statut=statut),)))
    assert found.fichiers["200000008_subventions.csv"] == ()
    assert told(found, "rives-1-s1") == {}


def test_a_natural_person_is_never_named() -> None:
    """Whatever a person may have stated of the subsidy."""
    found = scdl(whole(subventions=(replace(GRANT, nom_imprime=OCCULTE, beneficiaire_id=None),)))
    assert told(found, "rives-1-s1") == {"nomBeneficiaire": ("exclu", False)}


@pytest.mark.parametrize("issue", ["rejetee", "ajournee"])
def test_what_was_not_adopted_is_no_deliberation_of_the_file(issue: str) -> None:
    """The model is about adopted deliberations."""
    found = scdl(tables(actes=(replace(ACTE, issue=issue),)))
    assert found.fichiers["200000008_deliberations.csv"] == ()
    assert told(found) == {}


def test_the_date_of_an_adoption_is_that_of_an_act_that_says_it_was_adopted() -> None:
    """A person may say so, with a source."""
    silent = (replace(ACTE, issue=None),)
    assert told(scdl(tables(actes=silent)))["DELIB_DATE"] == ("manquant", False)
    said = (complement("actes", "rives-1", "issue", "adoptee"),)
    assert row(scdl(tables(actes=silent, complements=said)), "deliberations")["DELIB_DATE"] == "2021-03-03"


@pytest.mark.parametrize("nature", ["note", "avis", "decision", "arrete", "proces_verbal"])
def test_other_acts_are_not_deliberations(nature: str) -> None:
    """A note proposes; a decision or an order is taken by one person."""
    assert scdl(tables(actes=(replace(ACTE, nature=nature),), subventions=())).rapport == ()


@pytest.mark.parametrize(
    ("changed", "vote", "report"),
    [
        ({"votants": None}, ("5", "4", "3", "0", "1"), {"VOTE_REEL": ("deduit", True)}),
        ({"votes_abstention": None, "unanimite": True}, ("", "", "", "", ""), {}),
        ({"membres_en_exercice": None}, ("", "", "", "", ""), {}),
        ({"votants": 5}, ("", "", "", "", ""), dict.fromkeys(("REEL", "POUR", "CONTRE", "ABSTENTION", "EFFECTIF"))),
        ({"membres_en_exercice": 3}, ("", "", "", "", ""), dict.fromkeys(("EFFECTIF",))),
    ],
)
def test_a_vote_is_counted_or_left_out(
    changed: dict[str, Any], vote: tuple[str, ...], report: dict[str, tuple[str, bool] | None]
) -> None:
    """« À l'unanimité » counts no voice; counts that contradict each other are not published, and the row still is."""
    found = scdl(tables(actes=(replace(ACTE, **changed),)))
    cells = row(found, "deliberations")
    names = ("VOTE_EFFECTIF", "VOTE_REEL", "VOTE_POUR", "VOTE_CONTRE", "VOTE_ABSTENTION")
    assert tuple(cells[name] for name in names) == vote
    seen = {name: state for name, state in told(found).items() if name.startswith("VOTE")}
    for name, state in report.items():
        assert seen[name if state else f"VOTE_{name}"] == (state or ("invalide", True))
    assert bool(seen) == bool(report)


def test_counts_that_a_person_gives_complete_the_vote() -> None:
    """All of them, or the missing one is asked for."""
    silent = (replace(ACTE, votes_pour=None, votes_contre=None, votes_abstention=None),)
    said = [complement("actes", "rives-1", f"votes_{name}", "0") for name in ("contre", "abstention")]
    assert told(scdl(tables(actes=silent, complements=tuple(said))))["VOTE_EFFECTIF"] == ("invalide", True)
    said.append(complement("actes", "rives-1", "votes_pour", "4"))
    found = scdl(tables(actes=silent, complements=tuple(said)))
    assert row(found, "deliberations")["VOTE_POUR"] == "4"


@pytest.mark.parametrize(
    ("budgets", "years", "expected"),
    [
        (
            ("budget principal", "budget de  l'État spécial"),
            (2021,),
            ("2021", "budget principal;budget de l'État spécial"),
        ),
        (("budget principal",), (2021, 2022), ("2021/2022", "budget principal")),
        (("budget principal",), (2021, 2023), ("", "")),
        (("budget principal",), (None,), ("", "")),
        (("budget de l'exercice 2021",), (2021,), ("", "")),
        ((None,), (2021,), ("", "")),
    ],
)
def test_a_budget_has_a_year_and_a_name_or_neither(
    budgets: tuple[str | None, ...], years: tuple[int | None, ...], expected: tuple[str, str]
) -> None:
    """« Budget de l'exercice 2021 » names no budget."""
    lines = tuple(replace(LINE, ordre=rank, budget=budget) for rank, budget in enumerate(budgets, 1))
    grants = tuple(replace(GRANT, subvention_id=f"rives-1-s{n}", exercice=year) for n, year in enumerate(years, 1))
    cells = row(scdl(tables(imputations=lines, subventions=grants)), "deliberations")
    assert (cells["BUDGET_ANNEE"], cells["BUDGET_NOM"]) == expected


@pytest.mark.parametrize(
    ("changed", "code", "state"),
    [
        ({"matiere_code": "8.8", "matiere_deduite": None}, "8.8", None),
        ({"matiere_code": "7.5.1", "matiere_deduite": None}, "7.5", None),
        ({"matiere_deduite": "7.5"}, "7.5", ("deduit", True)),
        ({"matiere_deduite": None}, "", ("manquant", False)),
    ],
)
def test_a_matter_is_printed_or_deduced(changed: dict[str, Any], code: str, state: tuple[str, bool] | None) -> None:
    """A code of a préfecture's own level is that of the level above."""
    found = scdl(tables(actes=(replace(ACTE, **changed),)))
    assert told(found).get("DELIB_MATIERE_CODE") == state
    assert not code or row(found, "deliberations")["DELIB_MATIERE_CODE"] == code


def test_a_deduced_matter_shows_its_words() -> None:
    """Those of its proof."""
    proof = Provenance(
        table="actes", ligne="rives-1", champ="matiere_deduite", ordre=1, document_id="d", debut=0, fin=1,
        citation="une\nsubvention", regle="matiere.article.subvention", statut="deduit", valeur="7.5",
    )  # fmt: skip
    found = scdl(tables(provenances=(proof,)))
    assert [line.mots for line in found.rapport if line.colonne == "DELIB_MATIERE_CODE"] == ["une subvention"]


def test_a_matter_that_a_person_states_is_that_of_the_row() -> None:
    """Rather than the deduced one."""
    found = scdl(tables(complements=(complement("actes", "rives-1", "matiere_code", "7.4"),)))
    assert row(found, "deliberations")["DELIB_MATIERE_NOM"] == "finances locales/interventions économiques"
    assert told(found)["DELIB_MATIERE_CODE"] == ("complement", True)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [({"type": "commune"}, ""), ({"departement": None}, ""), ({"type": "departement"}, "PREF02A")],
)
def test_a_commune_may_depend_on_a_sous_prefecture(changed: dict[str, Any], expected: str) -> None:
    """Which its acts do not tell."""
    assert row(scdl(tables(collectivites=(replace(BODY, **changed),))), "deliberations")["PREF_ID"] == expected


def test_an_act_is_published_once() -> None:
    """Its extract and the minutes of its sitting are one deliberation, and so are its subsidies."""
    second = replace(ACTE, acte_id="rives-2")
    grant = replace(GRANT, subvention_id="rives-2-s1", acte_id="rives-2")
    found = scdl(whole(actes=(ACTE, second), subventions=(GRANT, grant)))
    assert len(found.fichiers["200000008_deliberations.csv"]) == len(found.fichiers["200000008_subventions.csv"]) == 1
    assert told(found, "rives-2") == {"DELIB_ID": ("exclu", False)}
    assert told(found, "rives-2-s1") == {"referenceDecision": ("exclu", False)}


@pytest.mark.parametrize(
    ("grants", "objet", "state"),
    [(1, "Aide au vélo, Vélo Rives", ("deduit", True)), (2, None, ("manquant", False))],
)
def test_the_object_of_an_act_stands_for_its_only_subsidy(
    grants: int, objet: str | None, state: tuple[str, bool]
) -> None:
    """Not for two."""
    rows = tuple(replace(GRANT, subvention_id=f"rives-1-s{n}", objet=None) for n in range(1, grants + 1))
    found = scdl(whole(subventions=rows))
    assert told(found, "rives-1-s1")["objet"] == state
    assert objet is None or row(found, "subventions")["objet"] == objet


def test_words_are_never_cut() -> None:
    """An object too long keeps its row out until a person gives a shorter one."""
    long = (replace(GRANT, objet="vélo " * 60),)
    assert told(scdl(whole(subventions=long)), "rives-1-s1")["objet"] == ("invalide", False)


@pytest.mark.parametrize(
    ("body", "missing"),
    [(replace(BODY, siren=None, siret=None), "COLL_SIRET"), (None, "COLL_NOM")],
)
def test_a_body_without_siren_has_no_file(body: Collectivite | None, missing: str) -> None:
    """Its acts are in the report all the same."""
    actes = (replace(ACTE, collectivite_id=body.collectivite_id if body else None),)
    found = scdl(whole(collectivites=(body,) if body else (), actes=actes))
    assert found.fichiers == {}
    assert told(found)[missing] == ("manquant", False)
    assert {line.fichier for line in found.rapport} == {None}


def test_a_body_without_siret_has_empty_files() -> None:
    """Its SIREN names them."""
    found = scdl(whole(collectivites=(replace(BODY, siret=None),)))
    assert found.fichiers == {"200000008_deliberations.csv": (), "200000008_subventions.csv": ()}
    assert told(found) == {"COLL_SIRET": ("manquant", False)}


def test_rows_stand_by_date_whatever_their_order() -> None:
    """The same rows, the same bytes."""
    later = replace(ACTE, acte_id="a-first", reference="2022-01", date_seance=dt.date(2022, 1, 3))
    one, other = (scdl(tables(actes=order)) for order in ((ACTE, later), (later, ACTE)))
    assert one.fichiers == other.fichiers
    assert [cells[2] for cells in one.fichiers["200000008_deliberations.csv"]] == ["2021-04", "2022-01"]
