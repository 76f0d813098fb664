"""French as data: named patterns, each with phrases it must read and phrases it must not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from generator.french.blanks import by_first_blank
from generator.french.fold import fold
from generator.french.motif import compact, letter_led
from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent / "vocabulary"

_WORTH = 10
"""Characters that the engine looks through in the time that looking for one word takes."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same reading by libyaml, ten times faster, where it is


@dataclass(frozen=True)
class Form:
    """A form of French, or several as one: a regular expression over folded text, and words that its phrases hold.

    ``mots`` are folded words, or parts of words, of which every phrase of the form holds one: looking for them costs a
    hundredth of looking for the form.
    """

    ecrit: str
    mots: tuple[str, ...]

    @cached_property
    def motif(self) -> re.Pattern[str]:
        """The form, compiled when it is first looked for by itself: most are only a part of the pattern of a family."""
        return re.compile(self.ecrit)

    @cached_property
    def _sought(self) -> re.Pattern[str]:
        """The form, for what begins anywhere."""
        sought = by_first_blank(self.ecrit)
        return self.motif if sought == self.ecrit else re.compile(sought)

    def search(self, folded: str, start: int, end: int) -> re.Match[str] | None:
        """The first phrase of the form between ``start`` and ``end``."""
        return self._sought.search(folded, start, end) if may_stand(self.mots, folded, start, end) else None

    def finditer(self, folded: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Every phrase of the form between ``start`` and ``end``, in order."""
        return self._sought.finditer(folded, start, end) if may_stand(self.mots, folded, start, end) else iter(())


@dataclass(frozen=True)
class Entry(Form):
    """One named form of French.

    ``ecrit`` is a regular expression over folded text (lower case, no accents, plain apostrophes and spaces), in the
    file ``fichier``.
    ``sens`` is what the form means to the rule that asked for it: ``"absent"``, ``"attribuee"``. ``casse_libre``
    says that the form may begin a section in small letters, inside a text that lost its line breaks.
    """

    nom: str
    sens: str
    casse_libre: bool
    exemples: tuple[str, ...]
    contre_exemples: tuple[str, ...]
    fichier: Path

    @cached_property
    def motif(self) -> re.Pattern[str]:
        """The form, compiled; whoever wrote it is told what is wrong with it."""
        try:
            return re.compile(self.ecrit)
        except re.error as error:
            raise RegistreError(
                f"Le motif de « {self.nom} » est mal formé : {error}.",
                str(self.fichier),
                "Corriger le motif.",
                "vocabulaire-invalide",
            ) from error

    def reads(self, phrase: str) -> bool:
        """Whether the form stands somewhere in ``phrase``."""
        return self.motif.search(fold(phrase)) is not None


def may_stand(mots: tuple[str, ...], folded: str, start: int, end: int) -> bool:
    """Whether one of ``mots`` may stand between ``start`` and ``end``; without any, or over few words, nothing is told.

    Looking for a dozen words in a short sentence takes longer than looking for the form itself.

    >>> may_stand(("pouvoir", "mandat"), "a donne pouvoir a", 0, 17), may_stand((), "rien", 0, 4)
    (True, True)
    """
    if end - start < _WORTH * len(mots):
        return True
    for mot in mots:
        if folded.find(mot, start, end) >= 0:
            return True
    return not mots


@dataclass(frozen=True)
class Vocabulary:
    """The entries of one file, in their order: the first that reads a phrase speaks."""

    nom: str
    entries: tuple[Entry, ...]

    def __getitem__(self, nom: str) -> Entry:
        """The entry of that name."""
        return self._named[nom]

    @cached_property
    def _named(self) -> dict[str, Entry]:
        """The entries by name."""
        return {entry.nom: entry for entry in self.entries}

    def first(self, folded: str, start: int = 0, end: int | None = None) -> tuple[Entry, re.Match[str]] | None:
        """The first entry whose form *begins* at ``start``, with its match."""
        stop = len(folded) if end is None else end
        for entry in self.entries:
            if found := entry.motif.match(folded, start, stop):
                return entry, found
        return None


def _entry(raw: object, fichier: Path) -> Entry:
    """One entry of a file, or the reason why it cannot be one."""
    if not isinstance(raw, dict) or not {"nom", "motif"} <= raw.keys():
        raise RegistreError(
            "Une entrée de vocabulaire n'a pas de nom ou de motif.",
            str(fichier),
            "Compléter l'entrée.",
            "vocabulaire-invalide",
        )
    nom = str(raw["nom"])
    exemples, contre = raw.get("exemples"), raw.get("contre_exemples")
    if not exemples or not contre:
        raise RegistreError(
            f"L'entrée « {nom} » n'a pas à la fois des exemples et des contre-exemples.",
            str(fichier),
            "Donner au moins une phrase que la forme lit et une qu'elle ne doit pas lire.",
            "vocabulaire-invalide",
        )
    ecrit = letter_led(compact(str(raw["motif"])) if raw.get("aere") else str(raw["motif"]))
    sens = str(raw.get("sens", nom.rpartition(".")[2]))
    mots = tuple(map(str, raw.get("mots", ())))
    if mots and not all(any(mot in fold(str(phrase)) for mot in mots) for phrase in exemples):
        raise RegistreError(
            f"Un exemple de « {nom} » ne contient aucun de ses mots.",
            str(fichier),
            "Compléter les mots, ou les retirer : ils ne servent qu'à chercher plus vite.",
            "vocabulaire-invalide",
        )
    free = raw.get("casse_libre") is True
    return Entry(ecrit, mots, nom, sens, free, tuple(map(str, exemples)), tuple(map(str, contre)), fichier)


@cache
def load(nom: str) -> Vocabulary:
    """The vocabulary ``nom`` (``vocabulary/<nom>.yml``).

    Raises ``RegistreError`` for an entry without examples or without counter-examples; a broken pattern raises it when
    it is first looked for.
    """
    fichier = FOLDER / f"{nom}.yml"
    raw = yaml.load(fichier.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - one of the two safe loaders
    return Vocabulary(nom, tuple(_entry(item, fichier) for item in raw))
