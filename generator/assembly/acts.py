"""The acts of a document: who acts, under which identifier, and the rows that belong to each act."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from generator.assembly.beneficiaries import Naming, naming, scope
from generator.assembly.records import make
from generator.extraction import stamps
from generator.extraction.bodies import printed_names
from generator.french.blot import blotted
from generator.values.acts import Collectivite
from generator.values.finding import Finding, Statut
from generator.values.grants import OCCULTE
from generator.values.identifiers import siren_ok, slug

if TYPE_CHECKING:
    from generator.sources.registry import Body
    from generator.values.evidence import Provenance
    from generator.values.lecture import ActRead, Lecture, RowRead
    from generator.values.tables import Record

_YEAR = re.compile(r"(?:19|20)\d\d")
"""A number that holds a year is unique in its body."""

NUMBERED = frozenset({"presences", "visas", "considerants", "articles", "imputations", "signataires"})
"""Tables whose rows are numbered within their act."""


def body(lecture: Lecture, bodies: tuple[Body, ...]) -> Collectivite | None:
    """The body that acts: from its fiche, or from what the document prints and the stamp says."""
    named = lecture.collectivite
    if named is None:
        return None
    known = next((item for item in bodies if item.collectivite_id == named.value), None)
    if known is not None:
        return Collectivite(
            collectivite_id=known.collectivite_id,
            nom=known.nom,
            type=known.type,
            siren=known.siren,
            siret=known.siret,
            departement=known.departement,
        )
    stamp = next((act.champs["identifiant_actes"] for act in lecture.actes if "identifiant_actes" in act.champs), None)
    parsed = stamps.parse(str(stamp.value)) if stamp else None
    return Collectivite(
        collectivite_id=slug(named.value),
        nom=named.value,
        type=printed_names.kind(named.value),
        siren=parsed.siren if parsed and siren_ok(parsed.siren) else None,
        departement=parsed.departement.removeprefix("0") if parsed else _printed(lecture),
    )


def _printed(lecture: Lecture) -> str | None:
    """The code of the department that the head prints."""
    return lecture.departement.value if lecture.departement else None


def identifier(lecture: Lecture, act: ActRead, acting: Collectivite | None) -> str:
    """The identifier of an act: its body and its number; without a number, its body and its document.

    An affair of a sitting whose number is absent, or starts again with each sitting, takes the date of the sitting and
    its number or its rank.
    """
    first = acting.collectivite_id if acting else "acte"
    reference = act.champs.get("reference")
    if act.point is not None and (reference is None or _YEAR.search(str(reference.value)) is None):
        date = act.champs.get("date_seance")
        sitting = str(date.value) if date and acting else lecture.source.document_id
        return slug(first, sitting, str(reference.value) if reference else act.point)
    if reference is not None and acting is not None:
        return slug(first, str(reference.value))
    if reference is not None and act.point is not None:
        return slug(first, lecture.source.document_id, str(reference.value))
    return slug(first, lecture.source.document_id)


def assemble(
    lecture: Lecture, act: ActRead, acte_id: str, acting: Collectivite | None, seance_id: str | None = None
) -> tuple[list[Record], list[Provenance], list[Naming]]:
    """The records of one act, their provenances, and the names of those who receive.

    ``seance_id`` is the act of the sitting in which it was taken, when the document reports one.
    """
    champs = {name: finding for name, finding in act.champs.items() if name != "collectivite"}
    if acting and lecture.collectivite:
        read = lecture.collectivite
        known = read.statut is Statut.CONFIGURE
        statut, how = (Statut.CONFIGURE, f"fiche de {acting.nom}") if known else (Statut.DEDUIT, "tiré du nom imprimé")
        champs["collectivite_id"] = Finding(acting.collectivite_id, read.spans, read.regle, statut, how)
    if "nature" not in champs:
        champs["nature"] = Finding("autre", (), "nature.defaut", Statut.CONFIGURE, "nature non imprimée")
    key: dict[str, object] = {
        "acte_id": acte_id,
        "document_id": lecture.source.document_id,
        "seance_id": seance_id,
    }
    made = [make("actes", key, champs, lecture.source)]
    namings: list[Naming] = []
    ranks: Counter[str] = Counter()
    for row in act.rows:
        ranks[row.table] += 1
        if row.table in NUMBERED:
            made.append(make(row.table, {"acte_id": acte_id, "ordre": ranks[row.table]}, row.champs, lecture.source))
        elif row.table == "subventions":
            within = scope(acting.collectivite_id if acting else None, lecture.source.document_id)
            subvention_id = f"{acte_id}-s{ranks[row.table]}"
            made.extend(_subsidy(lecture, row, {"subvention_id": subvention_id, "acte_id": acte_id}, within, namings))
    return [record for record, _ in made], [proof for _, proofs in made for proof in proofs], namings


def _subsidy(
    lecture: Lecture, row: RowRead, key: dict[str, object], within: str, namings: list[Naming]
) -> list[tuple[Record, tuple[Provenance, ...]]]:
    """The records of one subsidy and of the shares of its payers; ``within`` is the scope of who receives."""
    printed = row.champs.get("nom_imprime")
    if printed is not None and printed.value != OCCULTE:
        named = naming(str(printed.value), within, lecture.source.text)
        if not blotted(named.nom):
            namings.append(named)
            key["beneficiaire_id"] = named.beneficiaire_id
    made = [make("subventions", key, row.champs, lecture.source)]
    for ordre, child in enumerate(row.enfants, start=1):
        first = {"subvention_id": key["subvention_id"], "ordre": ordre}
        made.append(make(child.table, first, child.champs, lecture.source))
    return made


def next_identifier(acte_id: str) -> str:
    """Another identifier for a second act of the same number in one document.

    >>> next_identifier("corte-12"), next_identifier("corte-12-bis2")
    ('corte-12-bis2', 'corte-12-bis3')
    """
    first, mark, rank = acte_id.rpartition("-bis")
    return f"{first}-bis{int(rank) + 1}" if mark and rank.isdigit() else f"{acte_id}-bis2"
