"""Two packages held side by side: the facts that one states and the other does not, or states otherwise.

Cells are compared as they are written, by the columns of each package, so that two versions of the program may be
compared. Identifiers and ranks are no facts: a number newly read renames an act, and is one fact gained, not fifty.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from generator.package.cells import columns, header
from generator.package.sums import read_sums
from generator.values.tables import KEYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

Row = dict[str, str]
Genre = Literal["gagné", "perdu", "changé"]

PARENTS: dict[str, str] = {
    "actes": "documents",
    "subventions": "actes",
    "financements": "subventions",
    "imputations": "actes",
    "axes": "documents",
    "actions": "axes",
}
"""The tables whose cells are compared, each with the table its rows hang on, parents first."""

COUNTED = ("presences", "visas", "considerants", "articles", "signataires")
"""The tables of an act whose rows are counted: their words are long, and a comma moved is no news."""

NATURAL: dict[str, tuple[tuple[str, ...], ...]] = {
    "actes": (("reference", "objet"), ("reference",), ("objet",), ()),
    "subventions": (("nom_imprime", "montant", "statut"), ("nom_imprime",), ("montant",), ()),
    "financements": (("financeur", "montant"), ("financeur",), ()),
    "imputations": (("texte",), ("nature", "fonction", "montant"), ()),
    "axes": (("lettre",), ("titre",), ()),
    "actions": (("libelle", "texte"), ("libelle",), ()),
}
"""What makes a row of one package that of the other, most telling first; then the order in which they stand."""

SAME = (("fichier",), ("sha256",), ("actes",))
"""What makes a document of one package that of the other: its file, its bytes under another name, its acts."""

NAMES: dict[str, tuple[str, ...]] = {
    "actes": ("reference", "objet", "acte_id"),
    "subventions": ("nom_imprime", "montant"),
    "financements": ("financeur",),
    "imputations": ("texte",),
    "axes": ("lettre",),
    "actions": ("libelle",),
}
"""How a row is called in a report: by the first of these cells that holds something."""

NOT_FACTS = {name for key in KEYS.values() for name in key} - {"collectivite_id", "beneficiaire_id"} | {"seance_id"}
"""Columns that say where a row stands. The identifiers of bodies are their names, and stay."""


@dataclass(frozen=True, slots=True)
class Ecart:
    """A fact that only one of two packages states, or that they state otherwise; the absent side is empty.

    ``ou`` names the row inside its document: ``"2024-011 › Les Sabots rouges"``; ``ligne`` is its key, in the later
    package where it stands there. ``seul`` says that the act, or the document, is in one of the packages only.
    """

    document: str
    ou: str
    champ: str
    genre: Genre
    avant: str
    apres: str
    ligne: str = ""
    seul: bool = False


@dataclass(slots=True)
class Comparaison:
    """What two packages state alike and otherwise; ``ajoutes`` and ``retires`` are documents of one of them alone.

    ``seuls`` are the acts, and the documents without acts, of one of them alone; ``renommes`` the acts that both hold
    under two identifiers.
    """

    ecarts: list[Ecart] = field(default_factory=list)
    identiques: int = 0
    documents: int = 0
    ajoutes: tuple[str, ...] = ()
    retires: tuple[str, ...] = ()
    seuls: list[tuple[Genre, Row]] = field(default_factory=list)
    renommes: list[tuple[Row, Row]] = field(default_factory=list)


class _Facts:
    """The rows of a package, each found from the row it hangs on."""

    def __init__(self, folder: Path) -> None:
        """Read the tables of the package in ``folder``; raises ``RegistreError`` when it is not one.

        An empty folder is the package of nothing.
        """
        known = read_sums(folder) if any(folder.iterdir()) else {}
        self.documents = tuple(rows(folder, "documents", known))
        self._below: dict[str, dict[str, list[Row]]] = {}
        for table, parent in PARENTS.items():
            (key,) = KEYS[parent]
            below = self._below[table] = defaultdict(list)
            for row in rows(folder, table, known):
                below[row[key]].append(row)
        counts = {table: Counter(row["acte_id"] for row in rows(folder, table, known)) for table in COUNTED}
        for acts in self._below["actes"].values():
            for act in acts:
                act |= {f"{table} (nombre)": str(counts[table][act["acte_id"]] or "") for table in COUNTED}
        for row in self.documents:
            row["actes"] = " ".join(act["acte_id"] for act in self.below("actes", row))

    def below(self, table: str, row: Row | None) -> list[Row]:
        """The rows of ``table`` that hang on ``row``."""
        return [] if row is None else self._below[table].get(row[KEYS[PARENTS[table]][0]], [])


def compare(old: Path, new: Path) -> Comparaison:
    """Compare the packages in two folders, document by document.

    Raises ``RegistreError`` when a folder is not a package, or a table of it cannot be read.
    """
    before, after = _Facts(old), _Facts(new)
    couples = sorted(pairs(before.documents, after.documents, SAME), key=_file)
    found = Comparaison(
        documents=sum(None not in couple for couple in couples),
        ajoutes=tuple(_file(couple) for couple in couples if couple[0] is None),
        retires=tuple(_file(couple) for couple in couples if couple[1] is None),
    )
    for couple in couples:
        if None in couple and not any(row and row["actes"] for row in couple):
            _alone(found, couple)
        _descend(found, (before, after), "documents", couple, Place((_file(couple),), None in couple))
    return found


def _file(couple: tuple[Row | None, Row | None]) -> str:
    """The file of a document, as the later package names it."""
    return (couple[1] or couple[0] or {})["fichier"]


def _alone(found: Comparaison, couple: tuple[Row | None, Row | None]) -> None:
    """Note an act, or a document without acts, of one package alone; and an act of both that changed its name."""
    old, new = couple
    if old is None or new is None:
        found.seuls.append(("gagné", new) if new else ("perdu", old or {}))
    elif old["acte_id"] != new["acte_id"]:
        found.renommes.append((old, new))


class Place(NamedTuple):
    """Where a row stands: the names from its document down, and whether one package alone holds its act."""

    names: tuple[str, ...]
    seul: bool


def _descend(
    found: Comparaison,
    sides: tuple[_Facts, _Facts],
    table: str,
    pair: tuple[Row | None, Row | None],
    place: Place,
) -> None:
    """Compare the rows that hang on the two sides of ``pair``, and what hangs on them in turn."""
    for child, parent in PARENTS.items():
        if parent != table:
            continue
        olds, news = (side.below(child, row) for side, row in zip(sides, pair, strict=True))
        for couple in pairs(olds, news, NATURAL[child]):
            alone = place.seul or (child == "actes" and None in couple)
            inside = Place((*place.names, _name(child, couple[1] or couple[0] or {})), alone)
            if child == "actes":
                _alone(found, couple)
            _cells(found, child, couple, inside)
            _descend(found, sides, child, couple, inside)


def _cells(found: Comparaison, table: str, pair: tuple[Row | None, Row | None], place: Place) -> None:
    """Compare the cells of two rows, or count those of a row that stands alone."""
    old, new = (row or {} for row in pair)
    ligne = "/".join(_key(new or old, KEYS[table]))
    document, *ou = place.names
    for name in dict.fromkeys((*new, *old)):
        avant, apres = old.get(name, ""), new.get(name, "")
        if name in NOT_FACTS or not (avant or apres):
            continue
        if avant == apres:
            found.identiques += 1
            continue
        genre: Genre = "gagné" if not avant else "perdu" if not apres else "changé"
        champ = f"{table}.{name}"
        found.ecarts.append(Ecart(document, " › ".join(ou), champ, genre, avant, apres, ligne, place.seul))


def pairs(
    olds: Iterable[Row], news: Iterable[Row], keys: Iterable[tuple[str, ...]]
) -> Iterator[tuple[Row | None, Row | None]]:
    """Each old row with its new one, then those left alone; a row that states nothing of a key waits for the next.

    >>> named, unnamed = {"nom": "Harmonie", "montant": "9.00"}, {"nom": "", "montant": "9.00"}
    >>> list(pairs([unnamed], [named], [("nom",), ("montant",)])) == [(unnamed, named)]
    True
    """
    alone, waiting = list(olds), list(news)
    for names in keys:
        places: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
        for index, row in enumerate(waiting):
            places[_key(row, names)].append(index)
        left, taken = [], set()
        for row in alone:
            key = _key(row, names)
            if (names and not any(key)) or not places[key]:
                left.append(row)
            else:
                index = places[key].popleft()
                taken.add(index)
                yield row, waiting[index]
        alone, waiting = left, [row for index, row in enumerate(waiting) if index not in taken]
    yield from ((row, None) for row in alone)
    yield from ((None, row) for row in waiting)


def _key(row: Row, names: tuple[str, ...]) -> tuple[str, ...]:
    """The cells of a row under ``names``; a package of another version may lack one."""
    return tuple(row.get(name, "") for name in names)


def _name(table: str, row: Row) -> str:
    """What a report calls a row."""
    return next(filter(None, _key(row, NAMES[table])), table)


def rows(folder: Path, table: str, known: Mapping[str, str]) -> Iterator[Row]:
    """The rows of a table under the columns that it has; none when the package does not hold the table."""
    path = folder / f"{table}.csv"
    if path.name not in known:
        return
    names = header(path)
    for chunk in columns(path, names):
        for cells in zip(*chunk, strict=True):
            yield dict(zip(names, cells, strict=True))
