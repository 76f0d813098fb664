"""What stands on the disk: the bytes of a file, and the text of record that is made of them."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.values.identifiers import slug
from generator.values.issue import Issue, RegistreError
from generator.values.source import Source

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = {".txt": "txt", ".pdf": "pdf", ".docx": "docx", ".html": "html", ".htm": "html"}
"""The extensions that are read, each with the format of its document (column ``format``)."""

_NO_WORD = " \t\r\n\f\v\u00a0\ufeff"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document and what had to be said about its storage before a word of it was read."""

    source: Source
    issues: tuple[Issue, ...] = ()


def composed(text: str) -> str:
    r"""The text with each accent in one character with its letter, as keyboards write it and patterns look for it.

    >>> composed("se\u0301ance") == "s\u00e9ance"
    True
    """
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def format_of(path: Path) -> str:
    """The format that the extension of ``path`` announces; without one that is known, it is read as text."""
    return FORMATS.get(path.suffix.lower(), "txt")


def read_bytes(path: Path, limit: int) -> bytes:
    """The bytes of a regular file of at most ``limit`` bytes; the size is asked before they are read.

    Raises ``RegistreError``: ``fichier-illisible``, ``document-trop-gros``.
    """
    try:
        size = path.stat().st_size
        if size <= limit and path.is_file():
            return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error.strerror or "erreur d'entrée-sortie") from error
    if size > limit:
        raise RegistreError(
            f"Le document pèse {size // 1_000_000} Mo ; la limite est de {limit // 1_000_000} Mo.",
            str(path),
            "Découper le document acte par acte, ou vérifier qu'il s'agit bien d'un acte.",
            "document-trop-gros",
        )
    raise _unreadable(path, "ce n'est pas un fichier ordinaire")


def source(  # noqa: PLR0913, PLR0917 - what a document is: its place, its bytes, its text, its pages
    path: Path,
    root: Path | None,
    raw: bytes,
    text: str,
    pages: tuple[int, ...] = (),
    ocr: frozenset[int] = frozenset(),
) -> Source:
    """The text of record of the file ``path`` that holds ``raw``; its identifier comes from its name, below ``root``.

    Raises ``RegistreError`` (``document-vide``) for a text without a word.
    """
    if not text.strip(_NO_WORD):
        raise RegistreError(
            "Le document est vide.",
            str(path),
            "Déposer le document complet, ou retirer le fichier du dossier.",
            "document-vide",
        )
    relative = path.relative_to(root) if root else path.relative_to(path.parent)
    return Source(
        document_id=slug(*relative.parent.parts, relative.stem),
        fichier=relative.as_posix(),
        format=format_of(path),
        text=text,
        sha256=hashlib.sha256(raw).hexdigest(),
        pages=pages,
        ocr=ocr,
    )


def _unreadable(path: Path, reason: str) -> RegistreError:
    """The refusal of a file that the system does not give."""
    return RegistreError(
        f"Le fichier ne peut pas être lu : {reason}.",
        str(path),
        "Vérifier que le fichier existe et que ses droits permettent de le lire.",
        "fichier-illisible",
    )
