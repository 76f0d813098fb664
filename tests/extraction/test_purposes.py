"""What subsidies are for, in sentences and in tables of invented acts."""

from __future__ import annotations

import pytest

from generator.extraction.grants import subsidies
from generator.french.fold import fold
from generator.reading.layouts import act
from generator.values.source import Source

HEAD = "COMMUNE DE VALDOR\n\nSéance du 3 mars 2021\n\nDÉLIBÉRATION N° 2021-04\n\n"
DECIDED = HEAD + "Le Conseil Municipal, après en avoir délibéré, "


def purposes(text: str) -> list[str | None]:
    """The purpose of each subsidy of an act, which stands where it says."""
    outline = act.outline(Source("essai", "essai.txt", "txt", text, ""), fold(text))
    assert outline is not None
    rows, _ = subsidies.read(outline)
    found = [row.champs.get("objet") for row in rows]
    for one in found:
        assert one is None or " ".join("".join(span.of(text) for span in one.spans).split()) == one.value
    return [None if one is None else str(one.value) for one in found]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("500 € au Club nautique pour l'organisation de la fête\ndu fleuve.", "organisation de la fête du fleuve"),
        ("500 € à l'ADMR, destinée à l'achat de fauteuils et autorise le Maire à signer.", "achat de fauteuils"),
        ("500 € au Club nautique afin de financer son voyage, au titre de 2021.", "financer son voyage"),
        ("500 € au Club nautique destinée au fonctionnement.", "fonctionnement"),
        ("500 € au Comité pour la rénovation de la chapelle.", None),
        ("500 € au Club nautique pour l'année 2021.", None),
        ("500 € au Club nautique destinée aux associations du canton.", None),
        ("500 € au Club nautique pour la réalisation de travaux de 9 000 €.", None),
        ("500 € au Club nautique, autorise le Maire à signer un acte pour la réalisation de la digue.", None),
        ("500 € au Club nautique pour la réfection " + "du toit et du mur " * 20 + ".", None),
    ],
)
def test_a_sentence_tells_what_its_subsidy_is_for(words: str, wanted: str | None) -> None:
    """The purpose goes to the end of its phrase; names, years, sums and what else is decided are none."""
    assert purposes(f"{DECIDED}ATTRIBUE une subvention de {words}\n") == [wanted]


def test_two_subsidies_of_a_sentence_share_no_purpose() -> None:
    """Which of them it is for cannot be told."""
    words = "accepte de verser 300 € de subvention au Foyer et 450 € de subvention à la Chorale pour l'achat de bancs."
    assert purposes(DECIDED + words) == [None, None]


def test_a_column_tells_what_each_subsidy_is_for() -> None:
    """The cell under « Objet », unless it is longer than a purpose."""
    table = f"Association\tObjet\tMontant\nClub nautique\tRégate\t500 €\nFoyer\t{'mot ' * 80}\t40 €\nADMR\t\t30 €\n"
    assert purposes(f"{DECIDED}DÉCIDE d'attribuer les subventions suivantes :\n\n{table}") == ["Régate", None, None]
