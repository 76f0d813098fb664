"""Where the tables of subsidies stand in a text: from a line of heads to a total, or to the next sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile, zip_longest
from typing import TYPE_CHECKING

from generator.extraction.tables import bars, votes
from generator.extraction.tables.bands import figured
from generator.extraction.tables.bodies import given
from generator.extraction.tables.columns import NUMBERED
from generator.extraction.tables.grid import cells
from generator.extraction.tables.head_words import column, columns, heading
from generator.extraction.tables.heads import RECEIVE, decided
from generator.extraction.tables.prose import PROSE, sentence, undelimited
from generator.extraction.tables.stacked import stacked
from generator.french import vocabulary
from generator.french.vocabulary import may_stand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.view import View

_TABLE = re.compile(r"subventions?\b[^.]{0,120}\btableau\b")
_ABOVE = 300
"""A table stands at most so many characters under the words that announce it."""

_LINE = re.compile(r"[^\n]*\n?")
_FIGURE = re.compile(r"(?!20[0-9]{2}\Z)[0-9][0-9 .,]*(?:€|euros?)?")
"""A cell, no year, that only a row has: « Club » and « Fonctionnement » head columns, and stand in rows too."""

_TITLE = re.compile(r"(?:tableau|annexe|liste)[ ](?:n[ ]?°[ ]?)?[0-9]{1,2}[ ]?[-–:.]")
"""« Tableau 2 – Matériel » is the title of the next one."""

_CENTS = re.compile(r"[0-9][.,][0-9]{2}(?![0-9]|[ ]?%|[.,])")
_BLANKS = 12
"""A table read cell by cell has as many blank lines as cells; a page break makes a dozen."""

_OVER, _TALL = 2, 25
"""Lines of heads over the one that tells most of them, and the longest of their cells."""

_SOON = 4
"""Lines below which a table goes on after words that look like a sentence."""

_HEAD = 8
"""How many lines with words the heads of the columns take, when each stands on its own line."""


_YEARS = 2
"""A title stands for the head of the names above so many heads of amounts at least."""

_BROKEN = 9
"""A column so narrow that it breaks its head holds fewer characters than this."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table found in a view: its heads by column of the data, its lines and those of its heads, ``start:end``."""

    heads: tuple[str, ...]
    lines: tuple[tuple[int, int], ...]
    delimited: bool
    titles: tuple[tuple[int, int], ...] = ()


def find(view: View) -> Iterator[Table]:
    """The tables of a view: from a line of heads to a total that sums it up, or to the next sentence."""
    if not may_stand((*vocabulary.load("grants-columns")["colonne.nom"].mots, *RECEIVE), view.folded, 0, len(view)):
        return
    lines = [found.span() for found in _LINE.finditer(view.text) if found.group()]
    at = 0
    while at < len(lines):
        head = _heads(view, lines[at : at + 3 * _HEAD]) if _may_head(view, *lines[at]) else None
        if head is None:
            at += 1
            continue
        heads, used, delimited = head
        stop = _end(view, lines, at + used, delimited=delimited)
        doubtful = "part" in heads or _of_communes(view, lines[at : at + used])
        if doubtful and not _of_subsidies(view, lines[at], lines[at + used - 1]):
            at += 1
            continue
        money = _of_money(view, lines[at : at + used], lines[at + used : stop])
        if money or _announced(view, lines[at][0], lines[at + used : stop]):
            first = at - _heads_above(view, lines[:at])
            yield Table(heads, tuple(lines[at + used : stop]), delimited, tuple(lines[first : at + used]))
        at = stop


def _of_money(view: View, heads: list[tuple[int, int]], lines: list[tuple[int, int]]) -> bool:
    """Whether a head says that the figures are money, or a cell does by « € » or its cents: years head members too."""
    montant = vocabulary.load("grants-columns")["colonne.montant"].motif
    return any(montant.search(view.folded, *line) for line in heads) or any(
        "€" in view.folded[start:end] or _CENTS.search(view.folded, start, end) for start, end in lines
    )


def _of_subsidies(view: View, first: tuple[int, int], last: tuple[int, int]) -> bool:
    """Whether the heads, or the words above them, speak of subsidies: budgets have a « Fonctionnement » too."""
    low = max(0, first[0] - _ABOVE)
    return any(view.folded.find(word, low, last[1]) >= 0 for word in ("subvention", "fonds de concours"))


def _of_communes(view: View, heads: list[tuple[int, int]]) -> bool:
    """Whether communes alone may receive: they also pay, in the tables of what a syndicate costs them."""
    names = vocabulary.load("grants-columns")["colonne.nom"].motif
    return not any(names.search(view.folded, *line) for line in heads)


def _announced(view: View, head: int, lines: list[tuple[int, int]]) -> bool:
    """Whether the words above a head announce the subsidies of a table, « du tableau ci-après », which has a total.

    « Les subventions suivantes : » just above a drawn one need none.
    """
    above = view.folded[max(0, head - _ABOVE) : head].rstrip(f" \n\r{bars.RULED}")
    drawn = any(bars.barred(view.text[slice(*line)]) for line in lines)
    if drawn and above.endswith(":") and "subventions" in above[above.rfind("\n") + 1 :]:
        return True
    if _TABLE.search(view.folded, max(0, head - _ABOVE), head) is None:
        return False
    return any(view.folded.find("total", *line) >= 0 for line in lines)


def _may_head(view: View, start: int, end: int) -> bool:
    """Whether a line is not blank and does not end like a sentence: asked of every line, it costs next to nothing."""
    words = view.folded[start:end].rstrip()
    return bool(words) and words[-1] not in ".;,"


def _end(view: View, lines: list[tuple[int, int]], stop: int, *, delimited: bool) -> int:
    """The line where the table that is open at line ``stop`` is over."""
    blanks = 0
    summed = False
    while stop < len(lines) and blanks < _BLANKS:
        line = lines[stop]
        words = view.folded[slice(*line)].strip()
        if delimited:
            prose = undelimited(view, lines[stop : stop + 2])
        else:
            prose = sentence(view, *line, summed=summed) and (summed or not _goes_on(view, lines, stop))
        if prose or (words and (_TITLE.match(words) or _heads(view, [line]))):
            break
        blanks = 0 if words else blanks + 1
        summed = summed or ("total" in words and not words.startswith("sous"))
        stop += 1
    return stop


def _heads_above(view: View, lines: list[tuple[int, int]]) -> int:
    """How many of the last lines begin heads that go on below: « Budget de » over « l'action »."""
    above = 0
    for start, end in lines[: -_OVER - 1 : -1]:
        line = [view.folded[one.start : one.end] for one in cells(view, start, start, end)]
        if not line or any(len(words) > _TALL or heading().search(words) is None for words in line):
            break
        above += 1
    return above


def _goes_on(view: View, lines: list[tuple[int, int]], at: int) -> bool:
    """Whether rows above a line and soon below it end with figures at one place: it is words of two narrow columns."""
    above = {end for line in lines[max(0, at - _SOON) : at] if (end := _paid_at(view, *line)) is not None}
    below = (_paid_at(view, *line) for line in lines[at + 1 : at + 1 + _SOON])
    return any(end is not None and not above.isdisjoint(range(end - 1, end + 2)) for end in below)


def _paid_at(view: View, start: int, end: int) -> int | None:
    """Where the figure ends that a line sets apart from its words; nothing where it has none."""
    line = cells(view, start, start, end)
    return line[-1].x + len(line[-1]) if len(line) > 1 and figured(view, line[-1]) else None


def _heads(view: View, lines: list[tuple[int, int]]) -> tuple[tuple[str, ...], int, bool] | None:
    """The heads that the first line, or the first lines, name, how many lines they take, and whether tabs part them."""
    if not lines:
        return None
    start, end = lines[0]
    words = view.folded[start:end].strip()
    parted = bars.parted(view.text[start:end]) or "  " in words
    if not words or len(words) > (3 * PROSE if parted else PROSE) or words[-1] in (".;," if parted else ".;,:"):
        return None
    if heading().search(view.folded, start, end) is None:
        return None
    if "\t" in view.text[start:end] or bars.barred(words):
        return _delimited(view, lines)
    stack, used = stacked(view, lines)
    heads = decided(_unvoted(view, stack, lines))
    if not _complete(list(heads)):
        heads, used = _loose(view, lines)
    return (heads, used, False) if heads else None


def _delimited(view: View, lines: list[tuple[int, int]]) -> tuple[tuple[str, ...], int, bool] | None:
    """The heads of a table whose cells tabs or bars part; those above a rule go on below each other."""
    used = bars.heads(view, lines)
    printed = [[view.folded[one.start : one.end] for one in cells(view, low, low, high)] for low, high in lines[:used]]
    named = [" ".join(filter(None, stack)) for stack in zip_longest(*printed, fillvalue="")]
    if any(map(_FIGURE.fullmatch, named)):
        return None
    heads = decided(_told(view, [(column(words) or "", words) for words in named], lines[used:]))
    return (heads, used, True) if "nom_imprime" in heads and any(map(_paid, heads)) else None


def _told(view: View, named: list[tuple[str, str]], below: list[tuple[int, int]]) -> list[tuple[str, str]]:
    """The heads, « Vote » being none of sums where the cells under it are votes."""
    at = next((n for n, (_, words) in enumerate(named) if votes.heading(words)), None)
    if at is None:
        return named
    rows = takewhile(lambda line: bars.parted(view.text[slice(*line)]) or bars.rule(view.text[slice(*line)]), below)
    found = (cells(view, low, low, high) for low, high in rows)
    voted = votes.column(view.folded[row[at].start : row[at].end] for row in found if len(row) > at)
    return [("vote" if n == at and voted else sens, words) for n, (sens, words) in enumerate(named)]


def _unvoted(view: View, named: list[tuple[str, str]], lines: list[tuple[int, int]]) -> list[tuple[str, str]]:
    """The heads, « Vote » being none of sums where a row ends with its vote."""
    at = next((n for n, (_, words) in enumerate(named) if votes.heading(words)), None)
    if at is None or not any(votes.ends(view.folded[slice(*line)].rstrip()) for line in lines[1:]):
        return named
    return [("vote" if n == at else sens, words) for n, (sens, words) in enumerate(named)]


def _loose(view: View, lines: list[tuple[int, int]]) -> tuple[tuple[str, ...], int]:
    """The heads of a table without tabs: the words of heads and little else, over one line or several.

    A title of subsidies stands for the head of the names, where two heads of amounts at least stand below it.
    """
    named: list[tuple[str, str]] = []
    used = seen = 0
    titled = False
    for n, (start, end) in enumerate(lines):
        words = view.folded[start:end].strip()
        if not words:
            continue
        found = columns(words)
        if not named and not found and _titles(words):
            named, used, titled = [("nom_imprime", words)], n + 1, True
            continue
        if not named and n == 0 and _listing(view, start, found):
            named = [("nom_imprime", "")]
        if (
            not found
            or seen >= _HEAD
            or (not titled and _closed(list(decided(_unvoted(view, named, lines))), found, words, seen))
        ):
            break
        named.extend(found)
        seen, used = seen + 1, n + 1
    while used and used < len(lines) and _remnant(view, *lines[used]):
        used += 1
    heads = decided(_unvoted(view, named, lines))
    return (heads, used) if _complete(list(heads)) and (not titled or seen >= _YEARS) else ((), 0)


def _listing(view: View, start: int, found: tuple[tuple[str, str], ...]) -> bool:
    """Whether a line heads columns of amounts alone, under words that announce subsidies and a colon."""
    above = view.folded[max(0, start - _ABOVE) : start].rstrip()
    money = sum(sens in {"annee", "montant", "passe", "montant_demande"} for sens, _ in found)
    alone = money == len(found) >= _YEARS
    return alone and above.endswith(":") and "subvention" in above[above.rfind("\n") + 1 :]


def _closed(heads: list[str], found: tuple[tuple[str, str], ...], words: str, seen: int) -> bool:
    """Whether the heads are all there, so that a line which names one more column belongs to the rows.

    A line of a sum and nothing else is no name: « Proposé 2021 », and « Voté 2021 » below it.
    """
    if not _complete(heads) or found in {(("montant", words),), (("passe", words),), (("montant_demande", words),)}:
        return False
    return len(found) > 1 or found[0][0] in heads or seen < 2  # noqa: PLR2004 - heads one a line


def _titles(words: str) -> bool:
    """Whether a line is a title such as « Liste des subventions aux associations »."""
    return vocabulary.load("grants")["titre-liste"].motif.fullmatch(words) is not None


def _complete(heads: list[str]) -> bool:
    """Whether heads are those of a table of subsidies: who, and how much (or, where that is broken, which file)."""
    kinds = set(heads)
    return "nom_imprime" in kinds and (any(map(_paid, kinds)) or ("objet" in kinds and not NUMBERED.isdisjoint(kinds)))


def _paid(head: str) -> bool:
    """Whether a head is that of what is decided, or may be."""
    return head in {"montant", "part"} or given(head)


def _remnant(view: View, start: int, end: int) -> bool:
    """Whether a line holds only the ends of heads that a narrow column broke: "E   DE   REPORTE"."""
    pieces = cells(view, start, start, end)
    short = all(len(cell) < _BROKEN and view.text[cell.start : cell.end].isalpha() for cell in pieces)
    return bool(pieces) and short and (len(pieces) > 1 or len(pieces[0]) == 1)
