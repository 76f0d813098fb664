"""What the page of a roadmap axis says: its objectives in order, its actions in their own words, its two legends."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.pages.figures import Chiffres
from generator.pages.filters import sobre
from generator.pages.views.front import entete
from generator.pages.views.matrix import Matrice, matrice
from generator.pages.words import PORTAGES, TEMPORALITES, Mot, mot
from generator.values.said import compte

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.pages.index import Index
    from generator.values.evidence import Anomalie
    from generator.values.grants import Beneficiaire
    from generator.values.roadmap import Action, Axe

ROOT = "../../"
SANS_ACTION = "intitule-sans-action"

Morceau = tuple[str, str | None]
"""Words, and the address of the page about what they name."""


@dataclass(frozen=True, slots=True)
class ActionVue:
    """An action: its exact words, who carries it and when, the way to its passage; ``cites`` are others it names."""

    id: str
    numero: int
    intitule: str | None
    libelle: str
    texte: str
    portage: Mot
    temporalite: Mot
    porteurs: tuple[Morceau, ...]
    renvoi: str | None
    cites: tuple[Morceau, ...]


@dataclass(frozen=True, slots=True)
class AnnonceVue:
    """A title that a box announces, of which no action was written."""

    intitule: str
    renvoi: str | None


@dataclass(frozen=True, slots=True)
class ObjectifVu:
    """A heading of the axis and what stands under it; ``niveau`` is its depth under the axis, from 1."""

    id: str | None
    titre: str | None
    niveau: int
    actions: tuple[ActionVue, ...]
    annonces: tuple[AnnonceVue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AxeVu:
    """The page of an axis, section by section."""

    root: str
    entete: Mapping[str, object]
    titre: str
    feuille: Morceau
    texte: str
    introduction: str | None
    renvoi: str | None
    nombre: str
    matrice: Matrice
    objectifs: tuple[ObjectifVu, ...]
    annonces: str | None
    precedent: Morceau | None
    suivant: Morceau | None


def titre_axe(axe: Axe) -> str:
    """The title of an axis with its letter.

    >>> from generator.values.roadmap import Axe
    >>> titre_axe(Axe(axe_id="f-a", document_id="f", ordre=1, lettre="A", titre="De l'émergence à la croissance"))
    "A. De l'émergence à la croissance"
    """
    return f"{axe.lettre}. {axe.titre}" if axe.lettre else axe.titre


def axe_vu(index: Index, axe_id: str) -> AxeVu:
    """Everything the page of ``axe_id`` says."""
    axe = index.axes[axe_id]
    actions = sorted(index.actions_of_axe[axe_id], key=lambda action: action.ordre)
    chiffres = Chiffres(index, axe.document_id, f"axes/{axe_id}/", ROOT)
    feuille = index.titre(axe.document_id)
    page = f"{ROOT}axes/{index.feuilles[axe.document_id]}/"
    boxes = annonces(index, axe)
    before, after = _neighbours(index, axe)
    counted = compte(len(actions), "action")
    return AxeVu(
        root=ROOT,
        entete=entete(titre_axe(axe), f"{feuille}. {titre_axe(axe)}. {counted}.", "axe", "Axe de feuille de route"),
        titre=titre_axe(axe),
        feuille=(feuille, page),
        texte=f"{ROOT}{index.text_page(axe.document_id)}",
        introduction=sobre(axe.introduction) if axe.introduction else None,
        renvoi=chiffres.renvoi(("axes", axe_id, "titre")),
        nombre=counted,
        matrice=matrice(actions, page, lambda action: f"#{action.action_id}"),
        objectifs=tuple(_objectifs(index, axe_id, chiffres, boxes)),
        annonces=dit_annonces(len(boxes)),
        precedent=before,
        suivant=after,
    )


def annonces(index: Index, axe: Axe) -> Sequence[Anomalie]:
    """The boxes that announce an action nobody wrote, between the title of this axis and that of the next."""
    starts = {other.axe_id: _start(index, other.document_id, "axes", other.axe_id)
              for other in index.axes_of_document[axe.document_id]}  # fmt: skip
    start = starts[axe.axe_id]
    if start is None:
        return ()
    end = min((other for other in starts.values() if other is not None and other > start), default=None)
    return [
        row
        for row in index.anomalies[axe.document_id]
        if row.code == SANS_ACTION and row.debut is not None and start <= row.debut and (end is None or row.debut < end)
    ]


def dit_annonces(number: int) -> str | None:
    """How many titles stand in boxes without an action.

    >>> dit_annonces(2), dit_annonces(0)
    ('2 intitulés annoncés sans action écrite', None)
    """
    told = compte(number, "intitulé annoncé sans action écrite", "intitulés annoncés sans action écrite")
    return told if number else None


def _neighbours(index: Index, axe: Axe) -> tuple[Morceau | None, Morceau | None]:
    """The axes before and after this one in its roadmap."""
    axes = sorted(index.axes_of_document[axe.document_id], key=lambda other: other.ordre)
    at = axes.index(axe)
    before = axes[at - 1] if at else None
    after = axes[at + 1] if at + 1 < len(axes) else None
    one, other = ((titre_axe(each), f"{ROOT}axes/{each.axe_id}/") if each else None for each in (before, after))
    return one, other


def _start(index: Index, document_id: str, table: str, row: str) -> int | None:
    """Where a title stands in its document."""
    rows = index.readings(document_id).get((table, row, "titre"), ())
    return min((proof.debut for proof in rows if proof.debut is not None), default=None)


def _objectifs(index: Index, axe_id: str, chiffres: Chiffres, boxes: Sequence[Anomalie]) -> Iterator[ObjectifVu]:
    """The headings in their order, each with its actions and its boxes; what stands under no heading comes first."""
    document_id = index.axes[axe_id].document_id
    actions: dict[str | None, list[ActionVue]] = {}
    for action in sorted(index.actions_of_axe[axe_id], key=lambda action: action.ordre):
        actions.setdefault(action.objectif_id, []).append(_action(index, action, chiffres))
    rows = sorted(index.objectifs[axe_id], key=lambda row: row.ordre)
    placed = sorted(
        (start, row.objectif_id)
        for row in rows
        if (start := _start(index, document_id, "objectifs", row.objectif_id)) is not None
    )
    announced: dict[str | None, list[AnnonceVue]] = {}
    for box in boxes:
        at = bisect_right(placed, (box.debut or 0, "\uffff"))
        announced.setdefault(placed[at - 1][1] if at else None, []).append(_annonce(box, chiffres))
    depth: dict[str | None, int] = {None: 0}
    if None in actions or None in announced:
        yield ObjectifVu(None, None, 0, tuple(actions.get(None, ())), tuple(announced.get(None, ())))
    for row in rows:
        key = row.objectif_id
        depth[key] = level = depth.get(row.parent_id, 0) + 1
        yield ObjectifVu(key, row.titre, level, tuple(actions.get(key, ())), tuple(announced.get(key, ())))


def _annonce(box: Anomalie, chiffres: Chiffres) -> AnnonceVue:
    place = (box.debut, box.fin) if box.debut is not None and box.fin is not None else None
    return AnnonceVue(sobre(box.citation or box.message), chiffres.href(place) if place else None)


def _action(index: Index, action: Action, chiffres: Chiffres) -> ActionVue:
    """An action as its axis shows it."""
    liens = [lien for lien in index.liens_to[action.action_id] if lien.cible_table == "actions"]
    named = {lien.beneficiaire_id: index.beneficiaires[lien.beneficiaire_id]
             for lien in liens if lien.beneficiaire_id in index.beneficiaires}  # fmt: skip
    bodies = [named[key] for key in sorted(named)]
    porteurs = _porteurs(action.porteurs or "", bodies)
    carried = {lien for _, lien in porteurs if lien}
    key = ("actions", action.action_id)
    return ActionVue(
        action.action_id,
        action.ordre,
        action.intitule,
        sobre(action.libelle),
        sobre(action.texte),
        mot(PORTAGES, action.portage),
        mot(TEMPORALITES, action.temporalite),
        porteurs,
        chiffres.renvoi((*key, "texte")) or chiffres.renvoi((*key, "libelle")),
        tuple((body.nom, href) for body in bodies if (href := _page(body)) not in carried),
    )


def _page(body: Beneficiaire) -> str:
    return f"{ROOT}beneficiaires/{body.beneficiaire_id}/"


def _porteurs(printed: str, bodies: Sequence[Beneficiaire]) -> tuple[Morceau, ...]:
    """The printed words that say who carries, with the names of bodies that receive linked to their pages."""
    pieces: list[Morceau] = [(printed, None)] if printed else []
    for body in bodies:
        for name in (body.nom, *filter(None, (body.alias or "").split(";"))):
            at = next(
                (
                    rank
                    for rank, (words, href) in enumerate(pieces)
                    if href is None and name.casefold() in words.casefold()
                ),
                None,
            )
            if at is not None:
                words = pieces[at][0]
                start = words.casefold().index(name.casefold())
                end = start + len(name)
                cut: list[Morceau] = [(words[:start], None), (words[start:end], _page(body)), (words[end:], None)]
                pieces[at : at + 1] = [piece for piece in cut if piece[0]]
                break
    return tuple(pieces)
