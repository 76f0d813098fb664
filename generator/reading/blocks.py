"""Blocks: lines that stand together between blank lines, the units in which headings and boxes are recognised."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.reading import rules
from generator.reading.context import Context

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.reading.openers import Openers
    from generator.values.span import Span

_MARKUP = re.compile(r"</?[a-z]{1,6}>|\*\*|__", re.IGNORECASE)
_MARK = re.compile(r"[ \t]*((?:(?:[-–—•*>→►▶▪■●◦❖✓➢➤·]|#{1,6}|\d{1,2}(?:\.\d{1,2}){1,3}\.?)[ \t]+)+)")
_NOTE = re.compile(r"[ \t]*(?:[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}|\[\^?\d{1,3}\]:?)[ \t]*\S")
_BROKEN = re.compile(r"[.;!?] +[A-ZÀ-Ý]")
_LEADER = re.compile(r"\t|\.{4}|…{2}|\s\d{1,3}$")

_HEADINGS = frozenset({"axe", "chapitre", "sommaire"})
_SPOKEN = frozenset({"titre", "propos"})  # phrases of a text that open a section only in their place

TITLE = 250
"""Characters beyond which a block is no title. The longest line of a flattened box has 230, the longest heading 150."""


def plain(text: str) -> str:
    """``text`` with its Markdown and HTML emphasis made blank; of the same length, so that places stay true.

    >>> plain("par la <u>Ville</u> et A*MIDEX")
    'par la    Ville     et A*MIDEX'
    """
    return _MARKUP.sub(lambda found: " " * len(found[0]), text)


def one_line(text: str) -> str:
    """``text`` without emphasis, its white space made single.

    >>> one_line("Le  <u>parcours</u>")
    'Le parcours'
    """
    return " ".join(_MARKUP.sub("", text).split())


@dataclass(frozen=True, slots=True)
class Block:
    """Lines ``first`` to ``last`` (excluded) of a document, and the form they show.

    ``kind`` is the sense of the vocabulary that opened it, ``puce`` for a bullet, ``texte`` for the rest. ``words`` are
    those that follow the opener or the bullet; ``mark`` is the bullet. ``lone``: a blank line stands on both sides.
    """

    kind: str
    regle: str
    first: int
    last: int
    words: str
    mark: str = ""
    opener_end: int = 0
    lone: bool = True

    @property
    def leads(self) -> bool:
        """Whether it looks like a line of a table of contents: a tab, a dotted leader or a page number at the end."""
        return _LEADER.search(self.words) is not None

    def is_title(self, longest: int = TITLE, closing: str = ".;:,…!") -> bool:
        """Whether the words read as a title: a capital first, one sentence at most, no closing punctuation."""
        words = self.words
        if not words or len(words) > longest or words[-1] in closing or _BROKEN.search(words):
            return False
        first = next((char for char in words if char.isalnum()), "")
        return first.isupper() or first.isdigit()


def gather(
    text: str, folded: str, spans: Sequence[Span], openers: Openers
) -> tuple[tuple[Block, ...], dict[int, str | None]]:
    """The blocks of a document, and the lines in none: blank (``None``) or noise (its kind), by line number."""
    blocks: list[Block] = []
    aside: dict[int, str | None] = {}
    gap = True
    for number, span in enumerate(spans):
        words = folded[span.start : span.end].strip()
        context = Context(text, folded, span, words, None, None, frozenset())
        if not words:
            aside[number], gap = None, True
        elif _NOTE.match(text, span.start, span.end):
            aside[number] = "note"
        elif rules.folio(context, openers):
            aside[number] = "folio"
        else:
            _add(blocks, _shape(text, folded, span, number, openers), gap=gap)
            gap = False
    return tuple(blocks), aside


def _shape(text: str, folded: str, span: Span, number: int, openers: Openers) -> Block:
    """The block that a line would make alone."""
    mark = _MARK.match(text, span.start, span.end)
    found = openers.read(folded, mark.end() if mark else span.start, span.end)
    bullet = re.sub(r"\d+", "1", "".join(mark[1].split()))[:3] if mark else ""
    kind, regle, start = ("puce" if mark else "texte"), "suite", (mark.end() if mark else span.start)
    if found is not None and (not bullet or found.label == "action"):
        regle = found.regle
        if found.label not in _SPOKEN:
            kind, start = found.label, found.end
    words = plain(text[start : min(span.end, start + 2 * TITLE)]).strip()
    return Block(kind, regle, number, number + 1, words, bullet, start)


def _add(blocks: list[Block], block: Block, *, gap: bool) -> None:
    """Put ``block`` after the others, or join it to the last one when it goes on with it."""
    if gap or not blocks:
        blocks.append(block)
        return
    last = blocks[-1]
    heading = last.kind in _HEADINGS
    if block.kind == "texte" and (not heading or block.words[:1].islower()):
        words = f"{last.words} {block.words}" if len(last.words) <= TITLE else last.words
        blocks[-1] = replace(last, last=block.last, words=words)
        return
    if not heading or block.kind != "texte":
        blocks[-1] = replace(last, lone=False)
    blocks.append(replace(block, lone=heading and block.kind == "texte"))
