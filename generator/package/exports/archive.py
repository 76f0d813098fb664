"""Zip archives whose bytes follow their content: names in order, one date, one mode, and a list of digests."""

from __future__ import annotations

import hashlib
import zipfile
from typing import TYPE_CHECKING

from generator.package.sums import NAME

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_DATE = (1980, 1, 1, 0, 0, 0)
"""The first date that a zip can hold: files of the archive say no date of their own."""

_MODE = 0o100644 << 16

_BLOCK = 1 << 20


def write(path: Path, members: Mapping[str, Iterable[bytes]]) -> None:
    """Write the files ``members``, each given as pieces of bytes; ``SHA256SUMS`` is added where they have none."""
    sums = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, pieces in sorted(members.items()):
            digest = hashlib.sha256()
            with archive.open(_entry(name), "w", force_zip64=True) as member:
                for piece in pieces:
                    digest.update(piece)
                    member.write(piece)
            sums[name] = digest.hexdigest()
        if NAME not in members:
            listed = "".join(f"{value}  {name}\n" for name, value in sums.items())
            archive.writestr(_entry(NAME), listed.encode())


def pieces(path: Path) -> Iterator[bytes]:
    """The bytes of a file, opened when they are asked for."""
    with path.open("rb") as handle:
        while piece := handle.read(_BLOCK):
            yield piece


def _entry(name: str) -> zipfile.ZipInfo:
    """The entry of a file: nothing of the machine or of the hour in it."""
    entry = zipfile.ZipInfo(name, _DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3  # as written on Unix, wherever it is
    entry.external_attr = _MODE
    return entry
