"""``SHA256SUMS``: the digest of every file of the package, as ``sha256sum -c`` reads it."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "SHA256SUMS"

_LINE = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9_-][A-Za-z0-9._/-]*)")


def digest(path: Path) -> str:
    """The sha256 of a file, in lower-case hexadecimal."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def files(folder: Path) -> tuple[str, ...]:
    """The files of the package but this one, as POSIX paths inside ``folder``, sorted."""
    found = []
    for place, _, names in os.walk(folder):
        inside = Path(place).relative_to(folder).as_posix()
        found += [name if inside == "." else f"{inside}/{name}" for name in names]
    return tuple(sorted(name for name in found if name != NAME))


def write_sums(folder: Path, sums: Mapping[str, str]) -> None:
    """Write the list of ``sums``, the digest of each file by path."""
    lines = (f"{value}  {name}\n" for name, value in sorted(sums.items()))
    (folder / NAME).write_text("".join(lines), encoding="utf-8", newline="\n")


def read_sums(folder: Path) -> dict[str, str]:
    """The digest of each file, by path. Raises ``RegistreError`` when the list is absent or is not one of ours."""
    path = folder / NAME
    try:
        text = path.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        raise _broken(path, str(error)) from error
    sums: dict[str, str] = {}
    *lines, rest = text.split("\n")
    for line in (*lines, *([rest] if rest else [])):
        if not (found := _LINE.fullmatch(line)) or ".." in line:
            raise _broken(path, f"la ligne « {line} » n'est pas une empreinte suivie d'un fichier")
        sums[found[2]] = found[1]
    if rest or list(sums) != sorted(sums) or len(sums) != len(lines):
        raise _broken(path, "la liste des empreintes n'est pas celle d'un paquet")
    return sums


def _broken(path: Path, why: str) -> RegistreError:
    """The error of a folder that is not a whole package of ours."""
    return RegistreError(
        f"Ce dossier n'est pas un paquet entier : {why}.",
        str(path),
        "Refaire le paquet à partir des documents.",
        "paquet-illisible",
    )
