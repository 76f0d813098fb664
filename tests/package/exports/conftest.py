"""A package with cells that would break a careless format, and all its exports."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.package.exports.grid import Grid, grids
from generator.package.exports.write import write as export
from generator.package.publication import Publication
from generator.package.read import Dataset, read
from generator.package.write import write

if TYPE_CHECKING:
    from generator.values.exported import Exporte
    from generator.values.tables import Corpus

ROOT = Path(__file__).parents[3]

HOSTILE = (
    '=HYPERLINK("http://example.org?"&A1;"cliquer")',
    "+1",
    "-d'autoriser Madame le Maire ;",
    "@SOMME(A1)",
    "\tune tabulation",
    "\rune fin de ligne",
    "'=déjà précédé d'une apostrophe",
    "＝1+1",
    "<r><t>gras</t></r>",
    "<r></t></is></c></r>",
    "_x0041_ et _x000D_",
    'des "guillemets", des ; et des , et des |',
    "plusieurs\nlignes\r\net\rretours",
    "é\u202e🎉\u00a0œ",
    "00123",
    "1,5",
    "NULL",
    "true",
    " espaces autour ",
    "\x0b\x1f commandes",
)


@dataclass(frozen=True)
class Exports:
    """A package, what it holds, and the folder of its exports."""

    package: Path
    dataset: Dataset
    folder: Path
    files: tuple[Exporte, ...]

    @property
    def grids(self) -> tuple[Grid, ...]:
        """Its tables."""
        return grids(self.dataset.tables)


def exported(package: Path, folder: Path) -> Exports:
    """Export a package into ``folder``."""
    dataset = read(package)
    return Exports(package, dataset, folder, export(package, dataset, folder))


@pytest.fixture
def hostile(corpus: Corpus, tmp_path: Path) -> Exports:
    """Every hostile text as the object of a subsidy, and as an article."""
    tables = corpus.tables
    (one,) = tables.subventions
    article = tables.articles[0]
    subventions = tuple(
        replace(one, subvention_id=f"{one.subvention_id[:-1]}{rank:03}", objet=text, nom_imprime=text, convention=None)
        for rank, text in enumerate(HOSTILE)
    )
    articles = tuple(replace(article, ordre=rank, texte=text) for rank, text in enumerate(HOSTILE, start=10))
    tables = replace(
        tables,
        subventions=(
            *tables.subventions,
            *(
                replace(
                    each,
                    montant=None,
                    montant_demande=None,
                    exercice=None,
                    budget_projet=None,
                    budget_global=None,
                    part_budget=None,
                    dossier=None,
                )
                for each in subventions
            ),
        ),
        articles=(*tables.articles, *articles),
    )
    write(replace(corpus, tables=tables), tmp_path / "p", Publication())
    return exported(tmp_path / "p", tmp_path / "e")


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Exports:
    """The exports of the committed package."""
    return exported(ROOT / "datapackage", tmp_path_factory.mktemp("exports") / "e")
