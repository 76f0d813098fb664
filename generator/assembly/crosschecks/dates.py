"""Checks of dates: their order, and the weekday printed beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.assembly.crosschecks.dossier import CONFORME, ECART, Check
from generator.french.dates import dates
from generator.french.fold import fold
from generator.values.said import jour

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from generator.assembly.crosschecks.dossier import Dossier

ORDERS = {
    "convocation-avant-seance": "la convocation précède la séance",
    "reception-apres-seance": "la réception par le contrôle de légalité suit la séance",
    "publication-apres-seance": "la mise en ligne suit la séance",
}
"""The rules of order, in words."""

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def order(dossier: Dossier) -> Iterator[Check]:
    """The summons comes before the sitting; reception and publication do not."""
    acte = dossier.acte
    sitting = acte.date_seance
    if sitting is None:
        return
    if acte.date_convocation:
        yield _order("convocation-avant-seance", acte.date_convocation, sitting, acte.date_convocation)
    if acte.date_reception:
        yield _order("reception-apres-seance", sitting, acte.date_reception, acte.date_reception)
    if acte.date_mise_en_ligne:
        yield _order("publication-apres-seance", sitting, acte.date_mise_en_ligne, acte.date_mise_en_ligne)


def _order(regle: str, first: dt.date, second: dt.date, found: dt.date) -> Check:
    """Whether two dates follow each other; the same day is in order."""
    other = second if found == first else first
    words = f"au plus tard le {jour(other)}" if found == first else f"au plus tôt le {jour(other)}"
    return Check(regle, ORDERS[regle], words, jour(found), CONFORME if first <= second else ECART)


def weekdays(dossier: Dossier) -> Iterator[Check]:
    """The weekday printed with a date of the act is that of the calendar."""
    seen: set[str] = set()
    for champ in ("date_seance", "date_convocation"):
        for proof in dossier.proofs.get((dossier.acte.acte_id, champ), ()):
            words = proof.citation or ""
            for date in dates(words, fold(words)):
                if date.value is None or date.jour is None or words in seen:
                    continue
                seen.add(words)
                expected = DAYS[date.value.weekday()]
                yield Check.equal(
                    "jour-semaine", f"jour de la semaine du {jour(date.value)}", expected, DAYS[date.jour]
                )
