"""The department that the head of an act prints, by its code: « DÉPARTEMENT DU GARD », « Lannion (Côtes d'Armor) »."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from generator.french.fold import fold
from generator.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

CODES = Path(__file__).with_suffix(".yml")

_PARTS = re.compile(r"[ '-]")


@cache
def _names() -> dict[str, str]:
    """Folded name, its words parted by blanks → code."""
    codes: dict[str, str] = yaml.safe_load(CODES.read_text(encoding="utf-8"))
    return {_PARTS.sub(" ", fold(name)): code for code, name in codes.items()}


@cache
def _form() -> re.Pattern[str]:
    """A department named as such, or alone between brackets."""
    names = sorted((name.replace(" ", "[ '-]") for name in _names()), key=len, reverse=True)
    one = f"(?:{'|'.join(names)})(?![\\w-])"
    article = r"(?:de[ ]la[ ]|de[ ]l'[ ]?|des?[ ]|du[ ]|d'[ ]?)?(?:l'[ ]?|la[ ]|les[ ])?"
    return re.compile(rf"departement[ ]?:?\s{{0,3}}{article}(?P<nomme>{one})|\([ ]?(?P<seul>{one})[ ]?\)")


def departements(folded: str, start: int, end: int) -> Iterator[tuple[str, Span]]:
    """The codes of the departments printed as such between ``start`` and ``end`` of a folded text, and their places.

    >>> text = "departement du gard commune de lannion (cotes d'armor), pres de la loire"
    >>> [code for code, _ in departements(text, 0, len(text))]
    ['30', '22']
    """
    for found in _form().finditer(folded, start, end):
        group = found.lastgroup or "nomme"
        yield _names()[_PARTS.sub(" ", found[group])], Span(*found.span(group))
