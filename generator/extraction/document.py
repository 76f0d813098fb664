"""One document, from its text to what was read in it: a pure function of source, vocabulary and bodies."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING

from generator.extraction import (
    articles,
    budget_lines,
    confirmation,
    figures,
    head,
    matter,
    minutes,
    session,
    stamped,
    stamps,
    title,
    visas,
    vote,
)
from generator.extraction.bodies import identity
from generator.extraction.grants import received, subsidies
from generator.extraction.members import attendance, signatories
from generator.extraction.roadmap import actions
from generator.french.fold import fold, restored
from generator.reading import minutes as layout
from generator.reading.layouts import LAYOUTS
from generator.reading.plain import plain
from generator.values.finding import Finding, Statut
from generator.values.issue import Gravite, Issue
from generator.values.lecture import ActRead, Lecture, RowRead
from generator.values.moved import moved
from generator.values.span import Span

if TYPE_CHECKING:
    from generator.reading.outline import Outline
    from generator.reading.plain import Plain
    from generator.sources.registry import Body
    from generator.values.source import Source

EXPECTED = {
    "date_seance": ("date-absente", "La date de séance n'a pas été trouvée."),
    "reference": ("numero-absent", "Le numéro de l'acte n'a pas été trouvé."),
    "objet": ("objet-absent", "L'objet de l'acte n'a pas été trouvé."),
}
"""What every deliberation states: its absence is a doubt about the reading."""


_DELIBERE = re.compile(r"\bdeliber(?:e|ation)\b")
_DECIDES = re.compile(
    r"\b(?:conseil|comite|bureau) (?:municipal|communautaire|syndical|metropolitain)[^.;\n]{0,60}\bdecide\b"
)
_VOTES = re.compile(
    r"\W*(?:(?:a l'unanimite|a la majorite)[^.;\n]{0,60}\b(?:le|la) (?:conseil|comite|bureau|commission)\b|"
    r"(?:le|la) (?:conseil|comite|bureau|commission)\b[^.;\n]{0,60}\b(?:a l'unanimite|a la majorite|\d{1,3} voix)\b)"
)
"""« À l'unanimité, le conseil municipal crée l'emploi »: an assembly alone votes."""

_SEVERAL = 2
_QUOTED = frozenset({"deliberation", "decision", "arrete"})
"""Natures of acts that minutes name below the list of the members: a mayor who decides alone has no such list."""


def outlines(copy: Plain) -> tuple[Outline, ...]:
    """The outlines of the layouts that recognise the document: one, unless it is unknown or doubtful.

    They are those of its plain copy (``reading/plain.py``); ``copy.back`` tells where they stand in the document.
    """
    folded = restored(fold(copy.source.text))
    return tuple(found for layout in LAYOUTS if (found := layout.outline(copy.source, folded)) is not None)


def read(source: Source, bodies: tuple[Body, ...]) -> Lecture:
    """Read one document. A document that no layout, or several, recognise has its text and an issue, no fact."""
    copy = plain(source)
    lecture = _read(copy, bodies)
    return lecture if copy.source is source else moved(lecture, source, copy.back)


def _read(copy: Plain, bodies: tuple[Body, ...]) -> Lecture:
    """Read a plain source."""
    known = outlines(copy)
    if len(known) != 1:
        return Lecture(source=copy.source, layout=None, issues=(_unknown(known),))
    (found,) = known
    return (
        _roadmap(found, bodies) if found.layout == "feuille_de_route" else confirmation.confirmed(_act(found, bodies))
    )


def _unknown(known: tuple[Outline, ...]) -> Issue:
    """Why a document is published without facts."""
    if not known:
        return Issue(
            "document-non-reconnu",
            Gravite.AVERTISSEMENT,
            "Aucune forme connue d'acte ne se reconnaît dans ce document : son texte est publié sans aucun fait.",
        )
    names = " et ".join(found.layout for found in known)
    return Issue(
        "document-ambigu",
        Gravite.AVERTISSEMENT,
        f"Plusieurs formes se reconnaissent dans ce document ({names}) : son texte est publié sans aucun fait.",
    )


def _part(found: Outline) -> Decimal:
    """The share of the characters read, to four decimals."""
    return Decimal(found.part_lue).quantize(Decimal("0.0001"), ROUND_HALF_EVEN)


def _roadmap(found: Outline, bodies: tuple[Body, ...]) -> Lecture:
    """A roadmap: its axes, objectives and actions, and the figures it states."""
    rows, issues = actions.read(found)
    titles = found.of("titre")
    view = found.view(*titles)
    start, end = view.trimmed(0, len(view))
    line = view.text.find("\n", start, end)
    titre = view.quote(start, end if line < 0 else line, "titre") if titles else None
    nature = Finding("feuille_de_route", titre.spans if titre else (Span(0, 1),), "nature.feuille-de-route")
    return Lecture(
        source=found.source,
        layout=found.layout,
        nature=nature,
        titre=titre,
        collectivite=identity.speaker(found, bodies),
        part_lue=_part(found),
        rows=(*rows, *figures.read(found)),
        issues=issues,
    )


def _act(found: Outline, bodies: tuple[Body, ...]) -> Lecture:
    """A deliberation, a note, a decision; for minutes, the sitting they report and the acts it took."""
    named = identity.nature(found)
    opened = identity.opened(found) if named is None or named.value in _QUOTED else None
    above = min([head.end(found), *(span.start for span in opened.spans)] if opened else [head.end(found)])
    quoted = named is not None and named.value in _QUOTED and named.spans[0].start > above
    own = None if named is None or (quoted and named.value != "deliberation") else named
    reported = (_reported(found) or opened) if named is None or quoted else None
    nature = reported or own or _deliberated(found) or identity.sat(found)
    body = identity.body(found, bodies)
    known = next((item for item in bodies if body and item.collectivite_id == body.value), None)
    said = {"collectivite": body, "assemblee": identity.assembly(found, known), "nature": nature}
    known_champs = {name: finding for name, finding in said.items() if finding is not None}
    sitting = layout.split(found) if nature and nature.value in identity.MINUTES else None
    if nature and sitting:
        found = layout.whole(sitting)
        acts = minutes.read(sitting, nature)
    else:
        acts = (_facts(found, nature),)
    name = known.nom if known else str(body.value) if body else ""
    organ = str(said["assemblee"].value) if said["assemblee"] else ""
    acts = tuple(
        received.others(replace(act, champs={**known_champs, **act.champs}), name, organ, found.folded) for act in acts
    )
    return Lecture(
        source=found.source,
        layout=found.layout,
        nature=nature,
        titre=acts[0].champs.get("objet"),  # type: ignore[arg-type] # a title is read as text
        collectivite=body,
        departement=identity.departement(found),
        part_lue=_part(found),
        actes=acts,
        rows=figures.read(found),
        issues=() if body else (_nameless(),),
    )


def _reported(found: Outline) -> Finding[str] | None:
    """A text that calls itself nothing reports a sitting when it holds several acts.

    Two with numbers of their own; three affairs each of which tells its vote; or three that are numbered and decide,
    where the text has no number nor object of its own.
    """
    sitting = layout.split(found)
    if sitting is None:
        return _voted(found)
    numbered = tuple(item.mark.place for item in sitting.items if item.mark.famille == "acte")
    voted = tuple(item.mark.place for item in sitting.items if layout.voted(item))
    if len(numbered) >= _SEVERAL:
        return Finding(
            "compte_rendu", numbered, "nature.plusieurs-actes", Statut.DEDUIT, f"{len(numbered)} actes numérotés"
        )
    if len(voted) > _SEVERAL:
        return Finding("compte_rendu", voted, "nature.plusieurs-votes", Statut.DEDUIT, f"{len(voted)} affaires votées")
    first = sitting.items[0].mark.start
    named = any(section.lines[0].span.start < first for section in found.of("objet"))  # not that of an affair
    if len(sitting.items) <= _SEVERAL or named or found.of("reference"):
        return None
    spans = tuple(item.mark.place for item in sitting.items)
    return Finding("compte_rendu", spans, "nature.plusieurs-actes", Statut.DEDUIT, f"{len(spans)} affaires numérotées")


def _voted(found: Outline) -> Finding[str] | None:
    """A sitting whose affairs nothing sets apart, when its head names who sat and several votes follow it.

    One act voted in several parts has its number or its object.
    """
    if found.of("reference", "objet") or not (found.of("seance") and found.of("presents")):
        return None
    spans = tuple(section.lines[0].span for section in found.of("vote"))
    if len(spans) <= _SEVERAL:
        return None
    return Finding("compte_rendu", spans, "nature.plusieurs-votes", Statut.DEDUIT, f"{len(spans)} votes")


def _deliberated(found: Outline) -> Finding[str] | None:
    """A text that calls itself nothing, but in which an assembly says that it deliberated, is a deliberation.

    So is one that an assembly opens and where it decides, « La Commission permanente, / Vu … / DÉCIDE », one with a
    sitting, a number or a title, and a decision: « Le Conseil municipal, après s'être fait présenter le budget, … »,
    and one with a number and a vote: who decides alone does not vote.
    """
    for section in found.of("dispositif"):
        view = found.view(section)
        words = (
            _DELIBERE.search(view.folded)
            or _VOTES.match(view.folded)
            or (_DECIDES.search(view.folded) if found.of("objet") else None)
        )
        if (said := words) and identity.assembly(found, None) is not None:
            return view.deduce("deliberation", *said.span(), "nature.deliberee", "une assemblée délibère")
    for section in found.of("formule"):
        if section.lines[0].regle.startswith("formule.organe") and found.of("dispositif", "article"):
            view = found.view(section)
            return view.deduce("deliberation", *view.trimmed(0, len(view)), "nature.organe", "une assemblée décide")
    decided = found.of("vote", "dispositif")
    met = found.of("seance", "presents", "effectifs") and identity.assembly(found, None)
    if decided and ((found.of("reference") and (found.of("vote") or met)) or (found.of("objet") and met)):
        view = found.view(decided[0])
        return view.deduce("deliberation", *view.trimmed(0, len(view)), "nature.votee", "une assemblée vote")
    return None


def _nameless() -> Issue:
    """The document never names the body that acts."""
    return Issue(
        "collectivite-non-nommee", Gravite.AVERTISSEMENT, "Le document ne nomme pas la collectivité qui délibère."
    )


def _facts(found: Outline, told: Finding[str] | None) -> ActRead:
    """All that the rooms of this floor read in one act, of the nature that was told."""
    nature = told.value if told else "autre"
    sitting, doubts = session.read(found)
    present = attendance.read(found)
    voted = {} if nature in identity.MINUTES else vote.read(found)
    money, money_doubts = subsidies.read(found, voted.get("issue"))
    named = head.named(found, told) if told and nature in identity.MINUTES else title.read(found)
    if "date_seance" not in sitting and (day := session.beside_number(found, named.get("reference"))):
        sitting["date_seance"] = day
    champs = named | sitting | stamps.read(found) | matter.read(found) | present.champs
    rows: tuple[RowRead, ...] = (*present.rows, *visas.read(found), *articles.considerants(found))
    rows += (*money, *budget_lines.read(found))
    if nature not in identity.MINUTES:
        champs |= voted | stamped.confirmed(found, champs)
        rows += (*articles.articles(found), *signatories.read(found))
    issues = [*doubts, *present.issues, *money_doubts]
    if nature == "deliberation":
        issues += [
            Issue(code, Gravite.AVERTISSEMENT, words) for name, (code, words) in EXPECTED.items() if name not in champs
        ]
    return ActRead(champs, rows, tuple(issues))
