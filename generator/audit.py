"""What a person who trusts nobody runs: everything is recomputed, from the sources to the pages."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from generator import build
from generator.build import Rapport
from generator.values.said import compte

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Iterator

    from generator.intake import Progress
    from generator.package.read import Dataset

SHOWN = 50
"""Differences that are named: the first ones tell the cause."""


def changes(old: Path, new: Path, *, details: int, markdown: bool = False) -> Rapport:
    """What the package ``new`` adds to ``old``, changes or withdraws, fact by fact, in sentences or as a page."""
    from generator.package import announce
    from generator.package.changes import changes

    passage = changes(old, new)
    tell = announce.markdown if markdown else announce.sentences
    return Rapport(nouvelles=passage.nouvelles, lignes=tuple(tell(passage, details)))


def record(old: Path, new: Path, seeds: Path, date: dt.date) -> Rapport:
    """Add those changes to the history beside the documents, from which the next package takes them."""
    from generator.package import chronicle
    from generator.package.changes import changes

    passage = changes(old, new)
    number = chronicle.record(passage, seeds, date)
    told = compte(len(passage.nouvelles), "changement inscrit", "changements inscrits")
    line = f"Publication {number}, version {passage.apres} : {told} dans {seeds / chronicle.FILE}."
    return Rapport(nouvelles=passage.nouvelles, lignes=(line,))


def package_alone(path: Path) -> Rapport:
    """A package received from anyone, a folder or an archive: all that it promises, recomputed from its own files."""
    from generator.package.check import check
    from generator.package.read import read
    from generator.package.scdl import depot
    from generator.package.unpack import unpacked

    with unpacked(path) as folder:
        problems = check(folder)
        if problems:
            return Rapport(problemes=tuple(map(str, problems)))
        dataset = read(folder)
        if unfounded := tuple(depot.unfounded(folder, dataset.tables)):
            return Rapport(problemes=tuple(map(str, unfounded)))
        return _told(dataset, folder, ())


def everything(  # noqa: PLR0913 - four folders, and how to go about it
    seeds: Path,
    package: Path,
    content: Path,
    site: Path | None = None,
    *,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Rapport:
    """The package by itself; then documents read again, package and pages made again, and compared byte for byte.

    ``site`` is built again as well, where one is given. Raises ``RegistreError`` when the documents give no package.
    """
    from generator.package.check import check
    from generator.package.read import read
    from generator.pages.page import GENERATED

    problems = [str(problem) for problem in check(package)]
    if not problems:
        problems += _changed(seeds, read(package))
    with tempfile.TemporaryDirectory() as temporary:
        new = Path(temporary)
        again = build.package(seeds, new / "package", jobs=jobs, progress=progress)
        build.pages(new / "package", new / "content", jobs=jobs)
        problems += differences(new / "package", package)
        for folder in GENERATED:
            problems += differences(new / "content" / folder, content / folder)
        home = {path.name for path in (new / "content").glob("*.md")}
        problems += differences(new / "content", content, home)
        if site is not None:
            build.site(new / "package", content, new / "site")
            problems += differences(new / "site", site)
        if problems:
            rest = len(problems) - SHOWN
            more = (f"… et {compte(rest, 'autre différence', 'autres différences')}",) if rest > 0 else ()
            return Rapport(problemes=(*dict.fromkeys(problems[:SHOWN]), *more))
        made = compte(len(list((new / "content").rglob("*.md"))), "page refaite", "pages refaites")
        whole = ("site refait",) if site is not None else ()
        return _told(read(package), package, ("documents relus", made, *whole)) + Rapport(
            rejets=again.rejets, erreurs=again.erreurs
        )


def differences(expected: Path, found: Path, names: Collection[str] | None = None) -> Iterator[str]:
    """The files of ``found`` that are not, byte for byte, those of ``expected``, each with the line where they part.

    Every file counts, or those of ``names`` alone.
    """
    wanted, there = (
        {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        for folder in (expected, found)
    )
    if names is not None:
        wanted, there = wanted & set(names), there & set(names)
    for name in sorted(wanted | there):
        if name not in there:
            yield f"{found / name} : le fichier manque"
        elif name not in wanted:
            yield f"{found / name} : rien dans les sources ne donne ce fichier"
        else:
            mine, theirs = (expected / name).read_bytes(), (found / name).read_bytes()
            if mine != theirs:
                yield f"{found / name}, ligne {_first(mine, theirs)} : ce n'est pas ce que donnent les sources"


def _first(mine: bytes, theirs: bytes) -> int:
    """The number of the first line that differs."""
    pairs = zip(mine.split(b"\n"), theirs.split(b"\n"), strict=False)
    same = next((number for number, (one, other) in enumerate(pairs, start=1) if one != other), None)
    return same or min(mine.count(b"\n"), theirs.count(b"\n")) + 1


def _changed(seeds: Path, dataset: Dataset) -> Iterator[str]:
    """The documents that are no longer those that were read."""
    for document in dataset.tables.documents:
        path = seeds / document.fichier
        if not path.is_file():
            yield f"{path} : le document manque"
        elif hashlib.sha256(path.read_bytes()).hexdigest() != document.sha256:
            yield f"{path} : le document n'est plus celui qui a été lu, son empreinte a changé"


def _told(dataset: Dataset, folder: Path, more: Iterable[str]) -> Rapport:
    """What was verified, in figures."""
    from generator.package.sums import read_sums

    tables = dataset.tables
    rows = sum(len(getattr(tables, name)) for name in tables.__dataclass_fields__)
    quoted = sum(bool(row.citation) for row in tables.provenances) + len(tables.liens)
    quoted += sum(bool(row.citation) for row in tables.anomalies)
    done = (
        compte(len(read_sums(folder)), "empreinte"),
        f"{compte(rows, 'enregistrement')} (formes, clés, renvois)",
        f"{compte(quoted, 'citation')} mot pour mot",
        compte(len(tables.controles), "recoupement"),
        *more,
    )
    return Rapport(
        documents=len(tables.documents),
        actes=len(tables.actes),
        lignes=(f"Vérifié, rien à redire : {', '.join(done)}.",),
    )
