"""The rows of the national files: two files per public body with a SIREN, and the report of conformity."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from generator.package.scdl import deliberations, subventions
from generator.package.scdl.faits import Faits
from generator.package.scdl.lignes import Ligne, Origine, excluded, settled
from generator.package.scdl.modeles import NOMS, modele

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.values.acts import Acte, Collectivite
    from generator.values.grants import Subvention
    from generator.values.scdl import Conformite
    from generator.values.tables import Tables


@dataclass(frozen=True, slots=True)
class Scdl:
    """What the national files of a package hold: their rows by file name, and the rows of the report."""

    fichiers: Mapping[str, tuple[tuple[str, ...], ...]]
    rapport: tuple[Conformite, ...]


def name(siren: str, nom: str) -> str:
    """The file of a body in a model.

    >>> name("244200770", "deliberations")
    '244200770_deliberations.csv'
    """
    return f"{siren}_{nom}.csv"


def scdl(tables: Tables) -> Scdl:
    """The national files of ``tables``: the valid rows, sorted by their cells, and the report of all the others."""
    faits = Faits(tables)
    rows: dict[str, list[tuple[str, ...]]] = {
        name(body.siren, nom): [] for body in tables.collectivites if body.siren for nom in NOMS
    }
    report: list[Conformite] = []
    for fichier, ligne in (*_deliberations(faits), *_subventions(faits)):
        report += ligne.rapport
        if fichier is not None and ligne.cellules is not None:
            rows[fichier].append(ligne.cellules)
    key = attrgetter("collectivite_id", "table", "ligne")
    return Scdl(
        {fichier: _ordered(fichier, found) for fichier, found in sorted(rows.items())},
        tuple(sorted(report, key=lambda row: tuple(part or "" for part in key(row)))),
    )


def _ordered(fichier: str, rows: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The rows of a file by date, number and name, as its model says, then by all their cells."""
    model = modele(fichier.partition("_")[2].removesuffix(".csv"))
    first = [model.colonnes.index(name) for name in model.tri]
    return tuple(sorted(rows, key=lambda cells: (*(cells[place] for place in first), *cells)))


def _deliberations(faits: Faits) -> Iterator[tuple[str | None, Ligne]]:
    """Every deliberation in the scope of its file, settled."""
    model = modele("deliberations")
    for acte in deliberations.scope(faits):
        body = faits.collectivites.get(acte.collectivite_id or "")
        origine = _origine(faits, body, "deliberations", acte)
        if kept := faits.doubles.get(acte.acte_id):
            yield origine.fichier, excluded(origine, "DELIB_ID", f"même numéro et même date que {kept}")
        else:
            yield origine.fichier, settled(model, origine, deliberations.cellules(faits, acte, body))


def _subventions(faits: Faits) -> Iterator[tuple[str | None, Ligne]]:
    """Every subsidy that an act grants, settled."""
    model = modele("subventions")
    for row in subventions.scope(faits):
        acte = faits.actes[row.acte_id]
        body = faits.collectivites.get(acte.collectivite_id or "")
        origine = _origine(faits, body, "subventions", acte, row)
        if kept := faits.doubles.get(acte.acte_id):
            yield (
                origine.fichier,
                excluded(origine, "referenceDecision", f"acte de même numéro et de même date que {kept}"),
            )
        elif subventions.natural_person(row):
            motif = "le bénéficiaire est une personne physique, dont le nom ne se publie pas (CRPA, article L312-1-2)"
            yield origine.fichier, excluded(origine, "nomBeneficiaire", motif)
        else:
            yield origine.fichier, settled(model, origine, subventions.cellules(faits, row, body))


def _origine(
    faits: Faits, body: Collectivite | None, nom: str, acte: Acte, subvention: Subvention | None = None
) -> Origine:
    """Where a row comes from."""
    return Origine(
        fichier=name(body.siren, nom) if body and body.siren else None,
        collectivite_id=body.collectivite_id if body else None,
        document=faits.documents[acte.document_id],
        acte=acte,
        subvention=subvention,
    )
