"""Budget lines: one row a line, however often an act prints it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from generator.extraction import budget_lines
from generator.french.fold import fold
from generator.reading.layouts import act
from generator.values.source import Source

SEEDS = Path(__file__).parents[2] / "seeds"
HEAD = "COMMUNE DE VALDOR\n\nSéance du 3 mars 2021\n\nDÉLIBÉRATION N° 2021-04\n\n"


def lines(text: str) -> list[dict[str, object]]:
    """The budget lines of a text, bare."""
    outline = act.outline(Source("essai", "essai.txt", "txt", text, ""), fold(text))
    assert outline is not None
    return [{champ: found.value for champ, found in row.champs.items()} for row in budget_lines.read(outline)]


def seed(number: str) -> list[dict[str, object]]:
    """The budget lines of a seed."""
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return lines(path.read_text(encoding="utf-8"))


def test_two_budgets_make_two_lines() -> None:
    """Each item of the article is a line with its own budget."""
    principal, special = seed("000")
    assert (principal["chapitre"], principal["nature"], principal["fonction"]) == ("65", "65748", "67")
    assert principal["code_interne"] == "B370"
    assert (special["fonction"], special["budget"]) == ("61", "budget de l'État Spécial de Territoire du Pays d'Aix")


def test_the_sum_of_a_line_is_read() -> None:
    """A line that prints its sum keeps it."""
    (line,) = seed("001")
    assert (line["montant"], line["code_interne"]) == (Decimal(75000), "B370")


def test_a_path_is_a_code_and_a_nature() -> None:
    """A code of the body that ends in an account gives both; the phrase is kept as printed."""
    (line,) = seed("003")
    assert (line["code_interne"], line["nature"]) == ("INUM/SUFLI/65748", "65748")
    assert str(line["texte"]).startswith("la dépense correspondante sera imputée")


def test_a_line_printed_twice_is_one_row() -> None:
    """The report says less than the decision: it adds no row, and what it alone prints completes the row."""
    report = "Monsieur le Maire expose :\n\nLes crédits sont ouverts au chapitre 65, nature 6574, fonction 40.\n\n"
    decision = "Après en avoir délibéré, DÉCIDE d'imputer la dépense au chapitre 65, nature 6574.\n"
    (line,) = lines(HEAD + report + decision)
    assert (line["chapitre"], line["nature"], line["fonction"]) == ("65", "6574", "40")


def test_codes_listed_kind_by_kind_go_together_where_their_numbers_say_so() -> None:
    """An account begins with its chapter; the chapters by function of other plans of accounts tell nothing."""
    decision = "Après en avoir délibéré, DÉCIDE d'imputer la dépense aux {}.\n"
    told = lines(HEAD + decision.format("chapitres 65 et 204, articles 6574 (clubs) et 20421, fonctions 32"))
    assert [(line.get("chapitre"), line.get("nature")) for line in told] == [
        ("65", "6574"),
        ("204", "20421"),
        (None, None),
    ]
    assert told[2]["fonction"] == "32"
    told = lines(HEAD + decision.format("chapitres 933 et 903, articles 65748 et 20421"))
    assert [line.get("nature") or line.get("chapitre") for line in told] == ["65748", "20421", "933", "903"]
    assert not any("nature" in line and "chapitre" in line for line in told)


def test_one_label_has_two_accounts_each_with_what_it_is_for() -> None:
    """« nature 6574 pour les associations et 65738 pour les communes » are two lines; their one sum is of neither."""
    decision = (
        "Après en avoir délibéré, DÉCIDE d'affecter 71 400 € au chapitre 930, sous-fonction 048, nature 6574 pour les "
        "associations et 65738 pour les organismes publics.\n"
    )
    first, second = lines(HEAD + decision)
    assert (first["chapitre"], first["nature"], first["fonction"]) == ("930", "6574", "048")
    assert second["nature"] == "65738"
    assert "montant" not in first | second


def test_articles_of_receipts_are_accounts_and_those_of_a_code_of_law_are_not() -> None:
    """« Les recettes seront constatées à l'article 7067 »; « article 713 du Code civil » is law."""
    decision = "Après en avoir délibéré, DIT que les recettes seront constatées à l'article 7067, fonction 281.\n"
    (line,) = lines(HEAD + decision)
    assert (line["nature"], line["fonction"]) == ("7067", "281")
    (first, second) = lines(HEAD + "Après en avoir délibéré, autorise l'encaissement (articles\n  7713 et 7911).\n")
    assert (first["nature"], second["nature"]) == ("7713", "7911")
    assert lines(HEAD + "Après en avoir délibéré, vote au budget l'achat prévu à l'article 713 du Code civil.\n") == []
