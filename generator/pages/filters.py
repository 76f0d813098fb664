"""What templates call on a value of the package that has no other word for it."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from generator.values.said import jour, nombre

_DATE = re.compile(r"\d{4}-[01]\d-[0-3]\d")
_EMPHASIS = re.compile(r"</?(?:u|b|i|em|strong|mark)>|\*\*")
_DECIMAL = re.compile(r"-?\d+\.\d+")


def oui_non(value: bool) -> str:  # noqa: FBT001 - the value itself, not an option
    """Write a yes or a no."""
    return "oui" if value else "non"


def cellule(written: str) -> str:
    """Write for a reader what a cell of the package holds, when only the cell is at hand.

    >>> cellule("20000.00"), cellule("true"), cellule("2019-12-19"), cellule("65748"), cellule("B370")
    ('20\u202f000,00', 'oui', '19 décembre 2019', '65748', 'B370')
    """
    if written in {"true", "false"}:
        return oui_non(written == "true")
    if _DATE.fullmatch(written):
        return jour(dt.date.fromisoformat(written))
    return nombre(Decimal(written)) if _DECIMAL.fullmatch(written) else written


def sobre(printed: str) -> str:
    """Words of a document without the marks of emphasis that its text keeps, for a quotation; its passage shows them.

    >>> sobre("Action <u>engagée</u>, portée par **Medinsoft** : 3 < 4, A*MIDEX")
    'Action engagée, portée par Medinsoft : 3 < 4, A*MIDEX'
    """
    return " ".join(_EMPHASIS.sub("", printed).split())
