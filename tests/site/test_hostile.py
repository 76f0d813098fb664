"""An act that is all traps goes from its file to a browser: it reads as written, and does nothing."""

from __future__ import annotations

import re
import threading
from typing import TYPE_CHECKING

import pytest

from generator import build
from generator.site.preview import serve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

TRAP = (
    '<img src=x onerror="document.body.dataset.pris=1"> {{ 7*7 }} {% raw %} [a](javascript:b) `c` **d** '
    "\u202e06\u202c &lt;e&gt;"
)
SCRIPT = '</title></div><script>document.body.dataset.pris=1</script><iframe src="https://ailleurs.test/"></iframe>'
ACT = f"""\
---
title: pris
template: ../../x.html
---
COMMUNE DE VALDOR
Séance du 3 mars 2021
Délibération n° 2021-04
Objet : Aide {TRAP}

Présents : Ida BRUN, <b>Tom</b> VIDAL, Léa {{{{ROUX}}}}

Vu le code général {TRAP} ;
Considérant que {SCRIPT} ;

    un bloc de code
| a | b |
|---|---|
# Titre
[^1]: note
!!! danger
{{: #texte onclick="x" }}
<!-- \u2066caché\u2069 -->

Après en avoir délibéré,
Article 1 : Est attribuée à l'association « {SCRIPT} » une subvention de 1 500 euros.
Article 2 : {TRAP}

Le Maire,

Ida BRUN
"""
INVISIBLE = re.compile("[\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def trapped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The preview of a site built from that act alone, through every floor."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "seeds").mkdir()
    (folder / "seeds" / "piège.txt").write_text(ACT, encoding="utf-8")
    rapport = build.build(folder / "seeds", folder / "package", folder / "content", folder / "site", jobs=1)
    assert (rapport.actes, rapport.rejets, rapport.problemes) == (1, (), ())
    server = serve(folder / "site", 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def visit(page: Page, address: str) -> list[str]:
    """Open a page; what it did that a page of ours never does."""
    done: list[str] = []
    page.on("pageerror", lambda error: done.append(str(error)))
    page.on("dialog", lambda dialog: done.append(dialog.message))
    page.on("request", lambda request: None if request.url.startswith(address[:17]) else done.append(request.url))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    if page.evaluate("document.body.dataset.pris") is not None:
        done.append("script")
    done += page.evaluate(
        "[...document.querySelectorAll('iframe, img[src=x], [onerror], [onclick], a[href^=javascript]')]"
        ".map(element => element.outerHTML)"
    )
    return done


def act_page(trapped: str, page: Page) -> str:
    """The address of the page of the act, as the index links to it."""
    page.goto(f"{trapped}/deliberations/")
    link = page.locator("article a[href*='2021-04']").first
    return str(link.evaluate("link => link.href")).partition("#")[0]


def test_every_page_about_the_act_does_nothing(page: Page, trapped: str) -> None:
    """Its own, those of its receivers, and every page that lists them."""
    seen: set[str] = set()
    waiting = [f"{trapped}/deliberations/", f"{trapped}/beneficiaires/", f"{trapped}/anomalies/", f"{trapped}/donnees/"]
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        assert visit(page, address) == [], address
        links: list[str] = page.evaluate("[...document.querySelectorAll('article a[href]')].map(link => link.href)")
        waiting += [
            link.partition("#")[0]
            for link in links
            if re.search(r"/(?:deliberations|beneficiaires|documents)/(?!.*\.(?:csv|json)$)", link)
        ]
    assert len(seen) >= 6


def test_the_act_reads_as_written(page: Page, trapped: str) -> None:
    """Character for character; what the eye cannot see is named."""
    page.goto(act_page(trapped, page))
    shown = page.locator("#texte").evaluate("element => element.textContent")
    assert "⟦" in shown
    unnamed = re.sub(r"⟦[^⟦⟧]*⟧", "", shown)
    assert unnamed.strip() == INVISIBLE.sub("", ACT).strip()
    assert INVISIBLE.search(page.locator("body").evaluate("element => element.textContent")) is None


def test_its_title_is_the_title_it_prints(page: Page, trapped: str) -> None:
    """Neither its front matter nor its markup is ours."""
    page.goto(act_page(trapped, page))
    assert re.sub(r"⟦[^⟦⟧]*⟧", "", page.locator("h1").inner_text()) == f"Aide {INVISIBLE.sub('', TRAP)}"
    assert page.title().startswith("Aide ")
