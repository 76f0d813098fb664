"""The download page and the codebook: what they offer is there, what they say runs, and nothing is cut."""

from __future__ import annotations

import contextlib
import io
import sqlite3
import zipfile
from contextlib import closing
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from generator.package.exports.write import write
from generator.package.read import read
from generator.pages.index import Index
from generator.pages.render import render, render_data
from generator.pages.views.data import paroles
from generator.pages.views.tables import ROWS, Cellule, Tableau, paginate
from generator.values.exported import Exporte, Offre
from generator.values.tables import RECORD_TYPES

if TYPE_CHECKING:
    from generator.package.read import Dataset
    from generator.pages.views.data import Exemple

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def seeds() -> Dataset:
    """The committed package."""
    return read(ROOT / "datapackage")


@pytest.fixture(scope="module")
def files(seeds: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where a visitor has downloaded everything."""
    folder = tmp_path_factory.mktemp("telechargements") / "e"
    write(ROOT / "datapackage", seeds, folder)
    with zipfile.ZipFile(folder / "donnees" / "registre.zip") as archive:
        archive.extractall(folder / "donnees")
    return folder / "donnees"


@pytest.mark.parametrize("exemple", paroles()[1], ids=lambda exemple: exemple.titre)
def test_the_lines_to_copy_run(files: Path, exemple: Exemple, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is run as it is shown, beside the downloaded files. R is not on the machines that test: see the YAML."""
    monkeypatch.chdir(files)
    assert "\n\n" not in exemple.code, "a blank line would end the block of the page"
    assert all((files / name).is_file() for name in exemple.fichiers.split(" et "))
    assert all(name in exemple.code for name in exemple.fichiers.split(" et ") if name != "registre.sqlite")
    if exemple.essai in {"python", "pandas"}:
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            exec(exemple.code, {})  # noqa: S102 - the lines that the page shows
        assert {"75000.0", "75000"} & set(said.getvalue().split())
    elif essai := {"sqlite": _sqlite, "duckdb": _duckdb}.get(exemple.essai):
        assert len(essai(exemple.code)) >= 2
    else:
        assert exemple.langue == "r"


def _sqlite(code: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect("registre.sqlite")) as base:
        return base.execute(code).fetchall()


def _duckdb(code: str) -> list[tuple[Any, ...]]:
    with duckdb.connect() as base:
        return base.execute(code).fetchall()


def _file(name: str, form: str, table: str | None = None) -> Exporte:
    return Exporte(chemin=name, format=form, octets=62_272, sha256="ab" * 32, lignes=714, table=table)


OFFRE = Offre(
    fichiers=(
        _file("registre.xlsx", "xlsx"),
        _file("registre.sqlite", "sqlite"),
        *(_file(f"parquet/{table}.parquet", "parquet", table) for table in RECORD_TYPES),
    ),
    adresse="https://exemple.fr/registre/",
)


def test_the_page_says_each_file_with_its_size_its_rows_and_its_digest(seeds: Dataset) -> None:
    """And the explorer is given the whole address of the database, said to be elsewhere."""
    text = render_data(Index(seeds), OFFRE).text

    for file in OFFRE.fichiers:
        assert f'href="{file.chemin}"' in text or f'href="../donnees/{file.chemin}"' in text
    assert "62\xa0ko, 714 lignes" in unescape(text)
    assert "ab" * 32 in text
    assert "url&#61;https&#37;3A" in text or "url&#61;https%3A%2F%2Fexemple" in text
    assert "quitte ce site" in text
    assert "Parquet, 62\xa0ko" in unescape(text)


def test_without_exports_the_page_promises_nothing(seeds: Dataset) -> None:
    """What is committed knows the package alone: no link to a file that is not there, nor to an explorer."""
    text = render_data(Index(seeds), Offre()).text

    assert "registre.xlsx" not in text
    assert "datasette" not in text
    assert "Parquet" not in text
    assert 'href="../donnees/actes.csv"' in text


def test_a_register_of_many_documents_has_pages_of_two_hundred_rows(seeds: Dataset) -> None:
    """At addresses that a page may have, each linking to the next from where it stands."""
    main = Tableau("Documents", "", ("Fichier",), [(Cellule(str(rank)),) for rank in range(450)], "")
    one, two, three = paginate("donnees/documents", "Documents", (), main)

    assert [page.adresse for page in (one, two, three)] == [
        "donnees/documents", "donnees/documents-page-2", "donnees/documents-page-3"
    ]  # fmt: skip
    assert {page.root for page in (one, two, three)} == {"../../"}
    assert (one.suivante, two.precedente, two.suivante) == (
        "donnees/documents-page-2/", "donnees/documents/", "donnees/documents-page-3/"
    )  # fmt: skip
    assert max(len(table.lignes) for page in (one, two, three) for table in page.tableaux) == ROWS
    assert len(seeds.tables.documents) == 5


def test_the_codebook_shows_every_column_and_answers(seeds: Dataset) -> None:
    """Each column by its name, each question with today's answer, its query and its gestures."""
    (page,) = (page.text for page in render(seeds) if page.path == "donnees/dictionnaire/index.md")
    text = unescape(page)

    for table in seeds.dictionnaire():
        assert f'id="table-{table.nom}"' in page
        for column in table.colonnes:
            assert f"<code>{column.nom}</code>" in text
    for question in seeds.questions():
        assert f'id="{question.nom}"' in page
        assert question.sql.strip() in text
    assert '<td class="montant" data-t="Non accordé">30\u202f000\u202f€</td>' in text
    assert "source : le dispositif" in text.replace("\xa0", " ")
