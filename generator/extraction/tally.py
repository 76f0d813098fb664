"""The figures of a vote printed together: three voices in a row wherever they stand, or names above their figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.reading.cells import ROW_FIGURES, STACK, STACKED_LABEL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.outline import Outline
    from generator.reading.view import View
    from generator.values.finding import Finding

_VOICE = r"(?:votes? |voix |ont vote )?(?:pour|contre|abstentions?)[ ]?[:=][ ]?\d{1,3}\b(?![ ]?[€%/]|[.,]\d)"
_HEADS = re.compile(r"^[^\n:]*\bpour\b[^\n:]*\bcontre\b[^\n:]*\n", re.MULTILINE)
_BLANKS = re.compile(r"[ ]{2,}|[ ]*[\t|][ \t|]*")
_COUNT = r"\d{1,3} (?:voix |votes? )?(?:pour|contre|abstentions?)\b(?![ ]?[:=])"
_ROW = re.compile(rf"\b{_VOICE}(?:\W{{1,12}}{_VOICE}){{2}}|(?<![\d,.] )\b{_COUNT}(?:\W{{1,4}}(?:et )?{_COUNT}){{2}}")
_EACH = re.compile(
    r"\b(?P<avant>pour|contre|abstention)s?[ ]?[:=][ ]?(?P<apres>\d{1,3})|"
    r"\b(?P<nombre>\d{1,3}) (?:voix |votes? )?(?P<voix>pour|contre|abstention)"
)
_COLUMNS = {"pour": "votes_pour", "contre": "votes_contre", "abstention": "votes_abstention"}
_OTHERS = re.compile(r"\bavai(?:t|ent)\b|\bcommissions?\b(?! permanente)|\bcomite (?:technique|social)\b|\bavis\b")
_BEFORE = 120
"""Characters before a row of voices in which the committee stands whose vote it is."""


def read(outline: Outline, votes: list[View], *, alone: bool) -> Iterator[tuple[str, Finding[object]]]:
    """The voices of the sections about the vote; else those of a row, in a text that is one act ``alone``."""
    found = [voice for view in votes for voice in _stacked(view)]
    found = found or [voice for section in outline.of("effectifs") for voice in _aligned(outline.view(section))]
    yield from found or (_row(outline).items() if alone else ())


def _aligned(view: View) -> Iterator[tuple[str, Finding[object]]]:
    """The voices in a row of figures, each below its name: « En exercice   Votants   Pour   Contre »."""
    heads = _HEADS.search(view.folded)
    figures = ROW_FIGURES.match(view.folded, heads.end()) if heads else None
    if heads is None or figures is None:
        return
    names = [name.strip() for name in _BLANKS.split(heads[0].strip("|\t \r\n"))]
    cells = list(re.finditer(r"\d+", figures[0]))
    for name, cell in zip(names, cells, strict=True) if len(names) == len(cells) else ():
        if column := _COLUMNS.get(name.removesuffix("s")):
            start = figures.start() + cell.start()
            yield column, view.find(int(cell[0]), start, start + len(cell[0]), "vote.rangee-de-cellules")


def _row(outline: Outline) -> dict[str, Finding[object]]:
    """The three voices of the only row of them in an act: « (vote pour : 29 - contre : 0 - abstention : 0) »."""
    view = outline.view(*outline.sections)
    if not all(side in view.folded for side in _COLUMNS):
        return {}
    found = [
        each for each in _ROW.finditer(view.folded)
        if not _OTHERS.search(view.folded, max(0, each.start() - _BEFORE), each.start())
    ]  # fmt: skip
    voices = [list(_EACH.finditer(view.folded, *each.span())) for each in found]
    read = [{voice["avant"] or voice["voix"]: voice for voice in row} for row in voices]
    if len(read) != 1 or len(read[0]) != len(_COLUMNS):
        return {}
    champs: dict[str, Finding[object]] = {}
    for side, voice in read[0].items():
        figure = "apres" if voice["avant"] else "nombre"
        champs[_COLUMNS[side]] = view.find(int(voice[figure]), *voice.span(figure), "vote.rangee")
    return champs


def _stacked(view: View) -> Iterator[tuple[str, Finding[object]]]:
    """Voices whose names stand in a column above that of their figures: « Votants / Pour / Contre / 19 / 19 / 0 ».

    There are as many figures as names, and the voices are no more than those who vote.
    """
    found = STACK.search(view.folded)
    if found is None:
        return
    names = [name[1] for name in STACKED_LABEL.finditer(view.folded, *found.span("noms"))]
    figures = list(re.finditer(r"\d+", view.folded[slice(*found.span("nombres"))]))
    said = {name.removesuffix("s"): int(figure[0]) for name, figure in zip(names, figures, strict=False)}
    voices = [said[side] for side in _COLUMNS if side in said]
    if len(names) != len(figures) or len(said) != len(names) or len(voices) < 2:  # noqa: PLR2004 - for and against
        return
    if "votant" in said and not max(voices) <= sum(voices) <= said["votant"]:
        return
    for name, figure in zip(names, figures, strict=True):
        if column := _COLUMNS.get(name.removesuffix("s")):
            start = found.start("nombres") + figure.start()
            yield column, view.find(int(figure[0]), start, start + len(figure[0]), "vote.colonnes")
