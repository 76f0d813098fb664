"""Who receives: the printed name after « à l' », « au », « en faveur de », up to where the name ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.extraction.grants.terms.persons import natural
from generator.extraction.grants.terms.words import family
from generator.extraction.tables.grid import Cell, rubric
from generator.french.lines import unbroken
from generator.values.finding import Finding, Statut
from generator.values.grants import OCCULTE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.view import View

LONGEST = 140
"""The longest printed name of a body met in 60 acts has 112 characters."""

_BEFORE = re.compile(
    r"(?:(?:benefice|profit) (?:de la |de l'|du |des |de |d')|"
    r"budget (?:du |de la )(?=ccas|c\.c\.a\.s|centre communal|caisse des ecoles))?"
    r"(?:(?:m\.|monsieur|mme|madame) (?:le|la) (?:president|directeur|tresorier|directrice|tresoriere|responsable)e? "
    r"(?:du |de la |de l'|des |de |d'))?(?:[\s*_\\\"]|(?:l'|la |le |les ))*"
)
"""« à M. le Président du Comité d'aviron »: the head of a body receives for it; « au profit du Club », « au budget du
CCAS ».
"""

_OWN = re.compile(r"\b(?:Les|La|Le) \Z")
"""An article with a capital belongs to the name: « Les Amis du Four »."""

_QUOTED = re.compile(r"\"[^\"\n]{1,100}\"")
_ARTICLE = re.compile(r"(?<!\w)(?:l'|d'|le |la |du |au |de la )(?=[a-z])")
_PROPER = re.compile(r"\s+[«\"“]?\s*[^\W\d_a-zà-ÿ]")
_FOR = re.compile(
    r"\s+pour\s+(?!(?:cette?|ces?|son|sa|ses|leurs?|20[0-9]{2}|l'(?:annee|exercice))\b)(?:l'|la\s|le\s|les\s|une?\s)?"
)
"""« Association pour la sauvegarde du moulin » is a name; « l'association pour cette fête » names nobody."""

_LEFT_OVER = re.compile(r"(?:\s+(?:et|ou|puis|de|pour|une?))+\Z")
"""Words before the next amount that are no end of a name: « à la FNACA et de 500 € »."""

_INITIAL = re.compile(r"[^\W\d_]", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Receiver:
    """A receiver printed at ``start:end`` of a view; ``mark`` is where the words that announce it begin."""

    mark: int
    start: int
    end: int
    personne: bool = False


def receivers(view: View, start: int, end: int, *, after_pour: bool = False) -> tuple[Receiver, ...]:
    """The receivers announced between ``start`` and ``end``, in reading order.

    ``after_pour`` also takes « pour le Club », which after an amount in a list names who receives.
    """
    found: list[Receiver] = []
    low = start
    for mark in family("marque" if after_pour else "marque.simple").finditer(view.folded, start, end):
        if mark.start() < low:
            continue
        receiver = receiver_at(view, mark.start(), mark.end(), end)
        if receiver is not None:
            found.append(receiver)
            low = receiver.end
    return tuple(found)


def receiver_at(view: View, mark: int, start: int, end: int, *, plain: bool = False) -> Receiver | None:
    """The name that begins at ``start``, if what stands there looks like the name of a body or of a person.

    ``plain`` also takes a name in small letters, where its place alone says that it is one: « 50 € à la chasse ».
    """
    lead = _BEFORE.match(view.folded, start, end)
    begin = lead.end() if lead else start
    if own := _OWN.search(view.text, start, begin):
        begin = own.start()
    quoted = view.folded.rfind('"', start, begin)
    if begin >= end or (family("organe").match(view.folded, begin, end) and not _public_body(view, begin, end)):
        return None
    initial = view.text[begin]
    known = family("forme", "personne").match(view.folded, begin, end) is not None
    if not (initial.isupper() or plain or known):
        return None
    first = quoted if quoted >= 0 else begin
    stop = name_end(view.folded, first, min(end, first + LONGEST + 1))
    start, stop = view.trimmed(first, stop)
    if left_over := _LEFT_OVER.search(view.folded, start, stop):
        stop = left_over.start()
    if not _INITIAL.search(view.text, start, stop) or stop - start > LONGEST:
        return None
    if family("generique").match(view.folded, start, stop) is not None:
        return None
    return Receiver(mark, start, stop, natural(view, start, stop))


def headed(view: View, start: int, end: int) -> Receiver | None:
    """The receiver that the title of a sentence names before its colon: « Subvention aux Amis du Four : 300 € »."""
    title = family("titre-don").match(view.folded, start, end)
    colon = view.folded.find(":", title.end(), min(end, title.end() + LONGEST)) if title else -1
    return receiver_at(view, start, title.end(), colon) if title and colon >= 0 else None


def _public_body(view: View, start: int, end: int) -> bool:
    """Whether a public body is named there by its kind and its name: « commune de Belval », not « commune »."""
    kind = family("collectivite").match(view.folded, start, end)
    return kind is not None and view.text[kind.end() : kind.end() + 1].isupper()


def bodies(view: View) -> Iterator[Receiver]:
    """The bodies that a text names by what they are: "l'association Les Amis", "le Comité des fêtes"."""
    for mark in _ARTICLE.finditer(view.folded):
        forme = family("forme").match(view.folded, mark.end())
        after = forme.end() if forme else len(view)
        if not _PROPER.match(view.text, after):
            continue
        receiver = receiver_at(view, mark.start(), mark.end(), min(len(view), mark.end() + 2 * LONGEST))
        if receiver is not None:
            yield receiver


def name_end(folded: str, start: int, end: int) -> int:
    """Where the name that begins at ``start`` ends; words between quotes belong to it whole."""
    low = start
    forme = family("forme").match(folded, start, end)
    if forme is not None:
        low = forme.end()
        if pour := _FOR.match(folded, low, end):
            low = pour.end()
    while True:
        found = family("fin", "identifiant").search(folded, low, end)
        stop = found.start() if found else end
        quoted = _QUOTED.search(folded, low, end)
        if quoted is None or quoted.start() > stop:
            return stop
        low = quoted.end()


def numberless(folded: str, start: int, end: int) -> int:
    """Where the name at ``start:end`` ends, without the SIRET, SIREN or RNA number printed behind it.

    >>> numberless("club nautique (siret 552 100 554 00013)", 0, 39)
    13
    """
    number = family("identifiant").search(folded, start, end)
    return number.start() if number is not None and number.start() > start else end


def name_of(view: View, receiver: Receiver, montant: Finding[object], regle: str) -> Finding[object]:
    """The printed name; for a natural person, that it is one, at the place of the name, which is blotted out."""
    if receiver.personne:
        spans = view.spans(receiver.start, receiver.end) or montant.spans
        return Finding(OCCULTE, spans, regle, Statut.DEDUIT, "nom de personne physique occulté")
    quoted = view.quote(receiver.start, receiver.end, regle)
    return Finding(quoted.value, quoted.spans, regle)


def unspent(view: View, named: Receiver | None) -> bool:
    """Whether an item keeps money for nobody yet: « Provision », « Non affecté », « Culture et loisirs »."""
    return named is not None and (
        family("reserve").match(view.folded, named.start, named.end) is not None
        or rubric(view, Cell(named.start, named.end, 0))
    )


def in_cells(view: View, cells: tuple[Cell, ...]) -> Finding[object]:
    """The name printed over one cell of a table or several; that of a natural person is not published."""
    regle = "subventions.nom.tableau"
    ends = [numberless(view.folded, cell.start, cell.end) for cell in cells]
    last = next((n for n, (cell, end) in enumerate(zip(cells, ends, strict=True)) if end < cell.end), len(cells))
    kept = [(cell.start, end) for cell, end in zip(cells, ends, strict=True)][: last + 1]
    spans = tuple(span for start, end in kept for span in view.spans(start, end))
    if natural(view, *kept[0]):
        return Finding(OCCULTE, spans, regle, Statut.DEDUIT, "nom de personne physique occulté")
    printed = "\n".join(view.text[start:end] for start, end in kept)
    return Finding(unbroken(printed, view.text), spans, regle)
