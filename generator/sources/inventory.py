"""The documents of a folder: each is listed to be read, or set aside with a reason."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from generator.sources import withdrawn
from generator.sources.stored import FORMATS
from generator.values.identifiers import slug
from generator.values.issue import RegistreError, Rejet

CORRECTIONS = ".corrections.yml"
"""What a person writes beside a document, under its name: no document itself."""

READING = ".lecture.yml"
"""How a person asks, beside a document and under its name, that it be read otherwise."""

COMPLEMENTS = ".complements.yml"
"""What a person states beside a document, under its name, that it does not say."""

BESIDE = (CORRECTIONS, COMPLEMENTS, READING)
"""The files that are written beside a document."""

_SETTINGS = frozenset({"publication.yml", "changements.csv", withdrawn.FILE})


@dataclass(frozen=True, slots=True)
class Inventory:
    """The files to read, sorted by name, and those that are set aside before reading."""

    fichiers: tuple[Path, ...]
    rejets: tuple[Rejet, ...] = ()


def discover(seeds: Path) -> Inventory:
    """Every document below ``seeds``, in the order of its path.

    Hidden files, ``publication.yml``, ``withdrawn.yml``, ``changements.csv`` and what is written beside a document
    (``BESIDE``) are no documents. A file of an unknown format, a link that leaves the folder, and the second of two
    files whose names give one identifier are set aside, never lost: ``format-inconnu``, ``lien-sortant``,
    ``nom-en-double``; so is what is written beside no document (``corrections-orphelines``, ``complements-orphelins``,
    ``lecture-orpheline``). Raises ``RegistreError`` (``dossier-absent``) when there is no such folder.
    """
    if not seeds.is_dir():
        raise RegistreError(
            "Le dossier des documents n'existe pas.",
            str(seeds),
            "Créer le dossier, ou indiquer le bon avec --seeds.",
            "dossier-absent",
        )
    home = seeds.resolve()
    kept: dict[str, Path] = {}
    rejets: list[Rejet] = []
    for path in _files(seeds):
        fichier = path.relative_to(seeds)
        document_id = slug(*fichier.parent.parts, fichier.stem)
        if not path.resolve().is_relative_to(home):
            rejets.append(_outside(path, fichier))
        elif path.suffix.lower() not in FORMATS:
            rejets.append(_unknown(path, fichier))
        elif document_id in kept:
            rejets.append(_double(path, fichier, kept[document_id].relative_to(seeds)))
        else:
            kept[document_id] = path
    rejets += [_orphan(path, path.relative_to(seeds)) for path in _orphans(seeds, set(kept.values()))]
    return Inventory(tuple(kept.values()), tuple(rejets))


def _files(seeds: Path) -> list[Path]:
    """The files below ``seeds`` that may be documents; folders behind a link are not entered."""
    found = []
    for folder, folders, names in os.walk(seeds):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [
            Path(folder, name)
            for name in names
            if not name.startswith(".") and not name.endswith(BESIDE) and name not in _SETTINGS
        ]
    return sorted(found, key=lambda path: path.relative_to(seeds).as_posix())


def _orphans(seeds: Path, documents: set[Path]) -> list[Path]:
    """What a person wrote beside no document: a name mistyped would be a decision lost."""
    return sorted(
        path
        for suffix in BESIDE
        for path in set(seeds.rglob(f"*{suffix}"))
        - {document.with_name(document.stem + suffix) for document in documents}
    )


def _orphan(path: Path, fichier: Path) -> Rejet:
    """Corrections, complements, or a way of reading, of no document."""
    name, suffix = fichier.as_posix(), next(suffix for suffix in BESIDE if path.name.endswith(suffix))
    place, remede = str(path), f"Donner au fichier le nom du document : <document>{suffix}."
    if suffix == READING:
        quoi = "Cette fiche de lecture n'est celle d'aucun document lu."
        return Rejet(name, "lecture-orpheline", quoi, place, remede)
    if suffix == COMPLEMENTS:
        return Rejet(name, "complements-orphelins", "Ces compléments ne sont ceux d'aucun document lu.", place, remede)
    return Rejet(name, "corrections-orphelines", "Ces corrections ne sont celles d'aucun document lu.", place, remede)


def _outside(path: Path, fichier: Path) -> Rejet:
    """A link may point at any file of the machine: it is not followed out of the folder."""
    return Rejet(
        fichier.as_posix(),
        "lien-sortant",
        "Le fichier est un lien vers un autre dossier.",
        str(path),
        "Copier le document dans le dossier à la place du lien.",
    )


def _unknown(path: Path, fichier: Path) -> Rejet:
    """A file that no reader knows."""
    return Rejet(
        fichier.as_posix(),
        "format-inconnu",
        f"Le format « {path.suffix or 'sans extension'} » n'est pas lu.",
        str(path),
        f"Déposer le document dans un format lu : {', '.join(sorted(FORMATS))}.",
    )


def _double(path: Path, fichier: Path, first: Path) -> Rejet:
    """The second file of one identifier: an identifier stands in addresses, so it cannot be shared."""
    return Rejet(
        fichier.as_posix(),
        "nom-en-double",
        f"« {fichier.as_posix()} » et « {first.as_posix()} » donnent le même identifiant.",
        str(path),
        "Renommer l'un des deux fichiers.",
    )
