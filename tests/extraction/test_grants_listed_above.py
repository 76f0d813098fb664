"""Decisions that grant what stands above or beside them: a total alone, a list in one line, a pronoun that asks."""

from __future__ import annotations

import pytest

from generator.extraction.document import read
from generator.values.source import Source

HEAD = "COMMUNAUTÉ DE COMMUNES DE VALDOR\n\nSéance du 3 mars 2021\n\nDÉLIBÉRATION N° 2021-04\n\nObjet : {}\n\n"


def told(title: str, text: str) -> list[str]:
    """The subsidies of an act."""
    acts = read(Source("essai", "essai.txt", "txt", HEAD.format(title) + text, ""), ()).actes
    rows = [row.champs for act in acts for row in act.rows if row.table == "subventions"]
    names = [row["nom_imprime"].value if "nom_imprime" in row else "-" for row in rows]
    return [f"{row['montant'].value} {name} {row['statut'].value}" for row, name in zip(rows, names, strict=True)]


COMMUNES = """\
Mme BRUN expose que deux communes ont présenté un dossier :

Commune                 Opération                    Coût HT          Autres           Fonds de
                                                                    subventions        concours

Rochebelle              Toit du lavoir              42 300,00 €     16 920,00 €       9 000,00 €

Lay-sur-Onde            Aire de jeux                18 640,00 €      1 592,00 €       4 000,00 €

TOTAL                                                                                {total}

Après en avoir délibéré, le conseil communautaire, à l'unanimité,

- ATTRIBUE aux communes listées ci-dessus les fonds de concours correspondants, pour un montant total de {said} €,
- DIT que les crédits sont inscrits au budget.
"""


def test_a_total_that_the_decision_says_is_no_subsidy() -> None:
    """What it adds up is granted to who stands in the table, and what others give is not read."""
    assert told("Fonds de concours", COMMUNES.format(total="13 000,00 €", said="13 000")) == [
        "9000.00 Rochebelle attribuee", "4000.00 Lay-sur-Onde attribuee",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("announce", "names"),
    [
        (
            "Elle propose les versements ci-après :",
            ("Coopérative de l'école Pasteur", "Coopérative de l'école du Bourg"),
        ),
        ("Elle propose les participations suivantes :", ("École Pasteur", "École du Bourg")),
    ],
)
def test_payments_to_bodies_are_given_by_the_decision_that_takes_them_up(announce: str, names: tuple[str, str]) -> None:
    """What stands between leaders and the colon is no name; a scan prints a tilde for a dash."""
    first, second = names
    items = f"- {first} ....... 28 élèves : 1 260 €\n~ {second} ......... 24 élèves : 1 080 €\n"
    decision = "\nAprès en avoir délibéré, le comité DÉCIDE de verser aux coopératives les participations ci-dessus.\n"
    assert told("Classes de mer", f"Mme BRUN expose.\n{announce}\n\n{items}{decision}") == [
        f"1260 {first} attribuee", f"1080 {second} attribuee",
    ]  # fmt: skip


def test_payments_that_are_owed_are_no_gifts() -> None:
    """Where one of those who are paid is a syndicate, all may be dues."""
    items = "- École Pasteur : 1 260 €\n- Syndicat des eaux : 1 080 €\n"
    assert not told(
        "Budget", f"Mme BRUN propose les versements ci-après :\n\n{items}\nLe conseil approuve le budget.\n"
    )


def test_a_list_in_one_line_gives_each_of_its_items() -> None:
    """A converter took the line breaks away: the first item stands in the sentence that announces them."""
    line = (
        "Après en avoir délibéré, DÉCIDE Article 1 : d'attribuer, au titre de l'aide aux festivals, les subventions "
        "suivantes : - 2 500 € à l'association Les Nuits du Four (Valdor) pour son festival ; - 1 200 € à la Compagnie "
        "du Pont pour les arts de la rue ; - 650 € à la Commune de Rochebelle pour la fête ; soit 4 350 € au total ;\n"
    )
    assert told("Aide aux festivals", line) == [
        "2500 association Les Nuits du Four attribuee",
        "1200 Compagnie du Pont attribuee",
        "650 Commune de Rochebelle attribuee",
    ]


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("Le Comité des fêtes présente le budget de la régate. Il demande", "Comité des fêtes"),
        ("La Chorale Mélodia fête ses trente ans. Elle sollicite", "Chorale Mélodia"),
        ("Le budget de la régate est présenté. Il demande", "-"),
    ],
)
def test_a_pronoun_that_asks_is_the_body_that_opens_the_paragraph(opening: str, expected: str) -> None:
    """Where both agree; a pronoun is never a name."""
    text = f"{opening} une aide de 1 500 €. Le conseil décide de lui accorder une subvention de 900 €.\n"
    given = [row for row in told("Régate", text) if row.startswith("900")]
    assert given == [f"900 {expected} attribuee"]
