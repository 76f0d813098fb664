"""Feeds that any reader takes: valid Atom, dates of the facts, names for life."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from generator import paths
from generator.package.read import Dataset, read
from generator.site import feeds
from generator.values.changes import Changement

if TYPE_CHECKING:
    from pathlib import Path

ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESS = "https://exemple.fr/registre/"


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    """The package of the repository, with one publication that changed a fact."""
    package = read(paths.PACKAGE)
    told = tuple(
        Changement(
            publication=2, ordre=ordre, version="2", date=dt.date(2026, 11, 20), genre="changement", ou=f"a{ordre}"
        )
        for ordre in range(1, 15)
    )
    return replace(package, tables=replace(package.tables, changements=told))


def _feed(folder: Path, dataset: Dataset, name: str, address: str | None = ADDRESS) -> ET.Element:
    """A feed, read back."""
    feeds.write(folder, dataset, address)
    return ET.fromstring((folder / name).read_text(encoding="utf-8"))  # noqa: S314 - ours


@pytest.mark.parametrize("name", [feeds.ACTS, feeds.CHANGES])
def test_a_feed_has_what_atom_asks_for(tmp_path: Path, dataset: Dataset, name: str) -> None:
    """RFC 4287: identifier, title, date and author of the feed; identifier, title, date and link of each entry."""
    feed = _feed(tmp_path, dataset, name)
    entries = feed.findall(f"{ATOM}entry")

    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    assert entries
    for part in (feed, *entries):
        assert (part.findtext(f"{ATOM}id") or "").startswith("urn:uuid:")
        assert part.findtext(f"{ATOM}title")
        assert dt.datetime.fromisoformat(part.findtext(f"{ATOM}updated") or "").tzinfo
        assert part.find(f"{ATOM}link[@rel='alternate']") is not None
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)
    assert feed.findtext(f"{ATOM}updated") == max(entry.findtext(f"{ATOM}updated") or "" for entry in entries)


def test_an_act_has_the_date_on_which_it_became_known(tmp_path: Path, dataset: Dataset) -> None:
    """Put on line, received, or else decided; the latest first; never the hour of the build."""
    entries = _feed(tmp_path, dataset, feeds.ACTS).findall(f"{ATOM}entry")
    days = [(entry.findtext(f"{ATOM}updated") or "")[:10] for entry in entries]
    known = {
        (acte.date_mise_en_ligne or acte.date_reception or acte.date_seance or dt.date.min).isoformat()
        for acte in dataset.tables.actes
    }

    assert days == sorted(days, reverse=True)
    assert set(days) <= known


def test_a_site_that_moves_wakes_nobody(tmp_path: Path, dataset: Dataset) -> None:
    """Addresses change, identifiers do not; without an address, links are relative to the feed."""
    ids, links = [], []
    for address in (ADDRESS, "https://ailleurs.fr/", None):
        feed = _feed(tmp_path, dataset, feeds.ACTS, address)
        ids.append([part.text for part in feed.iter(f"{ATOM}id")])
        (first, *_) = (link.get("href", "") for link in feed.iterfind(f"{ATOM}entry/{ATOM}link"))
        links.append(first)

    assert ids[0] == ids[1] == ids[2]
    assert links[0].startswith(f"{ADDRESS}deliberations/")
    assert links[2].startswith("../deliberations/")


def test_a_publication_is_one_entry(tmp_path: Path, dataset: Dataset) -> None:
    """With its first changes, and how many others there are."""
    (entry,) = _feed(tmp_path, dataset, feeds.CHANGES).findall(f"{ATOM}entry")

    assert entry.findtext(f"{ATOM}title") == "Version 2 : 14 changements"
    assert (entry.findtext(f"{ATOM}summary") or "").endswith("… et 4 autres")


def test_words_that_xml_cannot_hold_break_nothing(tmp_path: Path, dataset: Dataset) -> None:
    """Markup is shown, control characters are replaced."""
    first, *others = (acte for acte in dataset.tables.actes if acte.date_seance)
    hostile = replace(first, objet="</title><script>\x01\ufffe & 'x'")
    feed = _feed(tmp_path, replace(dataset, tables=replace(dataset.tables, actes=(hostile, *others))), feeds.ACTS)

    titles = [part.text or "" for part in feed.iter(f"{ATOM}title")]
    assert "</title><script>\ufffd\ufffd & 'x'" in titles


def test_an_empty_register_has_empty_feeds(tmp_path: Path, dataset: Dataset) -> None:
    """A feed without entries is still a feed."""
    tables = replace(dataset.tables, actes=(), changements=())

    for name in (feeds.ACTS, feeds.CHANGES):
        assert _feed(tmp_path, replace(dataset, tables=tables), name).findall(f"{ATOM}entry") == []
