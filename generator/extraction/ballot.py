"""A vote by name, and the titles of lists in which the cells of a vote stand between the words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.french import names
from generator.french.fold import fold
from generator.values.finding import Finding, Statut
from generator.values.lecture import RowRead
from generator.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.reading.outline import Outline

_UPPER = "A-ZÀ-ÖØ-ÝŒ"
_NAME = re.compile(
    rf"\b[{_UPPER}][a-zà-öø-ÿ'’]+(?:-[{_UPPER}][a-zà-öø-ÿ'’]+)?[ ]+(?:(?:LE|LA|DE)[ ])?[{_UPPER}][{_UPPER}'’-]+\b"
)
_TITLE = re.compile(names.TITLE)
_SIDES = {"votes_contre": re.compile(r"\bcontre\b"), "votes_abstention": re.compile(r"\babstentions?\b")}
_VOTES = {"votes_contre": "contre", "votes_abstention": "abstention"}
_WINDOW = 250
"""Characters after « contre » or « abstentions » in which those who voted so are named."""

_CELL = re.compile(
    r"(?:(?<=[ ][ ][ ])|(?<=\t))(?:approuve|adopte|rejete|reporte|ajourne|retire)e?s? (?:par|a|de|au)\b[^\n|]{0,80}$"
    r"|\b(?:(?:approuve|adopte)e?s?(?:[ ]+a (?:l'unanimite|la majorite))?|a (?:l'unanimite|la majorite)|"
    r"majorite pour \d{1,3}(?:[ ]votes?\b)?(?:[ ](?:contre|abstentions?)\b)?|(?<=[ ])contre[ ]?:|abstentions?[ ]?\(|"
    r"point reporte a une|prochaine seance)(?!\w)|\(\d{1,3}[ ](?:voix[ ])?pour\b[^()\n]{0,60}\)|"
    r"[-–][ ]retiree?s? de l'ordre du jour\b"
    r"|(?:(?<=[ ][ ])|(?<=[\t|])|(?<=[\t|] ))"
    r"(?:(?:approuve|adopte|rejete|reporte|ajourne|retire)e?s?|(?:prend|dont|pris) acte|prise d'acte)[ \t|.]{0,80}$"
    r"|(?<=[|])[ ]*(?:[^|\n]{0,30}\b(?:unanimite|majorite|pour|contre|abstentions?)\b|"
    r"(?:approuve|adopte|rejete|reporte|ajourne|retire)e?s?\b)[^|\n]{0,120}[ |]*$",
    re.MULTILINE,
)
_FOOT = re.compile(r"\b(?:mairie d|hotel de ville\b|tel[ .:])")
"""Where, after the cells of the last line, the foot of the page begins."""

_EDGE = " \t\r\n|*_,;:-–"
_BULLET = re.compile(r"[\s|,;:(]+[eo]?[\s|]*$")


def voters(
    outline: Outline, champs: Mapping[str, Finding[object]], represented: frozenset[str] = frozenset()
) -> tuple[RowRead, ...]:
    """The rows of ``presences`` of those named as voting against or abstaining; none unless all were read.

    « 3 votes contre : Anne MARTIN, Luc PETIT et Ida ROY » names as many as it counts. ``represented`` are the members,
    folded, whom the list of the sitting gives a proxy: they voted without being there.
    """
    return tuple(row for column in _SIDES for row in _side(outline, champs, column, represented))


def _side(
    outline: Outline, champs: Mapping[str, Finding[object]], column: str, represented: frozenset[str]
) -> Iterator[RowRead]:
    """Those who voted one way, when as many are named as counted."""
    count = champs.get(column)
    if count is None or not count.value:
        return
    view = outline.view(*outline.sections)
    word = _SIDES[column].search(view.folded, max(view.local(count.spans[0].start) - 30, 0))
    if word is None:
        return
    found = list(_NAME.finditer(view.text, word.end(), min(word.end() + _WINDOW, len(view))))
    if len(found) != count.value:
        return
    for each in found:
        titled = _TITLE.match(each[0])
        name = " ".join(each[0][titled.end() if titled else 0 :].split())
        statut = "represente" if fold(name) in represented else "present"
        yield RowRead(
            "presences",
            {
                "personne": view.find(name, each.start() + (titled.end() if titled else 0), each.end(), "vote.nom"),
                "statut": view.deduce(statut, *each.span(), "vote.nom", "a voté"),
                "vote": view.find(_VOTES[column], *each.span(), "vote.nom"),
            },
        )


def title(outline: Outline, objet: Finding[object], *, whole: bool = False) -> Finding[object] | None:
    """The title of a line of a list, read around the cells of the vote and of the speaker that cut it.

    « Aide Luc PETIT Approuvée exceptionnelle à l'unanimité » is « Aide exceptionnelle ». A title without such cells,
    which is that of minutes, stands as it is; one that begins in small letters has lost its beginning and is none,
    unless the words before it tell that it is ``whole``: « Délibération n° 2019-13 : désignation d'un secrétaire ».
    """
    text = outline.source.text
    pieces = [piece for span in objet.spans for piece in _pieces(text, span)]
    if not pieces or (text[pieces[0].start].islower() and not whole):
        return None
    value = " ".join(" ".join(piece.of(text).split()) for piece in pieces)
    if value == objet.value:
        return objet
    return Finding(value, tuple(pieces), "objet.ligne", Statut.DEDUIT, "libellé de la ligne, vote ôté")


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """The parts of a passage that are neither a cell of the vote nor, in a line that has one, a name."""
    part = span.of(text)
    folded = fold(part)
    cells = [found.span() for found in _CELL.finditer(folded)]
    if cells:
        foot = _FOOT.search(folded, cells[0][1])
        part = part[: foot.start()] if foot else part
        cells = [cell for cell in cells if cell[1] <= len(part)]
        cells += [found.span() for found in _NAME.finditer(part)]
    start = 0
    for begin, end in [*sorted(cells), (len(part), len(part))]:
        words = part[start:begin]
        kept = _BULLET.sub("", words).rstrip(_EDGE)
        if kept.endswith(")") and "(" not in kept:
            kept = kept.rstrip(")" + _EDGE)
        lead = len(kept) - len(kept.lstrip(_EDGE))
        if kept[lead:]:
            yield Span(span.start + start + lead, span.start + start + len(kept))
        start = max(start, end)
