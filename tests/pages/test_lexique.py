"""The glossary: each term explained once, linked once a page, and no visible word changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.escape import escape
from generator.pages.lexique import Gloses, groupes
from generator.pages.render import render

if TYPE_CHECKING:
    from generator.package.read import Dataset

TERMS = [terme for groupe in groupes() for terme in groupe.termes]
LINK = re.compile(r'<a href="[^"]*glossaire/#([^"]*)">([^<]*)</a>')


def test_each_form_leads_to_its_own_term() -> None:
    """Written in any case, alone or between other words."""
    for terme in TERMS:
        for forme in (*terme.formes, *terme.formes_du_site):
            for words in (forme, forme.upper(), f"la ({forme})."):
                found = LINK.search(Gloses("").gloser(words))
                assert found, words
                assert found[1] == terme.ancre, words


def test_anchors_differ_and_terms_are_explained() -> None:
    """One anchor a term, and words behind it."""
    assert len({terme.ancre for terme in TERMS}) == len(TERMS)
    assert all("".join(terme.definition).strip() for terme in TERMS)


def test_words_of_a_document_are_linked_only_where_they_mean_one_thing() -> None:
    """« pouvoir adjudicateur » is nobody's proxy; a « section de fonctionnement » is what it is."""
    said = Gloses("").gloser("le pouvoir adjudicateur, en section de fonctionnement", exacte=True)
    assert LINK.findall(said) == [("section-de-fonctionnement", "section de fonctionnement")]


def test_a_page_links_a_term_once(dataset: Dataset) -> None:
    """And some page links some term."""
    seen = 0
    for page in render(dataset):
        linked = [anchor for anchor, _ in LINK.findall(page.text)]
        assert len(linked) == len(set(linked)), page.path
        seen += len(linked)
    assert seen


@given(st.text() | st.sampled_from(["viſa", "VIſAS", " visa ", "  M57", "pouvoir\u202eM14"]))
def test_the_words_stay_the_words(words: str) -> None:
    """Whatever they are, in whatever alphabet: what is linked is escaped as what is not."""
    without = re.sub(r"</?a[^>]*>", "", Gloses("").gloser(words))
    assert without.replace("&#32;", " ") == escape(words).replace("&#32;", " ")
