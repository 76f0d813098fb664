"""The two files beside the page of an act: small, whole, and true."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from generator.package.exports.act import HEAD, OF_ACT, Shelf

if TYPE_CHECKING:
    from pathlib import Path

    from tests.package.exports.conftest import Exports


@pytest.fixture
def acts(seeds: Exports) -> list[Path]:
    """The folders of the acts."""
    return sorted((seeds.folder / "deliberations").iterdir())


def _json(folder: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((folder / "acte.json").read_text(encoding="utf-8"), parse_float=Decimal)
    return read


def _csv(folder: Path) -> list[dict[str, str]]:
    text = (folder / "acte.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def test_each_act_has_its_two_files(seeds: Exports, acts: list[Path]) -> None:
    """At the address of its page, and nothing else."""
    assert [folder.name for folder in acts] == sorted(acte.acte_id for acte in seeds.dataset.tables.actes)
    assert {tuple(sorted(path.name for path in folder.iterdir())) for folder in acts} == {("acte.csv", "acte.json")}


def test_every_row_of_an_act_is_in_its_json(seeds: Exports, acts: list[Path]) -> None:
    """None is lost, none comes twice, and an amount keeps its cents."""
    counted: Counter[str] = Counter()
    for folder in acts:
        counted.update({table: len(rows) for table, rows in _json(folder).items() if isinstance(rows, list)})

    tables = seeds.dataset.tables
    expected = {table: sum(row.acte_id is not None for row in getattr(tables, table)) for table in OF_ACT}
    assert counted == Counter(expected) + Counter(financements=len(tables.financements))
    assert Decimal("62500.00") in [row["montant"] for folder in acts for row in _json(folder).get("subventions", ())]


def test_places_lead_to_the_words(seeds: Exports, acts: list[Path]) -> None:
    """The file names its text; each place stands in it; the table of proofs says the same words there."""
    proved = 0
    words = {(row.table, row.champ, row.debut, row.fin): row.citation for row in seeds.dataset.tables.provenances}
    for folder in acts:
        read = _json(folder)
        document = read["document"]["document_id"]
        assert read["texte"] == f"../../donnees/textes/{document}.txt"
        for table in ("subventions", "financements", "presences"):
            for row in read.get(table, ()):
                for champ, places in row.get("passages", {}).items():
                    for debut, fin in places:
                        proved += 1
                        assert seeds.dataset.textes[document][debut:fin] == words[table, champ, debut, fin]
    assert proved > 40


def test_the_spreadsheet_says_each_value_with_its_words(acts: list[Path]) -> None:
    """One line per value and per passage; filtering on the first passage gives each value once."""
    for folder in acts:
        rows = _csv(folder)
        assert tuple(rows[0]) == HEAD
        once = Counter((row["table"], row["ligne"], row["champ"]) for row in rows if row["ordre"] in {"", "1"})
        assert set(once.values()) == {1}
        for row in rows:
            if row["debut"]:
                assert row["citation"]
    granted = [row for row in _csv(acts[-1]) if (row["table"], row["champ"]) == ("subventions", "montant")]
    assert [(row["valeur"], row["ligne"]) for row in granted] == [("62500,00", "s1")]


def test_the_files_of_an_act_stay_small(seeds: Exports, acts: list[Path]) -> None:
    """They are served once per act: both together weigh less than three times its text."""
    for folder in acts:
        text = seeds.dataset.textes[_json(folder)["document"]["document_id"]]
        assert sum(path.stat().st_size for path in folder.iterdir()) < 3 * len(text.encode())


def test_an_act_without_body_has_files(seeds: Exports) -> None:
    """A shelf answers for acts that nothing hangs on."""
    from dataclasses import replace

    from generator.package.exports.act import as_csv, as_json

    acte = replace(seeds.dataset.tables.actes[0], acte_id="rien-1", collectivite_id=None)
    tables = replace(seeds.dataset.tables, actes=(acte,))
    assert set(json.loads(as_json(Shelf(tables), acte))) == {"acte", "document", "texte"}
    assert as_csv(Shelf(tables), acte).startswith("\ufefftable;ligne;champ;valeur;")
