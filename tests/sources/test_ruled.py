"""Tables that are drawn with lines: a row is one line of text, however its cells were wrapped."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from generator.sources import pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.sources.conftest import MakePdf

    Drawn = Callable[[Iterable[float], Iterable[float]], bytes]

ACROSS = (50, 70, 200, 300)
"""The borders of a table of three columns, the first of them too narrow for its head."""


def _said(x: float, y: float, words: str) -> bytes:
    return f"BT /F 10 Tf {x} {y} Td ({words}) Tj ET\n".encode("cp1252")


def _stroked(across: Iterable[float], down: Iterable[float]) -> bytes:
    """A grid whose lines are strokes, as a typesetting program draws it."""
    across, down = tuple(across), tuple(down)
    lines = [f"{x} {min(down)} m {x} {max(down)} l S\n" for x in across]
    lines += [f"{min(across)} {y} m {max(across)} {y} l S\n" for y in down]
    return "".join(lines).encode()


def _filled(across: Iterable[float], down: Iterable[float]) -> bytes:
    """The same as thin filled boxes, a piece for each side of each cell, as a word processor draws it."""
    across, down = sorted(across), sorted(down)
    sides = [f"{x} {low} 0.5 {high - low} re f\n" for x in across for low, high in itertools.pairwise(down)]
    sides += [f"{x} {y} {right - x} 0.5 re f\n" for y in down for x, right in itertools.pairwise(across)]
    return "".join(sides).encode()


ROWS = (
    _said(53, 706, "COD")
    + _said(53, 694, "E")
    + _said(80, 706, "Association")
    + _said(220, 706, "Montant")
    + _said(53, 676, "12")
    + _said(80, 682, "Les Amis de Saint-")
    + _said(80, 670, "Hubert et du bois")
    + _said(220, 676, "1 500 €")
    + _said(53, 650, "7")
    + _said(80, 656, "Chorale")
    + _said(80, 644, "Mélodia")
    + _said(220, 650, "300 €")
)
READ = "CODE\tAssociation\tMontant\n12\tLes Amis de Saint-Hubert et du bois\t1 500 €\n7\tChorale Mélodia\t300 €\n"


@pytest.mark.parametrize("drawn", [_stroked, _filled])
def test_a_row_is_one_line(make_pdf: MakePdf, drawn: Drawn) -> None:
    """Its cells apart by tabs, the pieces of each joined: a name keeps its hyphen, a cut word is whole again."""
    (page,) = pdf.extract(make_pdf(drawn(ACROSS, (720, 690, 665, 640)) + ROWS))

    assert page.text == READ


def test_a_page_may_end_within_a_table(make_pdf: MakePdf) -> None:
    """Its last row has no foot then: the sides tell how far it goes."""
    sides = b"".join(f"{x} 640 m {x} 720 l S\n".encode() for x in ACROSS)

    (page,) = pdf.extract(make_pdf(_stroked(ACROSS, (720, 690, 665)) + sides + ROWS))

    assert page.text == READ


def test_words_around_a_table_stand_where_they_were_printed(make_pdf: MakePdf) -> None:
    """Above it and below."""
    around = _said(50, 750, "DÉCIDE") + _said(50, 600, "Fait à Valdor")

    (page,) = pdf.extract(make_pdf(_stroked(ACROSS, (720, 690, 665, 640)) + ROWS + around))

    assert page.text.split(READ)[0].strip() == "DÉCIDE"
    assert page.text.split(READ)[1].strip() == "Fait à Valdor"


def test_a_cell_over_several_columns_is_one(make_pdf: MakePdf) -> None:
    """No border is drawn inside it: the title of a group of rows, the word « Total »."""
    drawn = _stroked(ACROSS, (720, 700)) + _stroked((50, 300), (700, 680)) + _stroked(ACROSS, (680, 660))
    words = _said(80, 706, "Association") + _said(220, 706, "Montant") + _said(53, 686, "CULTURE ET ARTS")
    words += _said(80, 666, "Chorale") + _said(220, 666, "300 €")

    (page,) = pdf.extract(make_pdf(drawn + words))

    assert page.text == "\tAssociation\tMontant\nCULTURE ET ARTS\n\tChorale\t300 €\n"


def test_several_figures_in_a_cell_are_several_rows(make_pdf: MakePdf) -> None:
    """Nothing is drawn between them: they are left beside the names printed at their height."""
    words = _said(80, 706, "Association") + _said(220, 706, "Montant")
    words += _said(80, 680, "Club") + _said(220, 680, "100 €") + _said(80, 650, "Chorale") + _said(220, 650, "200 €")

    (page,) = pdf.extract(make_pdf(_stroked((70, 200, 300), (720, 700, 640)) + words))

    lines = [line.split() for line in page.text.splitlines() if line.strip()]
    assert lines[1:] == [["Club", "100", "€"], ["Chorale", "200", "€"]]


def test_a_frame_is_no_table(make_pdf: MakePdf) -> None:
    """Nor are two boxes side by side, the two columns of a head."""
    words = _said(60, 700, "Nombre de membres : 12") + _said(260, 700, "EXTRAIT") + _said(60, 680, "Date : 3 mars")

    (page,) = pdf.extract(make_pdf(_stroked((50, 250, 400), (720, 670)) + words))

    assert "\t" not in page.text
    assert page.text.splitlines()[0].split() == ["Nombre", "de", "membres", ":", "12", "EXTRAIT"]


def test_a_plan_is_no_table(make_pdf: MakePdf) -> None:
    """A page of thousands of lines is read as if it had none."""
    hatched = b"".join(f"50 {y / 10} m 300 {y / 10} l S\n".encode() for y in range(5000))

    (page,) = pdf.extract(make_pdf(_stroked(ACROSS, (720, 690, 665, 640)) + hatched + ROWS))

    assert "\t" not in page.text
    assert "Mélodia" in page.text


def test_a_table_shown_sideways(make_pdf: MakePdf) -> None:
    """Printed along the long side of the page: lines are turned with the words."""
    turned = b"q 0 1 -1 0 400 0 cm " + _stroked(ACROSS, (320, 290, 265, 240)) + b"Q\n"
    words = [("Association", 80, 306), ("Montant", 220, 306), ("Chorale", 80, 282), ("Mélodia", 80, 270)]
    words += [("300 €", 220, 276), ("Club", 80, 250), ("100 €", 220, 250)]
    said = b"".join(f"BT /F 10 Tf 0 1 -1 0 {400 - y} {x} Tm ({text}) Tj ET\n".encode("cp1252") for text, x, y in words)

    (page,) = pdf.extract(make_pdf(turned + said, rotate=90))

    assert page.text == "\tAssociation\tMontant\n\tChorale Mélodia\t300 €\n\tClub\t100 €\n"


def _upwards(x: float, y: float, words: str) -> bytes:
    return f"BT /F 8 Tf 0 1 -1 0 {x} {y} Tm ({words}) Tj ET\n".encode("cp1252")


def test_a_head_printed_upwards_heads_its_column(make_pdf: MakePdf) -> None:
    """So does the title of a part, beside its rows; a stamp along the page stays out of the table."""
    drawn = (
        _stroked((50, 70, 200, 240), (720, 650, 630, 610))
        + _said(80, 680, "Association")
        + _upwards(215, 655, "Montant")
        + _upwards(226, 655, "voté (€)")
        + _said(80, 635, "Les Amis de Blaise")
        + _said(205, 635, "300")
        + _upwards(63, 613, "Arts")
        + _said(80, 615, "Chorale Mélodia")
        + _said(205, 615, "150")
        + _upwards(20, 600, "Reçu en préfecture")
    )

    (page,) = pdf.extract(make_pdf(drawn))

    table, aside = page.text.split("\n\n", 1)
    assert table.splitlines() == [
        "\tAssociation\tMontant voté (€)",
        "\tLes Amis de Blaise\t300",
        "Arts\tChorale Mélodia\t150",
    ]
    assert aside.strip() == "Reçu en préfecture"


def test_a_border_in_pieces_is_one(make_pdf: MakePdf) -> None:
    """A browser draws a border a column at a time: between two merged cells its pieces meet no line down."""
    across, down = (50, 150, 250, 350), (720, 700, 680, 660)
    drawn = b"".join(f"{x} 700 m {x} 720 l S\n".encode() for x in across)
    drawn += b"".join(f"{x} 660 m {x} 720 l S\n".encode() for x in (50, 350))
    drawn += b"".join(
        f"{left} {y} m {right} {y} l S\n".encode() for y in down for left, right in itertools.pairwise(across)
    )
    drawn += _said(60, 705, "Chorale") + _said(160, 705, "Concert") + _said(260, 705, "150 €")
    drawn += _said(60, 685, "Total de la culture et du patrimoine") + _said(60, 665, "Sports et vie associative")

    (page,) = pdf.extract(make_pdf(drawn))

    assert page.text.splitlines() == [
        "Chorale\tConcert\t150 €",
        "Total de la culture et du patrimoine",
        "Sports et vie associative",
    ]


def test_a_merged_cell_keeps_the_columns_beside_it(make_pdf: MakePdf) -> None:
    """« Total » over two columns leaves the sum under its own head."""
    drawn = _stroked(ACROSS, (720, 700)) + _stroked((50, 200, 300), (700, 680))
    words = _said(53, 706, "12") + _said(80, 706, "Chorale") + _said(220, 706, "300 €")

    (page,) = pdf.extract(make_pdf(drawn + words + _said(53, 686, "Total") + _said(220, 686, "300 €")))

    assert page.text == "12\tChorale\t300 €\nTotal\t\t300 €\n"
