"""The entries that settle doubts: filled in by the document where it leaves no choice, and true once pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator import explain, intake
from generator.assembly import proposals
from generator.assembly.draft import Draft
from generator.values.acts import Acte

if TYPE_CHECKING:
    from pathlib import Path

ACT = """COMMUNE DE VALDOR
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS
Séance du 3 mars 2021
{}
Objet : Lavoir
Le conseil municipal, après en avoir délibéré, achète le lavoir.
"""


def draft(folder: Path, line: str) -> Draft:
    """An act with one line of its own, as the program reads it."""
    path = folder / "acte.txt"
    path.write_text(ACT.format(line), encoding="utf-8")
    found = intake.draft(folder, path)
    assert isinstance(found, Draft)
    return found


@pytest.mark.parametrize(
    ("line", "code", "champ", "action", "attendu", "valeur"),
    [
        ("L'an deux mille vingt et un, le dix mars, le conseil s'est réuni.", "date-contradictoire", "date_seance",
         "remplacer", "2021-03-03", "2021-03-10"),
        ("Affaire suivie sous le n° 2021/17", "numero-absent", "reference", "ajouter", "", "2021/17"),
        ("Affaires suivies sous le n° 2021/17 et le n° 2021/18", "numero-absent", "reference", "ajouter", "", ""),
    ],
)  # fmt: skip
def test_the_value_is_proposed_where_the_words_hold_one(  # noqa: PLR0913, PLR0917 - the parts of an entry
    tmp_path: Path, line: str, code: str, champ: str, action: str, attendu: str, valeur: str
) -> None:
    """Two numbers leave the choice to a person."""
    read = draft(tmp_path, line)
    (doubt,) = [one for one in read.anomalies if one.code == code]

    entry = proposals.entry(read, doubt)

    assert (entry.table, entry.champ, entry.action, entry.attendu) == ("actes", champ, action, attendu)
    assert entry.valeur == valeur


def test_what_is_printed_can_be_pasted_and_settles_the_doubt(tmp_path: Path) -> None:
    """The lines of the review, under the name they give, change the cell and close the doubt."""
    read = draft(tmp_path, "Affaire suivie sous le n° 2021/17")
    lines = [line for line in explain.review(tmp_path / "acte.txt", read, "2021-04-01") if line.startswith("    ")]
    (tmp_path / "acte.corrections.yml").write_text("".join(f"{line[4:]}\n" for line in lines), encoding="utf-8")

    again = intake.draft(tmp_path, tmp_path / "acte.txt")

    assert isinstance(again, Draft)
    assert [act.reference for act in again.of(Acte)] == ["2021/17"]
    assert not explain.waiting(again.anomalies)


def test_the_body_whose_subsidy_has_no_name_is_for_a_person_to_write(tmp_path: Path) -> None:
    """The row, the column and the guard are known; who receives is not guessed."""
    read = draft(
        tmp_path, "Le conseil municipal, après en avoir délibéré, attribue une subvention de 500 € à la commune."
    )
    (doubt,) = [one for one in read.anomalies if one.code == "beneficiaire-non-lu"]

    entry = proposals.entry(read, doubt)

    assert (entry.table, entry.champ, entry.action, entry.valeur) == ("subventions", "nom_imprime", "ajouter", "")
    assert entry.ligne.endswith("-s1")
