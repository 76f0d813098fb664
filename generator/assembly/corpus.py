"""All documents together: identities, references from act to act, links to the roadmaps."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from generator.assembly import complements, withdrawal
from generator.assembly.beneficiaries import register, scope
from generator.assembly.draft import table_of
from generator.assembly.identities import distinct, one_body
from generator.assembly.links import links
from generator.assembly.receivers import one_number
from generator.values.identifiers import slug
from generator.values.roadmap import Action
from generator.values.tables import KEYS, Corpus, Record, Tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.assembly.draft import Draft
    from generator.sources.withdrawn import Demande
    from generator.values.acts import Acte, Collectivite, Visa
    from generator.values.changes import Changement
    from generator.values.issue import Rejet


def assemble(
    drafts: Iterable[Draft],
    rejets: tuple[Rejet, ...] = (),
    demandes: tuple[Demande, ...] = (),
    history: tuple[Changement, ...] = (),
) -> Corpus:
    """The corpus of all documents, whatever the order in which they were read, without what ``demandes`` withdraw.

    ``history`` is what was told of earlier publications: it forgets what is withdrawn.
    Raises ``RegistreError`` for a withdrawal that finds nothing, or that would leave something behind.
    """
    known = one_body(tuple(distinct(sorted(drafts, key=lambda draft: draft.document.document_id))))
    ordered, rejets, retraits = withdrawal.apply(known, rejets, demandes)
    ordered = one_number(ordered)
    tables: dict[str, list[Record]] = defaultdict(list)
    for draft in ordered:
        tables["documents"].append(draft.document)
        tables["provenances"].extend(draft.provenances)
        tables["controles"].extend(draft.controles)
        tables["anomalies"].extend(draft.anomalies)
        for record in draft.records:
            tables[table_of(record)].append(record)
    tables["collectivites"] = list(_bodies(ordered))
    bodies = tuple(register((naming for draft in ordered for naming in draft.namings), _places(ordered)))
    completed = complements.settled(tables["complements"], bodies)  # type: ignore[arg-type] # one table
    identified, proofs = complements.identified(bodies, completed)
    tables |= {"complements": [*completed], "beneficiaires": [*identified]}
    tables["provenances"].extend(proofs)
    tables["visas"] = list(_cited(tables["visas"], tables["actes"]))
    texts = {draft.document.document_id: draft.source.text for draft in ordered}
    labels = {
        proof.ligne: proof for draft in ordered for proof in draft.provenances if (proof.table, proof.champ) == _LABEL
    }
    actions = [action for draft in ordered for action in draft.of(Action)]
    payers = {draft.document.document_id: draft.document.collectivite_id for draft in ordered}
    tables["liens"] = list(links(identified, actions, labels, texts, payers))
    tables["retraits"] = list(retraits)
    tables["changements"] = list(withdrawal.forgotten(history, retraits, demandes))
    corpus = Corpus(
        Tables(**{table: tuple(sorted(rows, key=_key(table))) for table, rows in tables.items()}),  # type: ignore[arg-type] # one type a table
        tuple(sorted(texts.items())),
        rejets,
    )
    withdrawal.verify(corpus, demandes)
    return corpus


_LABEL = ("actions", "libelle")


def _key(table: str) -> Any:  # noqa: ANN401 - a sort key mixes text and numbers
    """The sort key of a table."""
    names = KEYS[table]
    return lambda record: tuple(getattr(record, name) for name in names)


def _bodies(drafts: Iterable[Draft]) -> Iterator[Collectivite]:
    """One record per body; what one document does not say of it, another may."""
    known: dict[str, Collectivite] = {}
    for draft in drafts:
        body = draft.collectivite
        if body is None:
            continue
        first = known.get(body.collectivite_id, body)
        empty = {field.name: getattr(body, field.name) for field in fields(body) if getattr(first, field.name) is None}
        known[body.collectivite_id] = replace(first, **empty)
    yield from known.values()


def _places(drafts: Iterable[Draft]) -> dict[str, str]:
    """Whose acts, or which document, each scope of a name is."""
    drafts = tuple(drafts)
    places = {body.collectivite_id: body.nom for body in _bodies(drafts)}
    return places | {scope(None, d.document.document_id): f"document {d.document.fichier}" for d in drafts}


def _cited(visas: Iterable[Any], actes: Iterable[Any]) -> Iterator[Visa]:
    """Visas that name an act of the corpus point to it: same body, same number, same date when both are known.

    An act cites those of its own body; two bodies number their acts alike. A number that two acts of the body bear
    points to neither, unless the date tells them apart.
    """
    by_number: dict[tuple[str | None, str], list[Acte]] = defaultdict(list)
    body: dict[str, str | None] = {}
    for acte in actes:
        body[acte.acte_id] = acte.collectivite_id
        if acte.reference:
            by_number[acte.collectivite_id, slug(acte.reference)].append(acte)
    for visa in visas:
        named = visa.numero and visa.nature == "deliberation" and body[visa.acte_id] is not None
        found = by_number.get((body[visa.acte_id], slug(visa.numero)), []) if named else []
        same = [acte for acte in found if visa.date is None or acte.date_seance in {None, visa.date}]
        same = [acte for acte in same if acte.acte_id != visa.acte_id]
        yield replace(visa, acte_cite_id=same[0].acte_id) if len(same) == 1 else visa
