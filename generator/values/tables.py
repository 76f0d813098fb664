"""All tables of the package together: the store that stands between reading and publishing."""

from __future__ import annotations

import copyreg
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

from generator.values.acts import Acte, Article, Collectivite, Considerant, Document, Presence, Signataire, Visa
from generator.values.changes import Changement
from generator.values.evidence import Anomalie, Controle, Provenance
from generator.values.grants import Beneficiaire, Financement, Imputation, Indicateur, Subvention
from generator.values.issue import Rejet
from generator.values.roadmap import Action, Axe, Lien, Objectif
from generator.values.withdrawal import Retrait

Record = (
    Document | Collectivite | Acte | Presence | Visa | Considerant | Article | Beneficiaire | Subvention | Financement
    | Imputation | Signataire | Axe | Objectif | Action | Lien | Indicateur | Provenance | Controle | Anomalie | Retrait
    | Changement
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """One tuple of records per table of the data contract, in the contract's order, sorted by key."""

    documents: tuple[Document, ...] = ()
    collectivites: tuple[Collectivite, ...] = ()
    actes: tuple[Acte, ...] = ()
    presences: tuple[Presence, ...] = ()
    visas: tuple[Visa, ...] = ()
    considerants: tuple[Considerant, ...] = ()
    articles: tuple[Article, ...] = ()
    beneficiaires: tuple[Beneficiaire, ...] = ()
    subventions: tuple[Subvention, ...] = ()
    financements: tuple[Financement, ...] = ()
    imputations: tuple[Imputation, ...] = ()
    signataires: tuple[Signataire, ...] = ()
    axes: tuple[Axe, ...] = ()
    objectifs: tuple[Objectif, ...] = ()
    actions: tuple[Action, ...] = ()
    liens: tuple[Lien, ...] = ()
    indicateurs: tuple[Indicateur, ...] = ()
    provenances: tuple[Provenance, ...] = ()
    controles: tuple[Controle, ...] = ()
    anomalies: tuple[Anomalie, ...] = ()
    retraits: tuple[Retrait, ...] = ()
    changements: tuple[Changement, ...] = ()


@dataclass(frozen=True, slots=True)
class Corpus:
    """What assembly hands to the package: the records, and the text of record of each document.

    ``textes`` pairs a ``document_id`` with its text, sorted; ``rejets`` are the documents set aside.
    """

    tables: Tables
    textes: tuple[tuple[str, str], ...]
    rejets: tuple[Rejet, ...] = ()


RECORD_TYPES: dict[str, type[Record]] = {
    "documents": Document,
    "collectivites": Collectivite,
    "actes": Acte,
    "presences": Presence,
    "visas": Visa,
    "considerants": Considerant,
    "articles": Article,
    "beneficiaires": Beneficiaire,
    "subventions": Subvention,
    "financements": Financement,
    "imputations": Imputation,
    "signataires": Signataire,
    "axes": Axe,
    "objectifs": Objectif,
    "actions": Action,
    "liens": Lien,
    "indicateurs": Indicateur,
    "provenances": Provenance,
    "controles": Controle,
    "anomalies": Anomalie,
    "retraits": Retrait,
    "changements": Changement,
}

KEYS: dict[str, tuple[str, ...]] = {
    "documents": ("document_id",),
    "collectivites": ("collectivite_id",),
    "actes": ("acte_id",),
    "presences": ("acte_id", "ordre"),
    "visas": ("acte_id", "ordre"),
    "considerants": ("acte_id", "ordre"),
    "articles": ("acte_id", "ordre"),
    "beneficiaires": ("beneficiaire_id",),
    "subventions": ("subvention_id",),
    "financements": ("subvention_id", "ordre"),
    "imputations": ("acte_id", "ordre"),
    "signataires": ("acte_id", "ordre"),
    "axes": ("axe_id",),
    "objectifs": ("objectif_id",),
    "actions": ("action_id",),
    "liens": ("lien_id",),
    "indicateurs": ("indicateur_id",),
    "provenances": ("table", "ligne", "champ", "ordre"),
    "controles": ("controle_id",),
    "anomalies": ("anomalie_id",),
    "retraits": ("retrait_id",),
    "changements": ("publication", "ordre"),
}

if tuple(RECORD_TYPES) != tuple(field.name for field in fields(Tables)) or set(KEYS) != set(RECORD_TYPES):
    message = "tables, record types and keys disagree"
    raise AssertionError(message)


def ligne(table: str, record: Record) -> str:
    """The key of a record as ``provenances`` and pages write it: its parts joined by ``/``.

    >>> ligne("visas", Visa(acte_id="corte-25-07-046", ordre=2, texte="le code", nature="code"))
    'corte-25-07-046/2'
    """
    return "/".join(str(getattr(record, part)) for part in KEYS[table])


# --- between processes -------------------------------------------------------------------------------------------

_CELLS = {kind: attrgetter(*(field.name for field in fields(kind))) for kind in RECORD_TYPES.values()}
_SLOTS = {kind: tuple(getattr(kind, field.name).__set__ for field in fields(kind)) for kind in RECORD_TYPES.values()}


def _packed(record: Record) -> tuple[Any, ...]:
    """How a record leaves a process: what dataclasses do of themselves takes twice the time, for 150 records an act."""
    return _unpacked, (type(record), _CELLS[type(record)](record))


def _unpacked(kind: type[Record], cells: tuple[Any, ...]) -> Record:
    """The record of those cells."""
    record = object.__new__(kind)
    for put, cell in zip(_SLOTS[kind], cells, strict=True):
        put(record, cell)
    return record


for _kind in RECORD_TYPES.values():
    copyreg.pickle(_kind, _packed)
