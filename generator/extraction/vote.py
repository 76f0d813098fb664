"""What the assembly answered: outcome, unanimity, votes for, against and abstentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.french import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.outline import Outline
    from generator.reading.view import View
    from generator.values.finding import Finding

_OUTCOMES = ("issue.ajournee", "issue.rejetee", "issue.adoptee")
_COUNTS = ("voix.pour", "voix.contre", "voix.abstention")
_LEAD = 400
"""Characters of the operative part in which an assembly says how it voted: « … délibéré, à l'unanimité, décide »."""


def read(outline: Outline) -> dict[str, Finding[object]]:
    """The cells ``issue``, ``unanimite``, ``votes_pour``, ``votes_contre``, ``votes_abstention`` of ``actes``.

    An operative part that says « à l'unanimité, décide » was adopted: the outcome is then deduced. Nothing is deduced
    from an operative part that says nothing of the vote.
    """
    champs: dict[str, Finding[object]] = {}
    votes = [outline.view(section) for section in outline.of("vote")]
    for view in votes:
        for column, finding in _outcome(view):
            champs.setdefault(column, finding)
    for view in [*votes, *_leads(outline)]:
        for column, finding in _scrutin(view):
            champs.setdefault(column, finding)
    if "issue" not in champs and "unanimite" in champs:
        unanimous = champs["unanimite"]
        champs["issue"] = _deduced(outline, unanimous)
    return champs


def _deduced(outline: Outline, unanimous: Finding[object]) -> Finding[object]:
    """What an assembly decides unanimously, it adopts."""
    text = outline.view(*outline.sections)
    start = text.local(unanimous.spans[0].start)
    return text.deduce("adoptee", start, start + len(unanimous.spans[0]), "vote.issue.unanimite", "vote à l'unanimité")


def _leads(outline: Outline) -> Iterator[View]:
    """The first words of the operative part, where the vote may stand."""
    for section in outline.of("dispositif"):
        view = outline.view(section)
        yield view.part(0, min(_LEAD, len(view)))


def _outcome(view: View) -> Iterator[tuple[str, Finding[object]]]:
    """The outcome that a section about the vote prints."""
    for nom in _OUTCOMES:
        entry = vocabulary.load("votes")[nom]
        if found := entry.motif.search(view.folded):
            yield "issue", view.find(entry.sens, *found.span(), nom)
            return


def _scrutin(view: View) -> Iterator[tuple[str, Finding[object]]]:
    """Unanimity and counts of votes, as printed."""
    entries = vocabulary.load("votes")
    if found := entries["unanimite"].motif.search(view.folded):
        yield "unanimite", view.find(value=True, start=found.start(), end=found.end(), regle="vote.unanimite")
    for nom in _COUNTS:
        entry = entries[nom]
        if found := entry.motif.search(view.folded):
            if found["neant"]:
                yield entry.sens, view.deduce(0, *found.span(), nom, f"« {found['neant']} » : aucune voix")
                continue
            group = "apres" if found["apres"] else "avant"
            yield entry.sens, view.find(int(found[group]), *found.span(group), nom)
