"""Tables laid out by blanks: columns that keep their place from line to line, cells that are wrapped and centred.

  Structure                Projet                 Coût du       Montant
                                                  projet       proposé
Régie de quartier        Ateliers
                                                 54 000 €      12 000 €
Les Rives                de couture

White bands part the columns; the lines with figures are the rows; what is wrapped stands around them, or goes on below
its first line. A table whose columns are not as many as its heads, or whose words may be shared out in two ways, is
left to the readers that ask less of it.
"""

from __future__ import annotations

import re
from itertools import chain, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from generator.extraction.tables import bands
from generator.extraction.tables.bars import parted
from generator.extraction.tables.grid import Box, Cell, cells, loud, rubric
from generator.extraction.tables.head_words import ARTICLE, column, left_over
from generator.extraction.tables.heads import decided
from generator.extraction.tables.shares import Column, shared_out
from generator.reading.pages import BREAK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.extraction.tables.bands import Bands
    from generator.reading.view import View

    Line = tuple[Cell, ...]
    Spans = Sequence[tuple[int, int]]

_UNIT = re.compile(r"(?:(?:19|20)\d\d|h\.?t\.?|t\.?t\.?c\.?|en euros?|en €|euros?|[(€)]|[ ])+|\([^()]{1,24}\)")
"""What ends heads below their words: « H.T. (€) », « en euros », « 2023 », « (janvier) »."""

_LEAST_COLUMNS, _LEAST_ROWS = 3, 2
"""Two columns, a name and its figure, are a list."""


Rows = tuple[tuple[Box, ...], ...]


class Grid(NamedTuple):
    """The heads of a table, by column of the data, and its rows: under each head the lines of a cell.

    A grid without rows is that of a table whose columns are sure, and the names of its rows are not.
    """

    heads: tuple[str, ...]
    rows: Rows


class _Row(NamedTuple):
    """A line with figures: its cell in each column, and whether it sums up those above it."""

    cells: tuple[Cell | None, ...]
    total: bool


class _Page(NamedTuple):
    """The rows of a page, and in each column the lines above the first of them, between two, and below the last."""

    rows: list[_Row]
    gaps: list[list[list[Cell]]]


def read(view: View, heads: Spans, body: Spans) -> Grid | None:
    """The grid of a table whose lines of ``heads`` and of ``body`` are given; nothing where it is not sure.

    A page break may shift all columns: where one set of bands does not do, each page has its own.
    """
    if any(parted(view.text[start:end]) for start, end in (*heads, *body)):
        return None
    lines = [cells(view, start, start, end) for start, end in body]
    first = next((rank for rank, line in enumerate(lines) if not _of_head(view, line)), len(lines))
    last = _last(view, lines)
    titles = [*(cells(view, start, start, end) for start, end in heads), *lines[:first]]
    pages = _pages(view, body[first:last], lines[first:last])
    whole = [*chain(*pages)]
    ways = ((part, ragged) for part in ([whole], *([pages] if len(pages) > 1 else [])) for ragged in (False, True))
    found = [grid for part, ragged in ways if (grid := _grid(view, titles, part, ragged=ragged)) is not None]
    return next((grid for grid in found if grid.rows), found[0] if found else None)


def unheaded(view: View, body: Spans) -> Grid | None:
    """The grid of lines that no heads stand above: names on the left, amounts on the right, a purpose between them."""
    lines = [line for line in (cells(view, start, start, end) for start, end in body) if line]
    for ragged in (False, True):
        columns = bands.bands(view, lines, bands.edges(view, lines), ragged=ragged)
        if len(columns) == _LEAST_COLUMNS:
            heads = ("nom_imprime", "objet", "montant")
            grid = _grid(view, [], [lines], ragged=ragged, named=heads)
            if grid is not None and grid.rows and not any(_of_codes(view, row[0]) for row in grid.rows):
                return grid
    return None


def _of_codes(view: View, box: Box) -> bool:
    """Whether a cell has no letters: « 65748 » is an account, and names nobody."""
    return not any(char.isalpha() for cell in box for char in bands.words(view, cell))


def _of_head(view: View, line: Line) -> bool:
    """Whether a line below the heads ends them: it holds units, years and names of columns, and nothing else.

    « Association des » may begin the first row, and is none.
    """
    return bool(line) and all(_ends_head(bands.words(view, cell)) for cell in line)


def _ends_head(words: str) -> bool:
    """Whether the words of a cell end a head that begins above."""
    named = words[0].isalpha() and left_over(words, 0) <= ARTICLE and column(words) != "nom_imprime"
    return named or _UNIT.fullmatch(words) is not None


def _last(view: View, lines: Sequence[Line]) -> int:
    """The end of the table: the last total, else what goes on below the last row: further down are no cells."""
    totals = [rank for rank, line in enumerate(lines) if bands.total(view, line)]
    if totals:
        return totals[-1] + 1
    last = max((rank for rank, line in enumerate(lines) if bands.paid(view, line)), default=-1) + 1
    return next((rank for rank in range(last, len(lines)) if not lines[rank]), len(lines))


def _pages(view: View, spans: Spans, lines: Sequence[Line]) -> list[list[Line]]:
    """The lines that hold something, page by page; what holds no row goes on with the page above."""
    folios = bands.folios(view, lines)
    pages: list[list[Line]] = [[]]
    for rank, ((start, end), line) in enumerate(zip(spans, lines, strict=True)):
        if rank in folios or start in view.starts or BREAK in view.text[start:end]:
            pages.append([])
        if line and rank not in folios:
            pages[-1].append(line)
    joined: list[list[Line]] = []
    for page in pages:
        if joined and not any(bands.paid(view, line) for line in page):
            joined[-1] += page
        else:
            joined.append(page)
    return joined


def _grid(
    view: View,
    titles: Sequence[Line],
    pages: Sequence[Sequence[Line]],
    *,
    ragged: bool,
    named: tuple[str, ...] = (),
) -> Grid | None:
    """The grid of the lines of each page, each with bands of its own, under columns ``named`` or told by titles."""
    whole = _Page([], [])
    for lines in pages:
        begins = bands.edges(view, lines)
        columns = bands.bands(view, lines, begins, ragged=ragged)
        named = named or _heads(view, titles, columns)
        if not _LEAST_COLUMNS <= len(columns) == len(named):
            return None
        page = _placed(view, lines, columns, begins, named.index("nom_imprime"))
        if page is None:
            return None
        whole = _joined(whole, page)
    if len(whole.rows) < _LEAST_ROWS:
        return None
    return Grid(named, _filled(view, named, _boxes(view, named, whole) or ()))


def _heads(view: View, titles: Sequence[Line], columns: Bands) -> tuple[str, ...]:
    """The column of the data that each one holds, by the words above it; nothing where one has none.

    A head over no column, beside one that has its own, is that of cells which are all empty on this page.
    """
    said: list[list[str]] = [[] for _ in columns]
    for line in titles if columns else ():
        over = [cell for cell in line if bands.over(cell, columns)]
        places = [bands.under(cell, columns) for cell in over]
        more = [cell for cell in line if cell not in over and bands.under(cell, columns) not in places]
        places += [bands.under(cell, columns) for cell in more]
        if None in places or len({*places}) < len(places):
            return ()
        for place, cell in zip(places, (*over, *more), strict=True):
            said[place or 0].append(bands.words(view, cell))
    told = [" ".join(words) for words in said]
    named = decided([(column(words) or "", words) for words in told]) if all(told) else ()
    return named if "nom_imprime" in named and "montant" in named else ()


def _placed(view: View, lines: Sequence[Line], columns: Bands, begins: Sequence[int], name: int) -> _Page | None:
    """The lines of a page in their columns; nothing where two stand in one, one in two, or words among figures."""
    wide = bands.widest(lines)
    page = _Page([], [[[] for _ in columns]])
    for line in lines:
        total = bands.total(view, line)
        row = total or bands.paid(view, line)
        letters = any(char.isalpha() for cell in line for char in bands.words(view, cell))
        parts = line if total else bands.split(view, line, begins)
        if not row and (not letters or (len(parts) == 1 and _titles(view, line[0], columns, name, wide))):
            continue
        placed: list[Cell | None] = [None for _ in columns]
        for cell in parts:
            place = bands.place(view, cell, columns)
            if placed[place] is not None or (not total and bands.overruns(cell, columns[place + 1 : place + 2])):
                return None
            placed[place] = cell
        if row:
            page.rows.append(_Row(tuple(placed), total))
            page.gaps.append([[] for _ in columns])
        else:
            for n, found in enumerate(placed):
                page.gaps[-1][n] += [found] if found else []
    figures = [n for n in range(len(columns)) if _of_figures(view, [row.cells[n] for row in page.rows])]
    if any(gap[n] for gap in page.gaps[:-1] for n in figures) or _folded(page.rows, figures):
        return None
    for n in figures:
        page.gaps[-1][n] = []  # the heads of the next page
    return page


def _titles(view: View, cell: Cell, columns: Bands, name: int, wide: int) -> bool:
    """Whether a lone cell is the title of a part: wide as the table, over the numbers of the rows, or loud."""
    if len(cell) > wide:
        return True
    place = bands.place(view, cell, columns)
    over = bands.overruns(cell, columns[place + 1 : place + 2])
    return place < name or (over and (loud(view, cell) or rubric(view, cell)))


def _of_figures(view: View, found: Sequence[Cell | None]) -> bool:
    """Whether most of the cells of a column are figures."""
    told = [bands.figured(view, cell) for cell in found if cell]
    return 2 * sum(told) > len(told)


def _folded(rows: Sequence[_Row], figures: Sequence[int]) -> bool:
    """Whether the figures of one row stand on two lines, since each cell is centred for itself."""
    filled = [frozenset(n for n in figures if row.cells[n]) for row in rows if not row.total]
    return any(above.isdisjoint(below) and len(above | below) == len(figures) for above, below in pairwise(filled))


def _joined(above: _Page, below: _Page) -> _Page:
    """Two pages as one: a cell may go on from the foot of the first to the head of the second."""
    if not above.gaps:
        return below
    over = [[*last, *first] for last, first in zip(above.gaps[-1], below.gaps[0], strict=True)]
    return _Page([*above.rows, *below.rows], [*above.gaps[:-1], over, *below.gaps[1:]])


def _boxes(view: View, heads: Sequence[str], page: _Page) -> Rows | None:
    """The rows, with all lines of their cells; nothing where these may be shared out among them in two ways.

    A table centres the cells of its rows, or begins them all on one line: the way that stands better is its own.
    """
    centred, hung = (_shared(view, heads, page, hung=hung) for hung in (False, True))
    if centred[0] == hung[0]:
        return centred[1] if centred[1] == hung[1] else None
    return min(centred, hung, key=itemgetter(0))[1]


def _shared(view: View, heads: Sequence[str], page: _Page, *, hung: bool) -> tuple[float, Rows | None]:
    """The rows where the cells are all ``hung``, or all centred, none where it is not sure; and how ill they stand."""
    totals = frozenset(rank for rank, row in enumerate(page.rows) if row.total)
    found = []
    for n, head in enumerate(heads):
        own = tuple(row.cells[n] for row in page.rows)
        around = tuple(tuple(gap[n]) for gap in page.gaps)
        found.append(shared_out(Column(view, own, around, totals, named=head == "nom_imprime", hung=hung)))
    columns = [boxes for _, boxes in found if boxes is not None]
    return sum(ill for ill, _ in found), tuple(zip(*columns, strict=True)) if len(columns) == len(found) else None


def _filled(view: View, heads: Sequence[str], boxes: Rows) -> Rows:
    """The rows, the name of a cell that several share said in each; none where one has no words at all."""
    name = heads.index("nom_imprime")
    rows: list[tuple[Box, ...]] = []
    for row in boxes:
        told = tuple(chain(*row))
        if row[name] or bands.total(view, told):
            rows.append(row)
        elif rows and rows[-1][name] and not all(bands.figured(view, cell) for cell in told):
            rows.append((*row[:name], rows[-1][name], *row[name + 1 :]))
        else:
            return ()
    return tuple(rows)
