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

from generator.extraction.grants.lists.items import HEADING, PLURAL, item, named_above, other
from generator.extraction.grants.sentences.clause import Clause
from generator.extraction.grants.sentences.phrases import statement
from generator.extraction.grants.terms.receivers import unspent
from generator.extraction.grants.terms.statement import Passage
from generator.extraction.grants.terms.words import family
from generator.extraction.tables.grid import Cell, rubric
from generator.french.amounts import amounts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extraction.grants.terms.receivers import Receiver
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
_LINE = re.compile(r"[^\n]+")
_ALONE = re.compile(r"[ \t/.;–-]*(?=\n|\Z)")
"""What may follow an amount on its line: the empty cells of other columns."""

_NONE = ("role.passe", "hors", "role.budget", "autre-liste")
_RANKED = re.compile(r"[ \t]*(?:\d{1,2}[ ]?[.)/–-]|[ivx]{1,4}[ ]?[/.–-])[ \t]+")
"""« 3. Tarif de la cantine »: what the next votes are about, unless it is a part of the list, « 2) Associations »."""

_ASKS = re.compile(r"(?<!\w)demandes? de subventions?(?!\w)")
"""What associations ask for, or the council itself: the names tell."""


class _Item(NamedTuple):
    """A name and its amount, alone on their lines, and where they begin and end."""

    name: Receiver
    amount: Amount
    start: int
    end: int


def voted(view: View) -> Iterator[Passage]:
    """The lists of a view that are voted one by one, each item granted or refused as its vote says."""
    if not (PLURAL.search(view.folded) and _VOTE.search(view.folded)):
        return
    run: list[tuple[_Item, str]] = []
    items = [*_items(view)]
    low = last = 0
    for one, end in zip(items, [*(one.start for one in items), len(view)][1:], strict=True):
        heading = _heading(view, last, one.start)
        if heading is not None:
            yield from _granted(view, run, low)
            run, low = [], heading
        last = one.end
        sense = _outcome(view, one.end, min(end, one.end + _FAR))
        if sense is None:
            yield from _granted(view, run, low)
            run = []
        else:
            run.append((one, sense))
    yield from _granted(view, run, low)


def _heading(view: View, start: int, end: int) -> int | None:
    """Where the last heading of another list begins between two items: a rank of its own, or words of no subsidies."""
    for line in reversed([*_LINE.finditer(view.folded, start, end)]):
        words = view.trimmed(*line.span())
        rank = _RANKED.match(view.folded, *words)
        if words[1] - words[0] > HEADING or view.folded[words[1] - 1 : words[1]] == ".":
            continue
        part = rank is not None and rubric(view, Cell(rank.end(), words[1], 0))
        if (rank and not part) or Clause(view, *words).says(*_NONE):
            return line.start()
    return None


def _granted(view: View, run: list[tuple[_Item, str]], low: int) -> Iterator[Passage]:
    """The list of items that follow each other, below a title that speaks of subsidies."""
    if len(run) < _FEWEST or any(other(view, one.name, one.amount) for one, _ in run):
        return
    if not _announced(view, [one for one, _ in run], low):
        return
    given = (statement(view, one.amount, one.name, sense, {}) for one, sense in run if not unspent(view, one.name))
    yield Passage(tuple(given), run[0][0].start, _after_vote(view, run[-1][0].end))


def _after_vote(view: View, start: int) -> int:
    """Where the vote on an item ends: after the last of its lines, « - abstention : 4 »."""
    end = start
    for line in _LINE.finditer(view.folded, start, min(len(view), start + _FAR)):
        if _VOTE.match(view.folded, line.start()):
            end = line.end()
        elif end > start:
            break
    return end


def _announced(view: View, items: list[_Item], low: int) -> bool:
    """Whether the last title above the first item that speaks of subsidies announces some, and no others.

    Under « Demandes de subvention » bodies ask, or the council does for its works.
    """
    start = items[0].start
    titles = [*PLURAL.finditer(view.folded, max(low, start - _ABOVE), start)]
    if not titles:
        return False
    place = titles[-1].start()
    line = view.folded.rfind("\n", 0, place) + 1
    told = [found.end() for found in _UNANIMOUS.finditer(view.folded, line, place)]  # of the affair above, on its line
    title = Clause(view, told[-1] if told else line, start)
    bodies = sum(family("forme").match(view.folded, one.name.start, one.name.end) is not None for one in items)
    asks = _ASKS.search(view.folded, title.start, titles[-1].end()) is not None
    return not title.says(*_NONE) and (2 * bodies > len(items) or not asks)


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
