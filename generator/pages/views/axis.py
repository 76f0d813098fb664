"""What the page of a roadmap axis says: its objectives in order, its actions in their own words, its two legends."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.pages.figures import Chiffres
from generator.pages.views.doubts import DouteVu, doutes_vus
from generator.pages.views.front import entete
from generator.pages.words import PORTAGES, TEMPORALITES, Mot, mot
from generator.values.said import compte

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.pages.index import Index
    from generator.values.evidence import Anomalie
    from generator.values.roadmap import Action, Axe

ROOT = "../../"
SANS_ACTION = "intitule-sans-action"


@dataclass(frozen=True, slots=True)
class ActionVue:
    """An action: its exact words, who carries it and when, with the way to its passage."""

    id: str
    intitule: str | None
    texte: str
    portage: Mot
    temporalite: Mot
    porteurs: str | None
    renvoi: str | None
    cites: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ObjectifVu:
    """A heading of the axis and the actions under it; ``niveau`` is its depth under the axis, from 1."""

    id: str | None
    titre: str | None
    niveau: int
    actions: tuple[ActionVue, ...]


@dataclass(frozen=True, slots=True)
class Matrice:
    """How many actions for each portage and temporalité."""

    colonnes: tuple[Mot, ...]
    lignes: tuple[tuple[Mot, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AxeVu:
    """The page of an axis, section by section."""

    root: str
    entete: Mapping[str, object]
    titre: str
    feuille: str
    texte: str
    introduction: str | None
    renvoi: str | None
    nombre: str
    matrice: Matrice
    objectifs: tuple[ObjectifVu, ...]
    annonces: tuple[DouteVu, ...]


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
    actions = index.actions_of_axe[axe_id]
    chiffres = Chiffres(index, axe.document_id, f"axes/{axe_id}/", ROOT)
    feuille = index.titre(axe.document_id)
    return AxeVu(
        root=ROOT,
        entete=entete(
            titre_axe(axe),
            f"{feuille}. {titre_axe(axe)}. {compte(len(actions), 'action')}.",
            "axe",
            "Axe de feuille de route",
        ),
        titre=titre_axe(axe),
        feuille=feuille,
        texte=f"{ROOT}{index.text_page(axe.document_id)}",
        introduction=axe.introduction,
        renvoi=chiffres.renvoi(("axes", axe_id, "titre")),
        nombre=compte(len(actions), "action"),
        matrice=matrice(actions),
        objectifs=tuple(_objectifs(index, axe_id, chiffres)),
        annonces=doutes_vus(annonces(index, axe), chiffres.href),
    )


def matrice(actions: Sequence[Action]) -> Matrice:
    """The counts of ``actions`` by portage and temporalité; « non indiqué » only where some action needs it."""
    counts = Counter((action.portage, action.temporalite) for action in actions)
    rows = [*PORTAGES, *([None] if any(portage is None for portage, _ in counts) else [])]
    columns = [*TEMPORALITES, *([None] if any(when is None for _, when in counts) else [])]
    return Matrice(
        tuple(mot(TEMPORALITES, code) for code in columns),
        tuple((mot(PORTAGES, row), tuple(counts[row, column] for column in columns)) for row in rows),
    )


def annonces(index: Index, axe: Axe) -> Sequence[Anomalie]:
    """The boxes that announce an action nobody wrote, between the title of this axis and that of the next."""
    starts = {other.axe_id: _start(index, other) for other in index.axes_of_document[axe.document_id]}
    start = starts[axe.axe_id]
    if start is None:
        return ()
    end = min((other for other in starts.values() if other is not None and other > start), default=None)
    return [
        row
        for row in index.anomalies[axe.document_id]
        if row.code == SANS_ACTION and row.debut is not None and start <= row.debut and (end is None or row.debut < end)
    ]


def _start(index: Index, axe: Axe) -> int | None:
    """Where the title of the axis stands in its document."""
    rows = index.readings(axe.document_id).get(("axes", axe.axe_id, "titre"), ())
    return min((row.debut for row in rows if row.debut is not None), default=None)


def _objectifs(index: Index, axe_id: str, chiffres: Chiffres) -> list[ObjectifVu]:
    """The headings in their order; actions under no heading come first."""
    by_objectif: dict[str | None, list[ActionVue]] = {}
    for action in sorted(index.actions_of_axe[axe_id], key=lambda action: action.ordre):
        by_objectif.setdefault(action.objectif_id, []).append(_action(index, action, chiffres))
    depth: dict[str | None, int] = {None: 0}
    found = [ObjectifVu(None, None, 0, tuple(by_objectif[None]))] if None in by_objectif else []
    for row in sorted(index.objectifs[axe_id], key=lambda row: row.ordre):
        depth[row.objectif_id] = level = depth.get(row.parent_id, 0) + 1
        found.append(ObjectifVu(row.objectif_id, row.titre, level, tuple(by_objectif.get(row.objectif_id, ()))))
    return found


def _action(index: Index, action: Action, chiffres: Chiffres) -> ActionVue:
    cites = {lien.beneficiaire_id for lien in index.liens_to[action.action_id] if lien.cible_table == "actions"}
    bodies = [index.beneficiaires[body] for body in sorted(cites) if body in index.beneficiaires]
    key = ("actions", action.action_id)
    return ActionVue(
        action.action_id,
        action.intitule,
        action.texte,
        mot(PORTAGES, action.portage),
        mot(TEMPORALITES, action.temporalite),
        action.porteurs,
        chiffres.renvoi((*key, "texte")) or chiffres.renvoi((*key, "libelle")),
        tuple((body.nom, f"{ROOT}beneficiaires/{body.beneficiaire_id}/") for body in bodies),
    )
