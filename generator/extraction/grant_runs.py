"""Subsidies in runs of names with their amounts, below a title or a sentence that speaks of subsidies.

Subventions aux associations pour 2023 :
Club nautique : 300 € (dont 100 € de matériel)
Chorale Mélodia .......... 150 €
- 90 € pour le Foyer rural

No sentence announces each of them: what they are is told by their order, one name for one amount, again and again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.extraction.grant_lists import LABEL_END, SPEAKS, lead, unspent
from generator.extraction.grant_phrases import Clause, statement, statut, told
from generator.extraction.grant_words import family, said
from generator.extraction.persons import natural
from generator.extraction.receivers import LONGEST, Receiver, numberless, receiver_at
from generator.french.amounts import amounts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extraction.grant_statement import Statement
    from generator.french.amounts import Amount
    from generator.reading.view import View

PLURAL = re.compile(
    r"(?<!\w)(?:subventions|aides(?! a domicile)|bourses|fonds de concours|participations aux associations)(?!\w)"
)
"""What a title or a sentence speaks of where several receive."""

_GIFT = re.compile(r"(?<!\w)une? (?:aide|subvention|participation|somme|bourse|contribution)(?!\w)")
"""The same of one gift that a verb gives, to each: « décide d'accorder une aide de 10 %, soit : »."""

_FEWEST = 3
"""Items of a run that only a title announces; two are enough below a sentence that ends with a colon."""

_ABOVE = 400
"""How far above a run the paragraph begins that announces it."""

_WORDS = 24
"""How far before an amount the words stand that say it was asked for, or how often it counts."""

_BLANKS = 2
"""Ends of lines between a name and the amount below it."""

_HEADINGS, _HEADING = 2, 70
"""Lines that may stand between two items, and their length: the heading of a part, « SPORT », and of a part of it."""

_BALLOT = re.compile(
    r"\s*(?:\([ ]?(?:\d{1,3} (?:voix )?(?:pour|contre|abst)|(?:a l')?unanimite|pour ?: ?\d)[^()\n]{0,120}\)|"
    r"(?:approuve|adopte|accorde|accepte|vote)e?s? a l'unanimite\b[ .]*|"
    r"(?:pour|contre|abstentions?) ?: ?\d{1,3}(?!\d)(?: \([^()\n]{0,120}\))?|"
    r"(?:m|mme|mmes|mm|madame|monsieur)\b[^\n]{1,60}? (?:n'a|n'ont|ne) (?:pas )?(?:pris|prend|prennent)(?: pas)? part? au vote[^.\n]{0,90}\.?)"
)
"""« 915 € (14 pour) (1 abstention : M. ROY) », « Approuvé à l'unanimité » below the amount: the vote on an item."""

_ASIDE = re.compile(rf"[ \t]*\([^()\n]{{0,120}}\)|{_BALLOT.pattern}")
"""« (dont 300 € pour le feu d'artifice) »: what is said of the amount before it."""

_ACCORDED = re.compile(
    r"[ \t,:-]*(?:sont |est )?(?:accord|attribu|vot|allou|octroy)ee?s?(?!\w)(?:[ ,]+sous (?:reserve|condition)[^\n;]{0,120})?"
)
_ANSWERED = re.compile(r"(?<=\d)[ ]?(?:€|euros?)[ ](?:accord|attribu|vot|allou|octroy)ee?s?(?!\w)")
_AFTER = re.compile(rf"(?:{_ACCORDED.pattern})?[ \t]*(?:[;,.*](?!\d)|(?=\n|\Z)|et(?= ))[ \t]*")
"""« 300 € accordés sous réserve des comptes ; »: what ends an item behind its amount."""

_ASKED = re.compile(r"[\s:;,.(–-]*(?:demandes?|demandait|sollicit\w+|souhaite)[ ]?(?:(?:de|d'|:)[ ]?)?\Z")
"""« Club cycliste : demande de 800 €, 300 € accordés »: the words before what was asked for."""

_ANSWER = re.compile(r"(?:\s*\)|[ ,;:–-]|\bet\b|\bproposition\b|(?:accord|attribu|vot|allou|octroy)(?:ee?s?|e))*")
_FACTOR = re.compile(r"[ ]?=[ ]?\d")
_TIMES = re.compile(r"[\s:(–-]*\d{1,4} ?(?:x|\*) ?\Z")
"""« 3 x 40 € = 120 € »: the factors of the amount that is given."""
_SAID = re.compile(r"[ ]+(?=\S)")
"""« M. ROY ne prend pas part au vote. Club du 3e âge »: the next item goes on behind the sentence about this one."""

_TOTAL = re.compile(r"(?<!\w)(?:sous[ -]?)?(?:total|totaux)(?!\w)")
_TAIL = re.compile(r"[\s:;,.=>→\uf0e0\uf0e8_…–-]+\Z")
_NONE = ("role.passe", "hors", "role.budget", "refuse", "autre-liste")
"""What a sentence speaks of when the list below it is not one of aids."""

_COLON = re.compile(r":\s")
_TO = re.compile(r"a l'|a la |au |aux |pour (?:l'|la |le |les )?")
_MARK = re.compile(r"\s*(?:(?::|[-–=]|->|→)\s*|(?=(?:a l'|a la |au |aux |pour )))")
_SENTENCE = re.compile(r"[.;!?](?=\s)|:(?=[ ]*\n)|\n[ \t]*\n")
_FOR = re.compile(r",?\s+pour\s(?!tous\b)")
_VERB = re.compile(
    r"(?<!\w)(?:est|sont|sera|seront|prevoit|avait|a ete|ont ete|decide|approuve|autorise|propose|sollicite|demande|"
    r"s'eleve|represente)(?!\w)"
)
_OTHER = re.compile(
    r"(?:(?:l'|la |le |les )?(?:europe|etat|region|departement|conseil (?:regional|departemental|general)|detr|dsil|"
    r"feder|feader|caf|ademe|agence de l'eau|autofinancement|fonds propres|part communale|commune\W*\Z|recettes?|"
    r"depenses?|reste a charge|(?:sous-?)?total|mise a disposition|valorisation|contribution|prestation|nombre|montant|"
    r"cout|adultes?|enfants?|tarif|fonctionnement|investissement|section|chapitre|article|compte|base|annee|lot|tranche|"
    r"versement|acompte|solde|budget|parcelle|quotient|categorie|zone|habitants?|exterieurs?|caution|an|ht|ttc|tva|"
    r"jour|semaine|mois|part|prix|location|forfait|abonnement)(?!\w))|(?:19|20)\d\d\W*\Z"
)
"""Who pays a plan of financing, what a budget, a tariff or a price counts: a run that holds one is no list of aids."""


@dataclass(slots=True)
class _Run:
    """Items that follow each other: where the first begins, the name with each amount, the total printed under them."""

    start: int
    end: int
    items: list[tuple[Receiver, Amount]] = field(default_factory=list)
    total: Decimal | None = None

    def answered(self, view: View) -> bool:
        """Whether an item says itself what the assembly answered: « Club cycliste : demande de 800 €, 300 € accordés »."""
        after = ((form, amount.span.end) for _, amount in self.items for form in (_ACCORDED, _BALLOT))
        return any(form.match(view.folded, end) for form, end in after)

    def believed(self, view: View) -> bool:
        """Whether no item is something else than an aid, and the total adds up where one is printed."""
        added = sum((amount.value or Decimal(0) for _, amount in self.items), Decimal(0))
        return (self.total is None or self.total == added) and not any(
            _OTHER.match(view.folded, name.start, name.end)
            or family("leurre").match(view.folded, name.start, name.end)
            or said(view.folded, min(name.end, amount.span.start), amount.span.start, "leurre", "role.budget")
            for name, amount in self.items
        )


def runs(view: View, *, decides: bool, titled: bool) -> Iterator[Statement]:
    """The subsidies of the runs of ``view``; ``titled`` where the title of the affair speaks of subsidies."""
    spoken = titled or any(form.search(view.folded) for form in (PLURAL, _GIFT, _ANSWERED))
    if not spoken:
        return
    for run in _runs(view):
        announce = _announce(view, run)
        sense = _sense(announce, titled=titled, decides=decides, number=len(run.items))
        if sense != "attribuee" and run.answered(view) and not announce.says(*_NONE):
            sense = "attribuee"
        if sense is None or not run.believed(view):
            continue
        for name, amount in run.items:
            if not unspent(view, name):
                yield statement(view, amount, name, sense, {})


def _sense(announce: Clause, *, titled: bool, decides: bool, number: int) -> str | None:
    """What is done with the subsidies of a run, from the sentence above it; ``None`` where they are none."""
    view = announce.view
    told_so = PLURAL.search(view.folded, *_paragraph(view, announce)) is not None or (
        decides
        and statut(announce) == "attribuee"
        and _GIFT.search(view.folded, announce.start, announce.end) is not None
    )
    if not (told_so or (titled and number >= _FEWEST)) or announce.says(*_NONE):
        return None
    sense = statut(announce) or "proposee"
    if family("accord.unanime").search(view.folded, announce.start, announce.end):
        return "attribuee"  # « Accord unanime pour : » the council has answered
    if sense == "attribuee" and not (decides or told(announce)):
        sense = "proposee"
    if sense not in {"attribuee", "proposee"}:
        return None
    return "attribuee" if decides else sense


def _announce(view: View, run: _Run) -> Clause:
    """The sentence that ends above a run, or the part of one that it goes on with."""
    low = max(0, run.start - _ABOVE)
    end = _above_headings(view, low, run.start)
    ends = [found.end() for found in _SENTENCE.finditer(view.folded, low, max(low, end - 1))]
    return Clause(view, ends[-1] if ends else low, end)


def _above_headings(view: View, low: int, start: int) -> int:
    """Where the sentence above a run ends: the headings of its first parts, « SPORT », are none."""
    end = view.trimmed(low, start)[1]
    for _ in range(_HEADINGS):
        line = view.folded.rfind("\n", low, end) + 1
        words = view.folded[line:end].strip()
        if not line or len(words) > _HEADING or words[-1:] in ".:;," or PLURAL.search(words):
            break
        end = view.trimmed(low, line)[1]
    return end


def _paragraph(view: View, announce: Clause) -> tuple[int, int]:
    """The paragraph whose last sentence ``announce`` is."""
    low = max(0, announce.end - _ABOVE)
    blank = max(view.folded.rfind("\n\n", low, announce.end), view.folded.rfind("\n \n", low, announce.end))
    return (blank + 1 if blank >= 0 else low), announce.end


def _runs(view: View) -> Iterator[_Run]:
    """The runs of two items or more, in order."""
    run: _Run | None = None
    at = 0
    for amount in amounts(view.text, view.folded, 0, len(view)):
        if amount.span.start < at or _prelude(view, amount):
            continue  # said aside of the amount before, or of the one behind
        line = view.folded.rfind("\n", max(0, amount.span.start - _ABOVE), amount.span.start) + 1
        line = _named_above(view, line or max(0, amount.span.start - _ABOVE), amount, run.end if run else 0)
        inline = run is not None and run.end > line
        begin = run.end if run is not None and inline else line
        total = _TOTAL.search(view.folded, begin, amount.span.start) is not None
        item = None if total else _item(view, begin, amount, first=run is None)
        if run is not None and (item is None or not (inline or _close(view, run.end, line))):
            if total and (inline or _close(view, run.end, line)):
                run.total = amount.value
            if len(run.items) > 1:
                yield run
            run = None
            item = None if total else _item(view, line, amount, first=True)
        if item is None:
            at = amount.span.end
            continue
        name, start, after = item
        run = run or _Run(start, after)
        run.items.append((name, amount))
        run.end = at = after
    if run is not None and len(run.items) > 1:
        yield run


def _named_above(view: View, line: int, amount: Amount, low: int) -> int:
    """Where the line of an amount begins; that of the name above it where it stands alone, and no name follows it."""
    if view.folded[line : amount.span.start].strip() or _named_after(view, line, amount):
        return line
    end = view.trimmed(low, line)[1]
    above = max(low, view.folded.rfind("\n", low, end) + 1)
    words = view.folded[above:end].strip()
    named = words and len(words) <= _HEADING and (words[-1] not in ".;" or (low and words[-1] == "."))
    return above if named and view.folded.count("\n", end, line) <= _BLANKS else line


def _prelude(view: View, amount: Amount) -> bool:
    """Whether an amount is no more than the request or the price of one that the same line gives behind it."""
    if _FACTOR.match(view.folded, amount.span.end):
        return True
    low = max(0, amount.span.start - _WORDS)
    if not _ASKED.search(view.folded, low, amount.span.start):
        return False
    answer = _ANSWER.match(view.folded, amount.span.end)
    return answer is not None and view.folded[answer.end() : answer.end() + 1].isdigit()


def _close(view: View, end: int, line: int) -> bool:
    """Whether nothing but blank lines and headings of parts stands between two items."""
    rest, *below = view.folded[end:line].split("\n")
    between = [words.strip() for words in below if words.strip()]
    headings = len(between) <= _HEADINGS and all(
        len(words) <= _HEADING and not words.endswith(".") for words in between
    )
    return headings and not rest.strip(" .;,*")


def _item(view: View, begin: int, amount: Amount, *, first: bool) -> tuple[Receiver, int, int] | None:
    """The receiver of an amount, named before it or after it, and where the item begins and ends, where it is one."""
    if amount.value is None or amount.value <= 0 or amount.doute is not None:
        return None
    start = lead(view.folded, begin, amount.span.start)
    if first and (colons := [m.end() for m in _COLON.finditer(view.folded[start : amount.span.start])]):
        tail = _TAIL.search(view.folded, start, amount.span.start)
        opening = [colon for colon in colons if start + colon < (tail.start() if tail else amount.span.start)]
        if opening and PLURAL.search(view.folded, start, start + opening[0]):
            start += opening[-1]
    if not view.folded[start : amount.span.start].strip():
        return _named_after(view, begin, amount)
    end = amount.span.end
    while aside := _ASIDE.match(view.folded, end):
        end = aside.end()
    closed = _AFTER.match(view.folded, end) or (_SAID.match(view.folded, end) if view.folded[end - 1] == "." else None)
    name = _name(view, start, amount.span.start)
    return (name, start, closed.end()) if closed and name else None


def _name(view: View, start: int, end: int) -> Receiver | None:
    """The name that stands before an amount, up to what is said of it."""
    if end - start > LONGEST or "\n" in view.folded[start:end].strip() or "\t" in view.text[start:end]:
        return None
    end = _before_prelude(view, start, end)
    tail = _TAIL.search(view.folded, start, end)
    stop = tail.start() if tail else end
    cut = LABEL_END.search(view.folded, start, stop) or _FOR.search(view.folded, start, stop)
    stop = numberless(view.folded, start, cut.start() if cut else stop)
    if _VERB.search(view.folded, start, stop) or said(view.folded, start, stop, "don", "attribue", "suite"):
        return None
    words = view.folded[start:stop].strip()
    if "€" in words or "euro" in words or SPEAKS.search(words):
        return None
    if sum(map(str.isalpha, words)) < 2 or words.count(" ") > 14:  # noqa: PLR2004 - the longest names have fourteen words
        return None
    return Receiver(start, start, stop, natural(view, start, stop))


def _before_prelude(view: View, start: int, end: int) -> int:
    """Where the words of an item end before the request or the factors that stand before its amount, if any do."""
    for amount in amounts(view.text, view.folded, start, end):
        if _prelude(view, amount):
            low = max(start, amount.span.start - _WORDS)
            words = _ASKED.search(view.folded, low, amount.span.start) or _TIMES.search(
                view.folded, low, amount.span.start
            )
            return words.start() if words else end
    return end


def _named_after(view: View, start: int, amount: Amount) -> tuple[Receiver, int, int] | None:
    """The receiver that follows its amount: « - 90 € pour le Foyer rural ; »."""
    mark = _MARK.match(view.folded, amount.span.end)
    if mark is None or mark.end() == amount.span.end:
        return None
    stop = min(len(view), amount.span.end + LONGEST)
    end = min((place for char in ";\n" if (place := view.folded.find(char, mark.end(), stop)) >= 0), default=stop)
    word = _TO.match(view.folded, mark.end(), end)
    found = receiver_at(view, mark.end(), word.end() if word else mark.end(), end, plain=True)
    return (found, start, end) if found is not None else None
