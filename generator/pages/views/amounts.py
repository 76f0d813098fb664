"""The amounts of a beneficiary by year and payer: the table, and the drawing of its sums."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.pages.charts.bars import Barre, Groupe, barres
from generator.pages.figures import Chiffre, Chiffres
from generator.pages.views.front import titre_acte
from generator.pages.words import STATUTS, Mot, mot
from generator.values.said import euros, typographie

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markupsafe import Markup

    from generator.pages.index import Index
    from generator.values.grants import Financement, Subvention

BARS = 24
"""Bars of a drawing: beyond, it is no longer seen at a glance; the latest years are kept, and the words say so."""

SANS_ANNEE = "année non indiquée"
TOTAL = "Tous financeurs (total)"
NON_DETAILLE = "Financeur non détaillé"
PARTICIPES = {"proposee": " proposés", "demandee": " demandés", "refusee": " refusés"}
"""What follows a sum that was not granted."""

LEGENDES = {
    "attribuee": "barre pleine : attribué",
    "proposee": "barre en tirets : proposé, non attribué",
    "demandee": "barre en tirets : demandé, non attribué",
    "refusee": "barre en tirets : refusé",
}


@dataclass(frozen=True, slots=True)
class Part:
    """What all payers, or one of them, were asked for, and what they grant or are proposed to grant."""

    financeur: str
    demande: Chiffre
    montant: Chiffre
    total: bool


@dataclass(frozen=True, slots=True)
class SubventionAnnee:
    """A subsidy in the table by year: the whole, then each payer's share."""

    annee: str
    acte: str
    lien: str
    statut: Mot
    attribuee: bool
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Graphique:
    """The drawing of amounts, and what its forms mean."""

    dessin: Markup
    legende: str


def annee(index: Index, row: Subvention) -> int | None:
    """The year of a subsidy: that for which it is given, else that of the sitting."""
    date = index.actes[row.acte_id].date_seance
    return row.exercice or (date.year if date else None)


def subvention_annee(index: Index, row: Subvention, root: str) -> SubventionAnnee:
    """The subsidy as a whole, then each payer's share of it."""
    year = annee(index, row)
    chiffres = Chiffres(index, index.actes[row.acte_id].document_id, "", root)

    def line(payer: str, cell: tuple[str, str], source: Subvention | Financement, *, total: bool) -> Part:
        return Part(
            payer,
            chiffres.chiffre("Demandé", (*cell, "montant_demande"), source.montant_demande, euros),
            chiffres.chiffre("Montant", (*cell, "montant"), source.montant, euros),
            total,
        )

    shares = [
        line(share.financeur, ("financements", f"{row.subvention_id}/{share.ordre}"), share, total=False)
        for share in index.financements[row.subvention_id]
    ]
    whole = line(TOTAL if shares else NON_DETAILLE, ("subventions", row.subvention_id), row, total=bool(shares))
    return SubventionAnnee(
        str(year) if year else SANS_ANNEE,
        titre_acte(index.actes[row.acte_id]),
        f"{root}deliberations/{row.acte_id}/",
        mot(STATUTS, row.statut),
        row.statut == "attribuee",
        (*shares, whole),
    )


def graphique(index: Index, nom: str, rows: Sequence[Subvention]) -> Graphique | None:
    """The sums by year, payer and status, the latest year first; none without any amount.

    What was asked of a payer is a mark under its bar. A proposed sum has a bar of its own, apart from a granted one.
    """
    sums: dict[int, dict[tuple[str, str], list[Decimal | None]]] = defaultdict(dict)
    for row in rows:
        for payer, amount, asked in _shares(index, row):
            bar = sums[annee(index, row) or 0].setdefault((payer, row.statut), [Decimal(0), None])
            bar[0] = (bar[0] or 0) + amount
            bar[1] = asked if bar[1] is None else bar[1] + (asked or 0)
    groups: list[Groupe] = []
    for year in sorted(sums, reverse=True):
        if groups and sum(len(group.barres) for group in groups) + len(sums[year]) > BARS:
            break
        groups.append(Groupe(str(year) if year else SANS_ANNEE, tuple(_bars(sums[year]))))
    drawn = barres("montants", typographie(f"{nom} : montants par année et par financeur"), groups)
    if drawn is None:
        return None
    kept = [bar for group in groups for bar in group.barres]
    forms = {bar.parts[0][1] for bar in kept}
    told = [words for form, words in LEGENDES.items() if form in forms]
    told += ["trait : demandé"] if any(bar.repere for bar in kept) else []
    told += [f"{len(groups)} dernières années sur {len(sums)}"] if len(groups) < len(sums) else []
    legende = " ; ".join(told)
    return Graphique(drawn, typographie(f"{legende[:1].upper()}{legende[1:]}."))


def _shares(index: Index, row: Subvention) -> Iterable[tuple[str, Decimal, Decimal | None]]:
    """The amounts of a subsidy by payer, or as a whole where a share is not printed."""
    shares = index.financements[row.subvention_id]
    if shares and all(share.montant is not None for share in shares):
        for share in shares:
            yield share.financeur, share.montant or Decimal(0), share.montant_demande
    elif row.montant is not None:
        yield NON_DETAILLE, row.montant, row.montant_demande


def _bars(year: dict[tuple[str, str], list[Decimal | None]]) -> Iterable[Barre]:
    """The bars of a year, the longest first."""
    for (payer, statut), (amount, asked) in sorted(year.items(), key=lambda item: (-(item[1][0] or 0), item[0])):
        value = amount or Decimal(0)
        words = euros(value) + PARTICIPES.get(statut, "")
        detail = f"{words}, demandé {euros(asked)}" if asked else ""
        yield Barre(payer, words, ((value, statut),), asked, detail)
