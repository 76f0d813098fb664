"""Every phrase of the tables is read as its tags say, and nothing else is read in it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.french.amounts import amounts, percent
from generator.french.budget import codes
from generator.french.dates import dates
from generator.french.fold import fold
from generator.french.notation import Mark, parse
from generator.french.references import references
from generator.french.voices import voices
from generator.values.issue import RegistreError
from generator.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
FOLDER = Path(__file__).parent / "phrases"


def _table(nom: str) -> list[str]:
    """The phrases of a table, with their line breaks and tabs."""
    lines = (FOLDER / f"{nom}.txt").read_text(encoding="utf-8").splitlines()
    return [line.replace("\\n", "\n").replace("\\t", "\t") for line in lines if not line.startswith("#")]


def _amounts(phrase: str) -> Iterator[Mark]:
    for nom, reader in (("montant", amounts), ("pourcentage", percent)):
        for read in reader(phrase, fold(phrase)):
            assert (read.value is None) == (read.doute is not None)
            yield Mark(nom, "?" if read.value is None else str(read.value), read.span)


def _dates(phrase: str) -> Iterator[Mark]:
    for read in dates(phrase, fold(phrase)):
        jour = "" if read.jour is None or read.value is None else f" {JOURS[read.jour]}"
        assert (read.value is None) == (read.doute is not None)
        yield Mark("date", "?" if read.value is None else f"{read.value}{jour}", read.span)


def _references(phrase: str) -> Iterator[Mark]:
    for read in references(phrase, fold(phrase)):
        yield Mark("ref", f"{read.nature} {read.numero or '-'} {read.date or '-'}", read.span)


def _budget(phrase: str) -> Iterator[Mark]:
    for read in codes(phrase, fold(phrase)):
        yield Mark(read.champ, read.value, read.span)


def _voix(phrase: str) -> Iterator[Mark]:
    for read in voices(fold(phrase)):
        yield Mark(read.side, str(read.value), Span(read.number.start, read.number.end))


@pytest.mark.parametrize("line", _table("montants"))
def test_montants(line: str) -> None:
    """Sums and percentages, by value: 60000 and 60000.00 are the same money."""
    phrase, expected = parse(line)
    read = sorted(_amounts(phrase), key=lambda mark: mark.span)
    assert [(mark.nom, mark.span.of(phrase)) for mark in read] == [
        (mark.nom, mark.span.of(phrase)) for mark in expected
    ]
    assert [_number(mark.valeur) for mark in read] == [_number(mark.valeur) for mark in expected]


def _number(valeur: str) -> Decimal | str:
    return valeur if valeur == "?" else Decimal(valeur)


@pytest.mark.parametrize(
    ("nom", "reader"), [("dates", _dates), ("references", _references), ("budget", _budget), ("voix", _voix)]
)
def test_tables(nom: str, reader: object) -> None:
    """Dates, references, budget codes and voices, place for place."""
    assert callable(reader)
    for line in _table(nom):
        phrase, expected = parse(line)
        assert tuple(reader(phrase)) == expected, line


@pytest.mark.parametrize("line", ["<date 2020-01-01>1er", "<date>1</montant>", "1</date>", "<date><montant>"])
def test_a_tag_without_its_pair_is_refused(line: str) -> None:
    """A table with a slip in it says so instead of testing something else."""
    with pytest.raises(RegistreError):
        parse(line)
