"""What the page of an act says: a deliberation, a note, a decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.pages.figures import Chiffre, Chiffres, Faits, faits, passages_of
from generator.pages.filters import oui_non
from generator.pages.marked import mark
from generator.pages.views.doubts import ControleVu, DouteVu, controles_vus, doutes_vus
from generator.pages.views.front import entete_acte, titre_acte
from generator.pages.views.grant import SubventionVue, subvention_vue
from generator.pages.views.identity import IdentiteVue, identite_vue
from generator.pages.words import ISSUES, NATURES, PRESENCES
from generator.values.said import compte, euros, jour, typographie

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markupsafe import Markup

    from generator.pages.index import Index
    from generator.values.acts import Acte, Presence

ROOT = "../../"


@dataclass(frozen=True, slots=True)
class Texte:
    """A text of the act in its own words, and where it stands or leads."""

    texte: str
    numero: str | None = None
    renvoi: str | None = None
    lien: str | None = None
    dehors: bool = False


@dataclass(frozen=True, slots=True)
class Groupe:
    """Members who share a status at the sitting."""

    titre: str
    membres: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ligne:
    """A budget line: its own words, then its codes."""

    texte: str
    renvoi: str | None
    codes: Faits


@dataclass(frozen=True, slots=True, kw_only=True)
class ActeVu:
    """The page of an act, section by section."""

    root: str
    entete: Mapping[str, object]
    titre: str
    collectivite: str | None
    nature: str
    seance: str | None
    avertissement: str | None
    subventions: tuple[SubventionVue, ...]
    faits: Faits
    votes: Faits
    groupes: tuple[Groupe, ...]
    liste_ailleurs: str | None
    actes_de_seance: tuple[Texte, ...]
    articles: tuple[Texte, ...]
    lignes: tuple[Ligne, ...]
    visas: tuple[Texte, ...]
    considerants: tuple[Texte, ...]
    signataires: tuple[Texte, ...]
    controles: tuple[ControleVu, ...]
    doutes: tuple[DouteVu, ...]
    texte: Markup | None
    texte_ailleurs: str
    identite: IdentiteVue
    citer: str


def acte_vu(index: Index, acte_id: str) -> ActeVu:
    """Everything the page of ``acte_id`` says. Raises ``KeyError`` when the dataset has no such act."""
    acte = index.actes[acte_id]
    page = f"deliberations/{acte_id}/"
    chiffres = Chiffres(index, acte.document_id, page, ROOT)
    collectivite = index.collectivites[acte.collectivite_id].nom if acte.collectivite_id else None
    rows = index.subventions[acte_id]
    subventions = tuple(subvention_vue(index, chiffres, s, ROOT) for s in rows)
    table = _faits(acte, chiffres)
    votes = _votes(acte, chiffres)
    articles = tuple(
        Texte(r.texte, r.numero, chiffres.renvoi(("articles", f"{acte_id}/{r.ordre}", "texte")))
        for r in index.articles[acte_id]
    )
    lignes = tuple(_lignes(index, acte_id, chiffres))
    controles = [c for c in index.controles[acte.document_id] if c.acte_id in {acte_id, None}]
    doutes = [a for a in index.anomalies[acte.document_id] if a.acte_id in {acte_id, None}]
    here = index.text_page(acte.document_id) == page
    return ActeVu(
        root=ROOT,
        entete=entete_acte(acte, collectivite, rows, [view.beneficiaire for view in subventions]),
        titre=titre_acte(acte),
        collectivite=collectivite,
        nature=NATURES.get(acte.nature, acte.nature),
        seance=jour(acte.date_seance) if acte.date_seance else None,
        avertissement=_avertissement(acte, subventions),
        subventions=subventions,
        faits=table,
        votes=votes,
        groupes=_nommes(index.presences[acte_id]) if acte.seance_id else _groupes(index.presences[acte_id]),
        liste_ailleurs=f"{ROOT}deliberations/{acte.seance_id}/" if acte.seance_id else None,
        actes_de_seance=_actes_de_seance(index, acte),
        articles=articles,
        lignes=lignes,
        visas=tuple(_visas(index, acte_id, chiffres)),
        considerants=tuple(
            Texte(r.texte, None, chiffres.renvoi(("considerants", f"{acte_id}/{r.ordre}", "texte")))
            for r in index.considerants[acte_id]
        ),
        signataires=tuple(Texte(r.personne, r.qualite) for r in index.signataires[acte_id]),
        controles=controles_vus(controles),
        doutes=doutes_vus(doutes, chiffres.href),
        texte=mark(index.textes[acte.document_id], passages_of(index, acte.document_id), chiffres.retours)
        if here
        else None,
        texte_ailleurs=f"{ROOT}{index.text_page(acte.document_id)}",
        identite=identite_vue(index, acte.document_id),
        citer=_citer(acte, collectivite),
    )


def _faits(acte: Acte, chiffres: Chiffres) -> Faits:
    """The facts of the table: the main ones always, the others where the document states them."""

    def fait(label: str, field: str) -> Chiffre:
        return chiffres.chiffre(label, ("actes", acte.acte_id, field), getattr(acte, field))

    def date(label: str, field: str) -> Chiffre:
        return chiffres.chiffre(label, ("actes", acte.acte_id, field), getattr(acte, field), jour)

    issue = chiffres.chiffre("Issue", ("actes", acte.acte_id, "issue"), acte.issue, lambda v: ISSUES.get(v, v))
    main = [
        fait("Assemblée", "assemblee"),
        date("Séance", "date_seance"),
        fait("Numéro de l’acte", "reference"),
        issue,
    ]
    optional = [
        fait("Référence interne", "reference_interne"),
        date("Convocation", "date_convocation"),
        date("Réception au contrôle de légalité", "date_reception"),
        date("Mise en ligne", "date_mise_en_ligne"),
        fait("Identifiant de télétransmission", "identifiant_actes"),
        fait("Code de la matière", "matiere_code"),
        fait("Matière", "matiere_nom"),
    ]
    return faits(main, facultatifs=optional)


def _votes(acte: Acte, chiffres: Chiffres) -> Faits:
    """Vote and attendance: the outcome of the vote always, the counts where the document states them."""

    def fait(label: str, field: str) -> Chiffre:
        return chiffres.chiffre(label, ("actes", acte.acte_id, field), getattr(acte, field))

    key = ("actes", acte.acte_id, "unanimite")
    votes = [fait("Pour", "votes_pour"), fait("Contre", "votes_contre"), fait("Abstentions", "votes_abstention")]
    counts = [
        fait("Membres en exercice", "membres_en_exercice"),
        fait("Membres présents", "membres_presents"),
        fait("Membres représentés", "membres_representes"),
        fait("Membres absents", "membres_absents"),
        fait("Voix", "votants"),
        fait("Présidence de la séance", "president"),
        fait("Secrétariat de la séance", "secretaire"),
    ]
    unanimite = chiffres.chiffre("Unanimité", key, acte.unanimite, oui_non)
    return faits([unanimite, *votes], facultatifs=counts)


def _groupes(presences: Sequence[Presence]) -> tuple[Groupe, ...]:
    """Members by status, in the order of the document; a represented member with who votes for them."""
    groups: dict[str, list[str]] = {statut: [] for statut in PRESENCES}
    for row in presences:
        proxy = f" (pouvoir à {row.mandataire})" if row.mandataire else ""
        groups.setdefault(row.statut, []).append(f"{row.personne}{proxy}{_vote(row)}")
    return tuple(
        Groupe(compte(len(members), f"membre {PRESENCES.get(statut, statut)}", _plural(statut)), tuple(members))
        for statut, members in groups.items()
        if members
    )


def _actes_de_seance(index: Index, acte: Acte) -> tuple[Texte, ...]:
    """The acts taken in the sitting that ``acte`` is, if it is one."""
    if acte.seance_id is not None:
        return ()
    return tuple(
        Texte(titre_acte(other), lien=f"{ROOT}deliberations/{other.acte_id}/")
        for other in index.actes_of_document[acte.document_id]
        if other.seance_id == acte.acte_id
    )


def _nommes(presences: Sequence[Presence]) -> tuple[Groupe, ...]:
    """The members that an act of a sitting names itself: the whole list is that of the sitting."""
    members = tuple(f"{row.personne} ({PRESENCES.get(row.statut, row.statut)}){_vote(row)}" for row in presences)
    title = compte(len(members), "membre nommé par l’acte", "membres nommés par l’acte")
    return (Groupe(title, members),) if members else ()


def _vote(row: Presence) -> str:
    """How a member voted, where the act names the member with the vote."""
    return f", vote : {row.vote}" if row.vote else ""


def _plural(statut: str) -> str:
    return "membres " + " ".join(f"{word}s" for word in PRESENCES.get(statut, statut).split())


def _lignes(index: Index, acte_id: str, chiffres: Chiffres) -> list[Ligne]:
    found = []
    for row in index.imputations[acte_id]:
        key = f"{acte_id}/{row.ordre}"
        codes = [
            chiffres.chiffre(label, ("imputations", key, field), getattr(row, field))
            for label, field in (
                ("Budget", "budget"),
                ("Section", "section"),
                ("Chapitre", "chapitre"),
                ("Nature", "nature"),
                ("Fonction", "fonction"),
                ("Code interne à la collectivité", "code_interne"),
            )
        ]
        codes.append(chiffres.chiffre("Montant", ("imputations", key, "montant"), row.montant, euros))
        found.append(
            Ligne(
                row.texte,
                chiffres.renvoi(("imputations", key, "texte")),
                faits((), facultatifs=codes),
            )
        )
    return found


def _visas(index: Index, acte_id: str, chiffres: Chiffres) -> list[Texte]:
    found = []
    for row in index.visas[acte_id]:
        cited = row.acte_cite_id if row.acte_cite_id in index.actes else None
        lien = f"{ROOT}deliberations/{cited}/" if cited else _web(row.lien)
        renvoi = chiffres.renvoi(("visas", f"{acte_id}/{row.ordre}", "texte"))
        found.append(Texte(row.texte, None, renvoi, lien, dehors=not cited))
    return found


def _web(lien: str | None) -> str | None:
    """A link that leaves the site, only where it is one a browser follows without running anything."""
    return lien if lien and lien.startswith("https://") else None


def _avertissement(acte: Acte, subventions: Sequence[SubventionVue]) -> str | None:
    """What must be read before any amount of the page."""
    if any(subvention.statut.classe == "proposee" for subvention in subventions):
        return typographie(
            "Montant proposé, non attribué. Ce document soumet une subvention à l’assemblée : il ne l’accorde pas. "
            "Rien de ce qui est proposé ici n’est compté parmi les subventions attribuées."
        )
    if acte.issue in {"rejetee", "ajournee"}:
        return typographie(f"Proposition {ISSUES[acte.issue]} : ce que ce document propose n’a pas été décidé.")
    return None


def _citer(acte: Acte, collectivite: str | None) -> str:
    """The act as one quotes it: who, what kind, its number, its date, its object."""
    kind = NATURES.get(acte.nature, acte.nature)
    number = f"{kind} n° {acte.reference}" if acte.reference else kind
    date = f"{number} du {jour(acte.date_seance)}" if acte.date_seance else number
    return ", ".join(part for part in (collectivite, date, f"« {titre_acte(acte)} »") if part)
