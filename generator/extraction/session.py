"""The sitting: its date, its summons, who presided, who kept the minutes."""

from __future__ import annotations

import datetime as dt
import re
from operator import itemgetter
from typing import TYPE_CHECKING

from generator.extraction.members import chairs
from generator.french import nearby
from generator.french.dates import DateRead, dates
from generator.values.issue import Gravite, Issue
from generator.values.said import jour

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.outline import Outline
    from generator.reading.view import View
    from generator.values.finding import Finding

_SITTING = re.compile(
    r"\b(?:seance|session|reunion|conseil|bureau|comite|commission|compte[- ]?rendu|proces[- ]verbal|decisions)\b"
    r"(?:[^\n.;]{0,80}?\b(?:du|le)\s*[:|]?\s+|[^.;]{0,120}\n\s*(?:en date )?(?:du|le)\s+|[ \t]*:\s*)$|"
    r"(?:^|\n)[ |]*(?:seance|reunion|session)[ |]+$|"
    r"\bdate (?:de (?:la )?)?(?:seance|reunion|session)\W*$"
)
_SPREAD = re.compile(
    r"\b(?:seance|session|reunion|conseil)\b[^\n.;:]{0,80}?\bd(?:es|u)\s+(?:[a-z]+ )?(\d{1,2})(?:er)?"
    r"(?:,? (?:[a-z]+ )?\d{1,2}(?:er)?){0,6},? (?:et|au) (?:[a-z]+ )?$"
)
"""« Séance des 11, 12 et », before « 13 juin 2019 »: a sitting of several days is that of the first."""

_HEADED = re.compile(r"\b(?:conseil|bureau|comite|commission)\b[^\n.;:,()]{0,90}(?:\n\s*|[ ])$")
_ENDED = re.compile(r"[^\w\r\n]*(?:\r?\n|\Z|(?:a )?\d{1,2} ?h|(?<=__))")
"""A head that prints the day under, or behind, the assembly and nothing more: « Bureau de la Métropole / 28 AVRIL »."""

_DASHED = re.compile(r"\b(?:conseil|bureau|comite)\b[^\n.;:,()]{0,60} - $")
_DASHED_END = re.compile(r" - [a-z]")
"""« Conseil communautaire – 25 février 2021 – CORVAN », at the top of the pages."""

_NUMBERED = re.compile(r"^\W*(?:deliberation|decision|arrete)?\W*(?:n\W*)?[\w/._ -]{1,30}?\s(?:du|en date du)\s+$")
_OTHER_ACT = re.compile(r"\bdeliberations?\b(?:[^\n.;]*[\d_/][^\n.;]*| (?:du|en date du)\s+)$")
_OF_IT = re.compile(r"\bdu (?:conseil|bureau|comite)(?: [a-z]+)? [-–] (?:seance|reunion) d[ue]\s+(?:[a-z]+ )?$")
"""« Délibération n° 2015-12-04/6 du Conseil municipal – Séance du »: the sitting of the act whose number this is."""

_NOT_THIS = re.compile(
    r"\b(?:derniere?|precedente?|lecture du|approbation du|affichage|affichee?|publication|publiee?)\b[^.;]{0,60}$"
)
"""Words before a date of another sitting, or of what was done with the act: « du dernier conseil en date du »."""

_DONE = re.compile(r"\bfait (?:a|en) [^\n]{2,50}\ble\s+$|^[^\n,.;]{2,40}, le\s+$", re.MULTILINE)
_LABEL = re.compile(r"^[ \t*_]*date[ ]?:\s*$", re.MULTILINE)
"""« Date : 13 novembre 2023 » in the head of a decision."""

_SUMMONS = re.compile(r"convo(?<!\w.{5})(?:que|cation)")
_MET = re.compile(r"\b(?:s'est|se sont|etant) (?:reuni|assemble)")
"""« dûment convoqué, s'est réuni le 3 mars »: the day is that of the sitting."""

_CALLED = (None, "seance", "entete", "effectifs", "presents", "pouvoirs", "absents", "secretaire")
"""Sections of a head that may tell the summons, the surest first."""

_AFTER_SUMMONS = 60
"""Characters after « convoqué » in which its day stands: « convoqué par lettre adressée individuellement le … »."""

_COUNCIL = re.compile(r"\b(?:cm|cc|conseil(?: municipal| communautaire)?|seance) du $")
_ITS_NUMBER = re.compile(r"[ ]?[-:][ ]?deliberation (?:n[ ]?[°º][ ]?)?([\w/.-]*\w)")
_LINKED = re.compile(r"\d{4}" + _ITS_NUMBER.pattern)

_NEAR = 200
"""Characters before a date in which the words stand that say which date it is."""


def read(outline: Outline) -> tuple[dict[str, Finding[object]], tuple[Issue, ...]]:
    """The cells ``date_seance``, ``date_convocation``, ``president`` and ``secretaire`` of ``actes``."""
    champs: dict[str, Finding[object]] = {}
    issues: list[Issue] = []
    sitting = list(_sittings(outline))
    if sitting:
        champs["date_seance"] = sitting[0]
        issues.extend(_contradictions(sitting))
    elif signed := _signed(outline):
        champs["date_seance"] = signed
    summons = _summons(outline) or _summons_near(outline, champs.get("date_seance"))
    if summons and not (sitting and sitting[0].value == summons.value):  # « convoqué le 16, s'est réuni »: that day
        champs["date_convocation"] = summons
    if chair := chairs.chair(outline):
        champs["president"] = chair
    if secretary := chairs.secretary(outline):
        champs["secretaire"] = secretary
    return champs, tuple(issues)


def _sittings(outline: Outline) -> Iterator[Finding[dt.date]]:
    """Every date that is given as that of the sitting, the surest first.

    A head that says « séance du … » comes before the opening formula, which clerks copy from one sitting to the next.
    """
    later: list[tuple[bool, Finding[dt.date]]] = []
    for section in outline.of(None, "entete", "reference"):
        view = outline.view(section)
        for date, before in _dates(view):
            if opened := _first_day(view, date, before):
                yield opened
            elif (section.label == "reference" and _NUMBERED.search(before)) or (
                (_SITTING.search(before) or _headed(view, date, before))
                and not (_OTHER_ACT.search(before) and not (section.label == "reference" and _OF_IT.search(before)))
                and not _NOT_THIS.search(before)
            ):
                yield _found(view, date, "session.date.entete")
    for section in outline.of("seance"):
        view = outline.view(section)
        for date, before in _dates(view):
            if _NOT_THIS.search(before):
                continue
            told = section.lines[0].regle.startswith("seance.ouverture")  # what is said then tells of others
            if told or date.regle.endswith("ouverture"):
                later.append((told, _found(view, date, "session.date.ouverture")))
            else:
                yield _found(view, date, "session.date.reunion")
    yield from (found for _, found in sorted(later, key=itemgetter(0)))


def _headed(view: View, date: DateRead, before: str) -> bool:
    """Whether a date stands alone under, behind or between the words of the head that names the assembly."""
    return bool(
        (_HEADED.search(before) and _ENDED.match(view.folded, date.span.end))
        or (_DASHED.search(before) and _DASHED_END.match(view.folded, date.span.end))
    )


def _dates(view: View, *, summons: bool = False) -> Iterator[tuple[DateRead, str]]:
    """The dates of a view that were read, and the words before each, back to the previous date.

    Those said to be of the summons, or those that are not.
    """
    previous = 0
    for date in dates(view.text, view.folded):
        before = view.folded[max(previous, date.span.start - _NEAR) : date.span.start]
        previous = date.span.end
        called = before[_last(before) :]
        if date.value and (bool(called) and _MET.search(called) is None) == summons:
            yield date, before


def _first_day(view: View, date: DateRead, before: str) -> Finding[dt.date] | None:
    """The first day of a sitting held over several of one month."""
    spread = _SPREAD.search(before)
    if spread is None or date.value is None or not 0 < int(spread[1]) < date.value.day:
        return None
    start = date.span.start - len(before) + spread.start(1)
    calcul = "premier jour d'une séance de plusieurs jours"
    return view.deduce(
        date.value.replace(day=int(spread[1])), start, date.span.end, "session.date.premier-jour", calcul
    )


def _last(before: str) -> int:
    """Where the last words about a summons begin; the end of the passage where it has none."""
    return max((found.start() for found in _SUMMONS.finditer(before)), default=len(before))


def _summons(outline: Outline) -> Finding[dt.date] | None:
    """The date of the summons: after « date de convocation », « convoqué le », « sur convocation … le »."""
    for section in outline.of(*_CALLED):
        view = outline.view(section)
        for date, _before in _dates(view, summons=True):
            return _found(view, date, "session.convocation")
    return _beside(outline)


def _beside(outline: Outline) -> Finding[dt.date] | None:
    """The date of the summons that a second column parted from its label: « Date de convocation : Présents : … 23/11 ».

    Taken only where the label has no date, and the lists of members hold one date and no other.
    """
    if not any(section.lines[0].regle == "convocation" for section in outline.of("seance")):
        return None
    lists = [outline.view(section) for section in outline.of("presents", "pouvoirs", "absents")]
    found = [(view, date) for view in lists for date in dates(view.text, view.folded) if date.value]
    if len(found) != 1 or found[0][1].regle != "dates.chiffres":
        return None
    return _found(*found[0], "session.convocation.colonne")


def _summons_near(outline: Outline, sitting: Finding[object] | None) -> Finding[dt.date] | None:
    """The day of the summons printed without its year: that of the sitting tells it."""
    if sitting is None or not isinstance(sitting.value, dt.date):
        return None
    for section in outline.of(*_CALLED):
        view = outline.view(section)
        for called in _SUMMONS.finditer(view.folded):
            if found := nearby.before(view.folded, called.end(), called.end() + _AFTER_SUMMONS, sitting.value):
                day, span = found
                return view.deduce(day, span.start, span.end, "session.convocation.proche", "année de la séance")
    return None


def _signed(outline: Outline) -> Finding[dt.date] | None:
    """The date of an act that no assembly took: « Fait à Saint-Ferréol, le 3 juillet 2023 » under an order."""
    if outline.of("seance", "presents", "vote"):
        return None
    for form, regle, labels in (
        (_DONE, "session.date.signature", ("signature",)),
        (_LABEL, "session.date.etiquette", (None, "entete", "reference")),
    ):
        for view in map(outline.view, outline.of(*labels)):
            for date, before in _dates(view):
                if form.search(before):
                    return _found(view, date, regle)
    return None


def beside_number(outline: Outline, reference: Finding[object] | None) -> Finding[dt.date] | None:
    """The day of the sitting in the name of the document below a page: « CM du 30-11-2017 - délibération 09 ».

    Taken only where it goes with the number of the act.
    """
    view = outline.view(*outline.sections)
    if reference is None or _LINKED.search(view.folded) is None:
        return None
    for date, before in _dates(view):
        number = _ITS_NUMBER.match(view.folded, date.span.end)
        if number and _COUNCIL.search(before) and number[1] == str(reference.value).lower():
            return _found(view, date, "session.date.document")
    return None


def _found(view: View, date: DateRead, regle: str) -> Finding[dt.date]:
    """A date of the view as a finding."""
    if date.value is None:  # pragma: no cover - callers ask for dates that were read
        raise AssertionError
    return view.find(date.value, date.span.start, date.span.end, regle)


def _contradictions(sitting: list[Finding[dt.date]]) -> Iterator[Issue]:
    """Dates of the sitting that differ from the one kept."""
    for other in sitting[1:]:
        if other.value != sitting[0].value:
            yield Issue(
                "date-contradictoire",
                Gravite.AVERTISSEMENT,
                f"Une autre date de séance est imprimée ({jour(other.value)}) ; "
                f"celle de l'en-tête est retenue ({jour(sitting[0].value)}).",
                other.spans[0],
            )
