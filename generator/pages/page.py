"""A page, and the folder of pages on disk."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

GENERATED = ("deliberations", "documents", "beneficiaires", "axes", "anomalies", "donnees")
"""The sub-folders of ``content`` that hold generated pages and nothing else: each is replaced as a whole."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site: where it stands under ``content`` and its Markdown."""

    path: str
    text: str


def write(pages: Iterable[Page], folder: Path) -> int:
    """Write ``pages`` under ``folder`` and give their number; hand-written files at its root are left alone.

    The new pages are all written beside the old ones before any folder is swapped. Two pages that claim one address
    stop the build before anything is replaced.
    """
    beside = folder.with_name(f".{folder.name}.nouveau")
    shutil.rmtree(beside, ignore_errors=True)
    for name in GENERATED:
        (beside / name).mkdir(parents=True)
    try:
        seen = _fill(beside, pages)
        _swap(beside, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return len(seen)


def _fill(beside: Path, pages: Iterable[Page]) -> set[str]:
    """Write every page, each in its place."""
    seen: set[str] = set()
    for page in pages:
        _place(page, seen)
        (beside / page.path).write_text(page.text, encoding="utf-8", newline="\n")
    return seen


def _swap(beside: Path, folder: Path) -> None:
    """Put the new generated folders where the old ones stand."""
    folder.mkdir(parents=True, exist_ok=True)
    aside = folder.with_name(f".{folder.name}.ancien")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    for name in GENERATED:
        if (folder / name).exists():
            (folder / name).rename(aside / name)
        if any((beside / name).iterdir()):
            (beside / name).rename(folder / name)
    shutil.rmtree(aside)


def _place(page: Page, seen: set[str]) -> None:
    """Refuse a page outside the generated folders, or at an address already taken."""
    parts = PurePosixPath(page.path).parts
    if len(parts) != 2 or parts[0] not in GENERATED or ".." in parts:  # noqa: PLR2004 - a folder and a file
        raise RegistreError(
            "Une page générée sort des dossiers qui lui sont réservés.",
            page.path,
            "Vérifier l'identifiant de l'acte, du document, du bénéficiaire ou de l'axe.",
            "page-hors-dossier",
        )
    if page.path in seen:
        raise RegistreError(
            "Deux pages veulent la même adresse.",
            page.path,
            "Donner des numéros différents aux deux actes, ou retirer le doublon de seeds/.",
            "page-en-double",
        )
    seen.add(page.path)
