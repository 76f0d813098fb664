"""The title of an act, and its number beside or in it."""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.extraction import asides, lone_title, reference
from generator.extraction.bodies import printed_names
from generator.french.blanks import by_first_blank
from generator.reading.registers import REPORTED
from generator.reading.titles import DEBRIS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.outline import Outline, Section
    from generator.reading.view import View
    from generator.values.finding import Finding

TITLE_MAX = 400
"""Characters beyond which the words after « Objet : » are no longer a title but the text that follows it."""

_NEXT = re.compile(r"[ \t]*[-–:][ \t]*(?=[^\W\d_]{3})")

_INTERNAL = re.compile(
    r"(?<!\w)(?:[A-Z]{2,5} (?!(?:19|20)\d\d/(?:19|20)?\d\d$)\d[\w.-]*(?:/\w+)+|\d[\w.-]*(?:/\w+)*/[A-Z]+)$"
)
"""« 14/BM », « HN 001-071/16/BM »; « BUDGET 2010/2011 » ends with years."""

_LEADING = re.compile(r"(?P<numero>[A-Z]{2,5} \d[\w-]*(?:/\w+)+)[ \t]*[^\w\s/][ \t]+(?=[A-ZÀ-Ý])")
"""A number in front of the title, parted by a dash or by a bullet that a converter lost: « HN 001-071/16/BM – … »."""

_YEAR_RANK = re.compile(
    r"(?P<numero>20\d\d[-/_]\d{1,3}|[A-Z]{1,4}[-_ ]?20\d\d ?[-–/_] ?\d{1,3})(?!\w)[ \t]*[-–:]?[ \t]*(?=[A-ZÀ-Ý])"
)
"""« OBJET : 2021-27 REMPLACEMENT DE LA CHAUDIÈRE », « 3. D2024 – 14 - Bail du lavoir »."""

_TRAILING = re.compile(
    r"(?:(?P<loin>[ \t]{3,}[Nn][ ]?[°º][ ]?)|[ \t]*[-–(][ \t(]*(?:[Nn][ ]?[°º][ ]?)?)(?P<numero>(?(loin)\d[\w/.-]{1,15}"
    r"|(?:[A-Z]{1,6}_?(?:19|20)\d\d[-_]\d{1,4}|(?:19|20)\d\d[-_][A-Z]{2,4}[-_]\d{1,4}|DE_\d{1,4}_20\d\d)))\)?$"
)
"""A number of the body behind the title, and no other before it: « Tarifs de la salle - DE_2022_047 »."""

_WHO = r"(?:Nous, (?:le )?(?:Maire|Président)|L[ea] (?:Conseil|Bureau|Comité|Commission|Assemblée))\b"
_ACTING = re.compile(by_first_blank(rf"\s+{_WHO}[^.;:\n]{{0,40}},(?:\s|$)"))
"""The first words of the act, behind a title that lost its line break: « Achat d'un terrain Le Conseil, »."""


_SENTENCE = re.compile(
    r"\s*(?:le|la|les|l'|il|monsieur|madame|m\.|mme)[ '][^\n]*?"
    r"\b(?:est|sont|a|ont|ne|certifie|rappelle|expose|informe|presente|propose|quitte|sort)\b"
)
"""A paragraph that is a sentence: « Le Président certifie que cette délibération a été transmise »."""

_REPORTS = re.compile(
    r"\s*[A-ZÀ-Ý][\w'’-]+(?:[ ][A-ZÀ-Ý][\w'’-]+){1,3}(?:, [^\n.;:]{4,80},)? "
    r"(?:rappelle|expose|informe|indique|présente|propose|précise|explique|donne lecture)\b"
)
"""A paragraph in which a member named without a civil title reports: « Ida BRUN, adjointe, présente le projet »."""

_PROSE = re.compile(
    r"\s*(?:(?:La|Le|Les|Un|Une|Dans|Par|Afin|Suite|Lors|Pour|Il|Ce|Cette|Ces)[ ]|L['’])(?=[a-zà-ÿ])"
    r"\S+(?:\s+\S+){6,}\.\s*"
)
"""A sentence of the report: « Le fonds participe au financement de la salle. »; a title has no full stop."""

_RUN_ON = re.compile(
    r"(?<=\w{4})\s+(?=(?:La|Le|Les|Il|M\.|Mme|Monsieur|Madame)[ ][^.;:]{3,120}?"
    r"\b(?:est|sont|a|ont|ne|certifie|rappelle|expose|informe|présente|propose|souhaite)\b|"
    r"(?<!pour )(?:M\.|Mme|Monsieur|Madame) l[ea] (?:[Mm]aire|[Pp]résidente?) [a-zà-ÿ]{3})"
)
"""Where the first sentence begins, behind a title that lost its line break: « Lavoir La commission a émis … »."""

_SPOKEN = re.compile(
    r"\s(?=(?:Monsieur|Madame|M\.|Mme) (?:[A-ZÀ-Ý][\w'’-]+ ){1,4}"
    r"(?:a|avait|souhaite|sollicite|rappelle|expose|informe|indique|présente|explique|propose|précise)\b)"
)
"""Where the report begins, behind a title that lost its line break: « Cession d'un terrain Mme Ida BRUN a fait … »."""

_BROKEN = re.compile(r"(?<=[a-zà-ÿ]{3})[.][ ]+(?=[A-ZÀ-Ý][a-zà-ÿ' ]+)")
"""The end of a sentence and the beginning of the next: « … ont répondu. Le conseil municipal … »."""

_LEFT_CELL = re.compile(r"\s*\S(?:[^\n]{0,120}?\S)??[ ]{4,}(?=\S[^\n]{0,160}\Z)")
"""« 01000 VALDOR          Réfection du lavoir », under « MAIRIE          N° 12 »."""

_GAP = re.compile(r"\r?\n(?:[ \t*_]*\r?\n)+")
_EDGE = " \t\r\n|*_#>■▪◼●-–:."


def read(outline: Outline, *, internal: bool = True) -> dict[str, Finding[object]]:
    """The cells ``reference``, ``reference_interne`` and ``objet`` of ``actes``, as far as the head states them.

    ``internal`` says whether the number at the end of a title is one of the administration: minutes print none there.
    """
    champs: dict[str, Finding[object]] = {}
    if own := reference.read(outline):
        champs["reference"] = own
    found = _found(outline)
    if found is None and (own or outline.of("dispositif", "vote")) and (view := lone_title.read(outline)):
        report = asides.REPORT.match(view.folded)
        found = view, report.end() if report else 0, len(view)
    if found is None:
        return champs
    view, start, end = found
    if run_on := _RUN_ON.search(view.text, start, end) if _unbroken(view) else None:
        start, end = _trim(view, start, run_on.start())
    if internal and (number := _INTERNAL.search(view.text, start, end)):
        champs["reference_interne"] = view.quote(*number.span(), "reference.interne")
        start, end = _trim(view, start, number.start())
    if "reference" not in champs and (number := _TRAILING.search(view.text, start, end)):
        champs["reference"] = view.quote(*number.span("numero"), "reference.fin-de-titre")
        end = number.start()
    if "reference" not in champs and (
        number := _LEADING.match(view.text, start, end) or _YEAR_RANK.match(view.text, start, end)
    ):
        champs["reference"] = view.quote(*number.span("numero"), "reference.titre")
        start = number.end()
    if view.text[start:end].strip():
        champs["objet"] = view.quote(start, end, "objet.titre", outline.source.text)
    return champs


def _found(outline: Outline) -> tuple[View, int, int] | None:
    """The title where an act has it, without its edges; a blot of a scanner, « ë » in the margin, is none."""
    for view, start, end in _places(outline):
        begin, stop = _trim(view, start, end)
        if sum(map(str.isalnum, view.text[begin:stop])) >= DEBRIS:
            return view, begin, stop
    return None


def _places(outline: Outline) -> Iterator[tuple[View, int, int]]:
    """Where a title may stand, the surest first."""
    ways = (partial(_labelled, announced=True), _after_number, partial(_labelled, announced=False), _behind_sitting)
    for found in ways:
        if place := found(outline):
            yield place


def _behind_sitting(outline: Outline) -> tuple[View, int, int] | None:
    """What follows such a number on its line: « Séance du 3 mars 2021 - Délibération n° 12 - Bail du lavoir »."""
    for view, number in reference.behind(outline):
        if title := _NEXT.match(view.text, number.end()):
            line = view.text.find("\n", title.end())
            return view, title.end(), len(view) if line < 0 else line
    return None


def _labelled(outline: Outline, *, announced: bool) -> tuple[View, int, int] | None:
    """The title behind « Objet : » or a square bullet (``announced``), or the one that stands just above the report."""
    for section in outline.of("objet"):
        if announced == (section.lines[0].regle == "objet.avant-rapport"):
            continue
        view = outline.view(section)
        start = reference.body(view, section)
        end = len(view)
        if not announced and _PROSE.fullmatch(view.text, start):
            continue
        first = _paragraphs(view, start)[0]
        if (
            section.lines[0].regle == "objet.puce"
            or _SENTENCE.match(view.folded, first)
            or _REPORTS.match(view.text, first)
            or _length(view, start, end) > TITLE_MAX
        ):
            end = first
        if _length(view, start, end) <= TITLE_MAX and view.text[start:end].strip(_EDGE):
            return view, start, end
    return None


def _unbroken(view: View) -> bool:
    """Whether the passage was cut out of a text without line breaks."""
    return "\n" not in view.text.rstrip() and not view.text.endswith("\n")


def _length(view: View, start: int, end: int) -> int:
    """The number of characters of a passage, its white space made single: a centred title is mostly blanks."""
    return len(" ".join(view.text[start:end].split()))


def _after_number(outline: Outline) -> tuple[View, int, int] | None:
    """The paragraph that follows the act number, or what follows the number on its line."""
    for section in outline.of("reference"):
        view = outline.view(section)
        number = reference.NUMBER.match(view.text, reference.body(view, section))
        if number and _letterhead(outline, section, view.text[number.end() :]):
            continue
        start = number.end() if number else 0
        if reference.CUT.match(view.text, start):
            continue
        start, stop = _first_words(view, asides.behind(view, start))
        if printed_names.whole(view, start, stop):
            continue
        if lead := _LEFT_CELL.match(view.text, start, stop) if _in_corner(outline, section) else None:
            start = lead.end()
        stop = _above_sentences(view, start, stop)
        if stop - start > TITLE_MAX and (spoken := _SPOKEN.search(view.text, start, start + TITLE_MAX)):
            stop = spoken.start()
        if 0 < len(view.text[start:stop].strip(_EDGE)) <= TITLE_MAX and not _PROSE.fullmatch(view.text, start, stop):
            return view, start, stop
    return None


def _in_corner(outline: Outline, section: Section) -> bool:
    """Whether a number stands in the right cell of its line; what is left of it on the lines below is no title."""
    before = outline.source.text[section.lines[0].span.start : section.opener_end]
    return _LEFT_CELL.match(before) is not None


def _letterhead(outline: Outline, section: Section, words: str) -> bool:
    """Whether one word alone stands between a number and the register, which names who acts: « 2023-68 / VALDOR »."""
    below = next((after for own, after in pairwise(outline.sections) if own is section), None)
    return below is not None and below.lines[0].regle == "entete.registre" and len(words.split()) == 1


def _above_sentences(view: View, start: int, stop: int) -> int:
    """Where a title ends above a line that begins a sentence and ends it before another, when its paragraph goes on."""
    broken = _BROKEN.search(view.text, start, stop)
    line = view.text.rfind("\n", start, broken.start()) + 1 if broken else 0
    above = view.text[start:line].rstrip()
    return line if above.strip(_EDGE) and above[-1] not in ":,-" and view.text[line].isupper() else stop


def _first_words(view: View, start: int) -> tuple[int, int]:
    """The first paragraph behind a number that may be a title: a code of the nomenclature or of the sitting is none."""
    for stop in _paragraphs(view, start):
        if not asides.aside(view, start, stop):
            return start, stop
        start = stop
    return start, start


def _paragraphs(view: View, start: int) -> list[int]:
    """Where the paragraphs after ``start`` end; one that ends with a colon goes on with the next."""
    gaps = [gap.start() for gap in _GAP.finditer(view.text, start)]
    ends = [gap for gap in gaps if view.text[start:gap].strip(_EDGE) and view.text[gap - 1] != ":"]
    return [*ends, len(view)]


def _trim(view: View, start: int, end: int) -> tuple[int, int]:
    """``start`` and ``end`` without bullets, Markdown left-overs, final punctuation and the name of who reports."""
    if acting := _ACTING.search(view.text, start, end) or REPORTED.search(view.folded, start, end):
        end = acting.start() + (not acting[0][:1].isspace())
    part = view.text[start:end]
    start += len(part) - len(part.lstrip(_EDGE))
    return start, max(start, end - len(part) + len(part.rstrip(_EDGE)))
