"""The history of publications: a table beside the documents, to which a person adds and from which nothing is cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.package.rows import read_table, write_table
from generator.values.changes import Changement
from generator.values.issue import RegistreError

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from generator.package.changes import Passage

FILE = "changements.csv"
TABLE = "changements"


def load(seeds: Path) -> tuple[Changement, ...]:
    """The history kept beside the documents of ``seeds``, oldest first; none where nobody keeps one.

    Raises ``RegistreError`` (``table-illisible``, ``valeur-illisible``) for a file that is not that table.
    """
    path = seeds / FILE
    if not path.exists():
        return ()
    return tuple(row for row in read_table(path, TABLE) if isinstance(row, Changement))


def record(passage: Passage, seeds: Path, date: dt.date) -> int:
    """Add a publication of ``date`` to the history beside ``seeds``, and give its number.

    Raises ``RegistreError`` (``publication-deja-inscrite``) when the last publication has this version already, or
    when nothing changed.
    """
    known = load(seeds)
    last = known[-1] if known else None
    if not passage.nouvelles or (last and last.version == passage.apres):
        raise RegistreError(
            f"La version {passage.apres} est déjà inscrite, ou ne change aucun fait.",
            str(seeds / FILE),
            "N'inscrire qu'un paquet qui diffère du précédent : registre changes AVANT APRES.",
            "publication-deja-inscrite",
        )
    number = last.publication + 1 if last else 1
    added = tuple(
        Changement(
            publication=number,
            ordre=ordre,
            version=passage.apres,
            date=date,
            genre=news.genre,
            acte_id=news.acte_id or None,
            ou=news.ou,
            champ=news.champ or None,
            avant=news.avant or None,
            apres=news.apres or None,
            citation=news.citation or None,
        )
        for ordre, news in enumerate(passage.nouvelles, start=1)
    )
    write_table(seeds / FILE, TABLE, (*known, *added))
    return number
