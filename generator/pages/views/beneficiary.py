"""What the page of a beneficiary says: what it asked for, what it was granted, and what else the documents say."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.pages.escape import metadata
from generator.pages.filters import sobre
from generator.pages.marked import anchor
from generator.pages.views.amounts import Graphique, SubventionAnnee, annee, graphique, subvention_annee
from generator.pages.views.front import entete, titre_acte
from generator.pages.views.registers import PROCHES, adresse
from generator.pages.views.statements import CoteACote, Enonce, cote_a_cote, enonces
from generator.pages.views.tables import MUETTE
from generator.values.identifiers import named, scope_of
from generator.values.said import compte, euros, jour, nombre, typographie

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.pages.index import Index
    from generator.values.grants import Beneficiaire, Subvention

ROOT = "../../"
PAYERS = 12
"""Names of payers that are told; beyond, they are counted."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A page of the site, or a statement, with the words of a document that show it."""

    titre: str
    lien: str
    citation: str
    renvoi: str


@dataclass(frozen=True, slots=True)
class Homonymes:
    """Others of the same name, of whom no act says that they are the same body, and the way to each."""

    dit: str
    liens: tuple[tuple[str, str], ...]
    reserve: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdresseVue:
    """What stands at an address under which a body stood, or would: the way to its page."""

    root: str
    entete: Mapping[str, object]
    titre: str
    lien: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BeneficiaireVu:
    """The page of a beneficiary, section by section."""

    root: str
    entete: Mapping[str, object]
    nom: str
    designation: str
    resume: tuple[str, ...]
    homonymes: Homonymes | None
    identite: tuple[tuple[str, str], ...]
    graphique: Graphique | None
    lignes: tuple[SubventionAnnee, ...]
    actes: tuple[tuple[str, str], ...]
    actions: tuple[Citation, ...]
    sans_action: str | None
    mentions: tuple[Citation, ...]
    cote_a_cote: CoteACote | None
    enonces: tuple[Enonce, ...]


def beneficiaire_vu(index: Index, beneficiaire_id: str) -> BeneficiaireVu:
    """Everything the page of ``beneficiaire_id`` says."""
    body = index.beneficiaires[beneficiaire_id]
    rows = sorted(index.subventions_received[beneficiaire_id], key=lambda row: (-(annee(index, row) or 0), row.acte_id))
    actes = list(dict.fromkeys(row.acte_id for row in rows))
    citations = tuple(_citations(index, beneficiaire_id))
    told = tuple(_enonces(index, body, actes))
    several = len(index.payeurs[beneficiaire_id]) > 1
    actions = tuple(citation for is_action, citation in citations if is_action)
    return BeneficiaireVu(
        root=ROOT,
        entete=entete(
            body.designation, f"{body.designation}. {' '.join(resume(rows))}", "beneficiaire", "Bénéficiaire"
        ),
        nom=body.nom,
        designation=body.designation,
        resume=resume(rows),
        homonymes=_homonymes(index, body),
        identite=_identite(index, body),
        graphique=graphique(index, body.designation, rows),
        lignes=tuple(_annee(index, row, several=several) for row in rows),
        actes=tuple((_acte(index, acte, several=several), f"{ROOT}deliberations/{acte}/") for acte in actes),
        actions=actions,
        sans_action=None if actions else _sans_action(index, body),
        mentions=tuple(citation for is_action, citation in citations if not is_action),
        cote_a_cote=cote_a_cote(told),
        enonces=told,
    )


def _annee(index: Index, row: Subvention, *, several: bool) -> SubventionAnnee:
    """The subsidy in the table by year; its act says its payer where there are several."""
    return replace(subvention_annee(index, row, ROOT), acte=_acte(index, row.acte_id, several=several))


def _acte(index: Index, acte_id: str, *, several: bool) -> str:
    """The title of an act, with who decides where several do: their acts may bear one title."""
    acte = index.actes[acte_id]
    payer = index.collectivites.get(acte.collectivite_id or "") if several else None
    return f"{titre_acte(acte)} ({payer.nom})" if payer else titre_acte(acte)


def adresses(body: Beneficiaire) -> Iterable[tuple[str, AdresseVue]]:
    """The other addresses of a body, each with what stands there."""
    titre = f"{body.designation} : adresse changée"
    for identity in body.identites[1:]:
        front = {"title": metadata(titre), "description": metadata(titre), "generated": True, **MUETTE}
        lien = f"../{body.beneficiaire_id}/"
        yield identity, AdresseVue(root=ROOT, entete=front | {"suite": lien}, titre=body.designation, lien=lien)


def _homonymes(index: Index, body: Beneficiaire) -> Homonymes | None:
    """The others that bear a name of the body; where they are many, the way to the list of each name."""
    names = [name for name in dict.fromkeys(map(named, body.identites)) if name in index.homonymes]
    others = {
        other.beneficiaire_id: other
        for name in names
        if len(index.homonymes[name]) <= PROCHES + 1
        for other in index.homonymes[name]
        if other is not body
    }
    links = [(other.designation, f"{ROOT}{adresse(other)}") for other in others.values()]
    many = [name for name in names if len(index.homonymes[name]) > PROCHES + 1]
    links += [
        (f"{nombre(len(index.homonymes[name]))} bénéficiaires", f"{ROOT}beneficiaires/nom-{name}/") for name in many
    ]
    if not links:
        return None
    alone = len(links) == 1 and not many
    told = "Un autre bénéficiaire du même nom figure" if alone else "D’autres bénéficiaires du même nom figurent"
    which = "ce soit le même organisme" if alone else "l’un d’eux soit le même organisme"
    return Homonymes(
        typographie(f"{told} dans d’autres actes : "), tuple(links), f"Rien ne dit dans les actes que {which}."
    )


def resume(rows: Iterable[Subvention]) -> tuple[str, ...]:
    """What was granted, what was only proposed: two sentences, never one sum.

    >>> resume([])
    ('Aucune subvention attribuée dans les documents lus.',)
    """
    by_status: defaultdict[str, list[Decimal | None]] = defaultdict(list)
    for row in rows:
        by_status[row.statut].append(row.montant)
    granted = by_status["attribuee"]
    told = [f"Attribué : {_total(granted)}."] if granted else ["Aucune subvention attribuée dans les documents lus."]
    if proposed := by_status["proposee"]:
        told.append(
            f"Proposé, non attribué : {_total(proposed)} ; ces montants ne sont pas comptés avec les précédents."
        )
    return tuple(typographie(sentence) for sentence in told)


def _total(amounts: list[Decimal | None]) -> str:
    known = [amount for amount in amounts if amount is not None]
    unknown = len(amounts) - len(known)
    total = f"{euros(sum(known, Decimal(0)))} ({compte(len(known), 'subvention')})" if known else ""
    missing = f"{compte(unknown, 'subvention')} sans montant lu" if unknown else ""
    return " et ".join(part for part in (total, missing) if part)


def _identite(index: Index, body: Beneficiaire) -> tuple[tuple[str, str], ...]:
    """Spellings, form and identifiers; their absence is said once."""
    facts = [
        ("Dans les actes de", _payeurs(index, body)),
        (
            "Autres graphies imprimées",
            ", ".join(part.strip() for part in (body.alias or "").split(";") if part.strip()),
        ),
        ("Forme", body.forme or ""),
    ]
    identifiers = [("SIREN", body.siren), ("SIRET", body.siret), ("RNA", body.rna)]
    facts += [(name, value) for name, value in identifiers if value]
    facts += [
        (f"Source du {row.champ.upper()}", f"{row.source} (relevé le {jour(row.date)})")
        for row in index.complements[body.beneficiaire_id]
    ]
    if not any(value for _, value in identifiers):
        facts.append(("Identifiant", "non indiqué par les actes"))
    return tuple((name, value) for name, value in facts if value)


def _payeurs(index: Index, body: Beneficiaire) -> str:
    """Whose acts speak of the body; that they name nobody, where they do not."""
    names = index.payeurs[body.beneficiaire_id]
    more = len(names) - PAYERS
    told = ", ".join(names[:PAYERS]) + (f" et {nombre(more)} autres" if more > 0 else "")
    return told or ("collectivité non indiquée" if scope_of(body.beneficiaire_id) else "")


def _citations(index: Index, beneficiaire_id: str) -> Iterable[tuple[bool, Citation]]:
    """The pages that documents link to this body, with the words; whether each is a roadmap action comes first."""
    for lien in index.liens[beneficiaire_id]:
        renvoi = f"{ROOT}{index.text_page(lien.document_id)}#{anchor((lien.debut, lien.fin))}"
        if lien.cible_table == "actions" and lien.cible_id in index.actions:
            action = index.actions[lien.cible_id]
            target = f"{ROOT}axes/{action.axe_id}/#{action.action_id}"
            yield True, Citation(action.intitule or action.libelle, target, sobre(lien.citation), renvoi)
        elif lien.cible_table == "actes" and lien.cible_id in index.actes:
            target = f"{ROOT}deliberations/{lien.cible_id}/"
            yield False, Citation(titre_acte(index.actes[lien.cible_id]), target, sobre(lien.citation), renvoi)


def _sans_action(index: Index, body: Beneficiaire) -> str:
    """That no roadmap of those who pay this body names it, naming the roadmaps that were read."""
    if not index.roadmaps:
        return typographie("Aucune feuille de route n’a été lue.")
    payers = {scope_of(identity) for identity in body.identites}
    own = [record for record in index.roadmaps if (record.collectivite_id or "") in payers | {""}]
    if not own:
        return "Aucune feuille de route des collectivités dont les actes parlent de lui n’a été lue."
    if any(name in index.homonymes for name in map(named, body.identites)) and any(
        record.collectivite_id is None for record in own
    ):
        return "Aucune feuille de route lue ne dit nommer ce bénéficiaire plutôt qu’un autre du même nom."
    read = ", ".join(f"« {index.titre(record.document_id)} »" for record in own)
    if len(own) == 1:
        return f"La feuille de route lue, {read}, ne cite pas ce bénéficiaire parmi ses actions."
    return f"Les feuilles de route lues, {read}, ne citent pas ce bénéficiaire parmi leurs actions."


def _enonces(index: Index, body: Beneficiaire, actes: Iterable[str]) -> Iterable[Enonce]:
    """The figures that the documents about this body alone state, and those of the others whose subject names it."""
    names = [name.casefold() for name in (body.nom, *(body.alias or "").split(";")) if name.strip()]
    rows = [
        row
        for document_id in dict.fromkeys(index.actes[acte].document_id for acte in actes)
        for row in index.indicateurs[document_id]
        if index.seuls.get(document_id) == body.beneficiaire_id
        or (row.sujet and any(name in row.sujet.casefold() for name in names))
    ]
    return enonces(index, rows)
