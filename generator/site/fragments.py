"""What Pagefind keeps of each page to show it as a result, without the words that the site publishes elsewhere.

A fragment holds all the words of its page, so that an excerpt can be cut from them: of an act, its full text, which
stands under ``donnees/textes/`` already, byte for byte. So the fragment keeps the words before it and the address of
the text, and ``extrait.js`` puts both together when the result is shown: the same bytes for a visitor, a seventh of
the site's bytes for each act. A fragment whose end is not that text, word for word, stays whole.
"""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SIGNATURE = b"pagefind_dcd"
UNSHOWN = ("cles", "jours")
"""What is searched and never shown: the index has it, the fragment need not."""
TEXT = re.compile(r'<article data-texte="([^"]+)">')
ADDRESS = re.compile(rb'\{"url":("(?:[^"\\]|\\.)*")')


def addresses(index: Path) -> Iterator[tuple[str, Path]]:
    """The address and the fragment of each page of an index."""
    for path in sorted((index / "fragment").iterdir()):
        if found := ADDRESS.search(gzip.decompress(path.read_bytes())):
            yield json.loads(found[1]), path


def lighten(copies: Path, index: Path, site: Path, searchable: Callable[[str], str]) -> None:
    """Take out of the fragments of an index what no result shows, and the texts that ``site`` publishes."""
    for address, path in addresses(index):
        fragment = json.loads(gzip.decompress(path.read_bytes()).removeprefix(SIGNATURE))
        copy = (copies / address.strip("/") / "index.html").read_text(encoding="utf-8")
        fragment["meta"] = {name: said for name, said in fragment["meta"].items() if name not in UNSHOWN}
        if (text := TEXT.search(copy)) and (file := site / text[1]).is_file():
            before = without(fragment["content"], searchable(file.read_text(encoding="utf-8")))
            if before is not None:
                fragment["content"], fragment["meta"]["texte"] = before, text[1]
        said = SIGNATURE + json.dumps(fragment, ensure_ascii=False, separators=(",", ":")).encode()
        path.write_bytes(gzip.compress(said, mtime=0))


def without(words: str, text: str) -> str | None:
    r"""The words before a text that they end with, whatever the blanks; ``None`` when they end otherwise.

    Pagefind closes with a full stop what closes with a letter.

    >>> without("Avis. Vu le code.", "Vu\n\nle code\n"), without("Avis.", "code"), without("Décode", "code")
    ('Avis.', None, None)
    """
    end = " ".join(text.split())
    for closed in (words, words.removesuffix(".")):
        before = closed.removesuffix(end)
        if end and before != closed and before[-1:] in {"", " "}:
            return before.rstrip()
    return None
