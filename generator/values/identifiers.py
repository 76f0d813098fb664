"""Identifiers that stand in addresses and in file names."""

from __future__ import annotations

import hashlib
import re
import unicodedata

MAX_LENGTH = 80
"""Longest identifier. With a folder and an extension it stays far below the 255 bytes of common file systems."""

RESERVED = frozenset(
    {"index", "404", "assets", "search", "con", "prn", "aux", "nul"}
    | {f"{device}{n}" for device in ("com", "lpt") for n in range(1, 10)}
)
"""Names that shadow a page of the site or a device of Windows."""

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss"})


def slug(*parts: str) -> str:
    """Write ``parts`` as one identifier: lower-case ASCII letters, digits and hyphens, at most 80 characters.

    A name that is cut, reserved, or that holds nothing ASCII gets a short digest of its parts, so that two different
    long names stay different. Two names may still meet (``13/2`` and ``13-2``): who gives identifiers checks unicity.

    >>> slug("Métropole Aix-Marseille-Provence", "ECO 013-7254/19/BM")
    'metropole-aix-marseille-provence-eco-013-7254-19-bm'
    """
    folded = unicodedata.normalize("NFKD", "-".join(parts).translate(_LIGATURES).lower())
    plain = _NOT_SLUG.sub("-", "".join(c for c in folded if not unicodedata.combining(c))).strip("-")
    if plain and plain not in RESERVED and len(plain) <= MAX_LENGTH:
        return plain
    digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:8]
    return f"{plain[: MAX_LENGTH - 9].rstrip('-')}-{digest}".lstrip("-")
