"""The pages of a sitting and of its acts: each leads to the other, and names the members it names itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.pages.index import Index
from generator.pages.views.act import acte_vu
from generator.values.acts import Acte, Presence

if TYPE_CHECKING:
    from generator.package.read import Dataset


def test_a_sitting_leads_to_its_acts_and_they_to_its_members(dataset: Dataset) -> None:
    """The list of members stands on the page of the sitting; an act shows who voted how."""
    sitting = Acte(acte_id="seance", document_id="liste", nature="proces_verbal", objet="Séance du 4 mars")
    bail = Acte(acte_id="bail", document_id="liste", nature="deliberation", objet="Bail", seance_id="seance")
    presences = (
        Presence(acte_id="bail", ordre=1, personne="Luc BLANC", statut="represente", vote="contre"),
        Presence(acte_id="seance", ordre=1, personne="Ada NOIR", statut="present"),
    )
    index = Index(replace(dataset, tables=replace(dataset.tables, actes=(sitting, bail), presences=presences)))
    page, of_act = acte_vu(index, "seance"), acte_vu(index, "bail")
    assert [(text.texte, text.lien) for text in page.actes_de_seance] == [("Bail", "../../deliberations/bail/")]
    assert page.liste_ailleurs is None
    assert [group.titre for group in page.groupes] == ["1 membre présent"]
    assert of_act.liste_ailleurs == "../../deliberations/seance/"
    assert of_act.actes_de_seance == ()
    (named,) = of_act.groupes
    assert named.titre == "1 membre nommé par l’acte"
    assert [member.startswith("Luc BLANC (") and member.endswith(", vote : contre") for member in named.membres] == [
        True
    ]
