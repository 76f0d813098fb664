"""Who stands before or behind an amount in an item of a list of subsidies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.extraction.grants.terms.persons import natural
from generator.extraction.grants.terms.preludes import RANK, kinded
from generator.extraction.grants.terms.receivers import LONGEST, Receiver, numberless, receiver_at, receivers
from generator.extraction.grants.terms.words import family, said
from generator.extraction.tables.grid import Cell, rubric

if TYPE_CHECKING:
    from generator.french.amounts import Amount
    from generator.reading.view import View

_BULLET = re.compile(
    r"(?:[)\s\-•*>●■❖➢►✓➤+.:;,|°_=·§¢~]|\"(?=[ ]{2})|(?:[¥yvo?]|et|[a-z]\)|[0-9]{1,2} ?[.)/])(?=\s)"
    r"|(?:6[0-9]{3,7}|20[0-9]{3,6})(?=[ ]{2}|\t))*"
)
"""What stands before a name: a bullet, a rank, the account on which its amount is charged."""
_TAIL = re.compile(r"[\s:;,.=>→\uf0e0\uf0e8-]*\Z")
LABEL_END = re.compile(r"\s*[:(]|\s*(?:\.{3,}|…+|_{3,})|\s{2,}|\s+[-–—]\s")
_LABEL = re.compile(r"(?:beneficiaire|porteur(?:\s+du\s+projet)?|association|structure|organisme|nom)\s*:\s*(?=\S)")
"""« PORTEUR : Les Compagnons — ACTION : … »: what a name is printed behind is no name."""

_REMARK = re.compile(r"[ \t]*(?:\([^()\n]{0,80}\)|[a-zà-ÿ+][^\n,;]{0,80}(?=[,;]?[ \t]*\n))")
"""What is said of the amount before, up to the end of its line: « (fonctionnement) », « dont 100 € de matériel »."""

_FRANCS = re.compile(r"[ \t]*[(/=–-]?[ \t]*[0-9][0-9 .]{0,12}(?:,[0-9]{2})?[ ]?(?:f|frs?|francs)(?!\w)\.?[ ]?\)?")
"""« 76 €   498,53 F »: the amount before in the old money."""

MARKED = re.compile(
    r"\s*(?:(?P<nom>(?::|[-–=]|->|→)\s*)|au\s+(?:profit|benefice)\s+(?:de\s+la\s+|de\s+l'|du\s+|des\s+|de\s+)|a\s+l'|a\s+la\s+|au\s+|aux\s+)(?=\S)"
)
LETTER = re.compile(r"[^\W\d_]\.?[^\W\d_]")
_INITIALS = re.compile(r"(?<![^\W_])[^\W\d_](?:\.[^\W\d_])+\Z")
"""The last dot of « A.S.C. » is no leader."""

_BULLETED = re.compile(r"\n[ \t]*(?=[-•*>●■❖➢►✓➤][ ][^\n]*[^\W\d_]{2})")
_DASHED_ON = re.compile(r";[ ]{1,3}(?=[-–•][ ])|[ ](?=[-–•][ ](?:à l['’]|à la |aux? (?!titre)))")
"""The bullet of an item in a text that lost its lines: « pour son gala ; - au Club nautique une subvention de »."""

_PART = re.compile(
    r"(?:(?P<nu>(?:sous-?)?(?:politique|programme|ligne|secteur|domaine|thematique|axe|volet|chapitre|canton|territoire|"
    r"arrondissement)s?(?!\w))|(?:action|article|compte|fonction|rubrique|imputation|commission|dispositif|service)s?"
    r"(?!\w)|au\s+titre\s)[^\n:€]{0,80}(?P<colon>:)?[ \t]*\Z"
)
_DASHED = re.compile(r"\s*[-•*–][ ]*\w")
_BLANK = re.compile(r"\n[ \t]*\n(?=[^\n]*[^\W\d_]{2})")


def lead(folded: str, start: int, end: int) -> int:
    """Where an item begins after its bullet or its number."""
    bullet = _BULLET.match(folded, start, end)
    return bullet.end() if bullet else start


def named_before(view: View, low: int, place: int) -> Receiver | None:
    """The name that an item prints before ``place``, that of its amount or of a rate."""
    if francs := _FRANCS.match(view.folded, low, place):
        low = francs.end()
    if remark := _REMARK.match(view.text, low, place):
        low = remark.end()
    for blank in _BLANK.finditer(view.text, low, place):
        low = blank.end()  # what is said of the receiver above stands in a paragraph of its own
    lines = view.text.find("\n", low, place) >= 0
    for bullet in (_BULLETED if lines else _DASHED_ON).finditer(view.text, low, place):
        low = bullet.end()  # so do the last words of the item above: « (dont 300 € pour / les jeunes) / • Au Comité »
    for rank in RANK.finditer(view.folded, low, place):
        low = rank.end()  # « Catégorie « vergers » / 1er prix : »: whatever title stands above it
    begin = _under_title(view, lead(view.folded, low, place), place)
    begin = kinded(view.text, view.folded, begin, place)
    if mark := family("marque").match(view.folded, begin, place):
        return receiver_at(view, begin, mark.end(), place)
    if label := _LABEL.match(view.folded, begin, place):
        begin = label.end()
    cut = LABEL_END.search(view.folded, begin, place)
    end = numberless(view.folded, begin, cut.start() if cut else place)
    if (comma := view.folded.find(",", begin, end)) >= 0 and said(view.folded, comma, end, "don", "role.budget"):
        end = comma  # « Garage du Lac, coût de 900 € HT, aide de 90 € »
    tail = _TAIL.search(view.folded, begin, end)
    end = min(end, tail.start() + (_INITIALS.search(view.folded, begin, tail.start()) is not None)) if tail else end
    if (
        not view.folded[begin:end].strip()
        or end - begin > LONGEST
        or said(view.folded, begin, end, "don", "attribue", "dit-que")
    ):
        return None
    return Receiver(begin, begin, end, natural(view, begin, end)) if LETTER.search(view.folded, begin, end) else None


def _parts(view: View, begin: int, line: int) -> bool:
    """Whether the first line is the title of a part of a budget, with its colon: « Politique sport (ligne 32) : ».

    Over an item with its dash, that of a canton or of a programme needs none.
    """
    part = _PART.match(view.folded, begin, line)
    if part is None or part["colon"]:
        return part is not None
    return bool(part["nu"]) and _DASHED.match(view.folded, line) is not None


def _under_title(view: View, begin: int, end: int) -> int:
    """Where a name begins under the title of a part of the list: « SPORT / Club nautique : 300 € ».

    A line in capitals over a name that is not is such a title: « VIE DU VILLAGE / Chorale Mélodia : 200 € ».
    """
    line = view.folded.find("\n", begin, end)
    name = view.text[max(line, 0) : end].strip()
    loud = view.text[begin : max(line, begin)].isupper() and name[:1].isupper() and not name.isupper()
    titled = line >= 0 and (
        loud or _parts(view, begin, line) or rubric(view, Cell(begin, view.trimmed(begin, line)[1], 0))
    )
    return lead(view.folded, line, end) if titled else begin


def named_behind(view: View, amount: Amount, high: int) -> Receiver | None:
    """The name that an item prints after its amount."""
    if mark := MARKED.match(view.folded, amount.span.end, high):
        return receiver_at(view, mark.start(), mark.end(), high, plain=mark["nom"] is None)
    found = receivers(view, amount.span.end, high, after_pour=True)
    return found[0] if found else None
