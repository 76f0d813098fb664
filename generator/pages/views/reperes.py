"""By what people look for a page, beside its words: the facets that narrow a search, and keys that no page prints.

A key is a number without its punctuation, a day in eight figures, the initials of a body, its whole name as one word:
the forms to which the search brings what a visitor types, whatever the spelling.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from generator.pages.escape import metadata
from generator.pages.views.axis import titre_axe

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from generator.pages.index import Index
    from generator.values.grants import Beneficiaire, Subvention

PUNCTUATION = re.compile(r"[\W_]+")
WORD = re.compile(r"[^\W\d_]+")
TOOLS = frozenset((
    "le", "la", "les", "l", "un", "une", "des", "de", "du", "d", "au", "aux",
    "a", "à", "et", "en", "par", "pour", "sur", "dans",
))  # fmt: skip
"""Words that initials leave out, and that a name is typed with or without (``OUTILS`` of ``requete.js``)."""
NAMED = re.compile(r"[^\W_]+")
LISTE, BENEFICIAIRE, ACTE_PRIS, ACTE_SUR = range(4)
"""What a whole name leads to, in the order of the results: the list of what a public body decided, the page of one that
receives, the acts of the body, the acts about the one that receives (``RANGS`` of ``requete.js``)."""
SHORTEST = 3  # two letters are a word of French more often than the initials of a body


def reperes_acte(index: Index, acte_id: str) -> Mapping[str, object]:
    """The keys of an act: its numbers, its days, the initials and other names of those it is about."""
    acte = index.actes[acte_id]
    body = index.collectivites.get(acte.collectivite_id or "")
    rows = index.subventions[acte_id]
    numbers = [acte.reference, acte.reference_interne, acte.identifiant_actes]
    numbers += [row.dossier for row in rows]
    numbers += [chiffres(sum_) for row in rows for sum_ in _sommes(row)]
    days = [day.isoformat() for day in (acte.date_seance, acte.date_reception, acte.date_mise_en_ligne) if day]
    keys = [sans_ponctuation(number) for number in (*numbers, *days) if number]
    keys += [*initiales(body.nom), *entiers(ACTE_PRIS, body.nom)] if body else ()
    for beneficiaire_id in dict.fromkeys(row.beneficiaire_id for row in rows):
        if beneficiaire_id:
            keys += _noms(index.beneficiaires[beneficiaire_id], ACTE_SUR)
    return _listes(cles=keys)


def reperes_beneficiaire(index: Index, beneficiaire_id: str) -> Mapping[str, object]:
    """The name as a facet, the axes whose actions name this body, its other names and numbers as keys."""
    body = index.beneficiaires[beneficiaire_id]
    actions = [index.actions[id_] for row in index.liens[beneficiaire_id] if (id_ := row.cible_id) in index.actions]
    numbers = [sans_ponctuation(number) for number in (body.siren, body.siret, body.rna) if number]
    return _listes(
        beneficiaires=[body.designation],
        axes=sorted({titre_axe(index.axes[action.axe_id]) for action in actions}),
        cles=[*numbers, *_noms(body, BENEFICIAIRE)],
    )


def reperes_axe(index: Index, axe_id: str) -> Mapping[str, object]:
    """The axis as a facet, with those who carry its actions, and the body whose roadmap it is."""
    axe = index.axes[axe_id]
    names = {
        index.beneficiaires[lien.beneficiaire_id].designation
        for action in index.actions_of_axe[axe_id]
        for lien in index.liens_to[action.action_id]
    }
    return _de_collectivite(index, axe.document_id, [], axes=[titre_axe(axe)], beneficiaires=sorted(names))


def reperes_document(index: Index, document_id: str) -> Mapping[str, object]:
    """The body whose document it is, and the acts that it holds."""
    actes = index.actes_of_document[document_id]
    keys = [sans_ponctuation(acte.reference) for acte in actes if acte.reference]
    return _de_collectivite(index, document_id, keys)


def sans_ponctuation(number: str) -> str:
    """A number as it is looked for, whatever stands between its figures.

    >>> sans_ponctuation("ECO 013-7254/19/BM"), sans_ponctuation("2024.00344")
    ('ECO013725419BM', '202400344')
    """
    return PUNCTUATION.sub("", number)


def chiffres(amount: Decimal) -> str:
    """The figures of a sum as a search asks for them, without cents that are none.

    >>> from decimal import Decimal
    >>> chiffres(Decimal("62500.00")), chiffres(Decimal("62500.50"))
    ('62500', '6250050')
    """
    return f"{amount:.2f}".removesuffix(".00").replace(".", "")


def _sommes(row: Subvention) -> list[Decimal]:
    """The sums of a subsidy: those that a person corrected are nowhere else in the words of the page."""
    return [
        sum_ for sum_ in (row.montant, row.montant_demande, row.budget_projet, row.budget_global) if sum_ is not None
    ]


def initiales(name: str) -> list[str]:
    """The initials that a name may be called by, with and without its first word; none shorter than three letters.

    >>> initiales("Métropole Aix-Marseille-Provence"), initiales("Saint-Étienne Métropole"), initiales("Ville de Corte")
    (['MAMP', 'AMP'], ['SÉM'], [])
    """
    letters = "".join(word[0].upper() for word in WORD.findall(name) if word.lower() not in TOOLS)
    return [found for found in (letters, letters[1:]) if len(found) >= SHORTEST]


def entiers(rang: int, *names: str) -> list[str]:
    """Each name and its initials as a word that nothing else is, with the rank of the page that says it.

    Initials are short: « CAS » is also a case, and « CCV » the beginning of nothing.

    >>> entiers(LISTE, "Communauté de communes de Sauvagne")
    ['communautecommunessauvagne0', 'ccs0']
    >>> entiers(BENEFICIAIRE, "Cercle nautique du lac")
    ['cerclenautiquelac1', 'cnl1']
    """
    given = rang in {LISTE, ACTE_PRIS}  # « AMP » is a « MAMP »; the initials of an association are whole
    keys: list[str] = []
    for name in names:
        joined = "".join(word for word in NAMED.findall(name.lower()) if word not in TOOLS)
        keys += [joined, *initiales(name)[: None if given else 1]]
    return [f"{_plat(key)}{rang}" for key in dict.fromkeys(filter(None, keys))]


def _plat(word: str) -> str:
    """A word in small letters without accents, as ``plier`` of ``requete.js`` folds what is typed.

    >>> _plat("SÉM"), _plat("Cœur")
    ('sem', 'coeur')
    """
    apart = unicodedata.normalize("NFD", word.lower().replace("œ", "oe").replace("æ", "ae"))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _noms(body: Beneficiaire, rang: int) -> list[str]:
    """The other names of a body and its initials, then each name as a whole word, with and without its kind."""
    aliases = [alias for alias in (metadata(alias) for alias in (body.alias or "").split(";")) if alias]
    kind = [f"{body.forme} {body.nom}"] if body.forme else []
    return [*aliases, *initiales(body.nom), *entiers(rang, body.nom, *kind, *aliases)]


def _de_collectivite(index: Index, document_id: str, keys: list[str], **lists: Iterable[str]) -> Mapping[str, object]:
    """Lists of facts, with the public body whose document it is, by its name and by its initials."""
    body = index.collectivites.get(index.documents[document_id].collectivite_id or "")
    if body is None:
        return _listes(cles=keys, **lists)
    named = [*initiales(body.nom), *entiers(ACTE_PRIS, body.nom)]
    return {**_listes(cles=[*keys, *named], **lists), "collectivite": metadata(body.nom)}


def _listes(**lists: Iterable[str]) -> dict[str, object]:
    """The lists that hold something, without repeats, in lines of front matter."""
    found = {name: list(dict.fromkeys(map(metadata, values))) for name, values in lists.items()}
    return {name: values for name, values in found.items() if values}
