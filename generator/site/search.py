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
from contextlib import contextmanager
from typing import TYPE_CHECKING

from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?:[ .\u00a0\u2009\u202f]\d{3})+(?!\d)")
SEPARATORS = re.compile(r"[ .\u00a0\u2009\u202f]")
CENTS = re.compile(r"(\d),00(?!\d)")
APOSTROPHES = re.compile("[’ʼ‘`´]")
REFERENCE = re.compile(r"&#(\d{1,7});|&nbsp;")
META = re.compile(r'<meta name="registre\.([a-z]+)" content="([^"]*)">')
# Left out of the copy: the pilcrow of each heading, which would end up in titles; the word that tells the state of a
# value, which would end up in every excerpt; and the filters, which this site does not offer and which Pagefind 1.5
# writes in an order of its own at each run (its issue 638).
UNWANTED = re.compile(
    r'<a class="headerlink"[^>]*>[^<]*</a>'
    r'|<span class="etat [^>]*><span aria-hidden="true">[^<]*</span>[^<]*</span>'
    r'| data-pagefind-filter="[^"]*"'
)
# Fewer elements, quicker index: links and marks add nothing to the words they hold (a fifth of the time saved).
LINK = re.compile(r"<a\b(?![^>]*data-pagefind)[^>]*>([^<]*)</a>")
MARK = re.compile(r"</?mark\b[^>]*>")
# Written by Pagefind for interfaces of its own, which this site does not use.
INTERFACES = ("pagefind-*ui.*", "pagefind-highlight.js")


def searchable(words: str) -> str:
    """The same words as the index wants them.

    >>> searchable("l’aide de 62 500,00 € du 99_DE")
    "l'aide de 62·500 € du 99 DE"
    """
    joined = GROUPS.sub(lambda number: SEPARATORS.sub("·", number[0]), APOSTROPHES.sub("'", words))
    return CENTS.sub(r"\1", joined.replace("_", " "))


def _decode(reference: re.Match[str]) -> str:
    """The character of a numeric reference; those that could end a text or an attribute stay references."""
    code = 160 if reference[1] is None else int(reference[1])
    if code > sys.maxunicode or chr(code) in '<>&"' or 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 - surrogates
        return reference[0]
    return chr(code)


def article(page: str) -> str | None:
    """The part of a built page that is searched, as a page of its own; ``None`` when it has no article."""
    start, end = page.find("<article"), page.rfind("</article>")
    if start < 0 or end < 0:
        return None
    metas = "".join(
        f'<i data-pagefind-meta="{name}[title]" title="{value}"></i>' for name, value in META.findall(page, 0, start)
    )
    body = MARK.sub("", LINK.sub(r"\1", UNWANTED.sub("", page[page.index(">", start) + 1 : end])))
    body = searchable(REFERENCE.sub(_decode, body))
    return f'<!doctype html><html lang="fr"><body><article>{metas}{body}</article></body></html>'


@contextmanager
def indexing(copies: Path, bundle: Path) -> Iterator[None]:
    """Write the search index of those copies to ``bundle`` while the block does something else.

    ``RegistreError`` (``site-recherche``) at the end of the block when there is no index; a block that fails stops it.
    """
    command = [sys.executable, "-m", "pagefind", "--site", str(copies), "--output-path", str(bundle)]
    options = ["--root-selector", "article", "--force-language", "fr", "--quiet"]
    with subprocess.Popen(  # noqa: S603 - our own arguments
        [*command, *options],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as running:
        try:
            yield
        except BaseException:
            running.kill()
            raise
        said, _ = running.communicate()
    if running.returncode or not (bundle / "pagefind.js").is_file():
        raise RegistreError(
            f"L'index de recherche n'a pas pu être fait : {said.strip()[-500:]}",
            bundle.name,
            "Réinstaller les dépendances (paquet pagefind), puis refaire le site.",
            "site-recherche",
        )
    for pattern in INTERFACES:
        for unused in bundle.glob(pattern):
            unused.unlink()
