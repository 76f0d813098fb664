"""What is wrong with a package, and the piece of a table in which a check looks for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.package.schemas import Schema


@dataclass(frozen=True, slots=True)
class Problem:
    """A promise of the package that its files do not keep: a stable code, the place, and French words.

    >>> print(Problem("citation", "liens.csv, enregistrement 3", "les mots cités ne sont pas ceux du texte"))
    liens.csv, enregistrement 3 : les mots cités ne sont pas ceux du texte [citation]
    """

    code: str
    ou: str
    quoi: str

    def __str__(self) -> str:
        """The problem on one line."""
        return f"{self.ou} : {self.quoi} [{self.code}]"


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some consecutive rows of a table, by column; ``before`` rows precede them."""

    contract: Schema
    before: int
    columns: tuple[tuple[str, ...], ...]

    def __getitem__(self, name: str) -> tuple[str, ...]:
        """The cells of the column ``name``."""
        return self.columns[self.contract.names.index(name)]

    def lignes(self) -> tuple[str, ...]:
        """The key of each row as ``provenances`` writes it, its parts joined by ``/``."""
        return tuple(map("/".join, zip(*(self[name] for name in self.contract.key), strict=True)))

    def problem(self, code: str, index: int, quoi: str, column: str = "") -> Problem:
        """A problem of the row ``index`` of this chunk."""
        where = f"{self.contract.table}.csv, enregistrement {self.before + index + 1}"
        return Problem(code, f"{where}, colonne {column}" if column else where, quoi)
