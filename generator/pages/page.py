"""A page, and the folder of pages on disk."""

from __future__ import annotations

import re
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.values.issue import RegistreError
from generator.values.swap import replacing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

GENERATED = (
    "deliberations",
    "documents",
    "beneficiaires",
    "axes",
    "observatoire",
    "anomalies",
    "donnees",
    "glossaire",
    "totaux",
    "couverture",
    "subventions",
    "changements",
)
"""The sub-folders of ``content`` that hold generated pages and nothing else: each is replaced as a whole."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site: its file under ``content`` and its Markdown.

    The file is always an ``index.md`` in the folder that is its address, so that a link in its HTML, relative to the
    address, is also relative to the file: MkDocs leaves such a link as it is, its successor reads it from the file.
    """

    path: str
    text: str

    @classmethod
    def at(cls, address: str, text: str) -> Page:
        """The page of an address.

        >>> Page.at("axes/feuille-axe-1", "").path, Page.at("", "").path
        ('axes/feuille-axe-1/index.md', 'index.md')
        """
        return cls(f"{address}/{INDEX}" if address else INDEX, text)


INDEX = "index.md"
ROWS = re.compile(r"lignes-\d{1,6}\.json")
"""The rows of a list, beside its page."""


def write(pages: Iterable[Page], folder: Path) -> int:
    """Write ``pages`` under ``folder`` and give their number; the hand-written files beside its home are left alone.

    The new pages are all written beside the old ones before any folder is swapped. Two pages that claim one address
    stop the build before anything is replaced.
    """
    with ExitStack() as all_or_none:
        beside = {name: all_or_none.enter_context(replacing(folder / name)) for name in GENERATED}
        seen: set[str] = set()
        home = folder / f".{INDEX}.nouveau"
        for page in pages:
            *folders, name = _place(page, seen)
            file = beside[folders[0]].joinpath(*folders[1:], name) if folders else home
            file.parent.mkdir(exist_ok=True)
            file.write_text(page.text, encoding="utf-8", newline="\n")
    if home.exists():
        home.replace(folder / INDEX)
    return sum(path.endswith(INDEX) for path in seen)


def _place(page: Page, seen: set[str]) -> tuple[str, ...]:
    """The folder and the file of a page: one outside the generated folders, or at an address taken, is refused."""
    parts = PurePosixPath(page.path).parts
    inside = len(parts) in {2, 3} and parts[0] in GENERATED and ".." not in parts and parts[-1] == INDEX
    inside = inside or (len(parts) == 2 and parts[0] in GENERATED and ROWS.fullmatch(parts[1]) is not None)  # noqa: PLR2004 - a folder and a file
    if not inside and page.path != INDEX:
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
    return parts
