"""The pages that list: acts, beneficiaries, axes, doubts, files. Two hundred rows a page, useful without any script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.pages.views.front import en_capitales, titre_acte
from generator.values.said import compte, typographie

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.pages.words import Mot
    from generator.values.acts import Acte

ROWS = 200
"""Most rows of a page: beyond, a telephone scrolls for ever, and one of the two site engines drops words."""


@dataclass(frozen=True, slots=True)
class Cellule:
    """A cell; ``lien`` is an address under the root of the site."""

    texte: str = ""
    lien: str | None = None
    etat: Mot | None = None
    classe: str | None = None


def cellule_acte(acte: Acte) -> Cellule:
    """The title of an act, leading to its page; one in capitals is set in small ones."""
    titre = titre_acte(acte)
    return Cellule(titre, f"deliberations/{acte.acte_id}/", classe="capitales" if en_capitales(titre) else None)


@dataclass(frozen=True, slots=True)
class Tableau:
    """A table with its caption; ``vide`` is what to say when it has no row."""

    titre: str
    legende: str
    colonnes: tuple[str, ...]
    lignes: Sequence[Sequence[Cellule]]
    vide: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Liste:
    """A page that lists; ``adresse``, ``precedente`` and ``suivante`` are addresses under the root of the site."""

    adresse: str
    root: str
    entete: Mapping[str, object]
    titre: str
    chapeau: tuple[str, ...]
    tableaux: tuple[Tableau, ...]
    rang: str | None = None
    precedente: str | None = None
    suivante: str | None = None


def paginate(  # noqa: PLR0913 - what stands above and below the rows that are cut
    dossier: str,
    titre: str,
    chapeau: tuple[str, ...],
    main: Tableau,
    after: tuple[Tableau, ...] = (),
    *,
    before: tuple[Tableau, ...] = (),
) -> Iterator[Liste]:
    """Cut ``main`` into pages, the first at the address ``dossier``; ``before`` and ``after`` stand on it alone."""
    last = max(1, -(-len(main.lignes) // ROWS))
    for number in range(1, last + 1):
        rows = main.lignes[(number - 1) * ROWS : number * ROWS]
        table = Tableau(main.titre, main.legende, main.colonnes, rows, main.vide)
        yield Liste(
            adresse=_address(dossier, number).rstrip("/"),
            root="../" * _address(dossier, number).count("/"),
            entete={
                "title": titre if number == 1 else f"{titre}, page {number}",
                "description": f"{titre} : {compte(len(main.lignes), 'ligne')}.",
                "generated": True,
            },
            titre=titre,
            chapeau=tuple(typographie(sentence) for sentence in chapeau) if number == 1 else (),
            tableaux=(*before, table, *after) if number == 1 else (table,),
            rang=f"Page {number} sur {last}" if last > 1 else None,
            precedente=_address(dossier, number - 1) if number > 1 else None,
            suivante=_address(dossier, number + 1) if number < last else None,
        )


def _address(dossier: str, number: int) -> str:
    if number == 1:
        return f"{dossier}/"
    return f"{dossier}-page-{number}/" if "/" in dossier else f"{dossier}/page-{number}/"
