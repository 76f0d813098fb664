"""The title that nothing announces: the paragraph just above the report."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.french.fold import fold
from generator.reading import sentences
from generator.reading.context import HEAD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.outline import Line

REPORT = frozenset({"expose", "proposition"})
"""Where the report begins: who speaks, or « Il est proposé d'attribuer … » where nobody is said to."""

LAW = frozenset({"visas", "formule"})
"""Where the act itself begins, when nobody reports: « SOUTIEN AUX ENTREPRISES [blank] LE CONSEIL RÉGIONAL, / VU … »."""

PLAIN = frozenset({"entete", "seance", "reference"})
"""Sections that name no members, whose capitals are not names; before any section stands a head without breaks."""

UNTOLD = frozenset({"effectifs", "secretaire", "president", "seance"})
"""Sections of a head that end with one line: what stands below it is no list of members."""

_COUNT = re.compile(r":[ \t]*\d{1,3}\s*\Z")
"""« Absents non représentés : 1 », a line that counts members and names none."""

_SIGNED = re.compile(r"[ \t]*[A-ZÀ-Ý][a-zà-ÿ]+(?:[ -][A-ZÀ-Ý][a-zà-ÿ]+)?(?: [A-ZÀ-Ý][A-ZÀ-Ý'’-]+){1,3}[ \t\r\n]*")
SIGNED_LINES = 2
"""« Le Président, / Luc ROY », and a blank line: the name under the function, and what parts it from the act."""

_FORMAL = re.compile(
    r"\b(?:presente?s?|absente?s?|excusee?s?|pouvoirs?|quorum|convocation|convoquee?s?|secretaire|seance|ordre du jour|"
    r"votants?|affichage|tel|cedex)\b"
)
"""Words of the sitting, which no title above its report holds."""

_SHORTEST = 10
_STOP = re.compile(r"[^\W\d_]{3}\.\s*\Z")
_MEMBER = re.compile(r"\b(?:M|Mr|MM|Mme|Mmes|Mlle|Monsieur|Madame|Messieurs|Mesdames)\b")

_NAMED = re.compile(r"(?:[A-ZÀ-Ý][A-ZÀ-Ý'’-]+|\.)\s*\Z")
"""The end of a name: a family name in capitals, or a full stop."""

FEWEST = 3
"""Words of a title in capitals: « LE BUREAU » is none."""

LINES = 6
"""Most lines of a title; a longer paragraph above the report is the end of a list of members."""

LENGTH = 400
"""Most characters of a title."""

BLOT = "scorie"
_CLOSING = re.compile(
    r"\W*(?:(?:la )?seance (?:est |a ete )?levee|fin de (?:la )?seance|\d{1,3} \((?=[a-z])|"
    r"(?:date [^\n:]{0,30})?prochaine (?:reunion|seance))\b"
)
"""« Séance levée à 23 h 10 », printed above the report that it closes, is the title of nothing; nor are voices."""

_KIND = re.compile(
    r"\W*(?:decision|arrete|deliberation)s?(?: (?:par delegation|municipale?|communautaire|syndicale?|"
    r"(?:prise )?(?:du|de la|par le|par la) (?:maire|presidente?|bureau)))?(?: (?:du|en date du) \d[^,;:]{5,20})?\W*"
)
"""« DÉCISION PAR DÉLÉGATION / du 6 octobre 2020 »: what an act is called is not what it is about."""

DEBRIS = 3
"""Letters and figures below which a line is a blot that a scanner took for a word: the shortest title is « don »."""


def before_report(text: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """``lines`` with the paragraph above the report labelled as the title, when the act has no labelled title.

    « Absents : Patrick VIGNAL [blank] Report de subventions votées en 2013 [blank] Monsieur le Maire rapporte : »
    """
    section: str | None = None
    for rank, line in enumerate(lines):
        if line.label == "objet":
            return lines
        if line.label in REPORT and section in HEAD:
            if line.regle == "expose.qualite" and _signed(text, lines, rank):
                continue
            if line.regle == "expose.qualite" and not text[line.span.end :].strip():
                return lines
            return _titled(text, lines, rank)
        if line.label in LAW and section in PLAIN and (titled := _titled(text, lines, rank)) is not lines:
            return titled if _loud(text, titled) else lines
        section = line.label or section
    return lines


def _signed(text: str, lines: tuple[Line, ...], rank: int) -> bool:
    """Whether a name alone stands under the function: a list of members is signed, and the act begins below."""
    below = [line.span.of(text) for line in lines[rank + 1 : rank + 3]]
    return len(below) == SIGNED_LINES and _SIGNED.fullmatch(below[0]) is not None and not below[1].strip()


def above_prose(text: str, folded: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """``lines`` with the last title of the head, and the first sentence of a report that nothing opens under it.

    « Secrétaire de séance : Ida BRUN / Réfection du lavoir / Le lavoir, construit en 1850, est en mauvais état. »
    """
    labels = [line.label for line in lines]
    end = next((rank for rank, label in enumerate(labels) if label and label not in HEAD - LAW), len(lines))
    first = max((rank for rank in range(end) if labels[rank]), default=end)
    if "objet" in labels or end == len(lines):
        return lines
    if labels[first] not in UNTOLD and _COUNT.search(lines[first].span.of(text)) is None:
        return lines
    blocks = list(_blocks(text, lines, first + 1, end))
    for above, below in pairwise(blocks):
        told = lines[below[0]].span.start, lines[below[-1]].span.end
        if _report(text[slice(*told)], folded[slice(*told)]):
            return _between(text, lines, above, below[0])
    return lines


def _blocks(text: str, lines: tuple[Line, ...], first: int, end: int) -> Iterator[list[int]]:
    """The ranks of the lines of each passage: a blank line ends one, so does a full stop at the end of a line."""
    block: list[int] = []
    for rank in range(first, end):
        words = lines[rank].span.of(text).strip()
        if block and not words.isupper() and all(lines[above].span.of(text).isupper() for above in block):
            yield block  # a title in capitals ends where small letters begin
            block = []
        if lines[rank].regle == "suite" and words:
            block.append(rank)
        if block and (not words or words.endswith(".")):
            yield block
            block = []
    if block:
        yield block


def _report(words: str, folded: str) -> bool:
    """Whether a passage begins as a sentence does, « Le lavoir est … », and no title: with its article."""
    return sentences.begins(words) and sentences.tells(" ".join(words.split()), " ".join(folded.split()))


def _between(text: str, lines: tuple[Line, ...], title: list[int], report: int) -> tuple[Line, ...]:
    """``lines`` with the passage above a report as the title, when it reads as one."""
    words = " ".join(text[lines[title[0]].span.start : lines[title[-1]].span.end].split())
    fits = len(title) <= LINES and _SHORTEST <= len(words) <= LENGTH and not words[0].islower()
    if not fits or _MEMBER.search(words) or sentences.begins(words) or _FORMAL.search(fold(words)):
        return lines
    labelled = list(lines)
    for rank, label, regle in ((title[0], "objet", "objet.avant-rapport"), (report, "expose", "expose.prose")):
        labelled[rank] = replace(lines[rank], label=label, regle=regle, opener_end=lines[rank].span.start)
    return tuple(labelled)


def _loud(text: str, lines: tuple[Line, ...]) -> bool:
    """Whether the title found says that it is one: in capitals, or « Portant … »."""
    rank = next(rank for rank, line in enumerate(lines) if line.label == "objet")
    words = text[lines[rank].opener_end : lines[rank].span.end].strip()
    return (words.isupper() and len(words.split()) >= FEWEST) or words.startswith(("Portant ", "portant "))


def _titled(text: str, lines: tuple[Line, ...], report: int) -> tuple[Line, ...]:
    """``lines`` with the paragraph that ends above line ``report`` as the title."""
    last = report - 1
    while last >= 0 and _aside(text, lines[last]):
        last -= 1
    first = last
    while first >= 0 and lines[first].regle == "suite":
        first -= 1
    first += 1
    above = lines[first - 1].regle == "ligne.vide" if first else True
    if _below_sentence(text, lines, last):
        first, above = last, True
    above = above or _below_label(text, lines, first, last)
    words = sum(len(line.span.of(text).strip()) for line in lines[first : last + 1])
    told = text[lines[first].span.start : lines[last].span.end] if last >= 0 else ""
    if _CLOSING.match(fold(told)) or _KIND.fullmatch(" ".join(fold(told).split())) or _report(told, fold(told)):
        return lines
    if not above or not 0 < last + 1 - first <= LINES or words > LENGTH:
        return lines
    start = lines[first].span
    lead = len(start.of(text)) - len(start.of(text).lstrip())
    title = replace(lines[first], label="objet", regle="objet.avant-rapport", opener_end=start.start + lead)
    below = (replace(line, noise=BLOT) if line.regle == "suite" else line for line in lines[last + 1 : report])
    return (*lines[:first], title, *lines[first + 1 : last + 1], *below, *lines[report:])


def _below_sentence(text: str, lines: tuple[Line, ...], last: int) -> bool:
    """Whether a line without a blank one above is a title: right under the full stop of the head, or its last count.

    « … a été désigné secrétaire / de séance. / Marché de voirie / Monsieur le Président indique … ».
    """
    if last < 1 or lines[last].regle != "suite":
        return False
    words, before = lines[last].span.of(text).strip(), lines[last - 1]
    above = before.span.of(text)
    ended = (before.regle == "suite" or before.label == "seance") and _STOP.search(above) is not None
    ended = ended or (before.label == "effectifs" and above.rstrip()[-1:].isdigit())
    return ended and not words[0].islower() and words[-1].isalnum() and _MEMBER.search(words) is None


def _below_label(text: str, lines: tuple[Line, ...], first: int, last: int) -> bool:
    """Whether words in capitals right under a line of the head are a title, and no family name that goes on.

    « Secrétaire de séance : M. Luc ROY / SPORTS - SUBVENTIONS AUX ASSOCIATIONS / Mme BRUN expose : »
    """
    title = text[lines[first].span.start : lines[last].span.end].strip() if 0 < first <= last else ""
    if not title.isupper() or len(title.split()) < FEWEST or lines[first - 1].label not in UNTOLD:
        return False
    named = lines[first - 1].label != "secretaire" or _NAMED.search(lines[first - 1].span.of(text)) is not None
    return named and title[-1].isalnum() and _MEMBER.search(title) is None


def _aside(text: str, line: Line) -> bool:
    """Whether a line stands between a title and its report and is neither: blank, the foot of a page, a blot."""
    return bool(line.noise) or (
        line.regle in {"ligne.vide", "suite"} and sum(map(str.isalnum, line.span.of(text))) < DEBRIS
    )
