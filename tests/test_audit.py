"""Who trusts nobody: one flipped bit anywhere, from the sources to the pages, is found and named."""

from __future__ import annotations

import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest

from generator import audit, build, paths
from generator.package.exports import archive
from generator.package.sums import NAME, read_sums
from generator.package.unpack import unpacked
from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FLIPS = 5
"""Places tried in each file: the first bit, the last, and some between."""


def flip(data: bytes, bit: int) -> bytes:
    """The same bytes, but for one bit."""
    place = bit // 8
    return data[:place] + bytes((data[place] ^ 1 << bit % 8,)) + data[place + 1 :]


def _bits(data: bytes) -> Iterator[int]:
    """Some bits of a file, from its first to its last."""
    last = len(data) * 8 - 1
    yield from sorted({last * step // (FLIPS - 1) for step in range(FLIPS)})


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sources, package, pages and archive of the repository, in a folder of their own."""
    home = tmp_path_factory.mktemp("audit")
    shutil.copytree(paths.SEEDS, home / "seeds")
    build.package(home / "seeds", home / "package", jobs=1)
    build.pages(home / "package", home / "content", jobs=1)
    names = (*read_sums(home / "package"), NAME)
    archive.write(home / "registre.zip", {name: archive.pieces(home / "package" / name) for name in names})
    return home


def _audit(home: Path) -> tuple[str, ...]:
    """What is wrong from the sources to the pages."""
    return audit.everything(home / "seeds", home / "package", home / "content", jobs=1).problemes


def test_what_is_whole_is_told_in_figures(whole: Path) -> None:
    """The sentence counts what was recomputed; the archive says the same as the folder."""
    (line,) = audit.everything(whole / "seeds", whole / "package", whole / "content", jobs=1).lignes
    (alone,) = audit.package_alone(whole / "package").lignes
    (packed,) = audit.package_alone(whole / "registre.zip").lignes

    assert line.startswith("Vérifié, rien à redire : ")
    assert "documents relus" in line
    assert alone == packed
    assert "mot pour mot" in alone


def test_a_flipped_bit_in_any_file_of_a_package_is_named(whole: Path) -> None:
    """Alone, without the sources: every file has a digest, and the list of digests has only one form."""
    for path in sorted((whole / "package").rglob("*")):
        if not path.is_file():
            continue
        data = path.read_bytes()
        for bit in _bits(data):
            path.write_bytes(flip(data, bit))
            problems = audit.package_alone(whole / "package").problemes
            path.write_bytes(data)
            assert problems, (path, bit)
            if path.name != NAME:
                assert any(path.name in problem for problem in problems), (path, bit, problems)


def test_any_flipped_bit_of_an_archive_is_found(whole: Path, tmp_path: Path) -> None:
    """Every bit of a small archive, and some of a real one: names, dates, sizes, what no reader looks at."""
    small, copy = tmp_path / "petit.zip", tmp_path / "copie.zip"
    archive.write(small, {"actes.csv": [b"acte_id\n", b"a\n" * 9], "textes/é.txt": [b"Vu la loi"]})
    for source, bits in ((small, None), (whole / "registre.zip", 40)):
        data = source.read_bytes()
        step = len(data) * 8 // bits if bits else 1
        for bit in range(0, len(data) * 8, step):
            copy.write_bytes(flip(data, bit))
            with pytest.raises(RegistreError, match="L'archive n'est pas un paquet entier"), unpacked(copy):
                pass


@pytest.mark.parametrize(
    "name", ["../dehors.csv", "/etc/dehors", "a/../../dehors", "dossier/", "C:\\dehors"], ids=lambda name: name
)
def test_an_archive_writes_nothing_outside_of_itself(tmp_path: Path, name: str) -> None:
    """Whoever made it."""
    path = tmp_path / "piege.zip"
    archive.write(path, {name: [b"x"]})

    with pytest.raises(RegistreError) as refused, unpacked(path):
        pass

    assert refused.value.code == "archive-illisible"
    assert not list(tmp_path.parent.rglob("dehors*"))


def test_an_archive_of_another_make_is_refused(tmp_path: Path) -> None:
    """Its clock and its modes could hide anything; a file that is none says so too."""
    path = tmp_path / "autre.zip"
    with zipfile.ZipFile(path, "w") as other:
        other.writestr("actes.csv", "acte_id\n")
    (tmp_path / "rien.zip").write_bytes(b"bonjour")

    for each in (path, tmp_path / "rien.zip"):
        with pytest.raises(RegistreError) as refused, unpacked(each):
            pass
        assert refused.value.code == "archive-illisible"


def test_a_flipped_bit_of_a_source_is_named(whole: Path) -> None:
    """The document is named, and not only the tables that it would change."""
    path = max((whole / "seeds").glob("*.txt"))
    data = path.read_bytes()
    path.write_bytes(flip(data, 8 * data.index(b"e")))

    problems = _audit(whole)
    path.write_bytes(data)

    assert any(path.name in problem and "n'est plus celui qui a été lu" in problem for problem in problems)


def test_a_flipped_bit_of_any_page_is_named(whole: Path) -> None:
    """The page and its line; a page too many or too few as well."""
    pages = sorted((whole / "content").rglob("*.md"))
    before = {path: path.read_bytes() for path in pages}
    for path, data in before.items():
        path.write_bytes(flip(data, len(data) * 4))
    extra = whole / "content" / "axes" / "intrus.md"
    extra.write_text("x", encoding="utf-8")

    problems = _audit(whole)
    for path, data in before.items():
        path.write_bytes(data)
    extra.unlink()
    pages[0].unlink()
    missing = _audit(whole)
    pages[0].write_bytes(before[pages[0]])

    for path in pages:
        assert any(f"{path}, ligne " in problem for problem in problems), path
    assert f"{extra} : rien dans les sources ne donne ce fichier" in problems
    assert missing == (f"{pages[0]} : le fichier manque",)


def test_a_package_that_is_true_to_itself_but_not_to_its_sources_is_named(whole: Path, tmp_path: Path) -> None:
    """All its digests hold: only reading the documents again can tell."""
    (tmp_path / "seeds").mkdir()
    first = min((whole / "seeds").glob("*.txt"))
    shutil.copy(first, tmp_path / "seeds")
    build.package(tmp_path / "seeds", tmp_path / "package", jobs=1)

    problems = audit.everything(whole / "seeds", tmp_path / "package", whole / "content", jobs=1).problemes

    assert audit.package_alone(tmp_path / "package").problemes == ()
    assert any("actes.csv, ligne" in problem for problem in problems)
