"""Tables of subsidies whose heads take several lines, and whose cells hold words where others have sums."""

from __future__ import annotations

from generator.extraction.grants import subsidies
from generator.french.fold import fold
from generator.reading.layouts import act
from generator.values.source import Source

HEAD = "VILLE DE VALDOR\n\nSéance du Conseil municipal du 3 mars 2023\n\nDÉLIBÉRATION N° 2023-04\n\n"
REPORT = (
    "Monsieur le Maire expose que les associations ont déposé leurs dossiers avant la fin du mois de janvier.\n\n"
    "Il est proposé d'adopter la répartition des subventions suivante :\n\n"
)
DECISION = "\nAprès en avoir délibéré, DÉCIDE d'attribuer les subventions telles que portées ci-dessus.\n"

STACKED = """\
                                            VOTE      DEMANDE    PROPOSITION    VOTE 2023
           ASSOCIATIONS                     2022        2023      COMMISSION
 SPORT ET PLEIN AIR
 Club nautique des Salines                2 200,00    2 500,00     2 200,00      2 400,00
 Gym Rive                                   400,00      400,00       400,00        400,00
 Cap Sud                                      0,00      800,00       500,00          0,00
                              s/total     2 600,00    3 700,00     3 100,00      2 800,00
 LOISIRS DE L'ESPRIT
 Chorale Mélodia de la vallée du Lay        800,00      800,00       800,00        800,00
 Les Amis du Four (dont 600 pour
 l'exposition du centenaire)                900,00    1 500,00     1 500,00      1 500,00
 Photo-club                                      -      350,00       200,00        200,00
 Donneurs de sang                           150,00    pas de demande    150,00     150,00
 Une Rose (hors commune)                         -      500,00         0,00         refus
                              s/total     1 850,00    3 150,00     2 650,00      2 650,00
 PROVISION NON AFFECTEE                   3 000,00                 3 000,00      3 000,00
 TOTAL GENERAL                            7 450,00    6 850,00     8 750,00      8 450,00

M. DURET demande pourquoi le Club nautique passe à 2 400 €. Mme ROY répond que le club accueille désormais une section
de voile et que les 200 € avaient été oubliés dans le tableau de la commission.
"""


def told(text: str) -> tuple[list[str], list[str]]:
    """Each subsidy that is granted, with its amount, and the codes of the doubts."""
    outline = act.outline(Source("essai", "essai.txt", "txt", text, ""), fold(text))
    assert outline is not None
    rows, issues = subsidies.read(outline)
    granted = [row.champs for row in rows if row.champs["statut"].value == "attribuee"]
    return [f"{one['nom_imprime'].value} : {one['montant'].value}" for one in granted], [one.code for one in issues]


def test_heads_over_two_lines_name_the_last_vote_of_four_columns() -> None:
    """What was voted before, asked for and proposed is past; a part has its title, and nobody a provision."""
    assert told(HEAD + REPORT + STACKED + DECISION) == (
        [
            "Club nautique des Salines : 2400.00",
            "Gym Rive : 400.00",
            "Chorale Mélodia de la vallée du Lay : 800.00",
            "Les Amis du Four (dont 600 pour l'exposition du centenaire) : 1500.00",
            "Photo-club : 200.00",
            "Donneurs de sang : 150.00",
        ],
        [],
    )


ACT = (
    "DÉPARTEMENT DU VALDOR\n\nEXTRAIT DES DÉLIBÉRATIONS DE LA COMMISSION PERMANENTE\nRéunion du 3 mars 2016\n\n"
    "N° CP-2016-11\n\nOBJET : SOUTIEN AUX CLUBS\n\n"
    "VU le rapport du Président ;\n\nAprès en avoir délibéré,\n\nDÉCIDE\n\n"
    "ARTICLE 1er – D'attribuer les subventions figurant dans {place}, pour un total de 18 800 €.\n\n"
    "ARTICLE 2 – D'ajourner la demande du Moto-club (6 000 €).\n\nAdopté à l'unanimité\n\nLe Président,\nPaul DURET\n\n"
)
ANNEX = """\
ANNEXE À LA DÉLIBÉRATION N° CP-2016-11

Tableau 1 – Fonctionnement

Club
Discipline
Niveau
Subvention 2015
Subvention sollicitée
Subvention accordée

Union du Lay
Rugby
Fédérale 2
9 000 €
12 000 €
9 500 €
Cercle d'escrime de
Saint-Roch-le-Vieux
Fleuret
Nationale 2 F
-
4 000 €
2 500 €
Gym Rive
Gymnastique
Régionale
6 500 €
8 000 €
6 800 €
TOTAL
15 500 €
24 000 €
18 800 €

Tableau 2 – Matériel (20 % du coût, plafond 1 500 €)

Judo-club - tatamis - coût 7 140 € - subvention 1 428 €
Base nautique - 6 canoës - coût 8 900 € - subvention 1 500 €
Région - subvention 3 000 €
"""


def test_what_is_annexed_under_the_signature_is_granted_where_the_decision_says_so() -> None:
    """One cell a line, with two columns of words beside the names, then lines cut by dashes; a payer receives nothing.

    A table whose number the decision does not say is not granted.
    """
    first = ["Union du Lay : 9500", "Cercle d'escrime de Saint-Roch-le-Vieux : 2500", "Gym Rive : 6800"]
    second = ["Judo-club : 1428", "Base nautique : 1500"]
    assert told(ACT.format(place="le tableau 1 annexé") + ANNEX) == (first, [])
    assert told(ACT.format(place="les tableaux 1 et 2 annexés") + ANNEX) == ([*first, *second], [])
    assert told(ACT.format(place="les tableaux annexés à la présente") + ANNEX) == ([*first, *second], [])
    assert told(ACT.format(place="le tableau annexé").replace("attribuer les sub", "ajourner les sub") + ANNEX)[0] == []
