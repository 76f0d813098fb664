"""What the assembly answered: outcome, unanimity, votes for, against and abstentions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.extraction.dissent import named
from generator.french import vocabulary
from generator.french.voices import counts, voices
from generator.values.finding import Finding, Statut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from generator.french.voices_words import Voice
    from generator.reading.outline import Outline
    from generator.reading.view import View

_OUTCOMES = ("issue.ajournee", "issue.rejetee", "issue.adoptee")
_COLUMNS = {"pour": "votes_pour", "contre": "votes_contre", "abstention": "votes_abstention"}
_LEAD = 400
"""Characters of the operative part in which an assembly says how it voted: « … délibéré, à l'unanimité, décide »."""

_AROUND = 120
"""Characters of a sentence about a vote, to each side of the words that show it is one."""

_SENTENCE = re.compile(r"[.;!?]\s|\n\s*\n")
_OTHER = re.compile(
    r"\bcommissions?\b(?! permanente)|\bcomite (?:technique|social)\b|\bavai(?:t|ent)\b|\bavis (?:de|un)?favorable\b"
)
"""Words of the sentence before a vote that make it another's: a committee's, or one of the past."""


_NOT_ITS_OWN = re.compile(r"\bavai(?:t|ent)\b|\bcommissions?\b(?! permanente)|\bcomite (?:technique|social)\b|\bavis\b")
"""Words before a count of voices that make it a committee's, or one of the past."""

_BRACKETS = re.compile(r"\([^()]*\)")
_APART = re.compile(r"[.;!?\n]")
_SUM = re.compile(r"(?:€|\beuros?)[ ]?[-:;,(|]{0,2}[ ]?\Z")
_NEAR = 12

_SENT = re.compile(r"\btransmise? au representant de l'etat\b")
_DELIBERATES = re.compile(r"\W*(?P<verbe>delibere)[ ]?:?\s")


def read(outline: Outline, *, anywhere: bool = False) -> dict[str, Finding[object]]:
    """The cells ``issue``, ``unanimite``, ``votes_pour``, ``votes_contre``, ``votes_abstention`` of ``actes``.

    Counts may also stand in the head, next to those of the members; ``anywhere`` reads a vote told in any sentence of
    the report, as minutes do. An operative part that says « à
    l'unanimité, décide » was adopted, and so was what more voted for than against: the outcome is then deduced. Nothing
    is deduced from an operative part that says nothing of the vote.
    """
    champs: dict[str, Finding[object]] = {}
    votes = [outline.view(section) for section in outline.of("vote")]
    labels = {section.label for section in outline.sections}
    silent = not labels & {"vote", "dispositif", "article", "proposition"}
    told = list(_told(outline, labels if anywhere else {"effectifs", "expose"} if silent else {"effectifs"}))
    for view in [*votes, *told]:
        for column, finding in _outcome(view):
            champs.setdefault(column, finding)
    for view in _leads(outline) if anywhere else ():
        for column, finding in _outcome(view, _OUTCOMES[:1]):
            champs.setdefault(column, finding)
    for view in [*votes, *_leads(outline), *told, *_beside_counts(outline)]:
        _keep(champs, _scrutin(view))
    for view in [*votes, *_leads(outline)]:
        _keep(champs, named(view))
    if not anywhere and not champs.keys() & {*_COLUMNS.values()}:
        _keep(champs, _only_count(outline))
    if "issue" not in champs and (
        outcome := _not_adopted(outline) or _deduced(champs) or _carried(outline) or _transmitted(outline)
    ):
        champs["issue"] = outcome
    return champs


def _keep(champs: dict[str, Finding[object]], found: Iterable[tuple[str, Finding[object]]]) -> None:
    """Add to ``champs`` what they do not tell yet, and do not contradict."""
    for column, finding in found:
        if not _of_another_vote(column, finding, champs):
            champs.setdefault(column, finding)


def _of_another_vote(column: str, finding: Finding[object], champs: dict[str, Finding[object]]) -> bool:
    """Whether a finding contradicts those before it: an affair voted in two parts keeps its first vote."""
    against = champs.get("votes_contre")
    if column == "unanimite":
        return against is not None and against.value != 0
    return column == "votes_contre" and "unanimite" in champs and finding.value != 0


def _deduced(champs: dict[str, Finding[object]]) -> Finding[object] | None:
    """What an assembly decides unanimously, or by more voices for than against, it adopts; by fewer, it rejects."""
    if unanimous := champs.get("unanimite"):
        return Finding("adoptee", unanimous.spans, "vote.issue.unanimite", Statut.DEDUIT, "vote à l'unanimité")
    pour, other = champs.get("votes_pour"), champs.get("votes_contre") or champs.get("votes_abstention")
    if pour is None or other is None or pour.value == other.value:
        return None
    won = int(str(pour.value)) > int(str(other.value))
    if not won and "votes_contre" not in champs:
        return None
    outcome = "adoptee" if won else "rejetee"
    word = "contre" if "votes_contre" in champs else "abstention(s)"
    return Finding(
        outcome,
        (*pour.spans, *other.spans),
        "vote.issue.voix",
        Statut.DEDUIT,
        f"{pour.value} voix pour, {other.value} {word}",
    )


def _not_adopted(outline: Outline) -> Finding[object] | None:
    """The outcome of an affair that the operative part puts off, or refuses: « à l'unanimité, refuse la cession »."""
    for entry in map(vocabulary.load("votes").__getitem__, ("issue.reportee", "issue.refusee")):
        for view in _leads(outline):
            if found := entry.search(view.folded, 0, len(view)):
                return view.find(entry.sens, *found.span(), entry.nom)
    return None


def _carried(outline: Outline) -> Finding[object] | None:
    """What an assembly decides by a majority, it adopts: « Le conseil, à la majorité (2 contre : …), décide »."""
    forms = [entry for entry in vocabulary.load("votes").entries if entry.sens == "majorite"]
    for view in _leads(outline):
        for form in forms:
            if found := form.search(view.folded, 0, len(view)):
                return view.deduce("adoptee", *found.span(), "vote.issue.majorite", "décidé à la majorité")
    return None


def _transmitted(outline: Outline) -> Finding[object] | None:
    """An act of which only the text is printed was adopted when it decides and says that the State was sent it.

    « Délibération affichée à l'Hôtel de Ville et transmise au représentant de l'État le 4 avril […] Délibère : »
    """
    if not outline.of("article") or outline.of("vote"):
        return None
    stamp = _SENT.search(outline.noise("tampon").folded)
    for view in _leads(outline) if stamp else ():
        if found := _DELIBERATES.match(view.folded):
            calcul = "délibérée, puis transmise au représentant de l'État"
            return view.deduce("adoptee", *found.span("verbe"), "vote.issue.transmise", calcul)
    return None


def _leads(outline: Outline) -> Iterator[View]:
    """The first words of the operative part, where the vote may stand."""
    for section in outline.of("dispositif"):
        view = outline.view(section)
        yield view.part(0, min(_LEAD, len(view)))


def _told(outline: Outline, labels: AbstractSet[str | None]) -> Iterator[View]:
    """The sentences of a report that tell a vote: « Vote : 14 pour / 0 contre », « Approuvée à l'unanimité ».

    Counts that differ are those of the parts of an affair, item by item, and none of them is its own.
    """
    forms = [entry for entry in vocabulary.load("votes").entries if entry.sens == "scrutin"]
    view = outline.view(*outline.of(*(label for label in labels if label not in {"vote", "dispositif"})))
    ends = [found.span() for form in forms for found in form.finditer(view.folded, 0, len(view))]
    told = list(counts(view.folded))
    if len({frozenset((voice.side, voice.value) for voice in count) for count in told}) == 1:
        ends += [(count[0].start, count[1].end) for count in told]
    for start, end in sorted(ends):
        before = view.folded[max(start - _AROUND, 0) : start]
        if _OTHER.search(_SENTENCE.split(before)[-1]) is None:
            yield view.part(start, min(end + _AROUND, len(view)))


def _beside_counts(outline: Outline) -> Iterator[View]:
    """The counts of the members, where those of the vote stand beside them: « Suffrages exprimés : 27 - Pour : 27 »."""
    view = outline.view(*outline.of("effectifs"))
    told = voices(view.folded)
    labelled = any(voice.side == "pour" and voice.number.joint == "deux_points" for voice in told)
    if labelled or {"pour", "contre"} <= {voice.side for voice in told}:
        yield view


def _only_count(outline: Outline) -> Iterator[tuple[str, Finding[object]]]:
    """The only count of those for and those against in an act: « (vote pour : 29 - contre : 0 - abstention : 0) »."""
    if "contre" not in outline.folded:
        return
    view = outline.view(*outline.sections)
    whole = [count for count in counts(view.folded) if any(voice.side == "contre" for voice in count)]
    whole = [one for one in whole if not _NOT_ITS_OWN.search(view.folded, max(0, one[0].start - _AROUND), one[0].start)]
    if len(whole) == 1:
        yield from _told_by(view, whole[0])


def _outcome(view: View, outcomes: tuple[str, ...] = _OUTCOMES) -> Iterator[tuple[str, Finding[object]]]:
    """The outcome that a section about the vote prints; an operative part tells only that an affair is put off."""
    for nom in outcomes:
        entry = vocabulary.load("votes")[nom]
        if found := entry.search(view.folded, 0, len(view)):
            yield "issue", view.find(entry.sens, *found.span(), nom)
            return


def _scrutin(view: View) -> Iterator[tuple[str, Finding[object]]]:
    """Unanimity and counts of votes, as printed."""
    told = _its_own(view, voices(view.folded))
    found = vocabulary.load("votes")["unanimite"].search(view.folded, 0, len(view))
    if found and not any(_for_a_part(view.folded, voice, found.start()) for voice in told):
        yield "unanimite", view.find(value=True, start=found.start(), end=found.end(), regle="vote.unanimite")
    yield from _told_by(view, told)


def _for_a_part(folded: str, voice: Voice, place: int) -> bool:
    """Whether unanimity, told at a place, is that of a part: « 2 contre, l'article 3 à l'unanimité »."""
    between = _BRACKETS.sub("", folded[voice.end : place])
    return voice.side == "contre" and bool(voice.value) and bool(between) and not _APART.search(between)


def _its_own(view: View, told: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """The voices of the act, without those of the items of a list, each behind a sum: « 1 800 € - 14 pour »."""
    items = [voice for voice in told if _SUM.search(view.folded, max(voice.start - _NEAR, 0), voice.start)]
    differ = len({(voice.side, voice.value) for voice in items}) > len({voice.side for voice in items})
    return tuple(voice for voice in told if voice not in items) if differ else told


def _told_by(view: View, told: Iterable[Voice]) -> Iterator[tuple[str, Finding[object]]]:
    """The first count of each side, in figures, in words, or said to be none."""
    for side, column in _COLUMNS.items():
        voice = next((voice for voice in told if voice.side == side), None)
        if voice is not None and voice.number.said == "neant":
            none = " ".join(view.folded[voice.number.start : voice.number.end].split())
            yield column, view.deduce(0, voice.start, voice.end, f"voix.{side}", f"« {none} » : aucune voix")
        elif voice is not None:
            yield column, view.find(voice.value, voice.number.start, voice.number.end, f"voix.{side}")
