"""From one version of the package to the next: acts that come or go, facts that change, with the words behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.package.compare import Comparaison, Row, compare, rows
from generator.package.descriptor import stated_version
from generator.package.sums import read_sums

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_BLOTTED = re.compile(r"[Xx]{3,}")
HIDDEN = "(retiré)"
"""What stands for the old value of a cell in which a name was blotted out."""

ADDED, CHANGED, WITHDRAWN = "ajout", "changement", "retrait"


@dataclass(frozen=True, slots=True, kw_only=True)
class Nouvelle:
    """One thing that is new: ``genre`` is ``ajout``, ``changement`` or ``retrait``; the cells are those of a table."""

    genre: str
    acte_id: str
    ou: str
    champ: str = ""
    avant: str = ""
    apres: str = ""
    citation: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """From which version to which, and all that is new; ``avant`` is empty where there was no package."""

    avant: str
    apres: str
    nouvelles: tuple[Nouvelle, ...] = ()


@dataclass(slots=True)
class _Side:
    """What is looked up in one of the two packages."""

    folder: Path
    actes: dict[str, Row] = field(default_factory=dict)
    subventions: dict[str, str] = field(default_factory=dict)
    passages: Mapping[tuple[str, str, str], str] = field(default_factory=dict)

    def load(self, needed: set[tuple[str, str, str]]) -> None:
        """Read the acts, and the words behind the cells that are needed."""
        known = read_sums(self.folder)
        self.actes = {row["acte_id"]: row for row in rows(self.folder, "actes", known)}
        self.subventions = {row["subvention_id"]: row["acte_id"] for row in rows(self.folder, "subventions", known)}
        proofs = ((_key(row), row["citation"]) for row in rows(self.folder, "provenances", known))
        self.passages = {key: words for key, words in proofs if key in needed and words}

    def act_of(self, table: str, ligne: str) -> str:
        """The act that a row belongs to; empty for a row of a roadmap."""
        first = ligne.partition("/")[0]
        return self.subventions.get(first, "") if table in {"subventions", "financements"} else (
            first if first in self.actes else ""
        )  # fmt: skip


def changes(old: Path, new: Path) -> Passage:
    """All that the package in ``new`` says otherwise than the one in ``old``; without ``old``, all of it is new.

    Raises ``RegistreError`` when a folder is not a package, or a table of it cannot be read.
    """
    found = compare(old, new)
    sides = _Side(old), _Side(new)
    needed = {(table, ecart.ligne, champ) for ecart in found.ecarts for table, champ in [ecart.champ.split(".", 1)]}
    for side in sides:
        if any(side.folder.iterdir()):
            side.load(needed)
    news = sorted((*_things(found, sides, new), *_facts(found, sides)), key=_rank)
    return Passage(stated_version(old), stated_version(new), tuple(news))


def _key(row: Row) -> tuple[str, str, str]:
    """The cell that a passage is about."""
    return row["table"], row["ligne"], row["champ"]


_ORDER = {ADDED: 0, WITHDRAWN: 1, CHANGED: 2}


def _rank(news: Nouvelle) -> tuple[int, str, str, str]:
    """Acts that come, acts that go, then facts, each in the order of the acts."""
    return _ORDER[news.genre], news.acte_id, news.ou, news.champ


def _things(found: Comparaison, sides: tuple[_Side, _Side], new: Path) -> Iterator[Nouvelle]:
    """The acts and the documents without acts that only one package holds; of a withdrawn one, its reason alone."""
    told = (row for row in rows(new, "retraits", read_sums(new)) if row["nature"] != "nom")
    withdrawn = {row["retire_id"]: row["motif"] for row in told}
    for genre, row in found.seuls:
        acte_id = row.get("acte_id", "")
        name = acte_id or row["document_id"]
        if genre == "gagné":
            yield Nouvelle(genre=ADDED, acte_id=acte_id, ou=_title(row, sides[1]))
        elif name in withdrawn:
            yield Nouvelle(genre=WITHDRAWN, acte_id=acte_id, ou=name, apres=withdrawn[name])
        elif "" in withdrawn:  # an identifier that may not be told, perhaps this one
            yield Nouvelle(genre=WITHDRAWN, acte_id="", ou=HIDDEN)
        else:
            yield Nouvelle(genre=WITHDRAWN, acte_id=acte_id, ou=_title(row, sides[0]))


def _title(row: Row, side: _Side) -> str:
    """What an act or a document is called."""
    act = side.actes.get(row.get("acte_id", ""), row)
    parts = (act.get("reference"), act.get("date_seance"), act.get("objet") or act.get("titre"))
    return " — ".join(filter(None, parts)) or row.get("fichier") or row.get("acte_id", "")


def _facts(found: Comparaison, sides: tuple[_Side, _Side]) -> Iterator[Nouvelle]:
    """The facts that changed in acts and documents that both packages hold."""
    for old, new in found.renommes:
        yield Nouvelle(
            genre=CHANGED,
            acte_id=new["acte_id"],
            ou=_title(new, sides[1]),
            champ="actes.acte_id",
            avant=old["acte_id"],
            apres=new["acte_id"],
        )
    for ecart in found.ecarts:
        if ecart.seul:
            continue
        table, champ = ecart.champ.split(".", 1)
        side = sides[ecart.genre != "perdu"]
        acte = side.act_of(table, ecart.ligne)
        words = side.passages.get((table, ecart.ligne, champ), "")
        gone = _BLOTTED.search(ecart.apres) is not None and ecart.avant != ecart.apres
        yield Nouvelle(
            genre=CHANGED,
            acte_id=acte,
            ou=f"{ecart.document} › {ecart.ou}",
            champ=ecart.champ,
            avant=HIDDEN if gone and ecart.avant else ecart.avant,
            apres=ecart.apres,
            citation="" if words in {ecart.avant, ecart.apres} else words,
        )
