"""Acts invented in the layouts of the field, each with all that must be read in it, line by line.

``acts/`` holds the acts, ``golden/acts/`` what a person reads in them. Where the program reads otherwise today, the
line says so by a mark: a wrong value is never written as the right one.
"""

from __future__ import annotations

import os
import unicodedata
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator import intake
from generator.assembly.draft import table_of
from generator.values.acts import Acte, Presence
from generator.values.issue import Rejet
from generator.values.written import written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.assembly.draft import Draft
    from generator.values.tables import Record

HERE = Path(__file__).parent
ACTS = HERE / "acts"
GOLDEN = HERE / "golden/acts"
NAMES = sorted(path.stem for path in ACTS.glob("*.txt"))

POSITIONS = frozenset({
    "acte_id", "document_id", "collectivite_id", "subvention_id", "beneficiaire_id", "seance_id", "acte_cite_id",
    "ordre", "lien", "fichier", "sha256", "format", "caracteres", "part_lue", "indicateur_id", "debut", "fin",
})  # fmt: skip
"""Columns that follow from others, or from the file."""

NOT_YET = "pas encore lu : "
MISREAD = "lu à tort : "
"""Marks of a line that the program does not read, or should not. Both are tested: a mark outlives no cause."""


def said(record: Record) -> Iterator[tuple[str, str]]:
    """The cells of a record that hold something and are no position."""
    for field in fields(record):
        cell = written(field.name, getattr(record, field.name))
        if cell and field.name not in POSITIONS:
            yield field.name, " ".join(cell.split())


def lines_of(record: Record) -> Iterator[str]:
    """A document, a body and an act have a line per cell; a member, by status; any other row, one line."""
    table = table_of(record)
    if isinstance(record, Presence):
        proxy = f", pouvoir à {record.mandataire}" if record.mandataire else ""
        vote = f", vote {record.vote}" if record.vote else ""
        yield f"presences.{record.statut} = {record.personne}{proxy}{vote}"
    elif table in {"documents", "collectivites", "actes"}:
        yield from (f"{table}.{name} = {cell}" for name, cell in said(record))
    else:
        yield f"{table} = " + " ; ".join(f"{name} : {cell}" for name, cell in said(record))


def facts(draft: Draft) -> Iterator[str]:
    """All that is read in a document; in minutes, each line says of which act."""
    acts = draft.of(Acte)
    names = {act.acte_id: act.reference or f"n° {rank}" for rank, act in enumerate(acts)}
    yield from lines_of(draft.document)
    if draft.collectivite:
        yield from lines_of(draft.collectivite)
    for record in draft.records:
        acte_id = getattr(record, "acte_id", None) or getattr(record, "subvention_id", "").rpartition("-")[0]
        mark = f"{names.get(acte_id, '')} › " if len(acts) > 1 else ""
        yield from (mark + line for line in lines_of(record))
    yield from (f"doute = {doubt.code} : {doubt.citation or ''}".rstrip(" :") for doubt in draft.anomalies)


def read(name: str, folder: Path = ACTS) -> list[str]:
    """What the program reads in an act, by the road that every document takes."""
    draft = intake.draft(folder, folder / f"{name}.txt")
    assert not isinstance(draft, Rejet), draft
    return list(facts(draft))


STORED: dict[str, Callable[[str], str]] = {
    "windows": lambda text: text.replace("\n", "\r\n"),
    "insecables": lambda text: text.replace(" ", "\u00a0"),
    "accents-a-part": lambda text: unicodedata.normalize("NFD", text),
    "deux-blancs": lambda text: text.replace(" ", "  "),
}
"""Ways in which the same words come out of other programs."""


def stored() -> list[tuple[str, str]]:
    """Each act in each of those ways; where blanks part columns, they are not doubled."""
    texts = {name: (ACTS / f"{name}.txt").read_text(encoding="utf-8") for name in NAMES}
    return [(form, name) for form in STORED for name in NAMES if form != "deux-blancs" or "  " not in texts[name]]


@pytest.mark.parametrize(("form", "name"), stored())
def test_an_act_stored_otherwise_says_the_same(form: str, name: str, tmp_path: Path) -> None:
    """The same facts and the same doubts; each citation is the words of its place, by the check of every draft."""
    text = (ACTS / f"{name}.txt").read_text(encoding="utf-8")
    (tmp_path / f"{name}.txt").write_bytes(STORED[form](text).encode())
    again = [" ".join(line.split()) for line in read(name, tmp_path)]
    assert [line for line in again if line != "doute = accents-composes"] == [
        " ".join(line.split()) for line in read(name)
    ]


def expected(name: str, mark: str = "") -> list[str]:
    """The lines of an expectation under ``mark``, without it; those without a mark are read today, and right."""
    lines = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    if mark:
        return [line.removeprefix(mark) for line in lines if line.startswith(mark)]
    return [line for line in lines if not line.startswith((NOT_YET, MISREAD))]


def marked(mark: str) -> list[tuple[str, str]]:
    """Every line under ``mark``, with the name of its act."""
    return [(name, line) for name in NAMES for line in expected(name, mark)]


@pytest.mark.parametrize("name", NAMES)
def test_an_act_says_what_a_person_reads_in_it(name: str) -> None:
    """Nothing more, nothing less, in order; ``REGISTRE_UPDATE_GOLDEN=1`` writes it, for a person to review."""
    if os.environ.get("REGISTRE_UPDATE_GOLDEN"):
        update(name)
    apart = {*expected(name, NOT_YET), *expected(name, MISREAD)}
    assert [line for line in read(name) if line not in apart] == expected(name)


def update(name: str) -> None:
    """Write what is read; a mark stays as long as it holds."""
    golden = GOLDEN / f"{name}.txt"
    golden.touch()
    found = read(name)
    misread = [line for line in expected(name, MISREAD) if line in found]
    lines = [line for line in found if line not in misread]
    lines += [NOT_YET + line for line in expected(name, NOT_YET) if line not in found]
    golden.write_text(
        "".join(f"{line}\n" for line in (*lines, *(MISREAD + line for line in misread))), encoding="utf-8"
    )


@pytest.mark.parametrize(("name", "line"), marked(NOT_YET))
@pytest.mark.xfail(reason="a form that is not read yet")
def test_a_line_that_is_not_read_yet(name: str, line: str) -> None:
    """Strict: once it is read, it loses its mark."""
    assert line in read(name)


def test_a_line_that_is_misread_is_misread_today() -> None:
    """Once it is read no more, it leaves: a mark outlives no cause."""
    assert [(name, line) for name, line in marked(MISREAD) if line not in read(name)] == []


def test_every_expectation_has_its_act() -> None:
    """An act that leaves takes its lines with it."""
    assert sorted(path.stem for path in GOLDEN.glob("*.txt")) == NAMES
