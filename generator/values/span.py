"""A place in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open interval of code points in the text of record of one document.

    >>> Span(3, 9).of("Vu la loi")
    'la loi'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse an interval that cannot be a place in a text."""
        if not 0 <= self.start <= self.end:
            message = f"not a span: {self.start}, {self.end}"
            raise ValueError(message)

    def __len__(self) -> int:
        """The number of code points."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words that stand at this place of ``text``."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies inside this span, borders included."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def shifted(self, offset: int) -> Span:
        """The same interval ``offset`` code points further on."""
        return Span(self.start + offset, self.end + offset)
