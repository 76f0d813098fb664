"""Who presided the sitting, and who kept its minutes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.french import names

if TYPE_CHECKING:
    from generator.reading.outline import Outline, Section
    from generator.reading.view import View
    from generator.values.finding import Finding

_ELECTED = re.compile(
    r"[ ](?:a ete|est) (?:elue?|designee?|nommee?)[^\n.;]{0,60}secretaire|"
    r"(?:,?\s+ayant obtenu la majorite des suffrages,)?\s(?:a ete|est) (?:designee?|nommee?|elue?)"
    r"\s+pour\s+(?:remplir|exercer|assurer)\s+(?:cette|ces|les|la) fonctions?\b"
)
_CHOSEN = re.compile(
    r"\b(?:conseil|comite|bureau|assemblee)\b[^.;:\n]{0,30} (?:a )?(?:designe|nomme|elu|choisit?|elit) "
    r"(?P<qui>[^.;:\n]{4,60}?),? (?:comme|en qualite de|en tant que|"
    r"pour(?: (?:remplir|exercer|assurer) les fonctions de)?) (?:la |le )?secretaire\b"
)
"""« Le conseil municipal a désigné Mme Ida ROY comme secrétaire de séance »."""

_ELECTED_WORDS = ("secretaire", "fonction")
"""What the first holds: few of the sections that are asked do."""

_CHAIR = re.compile(r"sous\s+la\s+presidence\s+(?:de\s+|du\s+|d')|(?:seance|reunion)[^.;\n]{0,30}?\bpresidee\s+par\s+")
_TITLE = re.compile(names.TITLE)


def chair(outline: Outline) -> Finding[str] | None:
    """Who presided: after « président de séance : », « sous la présidence de », or who opened the sitting."""
    if labelled := _labelled_person(outline, "president"):
        return labelled
    for section in outline.of("seance", "entete", "reference", "presents", None, "effectifs", "objet"):
        view = outline.view(section)
        if section.lines[0].regle == "seance.ouverture.ligne":
            stop = min(at for at in (view.text.find(","), view.folded.find(" a ouvert"), len(view)) if at >= 0)
            if who := names.person(view.text, 0, stop):
                return view.find(who.nom, who.span.start, who.span.end, "session.president.ouverture")
        if found := _CHAIR.search(view.folded):
            return _person_in(view, found.end(), "session.president.presidence")
    return None


def secretary(outline: Outline) -> Finding[str] | None:
    """The secretary behind the word, or in a sentence: « Mme Nolwenn CORRE a été élue secrétaire de séance »."""
    if labelled := _labelled_person(outline, "secretaire"):
        return labelled
    for section in outline.of("seance", "presents", "pouvoirs", "absents", "effectifs", "entete"):
        view = outline.view(section)
        if found := elected(view) or _chosen(view):
            return found
        if (said := _KEPT.search(view.folded)) and (found := _person_in(view, said.end(), "session.secretaire")):
            return found
    return None


def _chosen(view: View) -> Finding[str] | None:
    """The secretary whom the assembly is said to have chosen."""
    found = _CHOSEN.search(view.folded)
    who = names.person(view.text, *found.span("qui")) if found else None
    return view.find(who.nom, who.span.start, who.span.end, "session.secretaire.choisi") if who else None


def elected(view: View) -> Finding[str] | None:
    """The secretary whom a passage says to be elected: the person just before the verb, behind a civil title if any."""
    told = any(word in view.folded for word in _ELECTED_WORDS)
    found = _ELECTED.search(view.folded) if told else None
    if found is None:
        return None
    start = max(view.folded.rfind(mark, 0, found.start()) for mark in ("\n", ". ", ", ", ": ")) + 1
    titles = [title.start() for title in _TITLE.finditer(view.text, start, found.start())]
    begin = titles[-1] if titles else start
    who = names.person(view.text, begin, found.start()) or names.surname(view.text, begin, found.start())
    return view.find(who.nom, who.span.start, who.span.end, "session.secretaire.elu") if who else None


def _labelled_person(outline: Outline, label: str) -> Finding[str] | None:
    """The person whose name follows the opener of a section."""
    for section in outline.of(label):
        view = outline.view(section)
        if who := _person_in(view, view.local(section.opener_end), _rule(section)):
            return who
    return None


def _rule(section: Section) -> str:
    """The name of the rule for a labelled person."""
    return f"session.{section.label}"


_FUNCTION = re.compile(
    r"(?:monsieur\s+|madame\s+)?(?:le\s+|la\s+|du\s+)?(?:maire|presidente?|docteur)\b[\s,]*|"
    r"\s*commune d(?:e |u |es |')[^\n:;,.]{2,40} - (?=(?:m|mme|mr|monsieur|madame)\b)"
)
"""What stands before a name: a function, or « Commune de Valdor - » where each town has its delegates."""


def _person_in(view: View, start: int, regle: str) -> Finding[str] | None:
    """The first person named in the words after ``start``, up to the end of the phrase.

    A family name in capitals goes on under its line; in a text that lost its breaks it ends where capitals do.
    """
    if skipped := _FUNCTION.match(view.folded, start):
        start = skipped.end()
    stop = start
    for stop in range(start, min(len(view), start + 80)):
        if (
            (view.text[stop] in ",.;\n|(" or _VERB.match(view.folded, stop))
            and view.text[start:stop].strip()
            and not _INITIAL.search(view.text[start : stop + 1])
        ):
            break
    else:
        stop = min(len(view), start + 80)
    if below := _BELOW.match(view.text, stop):
        stop = below.end()
    who = names.person(view.text, start, stop)
    if who is None and not _UNDER.match(view.text, stop):
        who = names.surname(view.text, start, stop)
    if who is None and (first := _FIRST.match(view.text, start, stop)) and not _PARTED.match(view.text, first.end()):
        who = names.person(view.text, start, first.end())
    return view.find(who.nom, who.span.start, who.span.end, regle) if who else None


_UNDER = re.compile(r"\s*[A-ZÀ-Ý]{2}")
"""« M. Jean », and the family name below it: a first name alone is no name."""

_PARTED = re.compile(r"\s[-–]\s[A-ZÀ-Ý]{2}")
"""« Mme BROCHET - LANNION Marie »: a converter set a hyphen apart, and the name goes on in capitals."""

_VERB = re.compile(
    r" (?:(?:est|a ete) |et (?=(?:m|mm|mr|mme|monsieur|madame)\b)|(?:deliberation|decision|n ?[°º]|objet\b|\d))"
)
"""« Secrétaire de séance : Mme Ida ROY est désignée … », « Mme Ida ROY N° 8 Objet : »: the name ends."""

_BELOW = re.compile(r"(?<=[A-ZÀ-Ý])\r?\n[A-ZÀ-Ý][A-ZÀ-Ý'’-]+(?:[ ][A-ZÀ-Ý'’-]{2,}){0,2}(?=[.,;])")
_FIRST = re.compile(
    rf"\s*{names.TITLE}?(?:(?:[A-ZÀ-Ý][a-zà-ÿ]+[ -]){{1,3}}[A-ZÀ-Ý][A-ZÀ-Ý'’-]+(?:[ ][A-ZÀ-Ý][A-ZÀ-Ý'’-]+)*|"
    r"[A-ZÀ-Ý][A-ZÀ-Ý'’-]+[ ][A-ZÀ-Ý][a-zà-ÿ]+)(?=\s+[A-ZÀ-Ý][a-zà-ÿ])|[^\n]{4,50}?(?=\s[-–]\s)"
)
"""The name that opens « Solange FABRE Observation sur le procès-verbal » or « Michel Sabatier - Site du moulin »."""

_KEPT = re.compile(r"\bsecretaire de (?:la )?seance[ ]?:[ ]?")
"""« … pouvoir à N. BRUN Secrétaire de séance : C. ROY »: a list lost the line break before the secretary."""

_INITIAL = re.compile(r"(?:\b(?:M|Mme|Mr|Dr|MM|Me)|\b[A-Z])\.$")
