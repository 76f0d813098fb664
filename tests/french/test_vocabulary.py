"""The vocabulary reads what it says it reads, and not what it says it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.french import vocabulary
from generator.french.vocabulary import FOLDER, Entry, load
from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from pathlib import Path

ENTRIES = [
    pytest.param(entry, id=f"{path.stem}-{entry.nom}")
    for path in sorted(FOLDER.glob("*.yml"))
    for entry in load(path.stem).entries
]


@pytest.mark.parametrize("entry", ENTRIES)
def test_entry_reads_its_examples_and_no_counter_example(entry: Entry) -> None:
    """The examples are the contract of the entry."""
    assert [phrase for phrase in entry.exemples if not entry.reads(phrase)] == []
    assert [phrase for phrase in entry.contre_exemples if entry.reads(phrase)] == []


@pytest.mark.parametrize("raw", ["- nom: a\n  motif: b\n", "- nom: a\n"])
def test_an_entry_that_cannot_be_checked_does_not_load(
    raw: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No counter-example, no pattern: each is told to the maintainer."""
    (tmp_path / "essai.yml").write_text(raw, encoding="utf-8")
    monkeypatch.setattr(vocabulary, "FOLDER", tmp_path)
    load.cache_clear()
    with pytest.raises(RegistreError):
        load("essai")


def test_a_broken_pattern_is_told_when_it_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is compiled then, and no text passes for one that does not hold it: its name and its file are told."""
    raw = "- nom: a\n  motif: '('\n  exemples: ['(']\n  contre_exemples: ['b']\n"
    (tmp_path / "essai.yml").write_text(raw, encoding="utf-8")
    monkeypatch.setattr(vocabulary, "FOLDER", tmp_path)
    load.cache_clear()
    with pytest.raises(RegistreError, match="« a » est mal formé") as told:
        load("essai")["a"].reads("b")
    assert told.value.ou == str(tmp_path / "essai.yml")
