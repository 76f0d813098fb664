"""Who was there, who was represented by whom, who was absent; and the counts, printed or counted."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from generator.extraction.members import counts
from generator.french import names, vocabulary
from generator.values.finding import Finding, Statut
from generator.values.issue import Gravite, Issue
from generator.values.lecture import RowRead
from generator.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.outline import Outline, Section
    from generator.reading.view import View

STATUTS = {"presents": "present", "pouvoirs": "represente", "absents": "absent"}
"""Section of the outline → column ``statut`` of ``presences``."""

COUNTED = {"present": "membres_presents", "represente": "membres_representes", "absent": "membres_absents"}
"""Status → the column of ``actes`` that a complete list of names fills when no number is printed."""

HEAD = (None, "entete", "seance", "effectifs", "presents", "pouvoirs", "absents", "secretaire", "president")

_NO_MEMBER = re.compile(r"\W*(?:neant|aucun|personne|sans objet)\b")
"""Words of a list that name nobody."""

_AFTER = re.compile(
    r"\b(?:formant la majorite|(?:etaient|sont) supplee?s?\b|le quorum\b|ordre du jour\b|"
    r"(?:assistai(?:en)?t|invitee?s?)\b|"
    r"(?:le|la) (?:maire|presidente?) (?:ayant|a|declare|constate|ouvre)\b|"
    r"(?<=\.)\s*\n\s*(?:le|la) (?:maire|presidente?|conseil|seance)\b|"
    r"(?:(?:m|mr|mme|mlle)\b\.?|monsieur|madame)[ ]"
    r"(?:(?!\. (?:m|mr|mme|mlle|monsieur|madame)\b)[^,;:\n]){0,60}[ ](?:est|a ete)[ ][^,;:\n]{0,40}\bsecretaire\b)"
)
"""Words that no longer belong to a list: « formant la majorité des membres en exercice. Mme X est secrétaire »."""

_PROSE = re.compile(
    r"\n[ \t]*\n[ \t]*(?:[LD]['’]|(?:La|Le|Les|Un|Une|Des|Dans|Par|Afin|Suite|Lors|Pour|En|Il|Ce|Cette|Ces)[ ])"
    r"(?=[a-zà-ÿ]{2})"
)
"""A paragraph of prose under a list: « L'achat de l'immeuble permettra … »; the name of a member has its capital."""

_FORMULA = 160
"""Characters of the formula that may end an opener: « … en application de l'article L 2121-20 du Code … : »."""

_NAMES = re.compile(r"[,()]|\b(?:M|Mr|MM|Mme|Mmes|Mlle|Monsieur|Madame)\b")
"""What the formula of an opener never holds, and the members after it do."""

_CHAIR = re.compile(r"\s*(?:mr?\.?|monsieur|mme|madame)?[ ]?(?:le|la)[ ](?:maire|presidente?)\b")
"""A proxy given to who presides, named by the function: « donne pouvoir à M. le Maire »."""

_OFFICE = re.compile(
    r"\s*(?:m\.|mr?|monsieur|mme|madame)[ ](?:le|la)[ ](?:maire|presidente?|vice-presidente?)(?:[ ]empechee?)?[\s.]*"
)
"""« Absents : Monsieur le Maire, Mme ROY »: a member told by the office alone counts, and gives no name."""

_TITLED = re.compile(rf"\s*{names.TITLE}")
_SURNAME = re.compile(r"\s*(?P<nom>[A-ZÀ-Ý][a-zà-ÿ'’]+(?:[ -][A-ZÀ-Ý][a-zà-ÿ'’]+)?)[\s.]*")
"""« Badouard » behind « MM. Artigny »: a family name in small letters, which goes with a civil title before it."""

_PLURAL = re.compile(r"\s*(?:MM|Mmes|Mrs|Messieurs|Mesdames)\b")
_RUN_TOGETHER = re.compile(
    r"(?<=[A-ZÀ-Ý]{2})[ ](?=[A-ZÀ-Ý][a-zà-ÿ'’]+(?:-[A-ZÀ-Ý][a-zà-ÿ'’]+)?(?: [A-ZÀ-Ý]{2}[A-ZÀ-Ý'’-]*){1,2}"
    r"(?: (?:à|a donné|donne)|,? (?:procuration|pouvoir|ayant donné)) )"
)
"""« … à Luc BRUN Tom VIDAL à Ida MAS »: where the next proxy begins in a list that lost its separators."""

_SEVERAL = 3
"""So many members with a civil title make a line without one doubtful."""

_ANOTHER = re.compile(rf"\),\s*({names.TITLE})")
"""Another member after the bracket of a proxy: « Paul VASSEUR (pouvoir à Luc FERRAND), Mme Ida ROY »."""

_UNTIL = re.compile(r"[ ,(]*\b(?:jusqu'(?:a|au|aux)\b|a partir d[eu]\b|a compter d[eu]\b)")
"""A proxy for a part of the sitting, « pouvoir à Mme ROY jusqu'à son arrivée »: it is told, and not counted."""

_UNTIL_WORDS = ("jusqu'a", "a partir d", "a compter d")
"""What all of those hold, and few lists of members do."""


@dataclass(frozen=True, slots=True)
class Attendance:
    """The cells of ``actes`` that attendance fills, the rows of ``presences``, and the doubts."""

    champs: dict[str, Finding[object]]
    rows: tuple[RowRead, ...]
    issues: tuple[Issue, ...]


def read(outline: Outline) -> Attendance:
    """Read the attendance of one sitting. A printed count wins; a list gives a count only when all of it was read.

    An absent member whom another list gives a proxy stands once, represented; the others are then not counted, since a
    name spelt in two ways would be.
    """
    champs: dict[str, Finding[object]] = counts.read(outline.view(*outline.of(*HEAD)))
    rows: list[RowRead] = []
    issues: list[Issue] = []
    counted: dict[str, list[tuple[int, tuple[Span, ...]]]] = defaultdict(list)
    doubtful: set[str] = set()
    tied: set[object] = set()
    for label, statut in STATUTS.items():
        for section in outline.of(label):
            view = _list(outline, section)
            people, unread = _people(view, statut)
            if statut == "absent":
                alone = [row for row in people if row.champs["personne"].value not in tied]
                if len(alone) < len(people):
                    people = alone
                    doubtful.add(statut)
            tied |= {row.champs["personne"].value for row in people if "mandataire" in row.champs}
            rows.extend(people)
            issues.extend(_unread(view, item) for item in unread)
            found = Counter(str(row.champs["statut"].value) for row in people)
            if statut == "absent" and people and (offices := _offices(view)):
                found[statut] += offices
            for name, several in found.items():
                counted[name].append((several, view.spans(*view.trimmed(0, len(view)))))
            if unread or _until(view, 0, len(view)) is not None:
                doubtful |= {statut, *found}
    for statut, column in COUNTED.items():
        if column not in champs and statut in counted and statut not in doubtful:
            total = sum(several for several, _ in counted[statut])
            spans = tuple(span for _, places in counted[statut] for span in places)
            champs[column] = Finding(total, spans, "presence.compte", Statut.DEDUIT, f"compte de {total} noms")
    return Attendance(champs, tuple(rows), tuple(issues))


def _list(outline: Outline, section: Section) -> View:
    """The list itself: the section after the words that open it."""
    view = outline.view(section)
    start = view.local(section.opener_end)
    colon = view.text.find(":", start, start + _FORMULA)
    return view.part(start if colon < 0 or _NAMES.search(view.text, start, colon) else colon + 1, len(view))


def _people(view: View, statut: str) -> tuple[list[RowRead], list[tuple[int, int]]]:
    """The members of a list, and the items that could not be read as members."""
    rows: list[RowRead] = []
    unread: list[tuple[int, int]] = []
    links = [
        entry
        for entry in vocabulary.load("attendance").entries
        if entry.sens == "lien" and entry.search(view.folded, 0, len(view))
    ]
    ends = (found.start() for found in (_AFTER.search(view.folded), _PROSE.search(view.text)) if found)
    items = names.split(view.text, 0, min(ends, default=len(view)))
    items = items if statut == "present" else tuple(_apart(view, items))
    several = False
    titled = sum(1 for _ in islice((item for item in items if _titled(view, item)), _SEVERAL))
    for item in items:
        tie = next((found for link in links if (found := link.search(view.folded, item.start, item.end))), None)
        several = _PLURAL.match(view.text, item.start) is not None if _titled(view, item) else several
        who = _member(view.text, item.start, tie.start() if tie else item.end, several=several)
        by = _proxy(view, tie.end(), item.end) if tie else None
        chair = tie is not None and by is None and _CHAIR.match(view.folded, tie.end(), item.end) is not None
        if who is None or (tie and by is None and not chair) or _place(view, item, titled):
            start, end = view.trimmed(item.start, item.end)
            if (
                start < end
                and any(char.isalpha() for char in view.text[start:end])
                and not names.is_function(view.text[start:end])
                and not names.is_title(view.text[start:end])
                and not _NO_MEMBER.match(view.folded, start, end)
            ):
                unread.append((start, end))
            continue
        champs: dict[str, Finding[object]] = {
            "personne": view.find(who.nom, who.span.start, who.span.end, "presence.nom"),
            "statut": view.find(_statut(statut, tied=by is not None or chair), item.start, item.end, "presence.liste"),
        }
        if by is not None:
            champs["mandataire"] = view.find(by.nom, by.span.start, by.span.end, "presence.mandataire")
            after = _ANOTHER.search(view.text, by.span.end, item.end)
            unread.extend([view.trimmed(after.start(1), item.end)] if after else [])
        rows.append(RowRead("presences", champs))
    return rows, unread


def _offices(view: View) -> int:
    """The members of a list told by their office alone, with a civil title: « M. ROY, maire » is one told by name."""
    return sum(
        _OFFICE.fullmatch(view.folded, item.start, item.end) is not None
        for item in names.split(view.text, 0, len(view))
    )


def _titled(view: View, item: Span) -> bool:
    """Whether an item begins with a civil title."""
    return _TITLED.match(view.text, item.start, item.end) is not None


def _apart(view: View, items: tuple[Span, ...]) -> Iterator[Span]:
    """Items cut where a list of proxies lost its separators: « Ana ROY à Luc BRUN Tom VIDAL à Ida MAS »."""
    for item in items:
        start = item.start
        for found in _RUN_TOGETHER.finditer(view.text, item.start, item.end):
            yield Span(start, found.start())
            start = found.end()
        yield Span(start, item.end)


def _member(text: str, start: int, end: int, *, several: bool) -> names.Person | None:
    """A member of a list; a name in small letters needs its civil title, or that of the ``several`` it goes with."""
    if who := names.member(text, start, end) or names.surname(text, start, end):
        return who
    found = _SURNAME.fullmatch(text, start, end) if several else None
    if found is None or names.is_function(found[0]) or names.is_title(found[0].strip()):
        return None
    return names.Person(found["nom"], Span(*found.span("nom")))


def _proxy(view: View, start: int, end: int) -> names.Person | None:
    """Who represents a member."""
    end = _close(view, start, end)
    return names.person(view.text, start, end) or names.surname(view.text, start, end)


def _place(view: View, item: Span, titled: int) -> bool:
    """Whether a line in capitals is a commune and no member: « CERISIERS » in a column beside « Monsieur LOTH »."""
    if titled < _SEVERAL or _titled(view, item):
        return False
    words = view.text[item.start : item.end].strip()
    before, after = view.text[max(0, item.start - 1) : item.start], view.text[item.end : item.end + 1]
    alone = before in {"", "\n"} and after in {"", "\n", "\r"} and "\n" not in words
    return alone and words.isupper()


def _statut(statut: str, *, tied: bool) -> str:
    """A member who gave a proxy is represented, in whatever list the name stands."""
    return "represente" if tied else statut


def _close(view: View, start: int, end: int) -> int:
    """Where the representative's name ends: at the closing bracket, or where the proxy is said to end, if it is."""
    bracket = view.text.find(")", start, end)
    until = _until(view, start, end)
    return min(place for place in (bracket, until.start() if until else -1, end) if place >= 0)


def _until(view: View, start: int, end: int) -> re.Match[str] | None:
    """The words that limit a proxy to a part of the sitting."""
    said = any(view.folded.find(words, start, end) >= 0 for words in _UNTIL_WORDS)
    return _UNTIL.search(view.folded, start, end) if said else None


def _unread(view: View, item: tuple[int, int]) -> Issue:
    """An item of a list of members that is not a name."""
    return Issue(
        "nom-illisible",
        Gravite.INFO,
        f"« {view.text[item[0] : item[1]][:60]} » ne se lit pas comme un nom dans la liste des membres.",
        view.spans(*item)[0],
    )
