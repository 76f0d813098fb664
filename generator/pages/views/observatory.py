"""What the observatory says: every figure that documents state, and those of one subject at several dates as series."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.pages.charts.series import Point, serie
from generator.pages.views.front import entete
from generator.pages.views.statements import CoteACote, Enonce, cote_a_cote, enonces
from generator.pages.views.tables import ROWS
from generator.values.identifiers import slug
from generator.values.said import compte, typographie

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markupsafe import Markup

    from generator.pages.index import Index
    from generator.pages.views.statements import Sujet

DOSSIER = "observatoire"
TITRE = "Observatoire"
CAUTION = (
    "Chaque chiffre est donné avec la phrase qui le dit, et deux chiffres ne sont rapprochés que si les documents "
    "nomment le même sujet par les mêmes mots. Aucun n’a été vérifié ailleurs\xa0: c’est ce que l’acte affirme."
)


@dataclass(frozen=True, slots=True)
class Serie:
    """One quantity of one subject, stated at several dates."""

    quoi: str
    graphique: Markup | None


@dataclass(frozen=True, slots=True)
class SujetVu:
    """A subject of which several dates say something: a drawing for each quantity, and the statements side by side."""

    id: str
    titre: str
    series: tuple[Serie, ...]
    enonces: tuple[Enonce, ...]
    cote_a_cote: CoteACote | None


@dataclass(frozen=True, slots=True)
class Quantite:
    """What is counted, under its common name, and every statement of it."""

    titre: str
    enonces: tuple[Enonce, ...]


@dataclass(slots=True)
class _Feuille:
    """A page being filled."""

    sujets: list[SujetVu] = field(default_factory=list)
    quantites: list[Quantite] = field(default_factory=list)
    left: int = ROWS


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservatoireVu:
    """A page of the observatory; ``precedente`` and ``suivante`` are addresses under the root of the site."""

    root: str
    nom: str
    entete: Mapping[str, object]
    chapeau: tuple[str, ...]
    sujets: tuple[SujetVu, ...]
    quantites: tuple[Quantite, ...]
    rang: str | None
    precedente: str | None
    suivante: str | None


def observatoire(index: Index) -> Iterator[ObservatoireVu]:
    """The pages of the observatory, at most ``ROWS`` statements each; one that says so when nothing is stated."""
    sheets = list(_sheets(index))
    last = len(sheets)
    for number, sheet in enumerate(sheets, start=1):
        titre = TITRE if number == 1 else f"{TITRE}, page {number}"
        yield ObservatoireVu(
            root=_root(number),
            nom=_address(number).removesuffix("/"),
            entete=entete(titre, _chapeau(index)[0], "liste", TITRE),
            chapeau=_chapeau(index) if number == 1 else (),
            sujets=tuple(sheet.sujets),
            quantites=tuple(sheet.quantites),
            rang=f"Page {number} sur {last}" if last > 1 else None,
            precedente=_address(number - 1) if number > 1 else None,
            suivante=_address(number + 1) if number < last else None,
        )


def _address(number: int) -> str:
    return f"{DOSSIER}/" if number == 1 else f"{DOSSIER}/page-{number}/"


def _root(number: int) -> str:
    return "../" if number == 1 else "../../"


def _chapeau(index: Index) -> tuple[str, ...]:
    rows = index.tables.indicateurs
    if not rows:
        return ("Les documents lus n’énoncent aucun chiffre sur leur territoire.",)
    documents = len({row.document_id for row in rows})
    counted = f"{compte(len(rows), 'chiffre')} que {compte(documents, 'document énonce', 'documents énoncent')}"
    return (
        typographie(f"{counted} sur un territoire, un organisme ou une filière : emplois, entreprises, adhérents…"),
        CAUTION,
    )


def _sheets(index: Index) -> Iterator[_Feuille]:
    """The subjects with series, then every statement by what it counts, cut into pages."""
    sheet = _Feuille()
    told = tuple(enonces(index, index.tables.indicateurs))
    for one in _sujets(told):
        if sheet.left < len(one.enonces) and sheet.sujets:
            yield sheet
            sheet = _Feuille()
        sheet.sujets.append(one)
        sheet.left -= len(one.enonces)
    for titre, rows in _quantites(told):
        rest = rows
        while rest:
            if sheet.left <= 0:
                yield sheet
                sheet = _Feuille()
            some, rest = rest[: sheet.left], rest[sheet.left :]
            sheet.quantites.append(Quantite(titre, tuple(some)))
            sheet.left -= len(some)
    yield sheet


def _sujets(told: Sequence[Enonce]) -> Iterator[SujetVu]:
    """The subjects of which some quantity is stated in two years at least, with these quantities alone."""
    quantities: defaultdict[Sujet, list[Enonce]] = defaultdict(list)
    for one in told:
        if one.cle is not None:
            quantities[one.cle].append(one)
    subjects: defaultdict[Sujet, list[list[Enonce]]] = defaultdict(list)
    for key, rows in quantities.items():
        if len({one.annee for one in rows if one.annee}) > 1:
            subjects[key[:2]].append(sorted(rows, key=lambda one: (one.annee or 0, one.id)))
    for key in sorted(subjects, key=lambda key: slug(*key)):
        identifier = slug("sujet", *key)
        series = tuple(
            Serie(rows[0].quoi, _drawn(f"{identifier}-{rank}", rows))
            for rank, rows in enumerate(subjects[key], start=1)
        )
        every = tuple(one for rows in subjects[key] for one in rows)
        yield SujetVu(identifier, every[0].sujet or "", series, every, cote_a_cote(every))


def _drawn(identifier: str, rows: Sequence[Enonce]) -> Markup | None:
    """The drawing of one quantity."""
    points = [Point(one.annee, one.nombre, one.valeur) for one in rows if one.annee]
    return serie(identifier, f"{rows[0].quoi} : {rows[0].sujet}", points)


def _quantites(told: Sequence[Enonce]) -> Iterator[tuple[str, list[Enonce]]]:
    """Every statement under what it counts, by name, then by subject and date."""
    groups: defaultdict[str, list[Enonce]] = defaultdict(list)
    for one in told:
        groups[one.unite].append(one)
    for titre in sorted(groups, key=slug):
        yield titre, sorted(groups[titre], key=lambda one: (one.sujet or "\uffff", one.annee or 0, one.id))
