"""What is withdrawn leaves nothing in any byte of any output, says so at its old address, and does not come back."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import re
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest

from generator import audit, build
from generator.package.read import read
from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from collections.abc import Iterator

GONE = "commune-de-valmorant-2024-011"
ACTS = Path(__file__).parent / "acts"
MINUTES, ONE = "proces_verbal.txt", "region.txt"
WITHDRAWN = """\
- acte: commune-de-valmorant-2024-011
  motif: acte annulé par le tribunal administratif
  date: 2026-11-20
- document: region
  motif: document déposé par erreur
  date: 2026-11-19
- nom: [Inès COLLIN]
  motif: demande de la personne
  date: 2026-11-18
- nom: Harmonie municipale
  motif: demande de l'organisme
  date: 2026-11-18
"""
COMPLEMENTS = """\
- table: beneficiaires
  ligne: sabots-rouges
  champ: siret
  attendu: Sabots rouges
  valeur: "24420077000117"
  source: répertoire Sirene
  date: "2026-11-20"
"""
"""What a person added of a body that only the withdrawn act names."""

SPENT = re.compile(rb"sabots|castelnau|scierie|in\xc3\xa8s|ines.{0,3}collin|harmonie.{0,3}municipale", re.IGNORECASE)
"""Words of the act, of the person and of the body, in any case; the act's own identifier may be told."""


def _seeds(folder: Path, withdrawn: str) -> Path:
    """A folder with acts of several documents, and what is withdrawn of them."""
    shutil.copytree(ACTS, folder)
    (folder / "proces_verbal.complements.yml").write_text(COMPLEMENTS, encoding="utf-8")
    (folder / "withdrawn.yml").write_text(withdrawn, encoding="utf-8")
    return folder


def _opened(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """A file and all that is packed in it, whatever the packing."""
    yield name, name.encode()
    yield name, data
    if data.startswith(b"\x1f\x8b"):
        yield from _opened(f"{name}!", gzip.decompress(data))
    elif data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for inner in packed.namelist():
                yield from _opened(f"{name}!{inner}", packed.read(inner))


def _everything(*folders: Path) -> Iterator[tuple[str, bytes]]:
    """Every byte below ``folders``, unpacked."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                yield from _opened(path.relative_to(folder).as_posix(), path.read_bytes())
            if path.suffix == ".parquet":
                yield path.name, repr(duckdb.read_parquet(str(path)).fetchall()).encode()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything, published once with all of it, and then without what is withdrawn, in the same folders."""
    home = tmp_path_factory.mktemp("retraits")
    seeds = _seeds(home / "seeds", "[]\n")
    folders = home / "package", home / "content", home / "site"
    build.build(seeds, *folders, jobs=1)
    assert any(SPENT.search(data) for _, data in _everything(*folders))  # the search would find it
    (home / "rien").mkdir()
    audit.record(home / "rien", folders[0], seeds, dt.date(2026, 11, 1))
    (seeds / "withdrawn.yml").write_text(WITHDRAWN, encoding="utf-8")
    build.build(seeds, *folders, jobs=1)
    return home


def test_nothing_is_left_in_any_byte_of_any_output(built: Path) -> None:
    """Package, texts, pages, site, search index, feeds, exports: packed files are opened."""
    found = [
        (name, hit[0])
        for name, data in _everything(built / "package", built / "content", built / "site")
        for hit in [SPENT.search(data)]
        if hit
    ]

    assert found == []


def test_history_tells_that_it_left_and_not_what_it_said(built: Path) -> None:
    """The publication that added the act still does, under its identifier alone."""
    (row,) = [row for row in read(built / "package").tables.changements if row.acte_id == GONE]

    assert (row.genre, row.ou, row.apres) == ("ajout", GONE, None)
    assert "Sabots" in (built / "seeds" / "changements.csv").read_text(encoding="utf-8")


def test_it_does_not_come_back(built: Path) -> None:
    """The next build gives the same package."""
    before = {path: path.read_bytes() for path in (built / "package").rglob("*") if path.is_file()}

    build.package(built / "seeds", built / "package", jobs=1)

    assert {path: path.read_bytes() for path in (built / "package").rglob("*") if path.is_file()} == before


def test_the_rest_is_what_it_was(built: Path, tmp_path: Path) -> None:
    """The package is valid; the other acts of the minutes keep their address, and their text its length."""
    whole = build.package(_seeds(tmp_path / "seeds", "[]\n"), tmp_path / "package", jobs=1)
    less, full = read(built / "package"), read(tmp_path / "package")
    gone = {"commune-de-valmorant-2024-011", "conseil-regional-occidiane-ap-2022-12-18"}

    assert build.check(built / "package").problemes == ()
    assert {acte.acte_id for acte in full.tables.actes} - {acte.acte_id for acte in less.tables.actes} == gone
    assert whole.actes - len(less.tables.actes) == len(gone)
    assert len(less.textes["proces-verbal"]) == len(full.textes["proces-verbal"])
    assert "Tarifs de la salle polyvalente" in less.textes["proces-verbal"]
    assert [row.personne for row in less.tables.presences if row.acte_id == "commune-de-valmorant-2024-012"]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("deliberations/commune-de-valmorant-2024-011", "annulé par le tribunal administratif"),
        ("deliberations/conseil-regional-occidiane-ap-2022-12-18", "document déposé par erreur"),
        ("documents/region", "document déposé par erreur"),
        ("donnees/retraits", "demande de la personne"),
    ],
)
def test_the_old_address_says_so(built: Path, page: str, words: str) -> None:
    """Identifier, date, reason; a name had no address that may still be told."""
    html = (built / "site" / page / "index.html").read_text(encoding="utf-8")

    assert words in html.replace("&#39;", "'")
    assert "2026" in html
    assert ("<meta name=robots content=noindex>" in html) == (page != "donnees/retraits")


def _refusal(tmp_path: Path, withdrawn: str) -> RegistreError:
    """Why the package of these withdrawals is refused."""
    with pytest.raises(RegistreError) as refused:
        build.package(_seeds(tmp_path / "seeds", withdrawn), tmp_path / "package", jobs=1)
    assert not (tmp_path / "package").exists()
    return refused.value


ENTRY = "- {}\n  motif: demande\n  date: 2026-11-20\n"


@pytest.mark.parametrize("what", ["acte: commune-de-valmorant-2024-11", "document: regions", "nom: Zoé INCONNUE"])
def test_a_withdrawal_that_finds_nothing_stops_the_build(tmp_path: Path, what: str) -> None:
    """A mistyped identifier would leave published what must not be."""
    error = _refusal(tmp_path, ENTRY.format(what))

    assert error.code == "retrait-sans-objet"
    assert "retrait 1" in error.ou


@pytest.mark.parametrize(
    "withdrawn",
    [
        "acte: x\n",
        "- motif: demande\n  date: 2026-11-20\n",
        ENTRY.format("acte: a\n  document: b"),
        ENTRY.format("acte: a\n  raison: b"),
        ENTRY.format("acte: a\n  absent: peut-être"),
        ENTRY.format("nom: ['...']"),
        "- {acte: a, motif: m, date: 20 novembre}\n",
        "- {acte: a, date: 2026-11-20}\n",
    ],
)
def test_a_file_that_is_not_one_is_refused(tmp_path: Path, withdrawn: str) -> None:
    """Nothing is guessed about what a person wants withdrawn."""
    assert _refusal(tmp_path, withdrawn).code == "retraits-invalides"


def test_a_sitting_does_not_leave_without_its_affairs(tmp_path: Path) -> None:
    """Its words are between those of the affairs."""
    assert _refusal(tmp_path, ENTRY.format("acte: commune-de-valmorant-proces-verbal")).code == "retrait-impossible"


def test_a_name_in_the_name_of_a_file_stops_the_build(tmp_path: Path) -> None:
    """The program cannot rename a document; publishing would tell the name."""
    seeds = _seeds(tmp_path / "seeds", ENTRY.format("nom: Inès COLLIN"))
    (seeds / MINUTES).rename(seeds / "pv_ines-collin.txt")

    with pytest.raises(RegistreError) as refused:
        build.package(seeds, tmp_path / "package", jobs=1)

    assert refused.value.code == "retrait-incomplet"
    assert "documents.csv" in refused.value.ou


def test_a_document_that_left_the_folder_keeps_its_notice(tmp_path: Path) -> None:
    """« absent: oui » says that nothing has to be found."""
    seeds = _seeds(tmp_path / "seeds", ENTRY.format("acte: commune-de-corte-12\n  absent: oui"))

    build.package(seeds, tmp_path / "package", jobs=1)

    (row,) = read(tmp_path / "package").tables.retraits
    assert (row.nature, row.retire_id, row.motif) == ("acte", "commune-de-corte-12", "demande")


def test_an_identifier_that_holds_a_name_is_not_told(tmp_path: Path) -> None:
    """« adresse: non » leaves no notice at the old address, and a line in the register."""
    seeds = _seeds(tmp_path / "seeds", ENTRY.format("document: region\n  adresse: non"))

    build.package(seeds, tmp_path / "package", jobs=1)
    build.pages(tmp_path / "package", tmp_path / "content", jobs=1)

    rows = read(tmp_path / "package").tables.retraits
    assert [(row.retrait_id, row.retire_id) for row in rows] == [
        ("acte-2026-11-20-1", None),
        ("document-2026-11-20-1", None),
    ]
    assert not (tmp_path / "content" / "documents" / "region").exists()


def test_an_unreadable_document_is_withdrawn_too(tmp_path: Path) -> None:
    """Its name would stand among those set aside."""
    seeds = _seeds(tmp_path / "seeds", ENTRY.format("document: secret"))
    (seeds / "secret.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")

    rapport = build.package(seeds, tmp_path / "package", jobs=1)

    assert rapport.rejets == ()
    assert "secret.txt" not in (tmp_path / "package" / "datapackage.json").read_text(encoding="utf-8")
