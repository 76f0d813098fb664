"""``dictionnaire.md`` of the package: the codebook, for who has the folder and not the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.package.dictionary import dictionary, tree
from generator.package.questions import questions
from generator.package.views import vues
from generator.values.said import compte

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.package.dictionary import Colonne, Table
    from generator.package.questions import Question
    from generator.values.tables import Tables

NAME = "dictionnaire.md"

_HEAD = """\
# Dictionnaire des données

Ce que veut dire chaque table et chaque colonne, d'où vient chaque valeur, et combien de cellules sont remplies
aujourd'hui. Une cellule vide signifie « le document ne l'indique pas ».

## Comment les tables se rejoignent

Une table placée sous une autre porte son identifiant.

"""


def codebook(tables: Tables) -> str:
    """The text of the codebook."""
    known = dictionary(tables)
    lines = [_HEAD, "```text\n", *_tree(known), "```\n\n## Trois questions\n"]
    for question in questions():
        lines += _question(question)
    lines += _views()
    for table in known:
        lines += _table(table)
    return "".join(lines)


def _tree(known: tuple[Table, ...]) -> Iterator[str]:
    """The diagram, in characters."""
    for table in tree(known):
        branch = f"{'   ' * (table.rang - 1)}└─ " if table.rang else ""
        others = f" (voir aussi {', '.join(table.autres)})" if table.autres else ""
        yield f"{branch}{table.nom} : {compte(table.lignes, 'ligne')}{others}\n"


def _question(question: Question) -> Iterator[str]:
    """A worked question with its two ways."""
    yield f"\n### {question.question}\n\n{question.reponse}\n\nDans `registre.sqlite` :\n\n```sql\n{question.sql}```\n"
    yield "\nDans un tableur :\n\n"
    for rank, step in enumerate(question.tableur.etapes(), start=1):
        yield f"{rank}. {step}\n"


def _views() -> Iterator[str]:
    """The ready-made views with their columns."""
    yield "\n## Vues toutes prêtes\n\nElles sont dans `registre.sqlite`, et en tête de `registre.xlsx`.\n"
    for vue in vues():
        yield f"\n### {vue.titre} (`{vue.nom}`)\n\n{vue.description}\n\n"
        yield from (f"- `{column.nom}` : {column.sens}\n" for column in vue.colonnes)


def _table(table: Table) -> Iterator[str]:
    """A table with its columns."""
    yield f"\n## {table.titre} (`{table.nom}.csv`)\n\n{_cell(table.description)}\n\n"
    yield f"{compte(table.lignes, 'ligne')}.\n\n"
    yield "| Colonne | Ce qu'elle dit | Forme | D'où elle vient | Remplie | Exemple |\n"
    yield "| --- | --- | --- | --- | ---: | --- |\n"
    for column in table.colonnes:
        yield f"| {' | '.join(map(_cell, _cells(column)))} |\n"


def _cells(column: Colonne) -> tuple[str, ...]:
    """The cells of a column's line."""
    meaning = column.sens
    if column.mots:
        meaning += " " + " ; ".join(f"`{value}` : {label}" for value, label in column.mots) + "."
    filled = "—" if column.part is None else f"{column.part} %"
    example = f"`{column.exemple}`" if column.exemple else "—"
    return f"`{column.nom}`", meaning, forme(column), column.source, filled, example


def forme(column: Colonne) -> str:
    """The type and the unit of a column, and whether it ties its table to another."""
    parts = [f"{column.type}, {column.unite}" if column.unite else column.type]
    parts += ["clé"] if column.cle else []
    parts += [f"clé de « {column.renvoie} »"] if column.renvoie else []
    return " ; ".join(parts)


def _cell(words: str) -> str:
    """Words of ours in a cell of Markdown."""
    return words.replace("|", "\\|").replace("<", "\\<").replace("\n", " ")
