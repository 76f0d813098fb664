"""Whether a text may grant money at all: asked first, of whole acts, since most hold none."""

from __future__ import annotations

import re

_OF_MONEY = (
    *("€", "montant", "tableau", "|", "\t", "  accorde", "  attribue", "  vote", "  propos"),
    *(f"subventions {letter}" for letter in "avc2"),
)
"""Signs, words, and heads of columns: « Nom    Demandé    Accordé » over bare figures."""

_FIGURES = (
    re.compile(r"eur(?<![a-z]eur)"),
    re.compile(r"[0-9],[0-9]{2}(?![0-9])"),
    re.compile(r"[0-9](?<=   [0-9])(?:[0-9]{0,2} [0-9]{3})+[ ]*(?:\r?\n|\Z)"),  # « Judo-club           12 000 »
)


def of_money(folded: str, start: int, end: int) -> bool:
    """Whether a text may grant money: a word, a sign or figures of it stand in all that do, in few others."""
    return any(folded.find(word, start, end) >= 0 for word in _OF_MONEY) or any(
        figures.search(folded, start, end) is not None for figures in _FIGURES
    )
