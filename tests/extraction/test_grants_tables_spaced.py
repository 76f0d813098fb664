"""Tables whose cells a converter wrote one under another, each in a paragraph of its own."""

from __future__ import annotations

import pytest

from generator.extraction.document import read
from generator.values.source import Source

HEAD = "COMMUNE DE VALDOR\n\nSéance du 3 mars 2021\n\nDÉLIBÉRATION N° 2021-04\n\nObjet : {title}\n\n"
DECIDES = (
    "Après en avoir délibéré, le conseil DÉCIDE\n\n- d'attribuer les {what} figurant dans le tableau ci-dessous :\n\n"
)
HEADS = ("Bénéficiaire", "Manifestation", "Budget\nprévisionnel", "Subvention\naccordée")
ROWS = (
    ("Vélo Club du Val", "Ronde du lac (3 et 4 mai)", "27 400 €", "2 500 €"),
    ("Comité départemental\nd'aviron", "Régates", "8 150 €", "800 €"),
    ("Les Archers de Lay", "Tir 3D – manche du championnat", "6 240 €", "600 €"),
)
GIVEN = ["2500 Vélo Club du Val", "800 Comité départemental d'aviron", "600 Les Archers de Lay"]
SIGNED = "\n\nFait à Valdor.\n\nAdopté à l'unanimité.\n"


def told(*cells: str, title: str = "Manifestations sportives", what: str = "subventions") -> list[str]:
    """The subsidies of an act whose decision announces a table of such cells."""
    text = HEAD.format(title=title) + DECIDES.format(what=what) + "\n\n".join(cells) + SIGNED
    (act,) = read(Source("essai", "essai.txt", "txt", text, ""), ()).actes
    rows = [row.champs for row in act.rows if row.table == "subventions"]
    return [f"{row['montant'].value} {row['nom_imprime'].value}" for row in rows if row["statut"].value == "attribuee"]


def cells(rows: tuple[tuple[str, ...], ...] = ROWS, *, signs: bool = True) -> list[str]:
    """The cells of the table, in reading order."""
    return [cell if signs else cell.removesuffix(" €") for row in (HEADS, *rows) for cell in row]


@pytest.mark.parametrize("total", [(), ("TOTAL", "3 900 €"), ("Total général", "41 790 €", "3 900 €")])
def test_each_row_has_a_cell_for_each_head(total: tuple[str, ...]) -> None:
    """The budget of an event is none of what is given; a name goes on below itself."""
    assert told(*cells(), *total) == GIVEN


def test_bare_figures_are_believed_where_they_add_up() -> None:
    """Without its sign a figure may be anything, but for what its total says."""
    bare = cells(signs=False)
    assert told(*bare, "TOTAL", "3 900") == GIVEN
    assert told(*bare) == []


def test_a_total_that_differs_takes_all_belief() -> None:
    """A cell may be lost."""
    assert told(*cells(), "TOTAL", "4 900 €") == []


def test_a_lost_cell_names_nobody_else() -> None:
    """The cells behind an empty one are out of step: « Régates » has no budget."""
    lost = [cell for cell in cells() if cell != "8 150 €"]
    assert told(*lost, "TOTAL", "3 900 €") == []


@pytest.mark.parametrize("what", ["lots", "logements"])
def test_what_is_not_said_to_be_an_aid_is_none(what: str) -> None:
    """Who builds is paid, who lives there pays: nothing above the heads, nor in them, speaks of subsidies."""
    heads = ("Bénéficiaire", "Nature", "Budget\nprévisionnel", "Montant\nattribué")
    rows = (("SARL Petit\net fils", "Toiture", "30 000 €", "27 400 €"), ("SAS Roy\net Cie", "Sol", "1 000 €", "900 €"))
    lots = [cell for row in (heads, *rows) for cell in row]
    said = "Une subvention de 300 € est demandée à la Région."
    assert told(*lots, "TOTAL", "28 300 €", said, title="Travaux de l'école", what=what) == []
