"""``README.md`` of the package: what a person who receives the folder reads first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.package.publication import LICENCES
from generator.package.schemas import schemas

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.package.publication import Publication
    from generator.values.tables import Tables

_TEXT = """\
# {titre}

{description}

- **Producteur** : {producteur}
- **Version** : {version}{date}
- **Licence** : [{licence}]({licence_adresse})
- **Citer** : {producteur}, « {titre} », version {version}, {licence}.

Les actes qui font foi sont ceux que publient les collectivités ; ce paquet en est une lecture, à titre d'information.

## Lire les tables

- Fichiers CSV en UTF-8, séparés par des virgules ; dates AAAA-MM-JJ ; montants en euros, point décimal (`60000.00`).
- Une cellule vide signifie « le document ne l'indique pas » : rien n'est deviné.
- `provenances.csv` donne, pour chaque valeur, les mots exacts du document : `citation` est le passage de
  `textes/<document_id>.txt` qui va du caractère `debut` (compté à partir de 0) au caractère `fin` exclu.
- `originaux/`, quand il existe, contient les fichiers PDF et DOCX dont ces textes sont tirés.
- `complements.csv` donne ce qu'une personne a relevé hors des actes, avec sa source.
- `scdl/` contient les délibérations et les subventions de chaque collectivité au format national SCDL ;
  [`scdl/conformite.csv`](scdl/conformite.csv) dit quelles lignes n'y sont pas, et pourquoi.
- `controles.csv` dit ce qui a été recoupé, `anomalies.csv` ce qui reste douteux.
- `dictionnaire.md` explique chaque table et chaque colonne, et répond à trois questions.
- `datapackage.json` décrit les mêmes colonnes pour les programmes (Data Package 2.0).
- `SHA256SUMS` permet de vérifier les fichiers (`sha256sum -c SHA256SUMS`).

## Tables

| Fichier | Contenu | Enregistrements |
| --- | --- | ---: |
{tables}
"""


def leaflet(tables: Tables, publication: Publication, descriptor: Mapping[str, Any]) -> str:
    """The text of the leaflet."""
    name, address = LICENCES[publication.licence]
    return _TEXT.format(
        titre=publication.titre,
        description=publication.description,
        producteur=publication.producteur,
        version=descriptor["version"],
        date=f", données au {descriptor['created'][:10]}" if "created" in descriptor else "",
        licence=name,
        licence_adresse=address,
        tables="\n".join(
            f"| [`{contract.table}.csv`]({contract.table}.csv) | {contract.title} | "
            f"{len(getattr(tables, contract.table))} |"
            for contract in schemas()
        ),
    )
