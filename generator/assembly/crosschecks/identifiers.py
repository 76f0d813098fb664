"""Checks of identifiers: keys of SIREN and SIRET, and what the ACTES stamp says of the act."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.assembly.crosschecks.dossier import CONFORME, ECART, Check
from generator.extraction import stamps
from generator.values.identifiers import siren_ok, siret_ok

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.assembly.crosschecks.dossier import Dossier

_SEPARATORS = re.compile(r"[^0-9A-Z]")
_DIGITS = re.compile(r"[0-9]+")


def keys(dossier: Dossier) -> Iterator[Check]:
    """The SIREN and the SIRET of the body have a valid control digit."""
    body = dossier.collectivite
    if body and body.siren:
        yield _key("cle-siren", f"clé de contrôle du SIREN {body.siren}", good=siren_ok(body.siren))
    if body and body.siret:
        yield _key("cle-siret", f"clé de contrôle du SIRET {body.siret}", good=siret_ok(body.siret))


def _key(regle: str, formule: str, *, good: bool) -> Check:
    """A control digit that holds or not."""
    return Check(regle, formule, "clé valide", "clé valide" if good else "clé fausse", CONFORME if good else ECART)


def stamp(dossier: Dossier) -> Iterator[Check]:
    """The stamp's identifier holds the date of the act, its number, and the SIREN and the département of the body."""
    acte, body = dossier.acte, dossier.collectivite
    parsed = stamps.parse(acte.identifiant_actes) if acte.identifiant_actes else None
    if parsed is None:
        return
    if acte.date_seance:
        yield Check.equal("tampon-date", "date dans l'identifiant du tampon", f"{acte.date_seance:%Y%m%d}", parsed.date)
    if acte.reference:
        yield _number(acte.reference, parsed.numero)
    if body and body.siren:
        yield Check.equal("tampon-siren", "SIREN dans l'identifiant du tampon", body.siren, parsed.siren)
    if body and body.departement:
        found = parsed.departement.removeprefix("0")
        yield Check.equal("tampon-departement", "département dans l'identifiant du tampon", body.departement, found)


def _number(reference: str, numero: str) -> Check:
    """The digits of the act number stand, in order, in the number of the stamp.

    >>> _number("2024.00344", "D20240034410").verdict
    'conforme'
    """
    wanted, found = _SEPARATORS.sub("", reference.upper()), _SEPARATORS.sub("", numero.upper())
    digits = "".join(_DIGITS.findall(wanted))
    agrees = wanted in found or digits in "".join(_DIGITS.findall(found))
    return Check(
        "tampon-numero", "numéro dans l'identifiant du tampon", reference, numero, CONFORME if agrees else ECART
    )
