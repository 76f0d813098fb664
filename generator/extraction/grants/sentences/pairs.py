"""Which of the amounts of a clause goes to which of its receivers; never a guess."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from generator.extraction.grants.terms.names import lead
from generator.extraction.grants.terms.receivers import LONGEST, headed, receiver_at
from generator.extraction.grants.terms.words import bulleted_at, family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extraction.grants.sentences.clause import Clause
    from generator.extraction.grants.terms.receivers import Receiver
    from generator.french.amounts import Amount

_POUR = re.compile(
    r"\s*pour\s+(?:l'|la\s+|le\s+)?(?=(?:asso(?:ciation)?|amicale|club|comite|cooperative|foyer|ligue|secours|croix|union|"
    r"societe|federation|harmonie|chorale|fanfare|banda|troupe|lyre|apel|ogec|admr|fnaca|prevention|souvenir)(?!\w))"
)
"""« une subvention de 75 € pour l'Association des Paralysés »; « pour le festival » says what it is for."""

_ITEM_LEAD = re.compile(r"\s*(?:[-•*>●■❖➢►✓➤¥·§~]|[yvo?](?=\s)|[a-z]\)(?=\s)|[0-9]{1,2} ?[.)/])\s*(?:l'|la |le |les )?")
_LABELLED = re.compile(
    r"\s*:\s+(?:(?P<argent>(?:le\s+|la\s+|l'|une?\s+)?(?:acompte|avance|solde|subvention|aide|dotation))|"
    r"[^:;.\n]{0,60}?(?:le\s+conseil|le\s+bureau|l'assemblee|il\s+est\s+decide|accord|attribution))(?!\w)"
)
"""« Cercle nautique : acompte sur la subvention », « Radio Rives : le conseil décide d'attribuer 90 € »."""

_FOLLOWED = re.compile(
    r"\s*(?:euros\s*)?(?:est\s+(?:votee|accordee|attribuee|allouee)\s+)?"
    r"(?:a\s+l'|a\s+la\s+|au\s+|aux\s+|"
    r"pour\s+(?:l'|la\s+|le\s+)(?=asso|amicale|club|comite|cooperative|foyer|ecole|college))"
)


def elsewhere(clause: Clause, sums: list[Amount], sense: str) -> tuple[Receiver, ...]:
    """Who receives in a clause in which no « à » announces anybody: nobody where none of the ways tells."""
    ways = (
        _behind_pour(clause, sums),
        _in_title(clause, sense),
        _of_gift(clause),
        _in_item(clause, sense),
        _in_label(clause, sense),
    )
    return next(filter(None, map(tuple, ways)), ())


def _behind_pour(clause: Clause, sums: list[Amount]) -> Iterator[Receiver]:
    """The body behind « pour » just after the only amount, where nobody else is announced."""
    mark = _POUR.match(clause.view.folded, sums[0].span.end, clause.end) if len(sums) == 1 else None
    receiver = receiver_at(clause.view, mark.start(), mark.end(), clause.end) if mark else None
    if receiver is not None:
        yield receiver


def _in_title(clause: Clause, sense: str) -> Iterator[Receiver]:
    """The receiver of the title that opens a clause, which nobody else receives in."""
    receiver = headed(clause.view, clause.start, clause.end) if sense != "demandee" else None
    if receiver is not None:
        yield receiver


def _of_gift(clause: Clause) -> Iterator[Receiver]:
    """Whose subsidy a clause changes: « porter à 900 € la subvention du Foyer rural »."""
    view = clause.view
    don = clause.says("sujet.don") if clause.says("attribue.change") else None
    if don is None or family("sujet.donneur").match(view.folded, don.end(), clause.end):
        return
    if receiver := receiver_at(view, don.start(), don.end(), clause.end):
        yield receiver


def _in_label(clause: Clause, sense: str) -> Iterator[Receiver]:
    """The body before the colon that opens a line, behind which money is told, or what the assembly decides of it."""
    view = clause.view
    begin = view.folded.rfind("\n", 0, clause.start) + 1
    begin = lead(view.folded, clause.start if view.folded[begin : clause.start].strip() else begin, clause.end)
    colon = view.folded.find(":", begin, min(clause.end, begin + LONGEST))
    end = view.trimmed(begin, colon)[1] if colon > begin else begin
    label = _LABELLED.match(view.folded, end, clause.end) if sense != "demandee" and end > begin else None
    if label is None or (label["argent"] and not family("forme").match(view.folded, begin, end)):
        return
    receiver = receiver_at(view, begin, begin, end)
    if receiver is not None and receiver.end == end:
        yield receiver


def _in_item(clause: Clause, sense: str) -> Iterator[Receiver]:
    """The name that opens the item in which a clause stands: « - Cap Sud, pour son festival ; subvention : 300 € ».

    A clause that is itself an item may open with a body and a colon: « - Commune de Lay : subvention 300 € ».
    """
    view = clause.view
    begin = view.folded.rfind("\n", 0, clause.start) + 1
    if sense == "demandee" or not bulleted_at(view, begin, clause.start):
        yield from _labelled(clause) if sense != "demandee" and bulleted_at(view, clause.start, clause.end) else ()
        return
    mark = _ITEM_LEAD.match(view.folded, begin, clause.start)
    receiver = receiver_at(view, begin, mark.end(), clause.start) if mark else None
    if receiver is not None:
        yield receiver


def _labelled(clause: Clause) -> Iterator[Receiver]:
    """The body that opens an item, alone before its first colon."""
    view = clause.view
    mark = _ITEM_LEAD.match(view.folded, clause.start, clause.end)
    colon = view.folded.find(":", mark.end(), min(clause.end, mark.end() + LONGEST)) if mark else -1
    if mark is None or colon < 0 or family("forme").match(view.folded, mark.end(), colon) is None:
        return
    receiver = receiver_at(view, mark.end(), mark.end(), colon)
    if receiver is not None and receiver.end == view.trimmed(mark.end(), colon)[1]:
        yield receiver


def followed(clause: Clause, sums: list[Amount]) -> Iterator[tuple[Amount, Receiver | None]]:
    """Each of several amounts with the receiver that follows it at once, small letters or not: « 50 € à la chasse ».

    Nothing where one of them announces none: the receivers then stand elsewhere.
    """
    view = clause.view
    marks = [_FOLLOWED.match(view.folded, amount.span.end, clause.end) for amount in sums]
    if len(sums) < 2 or not all(marks):  # noqa: PLR2004 - one amount has its receiver anywhere in its clause
        return
    ends = [*(amount.span.start for amount in sums[1:]), clause.end]
    for amount, mark, end in zip(sums, marks, ends, strict=True):
        if mark is not None:
            yield amount, receiver_at(view, mark.start(), mark.end(), end, plain=True)


def pair(sums: list[Amount], found: tuple[Receiver, ...]) -> Iterator[tuple[Amount, Receiver | None]]:
    """Each amount with its receiver: the only one, the one that follows it, or the one before it; never a guess."""
    if len(sums) == 1:
        amount = sums[0]
        yield amount, min(found, key=lambda one: _gap(one, amount), default=None)
        return
    starts = [one.start for one in found]
    cuts = [bisect_left(starts, amount.span.start) for amount in sums]
    after = [found[low:high] for low, high in zip(cuts, [*cuts[1:], len(found)], strict=True)]
    before = [found[low:high] for low, high in zip([0, *cuts[:-1]], cuts, strict=True)]
    chosen = after if all(after) else before
    complete = all(chosen)
    for n, amount in enumerate(sums):
        if complete:
            yield amount, chosen[n][0] if chosen is after else chosen[n][-1]
        elif len(found) == 1:
            yield amount, found[0]
        else:
            yield amount, None


def _gap(receiver: Receiver, amount: Amount) -> int:
    """How far from each other an amount and a name stand."""
    return max(receiver.mark - amount.span.end, amount.span.start - receiver.end)
