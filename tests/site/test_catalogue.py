"""A portal that harvests the register finds every file, of the type and the size that the catalogue states."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

import pytest

from generator import paths
from generator.package.exports import write as exports
from generator.package.read import Dataset, read
from generator.site import catalogue, catalogue_scdl
from generator.values.exported import Offre
from generator.values.identifiers import siret_ok

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "https://exemple.fr/registre/"
SIRET = "24420077000117"
MANDATORY = {
    "dcat:Catalog": ("dct:title", "dct:description", "dct:publisher", "dcat:dataset"),
    "dcat:Dataset": ("dct:title", "dct:description", "dct:identifier", "dct:license", "dcat:distribution"),
    "dcat:Distribution": ("dcat:accessURL", "dcat:downloadURL", "dct:license", "dcat:mediaType", "dcat:byteSize"),
    "foaf:Agent": ("foaf:name",),
    "spdx:Checksum": ("spdx:algorithm", "spdx:checksumValue"),
}
"""What the shapes of DCAT-AP 3.0.1 ask for (minCount 1), and what the national portal reads."""

SIGNATURES = {"xlsx": b"PK\x03\x04", "zip": b"PK\x03\x04", "sqlite": b"SQLite format 3\x00", "parquet": b"PAR1"}


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    """The package of the repository."""
    return read(paths.PACKAGE)


@pytest.fixture(scope="module")
def site(dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a site serves beside its pages: package, other formats, catalogues."""
    folder = tmp_path_factory.mktemp("catalogue") / "site"
    offre = Offre(fichiers=exports.write(paths.PACKAGE, dataset, folder), adresse=ADDRESS)
    for path in paths.PACKAGE.rglob("*"):
        target = folder / "donnees" / path.relative_to(paths.PACKAGE)
        if path.is_dir():
            target.mkdir(exist_ok=True)
        else:
            target.write_bytes(path.read_bytes())
    catalogue.write(folder, dataset, offre)
    return folder


def _nodes(said: object) -> list[dict[str, Any]]:
    """Every node of a JSON-LD document that has a type, the nested ones too."""
    if isinstance(said, list):
        return [node for item in said for node in _nodes(item)]
    if not isinstance(said, dict):
        return []
    inner = [node for key, value in said.items() if key != "@context" for node in _nodes(value)]
    return [said, *inner] if "@type" in said and "@value" not in said else inner


def _graph(site: Path) -> list[dict[str, Any]]:
    """The nodes of the catalogue."""
    return _nodes(json.loads((site / catalogue.PLACE).read_text(encoding="utf-8")))


def test_every_mandatory_property_is_stated(site: Path) -> None:
    """Those of the European profile, and those without which the national portal skips a dataset or a file."""
    nodes = _graph(site)
    for kind, names in MANDATORY.items():
        found = [node for node in nodes if node["@type"] == kind]
        assert found, kind
        for node in found:
            assert all(node.get(name) for name in names), (kind, node.get("@id"))


def test_every_name_is_in_the_context_and_every_identifier_is_one(site: Path) -> None:
    """No prefix is left unexplained; no two nodes share a name; dates are dates, digests are digests."""
    nodes = _graph(site)
    named = [node["@id"] for node in nodes if "@id" in node and len(node) > 2]
    assert len(named) == len(set(named))
    for node in nodes:
        for key, value in node.items():
            assert key.startswith("@") or key.partition(":")[0] in catalogue.CONTEXT, key
            if isinstance(value, dict) and value.get("@type") == "xsd:date":
                assert re.fullmatch(r"\d{4}-\d\d-\d\d", value["@value"])
            if isinstance(value, dict) and value.get("@type") == "xsd:hexBinary":
                assert re.fullmatch(r"[0-9a-f]{64}", value["@value"])


@pytest.mark.parametrize("known", [True, False], ids=["address known", "address unknown"])
def test_a_harvester_finds_every_file(dataset: Dataset, site: Path, known: bool) -> None:  # noqa: FBT001 - a parameter
    """From the catalogue to its dataset, to each file: it is there, of that size, that digest and that type.

    While nobody has said where the site stands, links are followed from where the catalogue was found.
    """
    offre = Offre(fichiers=_offered(site), adresse=ADDRESS if known else None)
    catalogue.write(site, dataset, offre)
    by_id = {node["@id"]: node for node in _graph(site) if "@id" in node and len(node) > 2}
    (root,) = (node for node in by_id.values() if node["@type"] == "dcat:Catalog")
    found = by_id[root["dcat:dataset"]["@id"]]
    reached = set()
    for link in found["dcat:distribution"]:
        each = by_id[link["@id"]]
        url = urljoin(f"{ADDRESS}{catalogue.PLACE}", each["dcat:downloadURL"]["@id"])
        assert url.startswith(ADDRESS)
        path = site / urlsplit(url).path.removeprefix(urlsplit(ADDRESS).path)
        data = path.read_bytes()
        assert len(data) == int(each["dcat:byteSize"]["@value"]), path.name
        assert hashlib.sha256(data).hexdigest() == each["spdx:checksum"]["spdx:checksumValue"]["@value"]
        extension = path.suffix.removeprefix(".")
        assert each["dcat:mediaType"]["@id"].endswith(catalogue.TYPES[extension][0])
        assert data.startswith(SIGNATURES.get(extension, b""))
        if extension == "csv":
            assert next(csv.reader(data.decode().splitlines()))
        reached.add(path.name)
    assert {"actes.csv", "registre.zip", "registre.sqlite", "registre.xlsx"} <= reached


def _offered(site: Path) -> tuple[Any, ...]:
    """The files that stand there, as the manifest of the exports lists them."""
    from generator.values.exported import Exporte

    listed = json.loads((site / "donnees" / "fichiers.json").read_text(encoding="utf-8"))["fichiers"]
    return tuple(Exporte(**each) for each in listed)


def test_a_national_schema_is_told(dataset: Dataset) -> None:
    """The portal recognises a file by the address of its schema; such files come first."""
    found = [each.get("schema") for each in catalogue.files(dataset, Offre())]
    national = [schema for schema in found if schema]

    assert found[: len(national)] == national
    assert {schema.split("/")[-3] for schema in national} == {"deliberations", "subventions"}
    assert all(schema.startswith("https://schema.data.gouv.fr/schemas/scdl/") for schema in national)


def test_identifiers_follow_no_version(dataset: Dataset, tmp_path: Path) -> None:
    """A dataset that changes its name at each harvest is a new dataset at each harvest."""
    names = []
    for version in ("1", "2"):
        catalogue.write(tmp_path, replace(dataset, version=version), Offre(adresse=ADDRESS))
        names.append([node.get("@id") for node in _graph(tmp_path)])

    assert names[0] == names[1]


def _scdl(dataset: Dataset, *, siret: str | None, address: str | None) -> list[dict[str, str]]:
    """The rows of the national catalogue."""
    said = replace(dataset, publication=replace(dataset.publication, siret=siret))
    found = catalogue_scdl.rows(said, Offre(adresse=address))
    return [dict(zip(catalogue_scdl.COLUMNS, row, strict=True)) for row in found]


def test_a_row_of_the_national_catalogue_is_complete(dataset: Dataset) -> None:
    """Twenty columns, all required, in their codes."""
    rows = _scdl(dataset, siret=SIRET, address=ADDRESS)

    assert rows
    for row in rows:
        assert all(row.values()), row
        assert siret_ok(row["COLL_SIRET"])
        assert row["COUV_SPAT_MAILLE"] == "Intercommunale"
        assert row["LICENCE"] == "Licence Ouverte-LO"
        assert row["MOTS_CLES"].isascii()
        assert row["COUV_TEMP_DEBUT"] <= row["COUV_TEMP_FIN"]
        assert int(row["NOMBRE_RESSOURCES"]) >= 1
        assert row["URL"] == f"{ADDRESS}donnees/"


@pytest.mark.parametrize(("siret", "address"), [(None, ADDRESS), (SIRET, None)])
def test_what_cannot_be_complete_is_not_written(
    dataset: Dataset, tmp_path: Path, siret: str | None, address: str | None
) -> None:
    """A guessed SIRET would say that another legal person publishes."""
    assert _scdl(dataset, siret=siret, address=address) == []
    said = replace(dataset, publication=replace(dataset.publication, siret=siret))
    catalogue_scdl.write(tmp_path, said, Offre(adresse=address))
    assert not list(tmp_path.iterdir())
