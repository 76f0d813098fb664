"""A page, and the folder of pages on disk."""

from __future__ import annotations

import re
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.values.issue import RegistreError
from generator.values.swap import replacing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
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


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where new pages are put, beside the old ones; several processes may put pages on one shelf."""

    folders: Mapping[str, Path]
    home: Path

    def put(self, pages: Iterable[Page]) -> int:
        """Write pages and give their number."""
        number = 0
        for number, page in enumerate(pages, start=1):  # noqa: B007 - the last one is the number
            self._put(page)
        return number

    def _put(self, page: Page) -> None:
        """Write a page; one outside the generated folders, or at an address taken, is refused."""
        *folders, name = _place(page)
        file = self.folders[folders[0]].joinpath(*folders[1:], name) if folders else self.home
        file.parent.mkdir(exist_ok=True)
        try:
            with file.open("xb", buffering=0) as handle:
                handle.write(page.text.encode())
        except FileExistsError as error:
            raise RegistreError(
                "Deux pages veulent la même adresse.",
                page.path,
                "Donner des numéros différents aux deux actes, ou retirer le doublon de seeds/.",
                "page-en-double",
            ) from error


@contextmanager
def shelf(folder: Path) -> Iterator[Shelf]:
    """Give a shelf for the pages of ``folder``, which replace the old ones when the block ends without an error.

    The hand-written files beside the home are left alone.
    """
    with ExitStack() as all_or_none:
        beside = {name: all_or_none.enter_context(replacing(folder / name)) for name in GENERATED}
        home = folder / f".{INDEX}.nouveau"
        home.unlink(missing_ok=True)
        yield Shelf(beside, home)
    if home.exists():
        home.replace(folder / INDEX)


def write(pages: Iterable[Page], folder: Path) -> int:
    """Write ``pages`` under ``folder`` and give their number."""
    with shelf(folder) as new:
        return new.put(pages)


def _place(page: Page) -> tuple[str, ...]:
    """The folders and the file of a page: one outside the generated folders is refused."""
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
    return parts
