"""The words of a DOCX as it would be printed: insertions kept, deletions dropped. Runs in the child process."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from generator.sources import docx_lists
from generator.sources.flow import Flow
from generator.sources.ooxml import parse, unreadable
from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_UNPACKED = 200_000_000
"""Bytes of all parts together: pictures are packed already, and the words of 500 pages are 20 million bytes of XML."""

MAX_RATIO = 100
"""How much smaller a part may be packed: XML shrinks 10 to 40 times, a bomb 1 000 times."""

SMALL = 1_000_000
"""Bytes below which the ratio says nothing: an empty theme shrinks much and harms nobody."""

codecs.lookup("cp437")  # of the names in an archive: the child that reads it can open no file, so no module either

_BODY = re.compile(r"word/document\d*\.xml")
_LISTS = "word/numbering.xml"
_ASIDE = re.compile(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml")
_HEAD = "word/header"
_DROPPED = frozenset({"del", "moveFrom", "Fallback", "instrText", "rPrChange", "pPrChange", "sectPrChange"})
"""Elements that are not printed: deletions, codes of fields, the second writing of a drawing, formats of before."""

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
    parts = _unpacked(raw)
    lists = docx_lists.read(parts.pop(_LISTS)) if _LISTS in parts else {}
    texts = {name: _Part(docx_lists.Counter(lists)).read(xml) for name, xml in parts.items()}
    ordered = sorted(texts, key=lambda name: (not name.startswith(_HEAD), _BODY.fullmatch(name) is None, name))
    return "\n".join(dict.fromkeys(texts[name] for name in ordered if texts[name].strip()))


def _unpacked(raw: bytes) -> dict[str, bytes]:
    """The parts of the archive ``raw`` that hold words, and the one that numbers its lists."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            _weigh(archive)
            named = set(archive.namelist())
            wanted = {name for name in named if _BODY.fullmatch(name) or _ASIDE.fullmatch(name) or name == _LISTS}
            parts = {name: archive.read(name) for name in sorted(wanted)}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise unreadable() from error
    if not any(map(_BODY.fullmatch, parts)):
        raise unreadable()
    return parts


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


class _Part:
    """One part (the body, a head, the notes) on its way from XML to text."""

    def __init__(self, lists: docx_lists.Counter) -> None:
        """Begin outside of everything; ``lists`` counts what is numbered."""
        self._flow = Flow()
        self._lists = lists
        self._path: list[str] = []
        self._dropped = 0
        self._hidden = False
        self._listed, self._depth = "", 0
        self._marked = self._after_list = False

    def read(self, xml: bytes) -> str:
        """The text of the part."""
        parse(xml, self._start, self._end, self._words)
        return self._flow.text()

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A paragraph, a row, a cell, a sign or something that is not printed begins."""
        within = self._path[-1] if self._path else ""
        self._path.append(tag)
        self._dropped += tag in _DROPPED
        if self._dropped:
            return
        if tag in _OPENERS:
            _OPENERS[tag](self._flow)
        elif tag == "p":
            self._listed, self._depth = "", 0
        elif tag == "ilvl":
            self._depth = docx_lists.number(attributes.get("val"), docx_lists.LEVELS - 1)
        elif tag == "numId":
            self._listed = attributes.get("val", "").strip("0")
        elif tag == "r":
            self._hidden = False
        elif tag == "vanish" and self._path[-3:-1] == ["r", "rPr"]:
            self._hidden = attributes.get("val", "") not in _NO
        elif within == "r" and not self._hidden:
            self._sign(tag)

    def _sign(self, tag: str) -> None:
        """What a run prints besides words."""
        if tag in _SIGNS:
            self._say(_SIGNS[tag])
        elif tag in {"br", "cr"}:
            self._flow.end_line()

    def _end(self, tag: str) -> None:
        """What began ends."""
        self._path.pop()
        if self._dropped:
            self._dropped -= tag in _DROPPED
        elif tag in _CLOSERS:
            _CLOSERS[tag](self._flow)
        elif tag == "p":
            self._flow.end_line() if self._listed else self._flow.gap()
            self._after_list, self._marked = bool(self._listed), False

    def _words(self, words: str) -> None:
        """Words count where a run prints them: in ``t``, and nowhere else."""
        if self._path[-1] == "t" and not self._dropped and not self._hidden:
            self._say(words)

    def _say(self, words: str) -> None:
        """Print ``words``; the items of a list follow each other, what comes after them stands apart."""
        if self._after_list and not self._listed:
            self._flow.gap()
        self._after_list = False
        if self._listed and not self._marked:
            self._flow.say(self._lists.mark(self._listed, self._depth))
            self._marked = True
        self._flow.say(words)
