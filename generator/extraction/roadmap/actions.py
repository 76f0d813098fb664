"""The axes, objectives and actions of a roadmap."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.extraction.roadmap import labels, titles
from generator.reading.blocks import one_line
from generator.values.finding import Finding, Statut
from generator.values.issue import Gravite, Issue
from generator.values.lecture import RowRead
from generator.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.reading.outline import Outline, Section
    from generator.reading.view import View

Cells = dict[str, Finding[object]]

HEADINGS = frozenset({"axe", "objectif", "sous-objectif"})
_LETTER = re.compile(r"[^\W_]+(?=[^\w\n]*$)")


@dataclass(slots=True)
class Heading:
    """An axis or an objective, its rank among its like, and the headings directly under it."""

    section: Section
    ordre: int
    axe: Heading | None = None
    parent: Heading | None = None
    children: list[Heading] = field(default_factory=list)
    announced: list[Section] = field(default_factory=list)
    actions: list[Written] = field(default_factory=list)


@dataclass(slots=True)
class Written:
    """An action as it stands: its view, its label, where its text starts."""

    view: View
    label: labels.Label
    text_start: int
    heading: Heading
    ordre: int


def read(outline: Outline) -> tuple[tuple[RowRead, ...], tuple[Issue, ...]]:
    """The rows of ``axes``, ``objectifs`` and ``actions`` in reading order, and the doubts.

    Rows name each other by rank: ``axe_ordre`` (rank of the axis in the document) on objectives and actions,
    ``objectif_ordre`` on actions and ``parent_ordre`` on objectives (ranks of objectives in their axis).
    """
    headings, actions = _places(outline)
    house = labels.house(action.label for action in actions)
    scale = titles.Scale.of(outline.source.text)
    rows: list[RowRead] = []
    issues: list[Issue] = []
    for heading in headings:
        rows.append(_heading_row(outline, heading))
        intitules, doubts = _intitules(outline, heading, scale)
        rows += [RowRead("actions", _action_cells(action, house, intitules)) for action in heading.actions]
        issues += doubts
    return tuple(rows), tuple(issues)


def _places(outline: Outline) -> tuple[list[Heading], list[Written]]:
    """The headings with what stands under each, and all actions."""
    headings: list[Heading] = []
    actions: list[Written] = []
    axes = objectives = 0
    axe: Heading | None = None
    upper: Heading | None = None
    for section in outline.sections:
        if section.label == "axe":
            axes, objectives, upper = axes + 1, 0, None
            axe = Heading(section, axes)
            headings.append(axe)
        elif axe is None:
            continue
        elif section.label in HEADINGS:
            objectives += 1
            parent = upper if section.label == "sous-objectif" else None
            headings.append(Heading(section, objectives, axe, parent))
            if parent is None:
                upper = headings[-1]
            else:
                parent.children.append(headings[-1])
        elif section.label == "annonces":
            headings[-1].announced.append(section)
        elif section.label == "action" and (written := _written(outline, section, headings[-1], len(actions) + 1)):
            headings[-1].actions.append(written)
            actions.append(written)
    return headings, actions


def _written(outline: Outline, section: Section, heading: Heading, ordre: int) -> Written | None:
    """The action that a section holds; ``None`` when nothing follows its label."""
    view = outline.view(section)
    colon = section.opener_end - section.lines[0].span.start
    start = next(at for at, char in enumerate(view.text) if char.isalnum())
    label = labels.Label(view, start, view.trimmed(start, colon - 1)[1])
    text_start = colon + (2 if view.text.startswith("**", colon) and view.text.count("**", colon) % 2 else 0)
    if not view.text[text_start:].strip():
        return None
    return Written(view, label, text_start, heading, ordre)


def _title(outline: Outline, section: Section) -> tuple[View, int]:
    """The view of a heading, and where its title ends in it."""
    lines = section.lines
    last = next((at for at in range(1, len(lines)) if lines[at].regle != "suite.titre"), len(lines))
    return outline.view(section), lines[last - 1].span.end - lines[0].span.start


def _quoted(view: View, start: int, end: int, regle: str) -> Finding[object]:
    """Words without their emphasis, which stays in the passage."""
    start, end = view.trimmed(start, end)
    return Finding(one_line(view.text[start:end]), view.spans(start, end), regle)


def _rank(value: int, place: tuple[Span, ...], calcul: str) -> Finding[object]:
    """A rank, deduced from the place of a title or of an action."""
    return Finding(value, place, "roadmap.rang", Statut.DEDUIT, calcul)


def _heading_row(outline: Outline, heading: Heading) -> RowRead:
    """The row of an axis or of an objective."""
    view, end = _title(outline, heading.section)
    opener = heading.section.opener_end - heading.section.lines[0].span.start
    titre = _quoted(view, opener, end, f"roadmap.{heading.section.label}.titre")
    cells: Cells = {"ordre": _rank(heading.ordre, titre.spans, "rang dans l'ordre du texte"), "titre": titre}
    if heading.axe is not None:
        cells["axe_ordre"] = _rank(heading.axe.ordre, titre.spans, "rang du dernier axe ouvert")
        if heading.parent is not None:
            cells["parent_ordre"] = _rank(
                heading.parent.ordre, titre.spans, "rang du dernier objectif de niveau supérieur"
            )
        return RowRead("objectifs", cells)
    if letter := _LETTER.search(view.text[:opener]):
        cells["lettre"] = view.find(letter[0], letter.start(), letter.end(), "roadmap.axe.lettre")
    if view.text[end:].strip():
        cells["introduction"] = view.quote(end, len(view), "roadmap.axe.introduction")
    return RowRead("axes", cells)


def _holder(heading: Heading) -> Heading:
    """The heading that an action surely belongs to.

    Actions gathered after the last of several headings, the others having none, may answer any of them: they belong
    to the heading above.
    """
    parent = heading.parent
    if parent is None or len(parent.children) == 1:
        return heading
    return parent if all(child is heading or not child.actions for child in parent.children) else heading


def _action_cells(action: Written, house: str | None, intitules: dict[int, Finding[object]]) -> Cells:
    """The cells of an action."""
    view, label = action.view, action.label
    libelle = _quoted(view, label.start, label.end, "roadmap.action.libelle")
    holder = _holder(action.heading)
    axe = holder.axe or holder
    cells: dict[str, Finding[object] | None] = {
        "ordre": _rank(action.ordre, libelle.spans, "rang dans l'ordre du texte"),
        "axe_ordre": _rank(axe.ordre, libelle.spans, "rang du dernier axe ouvert"),
        "libelle": libelle,
        "texte": view.quote(action.text_start, len(view), "roadmap.action.texte"),
        "intitule": intitules.get(action.ordre),
        "portage": label.portage(house),
        "porteurs": labels.porteurs(label, action.text_start, house),
        "temporalite": label.temporalite(),
    }
    if holder.axe is not None:
        cells["objectif_ordre"] = _rank(holder.ordre, libelle.spans, "rang du dernier objectif ouvert")
    return {column: found for column, found in cells.items() if found is not None}


def _intitules(
    outline: Outline, heading: Heading, scale: titles.Scale
) -> tuple[dict[int, Finding[object]], Iterator[Issue]]:
    """The announced title of each action under a heading, by rank of action, and the titles without an action."""
    announced = [title for box in heading.announced for title in titles.titles(outline.view(box))]
    texts = [action.view.text[action.text_start :] for action in heading.actions]
    matched = titles.match(announced, texts, scale)
    found = {heading.actions[rank].ordre: _joined(titles) for rank, titles in matched.items()}
    sure = {id(title) for titles in matched.values() for title in titles}
    return found, (_doubt(title) for title in announced if id(title) not in sure)


def _joined(titles: Sequence[titles.Title]) -> Finding[object]:
    """One finding of the neighbouring titles that announce one action."""
    return _quoted(titles[0].view, titles[0].start, titles[-1].end, "roadmap.action.intitule")


def _doubt(title: titles.Title) -> Issue:
    """A title for which no action stands in the text with certainty."""
    spans = title.view.spans(title.start, title.end)
    words = one_line(title.view.text[title.start : title.end])
    return Issue(
        "intitule-sans-action",
        Gravite.INFO,
        f"Un encadré annonce « {words} » ; aucune action écrite ne lui correspond avec certitude.",
        Span(spans[0].start, spans[-1].end),
    )
