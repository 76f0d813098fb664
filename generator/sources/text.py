"""A text file, read exactly as it was stored."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.sources.stored import Loaded, composed, read_bytes, source
from generator.values.issue import Gravite, Issue, RegistreError

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 20_000_000
"""Largest document: the minutes of a council, 500 pages, weigh 1.5 MB; beyond the cap a file is an accident."""

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_UTF8_LETTER = re.compile(rb"[\xc3\xc5][\x80-\xbf]")
"""An accented French letter in UTF-8. Read as Latin-1 it would be « Ã » and a symbol, which no French text holds."""


_COMPOSED = Issue(
    "accents-composes",
    Gravite.INFO,
    "Le fichier écrit chaque accent à part de sa lettre ; le texte publié les réunit, sans changer un mot.",
)


def load(path: Path, root: Path | None = None) -> Loaded:
    r"""The text of record of ``path``; its identifier comes from its name, below ``root`` when given.

    Line ends are kept as stored and offsets count code points. A byte order mark is no part of the text; a file in
    Windows' Latin-1 is decoded; accents written apart are put on their letters (NFC); each is told as an ``Issue``.
    Raises ``RegistreError`` with the code of the refusal: ``fichier-illisible``, ``document-trop-gros``,
    ``document-vide``, ``fichier-binaire``, ``encodage-utf-16``, ``encodage-inconnu``.

    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "Séance du 4 mai.txt")
    ...     _ = path.write_bytes(b"Vu la loi\r\n")
    ...     acte = load(path).source
    >>> acte.document_id, acte.text
    ('seance-du-4-mai', 'Vu la loi\r\n')
    """
    raw = read_bytes(path, MAX_BYTES)
    text, issues = decode(raw, path)
    record = composed(text)
    if record != text:
        issues = (*issues, _COMPOSED)
    return Loaded(source(path, root, raw, record), issues)


def decode(raw: bytes, path: Path) -> tuple[str, tuple[Issue, ...]]:
    """The text of ``raw`` and the issues of its encoding; UTF-8 first, then the Latin-1 of Windows.

    Raises ``RegistreError``: ``fichier-binaire``, ``encodage-utf-16``, ``encodage-inconnu``.
    """
    if raw.startswith(_UTF16):
        raise RegistreError(
            "Le texte est encodé en UTF-16.",
            str(path),
            "Ouvrir le fichier dans un éditeur de texte et l'enregistrer en UTF-8.",
            "encodage-utf-16",
        )
    if b"\0" in raw:
        raise _binary(path)
    body = raw.removeprefix(_BOM)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_latin(body, error.start, path)
    if len(body) == len(raw):
        return text, ()
    message = "Le fichier commence par une marque d'ordre des octets, qui ne fait pas partie du texte."
    return text, (Issue("marque-ordre-octets", Gravite.INFO, message),)


def _decode_latin(body: bytes, start: int, path: Path) -> tuple[str, tuple[Issue, ...]]:
    """``body`` as Windows-1252, unless something in it shows that it is no such text."""
    try:
        text = body.decode("cp1252")
    except UnicodeDecodeError:
        text = "\0"
    if _CONTROL.search(text):
        raise _binary(path)
    if _UTF8_LETTER.search(body):
        line = body.count(b"\n", 0, start) + 1
        raise RegistreError(
            f"Le texte est en UTF-8, mais un caractère y est abîmé (octet {start}).",
            f"{path}, ligne {line}",
            "Reprendre le fichier à sa source, ou corriger cette ligne et l'enregistrer en UTF-8.",
            "encodage-inconnu",
        )
    message = "Le fichier n'est pas en UTF-8 ; il a été lu comme du Latin-1 (Windows-1252)."
    return text, (Issue("encodage-latin-1", Gravite.AVERTISSEMENT, message),)


def _binary(path: Path) -> RegistreError:
    """The refusal of a file that holds no text."""
    return RegistreError(
        "Le fichier n'est pas un texte : il contient des octets de contrôle.",
        str(path),
        "Déposer le texte du document, ou donner au fichier l'extension de son vrai format.",
        "fichier-binaire",
    )
