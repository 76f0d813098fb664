"""The figures that documents state, as pages tell them: the value, of whom, when, and the sentence that says it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from generator.pages.filters import sobre
from generator.pages.marked import anchor
from generator.values.said import euros, jour, nombre, typographie

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.pages.index import Index
    from generator.values.grants import Indicateur

PRECISIONS = {"minimum": "plus de ", "maximum": "moins de ", "environ": "environ "}
COLUMNS = 4
"""Documents that can stand side by side on a page; of more, the statements are listed."""

AROUND = 60
"""Letters before a number that say what it is about."""

_BILLION, _MILLION = Decimal(10**9), Decimal(10**6)

Sujet = tuple[str, ...]
"""What makes two statements comparable: who speaks, of whom, of what, in which unit."""


@dataclass(frozen=True, slots=True)
class Repere:
    """When a document speaks: the year, what sorts documents by date, and the words that say how it is known."""

    annee: int | None
    tri: str
    mots: str


SANS_DATE = Repere(None, "", "sans date")


@dataclass(frozen=True, slots=True, kw_only=True)
class Enonce:
    """A figure that a document states. ``lien`` and ``renvoi`` are addresses under the root of the site.

    ``contexte`` says of whom, be it by the words around the number. ``annee`` is the year in which it can be placed,
    ``dite`` whether its sentence says that year; ``quand`` dates the document. ``cle`` is by what it is compared with
    others, if it can be.
    """

    id: str
    nombre: Decimal
    valeur: str
    quoi: str
    unite: str
    sujet: str | None
    contexte: str
    annee: int | None
    dite: bool
    quand: Repere
    titre: str
    lien: str
    citation: str
    renvoi: str
    cle: Sujet | None


@dataclass(frozen=True, slots=True)
class Ligne:
    """A quantity of one subject, and what each document states of it."""

    quoi: str
    contexte: str
    cellules: tuple[tuple[Enonce, ...], ...]


@dataclass(frozen=True, slots=True)
class CoteACote:
    """Statements side by side: a column for each document, the oldest first; never two subjects on one line."""

    documents: tuple[Enonce, ...]
    lignes: tuple[Ligne, ...]
    phrases: tuple[Enonce, ...]


def enonces(index: Index, rows: Iterable[Indicateur]) -> Iterator[Enonce]:
    """The statements of rows of ``indicateurs``, those of one document together."""
    for document_id, some in groupby(rows, attrgetter("document_id")):
        page, titre, when = index.text_page(document_id), index.titre(document_id), repere(index, document_id)
        for row in some:
            place = index.enonces.get(row.indicateur_id)
            yield Enonce(
                id=row.indicateur_id,
                nombre=row.valeur,
                valeur=dit(row),
                quoi=row.libelle,
                unite=row.unite or row.libelle,
                sujet=row.sujet,
                contexte=row.sujet or typographie(f"« {_context(row, place)} »"),
                annee=row.annee or when.annee,
                dite=row.annee is not None,
                quand=when,
                titre=titre,
                lien=page,
                citation=sobre(row.citation),
                renvoi=f"{page}#{anchor(place)}" if place else page,
                cle=sujet(index, row),
            )


def dit(row: Indicateur) -> str:
    """The value in words, with what tempers it; thousands of millions are said as such.

    >>> from generator.values.grants import Indicateur
    >>> of = lambda value, unit, how="exact": Indicateur(indicateur_id="i", document_id="d", libelle="l", unite=unit,
    ...     valeur=Decimal(value), precision=how, debut=0, fin=1, citation="c")
    >>> dit(of(9_000_000_000, "euros")), dit(of(1_300, "personnes", "minimum"))
    ('9 milliards d’euros', 'plus de 1\u202f300')
    """
    said = _sum(row.valeur) if row.unite == "euros" else nombre(row.valeur)
    return typographie(PRECISIONS.get(row.precision, "")) + said


def _context(row: Indicateur, place: tuple[int, int] | None) -> str:
    """The words of the sentence up to the counted noun, for a figure whose sentence names nobody."""
    start, end = (place[0] - row.debut, place[1] - row.debut) if place else (0, len(row.citation))
    low = row.citation.find(" ", max(0, start - AROUND), start) + 1 if start > AROUND else 0
    high = row.citation.find(" ", min(end + AROUND // 2, len(row.citation)))
    words = sobre(row.citation[low : high if high >= 0 else None])
    return f"{'… ' if low else ''}{words}{' …' if high >= 0 else ''}"


def _sum(value: Decimal) -> str:
    for unit, word in ((_BILLION, "milliard"), (_MILLION, "million")):
        if value >= unit and (value / unit * 10) % 1 == 0:
            times = (value / unit).normalize()
            return f"{nombre(times)} {word}{'s' if times >= 2 else ''} d’euros"  # noqa: PLR2004 - the plural starts at two
    return euros(value)


def repere(index: Index, document_id: str) -> Repere:
    """When a document speaks: at its sitting, else in the one year for which it gives or asks money."""
    actes = index.actes_of_document[document_id]
    dates = sorted({acte.date_seance for acte in actes if acte.date_seance})
    if dates:
        return Repere(dates[0].year, dates[0].isoformat(), jour(dates[0]))
    years = {s.exercice for acte in actes for s in index.subventions[acte.acte_id] if s.exercice}
    if len(years) == 1:
        (year,) = years
        return Repere(year, str(year), f"exercice {year}")
    return SANS_DATE


def sujet(index: Index, row: Indicateur) -> Sujet | None:
    """By what a statement is compared with others; ``None`` when its sentence names nobody in particular.

    « La structure », « le pôle » are somebody else in another act: only a proper name says who is meant. Two bodies
    that both speak of « le CCAS » speak of two.
    """
    if not row.sujet or not any(map(str.isupper, row.sujet[1:] if " " in row.sujet else row.sujet)):
        return None
    body = index.documents[row.document_id].collectivite_id or ""
    return body, *(" ".join((words or "").casefold().split()) for words in (row.sujet, row.libelle, row.unite))


def cote_a_cote(told: Sequence[Enonce]) -> CoteACote | None:
    """The statements in a table of documents, what several of them state first; none beyond ``COLUMNS`` documents."""
    first = {one.lien: one for one in reversed(told)}
    documents = sorted(first.values(), key=lambda one: (one.quand.tri, one.lien))
    if not told or len(documents) > COLUMNS:
        return None
    rows: dict[Sujet | str, list[Enonce]] = {}
    for one in told:
        rows.setdefault(one.cle or one.id, []).append(one)
    lignes = [
        Ligne(some[0].quoi, some[0].contexte, tuple(tuple(e for e in some if e.lien == d.lien) for d in documents))
        for some in rows.values()
    ]
    lignes.sort(key=lambda ligne: -sum(map(bool, ligne.cellules)))
    return CoteACote(tuple(documents), tuple(lignes), tuple(phrases(told)))


def phrases(told: Iterable[Enonce]) -> Iterable[Enonce]:
    """One statement for each sentence: a sentence that states three figures is quoted once."""
    first: dict[tuple[str, str], Enonce] = {}
    for one in told:
        first.setdefault((one.lien, one.citation), one)
    return first.values()
