"""The words of a DOCX as it would be printed: insertions kept, deletions dropped. Runs in the child process."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
import zlib
from xml.parsers import expat

from generator.sources.flow import Flow
from generator.values.issue import RegistreError

MAX_UNPACKED = 200_000_000
"""Bytes of all parts together: pictures are packed already, and the words of 500 pages are 20 million bytes of XML."""

MAX_RATIO = 100
"""How much smaller a part may be packed: XML shrinks 10 to 40 times, a bomb 1 000 times."""

SMALL = 1_000_000
"""Bytes below which the ratio says nothing: an empty theme shrinks much and harms nobody."""

codecs.lookup("cp437")  # of the names in an archive: the child that reads it can open no file, so no module either

_BODY = "word/document.xml"
_ASIDE = re.compile(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml")
_HEAD = "word/header"
_DROPPED = frozenset({"del", "moveFrom", "Fallback", "instrText", "rPrChange", "pPrChange", "sectPrChange"})
"""Elements that are not printed: deletions, codes of fields, the second writing of a drawing, formats of before."""

_SPACES = ("/wordprocessingml/2006/main", "/wordprocessingml/main", "/markup-compatibility/2006")
"""How the names of the vocabularies end, in the two editions of the standard."""

_SIGNS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_NO = frozenset({"0", "false", "off"})
_OPENERS = {"tbl": Flow.open_table, "tr": Flow.open_row, "tc": Flow.open_cell, "txbxContent": Flow.end_line}
_CLOSERS = {"tbl": Flow.close_table, "tr": Flow.close_row, "tc": Flow.close_cell, "txbxContent": Flow.end_line}


def extract(raw: bytes) -> str:
    """The text of the document ``raw``: running heads, then the body, then running feet and notes.

    Heads come first because a prefecture's stamp often stands there. Raises ``RegistreError``: ``format-trompeur``,
    ``docx-illisible``, ``docx-demesure``, ``docx-doctype``.
    """
    if not raw.startswith(b"PK"):
        raise RegistreError(
            "Le fichier n'est pas un DOCX, malgré son extension.",
            "",
            "L'ouvrir dans un traitement de texte et l'enregistrer en DOCX ; un ancien .doc ne se renomme pas.",
            "format-trompeur",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            _weigh(archive)
            names = archive.namelist()
            aside = sorted({name for name in names if _ASIDE.fullmatch(name)})
            parts = {name: _Part().read(archive.read(name)) for name in (_BODY, *aside)}
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError) as error:
        raise _unreadable() from error
    heads = [parts[name] for name in aside if name.startswith(_HEAD)]
    feet = [parts[name] for name in aside if not name.startswith(_HEAD)]
    return "\n".join(dict.fromkeys(text for text in (*heads, parts[_BODY], *feet) if text.strip()))


def _weigh(archive: zipfile.ZipFile) -> None:
    """Refuse an archive that unfolds to more than it should; the library reads no more of a part than it declares."""
    parts = archive.infolist()
    whole = sum(part.file_size for part in parts)
    dense = any(part.file_size > max(SMALL, MAX_RATIO * part.compress_size) for part in parts)
    if whole > MAX_UNPACKED or dense:
        raise RegistreError(
            f"Le DOCX se déplie en {whole // 1_000_000} Mo, bien plus que ce que contient un acte.",
            "",
            "Vérifier que le fichier vient d'une source sûre, l'alléger de ses images et l'enregistrer de nouveau.",
            "docx-demesure",
        )


def _unreadable() -> RegistreError:
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


class _Part:
    """One part (the body, a head, the notes) on its way from XML to text."""

    def __init__(self) -> None:
        """Begin outside of everything."""
        self._flow = Flow()
        self._path: list[str] = []
        self._dropped = 0
        self._hidden = False
        self._listed = self._after_list = False

    def read(self, xml: bytes) -> str:
        """The text of the part."""
        parser = expat.ParserCreate(namespace_separator="}")
        parser.StartDoctypeDeclHandler = _no_doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words
        parser.buffer_text = True
        try:
            parser.Parse(xml, True)  # noqa: FBT003 - expat's own signature: this is all
        except expat.ExpatError as error:
            raise _unreadable() from error
        return self._flow.text()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        """A paragraph, a row, a cell, a sign or something that is not printed begins."""
        tag = _local(name)
        within = self._path[-1] if self._path else ""
        self._path.append(tag)
        self._dropped += tag in _DROPPED
        if self._dropped:
            return
        if tag in _OPENERS:
            _OPENERS[tag](self._flow)
        elif tag == "p":
            self._listed = False
        elif tag == "numPr":
            self._listed = True
        elif tag == "r":
            self._hidden = False
        elif tag == "vanish" and self._path[-3:-1] == ["r", "rPr"]:
            self._hidden = next(iter(attributes.values()), "") not in _NO
        elif within == "r" and not self._hidden:
            self._sign(tag)

    def _sign(self, tag: str) -> None:
        """What a run prints besides words."""
        if tag in _SIGNS:
            self._say(_SIGNS[tag])
        elif tag in {"br", "cr"}:
            self._flow.end_line()

    def _end(self, name: str) -> None:
        """What began ends."""
        tag = _local(name)
        self._path.pop()
        if self._dropped:
            self._dropped -= tag in _DROPPED
        elif tag in _CLOSERS:
            _CLOSERS[tag](self._flow)
        elif tag == "p":
            self._flow.end_line() if self._listed else self._flow.gap()
            self._after_list = self._listed

    def _words(self, words: str) -> None:
        """Words count where a run prints them: in ``t``, and nowhere else."""
        if self._path[-1] == "t" and not self._dropped and not self._hidden:
            self._say(words)

    def _say(self, words: str) -> None:
        """Print ``words``; the items of a list follow each other, what comes after them stands apart."""
        if self._after_list and not self._listed:
            self._flow.gap()
        self._after_list = False
        self._flow.say(words)


def _local(name: str) -> str:
    """The name of an element of the word processor; of any other (a formula, a chart), nothing."""
    space, _, tag = name.rpartition("}")
    return tag if space.endswith(_SPACES) else ""
