"""The figures that a document states about a territory, its bodies and its trades: jobs, firms, members, events.

A number is a figure when a verb states it (« la structure compte 166 adhérents »), when it is listed with one that is,
when a list of key figures or brackets hold it. What is planned, asked by a norm, counted in an assembly or bought is
none, and neither is any sum of money but a turnover.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.extraction import figure_words as words
from generator.french.amounts import amounts
from generator.french.quantities import Quantity, quantities
from generator.french.vocabulary import load
from generator.values.lecture import RowRead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.outline import Outline
    from generator.reading.view import View
    from generator.values.finding import Finding

_FIGURES = load("figures")
_STATES = re.compile("|".join(entry.ecrit for entry in _FIGURES.entries if entry.nom.startswith("etat.")))
_AFTER = _FIGURES["apres.etat"].motif
_BOUGHT, _PERSON = (_FIGURES[f"leurre.{name}"].motif for name in ("marche", "personne"))
_DECOYS = re.compile("|".join(_FIGURES[f"leurre.{name}"].ecrit for name in ("projet", "norme", "organe")))
_TURNOVER = _FIGURES["argent.chiffre-d-affaires"]

_TURNOVER_NAME = re.compile(r"chiffres? d'affaires?(?: (?:annuel|global|cumule|consolide|total|moyen))?")

SILENT = frozenset({
    "entete", "seance", "presents", "pouvoirs", "absents", "secretaire", "president", "effectifs", "visas", "article",
    "dispositif", "vote", "signature", "recours", "formule", "tampon", "objet", "reference", "sommaire", "annonces",
})  # fmt: skip
"""Sections that decide, count an assembly or name texts: a number there is no figure about a territory."""

_LISTED = re.compile(
    r"(?:[^.;:()\"\[]{0,120}?(?:,|/|(?<!\w)et|(?<!\w)dont|(?<!\w)ainsi que)(?: pres)?)[ \n]*(?:de |d'|des |les )?\Z"
)
_BRACKET = re.compile(r"\((?:[^()]{0,160}[,;] ?(?:et )?)?\Z")
_HEADS = re.compile(r"(?:[^,.;:]{0,60},[ \n]*)?\Z")
_TOLD = re.compile(r"[^.;:()]{0,100}?[ \n](?:sont|ont)(?= )(?! (?:repondu|depose|remis|vote|donne))")
SAME = ("sujet", "libelle", "valeur", "unite", "annee")
"""Cells by which two statements of a document are one."""

NEAR = 40
"""Characters behind a figure in which a norm, a plan or an assembly still speaks of it."""

_WITHOUT_SUBJECT = frozenset({"membres", "communes", "agents", "habitants"})
"""Nouns that an assembly, a tender or a decision counts as well: without a subject they state nothing."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A quantity that is stated: its sentence, whom it is about, and its year with the place where that is printed."""

    quantity: Quantity
    low: int
    high: int
    sujet: tuple[int, int] | None = None
    annee: tuple[int, int, int] | None = None
    item: bool = False


def read(outline: Outline) -> tuple[RowRead, ...]:
    """The rows of ``indicateurs``, in reading order; the same figure stated twice is one row."""
    rows: list[RowRead] = []
    seen: set[tuple[str, ...]] = set()
    for section in outline.sections:
        if section.label in SILENT:
            continue
        view = outline.view(section)
        for statement in _statements(view):
            row = _row(view, statement)
            said = tuple(str(row.champs[name].value).casefold() for name in SAME if name in row.champs)
            if said not in seen:
                seen.add(said)
                rows.append(row)
    return tuple(rows)


def _statements(view: View) -> Iterator[Statement]:
    """The statements of a section, each looked at in the light of the one before it."""
    before: Statement | None = None
    for quantity in sorted((*quantities(view.folded), *_turnovers(view)), key=lambda quantity: quantity.start):
        low, high = words.sentence(view, quantity.start, quantity.end)
        if _declined(view, quantity, low, high):
            continue
        found = _read(view, quantity, low, high, before)
        if found is None or (found.sujet is None and quantity.unite in _WITHOUT_SUBJECT):
            continue
        before = found
        yield found


def _declined(view: View, quantity: Quantity, low: int, high: int) -> bool:
    """Whether the sentence plans, rules, counts an assembly, buys, or speaks of a person rather than of a body."""
    close = min(high, quantity.end + NEAR)
    clause = max(low, view.folded.rfind(",", low, quantity.start))
    return bool(
        _DECOYS.search(view.folded, low, close)
        or _BOUGHT.search(view.folded, clause, close)
        or _PERSON.search(view.folded, words.reported(view, low, quantity.start), close)
    )


def _read(view: View, quantity: Quantity, low: int, high: int, before: Statement | None) -> Statement | None:
    """The statement that a quantity makes, if it makes one: by a verb, after another, in a list or in brackets."""
    start, end = quantity.start, quantity.end
    verb = _verb(view, low, start)
    if verb is not None:
        told = words.subject(view, words.reported(view, low, verb[0]), verb[0])
        return Statement(quantity, low, high, told, words.year(view, low, verb[1], start, end))
    near = before if before is not None and before.low == low else None
    if near is not None and _LISTED.match(view.folded, near.quantity.end, start):
        annee = words.year(view, low, 0, start, end) or near.annee
        return Statement(quantity, low, high, near.sujet, annee, near.item)
    if start == low and (head := words.announced(view, low)):
        annee = words.year(view, low, 0, start, end) or words.year(view, head[0], 0, head[1], head[1])
        return Statement(quantity, low, high, words.about(view, *head), annee, item=True)
    if quantity.unite == "euros" or _alone(view, quantity, low, high):
        told = near.sujet if near is not None and quantity.unite == "euros" else None
        return Statement(quantity, low, high, told, words.year(view, low, 0, start, end))
    return None


def _alone(view: View, quantity: Quantity, low: int, high: int) -> bool:
    """Whether a quantity states itself: brackets hold it, or it heads a sentence that says what became of it."""
    bracket = view.folded.rfind("(", low, quantity.start)
    if bracket >= 0 and _BRACKET.match(view.folded, bracket, quantity.start):
        return True
    heads = _HEADS.match(view.folded, low, quantity.start)
    return heads is not None and _TOLD.match(view.folded, quantity.end, high) is not None


def _verb(view: View, low: int, start: int) -> tuple[int, int] | None:
    """The verb that states the quantity at ``start``: nothing stands between them but what tempers or dates it."""
    found = None
    for verb in _STATES.finditer(view.folded, low, start):
        found = verb
    if found is None:
        return None
    apart = found.end() < start and not _AFTER.match(view.folded, found.end(), start)
    return None if apart else found.span()


def _turnovers(view: View) -> Iterator[Quantity]:
    """The turnovers: the one sum of money that says something of a territory."""
    for found in _TURNOVER.finditer(view.folded, 0, len(view)):
        for sum_ in amounts(view.text, view.folded, found.end(), min(len(view), found.end() + 60))[:1]:
            if sum_.value is not None and sum_.span.start == found.end():
                yield Quantity(sum_.value, "euros", _tempered(found[0]), found.start(), found.start(), sum_.span.end)


def _tempered(phrase: str) -> str:
    """What the words before a turnover make of it."""
    families = (entry for entry in _FIGURES.entries if entry.nom.startswith("precision."))
    return next((entry.sens for entry in families if entry.motif.search(phrase)), "exact")


def _row(view: View, statement: Statement) -> RowRead:
    """The row of a statement."""
    quantity = statement.quantity
    champs: dict[str, Finding[object]] = {}
    value = quantity.value
    if value == value.to_integral_value():
        value = value.quantize(type(value)(1))
    champs["valeur"] = view.find(value, quantity.start, quantity.end, "indicateurs.valeur")
    if quantity.unite == "euros":
        begin = quantity.noun
        named = _TURNOVER_NAME.match(view.folded, begin)
        stop = named.end() if named else quantity.end
    else:
        begin, stop = words.label(view, quantity.noun, quantity.end, statement.high, item=statement.item)
    champs["libelle"] = view.quote(begin, stop, "indicateurs.libelle")
    champs["unite"] = view.find(quantity.unite, quantity.noun, quantity.end, "indicateurs.unite")
    champs["precision"] = view.find(quantity.precision, quantity.start, quantity.end, "indicateurs.precision")
    if statement.sujet:
        champs["sujet"] = view.quote(*statement.sujet, "indicateurs.sujet")
    if statement.annee:
        annee, begin, stop = statement.annee
        champs["annee"] = view.find(annee, begin, stop, "indicateurs.annee")
    begin, stop = words.quotable(view, statement.low, statement.high, quantity.start, quantity.end)
    champs["citation"] = view.find(view.text[begin:stop], begin, stop, "indicateurs.citation")
    return RowRead("indicateurs", champs)
