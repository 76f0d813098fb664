"""The title that nothing announces stands just above the report."""

from __future__ import annotations

import pytest

from generator.french.fold import fold
from generator.reading import openers, rules
from generator.reading.lines import cut
from generator.reading.titles import before_report

REPORT = "Monsieur le Maire expose que le toit fuit.\n"


def titles(text: str) -> list[str]:
    """The lines labelled as a title."""
    folded = fold(text)
    asked = openers.load()
    lines = before_report(text, rules.label(text, folded, cut(text, folded, asked), asked))
    return [line.span.of(text).strip() for line in lines if line.label == "objet"]


def test_the_paragraph_above_the_report_is_the_title() -> None:
    """Under the list of members, after a blank line."""
    assert titles(f"Absents : Zoé MARTEL\n\n   Toit du lavoir\n\n{REPORT}") == ["Toit du lavoir"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Objet : Lavoir\n\nToit\n\n{REPORT}", ["Objet : Lavoir"]),
        (f"Absents : Zoé MARTEL\nHugo BELVAL\n\n{REPORT}", []),
        ("Absents : Zoé MARTEL\n\n" + "Nom PRENOM\n" * 7 + f"\n{REPORT}", []),
        ("Absents : Zoé MARTEL\n\n" + "Toit du lavoir " * 30 + f"\n\n{REPORT}", []),
        ("Absents : Zoé MARTEL\n\nToit du lavoir\n\nArticle 1 : oui.\n", []),
        (REPORT, []),
        (f"Absents : Zoé MARTEL\n\nSéance levée à 23h10\nProchaine séance : 23 mai\n\n{REPORT}", []),
    ],
    ids=["annoncé", "fin d'une liste", "trop de lignes", "trop long", "sans rapport", "rien au-dessus", "clôture"],
)
def test_what_is_no_title(text: str, expected: list[str]) -> None:
    """A title that is announced wins; the end of a list of members is no title."""
    assert titles(text) == expected
