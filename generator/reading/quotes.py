"""Words that open a section elsewhere, and here go on with the sentence, the list or the title that they stand in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.reading.context import HEAD

if TYPE_CHECKING:
    from generator.reading.context import Context
    from generator.reading.openers import Opener

HEAD_ONLY = frozenset(
    {"seance.jour", "seance.presidence.ligne", "formule.autorite", "reference.numero-annee", "reference.code",
     "reference.numero-nu.ligne", "reference.rang.ligne", "objet.mot.ligne", "objet.cellule.ligne", "effectifs.devant",
     "reference.annee-service", "reference.avant-objet", "reference.numero-organe.ligne"}
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

_COMMITTEE = re.compile(r"\W*la commission (?!permanente)")
"""« La commission Sports, réunie le 4 février, a émis un avis », in a report, is not the sitting."""

_CITED = re.compile(r"[\w/._-]{1,20},? (?:relativ|arretant|autorisant|approuvant|en date du|du \d)")
"""« Décision n° 2016-012 relative à », in a report: an older act is told."""

_OPEN = re.compile(r"(?:,|delibere|deliberation)[ \t*]*\r?\n?\Z")
_VOICES = re.compile(r"(?:par )?\d{1,3} (?:voix |votes? )?pour\b")
_TO = re.compile(r"(?:^|[ '(])(?:au|aux|du|de|des|la|les?)[ \t]*\r?\n?\Z")
_SUMMONS = re.compile(r"\bconvoquee?s?[^.;:,\d]{0,60}\Z")
_ABOVE = 400
"""Characters above a title in which a deliberation says what it is."""

TAIL = 40
"""Characters of the end of a line that tell whether its sentence goes on."""


def quoted(found: Opener, context: Context) -> bool:
    """Whether the words of an opener open nothing where they stand."""
    in_head = context.section in HEAD
    return (
        (found.label == "vote" and (_goes_on(context) or _under(found, context)))
        or (context.section in OPERATIVE and (found.label in {"expose", "entete"} or found.regle in WITHIN))
        or (context.section in CITING and found.label == "reference")
        or (not in_head and found.label == "seance" and _COMMITTEE.match(context.words) is not None)
        or (context.section in LISTS and found.label in {"entete", "reference"} and _within(context))
        or (context.section == "reference" and found.regle == "entete.compte-rendu" and _titled(context))
        or (not in_head and found.label == "reference" and _CITED.match(context.folded, found.end) is not None)
        or (found.regle == "seance.jour" and context.section == "seance" and _called(context))
        or (not in_head and (found.label == "entete" or found.regle in HEAD_ONLY))
    )


def _goes_on(context: Context) -> bool:
    """Whether a vote stands inside the sentence that decides: « … délibéré, / par 13 voix pour, / NOMME »."""
    before = context.before
    if context.section not in OPERATIVE or before is None or _VOICES.match(context.words) is None:
        return False
    return _OPEN.search(context.folded, max(before.span.start, before.span.end - TAIL), before.span.end) is not None


def _under(found: Opener, context: Context) -> bool:
    """Whether a vote goes on with the line above it: « les montants suivants sont soumis au / vote : »."""
    before = context.before
    if before is None or before.noise or not context.text[found.start].islower():
        return False
    return before.span.end == context.span.start and _TO.search(before.span.of(context.folded)) is not None


def _within(context: Context) -> bool:
    """Whether a line goes on with what is told of a member: « Mme ROY (présente jusqu'au / compte rendu inclus) »."""
    if context.before is None or context.before.noise:
        return False
    before = context.before.span.of(context.folded)
    return before.count("(") > before.count(")") or _TO.search(before) is not None


def _called(context: Context) -> bool:
    """Whether a line goes on with the summons: « le conseil, convoqué en séance / le 23 mars 2023, s'est réuni »."""
    return context.before is not None and _SUMMONS.search(context.before.span.of(context.folded)) is not None


def _titled(context: Context) -> bool:
    """Whether minutes named under the number of a deliberation are what it is about, and no name of the document."""
    above = context.folded[max(0, context.span.start - _ABOVE) : context.span.start]
    return context.words.startswith(("proces", "compte")) and "deliberation" in above
