"""Our own gate: the promises of the package that no general tool can check, and those that tools check loosely."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from generator.package.cells import columns
from generator.package.constraints import broken_cells
from generator.package.descriptor import DESCRIPTOR, facts, resource, stated_version
from generator.package.keys import Keys
from generator.package.originals import false_originals, listed
from generator.package.problem import Chunk, Problem
from generator.package.proof import Proofs, false_citations, wrong_lengths
from generator.package.scdl import depot
from generator.package.schemas import schemas
from generator.package.sums import digest, files, read_sums
from generator.package.totals import Totals
from generator.values.issue import RegistreError
from generator.values.processes import spread
from generator.values.tables import RECORD_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.package.schemas import Schema

LARGE = 2_000_000
"""Bytes of tables from which a second process gives more than starting it costs."""

ALTERED = "le fichier a été modifié : son empreinte n'est plus la même"


def check(folder: Path, *, jobs: int | None = None) -> tuple[Problem, ...]:
    """Every broken promise of the package in ``folder``; none when the package is whole and true.

    Files are compared with their digests, cells with the contract, references with the rows they name, citations with
    the text of record, every value that counts with its proof, national files with their models. Never raises for what
    the folder holds.
    """
    texts: dict[str, str] = {}
    try:
        if problems := tuple(_broken_files(folder, texts)):
            return problems
        return (*_broken_tables(folder, texts, jobs), *depot.broken(folder))
    except RegistreError as error:
        return (Problem(error.code, error.ou, error.quoi),)


def _broken_files(folder: Path, texts: dict[str, str]) -> Iterator[Problem]:
    """Files that are missing, altered or not listed, and a descriptor that does not describe them.

    ``texts`` receives the text of each document on the way: each file is opened once.
    """
    sums = read_sums(folder)
    present = set(files(folder))
    expected = {DESCRIPTOR, depot.REPORT, *(f"{contract.table}.csv" for contract in schemas())}
    readable = True
    for name in sorted(sums.keys() | present | expected):
        broken = tuple(_broken_file(folder, name, sums.get(name), texts) if name in present else (_absent(name),))
        readable &= not broken or not (name in expected or name.startswith(depot.FOLDER))
        yield from broken
    if readable:
        yield from _broken_descriptor(folder)


def _absent(name: str) -> Problem:
    """A file that is not there."""
    return Problem("fichier", name, "le fichier manque")


def _broken_file(folder: Path, name: str, expected: str | None, texts: dict[str, str]) -> Iterator[Problem]:
    """A file that is not listed, altered, or a text that is not UTF-8."""
    if expected is None:
        yield Problem("fichier", name, "le fichier n'est pas dans la liste des empreintes")
    elif name.startswith("textes/"):
        yield from _broken_text(folder, name, expected, texts)
    elif digest(folder / name) != expected:
        yield Problem("fichier", name, ALTERED)


def _broken_text(folder: Path, name: str, expected: str, texts: dict[str, str]) -> Iterator[Problem]:
    """A text of record that is altered or is not UTF-8; the others are put into ``texts``."""
    data = (folder / name).read_bytes()
    if hashlib.sha256(data).hexdigest() != expected:
        yield Problem("fichier", name, ALTERED)
    try:
        texts[name.removeprefix("textes/").removesuffix(".txt")] = data.decode()
    except UnicodeDecodeError:
        yield Problem("fichier", name, "le texte n'est pas en UTF-8")


def _broken_descriptor(folder: Path) -> Iterator[Problem]:
    """Resources of the descriptor that are not the tables of the contract, with their bytes and their digests."""
    try:
        found = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))["resources"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        yield Problem("descripteur", DESCRIPTOR, f"le descripteur ne se lit pas ({error})")
        return
    if not isinstance(found, list):
        yield Problem("descripteur", DESCRIPTOR, "les ressources ne sont pas une liste")
        return
    wanted = [*(_resource(folder, contract) for contract in schemas()), *depot.resources(folder)]
    if found != wanted:
        named = (mine["name"] for mine, theirs in zip(wanted, [*found, *wanted], strict=False) if mine != theirs)
        quoi = f"la ressource « {next(named, '?')} » n'est pas décrite comme elle est"
        yield Problem("descripteur", DESCRIPTOR, quoi)


def _false_version(folder: Path, sums: Mapping[str, str]) -> Iterator[Problem]:
    """A version that is not that of the facts: another package would be cited under its name."""
    stated = stated_version(folder)
    if stated.partition("+")[2] != (found := facts({each.table: sums[f"{each.table}.csv"] for each in schemas()})):
        quoi = f"la version « {stated} » n'est pas celle de ces faits ({found})"
        yield Problem("version", DESCRIPTOR, quoi)


def _resource(folder: Path, contract: Schema) -> dict[str, object]:
    """What the descriptor must say of a table."""
    path = folder / f"{contract.table}.csv"
    return resource(contract, path.stat().st_size, digest(path))


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one table holds that breaks a promise by itself, and what it says that the others must bear out."""

    table: str
    problems: tuple[Problem, ...]
    keys: Keys
    proofs: Proofs
    totals: Totals


def _broken_tables(folder: Path, texts: Mapping[str, str], jobs: int | None) -> Iterator[Problem]:
    """Cells, keys, references, citations, proofs and sums that do not hold, in one pass over each table."""
    keys, proofs, totals, sums = Keys(), Proofs(), Totals(), read_sums(folder)
    sizes = {contract.table: (folder / f"{contract.table}.csv").stat().st_size for contract in schemas()}
    longest_first = sorted(schemas(), key=lambda contract: -sizes[contract.table])
    jobs = jobs if sum(sizes.values()) > LARGE else 1
    tables = spread(partial(_table, folder, texts, sums), longest_first, jobs, few=2, chunk=1)
    for seen in sorted(tables, key=lambda seen: list(RECORD_TYPES).index(seen.table)):
        yield from seen.problems
        keys.join(seen.keys)
        proofs.join(seen.proofs)
        totals.join(seen.totals)
    yield from _false_version(folder, sums)
    yield from keys.end()
    yield from proofs.end(keys.known)
    yield from totals.end()
    for document_id in sorted(texts.keys() - keys.known["documents"]):
        yield Problem("texte", f"textes/{document_id}.txt", "ce texte n'est celui d'aucun document")
    for document_id, name in sorted(listed(sums).items()):
        if document_id not in keys.known["documents"]:
            yield Problem("original", name, "ce fichier n'est celui d'aucun document")


def _table(folder: Path, texts: Mapping[str, str], sums: Mapping[str, str], contract: Schema) -> _Seen:
    """One pass over one table."""
    keys, proofs, totals, problems = Keys(), Proofs(), Totals(), list[Problem]()
    before = 0
    for cells in columns(folder / f"{contract.table}.csv", contract.names):
        chunk = Chunk(contract, before, cells)
        before += len(cells[0])
        if broken := list(broken_cells(chunk)):
            problems += broken
            continue  # the checks below count on cells of the right type
        problems += keys.see(chunk)
        problems += proofs.see(chunk)
        problems += totals.see(chunk)
        if contract.table == "documents":
            problems += wrong_lengths(chunk, texts)
            problems += false_originals(chunk, sums)
        if {"debut", "fin", "citation"} <= set(contract.names):
            problems += false_citations(chunk, texts)
    return _Seen(contract.table, tuple(problems), keys.seen(), proofs, totals)
