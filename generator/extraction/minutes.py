"""The acts of a sitting: the sitting itself, then each affair on which it decided."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.extraction import (
    articles,
    attendance,
    ballot,
    budget_lines,
    grants,
    identity,
    matter,
    movements,
    session,
    signatories,
    stamps,
    title,
    visas,
    vote,
)
from generator.french import vocabulary
from generator.french.dates import dates
from generator.french.fold import fold
from generator.reading.marks import ANNOUNCED
from generator.reading.outline import Section
from generator.values.finding import Finding, Statut
from generator.values.issue import Gravite, Issue
from generator.values.lecture import ActRead, RowRead
from generator.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.reading.minutes import Item, Sitting
    from generator.reading.outline import Outline
    from generator.reading.view import View

HEADING = frozenset({None, "point", "reference", "objet", "entete", "effectifs"})
"""Sections that may stand between the number of an affair and its first words: a number further on is a quotation."""

DECIDED = frozenset({"dispositif", "article", "vote"})
"""Sections that only a decision has."""

COUNTS = frozenset({"membres_presents", "membres_representes", "membres_absents", "votants"})
"""Counts of the head that no longer hold once a member has come or gone."""

TITLE_LINE = "objet.proces-verbal"
"""The rule that reads the title of minutes off the line that calls them minutes."""

TITLED = 200
"""Most characters of the line by which minutes call themselves minutes."""

_PRESENT = 200
"""Characters after « Questions 1 et 2 : » in which their attendance is counted."""

_OPEN = re.compile(r"\b(?:de|du|des|la|le|les)$", re.IGNORECASE)
"""A line that ends so goes on: another form of the head was read at its next word."""

_FIRST = 2
"""A sitting chooses its secretary before anything but the minutes of the last one."""

_DATED = re.compile(r"[ ]*(?:du|en date du)[ ]+\d")
_DAY = 40
"""Characters after a number in which its day stands."""

_NOTED = re.compile(r"\b(?:conseil|bureau|comite|assemblee)\b[^.;:]{0,60}\b(?:prend|donne) acte\b")
_FIGURE = re.compile(r"\b(\d{1,3})[ ]+(?=[a-z])")


def read(sitting: Sitting, nature: Finding[str]) -> tuple[ActRead, ...]:
    """The sitting as the first act, then one act for each affair with a number of its own or a decision.

    Who sat, who presided and when is read once, in the head; the acts share it, but for what the head says of some
    affairs only. What is no act (questions, information, an affair mixed with a lost one) stays with the sitting.
    """
    head = _head(sitting.rest)
    cited = [s for s in sitting.rest.of("reference") if s.lines[0].span.start > head]
    shared, doubts = session.read(
        replace(sitting.rest, sections=tuple(s for s in sitting.rest.sections if s not in cited))
    )
    if "secretaire" not in shared and (chosen := _secretary(sitting)):
        shared["secretaire"] = chosen
    present = attendance.read(sitting.rest)
    later = _ranges(sitting.rest)
    first = later[0][2] if later else {}
    common = shared | present.champs | first
    represented = frozenset(
        fold(str(row.champs["personne"].value)) for row in present.rows if row.champs["statut"].value == "represente"
    )
    acts: list[ActRead] = []
    left: list[Section] = []
    for item in sitting.items:
        if any(movements.read(item.outline)):
            common = {name: found for name, found in common.items() if name not in COUNTS}
        act = _act(item, common | _valid(later, item), represented)
        if act is None or item.lost:
            left.extend(item.outline.sections)
        if act is not None:
            acts.append(act)
    rest = replace(sitting.rest, sections=(*sitting.rest.sections, *left))
    money, money_doubts = grants.read(rest)
    numbers = {act.champs["reference"].value for act in acts if "reference" in act.champs}
    own = {
        name: found
        for name, found in named(sitting.rest, nature).items()
        if found.value not in numbers and (name == "reference" or found.regle == TITLE_LINE)
    }
    champs = shared | present.champs | first | stamps.read(sitting.rest) | own
    rows: tuple[RowRead, ...] = (*present.rows, *money, *budget_lines.read(rest), *signatories.read(sitting.rest))
    return (ActRead(champs, rows, (*doubts, *present.issues, *money_doubts)), *acts)


def _secretary(sitting: Sitting) -> Finding[str] | None:
    """The secretary whom the first affairs elect: « 1. Désignation d'un secrétaire : Mme ROY est désignée … »."""
    views = (item.outline.view(*item.outline.sections) for item in sitting.items[:_FIRST])
    return next((found for view in views if (found := session.elected(view))), None)


def named(rest: Outline, nature: Finding[str]) -> dict[str, Finding[object]]:
    """The number of the minutes, and their title: the line that says what they are, to the end of its words.

    A number or a subject below the names of the members, or in the agenda, is that of an affair.
    """
    head = _head(rest)
    champs = {name: found for name, found in title.read(rest).items() if found.spans[0].start < head}
    place = nature.spans[0].start
    lines = tuple(line for section in rest.sections for line in section.lines)
    first = next((rank for rank, line in enumerate(lines) if line.span.start <= place < line.span.end), None)
    if first is None or nature.statut is not Statut.IMPRIME:
        return champs
    for last in range(first + 1, first + 3):
        view = rest.view(Section(None, lines[first:last]))
        quoted = view.quote(0, len(view), TITLE_LINE)
        if _OPEN.search(quoted.value) is None:
            break
    return champs | {"objet": quoted} if len(quoted.value) <= TITLED else champs


def _head(rest: Outline) -> int:
    """Where the head of minutes, in which a number is their own, ends: at the members or at the agenda."""
    ends = [section.lines[0].span.start for section in rest.of("presents", "pouvoirs", "absents")]
    ends += [place for place in (identity.agenda(rest),) if place is not None]
    return min(ends, default=len(rest.folded))


def _act(item: Item, common: Mapping[str, Finding[object]], represented: frozenset[str]) -> ActRead | None:
    """The act of an affair, or ``None`` for one that decides nothing."""
    heading = replace(item.outline, sections=_heading(item.outline))
    own = title.read(heading, internal=False) | stamps.read(item.outline) | matter.read(item.outline) | _number(item)
    if "reference" in own and _cited(item, own["reference"], common.get("date_seance")):
        del own["reference"]
    told = item.mark.famille == "acte" or ("reference" in own and not item.divers)
    if not told and (item.divers or not _decided(item.outline)):
        return None
    objet = _title(item, own.pop("objet")) if "objet" in own else None
    if objet is not None:
        own["objet"] = objet
    issues = [] if "objet" in own else [_untitled(item)]
    point = str(item.mark.ints[0]) if item.mark.famille in {"point", "rang"} else str(item.rang)
    if item.mark.famille == "point" and len(item.mark.ints) > 1:
        point = "-".join(map(str, item.mark.ints))
    champs = {**common, **own, "nature": _nature(item)}
    if item.lost:
        return ActRead(champs, (), (*issues, _mixed(item)), point, _extent(item))
    champs |= vote.read(item.outline, anywhere=True)
    paid = grants.of_money(item.outline.folded, *item.outline.extent)
    money, doubts = grants.read(item.outline, champs.get("issue")) if paid else ((), ())
    rows: tuple[RowRead, ...] = (
        *_members(item, champs, represented),
        *visas.read(item.outline),
        *articles.considerants(item.outline),
        *money,
        *budget_lines.read(item.outline),
        *articles.articles(item.outline),
    )
    return ActRead(champs, rows, (*issues, *doubts), point, _extent(item))


def _title(item: Item, objet: Finding[object]) -> Finding[object] | None:
    """The title of an affair; behind an announced number it may begin in small letters."""
    return ballot.title(item.outline, objet, whole=item.mark.regle in ANNOUNCED)


def _extent(item: Item) -> Span:
    """The passage of an affair."""
    spans = [line.span for section in item.outline.sections for line in section.lines]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _number(item: Item) -> dict[str, Finding[object]]:
    """The number of the act, when its mark is one; letters that a scan printed for figures are read as figures."""
    if item.mark.famille != "acte":
        return {}
    printed = "".join(item.mark.number.of(item.outline.source.text).split())
    spans = (item.mark.number,)
    if item.mark.lu == printed.lower():
        return {"reference": Finding(printed, spans, item.mark.regle)}
    calcul = f"« {printed} », chiffres lus dans la suite des numéros"
    return {"reference": Finding(item.mark.lu.upper(), spans, item.mark.regle, Statut.DEDUIT, calcul)}


def _cited(item: Item, reference: Finding[object], sitting: Finding[object] | None) -> bool:
    """Whether a number is that of an older act: « Délibération n° 1906 du 19 juin 2019 : retrait », in September."""
    folded = item.outline.folded
    end = reference.spans[-1].end
    dated = _DATED.match(folded, end)
    if item.mark.famille == "acte" or dated is None:
        return False
    told = next(iter(dates(item.outline.source.text[end : end + _DAY], folded[end : end + _DAY])), None)
    return told is not None and sitting is not None and told.value != sitting.value


def _members(item: Item, champs: Mapping[str, Finding[object]], represented: frozenset[str]) -> tuple[RowRead, ...]:
    """The members that an affair names itself: those who come or go, and those whose vote it tells, once each."""
    voters = ballot.voters(item.outline, champs, represented)
    named = {row.champs["personne"].value for row in voters}
    moved = (row for row in movements.read(item.outline) if row.champs["personne"].value not in named)
    return (*voters, *moved)


def _heading(outline: Outline) -> tuple[Section, ...]:
    """The sections before the first words about an affair."""
    for rank, section in enumerate(outline.sections):
        if section.label not in HEADING:
            return outline.sections[:rank]
    return outline.sections


def _decided(outline: Outline) -> bool:
    """Whether an affair without a number of its own was decided, or the assembly took note of it."""
    if any(section.label in DECIDED for section in outline.sections) or vote.read(outline, anywhere=True):
        return True
    return _NOTED.search(outline.view(*outline.sections).folded) is not None


def _nature(item: Item) -> Finding[object]:
    """What an assembly decides in a sitting is a deliberation: its mark says so, or the minutes it stands in."""
    return Finding("deliberation", (item.mark.place,), "nature.point", Statut.DEDUIT, "point d'une séance")


def _untitled(item: Item) -> Issue:
    """The title of an affair cannot be told from what follows it."""
    return Issue(
        "objet-absent",
        Gravite.AVERTISSEMENT,
        "L'objet de l'acte ne se distingue pas du texte qui suit.",
        item.mark.place,
    )


def _mixed(item: Item) -> Issue:
    """The heading of the next affair is missing, so that its text stands in this one."""
    return Issue(
        "numero-manquant",
        Gravite.AVERTISSEMENT,
        "Le numéro suivant manque dans le document : deux affaires s'y suivent sans titre, aucun vote n'y est lu.",
        item.mark.place,
    )


def _ranges(rest: Outline) -> tuple[tuple[int, int, dict[str, Finding[object]]], ...]:
    """The attendance that the head gives for some affairs: « Questions 1 et 2 : 29 présents »."""
    view = rest.view(*rest.of(*attendance.HEAD))
    found = list(vocabulary.load("minutes")["plage"].motif.finditer(view.folded))
    ends = [*(after.start() for after in found[1:]), len(view)]
    ranges = []
    for each, end in zip(found, ends, strict=False):
        first = int(each["de"])
        last = first if each["a"] is None else int(each["a"]) if each["a"].isdigit() else 999
        ranges.append((first, last, _counted(view, each.end(), min(end, each.end() + _PRESENT))))
    return tuple(ranges)


def _counted(view: View, start: int, end: int) -> dict[str, Finding[object]]:
    """The counts of a passage that prints each before its words: « 29 présents, 3 procurations »."""
    champs: dict[str, Finding[object]] = {}
    for figure in _FIGURE.finditer(view.folded, start, end):
        said = vocabulary.load("attendance").first(view.folded, figure.end(), end)
        if said and said[0].sens != "lien":
            champs.setdefault(said[0].sens, view.find(int(figure[1]), *figure.span(1), "presence.effectif.plage"))
    return champs


def _valid(ranges: tuple[tuple[int, int, dict[str, Finding[object]]], ...], item: Item) -> dict[str, Finding[object]]:
    """The attendance given for an affair."""
    if item.mark.famille == "acte" or not item.mark.ints:
        return {}
    return next((champs for first, last, champs in ranges if first <= item.mark.ints[0] <= last), {})
