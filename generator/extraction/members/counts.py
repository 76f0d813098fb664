"""The counts of members that a head prints: in office, present, represented, absent, voting."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.french import vocabulary
from generator.french.motif import either
from generator.french.numbers import SCALES, WORDS, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.view import View
    from generator.values.finding import Finding

_IN_OFFICE, _PRESENT, _ABSENT = "membres_en_exercice", "membres_presents", "membres_absents"

_EXCUSED = "excuses"
"""Meaning of « Excusés : 3 »: they may have given proxies, and are absent where the sum of all says so."""

_MEMBERS = "membres"
"""Meaning of « Nombre de conseillers : 23 »: all of them, in office where no other number is said to be."""

OTHERS = frozenset({"autre", "voix_pour", "voix_contre", "voix_abstention"})
"""Meanings of a label that counts none of these, « Afférents au conseil : 15 », and takes its number all the same."""

_TOKEN_GAP = 18
"""Longest run of characters, but for leading dots, between a label and its number, or two labels of a table head."""

_LEADING = re.compile(
    r"\b(?:ont ete presents (\d{1,3}) membres|(\d{1,3}) membres[^\n.;:\d]{0,30} etaient presents)\b|"
    r"(?<=[,;] )(\d{1,3})(?: etaient| sont) presents\b|"
    r"\b(\d{1,3}) (?:membres? |delegues? |conseillers? )?presents? sur \d"
)
_OUT_OF = re.compile(r"\b(?P<sens>votants|presents)[ ]?[:(][ ]?(?P<part>\d{1,3})[ ]?/[ ]?(?P<tout>\d{1,3})(?![\w/.-])")
"""« 15 membres sont en exercice, 12 étaient présents »: a sentence whose label stands behind its number.

« Votants : 12/15 », « présents (12/15) » counts the members of two kinds, the second those in office.
"""

_AMONG = re.compile(
    r"\b(?:absents?|excuses?)(?: (?:et |ou )?(?:absents?|excuses?))?[ ]?:?[ ]?(?P<tout>\d{1,3})[ ,(]{1,3}"
    r"dont (?P<part>\d{1,3}) (?:(?:avec |ayant donne )?(?:pouvoirs?|procurations?)|(?:excuses? )?representes?)\b"
)
"""« Excusés : 4 dont 3 pouvoirs »: one of the four is absent and not represented."""

_WHOLE = "titulaires et suppleants presents"
"""The label of all who are present, under those of two kinds of delegates."""

_LEADING_WORDS = ("ete presents", "aient presents", "sont presents", "presents sur ", "present sur ")
"""What such a sentence holds."""


def read(view: View) -> dict[str, Finding[object]]:
    """The printed counts of ``view``: ``label : number`` pairs, and rows of labels followed by as many numbers.

    « Absents excusés : 2 - Absents : 1 » counts two kinds of absent members: neither is their number.
    """
    counts = _said(view)
    among = _ABSENT in counts
    parted = False
    for labels, numbers in _runs(view.folded):
        if not labels or len(labels) > len(numbers) or 1 < len(labels) < len(numbers):
            continue
        for column, (start, end) in zip(labels, numbers, strict=False):
            value = _value(view.folded[start:end])
            if column in OTHERS or value is None:
                continue
            if _WHOLE in view.folded[max(start - len(_WHOLE) - _TOKEN_GAP, 0) : start]:
                counts.pop(column, None)
            kept = counts.setdefault(column, view.find(value, start, end, "presence.effectif"))
            parted = parted or (column == _ABSENT and kept.value != value and not among)
    if parted:
        del counts[_ABSENT]
    if (whole := counts.pop(_MEMBERS, None)) and all(
        int(str(whole.value)) >= int(str(counts[column].value)) for column in (_PRESENT, "votants") if column in counts
    ):
        counts.setdefault(_IN_OFFICE, whole)
    if (excused := counts.pop(_EXCUSED, None)) and not parted and _sums_up(counts, excused):
        counts.setdefault(_ABSENT, excused)
    return counts


def _said(view: View) -> dict[str, Finding[object]]:
    """The counts that a sentence or a fraction prints."""
    counts: dict[str, Finding[object]] = {}
    led = any(words in view.folded for words in _LEADING_WORDS)
    if led and (found := _LEADING.search(view.folded)):
        place = found.span(found.lastindex or 0)
        counts[_PRESENT] = view.find(int(view.folded[slice(*place)]), *place, "presence.effectif.phrase")
    for found in _OUT_OF.finditer(view.folded):
        counts.update(_out_of(view, found) if int(found["part"]) <= int(found["tout"]) else {})
    if (among := _AMONG.search(view.folded)) and int(among["part"]) <= int(among["tout"]):
        counts.update(_among(view, among))
    return counts


def _sums_up(counts: dict[str, Finding[object]], excused: Finding[object]) -> bool:
    """Whether those present, represented and excused are all that are in office."""
    parts = [counts.get(column) for column in (_PRESENT, "membres_representes")]
    whole = counts.get(_IN_OFFICE)
    known = sum(int(str(part.value)) for part in (*parts, excused) if part)
    return whole is not None and parts[0] is not None and known == whole.value


def _out_of(view: View, found: re.Match[str]) -> dict[str, Finding[object]]:
    """The two counts of « Présents : 12/15 »."""
    counted = _PRESENT if found["sens"] == "presents" else "votants"
    some, whole = int(found["part"]), int(found["tout"])
    return {
        counted: view.find(some, *found.span("part"), "presence.effectif.sur"),
        _IN_OFFICE: view.deduce(whole, *found.span("tout"), "presence.effectif.sur", f"{some} sur {whole}"),
    }


def _among(view: View, found: re.Match[str]) -> dict[str, Finding[object]]:
    """The two counts of « Excusés : 4 dont 3 pouvoirs »."""
    whole, part = int(found["tout"]), int(found["part"])
    calcul = f"{whole} - {part} représentés"
    return {
        "membres_representes": view.find(part, *found.span("part"), "presence.effectif.dont"),
        _ABSENT: view.deduce(whole - part, *found.span(), "presence.effectif.dont", calcul),
    }


def _value(printed: str) -> int | None:
    """The number that figures or words say, ``None`` for words that are no number."""
    return int(printed) if printed.isdigit() else number(printed)


_FIGURE = (
    r"\d(?<![\w/,-].)(?<!\w\..)(?<!\d{4} / .)(?<!n°.)(?<!n° .)"
    r"(?!(?<=1)[.)][ ]?(?!present|absent|pouvoir|procuration|votant|excuse|convocation|quorum|date)[a-z])"
    r"\d{0,2}(?![\d/%°]|[.,]\d|\s*(?:h\b|heures|eme|er\b))"
)
"""Three figures at most, no part of a number or an hour, nor « 1. ROY Luc »; « Absent : 1. Présents » counts."""

_WORD = "|".join(sorted(WORDS - SCALES))
_NEXT = (
    r"(?:nombre|quorum|date|convocation|l'an)\b|"
    r"(?:(?:membres|conseillers|delegues) )?(?:present|votant|absent|pouvoir|procuration|excuse|represente)"
)
"""Words that begin the next part of a head whose line breaks were lost."""

_SPOKEN = rf":[ ]?(?P<mots>(?:{_WORD})(?:(?:[ -]et)?[ -](?:{_WORD})){{0,4}})(?=[ \t]*(?:[^\w\s'’]|\n|$|{_NEXT}))"
"""« En exercice : vingt-trois »: in words, behind a colon, and nothing that is counted behind."""

_DOTS = str.maketrans("", "", ".…_")
_IN_WORDS = re.compile(_SPOKEN)
_FIGURES = re.compile(rf"{_FIGURE}|{_SPOKEN}")
_NOT_COUNTED = re.compile(
    r"[ ]sur\b|\W{0,4}1[.)]|[ ]?:[ \t]*(?!nombre|dont)[a-z]|"
    r"[^:]{0,12}\b(?:points?|questions?|dossiers?|rapports?|puis)\b"
)
"""What follows a label that does not count: « Absent : Marc DELMAS », « absent au point 3 », « présents sur 9 »."""

_LABELS_BEFORE, _LABEL_AFTER, _LONGEST = 160, 40, 120
"""Characters around a figure in which its label stands: four heads of a table before it, one word after it.

A label that begins there is read to its end.
"""


_TOLD = tuple(entry for entry in vocabulary.load("attendance").entries if entry.sens != "lien")
_TOKENS = re.compile(either([*(entry.ecrit for entry in _TOLD), _FIGURE, _SPOKEN]))
"""The labels of the vocabulary; where one of them stands, or a number."""


def _far(between: str) -> bool:
    """Whether what stands between two labels or numbers parts them: dots and blanks do not."""
    return len(between) > _TOKEN_GAP and len(" ".join(between.translate(_DOTS).split())) > _TOKEN_GAP


def _near_figures(folded: str) -> Iterator[tuple[str, int, int]]:
    """The labels and the numbers, in order. Only the words near a figure are tried: lists of names hold none."""
    done = 0
    for figure in _FIGURES.finditer(folded):
        start = max(done, figure.start() - _LABELS_BEFORE)
        end = figure.end() + _LABEL_AFTER
        stop = end + _LONGEST
        while (found := _TOKENS.search(folded, start, stop)) is not None and found.start() < end:
            name, low, high = _label(folded, found, stop)
            if folded[low] != ":":
                yield name, low, high
            elif spoken := _IN_WORDS.match(folded, low):
                yield name, *spoken.span("mots")
            start = done = max(high, low + 1)


def _label(folded: str, found: re.Match[str], stop: int) -> tuple[str, int, int]:
    """What stands at a place: a label, by its meaning, or a number."""
    for entry in _TOLD:
        if label := entry.motif.match(folded, found.start(), stop):
            return entry.sens, *label.span()
    return "number", *found.span()


_NEXT_LINE = re.compile(r"[ |]*\n\s*[a-z]")
"""Words on the line below a row of figures: « 33   25   6   2 / Le jeudi 5 février … »."""

_LABELLED = re.compile(r"[ ]?:[ ]?\d")
"""A label with a number of its own: words on the lines above it wait for none, « … a donné pouvoir à M. ROY »."""


def _runs(folded: str) -> Iterator[tuple[list[str], list[tuple[int, int]]]]:
    """Runs of labels followed by as many numbers: « Présents Votants 20 23 », « Présents : 19 »; or « 29 présents »."""
    labels: list[str] = []
    numbers: list[tuple[int, int]] = []
    lone: tuple[int, int] | None = None
    last = served = 0
    for kind, start, end in _near_figures(folded):
        full = 1 < len(labels) == len(numbers) and _NEXT_LINE.match(folded, last, start) is not None
        broken = (
            full
            or _far(folded[last:start])
            or (
                bool(labels)
                and (
                    _NOT_COUNTED.match(folded, last, start) is not None
                    or (kind != "number" and folded[last : last + 2] in {". ", ".\n"})
                )
            )
        )
        between, last = last, end
        if kind == "number" and labels and not broken:
            numbers.append((start, end))
        elif kind == "number":
            yield labels, numbers
            labels, numbers = [], []
            before = folded[max(served, start - 3) : start].rstrip()
            lone = None if before.endswith(":") and start - served > len(" : ") else (start, end)
        elif lone is not None and folded[lone[1] : start].strip(" ") == "":
            yield [kind], [lone]
            lone, served = None, end
        elif (
            len(numbers) > len(labels)
            and folded[numbers[-1][1] : start].strip(" ") == ""
            and not folded[: numbers[-1][0]].endswith((":", ": "))
        ):
            yield labels, numbers[:-1]
            yield [kind], numbers[-1:]
            labels, numbers, served = [], [], end
        else:
            if numbers or broken or ("\n" in folded[between:start] and _LABELLED.match(folded, end)):
                yield labels, numbers
                labels, numbers = [], []
            if kind not in labels[-1:]:  # « représentés par pouvoir : 17 » says one thing in two words
                labels.append(kind)
            lone = None
    yield labels, numbers
