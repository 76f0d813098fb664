"""A small site built once, a preview of it, and the browser of this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.browser import ARGUMENTS, find
from generator import build
from generator.site import search
from generator.site.engine import build_site
from generator.site.preview import serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Browser, Page

    Previewed = Callable[[Path], AbstractContextManager[str]]

FIXTURES = Path(__file__).parent / "fixtures"


def _executable() -> str:
    """The browser of this machine; Debian's is installed where we may; otherwise the tests fail and say why."""
    found = find()
    if found is None and os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
        for command in (["apt-get", "-qq", "update"], ["apt-get", "-qq", "install", "-y", "chromium"]):
            subprocess.run(  # noqa: S603 - two fixed commands
                command, check=False, capture_output=True, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            )
        found = find()
    if found is None:
        pytest.fail(
            "Aucun navigateur Chromium ou Chrome sur cette machine : les essais du site en ont besoin. Installer le "
            "paquet chromium, puis relancer. "
            "(No Chromium or Chrome found: install the chromium package, then run again.)",
            pytrace=False,
        )
    return found


@pytest.fixture(scope="session")
def fixtures() -> Path:
    """Hand-written pages and package of an invented town."""
    return FIXTURES


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The site of the invented town."""
    site = tmp_path_factory.mktemp("town") / "site"
    build_site(FIXTURES / "package", FIXTURES / "content", site, mkdocs_yml=root / "mkdocs.yml")
    return site


@pytest.fixture(scope="session")
def several(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The same site as if it were large: each page has a search index of its own."""
    site = tmp_path_factory.mktemp("city") / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "MOST", 1)
        build_site(FIXTURES / "package", FIXTURES / "content", site, mkdocs_yml=root / "mkdocs.yml")
    return site


@pytest.fixture(scope="session")
def register(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The site of the seeds; its package stands beside it."""
    home = tmp_path_factory.mktemp("register")
    build.build(root / "seeds", home / "package", home / "content", home / "site")
    return home / "site"


@pytest.fixture(scope="session")
def register_address(register: Path, previewed: Previewed) -> Iterator[str]:
    """Where the preview of that register answers."""
    with previewed(register) as answers:
        yield answers


@pytest.fixture(scope="session")
def address(built: Path, previewed: Previewed) -> Iterator[str]:
    """Where the preview of the small site answers."""
    with previewed(built) as answers:
        yield answers


@pytest.fixture(scope="session")
def previewed() -> Previewed:
    """What shows a site for as long as a block lasts, and says where it answers."""
    return _previewed


@contextmanager
def _previewed(site: Path) -> Iterator[str]:
    """Where the preview of a site answers."""
    server = serve(site, 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def several_address(several: Path, previewed: Previewed) -> Iterator[str]:
    """Where the preview of the site with several indexes answers."""
    with previewed(several) as answers:
        yield answers


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser without a screen, and without a profile."""
    from playwright.sync_api import sync_playwright

    executable = _executable()
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh tab: nothing stored, nothing cached."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()
