"""Subsidies: phrases and lists of invented acts, and what the seeds state."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extraction.grants import subsidies
from generator.french.fold import fold
from generator.reading.layouts import act
from generator.values.finding import Statut
from generator.values.source import Source

if TYPE_CHECKING:
    from generator.reading.outline import Outline
    from generator.values.issue import Issue
    from generator.values.lecture import RowRead

PHRASES = Path(__file__).parent / "phrases" / "subventions.txt"
SEEDS = Path(__file__).parents[2] / "seeds"
HEAD = "COMMUNE DE VALDOR\n\nSéance du 3 mars 2021\n\nDÉLIBÉRATION N° 2021-04\n\n"


def outline(text: str) -> Outline:
    """The outline of an act."""
    found = act.outline(Source("essai", "essai.txt", "txt", text, ""), fold(text))
    assert found is not None
    return found


def seed(number: str) -> tuple[RowRead, tuple[Issue, ...], str]:
    """The only subsidy of a seed, the doubts, and the text."""
    (path,) = SEEDS.glob(f"{number}_*.txt")
    text = path.read_text(encoding="utf-8")
    (row,), issues = subsidies.read(outline(text))
    return row, issues, text


def values(row: RowRead) -> dict[str, object]:
    """The cells of a row, bare."""
    return {champ: found.value for champ, found in row.champs.items()}


def cases() -> list[tuple[str, list[str]]]:
    """The paragraphs of the file of phrases, each with the rows that must be read."""
    read: list[tuple[str, list[str]]] = []
    for block in PHRASES.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.strip().splitlines() if not line.startswith("#")]
        text = "\n".join(line for line in lines if not line.startswith("= "))
        wanted = [line[2:] for line in lines if line.startswith("= ") and line != "= rien"]
        if text:
            read.append((text, wanted))
    return read


def told(row: RowRead) -> str:
    """A row as the file of phrases writes it."""
    cells = values(row)
    return f"{cells.get('montant', '-')} | {cells.get('nom_imprime', '-')} | {cells['statut']}"


@pytest.mark.parametrize(("text", "wanted"), cases())
def test_decisions_say_what_is_given_and_to_whom(text: str, wanted: list[str]) -> None:
    """Each decision gives its rows, and look-alikes give none."""
    rows, _ = subsidies.read(outline(HEAD + text))
    assert [told(row) for row in rows] == wanted


def test_a_list_that_is_not_sure_is_a_doubt() -> None:
    """Three are announced and two are named: no sum is given to anyone, and the doubt says where."""
    text = (
        f"{HEAD}Le Conseil, après en avoir délibéré, ATTRIBUE une subvention de 500 € à chacune des trois associations "
        "suivantes : Club nautique, Amicale laïque.\n"
    )
    rows, (issue,) = subsidies.read(outline(text))
    assert rows == ()
    assert (issue.code, issue.span.of(text) if issue.span else None) == ("beneficiaires-non-lus", "500 €")


def test_every_passage_is_where_it_says() -> None:
    """A printed amount stands at its span; a deduced one says how it follows."""
    row, _, text = seed("000")
    assert "".join(span.of(text) for span in row.champs["montant"].spans) == "60 000 euros"
    assert row.champs["type"].statut is Statut.DEDUIT


def test_a_report_completes_the_decision() -> None:
    """Share, budget, file and year come from the report and its title."""
    row, issues, _ = seed("001")
    assert values(row) == {
        "montant": Decimal(75000),
        "statut": "attribuee",
        "nom_imprime": "association Medinsoft",
        "type": "numeraire",
        "exercice": 2023,
        "part_budget": Decimal("14.53"),
        "budget_projet": Decimal(516000),
        "dossier": "2909",
        "convention": True,
    }
    assert issues == ()


def test_a_note_only_proposes() -> None:
    """A note decides nothing; a budget that cannot be read is a doubt, not a number."""
    row, issues, text = seed("002")
    cells = values(row)
    assert (cells["montant"], cells["statut"], cells["exercice"]) == (Decimal(47500), "proposee", 2018)
    assert cells["budget_global"] == Decimal(800000)
    assert "budget_projet" not in cells
    assert [(issue.code, issue.span.of(text)) for issue in issues if issue.span] == [("montant-illisible", "200 00 €")]
    assert [values(share) for share in row.enfants] == [
        {"financeur": "Métropole Aix-Marseille-Provence", "montant": Decimal(17500)},
        {"financeur": "Conseil de Territoire du Pays d'Aix (CT2)", "montant": Decimal(30000)},
    ]


def test_what_the_receiver_asks_for_is_not_what_it_gets() -> None:
    """The request of the report and the grant of the decision are two columns of one row."""
    row, _, _ = seed("003")
    cells = values(row)
    assert (cells["montant"], cells["montant_demande"], cells["exercice"]) == (Decimal(62500), Decimal(62500), 2024)
    assert cells["nom_imprime"] == "pôle Minalogic"


@given(st.text(alphabet="ab€ 0159.,:;\n\t|-«»'àÉsubventiodlr", max_size=400))
def test_hostile_words_are_read_without_failing(noise: str) -> None:
    """Whatever stands in an act, every cell has its passage in it, and every amount is positive."""
    text = f"{HEAD}Le Conseil, après en avoir délibéré, DÉCIDE d'attribuer les subventions suivantes : {noise}\n"
    for row in subsidies.read(outline(text))[0]:
        assert all(0 <= span.start < span.end <= len(text) for cell in row.champs.values() for span in cell.spans)
        amount = row.champs["montant"].value
        assert isinstance(amount, Decimal)
        assert amount > 0


def test_the_table_of_the_report_names_the_payers() -> None:
    """What was asked for is a sum that says so; each payer has its own file."""
    row, issues, _ = seed("000")
    cells = values(row)
    assert (cells["montant"], cells["nom_imprime"], cells["exercice"]) == (Decimal(60000), "Pôle Optitec", 2020)
    assert (cells["budget_projet"], cells["budget_global"]) == (Decimal(1089185), Decimal(2371239))
    assert (cells["part_budget"], cells["montant_demande"]) == (Decimal("5.51"), Decimal(90000))
    assert row.champs["montant_demande"].calcul == "somme des lignes : 65 000 + 25 000"
    assert [tuple(values(share).values()) for share in row.enfants] == [
        ("CT1 Budget Principal Métropolitain", Decimal(45000), Decimal(65000), "2020_244"),
        ("CT2 Pays d'Aix", Decimal(15000), Decimal(25000), "2020_245"),
    ]
    assert issues == ()


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("Attribution d'une aide financière au Foyer rural", ["subvention-non-lue"]),
        ("Demande de subvention pour la réfection du lavoir", []),
        ("Réfection du lavoir", []),
    ],
)
def test_a_gift_that_the_title_announces_and_nobody_reads_is_a_doubt(title: str, codes: list[str]) -> None:
    """Its amount stands in an annex, or in a table that was not understood: a reader must know that it lacks."""
    text = (
        f"COMMUNE DE VALDOR\n\nSéance du 3 mars 2021\n\nDÉLIBÉRATION N° 2021-04\n\nObjet : {title}\n\n"
        "Monsieur le Maire expose le projet.\n\nAprès en avoir délibéré, le conseil DÉCIDE de suivre l'annexe jointe.\n"
    )
    outline = act.outline(Source("essai", "essai.txt", "txt", text, ""), fold(text))
    assert outline is not None
    rows, issues = subsidies.read(outline)
    assert rows == ()
    assert [issue.code for issue in issues] == codes


@pytest.mark.parametrize("given", ["à l'association pour cette fête", "à l'association", "à la structure, en une fois"])
def test_a_bare_kind_of_body_is_the_one_that_the_affair_names(given: str) -> None:
    """« l'association » names nobody: the report does."""
    text = (
        HEAD + "Objet : Fête du pain\n\nMadame BRUN expose que l'association Les Amis du Four a déposé un dossier.\n\n"
        f"Après en avoir délibéré, le conseil DÉCIDE d'attribuer une subvention de 500 € {given}.\n"
    )
    (row,), issues = subsidies.read(outline(text))
    assert row.champs["nom_imprime"].value == "association Les Amis du Four"
    assert issues == ()
