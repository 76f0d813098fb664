"""What a page says of a subsidy: who asked, who pays, what was proposed, what was granted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.pages.figures import Faits, faits
from generator.pages.filters import oui_non
from generator.pages.words import STATUTS, TYPES, Mot, mot
from generator.values.said import euros, pourcent

if TYPE_CHECKING:
    from generator.pages.figures import Chiffre, Chiffres
    from generator.pages.index import Index
    from generator.values.grants import Subvention

MONEY = "numeraire"
SANS_NOM = "bénéficiaire non identifié"
MONTANTS = {"attribuee": "Attribué", "proposee": "Proposé, non attribué", "refusee": "Refusé", "demandee": "Demandé"}


@dataclass(frozen=True, slots=True)
class Part:
    """The share of one payer."""

    financeur: str
    demande: Chiffre
    montant: Chiffre
    dossier: Chiffre


@dataclass(frozen=True, slots=True)
class SubventionVue:
    """A subsidy as an act states it; ``precisions`` are its other facts, for where one line is all it has."""

    beneficiaire: str
    lien: str | None
    statut: Mot
    colonne: str
    demande: Chiffre
    montant: Chiffre
    part: Chiffre
    budget: Chiffre
    exercice: Chiffre
    nom: Chiffre
    parts: tuple[Part, ...]
    details: Faits
    precisions: tuple[Chiffre, ...]


def subvention_vue(index: Index, chiffres: Chiffres, row: Subvention, root: str) -> SubventionVue:
    """The block of one subsidy on the page of its act."""

    def key(field: str) -> tuple[str, str, str]:
        return ("subventions", row.subvention_id, field)

    body = index.beneficiaires.get(row.beneficiaire_id or "")
    budget = chiffres.chiffre("Budget du projet", key("budget_projet"), row.budget_projet, euros)
    share = chiffres.chiffre("Part du budget du projet, imprimée", key("part_budget"), row.part_budget, pourcent)
    year = chiffres.chiffre("Exercice", key("exercice"), row.exercice)
    details = [
        budget,
        share,
        chiffres.chiffre("Budget global de l’organisme", key("budget_global"), row.budget_global, euros),
        year,
        chiffres.chiffre("Objet", key("objet"), row.objet),
        chiffres.chiffre("Numéro de dossier", key("dossier"), row.dossier),
        chiffres.chiffre("Convention", key("convention"), row.convention, oui_non),
    ]
    name = chiffres.chiffre("Nom dans l’acte", key("nom_imprime"), row.nom_imprime)
    special = []
    if row.type != MONEY:
        special.append(chiffres.chiffre("Forme", key("type"), row.type, lambda v: TYPES.get(v, v)))
    parts = _parts(index, chiffres, row.subvention_id)
    shares = [fact for part in parts for fact in (part.demande, part.montant, part.dossier)]
    return SubventionVue(
        beneficiaire=body.nom if body else row.nom_imprime or SANS_NOM,
        lien=f"{root}beneficiaires/{body.beneficiaire_id}/" if body else None,
        statut=mot(STATUTS, row.statut),
        colonne=MONTANTS.get(row.statut, "Montant"),
        demande=chiffres.chiffre("Demandé", key("montant_demande"), row.montant_demande, euros),
        montant=chiffres.chiffre(MONTANTS.get(row.statut, "Montant"), key("montant"), row.montant, euros),
        part=share,
        budget=budget,
        exercice=year,
        nom=name,
        parts=parts,
        details=faits(details, facultatifs=[name, *special]),
        precisions=tuple(fact for fact in (*details, *special, *shares) if not fact.absent),
    )


def _parts(index: Index, chiffres: Chiffres, subvention_id: str) -> tuple[Part, ...]:
    found = []
    for row in index.financements[subvention_id]:
        line = f"{subvention_id}/{row.ordre}"
        found.append(
            Part(
                row.financeur,
                chiffres.chiffre(
                    f"Demandé, {row.financeur}", ("financements", line, "montant_demande"), row.montant_demande, euros
                ),
                chiffres.chiffre(f"Part, {row.financeur}", ("financements", line, "montant"), row.montant, euros),
                chiffres.chiffre(f"Dossier, {row.financeur}", ("financements", line, "dossier"), row.dossier),
            )
        )
    return tuple(found)
