"""Running heads and feet: which lines of a page are no part of what runs over it."""

from __future__ import annotations

from generator.extraction import document
from generator.french.fold import fold
from generator.reading.layouts import act
from generator.values.source import Source

FIRST = (
    "COMMUNE DE VALDOR\nSéance du 3 mars 2021\nDÉLIBÉRATION N° 2021-04\nLe conseil, après en avoir délibéré,\n"
    "- DÉCIDE d'acheter le lavoir ;\n- DIT que la dépense est inscrite\nCommune de Valdor - 3 mars 2021 1/2\n"
)
SECOND = (
    "\fCOMMUNE DE VALDOR\nau budget.\n- AUTORISE le maire à signer.\nLe Maire\nCommune de Valdor - 3 mars 2021 2/2\n"
)


def noise(text: str) -> list[str]:
    """The lines that are noise."""
    outline = act.outline(Source("essai", "essai.txt", "txt", text, ""), fold(text))
    assert outline is not None
    lines = sorted((line for section in outline.sections for line in section.lines), key=lambda line: line.span)
    assert "".join(line.span.of(text) for line in lines) == text
    return [line.span.of(text).strip() for line in lines if line.noise == "courant"]


def test_what_pages_repeat_is_noise_but_for_the_head_of_the_first_and_the_foot_of_the_last() -> None:
    """Figures do not count: « 1/2 » and « 2/2 » are one foot."""
    assert noise(FIRST + SECOND) == ["Commune de Valdor - 3 mars 2021 1/2", "COMMUNE DE VALDOR"]
    assert noise(FIRST) == []
    assert noise(FIRST + "\fÉTAT DES LIEUX\nLe lavoir est neuf.\n") == []


def test_where_the_pages_are_lost_a_line_that_numbers_one_is_known_by_its_words() -> None:
    """The first stays, which may name the body; so does a line that says it once, or a sentence that quotes pages."""
    foot = "Commune de Valdor - séance du 3 mars 2021        Page {} sur 3\n"
    assert noise(FIRST + foot.format(1) + "- CHARGE le maire ;\n" + foot.format(2) + SECOND[1:] + foot.format(3)) == [
        "Commune de Valdor - séance du 3 mars 2021        Page 2 sur 3",
        "Commune de Valdor - séance du 3 mars 2021        Page 3 sur 3",
    ]
    assert noise(FIRST + foot.format(1)) == []


def test_the_foot_of_a_page_parts_no_title_from_its_report() -> None:
    """« [title] [foot, stamps] Monsieur le Maire expose : »."""
    text = (
        "COMMUNE DE VALDOR\nSéance du 3 mars 2021\nAbsents : Ida BRUN\n\nRéfection du lavoir\n\nPage 1 sur 2\n"
        "Reçu en préfecture le 05/03/2021\nAffiché le\n\nMonsieur le Maire expose :\n\nLe toit fuit.\n"
        "Le conseil, après en avoir délibéré, DÉCIDE de le refaire.\n"
    )
    (found,) = document.read(Source("essai", "essai.txt", "txt", text, ""), ()).actes
    assert found.champs["objet"].value == "Réfection du lavoir"


def test_a_point_goes_on_over_the_page() -> None:
    """The foot and the head between its two halves are no words of it."""
    text = FIRST + SECOND
    (found,) = document.read(Source("essai", "essai.txt", "txt", text, ""), ()).actes
    points = [" ".join(str(row.champs["texte"].value).split()) for row in found.rows if row.table == "articles"]
    assert points[1] == "DIT que la dépense est inscrite au budget."
