"""Formal phrases open lines, behind whatever a scan or Markdown puts before them."""

from __future__ import annotations

import pytest

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


def test_entries_for_lines_do_not_cut_a_long_line() -> None:
    """« Le Maire, » signs when alone on its line; inside a sentence it speaks."""
    text = "Puis Le Maire, Hugo Belval, sort. Article 3 : fin."
    assert list(ASKED.cuts(text, fold(text), 0, len(text))) == [text.index("Article")]
