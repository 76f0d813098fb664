"""Atom feeds (RFC 4287): the latest acts, and what each publication changed. Their dates are those of the facts."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from generator.values.said import compte, jour

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.package.read import Dataset
    from generator.values.acts import Acte

FOLDER = "flux"
ACTS = f"{FOLDER}/actes.atom"
CHANGES = f"{FOLDER}/changements.atom"

LATEST = 50
"""Entries of a feed: what a reader who comes once a month has not seen."""

WORDS = 300
"""Characters of a summary, and of each line of it."""

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold, even escaped."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: ``path`` is the address of its page under the root of the site."""

    key: str
    path: str
    title: str
    day: dt.date
    summary: str


def write(folder: Path, dataset: Dataset, address: str | None) -> None:
    """Write both feeds below ``folder``, laid out as the site; ``address`` is where it will stand, when it is known.

    Identifiers are drawn from the name of the package and from the identifier of the thing told, so that a site that
    moves does not wake its readers; without an address, links are relative to the feed.
    """
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    titles = {ACTS: "derniers actes", CHANGES: "changements"}
    for path, entries in ((ACTS, _acts(dataset)), (CHANGES, _changes(dataset))):
        feed = "\n".join(_feed(dataset, path, titles[path], list(entries), address)) + "\n"
        (folder / path).write_text(_FORBIDDEN.sub("\ufffd", feed), encoding="utf-8", newline="\n")


def _acts(dataset: Dataset) -> Iterator[Entry]:
    """The latest acts, by the day on which each became known: put on line, received, or else decided."""
    bodies = {body.collectivite_id: body.nom for body in dataset.tables.collectivites}
    known = [(day, acte) for acte in dataset.tables.actes if (day := _day(acte))]
    known.sort(key=lambda pair: (pair[0], pair[1].acte_id), reverse=True)
    for day, acte in known[:LATEST]:
        body = bodies.get(acte.collectivite_id or "", "")
        sat = f"séance du {jour(acte.date_seance)}" if acte.date_seance else ""
        summary = ", ".join(filter(None, (body, acte.reference, sat)))
        title = " ".join((acte.objet or acte.reference or acte.acte_id).split())
        yield Entry(acte.acte_id, f"deliberations/{acte.acte_id}/", title[:WORDS], day, summary)


def _day(acte: Acte) -> dt.date | None:
    """The day on which an act became known."""
    return acte.date_mise_en_ligne or acte.date_reception or acte.date_seance


def _changes(dataset: Dataset) -> Iterator[Entry]:
    """The latest publications, each with the first things that it changed."""
    rows = sorted(dataset.tables.changements, key=lambda row: (-row.publication, row.ordre))
    for number, (publication, group) in enumerate(groupby(rows, key=lambda row: row.publication)):
        if number == LATEST:
            return
        found = list(group)
        lines = [f"{row.genre} : {row.ou[:WORDS]}" for row in found[:10]]
        if len(found) > len(lines):
            lines.append(f"… et {compte(len(found) - len(lines), 'autre')}")
        title = f"Version {found[0].version} : {compte(len(found), 'changement')}"
        yield Entry(f"publication-{publication}", "changements/", title, found[0].date, "\n".join(lines))


def _feed(dataset: Dataset, path: str, title: str, entries: Iterable[Entry], address: str | None) -> Iterator[str]:
    """The lines of a feed."""
    said = dataset.publication
    entries = tuple(entries)
    day = max((entry.day.isoformat() for entry in entries), default=dataset.created or "1970-01-01")
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">'
    yield f"<id>{_id(said.nom, path)}</id>"
    yield f"<title>{escape(said.titre)} : {title}</title>"
    yield f"<updated>{day}T00:00:00Z</updated>"
    yield f"<author><name>{escape(said.producteur)}</name></author>"
    yield f"<rights>{escape(dataset.descriptor['licenses'][0]['title'])}</rights>"
    if address:
        yield f'<link rel="self" type="application/atom+xml" href={quoteattr(address + path)}/>'
    yield f'<link rel="alternate" type="text/html" href={quoteattr(address or "../")}/>'
    for entry in entries:
        yield "<entry>"
        yield f"<id>{_id(said.nom, entry.key)}</id>"
        yield f"<title>{escape(entry.title)}</title>"
        yield f"<updated>{entry.day.isoformat()}T00:00:00Z</updated>"
        yield f'<link rel="alternate" type="text/html" href={quoteattr((address or "../") + entry.path)}/>'
        yield f"<summary>{escape(entry.summary)}</summary>"
        yield "</entry>"
    yield "</feed>"


def _id(package: str, key: str) -> str:
    """A name for life.

    >>> _id("registre-ouvert", "corte-12")
    'urn:uuid:043f1f1b-4350-5ec7-9c81-447afa541387'
    """
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{package}/{key}')}"
