"""Each rule that labels a line: what it says yes to, and what it has no opinion on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.french.fold import fold
from generator.reading import openers, rules
from generator.reading.context import Context
from generator.reading.outline import Line, sectioned
from generator.values.span import Span

if TYPE_CHECKING:
    from generator.reading.context import Rule

ASKED = openers.load()
NOWHERE = Line(Span(0, 0), None, "suite")
STAMP = replace(NOWHERE, noise="tampon")


def context(text: str, section: str | None = None, before: Line | None = None, *seen: str) -> Context:
    """One line, after ``before``, in ``section``."""
    folded = fold(text)
    return Context(text, folded, Span(0, len(text)), folded.strip(), section, before, frozenset(seen))


def said(rule: Rule, asked: Context) -> str | None:
    """What a rule says of a line, as the margin of the gutter notation writes it; ``None`` for no opinion."""
    line = rule(asked, ASKED)
    if line is None:
        return None
    assert line.span == asked.span
    return f"({line.noise})" if line.noise else line.label or ""


@pytest.mark.parametrize(("text", "expected"), [("  \n", "ligne.vide"), ("\t\r\n", "ligne.vide"), ("a\n", "suite")])
def test_blank(text: str, expected: str) -> None:
    """A line without words opens nothing."""
    (line,) = rules.label(text, fold(text), [Span(0, len(text))], ASKED)
    assert (line.regle, line.label) == (expected, None)


@pytest.mark.parametrize(
    ("text", "noise"),
    [("57004", "folio"), (" 4 \n", "folio"), ("3/17", "page"), ("Page 3 sur 17", "page"), ("- 2 -", "page"),
     ("page 12", "page")],
)  # fmt: skip
def test_folio(text: str, noise: str) -> None:
    """A page number, which is no cell of a table; a number that a machine printed, which may be one."""
    assert said(rules.folio, context(text)) == f"({noise})"


@pytest.mark.parametrize("text", ["3 membres", "12,50", "page suivante", "2021-04", "1234567", "12 000 €"])
def test_no_folio(text: str) -> None:
    """A number that says something."""
    assert said(rules.folio, context(text)) is None


@pytest.mark.parametrize("text", ["le 3 mai 2021\n", "03/05/2021", "Le 3 février 2021"])
def test_a_date_alone_under_a_stamp_is_of_the_stamp(text: str) -> None:
    """Stamps print on two lines."""
    assert said(rules.stamp_date, context(text, "expose", STAMP)) == "(tampon)"
    assert said(rules.stamp_date, context(text, "expose", NOWHERE)) is None
    assert said(rules.stamp_date, context(text)) is None


def test_words_under_a_stamp_are_not_of_the_stamp() -> None:
    """The sentence that a stamp cut goes on below it."""
    assert said(rules.stamp_date, context("le 3 mai 2021, il pleut", "expose", STAMP)) is None


@pytest.mark.parametrize(
    ("text", "section", "expected"),
    [
        ("Vu le code rural", "expose", "visas"),
        ("Reçu au Contrôle de légalité le 17 janvier 2020", "visas", "(tampon)"),
        ("Le Maire,\n", "article", "signature"),
        ("Le Maire,\n", "objet", "expose"),
        ("VILLE DE VALDOR\n", None, "entete"),
        ("VILLE DE VALDOR\n", "expose", None),
        ("VILLE DE VALDOR\n", "article", None),
        ("Monsieur le Maire rappelle le devis", "article", None),
        ("Monsieur le Maire rappelle le devis", "objet", "expose"),
        ("N°36/2023 du cadastre", "entete", "reference"),
        ("N°36/2023 du cadastre", "visas", None),
        ("- Délibération n° 2021-04 du 3 mars", "visas", None),
        ("N°36/2023 du cadastre et du plan qui y est joint", "article", None),
        ("Le toit fuit", "expose", None),
    ],
)
def test_an_opener_says_what_it_says_where_it_may(text: str, section: str | None, expected: str | None) -> None:
    """The head may name bodies, numbers and offices; further on they are words of a sentence."""
    assert said(rules.opener, context(text, section)) == expected


@pytest.mark.parametrize("text", ["IVIS-005-13913/23/BM", "25-07/046", "CP 2022-117", "2021_12_04"])
def test_a_line_that_is_only_an_act_number_opens_the_act(text: str) -> None:
    """In the head, once."""
    assert said(rules.number_alone, context(text, "absents")) == "reference"
    assert said(rules.number_alone, context(text, "expose")) is None
    assert said(rules.number_alone, context(text, "absents", None, "reference")) is None


@pytest.mark.parametrize("text", ["12/05/2021", "3.5.2021", "le canal", "2021", "12 500 / 3", "1-1-1-1-1-1-1"])
def test_a_date_and_a_figure_are_no_act_number(text: str) -> None:
    """Neither are words."""
    assert said(rules.number_alone, context(text, "absents")) is None


def test_the_opener_of_a_number_ends_where_the_number_begins() -> None:
    """The number is not a heading above the reference: it is the reference."""
    line = rules.number_alone(context("  25-07/046\n", "absents"), ASKED)
    assert line is not None
    assert line.opener_end == 2


def test_a_square_bullet_opens_the_title() -> None:
    """Before the report only: further on it is a bullet."""
    assert said(rules.square_title, context("■ Toit du lavoir", "reference")) == "objet"
    assert said(rules.square_title, context("■ Toit du lavoir", "objet", None, "expose")) is None
    assert said(rules.square_title, context("■ Toit du lavoir", "article")) is None
    assert said(rules.square_title, context("Toit ■ du lavoir", "reference")) is None


def test_the_first_long_paragraph_under_the_title_is_the_report() -> None:
    """Even when nobody is said to make it; a title is shorter, a text without breaks is longer."""
    paragraph = "Le lavoir de la place attend un toit depuis longtemps. " * 6
    assert said(rules.prose, context(paragraph, "objet", None, "reference")) == "expose"
    assert said(rules.prose, context(paragraph, "objet")) is None
    assert said(rules.prose, context(paragraph, "visas", None, "reference")) is None
    assert said(rules.prose, context(paragraph[:200], "objet", None, "reference")) is None
    assert said(rules.prose, context(paragraph * 9, "objet", None, "reference")) is None


def test_the_first_rule_that_speaks_is_heard_and_silence_goes_on() -> None:
    """Lines nobody knows stay in the section that runs."""
    text = "Vu le code\nrural\n12\n\n"
    spans = (Span(0, 11), Span(11, 17), Span(17, 20), Span(20, 21))
    lines = rules.label(text, fold(text), spans, ASKED)
    assert [line.regle for line in lines] == ["visas.vu", "suite", "bruit.folio", "ligne.vide"]
    (section,) = sectioned(lines)
    assert (section.label, len(section.lines), section.opener_end) == ("visas", 4, 2)


def test_lines_above_the_first_opener_are_a_nameless_section() -> None:
    """They are kept, and claimed by nobody."""
    text = "Bonjour\nVu le code\n"
    lines = rules.label(text, fold(text), (Span(0, 8), Span(8, 19)), ASKED)
    assert [section.label for section in sectioned(lines)] == [None, "visas"]
    assert sectioned(()) == ()
