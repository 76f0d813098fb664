"""What stays doubtful of subsidies: nobody named, figures that cannot be read, a report that prints another amount."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.extraction.grants.lists.announced import lists
from generator.extraction.grants.lists.items import PLURAL
from generator.extraction.grants.sentences.phrases import gifts
from generator.extraction.grants.sentences.sums import unread
from generator.extraction.grants.terms.statement import telling
from generator.extraction.grants.terms.words import family, priced
from generator.french.amounts import Amount, amounts
from generator.values.grants import OCCULTE
from generator.values.issue import Gravite, Issue
from generator.values.said import euros
from generator.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.extraction.affairs import Affair
    from generator.extraction.grants.terms.statement import Statement
    from generator.reading.view import View


def nameless(statement: Statement) -> Issue:
    """The doubt about a subsidy whose receiver could not be read."""
    message = f"Le bénéficiaire de la subvention de {statement.montant.value} euros n'a pas été reconnu."
    return Issue("beneficiaire-non-lu", Gravite.AVERTISSEMENT, message, statement.montant.spans[0])


_MISREAD = re.compile(r":[ ]?(?P<lu>[0-9][0-9 ]{0,9}(?:[.,][0-9]{2})?[ ][ec])[ .]*$", re.MULTILINE)
"""« Foyer rural : 380 E », an item of a list whose sign a scanner took for a letter."""

_SIGN = "une lettre tient la place du signe de l'euro."


def illegible(view: View) -> Iterator[Issue]:
    """The doubts about amounts that a decision grants and that cannot be read: « 200 00 € »."""
    printed_sums = (amounts(view.text, view.folded, start, end) for start, end in priced(view))
    legible = all(amount.value is not None for some in printed_sums for amount in some)
    if legible and _MISREAD.search(view.folded) is None:
        return  # nearly always: the verbs of the decision need not be read again
    given = [amount for clause, don, _ in gifts(view, decides=True) for amount in unread(clause, don)]
    for _, items, _ in lists(view, decides=True):
        sums = amounts(view.text, view.folded, items.start, items.end)
        given += [amount for amount in sums if amount.value is None and amount not in given]
        misread = (Span(*found.span("lu")) for found in _MISREAD.finditer(view.folded, items.start, items.end))
        given += [Amount(None, span, "montants.signe", _SIGN) for span in misread]
    for amount in given:
        printed = amount.span.of(view.text)
        message = f"Le montant imprimé « {printed} » ne se lit pas sûrement : {amount.doute}"
        place = view.spans(amount.span.start, amount.span.end)[0]
        yield Issue("montant-illisible", Gravite.AVERTISSEMENT, message, place)


def announces(affair: Affair) -> bool:
    """Whether the title of an affair speaks of subsidies that several receive."""
    return any(PLURAL.search(view.folded, 0, end) is not None for view, end in titles(affair))


def promised(affair: Affair) -> Iterator[Issue]:
    """The doubt about an affair that decides, whose title announces a gift, and in which nothing granted was read."""
    if not affair.deciding:
        return
    for view, end in titles(affair):
        gift = family("don").search(view.folded, 0, end)
        if gift is not None:
            message = (
                "Le titre annonce une subvention et aucune n'a été lue : montants en annexe, ou tableau non compris."
            )
            yield Issue(UNREAD, Gravite.AVERTISSEMENT, message, view.spans(*gift.span())[0])
            return


def titles(affair: Affair) -> Iterator[tuple[View, int]]:
    """Where the titles of an affair stand that may give something, each with its end."""
    for section in affair.sections:
        if section.label in {"objet", "reference"}:
            view = affair.outline.view(section)
            end = min(len(view), _TITLE)
            if not _ELSEWHERE.search(view.folded, 0, end):
                yield view, end


UNREAD = "subvention-non-lue"
_TITLE = 300
_ELSEWHERE = re.compile(
    r"\b(?:demandes?|sollicit\w+|recues?|percues?|obtention|reglement|dispositif|criteres|annul\w+|retrait|refus)\b"
)
"""Titles of acts that give nothing: they ask, receive, lay down rules, or take back."""


def differing(decided: Iterable[Statement], proposed: Iterable[Statement]) -> Iterator[Issue]:
    """The doubts about receivers to whom the decision gives what the report does not say, neither in parts nor in all.

    Names are compared by their words, each looked up once: minutes hold thousands of them.
    """
    told = _by_name(proposed)
    for name, given in _by_name(one for one in decided if one.statut.value == "attribuee").items():
        said = [one.montant.value for one in told.get(name, ())]
        sums = [one.montant.value for one in given]
        other = next((one for one in given if one.montant.value not in said), None)
        if not said or other is None or sum(said, Decimal(0)) == sum(sums, Decimal(0)):
            continue
        message = (
            f"La décision attribue {euros(other.montant.value)} à « {other.nom.value if other.nom else ''} » ; "
            f"le rapport en propose {' et '.join(map(euros, said[:_SAID]))}."
        )
        yield Issue("report-decision-differents", Gravite.AVERTISSEMENT, message, other.montant.spans[0])


_SAID = 3
"""Most amounts of a report that a doubt repeats."""


def _by_name(statements: Iterable[Statement]) -> dict[frozenset[str], list[Statement]]:
    """Statements by the words of the name they print; natural persons are not told apart."""
    grouped: dict[frozenset[str], list[Statement]] = {}
    for one in statements:
        if one.nom is not None and one.nom.value != OCCULTE and (name := telling(str(one.nom.value))):
            grouped.setdefault(name, []).append(one)
    return grouped
