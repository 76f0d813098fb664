"""A fact as a page shows it: its words, how it came to be known, and the way to the passage that states it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from generator.pages.filters import cellule
from generator.pages.marked import Passage, Retour, anchor
from generator.pages.words import ETATS, NON_INDIQUE, SANS_PASSAGE, Mot, mot
from generator.values.by_slot import by_slot
from generator.values.said import typographie

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.pages.index import Index
    from generator.values.evidence import Provenance

T = TypeVar("T")
BY_HAND = ("corrige", "confirme")
PROSE = ("texte", "introduction")
"""The columns that hold whole paragraphs."""
LONG = 160
"""Longest passage that is coloured: two lines of a page. Counted names, for one, make longer ones."""


@by_slot
@dataclass(frozen=True, slots=True)
class Chiffre:
    """A fact of a page. ``renvois`` are the addresses of its passages; ``id`` is where the way back lands."""

    label: str
    valeur: str
    etat: Mot
    id: str | None = None
    renvois: tuple[str, ...] = ()
    calcul: str | None = None
    autre_lecture: str | None = None
    autre_renvoi: str | None = None

    @property
    def absent(self) -> bool:
        """Whether nothing is to be said but the absence: words that nobody could read are something to say."""
        return self.etat is NON_INDIQUE and self.autre_lecture is None


@dataclass(frozen=True, slots=True)
class Faits:
    """Facts shown together: those told, a line each, and the names of those that the document does not state."""

    dits: tuple[Chiffre, ...]
    tus: str | None = None
    absence: Mot = NON_INDIQUE


def faits(facts: Iterable[Chiffre], *, facultatifs: Iterable[Chiffre] = ()) -> Faits:
    """Gather ``facts``, naming those that are not stated; the ``facultatifs``, which most acts omit, go unnamed."""
    told = [*facts]
    absent = [fact.label.lower() for fact in told if fact.absent]
    told += facultatifs
    return Faits(tuple(fact for fact in told if not fact.absent), ", ".join(absent) or None)


class Chiffres:
    """Makes the facts of one page out of the provenances of one document, and remembers the ways back."""

    def __init__(self, index: Index, document_id: str, page: str, root: str) -> None:
        """``page`` is the address of the page being made, ``root`` the way from it to the root of the site."""
        self.readings = index.readings(document_id)
        text_page = index.text_page(document_id)
        self.text_href = "" if text_page == page else f"{root}{text_page}"
        self.retours: dict[Passage, Retour] = {}
        self._count = 0

    def chiffre(
        self, label: str, row: tuple[str, str, str], value: T | None, words: Callable[[T], str] = str
    ) -> Chiffre:
        """The fact ``value`` of the cell ``row`` (table, line, column), told in ``words``."""
        rows = self.readings.get(row, ())
        live = live_rows(rows)
        other, printed = _other_reading(rows, live)
        there = self.href(printed) if printed else None
        if value is None and live and live[0].statut == "corrige":
            return Chiffre(label, "valeur retirée", mot(ETATS, "corrige"), None, (), live[0].calcul, other, there)
        if value is None:
            return Chiffre(label, NON_INDIQUE.mot, NON_INDIQUE, autre_lecture=other, autre_renvoi=there)
        if not live:
            return Chiffre(label, words(value), SANS_PASSAGE)
        passages = [(r.debut, r.fin) for r in live if r.debut is not None and r.fin is not None]
        identifier = self._remember(label, passages)
        return Chiffre(
            label,
            words(value),
            mot(ETATS, live[0].statut),
            identifier,
            tuple(self.href(passage) for passage in passages),
            next((r.calcul for r in live if r.calcul), None),
            other,
            there,
        )

    def renvoi(self, row: tuple[str, str, str]) -> str | None:
        """The address of the first passage of a cell, for a text that is its own words."""
        for reading in live_rows(self.readings.get(row, ())):
            if reading.debut is not None and reading.fin is not None:
                return self.href((reading.debut, reading.fin))
        return None

    def href(self, passage: Passage) -> str:
        """The address of a passage from the page being made."""
        return f"{self.text_href}#{anchor(passage)}"

    def _remember(self, label: str, passages: Sequence[Passage]) -> str | None:
        """Give the fact a place to come back to, when the page that shows it also carries the words."""
        if not passages or self.text_href:
            return None
        self._count += 1
        identifier = f"v{self._count}"
        for passage in passages:
            self.retours.setdefault(passage, Retour(f"#{identifier}", label))
        return identifier


UNREAD = "correction.imprime"
"""The rule of words that nobody could read; running text has no value beside its words either, and is read."""


def live_rows(rows: Sequence[Provenance]) -> Sequence[Provenance]:
    """The readings that gave the published value: a person's, where there is one, else the generator's."""
    return [row for row in rows if row.statut in BY_HAND] or rows


def _other_reading(rows: Sequence[Provenance], live: Sequence[Provenance]) -> tuple[str | None, Passage | None]:
    """What the generator reads where a person read otherwise: the printed words, and where they stand.

    Words that nobody could read are told the same way: they gave no value.
    """
    corrected = bool(live) and live[0].statut == "corrige"
    replaced = [
        row for row in rows if row.citation and (row.statut not in BY_HAND if corrected else row.regle == UNREAD)
    ]
    if not replaced:
        return None, None
    row = replaced[0]
    told = f"le générateur y lit {cellule(row.valeur)}" if row.valeur else "le générateur n’y lit aucune valeur"
    words = typographie("le document porte « ") + (row.citation or "") + typographie(f" » ; {told}")
    return words, (row.debut, row.fin) if row.debut is not None and row.fin is not None else None


def passages_of(index: Index, document_id: str) -> dict[Passage, str]:
    """Every passage of a document that some page may point to, with the tag that holds it.

    Members of the assembly are not pointed to one by one: a hundred marks in a list of names would hide it. Nor are
    the parts of a visa (its law, its number, its date), which is pointed to as a whole.
    """
    found: dict[Passage, str] = {}
    for row in index.provenances[document_id]:
        if row.debut is None or row.fin is None or row.table == "presences":
            continue
        if row.table != "visas" or row.champ in PROSE:
            passage = (row.debut, row.fin)
            if row.champ not in PROSE and row.fin - row.debut <= LONG:
                found[passage] = "mark"
            else:
                found.setdefault(passage, "span")
    for doubt in index.anomalies[document_id]:
        if doubt.debut is not None and doubt.fin is not None:
            found[doubt.debut, doubt.fin] = "mark"
    found.update(((lien.debut, lien.fin), "mark") for lien in index.liens_of_document[document_id])
    return found
