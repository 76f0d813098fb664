"""The text that is read: what a converter added is left out, and each character finds its way back."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extraction import document
from generator.reading.plain import plain
from generator.values.source import Source
from generator.values.span import Span

WRAPPED = """\
COMMUNE DE VALDOR
Séance du 3 mars 2021
DÉLIBÉRATION N° 2021-04
Membres en exercice : 15
Objet : Réfection du lavoir
Monsieur le Maire expose que le lavoir de la place, dont le toit date de plus d'un
siècle, attend depuis longtemps les travaux que le conseil a demandés.
Le conseil, après en avoir délibéré, à l'unanimité,
- DÉCIDE d'attribuer une subvention de 500 € à l'association Les amis du
lavoir ;
- DIT que la dépense est inscrite
au budget.
Le Maire
"""


def source(text: str) -> Source:
    """A text as a document."""
    return Source("essai", "essai.txt", "txt", text, "")


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("l' association et l’ eau", "l'association et l’eau"),
        ("l 'arbre, d 'un, qu ' il", "l'arbre, d'un, qu'il"),
        ("jusqu' alors, aujourd' hui, D' ARTAGNAN", "jusqu'alors, aujourd'hui, D'ARTAGNAN"),
        ("le mot 'lavoir' et 'préau'", "le mot 'lavoir' et 'préau'"),
        ("l' 1 500 €, 3' 40", "l' 1 500 €, 3' 40"),
        ("un\r\ndeux\xa0trois\n", "un\ndeux trois\n"),
        ("décide :\n•\nd'attribuer ;\n•\n \n de signer", "décide :\n•d'attribuer ;\n• de signer"),
        ("décide :\n-\nd'attribuer ;\n–\n\nde signer", "décide :\n-d'attribuer ;\n–de signer"),
        ("Club\n-\n300 €\n-\nChorale\n", "Club\n-\n300 €\n-\nChorale\n"),
        ("•\n•\n\n\n\n\ndeux", "•\n•\n\n\n\n\ndeux"),
    ],
)
def test_an_elision_has_no_blank_a_line_one_end_and_a_bullet_its_words(printed: str, read: str) -> None:
    """What stands in quotation marks, or before a figure, is no elision; a dash in a cell of its own is no bullet."""
    assert plain(source(printed)).source.text == read


def test_a_blank_below_each_line_parts_nothing() -> None:
    """The same act, its lines apart, has the same facts; its words are told where they stand in it."""
    apart = WRAPPED.replace("\n", "\n\n")
    (one,) = document.read(source(WRAPPED), ()).actes
    (other,) = document.read(source(apart), ()).actes
    assert {name: found.value for name, found in one.champs.items()} == {
        name: found.value for name, found in other.champs.items()
    }
    assert len(one.rows) == len(other.rows)
    assert " ".join(other.champs["objet"].spans[0].of(apart).split()) == "Réfection du lavoir"


def test_blank_lines_between_paragraphs_stay() -> None:
    """Paragraphs begin with a capital, a rank or a dash: nothing is left out of them."""
    text = "\n\n".join(f"Paragraphe {rank} du rapport, qui tient sur une ligne." for rank in range(30))
    assert plain(source(text)).source.text == text
    assert plain(source("un\n\ndeux\n\ntrois\n")).source.text == "un\n\ndeux\n\ntrois\n"


def test_a_text_without_breaks_that_was_folded_has_none_again() -> None:
    """Lines as full as their words allow say nothing; people end theirs earlier, with a heading or a paragraph."""
    lost = " ".join(WRAPPED.split())
    for width in (60, 75, 100):
        folded = "\n".join(textwrap.wrap(lost * 3, width))
        assert plain(source(folded)).source.text == folded.replace("\n", " ")
    assert plain(source(WRAPPED)).source.text == WRAPPED
    items = "".join(f"- une subvention de {rank} euros à l'Amicale A{rank} ;\n" for rank in range(100, 200))
    assert plain(source(items)).source.text == items


@given(
    st.lists(st.sampled_from(["l' ", "eau", "\n", "\r\n", " ", "  ", "\n\n", "Vu", "d’ ", "9", "\xa0"]), max_size=80)
)
def test_each_character_finds_its_way_back(parts: list[str]) -> None:
    """Whatever is left out, a character that is read is the one that stands at its place in the document."""
    text = "".join(parts)
    copy = plain(source(text))
    for place, char in enumerate(copy.source.text):
        back = copy.back(Span(place, place + 1)).of(text)
        assert back == char or (char == " " and back in {"\xa0", "\n"})


def test_a_word_that_a_machine_cut_is_whole_again() -> None:
    """Its hyphen is none of a keyboard; where lines have columns, what stands below may be of another."""
    cut = "du règle\u2010\nment départe\u00ad\n  mental\nLes Amis de Saint-\nHubert"

    assert plain(source(cut)).source.text == "du règlement départemental\nLes Amis de Saint-\nHubert"
    beside = "Votants : 15      le règle\u2010\nPour : 15         ment du con\u2010\nseil"
    assert plain(source(beside)).source.text == beside
