"""A folder of documents, and everything else that people leave in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.sources.inventory import discover
from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from pathlib import Path


def _touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Vu la loi", encoding="utf-8")


def test_documents_come_sorted(tmp_path: Path) -> None:
    """The order is that of the names, whatever the disk answers."""
    _touch(tmp_path, "b.txt", "a.pdf", "2024/c.DOCX")

    found = discover(tmp_path)

    assert [path.relative_to(tmp_path).as_posix() for path in found.fichiers] == ["2024/c.DOCX", "a.pdf", "b.txt"]
    assert found.rejets == ()


def test_what_stands_beside_is_no_document(tmp_path: Path) -> None:
    """Corrections, settings and hidden files are neither read nor refused."""
    _touch(tmp_path, "a.txt", "a.corrections.yml", "a.lecture.yml", "publication.yml", ".a.txt.swp", ".git/b.txt")

    found = discover(tmp_path)

    assert [path.name for path in found.fichiers] == ["a.txt"]
    assert found.rejets == ()


def test_unknown_format_is_set_aside(tmp_path: Path) -> None:
    """Nothing that was put into the folder is lost in silence."""
    _touch(tmp_path, "a.txt", "b.odt", "c")

    found = discover(tmp_path)

    assert [path.name for path in found.fichiers] == ["a.txt"]
    assert [(rejet.fichier, rejet.code) for rejet in found.rejets] == [
        ("b.odt", "format-inconnu"),
        ("c", "format-inconnu"),
    ]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    """A link is how a pull request could publish a file of the machine that builds it."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    _touch(tmp_path, "secret.txt")
    _touch(seeds, "a.txt")
    (seeds / "b.txt").symlink_to(tmp_path / "secret.txt")
    (seeds / "c.txt").symlink_to(seeds / "a.txt")

    found = discover(seeds)

    assert [path.name for path in found.fichiers] == ["a.txt", "c.txt"]
    assert [(rejet.fichier, rejet.code) for rejet in found.rejets] == [("b.txt", "lien-sortant")]


def test_two_names_of_one_identifier(tmp_path: Path) -> None:
    """The second is set aside, and both are named."""
    _touch(tmp_path, "13-2.txt", "13_2.txt")

    found = discover(tmp_path)

    assert [path.name for path in found.fichiers] == ["13-2.txt"]
    (rejet,) = found.rejets
    assert rejet.code == "nom-en-double"
    assert "13-2.txt" in rejet.quoi
    assert "13_2.txt" in rejet.quoi


def test_no_such_folder(tmp_path: Path) -> None:
    """A mistyped folder is no empty registry."""
    with pytest.raises(RegistreError) as refusal:
        discover(tmp_path / "seedz")

    assert refusal.value.code == "dossier-absent"


def test_what_was_written_for_no_document_is_told(tmp_path: Path) -> None:
    """A mistyped name would be a decision lost."""
    _touch(tmp_path, "a.txt", "a.corrections.yml", "a.lecture.yml", "b.corrections.yml", "b.lecture.yml")
    _touch(tmp_path, "a.complements.yml", "b.complements.yml")

    found = discover(tmp_path)

    assert [path.name for path in found.fichiers] == ["a.txt"]
    assert [(rejet.fichier, rejet.code) for rejet in found.rejets] == [
        ("b.complements.yml", "complements-orphelins"),
        ("b.corrections.yml", "corrections-orphelines"),
        ("b.lecture.yml", "lecture-orpheline"),
    ]
