"""The browser of this machine: where it is, and how it is started for tests, pictures and measures."""

from __future__ import annotations

import shutil
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# It speaks to the preview and to nobody else, and draws without a screen.
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def find() -> str | None:
    """The path of Chromium or Chrome, when this machine has one."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def chromium() -> str:
    """That path; a sentence and the end of the program when there is none."""
    return find() or sys.exit("No Chromium or Chrome found: install the chromium package, then run again.")
