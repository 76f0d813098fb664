"""The gate before a site is shown: whole, searchable, and asking nothing of another host."""

from __future__ import annotations

import posixpath
import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# In a page: what the browser loads by itself (src, and href of <link>), and what a visitor follows (href of <a>).
TAG = re.compile(r"<(a|link|script|img|iframe|source|object|embed|audio|video)\s([^>]*)>")
ATTRIBUTE = re.compile(r"""(?:^|\s)(href|src|srcset|data|rel)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
ANCHOR = re.compile(r"""\s(?:id|name)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
STYLE_URL = re.compile(r"""url\(\s*["']?(?:https?:)?//|@import""")
REQUIRED = ("index.html", "404.html", "donnees/datapackage.json")


def problems(site: Path) -> Iterator[str]:
    """Each reason not to show this site, in French, with its place.

    Missing parts; a script, style or picture from another host; a link inside the site that leads to no file, or to
    no place in its page (a figure without its passage).
    """
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    for name in REQUIRED:
        if name not in files:
            yield f"il manque {name}"
    wanted: dict[str, set[tuple[str, str]]] = {}
    anchors: dict[str, set[str]] = {}
    for name in sorted(files):
        if name.endswith(".html"):
            text = (site / name).read_text(encoding="utf-8")
            anchors[name] = {unescape(found[1] or found[2] or found[3] or "") for found in ANCHOR.finditer(text)}
            yield from _page(name, text, files, wanted, anchors[name])
        elif name.endswith(".css") and STYLE_URL.search((site / name).read_text(encoding="utf-8")):
            yield f"{name} : une feuille de style appelle un autre hôte"
    for name, places in sorted(wanted.items()):
        for anchor, source in sorted(places):
            if anchor not in anchors.get(name, ()):
                yield f"{source} : {name} n'a pas de repère « {anchor} »"


def _page(
    name: str, text: str, files: set[str], wanted: dict[str, set[tuple[str, str]]], own: set[str]
) -> Iterator[str]:
    """The problems of one page; places it wants in other pages are added to ``wanted``, for when all are known."""
    seen: set[str] = set()
    for tag in TAG.finditer(text):
        attributes = {found[1]: found[2] or found[3] or found[4] or "" for found in ATTRIBUTE.finditer(tag[2])}
        loaded = tag[1] != "a" and attributes.get("rel") != "canonical"
        for attribute in ("href", "src", "srcset", "data"):
            value = attributes.get(attribute)
            if value is None or value in seen:
                continue
            seen.add(value)
            parts = urlsplit(unescape(value))
            if parts.scheme or parts.netloc:
                if loaded and parts.scheme != "data":
                    yield f"{name} : {tag[1]} appelle un autre hôte ({value})"
            elif name != "404.html":
                there = target(name, parts.path) if parts.path else name
                if there not in files:
                    yield f"{name} : le lien {value} ne mène nulle part"
                elif parts.fragment and there == name and unquote(parts.fragment) not in own:
                    yield f"{name} : le lien {value} ne mène à aucun repère"
                elif parts.fragment and there != name and there.endswith(".html"):
                    wanted.setdefault(there, set()).add((unquote(parts.fragment), name))


def target(page: str, path: str) -> str:
    """The file that a link leads to, from the page that holds it.

    >>> target("deliberations/a/index.html", "../../donnees/")
    'donnees/index.html'
    >>> target("index.html", "donnees/actes.csv")
    'donnees/actes.csv'
    """
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(path)))
    if path.endswith(("/", "..", ".")) or joined == ".":
        return posixpath.normpath(posixpath.join(joined, "index.html"))
    return joined
