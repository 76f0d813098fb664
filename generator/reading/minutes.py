"""Minutes: the head of the sitting, and one outline for each affair that its numbers set apart."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from heapq import nlargest
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from generator.french import vocabulary
from generator.reading import agenda, openers, rules, themes
from generator.reading.marks import Mark, series
from generator.reading.outline import Line, Outline, Section
from generator.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DATED = 3
"""Numbers of acts that hold a year make a list sure from three on, even where nothing is said of a decision."""

RUNS = 12
"""Longest series that are compared: minutes have their affairs, an agenda, a closing list and lists inside affairs."""

TITLE_LINES = 5
"""Most lines of a title: the longest at hand has three."""


@dataclass(frozen=True, slots=True)
class Item:
    """An affair of a sitting: its mark, its rank in the document, its outline.

    ``divers`` says that its title announces questions and information; ``lost`` that the next number is missing, so
    that its text may hold the affair of another.
    """

    mark: Mark
    rang: int
    outline: Outline
    divers: bool
    lost: bool


@dataclass(frozen=True, slots=True)
class Sitting:
    """The minutes of a sitting: its affairs, and the outline of all that is none of them."""

    rest: Outline
    items: tuple[Item, ...]


def split(outline: Outline) -> Sitting | None:
    """The affairs of a sitting, or ``None`` where nothing sets them apart for sure.

    Numbers that count up set affairs apart: those of acts, those of an agenda, bare ranks from 1 in front of titles.
    Of several such series the one whose parts decide most is taken: an agenda and a closing list decide nothing.
    """
    best = _best(outline)
    if best is None:
        return None
    found, end = best
    found = themes.complete(outline.source.text, outline.folded, found, end)
    starts = [mark.start for mark in found]
    spans = sorted(line.span for section in outline.sections for line in section.lines)
    items = tuple(_items(outline, found, (*starts[1:], end), spans))
    claimed = Span(starts[0], end)
    return Sitting(_rest(outline, claimed), items)


def whole(sitting: Sitting) -> Outline:
    """The outline of the document with the sections of each affair in its place."""
    first = sitting.items[0].mark.start
    before = tuple(section for section in sitting.rest.sections if section.lines[0].span.start < first)
    after = sitting.rest.sections[len(before) :]
    inner = tuple(section for item in sitting.items for section in item.outline.sections)
    return replace(sitting.rest, sections=(*before, *inner, *after))


def _best(outline: Outline) -> tuple[tuple[Mark, ...], int] | None:
    """The series of marks whose parts decide most, and where it ends; among equals the longest, numbered, widest.

    A series of ranks that counts again under another heading (« FINANCES 1. 2. 3. URBANISME 1. 2. 3. ») goes on.
    """
    text, folded = outline.source.text, outline.folded
    runs = nlargest(RUNS, (*series(text, folded), *agenda.series(folded)), key=len)
    going: dict[tuple[int, tuple[str, str]], tuple[int, tuple[Mark, ...]]] = {}
    for run in sorted(runs, key=lambda run: run[0].start):
        end = _end(outline, run, runs)
        ends = (*(mark.start for mark in run[1:]), end)
        decisive = sum(_decides(folded, mark.title, stop) for mark, stop in zip(run, ends, strict=True))
        if _sure(run, decisive):
            again = run[0].start if run[0].famille == "rang" else -1
            before, earlier = going.get((again, _kind(run[0])), (0, ()))
            going[end, _kind(run[0])] = max(
                (before + decisive, (*earlier, *run)), going.get((end, _kind(run[0])), (0, ())), key=_worth
            )
    if not going:
        return None
    (end, _), (_, found) = max(going.items(), key=lambda item: _worth(item[1]))
    return found, end


def _worth(counted: tuple[int, tuple[Mark, ...]]) -> tuple[int, int, bool, int]:
    """How much a series is worth: the parts that decide, its length, whether it is numbered, how much it spans."""
    decisive, run = counted
    if not run:
        return 0, 0, False, 0
    return decisive, len(run), run[0].famille != "agenda", run[-1].start - run[0].start


def _kind(mark: Mark) -> tuple[str, str]:
    """What marks of one series have in common."""
    return mark.famille, mark.shape


def _sure(run: tuple[Mark, ...], decisive: int) -> bool:
    """Whether a series sets affairs apart beyond doubt."""
    if run[0].famille == "rang" and (run[0].ints[0] != 1 or len(run) < DATED):
        return False
    if run[0].famille == "objet":
        return decisive == len(run)
    dated = run[0].famille == "acte" and len(run[0].ints) > 1 and len(run) >= DATED
    return dated or decisive * 2 >= len(run)


def _decides(folded: str, start: int, end: int) -> bool:
    """Whether a passage says that the assembly decided, and is not an affair that by its title decides nothing."""
    decision = vocabulary.load("minutes")["decision"].motif
    return not _divers(folded, start, end) and decision.search(folded, start, end) is not None


def _divers(folded: str, start: int, end: int) -> bool:
    """Whether a title announces questions and information on which nothing is decided."""
    return vocabulary.load("minutes")["divers"].motif.match(folded, start, end) is not None


def _end(outline: Outline, run: Sequence[Mark], runs: Sequence[Sequence[Mark]]) -> int:
    """Where the last affair ends: where the sitting closes, turns to other questions, or begins to count again."""
    last = run[-1]
    words = vocabulary.load("minutes")
    text, folded = outline.source.text, outline.folded
    again = (other[0] for other in runs if other[0].start > last.start)
    ends = [len(text), *(mark.start for mark in again if _kind(mark) == _kind(last))]
    for nom in ("cloture", "divers"):
        for found in words[nom].motif.finditer(folded, last.title + 1):
            at = found.start()
            line = folded.rfind("\n", 0, at) + 1
            if (nom == "cloture" and not folded[at - 1].isalnum()) or not folded[line:at].strip(" \t*#_-"):
                ends.append(at)
                break
    return min(ends)


def _items(outline: Outline, run: Sequence[Mark], ends: Sequence[int], spans: Sequence[Span]) -> Iterator[Item]:
    """The affair of each mark."""
    for rang, (mark, end) in enumerate(zip(run, ends, strict=True), start=1):
        after = run[rang] if rang < len(run) else None
        yield Item(
            mark=mark,
            rang=rang,
            outline=replace(outline, sections=rules.sections(_lines(outline, mark, end, spans))),
            divers=_divers(outline.folded, mark.title, end),
            lost=after is not None and mark.famille != "point" and _skips(mark, after),
        )


def _skips(mark: Mark, after: Mark) -> bool:
    """Whether a number between two marks is missing."""
    return any(later - before > 1 for before, later in zip(mark.ints, after.ints, strict=False))


def _lines(outline: Outline, mark: Mark, end: int, spans: Sequence[Span]) -> tuple[Line, ...]:
    """The labelled lines of an affair: its number and its title, then what the rules of acts say."""
    text = outline.source.text
    own = list(_within(spans, mark.start, end))
    above = [Line(span, None, "suite") for span in own if span.end <= mark.title]
    above[:1] = [replace(line, label="point", regle=mark.regle) for line in above[:1]]
    own = list(_spoken(outline, own[len(above) :], mark.title))
    last = _title(text, own, mark.title)
    title = [Line(span, None, "suite") for span in own[:last]]
    title[:1] = [replace(line, label="objet", regle="objet.point", opener_end=mark.title) for line in title[:1]]
    first = (*above, *title)
    labelled = rules.label(text, outline.folded, own[last:], openers.load("sections"), first)
    return _body(outline, labelled, len(first))


def _spoken(outline: Outline, spans: Sequence[Span], title: int) -> Iterator[Span]:
    """``spans``, the first cut where someone begins to speak, when it runs on without a line break after the title."""
    for span in spans[:1]:
        speech = None if _breaks(outline, span) else _speech(outline, title + 1, span.end)
        if speech is not None:
            yield from (Span(span.start, speech), Span(speech, span.end))
        else:
            yield span
    yield from spans[1:]


def _speech(outline: Outline, start: int, end: int) -> int | None:
    """Where the first « Le Président », « Madame la Maire » of a passage stands."""
    found = vocabulary.load("minutes")["orateur"].motif.finditer(outline.folded, start, end)
    return next((speaker.start() for speaker in found if outline.source.text[speaker.start()].isupper()), None)


def _breaks(outline: Outline, span: Span) -> bool:
    """Whether a line ends with a line break."""
    return outline.source.text[span.end - 1] == "\n"


def _body(outline: Outline, lines: tuple[Line, ...], first: int) -> tuple[Line, ...]:
    """``lines`` with the first words after the title as the report, when no opener announces them."""
    for rank, line in enumerate(lines[first:], start=first):
        if line.label is not None:
            return lines
        start = line.span.start
        if line.regle == "suite" and (_breaks(outline, line.span) or _speech(outline, start, line.span.end) == start):
            report = replace(line, label="expose", regle="expose.point", opener_end=start)
            return (*lines[:rank], report, *lines[rank + 1 :])
    return lines


def _title(text: str, spans: Sequence[Span], start: int) -> int:
    """The number of lines of the title: it goes on after a colon or a dash, in small letters, or in capitals."""
    for count, (span, after) in enumerate(pairwise(spans[:TITLE_LINES]), start=1):
        words, following = text[max(span.start, start) : span.end].rstrip(), after.of(text).strip()
        goes_on = following[:1].islower() or words.endswith((":", "-", "–", "—", ","))
        if not following or not (goes_on or (_capitals(words) and _capitals(following))):
            return count
    return min(len(spans), 1)


def _capitals(words: str) -> bool:
    """Whether the first two words are in capitals.

    >>> _capitals("CHARGES TRANSFÉRÉES de la commune"), _capitals("A ce jour")
    (True, False)
    """
    first = "".join(words.split()[:2])
    return first.isupper()


def _within(spans: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    """The lines between two places of the text, cut there."""
    for span in islice(spans, max(bisect_left(spans, Span(start, start)) - 1, 0), None):
        if span.start >= end:
            return
        if span.end > start:
            yield Span(max(span.start, start), min(span.end, end))


def _rest(outline: Outline, claimed: Span) -> Outline:
    """The sections of a document outside a passage; lines cut off from their opener by it are of no section."""
    before: list[Section] = []
    after: list[Section] = []
    for section in outline.sections:
        if head := tuple(_clipped(section.lines, 0, claimed.start)):
            before.append(Section(section.label, head))
        if tail := tuple(_clipped(section.lines, claimed.end, len(outline.source.text))):
            whole = section.lines[0].span.start >= claimed.end
            first = tail[0] if whole else replace(tail[0], label="divers", regle="divers.suite", opener_end=0)
            after.append(Section(first.label if not whole else section.label, (first, *tail[1:])))
    return replace(outline, sections=(*before, *after))


def _clipped(lines: Sequence[Line], start: int, end: int) -> Iterator[Line]:
    """The lines between two places of the text, cut there."""
    for line in lines:
        span = line.span
        if max(span.start, start) < min(span.end, end):
            yield replace(line, span=Span(max(span.start, start), min(span.end, end)))
