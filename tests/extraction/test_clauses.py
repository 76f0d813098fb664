"""Where a form is looked for: in every clause that holds a word of it, and in no other."""

from __future__ import annotations

import pytest

from generator.extraction.grants.terms.words import clauses, holding, said
from generator.french.fold import fold
from generator.reading.view import View
from generator.values.span import Span

TEXT = (
    "Le club a réparti ses moyens ; chacun le sait. L'aide est répartie de la façon suivante :\n- 500 € à chacun des "
    "clubs de Lignes ;\n\nCe soutien se décompose comme suit : rien."
)


@pytest.mark.parametrize("nom", ["chacun", "payeur.annonce", "ratifie", "don"])
def test_no_clause_with_a_phrase_is_passed_over(nom: str) -> None:
    """The words of a family are those of its phrases; a family without words passes over none."""
    view = View.of(TEXT, fold(TEXT), (Span(0, len(TEXT)),))
    cut = clauses(view)
    spoken = [rank for rank, place in enumerate(cut) if said(view.folded, *place, nom) is not None]

    assert set(spoken) <= set(holding(view, nom))
    assert list(holding(view, nom)) == sorted(set(holding(view, nom)))


def test_a_word_alone_says_where_to_look() -> None:
    """« chacun le sait » holds the word and says nothing."""
    view = View.of(TEXT, fold(TEXT), (Span(0, len(TEXT)),))
    held = [view.text[slice(*clauses(view)[rank])].strip() for rank in holding(view, "chacun")]

    assert held == ["chacun le sait.", "- 500 € à chacun des clubs de Lignes ;"]
