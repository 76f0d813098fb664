"""The roadmap layout: what opens a section, in an invented roadmap and in the real one."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from generator.french.fold import fold
from generator.reading import gutter
from generator.reading.layouts import roadmap
from generator.values.source import Source

if TYPE_CHECKING:
    from pathlib import Path

    from generator.reading.outline import Outline

FEW = "Plan d'actions\n\nAction engagée par la commune : planter.\n\nAction engagée par la commune : arroser.\n"


def outlined(text: str) -> Outline | None:
    """The outline of a text by the roadmap layout."""
    return roadmap.outline(Source("essai", "essai.txt", "txt", text, ""), fold(text))


def test_each_line_of_an_invented_roadmap_opens_what_its_margin_says(root: Path) -> None:
    """Another body, other bullets, other words for an axis."""
    notation = (root / "tests/reading/gutter/roadmap_val_orge.txt").read_text(encoding="utf-8")
    text, _ = gutter.read(notation)
    outline = outlined(text)
    assert outline is not None
    assert gutter.write(outline) == "".join(f"{line.rstrip()}\n" for line in notation.splitlines())


def test_the_lines_of_the_real_roadmap_tile_it(root: Path) -> None:
    """Joined, the lines give the text back; all but what stands above the title is recognised."""
    text = next((root / "seeds").glob("004*.txt")).read_text(encoding="utf-8")
    outline = outlined(text)
    assert outline is not None
    assert "".join(line.span.of(text) for section in outline.sections for line in section.lines) == text
    assert outline.part_lue > 0.99
    openings = [section.label for section in outline.sections]
    assert {label: openings.count(label) for label in ("axe", "chapitre", "encart", "action")} == {
        "axe": 4,
        "chapitre": 5,
        "encart": 2,
        "action": 36,
    }
    assert len(outline.noise("note").pieces) == 3


@pytest.mark.parametrize("text", ["", "\n\n", FEW, FEW.replace("Plan d'actions", "Lettre") + FEW.partition("\n\n")[2]])
def test_a_text_without_title_or_with_two_actions_is_no_roadmap(text: str) -> None:
    """A deliberation quotes an action or two; a letter has no such title."""
    assert outlined(text) is None


@pytest.mark.parametrize(
    ("sentence", "decides"),
    [
        ("**Le Bureau de la Métropole de Corte, après en avoir délibéré :**", True),
        ("L'assemblée départementale, après avoir délibéré,", True),
        ("Article 1 : le plan est approuvé.", True),
        ("Le Conseil municipal, après en avoir délibéré, a adopté ce plan le 3 mai 2024.", False),
        ("Ce plan a été présenté au Bureau.", False),
    ],
)
def test_a_text_that_decides_quotes_its_actions(sentence: str, *, decides: bool) -> None:
    """However many there are; a roadmap may tell by whom it was adopted."""
    text = f"{FEW}\nAction engagée par la commune : tailler.\n\n{sentence}\n"
    assert (outlined(text) is None) is decides


@pytest.mark.parametrize("name", ["000", "001", "002", "003"])
def test_an_act_is_no_roadmap(root: Path, name: str) -> None:
    """The deliberations and the note are left to the layout of acts."""
    assert outlined(next((root / "seeds").glob(f"{name}*.txt")).read_text(encoding="utf-8")) is None


@pytest.mark.parametrize(
    "repeated", ["Titre seul\n\n- point\n\n", "• Titre\n\nProse.\n\n", "A. Titre\n\n", "- - • x\n"]
)
def test_the_time_to_outline_grows_with_the_length_and_no_faster(repeated: str) -> None:
    """Ten times the text takes about ten times as long: 30 leaves room for a busy machine, a square would give 100."""

    def seconds(times: int) -> float:
        text = FEW + "Action engagée par la commune : tailler.\n\n" + repeated * times
        best = 1000.0
        for _ in range(3):
            start = time.process_time()
            assert outlined(text) is not None
            best = min(best, time.process_time() - start)
        return best

    assert seconds(5000) < 30 * max(seconds(500), 0.002)
