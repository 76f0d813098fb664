"""The same package gives the same bytes, at another hour, in another folder, with another order of sets."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from generator.package.exports import write

if TYPE_CHECKING:
    import pytest

    from tests.package.exports.conftest import Exports

ROOT = Path(__file__).parents[3]


def _tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_two_exports_are_the_same(seeds: Exports, tmp_path: Path) -> None:
    """Zip archives and workbooks keep hours by two seconds: a second export is made later than that."""
    time.sleep(2.1)
    environment = {**os.environ, "PYTHONHASHSEED": "4242", "TZ": "Pacific/Auckland", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "generator", "export", "--package", str(seeds.package)]
    subprocess.run(  # noqa: S603 - this program
        [*command, "--exports", str(tmp_path / "e"), "--quiet"], env=environment, check=True, capture_output=True
    )

    assert _tree(tmp_path / "e") == _tree(seeds.folder)


def test_several_processes_give_the_bytes_of_one(
    seeds: Exports, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large register is exported by all processors."""
    monkeypatch.setattr(write, "LARGE", 0)
    made = write.write(seeds.package, seeds.dataset, tmp_path / "e", jobs=2)

    assert made == seeds.files
    assert _tree(tmp_path / "e") == _tree(seeds.folder)


def test_a_folder_of_somebody_else_is_not_replaced(seeds: Exports, tmp_path: Path) -> None:
    """A slip of ``--exports`` costs nobody their files."""
    (tmp_path / "photo.jpg").write_bytes(b"x")
    command = [sys.executable, "-m", "generator", "export", "--package", str(seeds.package), "--exports", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)  # noqa: S603 - this program

    assert done.returncode == 4
    assert "dossier-etranger" in done.stderr
    assert (tmp_path / "photo.jpg").read_bytes() == b"x"
