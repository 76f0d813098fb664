"""Lines of one word or figure that say what they are by what stands around them: the cells of a table, an outcome."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.french import vocabulary
from generator.reading.context import HEAD
from generator.reading.outline import Line

if TYPE_CHECKING:
    from generator.reading.context import Context
    from generator.reading.openers import Openers

_COUNTED = re.compile(
    r"\W*(?:(?:nombre|nbre) (?:total )?(?:de |d'))?(?:"
    + "|".join(entry.ecrit for entry in vocabulary.load("attendance").entries if entry.sens != "lien")
    + r")(?:\(e?s?\)){0,2}\W*"
)
"""A line that is nothing but the label of a count of members."""

_CELL, _VOICE = "effectifs.cellule", "vote.colonne"
_VOICES_BELOW = re.compile(r"\s*\d{1,3}[ \t]*(?:\r?\n|\Z)")
_WIDEST = 30
"""Characters of a line that is the name of a voice."""

_SIDES = frozenset(
    {"abstention", "abstentions"} | {f"{of}{side}" for of in ("", "votes ", "voix ") for side in ("pour", "contre")}
)


_NAMED = (
    r"[^\w\n]*(?:[or] )?(?:nombre de |suffrages |votes? |voix )?"
    r"%s(?:votants?|exprimes|pour|contre|abstentions?|nuls|blancs)(?:\(s\))?[ \t]*:?[ \t]*\r?\n\s*"
)
_STACKED_LABEL = re.compile(_NAMED.replace("%s(?:", "("))
_STACK = re.compile(
    rf"^(?P<noms>(?:{_NAMED.replace('%s', '')}){{3,6}})(?P<nombres>(?:\d{{1,3}}[ \t]*(?:\r?\n\s*|\Z)){{3,6}})",
    re.MULTILINE,
)
"""« Votants / Pour / Contre / Abstentions », each on its line, then as many figures."""

_ROW_NAMES = re.compile(
    r"[|\t ]*(?:(?:(?:nombre de )?(?:membres |conseillers |delegues )?"
    r"(?:en exercice|presents?|representes?|absents?|excuses?|(?:ayant donne )?(?:pouvoirs?|procurations?)|votants|"
    r"effectifs? (?:legal|theorique)|quorum|(?:suffrages )?exprimes)"
    r"|pour|contre|abstentions?)(?:[ ]{2,}|[ ]*[\t|][ \t|]*|\Z)){3,9}"
)
_ROW_FIGURES = re.compile(r"[|\t ]*(?:\d{1,3}(?:[ ]{2,}|[ ]*[\t|][ \t|]*|[ ]*(?=\r?\n|\Z))){3,9}(?:\r?\n|\Z)")


def count_row(context: Context, _openers: Openers) -> Line | None:
    """« En exercice   Présents   Votants   Pour   Contre », above a row of as many figures."""
    if not context.words.endswith(_ROW_ENDS) or _ROW_NAMES.fullmatch(_ruled(context, *context.span).strip()) is None:
        return None
    below = context.folded.find("\n", context.span.end) + 1 or len(context.folded)
    if _ROW_FIGURES.match(_ruled(context, context.span.end, below)) is None:
        return None
    return Line(context.span, "effectifs", "effectifs.rangee", opener_end=context.span.start)


def _ruled(context: Context, start: int, end: int) -> str:
    """The folded words of a line, with the tabs that part the cells of a ruled table: the fold makes them blanks."""
    words = context.folded[start:end]
    if "\t" not in context.text[start:end]:
        return words
    return "".join(
        "\t" if char == "\t" else folded for char, folded in zip(context.text[start:end], words, strict=True)
    )


_ROW_ENDS = ("|", "e", "s", "t", "n", "r", "m")
_STACKED = "vote.etiquettes"


def stacked_voices(context: Context, _openers: Openers) -> Line | None:
    """« Pour », « Contre », « Abstentions », then « 19 », « 0 », « 0 »: a column of names, then that of figures."""
    before = context.before
    if before is not None and before.regle in {_STACKED, "vote.pile"}:
        inside = context.words.isdigit() or _STACKED_LABEL.match(context.folded, context.span.start, context.span.end)
        return Line(context.span, None, "vote.pile") if inside else None
    if context.section in HEAD and "objet" not in context.seen and "expose" not in context.seen:
        return None
    if len(context.words) > _WIDEST or _STACK.match(context.folded, context.span.start) is None:
        return None
    return Line(context.span, "vote", _STACKED, opener_end=context.span.start)


def voice_cell(context: Context, _openers: Openers) -> Line | None:
    """« Pour », then « 23 » on the line below: the cells of a vote, each on a line of its own."""
    if context.words in _SIDES and _VOICES_BELOW.match(context.folded, context.span.end):
        return Line(context.span, "vote", _VOICE, opener_end=context.span.start)
    below = context.before is not None and context.before.regle == _VOICE and context.words.isdigit()
    return Line(context.span, None, "vote.cellule") if below else None


def count_cell(context: Context, _openers: Openers) -> Line | None:
    """In the head, a lone number right under the label of a count, or under such a number, is a count.

    « En exercice », then « 29 »; « En exercice », « Présents », then « 29 » and « 25 ».
    """
    before = context.before
    if before is None or context.section not in HEAD or not context.words.isdigit() or len(context.words) > 3:  # noqa: PLR2004 - an assembly has three figures at most
        return None
    if before.noise or context.folded[before.span.end : context.span.start].strip():
        return None
    words = context.folded[before.span.start : before.span.end]
    counts = before.regle == _CELL or _COUNTED.fullmatch(words) is not None
    return Line(context.span, None, _CELL) if counts else None


_DONE = re.compile(r"[ \t*]*(?:(?:ADOPT|APPROUV|REJET)É(?:E?S?)|(?:Adopt|Approuv|Rejet)é(?:e?s?))[ \t*.]*")


def participle(context: Context, _openers: Openers) -> Line | None:
    """« ADOPTÉ » alone on its line, with its accent, is what an assembly did; « ADOPTE » may be what it does below."""
    if context.section in HEAD or _DONE.fullmatch(context.span.of(context.text).rstrip("\r\n")) is None:
        return None
    return Line(context.span, "vote", "vote.participe.accent", opener_end=context.span.start)


_UNANIMOUS = re.compile(r"a l'unanimite(?: des (?:membres )?(?:presents|votants|voix|suffrages exprimes))?[ ]?,?")
_THEN_ORGAN = re.compile(
    r"\s*(?:sur \d{1,3} (?:votants|voix|suffrages exprimes)[ ]?[,.]?\s*)?"
    r"(?:le|la|l')[ ]?(?:conseil|bureau|comite|commission|assemblee)\b"
)


def unanimous(context: Context, _openers: Openers) -> Line | None:
    """« À L'UNANIMITÉ, / sur 29 votants / LE CONSEIL MUNICIPAL, »: a vote above the assembly that decides."""
    if context.section == "dispositif" or _UNANIMOUS.fullmatch(context.words) is None:
        return None
    if _THEN_ORGAN.match(context.folded, context.span.end) is None:
        return None
    return Line(context.span, "vote", "vote.unanimite.au-dessus", opener_end=context.span.start)
