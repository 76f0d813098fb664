"""Identifiers that stand in addresses and in file names."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

MAX_LENGTH = 80
"""Longest identifier. With a folder and an extension it stays far below the 255 bytes of common file systems."""

RESERVED = frozenset(
    {"index", "404", "assets", "search", "con", "prn", "aux", "nul"}
    | {f"{device}{n}" for device in ("com", "lpt") for n in range(1, 10)}
)
"""Names that shadow a page of the site or a device of Windows."""

SIREN_LENGTH = 9
SIRET_LENGTH = 14

APART = "--"
"""What parts a name from whose acts print it: no slug holds it, so that two different pairs never meet."""

_LA_POSTE = "356000000"
_LA_POSTE_HEAD_OFFICE = "35600000000048"

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss"})


@lru_cache(maxsize=1024)
def slug(*parts: str) -> str:
    """Write ``parts`` as one identifier: lower-case ASCII letters, digits and hyphens, at most 80 characters.

    A name that is cut, reserved, or that holds nothing ASCII gets a short digest of its parts, so that two different
    long names stay different. Two names may still meet (``13/2`` and ``13-2``): who gives identifiers checks unicity.

    >>> slug("Métropole Aix-Marseille-Provence", "ECO 013-7254/19/BM")
    'metropole-aix-marseille-provence-eco-013-7254-19-bm'
    """
    folded = "-".join(parts).translate(_LIGATURES).lower()
    if not folded.isascii():
        folded = "".join([c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c)])
    plain = _NOT_SLUG.sub("-", folded).strip("-")
    if plain and plain not in RESERVED and len(plain) <= MAX_LENGTH:
        return plain
    digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:8]
    return f"{plain[: MAX_LENGTH - 9].rstrip('-')}-{digest}".lstrip("-")


def scoped(name: str, scope: str) -> str:
    """The identifier of what bears ``name`` within ``scope``; both are slugs, ``scope`` one or several apart.

    >>> scoped("comite-des-fetes", "commune-de-corte")
    'comite-des-fetes--commune-de-corte'
    """
    return f"{name}{APART}{scope}"


def named(identity: str) -> str:
    """The name of a scoped identifier, without its scope; another identifier as it is.

    >>> named("comite-des-fetes--commune-de-corte"), named("siren-200054807")
    ('comite-des-fetes', 'siren-200054807')
    """
    return identity.partition(APART)[0]


def scope_of(identity: str) -> str:
    """The scope of an identifier; empty where it has none.

    >>> scope_of("comite-des-fetes--commune-de-corte"), scope_of("ccas--document--pv-2024"), scope_of("siren-200054807")
    ('commune-de-corte', 'document--pv-2024', '')
    """
    return identity.partition(APART)[2]


def luhn(digits: str) -> bool:
    """Whether the last of ``digits`` is the key of the others.

    >>> luhn("244200770"), luhn("244200771")
    (True, False)
    """
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0  # noqa: PLR2004 - sum of two digits


def siren_ok(siren: str) -> bool:
    """Whether ``siren`` is the number of a legal person: nine digits and their key.

    >>> siren_ok("200054807"), siren_ok("200 054 807")
    (True, False)
    """
    return len(siren) == SIREN_LENGTH and siren.isascii() and siren.isdigit() and luhn(siren)


@lru_cache(maxsize=4096)
def siret_ok(siret: str) -> bool:
    """Whether ``siret`` is the number of an establishment: its SIREN with its own key, five digits, and the key of all.

    The establishments of La Poste are too many for the key: the sum of their digits is a multiple of five.

    >>> siret_ok("24420077000117"), siret_ok("35600000049837"), siret_ok("24420077000118")
    (True, True, False)
    """
    if len(siret) != SIRET_LENGTH or not siren_ok(siret[:SIREN_LENGTH]) or not siret.isascii() or not siret.isdigit():
        return False
    if siret.startswith(_LA_POSTE) and siret != _LA_POSTE_HEAD_OFFICE:
        return sum(map(int, siret)) % 5 == 0
    return luhn(siret)
