"""A subsidy as the national model writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.package.scdl.faits import Cellule, deduced
from generator.values.grants import OCCULTE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.package.scdl.faits import Faits
    from generator.values.acts import Collectivite
    from generator.values.grants import Subvention

NATURES = {"numeraire": "aide en numéraire", "nature": "aide en nature"}


def scope(faits: Faits) -> Iterator[Subvention]:
    """The subsidies that the file is about: those that an act grants."""
    return (row for row in faits.tables.subventions if row.statut == "attribuee")


def natural_person(row: Subvention) -> bool:
    """Whether who receives is a natural person, whom no open file names (CRPA L312-1-2)."""
    return row.nom_imprime == OCCULTE


def cellules(faits: Faits, row: Subvention, body: Collectivite | None) -> dict[str, Cellule]:
    """The cells of one subsidy, by column; those that nothing states are empty.

    ``montant`` is the whole subsidy; each has one receiver, whose share is therefore 1.00.
    """

    def of(champ: str, value: object = None) -> Cellule:
        return faits.cellule("subventions", row.subvention_id, champ, value)  # type: ignore[arg-type] # a cell value

    acte = faits.actes[row.acte_id]
    receiver = faits.beneficiaires.get(row.beneficiaire_id or "")
    return {
        "nomAttribuant": Cellule(body.nom if body else ""),
        "idAttribuant": Cellule((body.siret or "") if body else ""),
        "dateConvention": of("date_convention"),
        "referenceDecision": faits.cellule("actes", acte.acte_id, "reference", acte.reference),
        "nomBeneficiaire": of("nom_imprime", receiver.nom if receiver else row.nom_imprime),
        "idBeneficiaire": faits.identifiant(row.beneficiaire_id, "siret"),
        "rnaBeneficiaire": faits.identifiant(row.beneficiaire_id, "rna"),
        "objet": _objet(faits, row),
        "montant": of("montant", row.montant),
        "nature": Cellule(NATURES.get(row.type, "")),
        "conditionsVersement": of("conditions_versement"),
        "datesPeriodeVersement": of("dates_versement"),
        "idRAE": of("identifiant_rae"),
        "notificationUE": of("notification_ue"),
        "pourcentageSubvention": Cellule("1.00"),
        "dispositifAide": of("dispositif_aide"),
    }


def _objet(faits: Faits, row: Subvention) -> Cellule:
    """What the subsidy is for; that of an act which grants nothing else may stand for it."""
    stated = faits.cellule("subventions", row.subvention_id, "objet", row.objet)
    acte = faits.actes[row.acte_id]
    if stated.valeur or not acte.objet or len(faits.subventions[row.acte_id]) > 1:
        return stated
    return deduced(" ".join(acte.objet.split()), "objet de l'acte, qui n'attribue que cette subvention")
