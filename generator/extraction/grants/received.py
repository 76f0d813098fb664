"""What the acting body itself receives is no subsidy that it grants."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.extraction.grants.terms.statement import telling

if TYPE_CHECKING:
    from generator.values.lecture import ActRead

_TOWN = frozenset({"commune", "communes", "ville", "mairie", "municipalite"})
"""Words for one and the same body: « la ville de Valdor », « la commune de Valdor »."""

_KIND = re.compile(r"commune|ville|mairie|communaute|metropole|departement|region|conseil")


def others(act: ActRead, body: str) -> ActRead:
    """The act without the sums given to ``body``, by the name it bears in the document.

    « La Région attribue 5 000 € à la commune de Valdor » in an act of Valdor grants nothing; « au comité des fêtes de
    Valdor » does.
    """
    own = _place(body)
    if not own:
        return act
    rows = tuple(
        row
        for row in act.rows
        if row.table != "subventions"
        or "nom_imprime" not in row.champs
        or _place(str(row.champs["nom_imprime"].value)) != own
    )
    return act if len(rows) == len(act.rows) else replace(act, rows=rows)


def _place(name: str) -> frozenset[str]:
    """The words that tell a territorial body from others of its kind; nothing for another body."""
    words = telling(name)
    if not any(_KIND.match(word) for word in words):
        return frozenset()
    return words - _TOWN
