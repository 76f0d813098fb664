"""Budget codes as acts print them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.french.vocabulary import load
from generator.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_PHRASES = load("budget").entries
_JOINED = re.compile(
    r"(?P<chapitre>[0-9](?<![\w/.,-].)[0-9]{1,2})"
    r"(?P<trait>[_/-])(?P<nature>[0-9]{3,6})(?P=trait)(?P<fonction>[0-9]{2,4})(?![0-9_/-]|[.,][0-9])"
)
"""« 65_6574_301 », « 65-6574-33 »: chapter, account and function in one word; the account begins with its chapter."""

_COLUMN = {"chapitre": "chapitre", "nature": "nature", "article": "nature", "compte": "nature", "fonction": "fonction"}
_KIND = "|".join(_COLUMN)
_CODE = r"[0-9]{2,8}(?![0-9]|[.,][0-9]|[ ]?[%€])(?:[ ]?\([^()\n]{1,60}\))?"
_AND = r"[ \n]*(?:,|\bet\b|\bou\b|/)[ \n]*"
_PAIRED = re.compile(
    rf"\b(?P<un>{_KIND})[ ]?/[ ]?(?P<deux>{_KIND})[ ]?:?[ ]?"
    r"(?P<premier>[0-9]{2,8})[ ]?/[ ]?(?P<second>[0-9]{2,8})(?![0-9/]|[.,][0-9])"
)
"""« Nature/Fonction 6042/421 »: two labels, then their two codes; alone, each label would take the code beside it."""

_SECOND = re.compile(rf"/[ ]?(?:{_KIND})")
"""What two labels hold: looking for the stroke takes a hundredth of the time."""

_PATH = re.compile(r"[A-Z]{2,10}/(?:[A-Z]{2,10}/)?(?P<nature>[1-7][0-9]{3,6})(?![0-9/])")
_STEP = re.compile(r"/(?<=[A-Z]/)[A-Z1-7]")
"""What a path holds: looking for it takes a twentieth of the time."""

_LISTED = re.compile(
    rf"\b(?P<label>{_KIND}|rubrique)s(?:[ ]|[ ]?\n[ ]{{0,40}})(?:budgetaires?[ \n])?:?[ ]?"
    rf"(?P<codes>(?>{_CODE}(?:{_AND}{_CODE}){{0,9}}))"
    r"(?!\s+(?:du|de\s+la|de\s+l'|des)\s*(?:code|cgct|cgi|cg3p|traite|reglement|decret|loi|ordonnance|constitution))"
)
"""« aux articles 6561 (secours) et 6574 »: one label in the plural, then its codes."""

_FOR_EACH = re.compile(
    rf"\b(?P<label>{_KIND})[ \n]:?[ ]?(?P<codes>[1-7][0-9]{{2,7}} pour l(?:es? |a |')[^0-9,;.:()\n]{{3,40}}"
    r"[ \n]et[ \n][1-7][0-9]{2,7} pour l(?:es? |a |'))"
)
"""« nature 6574 pour les associations et 65738 pour les communes »: one label, two codes, each with what it is for."""

_PLURAL = re.compile(rf"(?:{_KIND}|rubrique)s[ \n]")
"""What such a list opens with."""

_FIGURES = re.compile(r"[0-9]{2,8}(?![^()]*\))")
_ACCOUNT = re.compile(r"[1-7][0-9]{2,7}")
_YEAR = re.compile(r"19[0-9]{2}|20[0-3][0-9]")
"""« les comptes 2021 et 2022 » are those of years; no account is numbered so but 2031 and those beside it."""

LISTED = "budget.liste"
"""The rule of a code in such a list, which alone does not tell which codes of other lists it goes with."""

_CONTEXT = re.compile(r"chapitre|compte|imput|credit|budget|depense|recette|encaiss")
_NEAR = 80
"""An article is an account only this near to another word of the budget; elsewhere it is an article of law."""


@dataclass(frozen=True, slots=True)
class BudgetCode:
    """A budget code: ``champ`` is the column of ``imputations``; ``value`` is as printed, a section by its name."""

    champ: str
    value: str
    span: Span
    regle: str


def codes(text: str, folded: str, start: int = 0, end: int | None = None) -> tuple[BudgetCode, ...]:
    """Every budget code between ``start`` and ``end``, in reading order. ``span`` is that of the code alone.

    A path that ends in an account ("DIR/SERV/65748") is an internal code whose last part is also a nature.

    >>> phrase = "en section de fonctionnement, sous-politique B370 - chapitre 65, nature 65748, fonction 67"
    >>> [(code.champ, code.value) for code in codes(phrase, phrase.lower())][1:]
    [('code_interne', 'B370'), ('chapitre', '65'), ('nature', '65748'), ('fonction', '67')]
    """
    stop = len(text) if end is None else end
    read = [
        BudgetCode(entry.sens, _printed(entry.sens, text, folded, span), span, f"budget.{entry.nom}")
        for entry in _PHRASES
        for found in entry.finditer(folded, start, stop)
        if not entry.nom.startswith("article") or _in_budget(folded, found, start, stop)
        for span in (Span(*found.span("code")),)
    ]
    several = sorted(_several(folded, start, stop), key=lambda one: one[0])
    if several:
        begins = [span.start for span, _ in several]
        above = (several[bisect_right(begins, code.span.start) - 1][0] for code in read)  # the last where none is
        read = [code for code, span in zip(read, above, strict=True) if not span.start <= code.span.start < span.end]
        read += [code for _, listed in several for code in listed]
    for found in _JOINED.finditer(folded, start, stop):
        if found["trait"] != "_" and not found["nature"].startswith(found["chapitre"]):
            continue
        read += [
            BudgetCode(champ, found[champ], Span(*found.span(champ)), "budget.souligne")
            for champ in ("chapitre", "nature", "fonction")
        ]
    for found in _PATH.finditer(text, start, stop) if _STEP.search(text, start, stop) else ():
        read.append(BudgetCode("code_interne", found[0], Span(*found.span()), "budget.chemin"))
        read.append(BudgetCode("nature", found["nature"], Span(*found.span("nature")), "budget.chemin"))
    return tuple(sorted(read, key=lambda code: (code.span, code.champ)))


def _several(folded: str, start: int, stop: int) -> Iterator[tuple[Span, list[BudgetCode]]]:
    """The passages that print several codes behind their labels, each with its codes."""
    for found in _PAIRED.finditer(folded, start, stop) if _SECOND.search(folded, start, stop) else ():
        yield (
            Span(*found.span()),
            [
                BudgetCode(_COLUMN[found[label]], found[code], Span(*found.span(code)), "budget.couple")
                for label, code in (("un", "premier"), ("deux", "second"))
            ],
        )
    for found in _LISTED.finditer(folded, start, stop) if _PLURAL.search(folded, start, stop) else ():
        if listed := _listed(folded, found, start, stop):
            yield Span(*found.span()), listed
    for found in _FOR_EACH.finditer(folded, start, stop) if folded.find(" pour l", start, stop) >= 0 else ():
        if listed := _listed(folded, found, start, stop):
            yield Span(*found.span()), [replace(code, regle="budget.chacun") for code in listed]


def _listed(folded: str, found: re.Match[str], start: int, stop: int) -> list[BudgetCode]:
    """The codes of a label in the plural; none where they are years, or articles far from any word of the budget."""
    champ = _COLUMN.get(found["label"], "fonction")
    places = [Span(*code.span()) for code in _FIGURES.finditer(folded, *found.span("codes"))]
    printed = [place.of(folded) for place in places]
    if any(map(_YEAR.fullmatch, printed)) or (champ == "nature" and not all(map(_ACCOUNT.fullmatch, printed))):
        return []
    if found["label"] == "article" and not _in_budget(folded, found, start, stop):
        return []
    return [BudgetCode(champ, place.of(folded), place, LISTED) for place in places]


def _printed(champ: str, text: str, folded: str, span: Span) -> str:
    """The code as printed; the name of a section in lower case, for it is an enumeration."""
    return span.of(folded) if champ == "section" else span.of(text)


def _in_budget(folded: str, found: re.Match[str], start: int, stop: int) -> bool:
    """Whether an article stands near a word of the budget."""
    left, right = max(start, found.start() - _NEAR), min(stop, found.end() + _NEAR)
    return _CONTEXT.search(folded, left, right) is not None
