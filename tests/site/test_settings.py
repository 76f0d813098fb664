"""The configuration of one build."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from generator.site import settings

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_entries_of_absent_pages_are_left_out(root: Path, tmp_path: Path) -> None:
    """A strict build refuses an entry that leads nowhere."""
    (tmp_path / "index.md").write_text("# A\n", encoding="utf-8")
    (tmp_path / "glossaire").mkdir()
    (tmp_path / "glossaire" / "index.md").write_text("# G\n", encoding="utf-8")
    config = settings.load(root / "mkdocs.yml")
    settled = settings.settle(config, root=root, docs=tmp_path, site=tmp_path / "s", day=date(2020, 1, 1))
    assert settled["nav"] == [{"Accueil": "index.md"}]
    assert [entry["titre"] for entry in settled["extra"]["pied"]] == ["Glossaire"]
    assert settled["extra"]["date_donnees_mots"] == "1er janvier 2020"
    assert settled["strict"] is True


def test_the_address_of_the_site_comes_from_the_environment(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The host knows its address; the repository does not."""
    monkeypatch.setenv("REGISTRE_SITE_URL", "https://example.org/registre/")
    assert settings.load(root / "mkdocs.yml")["site_url"] == "https://example.org/registre/"


def test_no_plugin_no_hook_no_font_of_another_host(root: Path) -> None:
    """The same folder must build under another engine."""
    config = settings.load(root / "mkdocs.yml")
    assert config["plugins"] == []
    assert "hooks" not in config
    assert config["theme"]["font"] is False
