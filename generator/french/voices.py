r"""Which number is whose in a count of votes: the five ways in which acts print them, and none that can be read twice.

1. *Pairs.* Numbers and sides that touch go two by two, all of them, each with its neighbour: « 23 pour 0 contre »,
   « Pour 15 Contre 2 ». What does not pair off whole, « Pour 23 Contre 0 Abstention », is not read. A colon binds
   first (« Pour : 13   Contre : »), then each line by itself, then lines together (« Pour / 23 / Contre / 0 »).
2. *Heads.* So many names, then as many figures on the line below, or one above the other.
3. *« par 23 voix contre 2 »*: those for, and those against.
4. *« adopte par 29 voix »*, « à l'unanimité (31 voix) »: those for.
5. *« Majorité pour / 3 votes contre »*, « moins une abstention »: what a majority leaves aside.

A pair that prose could hold, « pour 12 », « 2 pour », is read where it stands alone on its line or beside another.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from generator.french.voices_phrases import phrases
from generator.french.voices_words import ALONE, Voice, Word, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


_BRACKETS = re.compile(r"\([^()]*(?:\)|\Z)|\A[^()]*\)")
_NEAR = re.compile(
    r"(?:[\s,;:/|.*o-]|et\b|voix\b|votes?\b|dont \d{1,3} (?:pouvoirs?|procurations?|mandats?)\b)*"
    r"(?:\bm(?:m|me|mes|lle|r)?\b.*)?",
    re.DOTALL,
)
_FAR = 400
"""What may stand between two voices of one count, outside brackets: points, « et », proxies, those who are named."""

_PROSE = re.compile(r"[ ]+(?:cent|les?|la|l|une?|d|des|du)\b")
_ELECTS = re.compile(r"[ ]+m(?:m|me|mes|lle|r)?\b")
_STOPS = re.compile(
    r"[ \"*]*(?:[^\w\s\"*]|\r?\n|\Z|(?:et|contre|abst\w*|dont|sur|avec|soit|sans|ni|aucune?|decide|approuve|adopte|"
    r"accepte|autorise|attribue|valide|voix|votes?|m|mm|mmes?|\d{1,3})\b)"
)
"""What may stand behind « 12 pour »: before another word, « pour » is a preposition."""

_GOES_ON = re.compile(r"[ ]+(?:en|les?|la|des?|du|aux?|a|dans|par|sur|ans?|fois|points?)(?!\w)|[ ]+[ld]'")
"""What makes « contre 12 », beside other voices, a comparison: « 18 abstentions, contre 12 en 2020 »."""

_ENDED = re.compile(r"[ ]*(?:[^\w\s'-]|\r?\n|\Z|-[ ]|(?:voix|votes?|pour|contre|abst))")
_LABEL = re.compile(r"(?:\A|\n)[ |*o-]*(?:votes?[ ]?:?[ ]*)?(?:(?:nombre de )?(?:voix|votes?) )?\Z")
_CLOSED = re.compile(r"\)[ ]*(?:[:,;.-]|\r?\n|\Z)")
_COLON = re.compile(r"[ ]*:")
_NAMED = re.compile(r"[ ]*:[ ]*(?:m\.|(?!abst|pour\b|contre\b|voix\b|votes?\b)[a-z'-]{2,}[ .,])")
_LAST = re.compile(r"(?:,|\bet|-)[ ]\Z")
_LIST = re.compile(r"[ ]*:[ ]*\r?\n")
_OFTEN = ("contre", "abst", "voix", "vote")
_WORDS = ("contre", "abst", "majorite pour")
_HELD = re.compile(r"contre\b|abst|majorite pour")
_TELLS = re.compile(r"pour(?:[ \"*]*(?:[:=(|\[\d]|\r?\n)|\b(?:(?<=[\d)\"*|(\n]pour)|(?<=[\d)\"*|(\n][ \n]pour)))")
"""What a passage holds that tells voices: most hold « pour » alone, and are not gone through word by word."""

_BLANK = re.compile(r"\s")
_BEFORE = 100
"""Characters before a place in which what stands before it on its line is looked for."""


def voices(folded: str, start: int = 0, stop: int | None = None) -> tuple[Voice, ...]:
    """The voices told in a folded passage, in order.

    >>> [(one.side, one.value) for one in voices("par 27 voix pour, 2 contre (m. roy), abstentions : neant")]
    [('pour', 27), ('contre', 2), ('abstention', 0)]
    >>> voices("pour : 12 communes"), voices("lutte contre 12 abus"), voices("pour 23 contre 0 abstention")
    ((), (), ())
    """
    end = len(folded) if stop is None else stop
    if not any(folded.find(word, start, end) >= 0 for word in _OFTEN) and _TELLS.search(folded, start, end) is None:
        return ()
    return tuple(voice for count in _counts(folded, start, end) for voice in count)


def counts(folded: str) -> Iterator[tuple[Voice, ...]]:
    """The counts of a long text that tell those for and another side, next to each other."""
    for start, stop in _windows(folded) if any(word in folded for word in _WORDS) else ():
        for count in _counts(folded, start, stop):
            sides = {voice.side for voice in count}
            if len(sides) > 1 and "pour" in sides:
                yield count


def _windows(folded: str) -> Iterator[tuple[int, int]]:
    """The parts of a text around the words that every count holds; « pour » alone stands in every sentence."""
    begin = end = 0
    for found in _HELD.finditer(folded):
        start = max(found.start() - _FAR, 0)
        if start > end:
            yield begin, end
            begin = start
        blank = _BLANK.search(folded, found.end() + _FAR)
        begin, end = (begin if end else start), blank.start() if blank else len(folded)
    yield begin, end


def _counts(folded: str, start: int, stop: int) -> Iterator[tuple[Voice, ...]]:
    """The voices of a part of a text, those of one count together; none that is not sure and has no other beside it."""
    said = list(phrases(folded, start, stop))
    taken = {voice.number.start for voice in said}
    chains = _chains(words(folded, start, stop))
    pairs = [pair for chain in chains for pair in _of_chain(folded, chain) if pair.number.start not in taken]
    for count in _runs(folded, sorted([*said, *pairs], key=lambda voice: voice.start)):
        sides = {voice.side for voice in count}
        if believed := tuple(voice for voice in count if voice.sure or len(sides) > 1):
            yield believed


def _chains(said: Iterable[Word]) -> Iterator[tuple[Word, ...]]:
    """Words that nothing but blanks, colons, brackets and « voix » part."""
    chain: list[Word] = []
    for word in said:
        apart = word.joint == "rien" or (word.joint == "entre" and chain and chain[-1].kind == "autre")
        if apart and chain:
            yield tuple(chain)
            chain = []
        chain.append(word)
    if len(chain) > 1:
        yield tuple(chain)


def _of_chain(folded: str, chain: Sequence[Word]) -> Iterator[Voice]:
    """The voices of words that touch: names above figures, else pairs."""
    headed = list(_heads(folded, chain))
    if headed:
        yield from headed
        return
    piece: list[Word] = []
    told = {at for at, (name, number) in enumerate(pairwise(chain)) if _by_colon(name, number)} - _details(chain)
    for at, word in enumerate(chain):
        if at in told:
            yield from _pieces(folded, piece)
            piece = []
            yield from _after(folded, word, chain[at + 1])
        elif at - 1 in told:
            continue
        else:
            piece.append(word)
    yield from _pieces(folded, piece)


def _by_colon(name: Word, number: Word) -> bool:
    """Whether a number stands behind the colon of what it counts: « Pour : 12 », « Votants : 20 »."""
    return name.kind != "nombre" and number.kind == "nombre" and number.joint == "deux_points"


def _details(chain: Sequence[Word]) -> set[int]:
    """Where a colon may open details, « 14 votants : 12 pour », or bind two ways, « 1 contre : 2 abstentions »."""
    names = [word.kind != "nombre" for word in chain]
    return {
        at
        for at in range(1, len(chain) - 2)
        if names[at - 1 : at + 3] == [False, True, False, True]
        and chain[at].joint in {"serre", "voix"}
        and chain[at + 2].joint in {"serre", "voix"}
        and names[at + 3 : at + 4] != [False]
    }


def _heads(folded: str, chain: Sequence[Word]) -> Iterator[Voice]:
    """Names, then as many figures on another line; the voices are no more than those who vote."""
    runs = [list(run) for _, run in groupby(chain, key=lambda word: word.kind == "nombre")]
    for names, figures in pairwise(runs):
        sides = [(name, figure) for name, figure in zip(names, figures, strict=False) if name.side]
        if names[0].kind == "nombre" or len(names) != len(figures) or len(sides) < 2:  # noqa: PLR2004 - for and against
            continue
        said = {folded[name.start : name.end]: figure.value or 0 for name, figure in zip(names, figures, strict=True)}
        voters = [value for name, value in said.items() if "votant" in name]
        total = sum(figure.value or 0 for _, figure in sides)
        if (
            len(said) < len(names)
            or "\n" not in folded[names[-1].end : figures[0].start]
            or min([*voters, total]) < total
        ):
            continue
        for name, figure in sides:
            yield Voice(name.said, figure, figure.start, figure.end, sure=True)


def _pieces(folded: str, piece: Sequence[Word]) -> Iterator[Voice]:
    """The pairs of each line; of lines together where they do not pair off alone."""
    lines: list[list[Word]] = []
    for word in piece:
        if word.joint in {"ligne", "voix_ligne"} or not lines:
            lines.append([])
        lines[-1].append(word)
    for paired, run in groupby(lines, key=_pair_off):
        alike = list(run)
        for together in alike if paired else [[word for line in alike for word in line]]:
            yield from _pairs(folded, together)


def _pair_off(line: Sequence[Word]) -> bool:
    """Whether words are pairs of a number and its side, all in the same order."""
    kinds = [word.kind == "nombre" for word in line]
    return len(kinds) % 2 == 0 and kinds == kinds[:2] * (len(kinds) // 2) and len({*kinds}) > 1


def _pairs(folded: str, line: Sequence[Word]) -> Iterator[Voice]:
    """The voices of words that pair off."""
    twice = any(name.side and _by_colon(name, number) for name, number in pairwise(line))
    if _pair_off(line) and not twice and not _against_abstentions(folded, line):
        for first, second in zip(line[::2], line[1::2], strict=True):
            yield from (_after if second.kind == "nombre" else _before)(folded, first, second)


def _against_abstentions(folded: str, line: Sequence[Word]) -> bool:
    """Whether « par 12 voix contre 10 abstentions » opens: 12 for, or 12 against."""
    said = [(word.said, word.joint) for word in line[1:4:2]]
    opens = [("contre", "voix"), ("abstention", "serre")]
    return said == opens and folded.endswith("par ", 0, line[0].start)


def _before(folded: str, number: Word, side: Word) -> Iterator[Voice]:
    """A number before its side: « 12 voix pour », « 2 contre : M. ROY », « aucune abstention »."""
    if side.side is None or side.joint == "deux_points":
        return
    told = side.joint in {"voix", "voix_ligne"}
    if side.said == "pour" and _ELECTS.match(folded, side.end):
        return
    if side.said != "abstention" and (
        _PROSE.match(folded, side.end) or not (side.joint == "voix" or _STOPS.match(folded, side.end))
    ):
        return
    if _COLON.match(folded, side.end) and not (_NAMED.match(folded, side.end) or _lists(folded, number, side)):
        return
    figures = number.figures or (number.said == "neant" and side.said != "pour")
    sure = (
        told or (side.said == "abstention" and side.joint != "ligne") or (figures and side.joint in {"serre", "entre"})
    )
    yield Voice(side.said, number, number.start, side.end, sure)


def _lists(folded: str, number: Word, side: Word) -> bool:
    """Whether the colon behind a side opens what is decided: « par 50 voix pour et 2 abstentions : »."""
    opens = side.joint == "voix" or _LAST.search(folded, max(number.start - _BEFORE, 0), number.start)
    return bool(opens and _LIST.match(folded, side.end))


def _after(folded: str, side: Word, number: Word) -> Iterator[Voice]:
    """A number behind its side: « Pour : 12 », « Contre (2) : M. ROY », « Pour 15 »."""
    if side.side is None or number.joint in {"voix", "voix_ligne"}:
        return
    if number.joint == "deux_points":
        if number.said == "mots" and not _ENDED.match(folded, number.end):
            return
        sure = True
    elif number.joint == "entre":
        sure = _CLOSED.match(folded, number.end) is not None
    elif _GOES_ON.match(folded, number.end):
        return
    else:
        labelled = _LABEL.search(folded, max(side.start - _BEFORE, 0), side.start)
        sure = number.figures and bool(labelled) and ALONE.match(folded, number.end) is not None
    if number.said != "mots" or number.joint != "serre":
        yield Voice(side.said, number, side.start, number.end, sure)


def _runs(folded: str, found: Iterable[Voice]) -> Iterator[tuple[Voice, ...]]:
    """Voices in order, those of one count together: nothing but points and names parts them."""
    run: list[Voice] = []
    for voice in found:
        if run and not _near(folded, run[-1].end, voice.start):
            yield tuple(run)
            run = []
        run.append(voice)
    if run:
        yield tuple(run)


def _near(folded: str, start: int, end: int) -> bool:
    """Whether what stands between two voices leaves them in one count."""
    return end - start <= _FAR and _NEAR.fullmatch(_BRACKETS.sub(" ", folded[start:end])) is not None
