"""Subsidies that are proposed, and what the decision or the vote answers; invented affairs."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.extraction import vote
from generator.extraction.grants import subsidies
from generator.french.fold import fold
from generator.reading.layouts import act
from generator.values.source import Source

PHRASES = Path(__file__).parent / "phrases" / "propositions.txt"
HEAD = "COMMUNE DE VALDOR\n\nSéance du 3 mars 2021\n\nDÉLIBÉRATION N° 2021-04\n\nObjet : Vie associative\n\n"


def cases() -> list[tuple[str, list[str]]]:
    """The affairs of the file, each with the rows that must be read."""
    read: list[tuple[str, list[str]]] = []
    for block in PHRASES.read_text(encoding="utf-8").split("----\n"):
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        text = "\n".join(line for line in lines if not line.startswith("= "))
        read.append(
            (text.strip("\n") + "\n", [line[2:] for line in lines if line.startswith("= ") and line != "= rien"])
        )
    return read


@pytest.mark.parametrize(("text", "wanted"), cases())
def test_the_answer_to_a_proposition_is_its_status(text: str, wanted: list[str]) -> None:
    """What is adopted is granted, what is rejected is refused, what is not answered is proposed."""
    outline = act.outline(Source("essai", "essai.txt", "txt", HEAD + text, ""), fold(HEAD + text))
    assert outline is not None
    rows, _ = subsidies.read(outline, vote.read(outline, anywhere=True).get("issue"))
    told = [
        " | ".join(
            str(row.champs[cell].value) if cell in row.champs else "-" for cell in ("montant", "nom_imprime", "statut")
        )
        for row in rows
    ]
    assert told == wanted
    assert all(row.champs["statut"].spans for row in rows)
