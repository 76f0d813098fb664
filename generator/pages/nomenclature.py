"""What public charts of accounts call the codes that acts print; a body's own codes are in none of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

M57 = "M57"
SHARED = "M14 et M57"
GENERAL = 2024
"""The year from which every local body keeps its accounts under the M57 (ordinance of 6 December 2018 and its extension
to all by the end of 2023); metropolises did before the others."""
METROPOLES = 2018


def nomenclature(natures: Iterable[str | None], annee: int | None, type_collectivite: str | None) -> str:
    """The chart that an act follows, as far as it shows: by an account that only one has, by its year, by its body.

    >>> nomenclature(["65748"], 2019, "commune"), nomenclature(["6574"], 2019, "commune")
    ('M57', 'M14 et M57')
    >>> nomenclature([], 2024, "commune"), nomenclature([], 2019, "metropole"), nomenclature([], None, "metropole")
    ('M57', 'M57', 'M14 et M57')
    """
    if not _charts()[M57]["propres"].isdisjoint(filter(None, natures)):
        return M57
    since = METROPOLES if type_collectivite == "metropole" else GENERAL
    return M57 if annee is not None and annee >= since else SHARED


def libelle(code: str, champ: str, chart: str) -> str | None:
    """What ``chart`` calls the code of a ``champ`` (``chapitre``, ``nature``, ``fonction``), if it is known here.

    >>> libelle("65748", "nature", M57)
    'Subventions de fonctionnement : autres personnes de droit privé'
    >>> libelle("B370", "nature", M57) is libelle("4", "fonction", SHARED) is None
    True
    """
    found: str | None = _charts()[chart].get(champ, {}).get(code)
    return found


@cache
def _charts() -> dict[str, dict[str, Any]]:
    """The charts, read once: by name, then by kind of code."""
    text = Path(__file__).with_name("nomenclature.yml").read_text(encoding="utf-8")
    charts: dict[str, dict[str, Any]] = yaml.safe_load(text)
    charts[M57]["propres"] = frozenset(charts[M57]["propres"])
    return charts
