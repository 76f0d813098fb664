"""``python -m benchmarks.vitals``: what a visitor's browser does to show one page of each type, as auditors weigh it.

The site of ``seeds/``, on a telephone's screen, with the processor slowed four times; each page by new visitors, the
median of their figures. Bytes and requests are those of a first visit to a static host that compresses.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import tempfile
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from benchmarks.browser import ARGUMENTS, chromium
from benchmarks.report import put

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
MARKS = ("<!-- vitals -->", "<!-- end of vitals -->")
VISITS = 5
SLOWED = 4
"""How many times slower than this one the processor of a cheap telephone is taken to be, as auditors do."""
SCREEN = {"width": 360, "height": 640}
COLUMNS = (
    "first paint (ms)", "largest paint (ms)", "blocked (ms)", "layout shift", "elements", "requests", "kB, compressed",
)  # fmt: skip
OBSERVED = """() => {
  window.mesures = { peinture: 0, decalage: 0, bloque: 0 };
  const voir = (type, faire) => new PerformanceObserver((liste) => liste.getEntries().forEach(faire))
    .observe({ type, buffered: true });
  voir("largest-contentful-paint", (entree) => { window.mesures.peinture = entree.startTime; });
  voir("layout-shift", (entree) => { if (!entree.hadRecentInput) window.mesures.decalage += entree.value; });
  voir("longtask", (entree) => { window.mesures.bloque += entree.duration - 50; });
}"""
READ = """() => [
  performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
  window.mesures.peinture, window.mesures.bloque, window.mesures.decalage, document.querySelectorAll("*").length,
]"""


def main() -> None:
    """Build the site of the seeds, look at one page of each type, print the table."""
    from playwright.sync_api import sync_playwright

    from generator import build
    from generator.site.preview import serve

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the table into benchmarks/README.md")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        site = home / "site"
        build.build(ROOT / "seeds", home / "package", home / "content", site)
        server = serve(site, 0)
        Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
            address = f"http://127.0.0.1:{server.server_port}"
            rows = {name: _median(browser, f"{address}/{path}", site) for name, path in page_types(site).items()}
            browser.close()
        server.shutdown()
    report = table(rows)
    print(report)
    if asked.write:
        put(report, MARKS)


def page_types(site: Path) -> dict[str, str]:
    """One address of each type of page: the heaviest of each folder, its list, and the home page."""
    found = {"home": ""}
    for folder in ("deliberations", "subventions", "beneficiaires", "axes", "observatoire", "donnees"):
        found[f"{folder}/"] = f"{folder}/"
        pages = sorted((site / folder).glob("*/index.html"), key=lambda page: (-page.stat().st_size, page))
        if pages:
            found[f"{folder}/…/"] = f"{folder}/{pages[0].parent.name}/"
    return found


def _median(browser: Browser, address: str, site: Path) -> tuple[float, ...]:
    """The median of each figure over new visitors."""
    visits = [_visit(browser, address, site) for _ in range(VISITS)]
    return tuple(statistics.median(figures) for figures in zip(*visits, strict=True))


def _visit(browser: Browser, address: str, site: Path) -> tuple[float, ...]:
    """The figures of one new visitor."""
    asked: list[str] = []
    with browser.new_context(viewport={"width": SCREEN["width"], "height": SCREEN["height"]}) as context:
        page = context.new_page()
        page.on("request", lambda request: asked.append(urlsplit(request.url).path))
        page.add_init_script(f"({OBSERVED})()")
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        page.goto(address)
        page.wait_for_load_state("networkidle")
        figures = [float(figure) for figure in page.evaluate(READ)]
    return (*figures, float(len(asked)), sum(_weight(site, path) for path in asked) / 1_000)


def _weight(site: Path, path: str) -> int:
    """The bytes of a file of the site, compressed."""
    file = site / path.lstrip("/")
    return len(gzip.compress((file / "index.html" if file.is_dir() else file).read_bytes(), 6, mtime=0))


def table(rows: dict[str, tuple[float, ...]]) -> str:
    r"""The figures as Markdown, one page a row.

    >>> print(table({"home": (120.0, 130.4, 0.0, 0.0, 210.0, 6.0, 21.26)}).splitlines()[-1])
    | home | 120 | 130 | 0 | 0.00 | 210 | 6 | 21.3 |
    """
    lines = [f"| page | {' | '.join(COLUMNS)} |", f"|---|{'---:|' * len(COLUMNS)}"]
    for name, (first, largest, blocked, shift, elements, requests, weight) in rows.items():
        cells = (f"{first:.0f}", f"{largest:.0f}", f"{blocked:.0f}", f"{shift:.2f}")
        lines.append(f"| {name} | {' | '.join(cells)} | {elements:.0f} | {requests:.0f} | {weight:.1f} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
