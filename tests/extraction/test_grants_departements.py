"""Subsidies in the words of départements and régions: what they individualise, affect, engage, and to whom."""

from __future__ import annotations

import pytest

from generator.extraction.document import read
from generator.values.source import Source

HEAD = (
    "DÉPARTEMENT DE L'ONDE\nCOMMISSION PERMANENTE\nRéunion du 3 mars 2021\nDélibération n° 2021-04\nObjet : Aides\n\n"
)
DECIDES = "Après en avoir délibéré, la Commission permanente décide :\n\n"


def told(text: str) -> list[str]:
    """The subsidies of an act."""
    acts = read(Source("essai", "essai.txt", "txt", HEAD + DECIDES + text, ""), ()).actes
    rows = [row.champs for act in acts for row in act.rows if row.table == "subventions"]
    names = [row["nom_imprime"].value if "nom_imprime" in row else "-" for row in rows]
    return [f"{row['montant'].value} {name} {row['statut'].value}" for row, name in zip(rows, names, strict=True)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("- d'affecter une somme de 900 € au Comité d'aviron pour ses régates ;", ["900 Comité d'aviron attribuee"]),
        (
            "- d'individualiser un crédit de 900 € en faveur de l'association Orgues en Onde pour son festival.",
            ["900 association Orgues en Onde attribuee"],
        ),
        ("- d'affecter une somme de 900 € au compte 6574 ;", []),
        ("- d'engager une somme de 900 € à l'opération Collège du Gué ;", []),
        ("- d'affecter une autorisation d'engagement de 900 € sur le programme P33 ;", []),
    ],
)
def test_what_is_affected_to_a_body_is_given(words: str, expected: list[str]) -> None:
    """Not what is affected to an account, an operation or a programme."""
    assert told(words + "\n- d'autoriser le Président à signer.\n") == expected


def test_what_is_affected_item_by_item_is_given_to_bodies_alone() -> None:
    """« les autorisations de programme suivantes » are given where each item names a body, else they are a budget."""
    head = "d'affecter au titre du programme « Ruralités » les autorisations de programme suivantes :\n"
    bodies = (
        "- 6 000 € au bénéfice de la Communauté de communes de Lay (dépense subventionnable : 30 000 €) ;\n"
        "- 1 800 € au bénéfice de l'association Ferme de la Combe pour son atelier ;\n"
    )
    assert told(head + bodies + "d'autoriser le Président à signer.\n") == [
        "6000 Communauté de communes de Lay attribuee", "1800 association Ferme de la Combe attribuee",
    ]  # fmt: skip
    assert told(head + "- 6 000 € au programme Voirie\n- 1 800 € au programme Collèges\n") == []


@pytest.mark.parametrize(
    ("sommes", "expected"),
    [
        ("d'attribuer aux écoles, pour l'arbre de Noël, les sommes suivantes", ["340 École du Parc", "560 École Zola"]),
        ("d'attribuer les lots et de verser les sommes suivantes", []),
    ],
)
def test_sums_to_schools_are_given(sommes: str, expected: list[str]) -> None:
    """Those of whom nobody says who they are may be due."""
    given = told(f"{sommes} :\nÉcole du Parc : 340 €\nÉcole Zola : 560 €\n")
    assert given == [f"{one} attribuee" for one in expected]


def test_the_title_of_a_part_of_the_budget_is_no_name() -> None:
    """« Politique sport (ligne 32) : » stands over the names of its part; a body over its purpose is one."""
    items = (
        "Politique sport (ligne 32-6574) :\n   Les Foulées du Lac ........ 1 200 €\n   Judo club ........ 800 €\n"
        "Action culturelle :\n   Les Baladins ........ 600 €\n"
    )
    assert told(f"- d'attribuer les subventions ci-après :\n\n{items}\n- d'autoriser le Président à signer.\n") == [
        "1200 Les Foulées du Lac attribuee", "800 Judo club attribuee", "600 Les Baladins attribuee",
    ]  # fmt: skip


def test_a_canton_over_items_is_no_name() -> None:
    """« Canton de Lay », then « - Rochebelle : toiture ........ 900 € »."""
    items = "Canton de LAY\n- Rochebelle : toiture ........ 900 €\nCanton du GUÉ\n- Lussault : voirie ....... 400 €\n"
    assert told(f"- d'accorder les subventions suivantes :\n\n{items}\nsoit un total de 1 300 €.\n") == [
        "900 Rochebelle attribuee", "400 Lussault attribuee",
    ]  # fmt: skip


def test_a_complementary_endowment_of_a_school_is_given() -> None:
    """« une dotation complémentaire de fonctionnement de 900 € est attribuée au collège »."""
    text = "Article 1 : une dotation complémentaire de fonctionnement de 900 € est attribuée au collège Jean-Moulin.\n"
    assert told(text) == ["900 collège Jean-Moulin attribuee"]


def test_schools_head_a_table_of_subsidies() -> None:
    """Their number of pupils and what is paid per head are not given."""
    table = (
        "École            Effectif     Forfait     Subvention 2021\n"
        "Zola               142        4,00 €         568,00 €\n"
        "Le Parc             85        4,00 €         340,00 €\n"
        "TOTAL              227                       908,00 €\n"
    )
    assert told(f"- de voter les subventions suivantes :\n\n{table}") == [
        "568.00 Zola attribuee", "340.00 Le Parc attribuee",
    ]  # fmt: skip


def test_what_is_engaged_is_given_and_not_what_is_paid_of_it() -> None:
    """« AE 2021 » beside « CP 2021 »."""
    table = (
        "Code dossier\tBénéficiaire\tProjet\tBudget\tAE 2021\tCP 2021\n"
        "21003451\tCompagnie du Vent\tCréation\t48 000 €\t12 000 €\t6 000 €\n"
        "21003460\tThéâtre du Four\tSaison\t310 000 €\t40 000 €\t28 000 €\nTOTAL\t\t\t\t52 000 €\t34 000 €\n"
    )
    assert told(f"d'attribuer les subventions figurant au tableau ci-dessous :\n\n{table}") == [
        "12000 Compagnie du Vent attribuee", "40000 Théâtre du Four attribuee",
    ]  # fmt: skip


def test_what_communes_obtained_or_ask_for_is_not_what_they_are_given() -> None:
    """Nor their plans of funding: the fonds de concours given is the last column."""
    table = (
        "Bénéficiaire    Nature des travaux   Coût HT     Plan de financement  Fonds de concours sollicité  "
        "Fonds de concours attribué\n"
        "Rochebelle      Aire de jeux         20 000 €    DETR 6 000 €         5 000 €                      4 000 €\n"
        "Lay-sur-Onde    Éclairage            12 000 €    SDE 3 000 €          4 500 €                      3 000 €\n"
    )
    granted = "\nLe Conseil approuve les fonds de concours tels que présentés ci-dessus.\n"
    assert told(f"d'attribuer les fonds de concours suivants :\n\n{table}{granted}") == [
        "4000 Rochebelle attribuee", "3000 Lay-sur-Onde attribuee",
    ]  # fmt: skip


def test_an_item_names_who_receives_before_its_colon() -> None:
    """« - Commune de Lay : toiture, coût 54 000 €, fonds de concours proposé : 10 800 € », then approved."""
    items = (
        "- Commune de Rochebelle : toiture de l'école, coût HT 54 000 €, fonds de concours proposé : 10 800 €\n"
        "- Commune de Lay : lavoir, coût HT 32 000 €, fonds de concours proposé : 6 400 €\n"
    )
    text = (
        "COMMUNAUTÉ DE COMMUNES DE VALDOR\n\nSéance du 3 mars 2021\n\nN° 2021-04\n\nObjet : Fonds de concours\n\n"
        f"M. le Président rappelle le règlement. Les dossiers suivants ont été instruits :\n\n{items}\nLe Conseil, "
        "après en avoir délibéré, à l'unanimité,\n- APPROUVE l'attribution de ces fonds de concours.\n"
    )
    acts = read(Source("essai", "essai.txt", "txt", text, ""), ()).actes
    rows = [row.champs for act in acts for row in act.rows if row.table == "subventions"]
    assert [(str(row["montant"].value), row["nom_imprime"].value, row["statut"].value) for row in rows] == [
        ("10800", "Commune de Rochebelle", "attribuee"), ("6400", "Commune de Lay", "attribuee"),
    ]  # fmt: skip
