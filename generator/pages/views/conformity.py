"""What stands in the files in the national formats, what does not, and why."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from generator.pages.views.front import titre_acte
from generator.pages.views.tables import Cellule, Tableau, paginate
from generator.pages.words import Mot
from generator.values.said import euros, nombre, typographie
from generator.values.scdl import COMPLEMENT, DEDUIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.index import Index
    from generator.pages.views.tables import Liste
    from generator.values.scdl import Conformite

REPORT = "donnees/scdl/conformite.csv"
PAGE = "donnees/conformite-scdl/"

PUBLIEE = Mot("publiée", "conforme")
ECARTEE = Mot("non publiée", "ecart")
MODELES = {"deliberations": "Délibérations", "subventions": "Subventions"}
KNOWN = {DEDUIT: "déduit", COMPLEMENT: "complété par une personne"}
CHAPEAU = (
    """Le socle commun des données locales (SCDL) est le format national dans lequel les collectivités publient leurs
    délibérations et leurs subventions. Une ligne n’entre dans ces fichiers que si toutes ses valeurs obligatoires sont
    connues : rien n’est inventé pour la rendre valide.""",
    """Les actes impriment rarement la date de la convention, les conditions de versement ou le numéro SIRET du
    bénéficiaire. Une personne peut les ajouter, avec leur source ; la ligne est alors publiée.""",
    """Un acte adopté « à l’unanimité » sans décompte des voix laisse vides les colonnes de vote : des membres ont pu
    s’abstenir.""",
)


def conformite(index: Index) -> Iterator[Liste]:
    """The files, then each row that is not published or holds a value that its act does not print."""
    rows = [
        _ligne(index, list(found))
        for _, found in groupby(index.dataset.conformite, key=lambda row: (row.collectivite_id, row.table, row.ligne))
    ]
    main = Tableau(
        "Lignes à connaître",
        "Lignes absentes des fichiers SCDL, et lignes publiées dont une valeur n’est pas imprimée dans l’acte",
        ("Acte ou subvention", "Format", "Ligne", "Pourquoi"),
        rows,
        "Toutes les lignes sont publiées avec des valeurs imprimées.",
    )
    report = Tableau(
        "Le même relevé, valeur par valeur",
        "Fichier du paquet de données",
        ("Fichier", "Ce qu’il contient"),
        [
            (
                Cellule("conformite.csv", REPORT),
                Cellule("Pour chaque valeur : le fichier, la colonne, la raison, le remède."),
            )
        ],
        "",
    )
    return paginate(
        "donnees/conformite-scdl",
        "Conformité au format SCDL",
        tuple(" ".join(sentence.split()) for sentence in CHAPEAU),
        main,
        (report,),
        before=(national(index, None),),
    )


def national(index: Index, page: str | None = PAGE) -> Tableau:
    """The files in the national formats: what each holds, and how many rows are left out of it, told on ``page``."""
    out = Counter(
        fichier
        for fichier, *_ in {(row.fichier, row.table, row.ligne) for row in index.dataset.conformite if not row.publiee}
    )
    return Tableau(
        "Fichiers au format national SCDL",
        "Un fichier de délibérations et un de subventions par collectivité dont le SIREN est connu",
        ("Fichier", "Collectivité", "Format", "Lignes publiées", "Lignes écartées"),
        [
            (
                Cellule(name, f"donnees/{file.path}"),
                Cellule(index.collectivites[file.collectivite_id].nom),
                Cellule(f"SCDL {MODELES[file.modele].lower()} {file.version}"),
                Cellule(nombre(file.enregistrements), classe="nombre"),
                Cellule(nombre(out[name]), page if out[name] else None, classe="nombre"),
            )
            for file in index.dataset.scdl
            for name in [file.path.rpartition("/")[2]]
        ],
        "Aucune collectivité n’a de SIREN vérifié : il n’y a pas de fichier SCDL.",
    )


def _ligne(index: Index, found: list[Conformite]) -> tuple[Cellule, ...]:
    """One act or subsidy: its page, its format, whether it is published, and all that is said of it."""
    first = found[0]
    label, acte_id = _origine(index, first)
    return (
        Cellule(label, f"deliberations/{acte_id}/"),
        Cellule("Délibérations" if first.table == "actes" else "Subventions"),
        Cellule(etat=PUBLIEE if first.publiee else ECARTEE),
        Cellule(typographie(" ; ").join(map(_dit, found)) + "."),
    )


def _dit(row: Conformite) -> str:
    """What is said of a value; the words of the act stay as they are."""
    if row.etat in KNOWN:
        words = typographie(" (« ") + row.mots + typographie(" »)") if row.mots else ""
        return typographie(f"{row.colonne} = {row.valeur}, {KNOWN[row.etat]} : {row.motif}") + words
    if row.valeur:
        return typographie(f"{row.colonne} : « {row.valeur} » {row.motif}")
    return f"{row.motif} ({row.colonne})"


def _origine(index: Index, row: Conformite) -> tuple[str, str]:
    """What a reader calls the act or the subsidy, and the act whose page tells of it."""
    if row.table == "actes":
        return titre_acte(index.actes[row.ligne]), row.ligne
    subsidy = index.subventions_by_id[row.ligne]
    body = index.beneficiaires.get(subsidy.beneficiaire_id or "")
    name = body.designation if body else subsidy.nom_imprime or "bénéficiaire non lu"
    amount = f", {euros(subsidy.montant)}" if subsidy.montant is not None else ""
    return f"{name}{amount}", subsidy.acte_id
