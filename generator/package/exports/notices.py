"""The sheets of a workbook that explain the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.package.codebook import forme
from generator.package.dictionary import TYPES
from generator.package.exports.grid import grids
from generator.package.exports.workbook import Notice
from generator.package.publication import LICENCES
from generator.package.views import vues
from generator.values.said import compte

if TYPE_CHECKING:
    from generator.package.dictionary import Table
    from generator.package.exports.grid import Grid
    from generator.package.read import Dataset


def about(dataset: Dataset, views: tuple[Grid, ...]) -> Notice:
    """What a person who opens the workbook reads first."""
    said = dataset.publication
    licence, address = LICENCES[said.licence]
    cite = f"{said.producteur}, « {said.titre} », version {dataset.version}, {licence}."
    rows = [
        (said.titre, said.description),
        ("Producteur", said.producteur),
        ("Version", dataset.version),
        ("Données au", dataset.created or "date inconnue"),
        ("Licence", f"{licence} ({address})"),
        ("Citer", cite),
        ("Cellule vide", "Le document ne l'indique pas. Rien n'est deviné."),
        ("Montants", "En euros. Seul le statut « attribuee » est accordé : ne pas l'additionner aux autres."),
        ("Preuves", "Les mots exacts derrière chaque valeur : registre-preuves.xlsx, ou provenances.csv du paquet."),
        ("Foi", "Les actes qui font foi sont ceux que publient les collectivités ; ceci en est une lecture."),
    ]
    rows += [(view.name, f"Vue toute faite. {view.description} {compte(view.length, 'ligne')}.") for view in views]
    rows += [
        (grid.name, f"{grid.title} : {compte(grid.length, 'ligne')}.")
        for grid in grids(dataset.tables)
        if grid.name != "provenances"
    ]
    known = frozenset(view.name for view in views) | frozenset(grid.name for grid in grids(dataset.tables))
    return Notice("Lisez-moi", (28, 100), tuple(rows), known)


def codebook(tables: tuple[Table, ...]) -> Notice:
    """The codebook, a line per column of the views and of the tables."""
    rows = [("Table", "Colonne", "Titre", "Ce qu'elle dit", "Forme", "D'où elle vient", "Remplie", "Exemple")]
    rows += [
        (vue.nom, column.nom, "", column.sens, TYPES[column.type], "Vue toute faite", "", "")
        for vue in vues()
        for column in vue.colonnes
    ]
    rows += [
        (
            table.nom,
            column.nom,
            column.titre,
            " ".join((column.sens, *(f"{value} = {label}." for value, label in column.mots))),
            forme(column),
            column.source,
            "" if column.part is None else f"{column.part} %",
            column.exemple or "",
        )
        for table in tables
        for column in table.colonnes
    ]
    return Notice("Dictionnaire", (16, 22, 26, 70, 28, 30, 10, 30), tuple(rows))
