"""Each cross-check: what agrees, what does not, and what cannot be checked."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from generator.assembly import crosschecks
from generator.assembly.draft import Draft
from generator.values.acts import Acte, Article, Collectivite, Document, Presence
from generator.values.evidence import Controle, Provenance
from generator.values.grants import Financement, Imputation, Subvention
from generator.values.source import Source

if TYPE_CHECKING:
    from generator.values.tables import Record
    from tests.assembly.conftest import Drafted

STAMP = "099-239999998-20210303-DEL_2021_04-DE"
DOCUMENT = Document(
    document_id="essai",
    fichier="essai.txt",
    sha256="",
    format="txt",
    nature="deliberation",
    caracteres=0,
    part_lue=Decimal(1),
)


def printed(champ: str, ligne: str = "a", citation: str = "", statut: str = "imprime") -> Provenance:
    """The proof that a cell was read as printed."""
    return Provenance(
        table="actes",
        ligne=ligne,
        champ=champ,
        ordre=1,
        document_id="essai",
        citation=citation,
        regle="r",
        statut=statut,
    )


def run(
    *given: Record | Provenance | Collectivite,
    **cells: Any,  # noqa: ANN401 - cells of any type
) -> dict[str, tuple[str, str | None, str | None]]:
    """The checks of an act with those cells, rows, proofs and body: verdict, expected, found, by rule."""
    acte = Acte(acte_id="a", document_id="essai", nature="deliberation", **cells)
    proofs = tuple(item for item in given if isinstance(item, Provenance))
    body = next((item for item in given if isinstance(item, Collectivite)), None)
    records = (acte, *(item for item in given if not isinstance(item, Provenance | Collectivite)))
    draft = Draft(Source("essai", "essai.txt", "txt", "", ""), DOCUMENT, records, proofs, collectivite=body)
    return {check.regle: (check.verdict, check.attendu, check.trouve) for check in crosschecks.run(draft)}


def subsidy(**cells: Any) -> Subvention:  # noqa: ANN401 - cells of any type
    """A subsidy of the act."""
    return Subvention(subvention_id="a-s1", acte_id="a", type="numeraire", statut="attribuee", **cells)


def share(ordre: int, **cells: Any) -> Financement:  # noqa: ANN401 - cells of any type
    """The share of a payer."""
    return Financement(subvention_id="a-s1", ordre=ordre, financeur=f"Budget {ordre}", **cells)


def members(statut: str, number: int) -> tuple[Presence, ...]:
    """Members of one status."""
    return tuple(Presence(acte_id="a", ordre=n, personne=f"Nom {n}", statut=statut) for n in range(number))


@pytest.mark.parametrize(("second", "verdict"), [(40, "conforme"), (41, "ecart")])
def test_shares_add_up_to_the_subsidy(second: int, verdict: str) -> None:
    """What the payers give, and what was asked of them."""
    rows = (share(1, montant=Decimal(60), montant_demande=Decimal(60)),
            share(2, montant=Decimal(second), montant_demande=Decimal(second)))  # fmt: skip
    asked = (printed("montant_demande", "a-s1"),)
    found = run(subsidy(montant=Decimal(100), montant_demande=Decimal(100)), *rows, *asked)
    assert {regle: said[0] for regle, said in found.items()} == {
        "somme-financements": verdict,
        "somme-demandes": verdict,
    }


def test_a_request_that_was_added_up_from_its_parts_proves_nothing() -> None:
    """Only a printed total can be compared; one payer alone is the total."""
    rows = (share(1, montant_demande=Decimal(60)), share(2, montant_demande=Decimal(40)))
    deduced = (printed("montant_demande", "a-s1", statut="deduit"),)
    assert run(subsidy(montant_demande=Decimal(100)), *rows, *deduced) == {}
    assert run(subsidy(montant=Decimal(100)), share(1, montant=Decimal(60))) == {}


@pytest.mark.parametrize(
    ("budget", "part", "expected"),
    [
        (Decimal(200000), Decimal("23.75"), ("conforme", "23,75\u202f%", "23,75\u202f%")),
        (Decimal(200000), Decimal("23.8"), ("conforme", "23,8\u202f%", "23,8\u202f%")),
        (Decimal(200000), Decimal(24), ("conforme", "24\u202f%", "24\u202f%")),
        (Decimal(200000), Decimal("23.76"), ("ecart", "23,75\u202f%", "23,76\u202f%")),
        (Decimal(210000), Decimal("23.75"), ("ecart", "22,62\u202f%", "23,75\u202f%")),
    ],
)
def test_a_percentage_is_compared_with_the_decimals_it_was_printed_with(
    budget: Decimal, part: Decimal, expected: tuple[str, str, str]
) -> None:
    """47 500 of 200 000 is 23,75 %, which may be printed 23,8 % or 24 %."""
    found = run(subsidy(montant=Decimal(47500), budget_projet=budget, part_budget=part))
    assert found == {"part-budget": expected}


def test_a_budget_that_cannot_be_read_makes_the_check_impossible_and_shows_what_it_would_be() -> None:
    """The figure is shown, not put in its place; a correction is held against it."""
    money = {"montant": Decimal(47500), "part_budget": Decimal("23.75")}
    assert run(subsidy(**money)) == {"budget-implique": ("impossible", "200\u202f000\u202f€", None)}
    corrected = (printed("budget_projet", "a-s1", statut="corrige"),)
    found = run(subsidy(**money, budget_projet=Decimal(200000)), *corrected)
    assert found["budget-implique"] == ("conforme", "200\u202f000\u202f€", "200\u202f000\u202f€")


def test_no_percentage_no_check() -> None:
    """Neither without the figures nor by nought."""
    assert run(subsidy(montant=Decimal(1), budget_projet=Decimal(2))) == {}
    assert run(subsidy(montant=Decimal(1), budget_projet=Decimal(2), part_budget=Decimal(0))) == {}


@pytest.mark.parametrize(
    ("nature", "section", "verdict"),
    [
        ("65748", "Fonctionnement", "conforme"),
        ("20422", "investissement", "conforme"),
        ("65748", "investissement", "ecart"),
        ("45", "fonctionnement", None),
        ("65748", None, None),
        (None, "fonctionnement", None),
    ],
)
def test_an_account_stands_in_its_section(nature: str | None, section: str | None, verdict: str | None) -> None:
    """Class 6 is spent, class 2 is built; other classes say nothing."""
    found = run(Imputation(acte_id="a", ordre=1, nature=nature, section=section, texte="t"))
    assert [said[0] for said in found.values()] == ([verdict] if verdict else [])


@pytest.mark.parametrize(
    ("statut", "column"),
    [("present", "membres_presents"), ("represente", "membres_representes"), ("absent", "membres_absents")],
)
def test_counted_names_are_the_printed_number(statut: str, column: str) -> None:
    """A number that was counted from the list is not compared with the list."""
    found = run(*members(statut, 3), printed(column), **{column: 3})
    assert found == {f"compte-{column}": ("conforme", "3", "3")}
    found = run(*members(statut, 3), printed(column), **{column: 4})
    assert found == {f"compte-{column}": ("ecart", "3", "4")}
    assert run(*members(statut, 3), printed(column, statut="deduit"), **{column: 3}) == {}


def test_members_make_voices_and_members_in_office() -> None:
    """51 + 9 = 60, + 8 = 68; an unknown number makes no sum."""
    counts = {"membres_presents": 51, "membres_representes": 9, "membres_absents": 8}
    found = run(votants=60, membres_en_exercice=68, **counts)
    assert found == {"voix": ("conforme", "60", "60"), "membres-en-exercice": ("conforme", "68", "68")}
    found = run(votants=59, membres_en_exercice=69, **counts)
    assert found == {"voix": ("ecart", "60", "59"), "membres-en-exercice": ("ecart", "68", "69")}
    assert run(votants=60, membres_en_exercice=68, membres_presents=51) == {}


@pytest.mark.parametrize(("pour", "verdict"), [(18, "conforme"), (17, "ecart")])
def test_a_ballot_makes_the_voices(pour: int, verdict: str) -> None:
    """For, against and abstentions; nought is a number."""
    found = run(votants=20, votes_pour=pour, votes_contre=2, votes_abstention=0)
    assert found["scrutin"] == (verdict, str(pour + 2), "20")
    assert "scrutin" not in run(votants=20, votes_pour=pour, votes_contre=2)


@pytest.mark.parametrize(
    ("numbers", "verdict"),
    [
        (("1", "2", "3"), "conforme"),
        (("1", "3"), "ecart"),
        (("1", "2", "2"), "ecart"),
        (("1",), None),
        (("premier", "2"), None),
    ],
)
def test_numbered_articles_follow_each_other(numbers: tuple[str, ...], verdict: str | None) -> None:
    """From 1, without gap nor double; a number in words is not compared."""
    rows = (Article(acte_id="a", ordre=n, numero=number, texte="t") for n, number in enumerate(numbers))
    assert [said[0] for said in run(*rows).values()] == ([verdict] if verdict else [])


@pytest.mark.parametrize(
    ("siren", "siret", "verdicts"),
    [
        ("239999998", "23999999800002", ("conforme", "conforme")),
        ("239999999", None, ("ecart",)),
        ("239999998", "23999999800003", ("conforme", "ecart")),
        (None, None, ()),
    ],
)
def test_keys_of_the_body(siren: str | None, siret: str | None, verdicts: tuple[str, ...]) -> None:
    """A digit that was misread does not keep the key."""
    found = run(Collectivite(collectivite_id="c", nom="C", siren=siren, siret=siret))
    assert tuple(said[0] for said in found.values()) == verdicts


STAMPED = {"identifiant_actes": STAMP, "date_seance": dt.date(2021, 3, 3), "reference": "2021-04"}
BODY = Collectivite(collectivite_id="c", nom="C", siren="239999998", departement="99")


def test_a_stamp_says_what_the_act_says() -> None:
    """Date, number, body, département."""
    found = run(BODY, **STAMPED)
    assert {regle: said[0] for regle, said in found.items() if regle.startswith("tampon")} == dict.fromkeys(
        ("tampon-date", "tampon-numero", "tampon-siren", "tampon-departement"), "conforme"
    )


@pytest.mark.parametrize(
    ("cells", "regle"),
    [
        ({"date_seance": dt.date(2021, 3, 4)}, "tampon-date"),
        ({"reference": "2021-05"}, "tampon-numero"),
        ({"identifiant_actes": STAMP.replace("239999998", "244200770")}, "tampon-siren"),
        ({"identifiant_actes": STAMP.replace("099-", "013-", 1)}, "tampon-departement"),
    ],
)
def test_a_stamp_that_says_something_else(cells: dict[str, Any], regle: str) -> None:
    """One difference, one discrepancy."""
    found = run(BODY, **(STAMPED | cells))
    assert [name for name, said in found.items() if said[0] == "ecart"] == [regle]


@pytest.mark.parametrize(("departement", "printed_so"), [("01", "001"), ("13", "013"), ("2B", "02B"), ("974", "974")])
def test_a_departement_has_two_spellings(departement: str, printed_so: str) -> None:
    """Three characters in a stamp, two elsewhere; overseas three everywhere."""
    body = Collectivite(collectivite_id="c", nom="C", departement=departement)
    found = run(body, identifiant_actes=STAMP.replace("099", printed_so, 1))
    assert found == {"tampon-departement": ("conforme", departement, departement)}


def test_a_stamp_that_cannot_be_taken_apart_is_not_compared() -> None:
    """Nor one of an act whose other facts are unknown."""
    assert run(identifiant_actes="illisible", date_seance=dt.date(2021, 3, 3)) == {}
    assert run(identifiant_actes=STAMP) == {}


SITTING = dt.date(2021, 3, 3)


@pytest.mark.parametrize(
    ("champ", "regle", "good", "bad"),
    [
        ("date_convocation", "convocation-avant-seance", -6, 1),
        ("date_reception", "reception-apres-seance", 6, -1),
        ("date_mise_en_ligne", "publication-apres-seance", 6, -1),
    ],
)
def test_dates_follow_each_other(champ: str, regle: str, good: int, bad: int) -> None:
    """The summons before, reception and publication after; the same day is in order."""
    for days, verdict in ((good, "conforme"), (0, "conforme"), (bad, "ecart")):
        found = run(date_seance=SITTING, **{champ: SITTING + dt.timedelta(days)})
        assert found[regle][0] == verdict
    assert run(**{champ: SITTING}) == {}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("mercredi 3 mars 2021", ("conforme", "mercredi", "mercredi")),
        ("jeudi 3 mars 2021", ("ecart", "mercredi", "jeudi")),
        ("3 mars 2021", None),
    ],
)
def test_a_weekday_is_that_of_the_calendar(words: str, expected: tuple[str, str, str] | None) -> None:
    """A date whose day of the week is printed carries its own check."""
    found = run(printed("date_seance", citation=words), date_seance=SITTING)
    assert found.get("jour-semaine") == expected


def test_the_checks_of_a_coherent_act_all_pass(drafted: Drafted, act: str) -> None:
    """Every check of an act is published, under identifiers of its own."""
    checks = drafted(act).controles
    assert [check.verdict for check in checks] == ["conforme"] * len(checks)
    assert {check.regle for check in checks} >= {
        "nature-section",
        "membres-en-exercice",
        "suite-articles",
        "cle-siren",
        "convocation-avant-seance",
        "reception-apres-seance",
        "jour-semaine",
    }
    assert len({check.controle_id for check in checks}) == len(checks)
    assert all(isinstance(check, Controle) and check.acte_id == "metropole-des-rives-2021-04" for check in checks)
