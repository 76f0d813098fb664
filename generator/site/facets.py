"""What narrows a search and mends it: the facts of each page, beside the index, fetched only when a visitor asks.

Pagefind has filters of its own, but writes them in an order that changes from run to run, knows no range of amounts,
and cannot sort several indexes as one. So the facts stand in a table of ours, ``facettes.json``: a row a page, named by
the hash that Pagefind gives to its results, a column a fact. ``noms.json`` holds what a misspelt query may have meant.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from html import unescape
from typing import TYPE_CHECKING

from generator.site import fragments

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

FACT = re.compile(r'<i data-fait="([a-z]+)" title="([^"]*)">')
HEAD = re.compile(r"<h1\b[^>]*>([^<]*)</h1>")
WORD = re.compile(r"[^\W\d_]{5,}")
FACETS = ("nature", "collectivite", "annee", "beneficiaires", "axes")
"""The facts whose values are listed; a page may have several of each."""
MOST_NAMES, MOST_WORDS = 1_500, 2_000
"""Names and words kept to mend a query, the most frequent first: some 25 kB compressed, however large the site is."""


@dataclass(frozen=True, slots=True)
class Row:
    """A page of an index: its hash there, its address, and its facts."""

    page: str
    address: str
    facts: Mapping[str, Sequence[str]]


def write(indexes: Iterable[tuple[Path, Path]], bundle: Path) -> None:
    """Write ``facettes.json`` and ``noms.json`` into ``bundle`` for indexes given as ``(copies, index)``.

    A page without facts (a list, a page about the site) has no row: no facet finds it.
    """
    rows: list[Row] = []
    words: Counter[str] = Counter()
    for copies, index in indexes:
        pages = {address: path.name.partition(".")[0] for address, path in fragments.addresses(index)}
        for path in sorted(copies.rglob("*.html")):
            copy = path.read_text(encoding="utf-8")
            address = "/" + path.relative_to(copies).as_posix().removesuffix("index.html")
            if (facts := facts_of(copy)) and address in pages:
                rows.append(Row(pages[address], address, facts))
                if title := HEAD.search(copy):
                    words.update({word.lower() for word in WORD.findall(unescape(title[1]))})
    _save(bundle / "facettes.json", table(rows))
    names = Counter(
        name for row in rows for fact in ("collectivite", "beneficiaires") for name in row.facts.get(fact, ())
    )
    _save(bundle / "noms.json", {"noms": frequent(names, MOST_NAMES), "mots": frequent(words, MOST_WORDS)})


def facts_of(copy: str) -> dict[str, list[str]]:
    """The facts that a copy carries, each with its values.

    >>> facts_of('<i data-fait="axes" title="A"></i><i data-fait="axes" title="B &amp; C"></i>')
    {'axes': ['A', 'B & C']}
    """
    facts: dict[str, list[str]] = {}
    for name, value in FACT.findall(copy):
        facts.setdefault(name, []).append(unescape(value))
    return facts


def table(rows: Sequence[Row]) -> dict[str, object]:
    """The rows as columns; ``doubles`` tells apart, by their addresses, pages of two indexes that share a hash.

    >>> table([Row("fr_1", "/a/", {"annee": ["2024"], "euros": ["62500.00"], "jour": ["2024-06-13"]})])["annee"]
    {'valeurs': ['2024'], 'rangs': [0]}
    """
    columns: dict[str, object] = {"pages": [row.page for row in rows]}
    shared = {page for page, number in Counter(row.page for row in rows).items() if number > 1}
    columns["doubles"] = {row.address: rank for rank, row in enumerate(rows) if row.page in shared}
    for name in FACETS:
        values = sorted({value for row in rows for value in row.facts.get(name, ())})
        ranks = {value: rank for rank, value in enumerate(values)}
        cells = [[ranks[value] for value in row.facts.get(name, ())] for row in rows]
        columns[name] = {"valeurs": values, "rangs": [cell[0] if len(cell) == 1 else cell for cell in cells]}
    columns["jours"] = [_first(row, "jour", lambda day: int(day.replace("-", ""))) for row in rows]
    columns["centimes"] = [_first(row, "euros", lambda euros: int(Decimal(euros) * 100)) for row in rows]
    return columns


def _first(row: Row, name: str, read: Callable[[str], int]) -> int | None:
    """A fact of a page as an integer; absent, it stays absent."""
    return next(map(read, row.facts.get(name, ())), None)


def _save(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def frequent(found: Counter[str], most: int) -> list[str]:
    """The most frequent ones, in the order of their letters.

    >>> frequent(Counter(b=2, c=1, a=1), 2)
    ['a', 'b']
    """
    return sorted(sorted(found, key=lambda value: (-found[value], value))[:most])
