"""``datapackage.json``: what the package says about itself, all of it drawn from its inputs."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from generator.package.schemas import Schema, schemas

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from generator.package.publication import Publication
    from generator.values.acts import Document
    from generator.values.tables import Corpus, Tables

DESCRIPTOR = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

_SAFE_PATH = re.compile(r"[^./~\\:][^/\\:]*")


def data_date(tables: Tables) -> dt.date | None:
    """The date of the data: the latest sitting, receipt or publication of an act. The clock is never asked."""
    stated = (
        date
        for acte in tables.actes
        for date in (acte.date_seance, acte.date_reception, acte.date_mise_en_ligne)
        if date
    )
    return max(stated, default=None)


ABOUT = frozenset({"provenances", "controles", "anomalies", "changements"})
"""Tables that tell how the facts are known, or how they changed: the version does not follow them."""


def version(date: dt.date | None, digests: Mapping[str, str]) -> str:
    """The version of the package: the date of its data, then what its facts amount to (SemVer, build metadata).

    ``digests`` gives the sha256 of each table. The same facts give the same version, on any machine and at any time;
    another fact gives another.

    >>> import datetime
    >>> version(datetime.date(2024, 6, 21), {"actes": "9f86", "provenances": "60b7"})
    '2024.6.21+e0efe429'
    """
    first = f"{date.year}.{date.month}.{date.day}" if date else "0.0.0"
    return f"{first}+{facts(digests)}"


def facts(digests: Mapping[str, str]) -> str:
    """What the facts of a package amount to: eight figures drawn from the sha256 of each table of facts."""
    told = "".join(f"{value}  {table}.csv\n" for table, value in sorted(digests.items()) if table not in ABOUT)
    return hashlib.sha256(told.encode()).hexdigest()[:8]


def stated_version(folder: Path) -> str:
    """The version that the package in ``folder`` states; empty when it states none."""
    path = folder / DESCRIPTOR
    stated = json.loads(path.read_text(encoding="utf-8")).get("version") if path.is_file() else None
    return stated if isinstance(stated, str) else ""


def describe(
    corpus: Corpus,
    publication: Publication,
    files: Mapping[str, tuple[int, str]],
    national: Iterable[dict[str, Any]] = (),
) -> dict[str, Any]:
    """The descriptor of the package.

    ``files`` gives the bytes and the sha256 of each table's file; ``national`` are the resources in national formats.
    """
    date = data_date(corpus.tables)
    digests = {contract.table: files[f"{contract.table}.csv"][1] for contract in schemas()}
    descriptor: dict[str, Any] = {"$schema": PROFILE, **publication.descriptor(), "version": version(date, digests)}
    if date:
        descriptor["created"] = f"{date.isoformat()}T00:00:00Z"
    descriptor["sources"] = [_source(document) for document in corpus.tables.documents]
    descriptor["resources"] = [resource(contract, *files[f"{contract.table}.csv"]) for contract in schemas()]
    descriptor["resources"] += national
    descriptor["rejets"] = [asdict(rejet) for rejet in corpus.rejets]
    return {key: value for key, value in descriptor.items() if value or key == "rejets"}


def _source(document: Document) -> dict[str, str]:
    """One input; a file name that the standard does not take for a path is said in the title alone."""
    source = {"title": document.titre or document.fichier, "version": f"sha256:{document.sha256}"}
    if _SAFE_PATH.fullmatch(document.fichier):
        source["path"] = document.fichier
    return source


def resource(contract: Schema, size: int, digest: str) -> dict[str, Any]:
    """One table."""
    said = {"name": contract.table, "title": contract.title, "description": contract.description}
    return tabular(f"{contract.table}.csv", said, contract.descriptor, size, digest)


def tabular(path: str, said: Mapping[str, Any], schema: Mapping[str, Any], size: int, digest: str) -> dict[str, Any]:
    """A CSV file of the package: ``said`` holds its name, its words and what else is told of it."""
    return {
        "name": said["name"],
        "type": "table",
        **said,
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True},
        "bytes": size,
        "hash": f"sha256:{digest}",
        "schema": schema,
    }
