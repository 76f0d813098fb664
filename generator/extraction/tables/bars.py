"""Tables drawn with characters: bars between the cells, rules between the heads and the rows.

| Association  | Demandé  | Accordé | Vote    |     +-------------+---------+
|--------------|----------|---------|---------|     | Association | Montant |
| Judo-club    |   300,00 |  200,00 | 9 P 3 A |     +-------------+---------+
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.reading.view import View

BARS = "|│┃║"
"""What parts two cells."""

RULED = f"{BARS}+─━═┼╋╬├┤┬┴┌┐└┘╔╗╚╝╠╣╦╩=_-"
"""What a line between two rows is drawn with."""

_PARTED = re.compile(rf"[\t{BARS}]")
_RULE = re.compile(rf"[ ]*[: {RULED}]{{3,}}[ ]*")
_DRAWN = re.compile(r"[-─━═=_]{2}")
_DEEP = 3
"""Lines of the deepest heads of columns."""

_BETWEEN = 4
"""Where rules part rows of three lines each, one line in four is a rule."""


def pieces(text: str) -> list[str]:
    """What tabs and bars part, empty cells included.

    >>> pieces("Judo-club │ 300,00 │")
    ['Judo-club ', ' 300,00 ', '']
    """
    return _PARTED.split(text)


def parted(text: str) -> bool:
    """Whether tabs or bars part the cells of a line.

    >>> parted("Judo-club │ 300,00"), parted("Judo-club   300,00")
    (True, False)
    """
    return _PARTED.search(text) is not None


def barred(text: str) -> bool:
    """Whether bars part three cells or more of a line.

    >>> barred("| Judo-club | 300,00 |"), barred("Judo-club | 300,00")
    (True, False)
    """
    return sum(map(text.count, BARS)) > 1


def rule(text: str) -> bool:
    """Whether a line is drawn between two rows and holds nothing.

    >>> rule("|------|---:|"), rule("+======+====+"), rule("|      |    |"), rule("| - | 300 |")
    (True, True, False, False)
    """
    words = text.strip()
    return _RULE.fullmatch(words) is not None and _DRAWN.search(words) is not None


def heads(view: View, lines: Sequence[tuple[int, int]]) -> int:
    """How many of the first lines are heads: those above the first rule, where one stands below three of them at most.

    Without a rule the first line is all.
    """
    above = [*takewhile(lambda line: not rule(view.text[slice(*line)]), lines[: _DEEP + 1])]
    ruled = len(above) <= _DEEP and len(above) < len(lines)
    return len(above) if ruled and all(parted(view.text[slice(*line)]) for line in above) else 1


def boxed(view: View, lines: Iterable[tuple[int, int]]) -> bool:
    """Whether rules stand between the rows: what stands between two of them is one row, over several lines or not."""
    drawn = [rule(view.text[slice(*line)]) for line in lines if view.text[slice(*line)].strip()]
    return sum(drawn[1:-1]) * _BETWEEN >= len(drawn)
