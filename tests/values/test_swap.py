"""A folder replaced as a whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.values.issue import RegistreError
from generator.values.swap import replacing


def _listed(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A folder of ours, written before."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "marque").write_text("ancien", encoding="utf-8")
    return folder


def test_the_new_folder_takes_the_place_of_the_old_one(old: Path, tmp_path: Path) -> None:
    """Nothing of the old one stays, nothing is left beside."""
    (old / "retiré").write_text("x", encoding="utf-8")
    with replacing(old, "marque") as new:
        (new / "marque").write_text("nouveau", encoding="utf-8")
        assert (old / "marque").read_text(encoding="utf-8") == "ancien"
    assert _listed(tmp_path) == {"site", "site/marque"}
    assert (old / "marque").read_text(encoding="utf-8") == "nouveau"


def test_a_block_that_fails_leaves_the_old_folder(old: Path, tmp_path: Path) -> None:
    """Half a folder is never shown."""
    with pytest.raises(IsADirectoryError), replacing(old, "marque") as new:
        new.joinpath("..", new.name).write_text("moitié", encoding="utf-8")
    assert _listed(tmp_path) == {"site", "site/marque"}
    assert (old / "marque").read_text(encoding="utf-8") == "ancien"


def test_a_second_rename_that_fails_brings_the_old_folder_back(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Readers keep what they had."""
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name == ".site.nouveau":
            raise PermissionError
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PermissionError), replacing(old, "marque") as new:
        (new / "marque").write_text("nouveau", encoding="utf-8")
    assert _listed(tmp_path) == {"site", "site/marque"}
    assert (old / "marque").read_text(encoding="utf-8") == "ancien"


def test_an_interruption_between_two_renames_is_mended(old: Path) -> None:
    """The folder that was set aside comes back before anything else."""
    old.rename(old.with_name(".site.ancien"))
    with pytest.raises(ZeroDivisionError), replacing(old, "marque"):
        raise ZeroDivisionError
    assert (old / "marque").read_text(encoding="utf-8") == "ancien"


def test_a_folder_without_the_mark_is_refused(old: Path) -> None:
    """It is somebody else's; without a mark to look for, its name is enough."""
    with pytest.raises(RegistreError) as caught, replacing(old, "autre"):
        pass
    assert caught.value.code == "dossier-etranger"
    with replacing(old):
        pass
    assert not old.exists()
