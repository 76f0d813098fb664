"""The titles that a box announces, and the actions they announce.

A box stands beside its actions on the printed page; flattened, its columns run together and its titles stand in a row.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.french import vocabulary
from generator.reading.blocks import TITLE, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.reading.view import View

STEM = 6
"""Letters by which two words are taken for one family: « développer », « développement »."""

SURE = 0.5
"""Share of the weight of a title that an action must hold. Of 37 titles read by eye, the right pairs found have 0.51 or
more; the wrong ones have 0.28 or less, or a better title for the same action."""

NEAR = 20
"""Ranks between which a title and an action are compared: a box stands before its own actions."""

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_EMPTY = frozenset(
    ("les", "des", "aux", "une", "dans", "pour", "par", "sur", "avec", "sans", "ses", "leur", "leurs", "ces", "est",
     "son", "que", "qui", "plus", "mise", "mettre", "place")
)  # fmt: skip
_INNER = re.compile(r"(?<=\s)[A-ZÀ-Ýl]")
_DAMAGED = re.compile(r"l(?=[bcdfghjkmnpqrstvwxz])")
_LINK = frozenset(
    ("le", "la", "les", "un", "une", "des", "de", "du", "d", "l", "au", "aux", "et", "ou", "en", "par", "pour", "sur",
     "avec", "à", "/", ":", "-")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Title:
    """A title announced by a box: its place in the view of the box, and the box line it stands in."""

    view: View
    start: int
    end: int
    block: int

    @property
    def words(self) -> tuple[str, ...]:
        """The words that carry meaning, as printed."""
        return tuple(word for word in _WORD.findall(plain(self.view.text[self.start : self.end])) if _carries(word))


def stem(word: str) -> str:
    """The family of a word.

    >>> stem("meet-up"), stem("meetups"), stem("développement")
    ('meetup', 'meetup', 'dévelo')
    """
    return word.lower().replace("-", "")[:STEM].rstrip("sx")


def _carries(word: str) -> bool:
    """Whether a word says something about its title."""
    return (len(word) > 2 and word.lower() not in _EMPTY) or word.isdigit()  # noqa: PLR2004 - « du », « la », « et »


def titles(view: View) -> tuple[Title, ...]:
    r"""The titles of one box: each block of lines is cut where a new title visibly begins.

    >>> from generator.reading.view import View
    >>> from generator.values.span import Span
    >>> box = "Fédérer les acteurs Mise en réseau des\noffres\n\nMaison Bleue"
    >>> view = View.of(box, box.lower(), [Span(0, len(box))])
    >>> [" ".join(view.text[title.start : title.end].split()) for title in titles(view)]
    ['Fédérer les acteurs', 'Mise en réseau des offres', 'Maison Bleue']
    """
    found: list[Title] = []
    start = 0
    for block, part in enumerate(re.split(r"(\n[ \t\r]*\n)", view.text)):
        if part.strip():
            cuts = [start, *_cuts(view, start, start + len(part)), start + len(part)]
            pieces = (view.trimmed(*piece) for piece in pairwise(cuts))
            found += [Title(view, a, b, block) for a, b in pieces if b > a]
        start += len(part)
    return tuple(found)


def _cuts(view: View, start: int, end: int) -> Iterator[int]:
    """Where, inside a block, a capital begins a word that often begins a title, after a word that can end one."""
    opening = vocabulary.load("roadmap_labels")["intitule.debut"].motif
    for found in _INNER.finditer(view.text, start, end):
        at = found.start()
        before = re.split(r"[\s'’«]+", view.text[max(start, at - TITLE) : at].strip())[-1]
        if not before or before.lower() in _LINK:
            continue
        if (found[0] != "l" or _DAMAGED.match(view.text, at)) and opening.match(view.folded, at, end):
            yield at


@dataclass(frozen=True, slots=True)
class Scale:
    """How much each family of words weighs in a document: the rarer, the heavier."""

    counts: Counter[str]

    @classmethod
    def of(cls, text: str) -> Scale:
        """Weigh the words of ``text``."""
        return cls(Counter(stem(word) for word in _WORD.findall(text)))

    def share(self, title: Title, action: frozenset[str], squeezed: str) -> float:
        """How much of the weight of ``title`` the words of an action hold, from 0 to 1.

        An acronym that the action spells out is not held against it. A title that stands in the action in one piece,
        spaces apart, is wholly there.
        """
        words = title.words
        if not words:
            return 0.0
        if "".join(words).lower().replace("-", "") in squeezed:
            return 1.0
        held = total = 0.0
        for word in words:
            here = stem(word) in action
            weight = 1 / max(self.counts[stem(word)], 1)
            held += weight * here
            total += weight if here or not word.isupper() else 0
        return held / total if total else 0.0


def match(announced: Sequence[Title], actions: Sequence[str], scale: Scale) -> dict[int, list[Title]]:
    """The titles of each action, by rank; a title without a sure action is in none.

    Best pairs first, one title for one action; a title that only goes on with its neighbour in the box joins it.
    """
    matched: dict[int, int] = {}
    holders: dict[int, list[int]] = {}
    for _, rank, action in sorted(_pairs(announced, actions, scale)):
        held = holders.setdefault(action, [])
        if rank not in matched and (not held or _goes_on(announced, held, rank)):
            matched[rank] = action
            held.append(rank)
    return {action: [announced[rank] for rank in sorted(held)] for action, held in holders.items() if held}


def _pairs(announced: Sequence[Title], actions: Sequence[str], scale: Scale) -> Iterator[tuple[float, int, int]]:
    """The sure pairs: the share of the title, negative so that the best sort first, its rank, that of the action.

    Two that begin with the same two words are sure. One title before one action needs one word in common, no more:
    there is nothing else it could announce.
    """
    words = [tuple(word for word in _WORD.findall(text) if _carries(word)) for text in actions]
    openings = [tuple(map(stem, said[:2])) for said in words]
    families = [frozenset(map(stem, said)) for said in words]
    squeezed = ["".join(said).lower().replace("-", "") for said in words]
    alone = len(announced) == len(actions) == 1
    for rank, title in enumerate(announced):
        opening = tuple(map(stem, title.words[:2]))
        for action in range(max(0, rank - NEAR), min(len(actions), rank + NEAR)):
            share = scale.share(title, families[action], squeezed[action])
            if len(opening) > 1 and opening == openings[action]:
                share = max(share, SURE)
            if share >= SURE or (alone and share > 0):
                yield -share, rank, action


def _goes_on(announced: Sequence[Title], holders: Sequence[int], rank: int) -> bool:
    """Whether a title touches, in its block, one that announces the same action."""
    return any(abs(other - rank) == 1 and announced[other].block == announced[rank].block for other in holders)
