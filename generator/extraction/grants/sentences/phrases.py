"""Subsidies in sentences: what is given, how much, to whom, and what is done with it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from generator.extraction.grants.sentences.clause import Clause, statut
from generator.extraction.grants.sentences.pairs import elsewhere, followed, pair
from generator.extraction.grants.sentences.pieces import pieces
from generator.extraction.grants.sentences.sums import VALUED, given
from generator.extraction.grants.sentences.years import exercice
from generator.extraction.grants.terms.purposes import purpose
from generator.extraction.grants.terms.receivers import name_of, receivers
from generator.extraction.grants.terms.statement import Statement
from generator.extraction.grants.terms.words import (
    DOSSIER,
    clauses,
    family,
    lead_in,
    may_announce,
    openings,
    priced,
    said,
)
from generator.french.amounts import amounts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.extraction.grants.terms.receivers import Receiver
    from generator.french.amounts import Amount
    from generator.reading.view import View
    from generator.values.finding import Finding

_NAME = re.compile(r"[a-z]{3}")
_TO = re.compile(r"\s*(?:a|au|aux)\s")
"""What announces a receiver of its own, though its name could not be read."""

_DONT = ", dont "
"""« une subvention de 900 €, dont 300 € ont déjà été versés »: what is past is said of a part of it."""

_INSTALMENTS = re.compile(
    r"\b(?:ventile|reparti|decompose|verse|echelonne|payable)e?s?\s+(?:ainsi|comme\s+suit|de\s+la\s+(?:facon|maniere)\s"
    r"|selon|en\s+(?:deux|trois|plusieurs))[^.;:]{0,60}:\s*\Z"
)
_COLON = re.compile(r":(?=\s)")
_ITEMS = re.compile(r":\s*[-–•*]\s*\Z")
"""« les subventions suivantes : - 900 € au Club ; - 300 € à la Chorale », where no line is broken."""

_IN_KIND = re.compile(r"en nature|mise a disposition|valoris")
_COLUMNS = re.compile(r"\t|(?:€|euros?)[ |]+[0-9][0-9 .,]{0,12}(?:€|eur)")
"""Two amounts in two columns of one line: a table, whether its heads were understood or not, is no sentence."""

_PURPOSE = re.compile(r"\b(?:pour|afin|en vue|siege|situee?s?|domiciliee?s?|basee?s?|sise?s?)\s")
_SO = re.compile(r"\bsoit\s+une\s+(?:subvention|aide|participation)\s")
_ITEM = re.compile(r"\s*(?::|pour\s)")
_REQUEST = 250
"""How far before an offer the request stands, and the words of a gift before the request."""


def statements(view: View, *, decides: bool) -> Iterator[Statement]:
    """The subsidies that the sentences of ``view`` state; ``decides`` where the text is that of the decision."""
    for clause, don, sense in gifts(view, decides=decides):
        yield from _of(clause, don, sense)


def gifts(view: View, *, decides: bool) -> Iterator[tuple[Clause, int, str]]:
    """The clauses of ``view`` that state a subsidy: where the words of the gift stand, and what is done with it."""
    for start, end in priced(view):
        clause = Clause(view, start, end)
        if (passe := clause.says("role.passe")) and not clause.says("reconduit"):
            cut = view.folded.rfind(_DONT, start, passe.start())
            if cut < 0:
                continue
            clause = Clause(view, start, cut)
        don = clause.says("don") or _offered(clause)
        if don is None or clause.says("chacun") or _COLUMNS.search(view.folded, start, end):
            continue
        if announced(clause) is not None:
            continue
        above = clause if statut(clause) else _above(clause)
        sense = statut(above) if above else None
        if sense != "demandee" and clause.says("hors"):
            continue
        if above is None or sense is None or (sense == "attribuee" and not (decides or told(above))):
            continue
        if sense == "proposee" and decides:
            sense = "attribuee"
        yield clause, don.start(), sense


def _offered(clause: Clause) -> re.Match[str] | None:
    """The words that offer a sum to who has just asked: « Le Club sollicite 900 €. Le bureau propose 600 €. »."""
    view = clause.view
    further = clause.says("offre-suite")
    if further is not None and not said(view.folded, clause.start, further.end(), "leurre"):
        above = said(view.folded, max(0, clause.start - _REQUEST), clause.start, "don")
        return further if above else None
    offer = clause.says("offre")
    if offer is None or clause.says("leurre") is not None:
        return None
    begin = max(0, clause.start - _REQUEST)
    request = said(clause.view.folded, begin, clause.start, "requete")
    near = request is not None and (
        request[0][-1].isdigit()
        or said(clause.view.folded, max(0, request.start() - _REQUEST), clause.start, "don") is not None
    )
    return offer if near and said(clause.view.folded, begin, clause.start, "leurre") is None else None


def _above(clause: Clause) -> Clause | None:
    """The words that open the list in which the clause is an item: « décide d'attribuer à l'Amicale laïque : »."""
    if family("enumeration.suite").match(clause.view.folded, clause.start, clause.end):
        return _before_list(clause)
    if (before := _rated(clause)) is not None:
        return before
    place = lead_in(clause.view, clause.start)
    above = Clause(clause.view, *place) if place else None
    return above if above is not None and (above.says("don") is None or bare(above)) else None


def _rated(clause: Clause) -> Clause | None:
    """The proposition of a rate that a clause works out: « propose 15 € par élève. Ils sont 90, soit une aide … »."""
    if _SO.search(clause.view.folded, clause.start, clause.end) is None:
        return None
    cut = clauses(clause.view)
    rank = bisect_left(cut, (clause.start, clause.end)) - 1
    before = Clause(clause.view, *cut[rank]) if rank >= 0 else None
    return before if before is not None and before.says("propose") and before.says("role.taux") else None


def bare(clause: Clause) -> bool:
    """Whether only a verb says what a clause gives: « décide d'attribuer : », which lots of a contract follow too."""
    words = [clause.says(nom) for nom in ("don", "don.liste")]
    return words[1] is not None and words[0] is not None and words[0].span() == words[1].span()


def _before_list(clause: Clause) -> Clause | None:
    """The words that open the list which a clause goes on with: « ainsi qu'une subvention de 90 € au Club »."""
    cut = clauses(clause.view)
    rank = bisect_left(cut, (clause.start, clause.end)) - 1
    return Clause(clause.view, *cut[openings(clause.view, going_on=True)[rank]]) if rank >= 0 else None


def told(clause: Clause) -> bool:
    """Whether the clause itself tells that the assembly decides: minutes put it in the middle of a report.

    « Une aide de 90 € est accordée au Comité » does, where nothing says that another gives it, or every year.
    """
    passive = clause.says("tranche-passive") is not None and clause.says("tranche-ailleurs", "role.passe") is None
    return passive or clause.says("tranche") is not None


def announced(clause: Clause) -> int | None:
    """Where the words that announce a list end: a colon after which a name stands before the first amount."""
    view = clause.view
    if not may_announce(view.folded, clause.start, clause.end):
        return None
    closing = view.folded[clause.start : clause.end].rstrip(" \n\r*_").endswith((":", "suivantes"))
    if not closing and view.folded.find(":", clause.start, clause.end) < 0:
        return None
    sums = () if closing else amounts(view.text, view.folded, clause.start, clause.end)
    don = clause.says("don", "verse-suite")
    past = clause.says("role.passe") is not None and clause.says("tranche.reconduit") is None
    if not (closing or sums) or don is None or past or clause.says("hors"):
        return None
    if closing:
        return None if clause.says("chacun") or _spread(clause) else clause.end
    first = sums[0].span.start
    for colon in _COLON.finditer(view.folded, clause.start, first):
        if said(view.folded, colon.end(), first, "don", "attribue"):
            continue
        items = _NAME.search(view.folded, colon.end(), first) or _ITEMS.match(view.folded, colon.start(), first)
        if not items and not _several(clause, colon.start(), sums):
            continue
        before = Clause(view, clause.start, colon.start())
        return colon.end() if don.end() <= colon.end() and not before.says("chacun", "role.echeance") else None
    return None


def _spread(clause: Clause) -> bool:
    """Whether a clause gives somebody a sum, and announces its instalments: « … au Foyer 900 €, répartie ainsi : »."""
    return bool(
        _INSTALMENTS.search(clause.view.folded, clause.start, clause.end)
        and amounts(clause.view.text, clause.view.folded, clause.start, clause.end)
        and receivers(clause.view, clause.start, clause.end)
    )


def _several(clause: Clause, colon: int, sums: tuple[Amount, ...]) -> bool:
    """Whether the words before a colon announce several subsidies, each named behind its dash or its « pour »."""
    don = clause.says("don", "verse-suite")
    items = (_ITEM.match(clause.view.folded, amount.span.end, clause.end) for amount in sums)
    if (
        don is None
        or don.start() >= colon
        or not family("pluriel", "verse-suite").match(clause.view.folded, don.start())
    ):
        return False
    return (len(sums) > 1 and all(items)) or bool(pieces(clause.view, colon + 1, clause.end))


def _of(clause: Clause, don: int, sense: str) -> Iterator[Statement]:
    """The amounts of the clause that are the subsidy itself, each with its receiver."""
    sums = list(given(clause, don))
    if not sums:
        return
    found = () if sense == "demandee" else receivers(clause.view, clause.start, clause.end)
    own = _TO.match(clause.view.folded, sums[-1].span.end, clause.end)
    if not found and not own and sense != "demandee" and (above := _above(clause)) is not None:
        found = receivers(clause.view, above.start, above.end)
    found = found or elsewhere(clause, sums, sense)
    found = tuple(_given(clause, found, sums))
    envelope = not found and sense != "demandee" and family("pluriel").match(clause.view.folded, don) is not None
    champs = printed(clause)
    if len(sums) == 1:
        champs |= purpose(clause.view, sums[0], clause.end, found)
    told = tuple(followed(clause, sums)) if sense != "demandee" else ()
    for amount, receiver in told or (() if envelope else pair(sums, found)):
        yield statement(clause.view, amount, receiver, sense, champs)


def _given(clause: Clause, found: tuple[Receiver, ...], sums: list[Amount]) -> Iterator[Receiver]:
    """The receivers of a clause, without those named in what the only amount is for, or where the receiver sits.

    « verse au Club, pour son tournoi au stade de Valdor, une subvention de 900 € ».
    """
    for receiver in found:
        inside = len(sums) == 1 and found[0].end < receiver.mark < sums[0].span.start
        if not (inside and _PURPOSE.search(clause.view.folded, found[0].end, receiver.mark)):
            yield receiver


def printed(clause: Clause) -> dict[str, Finding[object]]:
    """The year, the file and the kind that a clause prints beside its amounts."""
    view, champs = clause.view, exercice(clause)
    if numero := DOSSIER.search(view.folded, clause.start, clause.end):
        champs["dossier"] = view.quote(*numero.span("numero"), "subventions.dossier.phrase")
    nature = _IN_KIND.search(view.folded, clause.start, clause.end)
    if nature and not VALUED.search(view.folded, clause.start, clause.end):
        champs["type"] = view.find("nature", *nature.span(), "subventions.type.nature")
    return champs


def statement(
    view: View, amount: Amount, receiver: Receiver | None, sense: str, champs: Mapping[str, Finding[object]]
) -> Statement:
    """The statement of one amount, with what its clause prints beside it."""
    if amount.value is None:
        message = "a doubtful amount states no subsidy"
        raise ValueError(message)
    montant = view.find(amount.value, amount.span.start, amount.span.end, amount.regle)
    nom = name_of(view, receiver, montant, "subventions.nom.phrase") if receiver else None
    statut = view.find(sense, amount.span.start, amount.span.end, f"subventions.statut.{sense}")
    return Statement(montant, statut, nom, champs)
