"""The files that the documents were read from: a reader opens the act as it was printed."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.package.problem import Chunk, Problem
    from generator.values.tables import Tables

FOLDER = "originaux"

FORMATS = frozenset({"pdf", "docx"})
"""Formats that are served. A page of HTML could run its script on our site; a text file is its own text of record."""

OCCULTED = frozenset({"nom-occulte", "nom-retire", "acte-retire"})
"""The doubts of a document whose text had words blotted out: its original prints them still."""


def originals(tables: Tables, seeds: Path) -> dict[str, Path]:
    """The file of each document that may be served, by its name in the package.

    ``{"originaux/2024-017.pdf": Path("seeds/2024_017.pdf")}``. A document whose text had words blotted out has none
    (CRPA L312-1-2).
    """
    named = {anomalie.document_id for anomalie in tables.anomalies if anomalie.code in OCCULTED}
    return {
        f"{FOLDER}/{document.document_id}.{document.format}": seeds / document.fichier
        for document in tables.documents
        if document.format in FORMATS and document.document_id not in named
    }


def listed(names: Mapping[str, str]) -> dict[str, str]:
    """Among the files of a package, the original of each document.

    >>> listed({"actes.csv": "9f…", "originaux/2024-017.pdf": "3a…"})
    {'2024-017': 'originaux/2024-017.pdf'}
    """
    return {PurePosixPath(name).stem: name for name in names if name.startswith(f"{FOLDER}/")}


def false_originals(chunk: Chunk, sums: Mapping[str, str]) -> Iterator[Problem]:
    """The documents whose original is not the file that was read."""
    found = listed(sums)
    for index, (document_id, stated) in enumerate(zip(chunk["document_id"], chunk["sha256"], strict=True)):
        if document_id in found and sums[found[document_id]] != stated:
            yield chunk.problem("original", index, f"« {found[document_id]} » n'est pas le fichier lu", "sha256")
