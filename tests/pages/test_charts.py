"""Charts: well-formed, named, told in words, of one scale that starts at zero, the same bytes each time."""

from __future__ import annotations

import re
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.charts.bars import Barre, Groupe, barres
from generator.pages.charts.series import Point, serie

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = 'x" onload="a <script>1</script> </svg> &lt; {{ 7 }} `b`'


def tree(drawn: object) -> ET.Element:
    """A drawing as XML: it would not parse otherwise."""
    return ET.fromstring(str(drawn).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))  # noqa: S314 - ours


def words(image: ET.Element) -> list[str]:
    """The words that a drawing shows."""
    return [text.text or "" for text in image.iter(f"{SVG}text")]


def bar(label: str, value: int, form: str = "attribuee", **more: object) -> Barre:
    """A bar of one part."""
    return Barre(label, f"{value} €", ((Decimal(value), form),), **more)  # type: ignore[arg-type] # by name


def test_bars_are_an_image_with_a_name_and_a_description() -> None:
    """Who cannot see the bars hears each of them; who can sees its words beside it."""
    image = tree(
        barres("m", "Montants", [Groupe("2023", (bar("Ville", 75),)), Groupe("2018", (bar("CT2", 30, "proposee"),))])
    )
    assert image.get("role") == "img"
    known = {each.get("id"): each.text for each in image if each.get("id")}
    assert known[image.get("aria-labelledby")] == "Montants"
    assert known[image.get("aria-describedby")] == "2023 : Ville, 75 €. 2018 : CT2, 30 €."
    assert words(image) == ["2023", "Ville", "75 €", "2018", "CT2", "30 €"]
    assert [(each.get("width"), each.get("class")) for each in image.iter(f"{SVG}rect")] == [
        ("100%", "attribuee"), ("40%", "proposee"),
    ]  # fmt: skip


def test_what_was_asked_is_a_mark_on_the_same_scale() -> None:
    """A request above the grant stretches the scale, not the bar."""
    image = tree(barres("m", "M", [Groupe(None, (bar("CT1", 45, repere=Decimal(90)),))]))
    assert next(image.iter(f"{SVG}rect")).get("width") == "50%"
    assert {each.get("x2") for each in image.iter(f"{SVG}line")} == {"100%"}


def test_a_long_label_takes_a_line_of_its_own_and_is_cut_where_a_telephone_ends() -> None:
    """The table says it whole; so does the description."""
    name = "Conseil de Territoire du Pays d'Aix et de ses environs"
    image = tree(barres("m", "M", [Groupe(None, (bar(name, 5),))]))
    assert words(image)[0] == "Conseil de Territoire du Pays d'Aix et de…"
    assert name in (image[1].text or "")


def test_nothing_is_drawn_of_nothing() -> None:
    """No bar without a length, no series of one year."""
    assert barres("m", "M", []) is None
    assert barres("m", "M", [Groupe("2020", (bar("Ville", 0),))]) is None
    assert serie("s", "S", [Point(2020, Decimal(5), "5"), Point(2020, Decimal(6), "6")]) is None


def test_a_series_stands_on_zero_and_on_a_true_calendar() -> None:
    """Twice the value is twice the height; ten years are twice five."""
    image = tree(
        serie(
            "s",
            "emplois",
            [Point(2020, Decimal(40), "40"), Point(2010, Decimal(20), "20"), Point(2015, Decimal(10), "10")],
        )
    )
    floor = float(next(image.iter(f"{SVG}line")).get("y1") or 0)
    dots = [(each.get("cx"), floor - float(each.get("cy") or 0)) for each in image.iter(f"{SVG}circle")]
    assert [x for x, _ in dots] == ["1%", "50%", "99%"]
    assert dots[2][1] == pytest.approx(2 * dots[0][1]) == pytest.approx(4 * dots[1][1])
    assert image[1].text == "2010 : 20 ; 2015 : 10 ; 2020 : 40."


@given(st.lists(st.tuples(st.text(max_size=60), st.integers(0, 10**12)), max_size=8), st.text(max_size=30))
def test_any_words_give_an_image_that_markdown_leaves_alone(rows: list[tuple[str, int]], title: str) -> None:
    """Well-formed whatever stands in the names, on one line, without a style or a script."""
    drawn = barres("m", title + HOSTILE, [Groupe(title, tuple(bar(name + HOSTILE, value) for name, value in rows))])
    if drawn is not None:
        tree(drawn)
        assert "\n" not in drawn
        assert not re.search(r"<(script|style)|\sstyle=|\son\w+=", drawn)
        assert len(drawn) < 900 + 1400 * len(rows)
