"""The straight lines that a page of a PDF draws: the borders of its tables. Runs in the child process."""

from __future__ import annotations

import ctypes
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

THIN = 2.5
"""Points up to which a drawn shape is a line: word processors draw a border as a filled box 0.5 to 1.5 wide."""

SHORTEST = 4.0
"""Points below which a line borders nothing: the dots of a dotted one, the strokes of a drawn letter."""

MOST_STROKES = 4_000
"""Lines of a page beyond which they are a plan or a map. The densest table of a budget has some 800."""

MOST_DEPTH = 4
"""Drawings inside drawings: a stamping desk wraps the whole page in one."""

Point = tuple[float, float]


class Stroke(NamedTuple):
    """A line across (``low == high``) or down (``left == right``), in points, in the frame that is read upright."""

    left: float
    right: float
    low: float
    high: float


class _Matrix(NamedTuple):
    """Where a drawing inside a drawing stands: the six numbers of PDF 32000-1, 8.3.4."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def place(self, point: Point) -> Point:
        """``point`` in the frame around."""
        x, y = point
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f


def strokes(page: Any, turn: int) -> tuple[Stroke, ...]:  # noqa: ANN401 - pypdfium2 has no types
    """The lines of a page that is read turned back by ``turn`` quarters; none of a page that is a drawing."""
    found: list[Stroke] = []
    count = pdfium.FPDFPage_CountObjects(page.raw)
    drawn = (pdfium.FPDFPage_GetObject(page.raw, index) for index in range(count))
    for corners in _shapes(drawn, (), MOST_DEPTH):
        found += _lines([_upright(point, turn) for point in corners])
        if len(found) > MOST_STROKES:
            return ()
    return tuple(found)


def _upright(point: Point, turn: int) -> Point:
    """A point of the page in the frame that is read upright, as ``glyphs`` places letters."""
    x, y = point
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn]


def _shapes(drawn: Iterator[Any], frames: tuple[_Matrix, ...], depth: int) -> Iterator[list[Point]]:
    """The corners of each shape of straight lines whose outline is drawn, or that is itself as thin as a line."""
    for shape in drawn:
        kind = pdfium.FPDFPageObj_GetType(shape)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield from _outlines(shape, (_matrix(shape), *frames))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth:
            count = pdfium.FPDFFormObj_CountObjects(shape)
            inner = (pdfium.FPDFFormObj_GetObject(shape, index) for index in range(count))
            yield from _shapes(inner, (_matrix(shape), *frames), depth - 1)


def _matrix(shape: Any) -> _Matrix:  # noqa: ANN401 - PDFium's handle
    """Where a shape stands in what holds it."""
    raw = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(shape, raw):
        return _Matrix(1, 0, 0, 1, 0, 0)
    return _Matrix(raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)


def _outlines(shape: Any, frames: Sequence[_Matrix]) -> Iterator[list[Point]]:  # noqa: ANN401 - PDFium's handle
    """The outlines of a path on the page, each from its first corner on; a curve ends the outline it belongs to."""
    filled, stroked = ctypes.c_int(), pdfium.FPDF_BOOL()
    pdfium.FPDFPath_GetDrawMode(shape, filled, stroked)
    if not (filled.value or stroked.value):
        return
    for corners in _segments(shape):
        placed = corners
        for frame in frames:
            placed = [frame.place(point) for point in placed]
        if stroked.value or _thin(placed):
            yield placed


def _segments(shape: Any) -> Iterator[list[Point]]:  # noqa: ANN401 - PDFium's handle
    """The corners of each outline of a path, in the path's own frame."""
    x, y = ctypes.c_float(), ctypes.c_float()
    corners: list[Point] = []
    for index in range(min(pdfium.FPDFPath_CountSegments(shape), MOST_STROKES)):
        segment = pdfium.FPDFPath_GetPathSegment(shape, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if kind != pdfium.FPDF_SEGMENT_LINETO:
            yield corners
            corners = []
        corners.append((x.value, y.value))
        if kind == pdfium.FPDF_SEGMENT_LINETO and pdfium.FPDFPathSegment_GetClose(segment):
            corners.append(corners[0])
    yield corners


def _thin(corners: Sequence[Point]) -> bool:
    """Whether a filled shape is a line."""
    if not corners:
        return False
    across = [x for x, _ in corners]
    down = [y for _, y in corners]
    return min(max(across) - min(across), max(down) - min(down)) <= THIN


def _lines(corners: Sequence[Point]) -> Iterator[Stroke]:
    """The sides of an outline that run across or down."""
    for (x0, y0), (x1, y1) in pairwise(corners):
        left, right, low, high = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
        if high - low <= THIN and right - left >= SHORTEST:
            yield Stroke(left, right, (low + high) / 2, (low + high) / 2)
        elif right - left <= THIN and high - low >= SHORTEST:
            yield Stroke((left + right) / 2, (left + right) / 2, low, high)
