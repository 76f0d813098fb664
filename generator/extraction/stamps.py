"""The stamps of transmission: when the act reached the State, when it went on line, under which identifier."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.french.dates import COUPEE, dates
from generator.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.french.dates import DateRead
    from generator.reading.outline import Outline
    from generator.reading.view import View
    from generator.values.finding import Finding

_RECEIVED = re.compile(r"(?:recue?|reception|arrivee?)\b[^\n]{0,70}$")
_ONLINE = re.compile(r"(?:mise? en ligne|publication|publiee?)\b[^\n]{0,40}$")
_SENT = re.compile(r"(?:envoye|envoi|transmi|depos|depot|signe|affiche|notifie)\w*\b[^\n]{0,40}$")
_ARRIVED = re.compile(r"[ \t.]*\n\s*(?:recue?|(?:courrier )?arrivee?)[ \t.]*(?:\n|\Z)")
"""« 14 JUIN 2006 », then « ARRIVÉE »: what a rubber stamp prints under its date."""

_WHEELS = re.compile(r"(?:(?<=\n)|\A)[ \t]*(?:le )?(?P<dizaine>[0-3]) \Z")
_IDENTIFIER = re.compile(
    r"(?P<tout>(?:\d{2}\\?_[A-Z]{2}-)?(?P<departement>\d{3}|02[AB])-(?P<siren>\d{9})-(?P<date>\d{8})-"
    r"(?P<numero>[\w/-]{1,25}(?:[ ]\d{1,3}_\d{1,3}-[A-Z]{2}\b)?))"
)
_ALONE = re.compile(r"(?:d(?:e|u|es|e la) [a-z' -]{3,40} )?(?:le)?")
"""What stands before a day alone on its line: nothing, « le », or the end of the words above, « de l'Onde le »."""

_BEFORE = 90
_LINES = 3
"""« REÇU À LA PRÉFECTURE / DE L'ONDE LE / 9 MARS 2021 »: a rubber stamp parts its words over so many lines."""

_SHORT = re.compile(r"(?<![\w/.-])(?P<jour>\d{1,2})(?P<sep>[/.-])(?P<mois>\d{1,2})(?P=sep)(?P<an>\d{2})(?![\w/-]|\.\d)")
"""« Reçu le 09/03/21 »."""

_FIRST = 1982
"""No act was sent to the State before the law of 2 March 1982: two figures tell one year."""

_TWO_FIGURES = "année écrite sur deux chiffres, postérieure à la loi du 2 mars 1982"
_PARTED = "jour du cachet dont les deux chiffres sont écartés"


@dataclass(frozen=True, slots=True)
class Identifier:
    """The parts of an ACTES identifier, as the national transmission protocol writes them.

    ``departement`` on three characters, ``siren`` of the body, ``date`` of the decision (``AAAAMMJJ``), ``numero`` the
    number given by the body, with ``-`` as ``_``.
    """

    departement: str
    siren: str
    date: str
    numero: str


def read(outline: Outline) -> dict[str, Finding[object]]:
    """The cells ``date_reception``, ``date_mise_en_ligne`` and ``identifiant_actes``, each from the first stamp."""
    return dict(_read(outline.noise("tampon")))


@lru_cache(maxsize=2)
def _read(view: View) -> tuple[tuple[str, Finding[object]], ...]:
    """The cells that the stamps give: who acts is told by them too, and asks the same."""
    champs: dict[str, Finding[object]] = {}
    for one in dates(view.text, view.folded):
        parted = _parted(view, one) if one.doute == COUPEE else None
        start = parted.span.start if parted else one.span.start
        if one.value is None and parted is None:
            continue
        before = view.folded[max(0, start - _BEFORE) : start]
        column = _column(before) or ("date_reception" if _ARRIVED.match(view.folded, one.span.end) else None)
        if column is None or column in champs:
            continue
        if parted:
            champs[column] = view.deduce(parted.value, *parted.span, f"tampon.{column}.cachet", _PARTED)
        else:
            champs[column] = view.find(one.value, *one.span, f"tampon.{column}")
    for column, short in _short(view):
        champs.setdefault(column, short)
    ends = (*view.starts[1:], len(view))
    pieces = (_IDENTIFIER.search(view.text, *piece) for piece in zip(view.starts, ends, strict=False))
    if found := next(filter(None, pieces), None):
        champs["identifiant_actes"] = _identifier(view, found)
    return tuple(champs.items())


def _short(view: View) -> Iterator[tuple[str, Finding[object]]]:
    """The dates of stamps whose year has two figures, each with the cell it fills."""
    for found in _SHORT.finditer(view.folded):
        column = _column(view.folded[max(0, found.start() - _BEFORE) : found.start()])
        year = _FIRST // 100 * 100 + int(found["an"])
        try:
            value = date(year if year >= _FIRST else year + 100, int(found["mois"]), int(found["jour"]))
        except ValueError:
            continue
        if column is not None:
            yield column, view.deduce(value, *found.span(), f"tampon.{column}.court", _TWO_FIGURES)


def _parted(view: View, read: DateRead) -> DateRead | None:
    """The date of a rubber stamp whose wheels stand apart, « 1 4 JUIN 2006 », at the head of its line."""
    wheels = _WHEELS.search(view.folded, max(0, read.span.start - _BEFORE), read.span.start)
    if wheels is None:
        return None
    begin = wheels.start("dizaine")
    joined = wheels["dizaine"] + view.folded[read.span.start : read.span.end]
    found = dates(joined, joined)
    whole = len(found) == 1 and found[0].value is not None and found[0].span == Span(0, len(joined))
    return replace(found[0], span=Span(begin, read.span.end)) if whole else None


def _identifier(view: View, found: re.Match[str]) -> Finding[str]:
    """The identifier, with the underscore that a scan made a blank: the protocol lets no other sign stand there."""
    printed = found["tout"].replace("\\", "")
    if " " not in printed:
        return view.find(printed, *found.span("tout"), "tampon.identifiant")
    calcul = "blanc lu comme le tiret bas du numéro"
    return view.deduce(printed.replace(" ", "_"), *found.span("tout"), "tampon.identifiant.blanc", calcul)


def _column(before: str) -> str | None:
    """Which date a stamp gives, from the words before it on its line, or on the lines above when there are none."""
    *above, line = before.split("\n")
    alone = _ALONE.fullmatch(line.strip(" *_:-–")) is not None
    for words in [*reversed([one for one in above if one.strip()][-_LINES:])] if alone else [line]:
        found = [(match.start(), column) for column, pattern in _KINDS if (match := pattern.search(words))]
        if found:
            return max(found)[1] or None
    return None


_KINDS = (("date_reception", _RECEIVED), ("date_mise_en_ligne", _ONLINE), ("", _SENT))


def parse(identifier: str) -> Identifier | None:
    """Take an ACTES identifier apart, or decline.

    >>> parse("99_DE-042-244200770-20240613-D20240034410").siren
    '244200770'
    """
    found = _IDENTIFIER.fullmatch(identifier)
    return Identifier(found["departement"], found["siren"], found["date"], found["numero"]) if found else None
