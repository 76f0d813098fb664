"""Pages and package in, site out: staged beside the old one, verified, then put in its place."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

import yaml

from generator.site import feeds, render, search, settings, verify
from generator.values.issue import RegistreError
from generator.values.swap import replacing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

SHOWN = 20  # problems named in one message: enough to see the cause, few enough to be read

MARK = "donnees/datapackage.json"  # what every site of ours serves: a folder without it is not ours to replace
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


@dataclass(frozen=True, slots=True)
class Exports:
    """What is made with the site and not before: ``files``, a folder laid out as the site, and ``pages`` that tell it.

    A page, by its path under ``content``, stands in for the one of the same path that knows the package alone.
    """

    files: Path
    pages: Mapping[str, str] = field(default_factory=dict)


def build_site(
    package: Path, content: Path, site: Path, *, mkdocs_yml: Path, exports: Exports | None = None
) -> SiteReport:
    """Build the whole site, or leave the old one as it was.

    ``package`` is served as it is under ``donnees/``, with the ``exports`` drawn from it; ``content`` holds the
    Markdown pages. The hand-written pages of the repository (root of ``docs_dir``) stand in where ``content`` lacks
    them. Same inputs, same bytes: the only date is that of the package. Raises ``RegistreError`` when MkDocs,
    Pagefind or the gate refuses; the codes are ``site-paquet``, ``site-pages``, ``site-recherche``,
    ``site-verification``, and
    ``dossier-etranger`` when ``site`` holds something that is not a site of ours.
    """
    site = site.absolute()
    staging = site.with_name(f".{site.name}.en-cours")
    shutil.rmtree(staging, ignore_errors=True)
    with replacing(site, mark=MARK) as built:
        try:
            pages = _fill(built, staging, (package, content, mkdocs_yml), exports)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    sizes = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    return SiteReport(site, pages, len(sizes), sum(sizes))


def _fill(built: Path, staging: Path, inputs: tuple[Path, Path, Path], exports: Exports | None) -> int:
    """Make every file of the site, verified; the number of pages that can be searched."""
    package, content, mkdocs_yml = inputs
    docs = staging / "docs"
    docs.mkdir(parents=True)
    config = settings.load(mkdocs_yml)
    root = mkdocs_yml.absolute().parent
    _gather(docs, content.absolute(), root / config["docs_dir"])
    _replace(docs, exports.pages if exports else {})
    day = settings.package_date(package)
    settled = settings.settle(config, root=root, docs=docs, site=built, day=day)
    settled["extra"]["flux"] = exports is not None and (exports.files / feeds.FOLDER).is_dir()
    _render(settled, staging / "mkdocs.yml", day)
    _prune(built)
    with search.indexing(staging / "copies", built / "pagefind"):
        shutil.copytree(package, built / "donnees", dirs_exist_ok=True, ignore=shutil.ignore_patterns(".*"))
        if exports:
            shutil.copytree(exports.files, built, dirs_exist_ok=True, copy_function=_link)
        found = list(islice(verify.problems(built), SHOWN))
    if found:
        raise RegistreError(
            "Le site n'est pas publiable : " + " ; ".join(found),
            "site",
            "Corriger les pages nommées, puis refaire le site. L'ancien site n'a pas été touché.",
            "site-verification",
        )
    return sum(1 for _ in (staging / "copies").rglob("*.html"))


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


def _replace(docs: Path, pages: Mapping[str, str]) -> None:
    """Put pages in the place of those of the content, whose folders are links: the content itself is not touched."""
    for name, text in pages.items():
        path = docs / name
        if (linked := path.parent).is_symlink():
            entries = sorted(linked.resolve().iterdir())
            linked.unlink()
            linked.mkdir()
            for entry in entries:
                (linked / entry.name).symlink_to(entry)
        path.unlink(missing_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _link(source: str, target: str) -> str:
    """Place a file without copying its bytes, where both folders are on one disk."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
    return target


def _render(config: dict[str, object], path: Path, day: date) -> None:
    """Hand MkDocs its configuration and the only date it may know."""
    path.write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    pages = sum(1 for folder in (path.parent / "docs").iterdir() if folder.is_dir() for _ in folder.rglob("*.md"))
    render.render(
        path, path.parent / "copies", pages, {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": str(settings.epoch(day))}
    )


def _prune(built: Path) -> None:
    """Leave out what MkDocs and the parent theme write and no page of ours asks for."""
    for pattern in UNUSED:
        for path in built.glob(pattern):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
