"""The comparison of two packages, told to a person: sentences for a terminal, Markdown for a page."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from generator.values.said import compte

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.package.compare import Comparaison, Ecart, Genre

GENRES: tuple[Genre, ...] = ("gagné", "perdu", "changé")
WIDTH = 70
"""Characters of a value or of a place that are shown."""

DOCUMENTS = 30
"""Documents that are listed, those that changed most first."""

_GRAVITY = {"perdu": 0, "changé": 1, "gagné": 2}
"""What is lost is shown first: a gain rarely hides a fault."""

_SIGNS = {"gagné": "+", "perdu": "-", "changé": "~"}
_ORDER = "gagnés", "perdus", "changés"


def sentences(found: Comparaison, details: int) -> Iterator[str]:
    """The comparison for a terminal, with at most ``details`` lines below each field."""
    yield from _whole(found)
    if not found.ecarts:
        return
    shown = _by_field(found)
    width = max(map(len, (*shown, *(ecart.document for ecart in found.ecarts)))) + 2
    yield from ("", _aligned("Par champ", _ORDER, width))
    for champ, ecarts in shown.items():
        yield _aligned(champ, _counts(ecarts), width)
        yield from (f"    {line}" for line in _detailed(ecarts, details))
    yield from ("", _aligned("Par document", _ORDER, width))
    documents, others = _most(found.ecarts)
    yield from (_aligned(document, _counts(ecarts), width) for document, ecarts in documents)
    if others:
        yield f"… et {compte(others, 'autre')}"


def markdown(found: Comparaison, details: int) -> Iterator[str]:
    """The comparison as a page, with at most ``details`` lines of each field; the words of documents stay words."""
    yield "## Faits lus, avant et après"
    for line in _whole(found):
        yield from ("", literal(line))
    if not found.ecarts:
        return
    shown = _by_field(found)
    yield from _table("Champ", ((champ, _counts(ecarts)) for champ, ecarts in shown.items()))
    documents, others = _most(found.ecarts)
    yield from _table("Document", ((document, _counts(ecarts)) for document, ecarts in documents))
    if others:
        yield from ("", f"… et {compte(others, 'autre document', 'autres documents')}.")
    if details:
        yield from ("", "<details><summary>Détail</summary>", "", "| Champ | | Document | Avant | Après |")
        yield "|---|---|---|---|---|"
        for ecarts in shown.values():
            for ecart in ecarts[:details]:
                where = f"{ecart.document} › {ecart.ou}"
                words = (ecart.champ, _SIGNS[ecart.genre], where, short(ecart.avant), short(ecart.apres))
                yield f"| {' | '.join(map(literal, words))} |"
        yield from ("", "</details>")


def literal(words: str) -> str:
    """Words that no Markdown and no HTML can take for its own: signs of ASCII as their numbers, but for harmless ones.

    >>> literal("a|b <i>, l'an")
    "a&#124;b &#60;i&#62;, l'an"
    """
    line = " ".join(words.split())
    return "".join(c if c.isalnum() or c in " -,'" or not c.isascii() else f"&#{ord(c)};" for c in line)


def _whole(found: Comparaison) -> Iterator[str]:
    """The comparison in one sentence, and the documents that only one package holds."""
    counts = Counter(ecart.genre for ecart in found.ecarts)
    facts = ", ".join(compte(counts[genre], genre) for genre in GENRES)
    documents = f"{compte(found.documents, 'document commun', 'documents communs')}"
    moved = f"{compte(len(found.ajoutes), 'ajouté')}, {compte(len(found.retires), 'retiré')}"
    yield f"Faits : {facts}, {compte(found.identiques, 'identique')} ; {documents}, {moved}."
    for title, names in (("Ajoutés", found.ajoutes), ("Retirés", found.retires)):
        if names:
            rest = " …" if len(names) > DOCUMENTS else ""
            yield f"{title} : {', '.join(names[:DOCUMENTS])}{rest}"


def _by_field(found: Comparaison) -> dict[str, list[Ecart]]:
    """The differences of each field: those of documents that both packages hold first, and losses before gains."""
    alone = {*found.ajoutes, *found.retires}
    ranked = sorted(found.ecarts, key=lambda ecart: (ecart.champ, ecart.document in alone, _GRAVITY[ecart.genre]))
    return _grouped(ranked, lambda ecart: ecart.champ)


def _grouped(ecarts: Iterable[Ecart], name: Callable[[Ecart], str]) -> dict[str, list[Ecart]]:
    """The differences under each name, in the order in which they come."""
    groups: dict[str, list[Ecart]] = defaultdict(list)
    for ecart in ecarts:
        groups[name(ecart)].append(ecart)
    return groups


def _most(ecarts: Iterable[Ecart]) -> tuple[list[tuple[str, list[Ecart]]], int]:
    """The documents that changed most, and how many others changed."""
    documents = _grouped(ecarts, lambda ecart: ecart.document)
    ranked = sorted(documents.items(), key=lambda item: (-len(item[1]), item[0]))
    return ranked[:DOCUMENTS], len(ranked[DOCUMENTS:])


def _counts(ecarts: Iterable[Ecart]) -> tuple[str, ...]:
    """How many facts are gained, lost, changed."""
    counts = Counter(ecart.genre for ecart in ecarts)
    return tuple(str(counts[genre]) for genre in GENRES)


def _aligned(name: str, cells: Iterable[str], width: int) -> str:
    """A row of a table on a terminal."""
    return f"{name:<{width}}" + "".join(f"{cell:>9}" for cell in cells)


def _table(title: str, rows: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[str]:
    """A table in Markdown."""
    yield from ("", f"| {title} | {' | '.join(_ORDER)} |", "|---|---:|---:|---:|")
    for name, counts in rows:
        yield f"| {literal(name)} | {' | '.join(counts)} |"


def _detailed(ecarts: list[Ecart], details: int) -> Iterator[str]:
    """The first differences of a field, one a line."""
    for ecart in ecarts[:details]:
        values = (f"« {short(value)} »" for value in (ecart.avant, ecart.apres) if value)
        yield f"{_SIGNS[ecart.genre]} {ecart.document} › {short(ecart.ou)} : {' → '.join(values)}"
    if details and len(ecarts) > details:
        yield f"… et {compte(len(ecarts) - details, 'autre')}"


def short(words: str) -> str:
    """The words on one line, cut with an ellipsis."""
    line = " ".join(words.split())
    return line if len(line) <= WIDTH else f"{line[: WIDTH - 1]}…"
