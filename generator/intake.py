"""A folder of documents comes in: each is read and assembled, alone or by several processes, or set aside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.values.issue import RegistreError, Rejet
from generator.values.processes import spread

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.assembly.draft import Draft
    from generator.sources.registry import Body
    from generator.values.issue import Issue
    from generator.values.lecture import Lecture
    from generator.values.source import Source

Progress = Callable[[int, int, str], None]
"""Called after each step with how many are done, how many there are, and what was done: ``(3, 5, "seeds/a.txt")``."""


Names = Mapping[str, tuple[str, ...]]
"""The withdrawn names that are blotted out of every text, in all their forms, by the place of their withdrawal."""


def read_all(
    seeds: Path, jobs: int | None, progress: Progress | None, names: Names = MappingProxyType({})
) -> tuple[list[Draft], tuple[Rejet, ...]]:
    """Every document of a folder, read and assembled without those names, and those that are set aside, by name."""
    from generator.sources.inventory import discover

    inventory = discover(seeds)
    rejets = list(inventory.rejets)
    drafts: list[Draft] = []
    for number, (path, outcome) in enumerate(_drafts(inventory.fichiers, seeds, jobs, dict(names)), start=1):
        if isinstance(outcome, Rejet):
            rejets.append(outcome)
        else:
            drafts.append(outcome)
        if progress is not None:
            progress(number, len(inventory.fichiers), str(path))
    return drafts, tuple(sorted(rejets, key=lambda rejet: rejet.fichier))


def _drafts(
    files: tuple[Path, ...], seeds: Path, jobs: int | None, names: Names
) -> Iterator[tuple[Path, Draft | Rejet]]:
    """What each file gives, in the order of the files, read by one process or several."""
    if not files:
        return
    first, *others = files
    work = partial(draft, seeds, names=names)
    yield first, work(first)  # read here: the vocabulary it loads is inherited by the workers
    yield from zip(others, spread(work, others, jobs), strict=True)


def draft(seeds: Path, path: Path, names: Names = MappingProxyType({})) -> Draft | Rejet:
    """One document read, assembled, corrected, completed and checked; or the reason why it is set aside."""
    from generator.assembly import complements, corrections, document
    from generator.extraction import privacy
    from generator.sources.load import load
    from generator.sources.registry import bodies

    try:
        loaded = load(path, seeds)
        beside = path.with_name(path.stem + corrections.SUFFIX)
        decided = corrections.load(beside) if beside.exists() else ()
        beyond = path.with_name(path.stem + complements.SUFFIX)
        completed = complements.load(beyond) if beyond.exists() else ()
        known = bodies()
        source, withdrawn, found = privacy.withdrawn(loaded.source, names)
        lecture, occulted = _read(source, known)
        issues = (*loaded.issues, *withdrawn, *occulted)
        return replace(document.draft(lecture, known, decided, completed, issues), occultes=found)
    except RegistreError as error:
        if error.code in corrections.STOP | complements.STOP:
            raise
        return Rejet(path.relative_to(seeds).as_posix(), error.code, error.quoi, error.ou, error.remede)
    except Exception as error:  # noqa: BLE001 - a fault of ours in one document must not stop the others
        return Rejet(
            path.relative_to(seeds).as_posix(),
            "lecture-interrompue",
            f"Une erreur du programme a interrompu la lecture ({type(error).__name__} : {error}).",
            str(path),
            "Signaler ce message avec le document ; registre read montre où la lecture s'arrête.",
        )


def _read(source: Source, known: tuple[Body, ...]) -> tuple[Lecture, tuple[Issue, ...]]:
    """What is read in a source, the names of natural persons who receive blotted out of its text beforehand."""
    from generator.extraction import document, privacy

    lecture = document.read(source, known)
    names = privacy.receivers(lecture)
    if not names:
        return lecture, ()
    blotted, issue = privacy.blotted(lecture, names)
    return document.read(blotted, known), (issue,)


def read(path: Path) -> Lecture:
    """What is read in one document, for display."""
    from generator.sources.load import load
    from generator.sources.registry import bodies

    return _read(load(path).source, bodies())[0]
