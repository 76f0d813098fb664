"""What a page says of the cross-checks that were run and of the doubts that remain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.pages.words import GRAVITES, VERDICTS, Mot, mot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.pages.marked import Passage
    from generator.values.evidence import Anomalie, Controle

DOUTES = {
    "ouverte": "personne n’a encore tranché",
    "confirmee": "vérifié : le document est bien ainsi",
    "corrigee": "lecture corrigée par une personne",
}


@dataclass(frozen=True, slots=True)
class ControleVu:
    """A cross-check: what was compared, what was expected and found, in words."""

    id: str
    formule: str
    attendu: str
    trouve: str
    verdict: Mot


@dataclass(frozen=True, slots=True)
class DouteVu:
    """A doubt: what it is, the words it is about, and the way to them."""

    id: str
    code: str
    gravite: Mot
    message: str
    citation: str | None
    renvoi: str | None
    statut: str


def controles_vus(rows: Iterable[Controle]) -> tuple[ControleVu, ...]:
    """The cross-checks, those that fail first: a reader must not have to look for them."""
    order = {"ecart": 0, "impossible": 1}
    seen = sorted(rows, key=lambda row: order.get(row.verdict, 2))
    return tuple(
        ControleVu(
            row.controle_id,
            row.formule,
            row.attendu or "non indiqué",
            row.trouve or "non indiqué",
            mot(VERDICTS, row.verdict),
        )
        for row in seen
    )


def doutes_vus(rows: Iterable[Anomalie], href: Callable[[Passage], str]) -> tuple[DouteVu, ...]:
    """The doubts in their order, each with the address of its passage as ``href`` gives it."""
    return tuple(
        DouteVu(
            row.anomalie_id,
            row.code,
            mot(GRAVITES, row.gravite),
            row.message,
            row.citation,
            href((row.debut, row.fin)) if row.debut is not None and row.fin is not None else None,
            DOUTES.get(row.statut, row.statut),
        )
        for row in rows
    )
