"""Small invented acts: what each room reads in them, where, and nothing else.

A file of ``facts/`` holds cases. ``=== title`` begins one; then comes the act, with a tag around each value that stands
in one place: ``Séance du <date_seance 2021-03-03>3 mars 2021</date_seance>``. Lines ``= column : value`` state what no
tag can show: a value with its words (``« … »``), a deduced one (``(déduit)``), a row. ``! code`` is a doubt to be told.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.extraction import document
from generator.french.notation import Mark, parse
from generator.sources.registry import Body, Organe
from generator.values.finding import Finding, Statut
from generator.values.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from _pytest.mark import ParameterSet

    from generator.values.lecture import ActRead, RowRead

FACTS = Path(__file__).parent / "facts"
KNOWN = Body(
    collectivite_id="metropole-des-rives",
    nom="Métropole des Rives",
    type="metropole",
    siren="239999998",
    organes=(Organe("Bureau des Rives", ("Bureau de la Métropole des Rives",)),),
    exemples=(),
    contre_exemples=(),
)


@dataclass(frozen=True, slots=True)
class Room:
    """What the cases of a file are about: columns of ``actes``, tables, codes of doubts. The rest is not looked at."""

    champs: frozenset[str] = frozenset()
    tables: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()


COUNTS = frozenset({"membres_en_exercice", "membres_presents", "membres_representes", "membres_absents", "votants"})
ROOMS = {
    "effectifs": Room(COUNTS),
    "presences": Room(COUNTS, frozenset({"presences"}), frozenset({"nom-illisible"})),
    "seance": Room(
        frozenset({"date_seance", "date_convocation", "president", "secretaire"}),
        codes=frozenset({"date-contradictoire", "date-absente"}),
    ),
    "tampons": Room(frozenset({"date_reception", "date_mise_en_ligne", "identifiant_actes"})),
    "matiere": Room(frozenset({"matiere_code", "matiere_nom"})),
    "titre": Room(
        frozenset({"reference", "reference_interne", "objet"}), codes=frozenset({"numero-absent", "objet-absent"})
    ),
    "identite": Room(frozenset({"nature", "collectivite", "assemblee"}), codes=frozenset({"collectivite-non-nommee"})),
    "visas": Room(tables=frozenset({"visas", "considerants"})),
    "articles": Room(tables=frozenset({"articles"})),
    "vote": Room(frozenset({"issue", "unanimite", "votes_pour", "votes_contre", "votes_abstention"})),
    "signatures": Room(tables=frozenset({"signataires"})),
}


@dataclass(frozen=True, slots=True)
class Case:
    """An act and what must be read in it."""

    room: Room
    text: str
    marks: tuple[Mark, ...]
    stated: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


def cases() -> Iterator[ParameterSet]:
    """Every case of every file, under its title."""
    for name, room in ROOMS.items():
        for block in (FACTS / f"{name}.txt").read_text(encoding="utf-8").split("=== ")[1:]:
            title, _, body = block.partition("\n")
            lines = body.rstrip("\n").split("\n")
            text, marks = parse("\n".join(line for line in lines if not line.startswith(("= ", "! "))) + "\n")
            stated = [line[2:] for line in lines if line.startswith("= ")]
            doubts = [line[2:] for line in lines if line.startswith("! ")]
            yield pytest.param(Case(room, text, marks, stated, doubts), id=f"{name} : {title}")


def read(text: str) -> ActRead:
    """The one act of a text; the doubts about the document are told with those about its act."""
    lecture = document.read(Source("essai", "essai.txt", "txt", text, ""), (KNOWN,))
    assert lecture.layout == "acte"
    (act,) = lecture.actes
    return type(act)(act.champs, act.rows, (*act.issues, *lecture.issues))


def words(found: Finding[object], text: str) -> str:
    """The words behind a value, each passage with its white space made single."""
    return " … ".join(" ".join(span.of(text).split()) for span in found.spans)


def value(found: Finding[object]) -> str:
    """A value as the files write it."""
    return {True: "oui", False: "non"}[found.value] if isinstance(found.value, bool) else str(found.value)


def findings(act: ActRead, room: Room) -> Iterator[tuple[str, Finding[object]]]:
    """The values that a tag can show: cells of the act, and the persons of its lists, under their status."""
    yield from ((name, found) for name, found in act.champs.items() if name in room.champs)
    for row in act.rows:
        if row.table == "presences" and "presences" in room.tables:
            yield str(row.champs["statut"].value), row.champs["personne"]
            if "mandataire" in row.champs:
                yield "mandataire", row.champs["mandataire"]


def told(row: RowRead, text: str) -> str:
    """A row as the files write it: its cells, then the words that it quotes."""
    cells = row.champs
    match row.table:
        case "visas":
            said = " ".join(value(cells[name]) for name in ("nature", "numero", "date") if name in cells)
            return f"visa : {said} « {words(cells['texte'], text)} »"
        case "articles":
            return f"article {value(cells['numero']) if 'numero' in cells else '-'} : « {words(cells['texte'], text)} »"
        case "signataires":
            quality = f", {value(cells['qualite'])}" if "qualite" in cells else ""
            return f"signature : {value(cells['personne'])}{quality}"
        case _:
            return f"{row.table.removesuffix('s')} : « {words(cells['texte'], text)} »"


def stated(rest: Iterable[tuple[str, Finding[object]]], text: str) -> Iterator[str]:
    """Values that no tag shows, as the files write them."""
    for name, found in rest:
        how = "(déduit)" if found.statut is Statut.DEDUIT else f"« {words(found, text)} »"
        yield f"{name} : {value(found)} {how}"


@pytest.mark.parametrize("case", list(cases()))
def test_an_act_says_what_its_case_says(case: Case) -> None:
    """Every value at its place; no other value; the doubts that must be told and no other."""
    act = read(case.text)
    found = list(findings(act, case.room))
    tagged = {
        id(one): Mark(name, value(one), one.spans[0])
        for name, one in found
        if one.statut is not Statut.DEDUIT and len(one.spans) == 1
    }
    shown = [mark for mark in tagged.values() if mark in case.marks]
    assert sorted(shown, key=lambda mark: mark.span) == list(case.marks)
    rest = [(name, one) for name, one in found if tagged.get(id(one)) not in case.marks]
    rows = [told(row, case.text) for row in act.rows if row.table in case.room.tables - {"presences"}]
    assert [*sorted(stated(rest, case.text)), *rows] == (sorted(case.stated) if case.room.champs else case.stated)
    assert [issue.code for issue in act.issues if issue.code in case.room.codes] == case.doubts


def test_every_quoted_text_is_its_words() -> None:
    """What a row quotes is what stands at its places, stamps stepped over."""
    text = (FACTS / "visas.txt").read_text(encoding="utf-8").split("=== ")[1].partition("\n")[2]
    text = "\n".join(line for line in text.split("\n") if not line.startswith("= "))
    quoted = [row.champs["texte"] for row in read(text).rows if row.table == "visas"]
    assert quoted
    assert all(" ".join("".join(span.of(text) for span in one.spans).split()) == one.value for one in quoted)
