"""A package received as an archive: opened without trust, down to the bytes between its files."""

from __future__ import annotations

import struct
import tempfile
import zipfile
import zlib
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 4 << 30
"""Bytes that an archive may unfold to: a hundred thousand acts take one."""

BLOCK = 1 << 20

FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, struct.error, ValueError, RuntimeError)
"""What the reader of archives raises on one that is damaged."""

DATE = (1980, 1, 1, 0, 0, 0)
MODE = 0o100644 << 16
UNIX = 3
UTF8 = 0x800
"""How an archive of ours describes each of its files: the first date there is, a plain file, as written on Unix."""


@contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """The folder of a package: ``path`` itself, or for an archive a folder that holds its files while the block runs.

    Raises ``RegistreError`` (``archive-illisible``) for an archive that is not one, that names a file outside of
    itself, names one twice, unfolds to more than ``MOST`` bytes, or is not byte for byte one that we write.
    """
    if path.is_dir():
        yield path
        return
    with tempfile.TemporaryDirectory() as folder:
        try:
            with zipfile.ZipFile(path) as archive:
                _whole(path, archive)
                for entry in archive.infolist():
                    _extract(path, archive, entry, Path(folder))
        except FAULTS as error:
            raise broken(path, f"elle est abîmée ({error})") from error
        yield Path(folder)


def _extract(path: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, folder: Path) -> None:
    """Write a file of the archive, whose name was looked at."""
    target = folder / entry.filename
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        target.write_bytes(archive.read(entry))
    except FAULTS as error:
        raise broken(path, f"« {entry.filename} » est abîmé") from error


def _whole(path: Path, archive: zipfile.ZipFile) -> None:
    """Refuse an archive that hides something, in its names or between its files."""
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    for name in names:
        parts = PurePosixPath(name).parts
        if name.startswith("/") or ".." in parts or "\\" in name or name.endswith("/"):
            raise broken(path, f"le nom « {name} » n'est pas celui d'un fichier du paquet")
    if len(set(names)) != len(names):
        raise broken(path, "deux fichiers ont le même nom")
    if sum(entry.file_size for entry in entries) > MOST:
        raise broken(path, "elle se déplie en bien plus que ce que contient un paquet")
    with path.open("rb") as handle:
        place = 0
        for entry in entries:
            handle.seek(place)
            head = handle.read(30 + len(entry.filename.encode()) + 20)
            length = _head(entry, head)
            if entry.header_offset != place or not length:
                raise broken(path, f"l'en-tête de « {entry.filename} » a été modifié")
            handle.seek(place + length)
            if not _ends(handle, entry.compress_size):
                raise broken(path, f"« {entry.filename} » a été modifié")
            place += length + entry.compress_size
        handle.seek(place)
        if handle.read() != _directory(entries, place):
            raise broken(path, "sa table des fichiers a été modifiée")


def _head(entry: zipfile.ZipInfo, data: bytes) -> int:
    """The length of the header of a file, or 0 when it is not the one that says the same as the table of files."""
    said = (entry.date_time, entry.external_attr, entry.create_system, entry.flag_bits, entry.compress_type)
    name_bits = 0 if entry.filename.isascii() else UTF8
    if said != (DATE, MODE, UNIX, name_bits, zipfile.ZIP_DEFLATED) or entry.create_version != entry.extract_version:
        return 0
    for large in (True, False):
        head = entry.FileHeader(zip64=large)
        if data.startswith(head):
            return len(head)
    return 0


def _ends(handle: BinaryIO, size: int) -> bool:
    """Whether compressed bytes end where they say, the unused bits of the last one being zero."""
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for at in range(0, size - 1, BLOCK):
            stream.decompress(handle.read(min(BLOCK, size - 1 - at)))
    except zlib.error:
        return False
    last = int.from_bytes(handle.read(1))
    if stream.eof or not _completes(stream, last):
        return False
    return not any(last & 1 << bit and _completes(stream, last ^ 1 << bit) for bit in range(8))


def _completes(stream: zlib._Decompress, last: int) -> bool:
    """Whether a byte ends a compressed stream."""
    trial = stream.copy()
    try:
        trial.decompress(bytes((last,)))
    except zlib.error:
        return False
    return trial.eof


def _directory(entries: list[zipfile.ZipInfo], start: int) -> bytes:
    """The table of files that ends an archive, written anew from what it says."""
    rows = b"".join(_row(entry) for entry in entries)
    return rows + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, len(entries), len(entries), len(rows), start, 0)


def _row(entry: zipfile.ZipInfo) -> bytes:
    """The line of a file in the table of files."""
    name = entry.filename.encode()
    versions = entry.create_version, UNIX, entry.extract_version, 0
    sizes = entry.CRC, entry.compress_size, entry.file_size, len(name), 0, 0, 0, 0
    day = DATE[2] | DATE[1] << 5
    first = struct.pack("<4s4B4H", b"PK\1\2", *versions, entry.flag_bits, entry.compress_type, 0, day)
    return first + struct.pack("<3L5H2L", *sizes, MODE, entry.header_offset) + name


def broken(path: Path, why: str) -> RegistreError:
    """The refusal of an archive."""
    return RegistreError(
        f"L'archive n'est pas un paquet entier : {why}.",
        str(path),
        "La télécharger de nouveau, et comparer son empreinte avec celle qui est publiée.",
        "archive-illisible",
    )
