"""The ordered rules that label lines. A rule says what a line is, or nothing; the first opinion stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.reading import act_numbers, sentences
from generator.reading.cachets import cachet
from generator.reading.cells import count_cell, participle, voice_cell
from generator.reading.context import HEAD, Context, Rule
from generator.reading.lines import LONG
from generator.reading.outline import Line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.reading.openers import Opener, Openers
    from generator.values.span import Span


HEAD_ONLY = frozenset(
    {"seance.jour", "seance.presidence.ligne", "formule.autorite", "reference.numero-annee", "reference.code",
     "reference.numero-nu.ligne", "reference.rang.ligne", "objet.mot.ligne", "reference.annee-service",
     "reference.avant-objet", "reference.numero-organe.ligne"}
)  # fmt: skip
"""Openers that say something only in a head: further on, they are words of a sentence."""

OPERATIVE = frozenset({"dispositif", "article"})
"""Sections in which the act decides: a name with a verb of speech there is an order, not the start of a report."""

WITHIN = frozenset({"dispositif.organe-verbe", "dispositif.impersonnel"})
"""Openers of a decision that, inside one, go on with it: « Article 1 / Est attribuée une subvention … »."""

CITING = frozenset({"visas", "considerants"})
"""Sections that name other acts: a number at the start of a line is that of an act that is cited."""

LISTS = frozenset({"presents", "pouvoirs", "absents", "secretaire"})
"""Sections of names, which a line that names no member would spoil."""

PROSE = 250
"""Length from which a paragraph under the title is the report. The longest title of 31 acts has 190 characters."""

_DELIBERATED = re.compile(r"\bapres (?:en )?avoir (?:valablement )?delibere")
_DECIDES = re.compile(
    r"\b(?:conseil|bureau|comite|assemblee)\b[^.;]{0,80}\b(?:"
    r"(?:decide|vote|attribue|accorde|alloue|approuve|autorise|fixe)\b|"
    r"a (?:l'unanimite|la majorite)\b(?! absolue| qualifiee)|par \d{1,3} voix\b)"
    r"|,[ ](?:est|sont) (?:attribue|accorde|alloue|octroye|vote)e?s? (?:une? |les |la |le |aux? )"
)
"""« Sur proposition de la commission, le conseil municipal, à l'unanimité, vote les subventions suivantes »."""

_PROPOSED = re.compile(r",[ ]il (?:est|vous est) propose (?:d'|de |que |au |a la |a l')")
"""« Sur proposition de la commission, il est proposé d'allouer … »."""

_COMMITTEE = re.compile(r"\W*la commission (?!permanente)")
"""« La commission Sports, réunie le 4 février, a émis un avis », in a report, is not the sitting."""

_CITED = re.compile(r"[\w/._-]{1,20},? (?:relativ|arretant|autorisant|approuvant|en date du|du \d)")
"""« Décision n° 2016-012 relative à », in a report: an older act is told."""

LETTER = re.compile(r"[a-z]{3}")
"""A label of a title alone on its line, « Objet : », is no title yet."""

_ROW = re.compile(r"\S(?:[ ]{3,}|[ ]*[\t|][ ]*)\S[^\n]*?\S(?:[ ]{3,}|[ ]*[\t|][ ]*)\S")
"""Three cells on a line: the head of a table, or its first row."""

_AWAITS = re.compile(r"\b(?:le|du|en date du)[ \t]*\r?\n?\Z")
"""« Certifié exécutoire, compte tenu de la réception le », before « 13/04/2023 et de la publication … »."""

_OPEN = re.compile(r"(?:,|delibere|deliberation)[ \t*]*\r?\n?\Z")
_VOICES = re.compile(r"(?:par )?\d{1,3} (?:voix |votes? )?pour\b")
_ORGAN = re.compile(r"(?:le|la|l') ?(?:conseil|bureau|comite|commission|assemblee)(?: [\w'-]{1,20}){0,6}")
_TAIL = 40
"""Characters of the end of a line that tell whether its sentence goes on."""

_FOLIO = re.compile(r"\d{1,5}|(?P<page>(?:page )?\d{1,5} ?(?:/|sur) ?(?!20\d\d)\d{1,4}|page \d{1,5}|- ?\d{1,4} ?-)")
_DATE_ONLY = re.compile(r"(?:(?:le|du) ?:? ?)?\d{1,2}(?:er)?[ /.-]{1,2}(?:\d{1,2}|[a-z]{3,9})[ /.-]{1,2}\d{4}")


def folio(context: Context, _openers: Openers) -> Line | None:
    """A page number, ``3/17``, or a lone number that a machine printed, ``57004``, which may be a cell of a table."""
    words = context.words
    found = _FOLIO.fullmatch(words) if len(words) <= 17 else None  # noqa: PLR2004 - "page 999 sur 9999" has 17 characters
    if found is None or (context.before and _numbers(context) and act_numbers.of_year(words, context.folded)):
        return None
    return Line(context.span, None, "bruit.folio", noise="page" if found["page"] else "folio")


def stamp_date(context: Context, _openers: Openers) -> Line | None:
    """A line that is only a date, just under a stamp, belongs to the stamp; so does one whose date the stamp awaits."""
    before = context.before
    if before is None or before.noise != "tampon":
        return None
    awaited = _AWAITS.search(context.folded, max(before.span.start, before.span.end - _TAIL), before.span.end)
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
    if found.regle == "signature.lieu.ligne" and in_head:
        return None
    if found.label == "signature" and in_head:
        return "expose", "expose.qualite"
    if found.regle == "formule.autorite" and not in_head and context.words.endswith(","):
        return "signature", "signature.autorite"
    if found.label == "formule" and (_DELIBERATED.search(context.words) or _DECIDES.search(context.words)):
        return "dispositif", f"{found.regle}.delibere"
    if found.label == "formule" and _PROPOSED.search(context.words):
        return "proposition", f"{found.regle}.propose"
    quoted = (
        (found.label == "vote" and _goes_on(context))
        or (context.section in OPERATIVE and (found.label in {"expose", "entete"} or found.regle in WITHIN))
        or (context.section in CITING and found.label == "reference")
        or (not in_head and found.label == "seance" and _COMMITTEE.match(context.words) is not None)
        or (not in_head and found.label == "reference" and _CITED.match(context.folded, found.end) is not None)
        or (not in_head and (found.label == "entete" or found.regle in HEAD_ONLY))
    )
    return None if quoted else (found.label, found.regle)


def _goes_on(context: Context) -> bool:
    """Whether a vote stands inside the sentence that decides: « … délibéré, / par 13 voix pour, / NOMME »."""
    before = context.before
    if context.section not in OPERATIVE or before is None or _VOICES.match(context.words) is None:
        return False
    return _OPEN.search(context.folded, max(before.span.start, before.span.end - _TAIL), before.span.end) is not None


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


def number_beside(context: Context, openers: Openers) -> Line | None:
    """In the head, a number announced in the right cell of a line: « COMMUNE DE VALDOR      N° 12 »."""
    cell = act_numbers.right_cell(context.folded, *context.span) if _numbers(context) else None
    found = openers.read(context.folded, cell, context.span.end) if cell else None
    if found and found.label == "reference":
        return Line(context.span, "reference", found.regle, opener_end=found.end)
    alone = cell and (act_numbers.beside(context.words) or act_numbers.corner(context.words))
    return Line(context.span, "reference", "reference.seule", opener_end=cell or 0) if alone else None


def title_beside(context: Context, openers: Openers) -> Line | None:
    """In the head, a title announced in the right cell of a line, whole there: « votants : 9      OBJET : Lavoir »."""
    if context.section not in HEAD or "objet" in context.seen:
        return None
    cell = act_numbers.right_cell(context.folded, *context.span)
    found = openers.read(context.folded, cell, context.span.end) if cell else None
    if cell is None or found is None or found.label != "objet" or found.end >= context.span.end:
        return None
    below = context.folded.find("\n", context.span.end)
    goes_on = act_numbers.right_cell(context.folded, context.span.end, below if below >= 0 else len(context.folded))
    return None if goes_on else Line(context.span, "objet", found.regle, opener_end=found.end)


def closed_title(context: Context, _openers: Openers) -> Line | None:
    """In the head, a title that its number closes in brackets: « Réfection du préau (N° DE_011_2024) »."""
    if context.section not in HEAD or context.seen & {"reference", "objet"} or not act_numbers.closes(context.words):
        return None
    return Line(context.span, "objet", "objet.numero-en-fin", opener_end=context.span.start)


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
    apart = context.section in LISTS and context.before and context.before.span.end < context.span.start
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
    if context.section not in LISTS or _ORGAN.fullmatch(context.words) is None:
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
    cachet, stamp_date, count_cell, voice_cell, participle, folio, number_beside, title_beside, opener, number_alone,
    closed_title, square_title, prose, organ, column,
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
