"""A package of one act and one roadmap, hand-made, and the means to break it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generator.package.descriptor import DESCRIPTOR, facts
from generator.package.publication import Publication
from generator.package.rows import read_table
from generator.package.sums import digest, files, write_sums
from generator.package.write import write
from generator.values.issue import Rejet
from generator.values.tables import RECORD_TYPES, Corpus, Tables

if TYPE_CHECKING:
    from collections.abc import Callable

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture
def corpus() -> Corpus:
    """The records and the texts of the hand-made tables."""
    tables: dict[str, Any] = {path.stem: read_table(path, path.stem) for path in sorted(FIXTURES.glob("*.csv"))}
    texts = tuple((path.stem, path.read_bytes().decode()) for path in sorted((FIXTURES / "textes").iterdir()))
    rejet = Rejet("vide.txt", "document-vide", "Le document est vide.", "vide.txt", "Déposer le document complet.")
    return Corpus(Tables(**tables), texts, (rejet,))


@pytest.fixture
def package(corpus: Corpus, tmp_path: Path) -> Path:
    """The folder of a whole and true package."""
    folder = tmp_path / "paquet"
    write(corpus, folder, Publication())
    return folder


@pytest.fixture
def edit(package: Path) -> Callable[[str, str, str], None]:
    """Change one place of a file of the package, then bring sizes and digests up to date: only the content is wrong."""

    def change(name: str, old: str, new: str) -> None:
        path = package / name
        text = path.read_bytes().decode()
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_bytes(text.replace(old, new).encode())
        descriptor = json.loads((package / DESCRIPTOR).read_text(encoding="utf-8"))
        for resource in descriptor["resources"]:
            table = package / resource["path"]
            resource["bytes"], resource["hash"] = table.stat().st_size, f"sha256:{digest(table)}"
        if name != DESCRIPTOR:
            tables = {table: digest(package / f"{table}.csv") for table in RECORD_TYPES}
            descriptor["version"] = f"{descriptor['version'].partition('+')[0]}+{facts(tables)}"
        (package / DESCRIPTOR).write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8", newline="")
        write_sums(package, {each: digest(package / each) for each in files(package)})

    return change
