"""What each section index lists."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.pages.marked import anchor
from generator.pages.views.axis import SANS_ACTION, titre_axe
from generator.pages.views.doubts import DOUTES
from generator.pages.views.tables import Cellule, Tableau, paginate
from generator.pages.words import GRAVITES, NATURES, VERDICTS, mot
from generator.values.said import compte, nombre, typographie

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.index import Index
    from generator.pages.views.tables import Liste
    from generator.values.evidence import Anomalie


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


def controles(index: Index) -> Tableau:
    """What the cross-checks gave, rule by rule."""
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


def rejets(index: Index) -> Tableau:
    """The documents set aside, with the reason and the remedy."""
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
