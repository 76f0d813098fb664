"""Shares of a build: together they are what MkDocs writes alone."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest
import yaml

from generator.site import render, search, settings
from generator.site.compact import compact
from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from pathlib import Path

ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1583280000"}


def _config(root: Path, fixtures: Path, folder: Path, name: str) -> Path:
    config = settings.settle(
        settings.load(root / "mkdocs.yml"),
        root=root,
        docs=fixtures / "content",
        site=folder / name,
        day=date(2020, 3, 4),
    )
    path = folder / f"{name}.yml"
    path.write_text(yaml.safe_dump({**config, "site_url": "https://example.org/r/"}), encoding="utf-8")
    return path


def _contents(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def _published(page: bytes) -> bytes:
    return compact(search.published(render.slim(page.decode()))).encode()


def test_three_shares_are_one_build(
    root: Path, fixtures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same files as ``mkdocs build --strict`` on the same configuration; the same bytes once pages are slimmed."""
    plain = _config(root, fixtures, tmp_path, "plain")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-f", str(plain)]
    subprocess.run(command, check=True, env={**os.environ, **ENVIRONMENT}, capture_output=True)  # noqa: S603 - ours
    monkeypatch.setattr(render, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    shared = _config(root, fixtures, tmp_path, "shared")
    render.render(shared, tmp_path / "copies", 3, ENVIRONMENT)
    plain_site = _contents(tmp_path / "plain")
    for name in ("index.html", "deliberations/valdor-21-001/index.html"):
        assert len(_published(plain_site[name])) < len(plain_site[name])
        assert b"md-toggle" not in _published(plain_site[name])
    assert _contents(tmp_path / "shared") == {
        name: _published(held) if name.endswith("index.html") else held for name, held in plain_site.items()
    }
    assert len(list((tmp_path / "copies").rglob("*.html"))) == 7


def test_a_page_that_mkdocs_refuses_is_named(root: Path, fixtures: Path, tmp_path: Path) -> None:
    """A broken front matter stops the build with its page, not with a trace alone."""
    config = yaml.safe_load(_config(root, fixtures, tmp_path, "refused").read_text(encoding="utf-8"))
    content = tmp_path / "content"
    content.mkdir()
    (content / "index.md").write_text("---\ntemplate: absent.html\n---\n# A\n", encoding="utf-8")
    path = tmp_path / "refused.yml"
    path.write_text(yaml.safe_dump({**config, "docs_dir": str(content), "nav": [{"A": "index.md"}]}), encoding="utf-8")
    with pytest.raises(RegistreError) as caught:
        render.render(path, tmp_path / "copies", 1, ENVIRONMENT)
    assert caught.value.code == "site-pages"
    assert "index.md" in caught.value.quoi
