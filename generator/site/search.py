"""The search index: Pagefind over the words of each page, in the form in which people ask for them.

Pagefind folds accents and stems French by itself. It takes « l’association » for one word, or keeps it beside its
parts, and « 62 500 » for two. So it is given a copy of each article in which an elided word stands alone, and the
groups of a number are joined by a middle dot, which it drops: ``62·500`` is found by ``62500``. ``requete.js`` brings
the query to the same form, and ``resultat.js`` what is shown back to that of the text.
"""

from __future__ import annotations

import calendar
import json
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING

from generator.site import facets, fragments
from generator.values.issue import RegistreError
from generator.values.said import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?:[ .\u00a0\u2009\u202f]\d{3})+(?!\d)")
SEPARATORS = re.compile(r"[ .\u00a0\u2009\u202f]")
CENTS = re.compile(r"(\d)[.,]00(?!\d)")
APOSTROPHES = re.compile("[’ʼ‘`´]")
ELIDED = re.compile(r"(?<![^\W_])((?:[ldjmtscn]|qu|jusqu|lorsqu|puisqu|quoiqu)')(?=[^\W_])", re.IGNORECASE)
REFERENCE = re.compile(r"&#(\d{1,7});|&nbsp;")
META = re.compile(r'<meta name="registre\.([a-z]+)" content="([^"]*)">')
SHOWN = ("nature", "date", "montant", "collectivite")
"""What a result says of its page, in words. The other facts of a page narrow a search (``facets.py``), and its keys
(``cles``: numbers without punctuation, days in figures, initials) are searched without ever being shown."""
MONTH_NUMBER = {spelling: rank for rank, month in enumerate(MONTHS, 1) for spelling in (month, month.upper())}
DAY = re.compile(
    rf"(?<![\d/.-])(\d{{1,2}})(?:(?:er)?[ \u00a0\u202f]({'|'.join(MONTH_NUMBER)})[ \u00a0\u202f]|[/.-](\d\d)[/.-])"
    r"(\d{4})(?![\d/-])"
)
MUTE = ("muette", "oui")
"""What a part of a list says of itself: the pages that it lists are found, and say the same."""
NOINDEX = '<meta name="robots" content="noindex">'
# Left out of the copy: the word that tells the state of a value, which would end up in every excerpt; and the headings
# of generated pages, which are the same on all: « subventions » would find every act.
STATE = re.compile(r'<b class="[^"]*">[^<]*</b>')
SHARED = re.compile(r'<h2 [^>]*>[^<]*</h2>|<caption>[^<]*</caption>|<th scope="col"[^>]*>[^<]*</th>')
# What the index alone reads: nothing of it is published. The words of a document hold no « > » in a page.
INSTRUCTION = re.compile(r' data-pagefind-ignore(?=>)|<meta name="registre\.[a-z]+" content="[^"]*">\n?')
# Fewer elements, quicker index: links and marks add nothing to the words they hold (a fifth of the time saved), and
# Pagefind would keep the words of every element that has an identifier a second time.
LINK = re.compile(r"<a\b[^>]*>([^<]*)</a>")
MARK = re.compile(r"</?(?:mark|span)\b[^>]*>")
IDENTIFIER = re.compile(r'(<\w+(?: class="[^"]*")?) id="[^"]*"')
# Where the site publishes the full text that a page carries.
TEXT = re.compile(r'<a href="[./]*(donnees/textes/[^"]+\.txt)">')
# Pagefind holds about 26 bytes of memory for each byte of text: an index of this size takes 600 MB (benchmarks/).
MOST = 24_000_000
# What makes an index searchable, the same for all: the page loads it once, from the first.
ENGINE = ("pagefind*.js", "wasm.*")
# Written by Pagefind for interfaces of its own and for languages that it does not know: this site uses neither.
UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js", "wasm.unknown.*")


def searchable(words: str) -> str:
    """The same words as the index wants them.

    >>> searchable("l’aide de 62 500,00 € du 99_DE")
    "l' aide de 62·500 € du 99 DE"
    """
    straight = ELIDED.sub(r"\1 ", APOSTROPHES.sub("'", words))
    joined = GROUPS.sub(lambda number: SEPARATORS.sub("·", number[0]), straight)
    return CENTS.sub(r"\1", joined.replace("_", " "))


def _decode(reference: re.Match[str]) -> str:
    """The character of a numeric reference; those that could end a text or an attribute stay references."""
    code = 160 if reference[1] is None else int(reference[1])
    if code > sys.maxunicode or chr(code) in '<>&"' or 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 - surrogates
        return reference[0]
    return chr(code)


def article(page: str) -> str | None:
    """The part of a built page that is searched, as a page of its own; ``None`` when it has no article, or hides."""
    start, end = page.find("<article"), page.rfind("</article>")
    if start < 0 or end < 0 or NOINDEX in page[:start]:
        return None
    found = META.findall(page, 0, start)
    if MUTE in found:
        return None
    body = page[page.index(">", start) + 1 : end]
    if found:
        body = SHARED.sub("", body)
    body = MARK.sub("", LINK.sub(r"\1", STATE.sub("", body)))
    body = body.replace("</dt>", " :</dt> ")  # Pagefind reads a term and its definition as one word
    body = searchable(REFERENCE.sub(_decode, IDENTIFIER.sub(r"\1", body)))
    metas = "".join(_metas(found, body))
    text = TEXT.search(page, start) if 'class="texte"' in body else None
    whose = f' data-texte="{text[1]}"' if text else ""
    return f'<!doctype html><html lang="fr"><body><article{whose}>{metas}{body}</article></body></html>'


def _metas(found: Iterable[tuple[str, str]], body: str) -> Iterator[str]:
    """What the copy says beside its words: shown with a result, searched and not shown, or for the facets alone."""
    keys = []
    for name, value in found:
        if name in SHOWN:
            yield f'<i data-pagefind-meta="{name}[title]" title="{value}"></i>'
        if name == "cles":
            keys.append(value)
        else:
            yield f'<i data-fait="{name}" title="{value}"></i>'
    if keys:
        yield f'<i data-pagefind-meta="cles[title]" title="{" ".join(keys)}"></i>'
    if days := " ".join(sorted(set(days_of(body)))):
        yield f'<i data-pagefind-meta="jours[title]" title="{days}"></i>'


def days_of(words: str) -> Iterator[str]:
    """The days that a text names, each as eight figures: the form in which a query asks for any spelling of a day.

    >>> list(days_of("du 1er mars 2018, du 19/12/2019, du 45 mars 2018"))
    ['20180301', '20191219']
    """
    for found in DAY.finditer(words):
        month = MONTH_NUMBER.get(found[2], 0) if found[2] else int(found[3])
        day, year = int(found[1]), int(found[4])
        if 1 <= day <= calendar.monthrange(year, month)[1] if 1 <= month <= len(MONTHS) and year else False:
            yield f"{year:04d}{month:02d}{day:02d}"


def published(page: str) -> str:
    r"""The page that visitors get: without what was written in it for the index alone.

    >>> published('<meta name="registre.date" content="4 mars 2021">\n<ul data-pagefind-ignore> data-pagefind-ignore')
    '<ul> data-pagefind-ignore'
    """
    return INSTRUCTION.sub("", page)


@contextmanager
def indexing(copies: Path, bundle: Path) -> Iterator[None]:
    """Write the search index of those copies to ``bundle`` while the block does something else.

    Copies are moved into shares, and each share has its own index: the first one stands in ``bundle`` with the engine,
    the others in its folders ``2``, ``3``…, and ``parts.json`` says how many there are. ``RegistreError``
    (``site-recherche``) at the end of the block when there is no index; a block that fails stops it.
    """
    shares = share(copies)
    bundles = [bundle if number == 1 else bundle / str(number) for number in range(1, len(shares) + 1)]
    with ThreadPoolExecutor(1) as one_at_a_time:
        made = [one_at_a_time.submit(_index, *pair) for pair in zip(shares, bundles, strict=True)]
        try:
            yield
        except BaseException:
            one_at_a_time.shutdown(cancel_futures=True)
            raise
        for done in made:
            done.result()
    facets.write(zip(shares, bundles, strict=True), bundle)
    for copied, index in zip(shares, bundles, strict=True):
        fragments.lighten(copied, index, bundle.parent, searchable)
    for pattern in UNUSED:
        for unused in bundle.glob(pattern):
            unused.unlink()
    for pattern in ENGINE:
        for repeated in bundle.glob(f"*/{pattern}"):
            repeated.unlink()
    (bundle / "parts.json").write_text(json.dumps({"parts": len(shares)}), encoding="utf-8")


def share(copies: Path) -> list[Path]:
    """Move the copies into folders of about ``MOST`` bytes at most, in the order of their addresses; the folders."""
    found = sorted(copies.rglob("*.html"), key=lambda path: path.relative_to(copies).as_posix())
    sizes = [path.stat().st_size for path in found]
    total = sum(sizes)
    number = -(-total // MOST)
    folders: dict[int, Path] = {}
    before = 0
    for path, size in zip(found, sizes, strict=True):
        folder = folders.setdefault(before * number // total, copies / str(len(folders) + 1))
        before += size
        target = folder / path.relative_to(copies)
        target.parent.mkdir(parents=True, exist_ok=True)
        path.rename(target)
    return list(folders.values()) or [copies]


def _index(copies: Path, bundle: Path) -> None:
    """One index, by one process."""
    command = [sys.executable, "-m", "pagefind", "--site", str(copies), "--output-path", str(bundle)]
    done = subprocess.run(  # noqa: S603 - our own arguments
        [*command, "--root-selector", "article", "--force-language", "fr", "--quiet"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode or not (bundle / "pagefind.js").is_file():
        raise RegistreError(
            f"L'index de recherche n'a pas pu être fait : {done.stdout.strip()[-500:]}",
            bundle.name,
            "Réinstaller les dépendances (paquet pagefind), puis refaire le site.",
            "site-recherche",
        )
