"""Keys: rows sorted, each key once, and every reference to a row that exists."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.package.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.package.problem import Chunk


POINTING = {"liens": ("cible_table", "cible_id"), "complements": ("table", "ligne")}
"""Tables whose rows point at rows of any table: the columns that name the table and the row."""


class Keys:
    """Sees every table chunk by chunk, in any order of tables; ``end`` tells the references that lead nowhere.

    Those that saw different tables, perhaps in different processes, are put together by ``join``.
    """

    def __init__(self) -> None:
        """Nothing seen yet."""
        self.known: dict[str, set[str]] = defaultdict(set)
        self._last: dict[str, tuple[str | int, ...]] = {}
        self._unique: dict[tuple[str, tuple[str, ...]], set[tuple[str, ...]]] = defaultdict(set)
        self._used: dict[tuple[str, str, str], set[str]] = defaultdict(set)

    def see(self, chunk: Chunk) -> Iterator[Problem]:
        """Look at the keys of a chunk."""
        table = chunk.contract.table
        yield from self._order(chunk)
        self.known[table].update(chunk.lignes())
        for names in chunk.contract.unique:
            yield from self._unicity(chunk, names)
        for foreign in chunk.contract.foreign:
            (name,) = foreign.fields
            self._used[table, name, foreign.table].update(chunk[name])
        if table in POINTING:
            which, row = POINTING[table]
            for cible, ident in set(zip(chunk[which], chunk[row], strict=True)):
                self._used[table, row, cible].add(ident)

    def seen(self) -> Keys:
        """What the others need to know of the tables seen here: less than what telling their rows apart took."""
        kept = Keys()
        kept.join(self)
        return kept

    def join(self, other: Keys) -> None:
        """Add what ``other`` saw."""
        for table, known in other.known.items():
            self.known[table] |= known
        for place, used in other._used.items():
            self._used[place] |= used

    def end(self) -> Iterator[Problem]:
        """The references to rows that no table holds."""
        for (table, name, target), used in sorted(self._used.items()):
            for value in sorted(used - self.known[target] - {""}):
                place = f"{table}.csv, colonne {name}"
                yield Problem("reference", place, f"« {value} » ne désigne aucun enregistrement de {target}.csv")

    def _order(self, chunk: Chunk) -> Iterator[Problem]:
        """Rows that repeat the key of the row above, or should stand above it."""
        ranks = {field.name for field in chunk.contract.fields if field.type == "integer"}
        parts = (map(int, chunk[name]) if name in ranks else chunk[name] for name in chunk.contract.key)
        last = self._last.get(chunk.contract.table, ())
        for index, key in enumerate(zip(*parts, strict=True)):
            if key <= last:
                same = key == last
                words = "répète la clé" if same else "est classé après une clé plus grande que"
                text = "/".join(map(str, key))
                yield chunk.problem("cle-double" if same else "ordre", index, f"l'enregistrement {words} « {text} »")
            last = key
        self._last[chunk.contract.table] = last

    def _unicity(self, chunk: Chunk, names: tuple[str, ...]) -> Iterator[Problem]:
        """Rows that share values which must differ; an empty cell shares nothing."""
        seen = self._unique[chunk.contract.table, names]
        for index, values in enumerate(zip(*(chunk[name] for name in names), strict=True)):
            if "" in values:
                continue
            if values in seen:
                yield chunk.problem("unicite", index, f"« {' / '.join(values)} » est déjà pris", ", ".join(names))
            seen.add(values)
