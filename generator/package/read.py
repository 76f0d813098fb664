"""A data package to typed records: all that pages and site ever receive."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator.package.descriptor import DESCRIPTOR
from generator.package.dictionary import Colonne, Table, dictionary, tree
from generator.package.exports.database import Answer, ask
from generator.package.originals import listed
from generator.package.publication import Publication
from generator.package.questions import Question, questions
from generator.package.rows import read_table
from generator.package.scdl import depot
from generator.package.sums import digest, read_sums
from generator.package.views import Vue, vues
from generator.values.issue import RegistreError, Rejet
from generator.values.tables import RECORD_TYPES, Tables

if TYPE_CHECKING:
    from pathlib import Path

    from generator.values.scdl import Conformite, FichierScdl

__all__ = ["Colonne", "Dataset", "Question", "Table", "Textes", "Vue", "read"]


class Textes(Mapping[str, str]):
    """The text of record of each document, read when it is asked for and compared with its digest.

    It holds no text: it travels to another process at no cost.
    """

    def __init__(self, folder: Path, sums: Mapping[str, str]) -> None:
        """The texts of the package in ``folder``, whose files have the digests ``sums``."""
        self._folder = folder
        self._sums = {
            name.removeprefix("textes/").removesuffix(".txt"): value
            for name, value in sums.items()
            if name.startswith("textes/")
        }

    def __getitem__(self, document_id: str) -> str:
        """The text, every line end as the document has it."""
        expected = self._sums[document_id]
        path = self._folder / "textes" / f"{document_id}.txt"
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() != expected:
            raise _altered(path)
        return data.decode()

    def __iter__(self) -> Iterator[str]:
        """The documents, in order."""
        return iter(self._sums)

    def __len__(self) -> int:
        """How many documents have a text."""
        return len(self._sums)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A package as pages and site see it.

    ``created`` is the date of the data (``2024-06-21``), when acts state one; ``originaux`` the original of a document,
    by its ``document_id``, for those that have one (``originaux/2024-017.pdf``). ``scdl`` are the files in the national
    formats, ``conformite`` the report of what keeps rows out of them.
    """

    tables: Tables
    textes: Mapping[str, str]
    publication: Publication
    descriptor: Mapping[str, Any]
    version: str
    created: str | None
    rejets: tuple[Rejet, ...]
    originaux: Mapping[str, str] = field(default_factory=dict)
    scdl: tuple[FichierScdl, ...] = ()
    conformite: tuple[Conformite, ...] = ()

    def dictionnaire(self) -> tuple[Table, ...]:
        """The codebook: each table and column, with what it holds; in the order of the diagram."""
        return tuple(tree(dictionary(self.tables)))

    def questions(self) -> tuple[Question, ...]:
        """The worked questions of the codebook."""
        return questions()

    def vues(self) -> tuple[Vue, ...]:
        """The views of the database and of the workbook, in words."""
        return vues()

    def reponse(self, question: Question) -> Answer:
        """What the package answers today: the columns of the answer, and its rows."""
        return ask(self.tables, question.sql)


def read(folder: Path) -> Dataset:
    """The package in ``folder``, whose files are those that its list of digests vouches for.

    Raises ``RegistreError`` for a file that is missing, altered, or not what the contract says. That references resolve
    and citations are true was established by ``write`` and is established again by ``check``.
    """
    sums = read_sums(folder)
    names = [DESCRIPTOR, depot.REPORT, *(f"{table}.csv" for table in RECORD_TYPES)]
    for name in names:
        if not (folder / name).is_file() or digest(folder / name) != sums.get(name):
            raise _altered(folder / name)
    descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    tables: dict[str, Any] = {table: read_table(folder / f"{table}.csv", table) for table in RECORD_TYPES}
    created = descriptor.get("created")
    return Dataset(
        tables=Tables(**tables),
        textes=Textes(folder, sums),
        publication=Publication.from_descriptor(descriptor),
        descriptor=descriptor,
        version=descriptor["version"],
        created=created[:10] if created else None,
        rejets=tuple(Rejet(**rejet) for rejet in descriptor["rejets"]),
        originaux=listed(sums),
        scdl=depot.listed(descriptor),
        conformite=depot.read(folder),
    )


def _altered(path: Path) -> RegistreError:
    """The error of a file that is not the one the package was written with."""
    return RegistreError(
        "Le fichier manque ou a été modifié depuis que le paquet a été écrit.",
        str(path),
        "Refaire le paquet à partir des documents, sans modifier ses fichiers à la main.",
        "paquet-modifie",
    )
