"""What the page of an act says: a deliberation, a note, a decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.pages.figures import Chiffre, Chiffres, Faits, faits, passages_of
from generator.pages.marked import mark
from generator.pages.views.budget import Ligne, lignes
from generator.pages.views.doubts import ControleVu, DouteVu, bilan, controles_vus, doutes_vus
from generator.pages.views.front import en_capitales, entete_acte, titre_acte
from generator.pages.views.grant import SubventionVue, subvention_vue
from generator.pages.views.grounds import Texte, considerants, visas
from generator.pages.views.identity import IdentiteVue, identite_vue
from generator.pages.views.registers import beneficiaire
from generator.pages.views.sitting import Voisins, voisins
from generator.pages.views.summary import Phrase, resume
from generator.pages.views.votes import Groupe, groupes, nommes, votes
from generator.pages.words import ISSUES, NATURES
from generator.values.said import jour, typographie

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markupsafe import Markup

    from generator.pages.index import Index
    from generator.values.acts import Acte

ROOT = "../../"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActeVu:
    """The page of an act, section by section."""

    root: str
    entete: Mapping[str, object]
    titre: str
    capitales: bool
    collectivite: str | None
    nature: str
    voisins: Voisins | None
    resume: tuple[Phrase, ...]
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
    bilan: str
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
    views = tuple(subvention_vue(index, chiffres, s, ROOT) for s in rows)
    fiche = _fiche(acte, chiffres)
    vote = votes(acte, chiffres)
    articles = tuple(
        Texte(r.texte, r.numero, chiffres.renvoi(("articles", f"{acte_id}/{r.ordre}", "texte")))
        for r in index.articles[acte_id]
    )
    controles = controles_vus(c for c in index.controles[acte.document_id] if c.acte_id in {acte_id, None})
    rows_of_doubt = (a for a in index.anomalies[acte.document_id] if a.acte_id in {acte_id, None})
    doutes = doutes_vus(rows_of_doubt, chiffres.href)
    here = index.text_page(acte.document_id) == page
    return ActeVu(
        root=ROOT,
        entete=entete_acte(acte, collectivite, rows, [str(beneficiaire(index, row).valeur) for row in rows]),
        titre=titre_acte(acte),
        capitales=en_capitales(titre_acte(acte)),
        collectivite=collectivite,
        nature=NATURES.get(acte.nature, acte.nature),
        voisins=voisins(index, acte, ROOT),
        resume=resume(acte, fiche.seance, tuple(zip(rows, views, strict=True)), vote),
        avertissement=_avertissement(acte, views),
        subventions=views,
        faits=fiche.faits(),
        votes=vote.faits(),
        groupes=nommes(index.presences[acte_id]) if acte.seance_id else groupes(index.presences[acte_id]),
        liste_ailleurs=f"{ROOT}deliberations/{acte.seance_id}/" if acte.seance_id else None,
        actes_de_seance=_actes_de_seance(index, acte),
        articles=articles,
        lignes=lignes(index, acte, chiffres),
        visas=visas(index, acte_id, chiffres, ROOT),
        considerants=considerants(index, acte_id, chiffres),
        signataires=tuple(Texte(r.personne, r.qualite) for r in index.signataires[acte_id]),
        bilan=bilan(controles, doutes),
        controles=controles,
        doutes=doutes,
        texte=mark(index.textes[acte.document_id], passages_of(index, acte.document_id), chiffres.retours)
        if here
        else None,
        texte_ailleurs=chiffres.renvoi(("actes", acte_id, "objet")) or f"{ROOT}{index.text_page(acte.document_id)}",
        identite=identite_vue(index, acte.document_id),
        citer=_citer(acte, collectivite),
    )


@dataclass(frozen=True, slots=True)
class Fiche:
    """What identifies an act: the main facts, and those that most acts omit."""

    seance: Chiffre
    issue: Chiffre
    autres: tuple[Chiffre, ...]
    facultatifs: tuple[Chiffre, ...]

    def faits(self) -> Faits:
        """The main facts always, the others where the document states them."""
        return faits([self.seance, *self.autres, self.issue], facultatifs=self.facultatifs)


def _fiche(acte: Acte, chiffres: Chiffres) -> Fiche:
    """The facts that identify ``acte``."""

    def fait(label: str, field: str) -> Chiffre:
        return chiffres.chiffre(label, ("actes", acte.acte_id, field), getattr(acte, field))

    def date(label: str, field: str) -> Chiffre:
        return chiffres.chiffre(label, ("actes", acte.acte_id, field), getattr(acte, field), jour)

    return Fiche(
        seance=date("Séance", "date_seance"),
        issue=chiffres.chiffre("Issue", ("actes", acte.acte_id, "issue"), acte.issue, lambda v: ISSUES.get(v, v)),
        autres=(fait("Assemblée", "assemblee"), fait("Numéro de l’acte", "reference")),
        facultatifs=(
            fait("Référence interne", "reference_interne"),
            date("Convocation", "date_convocation"),
            date("Réception au contrôle de légalité", "date_reception"),
            date("Mise en ligne", "date_mise_en_ligne"),
            fait("Identifiant de télétransmission", "identifiant_actes"),
            fait("Code de matière", "matiere_code"),
            fait("Matière", "matiere_nom"),
            fait("Code de matière", "matiere_deduite"),
        ),
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
    return ", ".join(
        part for part in (collectivite, date, typographie("« ") + titre_acte(acte) + typographie(" »")) if part
    )
