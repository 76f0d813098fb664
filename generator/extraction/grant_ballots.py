"""Subsidies that are voted one by one: each item of a list, what was said of it, and its own vote.

Vote des subventions aux associations
Chorale Mélodia 320 €
M. ROY demande à quoi sert cette subvention.
Vote : pour à l'unanimité
Club nautique 800 € /
Vote :
- pour : 15
- abstention : 4 (M. ROY, Mme VAL, M. BRUN, Mme PETIT)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator.extraction.grant_items import HEADING, PLURAL, item, named_above
from generator.extraction.grant_lists import unspent
from generator.extraction.grant_phrases import Clause, statement
from generator.french.amounts import amounts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extraction.grant_statement import Statement
    from generator.extraction.receivers import Receiver
    from generator.french.amounts import Amount
    from generator.reading.view import View

_FEWEST = 2
"""Items that vote after vote follow each other in a list; one may be an affair of its own, with its own title."""

_FAR = 2500
"""Characters between an item and its vote: a debate of half a page."""

_ABOVE = 700
"""How far above the first item the title stands that speaks of subsidies."""

_VOTE = re.compile(
    r"^[ \t•*-]*(?:(?:resultats? du )?vote[ ]?:|mis aux voix|adopte|approuve|accepte|"
    r"(?:pour|contre|abstentions?)[ ]?:[ ]?\d)[^\n]*",
    re.MULTILINE,
)
"""The line that opens a vote: « Vote : pour à l'unanimité », « Adopté », « Pour : 12 »."""

_FOR = re.compile(r"(?<!\w)pour[ ]?[:,]?[ ]?(\d{1,3})(?!\d)|(?<!\w)(\d{1,3}) (?:voix )?pour(?!\w)")
_AGAINST = re.compile(r"(?<!\w)contre[ ]?[:,]?[ ]?(\d{1,3})(?!\d)|(?<!\w)(\d{1,3}) (?:voix )?contre(?!\w)")
_UNANIMOUS = re.compile(r"(?<!\w)unanimite(?!\w)")
_ALONE = re.compile(r"[ \t/.;–-]*(?=\n|\Z)")
"""What may follow an amount on its line: the empty cells of other columns."""

_NONE = ("role.passe", "hors", "role.budget", "autre-liste")


class _Item(NamedTuple):
    """A name and its amount, alone on their lines, and where they begin and end."""

    name: Receiver
    amount: Amount
    start: int
    end: int


def voted(view: View) -> tuple[Statement, ...]:
    """The subsidies of a view that are voted one by one, granted or refused as their vote says."""
    if not (PLURAL.search(view.folded) and _VOTE.search(view.folded)):
        return ()
    found: list[Statement] = []
    run: list[tuple[_Item, str]] = []
    items = [*_items(view)]
    for one, end in zip(items, [*(one.start for one in items), len(view)][1:], strict=True):
        sense = _outcome(view, one.end, min(end, one.end + _FAR))
        if sense is None:
            found.extend(_granted(view, run))
            run = []
        else:
            run.append((one, sense))
    found.extend(_granted(view, run))
    return tuple(found)


def _granted(view: View, run: list[tuple[_Item, str]]) -> Iterator[Statement]:
    """The subsidies of items that follow each other, below a title that speaks of subsidies."""
    if len(run) < _FEWEST or not _announced(view, run[0][0].start):
        return
    for one, sense in run:
        if not unspent(view, one.name):
            yield statement(view, one.amount, one.name, sense, {})


def _announced(view: View, start: int) -> bool:
    """Whether the last words above the first item that speak of subsidies announce some, and no others."""
    low = max(0, start - _ABOVE)
    titles = [*PLURAL.finditer(view.folded, low, start)]
    return bool(titles) and not Clause(view, titles[-1].start(), start).says(*_NONE)


def _items(view: View) -> Iterator[_Item]:
    """The amounts that stand with one name alone on their line, or below it."""
    last = 0
    for amount in amounts(view.text, view.folded, 0, len(view)):
        line = view.folded.rfind("\n", 0, amount.span.start) + 1
        after = _ALONE.match(view.folded, amount.span.end)
        if after is None:
            continue
        begin = named_above(view, line, amount, last)
        found = item(view, begin, amount, first=False)
        last = amount.span.end
        if found is None or found[0].end - found[0].start > HEADING:
            continue
        yield _Item(found[0], amount, begin, after.end())


def _outcome(view: View, start: int, end: int) -> str | None:
    """What the vote between two items makes of the first, or ``None`` where none is told."""
    vote = _VOTE.search(view.folded, start, end)
    if vote is None:
        return None
    pour, contre = (_count(form, view.folded, vote.start(), end) for form in (_FOR, _AGAINST))
    if pour is None:
        return "attribuee" if _UNANIMOUS.search(view.folded, vote.start(), end) else None
    return "attribuee" if pour > (contre or 0) else "refusee"


def _count(form: re.Pattern[str], folded: str, start: int, end: int) -> int | None:
    """The voices that a vote counts, if it counts any."""
    found = form.search(folded, start, end)
    return int(found[1] or found[2]) if found else None
