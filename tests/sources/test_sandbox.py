"""The child can do nothing but think, and the parent outlives it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.sources import sandbox
from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from tests.sources.conftest import MakeDocx, MakePdf

ROOT = Path(__file__).parents[2]
ACTE = Path("seeds/acte.pdf")
WORDS = b"BT /F 10 Tf 50 700 Td (Vu la loi) Tj ET"

_FORK = """
from generator.sources import child
child.SECONDS = 1
def extract(raw):
    {body}
print(*child._forked(extract, b"Vu"))
"""


def _forked(body: str) -> str:
    """What a fork that runs ``body`` ends with, in a process of its own: pytest's has threads."""
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", _FORK.format(body=body)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_a_fork_answers() -> None:
    """Text comes back as JSON."""
    assert _forked("return raw.decode()") == """0 b'{"texte": "Vu"}'"""


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("open('/etc/hostname')", 1),
        ("import socket; socket.socket()", 1),
        ("import os; os.pipe()", 1),
        ("return str(bytearray(2_000_000_000)[0])", 1),
        ("raise ValueError", 1),
        ("import os; os.abort()", -signal.SIGABRT),
        ("import time; time.sleep(20)", -signal.SIGALRM),
    ],
)
def test_a_fork_cannot(body: str, status: int) -> None:
    """No file, no connection, no memory beyond its share, no time beyond its own, and no way to bring others down."""
    assert _forked(body) == f"{status} b''"


def test_a_refusal_names_the_file_and_the_page(make_pdf: MakePdf) -> None:
    """The child does not know the name of what it reads."""
    with pytest.raises(RegistreError) as refusal:
        sandbox.extract("pdf", make_pdf(WORDS)[:-20], ACTE)

    assert (refusal.value.code, refusal.value.ou) == ("pdf-tronque", str(ACTE))


def test_a_bomb_goes_off_over_there(make_pdf: MakePdf) -> None:
    """20 kB that unfold twice, into two billion bytes: PDFium gives up by ending its process. The next act is read."""
    packer = zlib.compressobj(9)
    block = packer.compress(bytes(10_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    bomb = zlib.compress(block + block[2:] * 200, 9)
    raw = make_pdf(bomb, content_filter=b"/Filter[/FlateDecode/FlateDecode]")
    assert len(raw) < 100_000

    with pytest.raises(RegistreError) as refusal:
        sandbox.extract("pdf", raw, ACTE)

    assert refusal.value.code == "extraction-interrompue"
    assert sandbox.extract("pdf", make_pdf(WORDS), ACTE) == [["Vu la loi\n", False]]


def test_a_child_that_was_killed_is_replaced(make_docx: MakeDocx) -> None:
    """The document that was asked meanwhile is set aside, the next one is read."""
    acte = make_docx("<w:p><w:r><w:t>Vu</w:t></w:r></w:p>")
    assert sandbox.extract("docx", acte, ACTE) == "Vu\n"
    child = sandbox._children[os.getpid()]  # noqa: SLF001 - to do what the system does when memory runs out
    child.kill()
    child.wait()

    assert sandbox.extract("docx", acte, ACTE) == "Vu\n"


def test_a_child_that_answers_no_more(monkeypatch: pytest.MonkeyPatch, make_pdf: MakePdf) -> None:
    """A stopped child is left, with what it was given."""
    assert sandbox.extract("pdf", make_pdf(WORDS), ACTE)
    os.kill(sandbox._children[os.getpid()].pid, signal.SIGSTOP)  # noqa: SLF001 - what a hung system call looks like
    monkeypatch.setattr(sandbox, "PATIENCE", 0.2)

    with pytest.raises(RegistreError) as refusal:
        sandbox.extract("pdf", make_pdf(WORDS), ACTE)

    assert refusal.value.code == "extraction-trop-longue"
    assert os.getpid() not in sandbox._children  # noqa: SLF001 - a late answer must not be taken for the next one's
