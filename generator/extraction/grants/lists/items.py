"""One item of a list of subsidies: a name, its amount before or below it, and what is said of the two.

Club nautique : 300 € (dont 100 € de matériel)
Union cycliste : demande de 800 €, 300 € accordés
Classe de mer : 3 x 40 € = 120 €
Chorale Mélodia
150 €
Approuvé à l'unanimité
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.extraction.grants.lists.announced import SPEAKS
from generator.extraction.grants.terms.names import LABEL_END, lead
from generator.extraction.grants.terms.persons import natural
from generator.extraction.grants.terms.preludes import asked, kinded, prelude
from generator.extraction.grants.terms.receivers import LONGEST, Receiver, numberless, receiver_at
from generator.extraction.grants.terms.words import family, said
from generator.french.amounts import amounts
from generator.french.motif import letter_led

if TYPE_CHECKING:
    from generator.french.amounts import Amount
    from generator.reading.view import View

PLURAL = re.compile(
    letter_led(
        r"(?<!\w)(?:subventions|aides(?! a domicile)|bourses|fonds de concours|participations aux associations|"
        r"demandes de subvention)(?!\w)"
    )
)
"""What a title or a sentence speaks of where several receive."""

_BLANKS = 2
"""Ends of lines between a name and the amount below it."""

HEADING = 70
"""Most characters of a line that is a name or a heading."""

BALLOT = re.compile(
    r"\s*(?:\([ ]?(?:\d{1,3} (?:voix )?(?:pour|contre|abst)|(?:a l')?unanimite|pour ?: ?\d)[^()\n]{0,120}\)|"
    r"(?:approuve|adopte|accorde|accepte|vote)e?s? a l'unanimite\b[ .]*|"
    r"(?:pour|contre|abstentions?) ?: ?\d{1,3}(?!\d)(?: \([^()\n]{0,120}\))?|"
    r"(?:m|mme|mmes|mm|madame|monsieur)\b[^\n]{1,60}? (?:n'a|n'ont|ne) (?:pas )?(?:pris|prend|prennent)(?: pas)? "
    r"part? au vote[^.\n]{0,90}\.?)"
)
"""« 915 € (14 pour) (1 abstention : M. ROY) », « Approuvé à l'unanimité » below the amount: the vote on an item."""

_ASIDE = re.compile(rf"[ \t]*\([^()\n]{{0,120}}\)|{BALLOT.pattern}")
"""« (dont 300 € pour le feu d'artifice) »: what is said of the amount before it."""

ACCORDED = re.compile(
    r"[ \t,:-]*(?:sont |est )?(?:accord|attribu|vot|allou|octroy)ee?s?(?!\w)"
    r"(?:[ ,]+sous (?:reserve|condition)[^\n;]{0,120})?"
)
ANSWERED = re.compile(r"(?<=\d)[ ]?(?:€|euros?)[ ](?:accord|attribu|vot|allou|octroy)ee?s?(?!\w)")
_AFTER = re.compile(rf"(?:{ACCORDED.pattern})?(?:[ \t]+[/–-](?=\s|\Z))*[ \t]*(?:[;,.*](?!\d)|(?=\n|\Z)|et(?= ))[ \t]*")
"""« 300 € accordés sous réserve des comptes ; », « 300 € / »: what ends an item behind its amount."""

_SAID = re.compile(r"[ ]+(?=\S)")
"""« M. ROY ne prend pas part au vote. Club du 3e âge »: the next item goes on behind the sentence about this one."""

_NOTHING, _END = (
    re.compile(
        r"(?:[:…\t_]|\.{2}|[ ]{2}|[ ][-–]|(?<![0-9])[ ](?=neant|0))[ \t.…_]*(?:neant|rien|sans suite|non retenue?|"
        r"en attente(?: [^.\n]{1,40})?|(?:refus|rejet|ajourn|report|diffe)\w{0,4}|0(?:,00)?[ ]?(?:€|euros?)|[-/]+)"
        r"[ .;]*\Z"
    ),
    80,
)
"""« Union cycliste ....... en attente »: the end of a line of a list that gives nothing to whom it names."""

REMARK = re.compile(r"\s*\([^()\n]{0,60}\)\s*\Z")
"""A line in brackets between a name and its amount."""

_TAIL = re.compile(r"[\s:;,.=>→\uf0e0\uf0e8_…–-]+\Z")
_COLON = re.compile(r":\s")
_TO = re.compile(r"a l'|a la |au |aux |pour (?:l'|la |le |les )?")
_MARK = re.compile(r"\s*(?:(?::|[-–=]|->|→)\s*|(?=(?:a l'|a la |au |aux |pour )))")
_FOR = re.compile(r",?\s+pour\s(?!tous\b)")
_VERB = re.compile(
    r"(?<!\w)(?:est|sont|sera|seront|prevoit|avait|a ete|ont ete|decide|approuve|autorise|propose|sollicite|demande|"
    r"s'eleve|represente)(?!\w)|(?<![\w'])(?:il|elle|ils|elles|on|nous|vous|ce|cela|cette|ces|soit)(?= )"
)

OTHER = re.compile(
    r"(?:(?:l'|la |le |les )?(?:europe|etat|region|departement|conseil (?:regional|departemental|general)|detr|dsil|"
    r"feder|feader|caf|ademe|agence de l'eau|autofinancement|fonds propres|part communale|commune\W*\Z|recettes?|"
    r"depenses?|reste a charge|(?:sous-?)?total|mise a disposition|valorisation|contribution|prestation|nombre|montant|"
    r"cout|adultes?|enfants?|tarif|fonctionnement|investissement|section|chapitre|article|compte|base|annee|lot|tranche|"
    r"versement|acompte|solde|budget|parcelle|quotient|categorie|zone|habitants?|exterieurs?|caution|an|ht|ttc|tva|"
    r"jour|semaine|mois|part|prix|location|forfait|abonnement|rappel)(?!\w))|"
    r"(?:(?:demand|propos|accord|attribu|vot|allou)ee?s?(?:[ ](?:en[ ])?20\d\d)?|(?:19|20)\d\d)\W*\Z"
)
"""Who pays a plan of financing, what a budget, a tariff or a price counts, the label of a sum: a run that holds one is
no list of aids.
"""


def named_above(view: View, line: int, amount: Amount, low: int) -> int:
    """Where the line of an amount begins; that of the name above it where it stands alone, and no name follows it."""
    if view.folded[line : amount.span.start].strip() or _named_after(view, line, amount):
        return line
    end = view.trimmed(low, line)[1]
    above = max(low, view.folded.rfind("\n", low, end) + 1)
    if end - above > HEADING:
        above = max(above, view.folded.rfind(". ", above, end) + 2)  # « … prend pas part au vote. Club nautique »
    words = view.folded[above:end].strip()
    if REMARK.fullmatch(words) and above > low:
        above = max(low, view.folded.rfind("\n", low, above - 1) + 1)
        words = view.folded[above:end].split("\n", 1)[0].strip()
    named = words and len(words) <= HEADING and (words[-1] not in ".;" or (low and words[-1] == "."))
    return above if named and view.folded.count("\n", end, line) <= _BLANKS else line


def nothing(words: str) -> bool:
    """Whether a line of a list, folded, gives nothing to whom it names.

    >>> nothing("union cycliste ....... en attente"), nothing("comite des fetes : neant"), nothing("neant de valdor")
    (True, True, False)
    """
    return _NOTHING.search(words, max(0, len(words) - _END)) is not None


def other(view: View, name: Receiver, amount: Amount) -> bool:
    """Whether an item is something else than an aid: who pays, a budget, a tax, a tariff."""
    end = min(name.end, amount.span.start)
    if OTHER.match(view.folded, name.start, name.end) or family("leurre").match(view.folded, name.start, name.end):
        return True
    aside = REMARK.fullmatch(view.folded, end, amount.span.start)
    return aside is None and said(view.folded, end, amount.span.start, "leurre", "role.budget") is not None


def item(view: View, begin: int, amount: Amount, *, first: bool) -> tuple[Receiver, int, int] | None:
    """The receiver of an amount, named before it or after it, and where the item begins and ends, where it is one."""
    if amount.value is None or amount.value <= 0 or amount.doute is not None:
        return None
    start = lead(view.folded, begin, amount.span.start)
    if first and (colons := [m.end() for m in _COLON.finditer(view.folded[start : amount.span.start])]):
        tail = _TAIL.search(view.folded, start, amount.span.start)
        opening = [colon for colon in colons if start + colon < (tail.start() if tail else amount.span.start)]
        if opening and PLURAL.search(view.folded, start, start + opening[0]):
            start += opening[-1]
    start = kinded(view.text, view.folded, start, amount.span.start)
    if not view.folded[start : amount.span.start].strip():
        return _named_after(view, begin, amount)
    end = amount.span.end
    answered = BALLOT.match(view.folded, end) or ACCORDED.match(view.folded, end)
    if asked(view.folded, amount, start) is not None and not answered:
        return None  # « Club nautique : demande de 800 € »
    while aside := _ASIDE.match(view.folded, end):
        end = aside.end()
    closed = _AFTER.match(view.folded, end) or (_SAID.match(view.folded, end) if view.folded[end - 1] == "." else None)
    name = _name(view, start, amount.span.start)
    return (name, start, closed.end()) if closed and name else None


def _name(view: View, start: int, end: int) -> Receiver | None:
    """The name that stands before an amount, up to what is said of it."""
    remark = REMARK.search(view.folded, start, end)
    if remark and "\n" in view.folded[start:end].strip():
        end = remark.start()  # « ASL / (travaux) / 300 € »
    if end - start > LONGEST or "\n" in view.folded[start:end].strip() or "\t" in view.text[start:end]:
        return None
    end = _before_prelude(view, start, end)
    tail = _TAIL.search(view.folded, start, end)
    stop = tail.start() if tail else end
    cut = LABEL_END.search(view.folded, start, stop) or _FOR.search(view.folded, start, stop)
    stop = numberless(view.folded, start, cut.start() if cut else stop)
    if _VERB.search(view.folded, start, stop) or said(view.folded, start, stop, "don", "attribue", "suite"):
        return None
    if family("autre-point").match(view.folded, start, stop):
        return None
    words = view.folded[start:stop].strip()
    if "€" in words or "euro" in words or SPEAKS.search(words):
        return None
    if sum(map(str.isalpha, words)) < 2 or words.count(" ") > 14:  # noqa: PLR2004 - the longest names have fourteen words
        return None
    return Receiver(start, start, stop, natural(view, start, stop))


def _before_prelude(view: View, start: int, end: int) -> int:
    """Where the words of an item end before the request or the factors that stand before its amount, if any do."""
    sums = amounts(view.text, view.folded, start, end)
    return next((words for one in sums if (words := prelude(view.folded, one, start)) is not None), end)


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
