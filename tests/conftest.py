"""What every test may use."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent

# A property is true or false however busy the machine; how time grows is tested where it matters.
settings.register_profile("registre", deadline=None)
settings.load_profile("registre")


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return ROOT
