"""The preview server."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from generator.site.preview import serve
from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from pathlib import Path


def test_types_and_french_404(address: str) -> None:
    """The preview answers as the public host does."""
    with urlopen(f"{address}/donnees/actes.csv") as answer:  # noqa: S310 - our own preview
        assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    with pytest.raises(HTTPError) as caught:
        urlopen(f"{address}/absent")  # noqa: S310 - our own preview
    with caught.value as answer:
        assert answer.code == 404
        assert "Cette page n’existe pas" in answer.read().decode()


def test_no_site_no_preview(tmp_path: Path) -> None:
    """There is a remedy to name."""
    with pytest.raises(RegistreError) as caught:
        serve(tmp_path, 0)
    assert caught.value.code == "site-absent"


def test_a_port_in_use_is_said(built: Path, address: str) -> None:
    """There is another port to choose."""
    with pytest.raises(RegistreError) as caught:
        serve(built, int(address.rsplit(":", 1)[1]))
    assert caught.value.code == "site-port"
