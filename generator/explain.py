"""One document read, shown to a person: each line with its section, each finding with its rule and its words."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from generator.assembly import proposals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.assembly.draft import Draft
    from generator.reading.outline import Outline
    from generator.reading.plain import Plain
    from generator.values.evidence import Anomalie
    from generator.values.finding import Finding
    from generator.values.lecture import Champs, Lecture, RowRead
    from generator.values.source import Source

WIDTH = 90
"""Characters of a quotation that are shown: a line of a terminal."""


def summary(lecture: Lecture) -> Iterator[str]:
    """What was read, in a few sentences."""
    source = lecture.source
    layout = lecture.layout or "mise en page non reconnue"
    yield f"{source.fichier} : {layout}, {lecture.part_lue * 100:.1f} % du texte lu"
    yield f"{len(lecture.actes)} acte(s), {len(tuple(_issues(lecture)))} doute(s)"


def explain(lecture: Lecture) -> Iterator[str]:
    """The whole reading: each line with its label and the rule that spoke, then the findings, then the doubts."""
    yield from summary(lecture)
    yield ""
    yield "Lignes"
    from generator.extraction.document import outlines  # the vocabulary it loads is no other verb's business
    from generator.reading.plain import plain

    copy = plain(lecture.source)
    for found in outlines(copy):
        yield from _lines(found, lecture.source, copy)
    yield ""
    yield "Constats"
    document = {"nature": lecture.nature, "titre": lecture.titre, "collectivite": lecture.collectivite}
    yield from _cells("documents", {name: found for name, found in document.items() if found}, lecture.source)
    for act in lecture.actes:
        yield from _cells("actes", act.champs, lecture.source)
        yield from _rows(act.rows, lecture.source)
    yield from _rows(lecture.rows, lecture.source)
    yield ""
    yield "Doutes"
    yield from _issues(lecture)


def _lines(found: Outline, source: Source, copy: Plain) -> Iterator[str]:
    """The lines of an outline in reading order: the section, ``+`` where it goes on, ``~`` where a line is noise."""
    for section in found.sections:
        for line in section.lines:
            span = copy.back(line.span)
            words = _short(span.of(source.text))
            if not words:
                continue
            mark = f"~ {line.noise}" if line.noise else (section.label or "(non reconnu)") if line.label else "+"
            yield f"  ligne {source.line_of(span.start):>4}  {mark:<16} {line.regle:<32} {words}"


def waiting(anomalies: Iterable[Anomalie]) -> tuple[Anomalie, ...]:
    """The doubts that a person may settle: those that no correction answers, mere remarks left out."""
    return tuple(doubt for doubt in anomalies if doubt.statut == "ouverte" and doubt.gravite != "info")


def review(path: Path, draft: Draft, jour: str) -> Iterator[str]:
    """Each doubt at its line, with the entry of a corrections file that would settle it, dated ``jour``.

    The entry is ready to paste where the document holds one value only; what is left empty is for a person to write.
    """
    for doubt in waiting(draft.anomalies):
        where = f", ligne {draft.source.line_of(doubt.debut)}" if doubt.debut is not None else ""
        yield f"{path}{where}"
        yield f"  {doubt.gravite} {doubt.code} : {doubt.message}"
        entry = proposals.entry(draft, doubt)
        if entry.citation or entry.champ:
            yield from _entry(path, entry, jour)
        yield ""


def _entry(path: Path, entry: proposals.Entry, jour: str) -> Iterator[str]:
    """An entry as YAML, its words quoted, with what a person still has to do above it."""
    todo = [name for name in ("table", "champ", "valeur", "citation") if not getattr(entry, name)]
    rest = f"compléter {', '.join(todo)} et motif" if todo else "vérifier la valeur, écrire le motif"
    yield f"    # À coller dans {path.stem}.corrections.yml ; {rest}."
    if entry.attendu:
        yield "    # Si la lecture actuelle est la bonne : action: confirmer, sans la ligne « valeur »."
    cells = {**asdict(entry), "motif": "", "date": jour}
    for rank, (name, words) in enumerate(cells.items()):
        plain = name in {"table", "champ", "action"} and words
        yield f"    {'-' if rank == 0 else ' '} {name}: {words if plain else json.dumps(words, ensure_ascii=False)}"


def _rows(rows: Iterable[RowRead], source: Source) -> Iterator[str]:
    """The findings of rows and of the rows below them."""
    for row in rows:
        yield from _cells(row.table, row.champs, source)
        yield from _rows(row.enfants, source)


def _cells(table: str, champs: Champs, source: Source) -> Iterator[str]:
    """One finding a line: where its value goes, the value, its rule, its words."""
    for champ, found in champs.items():
        yield f"  {table}.{champ} = {_short(str(found.value))}"
        yield f"      {_place(found, source)}"


def _place(found: Finding[object], source: Source) -> str:
    """The rule of a finding, its state, and its passages with their lines."""
    quoted = " + ".join(
        f"ligne {source.line_of(span.start)} « {_short(span.of(source.text))} »" for span in found.spans
    )
    how = f" ({found.calcul})" if found.calcul else ""
    return f"{found.regle}, {found.statut}{how} : {quoted or 'fiche de la collectivité'}"


def _issues(lecture: Lecture) -> Iterator[str]:
    """The doubts of the document and of its acts."""
    for issue in (*lecture.issues, *(issue for act in lecture.actes for issue in act.issues)):
        where = f"ligne {lecture.source.line_of(issue.span.start)}" if issue.span else "document"
        yield f"  {issue.gravite} {issue.code}, {where} : {issue.message}"


def _short(words: str) -> str:
    r"""The words on one line, cut with an ellipsis.

    >>> _short("Vu\n  la loi")
    'Vu la loi'
    """
    line = " ".join(words.split())
    return line if len(line) <= WIDTH else f"{line[: WIDTH - 1]}…"
