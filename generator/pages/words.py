"""The words and symbols that stand for the codes of the package, one table per column."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from generator.pages.escape import escape


@dataclass(frozen=True, slots=True)
class Mot:
    """A code told in words, and the class by which the style sheet draws its symbol and its colour."""

    mot: str
    classe: str


ETATS = {
    "imprime": Mot("imprimé", "imprime"),
    "deduit": Mot("déduit", "deduit"),
    "corrige": Mot("corrigé", "corrige"),
    "confirme": Mot("confirmé", "confirme"),
    "configure": Mot("configuré", "configure"),
}
NON_INDIQUE = Mot("non indiqué", "non-indique")
SANS_PASSAGE = Mot("lu, sans passage cité", "sans-passage")

NATURES = {
    "deliberation": "Délibération",
    "avis": "Avis",
    "note": "Note de synthèse",
    "decision": "Décision",
    "arrete": "Arrêté",
    "proces_verbal": "Procès-verbal",
    "compte_rendu": "Compte rendu",
    "liste": "Liste des délibérations",
    "feuille_de_route": "Feuille de route",
    "autre": "Document non reconnu",
}
ISSUES = {"adoptee": "adoptée", "rejetee": "rejetée", "ajournee": "ajournée"}
STATUTS = {
    "attribuee": Mot("subvention attribuée", "attribuee"),
    "proposee": Mot("proposé, non attribué", "proposee"),
    "demandee": Mot("demandé, non attribué", "demandee"),
    "refusee": Mot("refusé", "refusee"),
}
TYPES = {"numeraire": "en argent", "nature": "en nature"}
VERDICTS = {
    "conforme": Mot("conforme", "conforme"),
    "ecart": Mot("écart", "ecart"),
    "impossible": Mot("vérification impossible", "impossible"),
}
GRAVITES = {
    "info": Mot("à savoir", "info"),
    "avertissement": Mot("à vérifier", "avertissement"),
    "erreur": Mot("erreur", "erreur"),
}
PRESENCES = {"present": "présent", "represente": "représenté", "excuse": "absent excusé", "absent": "absent"}
PORTAGES = {
    "metropole": Mot("portée par la métropole", "metropole"),
    "acteurs": Mot("portée par des acteurs de l’écosystème", "acteurs"),
    "collectif": Mot("portage collectif", "collectif"),
}
TEMPORALITES = {
    "engagee": Mot("déjà engagée", "engagee"),
    "court_terme": Mot("à court terme", "court-terme"),
    "moyen_long_terme": Mot("à moyen ou long terme", "moyen-long-terme"),
}


@cache
def insigne(word: Mot) -> Markup:
    """The badge of a word: made once, since a page shows fifty of them; a code nobody knows may be hostile.

    >>> insigne(NON_INDIQUE)
    Markup('<b class="non-indique">non indiqué</b>')
    """
    return Markup('<b class="{}">{}</b>').format(escape(word.classe), escape(word.mot))


def mot(table: dict[str, Mot], code: str | None) -> Mot:
    """The words of a code; a code this table does not know yet is printed as it is, never hidden.

    >>> mot(VERDICTS, "ecart").mot, mot(VERDICTS, "autre-code").mot, mot(PORTAGES, None).mot
    ('écart', 'autre code', 'non indiqué')
    """
    if code is None:
        return NON_INDIQUE
    return table.get(code) or Mot(code.replace("_", " ").replace("-", " "), "autre")
