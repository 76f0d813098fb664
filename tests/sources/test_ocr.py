"""Scans that a person asked to be read: by a program that is there, is not, or fails."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from generator import build
from generator.sources import ocr
from generator.sources.load import load
from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.sources.conftest import MakePdf

WORDS = b"BT /F 10 Tf 50 700 Td (Vu la loi) Tj ET\n"
PICTURE = b"q 595 0 0 842 0 0 cm /I Do Q\n"

# What the real program is asked, and what it answers; a word at the left, one at the right, one below.
TSV = """\
level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
1\t1\t0\t0\t0\t0\t0\t0\t2479\t3508\t-1\t
4\t1\t1\t1\t1\t0\t200\t300\t1500\t40\t-1\t
"""
FAKE = """\
#!/bin/sh
case "$1" in
--version) echo "tesseract 9.9.9" ;;
--list-langs) echo "{langs}" ;;
*) [ "$(head -c 3)" = "P5 " ] || exit 3; cat > /dev/null; {then} ;;
esac
"""


def _tsv(*lines: str) -> str:
    """The table that tells those lines, one below the other."""
    rows = []
    for rank, line in enumerate(lines, start=1):
        left = 200
        for number, word in enumerate(line.split(), start=1):
            width = 20 * len(word)
            rows.append(f"5\t1\t1\t1\t{rank}\t{number}\t{left}\t{300 + 50 * rank}\t{width}\t32\t95\t{word}")
            left += width + 12
    return TSV + "\n".join(rows) + "\n"


@pytest.fixture
def tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Puts a program of that name first on the path, which knows ``langs`` and answers ``lines``, or does ``then``."""
    home = tmp_path / "bin"
    home.mkdir()
    monkeypatch.setenv("PATH", f"{home}{os.pathsep}{os.environ['PATH']}")

    def install(*lines: str, langs: str = "eng fra", then: str = "") -> None:
        table = home / "table.tsv"
        table.write_text(_tsv(*lines), encoding="utf-8")
        program = home / "tesseract"
        program.write_text(FAKE.format(langs=langs, then=then or f"cat '{table}'"), encoding="utf-8")
        program.chmod(0o755)

    return install


def _scan(folder: Path, raw: bytes, fiche: str | None = "ocr: oui\n") -> Path:
    """A document, and what a person wrote beside it."""
    folder.mkdir(exist_ok=True)
    path = folder / "acte.pdf"
    path.write_bytes(raw)
    if fiche is not None:
        path.with_name("acte.lecture.yml").write_text(fiche, encoding="utf-8")
    return path


def _refused(path: Path) -> RegistreError:
    with pytest.raises(RegistreError) as refusal:
        load(path)
    return refusal.value


def test_a_scan_is_read_where_a_person_asked(tmp_path: Path, make_pdf: MakePdf, tesseract: Callable[..., None]) -> None:
    """Pages with a text layer keep it; the others are read, counted and told with the version of the program."""
    tesseract("Le conseil |attribue |", "1 500 euros |")

    loaded = load(_scan(tmp_path / "seeds", make_pdf(WORDS, PICTURE)))

    assert loaded.source.text == "Vu la loi\n\fLe conseil attribue\n1 500 euros\n"
    assert (loaded.source.pages, loaded.source.ocr) == ((0, 11), frozenset({2}))
    assert [loaded.source.by_ocr(place) for place in (0, 11)] == [False, True]
    (issue,) = loaded.issues
    assert issue.code == "texte-ocr"
    assert "La page 2" in issue.message
    assert "tesseract 9.9.9" in issue.message


def test_a_picture_without_a_word_stays_a_doubt(
    tmp_path: Path, make_pdf: MakePdf, tesseract: Callable[..., None]
) -> None:
    """A photograph among the pages is no text."""
    tesseract()

    loaded = load(_scan(tmp_path / "seeds", make_pdf(WORDS, PICTURE)))

    assert [issue.code for issue in loaded.issues] == ["page-sans-texte"]
    assert not loaded.source.ocr


def test_nobody_asked(tmp_path: Path, make_pdf: MakePdf, tesseract: Callable[..., None]) -> None:
    """A program that happens to be installed changes nothing; the refusal names the way."""
    tesseract("Vu")

    refusal = _refused(_scan(tmp_path / "seeds", make_pdf(PICTURE), fiche=None))

    assert refusal.code == "pdf-sans-texte"
    assert ".lecture.yml" in refusal.remede


def test_a_text_layer_needs_no_program(tmp_path: Path, make_pdf: MakePdf, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was asked for is not needed."""
    monkeypatch.setenv("PATH", str(tmp_path))

    assert load(_scan(tmp_path / "seeds", make_pdf(WORDS))).source.text == "Vu la loi\n"


def test_the_program_is_absent(tmp_path: Path, make_pdf: MakePdf, monkeypatch: pytest.MonkeyPatch) -> None:
    """What, where, and how to repair."""
    monkeypatch.setenv("PATH", str(tmp_path))

    refusal = _refused(path := _scan(tmp_path / "seeds", make_pdf(PICTURE)))

    assert (refusal.code, refusal.ou) == ("ocr-absent", str(path))
    assert "tesseract-ocr-fra" in refusal.remede


def test_the_program_knows_no_french(tmp_path: Path, make_pdf: MakePdf, tesseract: Callable[..., None]) -> None:
    """Accents and amounts would be read as another language prints them."""
    tesseract("Vu", langs="eng osd")

    refusal = _refused(_scan(tmp_path / "seeds", make_pdf(PICTURE)))

    assert refusal.code == "ocr-absent"
    assert "français" in refusal.quoi


@pytest.mark.parametrize("then", ["exit 1", "kill -ABRT $$", "exec sleep 20"])
def test_the_program_fails(
    tmp_path: Path, make_pdf: MakePdf, tesseract: Callable[..., None], monkeypatch: pytest.MonkeyPatch, then: str
) -> None:
    """The document is set aside, with its page."""
    tesseract(then=then)
    monkeypatch.setattr(ocr, "SECONDS", 1)

    refusal = _refused(path := _scan(tmp_path / "seeds", make_pdf(WORDS, PICTURE)))

    assert (refusal.code, refusal.ou) == ("ocr-interrompu", f"{path}, page 2")


def test_the_program_can_write_no_file(tmp_path: Path, make_pdf: MakePdf, tesseract: Callable[..., None]) -> None:
    """It reads a picture and answers, no more."""
    tesseract(then=f"echo Vu > '{tmp_path}/trace'")

    assert _refused(_scan(tmp_path / "seeds", make_pdf(PICTURE))).code == "ocr-interrompu"
    assert not (tmp_path / "trace").exists() or not (tmp_path / "trace").read_bytes()


def test_too_many_scanned_pages(
    tmp_path: Path, make_pdf: MakePdf, tesseract: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Told before an hour is spent."""
    tesseract("Vu")
    monkeypatch.setattr(ocr, "MAX_SCANNED", 1)

    assert _refused(_scan(tmp_path / "seeds", make_pdf(PICTURE, PICTURE))).code == "pdf-trop-long"


@pytest.mark.parametrize("fiche", ["", "ocr: peut-être", "ocr: oui\nautre: non", "- ocr"])
def test_a_fiche_that_says_something_else(tmp_path: Path, make_pdf: MakePdf, fiche: str) -> None:
    """A mistyped word must not read a scan, nor leave it unread in silence."""
    assert _refused(_scan(tmp_path / "seeds", make_pdf(WORDS), fiche)).code == "lecture-invalide"


def test_the_package_tells_what_was_read_on_a_picture(
    tmp_path: Path, make_pdf: MakePdf, tesseract: Callable[..., None], root: Path
) -> None:
    """Each value by the name of its rule; the amount that nothing confirms is an empty cell and a doubt."""
    tesseract(
        "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL",
        "Délibération n° 2021-04",
        "Après en avoir délibéré, le conseil municipal décide",
        "d'attribuer à l'association Vélo Rives une subvention de 12 000 euros.",
    )
    seeds = tmp_path / "seeds"
    _scan(seeds, make_pdf(PICTURE))
    shutil.copy(root / "seeds" / "publication.yml", seeds)

    build.package(seeds, tmp_path / "package", jobs=1)

    def rows(table: str) -> list[dict[str, str]]:
        with (tmp_path / "package" / f"{table}.csv").open(encoding="utf-8") as lines:
            return list(csv.DictReader(lines))

    assert [(row["nom_imprime"], row["montant"]) for row in rows("subventions")] == [("association Vélo Rives", "")]
    assert {"texte-ocr", "montant-ocr"} <= {row["code"] for row in rows("anomalies")}
    quoted = [row for row in rows("provenances") if row["debut"]]
    assert quoted
    assert all(row["regle"].startswith("ocr.") for row in quoted)


def _french() -> bool:
    """Whether the real program is on this machine, with its French data."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    said = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False)  # noqa: S603 - no shell
    return "fra" in said.stdout.split()


@pytest.mark.skipif(not _french(), reason="tesseract or its French data is not installed: the fake one tells the rest")
def test_the_real_program(tmp_path: Path, make_pdf: MakePdf) -> None:
    """A printed page, photographed, comes back word for word and in its columns."""
    drawn = "BT /F 12 Tf 60 700 Td (Le conseil décide d'attribuer une subvention) Tj 0 -16 Td (de 1 500 euros.) Tj ET"
    printed = pypdfium2.PdfDocument(make_pdf(drawn.encode("cp1252")))
    scanned = pypdfium2.PdfDocument.new()
    picture = pypdfium2.PdfImage.new(scanned)
    picture.set_bitmap(printed[0].render(scale=200 / 72, grayscale=True))
    picture.set_matrix(pypdfium2.PdfMatrix().scale(595, 842))
    page = scanned.new_page(595, 842)
    page.insert_obj(picture)
    page.gen_content()
    path = _scan(tmp_path / "seeds", b"")
    scanned.save(path)

    source = load(path).source

    assert source.text.replace("’", "'") == "Le conseil décide d'attribuer une subvention\nde 1 500 euros.\n"
    assert source.ocr == frozenset({1})
