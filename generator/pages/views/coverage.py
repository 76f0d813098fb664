"""What was read and what is missing: the honest edge of the register."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.pages.marked import anchor
from generator.pages.views.front import titre_acte
from generator.pages.views.tables import Cellule, Tableau, cellule_acte, paginate
from generator.pages.words import NATURES
from generator.values.said import compte, jour, nombre, pourcent, typographie

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from generator.pages.index import Index
    from generator.pages.views.tables import Liste
    from generator.values.acts import Document, Visa

CITABLES = ("deliberation", "avis", "arrete")
"""The natures of a visa that a register like this one could hold: laws and codes are elsewhere."""
PLURIELS = {
    "deliberation": "délibérations",
    "note": "notes de synthèse",
    "decision": "décisions",
    "arrete": "arrêtés",
    "proces_verbal": "procès-verbaux",
    "compte_rendu": "comptes rendus",
    "liste": "listes de délibérations",
    "feuille_de_route": "feuilles de route",
    "autre": "documents non reconnus",
}


@dataclass(frozen=True, slots=True)
class Couverture:
    """The coverage in sentences, then the counts of what is named and not held."""

    lu: tuple[str, ...]
    cites: str | None
    conventions: str | None


def couverture(index: Index) -> Couverture:
    """What was read, in sentences, and how much of what it names is not here."""
    documents = index.tables.documents
    natures = Counter(document.nature for document in documents)
    kinds = ", ".join(compte(n, NATURES.get(k, k).lower(), PLURIELS.get(k, k)) for k, n in sorted(natures.items()))
    days = [acte.date_seance for acte in index.tables.actes if acte.date_seance]
    said = [f"{compte(len(documents), 'document')} : {kinds}." if documents else "Aucun document n’a été lu."]
    if days:
        said.append(f"Séances {_periode(days)}.")
    if documents:
        said.append(f"{_part_lue(documents)} de leur texte a été reconnu par le programme.")
    if rejets := len(index.dataset.rejets):
        said.append(compte(rejets, "document n’a pas été lu", "documents n’ont pas été lus") + ".")
    conventions = {row.acte_id for row in index.tables.subventions if row.convention}
    cited = len(_manquants(index))
    return Couverture(
        tuple(typographie(sentence) for sentence in said),
        compte(cited, "délibération, avis ou arrêté cité", "délibérations, avis ou arrêtés cités") if cited else None,
        compte(len(conventions), "acte approuve une convention", "actes approuvent une convention")
        if conventions
        else None,
    )


def pages(index: Index) -> Iterator[Liste]:
    """The page of what is missing and of what was read, body by body."""
    missing = Tableau(
        "Cité et absent d’ici",
        "Délibérations, avis et arrêtés que les actes lus citent et que ce registre ne détient pas",
        ("Texte cité", "Cité par"),
        [(Cellule(words), *_citants(index, visas)) for words, visas in sorted(_manquants(index).items())],
        "Tout ce que citent les actes lus est ici.",
    )
    conventions = Tableau(
        "Annexes",
        "Actes qui approuvent une convention : elle en est l’annexe, et n’est pas publiée ici",
        ("Acte", "Séance"),
        [
            (cellule_acte(acte), _jour(acte.date_seance))
            for acte in index.tables.actes
            if any(row.convention for row in index.subventions[acte.acte_id])
        ],
        "Aucun acte lu n’approuve de convention.",
    )
    after = (conventions, _lus(index))
    return paginate("couverture", "Ce qui a été lu, ce qui manque", couverture(index).lu, missing, after)


def _lus(index: Index) -> Tableau:
    """The documents that were read, body by body and kind by kind."""
    groups: defaultdict[tuple[str, str], list[Document]] = defaultdict(list)
    for document in index.tables.documents:
        groups[document.collectivite_id or "", document.nature].append(document)
    rows = []
    for (body, nature), documents in sorted(groups.items()):
        actes = [acte for document in documents for acte in index.actes_of_document[document.document_id]]
        days = [acte.date_seance for acte in actes if acte.date_seance]
        rows.append(
            (
                Cellule(index.collectivites[body].nom if body in index.collectivites else "non indiquée"),
                Cellule(NATURES.get(nature, nature)),
                Cellule(nombre(len(documents)), classe="nombre"),
                Cellule(_periode(days) if days else "—"),
                Cellule(_part_lue(documents), classe="nombre"),
            )
        )
    columns = ("Collectivité", "Nature", "Documents", "Séances", "Texte reconnu")
    return Tableau(
        "Documents lus", "Documents lus, par collectivité et par nature", columns, rows, "Aucun document n’a été lu."
    )


def _manquants(index: Index) -> Mapping[str, list[Visa]]:
    """The acts cited and not held, each by its number or, without one, by its words, with the visas that cite it."""
    found: defaultdict[str, list[Visa]] = defaultdict(list)
    for visa in index.tables.visas:
        if visa.nature in CITABLES and visa.acte_cite_id not in index.actes:
            found[visa.texte.strip()].append(visa)
    return found


def _citants(index: Index, visas: list[Visa]) -> tuple[Cellule, ...]:
    """The first act that cites a text, with the way to the words, and how many others do."""
    first = visas[0]
    acte = index.actes[first.acte_id]
    others = f" et {compte(len(visas) - 1, 'autre acte', 'autres actes')}" if len(visas) > 1 else ""
    key = ("visas", f"{first.acte_id}/{first.ordre}", "texte")
    spans = [(r.debut, r.fin) for r in index.readings(acte.document_id).get(key, ()) if r.debut is not None]
    place = next(((start, end) for start, end in spans if start is not None and end is not None), None)
    page = index.text_page(acte.document_id)
    return (Cellule(titre_acte(acte) + others, f"{page}#{anchor(place)}" if place else page),)


def _periode(days: list[dt.date]) -> str:
    first, last = min(days), max(days)
    return f"du {jour(first)}" if first == last else f"du {jour(first)} au {jour(last)}"


def _jour(day: dt.date | None) -> Cellule:
    return Cellule(jour(day) if day else "non indiquée")


def _part_lue(documents: tuple[Document, ...] | list[Document]) -> str:
    """The share of the characters of some documents that was understood."""
    total = sum(document.caracteres for document in documents)
    if not total:
        return pourcent(Decimal(0))
    understood = sum((document.part_lue * document.caracteres for document in documents), Decimal(0))
    return pourcent((understood * 100 / total).quantize(Decimal("0.1")))
