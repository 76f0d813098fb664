"""Subsidies told name by name, each under it with the label of each sum, as a table that lost its columns.

Chorale Mélodia          SAINT-AUBIN
Demande                  Toiture du lavoir
800,00                   Coût HT : 8 930 € – Autofinancement : 6 698 €
Accordé                  FONDS DE CONCOURS : 2 232 €
600,00
Pour 12  Contre 2

The labels are read as the heads of columns are; two names at least with one label of what is given make a list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from generator.extraction.grants.lists.items import OTHER, PLURAL
from generator.extraction.grants.sentences.clause import Clause
from generator.extraction.grants.tables.columns import granted_above
from generator.extraction.grants.tables.fallen import head_of, sum_of
from generator.extraction.grants.terms.names import lead
from generator.extraction.grants.terms.receivers import Receiver, in_cells, unspent
from generator.extraction.grants.terms.statement import TABLED, Passage, Statement
from generator.extraction.grants.terms.words import family
from generator.extraction.tables import votes
from generator.extraction.tables.grid import Cell, rubric
from generator.extraction.tables.heads import decided
from generator.extraction.tables.ledger_rows import TIE
from generator.french import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.reading.view import View

_LINE = re.compile(r"[^\n]*\n?")
_APART = re.compile(r"\s+[–—;/|-]\s+|\t+|[ ]{2,}(?=[a-z][^:\n]{2,30}:)")
"""« Demandé : 800 € – Accordé : 600 € »: what parts two labels of one line."""

_TOLD = re.compile(
    r"(?P<label>[a-z][a-z' ().-]{2,44}?(?:[ ](?:en[ ])?20[0-9]{2}(?=[ ]?:|[ ]))?)"
    r"(?:[ ]?:[ ]*|[ .…_]{2,}|[ ](?=[0-9]))(?P<valeur>\S[^\n]{0,60})"
)
_VOTE = re.compile(r"(?:resultats? du )?votes?[ ]?:[ ]?")
_FEWEST = 2
_DEEP = 8
"""Lines of the longest stanza: a name, what it is for, three labels with their sums."""

_NAME = 90
_VALUE = 60
_BETWEEN = 4
"""Lines of remarks between two stanzas, at most."""

_ABOVE = 1500
"""How far above the first stanza the title stands that speaks of subsidies."""


class _Sum(NamedTuple):
    """What a label tells: the column that it would head, its words, its value, and the sum that this is, if any."""

    sens: str
    words: str
    value: Cell
    montant: Decimal | None


@dataclass(frozen=True, slots=True)
class _Stanza:
    """A name, the lines between it and the first label, the one sum that is given, the vote, and where all ends."""

    name: Cell
    about: tuple[Cell, ...]
    given: _Sum
    vote: str
    first: int
    last: int


def stanzas(view: View) -> Iterator[Passage]:
    """The lists of a view that are told so."""
    if PLURAL.search(view.folded) is None:
        return
    places = (view.trimmed(*found.span()) for found in _LINE.finditer(view.folded) if found.group())
    lines = [Cell(start, max(start, end), 0) for start, end in places]
    run: list[_Stanza] = []
    at = 0
    while at < len(lines):
        one = _stanza(view, lines, at)
        if one is None:
            at += 1
            continue
        between = sum(bool(len(line)) for line in lines[run[-1].last : one.first]) if run else 0
        if run and (between > _BETWEEN or run[-1].given.words != one.given.words):
            yield from _passage(view, lines, run)
            run = []
        run.append(one)
        at = one.last
    yield from _passage(view, lines, run)


def _stanza(view: View, lines: Sequence[Cell], at: int) -> _Stanza | None:
    """The stanza whose name is the line ``at``: none where no label, or more than one, tells what is given."""
    if not _named(view, lines[at]):
        return None
    told: list[_Sum] = []
    about: list[Cell] = []
    n = at + 1
    while n < len(lines) and len(lines[n]) and n - at <= _DEEP:
        sums, used = _sums(view, lines, n)
        if not sums and (told or _figured(view, lines[n])):
            break
        told.extend(sums)
        about.extend([] if sums else [lines[n]])
        n += used
    if not told or (about and at and len(lines[at - 1])):
        return None  # without a blank line above, what stands over several lines may begin anywhere
    voted = [one for one in told if votes.heading(one.words) and votes.told(_words(view, one.value))]
    told = [one for one in told if one not in voted]
    vote = [_words(view, one.value) for one in voted]
    heads = decided([("nom_imprime", ""), *((one.sens, one.words) for one in told)])[1:]
    if heads.count("montant") != 1:
        return None
    while n < len(lines) and len(lines[n]) and votes.told(words := _vote(view, lines[n])):
        vote.append(words)
        n += 1
    return _Stanza(lines[at], tuple(about), told[heads.index("montant")], " ".join(vote), at, n)


def _words(view: View, cell: Cell) -> str:
    """The folded words of a cell."""
    return view.folded[cell.start : cell.end]


def _vote(view: View, line: Cell) -> str:
    """The words of a line that may be a vote."""
    return _VOTE.sub("", _words(view, line), count=1)


def _named(view: View, line: Cell) -> bool:
    """Whether a line may be a name: words without an amount, no label, no sentence."""
    words = _words(view, line)
    plain = 1 < len(words) <= _NAME and words[-1] not in ".;:," and ": " not in words and any(map(str.isalpha, words))
    return plain and not (_figured(view, line) or head_of(words)[0] or votes.told(_vote(view, line)))


def _figured(view: View, line: Cell) -> bool:
    """Whether a line holds money, or a figure alone."""
    words = _words(view, line)
    return "€" in words or sum_of(words) is not None


def _sums(view: View, lines: Sequence[Cell], at: int) -> tuple[list[_Sum], int]:
    """What the labels of a line tell, and how many lines they take: two where the value stands below its label."""
    line = lines[at]
    words = _words(view, line)
    sens, label = head_of(words)
    if sens:
        below = lines[at + 1] if at + 1 < len(lines) else None
        if below is None or not 0 < len(below) <= _VALUE or head_of(_words(view, below))[0]:
            return [], 1
        return [_Sum(sens, label, below, sum_of(_words(view, below)))], 2
    found: list[_Sum] = []
    low = line.start
    for gap in (*_APART.finditer(view.folded, line.start, line.end), None):
        high = gap.start() if gap else line.end
        told = _TOLD.fullmatch(view.folded, low, high)
        if told is None:
            return [], 1
        sens, label = head_of(told["label"])
        value = Cell(*told.span("valeur"), 0)
        found.append(_Sum(sens, label, value, sum_of(told["valeur"])))
        low = gap.end() if gap else high
    return found, 1


def _passage(view: View, lines: Sequence[Cell], run: Sequence[_Stanza]) -> Iterator[Passage]:
    """The list of stanzas that follow each other, where it is one of subsidies that are given."""
    end = run[-1].last if run else 0
    run = run[:-1] if run and _words(view, run[-1].name).startswith("total") else run
    if len(run) < _FEWEST or not _announced(view, run) or any(_other(view, one.name) for one in run):
        return
    purposes = 2 * sum(bool(one.about) for one in run) > len(run)
    below = next((_vote(view, line) for line in lines[end:] if len(line)), "")
    carried = votes.carried(below) or granted_above(view, run[0].name.start)
    given = tuple(
        _statement(view, one, purposes=purposes, carried=carried)
        for one in run
        if one.given.montant and not votes.lost(one.vote) and not unspent(view, _receiver(view, one.name))
    )
    if given:
        yield Passage(given, run[0].name.start, lines[end - 1].end)


def _announced(view: View, run: Sequence[_Stanza]) -> bool:
    """Whether the last title above speaks of subsidies, and not of those that are received or asked for."""
    start = run[0].name.start
    titles = [*PLURAL.finditer(view.folded, max(0, start - _ABOVE), start)]
    if not titles:
        return False
    low = view.folded.rfind("\n", 0, titles[-1].start()) + 1
    high = view.folded.find("\n", titles[-1].end(), start)
    return (
        Clause(view, low, high if high >= 0 else start).says("autre-liste", "sollicite", "hors", "role.passe") is None
    )


def _other(view: View, name: Cell) -> bool:
    """Whether a name is that of who pays, or of something else than an aid."""
    return bool(
        OTHER.match(view.folded, name.start, name.end) or family("leurre").match(view.folded, name.start, name.end)
    )


def _receiver(view: View, name: Cell) -> Receiver:
    """The place of a name, without the bullet or the rank before it."""
    start = lead(view.folded, name.start, name.end)
    return Receiver(start, start, name.end)


def _statement(view: View, one: _Stanza, *, purposes: bool, carried: bool) -> Statement:
    """A stanza as a subsidy: decided where its label or a vote says so, its own, or what ``carried`` the list.

    A line below the name tells what it is for where it does in most stanzas; else the name may go on there.
    """
    place = (one.given.value.start, one.given.value.end)
    voted = vocabulary.load("grants-columns")["tete.votee"].motif.search(one.given.words) is not None
    sense = "attribuee" if voted or one.vote or carried else "proposee"
    name = [Cell(_receiver(view, one.name).start, one.name.end, 0)]
    goes_on = bool(one.about) and (
        TIE.search(view.folded[one.name.start : one.name.end]) is not None or view.text[one.about[0].start].islower()
    )
    name.extend(one.about[:1] if goes_on else ())
    sure = not one.about or purposes or (goes_on and len(one.about) == 1)
    nom = in_cells(view, tuple(name)) if sure and not rubric(view, one.name) else None
    montant = view.find(one.given.montant or Decimal(0), *place, TABLED)
    return Statement(montant, view.find(sense, *place, "subventions.statut.tableau"), nom)
