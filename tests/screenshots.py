"""Pictures of each type of page, for whoever reviews: ``make screenshots`` (the site must have been built).

Each type at 360 and 1280 pixels, in light and in dark, and on A4 as a printer would give it; in a search that is open
too. The pictures go to ``captures/``, which git ignores.
"""

from __future__ import annotations

import argparse
import shutil
import struct
import sys
import threading
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from benchmarks.browser import ARGUMENTS, find
from generator.paths import ROOT, SITE
from generator.site.preview import serve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")
TALLEST = 4000  # pixels of a page that are drawn: the full text of an act may be ten times as tall


def kinds(site: Path) -> Iterator[tuple[str, str]]:
    """The name and the address of each type of page: each folder, and the longest page in it."""
    yield "accueil", "/"
    yield "introuvable", "/404.html"
    yield "recherche", "/?q=subvention"
    for folder in sorted(path for path in site.iterdir() if path.is_dir()):
        if (folder / "index.html").is_file():
            yield folder.name, f"/{folder.name}/"
        pages = sorted(folder.glob("*/index.html"))
        if pages:
            longest = max(pages, key=lambda page: page.stat().st_size).parent
            yield f"{folder.name}-page", f"/{folder.name}/{longest.name}/"


def draw(browser: Browser, address: str, name: str, out: Path) -> None:
    """The pictures of one page."""
    for width in WIDTHS:
        for scheme in SCHEMES:
            page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
            page.goto(address)
            page.wait_for_load_state("networkidle")
            tall = min(TALLEST, int(page.evaluate("document.documentElement.scrollHeight")))
            clip = {"x": 0, "y": 0, "width": width, "height": max(tall, 900)}
            page.screenshot(path=out / f"{name}-{width}-{scheme}.png", full_page=True, clip=clip)  # type: ignore[arg-type]
            page.close()
    page = browser.new_page()
    page.goto(address)
    page.pdf(path=out / f"{name}.pdf", format="A4")
    page.close()
    _sheets(out / f"{name}.pdf", out / f"{name}-a4")


def _sheets(pdf: Path, stem: Path, most: int = 3) -> None:
    """The first sheets of a PDF as pictures."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    for number in range(min(most, len(document))):
        bitmap = document[number].render(scale=1.3, rev_byteorder=True)
        path = Path(f"{stem}-{number + 1}.png")
        path.write_bytes(_png(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)))
    document.close()


def _png(width: int, height: int, stride: int, pixels: bytes) -> bytes:
    """Three bytes a pixel as a PNG file: the one format that needs no library."""
    rows = b"".join(b"\0" + pixels[line * stride : line * stride + 3 * width] for line in range(height))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    written = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(written)


def main() -> int:
    """Draw every type of page of a site."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=SITE)
    parser.add_argument("--out", type=Path, default=ROOT / "captures")
    parser.add_argument("--only", default="", help="the types whose name contains this")
    arguments = parser.parse_args()
    executable = find()
    if executable is None or not (arguments.site / "index.html").is_file():
        sys.exit("Il faut un navigateur Chromium et un site déjà construit (make site).")
    shutil.rmtree(arguments.out, ignore_errors=True)
    arguments.out.mkdir(parents=True)
    server = serve(arguments.site, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        for name, path in kinds(arguments.site):
            if arguments.only in name:
                draw(browser, f"http://127.0.0.1:{server.server_port}{path}", name, arguments.out)
        browser.close()
    server.shutdown()
    sys.stdout.write(f"{len(list(arguments.out.glob('*.png')))} images dans {arguments.out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
