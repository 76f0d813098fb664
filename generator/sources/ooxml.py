"""The XML inside of a DOCX: its elements by their short names, and nothing that XML can do besides."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SPACES = ("/wordprocessingml/2006/main", "/wordprocessingml/main", "/markup-compatibility/2006")
"""How the names of the vocabularies end, in the two editions of the standard."""


def parse(
    xml: bytes,
    start: Callable[[str, Mapping[str, str]], None],
    end: Callable[[str], None] | None = None,
    words: Callable[[str], None] | None = None,
) -> None:
    """Tell of each element where it starts and ends, and of the words between.

    An element or attribute of the word processor goes by its short name, any other (a formula's, a chart's) by the
    empty one. Raises ``RegistreError``: ``docx-illisible``, ``docx-doctype``.
    """
    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartDoctypeDeclHandler = _no_doctype
    parser.StartElementHandler = lambda name, attributes: start(
        _short(name), {_short(key): value for key, value in attributes.items()}
    )
    if end is not None:
        parser.EndElementHandler = lambda name: end(_short(name))
    if words is not None:
        parser.CharacterDataHandler = words
        parser.buffer_text = True
    try:
        parser.Parse(xml, True)  # noqa: FBT003 - expat's own signature: this is all
    except expat.ExpatError as error:
        raise unreadable() from error


def unreadable() -> RegistreError:
    """The refusal of a damaged file."""
    return RegistreError(
        "Le DOCX est abîmé ou incomplet.",
        "",
        "L'ouvrir dans un traitement de texte et l'enregistrer de nouveau, ou le reprendre à sa source.",
        "docx-illisible",
    )


def _no_doctype(*_: object) -> None:
    """A part of a DOCX never declares a document type; with one, words can be hidden, lost or made without end."""
    raise RegistreError(
        "Le DOCX contient une déclaration DOCTYPE, qu'aucun traitement de texte n'écrit.",
        "",
        "Vérifier que le fichier vient d'une source sûre, et l'enregistrer de nouveau depuis un traitement de texte.",
        "docx-doctype",
    )


def _short(name: str) -> str:
    """The short name of what belongs to the word processor."""
    space, _, tag = name.rpartition("}")
    return tag if space.endswith(_SPACES) else ""
