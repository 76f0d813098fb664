"""Four times the text takes about four times the time, also where an act is one sentence of thousands of subsidies."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from generator.extraction.document import read
from generator.extraction.grants.terms.words import family
from generator.values.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = "CONSEIL MUNICIPAL DE TREVILLE\n\nSéance du 3 mai 2023\n\nDélibération n° 2023-12\n\nObjet : Subventions\n\n"
OPERATIVE = "Le Conseil, après en avoir délibéré,\n\nArticle 1 : "
REPORT = "Monsieur le Maire expose :\n\nIl est proposé d'attribuer "
AGREES = "\nAprès en avoir délibéré, le conseil, à l'unanimité, approuve ces subventions.\n"
LEDGER = "Mme BRUN expose.\n\nLibellé Demandé Voté\n"
SMALL = 200
TIMES, LINEAR, INSTANT = 4, 9, 0.05
"""Four times the text in nine times the time is linear on a busy machine; a quadratic reader takes sixteen times.

What is read in an instant is not compared: one of the two may have met the other programs of the machine.
"""


def name(rank: int) -> str:
    """The name of a body, a different one for each rank."""
    return "Amicale " + "".join(chr(ord("A") + int(digit)) for digit in f"{rank:05}").capitalize()


def given(number: int) -> str:
    """So many subsidies, parted by commas."""
    return ", ".join(f"une subvention de {100 + 7 * n} euros à l'{name(n)}" for n in range(number))


def totals(number: int) -> str:
    """The totals of a ledger of so many rows."""
    return f"Total {sum(range(9, number + 9))} € {sum(range(10, number + 10))} €\n"


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
    "a ledger of one blank": (
        "subventions",
        lambda n: LEDGER + "".join(f"{name(r)} {r + 9} € {r + 10} €\n" for r in range(n)) + totals(n) + AGREES,
    ),
    "a ledger of one cell a line": (
        "subventions",
        lambda n: (
            LEDGER.replace(" ", "\n")
            + "".join(f"{name(r)}\n{r + 9} €\n{r + 10} €\n" for r in range(n))
            + totals(n).replace(" ", "\n").replace("\n€", " €")
            + AGREES
        ),
    ),
    "a table fallen column by column": (
        "subventions",
        lambda n: (
            "Le Conseil, après en avoir délibéré, attribue les subventions suivantes :\n\nAssociations\n"
            + "".join(f"{name(r)}\n" for r in range(n))
            + "Subvention 2022\n"
            + "".join(f"{r + 9} €\n" for r in range(n))
            + "Subvention 2023\n"
            + "".join(f"{r + 10} €\n" for r in range(n))
        ),
    ),
    "worked out per head": (
        "subventions",
        lambda n: (
            f"{OPERATIVE}décide d'allouer les subventions :\n"
            + "".join(f"- à l'{name(r)}, 2 € par élève, {r + 9} élèves : {2 * r + 18} €\n" for r in range(n))
        ),
    ),
    "requests answered at once": (
        "subventions",
        lambda n: (
            "Subventions\n"
            + "".join(f"{name(r)} : elle demande une aide. Le Conseil donne {r + 9} €.\n" for r in range(n))
        ),
    ),
    "votes one by one": (
        "subventions",
        lambda n: (
            "Vote des subventions aux associations\n"
            + "".join(f"{name(r)} {r + 9} €\nM. ROY s'interroge.\nVote : pour à l'unanimité\n" for r in range(n))
        ),
    ),
    "amounts below names": (
        "subventions",
        lambda n: (
            "Mme BRUN expose :\n\nLes subventions proposées :\n\n"
            + "".join(f"{name(r)}\n{r + 9} €\n" for r in range(n))
            + AGREES
        ),
    ),
    "requests and products": (
        "subventions",
        lambda n: (
            f"{OPERATIVE}attribue les subventions suivantes :\n"
            + "".join(f"- {name(r)} : demande de {r + 90} €, 3 x {r + 9} € = {3 * r + 27} € ;\n" for r in range(n))
        ),
    ),
    "bullets alone on their lines": (
        "subventions",
        lambda n: (
            f"{OPERATIVE}attribue :\n"
            + "".join(f"•\nune subvention de {100 + 7 * r} euros à l'{name(r)} ;\n" for r in range(n))
        ),
    ),
    "cards": (
        "subventions",
        lambda n: (
            "Mme BRUN expose :\n\n"
            + "".join(
                f"Bénéficiaire : {name(r)}\nObjet : tournée\nMontant de la subvention : {r + 9} €\n\n" for r in range(n)
            )
            + AGREES
        ),
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


BLANK = 1_000
"""Blanks in a row: lines of tables have hundreds."""

GIVES = "Le Conseil, après en avoir délibéré, attribue une subvention de 100 €"
RUNS: dict[str, Callable[[str], str]] = {
    "in a title": lambda run: f"Subvention{run}aux associations\n\n{GIVES} à l'Amicale Bleue.\n",
    "behind an amount": lambda run: f"{GIVES}{run}à l'Amicale Bleue.\n",
    "before a rate": lambda run: f"{GIVES} à l'Amicale Bleue, soit 10 €{run}x élève.\n",
    "among members": lambda run: f"Étaient présents : M. ROY,{run}Mme BRUN\n\n{GIVES} à l'Amicale Bleue.\n",
    "in a vote": lambda run: f"{GIVES} à l'Amicale Bleue.\n\nVote : pour{run}12 contre 0\n",
}


def seconds(table: str, form: Callable[[int], str], number: int) -> float:
    """The least time of three in which a text of so many items is read, all of them."""
    source = Source(document_id="d", fichier="d.txt", format="txt", text=HEAD + form(number), sha256="0" * 64)
    (act,) = read(source, ()).actes
    assert sum(row.table == table for row in act.rows) == number
    return lasted(source)


def lasted(source: Source) -> float:
    """The least time of three in which a text is read."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        read(source, ())
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.parametrize("form", FORMS)
def test_reading_takes_time_in_proportion_to_the_text(form: str) -> None:
    """Between one length and four times it, the time grows less than nine times."""
    seconds(*FORMS[form], SMALL // 2)  # what is compiled or loaded once is not counted
    assert seconds(*FORMS[form], TIMES * SMALL) < LINEAR * seconds(*FORMS[form], SMALL)


@pytest.mark.parametrize("blank", [" ", "\n "])
@pytest.mark.parametrize("form", RUNS)
def test_a_run_of_blanks_is_gone_through_once(form: str, blank: str) -> None:
    """Tried at each blank, a form that begins with blanks takes sixteen times as long, or sixty-four."""

    def taken(number: int) -> float:
        text = HEAD + RUNS[form](blank * (number // len(blank)))
        return lasted(Source(document_id="d", fichier="d.txt", format="txt", text=text, sha256="0" * 64))

    taken(1)
    assert taken(TIMES * BLANK) < LINEAR * max(taken(BLANK), INSTANT)


def test_what_is_given_is_looked_for_as_one_pattern() -> None:
    """A form too long to be put behind its first letters would make every search one search a form."""
    assert len(family("don").forms) == 1
