"""A table of many receivers, paid by several, from its text to the site: every figure leads to its words and back."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

import pytest

from generator import build

if TYPE_CHECKING:
    from pathlib import Path

ACT = """\
Commune de Valdor
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL

Séance du 5 mars 2099
Délibération n° 2099-12
Objet : Programmation des aides

Présents : Ida BRUN, Tom VIDAL, Léa ROUX, Rose LE GALL, Zoé MARTEL

Après en avoir délibéré, à l'unanimité, le conseil municipal attribue les subventions suivantes :

N° de dossier\tAssociation\tTerritoire\tMontant demandé\tMontant attribué
{rows}
Le Maire,

Tom VIDAL
"""
NAMES = ("Chorale Mélodia", "Judo-club de Valdor", "Foyer rural", "Amicale laïque", "Régie de quartier")


def table(*, shared: bool) -> str:
    """The rows of five receivers, each with a place; where it is ``shared``, the first receiver has a second row."""
    rows = []
    for rank, name in enumerate(NAMES, start=1):
        rows.append(f"2099_{rank}\t{name}\tQuartier {rank}\t{rank}000,00 €\t{rank}00,00 €")
        if shared and rank == 1:
            rows.append("2099_9\t\tQuartier 9\t900,00 €\t90,00 €")
    return ACT.format(rows="\n".join(rows))


@pytest.mark.parametrize(("shared", "shares"), [(False, 0), (True, 6)])
def test_the_site_of_a_long_table_is_fit_to_publish(tmp_path: Path, *, shared: bool, shares: int) -> None:
    """A column of places tells who pays only where a receiver has several; every share is shown on the page."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "acte.txt").write_text(table(shared=shared), encoding="utf-8")
    build.build(tmp_path / "seeds", tmp_path / "package", tmp_path / "content", tmp_path / "site", jobs=1)

    assert (tmp_path / "site" / "index.html").exists()
    with (tmp_path / "package" / "financements.csv").open(encoding="utf-8", newline="") as file:
        assert len([*csv.DictReader(file)]) == shares
    page = (tmp_path / "content" / "deliberations" / "commune-de-valdor-2099-12" / "index.md").read_text("utf-8")
    back = set(re.findall(r'href="#(v\d+)"', page))
    assert back
    assert back <= set(re.findall(r'id="(v\d+)"', page))
    assert ("Part, Quartier 9" in page) is shared


def test_a_purpose_is_read_though_its_words_are_its_value(tmp_path: Path) -> None:
    """Running text has no value beside its citation: the page does not say that nothing was read there."""
    (tmp_path / "seeds").mkdir()
    text = table(shared=False).replace("\tTerritoire\t", "\tObjet\t").replace("Quartier", "Fête du quartier")
    (tmp_path / "seeds" / "acte.txt").write_text(text, encoding="utf-8")
    build.package(tmp_path / "seeds", tmp_path / "package", jobs=1)
    build.pages(tmp_path / "package", tmp_path / "content", jobs=1)

    page = (tmp_path / "content" / "deliberations" / "commune-de-valdor-2099-12" / "index.md").read_text("utf-8")
    assert "Fête du quartier 3" in page
    assert "n’y lit aucune valeur" not in page
