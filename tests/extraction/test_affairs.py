"""What everyday affairs grant, read as an act of its own and as an affair of minutes under four kinds of title."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from generator.extraction import document
from generator.extraction.grants.terms.statement import alike
from generator.values.grants import OCCULTE
from generator.values.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

AFFAIRS = Path(__file__).parent / "phrases" / "affaires.txt"
SITTING = """COMMUNE DE VAUVENT-LA-RIVIÈRE

{what}

L'an deux mille vingt-deux, le quatorze mars à vingt heures, le Conseil Municipal de Vauvent-la-Rivière, légalement \
convoqué, s'est réuni à la mairie sous la présidence de Mme Anne LEROUX, Maire.

Présents : Mme LEROUX Anne, M. PETIT Jean, Mme ROUX Claire
Secrétaire de séance : M. PETIT Jean

"""
ACT = SITTING.format(what="EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL\n\nSéance du 14 mars 2022")
MINUTES = SITTING.format(what="PROCÈS-VERBAL DE LA SÉANCE DU CONSEIL MUNICIPAL DU 14 MARS 2022")
OTHER = "Le Conseil municipal, après en avoir délibéré, à l'unanimité, approuve le règlement du cimetière.\n\n"


class Affair(NamedTuple):
    """An affair, what it grants as amount and receiver, and what it grants that is not read yet."""

    title: str
    body: str
    read: tuple[tuple[Decimal, str], ...]
    unread: tuple[tuple[Decimal, str], ...]


def affairs() -> Iterator[Affair]:
    """The affairs of the file."""
    text = re.sub(r"^#.*\n", "", AFFAIRS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for block in text.split("=== ")[1:]:
        title, _, rest = block.partition("\n")
        lines = rest.rstrip("\n").splitlines()
        told: dict[str, list[tuple[Decimal, str]]] = {"=": [], "~": []}
        while lines and lines[-1][:2] in {"= ", "~ "}:
            amount, _, name = lines[-1][2:].partition(" | ")
            told[lines.pop()[0]].append((Decimal(amount), name))
        yield Affair(title, "\n".join(lines), tuple(told["="]), tuple(told["~"]))


def act(affair: Affair) -> str:
    """The affair as an extract of the register."""
    return f"{ACT}Délibération n° 2022-014\n\nObjet : {affair.title}\n\n{affair.body}\n\nLe Maire, Anne LEROUX\n"


def minutes(title: str) -> Callable[[Affair], str]:
    """The affair between two others in minutes, its title written as ``title`` says."""

    def write(affair: Affair) -> str:
        said = title.format(rank=2, title=affair.title, loud=affair.title.upper())
        first = title.format(rank=1, title="Règlement du cimetière", loud="RÈGLEMENT DU CIMETIÈRE")
        last = title.format(rank=3, title="Règlement du marché", loud="RÈGLEMENT DU MARCHÉ")
        close = OTHER.replace("cimetière", "marché") + "La séance est levée à 22 heures.\n"
        return f"{MINUTES}{first}\n\n{OTHER}{said}\n\n{affair.body}\n\n{last}\n\n{close}"

    return write


FORMS = {
    "acte": act,
    "rang": minutes("{rank}. {title}"),
    "numéro": minutes("Délibération n° 2022-0{rank} : {title}"),
    "capitales": minutes("{loud}"),
    "objet": minutes("2022/0{rank} - Objet : {title}"),
}


def granted(text: str) -> list[tuple[Decimal, str]]:
    """What a document grants in money: amounts, and who receives."""
    lecture = document.read(Source("essai", "essai.txt", "txt", text, ""), ())
    rows = [row.champs for one in lecture.actes for row in one.rows if row.table == "subventions"]
    return [
        (Decimal(str(champs["montant"].value)), str(champs["nom_imprime"].value) if "nom_imprime" in champs else "")
        for champs in rows
        if champs["statut"].value == "attribuee" and champs["type"].value != "nature"
    ]


def same(one: tuple[Decimal, str], other: tuple[Decimal, str]) -> bool:
    """Whether a subsidy that was read is the one that is wanted; a natural person has no name."""
    return one[0] == other[0] and (one[1] in {OCCULTE, ""} if other[1] == "-" else alike(one[1], other[1]))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("affair", [*affairs()], ids=lambda affair: affair.title[:60])
def test_an_affair_grants_what_its_case_says(affair: Affair, form: str) -> None:
    """Each subsidy is read with its receiver, once; no other sum is taken for one."""
    found = granted(FORMS[form](affair))
    for wanted in affair.read:
        match = next((one for one in found if same(one, wanted)), None)
        assert match is not None, f"{wanted} not in {found}"
        found.remove(match)
    found = [one for one in found if not any(same(one, wanted) for wanted in affair.unread)]
    assert found == []


def test_the_cases_are_many_and_some_grant_nothing() -> None:
    """The file is read whole: cases with one subsidy, with several, with none."""
    counted = Counter(min(len(affair.read), 2) for affair in affairs())

    assert min(counted[0], counted[1], counted[2]) > 20
