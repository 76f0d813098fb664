"""The two national models as we write them: columns, checks, and the address that names the model."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.package import schemas

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.package.schemas import Field

FOLDER = Path(__file__).parent / "modeles"

NOMS = ("deliberations", "subventions")
"""The models, in the order in which their files are listed."""


@dataclass(frozen=True, slots=True)
class Regle:
    """A check over one row: its name in ``regles.REGLES`` and the columns that it looks at, in its order."""

    nom: str
    colonnes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manque:
    """What to say of a column that nothing fills: what is missing, and what may give it.

    ``remede`` is ``fiche`` (that of the body), ``correction``, or what a complement states: ``actes.reference``.
    """

    motif: str
    remede: str


@dataclass(frozen=True, slots=True)
class Modele:
    """A national model: ``adresse`` is the schema that a file conforms to, ``colonnes`` stand in its order.

    Without one of ``obligatoires``, a row is not valid. ``regles`` are the checks of the national validator,
    ``regles_propres`` those that the standard states in words and that this validator does not make. Rows stand in the
    order of ``tri``. A column without ``manques`` follows another and is not told apart.
    """

    nom: str
    version: str
    adresse: str
    titre: str
    description: str
    fields: tuple[Field, ...]
    colonnes: tuple[str, ...]
    obligatoires: frozenset[str]
    regles: tuple[Regle, ...]
    regles_propres: tuple[Regle, ...]
    tri: tuple[str, ...]
    manques: Mapping[str, Manque]
    descriptor: Mapping[str, Any]


@cache
def modele(nom: str) -> Modele:
    """The model ``nom``.

    >>> modele("subventions").colonnes[:3], modele("deliberations").version
    (('nomAttribuant', 'idAttribuant', 'dateConvention'), '2.1.5')
    """
    raw = schemas.load(FOLDER / f"{nom}.yml")
    fields = tuple(schemas.field(item) for item in raw["fields"])
    own, national = (
        tuple(Regle(item["regle"], tuple(item["colonnes"])) for item in raw[which])
        for which in ("regles_propres", "regles")
    )
    return Modele(
        nom=raw["nom"],
        version=raw["version"],
        adresse=raw["adresse"],
        titre=raw["titre"],
        description=raw["description"],
        fields=fields,
        colonnes=tuple(item.name for item in fields),
        obligatoires=frozenset(item.name for item in fields if item.required),
        regles=national,
        regles_propres=own,
        tri=tuple(raw["tri"]),
        manques={name: Manque(item["motif"], item["remede"]) for name, item in raw["manques"].items()},
        descriptor={"fields": [item.descriptor for item in fields], "missingValues": [""]},
    )
