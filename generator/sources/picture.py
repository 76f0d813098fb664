"""A page of a PDF drawn as a picture, for whoever reads with eyes. Runs in the child process."""

from __future__ import annotations

import base64
import struct
from math import sqrt
from typing import NamedTuple

import pypdfium2

from generator.sources.pdf import flattened, unreadable

PAGE = struct.Struct(">I")
"""Stands before the PDF: the number, from 0, of the page to draw."""

POINTS = 72
"""Points in an inch."""

DENSITY = 300
"""Dots per inch from which letters of 10 points are read as well as they ever will be."""

MAX_DOTS = 20_000_000
"""Dots of a picture: a page A3 at 300 dots per inch has 17 million. A larger page is drawn less finely."""


class Picture(NamedTuple):
    """A page in shades of grey: how many points a dot measures, the height in dots, a PGM file in base 64."""

    dot: float
    height: int
    pgm: str


def draw(request: bytes) -> Picture:
    """The page that ``request`` names, upright, with what is laid over it.

    Raises ``RegistreError`` (``pdf-illisible``) with the number of the page.
    """
    (number,) = PAGE.unpack_from(request)
    try:
        page = flattened(pypdfium2.PdfDocument(request[PAGE.size :]), number)
        inches = page.get_width() * page.get_height() / POINTS**2
        scale = min(DENSITY, sqrt(MAX_DOTS / max(inches, 1))) / POINTS
        drawn = page.render(scale=scale, grayscale=True)
    except pypdfium2.PdfiumError as error:
        raise unreadable(f"page {number + 1}") from error
    rows = memoryview(drawn.buffer).cast("B")
    dots = b"".join(rows[start : start + drawn.width] for start in range(0, drawn.stride * drawn.height, drawn.stride))
    pgm = b"P5 %d %d 255\n" % (drawn.width, drawn.height) + dots
    return Picture(1 / scale, drawn.height, base64.b64encode(pgm).decode())
