"""MkDocs over a share of the pages: what one process of the build does.

MkDocs makes its pages one after the other, on one core, and reads the raw HTML of each a second time to know its
anchors. Pages do not need each other once the navigation is known: so each process of the build takes every n-th
page, and the gate (``verify.py``) checks anchors afterwards, those of raw HTML included. What is written is what
``mkdocs build`` writes, but for what ``slim``, ``search.published`` and ``compact`` leave out, which tests hold; MkDocs
1.6 is pinned and receives no more changes.
"""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from generator.site import ready, search
from generator.site.compact import compact
from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parents[2]
WORTH_A_PROCESS = 150  # pages: starting Python and MkDocs costs as much as rendering about a hundred
MARK = "mkdocs: "  # what MkDocs says, told from the trace of Python that may follow
BLANKS = re.compile(r"\n\s+")
PARTS = re.compile(
    r'<input class="md-toggle"[^>]*>\n|<label class="md-overlay"[^>]*></label>\n'
    r'|<div data-md-component="(?:skip|announce)">\n</div>\n|(?<=<html lang="fr") class="no-js"'
    r'|<div class="md-dialog"[^>]*>\n<div class="md-dialog__inner md-typeset"></div>\n</div>\n'
    r'| data-md-(?:component|color-(?:primary|accent))="[a-z]+"'
)
SHOWN = 20  # lines of MkDocs named in one message


def render(config: Path, copies: Path, pages: int, environment: Mapping[str, str]) -> None:
    """Make the pages of a MkDocs configuration, and in ``copies`` what the search index reads of each.

    ``RegistreError`` (``site-pages``) names what MkDocs refuses.

    ``pages`` is about how many there are: it decides how many processes are worth starting.
    """
    parts = max(1, min(os.cpu_count() or 1, pages // WORTH_A_PROCESS))
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    command = [sys.executable, "-m", __name__, str(config), str(copies)]
    running = [
        subprocess.Popen(  # noqa: S603 - our own arguments
            [*command, str(part), str(parts)],
            env={**os.environ, **environment, "PYTHONPATH": path},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        for part in range(parts)
    ]
    said = [process.communicate()[1] for process in running]
    if any(process.returncode for process in running):
        lines = [line for text in said for line in text.splitlines() if line.strip()]
        named = [line.removeprefix(MARK) for line in lines if line.startswith(MARK)] or lines[-1:]
        raise RegistreError(
            "MkDocs refuse les pages : " + " | ".join(dict.fromkeys(named[:SHOWN])),
            config.name,
            "Corriger les pages nommées, puis refaire le site. L'ancien site n'a pas été touché.",
            "site-pages",
        )


def slim(page: str) -> str:
    r"""The same page without what the parent theme leaves around the article, two kilobytes of each page.

    That is its indentation, and the empty parts that its scripts, which this site does not load, would move.

    >>> slim("<body>\n\n    <article>\n  a\n</article>\n    \n  </body>")
    '<body>\n<article>\n  a\n</article>\n</body>'
    """
    start, end = page.find("<article"), page.rfind("</article>")
    if not 0 <= start < end:
        return page
    before, after = (PARTS.sub("", BLANKS.sub("\n", side)) for side in (page[:start], page[end:]))
    return before + page[start:end] + after


def share(config_file: str, copies: Path, part: int, parts: int) -> bool:
    """Write the pages number ``part``, ``part + parts``, … of a site; the first share writes what is not a page.

    Return whether MkDocs had nothing to say against them. A page that cannot be made raises its own error.
    """
    from mkdocs.commands import build
    from mkdocs.config import load_config
    from mkdocs.structure.files import get_files, set_exclusions
    from mkdocs.structure.nav import get_navigation
    from mkdocs.structure.pages import Page as NewPage
    from mkdocs.utils import CountHandler

    counter = CountHandler()
    counter.setLevel(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(counter)
    config = load_config(config_file)
    files = get_files(config)
    environment = config.theme.get_env()
    files.add_files_from_theme(environment, config)
    set_exclusions(files, config)
    nav = get_navigation(files, config)
    documents = files.documentation_pages()
    for file in documents:
        if file.page is None:
            NewPage(None, file, config)
    if part == 0:
        files.copy_static_files()
        for template in sorted(config.theme.static_templates):
            build._build_theme_template(template, environment, files, config, nav)  # noqa: SLF001 - see the module
    for file in documents[part::parts]:
        page = file.page
        if page is not None:
            if not _take(page, config):
                build._populate_page(page, config, files)  # noqa: SLF001 - see the module
            build._build_page(page, config, documents, nav, environment)  # noqa: SLF001 - see the module
            page.markdown, page.content = None, None
            _finish(Path(file.abs_dest_path), copies / file.dest_uri)
    return not counter.get_counts()


def _take(page: Page, config: MkDocsConfig) -> bool:
    """Fill a generated page with the HTML that it already is; say whether that could be done."""
    page.read_source(config)
    if page.meta.get("generated") is not True or page.markdown is None:
        return False
    done = ready.ready(page.markdown)
    if done is None:
        return False
    page.content, page.toc = done.html, done.toc()
    return True


def _finish(written: Path, copy: Path) -> None:
    """Leave of a page that MkDocs wrote what readers need, and put beside the site what the index reads of it."""
    page = slim(written.read_text(encoding="utf-8"))
    written.write_text(compact(search.published(page)), encoding="utf-8", newline="\n")
    text = search.article(page)
    if text is not None:
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format=f"{MARK}%(message)s")
    sys.exit(0 if share(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])) else 1)
