"""Tables in parts, each with its title and its sum; tables whose total, annex or foot is not where others have it."""

from __future__ import annotations

from generator.extraction.document import read
from generator.values.source import Source

HEAD = "COMMUNE DE VALDOR\n\nSéance du 3 mars 2021\n\nDÉLIBÉRATION N° 2021-04\n\nObjet : Vie associative\n\n"
REPORT = "Mme BRUN expose que les subventions suivantes sont proposées :\n\n"
DECISION = "\nAprès en avoir délibéré, le conseil approuve l'attribution des subventions détaillées ci-dessus.\n"

PARTS = """\
         Clubs                                                    Montant
         Judo club                                                3 800 €
         Sous-total                                               3 800 €
         Manifestations
         Association « La Ronde des Bois » pour le
                                                                    600 €
         semi-marathon du mois de mai
         Vélo club du Val – grand prix                              450 €
         Sous-total                                               1 050 €
         TOTAL GÉNÉRAL                                            4 850 €



Hôtel de ville – 1, place du Marché – Valdor                                   1/2
"""

TABS = """\
\tAssociation\tDemande 2021 (€)\tVoté (€)\tValeur des locaux (€)
Sports\tJudo club\t900\t800\t8 640
\tVélo club du Val\t500\t450\t0
Culture\tChorale Mélodia\t200\trefus\t150
TOTAUX\t\t1 600\t1 250\t8 790
"""

DOTATION = """\
Commune\tOpération\tCoût HT\tAutres subventions\tFonds de concours sollicité\tFonds de concours proposé
Brévant\tMairie\t48 200,00 €\t19 280,00 €\t14 000,00 €\t12 000,00 €
Corsac\tAire de jeux\t26 310,00 €\t–\t13 155,00 €\t8 000,00 €
Total\t\t74 510,00 €\t19 280,00 €\t27 155,00 €\t20 000,00 €
"""


def told(text: str) -> tuple[list[str], list[str]]:
    """The subsidies of an act and their doubts."""
    (act,) = read(Source("essai", "essai.txt", "txt", HEAD + text, ""), ()).actes
    rows = [row.champs for row in act.rows if row.table == "subventions"]
    given = [f"{row['montant'].value} {row['nom_imprime'].value} {row['statut'].value}" for row in rows]
    return given, [issue.code for issue in act.issues]


def test_a_sub_total_ends_a_part_and_no_table() -> None:
    """The next part has a title and no heads; quotation marks are no words of a sentence; the foot is no name."""
    given, doubts = told(REPORT + PARTS + DECISION)
    assert given == [
        "3800 Judo club attribuee",
        "600 Association « La Ronde des Bois » pour le semi-marathon du mois de mai attribuee",
        "450 Vélo club du Val – grand prix attribuee",
    ]
    assert doubts == []


def test_totals_over_the_columns_of_words_receive_nothing() -> None:
    """What is voted is one column of several; parts name themselves in the first."""
    decision = "\nLe conseil, après en avoir délibéré, vote les subventions par 14 voix pour et 2 voix contre.\n"
    given, doubts = told("Le tableau ci-dessous retrace les demandes.\n\n" + TABS + decision)
    assert given == ["800 Judo club attribuee", "450 Vélo club du Val attribuee"]
    assert doubts == []


def test_what_is_put_off_is_not_granted_with_the_others() -> None:
    """« soit … » behind the table is what its rows add up to; what others give is no column decided."""
    decision = (
        "\nLe conseil, après en avoir délibéré, à l'unanimité,\n\n"
        "Article 1 – AJOURNE la demande de la commune de Corsac.\n"
        "Article 2 – ATTRIBUE à la commune de Brévant les fonds de concours proposés au tableau ci-dessus, soit "
        "12 000,00 €.\n"
    )
    report = (
        "Vu le règlement des fonds de concours,\n\nLe Vice-président chargé des finances rappelle les demandes :\n\n"
    )
    given, _ = told(report + DOTATION + decision)
    assert given == ["12000.00 Brévant attribuee", "8000.00 Corsac proposee"]


def test_aids_to_those_whom_an_annexed_table_names() -> None:
    """Nothing but « les aides » says that something is given; the table stands under the signature."""
    table = (
        "N° dossier\tBénéficiaire\tOpération\tDépense subv. (€)\tTaux (%)\tMontant proposé (€)\n"
        "Dispositif : Métiers\nA12\tSCOP L'Atelier\tFour\t900,00\t30,00\t270,00\nTotal Métiers\t\t\t\t\t270,00\n"
        "Dispositif : Arts\nA13\tSARL Les Rives\tSite\t300,00\t50,00\t150,00\nTotal Arts\t\t\t\t\t150,00\n"
        "Total général\t\t\t\t\t420,00\n"
    )
    decision = (
        "Après en avoir délibéré, le conseil décide :\n\n"
        "- d'attribuer les aides aux bénéficiaires désignés dans le tableau annexé ;\n"
        "- d'autoriser le maire à signer.\n"
        "\nLe Maire,\n\nAnne BRUN\n\nAnnexe à la délibération 2021-04 – page 1/1\n\n"
    )
    given, doubts = told(decision + table)
    assert given == ["270.00 SCOP L'Atelier attribuee", "150.00 SARL Les Rives attribuee"]
    assert doubts == []
