"""The items of a list inside a section: bulleted points, one line each or several."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.reading.view import View

BULLET = re.compile(
    r"^\f?[ \t]*(?:\*\*)?[ \t]*(?:[-–—•*>➢➤►▪●◦\uf0b7\uf02d]|\d{1,2}[ ]?[.)/°-]{1,2}(?=\s))[ \t_]*(?=\S)", re.MULTILINE
)
EDGE = " \t\r\n*_>-–—•➢➤►▪●;,"


def bullets(view: View, start: int = 0, *, top: bool = False) -> list[tuple[int, int]]:
    """The bulleted items of ``view`` after ``start``: from one bullet to the next, bullet left out, trimmed.

    With ``top``, an item more indented than the first belongs to the one above it: the bodies under « attribue les
    subventions suivantes » are no decisions of their own.
    """
    marks = list(BULLET.finditer(view.text, start))
    if top and marks:
        margin = _indent(marks[0])
        marks = [mark for mark in marks if _indent(mark) <= margin]
    ends = [*(mark.start() for mark in marks[1:]), len(view)][: len(marks)]
    return [trim(view, mark.end(), end) for mark, end in zip(marks, ends, strict=True)]


def _indent(mark: re.Match[str]) -> int:
    """The blanks before a bullet."""
    words = mark[0].lstrip("\f")  # a page begins
    return len(words) - len(words.lstrip(" \t"))


def trim(view: View, start: int, end: int) -> tuple[int, int]:
    """``start`` and ``end`` without bullets, Markdown left-overs, and the marks that separate items."""
    part = view.text[start:end]
    start += len(part) - len(part.lstrip(EDGE))
    return start, max(start, end - len(part) + len(part.rstrip(EDGE)))
