"""A folder as people fill it: every format, and the ways to get each wrong, in one run by several processes."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from generator import build

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sources.conftest import MakeDocx, MakePdf

MANY = 16
"""Documents from which several processes share the reading."""

ACTE = "Le conseil municipal, après en avoir délibéré, attribue une subvention de 1 500 euros aux Amis"


def test_all_that_can_be_read_is_published(tmp_path: Path, make_pdf: MakePdf, make_docx: MakeDocx) -> None:
    """Each refusal has its code; whatever one file does, the others are there, with their format and pages."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    page = f"BT /F 10 Tf 50 700 Td ({ACTE}) Tj ET\n".encode("cp1252")
    good, word = make_pdf(page, page), make_docx(f"<w:p><w:r><w:t>{ACTE}</w:t></w:r></w:p>")
    files = {
        "a.txt": ACTE.encode(),
        "b.pdf": good,
        "c.docx": word,
        "d.html": f"<p>{ACTE}</p>".encode(),
        "e.pdf": b"",
        "f.pdf": good[:-30],
        "g.pdf": make_pdf(b"q 595 0 0 842 0 0 cm /I Do Q"),
        "h.pdf": word,
        "i.docx": good,
        "j.docx": make_docx(" " * 3_000_000),
        "k.docx": make_docx("", "<!DOCTYPE a>"),
        "l.docx": word[:-30],
        "m.html": b"<p>Vu<script>",
        "n.html": b"<p>" * 17_000_000,
        "o.odt": word,
    } | {f"z{number}.txt": ACTE.encode() for number in range(MANY)}
    for name, raw in files.items():
        (seeds / name).write_bytes(raw)

    rapport = build.package(seeds, tmp_path / "package", jobs=2)

    with (tmp_path / "package" / "documents.csv").open(encoding="utf-8") as table:
        rows = {row["fichier"]: (row["format"], row["pages"]) for row in csv.DictReader(table)}
    kept = {name: row for name, row in rows.items() if not name.startswith("z")}
    assert kept == {"a.txt": ("txt", ""), "b.pdf": ("pdf", "2"), "c.docx": ("docx", ""), "d.html": ("html", "")}
    assert len(rows) == len(kept) + MANY
    assert {rejet.fichier: rejet.code for rejet in rapport.rejets} == {
        "e.pdf": "document-vide",
        "f.pdf": "pdf-tronque",
        "g.pdf": "pdf-sans-texte",
        "h.pdf": "format-trompeur",
        "i.docx": "format-trompeur",
        "j.docx": "docx-demesure",
        "k.docx": "docx-doctype",
        "l.docx": "docx-illisible",
        "m.html": "html-illisible",
        "n.html": "document-trop-gros",
        "o.odt": "format-inconnu",
    }
