"""The checks over one row: each gives the words of what is wrong, or nothing.

Those of the national validator first, with its verdicts; an empty cell is never wrong by itself but where presence is
what the check is about.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.values.identifiers import siret_ok
from generator.values.matieres import NIVEAU_1, niveau_2, nom

if TYPE_CHECKING:
    from collections.abc import Callable

Verdict = str | None
_SEPARATED = re.compile(r"[\s.]")
_ANNEES = re.compile(r"([0-9]{4})(?:/([0-9]{4}))?")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S*")
_PAGE = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]{1,5})?(?:[/?#][!-~]*)?")
_CONTROLE = re.compile(r"(?:PREF|SGAR)(?:0[0-9AB]{2}|9[78][0-9])|SPREF(?:0[0-9AB]{2}|9[78][0-9])[0-9]")


def siret(value: str) -> Verdict:
    """The number of an establishment, its key right; the national validator looks through spaces and points.

    >>> siret("24420077000117"), siret("24420077000118")
    (None, "n'est pas un numéro SIRET : sa clé est fausse ou il n'a pas quatorze chiffres")
    """
    if not value or siret_ok(_SEPARATED.sub("", value)):
        return None
    return "n'est pas un numéro SIRET : sa clé est fausse ou il n'a pas quatorze chiffres"


def annees(value: str) -> Verdict:
    """A year, or two years of which the second comes later.

    >>> annees("2017"), annees("2017/2018"), annees("2018/2017")
    (None, None, "n'est pas une suite d'années : la seconde doit venir après la première")
    """
    if not value:
        return None
    if not (found := _ANNEES.fullmatch(value)):
        return "n'est ni une année (AAAA) ni deux (AAAA/AAAA)"
    if found[2] and found[2] <= found[1]:
        return "n'est pas une suite d'années : la seconde doit venir après la première"
    return None


def ensemble(*values: str) -> Verdict:
    """All filled, or all empty.

    >>> ensemble("2024", "budget principal"), ensemble("", ""), ensemble("2024", "")
    (None, None, 'ces colonnes se remplissent ensemble ou restent vides ensemble')
    """
    if all(values) or not any(values):
        return None
    return "ces colonnes se remplissent ensemble ou restent vides ensemble"


def au_moins(value: str, other: str) -> Verdict:
    """The first, a number or a date, is not less than the second; nothing to compare where one is empty.

    >>> au_moins("60", "9"), au_moins("2024-06-12", "2024-06-13")
    (None, 'la première de ces deux valeurs doit être au moins égale à la seconde')
    """
    if not value or not other:
        return None
    less = int(value) < int(other) if "-" not in value[1:] else value < other
    return "la première de ces deux valeurs doit être au moins égale à la seconde" if less else None


def somme(total: str, *parts: str) -> Verdict:
    """The first is the sum of the others; nothing to add where one is empty.

    >>> somme("60", "58", "0", "2"), somme("51", "60", "0", "0")
    (None, 'la somme fait 60 et non 51')
    """
    if not total or not all(parts):
        return None
    found = sum(map(int, parts))
    return None if found == int(total) else f"la somme fait {found} et non {total}"


def au_moins_un(*values: str) -> Verdict:
    """One of the columns at least is filled.

    >>> au_moins_un("", "W130000000"), au_moins_un("", "")
    (None, "l'une de ces colonnes au moins doit être remplie")
    """
    return None if any(values) else "l'une de ces colonnes au moins doit être remplie"


def matiere_nom(value: str) -> Verdict:
    """A first level of the nomenclature, a slash without spaces, a second level that the check does not look at.

    >>> matiere_nom("FINANCES LOCALES/aides"), matiere_nom("finances locales / aides"), matiere_nom("finances")
    (None, "la barre oblique ne doit être ni précédée ni suivie d'une espace", 'la barre oblique manque')
    """
    if not value:
        return None
    first, slash, _ = value.partition("/")
    if not slash:
        return "la barre oblique manque"
    if "/ " in value or first != first.rstrip():
        return "la barre oblique ne doit être ni précédée ni suivie d'une espace"
    return None if _plain(first) in _NIVEAU_1 else "ce qui précède la barre oblique n'est pas une matière @CTES"


@lru_cache(maxsize=256)
def _plain(words: str) -> str:
    """Words without case nor accents."""
    return "".join(c for c in unicodedata.normalize("NFD", words.lower()) if unicodedata.category(c) != "Mn")


_NIVEAU_1 = frozenset(map(_plain, NIVEAU_1.values()))


def matiere_code(value: str) -> Verdict:
    """A code of the second level that the nomenclature holds: its pattern alone would let 7.11 pass.

    >>> matiere_code("7.10"), matiere_code("7.11")
    (None, "n'est pas un code de deuxième niveau de la nomenclature @CTES")
    """
    if not value or niveau_2(value) == value:
        return None
    return "n'est pas un code de deuxième niveau de la nomenclature @CTES"


def matiere_accord(code: str, words: str) -> Verdict:
    """The name is that of the code.

    >>> matiere_accord("7.5", "finances locales/subventions"), matiere_accord("7.4", "finances locales/subventions")
    (None, "le nom de matière n'est pas celui du code")
    """
    if not code or not words or niveau_2(code) != code or nom(code) == words:
        return None
    return "le nom de matière n'est pas celui du code"


def controle_legalite(value: str) -> Verdict:
    """PREF or SGAR and a département on three characters; SPREF, the same and the figure of the arrondissement.

    >>> controle_legalite("PREF02A"), controle_legalite("SPREF0131"), controle_legalite("PREF13") is None
    (None, None, False)
    """
    if not value or _CONTROLE.fullmatch(value):
        return None
    return "n'est pas de la forme PREFNNN, SPREFNNNM ou SGARNNN"


def positifs(*values: str) -> Verdict:
    """Counts of persons: none is less than zero.

    >>> positifs("0", "12"), positifs("-1")
    (None, 'un nombre de voix ne peut pas être négatif')
    """
    return "un nombre de voix ne peut pas être négatif" if any(value.startswith("-") for value in values) else None


def uri(value: str) -> Verdict:
    """An address that says by which protocol it is reached.

    >>> uri("https://www.exemple.fr/a.pdf"), uri("www.exemple.fr/a.pdf")
    (None, "n'est pas une adresse complète (https://…)")
    """
    return None if not value or _URI.fullmatch(value) else "n'est pas une adresse complète (https://…)"


def adresse(value: str) -> Verdict:
    """The address of a page: no other protocol opens in a browser.

    >>> adresse("https://www.exemple.fr/a.pdf"), adresse("javascript:alert(1)")
    (None, "n'est pas une adresse de page (https://…)")
    """
    return None if not value or _PAGE.fullmatch(value) else "n'est pas une adresse de page (https://…)"


def siret_nu(value: str) -> Verdict:
    """Fourteen digits and nothing between them: others join their tables on it.

    >>> siret_nu("244 200 770 00117")
    "doit s'écrire en quatorze chiffres, sans espace"
    """
    return None if not value or siret_ok(value) else "doit s'écrire en quatorze chiffres, sans espace"


def periode(value: str) -> Verdict:
    """Days of the calendar, the second not before the first.

    >>> periode("2024-07-15/2025-06-30"), periode("2025-06-30/2024-07-15"), periode("2024-02-30")
    (None, 'la période finit avant de commencer', "une de ces dates n'existe pas")
    """
    if not value:
        return None
    try:
        days = [dt.date.fromisoformat(day) for day in value.split("/")]
    except ValueError:
        return "une de ces dates n'existe pas"
    return "la période finit avant de commencer" if days[-1] < days[0] else None


def montant_positif(value: str) -> Verdict:
    """A subsidy is more than nothing.

    >>> montant_positif("0.01"), montant_positif("0.00")
    (None, 'une subvention est supérieure à zéro')
    """
    return "une subvention est supérieure à zéro" if value and Decimal(value) <= 0 else None


REGLES: dict[str, Callable[..., Verdict]] = {
    check.__name__: check
    for check in (
        siret,
        annees,
        ensemble,
        au_moins,
        somme,
        au_moins_un,
        matiere_nom,
        uri,
        matiere_code,
        matiere_accord,
        controle_legalite,
        positifs,
        adresse,
        siret_nu,
        periode,
        montant_positif,
    )
}
"""Every check by the name that the models give it."""
