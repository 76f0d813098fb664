"""What one passage states about one subsidy, before the passages of an act are brought together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from generator.french.fold import fold
from generator.values.finding import Finding, Statut
from generator.values.lecture import RowRead

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

_WORDS = re.compile(r"[a-z0-9]+")
_EMPTY = frozenset(
    ("l", "d", "de", "du", "des", "la", "le", "les", "et", "en", "a", "au", "aux", "pour", "association", "asso")
)
TABLED = "subventions.montant.tableau"


@dataclass(frozen=True, slots=True)
class Statement:
    """A subsidy as one passage states it; ``champs`` are the other cells that the passage prints.

    ``listed`` where its item prints a receiver of its own, whose name could not be read.
    """

    montant: Finding[Decimal]
    statut: Finding[str]
    nom: Finding[object] | None = None
    champs: Mapping[str, Finding[object]] = field(default_factory=dict)
    enfants: tuple[RowRead, ...] = ()
    listed: bool = False

    @property
    def place(self) -> int:
        """Where the amount stands in the document."""
        return self.montant.spans[0].start

    @property
    def tabled(self) -> bool:
        """Whether it is the row of a table, which has a receiver of its own even where the name could not be read."""
        return self.montant.regle == TABLED

    def become(self, sense: str) -> Statement:
        """This statement with another status, told by where it stands."""
        return replace(self, statut=replace(self.statut, value=sense))

    def same(self, other: Statement) -> bool:
        """Whether both speak of one subsidy: alike in name where both have one, else in amount."""
        if self.nom is not None and other.nom is not None:
            return alike(str(self.nom.value), str(other.nom.value))
        return self.montant.value == other.montant.value

    def completed(self, other: Statement) -> Statement:
        """This statement with what only ``other`` states."""
        return replace(
            self,
            nom=self.nom or other.nom,
            champs={**other.champs, **self.champs},
            enfants=self.enfants or other.enfants,
        )

    def row(self) -> RowRead:
        """The statement as a row of ``subventions``."""
        champs: dict[str, Finding[object]] = {"montant": self.montant, "statut": self.statut}
        if self.nom is not None:
            champs["nom_imprime"] = self.nom
        champs["type"] = Finding("numeraire", self.montant.spans, "subventions.type", Statut.DEDUIT, "somme en euros")
        return RowRead("subventions", {**champs, **self.champs}, self.enfants)


class Passage(NamedTuple):
    """A table or a list that was believed as a whole: its subsidies, and where it begins and ends in the view."""

    statements: tuple[Statement, ...]
    start: int
    end: int


def alike(left: str, right: str) -> bool:
    """Whether two printed names may name one body: the words of one are among the words of the other.

    >>> alike("association MedInSoft", "Medinsoft")
    True
    >>> alike("Foyer rural d'Aigues", "Comité des fêtes d'Aigues")
    False
    """
    a, b = telling(left), telling(right)
    return bool(a and b) and (a <= b or b <= a)


def telling(name: str) -> frozenset[str]:
    """The words of a printed name that tell it from others.

    >>> sorted(telling("l'association Les Amis du Lac"))
    ['amis', 'lac']
    """
    return frozenset(_WORDS.findall(fold(name))) - _EMPTY
