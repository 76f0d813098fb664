"""Tables of subsidies drawn with characters, and those whose rows each print their vote."""

from __future__ import annotations

import pytest

from generator.extraction.grants import subsidies
from generator.french.fold import fold
from generator.reading.layouts import act
from generator.values.source import Source

HEAD = "COMMUNE DE VALDOR\n\nSéance du 3 mars 2023\n\nDÉLIBÉRATION N° 2023-04\n\n"
DECISION = "Le Conseil municipal, après en avoir délibéré, DÉCIDE d'attribuer les subventions suivantes :\n\n"

MARKDOWN = """\
| ASSOCIATION          | Attribué 2022 | Demande 2023 | Attribué 2023 | Vote      |
|----------------------|--------------:|-------------:|--------------:|-----------|
| **Amicale du Four**  |        400,00 |       400,00 |        410,00 | 11 P 1 A  |
| Conscrits de Valdor  |               |       150,00 |               | 12 C      |
| Gym Rive             |        100,00 |              |               |           |
| Judo-club            |               |       120,00 |         64,00 | 9 P 3 A   |
| Prévention du Lay    |         30,00 |        50,00 |         néant | 12 C      |
| Tennis de Valdor     |        350,00 |       500,00 |        500,00 | 5 P 7 C   |
| TOTAL                |        880,00 |     1 220,00 |        474,00 |           |
"""

BOXED = """\
+----------------------+-----------+-----------+
| Association          | Montant   | Montant   |
|                      | 2022      | 2023      |
+======================+===========+===========+
| Comité de            |  300,00 € |  350,00 € |
| jumelage             |           |           |
+----------------------+-----------+-----------+
| Judo-club            |           |   64,00 € |
+----------------------+-----------+-----------+
| TOTAL                |  300,00 € |  414,00 € |
+----------------------+-----------+-----------+
"""

LIGHT = """\
┌──────────────────┬──────────┬──────────┬──────────┐
│ Association      │ 2022     │ Demandé  │ 2023     │
├──────────────────┼──────────┼──────────┼──────────┤
│ Club nautique    │ 1 200,00 │ 2 500,00 │     2000 │
│ Sou des écoles   │ 800,00   │          │ 800,00   │
│ Cap Sud          │          │ 300,00   │ refus    │
├──────────────────┼──────────┼──────────┼──────────┤
│ Total            │ 2 000,00 │ 2 800,00 │ 2 800,00 │
└──────────────────┴──────────┴──────────┴──────────┘
"""


def told(text: str) -> tuple[list[str], list[str]]:
    """Each subsidy that is granted, with its amount, and the codes of the doubts."""
    outline = act.outline(Source("essai", "essai.txt", "txt", text, ""), fold(text))
    assert outline is not None
    rows, issues = subsidies.read(outline)
    granted = [row.champs for row in rows if row.champs["statut"].value == "attribuee"]
    return [f"{one['nom_imprime'].value} : {one['montant'].value}" for one in granted], [one.code for one in issues]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (MARKDOWN, ["Amicale du Four : 410.00", "Judo-club : 64.00"]),
        (BOXED, ["Comité de jumelage : 350.00", "Judo-club : 64.00"]),
        (LIGHT, ["Club nautique : 2000", "Sou des écoles : 800.00"]),
    ],
)
def test_a_drawn_table_gives_its_decided_column_alone(table: str, expected: list[str]) -> None:
    """Last year's sums, those asked for and those that the vote refuses are none; rules hold nothing."""
    assert told(f"{HEAD}{DECISION}{table}\n") == (expected, [])


@pytest.mark.parametrize("parts", ["\t", " | ", "      ", " "])
def test_a_column_of_votes_is_none_of_sums(parts: str) -> None:
    """« Vote » heads the votes where the rows print some, and a row refused by its vote is granted nothing."""
    lines = [
        ("Association", "Demande 2023", "Attribué 2023", "Vote"),
        ("Amicale du Four", "400,00", "410,00", "11 P 1 A"),
        ("Judo-club", "120,00", "64,00", "9 P 3 A"),
        ("Sou des écoles", "900,00", "850,00", "12 P"),
        ("Tennis", "300,00", "300,00", "5 P 7 C"),
    ]
    table = "".join(parts.join((name.ljust(16).strip() if parts == " " else name.ljust(16), *rest)) + "\n"
                    for name, *rest in lines)  # fmt: skip
    title = "Vote des subventions aux associations :\n"
    expected = ["Amicale du Four : 410.00", "Judo-club : 64.00", "Sou des écoles : 850.00"]
    assert told(f"{HEAD}{title}{DECISION}{table}\n")[0] == expected


def test_a_vote_that_tells_the_minority_alone_refuses_nothing() -> None:
    """« 1 contre » leaves the others for."""
    table = MARKDOWN.replace("5 P 7 C", "1 contre").replace("474,00", "974,00")
    assert "Tennis de Valdor : 500.00" in told(f"{HEAD}{DECISION}{table}\n")[0]


def test_a_drawn_table_is_no_page_in_two_columns() -> None:
    """Its second column begins under itself on more lines than the margin of a head has."""
    rows = "".join(f"│ Association n° {n} de Valdor   │ {n}00,00 € │\n" for n in range(1, 10))
    decision = "Le Conseil municipal DÉCIDE d'attribuer les subventions suivantes :\n\n"
    found = told(f"{HEAD}{decision}│ Association              │ Montant  │\n{rows}\n")[0]
    assert len(found) == 9


def test_a_row_that_a_remark_refuses_gives_nothing() -> None:
    """« Refusé » alone refuses, « refusé en 2022 » tells the past."""
    table = "| Association | Montant | Observations |\n|---|---|---|\n| Judo-club | 250 € | refusé en 2022 |\n"
    table += "| Chorale Mélodia | 400 € | 100 € pour le piano |\n| Moto-club | 300 € | Refusé |\n"
    assert told(f"{HEAD}{DECISION}{table}\n")[0] == ["Judo-club : 250", "Chorale Mélodia : 400"]


def test_years_head_sums_where_subsidies_are_announced_just_above() -> None:
    """No cell has its sign of money, and parts of the table have their titles."""
    rule = "+-----------+------+------+\n"
    table = f"{rule}| Association | 2022 | 2023 |\n{rule}| SPORT      |\n{rule}"
    table += f"| Judo-club | 100 | 150 |\n| Gym Rive | 200 | 220 |\n{rule}"
    assert told(f"{HEAD}{DECISION}{table}\n")[0] == ["Judo-club : 150", "Gym Rive : 220"]
    members = DECISION.replace("DÉCIDE d'attribuer les subventions suivantes", "prend acte des effectifs suivants")
    assert told(f"{HEAD}{members}{table}\n")[0] == []
