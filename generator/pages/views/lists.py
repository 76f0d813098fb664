"""What each section index lists."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.pages.marked import anchor
from generator.pages.views.axis import SANS_ACTION, titre_axe
from generator.pages.views.beneficiary import resume
from generator.pages.views.doubts import DOUTES
from generator.pages.views.tables import Cellule, Tableau, cellule_acte, paginate
from generator.pages.words import GRAVITES, ISSUES, NATURES, STATUTS, VERDICTS, mot
from generator.values.said import compte, euros, jour, nombre, typographie

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.index import Index
    from generator.pages.views.tables import Liste
    from generator.values.acts import Acte
    from generator.values.evidence import Anomalie


def deliberations(index: Index) -> Iterator[Liste]:
    """Every act, the latest first, with what it grants or only proposes."""
    main = Tableau(
        "Actes",
        "Actes lus, du plus récent au plus ancien",
        ("Séance", "Objet", "Collectivité", "Nature", "Issue", "Montants"),
        [_acte(index, acte) for acte in index.actes_newest_first],
        "Aucun acte n’a été lu.",
    )
    chapeau = (
        f"{compte(len(main.lignes), 'acte')} : délibérations, notes et décisions, avec leurs mots exacts.",
        "Ce qui est seulement proposé est dit comme tel et n’est jamais compté comme attribué.",
    )
    return paginate("deliberations", "Délibérations", chapeau, main)


def _acte(index: Index, acte: Acte) -> tuple[Cellule, ...]:
    body = index.collectivites.get(acte.collectivite_id or "")
    amounts = [
        f"{mot(STATUTS, row.statut).mot} : {euros(row.montant)}"
        for row in index.subventions[acte.acte_id]
        if row.montant is not None
    ]
    return (
        Cellule(jour(acte.date_seance) if acte.date_seance else "non indiquée"),
        cellule_acte(acte),
        Cellule(body.nom if body else "non indiquée"),
        Cellule(NATURES.get(acte.nature, acte.nature)),
        Cellule(ISSUES.get(acte.issue, acte.issue) if acte.issue else "non indiquée"),
        Cellule(typographie(", ".join(amounts)), classe="montant"),
    )


def beneficiaires(index: Index) -> Iterator[Liste]:
    """Every body that receives, by name."""
    main = Tableau(
        "Bénéficiaires",
        "Bénéficiaires, par ordre alphabétique",
        ("Nom", "Actes", "Subventions"),
        [
            (
                Cellule(body.nom, f"beneficiaires/{body.beneficiaire_id}/"),
                Cellule(nombre(len({row.acte_id for row in rows})), classe="nombre"),
                Cellule(" ".join(resume(rows))),
            )
            for body in sorted(index.beneficiaires.values(), key=lambda body: body.beneficiaire_id)
            for rows in [index.subventions_received[body.beneficiaire_id]]
        ],
        "Aucun bénéficiaire n’a été lu.",
    )
    return paginate("beneficiaires", "Bénéficiaires", (f"{compte(len(main.lignes), 'bénéficiaire')}.",), main)


def axes(index: Index) -> Iterator[Liste]:
    """Every axis in the order of its roadmap, then the boxes that announce an action nobody wrote."""
    rows = [
        (
            Cellule(index.titre(document.document_id), f"axes/{index.feuilles[document.document_id]}/"),
            Cellule(titre_axe(axe), f"axes/{axe.axe_id}/"),
            Cellule(nombre(len(index.objectifs[axe.axe_id])), classe="nombre"),
            Cellule(nombre(len(index.actions_of_axe[axe.axe_id])), classe="nombre"),
        )
        for document in index.roadmaps
        for axe in sorted(index.axes_of_document[document.document_id], key=lambda axe: axe.ordre)
    ]
    main = Tableau(
        "Axes",
        "Axes, dans l’ordre de leur feuille de route",
        ("Feuille de route", "Axe", "Objectifs", "Actions"),
        rows,
        "Aucune feuille de route n’a été lue.",
    )
    boxes = [row for row in index.tables.anomalies if row.code == SANS_ACTION]
    after = Tableau(
        "Annoncées sans action",
        "Intitulés qu’un encadré annonce sans que l’action soit écrite",
        DOUBT_COLUMNS,
        [_doute(index, row) for row in boxes],
        "",
    )
    chapeau = (f"{compte(len(rows), 'axe')}, {compte(len(index.actions), 'action')}.",)
    return paginate("axes", "Feuille de route", chapeau, main, (after,) if boxes else ())


DOUBT_COLUMNS = ("Document", "Gravité", "Doute", "Mots du document", "Suite")


def anomalies(index: Index) -> Iterator[Liste]:
    """Every doubt by document, then what the cross-checks give, then the documents set aside."""
    main = Tableau(
        "Doutes",
        "Doutes, document par document",
        DOUBT_COLUMNS,
        [_doute(index, row) for document in index.documents for row in index.anomalies[document]],
        "Aucun doute n’a été relevé.",
    )
    chapeau = (
        "Un doute est publié, jamais tranché en silence : un chiffre faux est pire que pas de chiffre.",
        f"{compte(len(main.lignes), 'doute')}, {compte(len(index.tables.controles), 'recoupement')}.",
    )
    return paginate("anomalies", "Doutes et recoupements", chapeau, main, (_controles(index), _rejets(index)))


def _doute(index: Index, row: Anomalie) -> tuple[Cellule, ...]:
    page = index.text_page(row.document_id)
    spot = f"{page}#{anchor((row.debut, row.fin))}" if row.debut is not None and row.fin is not None else None
    quoted = typographie("« ") + row.citation + typographie(" »") if row.citation else "—"
    return (
        Cellule(index.titre(row.document_id), page),
        Cellule(etat=mot(GRAVITES, row.gravite)),
        Cellule(row.message),
        Cellule(quoted, spot),
        Cellule(DOUTES.get(row.statut, row.statut)),
    )


def _controles(index: Index) -> Tableau:
    counts = Counter((row.regle, row.verdict) for row in index.tables.controles)
    rules = {row.regle: row.formule for row in reversed(index.tables.controles)}
    return Tableau(
        "Recoupements",
        "Verdicts des recoupements, par règle",
        ("Règle", "Exemple de formule", *(word.mot for word in VERDICTS.values())),
        [
            (
                Cellule(rule),
                Cellule(rules[rule]),
                *(Cellule(nombre(counts[rule, verdict]), classe="nombre") for verdict in VERDICTS),
            )
            for rule in sorted(rules)
        ],
        "Aucun recoupement n’a pu être fait.",
    )


def _rejets(index: Index) -> Tableau:
    return Tableau(
        "Documents écartés",
        "Documents qui n’ont pas pu être lus, avec la raison et le remède",
        ("Fichier", "Code", "Raison", "Remède"),
        [
            (Cellule(row.fichier), Cellule(row.code), Cellule(row.quoi), Cellule(row.remede))
            for row in index.dataset.rejets
        ],
        "Aucun document n’a été écarté.",
    )


def documents(index: Index) -> Iterator[Liste]:
    """The documents that were read, with the text that the tables quote."""
    originaux = index.dataset.originaux
    main = Tableau(
        "Documents",
        "Documents lus, avec le texte de référence que citent les tables",
        ("Fichier", "Nature", "Page", "Texte seul", "Empreinte SHA-256"),
        [
            (
                Cellule(row.fichier, f"donnees/{originaux[row.document_id]}")
                if row.document_id in originaux
                else Cellule(row.fichier),
                Cellule(NATURES.get(row.nature, row.nature)),
                Cellule("lire", index.text_page(row.document_id)),
                Cellule("texte", f"donnees/textes/{row.document_id}.txt"),
                Cellule(row.sha256, classe="empreinte"),
            )
            for row in index.tables.documents
        ],
        "Aucun document n’a été lu.",
    )
    chapeau = (f"{compte(len(main.lignes), 'document lu', 'documents lus')}, chacun avec son texte.",)
    return paginate("donnees/documents", "Documents lus", chapeau, main)
