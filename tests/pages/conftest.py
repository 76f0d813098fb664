"""A small register written by hand: an act, a note that only proposes, a roadmap, minutes, a text nobody recognised."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields
from decimal import Decimal

import pytest

from generator.package.publication import Publication
from generator.package.read import Dataset
from generator.values.acts import (
    Acte,
    Article,
    Collectivite,
    Considerant,
    Document,
    Presence,
    Signataire,
    Visa,
)
from generator.values.complements import Complement
from generator.values.evidence import Anomalie, Controle, Provenance
from generator.values.grants import Beneficiaire, Financement, Imputation, Indicateur, Subvention
from generator.values.issue import Rejet
from generator.values.roadmap import Action, Axe, Lien, Objectif
from generator.values.scdl import Conformite, FichierScdl
from generator.values.tables import Tables
from generator.values.withdrawal import Retrait

DELIBERATION = """\
CONSEIL MUNICIPAL DE SAINTE-EXEMPLE

Séance du 4 mars 2024
Délibération n° 2024-17
Présents : Mme Ada NOIR, M. Luc BLANC. Pouvoir : M. Jean ROUX à Mme Ada NOIR.

Vu la loi n° 2000-321 du 12 avril 2000 ;
Considérant l'intérêt du projet, l'association Les Amis du Lac demande 9 000 € pour un budget de 200 00 € ;
Le conseil délibère : une subvention de 6 000 euros est attribuée aux Amis du Lac, soit 30 % du budget.
La dépense est inscrite au chapitre 65, nature 65748, enveloppe LAC-1.
L'association compte 120 adhérents. Adopté à l'unanimité.
Les Amis du Lac mobilisent plus de 140 bénévoles.
"""
NOTE = """\
NOTE DE SYNTHÈSE

Il est proposé d'accorder 2 500 € aux Amis du Lac.
En 2021, Les Amis du Lac mobilisent 100 bénévoles.
"""
FEUILLE = """\
Feuille de route du lac

A. Ouvrir les rives
* Rendre le lac accessible
Sentier des berges
Action engagée par la Ville : refaire le sentier avec Les Amis du Lac.
Ponton pour tous
"""
LISTE = "LISTE DES DÉLIBÉRATIONS\n\n2024-18 Tarifs : adoptée\n2024-19 Prêt : rejetée\n"
INCONNU = "Bonjour,\n\n  voici la facture.\n"
TEXTES = {"acte": DELIBERATION, "feuille": FEUILLE, "inconnu": INCONNU, "liste": LISTE, "note": NOTE}


def proof(  # noqa: PLR0913 - a row of provenances, its parts named at the call
    document: str,
    cell: str,
    words: str,
    valeur: str | None,
    *,
    ordre: int = 1,
    statut: str = "imprime",
    calcul: str = "",
) -> Provenance:
    """The provenance of ``cell`` (``table:ligne:champ``), found by its words."""
    table, ligne, champ = cell.split(":")
    debut = TEXTES[document].index(words)
    return Provenance(
        table=table, ligne=ligne, champ=champ, ordre=ordre, document_id=document, debut=debut, fin=debut + len(words),
        citation=words, regle="exemple", statut=statut, valeur=valeur, calcul=calcul or None,
    )  # fmt: skip


def _documents() -> tuple[Document, ...]:
    natures = {
        "acte": "deliberation",
        "feuille": "feuille_de_route",
        "inconnu": "autre",
        "liste": "liste",
        "note": "note",
    }
    titres = {"feuille": "Feuille de route du lac"}
    return tuple(
        Document(
            document_id=name, fichier=f"{name}.txt", sha256=f"{number:064x}", format="txt", nature=natures[name],
            titre=titres.get(name), collectivite_id="ville", caracteres=len(text), part_lue=Decimal("0.875"),
        )
        for number, (name, text) in enumerate(TEXTES.items(), 1)
    )  # fmt: skip


def _actes() -> tuple[Acte, ...]:
    adopted = Acte(
        acte_id="ville-2024-17", document_id="acte", collectivite_id="ville", nature="deliberation",
        assemblee="Conseil municipal", reference="2024-17", objet="Subvention aux Amis du Lac", issue="adoptee",
        date_seance=dt.date(2024, 3, 4), membres_presents=2, unanimite=True, president="Ada NOIR",
    )  # fmt: skip
    tarifs = Acte(acte_id="ville-2024-18", document_id="liste", nature="deliberation", objet="Tarifs", issue="adoptee")
    pret = Acte(acte_id="ville-2024-19", document_id="liste", nature="deliberation", objet="Prêt", issue="rejetee")
    note = Acte(acte_id="ville-note", document_id="note", collectivite_id="ville", nature="note")
    return adopted, tarifs, pret, note


def _provenances() -> tuple[Provenance, ...]:
    subvention = "subventions:ville-2024-17-s1"
    return (
        proof("feuille", "actions:feuille-a-1:libelle", "refaire le sentier", "refaire le sentier"),
        proof("acte", "actes:ville-2024-17:date_seance", "4 mars 2024", "2024-03-04"),
        proof("acte", "actes:ville-2024-17:membres_presents", "Mme Ada NOIR, M. Luc BLANC", "2", statut="deduit",
              calcul="compte de 2 noms"),
        proof("acte", "actes:ville-2024-17:unanimite", "à l'unanimité", "true"),
        proof("feuille", "axes:feuille-a:titre", "Ouvrir les rives", "Ouvrir les rives"),
        proof("acte", "financements:ville-2024-17-s1/1:montant", "subvention de 6 000 euros", "6000.00"),
        proof("acte", "imputations:ville-2024-17/1:chapitre", "65,", "65"),
        proof("acte", "indicateurs:acte-i1:valeur", "120", "120"),
        proof("acte", "indicateurs:acte-i2:valeur", "plus de 140 bénévoles", "140"),
        proof("note", "indicateurs:note-i1:annee", "2021", "2021"),
        proof("note", "indicateurs:note-i1:valeur", "100 bénévoles", "100"),
        proof("acte", f"{subvention}:budget_projet", "200 00 €", None),
        proof("acte", f"{subvention}:budget_projet", "30 % du budget", "20000.00", ordre=2, statut="corrige",
              calcul="6 000 / 0,30"),
        proof("acte", f"{subvention}:convention", "est attribuée", "true"),
        proof("acte", f"{subvention}:convention", "attribuée", None, ordre=2, statut="corrige", calcul="aucune (2024)"),
        proof("acte", f"{subvention}:montant", "6 000 euros", "6000.00"),
        proof("acte", f"{subvention}:montant_demande", "9 000 €", "9000.00"),
        proof("acte", f"{subvention}:part_budget", "30 %", "30.00"),
        proof("acte", "visas:ville-2024-17/1:texte", "la loi n° 2000-321 du 12 avril 2000", "la loi n° 2000-321"),
        proof("note", "subventions:ville-note-s1:montant", "2 500 €", "2500.00"),
    )  # fmt: skip


def stated(identifier: str, words: str, value: int, unit: str, **known: object) -> Indicateur:
    """A figure that a document states in ``words``."""
    document = identifier.rpartition("-")[0]
    start = TEXTES[document].index(words)
    return Indicateur(
        indicateur_id=identifier, document_id=document, libelle=unit, unite=unit, valeur=Decimal(value),
        debut=start, fin=start + len(words), citation=words, **known,  # type: ignore[arg-type] # cells by name
    )  # fmt: skip


def _indicateurs() -> tuple[Indicateur, ...]:
    lac = {"sujet": "Les Amis du Lac"}
    now, then = (
        "Les Amis du Lac mobilisent plus de 140 bénévoles.",
        "En 2021, Les Amis du Lac mobilisent 100 bénévoles.",
    )
    return (
        stated("acte-i1", "L'association compte 120 adhérents.", 120, "adhérents", sujet="L'association"),
        stated("acte-i2", now, 140, "bénévoles", precision="minimum", **lac),
        stated("note-i1", then, 100, "bénévoles", annee=2021, **lac),
    )


def _tables() -> Tables:
    acte = "ville-2024-17"
    place = DELIBERATION.index("200 00 €")
    box = FEUILLE.index("Ponton pour tous")
    mention = FEUILLE.index("Les Amis du Lac")
    return Tables(
        documents=_documents(),
        collectivites=(Collectivite(collectivite_id="ville", nom="Sainte-Exemple"),),
        actes=_actes(),
        presences=(
            Presence(acte_id=acte, ordre=1, personne="Ada NOIR", statut="present"),
            Presence(acte_id=acte, ordre=2, personne="Luc BLANC", statut="present"),
            Presence(acte_id=acte, ordre=3, personne="Jean ROUX", statut="represente", mandataire="Ada NOIR"),
        ),
        visas=(
            Visa(
                acte_id=acte, ordre=1, texte="la loi n° 2000-321", nature="loi", lien="https://exemple.fr/loi?a=1&b=2"
            ),
            Visa(
                acte_id=acte,
                ordre=2,
                texte="la délibération 2024-18",
                nature="deliberation",
                acte_cite_id="ville-2024-18",
            ),
        ),
        considerants=(Considerant(acte_id=acte, ordre=1, texte="l'intérêt du projet"),),
        articles=(Article(acte_id=acte, ordre=1, numero="1", texte="une subvention de 6 000 euros est attribuée"),),
        beneficiaires=(
            Beneficiaire(
                beneficiaire_id="les-amis-du-lac",
                nom="Les Amis du Lac",
                alias="Amis du Lac",
                designation="Les Amis du Lac",
            ),
            Beneficiaire(beneficiaire_id="sans-rien", nom="Sans Rien", siren="123456782", designation="Sans Rien"),
        ),
        subventions=(
            Subvention(
                subvention_id="ville-2024-17-s1",
                acte_id=acte,
                beneficiaire_id="les-amis-du-lac",
                montant=Decimal("6000.00"),
                exercice=2024,
                type="numeraire",
                statut="attribuee",
                montant_demande=Decimal("9000.00"),
                budget_projet=Decimal("20000.00"),
                part_budget=Decimal(30),
            ),
            Subvention(
                subvention_id="ville-note-s1",
                acte_id="ville-note",
                beneficiaire_id="les-amis-du-lac",
                montant=Decimal("2500.00"),
                type="numeraire",
                statut="proposee",
            ),
        ),
        financements=(
            Financement(
                subvention_id="ville-2024-17-s1", ordre=1, financeur="Budget principal", montant=Decimal("6000.00")
            ),
        ),
        imputations=(
            Imputation(
                acte_id=acte, ordre=1, chapitre="65", nature="65748", code_interne="LAC-1", texte="au chapitre 65"
            ),
        ),
        signataires=(Signataire(acte_id=acte, ordre=1, personne="Ada NOIR", qualite="maire"),),
        axes=(Axe(axe_id="feuille-a", document_id="feuille", ordre=1, lettre="A", titre="Ouvrir les rives"),),
        objectifs=(
            Objectif(objectif_id="feuille-a-o1", axe_id="feuille-a", ordre=1, titre="Rendre le lac accessible"),
        ),
        actions=(
            Action(
                action_id="feuille-a-1",
                axe_id="feuille-a",
                objectif_id="feuille-a-o1",
                ordre=1,
                intitule="Sentier des berges",
                texte="refaire le sentier avec Les Amis du Lac.",
                portage="metropole",
                porteurs="Ville",
                temporalite="engagee",
                libelle="refaire le sentier",
            ),
        ),
        liens=(
            Lien(
                lien_id="l1",
                beneficiaire_id="les-amis-du-lac",
                cible_table="actions",
                cible_id="feuille-a-1",
                nature="meme_nom",
                document_id="feuille",
                debut=mention,
                fin=mention + 15,
                citation="Les Amis du Lac",
            ),
        ),
        indicateurs=_indicateurs(),
        provenances=_provenances(),
        controles=(
            Controle(
                controle_id="acte-c1",
                document_id="acte",
                acte_id=acte,
                regle="part",
                formule="6 000 / 20 000",
                attendu="30 %",
                trouve="30 %",
                verdict="conforme",
            ),
        ),
        complements=(
            Complement(
                table="beneficiaires",
                ligne="sans-rien",
                champ="siret",
                valeur="12345678200010",
                document_id="acte",
                source="répertoire <Sirene>",
                date=dt.date(2024, 5, 2),
            ),
        ),
        retraits=(
            Retrait(
                retrait_id="acte-ville-2023-9",
                nature="acte",
                retire_id="ville-2023-9",
                date=dt.date(2024, 5, 1),
                motif="annulé par le tribunal <administratif>",
            ),
            Retrait(retrait_id="nom-2024-05-02-1", nature="nom", date=dt.date(2024, 5, 2), motif="demande"),
        ),
        anomalies=(
            Anomalie(
                anomalie_id="acte-a1",
                document_id="acte",
                acte_id=acte,
                code="montant-illisible",
                gravite="avertissement",
                message="Le montant n'est pas un nombre.",
                debut=place,
                fin=place + 8,
                citation="200 00 €",
                statut="corrigee",
            ),
            Anomalie(
                anomalie_id="feuille-a1",
                document_id="feuille",
                code="intitule-sans-action",
                gravite="info",
                message="Un encadré annonce une action qui n'est pas écrite.",
                debut=box,
                fin=box + 16,
                citation="Ponton pour tous",
                statut="ouverte",
            ),
        ),
    )


def _conformite() -> tuple[Conformite, ...]:
    said = ("123456782_subventions.csv", "ville", "subventions", "ville-2024-17-s1")
    other = (None, "ville", "actes", "ville-2024-18", "DELIB_ID", "manquant", None)
    rows = (
        (*other, "l'acte n'imprime pas de numéro", None, "complément actes.reference", False),
        (*said, "idRAE", "invalide", "1234567", "dépasse 5 caractères", None, None, True),
        (*said, "montant", "complement", "6000.00", "convention, p. 2 (relevé le 2024-05-01)", None, None, True),
        (*said, "objet", "deduit", "sentier", "objet de l'acte", "Subvention aux <b>Amis</b>", None, True),
    )
    columns = tuple(field.name for field in fields(Conformite))
    return tuple(Conformite(**dict(zip(columns, row, strict=True))) for row in rows)  # type: ignore[arg-type] # by name


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """The register, as if read from its package."""
    publication = Publication()
    about = {
        "title": "Actes",
        "description": "Un enregistrement par acte.",
        "bytes": 2048,
        "hash": f"sha256:{'0' * 64}",
    }
    resources = [{"name": "actes", "path": "actes.csv", **about}]
    return Dataset(
        tables=_tables(),
        textes=TEXTES,
        publication=publication,
        descriptor={**publication.descriptor(), "resources": resources},
        version="2024.3.4",
        created="2024-03-04",
        scdl=(
            FichierScdl("scdl/123456782_subventions.csv", "ville", "123456782", "subventions", "2.1.1", "https://a", 1),
        ),
        conformite=_conformite(),
        rejets=(
            Rejet("vide.txt", "document-vide", "Le document est vide.", "vide.txt", "Déposer le document complet."),
        ),
    )
