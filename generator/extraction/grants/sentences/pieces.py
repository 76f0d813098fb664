"""Subsidies of one sentence, each piece read for itself: « 50 € à la chasse, le tennis : 90 €, Gym 40 € »."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.extraction.grants.terms.receivers import receiver_at
from generator.extraction.grants.terms.words import said
from generator.french.amounts import amounts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extraction.grants.terms.receivers import Receiver
    from generator.french.amounts import Amount
    from generator.reading.view import View

_APART = re.compile(r"\([^()\n]{0,80}\)|\"[^\"\n]{0,80}\"")
"""Brackets and quotes are never cut: « 300 € (dont 100 €, exceptionnels) »."""

_LEAD = re.compile(r"(?:[\s.,;]|[-–•](?=[ ])|(?:et|puis|ainsi que|enfin)(?=\s))*")
_TAIL = re.compile(r"[\s.,;:=–-]*\Z")
_AND = re.compile(r"\s(?:et|puis|ainsi que)\s")
_TO = re.compile(r"\s*(?:pour\s+(?:l'|la\s+|le\s+|les\s+)?|a\s+l'|a\s+la\s+|aux?\s+|a\s+)(?=\S)")
_OF = re.compile(r"(?:(?:pour\s+|a\s+)?(?:l'|la\s+|le\s+|les\s+)|pour\s+|aux?\s+|a\s+)(?=\S)")
_FEW = 2

Piece = tuple["Receiver", "Amount"]


def pieces(view: View, start: int, end: int) -> list[Piece]:
    """Each amount of an enumeration with who receives it; nothing where one piece is neither of the two forms.

    The name follows its amount (« 90 € au tennis ») or stands before it (« le tennis : 90 € »): both may be mixed.
    """
    found = [_piece(view, *place) for place in _cut(view, start, end)]
    read = [one for one in found if one is not None]
    return read if len(read) == len(found) >= _FEW else []


def _cut(view: View, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The pieces: between semicolons where there are any, else between commas; the last « et » parts two amounts."""
    apart = [found.span() for found in _APART.finditer(view.folded, start, end)]
    mark = re.compile(r";" if view.folded.find(";", start, end) >= 0 else r",(?![0-9])")
    low = start
    for found in [*mark.finditer(view.folded, start, end), None]:
        if found is not None and any(begin < found.start() < stop for begin, stop in apart):
            continue
        high = found.start() if found else end
        lead = _LEAD.match(view.folded, low, high)
        begin, stop = view.trimmed(lead.end() if lead else low, high)
        if begin < stop:
            yield from _parted(view, begin, stop)
        low = found.end() if found else end


def _parted(view: View, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A piece, or the two that « et » joins, each with its amount."""
    for found in _AND.finditer(view.folded, start, end):
        sides = ((start, found.start()), (found.end(), end))
        if all(len(_sums(view, *side)) == 1 for side in sides):
            yield from sides
            return
    yield start, end


def _sums(view: View, start: int, end: int) -> list[Amount]:
    """The amounts of a piece that stand in no brackets."""
    apart = [found.span() for found in _APART.finditer(view.folded, start, end)]
    return [
        amount
        for amount in amounts(view.text, view.folded, start, end)
        if not any(low < amount.span.start < high for low, high in apart)
    ]


def _piece(view: View, start: int, end: int) -> Piece | None:
    """The name and the amount of a piece."""
    sums = _sums(view, start, end)
    if len(sums) != 1 or not sums[0].value or sums[0].value < 0:
        return None
    (amount,) = sums
    if amount.span.start == start:
        receiver = _after(view, amount.span.end, end)
        return (receiver, amount) if receiver else None
    close = _bracket(view, amount.span.end, end)
    if not _TAIL.match(view.folded, close, end):
        return None
    receiver = _before(view, start, amount.span.start)
    return (receiver, amount) if receiver else None


def _bracket(view: View, start: int, end: int) -> int:
    """Where the brackets that follow end, if any do."""
    begin = view.trimmed(start, end)[0]
    found = _APART.match(view.folded, begin, end) if view.folded.startswith("(", begin) else None
    return found.end() if found else start


def _after(view: View, start: int, end: int) -> Receiver | None:
    """Who follows an amount; what is said behind the name is what the subsidy is for."""
    mark = _TO.match(view.folded, _bracket(view, start, end), end)
    receiver = receiver_at(view, mark.start(), mark.end(), end, plain=True) if mark else None
    return None if mark is None or receiver is None or _other(view, mark.end(), receiver.end) else receiver


def _before(view: View, start: int, end: int) -> Receiver | None:
    """Who stands before an amount, and nothing else but brackets."""
    tail = _TAIL.search(view.folded, start, end)
    stop = tail.start() if tail else end
    mark = _OF.match(view.folded, start, stop)
    begin = mark.end() if mark else start
    if mark and view.text[view.folded.rfind("l", start, begin) if "l" in mark[0] else start].isupper():
        begin = start  # « Les Rives » : the article is part of the name
    receiver = receiver_at(view, start, begin, stop, plain=True)
    if receiver is None or _other(view, start, stop):
        return None
    return receiver if _bracket(view, receiver.end, stop) >= view.trimmed(receiver.end, stop)[1] else None


def _other(view: View, start: int, end: int) -> bool:
    """Whether the words of a piece speak of something else than who receives."""
    return (
        said(view.folded, start, end, "leurre", "role", "don", "attribue.verbe", "refuse", "sollicite", "reserve")
        is not None
    )
