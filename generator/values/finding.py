"""What a rule read, where, and by which rule."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

from generator.values.by_slot import by_slot

if TYPE_CHECKING:
    from generator.values.span import Span

T_co = TypeVar("T_co", covariant=True)


class Statut(StrEnum):
    """How a published value came to be known (column ``statut`` of ``provenances``)."""

    IMPRIME = "imprime"  # the words of the document state it
    DEDUIT = "deduit"  # computed from printed values, which are named
    CORRIGE = "corrige"  # a person replaced the reading, with evidence
    CONFIRME = "confirme"  # a person checked the reading
    CONFIGURE = "configure"  # stated by the YAML of the body, not by the document


@by_slot
@dataclass(frozen=True, slots=True)
class Finding(Generic[T_co]):
    """A typed value, the passages that state it and the rule that read it.

    ``spans`` are places in the text of record, in reading order; a value read across a stamp has two.
    ``regle`` is a stable dotted name: ``"session.date.entete"``.
    ``calcul`` says, in French, how a deduced value follows from its passages: ``"compte de 25 noms"``.

    >>> from generator.values.span import Span
    >>> Finding(60000, (Span(10, 22),), "amounts.euros").statut
    <Statut.IMPRIME: 'imprime'>
    """

    value: T_co
    spans: tuple[Span, ...]
    regle: str
    statut: Statut = Statut.IMPRIME
    calcul: str | None = None

    def __post_init__(self) -> None:
        """Refuse a value without its words: only configuration may speak without quoting."""
        if not self.spans and self.statut not in {Statut.CONFIGURE, Statut.CORRIGE}:
            message = f"finding without passage: {self.regle}"
            raise ValueError(message)
