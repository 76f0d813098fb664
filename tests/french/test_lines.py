"""Words that run over the end of a line."""

from __future__ import annotations

import pytest

from generator.french.lines import unbroken


@pytest.mark.parametrize(
    ("words", "whole", "expected"),
    [
        ("les amis du\n   lavoir ", "", "les amis du lavoir"),
        ("Saint-\n  Martin-\nle-Vieux", "", "Saint-Martin-le-Vieux"),
        ("une subven-\r\ntion", "La Subvention est versée", "une subvention"),
        ("une subven-\ntion", "une autre", "une subven-tion"),
        ("une subven-        tion", "La Subvention est versée", "une subvention"),
        ("le sous-\npréfet", "un préfet", "le sous-préfet"),
        ("Culture -\nSport", "", "Culture - Sport"),
        ("n° 2021-\n04", "", "n° 2021- 04"),
    ],
)
def test_a_word_that_its_line_cut_is_whole_again(words: str, whole: str, expected: str) -> None:
    """The hyphen stays before a capital, and where the word is not printed without it; a dash is none, nor a number."""
    assert unbroken(words, whole) == expected
