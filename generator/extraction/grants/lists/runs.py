"""Subsidies in runs of names with their amounts, below a title or a sentence that speaks of subsidies.

Subventions aux associations pour 2023 :
Club nautique : 300 € (dont 100 € de matériel)
Chorale Mélodia .......... 150 €
- 90 € pour le Foyer rural

No sentence announces each of them: what they are is told by their order, one name for one amount, again and again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.extraction.grants.lists.items import (
    ACCORDED,
    ANSWERED,
    BALLOT,
    HEADING,
    PLURAL,
    item,
    named_above,
    nothing,
    other,
)
from generator.extraction.grants.sentences.clause import Clause, statut
from generator.extraction.grants.sentences.phrases import statement, told
from generator.extraction.grants.terms.preludes import prelude
from generator.extraction.grants.terms.receivers import unspent
from generator.extraction.grants.terms.words import family
from generator.french.amounts import amounts
from generator.french.motif import letter_led

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extraction.grants.terms.receivers import Receiver
    from generator.extraction.grants.terms.statement import Statement
    from generator.french.amounts import Amount
    from generator.reading.view import View

_GIFT = re.compile(letter_led(r"(?<!\w)une? (?:aide|subvention|participation|somme|bourse|contribution)(?!\w)"))
"""The same of one gift that a verb gives, to each: « décide d'accorder une aide de 10 %, soit : »."""

_FEWEST = 3
"""Items of a run that only a title announces; two are enough below a sentence that ends with a colon."""

_ABOVE = 400
"""How far above a run the paragraph begins that announces it."""

_HEADINGS = 2
"""Lines that may stand between two items: the heading of a part, « SPORT », and of a part of it."""

_TOTAL = re.compile(r"(?<!\w)(?:sous[ -]?)?(?:total|totaux)(?!\w)")
_NONE = ("role.passe", "hors", "role.budget", "refuse", "autre-liste")
"""What a sentence speaks of when the list below it is not one of aids."""

_THEN = re.compile(r"(?<!\w)et (?=(?:propose|decide|vote|accorde|attribue|alloue)(?:nt)?(?: [^.;:\n]{0,40})?:\s*\Z)")
"""« Il rappelle les montants de l'an passé et propose : »: the last verb of a sentence is that of the list."""

_SENTENCE = re.compile(r"[.;!?](?=\s)|:(?=[ ]*\n)|\n[ \t]*\n")


@dataclass(slots=True)
class _Run:
    """Items that follow each other: where the first begins, the name with each amount, the total printed under them."""

    start: int
    end: int
    items: list[tuple[Receiver, Amount]] = field(default_factory=list)
    total: Decimal | None = None

    def answered(self, view: View) -> bool:
        """Whether an item says itself what was answered: « Club cycliste : demande de 800 €, 300 € accordés »."""
        after = ((form, amount.span.end) for _, amount in self.items for form in (ACCORDED, BALLOT))
        return any(form.match(view.folded, end) for form, end in after)

    def believed(self, view: View) -> bool:
        """Whether no item is something else than an aid, and the total adds up where one is printed."""
        added = sum((amount.value or Decimal(0) for _, amount in self.items), Decimal(0))
        return (self.total is None or self.total == added) and not any(other(view, *one) for one in self.items)


def runs(view: View, *, decides: bool, titled: bool) -> Iterator[Statement]:
    """The subsidies of the runs of ``view``; ``titled`` where the title of the affair speaks of subsidies."""
    spoken = titled or any(form.search(view.folded) for form in (PLURAL, _GIFT, ANSWERED))
    if not spoken:
        return
    for run in _runs(view):
        announce = _announce(view, run)
        sense = _sense(announce, titled=titled, decides=decides, number=len(run.items))
        if sense != "attribuee" and run.answered(view) and not announce.says(*_NONE):
            sense = "attribuee"
        if sense is None or not run.believed(view):
            continue
        for name, amount in run.items:
            if not unspent(view, name):
                yield statement(view, amount, name, sense, {})


def _sense(announce: Clause, *, titled: bool, decides: bool, number: int) -> str | None:
    """What is done with the subsidies of a run, from the sentence above it; ``None`` where they are none."""
    view = announce.view
    told_so = PLURAL.search(view.folded, *_paragraph(view, announce)) is not None or (
        decides
        and statut(announce) == "attribuee"
        and _GIFT.search(view.folded, announce.start, announce.end) is not None
    )
    if not (told_so or (titled and number >= _FEWEST)) or announce.says(*_NONE):
        return None
    sense = statut(announce) or "proposee"
    if family("accord.unanime").search(view.folded, announce.start, announce.end):
        return "attribuee"  # « Accord unanime pour : » the council has answered
    if sense == "attribuee" and not (decides or told(announce)):
        sense = "proposee"
    if sense not in {"attribuee", "proposee"}:
        return None
    return "attribuee" if decides else sense


def _announce(view: View, run: _Run) -> Clause:
    """The sentence that ends above a run, or the part of one that it goes on with."""
    low = max(0, run.start - _ABOVE)
    end = _above_headings(view, low, run.start)
    ends = [found.end() for found in _SENTENCE.finditer(view.folded, low, max(low, end - 1))]
    begin = ends[-1] if ends else low
    last = _THEN.search(view.folded, begin, end)
    return Clause(view, last.end() if last else begin, end)


def _above_headings(view: View, low: int, start: int) -> int:
    """Where the sentence above a run ends: the headings of its first parts, « SPORT », are none."""
    end = view.trimmed(low, start)[1]
    for _ in range(_HEADINGS):
        line = view.folded.rfind("\n", low, end) + 1
        words = view.folded[line:end].strip()
        if not line or len(words) > HEADING or words[-1:] in ".:;," or PLURAL.search(words):
            break
        end = view.trimmed(low, line)[1]
    return end


def _paragraph(view: View, announce: Clause) -> tuple[int, int]:
    """The paragraph whose last sentence ``announce`` is."""
    low = max(0, announce.end - _ABOVE)
    blank = max(view.folded.rfind("\n\n", low, announce.end), view.folded.rfind("\n \n", low, announce.end))
    return (blank + 1 if blank >= 0 else low), announce.end


def _runs(view: View) -> Iterator[_Run]:
    """The runs of two items or more, in order."""
    run: _Run | None = None
    at = 0
    for amount in amounts(view.text, view.folded, 0, len(view)):
        if amount.span.start < at or prelude(view.folded, amount) is not None:
            continue  # said aside of the amount before, or of the one behind
        line = view.folded.rfind("\n", max(0, amount.span.start - _ABOVE), amount.span.start) + 1
        line = named_above(view, line or max(0, amount.span.start - _ABOVE), amount, run.end if run else 0)
        inline = run is not None and run.end > line
        begin = run.end if run is not None and inline else line
        total = _TOTAL.search(view.folded, begin, amount.span.start) is not None
        one = None if total else item(view, begin, amount, first=run is None)
        if run is not None and (one is None or not (inline or _close(view, run.end, line))):
            if total and (inline or _close(view, run.end, line)):
                run.total = amount.value
            if len(run.items) > 1:
                yield run
            run = None
            one = None if total else item(view, line, amount, first=True)
        if one is None:
            at = amount.span.end
            continue
        name, start, after = one
        run = run or _Run(start, after)
        run.items.append((name, amount))
        run.end = at = after
    if run is not None and len(run.items) > 1:
        yield run


def _close(view: View, end: int, line: int) -> bool:
    """Whether nothing but blank lines, headings of parts and items that get nothing stands between two items."""
    rest, *below = view.folded[end:line].split("\n")
    between = [words.strip() for words in below if words.strip() and not nothing(words)]
    headings = len(between) <= _HEADINGS and all(len(words) <= HEADING and not words.endswith(".") for words in between)
    return headings and not rest.strip(" .;,*")
