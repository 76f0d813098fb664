"""What the page of the codebook shows: how tables meet, the worked questions with their answers, each column."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.pages.views.tables import Cellule, Tableau
from generator.values.said import composer, compte, euros, jour

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.package.read import Colonne, Question, Table, Vue
    from generator.pages.index import Index

SHOWN = 5
"""Lines of an answer: enough to see what it looks like; the whole is one click away."""

MOTS = {
    "annee": "Année",
    "beneficiaire": "Bénéficiaire",
    "total": "Total",
    "demande": "Demandé",
    "accorde": "Accordé",
    "non_accorde": "Non accordé",
    "action": "Action",
    "subventions": "Subventions",
    "total_attribue": "Total attribué",
}
"""The columns of answers, as a reader calls them."""

MONTANTS = frozenset({"total", "demande", "accorde", "non_accorde", "total_attribue"})


@dataclass(frozen=True, slots=True)
class ColonneVue:
    """A column: its name and title, what it says, its codes, and a line of facts about it."""

    nom: str
    titre: str
    sens: str
    mots: tuple[tuple[str, str], ...]
    faits: str
    exemple: str | None
    renvoie: str | None


@dataclass(frozen=True, slots=True)
class TableVue:
    """A table; ``enfants`` are those that the diagram hangs under it."""

    nom: str
    titre: str
    description: str
    lignes: str
    colonnes: tuple[ColonneVue, ...]
    autres: tuple[str, ...]
    enfants: tuple[TableVue, ...]


@dataclass(frozen=True, slots=True)
class QuestionVue:
    """A worked question with today's answer."""

    nom: str
    question: str
    reponse: str
    tableau: Tableau
    suite: str | None
    sql: str
    etapes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DictionnaireVu:
    """The page of the codebook."""

    root: str
    entete: Mapping[str, object]
    racines: tuple[TableVue, ...]
    questions: tuple[QuestionVue, ...]
    vues: tuple[TableVue, ...]
    tables: tuple[TableVue, ...]


def dictionnaire_vu(index: Index) -> DictionnaireVu:
    """The codebook of a package."""
    known = index.dataset.dictionnaire()
    columns = sum(len(table.colonnes) for table in known)
    return DictionnaireVu(
        root="../../",
        entete={
            "title": "Dictionnaire des données",
            "description": f"{compte(len(known), 'table')}, {compte(columns, 'colonne')}, et trois questions résolues.",
            "generated": True,
        },
        racines=_under(None, known),
        questions=tuple(_question(index, each) for each in index.dataset.questions()),
        vues=tuple(map(_vue, index.dataset.vues())),
        tables=tuple(_table(table, ()) for table in known),
    )


def _under(mother: str | None, known: Sequence[Table]) -> tuple[TableVue, ...]:
    """The tables that hang under another, each with its own."""
    return tuple(_table(table, _under(table.nom, known)) for table in known if table.mere == mother)


def _table(table: Table, enfants: tuple[TableVue, ...]) -> TableVue:
    return TableVue(
        table.nom,
        table.titre,
        composer(table.description),
        compte(table.lignes, "ligne"),
        tuple(map(_colonne, table.colonnes)),
        table.autres,
        enfants,
    )


def _vue(vue: Vue) -> TableVue:
    """A view, told as a table is; its columns need no more than their meaning."""
    columns = tuple(ColonneVue(each.nom, "", composer(each.sens), (), "", None, None) for each in vue.colonnes)
    return TableVue(vue.nom, composer(vue.titre), composer(vue.description), "", columns, (), ())


def _colonne(column: Colonne) -> ColonneVue:
    """A column, its facts in one line: what its cells hold, how many are filled, where it is read."""
    facts = [f"{column.type} ({column.unite})" if column.unite else column.type]
    facts += ["clé de la table"] if column.cle else []
    facts += [_rempli(column), f"source : {column.source[0].lower()}{column.source[1:]}"]
    return ColonneVue(
        column.nom,
        composer(column.titre),
        composer(column.sens),
        tuple((value, composer(label)) for value, label in column.mots),
        composer(" · ".join(fact for fact in facts if fact)),
        column.exemple,
        column.renvoie,
    )


def _rempli(column: Colonne) -> str:
    """How much of a column is filled, in words where a percentage would say less."""
    if column.part is None:
        return ""
    return {0: "toujours vide", 100: "toujours remplie"}.get(column.part, f"remplie à {column.part} %")


def _question(index: Index, question: Question) -> QuestionVue:
    """A question with the first lines of its answer."""
    names, rows = index.dataset.reponse(question)
    left, day = len(rows) - SHOWN, index.dataset.created
    return QuestionVue(
        question.nom,
        composer(question.question),
        composer(question.reponse),
        Tableau(
            "Réponse",
            f"Réponse des données du {jour(dt.date.fromisoformat(day))}" if day else "Réponse des données",
            tuple(MOTS[name] for name in names),
            [tuple(_cellule(name, cell) for name, cell in zip(names, row, strict=True)) for row in rows[:SHOWN]],
            "Aucune ligne pour l’instant.",
        ),
        composer(f"… et {compte(left, 'autre ligne', 'autres lignes')}.") if left > 0 else None,
        question.sql.strip(),
        tuple(map(composer, question.tableur.etapes())),
    )


def _cellule(name: str, value: str | float | None) -> Cellule:
    """A cell of an answer."""
    if name in MONTANTS:
        return Cellule("non dit" if value is None else euros(Decimal(repr(value))), classe="montant")
    if isinstance(value, str):
        return Cellule(value)
    return Cellule("" if value is None else str(value), classe=None if name == "annee" else "nombre")
