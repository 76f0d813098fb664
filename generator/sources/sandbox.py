"""The parent of the child: documents made by others are opened over there, and only text comes back."""

from __future__ import annotations

import atexit
import json
import os
import select
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO, Any

from generator.sources import child
from generator.values.issue import RegistreError

PATIENCE = 2 * child.SECONDS
"""Seconds without an answer after which the child itself is taken for lost: a fork ends after half of them."""

_START = "import sys; sys.path.insert(0, sys.argv[1]); from generator.sources.child import main; main()"
_HOME = Path(__file__).parents[2]
_TOO_LONG = frozenset({-signal.SIGALRM, -signal.SIGXCPU})

_children: dict[int, subprocess.Popen[bytes]] = {}
"""The child of each process, by its number: a forked worker must not speak into the pipes of its parent's child."""


def extract(kind: str, raw: bytes, path: Path) -> Any:  # noqa: ANN401 - what the reader of each format answers, from JSON
    """What the reader of ``kind`` (one of those of the child) finds in ``raw``; ``path`` is for the messages alone.

    Raises ``RegistreError``: the refusal of the reader, ``extraction-trop-longue`` or ``extraction-interrompue``.
    Whatever happens over there, this process goes on.
    """
    try:
        status, answer = _ask(kind, raw)
    except OSError as error:
        hang_up()
        raise _stopped(path) from error
    if status in _TOO_LONG:
        raise RegistreError(
            f"La lecture du fichier a été arrêtée au bout de {child.SECONDS} secondes.",
            str(path),
            "Vérifier que le fichier s'ouvre, l'exporter de nouveau ou le découper acte par acte.",
            "extraction-trop-longue",
        )
    if status != 0:
        raise _stopped(path)
    said = json.loads(answer)
    if "refus" in said:
        quoi, where, remede, code = said["refus"]
        raise RegistreError(quoi, f"{path}, {where}" if where else str(path), remede, code)
    return said["texte"]


def _stopped(path: Path) -> RegistreError:
    """The refusal of a file that brought its reader down."""
    return RegistreError(
        f"Le fichier a fait tomber son lecteur, ou demandé plus que {child.MEMORY // 1_000_000} Mo de mémoire.",
        str(path),
        "Vérifier que le fichier vient d'une source sûre, et l'exporter de nouveau.",
        "extraction-interrompue",
    )


def _ask(kind: str, raw: bytes) -> tuple[int, bytes]:
    """How the reading of ``raw`` ended, and its answer; ``OSError`` when the child is lost."""
    process = _child()
    stdin, stdout = process.stdin, process.stdout
    if stdin is None or stdout is None:  # pragma: no cover - both are pipes
        raise BrokenPipeError
    stdin.write(child.REQUEST.pack(kind.encode(), len(raw)))
    stdin.write(raw)
    stdin.flush()
    ready, _, _ = select.select([stdout], [], [], PATIENCE)
    if not ready:
        hang_up()
        return -signal.SIGALRM, b""
    status, size = child.ANSWER.unpack(_exactly(stdout, child.ANSWER.size))
    return status, _exactly(stdout, size)


def _exactly(stdout: IO[bytes], size: int) -> bytes:
    """The next ``size`` bytes, or ``OSError`` when the child hung up."""
    read = stdout.read(size)
    if len(read) != size:
        raise BrokenPipeError
    return read


def _child() -> subprocess.Popen[bytes]:
    """The child of this process, started at the first document that needs it."""
    process = _children.get(os.getpid())
    if process is None or process.poll() is not None:
        hang_up()
        process = subprocess.Popen(  # noqa: S603 - our own interpreter, our own module
            [sys.executable, "-I", "-c", _START, str(_HOME)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd="/",
            env={},
            start_new_session=True,
        )
        _children[os.getpid()] = process
    return process


@atexit.register
def hang_up() -> None:
    """End the child of this process, if there is one, and the fork it waits for."""
    process = _children.pop(os.getpid(), None)
    if process is None:
        return
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
