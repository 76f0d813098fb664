"""The configuration of one build: the repository's mkdocs.yml, this content, this date."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import yaml

from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from pathlib import Path

MOIS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


def package_date(package: Path) -> date:
    """The day the package says it was made (``created`` of its descriptor): the site has no clock of its own.

    A descriptor without it, or without a readable one, raises ``RegistreError``.
    """
    descriptor = package / "datapackage.json"
    try:
        return date.fromisoformat(json.loads(descriptor.read_text(encoding="utf-8"))["created"][:10])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RegistreError(
            f"Le paquet de données ne dit pas sa date : {type(error).__name__}.",
            str(descriptor),
            "Refaire le paquet (registre package) avant le site.",
            "site-paquet",
        ) from error


def epoch(day: date) -> int:
    """Seconds from 1970 to that day at midnight UTC, as ``SOURCE_DATE_EPOCH`` wants them.

    >>> epoch(date(2024, 6, 13))
    1718236800
    """
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def in_words(day: date) -> str:
    """The day as a French page writes it.

    >>> in_words(date(2020, 1, 1)), in_words(date(2024, 6, 13))
    ('1er janvier 2020', '13 juin 2024')
    """
    return f"{'1er' if day.day == 1 else day.day} {MOIS[day.month - 1]} {day.year}"


def load(mkdocs_yml: Path) -> dict[str, Any]:
    """The repository's configuration as MkDocs reads it, environment variables included."""
    from mkdocs.utils.yaml import get_yaml_loader

    with mkdocs_yml.open(encoding="utf-8") as stream:
        loaded: dict[str, Any] = yaml.load(stream, get_yaml_loader())  # noqa: S506 - a safe loader, with !ENV added
    return loaded


def address(mkdocs_yml: Path) -> str | None:
    """Where the site will stand (``site_url``), ending with a slash; ``None`` when nobody says."""
    said = load(mkdocs_yml).get("site_url")
    return f"{said.rstrip('/')}/" if said else None


def settle(config: dict[str, Any], *, root: Path, docs: Path, site: Path, day: date) -> dict[str, Any]:
    """The configuration for one build: absolute folders, entries of pages that exist, the date of the data.

    A content folder need not hold every section (a register without a roadmap has no ``axes/``): an entry
    of the navigation or of the footer whose page is absent is left out, because a strict build refuses it.
    """
    theme = {**config["theme"], "custom_dir": str(root / config["theme"]["custom_dir"])}
    extra = {
        **config["extra"],
        "date_donnees": day.isoformat(),
        "date_donnees_mots": in_words(day),
        "pied": [entry for entry in config["extra"]["pied"] if (docs / entry["page"]).is_file()],
    }
    nav = [entry for entry in config["nav"] if (docs / str(next(iter(entry.values())))).is_file()]
    # The gate checks anchors, those of raw HTML included: MkDocs would parse every page a second time for its own.
    validation = {**config["validation"], "links": {**config["validation"]["links"], "anchors": "ignore"}}
    config = {**config, "validation": validation}
    return {**config, "theme": theme, "extra": extra, "nav": nav, "docs_dir": str(docs), "site_dir": str(site)}
