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

_DIGITS = re.compile(r"[0-9]+")

TELLING = 4
"""Digits from which an act number is not found in a stamp by chance: a year has as many."""


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
    """The digits of the act number stand, in order, in the number of the stamp; a short number must be its last one.

    >>> _number("2024.00344", "D20240034410").verdict, _number("4", "DEL2024_0047").verdict
    ('conforme', 'ecart')
    """
    digits = "".join(_DIGITS.findall(reference))
    groups = _DIGITS.findall(numero)
    if len(digits) >= TELLING:
        agrees = digits in "".join(groups)
    else:
        agrees = bool(digits and groups) and int(groups[-1]) == int(digits)
    verdict = CONFORME if agrees else ECART
    return Check("tampon-numero", "numéro dans l'identifiant du tampon", reference, numero, verdict)
