"""How a value is written in a cell of the package, and in ``provenances.valeur`` beside it: one way for both."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

SCALES: dict[str, int] = {
    "montant": 2,
    "montant_demande": 2,
    "budget_projet": 2,
    "budget_global": 2,
    "part_lue": 4,
}
"""Decimals of the columns that always show the same number of them; the others show what was printed."""

Value = str | int | bool | Decimal | dt.date


def written(champ: str, value: Value | None) -> str:
    """The cell of column ``champ`` that says ``value``; empty when the document does not state it.

    Raises ``ValueError`` for an amount that the column cannot show exactly: money is never rounded.

    >>> written("montant", Decimal("60000")), written("part_budget", Decimal("5.51")), written("unanimite", True)
    ('60000.00', '5.51', 'true')
    >>> written("date_seance", dt.date(2024, 6, 13)), written("votes_contre", 0), written("objet", None)
    ('2024-06-13', '0', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return _decimal(champ, value)
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _decimal(champ: str, value: Decimal) -> str:
    """A number with a point, no grouping, no exponent."""
    if not value.is_finite():
        message = f"not a number: {value}"
        raise ValueError(message)
    scale = SCALES.get(champ)
    text = format(value, "f" if scale is None else f".{scale}f")
    if Decimal(text) != value:
        message = f"{champ} shows {scale} decimals, not {value}"
        raise ValueError(message)
    return text
