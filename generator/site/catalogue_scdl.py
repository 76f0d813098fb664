"""The « catalogue » of SCDL 0.1.3: one row for each body whose acts are published, where all twenty columns are known.

Every column is required. A row that could only be completed by a guess is not written: without the SIRET of the
producer (``seeds/publication.yml``) and of a body (its fiche), the address of the site and a first publication in the
history, there is no row, and without a row no file.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

from generator.site.catalogue import dates, files

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

    from generator.package.read import Dataset
    from generator.values.acts import Collectivite
    from generator.values.exported import Offre

PLACE = "donnees/catalogue-scdl.csv"

COLUMNS = (
    "COLL_NOM", "COLL_SIRET", "ID", "TITRE", "DESCRIPTION", "THEME", "PRODUCTEUR_NOM", "PRODUCTEUR_SIRET",
    "COUV_SPAT_MAILLE", "COUV_SPAT_NOM", "COUV_TEMP_DEBUT", "COUV_TEMP_FIN", "DATE_PUBL", "FREQ_MAJ", "DATE_MAJ",
    "MOTS_CLES", "LICENCE", "NOMBRE_RESSOURCES", "FORMAT_RESSOURCES", "URL",
)  # fmt: skip

MESHES = {
    "commune": "Communale",
    "departement": "Départementale",
    "region": "Régionale",
    "communaute_de_communes": "Intercommunale",
    "communaute_d_agglomeration": "Intercommunale",
    "communaute_urbaine": "Intercommunale",
    "metropole": "Intercommunale",
    "syndicat": "Intercommunale",
}
LICENCES = {"etalab-2.0": "Licence Ouverte-LO", "ODbL-1.0": "Open Database License-ODBL"}

LONGEST = 140
"""Characters of a name or a theme."""


def write(folder: Path, dataset: Dataset, offre: Offre) -> None:
    """Write the catalogue below ``folder``, laid out as the site, where it has a row."""
    found = list(rows(dataset, offre))
    if not found:
        return
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\n").writerows([COLUMNS, *found])
    (folder / PLACE).write_text(buffer.getvalue(), encoding="utf-8", newline="")


def rows(dataset: Dataset, offre: Offre) -> Iterator[tuple[str, ...]]:
    """The rows that can be complete, by body."""
    said, (issued, modified) = dataset.publication, dates(dataset)
    if not (said.siret and offre.adresse and issued and modified):
        return
    held = list(files(dataset, offre))
    formats = ";".join(dict.fromkeys(each["path"].rpartition(".")[2] for each in held))
    words = ";".join(_plain(word) for word in said.mots_cles)
    known: dict[str | None, list[dt.date]] = defaultdict(list)
    for acte in dataset.tables.actes:
        known[acte.collectivite_id] += [acte.date_seance] if acte.date_seance else []
    for body in dataset.tables.collectivites:
        days = sorted(known[body.collectivite_id])
        if not body.siret or not days:
            continue
        yield (
            body.nom[:LONGEST], body.siret, f"{said.nom}-{body.collectivite_id}", f"{said.titre} : {body.nom}",
            said.description, "Administration locale", said.producteur[:LONGEST], said.siret, _mesh(body),
            body.nom[:LONGEST], days[0].isoformat(), days[-1].isoformat(), issued, "Irrégulière", modified, words,
            LICENCES[said.licence], str(len(held)), formats, f"{offre.adresse}donnees/",
        )  # fmt: skip


def _mesh(body: Collectivite) -> str:
    """The kind of territory of a body."""
    return MESHES.get(body.type or "", "Autre")


def _plain(word: str) -> str:
    """A keyword in small letters without accents.

    >>> _plain("Délibérations")
    'deliberations'
    """
    return "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))
