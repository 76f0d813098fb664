"""The heads of a ledger: what its last column holds, and whether its rows are those of something else than aids."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator.extraction.grants.lists.items import PLURAL
from generator.french import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.extraction.tables.grid import Cell
    from generator.extraction.tables.ledger_lines import LedgerLine
    from generator.reading.view import View

_COLUMN = re.compile(
    r"(?<!\w)(?:(?P<decide>vot|decision|attribu|accord|allou|octroy)|(?P<propose>propos)|"
    r"(?P<demande>demand(?!e (?:de |d'|du |des |que ))|sollicit)|"
    r"(?P<autre>recu|percu|vers|n ?- ?1|rappel|budget|realis|cout|solde|report|perte|ecart|evolution|variation|"
    r"difference|adherent|licencie|effectif))\w*"
)
"""The heads of columns by the kind of their figures; « demande de l'Amicale que … » is a remark."""

_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])|(?<!\w)(?:montants?|subventions?|euros?|€)(?!\w)")

_ROWS = re.compile(
    r"[ ]*(?:recettes?|depenses?|chapitres?|budgets?|produits|charges|tax(?:e|es)|taux|tarifs?|prestations?)(?!\w)"
)
"""What the head of the first column says that the rows of a budget, of taxes, of tariffs are."""

_PAYERS = re.compile(
    r"(?<!\w)(?:etat|europe|region|departement|detr|dsil|feder|autofinancement|fonds propres|couts?|depenses?)(?!\w)"
)
"""The heads of a plan of financing: its rows add up to what works cost."""

_WORDS = re.compile(
    r"(?<!\w)(?:communes?|cantons?|secteurs?|lieux?|villes?|activites?|disciplines?|objets?|intitules?|libelles?|natures?|"
    r"thematiques?|categories?|adresses?|formes? juridiques?|statuts?)(?!\w)"
)
"""The heads of further columns of words."""

_VOTE = frozenset({"vote", "votes", "VOTE", "VOTES", "Vote", "Votes"})
"""The head of the column of votes; in capitals « VOTE » may stand for « voté »."""


LONGEST = 90
"""A line of words this long is a sentence: no head, and no row."""

_SHORT = 25
"""A head that ends with a full stop is no longer than this: « Subv. votée 2024. » is none of the sentences."""


class Heads(NamedTuple):
    """What heads tell: whether what is asked for has a column, and what the last column is, if they do.

    ``last`` is « decide », « propose », « demande » or « autre »; ``summed``, whether a last figure that adds up the
    others of its row may be an aid; ``other``, whether the rows are none; ``worded``, whether more columns than that of
    the names hold words: « Entreprise Commune Activité ».
    """

    asked: bool
    last: str | None
    summed: bool
    other: bool
    worded: bool

    @property
    def sense(self) -> str | None:
        """Whether the last column is decided or proposed; else ``None``."""
        return self.last if self.last in {"decide", "propose"} else None


def read(view: View, head: Sequence[LedgerLine], *, voted: bool) -> Heads:
    """The heads of the lines above a table, whose rows tell their votes where ``voted``.

    « Demande 2025 | Décision » are the heads of aids alone, « Recettes | Voté » those of a budget too. A head that ends
    one of the lines of the heads is that of the last column; « Vote » heads the votes where the rows have some.
    """
    near = [*_near(view, head)]
    told = [
        (found.lastgroup, found.end() == words.end, view.text[found.start() : found.end()])
        for words in near
        for found in _COLUMN.finditer(view.folded, words.start, words.end)
    ]
    while voted and len(told) > 1 and told[-1][2] in _VOTE:
        told.pop()
    last = told[-1][0] if told else None
    if last in {"decide", "propose"} and any(kind == "decide" and ends for kind, ends, _ in told):
        last = "decide"
    asked = any(kind == "demande" for kind, *_ in told)
    lines = [view.folded[words.start : words.end] for words in near]
    other = any(_ROWS.match(words) and PLURAL.search(words) is None for words in lines)
    paid = any(_PAYERS.search(words) for words in lines)
    worded = any(_named(words) and _WORDS.search(words) for words in lines)
    return Heads(asked, last, last not in {"demande", "autre"} and not paid, other, worded)


def _named(words: str) -> bool:
    """Whether a line of heads begins with that of the names."""
    return vocabulary.load("grants-columns")["colonne.nom"].motif.match(words) is not None


def heads(view: View, words: Cell) -> bool:
    """Whether words head a column: the line under them is the first of a name."""
    said = view.folded[words.start : words.end]
    return _COLUMN.search(said) is not None or _YEAR.search(said) is not None


def _near(view: View, head: Sequence[LedgerLine]) -> tuple[Cell, ...]:
    """The words of the lines above a table, below the sentence that stands above them."""
    found: list[Cell] = []
    for line in reversed(head):
        long = len(line.words) if line.words else 0
        if line.words and (long > LONGEST or (long > _SHORT and view.folded[line.words.end - 1] in ".;:")):
            break
        found.extend([line.words] if line.words else [])
    return tuple(reversed(found))
