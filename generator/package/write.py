"""Records to a data package: built beside the old one, checked, then put in its place."""

from __future__ import annotations

import hashlib
import json
import shutil
from functools import partial
from typing import TYPE_CHECKING, Any

from generator.package import codebook
from generator.package.check import check
from generator.package.descriptor import DESCRIPTOR, describe
from generator.package.leaflet import leaflet
from generator.package.originals import FOLDER, originals
from generator.package.rows import write_table
from generator.package.scdl import depot
from generator.package.schemas import schemas
from generator.package.sums import digest, read_sums, write_sums
from generator.values.issue import RegistreError
from generator.values.processes import spread
from generator.values.swap import replacing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from generator.package.problem import Problem
    from generator.package.publication import Publication
    from generator.values.tables import Corpus, Record

MANY = 20_000
"""Rows from which a second process gives more than starting it costs."""

SHOWN = 10
"""Problems listed in the message; the first ones name the cause, a thousand would hide it."""


def write(
    corpus: Corpus, folder: Path, publication: Publication, seeds: Path | None = None, *, jobs: int | None = None
) -> None:
    """Write the package of ``corpus`` in place of ``folder``, with the originals found in ``seeds``.

    Raises ``RegistreError`` (``paquet-invalide``) when the package does not pass its own checks, and leaves the old
    folder as it was.
    """
    with replacing(folder, mark=DESCRIPTOR) as new:
        _write_files(corpus, new, publication, jobs)
        if seeds:
            _copy(originals(corpus.tables, seeds), new)
        if problems := check(new, jobs=jobs):
            raise _refused(folder, problems)


def _write_files(corpus: Corpus, folder: Path, publication: Publication, jobs: int | None) -> None:
    """Write every file of the package into an empty folder."""
    rows = {contract.table: getattr(corpus.tables, contract.table) for contract in schemas()}
    jobs = jobs if sum(map(len, rows.values())) > MANY else 1
    works: list[Callable[[], Any]] = [
        *(
            partial(_write_table, folder, table, rows[table])
            for table in sorted(rows, key=lambda name: -len(rows[name]))
        ),
        partial(depot.write, corpus.tables, folder),
        partial(_write_texts, folder, corpus.textes),
        partial(codebook.codebook, corpus.tables),
    ]
    # one table holds more than all others: what is left is done beside it
    *written, national, texts, book = spread(lambda rank: works[rank](), range(len(works)), jobs, few=2, chunk=1)
    tables = dict(sorted(written))
    tables |= {item["path"]: (item["bytes"], item["hash"].removeprefix("sha256:")) for item in national}
    descriptor = describe(corpus, publication, tables, national)
    sums = {name: value for name, (_, value) in tables.items()} | texts
    sums[DESCRIPTOR] = _write_text(folder / DESCRIPTOR, json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n")
    sums["README.md"] = _write_text(folder / "README.md", leaflet(corpus.tables, publication, descriptor))
    sums[codebook.NAME] = _write_text(folder / codebook.NAME, book)
    write_sums(folder, sums)


def _write_table(folder: Path, table: str, rows: tuple[Record, ...]) -> tuple[str, tuple[int, str]]:
    """Write one table: its file, with the bytes and the digest of it."""
    path = folder / f"{table}.csv"
    write_table(path, table, rows)
    return path.name, (path.stat().st_size, digest(path))


def _write_texts(folder: Path, textes: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Write the text of each document: their files, each with its digest."""
    (folder / "textes").mkdir()
    names = ((f"textes/{document_id}.txt", text) for document_id, text in textes)
    return {name: _write_text(folder / name, text) for name, text in names}


def _write_text(path: Path, text: str) -> str:
    """Write one text, and give the digest of it."""
    data = text.encode()
    path.write_bytes(data)
    return hashlib.sha256(data).hexdigest()


def _copy(files: Mapping[str, Path], folder: Path) -> None:
    """Add the originals to a package, and their digests to its list."""
    if not files:
        return
    (folder / FOLDER).mkdir()
    sums = read_sums(folder)
    for name, path in files.items():
        shutil.copyfile(path, folder / name)
        sums[name] = digest(folder / name)
    write_sums(folder, sums)


def _refused(folder: Path, problems: tuple[Problem, ...]) -> RegistreError:
    """The error of a package that does not keep its promises: its first problems, and how many there are."""
    first = "\n    ".join(map(str, problems[:SHOWN]))
    return RegistreError(
        f"Le paquet ne tient pas ses promesses ({len(problems)} problèmes) ; rien n'a été publié.\n    {first}",
        str(folder),
        "Corriger la règle de lecture ou la correction qui a produit ces valeurs.",
        "paquet-invalide",
    )
