"""Pages that are pictures, read by Tesseract where a person asked for it: a program of its own, short of time and room.

The person asks in ``<document>.lecture.yml``, beside the document: what is read depends on what stands in the folder,
never on what happens to be installed.
"""

from __future__ import annotations

import base64
import os
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from generator.sources import fiche, sandbox
from generator.sources.child import MEMORY
from generator.sources.inventory import READING
from generator.sources.layout import Word, render
from generator.sources.picture import PAGE, Picture
from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

LANGUAGE = "fra"
SECONDS = 60
"""Time that a page may take. A dense page of an act takes 5 on one slow core."""

SPARE = 5
"""Seconds in which the program says its version and its languages."""

MAX_SCANNED = 200
"""Pages of a document that are read so: a quarter of an hour. Beyond, it is cut act by act."""

_CONFINED = (
    "import os, resource, sys;"
    f"resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0));"
    f"sys.platform == 'linux' and resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}));"
    "os.execv(sys.argv[1], sys.argv[1:])"
)
"""Takes from the program what it does not need, then becomes the program."""

RULES = " |"
"""What Tesseract gives for the lines drawn between cells, alone or glued to a word; no word of an act holds a bar."""

_WORD_LEVEL = "5"
_COLUMNS = 12
_LETTER = 1.25
"""Size of a letter for one dot of the usual height of a word: a word is as high as its capitals, 0.7 to 0.95."""

_VERSION = re.compile(r"tesseract v?(\S+)")


@dataclass(frozen=True, slots=True)
class Engine:
    """The program that reads pictures: where it stands, and its version as it says it (``5.3.0``)."""

    path: str
    version: str


def asked(path: Path) -> bool:
    """Whether a person asked that the pictures of ``path`` be read: ``ocr: oui`` in ``<document>.lecture.yml``.

    Raises ``RegistreError``: ``fiche-illisible``, ``lecture-invalide`` for anything else in that file.
    """
    beside = path.with_name(path.stem + READING)
    if not beside.exists():
        return False
    if fiche.read(beside) != {"ocr": "oui"}:
        raise RegistreError(
            "La fiche de lecture ne dit rien que l'on comprenne.",
            str(beside),
            "Y écrire la seule ligne « ocr: oui », ou retirer le fichier.",
            "lecture-invalide",
        )
    return True


def engine(path: Path) -> Engine:
    """The Tesseract of this machine; ``path`` is the document that needs it.

    Raises ``RegistreError`` (``ocr-absent``) when there is none, or when it does not know French.
    """
    program = shutil.which("tesseract")
    if program is None:
        raise _absent("le programme tesseract n'est pas installé", path)
    found = _VERSION.search(_said(program, "--version", path))
    if LANGUAGE not in _said(program, "--list-langs", path).split():
        raise _absent("tesseract n'a pas les données du français", path)
    return Engine(program, found[1] if found else "de version inconnue")


def _absent(why: str, path: Path) -> RegistreError:
    """The refusal of a scan that this machine cannot read."""
    return RegistreError(
        f"La lecture de l'image est demandée, mais {why}.",
        str(path),
        "Installer tesseract et ses données du français (apt-get install tesseract-ocr tesseract-ocr-fra), ou retirer "
        f"« {path.stem}{READING} » et déposer le PDF d'origine.",
        "ocr-absent",
    )


def read(engine: Engine, raw: bytes, numbers: tuple[int, ...], path: Path) -> dict[int, str]:
    """The text of each page of the PDF ``raw`` whose number, from 0, is given; empty for one without a word.

    Raises ``RegistreError``: the refusals of the child, ``pdf-trop-long``, ``ocr-interrompu``.
    """
    if len(numbers) > MAX_SCANNED:
        raise RegistreError(
            f"Le PDF a {len(numbers)} pages numérisées ; la limite est de {MAX_SCANNED}.",
            str(path),
            "Découper le document acte par acte.",
            "pdf-trop-long",
        )
    return {number: _page(engine, raw, number, path) for number in numbers}


def _page(engine: Engine, raw: bytes, number: int, path: Path) -> str:
    """One page: drawn by the child, read by the program, its words put back where they stand."""
    picture = Picture(*sandbox.extract("pdf-page", PAGE.pack(number) + raw, path))
    density = str(round(72 / picture.dot))
    command = (engine.path, "stdin", "stdout", "-l", LANGUAGE, "--dpi", density, "--psm", "3", "tsv")
    table = _run(command, base64.b64decode(picture.pgm), SECONDS, f"{path}, page {number + 1}")
    return render(words(table, picture.dot, picture.height))


def words(table: str, dot: float, height: int) -> Iterator[Word]:
    r"""The words of a page as Tesseract tells them (TSV), in points; ``dot`` and ``height`` are those of the picture.

    Words that it puts on one line share their base line, however the paper lay on the glass.

    >>> head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
    >>> rows = ["5\t1\t1\t1\t1\t1\t100\t200\t40\t32\t96\tVu", "5\t1\t1\t1\t1\t2\t150\t203\t30\t30\t96\tla"]
    >>> [word[:4] for word in words("\n".join([head, *rows]), 0.5, 1000)]
    [('Vu', 50.0, 70.0, 383.75), ('la', 75.0, 90.0, 383.75)]
    """
    lines: dict[tuple[str, ...], list[tuple[str, int, int, int, int]]] = defaultdict(list)
    for row in table.splitlines():
        cells = row.split("\t")
        if len(cells) == _COLUMNS and cells[0] == _WORD_LEVEL and (text := cells[11].strip(RULES)):
            left, top, width, high = map(int, cells[6:10])
            lines[tuple(cells[1:5])].append((text, left, left + width, top + high, high))
    for line in lines.values():
        base = (height - median(bottom for *_, bottom, _ in line)) * dot
        size = median(high for *_, high in line) * dot * _LETTER
        yield from (Word(text, left * dot, right * dot, base, size) for text, left, right, _, _ in line)


def _said(program: str, option: str, path: Path) -> str:
    """What the program answers to one option."""
    return _run((program, option), b"", SPARE, str(path))


def _run(command: Iterable[str], given: bytes, seconds: int, where: str) -> str:
    """What a program writes, confined, without our surroundings, on one core: the same picture gives the same words."""
    kept = {name: os.environ[name] for name in ("PATH", "TESSDATA_PREFIX") if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 - the program that a person asked for, without a shell
            [sys.executable, "-I", "-c", _CONFINED, *command],
            input=given,
            capture_output=True,
            cwd="/",
            env={**kept, "LC_ALL": "C", "OMP_THREAD_LIMIT": "1"},
            timeout=seconds,
            check=True,
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise RegistreError(
            "La reconnaissance de caractères n'est pas allée au bout.",
            where,
            "Vérifier que tesseract fonctionne et que la page se lit à l'œil ; numériser de nouveau à 300 points par "
            "pouce, ou déposer le PDF d'origine.",
            "ocr-interrompu",
        ) from error
    return done.stdout.decode(errors="replace")
