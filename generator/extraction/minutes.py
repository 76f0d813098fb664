"""The acts of a sitting: the sitting itself, then each affair on which it decided."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from generator.extraction import articles, ballot, budget_lines, head, matter, session, stamps, title, visas, vote
from generator.extraction.grants import subsidies
from generator.extraction.members import attendance, movements, signatories
from generator.french.dates import dates
from generator.french.fold import fold
from generator.reading import headings
from generator.reading.marks import ANNOUNCED
from generator.reading.minutes import DECIDED
from generator.values.finding import Finding, Statut
from generator.values.issue import Gravite, Issue
from generator.values.lecture import ActRead, RowRead
from generator.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.extraction.grants.blocks import Blocks
    from generator.reading.minutes import Item, Sitting
    from generator.reading.outline import Outline, Section

HEADING = frozenset({None, "point", "reference", "objet", "entete", "effectifs"})
"""Sections that may stand between the number of an affair and its first words: a number further on is a quotation."""

COUNTS = frozenset({"membres_presents", "membres_representes", "membres_absents", "votants"})
"""Counts of the head that no longer hold once a member has come or gone."""

BALLOT = frozenset({"unanimite", "votes_pour", "votes_contre", "votes_abstention"})
"""What is told of one vote, and of no other."""

_DATED = re.compile(r"[ ]*(?:du|en date du)[ ]+\d")
_DAY = 40
"""Characters after a number in which its day stands."""

_IN_BRACKETS = re.compile(
    r"\s*\(\s*(?:n[°º]?\s?)?((?:[A-Z]{1,4}[-_ ]?)?(?:19|20)\d\d[-_/]\d{1,4}(?:[-_/]\d{1,4})*)\s*\)?$"
)
"""The number of an act in the brackets that close its title; of the closing one a title is trimmed."""

_NOTED = re.compile(r"\b(?:conseil|bureau|comite|assemblee)\b[^.;:]{0,60}\b(?:prend|donne) acte\b")


class _Members(NamedTuple):
    """What an affair takes from the rest of the sitting: who is represented, folded, and who came or left before it."""

    represented: frozenset[str]
    moved: tuple[RowRead, ...]


def read(sitting: Sitting, nature: Finding[str]) -> tuple[ActRead, ...]:
    """The sitting as the first act, then one act for each affair with a number of its own or a decision.

    Who sat, who presided and when is read once, in the head; the acts share it, but for what the head says of some
    affairs only. What is no act (questions, information, an affair mixed with a lost one) stays with the sitting.
    """
    end = head.end(sitting.rest)
    cited = [s for s in sitting.rest.of("reference") if s.lines[0].span.start > end]
    shared, doubts = session.read(
        replace(sitting.rest, sections=tuple(s for s in sitting.rest.sections if s not in cited))
    )
    if "secretaire" not in shared and (chosen := head.secretary(sitting)):
        shared["secretaire"] = chosen
    present = attendance.read(sitting.rest)
    later = head.ranges(sitting.rest)
    first = later[0][2] if later else {}
    common = shared | present.champs | first
    represented = frozenset(
        fold(str(row.champs["personne"].value)) for row in present.rows if row.champs["statut"].value == "represente"
    )
    acts: list[ActRead] = []
    left: list[tuple[Item, Blocks]] = []
    moved: tuple[RowRead, ...] = ()
    for item in sitting.items:
        lists = subsidies.apart(item.outline)
        told = vote.read(lists.without(item.outline), anywhere=True)
        before, after = _moved(item, told)
        moved = (*moved, *before)
        if moved:
            common = {name: found for name, found in common.items() if name not in COUNTS}
        act = _act(item, common | head.valid(later, item), told, _Members(represented, moved), lists)
        moved = after if act else (*moved, *after)
        if act is None or item.lost:
            left.append((item, lists))
        if act is not None:
            acts.append(act)
    others = (section for item, _ in left for section in item.outline.sections)
    rest = replace(sitting.rest, sections=(*sitting.rest.sections, *others))
    paid = [subsidies.read(sitting.rest), *(subsidies.read(item.outline, lists=lists) for item, lists in left)]
    money = tuple(row for rows, _ in paid for row in rows)
    money_doubts = tuple(doubt for _, found in paid for doubt in found)
    numbers = {act.champs["reference"].value for act in acts if "reference" in act.champs}
    own = {
        name: found
        for name, found in head.named(sitting.rest, nature).items()
        if found.value not in numbers and (name == "reference" or found.regle == head.TITLE_LINE)
    }
    champs = shared | present.champs | first | stamps.read(sitting.rest) | own
    rows: tuple[RowRead, ...] = (*present.rows, *money, *budget_lines.read(rest), *signatories.read(sitting.rest))
    return (ActRead(champs, rows, (*doubts, *present.issues, *money_doubts)), *acts)


def _moved(item: Item, told: Mapping[str, Finding[object]]) -> tuple[tuple[RowRead, ...], tuple[RowRead, ...]]:
    """Who came or left before an affair was voted, and after: that is for the next one."""
    voted = max((span.end for found in told.values() for span in found.spans), default=item.outline.extent[1])
    rows = tuple(movements.read(item.outline))
    before = tuple(row for row in rows if row.champs["personne"].spans[0].start < voted)
    return before, tuple(row for row in rows if row not in before)


def _act(
    item: Item,
    common: Mapping[str, Finding[object]],
    told: Mapping[str, Finding[object]],
    members: _Members,
    lists: Blocks,
) -> ActRead | None:
    """The act of an affair, or ``None`` for one that decides nothing; ``lists`` are those it votes item by item."""
    heading = replace(item.outline, sections=_heading(item.outline))
    own = title.read(heading, internal=False) | stamps.read(item.outline) | matter.read(item.outline) | _number(item)
    if "reference" in own and _cited(item, own["reference"], common.get("date_seance")):
        del own["reference"]
    numbered = item.mark.famille == "acte" or ("reference" in own and not item.divers)
    if not numbered and (item.divers or not (told or lists.statements or _decided(item.outline))):
        return None
    objet = _title(item, own.pop("objet")) if "objet" in own else None
    if objet is not None:
        own |= {"objet": objet} if "reference" in own else _closing_number(item, objet)
    issues = [] if "objet" in own else [_untitled(item)]
    point = str(item.mark.ints[0]) if item.mark.famille in {"point", "rang"} else str(item.rang)
    if item.mark.famille == "point" and len(item.mark.ints) > 1:
        point = "-".join(map(str, item.mark.ints))
    champs = {**common, **own, "nature": _nature(item)}
    if item.lost:
        return ActRead(champs, (), (*issues, _mixed(item)), point, _extent(item))
    champs |= told
    if item.mark.famille == "titre" and headings.several(item.outline.folded, *item.outline.extent):
        champs = {name: found for name, found in champs.items() if name not in BALLOT}
        issues += [_voted_apart(item)] if BALLOT & told.keys() else []
    money, doubts = subsidies.read(item.outline, champs.get("issue"), lists)
    rows: tuple[RowRead, ...] = (
        *_members(item, champs, members),
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


def _closing_number(item: Item, objet: Finding[object]) -> dict[str, Finding[object]]:
    """A title, parted from the number of the act that closes it in brackets: « Bail du lavoir ( DE_2013_03_01) »."""
    words = objet.spans[-1].of(item.outline.source.text)
    number = _IN_BRACKETS.search(words)
    if number is None or len(objet.spans) > 1:
        return {"objet": objet}
    start = objet.spans[0].start
    place = Span(start + number.start(1), start + number.end(1))
    kept = words[: number.start()].rstrip(" -–:")
    return {
        "reference": Finding(number[1], (place,), "reference.fin-de-titre"),
        "objet": Finding(" ".join(kept.split()), (Span(start, start + len(kept)),), objet.regle),
    }


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


def _members(item: Item, champs: Mapping[str, Finding[object]], members: _Members) -> tuple[RowRead, ...]:
    """The members that an affair names itself: those who come or go, and those whose vote it tells, once each."""
    voters = ballot.voters(item.outline, champs, members.represented)
    named = {row.champs["personne"].value for row in voters}
    return (*voters, *(row for row in members.moved if row.champs["personne"].value not in named))


def _heading(outline: Outline) -> tuple[Section, ...]:
    """The sections before the first words about an affair."""
    for rank, section in enumerate(outline.sections):
        if section.label not in HEADING:
            return outline.sections[:rank]
    return outline.sections


def _decided(outline: Outline) -> bool:
    """Whether an affair in which no vote is told was decided, or the assembly took note of it."""
    if any(section.label in DECIDED for section in outline.sections):
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


def _voted_apart(item: Item) -> Issue:
    """Several votes stand under a title that no number sets apart: none is said to be that of the whole."""
    return Issue(
        "plusieurs-votes",
        Gravite.AVERTISSEMENT,
        "Plusieurs votes se suivent sous ce titre : aucun décompte n'y est retenu.",
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
