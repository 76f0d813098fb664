"""A folder replaced as a whole: readers see the old one or the new one, never a mixture."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def replacing(folder: Path, mark: str | None = None) -> Iterator[Path]:
    """Give an empty folder beside ``folder``; put it in the place of ``folder`` when the block ends without an error.

    ``mark`` is a file that every folder we write holds: one that is not empty and lacks it is somebody else's, and is
    refused (``dossier-etranger``). Without ``mark``, the name of the folder says that it is ours, and a block that
    writes nothing leaves no folder. An interruption leaves the old folder whole, or aside under ``.<name>.ancien``,
    from where the next replacement brings it back.
    """
    target = folder.resolve()
    new, old = (target.with_name(f".{target.name}.{suffix}") for suffix in ("nouveau", "ancien"))
    if old.exists() and not target.exists():
        old.rename(target)
    if mark is not None and target.exists() and any(target.iterdir()) and not (target / mark).is_file():
        raise RegistreError(
            f"Le dossier n'est pas vide et ne contient pas « {mark} » : il n'a pas été écrit par ce programme.",
            str(folder),
            "Indiquer un dossier vide, ou celui d'une publication précédente.",
            "dossier-etranger",
        )
    for leftover in (new, old):
        if leftover.exists():
            shutil.rmtree(leftover)
    new.mkdir(parents=True)
    try:
        yield new
        _exchange(new, target, old)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise


def _exchange(new: Path, target: Path, old: Path) -> None:
    """Two renames, the old folder coming back if the second fails; an empty folder is not put anywhere."""
    if target.exists():
        target.rename(old)
    try:
        if any(new.iterdir()):
            new.rename(target)
        else:
            new.rmdir()
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    if old.exists():
        shutil.rmtree(old)
