"""The notation of the gutter tests is read as written, and refuses what it cannot read."""

from __future__ import annotations

import pytest

from generator.reading import gutter


def test_a_line_without_a_margin_is_refused_with_its_number() -> None:
    """A bar forgotten in a test file is a mistake of its author, not an empty margin."""
    with pytest.raises(ValueError, match="line 2"):
        gutter.read("objet | Vélo\nsans marge\n")


def test_only_the_first_bar_parts_the_margin_from_the_text() -> None:
    """Tables hold bars too."""
    assert gutter.read(" | a | b\n") == ("a | b\n", ("",))
