"""What a page says of the file that a document came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.values.said import compte, pourcent

if TYPE_CHECKING:
    from generator.pages.index import Index


@dataclass(frozen=True, slots=True)
class IdentiteVue:
    """The document: what identifies its bytes, how much of it was understood, and its original if there is one."""

    document_id: str
    fichier: str
    sha256: str
    longueur: str
    part_lue: str
    original: str | None


def identite_vue(index: Index, document_id: str) -> IdentiteVue:
    """The identity of the document ``document_id``."""
    row = index.documents[document_id]
    pages = f", {compte(row.pages, 'page')}" if row.pages else ""
    return IdentiteVue(
        document_id,
        row.fichier,
        row.sha256,
        f"{compte(row.caracteres, 'caractère')}{pages}",
        pourcent((row.part_lue * 100).quantize(type(row.part_lue)("0.1"))),
        index.dataset.originaux.get(document_id),
    )
