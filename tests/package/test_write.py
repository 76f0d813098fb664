"""A package is written whole or not at all, and the same records give the same bytes."""

from __future__ import annotations

import dataclasses
import json
import subprocess
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from generator.package.publication import Publication
from generator.package.read import read
from generator.package.write import write
from generator.values.acts import Document
from generator.values.issue import RegistreError
from generator.values.tables import RECORD_TYPES, Corpus, Tables

if TYPE_CHECKING:
    from pathlib import Path


def _bytes(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _shifted(corpus: Corpus) -> Corpus:
    """The same corpus, one citation moved by one character."""
    (link,) = corpus.tables.liens
    moved = dataclasses.replace(link, debut=link.debut + 1, fin=link.fin + 1)
    return dataclasses.replace(corpus, tables=dataclasses.replace(corpus.tables, liens=(moved,)))


def test_what_is_written_is_read_back(corpus: Corpus, package: Path) -> None:
    """Pages and site receive what assembly gave."""
    dataset = read(package)
    assert dataset.tables == corpus.tables
    assert dict(dataset.textes) == dict(corpus.textes)
    assert dataset.rejets == corpus.rejets
    assert dataset.publication == Publication()
    assert (dataset.version.partition("+")[0], dataset.created) == ("2024.6.13", "2024-06-13")


def test_texts_keep_their_line_ends(tmp_path: Path) -> None:
    """Offsets count the characters of the text as it was stored."""
    text = "Vu\r\nla loi\r,\n\n\u2028fin"
    document = Document(
        document_id="a",
        fichier="a.txt",
        sha256="0" * 64,
        format="txt",
        nature="autre",
        caracteres=len(text),
        part_lue=Decimal(0),
    )
    write(Corpus(Tables(documents=(document,)), (("a", text),)), tmp_path / "p", Publication())
    assert read(tmp_path / "p").textes["a"] == text


def test_two_writes_give_the_same_bytes(corpus: Corpus, tmp_path: Path) -> None:
    """The order in which records arrive is not published."""
    backwards = dataclasses.replace(
        corpus,
        tables=dataclasses.replace(corpus.tables, provenances=corpus.tables.provenances[::-1]),
        textes=corpus.textes[::-1],
    )
    write(corpus, tmp_path / "a", Publication())
    write(backwards, tmp_path / "b", Publication())
    assert _bytes(tmp_path / "a") == _bytes(tmp_path / "b")


def test_a_second_write_replaces_the_whole_folder(corpus: Corpus, package: Path) -> None:
    """Nothing of the old version stays behind, inside or beside."""
    (package / "reste.txt").write_text("d'une version passée", encoding="utf-8")
    write(Corpus(Tables(), ()), package, Publication())
    assert not (package / "reste.txt").exists()
    assert list((package / "textes").iterdir()) == []
    write(corpus, package, Publication())
    assert sorted(path.name for path in package.parent.iterdir()) == ["paquet"]


def test_a_package_that_breaks_its_promises_leaves_the_old_one_whole(corpus: Corpus, package: Path) -> None:
    """Readers keep the last true package."""
    before = _bytes(package)
    with pytest.raises(RegistreError, match=r"liens\.csv, enregistrement 1, colonne citation") as caught:
        write(_shifted(corpus), package, Publication())
    assert caught.value.code == "paquet-invalide"
    assert _bytes(package) == before
    assert sorted(path.name for path in package.parent.iterdir()) == ["paquet"]


def test_an_interrupted_swap_is_repaired_by_the_next_write(corpus: Corpus, package: Path) -> None:
    """The old folder aside is put back before anything else."""
    before = _bytes(package)
    package.rename(package.with_name(".paquet.ancien"))
    with pytest.raises(RegistreError):
        write(_shifted(corpus), package, Publication())
    assert _bytes(package) == before


def test_a_folder_of_somebody_else_is_refused(corpus: Corpus, tmp_path: Path) -> None:
    """A mistyped option must not delete a person's files."""
    (tmp_path / "photo.jpg").write_bytes(b"souvenir")
    with pytest.raises(RegistreError) as caught:
        write(corpus, tmp_path, Publication())
    assert caught.value.code == "dossier-etranger"
    assert _bytes(tmp_path) == {"photo.jpg": b"souvenir"}


def test_the_descriptor_says_what_the_inputs_say(package: Path) -> None:
    """Date, version, sources and rejections come from the inputs alone."""
    said = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    assert said["created"] == "2024-06-13T00:00:00Z"
    assert said["licenses"][0]["name"] == "etalab-2.0"
    assert [source["path"] for source in said["sources"]] == [
        "exemple_2024_017.txt",
        "exemple_feuille_de_route.txt",
    ]
    assert said["sources"][0]["version"].startswith("sha256:")
    assert said["rejets"][0]["code"] == "document-vide"


def test_the_leaflet_names_every_table(package: Path) -> None:
    """The person who receives the folder finds their way."""
    text = (package / "README.md").read_text(encoding="utf-8")
    assert "| [`presences.csv`](presences.csv) | Présences | 2 |" in text
    assert text.count(".csv)") == len(RECORD_TYPES) + 1  # the tables, and the report of conformity


def test_anyone_can_verify_the_files(package: Path) -> None:
    """With a command that every system has, not with ours."""
    done = subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=package, check=False)  # noqa: S607 - the reader's own command
    assert done.returncode == 0


def test_a_file_changed_after_the_writing_is_not_read(package: Path) -> None:
    """Neither a text, read late, nor a table."""
    dataset = read(package)
    path = package / "textes" / "exemple-2024-017.txt"
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(RegistreError) as caught:
        dataset.textes["exemple-2024-017"]
    assert caught.value.code == "paquet-modifie"
    (package / "actes.csv").unlink()
    with pytest.raises(RegistreError, match=r"actes\.csv"):
        read(package)
