"""What a person withdrew leaves nothing: neither records, nor words of the text of record, nor a name in a cell."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator.assembly.redaction import without
from generator.french import blot
from generator.french.fold import fold
from generator.values.acts import Acte
from generator.values.identifiers import slug
from generator.values.issue import RegistreError
from generator.values.tables import KEYS, ligne
from generator.values.withdrawal import Retrait

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.assembly.draft import Draft
    from generator.sources.withdrawn import Demande
    from generator.values.changes import Changement
    from generator.values.issue import Rejet
    from generator.values.tables import Corpus


def apply(
    drafts: tuple[Draft, ...], rejets: tuple[Rejet, ...], demandes: tuple[Demande, ...]
) -> tuple[tuple[Draft, ...], tuple[Rejet, ...], tuple[Retrait, ...]]:
    """The documents and the refusals without what is withdrawn, and the notices that stand instead.

    The identifiers of ``drafts`` are final: what is withdrawn gives its own to no other act. Raises ``RegistreError``:
    ``retrait-sans-objet`` for a withdrawal that finds nothing, ``retrait-impossible`` for an act that cannot be told
    apart from the others of its document.
    """
    if not demandes:
        return drafts, rejets, ()
    documents = {draft.document.document_id: draft for draft in drafts}
    refused = {document_id(rejet): rejet for rejet in rejets}
    acts = {acte.acte_id: draft for draft in drafts for acte in draft.of(Acte)}
    occulted = {lieu for draft in drafts for lieu in draft.occultes}
    gone: set[str] = set()
    closed: set[str] = set()
    for demande in demandes:
        known = {"acte": acts.keys(), "document": documents.keys() | refused.keys()}.get(demande.nature)
        found = demande.lieu in occulted if known is None else demande.cibles[0] in known
        if not found and not demande.absent:
            raise _nothing(demande)
        if demande.nature == "document":
            closed.update(demande.cibles)
        elif demande.nature == "acte":
            gone.update(demande.cibles)
    kept = (draft for draft in drafts if draft.document.document_id not in closed)
    return (
        tuple(less for draft in kept if (less := without(draft, gone)) is not None),
        tuple(rejet for key, rejet in refused.items() if key not in closed),
        tuple(_notices(demandes, documents)),
    )


def document_id(rejet: Rejet) -> str:
    """The identifier that a document set aside would have had."""
    *folders, name = rejet.fichier.split("/")
    return slug(*folders, name.rpartition(".")[0] or name)


def _notices(demandes: Iterable[Demande], documents: dict[str, Draft]) -> Iterator[Retrait]:
    """One notice for each thing withdrawn, and for each act of a document withdrawn."""
    seen: set[str] = set()
    ranks: Counter[str] = Counter()
    for demande in demandes:
        things = [(demande.nature, None if demande.nature == "nom" else demande.cibles[0])]
        if demande.nature == "document" and demande.cibles[0] in documents:
            things += [("acte", acte.acte_id) for acte in documents[demande.cibles[0]].of(Acte)]
        for nature, identifiant in things:
            told = identifiant if demande.adresse else None
            first = f"{nature}-{demande.date.isoformat()}"
            ranks[first] += told is None
            key = f"{first}-{ranks[first]}" if told is None else slug(nature, told)
            if key not in seen:
                seen.add(key)
                yield Retrait(retrait_id=key, nature=nature, retire_id=told, date=demande.date, motif=demande.motif)


def forgotten(
    history: Iterable[Changement], retraits: tuple[Retrait, ...], demandes: tuple[Demande, ...]
) -> Iterator[Changement]:
    """The history without what is withdrawn: an act is told by its identifier alone, names are blotted out."""
    gone = {retrait.retire_id: retrait for retrait in retraits if retrait.retire_id}
    names = [nom for demande in demandes if demande.nature == "nom" for nom in demande.cibles]
    hidden = {demande.cibles[0] for demande in demandes if demande.nature != "nom" and not demande.adresse}
    for row in history:
        retrait = gone.get(row.acte_id or row.ou)
        if (row.acte_id or row.ou) in hidden or (retrait and row.genre == "changement"):
            continue
        if retrait is not None:
            motif = retrait.motif if row.genre == "retrait" else None
            yield replace(row, ou=retrait.retire_id or row.ou, avant=None, apres=motif, citation=None)
        elif names:
            avant, apres, citation = (_blotted(cell, names) for cell in (row.avant, row.apres, row.citation))
            yield replace(row, ou=_blotted(row.ou, names) or row.ou, avant=avant, apres=apres, citation=citation)
        else:
            yield row


def _blotted(cell: str | None, names: Iterable[str]) -> str | None:
    """A cell with the names blotted out."""
    if cell is None:
        return None
    return blot.blot(cell, [span for nom in names for span in blot.places(nom, cell)])


def verify(corpus: Corpus, demandes: tuple[Demande, ...]) -> None:
    """Raise ``RegistreError`` (``retrait-incomplet``) where a withdrawn name still stands in a cell or in a text.

    The text is blotted out before it is read; what is left is what is not read in it: the name of a file, a correction,
    words of the publisher.
    """
    found = [blot.written(nom) for demande in demandes if demande.nature == "nom" for nom in demande.cibles]
    if not found:
        return
    for place, cell in _cells(corpus):
        folded = fold(cell)
        if any(pattern.search(folded) for pattern in found):
            raise RegistreError(
                "Un nom retiré figure encore dans ce qui serait publié ; rien n'a été publié.",
                place,
                "Renommer le fichier, ou ôter le nom de ce qui a été écrit à la main (corrections, fiches, motif).",
                "retrait-incomplet",
            )


def _cells(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Every text that would be published, with its place."""
    for table in KEYS:
        rows: tuple[Any, ...] = getattr(corpus.tables, table)
        names = tuple(rows[0].__dataclass_fields__) if rows else ()
        for row in rows:
            for name in names:
                value = getattr(row, name)
                if isinstance(value, str):
                    yield f"{table}.csv, ligne {ligne(table, row)}, colonne {name}", value
    for name, text in corpus.textes:
        yield f"textes/{name}.txt", text
    for rejet in corpus.rejets:
        yield "datapackage.json, rejets", f"{rejet.fichier} {rejet.quoi} {rejet.ou}"


def _nothing(demande: Demande) -> RegistreError:
    """A withdrawal that finds nothing: a mistyped identifier would leave published what must not be."""
    return RegistreError(
        f"Le retrait de « {' », « '.join(demande.cibles)} » ({demande.nature}) ne trouve rien ; rien n'a été publié.",
        demande.lieu,
        "Recopier l'identifiant de l'adresse de la page, ou le nom tel qu'il est imprimé ; si le document n'est plus "
        "dans le dossier, ajouter « absent: oui ».",
        "retrait-sans-objet",
    )
