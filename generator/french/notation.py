"""The inline notation of phrases: ``une subvention de <montant 60000.00>60 000 euros</montant>``.

The library ships the means to test itself, so that who adds a phrase to the vocabulary can write what it must read
without writing Python.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.values.issue import RegistreError
from generator.values.span import Span

_TAG = re.compile(r"<(?P<ferme>/)?(?P<nom>[a-z_]+)(?: (?P<valeur>[^<>]*))?>")


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage that must be read: as what (``nom``), with which value (``?`` for a doubt), where."""

    nom: str
    valeur: str
    span: Span


def parse(line: str) -> tuple[str, tuple[Mark, ...]]:
    """The phrase without its tags, and the passages they marked, in reading order.

    Raises ``RegistreError`` for a tag that is not closed, or closed by another.

    >>> parse("le <date 2019-12-19>19 décembre 2019</date>")
    ('le 19 décembre 2019', (Mark(nom='date', valeur='2019-12-19', span=Span(start=3, end=19)),))
    """
    phrase, marks, place = "", [], 0
    opened: tuple[str, str, int] | None = None
    for tag in _TAG.finditer(line):
        phrase += line[place : tag.start()]
        place = tag.end()
        if not tag["ferme"] and opened is None:
            opened = (tag["nom"], tag["valeur"] or "", len(phrase))
        elif tag["ferme"] and opened is not None and opened[0] == tag["nom"]:
            marks.append(Mark(opened[0], opened[1], Span(opened[2], len(phrase))))
            opened = None
        else:
            raise RegistreError("Une balise ne répond à aucune autre.", line, "Ouvrir et fermer chaque balise.")
    if opened is not None:
        raise RegistreError(f"La balise « {opened[0]} » n'est pas fermée.", line, "Ajouter la balise fermante.")
    return phrase + line[place:], tuple(marks)
