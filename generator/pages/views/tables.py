"""The pages that list: acts, beneficiaries, axes, doubts, files. Two hundred rows a page, useful without any script."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.pages.escape import metadata
from generator.pages.views.front import en_capitales, titre_acte
from generator.values.by_slot import by_slot
from generator.values.said import compte, typographie

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.pages.words import Mot
    from generator.values.acts import Acte

MUETTE = {"muette": True}
"""What the page of a part of a list says: the search leaves it out, since the pages that it lists say the same."""
ROWS = 200
"""Most rows of a page: beyond, a telephone scrolls for ever, and one of the two site engines drops words."""


@by_slot
@dataclass(frozen=True, slots=True)
class Cellule:
    """A cell; ``lien`` is an address under the root of the site."""

    texte: str = ""
    lien: str | None = None
    etat: Mot | None = None
    classe: str | None = None

    @property
    def chiffre(self) -> bool:
        """Whether figures stand here, which are read in a column."""
        return (self.classe or "").partition(" ")[0] in {"nombre", "montant"}


def cellule_acte(acte: Acte) -> Cellule:
    """The title of an act, leading to its page; one in capitals is set in small ones."""
    titre = titre_acte(acte)
    return Cellule(titre, f"deliberations/{acte.acte_id}/", classe="capitales" if en_capitales(titre) else None)


@dataclass(frozen=True, slots=True)
class Tableau:
    """A table with its caption; ``vide`` stands for no row; on a telephone its rows may be ``cartes``."""

    titre: str
    legende: str
    colonnes: tuple[str, ...]
    lignes: Sequence[Sequence[Cellule]]
    vide: str
    cartes: bool = False


@dataclass(frozen=True, slots=True)
class Entrees:
    """Ways into a part of a list, each with the number of its rows: ``(words, number, address)``; many are folded."""

    titre: str
    liens: tuple[tuple[str, str, str], ...]
    plie: bool


@dataclass(frozen=True, slots=True)
class Vive:
    """What a script needs to narrow a list: its rows are in ``parts`` files, whose years are ``annees``."""

    parts: int
    annees: str


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
    bilan: str | None = None
    fichier: str | None = None
    vive: Vive | None = None
    entrees: tuple[Entrees, ...] = ()
    retour: tuple[str, str] | None = None


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
        table = replace(main, lignes=rows)
        yield Liste(
            adresse=_address(dossier, number).rstrip("/"),
            root="../" * _address(dossier, number).count("/"),
            entete={
                "title": metadata(titre if number == 1 else f"{titre}, page {number}"),
                "description": metadata(f"{titre} : {compte(len(main.lignes), 'ligne')}."),
                "generated": True,
                **(MUETTE if number > 1 or "/" in dossier else {}),
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
