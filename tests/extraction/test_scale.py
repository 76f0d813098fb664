"""Four times the text takes about four times the time, also where an act is one sentence of thousands of subsidies."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from generator.extraction.document import read
from generator.values.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = "CONSEIL MUNICIPAL DE TREVILLE\n\nSéance du 3 mai 2023\n\nDélibération n° 2023-12\n\nObjet : Subventions\n\n"
OPERATIVE = "Le Conseil, après en avoir délibéré,\n\nArticle 1 : "
REPORT = "Monsieur le Maire expose :\n\nIl est proposé d'attribuer "
SMALL = 200
TIMES, LINEAR = 4, 9
"""Four times the text in nine times the time is linear on a busy machine; a quadratic reader takes sixteen times."""


def name(rank: int) -> str:
    """The name of a body, a different one for each rank."""
    return "Amicale " + "".join(chr(ord("A") + int(digit)) for digit in f"{rank:05}").capitalize()


def given(number: int) -> str:
    """So many subsidies, parted by commas."""
    return ", ".join(f"une subvention de {100 + 7 * n} euros à l'{name(n)}" for n in range(number))


FORMS: dict[str, tuple[str, Callable[[int], str]]] = {
    "one sentence grants": ("subventions", lambda n: f"{OPERATIVE}attribue {given(n)}.\n"),
    "one sentence proposes": (
        "subventions",
        lambda n: f"{REPORT}{given(n)}\n\n{OPERATIVE}approuve les subventions ci-dessus.\n",
    ),
    "behind semicolons": (
        "subventions",
        lambda n: (
            f"{OPERATIVE}attribue "
            + " ;\n".join(f"une subvention de {100 + 7 * rank} euros à l'{name(rank)}" for rank in range(n))
        ),
    ),
    "a list with bullets": (
        "subventions",
        lambda n: (
            f"{OPERATIVE}attribue :\n"
            + "".join(f"- une subvention de {100 + 7 * rank} euros à l'{name(rank)} ;\n" for rank in range(n))
        ),
    ),
    "nobody is named": (
        "subventions",
        lambda n: OPERATIVE + " ".join(f"Attribue une subvention de {100 + 7 * rank} euros." for rank in range(n)),
    ),
    "one sentence of codes": (
        "imputations",
        lambda n: f"{OPERATIVE}inscrit " + ", ".join(f"chapitre {65 + r % 9} nature {60000 + r}" for r in range(n)),
    ),
    "a sentence for each code": (
        "imputations",
        lambda n: OPERATIVE + " ".join(f"Au chapitre {65 + r % 9}, nature {60000 + r}." for r in range(n)),
    ),
}


def seconds(table: str, form: Callable[[int], str], number: int) -> float:
    """The least time of three in which a text of so many items is read, all of them."""
    source = Source(document_id="d", fichier="d.txt", format="txt", text=HEAD + form(number), sha256="0" * 64)
    taken = []
    for _ in range(3):
        start = time.process_time()
        (act,) = read(source, ()).actes
        taken.append(time.process_time() - start)
        assert sum(row.table == table for row in act.rows) == number
    return min(taken)


@pytest.mark.parametrize("form", FORMS)
def test_reading_takes_time_in_proportion_to_the_text(form: str) -> None:
    """Between one length and four times it, the time grows less than nine times."""
    seconds(*FORMS[form], SMALL // 2)  # what is compiled or loaded once is not counted
    assert seconds(*FORMS[form], TIMES * SMALL) < LINEAR * seconds(*FORMS[form], SMALL)
