"""The figures that documents state: phrases of invented reports, and what the seeds say."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extraction import figures
from generator.extraction.document import outlines, read
from generator.reading.plain import plain
from generator.values.source import Source

if TYPE_CHECKING:
    from generator.values.lecture import RowRead

PHRASES = Path(__file__).parent / "phrases" / "indicateurs.txt"
SEEDS = Path(__file__).parents[2] / "seeds"
HEAD = "COMMUNE DE VALDOR\n\nSéance du 3 mars 2021\n\nDÉLIBÉRATION N° 2021-04\n\nMonsieur le Maire expose :\n\n"
TAIL = "\n\nLe Conseil Municipal, après en avoir délibéré,\n\nArticle 1 : approuve l'accueil de 40 élèves.\n"


def source(text: str) -> Source:
    """A text as a document."""
    return Source("essai", "essai.txt", "txt", text, "")


def rows(text: str) -> tuple[RowRead, ...]:
    """The figures of a report, in an act that decides something else."""
    (found,) = outlines(plain(source(HEAD + text + TAIL)))
    return figures.read(found)


def cases() -> list[tuple[str, list[str]]]:
    """The paragraphs of the file of phrases, each with the rows that must be read."""
    read_: list[tuple[str, list[str]]] = []
    for block in PHRASES.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.strip().splitlines() if not line.startswith("#")]
        text = "\n".join(line for line in lines if not line.startswith("= "))
        if text:
            read_.append((text, [line[2:] for line in lines if line.startswith("= ") and line != "= rien"]))
    return read_


def told(row: RowRead) -> str:
    """A row as the file of phrases writes it."""
    cells = {name: found.value for name, found in row.champs.items()}
    names = ("valeur", "unite", "precision", "annee", "libelle", "sujet")
    return " | ".join(str(cells.get(name, "-")) for name in names)


@pytest.mark.parametrize(("text", "wanted"), cases())
def test_reports_state_figures(text: str, wanted: list[str]) -> None:
    """Each report gives its rows; plans, norms, assemblies, tenders and decisions give none."""
    assert [told(row) for row in rows(text)] == wanted


def test_every_word_of_a_figure_stands_in_its_sentence() -> None:
    """The number, the noun and the subject are words of the citation, which is one piece of the document."""
    for path in sorted(SEEDS.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for row in read(source(text), ()).rows:
            if row.table != "indicateurs":
                continue
            (sentence,) = row.champs["citation"].spans
            assert all(sentence.contains(span) for span in row.champs["valeur"].spans), told(row)
            assert sentence.of(text) == row.champs["citation"].value


def test_a_seed_states_what_its_sector_weighs() -> None:
    """The five-year-old note and the deliberation speak of one subject in the same words."""
    notes = {}
    for name in ("001", "002"):
        (path,) = SEEDS.glob(f"{name}_*.txt")
        found = [row for row in read(source(path.read_text(encoding="utf-8")), ()).rows if "sujet" in row.champs]
        notes[name] = {
            (row.champs["sujet"].value, row.champs["libelle"].value): row.champs["valeur"].value for row in found
        }
    shared = notes["001"].keys() & notes["002"].keys()
    assert {label: (notes["002"][about, label], notes["001"][about, label]) for about, label in shared} == {
        "emplois": (Decimal(44000), Decimal(49000)),
        "entreprises": (Decimal(7000), Decimal(8000)),
        "chiffre d'affaires": (Decimal(8_000_000_000), Decimal(9_000_000_000)),
    }


@given(
    st.lists(st.sampled_from([*"0123456789 .,;:()/-\n", "emplois", "membres", "compte ", "plus de ", " et ", "2022 "]))
)
def test_any_text_is_read_without_a_fault(pieces: list[str]) -> None:
    """Whatever stands around a noun, a value is a number of two or more and quotes itself."""
    text = HEAD + "".join(pieces) + " emplois" + TAIL
    for row in rows("".join(pieces) + " emplois"):
        assert row.champs["valeur"].value >= 2  # type: ignore[operator] # a number
        assert all(span.of(text) for span in row.champs["valeur"].spans)


def test_four_times_the_figures_take_about_four_times_the_time() -> None:
    """One sentence of thousands of figures is read in linear time."""

    def seconds(number: int) -> float:
        (found,) = outlines(
            plain(source(HEAD + "Le pôle compte " + ", ".join(f"{n + 2} adhérents" for n in range(number)) + "."))
        )
        taken = []
        for _ in range(3):
            start = time.process_time()
            figures.read(found)
            taken.append(time.process_time() - start)
        return min(taken)

    assert seconds(1600) < 9 * seconds(400)  # a quadratic reader takes sixteen times as long
