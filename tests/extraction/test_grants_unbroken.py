"""Lists of subsidies in texts that lost their line breaks: bullets, semicolons and commas alone part their items."""

from __future__ import annotations

import pytest

from generator.extraction.document import read
from generator.values.source import Source

ACT = (
    "COMMUNE DE VALDOR EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS Séance du 3 mars 2021 Délibération n° 2021-04 Objet : "
    "Subventions aux associations Vu le code général des collectivités territoriales, notamment son article L. 2121, "
    "Considérant les demandes reçues des associations de la commune, Le Conseil municipal, après en avoir délibéré, à "
    "l'unanimité, décide d'attribuer {} Fait à Valdor, le 4 mars 2021. Le Maire, Zoé MARTEL"
)


def told(list_: str) -> list[str]:
    """What the list grants, and to whom."""
    (act,) = read(Source("essai", "essai.txt", "txt", ACT.format(list_), ""), ()).actes
    rows = [row.champs for row in act.rows if row.table == "subventions"]
    return [f"{row['montant'].value} {row['nom_imprime'].value}" for row in rows if row["statut"].value == "attribuee"]


@pytest.mark.parametrize(
    "list_",
    [
        "les subventions suivantes : - Club nautique : 300 € ; - Chorale Mélodia : 150 € ; - Foyer rural : 70 €.",
        "les subventions suivantes : • Club nautique 300 € • Chorale Mélodia 150 € • Foyer rural 70 €",
        "les subventions suivantes : Club nautique 300 €, Chorale Mélodia 150 €, Foyer rural 70 €.",
        "les subventions suivantes : - 300 € au Club nautique - 150 € à la Chorale Mélodia - 70 € au Foyer rural.",
        (
            ": - une subvention de 300 € au Club nautique, - une subvention de 150 € à la Chorale Mélodia, "
            "- une subvention de 70 € au Foyer rural."
        ),
        (
            "les subventions suivantes : - au Club nautique une subvention de 300 € pour son gala (coût 4 000 € TTC) ; "
            "- à la Chorale Mélodia une subvention de 150 € ; 21.04 Ville de Valdor - au Foyer rural une subvention de "
            "70 € pour ses jeunes ;"
        ),
    ],
)
def test_each_item_has_its_own_receiver(list_: str) -> None:
    """What an item says it is for, the cost of that, and the running head of a page name nobody else."""
    assert told(list_) == ["300 Club nautique", "150 Chorale Mélodia", "70 Foyer rural"]


def test_what_is_for_an_event_is_not_who_receives_next() -> None:
    """« pour le festival « Nuits » » stands behind the amount of the item above."""
    given = told(
        "les aides ci-après : - à la commune de Lay, 300 € pour la toiture ; - à la commune de Brévant, 150 € pour "
        "le festival « Nuits » ; - à la commune de Corsac, 70 €."
    )
    assert given == ["300 commune de Lay", "150 commune de Brévant", "70 commune de Corsac"]
