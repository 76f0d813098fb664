"""Who receives where the sentence that grants names nobody: the only receiver that the affair announces."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.extraction.grants.terms.names import lead
from generator.extraction.grants.terms.receivers import LONGEST, bodies, name_of, receiver_at, receivers
from generator.extraction.grants.terms.statement import alike, telling
from generator.extraction.grants.terms.words import clauses, family, said
from generator.values.grants import OCCULTE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extraction.affairs import Affair
    from generator.extraction.grants.terms.receivers import Receiver
    from generator.extraction.grants.terms.statement import Statement
    from generator.reading.view import View

_TITLE = 300
"""The title of an affair stands among the last characters before it."""

_TITLED = frozenset({"objet", "reference", "entete", "absents", None})
"""Sections that end with the title, where no word announces it."""

_BEFORE = 500
"""How far before a decision its request stands."""

_LINE = re.compile(r"\n(?=(?:l'|la |le |les )\w)")
"""A line that opens with an article opens a sentence: what stands above it is a title or a name."""

_SUBVENTION = re.compile(r"\s[–-]\s+(?:(?:attribution|versement|demande)\s+(?:de\s+|d'une\s+))?subvention(?!\w)")
_ARTICLE = re.compile(r"(?<!\w)(?:l'|la |le |les )")
_PRONOUN = re.compile(r"(?P<pronom>ils?|elles?)\s*")
_AGREES = {"le": ("il",), "la": ("elle",), "l'": ("il", "elle"), "les": ("ils", "elles")}
_DOES = re.compile(
    r"\s(?=(?:presente|envisage|prepare|organise|fete|celebre|projette|accueille|propose|adresse|renouvelle|explique|"
    r"informe|expose|rencontre|connait|prevoit|souhaite|entreprend|met|fait|vient|doit|sera|est|a|va|part|acquiert|achete|"
    r"remplace|repare|renove|construit|ouvre|emmene|lance|cree|edite|publie|participe|dispute)(?:nt)?\s)"
)
"""What the subject that opens a paragraph does: its name ends there."""

_TO_IT = re.compile(r"\s*(?:€|euros?)?\s*(?:lui|leur)\s+(?:est|sont|sera|seront)\s")
"""« L'Amicale organise une sortie. Une aide de 90 € lui est accordée »: who does something just before receives."""

_BARE = re.compile(r"\w+\s*")
_AROUND = re.compile(r"(?:pour|dans|par|afin|pendant|depuis|lors|apres|avant|en|a|au|aux|sur|selon|suite|malgre)(?!\w)")
"""« Pour cette édition l'association sollicite », « Par ailleurs l'association des archers a sollicité »."""

_NEAR = 80
_STOP = re.compile(r"[.;:€]|\n[ ]*\n")

_OWN = re.compile(
    r"\s*(?:\([^()\n]{0,60}\)\s*)?(?:a|au|aux)\s(?!(?:cette|cet|ladite|ce|ces|titre|hauteur|compter|total)\b"
    r"|(?:l'|la |le )?(?:association|club|organisme|structure|societe|compagnie|collectif)"
    r"\s*(?:[.,;:\n]|pour\b|au titre|afin))"
)
"""« 120 € à M. et Mme … »; « à cette association » names nobody."""

_RELIEF = re.compile(
    r"\bun\s+secours(?:\s+(?:financier|exceptionnel|d'urgence|en\s+especes|non\s+remboursable))*\s+"
    r"(?:de|d'un\s+montant\s+de)\s+\Z"
)
"""« un secours exceptionnel de 400 € » relieves a person or a family, and no body that the affair names elsewhere."""

_SELLS = re.compile(
    r"\b(?:(?:devis|factures?|offres?|commandes?)\s(?:[^.;:\n]{0,40}?\s)?(?:de|par|a|aupres\s+de)|"
    r"travaux\s(?:[^.;:\n]{0,40}?\s)?par)\s+\Z"
)
"""« le devis de l'entreprise »: who sells receives no subsidy."""


@dataclass(frozen=True, slots=True)
class Heir:
    """The only receiver that an affair names, in its title where ``titled``: that of its subsidies without one."""

    view: View
    receiver: Receiver
    regle: str
    titled: bool = False

    @property
    def announced(self) -> bool:
        """Whether the words of a gift announce the receiver."""
        return self.regle == "subventions.nom.titre"

    def receives(self, statement: Statement) -> Statement:
        """The statement with its receiver."""
        return replace(statement, nom=name_of(self.view, self.receiver, statement.montant, self.regle))

    def printed(self) -> str:
        """The name, to be compared with others; natural persons are not told apart."""
        return OCCULTE if self.receiver.personne else self.view.text[self.receiver.start : self.receiver.end]


def find(affair: Affair) -> Heir | None:
    """The only receiver that the title of the affair announces, else its report, else the only body it names."""
    titles = [affair.outline.view(section) for section in affair.sections if section.label in _TITLED]
    if affair.before is not None:
        before = affair.outline.view(affair.before)
        titles.insert(0, before.part(max(0, len(before) - _TITLE), len(before)))
    others = [affair.outline.view(section) for section in affair.sections if section.label not in _TITLED]
    for views in (titles, others):
        titled = views is titles
        found = [Heir(view, one, "subventions.nom.titre", titled) for view in views for one in _announced(view)]
        found += [one for view in views if titled for one in _heading(view)]
        if found:
            return _only(found)
    asked = [one for view in (*titles, *others) for one in _askers(view, 0, len(view))]
    if asked:
        return _only(asked)
    return _only([Heir(view, one, "subventions.nom.affaire") for view in (*titles, *others) for one in _buyers(view)])


def _buyers(view: View) -> Iterator[Receiver]:
    """The bodies that a text names, but for those that sell."""
    for body in bodies(view):
        if _SELLS.search(view.folded, max(0, body.mark - _NEAR), body.mark) is None:
            yield body


def _near(affair: Affair, statement: Statement) -> Heir | None:
    """Who asks just before a decision that names nobody: « Le Foyer demande une aide. Le conseil lui accorde … »."""
    view = affair.outline.view(*affair.sections)
    end = view.local(statement.place)
    start = max(0, end - _BEFORE)
    found = [*_requests(view, start, end), *_askers(view, start, end)]
    asker = max(found, key=lambda one: one.receiver.start, default=None)
    return asker or _only(list(_beside(view, start, end)))


def _asking(affair: Affair, statement: Statement) -> Heir | None:
    """Who asks in the paragraph that gives: under the title of one gift, another may be told."""
    view = affair.outline.view(*affair.sections)
    end = view.local(statement.place)
    start = max(0, end - _BEFORE, view.folded.rfind("\n\n", 0, end) + 1, view.folded.rfind("\n \n", 0, end) + 1)
    return max(_requests(view, start, end), key=lambda one: one.receiver.start, default=None)


def inherited(affair: Affair, statement: Statement, heir: Heir | None) -> Statement:
    """The statement with who asks in its paragraph, else the receiver that the title announces, else who asked before.

    A name that the title prints too is taken from there, where it is whole.
    """
    if taken_up := _taken_up(affair, statement):
        return taken_up.receives(statement)
    if heir is not None and heir.announced:
        asker = _asking(affair, statement)
        asker = None if asker is not None and alike(asker.printed(), heir.printed()) else asker
        asker = asker or _fuller(affair, statement, heir)
    else:
        asker = _near(affair, statement)
    chosen = asker or heir
    return chosen.receives(statement) if chosen else statement


def _taken_up(affair: Affair, statement: Statement) -> Heir | None:
    """The only body that does something in the sentence before one that gives « to it »."""
    view = affair.outline.view(*affair.sections)
    if _TO_IT.match(affair.outline.folded, statement.montant.spans[-1].end) is None:
        return None
    cut = clauses(view)
    place = view.local(statement.place)
    rank = bisect_right(cut, (place, len(view))) - 2
    return _only([*_doing(view, *cut[rank])]) if rank >= 0 else None


def _doing(view: View, start: int, end: int) -> Iterator[Heir]:
    """The bodies that are subjects in a sentence, each named up to its verb: « l'Amicale du Gué organise »."""
    for article in _ARTICLE.finditer(view.folded, start, end):
        if family("forme").match(view.folded, article.end(), end) is None:
            continue
        does = _DOES.search(view.folded, article.end(), min(end, article.end() + LONGEST))
        receiver = receiver_at(view, article.start(), article.end(), does.start()) if does else None
        if does is not None and receiver is not None and receiver.end == view.trimmed(receiver.start, does.start())[1]:
            yield Heir(view, receiver, "subventions.nom.pronom")


def _fuller(affair: Affair, statement: Statement, heir: Heir) -> Heir | None:
    """The body of the paragraph of which the title says a part: « une association », « l’association Les Mousses »."""
    view = affair.outline.view(*affair.sections)
    end = view.local(statement.place)
    known = telling(heir.printed())
    return _only([one for one in _beside(view, max(0, end - _BEFORE), end) if known < telling(one.printed())])


def follows(affair: Affair, statement: Statement) -> bool:
    """Whether its own receiver follows the amount, though it could not be read, or a relief has one that is not named.

    Then it is not the one of the affair.
    """
    folded, place = affair.outline.folded, statement.place
    own = _OWN.match(folded, statement.montant.spans[-1].end) is not None
    return own or _RELIEF.search(folded, max(0, place - _NEAR), place) is not None


def _beside(view: View, start: int, end: int) -> Iterator[Heir]:
    """The bodies that the paragraph names before ``end``."""
    begin = max(start, view.folded.rfind("\n\n", start, end) + 1)
    for body in _buyers(view.part(begin, end)):
        yield Heir(view.part(begin, end), body, "subventions.nom.paragraphe")


def _requests(view: View, start: int, end: int) -> Iterator[Heir]:
    """The subjects of the sentences that ask, each up to its verb: « Le Foyer rural sollicite … »."""
    cut = clauses(view)
    for mark in family("requete").finditer(view.folded, start, end):
        verb = mark.start()
        low = cut[max(0, bisect_right(cut, (verb, verb)) - 1)][0]
        lines = [line.end() for line in _LINE.finditer(view.folded, low, verb)]
        begin = max(low, view.folded.rfind(", ", low, verb) + 2, *lines, lead(view.folded, low, verb))
        subject = _subject(view, begin, verb)
        if subject is not None and (pronoun := _PRONOUN.fullmatch(view.folded, subject, verb)):
            yield from _antecedent(view, start, subject, pronoun["pronom"])
            continue
        receiver = receiver_at(view, subject, subject, verb) if subject is not None else None
        if receiver is not None and not view.folded[receiver.end : verb].strip(" ,\n"):
            yield Heir(view, receiver, "subventions.nom.demandeur")


def _antecedent(view: View, low: int, place: int, pronoun: str) -> Iterator[Heir]:
    """The body that opens the paragraph and that a pronoun takes up: « Le Foyer a un projet. Il demande 90 €. »."""
    begin = max(low, view.folded.rfind("\n\n", low, place) + 1, view.folded.rfind("\n \n", low, place) + 1)
    begin = lead(view.folded, begin, place)
    article = _ARTICLE.match(view.folded, begin, place)
    does = _DOES.search(view.folded, article.end(), place) if article else None
    if article is None or does is None or pronoun not in _AGREES[article[0].strip()]:
        return
    if family("forme").match(view.folded, article.end(), does.start()) is None:
        return
    receiver = receiver_at(view, begin, article.end(), does.start())
    if receiver is not None and receiver.end == view.trimmed(begin, does.start())[1]:
        yield Heir(view, receiver, "subventions.nom.pronom")


def _subject(view: View, begin: int, verb: int) -> int | None:
    """Where a subject begins whose words begin at ``begin``: behind its article, and behind what stands around it."""
    around = _AROUND.match(view.folded, begin, verb) is not None
    articles = _ARTICLE.finditer(view.folded, begin, verb) if around else (_ARTICLE.match(view.folded, begin, verb),)
    formed = (one.end() for one in articles if one and family("forme").match(view.folded, one.end(), verb))
    place = next(formed, None)
    if not around:
        return begin if place is None else place
    return None if place is None or _BARE.fullmatch(view.folded, place, verb) else place


def _only(found: list[Heir]) -> Heir | None:
    """The first of the receivers found, when all of them may be one body."""
    return found[0] if found and all(alike(found[0].printed(), one.printed()) for one in found) else None


def _announced(view: View) -> Iterator[Receiver]:
    """The receivers that follow the words of a gift: "attribution d'une subvention au Club"."""
    for don in family("don").finditer(view.folded):
        near = receivers(view, don.end(), min(len(view), don.end() + _TITLE))
        if near and near[0].mark - don.end() <= _NEAR and not _STOP.search(view.folded, don.end(), near[0].mark):
            yield near[0]


def _heading(view: View) -> Iterator[Heir]:
    """The receivers that a title names before the gift: « COMITÉ DE JUMELAGE – SUBVENTION 2016 »."""
    for don in _SUBVENTION.finditer(view.folded):
        begin = view.folded.rfind("\n", 0, don.start()) + 1
        begin = lead(view.folded, begin, don.start())
        forme = family("forme").match(view.folded, begin, don.start()) if don.start() - begin <= LONGEST else None
        receiver = receiver_at(view, begin, begin, don.start()) if forme and forme.end() < don.start() else None
        if receiver is not None and receiver.end == view.trimmed(begin, don.start())[1]:
            yield Heir(view, receiver, "subventions.nom.titre", titled=True)


def _askers(view: View, start: int, end: int) -> Iterator[Heir]:
    """The receivers that ask: « Vu la demande de l'Union cycliste du Val »."""
    for mark in family("marque-demande").finditer(view.folded, start, end):
        found = receiver_at(view, mark.start(), mark.end(), min(end, mark.end() + _TITLE))
        if found is not None and not _refused(view, found.end, end):
            yield Heir(view, found, "subventions.nom.demande")


def _refused(view: View, start: int, end: int) -> bool:
    """Whether the sentence that names who asks goes on to refuse: « La demande du Moto-club n'est pas retenue »."""
    stop = _STOP.search(view.folded, start, end)
    return said(view.folded, start, stop.start() if stop else end, "refuse") is not None
