"""The ordered rules that label lines. A rule says what a line is, or nothing; the first opinion stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.reading import act_numbers, quotes, sentences
from generator.reading.cachets import cachet
from generator.reading.cells import count_cell, count_row, participle, stacked_voices, unanimous, voice_cell
from generator.reading.context import HEAD, Context, Rule
from generator.reading.lines import LONG
from generator.reading.outline import Line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.reading.openers import Opener, Openers
    from generator.values.span import Span


PROSE = 250
"""Length from which a paragraph under the title is the report. The longest title of 31 acts has 190 characters."""

_DELIBERATED = re.compile(r"\bapres (?:(?:en )?avoir (?:valablement )?delibere|(?:en )?(?:deliberation|discussion)\b)")
_ORDERS = re.compile(
    r"[\s*•■●➢►✓*–-]*(?:D[EÉ]CIDE|ATTRIBUE|ACCORDE|ALLOUE|OCTROIE|VOTE|APPROUVE|ADOPTE|AUTORISE|FIXE|VALIDE|ACCEPTE)(?:NT)?"
    r"[ ,]+(?:d['’]|de|le|la|les|l['’]|un|une|[àaA]|au|aux|du|des|ce|cette|ces)(?=[ \w])"
)
"""« DÉCIDE d'attribuer … », « APPROUVE l'octroi … »: a verb in capitals, and small letters behind it."""

_DECIDES = re.compile(
    r"\b(?:conseil|bureau|comite|assemblee)\b[^.;]{0,80}\b(?:"
    r"(?:decide|vote|attribue|accorde|alloue|approuve|autorise|fixe)\b|"
    r"a (?:l'unanimite|la majorite)\b(?! absolue| qualifiee)|par \d{1,3} voix\b)"
    r"|,[ ](?:est|sont) (?:attribue|accorde|alloue|octroye|vote)e?s? (?:une? |les |la |le |aux? )"
)
"""« Sur proposition de la commission, le conseil municipal, à l'unanimité, vote les subventions suivantes »."""

_PROPOSED = re.compile(r",[ ]il (?:est|vous est) propose (?:d'|de |que |au |a la |a l')")
"""« Sur proposition de la commission, il est proposé d'allouer … »."""

LETTER = re.compile(r"[a-z]{3}")
"""A label of a title alone on its line, « Objet : », is no title yet."""

_TITLE_BELOW = "objet.titre.ligne"
"""The rule of « Objet » alone: the words under it are the title, even « COMPTE RENDU DES DÉCISIONS DU PRÉSIDENT »."""

_ROW = re.compile(r"\S(?:[ ]{3,}|[ ]*[\t|][ ]*)\S[^\n]*?\S(?:[ ]{3,}|[ ]*[\t|][ ]*)\S")
"""Three cells on a line: the head of a table, or its first row."""

_AWAITS = re.compile(r"\b(?:le|du|en date du)[ \t]*\r?\n?\Z")
"""« Certifié exécutoire, compte tenu de la réception le », before « 13/04/2023 et de la publication … »."""

_ORGAN = re.compile(r"(?:le|la|l') ?(?:conseil|bureau|comite|commission|assemblee)(?: [\w'-]{1,20}){0,6}")
_RANK = re.compile(
    r"n ?[°º] ?(?P<rang>\d{1,4})[ ]{1,3}(?!(?:rue|avenue|place|boulevard|chemin|route|bis)\b)(?=[a-z][^\n]{12,200}\Z)"
)
_FOLIO = re.compile(r"\d{1,5}|(?P<page>(?:page )?\d{1,5} ?(?:/|sur) ?(?!20\d\d)\d{1,4}|page \d{1,5}|- ?\d{1,4} ?-)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_OF_YEAR = (" exercice", " annee", " saison", " budget", " campagne", " rentree", " programmation", " programme")
_DATE_ONLY = re.compile(r"(?:(?:le|du) ?:? ?)?\d{1,2}(?:er)?[ /.-]{1,2}(?:\d{1,2}|[a-z]{3,9})[ /.-]{1,2}\d{4}")


def folio(context: Context, _openers: Openers) -> Line | None:
    """A page number, ``3/17``, or a lone number that a machine printed, ``57004``, which may be a cell of a table."""
    words = context.words
    found = _FOLIO.fullmatch(words) if len(words) <= 17 else None  # noqa: PLR2004 - "page 999 sur 9999" has 17 characters
    if found is None or (context.before and _numbers(context) and act_numbers.of_year(words, context.folded)):
        return None
    if context.before and _YEAR.fullmatch(words) and _awaited(context, context.before):
        return None
    return Line(context.span, None, "bruit.folio", noise="page" if found["page"] else "folio")


def _awaited(context: Context, before: Line) -> bool:
    """Whether a year ends the words of the line just above it: « … aux associations - exercice / 2023 »."""
    above = context.folded[before.span.start : before.span.end].rstrip()
    touches = before.span.end == context.span.start and before.noise is None
    return touches and (sentences.goes_on(above) or above.endswith(_OF_YEAR))


def stamp_date(context: Context, _openers: Openers) -> Line | None:
    """A line that is only a date, just under a stamp, belongs to the stamp; so does one whose date the stamp awaits."""
    before = context.before
    if before is None or before.noise != "tampon":
        return None
    awaited = _AWAITS.search(context.folded, max(before.span.start, before.span.end - quotes.TAIL), before.span.end)
    found = _DATE_ONLY.match(context.words)
    if found is None or (not awaited and found.end() < len(context.words)):
        return None
    return Line(context.span, None, "bruit.tampon.date", noise="tampon")


def opener(context: Context, openers: Openers) -> Line | None:
    """A formal phrase of the vocabulary opens its section, or is a stamp."""
    found = openers.read(context.folded, context.span.start, context.span.end)
    if found is None:
        return None
    if found.label == "tampon":
        return Line(context.span, None, found.regle, noise="tampon")
    placed = _placed(found, context)
    if placed is None:
        return None
    label, regle = placed
    return Line(context.span, label, regle, opener_end=found.end)


def _placed(found: Opener, context: Context) -> tuple[str, str] | None:
    """What an opener opens where it stands: the same words sign at the end and speak at the head."""
    in_head = context.section in HEAD
    under = found.regle == "president.ligne" and context.text[found.start].islower()  # « sous la / présidence de … »
    titled = found.label == "entete" and context.before is not None and context.before.regle == _TITLE_BELOW
    if under or titled or (found.regle == "signature.lieu.ligne" and in_head):
        return None
    if found.label == "signature" and in_head:
        return "expose", "expose.qualite"
    if found.regle == "formule.autorite" and not in_head and context.words.endswith(","):
        return "signature", "signature.autorite"
    if found.label == "formule" and (_DELIBERATED.search(context.words) or _DECIDES.search(context.words)):
        return "dispositif", f"{found.regle}.delibere"
    if found.label == "formule" and _PROPOSED.search(context.words):
        return "proposition", f"{found.regle}.propose"
    return None if quotes.quoted(found, context) else (found.label, found.regle)


def _numbers(context: Context) -> bool:
    """Whether a number that stands alone may be that of the act: in the head, below no other."""
    return context.section in HEAD and "reference" not in context.seen


def number_alone(context: Context, _openers: Openers) -> Line | None:
    """In the head, a line that is nothing but an act number, or has one in its corner, opens the act: ``25-07/046``."""
    if not _numbers(context):
        return None
    words = act_numbers.alone(context.words)
    if words is None:
        return None
    start = context.folded.rindex(words, context.span.start, context.span.end)
    regle = "reference.annee" if act_numbers.of_year(words, context.folded) else "reference.seule"
    return Line(context.span, "reference", regle, opener_end=start)


_LABELLED = re.compile(r"objet(?: de la deliberation)?[ ]?:[ ]*\w")


def number_beside(context: Context, openers: Openers) -> Line | None:
    """In the head, a number announced in the right cell of a line: « COMMUNE DE VALDOR      N° 12 »."""
    if not _numbers(context):
        return None
    cell = act_numbers.right_cell(context.text, *context.span) or act_numbers.told_last(context.text, *context.span)
    found = openers.read(context.folded, cell, context.span.end) if cell else None
    if found and _LABELLED.match(context.words):
        return None  # « Objet : Réfection du préau      n° 2023-05 » is a title first
    if found and found.label == "reference":
        return Line(context.span, "reference", found.regle, opener_end=found.end)
    alone = cell and (act_numbers.beside(context.words) or act_numbers.corner(context.words))
    return Line(context.span, "reference", "reference.seule", opener_end=cell or 0) if alone else None


def rank_title(context: Context, _openers: Openers) -> Line | None:
    """In the head, a rank and a title in capitals that nothing parts: « N° 68 RAPPORT ANNUEL DE L'EAU »."""
    found = _RANK.match(context.words) if context.section in HEAD and "objet" not in context.seen else None
    if found is None or not context.span.of(context.text).isupper():
        return None
    start = context.folded.index(found[0], context.span.start) + found.start("rang")
    return Line(context.span, "reference", "reference.rang.ligne", opener_end=start)


def title_beside(context: Context, openers: Openers) -> Line | None:
    """In the head, a title announced in the right cell of a line, whole there: « votants : 9      OBJET : Lavoir »."""
    if context.section not in HEAD or "objet" in context.seen:
        return None
    cell = act_numbers.right_cell(context.text, *context.span)
    found = openers.read(context.folded, cell, context.span.end) if cell else None
    if cell is None or found is None or found.label != "objet" or found.end >= context.span.end:
        return None
    below = context.folded.find("\n", context.span.end)
    goes_on = act_numbers.right_cell(context.text, context.span.end, below if below >= 0 else len(context.folded))
    return None if goes_on else Line(context.span, "objet", found.regle, opener_end=found.end)


def closed_title(context: Context, _openers: Openers) -> Line | None:
    """In the head, a title that its number closes in brackets: « Réfection du préau (N° DE_011_2024) »."""
    if context.section not in HEAD or context.seen & {"reference", "objet"} or not act_numbers.closes(context.words):
        return None
    return Line(context.span, "objet", "objet.numero-en-fin", opener_end=context.span.start)


def order(context: Context, _openers: Openers) -> Line | None:
    """A verb in capitals that opens a line decides, under a report or recitals that no formula closes."""
    if context.section in quotes.OPERATIVE or context.section in HEAD - {"objet"}:
        return None
    if _ORDERS.match(context.text, context.span.start, context.span.end) is None:
        return None
    return Line(context.span, "dispositif", "dispositif.verbe-capitales", opener_end=context.span.start)


def square_title(context: Context, _openers: Openers) -> Line | None:
    """In the head, a title behind a square bullet: ``■ Attribution d'une subvention``."""
    if context.section not in HEAD or "expose" in context.seen:
        return None
    words = context.words
    if not words.startswith(("■", "▪", "◼")):
        return None
    start = context.folded.index(words, context.span.start) + 1
    return Line(context.span, "objet", "objet.puce", opener_end=start)


def prose(context: Context, _openers: Openers) -> Line | None:
    """Under the title, the first long paragraph is the report, whoever makes it; so is a sentence under a list."""
    apart = context.section in quotes.LISTS and context.before and context.before.span.end < context.span.start
    under = apart and sentences.tells(context.span.of(context.text), context.words)
    below = context.section == "objet" and context.before and _under_title(context, context.before)
    titled = context.section in {"entete", "objet", "reference"} and "reference" in context.seen
    if not under and not below and not (titled and PROSE <= len(context.span) <= LONG):
        return None
    return Line(context.span, "expose", "expose.prose", opener_end=context.span.start)


def _under_title(context: Context, before: Line) -> bool:
    """Whether a line is a sentence under a title that is whole: « Objet : Lavoir / Le devis a été examiné … ».

    Right under it, a whole sentence; behind a blank line, one that begins and goes on, or announces what is decided.
    """
    if sentences.goes_on(context.folded[before.span.start : before.span.end]):
        return False
    words = context.span.of(context.text)
    if before.span.end == context.span.start:
        return before.label == "objet" and sentences.begins(words) and sentences.whole(words, context.words)
    titled = before.label is None or LETTER.search(context.folded, before.opener_end or 0, before.span.end) is not None
    return titled and (
        _ROW.search(words) is not None or (sentences.begins(words) and sentences.runs(words, context.words))
    )


def organ(context: Context, _openers: Openers) -> Line | None:
    """Under a list of members, a line in capitals that is the name of the assembly begins the act: « LE CONSEIL »."""
    if context.section not in quotes.LISTS or _ORGAN.fullmatch(context.words) is None:
        return None
    if not context.span.of(context.text).isupper():
        return None
    return Line(context.span, "formule", "formule.organe", opener_end=context.span.start)


def column(context: Context, _openers: Openers) -> Line | None:
    """The first line of the column beside the margin goes on with nothing that the margin says."""
    before = context.before
    if before is None or context.span.start > before.span.start:
        return None
    return Line(context.span, "entete", "entete.colonne", opener_end=context.span.start)


ACT_RULES: tuple[Rule, ...] = (
    cachet, stamp_date, count_cell, count_row, stacked_voices, voice_cell, participle, unanimous, folio, number_beside,
    title_beside, opener, number_alone, rank_title, closed_title, square_title, order, prose, organ, column,
)  # fmt: skip


def label(
    text: str, folded: str, spans: Iterable[Span], openers: Openers, first: tuple[Line, ...] = ()
) -> tuple[Line, ...]:
    """Ask the rules, in order, of every line; a line nobody knows goes on with its section.

    ``first`` are lines already labelled, which the others follow.
    """
    lines: list[Line] = list(first)
    section: str | None = first[-1].label if first else None
    before: Line | None = first[-1] if first else None
    seen: set[str] = {line.label for line in first if line.label}
    known: frozenset[str] = frozenset(seen)
    for span in spans:
        start, end = span
        words = folded[start:end].strip()
        if not words:  # a line without words opens nothing
            lines.append(Line(span, None, "ligne.vide"))
            continue
        if before is not None and start < before.span.start:  # the column beside the margin begins in the head
            section = "entete"
        context = Context(text, folded, span, words, section, before, known)
        for rule in ACT_RULES:
            line = rule(context, openers)
            if line is not None:
                break
        else:
            line = Line(span, None, "suite")
        if line.label is not None:
            section = line.label
            if section not in seen:
                seen.add(section)
                known = frozenset(seen)
        before = line
        lines.append(line)
    return tuple(lines)
