"""Those who are named as abstaining or voting against, where no count tells how many: « Mme VAL s'abstenant »."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.french.names import TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.view import View
    from generator.values.finding import Finding

_UPPER = "A-ZÀ-ÖØ-ÝŒ"
_ONE = rf"{TITLE}(?:[{_UPPER}][\w'’.-]*[ ]?\b){{1,4}}"
_SAID = re.compile(
    rf"(?:(?<=[,;:(–-]\s)|(?<=[(\n])|(?<=\.\s))(?P<noms>{_ONE}(?:(?:,|,?\s+et)\s+{_ONE}){{0,11}}),?\s*"
    r"(?:(?P<votes_abstention>s['’](?:abstenant|abstient|abstiennent|est abstenue?|étant abstenue?s?)|"
    r"se sont abstenue?s|(?:déclar|annonç)(?:e|ent|ant) s['’]abstenir)|"
    r"(?P<votes_contre>(?:vote|votent|votant|a voté|ont voté|ayant voté) contre))\s*(?=[,;.:)\r\n]|\Z)"
)
_EACH = re.compile(TITLE)
_SEVERAL = re.compile(r"(?:MM|Mmes|Messieurs|Mesdames|MESSIEURS|MESDAMES|MMES|Mrs)\b")
"""A title of several, of whom the next ones have none: « MM. ROY et VAL » may be two or more."""

_HELD = re.compile(r"(?<!\w)(?:abst|(?:vote|votent|votant) contre\b)")


def named(view: View) -> Iterator[tuple[str, Finding[object]]]:
    """The voices of a side whose members are all named, each with a title, in one place: their number is deduced."""
    if _HELD.search(view.folded) is None:
        return
    found = list(_SAID.finditer(view.text))
    for column in ("votes_contre", "votes_abstention"):
        said = [each for each in found if each[column]]
        if len(said) == 1 and not _SEVERAL.search(said[0]["noms"]):
            number = len(_EACH.findall(said[0]["noms"]))
            names = "personne nommée" if number == 1 else "personnes nommées"
            yield column, view.deduce(number, *said[0].span(), "voix.nommes", f"{number} {names}")
