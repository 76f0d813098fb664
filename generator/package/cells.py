"""CSV as the package writes it: UTF-8, comma, line feeds, RFC 4180 quoting; and strict reading of the same."""

from __future__ import annotations

import csv
from itertools import islice
from typing import TYPE_CHECKING

from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import TextIO

CHUNK = 512
"""Rows held at once: enough for whole-column work, few enough to stay near the processor: 8 192 cost a third more."""

csv.field_size_limit(2**31 - 1)  # the text of an article may exceed the 128 kB that the module allows by itself


class _Lines:
    """Turns the CRLF line ends of the CSV writer into LF.

    The writer of Python quotes a lone carriage return only when its own line end holds one: with LF, such a cell would
    break its row in two.
    """

    def __init__(self, handle: TextIO) -> None:
        """Write to ``handle``."""
        self._write = handle.write

    def write(self, row: str) -> None:
        """Write one row; raises ``ValueError`` for a NUL, which no CSV reader agrees on."""
        if "\0" in row:
            message = "caractère nul (U+0000)"
            raise ValueError(message)
        self._write(row[:-2] + "\n")


def write_cells(path: Path, names: tuple[str, ...], rows: Iterable[Iterable[object]]) -> None:
    """Write a table; ``None`` is an empty cell. Raises ``RegistreError`` for a character that cannot be stored."""
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(_Lines(handle), lineterminator="\r\n")
        try:
            writer.writerow(names)
            writer.writerows(rows)
        except ValueError as error:  # a lone surrogate is a UnicodeEncodeError, which is a ValueError
            raise RegistreError(
                f"Une valeur ne peut pas être écrite telle quelle : {error}.",
                path.name,
                "Corriger la lecture du document d'où vient cette valeur.",
                "valeur-non-inscriptible",
            ) from error


def header(path: Path) -> tuple[str, ...]:
    """The columns that a table has, which may be those of another version; raises ``RegistreError`` as ``columns``."""
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            return tuple(next(csv.reader(handle, strict=True), ()))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise _broken(path, str(error)) from error


def columns(path: Path, names: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], ...]]:
    """The cells of a table by column, some thousands of rows at a time.

    Raises ``RegistreError`` when the file is not UTF-8, has other columns than ``names``, or a row of another length.
    """
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            reader = csv.reader(handle, strict=True)
            if (header := tuple(next(reader, ()))) != names:
                raise _broken(path, f"les colonnes sont {', '.join(header) or 'absentes'}")
            while chunk := list(islice(reader, CHUNK)):
                if any(map(len(names).__ne__, map(len, chunk))):
                    raise _broken(path, f"un enregistrement n'a pas {len(names)} cellules")
                yield tuple(zip(*chunk, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise _broken(path, str(error)) from error


def _broken(path: Path, why: str) -> RegistreError:
    """A table that is not the one the package promises."""
    return RegistreError(
        f"La table ne se lit pas : {why}.",
        str(path),
        "Refaire le paquet à partir des documents, sans modifier ses fichiers à la main.",
        "table-illisible",
    )
