"""Which of the heads of a table is that of what is decided."""

from __future__ import annotations

import re

from generator.extraction.tables.bodies import givers, sorted_by_giver
from generator.french import vocabulary

_YEAR = re.compile(r"\b20[0-9]{2}\b")
_WHOLE = re.compile(r"subventions?(?: 20[0-9]{2})?")
_SEVERAL = 2
RECEIVE = ("commune", "ecole", "college", "cooperative")
_NEW = frozenset({"versement", "montant_demande"})
"""What is paid, or asked for, in a later year than any amount: « Voté 2023 | Demandé 2024 » tells nothing of 2024."""


def decided(named: list[tuple[str, str]]) -> tuple[str, ...]:
    """The columns that heads name; of several columns of amounts with a year, the last year is the one decided.

    A year alone heads a column of amounts, which is past where another head names what is decided. Two columns that
    each hold a kind of subsidy are both decided; a column « proposé » is not, beside one « voté ».

    >>> decided([("nom_imprime", "club"), ("montant", "montant 2023"), ("montant", "montant 2024")])
    ('nom_imprime', 'passe', 'montant')
    >>> decided([("nom_imprime", "club"), ("annee", "2023"), ("annee", "2024")])
    ('nom_imprime', 'passe', 'montant')
    >>> decided([("nom_imprime", "club"), ("montant", "proposition"), ("annee", "2024")])
    ('nom_imprime', 'montant', 'passe')
    >>> decided([("nom_imprime", "club"), ("part", "fonctionnement"), ("part", "exceptionnelle")])
    ('nom_imprime', 'part', 'part')
    >>> decided([("nom_imprime", "club"), ("montant", "proposition"), ("montant", "vote")])
    ('nom_imprime', 'passe', 'montant')
    >>> decided([("nom_imprime", "club"), ("montant", "subvention 2022"), ("versement", "acompte 2023")])
    ('nom_imprime', 'passe', 'versement')
    >>> decided([("nom_imprime", "club"), ("montant", "vote 2023"), ("montant_demande", "demande 2024")])
    ('nom_imprime', 'passe', 'montant_demande')
    >>> decided([("nom_imprime", "club"), ("versement", "acompte"), ("versement", "solde"), ("total", "total")])
    ('nom_imprime', 'versement', 'versement', 'montant')
    >>> decided([("nom_imprime", "club"), ("engage", "ae 2022"), ("passe", "cp 2022")])
    ('nom_imprime', 'montant', 'passe')
    >>> decided([("nom_imprime", "club"), ("annee", "2022"), ("montant", "proposition"), ("montant", "vote 2023")])
    ('nom_imprime', 'passe', 'passe', 'montant')
    """
    named = _superseded(sorted_by_giver(_parts(_summed(_placed(givers(named))))))
    years = {
        n: found[0]
        for n, (sens, words) in enumerate(named)
        if sens in {"montant", "annee", "part"} and (found := _YEAR.search(words))
    }
    plain = any(sens in {"montant", "part"} and n not in years for n, (sens, _) in enumerate(named))
    last = None if plain or not years else max(years.values())
    if "part" in {sens for sens, _ in named}:
        return tuple(
            "passe" if sens in {"montant", "annee"} or (n in years and years[n] != last) else sens
            for n, (sens, _) in enumerate(named)
        )
    later = [found[0] for sens, words in named if sens in _NEW and (found := _YEAR.search(words))]
    if last is not None and max(later, default="") > last:
        last = None  # « Subvention 2022 | Acompte 2023 »: what is paid now is a part of what no column tells
    of_last = None if last is None else max(n for n, year in years.items() if year == last)
    heads = tuple(
        sens if n not in years else "montant" if n == of_last else "passe" for n, (sens, _) in enumerate(named)
    )
    return _voted(heads, [words for _, words in named])


def _superseded(named: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The heads, a column that is proposed being past where one that is voted for the last of several years follows it.

    « Voté 2022 | Proposition » proposes for the next year, « Voté 2022 | Proposition | Voté 2023 » no more.
    """
    told = {year for _, words in named for year in _YEAR.findall(words)}
    heads = vocabulary.load("grants-columns")
    voted = [
        n
        for n, (sens, words) in enumerate(named)
        if sens == "montant" and heads["tete.votee"].motif.search(words) and max(told, default="-") in words
    ]
    if len(told) < _SEVERAL or not voted:
        return named
    return [
        ("passe" if sens == "montant" and n < voted[-1] and heads["tete.proposee"].motif.search(words) else sens, words)
        for n, (sens, words) in enumerate(named)
    ]


def _placed(named: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The heads, a place or a school receiving where no other column says who: « Commune | Travaux | Montant »."""
    if "nom_imprime" in {sens for sens, _ in named}:
        return named
    return [("nom_imprime" if words.startswith(RECEIVE) else sens, words) for sens, words in named]


def _summed(named: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The heads, what is engaged for each row, else its total, being what is decided where no other column is.

    « AE 2022 | CP 2022 »: what is engaged is given, what is paid of it this year is a part.
    """
    kinds = {sens for sens, _ in named}
    alone = {"montant", "part", "annee"}.isdisjoint(kinds)
    chosen = ("engage" if "engage" in kinds else "total") if alone else ""
    of_all = {"engage", "total"}
    return [
        ("montant" if sens == chosen else "passe", sens) if sens in of_all else (sens, words) for sens, words in named
    ]


def _parts(named: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The heads, those of one kind of subsidy being parts only where there are several, and no other amount."""
    kinds = [sens for sens, _ in named]
    several = kinds.count("part") + sum(
        sens == "montant" and _WHOLE.fullmatch(words) is not None for sens, words in named
    )
    others = any(sens == "montant" and _WHOLE.fullmatch(words) is None for sens, words in named)
    if "part" not in kinds or several < _SEVERAL or others:
        return [("montant" if sens == "part" else sens, words) for sens, words in named]
    return [("part" if sens == "montant" else sens, words) for sens, words in named]


def _voted(heads: tuple[str, ...], words: list[str]) -> tuple[str, ...]:
    """The heads, a column that is only proposed being no more that of the amounts where another is voted."""
    heads_of = vocabulary.load("grants-columns")
    voted = [sens == "montant" and heads_of["tete.votee"].motif.search(w) for sens, w in zip(heads, words, strict=True)]
    if not any(voted):
        return heads
    return tuple(
        "passe" if sens == "montant" and heads_of["tete.proposee"].motif.search(w) else sens
        for sens, w in zip(heads, words, strict=True)
    )
