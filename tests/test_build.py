"""The whole chain on folders of every kind: nothing lost, nothing random, nothing out of date."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from unittest.mock import Mock

import pytest

from generator import build, paths
from generator.package.read import read
from generator.pages.page import GENERATED

ROOT = Path(__file__).parent.parent


def _tree(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder`` with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _registre(*words: object, seed: str = "0") -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, with the hash seed ``seed``."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "generator", *map(str, words)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - this program


@pytest.fixture(scope="session")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Package and pages of the repository's seeds, built once in a folder of their own."""
    folder = tmp_path_factory.mktemp("rebuilt")
    build.package(paths.SEEDS, folder / "package", jobs=1)
    build.pages(folder / "package", folder / "content")
    return folder


def test_committed_package_is_what_the_seeds_give(rebuilt: Path) -> None:
    """After a change of reading: ``make package pages``, look at the difference, commit it."""
    assert _tree(paths.PACKAGE) == _tree(rebuilt / "package")


def test_the_committed_home_is_what_the_package_gives(rebuilt: Path) -> None:
    """It stands among hand-written pages, and is none of them."""
    assert (paths.CONTENT / "index.md").read_bytes() == (rebuilt / "content" / "index.md").read_bytes()


@pytest.mark.parametrize("folder", GENERATED)
def test_committed_pages_are_what_the_package_gives(rebuilt: Path, folder: str) -> None:
    """The generated folders hold nothing else."""
    assert _tree(paths.CONTENT / folder) == _tree(rebuilt / "content" / folder)


def test_same_bytes_in_another_folder_with_another_hash_seed_and_two_processes(rebuilt: Path, tmp_path: Path) -> None:
    """Neither the place, nor the order of sets, nor the scheduling can be seen in the output."""
    package, content = tmp_path / "ailleurs" / "p", tmp_path / "c"
    package.parent.mkdir()

    done = _registre("package", "--seeds", paths.SEEDS, "--package", package, "--jobs", 2, seed="4242")
    pages = _registre("pages", "--package", package, "--content", content, seed="2424")

    assert (done.returncode, pages.returncode) == (0, 0), done.stderr + pages.stderr
    assert _tree(package) == _tree(rebuilt / "package")
    assert _tree(content) == _tree(rebuilt / "content")


def test_two_processes_give_the_bytes_of_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Enough documents for the work to be spread, tables taken for large ones: reading, tables, checks, pages."""
    seeds = ROOT / "tests" / "acts"
    assert len(list(seeds.glob("*.txt"))) > 16, "below, one process does it all"
    monkeypatch.setattr("generator.package.write.MANY", 0)
    monkeypatch.setattr("generator.package.check.LARGE", 0)
    monkeypatch.setattr("generator.values.processes.ProcessPoolExecutor", pools := Mock(wraps=ProcessPoolExecutor))

    for jobs in (1, 2):
        build.package(seeds, tmp_path / str(jobs) / "package", jobs=jobs)
        build.pages(tmp_path / str(jobs) / "package", tmp_path / str(jobs) / "content", jobs=jobs)

    assert pools.call_count == 4, "four times for two jobs, never for one"
    assert _tree(tmp_path / "1") == _tree(tmp_path / "2")


BAD = {
    "vide.txt": (b"", "document-vide"),
    "marque.txt": (b"\xef\xbb\xbf", "document-vide"),
    "image.txt": (b"\x89PNG\r\n\x1a\n\x00\x00", "fichier-binaire"),
    "windows.txt": ("Séance du 4 mai".encode("utf-16"), "encodage-utf-16"),
    "abime.txt": ("séance\n".encode() + b"d\xe9lib", "encodage-inconnu"),
    "tableau.ods": (b"PK", "format-inconnu"),
}
ODD = {
    "latin.txt": "Séance du 4 mai 2023\r\nL’assemblée délibère\r\n".encode("cp1252"),
    "bom.txt": b"\xef\xbb\xbfDELIBERATION\r\nArticle 1 :\r\n",
    "ligne.txt": b"le conseil " * 950_000,
    "recette.txt": "Battre trois œufs, 45 000 fois.\n".encode(),
    "markup.txt": "---\ntitle: x\n---\n<script>alert(1)</script>\n{{ 7*7 }} \u202eabc [a](javascript:b)\n".encode(),
}


def test_bad_documents_are_set_aside_and_the_others_published(tmp_path: Path) -> None:
    """Each refusal has its code; what is odd but readable is published; the exit code tells; nothing is lost."""
    seeds, package = tmp_path / "seeds", tmp_path / "package"
    seeds.mkdir()
    for name, (raw, _) in BAD.items():
        (seeds / name).write_bytes(raw)
    for name, raw in ODD.items():
        (seeds / name).write_bytes(raw)

    done = _registre("package", "--seeds", seeds, "--package", package, "--json")

    said = json.loads(done.stdout)
    assert done.returncode == 3, done.stderr
    assert {rejet["fichier"]: rejet["code"] for rejet in said["rejets"]} == {
        name: code for name, (_, code) in BAD.items()
    }
    assert all(rejet["quoi"] and rejet["ou"] and rejet["remede"] for rejet in said["rejets"])
    assert said["documents"] == len(ODD)
    assert build.check(package).problemes == ()


def test_odd_texts_are_published_as_stored(tmp_path: Path) -> None:
    """The text of record is the text: line ends kept, the mark of byte order no part of it."""
    seeds, package = tmp_path / "seeds", tmp_path / "package"
    seeds.mkdir()
    for name, raw in ODD.items():
        (seeds / name).write_bytes(raw)

    build.package(seeds, package, jobs=1)

    for name, raw in ODD.items():
        stored = raw.decode("cp1252") if name == "latin.txt" else raw.decode("utf-8-sig")
        assert (package / "textes" / name).read_bytes().decode() == stored, name


def test_a_refused_build_changes_nothing(tmp_path: Path) -> None:
    """A broken publication file stops the build; the old package is whole."""
    seeds, package = tmp_path / "seeds", tmp_path / "package"
    seeds.mkdir()
    (seeds / "acte.txt").write_text("Séance du 4 mai 2023\n", encoding="utf-8")
    build.package(seeds, package, jobs=1)
    before = _tree(package)
    (seeds / "publication.yml").write_text("titre: [\n", encoding="utf-8")

    done = _registre("package", "--seeds", seeds, "--package", package)

    assert done.returncode == 4
    assert "publication.yml" in done.stderr
    assert _tree(package) == before


def test_no_folder_no_package(tmp_path: Path) -> None:
    """A mistyped folder changes nothing and says so."""
    done = _registre("package", "--seeds", tmp_path / "seedz", "--package", tmp_path / "package")

    assert done.returncode == 5
    assert not (tmp_path / "package").exists()


def test_an_empty_folder_gives_an_empty_package(tmp_path: Path) -> None:
    """No document is no error: the tables are there, with their heads."""
    (tmp_path / "seeds").mkdir()

    rapport = build.package(tmp_path / "seeds", tmp_path / "package", jobs=1)

    assert (rapport.documents, rapport.rejets) == (0, ())
    assert build.check(tmp_path / "package").problemes == ()


def _corrected() -> list[tuple[Path, Path]]:
    """The documents of the repository that a person corrected, each with its corrections."""
    files = sorted(paths.SEEDS.glob("*.corrections.yml"))
    return [(path.with_name(path.name.removesuffix(".corrections.yml") + ".txt"), path) for path in files]


def test_review_gives_the_entry_that_would_settle_a_doubt(tmp_path: Path) -> None:
    """Without its correction, a corrected document waits for a person: at its line, with its words ready to quote."""
    (document, corrections), *_ = _corrected()
    (tmp_path / document.name).write_bytes(document.read_bytes())
    (words,) = re.findall(r"citation: (.*)", corrections.read_text(encoding="utf-8"))

    done = _registre("review", "--seeds", tmp_path)
    strict = _registre("review", "--seeds", tmp_path, "--strict", "--quiet")

    assert (done.returncode, strict.returncode) == (0, 1), done.stderr
    assert f"{document.name}, ligne " in done.stdout
    assert f'citation: "{words}"' in done.stdout


def test_review_names_a_correction_that_no_longer_holds(tmp_path: Path) -> None:
    """A package would stop there; the review goes on to the next document."""
    for document, corrections in _corrected():
        (tmp_path / document.name).write_bytes(document.read_bytes())
        stale = corrections.read_text(encoding="utf-8").replace('attendu: ""', 'attendu: "1.00"')
        (tmp_path / corrections.name).write_text(stale, encoding="utf-8")

    done = _registre("review", "--seeds", tmp_path)
    package = _registre("package", "--seeds", tmp_path, "--package", tmp_path / "package")

    assert (done.returncode, package.returncode) == (4, 4)
    assert "attend « 1.00 »" in done.stderr
    assert not (tmp_path / "package").exists()


ACT = "COMMUNE DE VALDOR\nSéance du 3 mars 2021\nDélibération n° 2021-04\nObjet : {}\n"


def test_two_documents_with_one_act_number_are_published_and_the_exit_code_tells(tmp_path: Path) -> None:
    """Both stand in the package, each names the other, and a person is asked to settle it."""
    seeds, package = tmp_path / "seeds", tmp_path / "package"
    seeds.mkdir()
    for name in ("un", "deux"):
        (seeds / f"{name}.txt").write_text(ACT.format(name), encoding="utf-8")

    done = _registre("package", "--seeds", seeds, "--package", package)

    assert done.returncode not in {0, 4, 5}, done.stderr
    tables = read(package).tables
    assert [acte.acte_id for acte in tables.actes] == ["commune-de-valdor-2021-04", "commune-de-valdor-2021-04-un"]
    said = {doubt.document_id: doubt.message for doubt in tables.anomalies if doubt.code == "acte-en-double"}
    assert "un.txt" in said["deux"]
    assert "deux.txt" in said["un"]
    assert build.check(package).problemes == ()


def test_a_broken_corrections_file_sets_its_document_aside_and_no_other(tmp_path: Path) -> None:
    """Its facts would not be those that a person decided; the message names the entry."""
    seeds, package = tmp_path / "seeds", tmp_path / "package"
    seeds.mkdir()
    (seeds / "un.txt").write_text(ACT.format("un"), encoding="utf-8")
    (seeds / "deux.txt").write_text(ACT.format("deux"), encoding="utf-8")
    (seeds / "un.corrections.yml").write_text("- {table: actes}\n", encoding="utf-8")

    done = _registre("package", "--seeds", seeds, "--package", package, "--json")

    (rejet,) = json.loads(done.stdout)["rejets"]
    assert done.returncode == 3, done.stderr
    assert (rejet["fichier"], rejet["code"]) == ("un.txt", "corrections-invalides")
    assert "correction 1" in rejet["ou"]
    assert [document.fichier for document in read(package).tables.documents] == ["deux.txt"]


@pytest.mark.parametrize(
    "unit", ["Vu le code ", "Présents : Ida BRUN ", "subvention de 1 500 € ", "n° 2021-04 du 3 mars 2021 "]
)
def test_a_line_without_end_is_read_in_seconds(tmp_path: Path, unit: str) -> None:
    """Whatever its words: what grows as a square would take minutes. Measured: 1 to 6 seconds."""
    seeds, package = tmp_path / "seeds", tmp_path / "package"
    seeds.mkdir()
    (seeds / "ligne.txt").write_text(ACT.format("lavoir") + unit * (400_000 // len(unit)), encoding="utf-8")
    start = time.process_time()

    rapport = build.package(seeds, package, jobs=1)

    assert time.process_time() - start < 30
    assert (rapport.documents, rapport.rejets) == (1, ())
