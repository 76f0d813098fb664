"""Subsidies in lists: a sentence that announces them, then items that each hold a name and an amount."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.extraction.grants.sentences.clause import Clause, statut
from generator.extraction.grants.sentences.phrases import announced, bare, printed, statement, told
from generator.extraction.grants.sentences.pieces import pieces
from generator.extraction.grants.sentences.sums import given
from generator.extraction.grants.sentences.years import exercice
from generator.extraction.grants.terms.names import LETTER, MARKED, lead, named_before, named_behind
from generator.extraction.grants.terms.preludes import kinded, prelude
from generator.extraction.grants.terms.receivers import LONGEST, Receiver, unspent
from generator.extraction.grants.terms.words import bulleted_at, clauses, family, may_announce, said
from generator.french.amounts import amounts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extraction.grants.terms.statement import Statement
    from generator.french.amounts import Amount
    from generator.reading.view import View

SPEAKS = re.compile(r"\b(?:le conseil|le maire|madame la maire|le president|la presidente|le bureau|l'assemblee)\b")
_DOES = re.compile(r"d(?:e\s+|')[a-z]{3,20}(?:er|ir|re)(?!\w)")
"""« d'individualiser 900 € » is the next thing decided."""

_OF = re.compile(
    r"(?:(?:(?:une\s+(?:subvention|aide|somme|dotation)\s+)?(?:d'un\s+montant|pour\s+un\s+montant)|la\s+somme|une\s+somme|"
    r"un\s+montant)\s+(?:maxim\w+\s+)?|une?\s+(?:(?:premiere?|second|deuxieme|troisieme|grand)\s+)?"
    r"(?:subvention|aide|prix|prime|bourse|recompense|don|dotation|participation|contribution)\s+(?:[a-z]{4,15}\s+){0,2}"
    r"(?:d'un\s+montant\s+)?|d'un\s+montant\s+)?de\s+"
)
"""« d'un montant de 900 € au Club »: no name stands before the amount."""

_TO_BODY = re.compile(
    r"(?i:à l['’]|à la\s+|aux?\s+)(?:[^\W\d_a-zà-ÿ]|(?i:asso(?:ciation)?|amicale|club|comit[ée]|coop[ée]rative|foyer|"
    r"harmonie|chorale|ligue|secours|croix|[ée]cole|coll[èe]ge|lyc[ée]e|union|f[ée]d[ée]ration|mission|maison)s?(?!\w))"
)
_SENTENCE = re.compile(r"\n[ ]*(?=[A-ZÀ-Ý])")
_NEXT = re.compile(r"\n[ ]*(?:[-•*>●■❖➢►✓➤¥·§~]|[A-ZÀ-Ý])")
_PLUS = re.compile(r"[ ]*(?:\+|et|puis)[ ]*")
"""Two amounts of one item: « Club nautique : 400 € + 100 € »."""

_LOTS = re.compile(r"\b(?:lots?|marches?|contrats?)\b")
_RATE = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,2})?[ \u00a0]?%|(?i:ht|ttc)\b")
_BULLETED_LINE = re.compile(r"\n[ ]*(?:[-•*>●■❖➢►✓➤¥·§~]|[0-9]{1,2}[.)][ ])")
_WITHOUT = re.compile(
    r"^[^:\n]{2,80}[ ]?:[ ]?(?:\d[\d ,.]{0,10}(?:[ ]?[a-z€]{1,2})?|neant|rien|aucune?|-|/|refus|ajourn|rejet|"
    r"a (?:re)?voir|en attente|sans suite|\([^()\n]{0,40}\)|\.{2,})(?:e|ee)?[ .]*$",
    re.MULTILINE,
)
"""« Souvenir français : néant », « Foyer rural : 380 E » where the sign was misread: a line of its own."""

_ABOVE = 300
"""How far above the words that announce a list its title stands."""


def listed(view: View, *, decides: bool) -> Iterator[Statement]:
    """The subsidies of the lists of ``view``, announced by a sentence that decides (or, in a report, proposes)."""
    for announce, items_of, sense in lists(view, decides=decides):
        year = exercice(announce)
        for one in items(items_of, sense):
            yield replace(one, champs={**year, **one.champs})


def lists(view: View, *, decides: bool) -> Iterator[tuple[Clause, Clause, str]]:
    """The words that announce each list, its items as one clause, and what is done with them."""
    cut = clauses(view)
    at = 0
    while at < len(cut):
        at += 1
        if not may_announce(view.folded, cut[max(at - 2, 0)][0], cut[at - 1][1]):
            continue
        announce = _widened(view, cut, at - 1)
        begin = announced(announce)
        sense = statut(Clause(view, announce.start, begin)) if begin else None
        if begin is None or sense is None or (sense == "attribuee" and not (decides or told(announce))):
            continue
        stop, end = _extent(view, cut, at)
        if _bare(announce, begin) and (_LOTS.search(view.folded, begin, end) or not _marked(view, begin, end)):
            continue
        if (vague := _vague(announce, begin)) and not _of_bodies(view, begin, end, owed="affect" not in vague[0]):
            continue
        told_alone = Clause(view, announce.start, begin).says("verse-suite.accordees")
        if told_alone and not _named(view, begin, end):
            continue
        sense = "attribuee" if decides and sense == "proposee" else sense
        yield Clause(view, announce.start, begin), Clause(view, begin, max(end, begin)), sense
        at = stop


def _widened(view: View, cut: tuple[tuple[int, int], ...], at: int) -> Clause:
    """A clause that may announce a list; « En voici la liste : » does so with the words of the clause before it."""
    start, end = cut[at]
    refers = at > 0 and family("annonce-liste").match(view.folded, lead(view.folded, start, end), end)
    return Clause(view, cut[at - 1][0] if refers else start, end)


def _extent(view: View, cut: tuple[tuple[int, int], ...], at: int) -> tuple[int, int]:
    """How many clauses belong to the list whose first item is the clause ``at``, and where the last of them ends.

    An item that holds what is no item goes up to there: to the line, after its amount, that begins with a capital.
    """
    stop = at
    bulleted = at < len(cut) and bulleted_at(view, *cut[at])
    end = cut[at - 1][1]
    if not bulleted and view.folded[slice(*cut[at - 1])].rstrip().endswith("."):
        return at, end  # « comme suit : Club : 300 €, Chorale : 90 €. »: the sentence is over, and the list with it
    while stop < len(cut) and _goes_on(Clause(view, *cut[stop]), bulleted=bulleted):
        end = cut[stop][1]
        stop += 1
    if stop < len(cut) and bulleted and bulleted_at(view, *cut[stop]):
        start, high = cut[stop]
        sums = amounts(view.text, view.folded, start, high)
        after = _SENTENCE.search(view.text, sums[0].span.end, high) if sums else None
        if after and _goes_on(Clause(view, start, after.start()), bulleted=True):
            end = after.start()
    return stop, end


def _bare(announce: Clause, begin: int) -> bool:
    """Whether only a verb announces the list: « décide d'attribuer : », which lots of a contract follow as well.

    Not where subsidies are spoken of just above.
    """
    above = max(0, announce.start - _ABOVE)
    if announce.view.folded.find("subventions", above, announce.start) >= 0:
        return False
    return bare(Clause(announce.view, announce.start, begin))


def _marked(view: View, start: int, end: int) -> bool:
    """Whether a receiver follows each amount or opens each line: « - 150 € à l'ADMR », « - au Club : 9 € »."""
    sums = amounts(view.text, view.folded, start, end)
    if not sums:
        return False
    lines = {view.folded.rfind("\n", start, amount.span.start) + 1 or start for amount in sums}
    return all(MARKED.match(view.folded, amount.span.end, end) for amount in sums) or all(
        _TO_BODY.match(view.text, lead(view.folded, line, end), end) for line in lines
    )


def _vague(announce: Clause, begin: int) -> re.Match[str] | None:
    """The words of payments that announce a list, as those owed are too: « propose les versements ci-après : »."""
    head = Clause(announce.view, announce.start, begin)
    return (
        None
        if head.says("don", "leurre")
        else head.says("verse-suite.liste", "verse-suite.affecte", "verse-suite.sommes")
    )


def _named(view: View, start: int, end: int) -> bool:
    """Whether each amount has a name before it that opens its item with a capital, that of no person.

    « Sont accordées : remise de 90 € à M. Roy » gives none, nor does a list that speaks of rents.
    """
    names = []
    for amount in amounts(view.text, view.folded, start, end):
        low = max(start, *(view.folded.rfind(mark, start, amount.span.start) + 1 for mark in ";\n:"))
        names.append(lead(view.folded, low, amount.span.start))
    return said(view.folded, start, end, "leurre") is None and all(
        view.text[name].isupper() and family("personne").match(view.folded, name, end) is None for name in names
    )


def _of_bodies(view: View, start: int, end: int, *, owed: bool) -> bool:
    """Whether each line with an amount begins, or follows it, with the form of a body.

    Where money may be ``owed``, none of them is a body to which it is due.
    """
    sums = amounts(view.text, view.folded, start, end)
    firsts = {view.folded.rfind("\n", start, one.span.start) + 1 or start: one for one in reversed(sums)}
    names: list[int] = []
    for line, amount in sorted(firsts.items()):
        if names and said(view.folded, line, amount.span.start, "role.total"):
            break  # « soit au total 900 € » ends the list
        begin = lead(view.folded, line, end)
        mark = MARKED.match(view.folded, amount.span.end, end) if begin == amount.span.start else None
        names.append(mark.end() if mark else begin)
    return bool(names) and all(
        family("forme", "collectivite").match(view.folded, name, end)
        and not (owed and family("sujet.du").match(view.folded, name, end))
        for name in names
    )


def _goes_on(clause: Clause, *, bulleted: bool) -> bool:
    """Whether the clause is an item of the list: it holds an amount, and neither decides anything nor sums up.

    A list with bullets ends at the first clause without one; any ends where the assembly or its head does something.
    """
    view = clause.view
    begin = lead(view.folded, clause.start, clause.end)
    line = "\n" in view.folded[max(0, clause.start - 1) : begin]
    if bulleted and line and not bulleted_at(view, clause.start, clause.end):
        return False
    does = family("attribue.verbe", "role.total", "autre-point").match(view.folded, begin, clause.end)
    if does or clause.says("refuse") or SPEAKS.search(view.folded, begin, clause.end):
        return False
    if _DOES.match(view.folded, begin, clause.end) and clause.says("attribue.verbe") is None:
        return False
    words = view.folded[begin : clause.end]
    return "€" in words or "eur" in words or clause.end - begin < LONGEST // 2


def items(clause: Clause, sense: str) -> Iterator[Statement]:
    """One statement for each amount of a list: the name stands before every amount, or after every amount."""
    view = clause.view
    if _BULLETED_LINE.search(view.folded, clause.start, clause.end) is None and (
        read := pieces(view, clause.start, clause.end)
    ):
        yield from (statement(view, amount, named, sense, {}) for named, amount in read if not unspent(view, named))
        return
    sums, nothing, rates = _sorted(clause)
    if not sums or any(_beside(view, left, right) for left, right in pairwise(sums)):
        return
    kept = {amount.span for amount in given(clause, clause.start)} or {amount.span for amount in sums}
    first = kinded(view.text, view.folded, lead(view.folded, clause.start, sums[0].span.start), sums[0].span.start)
    before = LETTER.search(view.folded, first, sums[0].span.start) is not None and not _OF.fullmatch(
        view.folded, first, sums[0].span.start
    )
    low = clause.start
    named: Receiver | None = None
    added = Decimal(0)
    for n, amount in enumerate(sums):
        high = sums[n + 1].span.start if n + 1 < len(sums) else clause.end
        if said(view.folded, low if before else amount.span.start, amount.span.end, "role.total"):
            break
        if not (before and n and _PLUS.fullmatch(view.folded, sums[n - 1].span.end, amount.span.start)):
            place = amount.span.start
            low = max([low, *(end for end in nothing if end <= place), *_without(view, low, place)])
            end = min([place, *(start for start in rates if low < start < place)])
            named = named_before(view, low, end) if before else named_behind(view, amount, high)
        if before and _over(view, named, summed=n > 1 and (amount.value or 0) >= added):
            break
        added += amount.value or 0
        item = Clause(view, low if before else amount.span.start, amount.span.end if before else high)
        if before and amount.span not in kept and n + 1 < len(sums) and "\n" not in view.text[amount.span.end : high]:
            continue  # « Garage du Lac : dépense retenue 20 000 €, aide de 4 000 € »: the name is still to be read
        shared = family("chacun").match(view.folded, view.trimmed(amount.span.end, high)[0], high)
        low = shared.end() if shared else amount.span.end
        if shared is None and amount.span in kept and (named is not None or before) and not unspent(view, named):
            yield replace(statement(view, amount, named, sense, printed(item)), listed=named is None)


def _without(view: View, start: int, end: int) -> Iterator[int]:
    """Where lines end, before an amount, that name somebody and give nothing that is read: another than it is for."""
    return (found.end() for found in _WITHOUT.finditer(view.folded, start, view.folded.rfind("\n", start, end) + 1))


def _sorted(clause: Clause) -> tuple[list[Amount], list[int], list[int]]:
    """The amounts of a list, where those of nothing or illegible end, and where rates begin, « 40 € par élève »."""
    view = clause.view
    sums: list[Amount] = []
    nothing: list[int] = []
    rates: list[int] = []
    found = amounts(view.text, view.folded, clause.start, clause.end)
    highs = (*(after.span.start for after in found), clause.end)[1:]
    for one, high in zip(found, highs, strict=True):
        place = (view.folded, one.span.end, clause.end)
        before = prelude(view.folded, one, clause.start)
        if before is not None or family("role.taux").match(*place):
            if _NEXT.search(view.text, one.span.end, high):
                nothing.append(one.span.end)  # « Classe de mer : 40 € par élève » is all that its line says
            else:
                rates.append(one.span.start if before is None else before)
        elif not one.value:
            nothing.append(one.span.end)
        elif one.value > 0:
            sums.append(one)
    return sums, nothing, rates


def _over(view: View, named: Receiver | None, *, summed: bool) -> bool:
    """Whether an amount ends the list above it: what is done next, another expense, or a total without its word.

    ``summed`` where it adds up those above it, of which one may be illegible.
    """
    if named is None:
        return summed
    does = view.text[named.start].islower() and _DOES.match(view.folded, named.start, named.end) is not None
    return does or family("autre-depense").match(view.folded, named.start, named.end) is not None


def _beside(view: View, left: Amount, right: Amount) -> bool:
    """Whether two amounts stand in two columns: a table whose heads were not understood, not a list.

    They stand on one line, or one under the other where a table is printed cell by cell.
    """
    between = view.text[left.span.end : right.span.start]
    return not _RATE.sub("", between).strip(" \t|\u00a0\n\r")
