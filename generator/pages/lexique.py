"""The glossary: each term of law explained once, and linked where it first appears on a page.

``lexique.yml`` is the one list; the page ``glossaire.md`` is made of it. A template passes what it prints to one of two
filters: ``glose`` for words of ours, ``glose_exacte`` for words of a document, in which some of our terms may mean
something else. The visible text never changes: a word becomes a link to its explanation, once a page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from generator.pages.escape import SHORT, adresse, escape, markup
from generator.values.said import typographie

if TYPE_CHECKING:
    from markupsafe import Markup

PAGE = "glossaire/"
ENTETE = {
    "title": "Glossaire",
    "description": "Les mots des actes publics et de ce site, en termes simples.",
    "generated": True,
}
"""The front matter of the glossary's page."""


@dataclass(frozen=True, slots=True)
class Terme:
    """A term, its address on the glossary's page, and its explanation in pieces: plain, then stressed, in turn."""

    terme: str
    ancre: str
    definition: tuple[str, ...]
    formes: tuple[str, ...]
    formes_du_site: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Groupe:
    """Terms explained under one heading."""

    titre: str
    termes: tuple[Terme, ...]


@dataclass(frozen=True, slots=True)
class _Recherche:
    """Every form that may be linked somewhere, and the anchor of the term of each."""

    motif: re.Pattern[str]
    ancres: dict[str, str]


@dataclass(slots=True)
class Gloses:
    """The links to the glossary of one page: ``root`` is the way from that page to the root of the site."""

    root: str
    vus: set[str] = field(default_factory=set)

    def gloser(self, words: str, *, exacte: bool = False) -> Markup:
        """Escape ``words`` with a link on each term that the page has not linked yet.

        >>> Gloses("../").gloser("Visas, visas")
        Markup('<a href="../glossaire/#visa">Visas</a>, visas')
        """
        short = len(words) <= SHORT
        found = _found_in_short(words, exacte) if short else _found(words, exacte)
        pieces: list[str] = []
        position = 0
        for start, end, ancre in found:
            if ancre in self.vus:
                continue
            self.vus.add(ancre)
            link = f'<a href="{adresse(f"{self.root}{PAGE}#{ancre}")}">{escape(words[start:end])}</a>'
            pieces += [_inside(words[position:start]), link]
            position = end
        if not pieces:
            return _inside_short(words) if short else _inside(words)
        return markup("".join([*pieces, _inside(words[position:])]))  # noqa: S704 - escaped, or a link of ours


def _found(words: str, exacte: bool) -> tuple[tuple[int, int, str], ...]:  # noqa: FBT001 - the key of a cache
    """Where the forms of the glossary stand in words, each with the anchor of its term."""
    recherche = _recherche(exacte)
    places = ((*found.span(), recherche.ancres.get(_key(found[0]))) for found in recherche.motif.finditer(words))
    return tuple((start, end, ancre) for start, end, ancre in places if ancre)  # a rare letter may match another form


_found_in_short = lru_cache(maxsize=8192)(_found)
"""Pages repeat their labels."""


def _inside(words: str) -> Markup:
    """Escape words that never begin or end a line: the space before a link, or after it, stays a space."""
    inner = words.strip(" ")
    if inner == words:
        return escape(words)
    before, after = words.partition(inner)[::2] if inner else (words, "")
    return markup(f"{before}{escape(inner)}{after}")  # noqa: S704 - spaces around what is escaped


_inside_short = lru_cache(maxsize=8192)(_inside)
"""The same labels, without a term that is still to be linked."""


@cache
def groupes() -> tuple[Groupe, ...]:
    """The glossary, in its order."""
    raw = yaml.safe_load(Path(__file__).with_name("lexique.yml").read_text(encoding="utf-8"))
    return tuple(
        Groupe(
            group["groupe"],
            tuple(
                Terme(
                    typographie(item["terme"]),
                    _slug(item["terme"]),
                    tuple(typographie(item["definition"]).split("*")),
                    tuple(item.get("formes", ())),
                    tuple(item.get("formes_du_site", ())),
                )
                for item in group["termes"]
            ),
        )
        for group in raw
    )


@cache
def _recherche(exacte: bool) -> _Recherche:  # noqa: FBT001 - the key of a cache
    """What is searched in words of a document (``exacte``) or of ours: the longest form first."""
    ancres = {
        _key(forme): terme.ancre
        for group in groupes()
        for terme in group.termes
        for forme in (*terme.formes, *(() if exacte else terme.formes_du_site))
    }
    forms = "|".join(re.escape(forme) for forme in sorted(ancres, key=lambda forme: (-len(forme), forme)))
    return _Recherche(re.compile(rf"(?<!\w)(?:{forms})(?!\w)", re.IGNORECASE), ancres)


def _key(forme: str) -> str:
    return forme.casefold()


_PLAIN = str.maketrans("àâçéèêëîïôöùûü’", "aaceeeeiioouuu-")


def _slug(terme: str) -> str:
    """The anchor of a term.

    >>> _slug("État spécial"), _slug("Section d’investissement"), _slug("Attribué, proposé, demandé")
    ('etat-special', 'section-d-investissement', 'attribue-propose-demande')
    """
    return re.sub(r"[^a-z0-9]+", "-", terme.lower().translate(_PLAIN)).strip("-")
