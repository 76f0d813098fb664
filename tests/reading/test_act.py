"""The general layout of acts: the margin of invented acts of several bodies, and what is no act."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from generator.french import vocabulary
from generator.french.fold import fold
from generator.reading import gutter
from generator.reading.layouts import act
from generator.values.source import Source

if TYPE_CHECKING:
    from pathlib import Path

    from generator.reading.outline import Outline

HEAD = "COMMUNE DE VALDOR\n\nSéance du 3 mars 2021\n\nDÉLIBÉRATION N° 2021-04\n"


def outlined(text: str) -> Outline | None:
    """The outline of a text by the layout of acts."""
    return act.outline(Source("essai", "essai.txt", "txt", text, ""), fold(text))


@pytest.mark.parametrize("name", ["acte_metropole", "acte_ville", "decision_maire", "acte_region", "acte_scan",
                                  "acte_vote_interieur"])  # fmt: skip
def test_each_line_of_an_invented_act_opens_what_its_margin_says(root: Path, name: str) -> None:
    """Six bodies, six ways to write an act."""
    notation = (root / f"tests/reading/gutter/{name}.txt").read_text(encoding="utf-8")
    text, _ = gutter.read(notation)
    outline = outlined(text)
    assert outline is not None
    assert gutter.write(outline) == notation


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n\n",
        "Madame, Monsieur, je vous prie de trouver ci-joint le devis du lavoir.\n",
        "Objet : devis\n\nMadame, Monsieur, veuillez agréer nos salutations.\n",
        "Article 1 : le loyer est de 400 euros.\nArticle 2 : le bail court trois ans.\n",
    ],
    ids=["vide", "blancs", "lettre", "lettre avec objet", "bail"],
)
def test_a_text_with_fewer_than_two_signs_is_no_act(text: str) -> None:
    """A letter has an object, a lease has articles; neither has two of what only acts have."""
    assert outlined(text) is None


def test_one_sign_is_enough_under_the_name_of_an_assembly() -> None:
    """A report that names its assembly at the head needs no more than its title."""
    assert outlined("Rapport au conseil municipal\n\nObjet : lavoir\n\nLe lavoir fuit.\n") is not None


def test_the_rule_that_spoke_is_named() -> None:
    """Every line that opens a section, and every noise, says by which rule."""
    outline = outlined(HEAD + "\nVu la loi n° 2014-58 du 27 janvier 2014,\n12\n")
    assert outline is not None
    lines = [line for section in outline.sections for line in section.lines]
    said = {line.regle for line in lines if line.label or line.noise}
    assert said == {"entete.collectivite.ligne", "entete.seance", "reference.numero", "visas.vu", "bruit.folio"}
    assert {line.regle for line in lines} - said == {"ligne.vide"}


FRAGMENTS = sorted(
    {
        phrase
        for entry in vocabulary.load("sections").entries
        for phrase in (entry.exemples[0], entry.contre_exemples[0])
    }
    | {"Vu ", "Présents : ", "les ", "absents et ", "membres ", "\t", "  ", "- ", "M. A, ", "n° ", "1/", "(", "\n", "x"}
)


@pytest.mark.parametrize("repeated", FRAGMENTS)
def test_the_time_to_outline_grows_with_the_length_and_no_faster(repeated: str) -> None:
    """Any phrase of an act, repeated as no clerk would: eight times the text takes eight times as long, not sixty."""

    def seconds(length: int) -> float:
        text = HEAD + repeated * (length // len(repeated))
        best = 1000.0
        for _ in range(3):
            start = time.process_time()
            outlined(text)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(40_000) < 30 * max(seconds(5_000), 0.002)
