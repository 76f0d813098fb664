"""What the publisher says about the package: its title, who answers for it, under which licence."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import yaml

from generator.values.identifiers import siret_ok
from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MAX_BYTES = 65_536
"""Largest publication file: a hundred times what the longest description needs."""

LICENCES = {
    "etalab-2.0": (
        "Licence Ouverte / Open Licence 2.0",
        "https://www.etalab.gouv.fr/wp-content/uploads/2017/04/ETALAB-Licence-Ouverte-v2.0.pdf",
    ),
    "ODbL-1.0": ("Open Database License 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
}
"""The two licences for public data that French law lists for free use (CRPA, article D323-2-1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """The words and the choices of the publisher; ``contact`` is an e-mail address, ``accueil`` the site's address.

    ``siret`` is that of the producer: the national catalogue asks for it.
    """

    nom: str = "actes-publics"
    titre: str = "Actes publics locaux"
    description: str = "Ce que décident des actes publics locaux, avec les mots exacts derrière chaque valeur."
    producteur: str = "Producteur non indiqué"
    contact: str | None = None
    siret: str | None = None
    accueil: str | None = None
    licence: str = "etalab-2.0"
    mots_cles: tuple[str, ...] = ("délibérations", "subventions")

    def descriptor(self) -> dict[str, Any]:
        """The properties of the data package that come from the publisher."""
        title, path = LICENCES[self.licence]
        producer = {"title": self.producteur, "email": self.contact, "siret": self.siret, "roles": ["publisher"]}
        said = {
            "name": self.nom,
            "title": self.titre,
            "description": self.description,
            "homepage": self.accueil,
            "keywords": list(self.mots_cles),
            "licenses": [{"name": self.licence, "title": title, "path": path}],
            "contributors": [{key: value for key, value in producer.items() if value}],
        }
        return {key: value for key, value in said.items() if value}

    @classmethod
    def from_descriptor(cls, descriptor: Mapping[str, Any]) -> Publication:
        """The publication that a descriptor of ours states.

        >>> Publication.from_descriptor(Publication().descriptor()) == Publication()
        True
        """
        (producer,) = descriptor["contributors"]
        return cls(
            nom=descriptor["name"],
            titre=descriptor["title"],
            description=descriptor["description"],
            producteur=producer["title"],
            contact=producer.get("email"),
            siret=producer.get("siret"),
            accueil=descriptor.get("homepage"),
            licence=descriptor["licenses"][0]["name"],
            mots_cles=tuple(descriptor.get("keywords", ())),
        )


def load_publication(path: Path) -> Publication:
    """The publication that the YAML file ``path`` states; neutral words for what it leaves out, or without a file.

    Every value is read as text, so that YAML never takes a word for a date or a boolean.
    Raises ``RegistreError`` for an unknown key, a value of another shape, an anchor, or a file too large.
    """
    if not path.exists():
        return Publication()
    raw = _parse(path)
    known = {field.name for field in fields(Publication)}
    if unknown := sorted(set(raw) - known):
        raise _wrong(path, f"La clé « {unknown[0]} » est inconnue", f"N'employer que : {', '.join(sorted(known))}.")
    stated = {key: value for key, value in raw.items() if value}
    for key, value in stated.items():
        listed = isinstance(value, list) and all(isinstance(word, str) for word in value)
        if not (listed if key == "mots_cles" else isinstance(value, str)):
            raise _wrong(path, f"La valeur de « {key} » n'a pas la forme attendue", "Écrire un texte (ou une liste).")
    if "mots_cles" in stated:
        stated["mots_cles"] = tuple(stated["mots_cles"])
    publication = Publication(**stated)
    if publication.siret is not None and not siret_ok(publication.siret):
        raise _wrong(path, f"« {publication.siret} » n'est pas un SIRET", "Écrire ses 14 chiffres, sans espace.")
    if publication.licence not in LICENCES:
        raise _wrong(
            path, f"La licence « {publication.licence} » est inconnue", f"Choisir parmi : {', '.join(LICENCES)}."
        )
    return publication


def _parse(path: Path) -> dict[str, Any]:
    """The mapping that the file holds, every leaf a text."""
    if path.stat().st_size > MAX_BYTES:
        raise _wrong(path, f"Le fichier dépasse {MAX_BYTES} octets", "Raccourcir le fichier.")
    try:
        text = path.read_text(encoding="utf-8")
        if any(getattr(event, "anchor", None) for event in yaml.parse(text, Loader=yaml.BaseLoader)):
            raise _wrong(path, "Le fichier emploie une ancre (& ou *)", "Répéter la valeur en toutes lettres.")
        raw = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - the base loader builds texts, lists and mappings only
    except (UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
        raise _wrong(path, f"Le fichier ne se lit pas ({error})", "Corriger le fichier.") from error
    if not isinstance(raw or {}, dict):
        raise _wrong(path, "Le fichier n'est pas une suite de « clé: valeur »", "Corriger le fichier.")
    return raw or {}


def _wrong(path: Path, quoi: str, remede: str) -> RegistreError:
    """The error of a publication file."""
    return RegistreError(f"{quoi}.", str(path), remede, "publication-invalide")
