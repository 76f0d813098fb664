"""All tables of the package together: the store that stands between reading and publishing."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, fields
from itertools import chain, groupby, repeat
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from generator.values.acts import Acte, Article, Collectivite, Considerant, Document, Presence, Signataire, Visa
from generator.values.changes import Changement
from generator.values.complements import Complement
from generator.values.evidence import Anomalie, Controle, Provenance
from generator.values.grants import Beneficiaire, Financement, Imputation, Indicateur, Subvention
from generator.values.issue import Rejet
from generator.values.roadmap import Action, Axe, Lien, Objectif
from generator.values.withdrawal import Retrait

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Record = (
    Document | Collectivite | Acte | Presence | Visa | Considerant | Article | Beneficiaire | Subvention | Financement
    | Imputation | Signataire | Axe | Objectif | Action | Lien | Indicateur | Provenance | Controle | Anomalie | Retrait
    | Complement | Changement
)  # fmt: skip
R = TypeVar("R")


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
    complements: tuple[Complement, ...] = ()
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
    "complements": Complement,
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
    "complements": ("table", "ligne", "champ"),
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


# --- by column ---------------------------------------------------------------------------------------------------

Columns = tuple[type[Record], tuple[Sequence[Any], ...]]
"""Records of one type, the values of each field together, in the order of the fields."""

_CELLS: dict[type, Callable[[Any], tuple[Any, ...]]] = {
    kind: attrgetter(*(field.name for field in fields(kind))) for kind in RECORD_TYPES.values()
}
_SLOTS: dict[type, tuple[Any, ...]] = {
    kind: tuple(getattr(kind, field.name).__set__ for field in fields(kind)) for kind in RECORD_TYPES.values()
}


def records(kind: type[R], columns: Sequence[Sequence[Any]]) -> list[R]:
    """The records of those columns, one a row. A frozen record filled field by field takes four times as long.

    >>> records(Signataire, [("corte-1",), (1,), ("Anne Roux",), (None,)])
    [Signataire(acte_id='corte-1', ordre=1, personne='Anne Roux', qualite=None)]
    """
    made = list(map(object.__new__, repeat(kind, len(columns[0]))))
    for put, column in zip(_SLOTS[kind], columns, strict=True):
        deque(map(put, made, column), maxlen=0)
    return made


def packed(rows: Iterable[Record]) -> tuple[Columns, ...]:
    """Records as columns, those of one type that follow each other together: how they leave a process in less time."""
    return tuple((kind, tuple(zip(*map(_CELLS[kind], run), strict=True))) for kind, run in groupby(rows, type))


def unpacked(runs: Iterable[Columns]) -> tuple[Record, ...]:
    """The records that were ``packed``, in their order."""
    return tuple(chain.from_iterable(records(kind, columns) for kind, columns in runs))
