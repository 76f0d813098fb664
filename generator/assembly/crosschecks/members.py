"""Checks of people: counted names, members in office, voices, and the numbering of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.assembly.crosschecks.dossier import Check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.assembly.crosschecks.dossier import Dossier

COUNTS = {"present": "membres_presents", "represente": "membres_representes", "absent": "membres_absents"}
WORDS = {"present": "présents", "represente": "représentés", "absent": "absents"}


def lists(dossier: Dossier) -> Iterator[Check]:
    """Each printed number of members equals the number of names in its list.

    An act of a sitting has no list of its own: the list is that of the sitting.
    """
    if dossier.acte.seance_id is not None:
        return
    statuts = [row.statut for row in dossier.presences]
    for statut, column in COUNTS.items():
        names = statuts.count(statut)
        printed = getattr(dossier.acte, column)
        if names and printed is not None and dossier.printed(column):
            yield Check.equal(f"compte-{column}", f"noms dans la liste des {WORDS[statut]}", names, printed)


def voices(dossier: Dossier) -> Iterator[Check]:
    """Members present and proxies make the voices."""
    acte = dossier.acte
    if None not in {acte.membres_presents, acte.votants} and acte.membres_representes is not None:
        total = (acte.membres_presents or 0) + acte.membres_representes
        formule = f"{acte.membres_presents} présents + {acte.membres_representes} pouvoirs"
        yield Check.equal("voix", formule, total, acte.votants)


def office(dossier: Dossier) -> Iterator[Check]:
    """Members present, represented and absent make the members in office."""
    acte = dossier.acte
    parts = (acte.membres_presents, acte.membres_representes, acte.membres_absents)
    if acte.membres_en_exercice is not None and all(part is not None for part in parts):
        formule = f"{parts[0]} présents + {parts[1]} représentés + {parts[2]} absents"
        yield Check.equal("membres-en-exercice", formule, sum(part or 0 for part in parts), acte.membres_en_exercice)


def ballot(dossier: Dossier) -> Iterator[Check]:
    """Votes for, against and abstentions make the voices."""
    acte = dossier.acte
    parts = (acte.votes_pour, acte.votes_contre, acte.votes_abstention)
    if acte.votants is not None and all(part is not None for part in parts):
        formule = f"{parts[0]} pour + {parts[1]} contre + {parts[2]} abstentions"
        yield Check.equal("scrutin", formule, sum(part or 0 for part in parts), acte.votants)


def articles(dossier: Dossier) -> Iterator[Check]:
    """Numbered articles follow each other from 1."""
    numbers = [article.numero for article in dossier.articles if article.numero]
    if len(numbers) > 1 and all(number.isdigit() for number in numbers):
        expected = ", ".join(str(number) for number in range(1, len(numbers) + 1))
        yield Check.equal("suite-articles", f"{len(numbers)} articles numérotés", expected, ", ".join(numbers))
