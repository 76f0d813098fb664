"""The folders of the repository: what a verb reads and writes when nothing else is said."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
PACKAGE = ROOT / "datapackage"
CONTENT = ROOT / "content"
EXPORTS = ROOT / "exports"
SITE = ROOT / "site"
MKDOCS = ROOT / "mkdocs.yml"
