"""The search index: Pagefind over the words of each page, in the form in which people ask for them.

Pagefind folds accents and stems French by itself. It does not split « l’association » at a typographic
apostrophe, and takes « 62 500 » for two words. So it is given a copy of each article in which apostrophes are
straight and the groups of a number are joined by a middle dot, which it drops: ``62·500`` is found by ``62500``.
``recherche.js`` brings the query to the same form, and turns the dot back into a space in what it shows.
"""

from __future__ import annotations

import re
import subprocess
import sys
from html import escape, unescape
from typing import TYPE_CHECKING

from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?:[ .\u00a0\u2009\u202f]\d{3})+(?!\d)")
SEPARATORS = re.compile(r"[ .\u00a0\u2009\u202f]")
APOSTROPHES = str.maketrans("’ʼ‘`´_", "''''' ")
TEXT = re.compile(r">([^<]+)<")
META = re.compile(r'<meta name="registre\.([a-z]+)" content="([^"]*)">')
# Left out of the copy: the pilcrow of each heading, which would end up in titles, and the filters, which this site
# does not offer and which Pagefind 1.5 writes in an order of its own at each run (its issue 638).
UNWANTED = re.compile(r'<a class="headerlink"[^>]*>[^<]*</a>| data-pagefind-filter="[^"]*"')
# Written by Pagefind for interfaces of its own, which this site does not use.
INTERFACES = ("pagefind-*ui.*", "pagefind-highlight.js")


def searchable(words: str) -> str:
    """The same words as the index wants them.

    >>> searchable("l’aide de 62 500,00 € du 99_DE")
    "l'aide de 62·500 € du 99 DE"
    """
    joined = GROUPS.sub(lambda number: SEPARATORS.sub("·", number[0]), words.translate(APOSTROPHES))
    return joined.replace(",00 €", " €").replace(",00\u00a0€", " €").replace(",00\u202f€", " €")


def article(page: str) -> str | None:
    """The part of a built page that is searched, as a page of its own; ``None`` when it has no article."""
    start, end = page.find("<article"), page.rfind("</article>")
    if start < 0 or end < 0:
        return None
    metas = "".join(
        f'<i data-pagefind-meta="{name}[title]" title="{value}"></i>' for name, value in META.findall(page, 0, start)
    )
    body = UNWANTED.sub("", page[page.index(">", start) + 1 : end])
    body = TEXT.sub(lambda text: f">{escape(searchable(unescape(text[1])), quote=False)}<", body)
    return f'<!doctype html><html lang="fr"><body><article>{metas}{body}</article></body></html>'


def _pages(site: Path) -> Iterator[Path]:
    """Every page a visitor may be sent to, in order: not the one that says a page is absent."""
    return (path for path in sorted(site.rglob("*.html")) if path != site / "404.html")


def index(site: Path, workspace: Path) -> int:
    """Write ``pagefind/`` into the built site, by way of copies in ``workspace``; return the pages indexed.

    The copies hold the article alone, which is also what makes the indexing quick.
    """
    count = 0
    for path in _pages(site):
        copy = article(path.read_text(encoding="utf-8"))
        if copy is not None:
            target = workspace / path.relative_to(site)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(copy, encoding="utf-8", newline="\n")
            count += 1
    command = [sys.executable, "-m", "pagefind", "--site", str(workspace), "--output-path", str(site / "pagefind")]
    options = ["--root-selector", "article", "--force-language", "fr", "--quiet"]
    done = subprocess.run([*command, *options], capture_output=True, text=True, check=False)  # noqa: S603 - our own arguments
    if done.returncode or not (site / "pagefind" / "pagefind.js").is_file():
        raise RegistreError(
            f"L'index de recherche n'a pas pu être fait : {(done.stderr or done.stdout).strip()[-500:]}",
            str(site),
            "Réinstaller les dépendances (paquet pagefind), puis refaire le site.",
            "site-recherche",
        )
    for pattern in INTERFACES:
        for unused in (site / "pagefind").glob(pattern):
            unused.unlink()
    return count
