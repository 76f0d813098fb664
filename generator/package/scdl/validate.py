"""A file against its model: the verdict of the national validator, and what we ask beyond it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.package.constraints import fault
from generator.package.scdl.regles import REGLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.package.scdl.modeles import Modele


@dataclass(frozen=True, slots=True)
class Faute:
    """What is wrong with a row: the columns it is about, the first of them the place, the check, and French words."""

    colonnes: tuple[str, ...]
    code: str
    quoi: str


def faults(modele: Modele, row: Mapping[str, str], *, strict: bool = True) -> Iterator[Faute]:
    """Everything wrong with a row, by column then by check. ``strict`` adds our own checks to the national ones.

    A check is not run on a cell that is itself wrong. National numbers may be written ``1e3``; ours may not.
    """
    wrong: set[str] = set()
    for field in modele.fields:
        if found := fault(field, row[field.name]):
            code, quoi = found
            wrong.add(field.name)
            yield Faute((field.name,), code, quoi)
    for regle in modele.regles + (modele.regles_propres if strict else ()):
        if wrong.isdisjoint(regle.colonnes) and (said := REGLES[regle.nom](*map(row.__getitem__, regle.colonnes))):
            yield Faute(regle.colonnes, regle.nom, said)


def file_faults(modele: Modele, path: Path, *, strict: bool = True) -> Iterator[tuple[int, Faute]]:
    """The faults of a CSV file, each with its row from 1; the row 0 is the header.

    The columns must be those of the standard, in its order; nothing more is said of a file that has others.
    """
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            reader = csv.reader(handle, strict=True)
            if tuple(next(reader, ())) != modele.colonnes:
                yield (
                    0,
                    Faute((), "colonnes", f"les colonnes ne sont pas celles du modèle {modele.nom}, dans son ordre"),
                )
                return
            for rank, cells in enumerate(reader, start=1):
                if len(cells) != len(modele.colonnes):
                    yield rank, Faute((), "cellules", f"l'enregistrement a {len(cells)} cellules")
                    continue
                row = dict(zip(modele.colonnes, cells, strict=True))
                yield from ((rank, wrong) for wrong in faults(modele, row, strict=strict))
    except (UnicodeDecodeError, csv.Error) as error:
        yield 0, Faute((), "illisible", f"le fichier ne se lit pas ({error})")
