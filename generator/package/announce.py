"""What is new from one version of the package to the next, told to a person: sentences, or Markdown for a page."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.package.changes import ADDED, CHANGED, WITHDRAWN
from generator.package.ecarts import literal, short
from generator.package.schemas import schema
from generator.values.said import compte
from generator.values.tables import RECORD_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.package.changes import Nouvelle, Passage

HEADS = {ADDED: "Ajoutés", WITHDRAWN: "Retirés", CHANGED: "Faits changés"}
SAME = "Aucun fait n'a changé."


def label(champ: str) -> str:
    """A column in words.

    >>> label("subventions.montant"), label("actes.articles (nombre)")
    ('Subventions, montant', 'Actes, articles (nombre)')
    """
    table, _, name = champ.partition(".")
    if table not in RECORD_TYPES:
        return champ
    contract = schema(table)
    title = next((field.descriptor["title"] for field in contract.fields if field.name == name), name)
    return f"{contract.title}, {title[:1].lower()}{title[1:]}"


def sentences(passage: Passage, details: int) -> Iterator[str]:
    """What is new, for a terminal, with at most ``details`` lines of each kind; 0 shows them all."""
    yield _whole(passage)
    for genre, group in groupby(passage.nouvelles, lambda news: news.genre):
        found = list(group)
        yield from ("", f"{HEADS[genre]} ({len(found)})")
        for news in found[: details or None]:
            yield f"  {news.ou}" if genre != CHANGED else f"  {news.ou} : {_told(news)}"
            if words := _words(news):
                yield f"      {words}"
        if details and len(found) > details:
            yield f"  … et {compte(len(found) - details, 'autre')}"


def markdown(passage: Passage, details: int) -> Iterator[str]:
    """The same as a page for a pull request; the words of documents stay words."""
    yield "## Ce que cette version change"
    yield from ("", literal(_whole(passage)))
    for genre, group in groupby(passage.nouvelles, lambda news: news.genre):
        found = list(group)
        yield from ("", f"### {HEADS[genre]} ({len(found)})", "")
        for news in found[: details or None]:
            told = "" if genre != CHANGED else f" : {literal(_told(news))}"
            words = _words(news)
            yield f"- {literal(news.ou)}{told}" + (f"<br>{literal(words)}" if words else "")
        if details and len(found) > details:
            yield f"- … et {compte(len(found) - details, 'autre')}"


def _whole(passage: Passage) -> str:
    """The passage in one sentence."""
    counts = {genre: sum(news.genre == genre for news in passage.nouvelles) for genre in HEADS}
    first = f"Version {passage.avant} → {passage.apres}" if passage.avant else f"Version {passage.apres}"
    if not passage.nouvelles:
        return f"{first} : {SAME[:1].lower()}{SAME[1:]}"
    return (
        f"{first} : {compte(counts[ADDED], 'acte ou document ajouté', 'actes ou documents ajoutés')}, "
        f"{compte(counts[WITHDRAWN], 'retiré')}, {compte(counts[CHANGED], 'fait changé', 'faits changés')}."
    )


def _told(news: Nouvelle) -> str:
    """A fact that changed: its column, its value before and after."""
    before, after = (f"« {short(value)} »" if value else "non indiqué" for value in (news.avant, news.apres))
    return f"{label(news.champ)}, {before} → {after}"


def _words(news: Nouvelle) -> str:
    """The words behind a change, or the reason of a withdrawal."""
    if news.genre == WITHDRAWN:
        return f"motif : {short(news.apres)}" if news.apres else ""
    return f"« {short(news.citation)} »" if news.citation else ""
