"""One identity per body however its name is printed; two bodies never become one."""

from __future__ import annotations

from itertools import permutations

import pytest

from generator.assembly.beneficiaries import Naming, naming, register, spellings, words

SAME = [
    ("Pôle Optique des Rives", "pôle OPTIQUE DES RIVES", "le Pôle de compétitivité Optique des Rives"),
    ("l'association Vélo Rives", "Association « Vélo-Rives »", "VELO RIVES", "asso Vélo  Rives", "vélo’rives"),
    ("SARL Les Éts. Saint-Michel", "Ets Saint Michel", "ETS St-Michel"),
    ("la Fondation du Canal", "Fondation du Canal"),
    ("Œuvre des Rives", "œuvre des rives"),
]
"""Printed names of one body."""

TRAPS = [
    ("Club sportif de Valdor", "Club sportif de Valmer"),
    ("Club sportif de Valdor", "Club sportif Valdor Rives"),
    ("Comité des fêtes de Valdor", "Comité des œuvres de Valdor"),
    ("Union sportive de Valdor 1", "Union sportive de Valdor 2"),
    ("Centre social Nord", "Centre social Sud"),
    ("École Jean Moulin", "Collège Jean Moulin"),
    ("Amis du lavoir", "Amis du lavoir de Valdor"),
    ("Association A", "Association B"),
    ("Fédération départementale des Rives", "Fédération régionale des Rives"),
    ("Théâtre du Canal", "Théâtres du Canal"),
    ("CCI", "CCAS"),
    ("Optirive", "Optirives"),
    ("Croix-Rouge de Valdor", "Croix Bleue de Valdor"),
    ("Association Vélo Rives", "Vélo Rives Jeunes"),
]
"""Names nearly alike of different bodies: every distance between words merges some of them."""


@pytest.mark.parametrize("names", SAME, ids=lambda names: names[0])
def test_the_same_body_however_printed(names: tuple[str, ...]) -> None:
    """Case, accents, quotes, hyphens, articles and legal forms do not tell bodies apart."""
    assert len({naming(printed, "valdor").beneficiaire_id for printed in names}) == 1


@pytest.mark.parametrize(("one", "other"), TRAPS)
def test_different_bodies_stay_different(one: str, other: str) -> None:
    """One word that differs is another body."""
    assert naming(one, "valdor").beneficiaire_id != naming(other, "valdor").beneficiaire_id


def test_a_name_that_is_only_a_form_stays_itself() -> None:
    """« Pôle » or « Association » alone are poor names, not empty ones."""
    assert [naming(printed, "valdor").beneficiaire_id for printed in ("Pôle", "l'Association", "???")] == [
        "pole--valdor",
        "association--valdor",
        naming("???", "valdor").beneficiaire_id,
    ]
    assert naming("???", "valdor").beneficiaire_id


def test_the_article_and_the_legal_form_are_not_the_name() -> None:
    """An association is shown without its form; a pole is known by it."""
    assert naming("l'association « Vélo Rives »", "valdor") == Naming("velo-rives--valdor", "Vélo Rives", "association")
    assert naming("pôle Optique", "valdor") == Naming("optique--valdor", "Pôle Optique", "pôle")


def test_spellings_are_those_of_the_text_but_capitals() -> None:
    """A heading prints any name in capitals: that is no spelling."""
    text = "VeloRives aide Vélo-Rives, VÉLO RIVES, Vélo Rives et le cyclo vélo rives."
    assert spellings(words("Vélo Rives"), text) == {"Vélo-Rives", "Vélo Rives"}
    assert spellings((), text) == set()


def test_the_register_does_not_depend_on_the_order() -> None:
    """The form printed most often names the body, the others are its aliases."""
    printed = ["association Vélo Rives", "VÉLO RIVES", "Vélo Rives", "vélo-rives", "pôle Optique"]
    registers = {tuple(register([naming(name, "valdor") for name in order], {})) for order in permutations(printed)}
    (only,) = registers
    assert [(body.beneficiaire_id, body.nom, body.alias, body.forme) for body in only] == [
        ("optique--valdor", "Pôle Optique", None, "pôle"),
        ("velo-rives--valdor", "Vélo Rives", "VÉLO RIVES;Vélo-rives", "association"),
    ]


def test_an_alias_holds_no_separator() -> None:
    """The column parts aliases with semicolons."""
    (body,) = register([Naming("a", "Nom", None), Naming("a", "Nom", None), Naming("a", "No;m", None)], {})
    assert body.alias == "No,m"
