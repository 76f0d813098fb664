"""The budget lines of an act: chapter, account, function and internal code on which a sum is charged."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from generator.extraction.grants.terms.words import clauses
from generator.french.amounts import amounts
from generator.french.budget import LISTED, codes
from generator.values.lecture import RowRead

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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

_LONGEST, _AROUND = 4000, 200
"""A clause longer than 4 000 characters is a list without full stops: a line of it is quoted with 200 to each side."""

_CHAMPS = frozenset({"chapitre", "nature", "fonction", "code_interne"})

Champs = dict[str, "Finding[object]"]


def read(outline: Outline) -> tuple[RowRead, ...]:
    """The rows of ``imputations``, one per budget line; a line that an act prints twice is one row.

    The operative part speaks first: what the report prints of the same line only completes it.
    """
    rows = _Rows()
    for label in _SECTIONS:
        for section in outline.of(label):
            for champs in _lines(outline.view(section)):
                rows.add(champs)
    rows.found.sort(key=lambda champs: champs["texte"].spans)
    return tuple(RowRead("imputations", champs) for champs in rows.found)


Codes = frozenset[tuple[str, object]]


@dataclass(slots=True)
class _Rows:
    """The budget lines found so far. Of two lines one of which has all the codes of the other, one row is made.

    A line has four codes at most, hence sixteen sets of some of them: a line finds its row by looking its sets up,
    however many rows there are.
    """

    found: list[Champs] = field(default_factory=list)
    exact: dict[Codes, int] = field(default_factory=dict)
    some: dict[Codes, int] = field(default_factory=dict)

    def add(self, champs: Champs) -> None:
        """Complete the first row that has all the codes of ``champs``, or only codes of it; else add a row."""
        mine = _codes(champs)
        wider = [self.some[mine]] if mine in self.some else []
        narrower = [self.exact[codes] for codes in _subsets(mine) if codes in self.exact]
        rank = min(wider + narrower, default=len(self.found))
        if rank == len(self.found):
            self.found.append({})
        row = self.found[rank]
        self.exact.pop(_codes(row), None)
        row.update({champ: found for champ, found in champs.items() if champ not in row})
        codes = _codes(row)
        self.exact[codes] = rank
        for subset in _subsets(codes):
            self.some[subset] = min(self.some.get(subset, rank), rank)


def _codes(champs: Champs) -> Codes:
    """The codes of a line."""
    return frozenset((champ, found.value) for champ, found in champs.items() if champ in _CHAMPS)


@lru_cache(maxsize=1024)
def _subsets(codes: Codes) -> tuple[Codes, ...]:
    """Every set of some of the codes, the empty one and that of all included: acts of one body print the same codes."""
    return tuple(
        frozenset(some) for size in range(len(codes) + 1) for some in combinations(sorted(codes, key=str), size)
    )


def _lines(view: View) -> Iterator[Champs]:
    """The budget lines of a view: the codes of a clause, cut where a kind of code comes again."""
    read_codes = codes(view.text, view.folded)
    if not read_codes:
        return
    starts = [code.span.start for code in read_codes]
    for start, end in clauses(view):
        inside = read_codes[bisect_left(starts, start) : bisect_left(starts, end)]
        groups = _apart(inside) if any(code.regle == LISTED for code in inside) else _together(inside)
        for group in groups:
            if _CHAMPS & group.keys():
                yield _line(view, start, end, group, alone=len(groups) == 1)


def _together(inside: Sequence[BudgetCode]) -> list[dict[str, BudgetCode]]:
    """The lines of a clause that prints one after the other."""
    groups: list[dict[str, BudgetCode]] = [{}]
    for code in inside:
        if code.champ in groups[-1]:
            groups.append({})
        groups[-1][code.champ] = code
    return groups


def _apart(inside: Sequence[BudgetCode]) -> list[dict[str, BudgetCode]]:
    """The lines of a clause that lists codes kind by kind: « aux chapitres 65 et 204, articles 6574 et 20421 ».

    An account goes with the only chapter whose number it begins with; nothing says which of the others go together.
    """
    chapters = [code for code in inside if code.champ == "chapitre"]
    lines: list[dict[str, BudgetCode]] = []
    rest = [code for code in inside if code.champ != "nature"]
    for account in (code for code in inside if code.champ == "nature"):
        homes = [chapter for chapter in chapters if account.value.startswith(chapter.value)]
        home = homes if len(homes) == 1 else []
        lines.append({code.champ: code for code in (account, *home)})
        rest = [code for code in rest if code not in home]
    return [*lines, *({code.champ: code} for code in rest)]


def _line(view: View, start: int, end: int, group: dict[str, BudgetCode], *, alone: bool) -> Champs:
    """The cells of one budget line; the budget and the sum are those of the clause when it holds no other line."""
    if end - start > _LONGEST:
        start = max(start, min(code.span.start for code in group.values()) - _AROUND)
        end = min(end, max(code.span.end for code in group.values()) + _AROUND)
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
