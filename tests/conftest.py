"""What every test may use."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent

# A property is true or false however busy the machine; how time grows is tested where it matters.
settings.register_profile("registre", deadline=None)
settings.load_profile("registre")


# The command runs without the collector. Here it must run, but seldom: it walks what thousands of tests have left, and
# a test of how time grows would measure that.
gc.set_threshold(100_000, 50, 50)


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return ROOT
