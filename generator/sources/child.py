"""The child that opens files made by others: it forks for each of them, and the fork can do nothing but think.

A library in C that reads a hostile file may run out of memory, loop, or worse. So it runs in a process of its own, with
1 GB of memory and 30 seconds, that can open no file and no connection, and is thrown away after one document. The
libraries are loaded once, before the forks: that takes longer than to read an act.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import struct
import sys
from typing import TYPE_CHECKING, BinaryIO

from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from collections.abc import Callable

MEMORY = 1_000_000_000
"""Bytes of addresses a document may use: an act needs 60 million, a hostile stream of 1.5 MB unfolds to 1.5 billion."""

SECONDS = 30
"""Time that a document may take, on the clock and of the processor. An act takes a hundredth of one."""

MAX_ANSWER = 200_000_000
"""Bytes of text that a document may give."""

REQUEST = struct.Struct(">8sQ")
"""Format of the document, then how many bytes of it follow."""

ANSWER = struct.Struct(">iQ")
"""How the fork ended (0, an exit code, or minus the signal that ended it), then how many bytes of JSON follow."""


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Read documents from ``requests`` and write what they say to ``answers``, until the requests end."""
    from generator.sources import docx, html, pdf, picture

    readers: dict[bytes, Callable[[bytes], object]] = {
        b"pdf": pdf.extract,
        b"pdf-scan": pdf.scan,
        b"pdf-page": picture.draw,
        b"docx": docx.extract,
        b"html": html.extract,
    }
    while head := requests.read(REQUEST.size):
        kind, size = REQUEST.unpack(head)
        raw = requests.read(size)
        status, answer = _forked(readers[kind.rstrip(b"\0")], raw)
        answers.write(ANSWER.pack(status, len(answer)) + answer)
        answers.flush()


def _forked(extract: Callable[[bytes], object], raw: bytes) -> tuple[int, bytes]:
    """How a fork that extracts ``raw`` ended, and its answer."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _work(extract, raw, writing)
    os.close(writing)
    with open(reading, "rb") as pipe:  # noqa: PTH123 - a pipe has no path
        answer = pipe.read(MAX_ANSWER)
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status), answer


def _work(extract: Callable[[bytes], object], raw: bytes, writing: int) -> None:
    """The life of a fork: no way out but ``writing``, one document, the end."""
    status = 1
    try:
        for standard in (0, 1, 2):
            os.close(standard)
        confine()
        answer = answered(extract, raw)
        while answer:
            answer = answer[os.write(writing, answer) :]
        status = 0
    finally:
        os._exit(status)


def confine() -> None:
    """Take from this process what it does not need: memory beyond ``MEMORY``, time, files, connections, processes."""
    if sys.platform == "linux":  # macOS refuses a limit of addresses below what it already lent
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    signal.alarm(SECONDS)


def answered(extract: Callable[[bytes], object], raw: bytes) -> bytes:
    """What ``extract`` finds in ``raw``, or its refusal, as JSON."""
    try:
        return json.dumps({"texte": extract(raw)}).encode()
    except RegistreError as error:
        return json.dumps({"refus": [error.quoi, error.ou, error.remede, error.code]}).encode()


def main() -> None:
    """Serve the parent until it hangs up."""
    serve(sys.stdin.buffer, sys.stdout.buffer)
