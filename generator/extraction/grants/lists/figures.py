"""Subsidies in lists whose amounts have no sign of money, or stand under their names, below a title that says what.

Subventions aux associations
Club nautique
1 200,00
Chorale Mélodia : 300,00
Total : 1 500,00
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.extraction.grants.lists.items import nothing
from generator.extraction.grants.sentences.clause import Clause, statut
from generator.extraction.grants.sentences.phrases import statement, told
from generator.extraction.grants.terms.names import lead
from generator.extraction.grants.terms.persons import natural
from generator.extraction.grants.terms.preludes import asked, prelude
from generator.extraction.grants.terms.receivers import LONGEST, Receiver, numberless, unspent
from generator.extraction.grants.terms.words import clauses, family, said
from generator.extraction.tables.grid import Cell, rubric
from generator.french.amounts import Amount, amounts
from generator.french.numbers import figure
from generator.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extraction.grants.terms.statement import Statement
    from generator.reading.view import View

_LINE = re.compile(r"[^\n]*\n?")
_FIGURE = re.compile(r"(?<![0-9,.])(?:[0-9]{1,3}(?:[ .][0-9]{3})+|[0-9]+)(?:,[0-9]{2})?\Z")
_LONGEST_FIGURE = 16
_PARTED = re.compile(r"(?:[:=→\t…_]|\.{2}|[ ]{2}|[ ][-–])[ \t.…_]*\Z")
_COLUMN = re.compile(r"(?:[ ]{2,}|\t)[0-9]")
_CENTS = re.compile(r",[0-9]{2}\Z")
_LABEL = re.compile(r"(?<=\w)\s*:\s+(?=\w[^:\n]*\w)")
"""« Commune de Lay : toiture de l'école, 400 € »: what follows the colon is what it is for."""

_TOTAL = re.compile(r"[^\n]{0,30}?\b(?:sous-?)?total\b")
_REMARK = re.compile(r"\s*\([^()\n]{0,60}\)\s*\Z")
"""« Club : 250 € (200 € en 2015) »: what is said of an amount behind it."""

_VOTES = re.compile(r"\(?\s*(?:[0-9]{1,2}\s+(?:voix\s+)?(?:pour|contre|abst)|unanimite)\b")
_YEAR = re.compile(r"(?:annee |exercice )?20[0-9]{2}")
"""What may stand alone between a title and its list."""

_RANK = " \t0123456789.)(/°n-–*►➢■•:"
"""What may stand beside a title on its line: its rank, a bullet, a colon."""

_BESIDE = re.compile(r"(?:deliberation|objet|affaire|point|question|[\s\d.)(/°n*►➢■•:_–-])*")
"""What may stand before a title on its line: « Délibération n° 2022-02 : », « 3. »."""

_ABOVE = 300
_FEW, _LONG = 2, 60
"""A list has two items at least, and no line so long as a sentence."""


@dataclass(slots=True)
class _List:
    """The items read below an announcement: each name with its amount, the total, whether votes stand between them."""

    items: list[tuple[Receiver, Amount]] = field(default_factory=list)
    total: Decimal | None = None
    voted: bool = False
    signed: bool = True
    sure: bool = True

    def believed(self) -> bool:
        """Whether the list adds up, or has so little to doubt that no total is needed: signs of money, or cents."""
        if len(self.items) < _FEW:
            return False
        return self.added == self.total if self.total is not None else self.sure

    def passes(self, view: View, start: int, end: int) -> bool:
        """Whether a line is no item: votes on the one above; below the title, the year or a sentence of the report."""
        if not self.items:
            return (
                _YEAR.fullmatch(view.folded, start, end) is not None
                or said(view.folded, start, end, "dit-que") is not None
            )
        votes = _VOTES.match(view.folded, start, end) is not None
        self.voted = self.voted or votes
        return votes

    def takes(self, named: Receiver | None, above: Receiver | None, amount: Amount) -> bool:
        """Take an item, named on its line or on the one above; whether it is one. A lone sum of all is their total."""
        receiver = named or above
        if receiver is None or (named is not None and above is not None):
            self.total = amount.value if receiver is None and amount.value == self.added else self.total
            return False
        self.items.append((receiver, amount))
        self.sure = self.sure and amount.doute is None
        return True

    @property
    def added(self) -> Decimal:
        """What the items add up to."""
        return sum((amount.value or Decimal(0) for _, amount in self.items), Decimal(0))


def figured(view: View, *, decides: bool) -> Iterator[Statement]:
    """The subsidies of such lists: granted where the text decides, or where each item has its vote."""
    for sense, begin in _announcements(view, decides=decides):
        found = _read(view, begin)
        if not found.believed():
            continue
        granted = sense == "attribuee" or (sense == "proposee" and decides) or found.voted
        for name, amount in found.items:
            if not unspent(view, name):
                yield statement(view, amount, name, "attribuee" if granted else "proposee", {})


def _announcements(view: View, *, decides: bool) -> Iterator[tuple[str, int]]:
    """What is done with the subsidies of each list, and where its first line begins."""
    if said(view.folded, 0, len(view), "don") is None:
        return
    for start, end in clauses(view):
        if view.folded.find(":", start, end) < 0 or not view.folded[start:end].rstrip(" \n\r*_").endswith(":"):
            continue
        clause = Clause(view, start, end)
        if not (clause.says("don") or _goes_on(clause)) or clause.says("role.passe", "hors", "chacun", "autre-liste"):
            continue
        sense = statut(clause) or "proposee"
        if sense == "proposee" or (sense == "attribuee" and (decides or told(clause))):
            yield sense, end
    for title in _titles(view):
        yield "proposee", title


def _goes_on(clause: Clause) -> bool:
    """Whether a clause goes on with what is told above: « … les subventions. Il propose pour 2019 : », « arrête : »."""
    begin = max(0, clause.start - _ABOVE)
    goes = clause.says("propose") or (clause.says("arrete-liste") and not clause.says("leurre", "sollicite", "role"))
    return bool(goes) and clause.view.folded.find("subventions", begin, clause.start) >= 0


def _titles(view: View) -> Iterator[int]:
    """Where the line under each title of subsidies begins: « Subventions aux associations », alone on its line."""
    for found in family("titre-liste").finditer(view.folded):
        begin = view.folded.rfind("\n", 0, found.start()) + 1
        end = view.folded.find("\n", found.end())
        before, after = view.folded[begin : found.start()], view.folded[found.end() : end]
        if end >= 0 and _BESIDE.fullmatch(before) and not after.strip(_RANK):
            yield end + 1


def _read(view: View, begin: int) -> _List:
    """The lines of a list, up to the first that is none of its items."""
    found = _List()
    name: Receiver | None = None
    blanks = 0
    for line in _LINE.finditer(view.folded, begin):
        start, end = view.trimmed(*line.span())
        if start >= end:
            blanks += 1
            if blanks > _FEW and found.items:
                break
            continue
        blanks = 0
        if name is None and found.passes(view, start, end):
            continue
        named, amount = _item(view, start, end)
        if _TOTAL.match(view.folded, start, end):
            found.total = amount.value if amount else _next(view, end)
            break
        if amount is None and name is None and _empty(view, named, start, end):
            continue
        named, name = _over_two_lines(view, name, named, amount)
        if amount is None:
            if name is not None or named is None:
                break
            name = named
            continue
        if not found.takes(named, name, amount):
            break
        name = None
    return found


def _over_two_lines(
    view: View, above: Receiver | None, named: Receiver | None, amount: Amount | None
) -> tuple[Receiver | None, Receiver | None]:
    """The name on the line of an amount, and the one above it: one, where the second goes on in small letters."""
    if above is None or named is None or amount is None or not view.text[named.start].islower():
        return named, above
    return Receiver(above.mark, above.start, named.end, above.personne), None


def _empty(view: View, named: Receiver | None, start: int, end: int) -> bool:
    """Whether a line without amount is the title of a part of the list, or an item with nothing: « Club : néant »."""
    if nothing(view.folded[start:end]):
        return True
    return named is not None and rubric(view, Cell(named.start, named.end, 0))


def _next(view: View, end: int) -> Decimal | None:
    """The figure alone on the line under a total."""
    line = _LINE.match(view.folded, view.folded.find("\n", end) + 1)
    amount = _item(view, *view.trimmed(*line.span()))[1] if line else None
    return amount.value if amount else None


def _item(view: View, start: int, end: int) -> tuple[Receiver | None, Amount | None]:
    """The name and the amount of a line, each where the line has one."""
    begin = lead(view.folded, start, end)
    if family("autre-depense", "autre-point").match(view.folded, begin, end):
        return None, None  # « Participation au SIVOM : 12 340 € » ends a list of subsidies
    end = next((remark.start() for remark in _REMARK.finditer(view.folded, start, end)), end)
    signed = amounts(view.text, view.folded, start, end)
    if signed:
        last = signed[-1]
        said = (prelude(view.folded, last, start), asked(view.folded, last, start))
        priced = len(signed) > 1 or said != (None, None)  # « Classe de mer : 3 x 40 € », « Club : demande de 90 € »
        if priced or last.value is None or last.value < 0 or view.folded[last.span.end : end].strip(" .;*"):
            return None, None
        return _named(view, begin, last.span.start), last if last.value else None
    bare = _FIGURE.search(view.folded, max(start, end - _LONGEST_FIGURE), end)
    low = bare.start() if bare else end
    if bare is None or not (low == start or _PARTED.search(view.folded, start, low)):
        return (_named(view, begin, end) if end - start <= _LONG else None), None
    value = figure(bare[0])
    if value is None or value <= 0 or _COLUMN.search(view.folded, start, low):
        return None, None
    doubt = None if _CENTS.search(bare[0]) else "Le montant n'a ni centimes ni signe monétaire."
    return _named(view, begin, low), Amount(value, Span(low, end), "montants.liste", doubt)


def _named(view: View, start: int, end: int) -> Receiver | None:
    """The name at ``start:end``, without what follows it: a number, a dash, a colon."""
    label = _LABEL.search(view.folded, start, end)
    stop = numberless(view.folded, start, label.start() if label else end)
    start, stop = view.trimmed(start, stop)
    while stop > start and view.folded[stop - 1] in " :.…=_–-→\t":
        stop -= 1
    if stop <= start or stop - start > LONGEST or not any(char.isalpha() for char in view.text[start:stop]):
        return None
    if said(view.folded, start, stop, "don", "attribue", "dit-que", "suite", "leurre", "role.budget") is not None:
        return None
    return Receiver(start, start, stop, natural(view, start, stop))
