"""Subsidies whose sentence has another subject: who receives, or the subsidy of somebody.

« Le Foyer rural recevra 800 € », « la subvention de la Chorale est fixée à 180 € et celle du Club à 250 € ».
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.extraction.grants.lists.items import PLURAL
from generator.extraction.grants.sentences.clause import Clause
from generator.extraction.grants.sentences.phrases import printed, statement, told
from generator.extraction.grants.terms.names import lead
from generator.extraction.grants.terms.receivers import LONGEST, receiver_at
from generator.extraction.grants.terms.words import family, priced, said
from generator.french.amounts import amounts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extraction.grants.terms.receivers import Receiver
    from generator.extraction.grants.terms.statement import Statement
    from generator.french.amounts import Amount
    from generator.reading.view import View

_ABOVE = 300
"""How far above « le Foyer recevra 800 € » the words stand that say what is received."""

_ASIDE = re.compile(
    r"(?:,\s[^,.;:€0-9]{2,60})?,\s+qui\s+(?:sollicit|demand|souhait)\w+\s+[0-9][0-9 .,]{0,12}\s?(?:€|euros?),\s*\Z"
)
"""« Les Restos, antenne de Valdor, qui sollicitaient 900 €, recevront 600 € »."""

_BEGIN = re.compile(r"(?::|\bque|\bet|,)\s+(?=\S)")
_ARTICLE = re.compile(r"(?:le|la)\s+|l'")
_FROM = re.compile(r"\s*(?:de\s+la|de\s+l'|des|du|d')\s*(?!part\b)")
"""« le Foyer recevra 800 € du Département » says what others give."""

_AND = re.compile(r"(?:\s*,\s*(?:et\s+)?|\s+et\s+)(?:l'|la\s+|le\s+|les\s+)?(?=\w)")
_DIRECT = re.compile(r"\s+a\s+(?:la\s+somme\s+de\s+|hauteur\s+de\s+)?\Z")


def subjects(view: View, *, decides: bool) -> Iterator[Statement]:
    """The subsidies of such sentences: granted where the text decides, else proposed."""
    for start, end in priced(view):
        clause = Clause(view, start, end)
        if clause.says("sujet.recoit", "sujet.fixe", "sujet.fixant") is None:
            continue
        if clause.says("refuse", "role.passe", "hors", "sollicite", "chacun"):
            continue
        sense = "attribuee" if decides or told(clause) else "proposee"
        champs = printed(clause)
        for receiver, amount in (*_received(clause), *_fixed(clause)):
            yield statement(view, amount, receiver, sense, champs)


def _received(clause: Clause) -> Iterator[tuple[Receiver, Amount]]:
    """Who « recevra » how much, in a text that speaks of subsidies just above."""
    view = clause.view
    above = max(0, clause.start - _ABOVE)
    spoken = said(view.folded, above, clause.end, "don") or PLURAL.search(view.folded, above, clause.start)
    if clause.says("leurre") or spoken is None:
        return
    low = clause.start
    for verb in family("sujet.recoit").finditer(view.folded, clause.start, clause.end):
        aside = _ASIDE.search(view.folded, low, verb.start())
        stop = aside.start() if aside else verb.start()
        begins = [found.end() for found in _BEGIN.finditer(view.folded, low, stop)]
        begin = lead(view.folded, begins[-1] if begins else low, stop)
        if (article := _ARTICLE.match(view.folded, begin, stop)) and family("forme").match(
            view.folded, article.end(), stop
        ):
            begin = article.end()  # « Le Foyer rural recevra »: the capital is that of the sentence
        amount = _at(clause, verb.end())
        receiver = receiver_at(view, begin, begin, stop) if amount is not None else None
        if receiver is None or amount is None or view.trimmed(receiver.end, stop)[0] < stop:
            continue
        low = amount.span.end
        if not _FROM.match(view.folded, low, clause.end):
            yield receiver, amount
            yield from _others(clause, low)


def _others(clause: Clause, low: int) -> Iterator[tuple[Receiver, Amount]]:
    """Who else receives, without the verb said again: « l'ADMR recevra 300 €, la Chorale 150 € et le Judo 90 € »."""
    view = clause.view
    for amount in amounts(view.text, view.folded, low, clause.end):
        link = _AND.match(view.folded, low, amount.span.start)
        if link is None or amount.value is None or amount.value <= 0:
            return
        receiver = receiver_at(view, link.end(), link.end(), amount.span.start)
        if receiver is None or view.folded[receiver.end : amount.span.start].strip():
            return
        yield receiver, amount
        low = amount.span.end


def _fixed(clause: Clause) -> Iterator[tuple[Receiver, Amount]]:
    """Whose subsidy is fixed at how much, then « celle » of whom at how much; « fixe la subvention du Club à 90 € »."""
    view = clause.view
    fixing = clause.says("sujet.fixant")
    fixed = False
    for don in family("sujet.don").finditer(view.folded, clause.start, clause.end):
        other = don[0].startswith("celle")
        fixed = fixed or (fixing is not None and fixing.start() < don.start())
        high = min(clause.end, don.end() + LONGEST)
        verb = family("sujet.fixe").search(view.folded, don.end(), high)
        sums = amounts(view.text, view.folded, don.end(), clause.end)
        at = verb.end() if verb else sums[0].span.start if sums and fixed else None
        stop = verb.start() if verb else at
        if at is None or stop is None or (other and not fixed):
            continue
        if verb is None:
            direct = _DIRECT.search(view.folded, don.end(), at)
            stop = direct.start() if direct else None
        amount = _at(clause, at)
        if stop is None or amount is None or said(view.folded, don.start(), clause.end, "leurre"):
            continue
        receiver = receiver_at(view, don.start(), don.end(), stop)
        given = not don["lien"].startswith("d") or not family("sujet.donneur").match(view.folded, don.end(), stop)
        if not (other or "subvention" in don[0]) and family("sujet.du").match(view.folded, don.end(), stop):
            given = False  # « la participation versée au SIVOM s'élève à 900 € » is due
        if receiver is not None and given:
            fixed = True
            yield receiver, amount


def _at(clause: Clause, place: int) -> Amount | None:
    """The amount that begins at a place."""
    view = clause.view
    found = amounts(view.text, view.folded, place, clause.end)
    sure = found and found[0].span.start == place and found[0].value is not None and found[0].value > 0
    return found[0] if sure else None
