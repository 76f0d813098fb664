"""Subsidies told name by name, the label of each sum under it or before it."""

from __future__ import annotations

import pytest

from generator.extraction.grants import subsidies
from generator.french.fold import fold
from generator.reading.layouts import act
from generator.values.source import Source

HEAD = "COMMUNE DE VALDOR\n\nSéance du 3 mars 2023\n\nDÉLIBÉRATION N° 2023-04\n\n"
TITLE = "OBJET : Subventions aux associations\n\nM. ROY rappelle que la Chorale a redonné 600 € l'an passé.\n\n"

BELOW = """\
Chorale Mélodia
Demande
800,00
Accordé
600,00
Pour 12  Contre 2  Abst. 1

Cap Sud
Demande
300,00
Accordé
0,00
Pour 3  Contre 12

Les Amis du Four
Demande
pas de demande chiffrée
Accordé
420,00
Pour 15

Photo-club
Demande
450,00
Accordé
ajourné
Dossier à compléter
"""

BESIDE = """\
Chorale Mélodia
Montant demandé : 800 €
Montant accordé : 600 €
Cap Sud
Montant demandé : 300 €
Montant accordé : 0 €
Les Amis du Four
Montant demandé : 450 €
Montant accordé : 420 €
"""

VOTED = """\
Association des Amis de la
Chorale Mélodia
Rappel 2022 : 550 €
Demandé 2023 : 800 € – Proposé : 600 €
Vote : 12 pour, 3 contre

Cap Sud
Rappel 2022 : 100 €
Demandé 2023 : 300 € – Proposé : 200 €
Vote : 3 pour, 12 contre

Les Amis du Four
Rappel 2022 : 420 €
Demandé 2023 : 420 € – Proposé : 420 €
Vote : unanimité
"""

CLOSED = """\
SAINT-AUBIN
Toiture du lavoir
Montant HT : 8 930 € – Autofinancement : 6 698 €
FONDS DE CONCOURS : 2 232 €

BELVAL
Halle des sports
Montant HT : 2 200 000 €
FONDS DE CONCOURS : sursis à statuer

LAY-LE-VIEIL
Parking
Montant HT : 33 105 € – Département : 10 000 €
FONDS DE CONCOURS : 9 500 €

Unanimité, chaque maire s'étant abstenu pour sa commune.
"""


def granted(text: str) -> list[str]:
    """Each subsidy that is granted, with its amount."""
    outline = act.outline(Source("essai", "essai.txt", "txt", text, ""), fold(text))
    assert outline is not None
    rows = [row.champs for row in subsidies.read(outline)[0] if row.champs["statut"].value == "attribuee"]
    return [f"{one['nom_imprime'].value} : {int(str(one['montant'].value).partition('.')[0])}" for one in rows]


@pytest.mark.parametrize(
    ("stanzas", "expected"),
    [
        (BELOW, ["Chorale Mélodia : 600", "Les Amis du Four : 420"]),
        (BESIDE, ["Chorale Mélodia : 600", "Les Amis du Four : 420"]),
        (VOTED, ["Association des Amis de la Chorale Mélodia : 600", "Les Amis du Four : 420"]),
    ],
)
def test_the_label_of_what_is_given_tells_each_subsidy(stanzas: str, expected: list[str]) -> None:
    """What was asked for and given before are others; a vote lost, « ajourné » and nought give nothing."""
    assert granted(f"{HEAD}{TITLE}{stanzas}\n") == expected


def test_a_block_that_ends_with_its_fund_is_of_the_name_above() -> None:
    """What the works cost and who else pays stand between."""
    title = "OBJET : Fonds de concours aux communes\n\n"
    assert granted(f"{HEAD}{title}{CLOSED}\n") == ["SAINT-AUBIN : 2232", "LAY-LE-VIEIL : 9500"]


@pytest.mark.parametrize("title", ["Subventions reçues", "Demandes de subventions auprès du Département", "Travaux"])
def test_under_a_title_of_nothing_given_labels_tell_none(title: str) -> None:
    """What the commune receives is told by the same labels."""
    received = BESIDE.replace("Chorale Mélodia", "Toiture").replace("Cap Sud", "Chauffage")
    assert granted(f"{HEAD}OBJET : {title}\n\n{received}\n") == []


def test_the_total_of_stanzas_is_nobodys() -> None:
    """It is told by the same labels, and asked for by nobody."""
    text = f"{HEAD}{TITLE}{BELOW}\nTOTAL\nDemande\n1 550,00\nAccordé\n1 020,00\n\n"
    outline = act.outline(Source("essai", "essai.txt", "txt", text, ""), fold(text))
    assert outline is not None
    assert len(subsidies.read(outline)[0]) == len(granted(f"{HEAD}{TITLE}{BELOW}\n"))


def test_who_pays_receives_nothing() -> None:
    """« Etat » and « Région » are those of a plan of financing."""
    plan = BESIDE.replace("Chorale Mélodia", "Etat").replace("Cap Sud", "Région")
    assert granted(f"{HEAD}{TITLE}{plan}\n") == []
