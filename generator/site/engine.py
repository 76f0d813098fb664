"""Pages and package in, site out: staged beside the old one, verified, then put in its place."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import yaml

from generator.site import search, settings, verify
from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

SHOWN = 20  # problems named in one message: enough to see the cause, few enough to be read

UNUSED = (
    "assets/javascripts/lunr",
    "assets/javascripts/workers",
    "assets/javascripts/bundle.*",
    "assets/stylesheets/*.map",
    "assets/images/favicon.png",
    "sitemap.xml.gz",
)


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What was built: where, how many pages can be searched, how many files and bytes are published."""

    site: Path
    pages: int
    fichiers: int
    octets: int


def build_site(package: Path, content: Path, site: Path, *, mkdocs_yml: Path) -> SiteReport:
    """Build the whole site, or leave the old one as it was.

    ``package`` is served as it is under ``donnees/``; ``content`` holds the Markdown pages. The hand-written
    pages of the repository (root of ``docs_dir``) stand in where ``content`` lacks them. Same inputs, same
    bytes: the only date is that of the package. Raises ``RegistreError`` when MkDocs, Pagefind or the gate
    refuses; the codes are ``site-paquet``, ``site-pages``, ``site-recherche``, ``site-verification``.
    """
    site = site.absolute()
    staging = site.parent / f".{site.name}.en-cours"
    shutil.rmtree(staging, ignore_errors=True)
    docs, built, workspace = staging / "docs", staging / "site", staging / "index"
    for folder in (docs, workspace):
        folder.mkdir(parents=True)
    try:
        config = settings.load(mkdocs_yml)
        root = mkdocs_yml.absolute().parent
        _gather(docs, content.absolute(), root / config["docs_dir"])
        day = settings.package_date(package)
        _render(settings.settle(config, root=root, docs=docs, site=built, day=day), staging / "mkdocs.yml", day)
        _prune(built)
        shutil.copytree(package, built / "donnees", dirs_exist_ok=True, ignore=shutil.ignore_patterns(".*"))
        pages = search.index(built, workspace)
        found = list(islice(verify.problems(built), SHOWN))
        if found:
            raise RegistreError(
                "Le site n'est pas publiable : " + " ; ".join(found),
                str(built.name),
                "Corriger les pages nommées, puis refaire le site. L'ancien site n'a pas été touché.",
                "site-verification",
            )
        swap(built, site)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    sizes = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    return SiteReport(site, pages, len(sizes), sum(sizes))


def _gather(docs: Path, content: Path, ours: Path) -> None:
    """Link the content into one folder; a page of the repository stands in where this content has none."""
    if not content.is_dir():
        raise RegistreError(
            "Le dossier des pages n'existe pas.",
            str(content),
            "Faire d'abord les pages (registre pages).",
            "site-pages",
        )
    for entry in sorted(content.iterdir()):
        if not entry.name.startswith("."):
            (docs / entry.name).symlink_to(entry)
    for page in sorted(ours.glob("*.md")):
        if not (docs / page.name).exists():
            (docs / page.name).symlink_to(page)


def _render(config: dict[str, object], path: Path, day: date) -> None:
    """Run MkDocs on a configuration, in a process of its own: its memory is given back before the index is made."""
    path.write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": str(settings.epoch(day))}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own arguments
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if not line.startswith("INFO")]
        raise RegistreError(
            "MkDocs refuse les pages : " + " | ".join(lines[:SHOWN]),
            str(path.name),
            "Corriger les pages nommées, puis refaire le site. L'ancien site n'a pas été touché.",
            "site-pages",
        )


def _prune(built: Path) -> None:
    """Leave out what MkDocs and the parent theme write and no page of ours asks for."""
    for pattern in UNUSED:
        for path in built.glob(pattern):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


def swap(built: Path, site: Path) -> None:
    """Put the new folder in the place of the old one: two renames, and the old one comes back if the second fails."""
    old = site.parent / f".{site.name}.ancien"
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    try:
        built.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)
