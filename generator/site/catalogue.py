"""The package as a national portal harvests it: DCAT-AP 3 in JSON-LD, and the « catalogue » of SCDL.

Identifiers and addresses are stable: they follow the name of the package and the place of the site, never a version.
While nobody has said where the site stands, addresses are relative to the file.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.package.read import Dataset
    from generator.values.exported import Offre

PLACE = "donnees/catalogue.jsonld"

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
EU = "http://publications.europa.eu/resource/authority"
IANA = "https://www.iana.org/assignments/media-types"

TYPES = {
    "csv": ("text/csv", "CSV"),
    "json": ("application/json", "JSON"),
    "parquet": ("application/vnd.apache.parquet", "PARQUET"),
    "sqlite": ("application/vnd.sqlite3", None),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
    "zip": ("application/zip", "ZIP"),
}
"""The media type of IANA and the file type of the European authority table, by extension; it knows no SQLite."""

NAMES = {
    "csv-tableur": "Toutes les tables, pour un tableur français",
    "json": "Toutes les tables, en JSON",
    "jsonl": "Toutes les tables, en JSON Lines",
    "paquet": "Paquet de données entier, avec textes, descripteur et empreintes",
    "sqlite": "Base SQLite, avec recherche en plein texte",
    "xlsx": "Classeur",
    "xlsx-preuves": "Classeur des preuves : le passage derrière chaque valeur",
}
"""What a distribution is called, by the stable name of its format."""


def write(folder: Path, dataset: Dataset, offre: Offre) -> None:
    """Write the catalogue below ``folder``, laid out as the site."""
    path = folder / PLACE
    path.parent.mkdir(parents=True, exist_ok=True)
    said = {"@context": CONTEXT, "@graph": list(_graph(dataset, offre))}
    path.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def files(dataset: Dataset, offre: Offre) -> Iterator[dict[str, Any]]:
    """Each file that is offered: ``path`` under ``donnees/``, ``title``, ``bytes``, ``sha256``, its ``schema`` if any.

    The files of a national schema come first, then those that hold everything, then each table.
    """
    resources = sorted(dataset.descriptor["resources"], key=lambda item: "conformsTo" not in item)
    national = [_resource(item) for item in resources if "conformsTo" in item]
    yield from national
    for each in offre.fichiers:
        if each.table is None:
            title = NAMES.get(each.format, each.chemin)
            yield {"path": each.chemin, "title": title, "bytes": each.octets, "sha256": each.sha256}
    yield from (_resource(item) for item in resources if "conformsTo" not in item)


def _resource(item: Mapping[str, Any]) -> dict[str, Any]:
    """A file of the package, as its descriptor says it."""
    said = {"path": item["path"], "title": item.get("title", item["name"]), "bytes": item["bytes"]}
    said |= {"sha256": item["hash"].removeprefix("sha256:"), "description": item.get("description")}
    return said | ({"schema": item["conformsTo"]} if "conformsTo" in item else {})


def period(dataset: Dataset) -> tuple[str, str] | None:
    """The first and the last day on which an act was taken."""
    days = sorted(acte.date_seance for acte in dataset.tables.actes if acte.date_seance)
    return (days[0].isoformat(), days[-1].isoformat()) if days else None


def dates(dataset: Dataset) -> tuple[str | None, str | None]:
    """The day of the first publication, and that of the last real change: those of the history, or of the data."""
    told = sorted(row.date.isoformat() for row in dataset.tables.changements)
    return (told[0], told[-1]) if told else (None, dataset.created)


def _graph(dataset: Dataset, offre: Offre) -> Iterator[dict[str, Any]]:
    """The catalogue, its publisher, its dataset, and each file of the dataset."""
    said, root = dataset.publication, offre.adresse or "../"
    issued, modified = dates(dataset)
    shared: dict[str, Any] = {
        "dct:title": _french(said.titre),
        "dct:description": _french(said.description),
        "dct:publisher": {"@id": f"{root}#producteur"},
        "dct:language": {"@id": f"{EU}/language/FRA"},
        "dct:license": {"@id": dataset.descriptor["licenses"][0]["path"]},
        "dct:issued": _typed(issued, "date"),
        "dct:modified": _typed(modified, "date"),
    }
    found = list(files(dataset, offre))
    catalogue = {"@id": f"{root}#catalogue", "@type": "dcat:Catalog", **shared, "foaf:homepage": {"@id": root}}
    yield _stated({**catalogue, "dcat:dataset": {"@id": f"{root}#donnees"}})
    yield {"@id": f"{root}#producteur", "@type": "foaf:Agent", "foaf:name": said.producteur}
    links = [{"@id": f"{root}donnees/{each['path']}"} for each in found]
    yield _stated({**_about(dataset, root), **shared, "dcat:distribution": links})
    for each in found:
        yield _stated(_distribution(each, root, shared))


def _about(dataset: Dataset, root: str) -> dict[str, Any]:
    """What the dataset is about: its name for life, its themes, its years, who answers for it."""
    said, span = dataset.publication, period(dataset)
    return {
        "@id": f"{root}#donnees",
        "@type": "dcat:Dataset",
        "dct:identifier": said.nom,
        "dcat:version": dataset.version,
        "dcat:keyword": [_french(word) for word in said.mots_cles],
        "dcat:theme": {"@id": f"{EU}/data-theme/GOVE"},
        "dct:accessRights": {"@id": f"{EU}/access-right/PUBLIC"},
        "dct:accrualPeriodicity": {"@id": f"{EU}/frequency/IRREG"},
        "dct:temporal": span
        and {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _typed(span[0], "date"),
            "dcat:endDate": _typed(span[1], "date"),
        },
        "dcat:landingPage": {"@id": f"{root}donnees/"},
        "dcat:contactPoint": said.contact
        and {
            "@type": "vcard:Organization",
            "vcard:fn": said.producteur,
            "vcard:hasEmail": {"@id": f"mailto:{said.contact}"},
        },
    }


def _distribution(each: Mapping[str, Any], root: str, shared: Mapping[str, Any]) -> dict[str, Any]:
    """One file: where it is, what it weighs, its digest, its types, the schema that it follows."""
    place = f"{root}donnees/{each['path']}"
    media, kind = TYPES[each["path"].rpartition(".")[2]]
    schema = each.get("schema")
    return {
        "@id": place,
        "@type": "dcat:Distribution",
        "dct:title": _french(each["title"]),
        "dct:description": _french(each.get("description")),
        "dcat:accessURL": {"@id": f"{root}donnees/"},
        "dcat:downloadURL": {"@id": place},
        "dcat:mediaType": {"@id": f"{IANA}/{media}"},
        "dct:format": kind and {"@id": f"{EU}/file-type/{kind}"},
        "dcat:byteSize": _typed(str(each["bytes"]), "nonNegativeInteger"),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"},
            "spdx:checksumValue": _typed(each["sha256"], "hexBinary"),
        },
        "dct:conformsTo": schema and {"@id": schema, "@type": "dct:Standard"},
        **{name: shared[name] for name in ("dct:license", "dct:issued", "dct:modified")},
    }


def _stated(node: dict[str, Any]) -> dict[str, Any]:
    """A node without what nobody states."""
    return {key: value for key, value in node.items() if value}


def _french(words: str | None) -> dict[str, str] | None:
    """Words in French."""
    return {"@value": words, "@language": "fr"} if words else None


def _typed(value: str | None, kind: str) -> dict[str, str] | None:
    """A value of a type of XML Schema."""
    return {"@value": value, "@type": f"xsd:{kind}"} if value else None
