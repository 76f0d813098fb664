"""The documents of record are what they were on the day they came."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SHA256 = {
    "000_c2e45ba9571712c2.txt": "65227d7ce0f9d4b405dbcff7516c11ee365e5f860f32958740af839b14cc84bc",
    "001_caf320f667a57041.txt": "32bf3e613aea2a449272180f8eeeb514fa6337e3add4a03d648c0bf96c8192c6",
    "002_e51d66e4aeb35574.txt": "346c7f656924084726a286eb701eb7e7f3fc7ab39bf9835e7882380e4394de86",
    "003_306bc8cfabaeeb8e.txt": "9f1c21486a8e85466c3fda2970b0773df645b189f8077e214894fc87f94ca75a",
    "004_356edfb8f32d7edb.txt": "e2b05a1d506dbe943187becbdb760409e0aae0c8bfa1e475e914ce93068e3c1f",
}


def test_seeds_are_byte_for_byte(root: Path) -> None:
    """A document that an editor or git touched would shift every citation."""
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (root / "seeds").glob("*.txt")}

    assert found | SHA256 == found
