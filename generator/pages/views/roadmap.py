"""What the page of a roadmap says across its axes: who carries, when, and axis by axis."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.pages.charts.bars import Barre, Groupe, barres
from generator.pages.filters import sobre
from generator.pages.views.axis import annonces, dit_annonces, titre_axe
from generator.pages.views.front import entete
from generator.pages.views.matrix import Matrice, ancre, codes, matrice
from generator.pages.words import PORTAGES, TEMPORALITES, Mot, mot
from generator.values.said import compte, typographie

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markupsafe import Markup

    from generator.pages.index import Index
    from generator.values.roadmap import Action, Axe

ROOT = "../../"


@dataclass(frozen=True, slots=True)
class LienAction:
    """An action in a list: its number, its title or its first words, the way to it, and its two legends."""

    numero: int
    titre: str
    lien: str
    portage: Mot
    temporalite: Mot


@dataclass(frozen=True, slots=True)
class AxeCompte:
    """An axis with how many of its actions stand in each column of the second legend."""

    titre: str
    lien: str
    nombres: tuple[int, ...]
    total: int
    annonces: str | None


@dataclass(frozen=True, slots=True)
class Temps:
    """The actions of one temporalité, by portage; each group has the anchor to which the matrix leads."""

    temporalite: Mot
    nombre: str
    groupes: tuple[tuple[str, Mot, tuple[LienAction, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeuilleVue:
    """The page of a roadmap, section by section."""

    root: str
    entete: Mapping[str, object]
    titre: str
    texte: str
    nombre: str
    matrice: Matrice
    graphique: Markup | None
    axes: tuple[AxeCompte, ...]
    temps: tuple[Temps, ...]
    porteurs: tuple[tuple[str, tuple[LienAction, ...]], ...]
    anonymes: str | None


def feuille_vue(index: Index, document_id: str) -> FeuilleVue:
    """Everything the page of the roadmap ``document_id`` says."""
    titre = index.titre(document_id)
    axes = sorted(index.axes_of_document[document_id], key=lambda axe: axe.ordre)
    actions = sorted(
        (action for axe in axes for action in index.actions_of_axe[axe.axe_id]), key=lambda action: action.ordre
    )
    counted = f"{compte(len(axes), 'axe')}, {compte(len(actions), 'action')}"
    return FeuilleVue(
        root=ROOT,
        entete=entete(
            titre, f"{titre} : {counted}, par porteur et par temporalité.", "feuille_de_route", "Feuille de route"
        ),
        titre=titre,
        texte=f"{ROOT}{index.text_page(document_id)}",
        nombre=counted,
        matrice=matrice(actions, "", _lien),
        graphique=_drawn(index, titre, axes),
        axes=tuple(_axe(index, axe, actions) for axe in axes),
        temps=tuple(_temps(actions)),
        porteurs=tuple(_porteurs(actions)),
        anonymes=_anonymes(sum(1 for action in actions if not action.porteurs)),
    )


def _lien(action: Action) -> str:
    return f"{ROOT}axes/{action.axe_id}/#{action.action_id}"


def _vue(action: Action) -> LienAction:
    return LienAction(
        action.ordre,
        sobre(action.intitule or action.libelle),
        _lien(action),
        mot(PORTAGES, action.portage),
        mot(TEMPORALITES, action.temporalite),
    )


def _columns(actions: Sequence[Action]) -> tuple[str | None, ...]:
    return codes(TEMPORALITES, {action.temporalite for action in actions})


def _axe(index: Index, axe: Axe, actions: Sequence[Action]) -> AxeCompte:
    """The counts of an axis, in the columns of the whole roadmap."""
    own = Counter(action.temporalite for action in index.actions_of_axe[axe.axe_id])
    return AxeCompte(
        titre_axe(axe),
        f"{ROOT}axes/{axe.axe_id}/",
        tuple(own[when] for when in _columns(actions)),
        sum(own.values()),
        dit_annonces(len(annonces(index, axe))),
    )


def _drawn(index: Index, titre: str, axes: Sequence[Axe]) -> Markup | None:
    """A bar for each axis, parted by temporalité."""
    bars = []
    for axe in axes:
        own = Counter(action.temporalite for action in index.actions_of_axe[axe.axe_id])
        told = [(mot(TEMPORALITES, when), number) for when in codes(TEMPORALITES, set(own)) if (number := own[when])]
        parts = tuple((Decimal(number), word.classe) for word, number in told)
        words = ", ".join(f"{number} {word.mot}" for word, number in told)
        bars.append(Barre(titre_axe(axe), compte(sum(own.values()), "action"), parts, detail=words))
    return barres("axes", f"{titre} : actions de chaque axe, par temporalité", (Groupe(None, tuple(bars)),))


def _temps(actions: Sequence[Action]) -> Iterator[Temps]:
    """The actions by temporalité, then by portage, in the order of the legends."""
    for when in _columns(actions):
        some = [action for action in actions if action.temporalite == when]
        groups = []
        for portage in codes(PORTAGES, {action.portage for action in some}):
            carried = tuple(_vue(action) for action in some if action.portage == portage)
            if carried:
                groups.append((ancre(when, portage), mot(PORTAGES, portage), carried))
        if groups:
            yield Temps(mot(TEMPORALITES, when), compte(len(some), "action"), tuple(groups))


def _anonymes(number: int) -> str | None:
    """How many actions name nobody, if some do not."""
    told = compte(number, "action ne nomme pas son porteur", "actions ne nomment pas leur porteur")
    return (
        None
        if not number
        else typographie(f"{told} : la première légende dit alors si c’est la métropole, des acteurs, ou les deux.")
    )


def _porteurs(actions: Sequence[Action]) -> Iterator[tuple[str, tuple[LienAction, ...]]]:
    """The actions by who carries them, in the words printed; those that name nobody are left to the matrix."""
    named: defaultdict[str, list[Action]] = defaultdict(list)
    for action in actions:
        if action.porteurs:
            named[sobre(action.porteurs)].append(action)
    for words in sorted(named, key=lambda words: (-len(named[words]), words.casefold())):
        yield words, tuple(map(_vue, named[words]))
