"""One way in for every format."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from generator.sources.load import PAGE_END, load
from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sources.conftest import MakeDocx, MakePdf

WORDS = b"BT /F 10 Tf 50 700 Td (Vu la loi) Tj ET\n"
PICTURE = b"q 595 0 0 842 0 0 cm /I Do Q\n"


def _stored(folder: Path, name: str, raw: bytes) -> Path:
    path = folder / name
    path.write_bytes(raw)
    return path


def test_a_pdf_knows_its_pages(tmp_path: Path, make_pdf: MakePdf) -> None:
    """A place in the text of record tells its page; the digest is that of the file."""
    raw = make_pdf(WORDS, b"", WORDS)

    source = load(_stored(tmp_path, "Acte.PDF", raw), tmp_path).source

    assert (source.format, source.document_id, source.fichier) == ("pdf", "acte", "Acte.PDF")
    assert source.text == f"Vu la loi\n{PAGE_END}{PAGE_END}Vu la loi\n"
    assert source.pages == (0, 11, 12)
    assert [source.text.count(PAGE_END, 0, start) for start in source.pages] == [0, 1, 2]
    assert source.sha256 == hashlib.sha256(raw).hexdigest()


def test_a_picture_among_the_pages_is_a_doubt(tmp_path: Path, make_pdf: MakePdf) -> None:
    """The other pages are published, and the missing one is named."""
    loaded = load(_stored(tmp_path, "acte.pdf", make_pdf(WORDS, PICTURE)))

    (issue,) = loaded.issues
    assert issue.code == "page-sans-texte"
    assert "page 2" in issue.message


def test_docx_and_html(tmp_path: Path, make_docx: MakeDocx) -> None:
    """They have no pages before they are printed."""
    docx = _stored(tmp_path, "a.docx", make_docx("<w:p><w:r><w:t>Vu</w:t></w:r></w:p>"))
    html = _stored(tmp_path, "b.htm", "<p>L’été à 1 €".encode("cp1252"))

    word, page = load(docx), load(html)

    assert (word.source.format, word.source.text, word.source.pages) == ("docx", "Vu\n", ())
    assert (page.source.format, page.source.text) == ("html", "L’été à 1 €\n")
    assert [issue.code for issue in page.issues] == ["encodage-latin-1"]


def test_another_extension_is_text(tmp_path: Path) -> None:
    """``registre read`` may be shown any file."""
    assert load(_stored(tmp_path, "acte.md", b"Vu")).source.format == "txt"


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("a.pdf", b"", "document-vide"),
        ("a.docx", b"", "document-vide"),
        ("a.html", b"", "document-vide"),
        ("a.html", b"<p></p>", "document-vide"),
        ("a.html", b"<p>" * 17_000_000, "document-trop-gros"),
        ("a.html", b"%PDF-1.4\0", "fichier-binaire"),
        ("a.pdf", b"<html>", "format-trompeur"),
        ("a.docx", b"%PDF-1.4", "format-trompeur"),
    ],
)
def test_refusals(tmp_path: Path, name: str, raw: bytes, code: str) -> None:
    """Each with its code and the file."""
    path = _stored(tmp_path, name, raw)

    with pytest.raises(RegistreError) as refusal:
        load(path)

    assert refusal.value.code == code
    assert str(path) in refusal.value.ou
