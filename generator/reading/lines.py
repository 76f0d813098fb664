"""Where a text is cut into lines, also when its line breaks were lost on the way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.openers import Openers

LONG = 2000
"""Characters beyond which a line is taken for a run of lines whose breaks were lost.

Measured on 31 acts and reports of 22 bodies: the longest true paragraph has 1 220 characters; of the twelve texts that
lost their breaks, each is one line, the shortest of 2 532 characters.
"""

LOST, SHORT = 600, 300
"""A text whose lines have 600 characters on average lost its breaks: in it, lines are cut from 300 characters on.

Of the same 31 texts, those that kept their breaks have 27 to 100 characters a line on average.
"""

_LIST = re.compile(
    r"(?<=[.;][ ])(?=(?:[ÉE]taient |Était |Membres? )?(?:[Pp]résent|[Aa]bsent|[Ee]xcus|[Rr]eprésent|Pouvoir|"
    r"Procuration|Secrétaire)[^:.;\n]{0,40}:)"
)
"""« Présents : MM. Roy, Brun. Absent : M. Vidal. Secrétaire : … »: one line holds several lists of members."""

_ANSWERED = re.compile(
    r"(?m:^)[ \t|]*(?:[A-Z]{1,5}[-_]?)?20\d\d[-_/.]\d{1,4}(?:[-_/.]\d{1,4})?[ \t|:–-]{1,40}+[^\t|\n]{8,400}?"
    r"(?:[ ]*\t[ \t]*|[ ]{4,}|[ ]\|[ ])(?=(?:Adopt|Approuv|Rejet|Ajourn|Retir)ée?\b)"
)
"""« 2023-024    Subvention au Foyer    Adoptée à l'unanimité »: a row of a list of acts has a title and its vote."""

_DELIBERATED = re.compile(
    r"(?<=[.;!] )(?=(?:L[ea] (?:[Cc]onseil|[Bb]ureau|[Cc]omité|[Cc]ommission)(?: [\w'’]{2,16}){0,2}, a|A)près "
    r"(?:en )?avoir (?:valablement |largement )?délibéré\b)"
)
"""« … une aide de la commune. Après en avoir délibéré, le conseil décide … »: a paragraph goes on to the decision."""

_STAMPED = re.compile(
    r"(?<=[ \t])(?=(?:Envoyée?|Envoi|Reçue?|Réception|Transmise?|Dépôt)(?: en| à la| par (?:le|la))?"
    r" (?:[Ss]ous-)?[Pp]réf(?:ecture|et)(?: le)?[ \t]?:?[ \t]{0,9}\d{1,2}/\d{1,2}/\d{4}[ \t\r]*$)",
    re.MULTILINE,
)
"""« jeudi 24 avril 2014 Réception en Préfecture : 28/04/2014 »: a stamp to the right, whose column was lost."""

_FRAMED = re.compile(
    r"(?<=[ \t]{4})(?=(?:(?:Affichée?|Publiée?|Notifiée?) le[ \t]?:?[ \t]{0,9}(?:\d{1,2}/\d{1,2}/\d{4})?|"
    r"ID ?: ?\d{3}-\d{9}-[\w/-]+)[ \t\r]*$)",
    re.MULTILINE,
)
"""« VALDOR                    Affiché le »: the frame of a stamp waits for a day that nobody wrote."""

_WIDE = "    "
"""What parts the frame of a stamp, and most cells of a row, from what stands to their left."""

LONE = 150
"""A text of one line, if longer than this, is no phrase: the shortest act, without its breaks, has twice as much."""


def longest_of(text: str) -> int:
    """The length beyond which a line of ``text`` is taken for a run of lines."""
    printed = sum(1 for line in text.splitlines() if line.strip())
    if printed <= 1:
        return LONE
    return LONG if len(text) <= LOST * printed else SHORT


def cut(text: str, folded: str, openers: Openers) -> tuple[Span, ...]:
    """Cut ``text`` into spans that tile it: joined, they give it back.

    A line ends with its line break. A line that is too long for one is cut again before each formal opener written
    with a capital (« Vu », « Article 2 : », « Après en avoir délibéré ») and on both sides of a stamp.
    """
    spans: list[Span] = []
    longest = longest_of(text)
    start = 0
    for piece in text.splitlines(keepends=True):
        end = start + len(piece)
        if len(piece) > longest:
            spans.extend(_recut(text, folded, start, end, openers))
        else:
            wide = _WIDE in piece
            forms = (
                (_LIST, ":" in piece),
                (_DELIBERATED, "délibéré" in piece),
                (_STAMPED, "réf" in piece),
                (_FRAMED, wide),
            )
            apart = wide or "\t" in piece or " | " in piece
            answered = _ANSWERED.match(text, start, end) if apart else None
            found = {hit.start() for form, may in forms if may for hit in form.finditer(text, start, end)}
            found |= {answered.end()} if answered else set()
            places = sorted(place for place in found if text[start:place].strip())
            spans.extend(map(Span, [start, *places], [*places, end]))
        start = end
    return tuple(spans)


def _recut(text: str, folded: str, start: int, end: int, openers: Openers) -> Iterator[Span]:
    """Cut one long line at the openers that stand inside it."""
    previous = start
    for cut_at in openers.cuts(text, folded, start, end):
        if cut_at > previous:
            yield Span(previous, cut_at)
            previous = cut_at
    yield Span(previous, end)
