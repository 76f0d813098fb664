"""The matter of an act that prints none, deduced from what it decides; silent as soon as anything else is decided."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.french import vocabulary
from generator.french.fold import fold
from generator.values.acts import Acte, Article
from generator.values.finding import Statut
from generator.values.grants import Subvention
from generator.values.tables import ligne

if TYPE_CHECKING:
    from generator.assembly.draft import Draft
    from generator.values.evidence import Provenance


def deduced(draft: Draft) -> Draft:
    """The draft with ``matiere_deduite`` in each act that grants subsidies and does nothing else.

    The code stands in its own column, for ``matiere_code`` is what an act prints. Its proof is the passage that says
    what is decided: the object of the act, or the article that grants.
    """
    articles: dict[str, list[Article]] = defaultdict(list)
    grants: dict[str, list[Subvention]] = defaultdict(list)
    for record in draft.records:
        if isinstance(record, Article):
            articles[record.acte_id].append(record)
        elif isinstance(record, Subvention):
            grants[record.acte_id].append(record)
    for acte in draft.of(Acte):
        if (
            acte.nature == "deliberation"
            and acte.issue == "adoptee"
            and acte.matiere_code is None
            and {grant.statut for grant in grants[acte.acte_id]} == {"attribuee"}
        ):
            names = " ; ".join(grant.nom_imprime or "" for grant in grants[acte.acte_id])
            draft = _with(draft, acte, articles[acte.acte_id], fold(names))
    return draft


def _with(draft: Draft, acte: Acte, articles: list[Article], names: str) -> Draft:
    """The draft with the matter of one act, if its words, and the names of those who receive, say one alone."""
    words = vocabulary.load("matters")
    objet = fold(acte.objet or "")
    said = [fold(article.texte) for article in articles]
    if any(words["autre"].motif.search(text) for text in (objet, names, *said)):
        return draft
    if not all(words["accompagne"].motif.search(text) for text in said):
        return draft
    if words["objet.subvention"].motif.search(objet):
        rule, cell = words["objet.subvention"], ("actes", acte.acte_id, "objet")
    else:
        rule = words["article.subvention"]
        grant = next((item for item, text in zip(articles, said, strict=True) if rule.motif.search(text)), None)
        if grant is None:
            return draft
        cell = ("articles", ligne("articles", grant), "texte")
    proofs = [_proof(proof, acte, rule.nom, rule.sens) for proof in draft.provenances if _about(proof, cell)]
    if not proofs:
        return draft
    new = replace(acte, matiere_deduite=rule.sens)
    return replace(draft.replaced(acte, new), provenances=(*draft.provenances, *proofs))


def _about(proof: Provenance, cell: tuple[str, str, str]) -> bool:
    """Whether a provenance is a passage of that cell."""
    table, row, champ = cell
    return proof.champ == champ and proof.ligne == row and proof.table == table and proof.citation is not None


def _proof(proof: Provenance, acte: Acte, regle: str, code: str) -> Provenance:
    """The passage of another cell as the proof of the matter."""
    return replace(
        proof,
        table="actes",
        ligne=acte.acte_id,
        champ="matiere_deduite",
        regle=f"matiere.{regle}",
        statut=Statut.DEDUIT.value,
        valeur=code,
        calcul="l'acte attribue des subventions et ne décide rien d'autre",
    )
