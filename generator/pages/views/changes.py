"""What each publication added, changed or withdrew: the history as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages.filters import cellule
from generator.pages.views.tables import Cellule, Tableau, paginate
from generator.values.said import compte, jour, typographie

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.pages.index import Index
    from generator.pages.views.tables import Liste
    from generator.values.changes import Changement

GENRES = {"ajout": "ajouté", "changement": "changé", "retrait": "retiré"}


def changements(index: Index) -> Iterator[Liste]:
    """Every change, the latest publication first."""
    titres = _titres(index)
    rows = sorted(index.tables.changements, key=lambda row: (-row.publication, row.ordre))
    main = Tableau(
        "Changements",
        "De la publication la plus récente à la plus ancienne",
        ("Publication", "Ce qui arrive", "Où", "Avant", "Après", "Mots du document"),
        [_row(index, titres, row) for row in rows],
        "Aucune publication n’a encore été inscrite dans l’historique.",
    )
    publications = len({row.publication for row in rows})
    chapeau = (
        "Ce que chaque publication des données a ajouté, changé ou retiré. Ce qui a été retiré n’y est pas redit.",
        f"Version actuelle : {index.dataset.version}.",
        f"{compte(publications, 'publication inscrite', 'publications inscrites')}.",
    )
    yield from paginate("changements", "Changements", chapeau, main)


def _row(index: Index, titres: Mapping[str, str], row: Changement) -> tuple[Cellule, ...]:
    """One change; a fact is told by the title of its column."""
    what = GENRES[row.genre] if row.champ is None else f"{GENRES[row.genre]} : {titres.get(row.champ, row.champ)}"
    link = f"deliberations/{row.acte_id}/" if row.acte_id in index.actes else None
    return (
        Cellule(f"{jour(row.date)}, version {row.version}"),
        Cellule(typographie(what)),
        Cellule(row.ou, link),
        Cellule(_value(row.avant)),
        Cellule(f"motif : {row.apres}" if row.genre == "retrait" and row.apres else _value(row.apres)),
        Cellule(f"« {row.citation} »" if row.citation else ""),
    )


def _value(cell: str | None) -> str:
    """A value as a page writes it."""
    return cellule(cell) if cell else ""


def _titres(index: Index) -> Mapping[str, str]:
    """The title of each column, from the descriptor of the package: ``{"subventions.montant": "Montant"}``."""
    return {
        f"{resource['name']}.{field['name']}": field["title"]
        for resource in index.dataset.descriptor["resources"]
        for field in resource.get("schema", {}).get("fields", ())
        if "title" in field
    }
