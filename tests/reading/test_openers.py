"""Formal phrases open lines, behind whatever a scan or Markdown puts before them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.french import vocabulary
from generator.french.fold import fold
from generator.reading import openers

ASKED = openers.load()


@pytest.mark.parametrize("before", ["", "  ", "**", "# ", "- ", "\\_ ", "Y ", "Ÿ ", "❶ ", "> _", "■ "])
def test_an_opener_is_read_behind_decoration(before: str) -> None:
    """Indents, Markdown left-overs, bullets, and the letters a scan makes of bullets."""
    line = f"{before}Considérant que le toit fuit"
    found = ASKED.read(fold(line), 0, len(line))
    assert found is not None
    assert (found.label, line[found.start : found.end]) == ("considerants", "Considérant")


@pytest.mark.parametrize("line", ["", "Le toit fuit.", "En considérant le toit", "Yvu le code"])
def test_a_sentence_opens_nothing(line: str) -> None:
    """An opener stands first in its line, or it is a word."""
    assert ASKED.read(fold(line), 0, len(line)) is None


def test_an_opener_is_read_within_its_line_only() -> None:
    """What stands on the next line does not open this one."""
    text = "\nVu le code"
    assert ASKED.read(fold(text), 0, 1) is None


@pytest.mark.parametrize("nom", ["sections", "roadmap"])
@settings(max_examples=150, deadline=None)
@given(st.data())
def test_the_first_entry_that_reads_a_line_speaks(nom: str, data: st.DataObject) -> None:
    """As if all entries were tried in their order, behind all that may stand before them."""
    entries = vocabulary.load(nom).entries
    every = re.compile(
        openers.DECORATION + "(?:" + "|".join(f"(?P<e{n}>{e.ecrit})" for n, e in enumerate(entries)) + ")"
    )
    phrases = [fold(phrase) for entry in entries for phrase in (*entry.exemples, *entry.contre_exemples)]
    before = data.draw(st.sampled_from(["", " ", "y ", "- y ", "* ", "des ", "la ", "\n"]))
    line = before + data.draw(st.sampled_from(phrases))
    start = data.draw(st.sampled_from([0, len(before)]))
    end = data.draw(st.integers(min(start, len(line)), len(line)))
    found = every.match(line, start, end)
    read = openers.load(nom).read(line, start, end)
    assert (read is None) == (found is None)
    if read is not None and found is not None and found.lastgroup is not None:
        entry = entries[int(found.lastgroup[1:])]
        place = (found.start(found.lastgroup), found.end())
        assert (read.regle, read.label, read.start, read.end) == (entry.nom, entry.sens, *place)


def test_entries_for_lines_do_not_cut_a_long_line() -> None:
    """« Le Maire, » signs when alone on its line; inside a sentence it speaks."""
    text = "Puis Le Maire, Hugo Belval, sort. Article 3 : fin."
    assert list(ASKED.cuts(text, fold(text), 0, len(text))) == [text.index("Article")]


def test_a_number_that_is_only_looked_ahead_at_is_met_once() -> None:
    """« BC-2020-12 » opens an act without a word that is read: what stands behind is looked through all the same."""
    text = "rien. BC-2020-12 Préau. Article 3 : fin."
    assert list(ASKED.cuts(text, fold(text), 0, len(text))) == [text.index("BC"), text.index("Article")]
