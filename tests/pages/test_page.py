"""The folder of pages: generated folders replaced as a whole, hand-written files left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.pages.page import Page, write
from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def listed(folder: Path) -> set[str]:
    """Every file under ``folder``."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_generated_folders_are_replaced_and_the_rest_stays(tmp_path: Path) -> None:
    """An old generated page goes, a hand-written one stays, no work folder is left."""
    content = tmp_path / "content"
    (content / "deliberations").mkdir(parents=True)
    (content / "deliberations" / "ancien.md").write_text("ancien", encoding="utf-8")
    (content / "methode.md").write_text("à la main", encoding="utf-8")
    assert write([Page("deliberations/a/index.md", "é\n"), Page("axes/index.md", "x\n")], content) == 2
    assert listed(tmp_path) == {"content/deliberations/a/index.md", "content/axes/index.md", "content/methode.md"}
    assert (content / "deliberations" / "a" / "index.md").read_bytes() == "é\n".encode()


def test_nothing_is_replaced_when_a_page_cannot_be_made(tmp_path: Path) -> None:
    """A failure in the middle leaves the old pages."""
    content = tmp_path / "content"
    write([Page("axes/index.md", "avant\n")], content)

    def broken() -> Iterator[Page]:
        yield Page("axes/index.md", "après\n")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write(broken(), content)
    assert (content / "axes" / "index.md").read_text(encoding="utf-8") == "avant\n"
    assert listed(tmp_path) == {"content/axes/index.md"}


@pytest.mark.parametrize(
    ("paths", "code"),
    [
        (["axes/a/index.md", "axes/a/index.md"], "page-en-double"),
        (["methode.md"], "page-hors-dossier"),
        (["axes/../index.md"], "page-hors-dossier"),
        (["axes/a.md"], "page-hors-dossier"),
        (["axes/a/b/index.md"], "page-hors-dossier"),
        (["ailleurs/index.md"], "page-hors-dossier"),
    ],
)
def test_a_page_keeps_to_its_place(tmp_path: Path, paths: list[str], code: str) -> None:
    """One address, one page, in a generated folder."""
    with pytest.raises(RegistreError) as error:
        write([Page(path, "") for path in paths], tmp_path / "content")
    assert error.value.code == code
    assert listed(tmp_path) == set()
