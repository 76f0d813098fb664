"""What was granted and what was proposed, body by body and year by year: each total with the rows it adds up."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.pages.escape import metadata
from generator.pages.marked import anchor
from generator.pages.views.front import somme
from generator.pages.views.grant import SANS_NOM
from generator.pages.views.registers import adresse
from generator.pages.views.tables import MUETTE, ROWS, Cellule, Liste, Tableau, cellule_acte, paginate
from generator.pages.words import STATUTS, mot
from generator.values.said import compte, euros, jour, nombre, typographie

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.pages.index import Index
    from generator.values.grants import Subvention

DOSSIER = "totaux"
DOUBLE = "acte-en-double"
STATES = ("attribuee", "proposee")
TOTALS = ("Année", "Attribué", "Proposé, non attribué", "Subventions", "Collectivité")
COLUMNS = ("Séance", "Acte", "Bénéficiaire", "Statut", "Montant")


@dataclass(frozen=True, slots=True)
class Total:
    """What a body granted, and what was proposed to it, in a year of sittings; ``nom`` is the address of its rows."""

    nom: str
    collectivite: str
    annee: str
    subventions: tuple[Subvention, ...]

    def somme(self, statut: str) -> Decimal:
        """The sum of the stated amounts of one state; states are never added to each other."""
        return somme(self.subventions, statut)


def totaux(index: Index) -> tuple[Total, ...]:
    """Every total, the latest year first."""
    groups: defaultdict[tuple[str, str], list[Subvention]] = defaultdict(list)
    for row in index.tables.subventions:
        acte = index.actes.get(row.acte_id)
        if acte is not None and row.statut in STATES:
            year = str(acte.date_seance.year) if acte.date_seance else ""
            groups[year, acte.collectivite_id or ""].append(row)
    newest = sorted(sorted(groups, key=lambda key: key[1]), key=lambda key: key[0], reverse=True)
    return tuple(
        Total(
            f"{body or 'sans-collectivite'}-{year or 'sans-date'}",
            index.collectivites[body].nom if body in index.collectivites else "non indiquée",
            year or "sans date",
            tuple(groups[year, body]),
        )
        for year, body in newest
    )


def reserve(index: Index) -> str | None:
    """What makes totals doubtful: acts that two documents hold, each counted until a person settles which stands."""
    doubled = {row.acte_id for row in index.tables.anomalies if row.code == DOUBLE and row.statut == "ouverte"}
    if not doubled:
        return None
    return (
        f"Actes qu’un autre document porte aussi, sous le même numéro : {nombre(len(doubled))}. Tant qu’une personne "
        "n’a pas dit lequel fait foi, leurs montants sont comptés chacun."
    )


def pages(index: Index) -> Iterator[Liste]:
    """The table of totals, then the rows of each."""
    found = totaux(index)
    main = Tableau(
        "Totaux",
        "Attribué et proposé, par collectivité et par année de séance ; l’un ne s’ajoute jamais à l’autre",
        TOTALS,
        [ligne(total) for total in found],
        "Aucune subvention n’a été lue.",
    )
    told = ("Chaque total mène aux lignes qu’il additionne, et chaque ligne aux mots de l’acte.", reserve(index))
    chapeau = tuple(typographie(sentence) for sentence in told if sentence)
    yield from paginate(DOSSIER, "Totaux", chapeau, main)
    for total in found:
        yield from _lignes(index, total)


def ligne(total: Total) -> tuple[Cellule, ...]:
    """A total in a table: its year leads to its rows."""
    sums = {statut: total.somme(statut) for statut in STATES}
    return (
        Cellule(total.annee, f"{DOSSIER}/{total.nom}/"),
        *(Cellule(euros(sums[statut]) if sums[statut] else "—", classe="nombre") for statut in STATES),
        Cellule(nombre(len(total.subventions)), classe="nombre"),
        Cellule(total.collectivite),
    )


def _lignes(index: Index, total: Total) -> Iterator[Liste]:
    """The rows of a total, two hundred a page."""
    titre = f"Subventions de {total.annee}, {total.collectivite}"
    rows = sorted(total.subventions, key=lambda row: (row.statut, row.acte_id, row.subvention_id))
    last = max(1, -(-len(rows) // ROWS))
    silent = sum(row.montant is None for row in rows)
    chapeau = tuple(
        f"{mot(STATUTS, statut).mot.capitalize()} : {euros(amount)}, somme des lignes ci-dessous."
        for statut in STATES
        if (amount := total.somme(statut))
    )
    apart = (f"{compte(silent, 'montant')} que le document n’indique pas.",) if silent else ()
    for number in range(1, last + 1):
        some = rows[(number - 1) * ROWS : number * ROWS]
        table = Tableau("Lignes", titre, COLUMNS, [_ligne(index, row) for row in some], "")
        yield Liste(
            adresse=f"{DOSSIER}/{_nom(total, number)}",
            root="../../",
            entete={"title": metadata(titre), "description": metadata(f"{titre}."), "generated": True, **MUETTE},
            titre=titre,
            chapeau=(*chapeau, *apart),
            tableaux=(table,),
            rang=f"Page {number} sur {last}" if last > 1 else None,
            precedente=f"{DOSSIER}/{_nom(total, number - 1)}/" if number > 1 else None,
            suivante=f"{DOSSIER}/{_nom(total, number + 1)}/" if number < last else None,
        )


def _nom(total: Total, number: int) -> str:
    return total.nom if number == 1 else f"{total.nom}-page-{number}"


def _ligne(index: Index, row: Subvention) -> tuple[Cellule, ...]:
    acte = index.actes[row.acte_id]
    body = index.beneficiaires.get(row.beneficiaire_id or "")
    readings = index.readings(acte.document_id).get(("subventions", row.subvention_id, "montant"), ())
    spans = [(r.debut, r.fin) for r in readings if r.debut is not None and r.fin is not None]
    words = f"{index.text_page(acte.document_id)}#{anchor(spans[0])}" if spans else None
    return (
        Cellule(jour(acte.date_seance) if acte.date_seance else "non indiquée"),
        cellule_acte(acte),
        Cellule(body.designation, adresse(body)) if body else Cellule(row.nom_imprime or SANS_NOM),
        Cellule(etat=mot(STATUTS, row.statut)),
        Cellule(euros(row.montant) if row.montant is not None else "non indiqué", words, classe="nombre"),
    )
