"""Heads printed in two columns: the margin is read first, then the column beside it."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from generator.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_CELL = re.compile(r"\S+(?:[ \t]{1,2}\S+)*")
"""Words of a line with at most two blanks between them: a wider gap is the space between two columns."""

_GAP = re.compile(r"(?<=\S)[ \t]+(?=\S)")

_COUNT = re.compile(r"(?:xercice|résents?|otants?|embres|onseillers)\b[^:\n]{0,20}:?[ \t]*\d{1,3}\s+\Z")
"""« votants : 14 », up to the gap."""

_NUMBER = re.compile(r"[ \t]*[Nn][ ]?[°º][ ]?(?:[A-Z]{1,6}[ -])?(?=[\w/.-]*\d)\w+[/_.-][\w/.-]*[ ]{4,}(?=\S)")
_SITS = re.compile(r"conseil|comité|commission|bureau|séance|délibération|registre|réunion", re.IGNORECASE)
"""What the right side of a letterhead speaks of."""

BAND = 4
"""White columns between the two sides of a letterhead, at least."""

FRAME = 40
"""Where the frame of a stamp begins, at least: a letterhead begins at the left of its page."""

_OPENED = re.compile(r"L['’]an\b")
"""The first words of a sentence that tells when and where an assembly met."""

HEAD_LINES = 90
"""Lines among which a two-column head is looked for: the longest of the acts at hand runs over 45."""

FEWEST = 8
"""Lines that must begin at the same column for it to be one: a centred title or an address has two or three."""

FEW, ROWS = 4, 2
"""So many lines are enough where the first two printed lines of the document are already rows of the two columns."""

MARGIN = 20
"""Narrowest left column, in characters: « Extrait du registre » does not fit in less."""

GAP_LINES = 3
"""Blank lines that end a head: between its paragraphs there are one or two."""

PROSE, INDENT, WIDE = 80, 12, 4
"""A line of 80 characters that begins before column 12, without a gap of 4 blanks, is running text."""

_DRAWN = re.compile(r"[|│┃║][^\n]*[|│┃║]|\+[-=]{3,}\+|[─━═]{3}[┬╦]")
"""Two bars, or a rule that crosses: the cells of a drawn table begin under each other as columns do."""

_PAID = re.compile(r"(?<=[ \t]{3})(?:\d{1,3}(?:[ .]\d{3})+(?:,\d\d)?[ ]?€?|\d+(?:,\d\d)?[ ]?€)\Z")
_ACTS = re.compile(
    r"[ \t]*(?:[-•*][ ]?)?(?:vu (?:le|la|les|l['’])|consid[ée]rant |(?:apr[èe]s en avoir|ayant|et) d[ée]lib[ée]r|"
    r"(?:d[ée]cide|attribue|approuve|accorde|autorise)\b|"
    r"(?:le|la) (?:conseil|bureau|comit[ée]|commission)[^\n.;:]{0,40},? (?:apr[èe]s en avoir|ayant) d[ée]lib[ée]r)",
    re.IGNORECASE,
)
"""« Vu le code », « Le conseil, après en avoir délibéré »: no margin says so."""

SLACK = 2
"""Characters by which the lines of one column may be out of line, where a converter rounded their place."""


def reorder(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    r"""``spans`` in reading order: in a two-column head, the cells of the margin first, then the others.

    The result still tiles the text: the same characters, each once. A text without such a head comes back unchanged.

    >>> head = "Extrait du registre des    Convoqué le 3 mai, le\n" + " " * 27 + "conseil réuni\n"
    >>> head += (" " * 27 + "en mairie, sous la présidence du maire\n") * 7
    >>> spans = tuple(Span(at, at + len(line)) for at, line in _lines(head))
    >>> [span.of(head).strip() for span in reorder(head, spans)][:2]
    ['Extrait du registre des', 'Convoqué le 3 mai, le']
    """
    head = tuple(_head(text, spans))
    origins = [text.rfind("\n", 0, span.start) + 1 for span in head]  # an opener may cut a line
    starts = [
        [span.start - origin + found.start() for found in _CELL.finditer(span.of(text).expandtabs(1))]
        for span, origin in zip(head, origins, strict=True)
    ]
    ordered: list[Span] = []
    done = 0
    for first, last, column in _parts(text, head, origins, starts):
        ordered.extend(_numbered(text, head[done:first]))
        ordered.extend(_beside(head[first:last], origins[first:last], starts[first:last], column))
        done = last
    return (*ordered, *_numbered(text, head[done:]), *spans[len(head) :])


def _parts(
    text: str, head: tuple[Span, ...], origins: list[int], starts: list[list[int]]
) -> Iterator[tuple[int, int, int]]:
    """The parts of a head that have two columns, a letterhead and what is below: their lines, the second column."""
    letterhead = _letterhead(text, head, starts)
    column = _column(starts)
    column = _beside_counts(text, origins, starts) if column is None else column
    below = (*_region(starts, column), column) if column is not None else None
    if letterhead and (below is None or letterhead[1] <= below[0]):
        yield letterhead
    if below:
        yield below


def _numbered(text: str, lines: tuple[Span, ...]) -> Iterator[Span]:
    """Lines of one column, with the number of the act cut off from the cell beside it: « N° 2021-14     Convoqué »."""
    for line in lines:
        if cell := _NUMBER.match(text, line.start, line.end):
            yield Span(line.start, cell.end())
            yield Span(cell.end(), line.end)
        else:
            yield line


def _beside(head: tuple[Span, ...], origins: list[int], starts: list[list[int]], column: int) -> tuple[Span, ...]:
    """The lines of one part, its margin first."""
    margin: list[Span] = []
    beside: list[Span] = []
    for span, origin, cells in zip(head, origins, starts, strict=True):
        right = next((cell for cell in cells if cell >= column - SLACK), None)
        left = bool(cells) and cells[0] < column - SLACK
        if left and right is not None:
            margin.append(Span(span.start, origin + right))
            beside.extend(_cells(origin + right, span.end, [origin + cell for cell in cells if cell >= right]))
        elif left:
            margin.append(span)
        else:
            beside.extend(_cells(span.start, span.end, [origin + cell for cell in cells]))
    return (*margin, *beside) if margin else head


def _letterhead(text: str, head: tuple[Span, ...], starts: list[list[int]]) -> tuple[int, int, int] | None:
    """The first paragraph, where it tells the body on the left and the sitting on the right, and where that begins.

    Two lines are enough: a white band goes through all of them, and what stands to its right is no value of a label.
    The frame of a stamp, which stands wholly on the right, may be above it.
    """
    for printed, ranks in groupby(range(len(head)), lambda rank: bool(starts[rank])):
        lines = tuple(ranks)
        if printed and any(starts[rank][0] < FRAME for rank in lines):
            return _two_sided(lines[0], [list(_CELL.finditer(head[rank].of(text).expandtabs(1))) for rank in lines])
    return None


def _two_sided(first: int, lines: list[list[re.Match[str]]]) -> tuple[int, int, int] | None:
    """The lines of a paragraph that begins at line ``first``, and where its right side begins, when it has two."""
    rows = [cells for cells in lines if len(cells) == ROWS]
    if len(rows) < ROWS or any(len(cells) > ROWS for cells in lines):
        return None
    column = min(right.start() for _, right in rows)
    left = max(cells[0].end() for cells in lines if cells[0].start() < column)
    labelled = any(cells[0][0].endswith(":") or cells[1][0].isdigit() for cells in rows)
    sits = any(_SITS.search(cells[-1][0]) for cells in lines if cells[-1].start() >= column)
    return (first, first + len(lines), column) if column - left >= BAND and sits and not labelled else None


def _region(starts: list[list[int]], column: int) -> tuple[int, int]:
    """The lines from the first to the last that begins at ``column``, or to a wide gap: what follows it is centred.

    Lines that touch the first and have a cell to each side of the band are of it: a title centred in the column.
    """
    first = last = None
    blanks = 0
    for row, cells in enumerate(starts):
        blanks = 0 if cells else blanks + 1
        if last is not None and blanks >= GAP_LINES:
            break
        if any(abs(cell - column) <= SLACK for cell in cells):
            first = row if first is None else first
            last = row + 1
    for row in range((first or 0) - 1, -1, -1):
        if not starts[row] or len(starts[row]) > ROWS or starts[row][0] >= column:
            break
        first = row if starts[row][-1] > column else first
    return first or 0, last or 0


def _head(text: str, spans: tuple[Span, ...]) -> Iterator[Span]:
    """The lines of the head: up to the report, a long line that begins in the margin, or to a row of a table.

    A row has bars, or ends with an amount in a column of its own; words of the act in the margin end the head too.
    """
    for span in spans[:HEAD_LINES]:
        line = span.of(text).rstrip()
        indent = len(line) - len(line.lstrip())
        if len(line) >= PROSE and indent < INDENT and max(map(len, _GAP.findall(line)), default=0) < WIDE:
            return
        if _DRAWN.search(line) or _PAID.search(line) or (indent < INDENT and _ACTS.match(line)):
            return
        yield span


def _cells(start: int, end: int, cells: list[int]) -> Iterator[Span]:
    """The cells of the main column and of what stands to its right, a stamp for one: each on a line of its own."""
    bounds = [start, *cells[1:], end]
    for begin, stop in pairwise(bounds):
        yield Span(begin, stop)


def _column(starts: list[list[int]]) -> int | None:
    """Where the main column begins, when enough lines share it and a margin stands beside some of them."""
    first = [cells for cells in starts if cells][:ROWS]
    counted = Counter(cell for cells in starts for cell in cells if cell >= MARGIN)
    for column, _ in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])):
        near = sum(count for cell, count in counted.items() if abs(cell - column) <= SLACK)
        beside = sum(1 for cells in starts if cells and cells[0] < column - SLACK and any(
            abs(cell - column) <= SLACK for cell in cells[1:]
        ))  # fmt: skip
        few = near >= FEW and all(len(row) > 1 and abs(row[1] - column) <= SLACK for row in first)
        return column if (near >= FEWEST or few) and beside > 0 else None
    return None


def _beside_counts(text: str, origins: list[int], starts: list[list[int]]) -> int | None:
    """Where the opening sentence begins, beside lines that count the members: « présents : 12     réuni en mairie »."""
    lines = [(origin, cells) for origin, cells in zip(origins, starts, strict=True) if cells]
    for column in dict.fromkeys(cells[-1] for _, cells in lines if len(cells) >= ROWS and cells[-1] >= MARGIN):
        there = [(origin, cells) for origin, cells in lines if abs(cells[-1] - column) <= SLACK]
        rights = [origin + cells[-1] for origin, cells in there]
        block = [(origin + cells[0], origin + cells[-1]) for origin, cells in there if len(cells) >= ROWS]
        going_on = sum(text[at].islower() or text[at].isdigit() for at in rights)
        counted = sum(1 for left, right in block if _COUNT.search(text, left, right))
        if len(block) >= FEW and going_on >= FEW - 1 and counted >= ROWS:
            return column
        if len(block) >= FEW - 1 and _OPENED.match(text, block[0][1]):
            return column
    return None


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line of a text with its place."""
    place = 0
    for line in text.splitlines(keepends=True):
        yield place, line
        place += len(line)
