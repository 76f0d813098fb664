"""A part of a text without its noise, which knows where each piece came from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from generator.french.lines import unbroken
from generator.values.by_slot import by_slot
from generator.values.finding import Finding, Statut
from generator.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")

_NOWHERE = (-2, -2)
"""What follows the last piece, and touches none."""


@by_slot
@dataclass(frozen=True, slots=True)
class View:
    """Some pieces of a text put end to end, with their fold, and the way back to the document.

    ``starts[i]`` is the place in the view where ``pieces[i]``, a span of the document, begins. A phrase that runs
    across a stamp is one phrase of the view and two spans of the document:

    >>> document = "M. X donne|RECU LE 3|pouvoir à Y"
    >>> view = View.of(document, document.lower(), (Span(0, 11), Span(21, 32)))
    >>> view.text
    'M. X donne|pouvoir à Y'
    >>> view.spans(5, 18)
    (Span(start=5, end=11), Span(start=21, end=28))
    """

    text: str
    folded: str
    starts: tuple[int, ...]
    pieces: tuple[Span, ...]

    @classmethod
    def of(cls, text: str, folded: str, pieces: Iterable[Span]) -> View:
        """See ``pieces`` of ``text``, in order; pieces that touch are joined."""
        joined: list[Span] = []
        starts: list[int] = []
        length = 0
        begin = end = -1
        for start, stop in (*pieces, _NOWHERE):
            if start != end:
                if end >= 0:
                    joined.append(Span(begin, end))
                    starts.append(length)
                    length += end - begin
                begin = start
            end = stop
        if len(joined) == 1:
            ((begin, end),) = joined
            return cls(text[begin:end], folded[begin:end], (0,), tuple(joined))
        return cls(
            "".join([text[begin:end] for begin, end in joined]),
            "".join([folded[begin:end] for begin, end in joined]),
            tuple(starts),
            tuple(joined),
        )

    def __hash__(self) -> int:
        """That of the text, which keeps its own: what is read of a view is remembered by it."""
        return hash(self.text)

    def __len__(self) -> int:
        """The number of code points in view."""
        return len(self.text)

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The places in the document of ``text[start:end]`` of the view, in order."""
        if len(self.pieces) == 1:
            base = self.pieces[0].start
            return (Span(base + start, base + end),)
        found: list[Span] = []
        at = max(bisect_right(self.starts, start) - 1, 0)
        while start < end and at < len(self.pieces):
            piece, base = self.pieces[at], self.starts[at]
            stop = min(end, base + len(piece))
            if stop > start:
                found.append(Span(piece.start + start - base, piece.start + stop - base))
                start = stop
            at += 1
        return tuple(found)

    def place(self, offset: int) -> int:
        """The offset in the document of an offset of the view."""
        at = max(bisect_right(self.starts, offset) - 1, 0)
        return self.pieces[at].start + offset - self.starts[at]

    def local(self, place: int) -> int:
        """The offset in the view of an offset of the document; of the next piece when that place is noise."""
        for start, piece in zip(self.starts, self.pieces, strict=True):
            if place < piece.end:
                return start + max(place - piece.start, 0)
        return len(self.text)

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """``start`` and ``end`` without the white space at both ends."""
        part = self.text[start:end]
        return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())

    def find(self, value: T, start: int, end: int, regle: str) -> Finding[T]:
        """A printed finding at ``text[start:end]`` of the view."""
        return Finding(value, self.spans(start, end), regle)

    def deduce(self, value: T, start: int, end: int, regle: str, calcul: str) -> Finding[T]:
        """A value deduced from ``text[start:end]`` of the view; ``calcul`` says how, in French."""
        return Finding(value, self.spans(start, end), regle, Statut.DEDUIT, calcul)

    def quote(self, start: int, end: int, regle: str, whole: str = "") -> Finding[str]:
        r"""The words at ``text[start:end]``, trimmed, on one line, as a finding.

        ``whole`` is the text in which a word cut by its line may be printed uncut, the view itself if none is given.

        >>> document = "la\n  loi  "
        >>> View.of(document, document, (Span(0, 10),)).quote(0, 10, "r").value
        'la loi'
        """
        start, end = self.trimmed(start, end)
        return Finding(unbroken(self.text[start:end], whole or self.text), self.spans(start, end), regle)

    def part(self, start: int, end: int) -> View:
        """The part ``text[start:end]`` of the view, a view of the same document."""
        spans = self.spans(start, end)
        starts: list[int] = []
        length = 0
        for span in spans:
            starts.append(length)
            length += len(span)
        return View(self.text[start:end], self.folded[start:end], tuple(starts), spans)
