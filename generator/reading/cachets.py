"""The rubber stamp of a prefecture, each of its words on a line of its own.

SOUS-PRÉFECTURE
DE VALDOR
1 4 JUIN 2006
ARRIVÉE
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.reading.outline import Line

if TYPE_CHECKING:
    from generator.reading.context import Context
    from generator.reading.openers import Openers

_RULE = "bruit.tampon.cachet"
_OF = r"d(?:e (?:la )?|u |es |e l'|')[^\W\d_][^\n\d:;]{1,40}"
_DESK = r"(?:service|bureau) (?:du courrier|des? [^\n\d:;]{3,40})|controle de legalite|courrier"
_PLACE = rf"(?:(?P<recu>recue?) (?:a la |en ))?(?:sous[- ]?)?prefecture(?: {_OF})?"
_MARK = r"(?:recue?|(?:courrier )?arrivee?|date d'arrivee|reception)(?: le)?"
_DATE = (
    r"(?:le )?(?:[-–] ?)?[0-9](?: ?[0-9])?(?:er)?[ ./-]{1,3}(?:[0-9](?: ?[0-9])?|[a-z]{3,9})[ ./-]{1,3}"
    r"(?:19|20)[0-9]{2}"
)
"""« 1 4 JUIN 2006 »: the wheels of a date stamp stand apart."""

_END = r"[ \t.:*|_-]*(?:\r?\n|\Z)\s{0,100}"
_DATED = rf"(?(recu){_DATE}|(?!))|{_MARK}{_END}{_DATE}|{_DATE}{_END}{_MARK}|{_MARK}[ :]+{_DATE}"
_FIRST = re.compile(
    rf"['\"|]?{_PLACE}{_END}(?:{_OF}(?:{_END}|(?<=[ -])(?=[0-9])))?(?:(?:{_DESK}){_END})?(?:{_DATED}){_END}"
)
_PIECE = re.compile(rf"(?:{_OF}|{_MARK}|{_DESK}|(?:{_OF})?{_DATE}|{_MARK}[ :]+{_DATE})[ \t.:*|_-]*")


def cachet(context: Context, _openers: Openers) -> Line | None:
    """A line of such a stamp: its place, above the mark of what came in and its date, then each of those."""
    before = context.before
    begin = context.folded.find(context.words, context.span.start)
    below = before is not None and before.regle == _RULE and _PIECE.fullmatch(context.words)
    if not below and _FIRST.match(context.folded, begin) is None:
        return None
    return Line(context.span, None, _RULE, noise="tampon")
