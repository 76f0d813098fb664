"""The two legends of a roadmap crossed: who carries, and when; each count leads to the actions it counts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.pages.words import PORTAGES, TEMPORALITES, Mot, mot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.values.roadmap import Action

FEW = 12
"""Actions of a cell that are linked one by one; of more, the count leads to their list on the page of the roadmap."""


@dataclass(frozen=True, slots=True)
class Case:
    """How many actions, where they are listed, and the way to each when they are few."""

    nombre: int
    lien: str | None
    actions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Matrice:
    """How many actions for each portage (a line) and temporalité (a column); the last line and column add up."""

    colonnes: tuple[Mot, ...]
    lignes: tuple[tuple[Mot, tuple[Case, ...], int], ...]
    totaux: tuple[int, ...]
    total: int


def codes(table: dict[str, Mot], present: set[str | None]) -> tuple[str | None, ...]:
    """The codes of a legend in its order, then those it does not know yet; « non indiqué » only where it is needed."""
    others = sorted(code for code in present if code is not None and code not in table)
    return (*table, *others, *((None,) if None in present else ()))


def ancre(temporalite: str | None, portage: str | None) -> str:
    """Where the actions of one cell are listed on the page of the roadmap.

    >>> ancre("court_terme", "collectif"), ancre(None, "acteurs")
    ('court-terme-collectif', 'non-indique-acteurs')
    """
    return f"{mot(TEMPORALITES, temporalite).classe}-{mot(PORTAGES, portage).classe}"


def matrice(actions: Sequence[Action], liste: str, lien: Callable[[Action], str]) -> Matrice:
    """The matrix of ``actions``; ``liste`` is the address of the lists, ``lien`` that of an action."""
    cells: defaultdict[tuple[str | None, str | None], list[Action]] = defaultdict(list)
    for action in actions:
        cells[action.portage, action.temporalite].append(action)
    rows = codes(PORTAGES, {portage for portage, _ in cells})
    columns = codes(TEMPORALITES, {when for _, when in cells})

    def case(portage: str | None, when: str | None) -> Case:
        some = cells.get((portage, when), [])
        few = tuple((str(one.ordre), lien(one)) for one in some) if len(some) <= FEW else ()
        return Case(len(some), f"{liste}#{ancre(when, portage)}" if some else None, few)

    lines = []
    for portage in rows:
        cases = tuple(case(portage, when) for when in columns)
        lines.append((mot(PORTAGES, portage), cases, sum(one.nombre for one in cases)))
    totals = tuple(sum(len(cells.get((portage, when), [])) for portage in rows) for when in columns)
    return Matrice(tuple(mot(TEMPORALITES, when) for when in columns), tuple(lines), totals, len(actions))
