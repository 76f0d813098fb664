"""Lines tile the text; a text that lost its line breaks gets them back before formal openers."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.french.fold import fold
from generator.reading import openers
from generator.reading.lines import LONG, cut

ASKED = openers.load()
FILLER = "Le lavoir de la place attend depuis longtemps un toit neuf et des gouttières. " * 30


def lines(text: str) -> list[str]:
    """The words of each line of ``text``."""
    return [span.of(text) for span in cut(text, fold(text), ASKED)]


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(["Vu ", FILLER, "\r\n", "\n", "\x85", "Article 2 : "])).map("".join))
)
def test_lines_tile_any_text(text: str) -> None:
    """Joined, they give it back; none is empty; each begins where the last one ends."""
    spans = cut(text, fold(text), ASKED)
    assert "".join(span.of(text) for span in spans) == text
    assert all(len(span) > 0 for span in spans)
    assert all(before.end == after.start for before, after in pairwise(spans))


def test_a_line_keeps_its_break() -> None:
    """Windows breaks stay two characters of the line they end."""
    assert lines("un\r\ndeux\ntrois") == ["un\r\n", "deux\n", "trois"]


def test_a_text_that_lost_its_breaks_is_cut_before_its_openers() -> None:
    """« Vu », « Article 2 : », « Après en avoir délibéré » begin lines again."""
    text = FILLER + "Vu le code rural, Vu la loi n° 2014-58, Après en avoir délibéré, Article 1 : oui. Article 2 : non."
    assert len(FILLER) > LONG
    assert [line.strip() for line in lines(text)][1:] == [
        "Vu le code rural,",
        "Vu la loi n° 2014-58,",
        "Après en avoir délibéré,",
        "Article 1 : oui.",
        "Article 2 : non.",
    ]


def test_small_words_of_a_sentence_do_not_cut_it() -> None:
    """« vu » inside a sentence is a participle; only a capital opens."""
    text = FILLER + "Le toit, vu le mauvais temps, attendu que nul ne vient, fuit."
    assert lines(text) == [text]


def test_a_stamp_to_the_right_whose_column_was_lost_stands_alone() -> None:
    """A date of sitting and a stamp on one line are two; a sentence that tells of a transmission stays one."""
    text = "jeudi 24 avril 2014 Réception en Préfecture : 28/04/2014\r\nacte reçu en préfecture le 28/04/2014\n"
    assert lines(text) == [
        "jeudi 24 avril 2014 ",
        "Réception en Préfecture : 28/04/2014\r\n",
        "acte reçu en préfecture le 28/04/2014\n",
    ]


def test_a_stamp_that_waits_for_its_day_stands_alone_to_the_right() -> None:
    """A wide gap parts it from the name of the body; a sentence that ends so is left alone."""
    text = "VALDOR                    Affiché le\nL'avis est affiché le\n"
    assert lines(text) == ["VALDOR                    ", "Affiché le\n", "L'avis est affiché le\n"]


def test_a_stamp_inside_a_long_line_stands_alone() -> None:
    """It is cut on both sides: the sentence goes on after it."""
    text = FILLER + "Le maire Reçu au Contrôle de légalité le 17 janvier 2020 signe."
    assert lines(text)[1:] == ["Reçu au Contrôle de légalité le 17 janvier 2020", " signe."]


def test_a_short_line_is_left_alone() -> None:
    """A paragraph that quotes an article is one line."""
    assert lines("Il relit Article 2 : non.\n") == ["Il relit Article 2 : non.\n"]
