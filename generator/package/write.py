"""Records to a data package: built beside the old one, checked, then put in its place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.package.descriptor import describe
from generator.package.leaflet import leaflet
from generator.package.rows import write_table
from generator.package.schemas import schemas
from generator.package.sums import digest, write_sums
from generator.package.swap import replacing

if TYPE_CHECKING:
    from pathlib import Path

    from generator.package.publication import Publication
    from generator.values.tables import Corpus

DESCRIPTOR = "datapackage.json"


def write(corpus: Corpus, folder: Path, publication: Publication) -> None:
    """Write the package of ``corpus`` in place of ``folder``.

    Raises ``RegistreError`` (``paquet-invalide``) when the package does not pass its own checks, and leaves the old
    folder as it was.
    """
    with replacing(folder, mark=DESCRIPTOR) as new:
        _write_files(corpus, new, publication)


def _write_files(corpus: Corpus, folder: Path, publication: Publication) -> None:
    """Write every file of the package into an empty folder."""
    files = {}
    for contract in schemas():
        path = folder / f"{contract.table}.csv"
        write_table(path, contract.table, getattr(corpus.tables, contract.table))
        files[path.name] = path.stat().st_size, digest(path)
    (folder / "textes").mkdir()
    for document_id, text in corpus.textes:
        (folder / "textes" / f"{document_id}.txt").write_bytes(text.encode())
    descriptor = describe(corpus, publication, files)
    _write_text(folder / DESCRIPTOR, json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n")
    _write_text(folder / "README.md", leaflet(corpus.tables, publication, descriptor))
    write_sums(folder)


def _write_text(path: Path, text: str) -> None:
    """Write a text with its line ends as they are."""
    path.write_text(text, encoding="utf-8", newline="")
