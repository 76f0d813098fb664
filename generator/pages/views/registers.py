"""The rows of the lists that readers narrow: acts, subsidies, beneficiaries, doubts; by year and by body."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING
from urllib.parse import quote_plus

from generator.pages.marked import anchor
from generator.pages.views.columns import Champ, Colonne, Registre
from generator.pages.views.doubts import DOUTES
from generator.pages.views.front import titre_acte
from generator.pages.views.grant import SANS_NOM
from generator.pages.words import GRAVITES, ISSUES, NATURES, STATUTS, TYPES, mot
from generator.values.identifiers import slug
from generator.values.said import typographie

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.pages.index import Index
    from generator.pages.views.columns import Ligne
    from generator.values.acts import Acte
    from generator.values.evidence import Anomalie
    from generator.values.grants import Beneficiaire, Subvention

SEANCE = Colonne("Séance", "date", "date_seance", choix=True)
COLLECTIVITE = Colonne("Collectivité", "texte", "collectivite", choix=True)
BENEFICIAIRE = Colonne("Bénéficiaire", "texte", "beneficiaire", choix=True)
ATTRIBUE = Colonne("Attribué", "montant", "attribue")
PROPOSE = Colonne("Proposé, non attribué", "montant", "propose")
ABSENT = Champ()

PROCHES = 8
"""Bodies of one name to which the page of each leads by itself; more stand in a list of their own."""


def deliberations(index: Index) -> Registre:
    """Every act, the latest first."""
    colonnes = (
        SEANCE,
        Colonne("Objet", "texte", "objet"),
        COLLECTIVITE,
        BENEFICIAIRE,
        Colonne("Nature", "texte", "nature", choix=True),
        Colonne("Issue", "texte", "issue", choix=True),
        ATTRIBUE,
        PROPOSE,
    )
    return Registre(colonnes, [_acte(index, acte) for acte in index.actes_newest_first])


def _acte(index: Index, acte: Acte) -> Ligne:
    rows = index.subventions[acte.acte_id]
    return (
        Champ(acte.date_seance),
        Champ(titre_acte(acte), f"deliberations/{acte.acte_id}/"),
        _collectivite(index, acte),
        Champ(tuple(dict.fromkeys(str(beneficiaire(index, row).valeur) for row in rows)) or None),
        Champ(NATURES.get(acte.nature, acte.nature)),
        Champ(ISSUES.get(acte.issue, acte.issue) if acte.issue else None),
        _somme(rows, "attribuee"),
        _somme(rows, "proposee"),
    )


def subventions(index: Index) -> Registre:
    """Every subsidy that an act grants, proposes or refuses, the latest sitting first."""
    colonnes = (
        SEANCE,
        BENEFICIAIRE,
        Colonne("Acte", "texte", "objet"),
        COLLECTIVITE,
        Colonne("Payeur", "texte", "payeur", choix=True),
        Colonne("Type", "texte", "type", choix=True, cachee=True),
        Colonne("Statut", "etat", "statut", choix=True),
        Colonne("Demandé", "montant", "demande"),
        PROPOSE,
        ATTRIBUE,
    )
    return Registre(
        colonnes,
        [_subvention(index, acte, row) for acte in index.actes_newest_first for row in index.subventions[acte.acte_id]],
    )


def _subvention(index: Index, acte: Acte, row: Subvention) -> Ligne:
    payers = tuple(dict.fromkeys(share.financeur for share in index.financements[row.subvention_id]))
    asked = row.montant_demande if row.montant_demande is not None or row.statut != "demandee" else row.montant
    return (
        Champ(acte.date_seance),
        beneficiaire(index, row),
        Champ(titre_acte(acte), f"deliberations/{acte.acte_id}/"),
        _collectivite(index, acte),
        Champ(payers or None),
        Champ(TYPES.get(row.type, row.type) if row.type else None),
        Champ(mot(STATUTS, row.statut)),
        Champ(asked),
        _somme([row], "proposee"),
        _somme([row], "attribuee"),
    )


def beneficiaires(index: Index) -> Registre:
    """Every body that receives, by name: all its years together, so no year can be chosen here."""
    colonnes = (
        Colonne("Nom", "texte", "nom"),
        COLLECTIVITE,
        Colonne("Forme", "texte", "forme", choix=True),
        Colonne("Années", "texte", "annees"),
        Colonne("Actes", "nombre", "actes"),
        PROPOSE,
        ATTRIBUE,
    )
    bodies = sorted(index.tables.beneficiaires, key=lambda body: (slug(body.nom), body.beneficiaire_id))
    return Registre(colonnes, [_recoit(index, body) for body in bodies])


def homonymes(index: Index, registre: Registre) -> Iterator[tuple[str, list[Ligne]]]:
    """The rows of those who bear one name, name by name, where they are too many for the page of each."""
    rows = {ligne[0].lien: ligne for ligne in registre.lignes}
    for nom, bodies in index.homonymes.items():
        if len(bodies) - 1 > PROCHES:
            yield nom, [rows[adresse(body)] for body in bodies]


def adresse(body: Beneficiaire) -> str:
    """The page of one that receives, under the root of the site."""
    return f"beneficiaires/{body.beneficiaire_id}/"


def _recoit(index: Index, body: Beneficiaire) -> Ligne:
    received = index.subventions_received[body.beneficiaire_id]
    actes = [index.actes[acte_id] for acte_id in dict.fromkeys(row.acte_id for row in received)]
    years = {str(acte.date_seance.year) for acte in actes if acte.date_seance}
    return (
        Champ(body.designation, adresse(body)),
        Champ(tuple(index.payeurs[body.beneficiaire_id]) or None),
        Champ(body.forme),
        Champ(tuple(sorted(years)) or None),
        Champ(len(actes)),
        _somme(received, "proposee"),
        _somme(received, "attribuee"),
    )


def doutes(index: Index) -> Registre:
    """Every doubt, document by document."""
    colonnes = (
        Colonne("Document", "texte", "document"),
        Colonne("Gravité", "etat", "gravite", choix=True),
        Colonne("Doute", "texte", "doute"),
        Colonne("Mots du document", "texte", "citation"),
        Colonne("Suite", "texte", "suite", choix=True),
        Colonne("Collectivité", "texte", "collectivite", choix=True, cachee=True),
        Colonne("Séance", "date", "date_seance", choix=True, cachee=True),
    )
    return Registre(colonnes, [_doute(index, row) for name in index.documents for row in index.anomalies[name]])


def _doute(index: Index, row: Anomalie) -> Ligne:
    page = index.text_page(row.document_id)
    spot = f"{page}#{anchor((row.debut, row.fin))}" if row.debut is not None and row.fin is not None else None
    quoted = typographie("« ") + row.citation + typographie(" »") if row.citation else "—"
    actes = index.actes_of_document[row.document_id]
    body = index.collectivites.get(index.documents[row.document_id].collectivite_id or "")
    return (
        Champ(index.titre(row.document_id), page),
        Champ(mot(GRAVITES, row.gravite)),
        Champ(row.message),
        Champ(quoted, spot),
        Champ(DOUTES.get(row.statut, row.statut)),
        Champ(body.nom if body else None),
        Champ(actes[0].date_seance if actes else None),
    )


def _collectivite(index: Index, acte: Acte) -> Champ:
    body = index.collectivites.get(acte.collectivite_id or "")
    return Champ(body.nom) if body else ABSENT


def beneficiaire(index: Index, row: Subvention) -> Champ:
    """Who receives a subsidy: what it is called, with its page; else as the act prints it."""
    body = index.beneficiaires.get(row.beneficiaire_id or "")
    return Champ(body.designation, adresse(body)) if body else Champ(row.nom_imprime or SANS_NOM)


def _somme(rows: Iterable[Subvention], statut: str) -> Champ:
    """The stated amounts of one state together; absent when none is stated."""
    amounts = [row.montant for row in rows if row.statut == statut and row.montant is not None]
    return Champ(sum(amounts, Decimal(0))) if amounts else ABSENT


@dataclass(frozen=True, slots=True)
class Groupe:
    """The rows that share a year or a body: a static list of its own, at ``nom`` under the folder of the list.

    ``filtre`` is the query that narrows the whole list to them; ``parle`` says whether people search for it by name.
    """

    nom: str
    titre: str
    filtre: str
    lignes: tuple[Ligne, ...]
    parle: bool


def groupes(registre: Registre, colonne: Colonne, slugs: Mapping[str, str] | None = None) -> tuple[Groupe, ...]:
    """The rows by year (for a date) or by value, the latest year first; a value without slug makes no group."""
    rank = registre.colonnes.index(colonne)
    found: defaultdict[str, list[Ligne]] = defaultdict(list)
    for ligne in registre.lignes:
        valeur = ligne[rank].valeur
        found[_cle(valeur)].append(ligne)
    if colonne.genre == "date":
        order = sorted(found, reverse=True)
        return tuple(
            Groupe(
                f"annee-{year or 'inconnue'}",
                year or "sans date",
                f"date_seance={year or '-'}",
                tuple(found[year]),
                parle=False,
            )
            for year in order
        )
    names = slugs or {}
    return tuple(
        Groupe(
            f"{colonne.nom}-{names[value]}",
            value,
            f"{colonne.nom}={quote_plus(value)}",
            tuple(found[value]),
            parle=True,
        )
        for value in sorted(found)
        if value in names
    )


def _cle(valeur: object) -> str:
    """The year of a date, or the value itself."""
    return str(getattr(valeur, "year", valeur or ""))
