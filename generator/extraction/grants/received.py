"""What the acting body itself receives is no subsidy that it grants."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.extraction.grants.terms.statement import telling

if TYPE_CHECKING:
    from generator.values.lecture import ActRead, RowRead

_TOWN = frozenset({"commune", "communes", "ville", "mairie", "municipalite"})
"""Words for one and the same body: « la ville de Valdor », « la commune de Valdor »."""

_PAID_BY = re.compile(
    r"[ ]?(?:€|euros?)(?: ttc| ht)?,?\s+(?:qui (?:est|sera) )?(?:versee?|attribuee?|octroyee?|allouee?|accordee?)s?"
    r"\s+par\s+(?:la |le |l'|les )?"
    r"(?P<nom>(?:metropole|region|departement|etat|communaute|agence|caf|prefecture|conseil|union)\b[^,;:.\n]{0,60})"
)
"""« la subvention de 19 855 € versée par la Métropole des Rives », in an act of Valdor."""

_ROOT = 6
"""Letters by which « métropole » and « métropolitain » are one."""

_KIND = re.compile(r"commune|ville|mairie|communaute|metropole|departement|region|conseil")


def others(act: ActRead, body: str, assembly: str, folded: str) -> ActRead:
    """The act without the sums given to ``body``, by the name it bears in the document, or paid by another one.

    ``assembly`` is that of the body, which tells what it is where nothing names it; ``folded``, the text that was read.

    « La Région attribue 5 000 € à la commune de Valdor » in an act of Valdor grants nothing; « au comité des fêtes de
    Valdor » does. A sum that is said to be paid by another body is none of this one wherever the act prints it.
    """
    own = _place(body)
    paid = {
        row.champs["montant"].value
        for row in act.rows
        if row.table == "subventions"
        and "montant" in row.champs
        and _by_another(row, folded, telling(f"{body} {assembly}"))
    }
    rows = tuple(
        row for row in act.rows
        if row.table != "subventions" or not (_to(row, own) or _of_another(row, paid))
    )  # fmt: skip
    return act if len(rows) == len(act.rows) else replace(act, rows=rows)


def _to(row: RowRead, own: frozenset[str]) -> bool:
    """Whether the acting body receives a sum."""
    return bool(own) and "nom_imprime" in row.champs and _place(str(row.champs["nom_imprime"].value)) == own


def _by_another(row: RowRead, folded: str, own: frozenset[str]) -> bool:
    """Whether words behind a sum say that a body that does not act pays it."""
    said = _PAID_BY.match(folded, row.champs["montant"].spans[-1].end - 2)
    said = said or _PAID_BY.match(folded, row.champs["montant"].spans[-1].end)
    return said is not None and bool(own) and not _roots(own) & _roots(telling(said["nom"]))


def _roots(words: frozenset[str]) -> set[str]:
    """The beginnings of words, by which « la Région » is « le conseil régional »."""
    return {word[:_ROOT] for word in words}


def _of_another(row: RowRead, paid: set[object]) -> bool:
    """Whether a sum without a receiver is one that another body pays."""
    return "montant" in row.champs and row.champs["montant"].value in paid and "nom_imprime" not in row.champs


def _place(name: str) -> frozenset[str]:
    """The words that tell a territorial body from others of its kind; nothing for another body."""
    words = telling(name)
    if not any(_KIND.match(word) for word in words):
        return frozenset()
    return words - _TOWN
