r"""Patterns that begin with blanks, looked for so that a run of them is gone through once.

Tried at each of a thousand blanks, ``\s+au profit`` goes through all that are left each time; with two such runs, once
more for each. Extracts of tables have lines of hundreds of blanks, and nothing keeps a text from having more.
"""

from __future__ import annotations

import re

from generator.french.motif import REPEATS, alternatives, group

_BLANKS = re.compile(r"(?:(?P<mark>[,(]|\[[^\]\\]+\])\?)?\\s(?P<often>[*+])(?![?+])")
"""Blanks with which a form begins, and a mark before them that may lack."""

_RUN = r"\s(?:(?<!\s\s)\s*)?"
"""A run of blanks from the first of them; or the last alone, where a text is entered among them."""


def by_first_blank(motif: str) -> str:
    r"""A pattern that finds what ``motif`` finds, and goes once through the blanks with which a phrase begins.

    >>> by_first_blank(r"\s+au profit|,?\s+soit")
    '\\s(?:(?<!\\s\\s)\\s*)?au profit|(?:,\\s+|\\s(?:(?<!\\s\\s)\\s*)?)soit'
    """
    return "|".join(map(_once, alternatives(motif)))


def _once(form: str) -> str:
    """One form, where it begins with blanks, or with a group of forms some of which do."""
    inside, tail = group(form)
    if inside is not None and tail[:1] not in REPEATS:
        return f"(?:{by_first_blank(inside)}){tail}"
    found = _BLANKS.match(form)
    if found is None:
        return form
    mark, often = found.groups()
    run = _RUN if often == "+" else f"(?:{_RUN})?"
    return (rf"(?:{mark}\s{often}|{run})" if mark else run) + form[found.end() :]
