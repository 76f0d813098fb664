"""The lists that readers narrow: the static pages and the rows for the script say the same, and sums stay apart."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.pages.index import Index
from generator.pages.render import render, render_rows
from generator.pages.views import columns
from generator.pages.views.tables import ROWS
from generator.values.acts import Acte
from generator.values.tables import Tables

if TYPE_CHECKING:
    import pytest

    from generator.package.read import Dataset


def rows_of(dataset: Dataset) -> dict[str, dict[str, list[list[object]]]]:
    """What the script is given, by file."""
    return {page.path: json.loads(page.text) for page in render_rows(Index(dataset))}


def many(dataset: Dataset, count: int) -> Dataset:
    """The register with ``count`` acts of 2023 and one more each of 2024 and of no date."""
    days = [dt.date(2024, 1, 5), None, *(dt.date(2023, 1, 1) + dt.timedelta(days=n % 300) for n in range(count))]
    actes = tuple(
        Acte(acte_id=f"a-{n}", document_id="inconnu", nature="deliberation", date_seance=day)
        for n, day in enumerate(days)
    )
    return replace(dataset, tables=Tables(documents=dataset.tables.documents, actes=actes), scdl=(), conformite=())


def test_each_list_gives_as_many_rows_to_a_script_as_to_a_reader(dataset: Dataset) -> None:
    """A row more or less, and the total of one would not be the total of the other."""
    pages = {page.path: page.text for page in render(dataset)}
    files = rows_of(dataset)
    assert set(files) == {
        f"{name}/lignes-1.json" for name in ("deliberations", "subventions", "beneficiaires", "anomalies")
    }
    for path, rows in files.items():
        page = pages[path.replace("lignes-1.json", "index.md")]
        first = page[page.index("<tbody>") : page.index("</tbody>")]
        assert first.count("<tr>") == len(rows["lignes"])
        shown = [column for column in rows["colonnes"] if not column[4]]
        assert page[: page.index("</thead>")].count('<th scope="col"') == len(shown)


def test_an_amount_stands_in_the_column_of_its_state(dataset: Dataset) -> None:
    """Granted in one column, proposed in another, in cents: no column holds both."""
    rows = rows_of(dataset)["subventions/lignes-1.json"]
    names = [column[2] for column in rows["colonnes"]]
    for row in rows["lignes"]:
        told = dict(zip(names, row, strict=True))
        assert told["propose"] is None or told["attribue"] is None
    sums = {name: sum(row[names.index(name)] or 0 for row in rows["lignes"]) for name in ("propose", "attribue")}  # type: ignore[misc]
    assert sums == {"propose": 250_000, "attribue": 600_000}
    (page,) = (page for page in render(dataset) if page.path == "subventions/index.md")
    assert (
        "Proposé, non attribué\xa0: 2\u202f500\u202f€ (1 ligne). Attribué\xa0: 6\u202f000\u202f€ (1 ligne)."
        in page.text
    )
    assert "8\u202f500" not in page.text


def test_a_long_list_is_cut_by_year(dataset: Dataset) -> None:
    """The latest rows on the first page, every row on the page of its year, those without a date too."""
    pages = {page.path: page.text for page in render(many(dataset, ROWS + 1))}
    assert pages["deliberations/index.md"].count("<tr><td") == ROWS
    assert "deliberations/page-2/index.md" not in pages
    assert pages["deliberations/annee-2023/index.md"].count("<tr><td") == ROWS
    assert pages["deliberations/annee-2023-page-2/index.md"].count("<tr><td") == 1
    assert pages["deliberations/annee-2024/index.md"].count("<tr><td") == 1
    assert pages["deliberations/annee-inconnue/index.md"].count("<tr><td") == 1
    assert ">2023</a> (201)" in pages["deliberations/index.md"]


def test_rows_for_the_script_come_in_files_with_their_years(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for one year fetches the files of that year alone."""
    monkeypatch.setattr(columns, "PART", 2)
    large = many(dataset, 3)
    files = rows_of(large)
    assert [len(files[f"deliberations/lignes-{n}.json"]["lignes"]) for n in (1, 2, 3)] == [2, 2, 1]
    (page,) = (page for page in render(large) if page.path == "deliberations/index.md")
    assert 'data-annees="2024-2023 2023-2023 0-0"' in page.text


def test_what_is_hidden_in_words_is_shown_in_the_rows_too(dataset: Dataset) -> None:
    """A script draws the rows: a character that reorders others must not pass through it."""
    actes = (Acte(acte_id="a", document_id="inconnu", nature="deliberation", objet="Aide de \u202e000 06"),)
    hostile = replace(dataset, tables=Tables(documents=dataset.tables.documents, actes=actes), scdl=(), conformite=())
    assert "\u202e" not in json.dumps(rows_of(hostile), ensure_ascii=False)
