"""What the page of a document says when no page of an act carries its text: a roadmap, minutes, an unknown text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.pages.figures import passages_of
from generator.pages.marked import Retour, anchor, mark
from generator.pages.views.axis import titre_axe
from generator.pages.views.doubts import ControleVu, DouteVu, bilan, controles_vus, doutes_vus
from generator.pages.views.front import entete, titre_acte
from generator.pages.views.identity import IdentiteVue, identite_vue
from generator.pages.words import NATURES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

    from generator.pages.index import Index
    from generator.pages.marked import Passage

ROOT = "../../"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentVu:
    """The page of a document."""

    root: str
    entete: Mapping[str, object]
    titre: str
    nature: str
    sans_fait: bool
    pages: tuple[tuple[str, str], ...]
    bilan: str
    controles: tuple[ControleVu, ...]
    doutes: tuple[DouteVu, ...]
    texte: Markup
    identite: IdentiteVue


def document_vu(index: Index, document_id: str) -> DocumentVu:
    """Everything the page of ``document_id`` says."""
    record = index.documents[document_id]
    titre = index.titre(document_id)
    actes = [(titre_acte(a), f"{ROOT}deliberations/{a.acte_id}/") for a in index.actes_of_document[document_id]]
    axes = [(titre_axe(axe), f"{ROOT}axes/{axe.axe_id}/") for axe in index.axes_of_document[document_id]]
    nature = NATURES.get(record.nature, record.nature)
    controles = controles_vus(index.controles[document_id])
    doutes = doutes_vus(index.anomalies[document_id], lambda passage: f"#{anchor(passage)}")
    return DocumentVu(
        root=ROOT,
        entete=entete(f"{titre} (texte du document)", f"{nature}. {titre}.", record.nature, nature),
        titre=titre,
        nature=nature,
        sans_fait=not actes and not axes,
        pages=(*actes, *axes),
        bilan=bilan(controles, doutes),
        controles=controles,
        doutes=doutes,
        texte=mark(index.textes[document_id], passages_of(index, document_id), _retours(index, document_id)),
        identite=identite_vue(index, document_id),
    )


def _retours(index: Index, document_id: str) -> Mapping[Passage, Retour]:
    """From the words of a roadmap back to its actions, from those of an act back to the page of the act."""
    found: dict[Passage, Retour] = {}
    for row in index.provenances[document_id]:
        if row.debut is None or row.fin is None:
            continue
        if row.table == "actions" and row.ligne in index.actions:
            axe = index.actions[row.ligne].axe_id
            found[row.debut, row.fin] = Retour(f"{ROOT}axes/{axe}/#{row.ligne}", "action")
        elif row.table == "actes" and row.ligne in index.actes:
            found[row.debut, row.fin] = Retour(f"{ROOT}deliberations/{row.ligne}/", "acte")
    return found
