"""Tables with a column of another year: what was paid, or is asked for, is not what is decided."""

from __future__ import annotations

import pytest

from generator.extraction.document import read
from generator.values.source import Source

HEAD = (
    "COMMUNE DE VALDOR\n\nSéance du 3 mars 2021\n\nDÉLIBÉRATION N° 2021-04\n\nObjet : Subventions aux associations\n\n"
    "Mme BRUN présente le tableau.\n\n"
)
DECISION = "\nAprès en avoir délibéré, le conseil DÉCIDE d'attribuer les subventions ci-dessus.\n"
NAMES = ("Chorale Mélodia", "Judo club", "Les Baladins")


def printed(heads: tuple[str, ...], *columns: tuple[int, ...], cells: bool) -> str:
    """A table, its columns side by side or one cell a line, with its total."""
    rows = [("Association", *heads), *zip(NAMES, *(map(str, column) for column in columns), strict=True)]
    rows.append(("Total", *(str(sum(column)) for column in columns)))
    signed = [[cell + " €" if cell.isdigit() and n else cell for n, cell in enumerate(row)] for row in rows]
    if cells:
        return "".join("\n".join(row) + "\n" for row in signed)
    return "".join(row[0].ljust(20) + "".join(cell.rjust(18) for cell in row[1:]) + "\n" for row in signed)


def found(table: str) -> tuple[list[str], list[str]]:
    """The subsidies of an act that prints the table, and its doubts."""
    (act,) = read(Source("essai", "essai.txt", "txt", HEAD + table + DECISION, ""), ()).actes
    rows = [row.champs for row in act.rows if row.table == "subventions"]
    return [f"{row['montant'].value} {row['nom_imprime'].value}" for row in rows], [one.code for one in act.issues]


@pytest.mark.parametrize("cells", [False, True])
@pytest.mark.parametrize("past", ["Versé 2020", "Reçu 2020", "Perçu en 2020", "Rappel 2020"])
@pytest.mark.parametrize("last", [False, True])
def test_what_was_paid_another_year_is_not_decided(past: str, *, cells: bool, last: bool) -> None:
    """« Voté 2021 » is, whether « Versé 2020 » stands before or behind it; neither is part of a name."""
    paid, asked, voted = (300, 100, 80), (500, 150, 90), (400, 120, 85)
    table = (
        printed(("Demandé 2021", "Voté 2021", past), asked, voted, paid, cells=cells)
        if last
        else printed((past, "Demandé 2021", "Voté 2021"), paid, asked, voted, cells=cells)
    )
    rows, doubts = found(table)
    assert rows == ["400 Chorale Mélodia", "120 Judo club", "85 Les Baladins"]
    assert doubts == []


@pytest.mark.parametrize("cells", [False, True])
@pytest.mark.parametrize("heads", [("Voté 2020", "Demandé 2021"), ("Montant 2020", "Subvention demandée 2021")])
def test_what_was_voted_before_the_year_that_is_asked_for_is_past(heads: tuple[str, str], *, cells: bool) -> None:
    """No column tells what is decided for 2021: nothing is given, and the doubt says that it lacks."""
    rows, doubts = found(printed(heads, (300, 100, 80), (500, 150, 90), cells=cells))
    assert rows == []
    assert doubts == ["subvention-non-lue"]
