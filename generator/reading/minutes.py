"""Minutes: the head of the sitting, and one outline for each affair that its numbers set apart."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from generator.french import vocabulary
from generator.reading import choice, headings, openers, pages, rules, themes
from generator.reading.marks import Mark, numbered
from generator.reading.outline import Line, Outline, Section, sectioned
from generator.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DECIDED = frozenset({"dispositif", "article", "vote"})
"""Sections that only a decision has."""

MOVE = 120
"""Characters of a paragraph in which someone comes or leaves."""

TITLE_LINES = 5
"""Most lines of a title: the longest at hand has three."""


_OPEN = re.compile(
    r"(?:(?<![\w'’])(?:de|du|des|la|le|les|et|à|au|aux|pour|en|sur|par|avec|un|une)|(?<!\w)[dl]['’]|\([^()]*|«[^«»]*)\Z",
    re.IGNORECASE,
)
"""« … participation portée de », « … à la Maison « Val »: no title ends with a word that ties, nor in a quotation."""

_SENTENCE = re.compile(r"[^\W\d]{3}\. ")
"""The end of a sentence: a passage that holds one is no title."""


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
    best = choice.best(outline)
    if best is None:
        return None
    found, end = best
    found = numbered(outline.folded, themes.complete(outline.source.text, outline.folded, found, end))
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


def voted(item: Item) -> bool:
    """Whether an affair tells its own vote."""
    return headings.outcomes(item.outline.folded, *item.outline.extent) > 0


def _items(outline: Outline, run: Sequence[Mark], ends: Sequence[int], spans: Sequence[Span]) -> Iterator[Item]:
    """The affair of each mark."""
    noisy = pages.noisy(outline)
    for rang, (mark, end) in enumerate(zip(run, ends, strict=True), start=1):
        after = run[rang] if rang < len(run) else None
        yield Item(
            mark=mark,
            rang=rang,
            outline=replace(outline, sections=sectioned(pages.again(_lines(outline, mark, end, spans), noisy))),
            divers=choice.divers(outline.folded, mark.title, end),
            lost=after is not None
            and mark.famille != "point"
            and choice.kind(mark) == choice.kind(after)
            and _skips(mark, after),
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
    last = _title(text, own, mark)
    title = [Line(span, None, "suite") for span in own[:last]]
    title[:1] = [replace(line, label="objet", regle="objet.point", opener_end=mark.title) for line in title[:1]]
    first = (*above, *title)
    labelled = rules.label(text, outline.folded, own[last:], openers.load("sections"), first)
    return tuple(_moves(outline, _body(outline, labelled, len(first))))


def _moves(outline: Outline, lines: tuple[Line, ...]) -> Iterator[Line]:
    """``lines``, a decision ended where someone comes or leaves: « DÉCIDE … [blank] M. ROY quitte la séance »."""
    forms = [entry.motif for entry in vocabulary.load("minutes").entries if entry.nom.startswith("mouvement.")]
    section: str | None = None
    blank = False
    for line in lines:
        section = line.label or section
        span = line.span
        moved = blank and line.regle == "suite" and section in DECIDED
        if moved and any(form.search(outline.folded, span.start, min(span.end, span.start + MOVE)) for form in forms):
            section = "expose"
            yield replace(line, label=section, regle="expose.mouvement", opener_end=span.start)
        else:
            yield line
        blank = line.regle == "ligne.vide"


def _spoken(outline: Outline, spans: Sequence[Span], title: int) -> Iterator[Span]:
    """``spans``, the first cut where someone begins to speak, when it runs on without a line break after the title."""
    for span in spans[:1]:
        speech = None if _breaks(outline, span) else _speech(outline, title + 1, span.end)
        if speech is not None and not _SENTENCE.search(outline.source.text, title, speech - 2):
            yield from (Span(span.start, speech), Span(speech, span.end))
        else:
            yield span
    yield from spans[1:]


def _speech(outline: Outline, start: int, end: int) -> int | None:
    """Where the first « Le Président », « Après lecture » of a passage stands."""
    words = vocabulary.load("minutes")
    found = (each for nom in ("orateur", "propos") for each in words[nom].motif.finditer(outline.folded, start, end))
    return min((each.start() for each in found if outline.source.text[each.start()].isupper()), default=None)


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


def _title(text: str, spans: Sequence[Span], mark: Mark) -> int:
    """The number of lines of the title: it goes on after what ends no title, in small letters, or in capitals.

    After the colon of a title that stands alone, « SUBVENTIONS AUX CLUBS : », the report begins.
    """
    open_ends = ("-", "–", "—", ",") if mark.famille == "titre" else (":", "-", "–", "—", ",")
    for count, (span, after) in enumerate(pairwise(spans[:TITLE_LINES]), start=1):
        words, following = text[max(span.start, mark.title) : span.end].rstrip(), after.of(text).strip()
        goes_on = following[:1].islower() or words.endswith(open_ends) or _OPEN.search(words) is not None
        if not following or not (goes_on or (_capitals(words) and _capitals(following))):
            return count
    return len(spans) if len(spans) <= TITLE_LINES else min(len(spans), 1)


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
