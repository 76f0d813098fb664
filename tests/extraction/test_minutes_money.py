"""Subsidies of a sitting: who receives what in its affairs, in small invented minutes."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.extraction import document
from generator.values.source import Source

SITTINGS = Path(__file__).parent / "phrases" / "seances.txt"
HEAD = (
    "COMMUNE DE VALDOR\n\nCOMPTE RENDU DE LA SÉANCE DU CONSEIL MUNICIPAL\nSéance du 3 mars 2021\n\n"
    "Présents : Ana ROY, Luc PETIT\n\n"
)


def sittings() -> list[tuple[str, list[str]]]:
    """The affairs of each sitting, with the rows that must be read."""
    read: list[tuple[str, list[str]]] = []
    for block in SITTINGS.read_text(encoding="utf-8").split("\n----\n"):
        lines = [line for line in block.strip("\n").splitlines() if not line.startswith("#")]
        text = "\n".join(line for line in lines if not line.startswith("= "))
        read.append((text, [line[2:] for line in lines if line.startswith("= ") and line != "= rien"]))
    return read


@pytest.mark.parametrize(("text", "wanted"), sittings())
def test_minutes_say_what_is_given_and_to_whom(text: str, wanted: list[str]) -> None:
    """Each sitting gives its rows, in the order of the text, and look-alikes give none."""
    lecture = document.read(Source("essai", "essai.txt", "txt", HEAD + text + "\n", ""), ())
    rows = [row.champs for act in lecture.actes for row in act.rows if row.table == "subventions"]
    rows.sort(key=lambda champs: (champs.get("montant") or champs["statut"]).spans[0].start)
    told = [
        " | ".join(str(champs[name].value) if name in champs else "-" for name in ("montant", "nom_imprime", "statut"))
        for champs in rows
    ]
    assert told == wanted
