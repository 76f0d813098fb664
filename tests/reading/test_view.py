"""A view steps over noise and knows where each of its characters stands in the document."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.french.fold import fold
from generator.reading.view import View
from generator.values.span import Span

TEXT = "M. Hugo BELVAL donne\nRECU LE 3 MAI\npouvoir à Mme Inès CORMIER\n"
GAP = View.of(TEXT, fold(TEXT), (Span(0, 21), Span(35, len(TEXT))))


@st.composite
def views(draw: st.DrawFn) -> tuple[str, View]:
    """A text and a view of some of its pieces, in any order, as a two-column head gives them."""
    text = draw(st.text(min_size=1, max_size=60))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)) | {0, len(text)})
    pieces = [Span(start, end) for start, end in pairwise(cuts)]
    chosen = draw(st.permutations([piece for piece in pieces if draw(st.booleans())]))
    return text, View.of(text, fold(text), chosen)


@given(views(), st.data())
def test_text_and_spans_agree(viewed: tuple[str, View], data: st.DataObject) -> None:
    """Whatever the pieces, the words of a passage are those of its places, put end to end."""
    text, view = viewed
    start = data.draw(st.integers(0, len(view)))
    end = data.draw(st.integers(start, len(view)))
    spans = view.spans(start, end)
    assert "".join(span.of(text) for span in spans) == view.text[start:end]
    assert view.folded == fold(view.text)


@given(views())
def test_each_character_finds_its_way_back(viewed: tuple[str, View]) -> None:
    """From the view to the document."""
    text, view = viewed
    assert "".join(text[view.place(at)] for at in range(len(view))) == view.text


@given(views(), st.data())
def test_a_part_is_a_view_of_the_same_document(viewed: tuple[str, View], data: st.DataObject) -> None:
    """Its places are those of the whole."""
    _, view = viewed
    start = data.draw(st.integers(0, len(view)))
    end = data.draw(st.integers(start, len(view)))
    part = view.part(start, end)
    assert part.text == view.text[start:end]
    assert part.spans(0, len(part)) == view.spans(start, end)


def test_a_phrase_across_a_stamp_has_two_spans() -> None:
    """The sentence is one; its places are two."""
    found = GAP.find("pouvoir", GAP.text.index("donne"), GAP.text.index(" à Mme"), "essai")
    assert [span.of(TEXT) for span in found.spans] == ["donne\n", "pouvoir"]


def test_a_quotation_is_trimmed_and_its_blanks_made_single() -> None:
    """The words as read; the places as printed."""
    found = GAP.quote(GAP.text.index("BELVAL"), GAP.text.index("à Mme"), "essai")
    assert found.value == "BELVAL donne pouvoir"
    assert [span.of(TEXT) for span in found.spans] == ["BELVAL donne\n", "pouvoir"]


def test_a_place_in_noise_is_that_of_what_follows() -> None:
    """An opener's end may fall in a stamp: reading goes on after it."""
    assert GAP.text[GAP.local(TEXT.index("RECU")) :].startswith("pouvoir")
    assert GAP.local(len(TEXT)) == len(GAP)


def test_nothing_in_view() -> None:
    """A document of stamps alone has an empty view."""
    empty = View.of(TEXT, fold(TEXT), ())
    assert (empty.text, empty.spans(0, 0), len(empty)) == ("", (), 0)
