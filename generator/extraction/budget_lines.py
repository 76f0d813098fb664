"""The budget lines of an act: chapter, account, function and internal code on which a sum is charged."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from generator.extraction.grant_words import clauses
from generator.french.amounts import amounts
from generator.french.budget import codes
from generator.values.lecture import RowRead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.french.budget import BudgetCode
    from generator.reading.outline import Outline
    from generator.reading.view import View
    from generator.values.finding import Finding

_SECTIONS = ("dispositif", "article", "proposition", "expose", "objet", "vote")
"""Where an act says what it charges; visas and lists of names hold numbers that are something else."""

_BUDGET = re.compile(
    r"(?<!\w)budgets?\s(?:(?!\s(?:sur|en|au|aux|seront|sont|est|avec)\s)[^,;:.\n(])+|(?<!\w)bp\s+20[0-9]{2}"
)
_BULLET = re.compile(r"[\s\-•*>●■❖➢►✓➤]*")
_GAP = re.compile(r"\t| {3}")
_FULL = 60
"""A line of prose that goes on in the next one is nearly full; the last row of a table is short, or has gaps."""

_CHAMPS = frozenset({"chapitre", "nature", "fonction", "code_interne"})

Champs = dict[str, "Finding[object]"]


def read(outline: Outline) -> tuple[RowRead, ...]:
    """The rows of ``imputations``, one per budget line; a line that an act prints twice is one row.

    The operative part speaks first: what the report prints of the same line only completes it.
    """
    rows: list[Champs] = []
    for label in _SECTIONS:
        for section in outline.of(label):
            for champs in _lines(outline.view(section)):
                known = next((row for row in rows if _within(champs, row) or _within(row, champs)), None)
                if known is None:
                    rows.append(champs)
                else:
                    known.update({champ: found for champ, found in champs.items() if champ not in known})
    rows.sort(key=lambda champs: champs["texte"].spans)
    return tuple(RowRead("imputations", champs) for champs in rows)


def _within(champs: Champs, row: Champs) -> bool:
    """Whether all the codes of a line are those of a row."""
    mine = {(champ, found.value) for champ, found in champs.items() if champ in _CHAMPS}
    return mine <= {(champ, found.value) for champ, found in row.items()}


def _lines(view: View) -> Iterator[Champs]:
    """The budget lines of a view: the codes of a clause, cut where a kind of code comes again."""
    read_codes = codes(view.text, view.folded)
    if not read_codes:
        return
    starts = [code.span.start for code in read_codes]
    for start, end in clauses(view):
        inside = read_codes[bisect_left(starts, start) : bisect_left(starts, end)]
        groups: list[dict[str, BudgetCode]] = [{}]
        for code in inside:
            if code.champ in groups[-1]:
                groups.append({})
            groups[-1][code.champ] = code
        for group in groups:
            if _CHAMPS & group.keys():
                yield _line(view, start, end, group, alone=len(groups) == 1)


def _line(view: View, start: int, end: int, group: dict[str, BudgetCode], *, alone: bool) -> Champs:
    """The cells of one budget line; the budget and the sum are those of the clause when it holds no other line."""
    champs: Champs = {
        code.champ: view.find(code.value, code.span.start, code.span.end, code.regle) for code in group.values()
    }
    champs["texte"] = view.quote(*_phrase(view, start, end, group), "imputations.texte")
    if budget := _BUDGET.search(view.folded, start, end):
        champs["budget"] = view.quote(*budget.span(), "imputations.budget")
    sums = amounts(view.text, view.folded, start, end) if alone else ()
    if len(sums) == 1 and sums[0].value is not None:
        champs["montant"] = view.find(sums[0].value, sums[0].span.start, sums[0].span.end, "imputations.montant")
    return champs


def _phrase(view: View, start: int, end: int, group: dict[str, BudgetCode]) -> tuple[int, int]:
    """The sentence of the codes, without its bullet nor the rows of a table that stand above it."""
    first = min(code.span.start for code in group.values())
    begin = max(start, view.text.rfind("\n", start, first) + 1)
    while begin > start:
        above = max(start, view.text.rfind("\n", start, begin - 1) + 1)
        line = view.text[above : begin - 1]
        if len(line.strip()) < _FULL or _GAP.search(line.strip()):
            break
        begin = above
    lead = _BULLET.match(view.text, begin, end)
    while end > begin and view.text[end - 1] in "* \n\r":
        end -= 1
    return (lead.end() if lead else begin), end
