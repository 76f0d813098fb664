"""Money that a decision transfers with no word of a gift, under a title that has one.

« Soutien exceptionnel à la commune de Lay / … décide de verser 3 000 € à la commune de Lay »: elsewhere such a sentence
pays for something; under a title that announces an aid, and where nothing else was read, it gives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extraction.grants.sentences.clause import Clause
from generator.extraction.grants.sentences.phrases import printed, statement, told
from generator.extraction.grants.sentences.sums import given
from generator.extraction.grants.terms.receivers import receivers
from generator.extraction.grants.terms.words import family, priced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extraction.affairs import Affair
    from generator.extraction.grants.terms.statement import Statement
    from generator.reading.view import View

_NOT = ("refuse", "role.passe", "hors", "sollicite", "chacun", "leurre", "role.taux", "don", "sujet.payeur")
"""What a clause may not say: it refuses, tells the past, pays for something, shares, or was read with its own word."""


def transferred(affair: Affair, titles: Iterator[tuple[View, int]]) -> Iterator[Statement]:
    """The sums that the decision of an affair transfers, one sum to one receiver a clause, under a title of aid."""
    if not any(family("titre-don-simple").search(view.folded, 0, end) for view, end in titles):
        return
    for section in affair.sections:
        view = affair.outline.view(section)
        for start, end in priced(view):
            clause = Clause(view, start, end)
            verb = clause.says("attribue.verbe")
            if verb is None or clause.says(*_NOT) or not (affair.decides(section) or told(clause)):
                continue
            sums = list(given(clause, verb.start()))
            found = receivers(view, verb.end(), end)
            if len(sums) == len(found) == 1:
                yield statement(view, sums[0], found[0], "attribuee", printed(clause))
