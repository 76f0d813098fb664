"""Documents of other formats, written byte by byte: what a test opens can be read in the test."""

from __future__ import annotations

import io
import zipfile
from typing import Protocol

import pytest

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_IMAGE = b"<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>"


class MakePdf(Protocol):
    """Makes a PDF of pages, each a content stream; the rest holds for all of them, ``stamp`` is laid over each."""

    def __call__(self, *streams: bytes, content_filter: bytes = b"", rotate: int = 0, stamp: bytes = b"") -> bytes:
        """The bytes of the file."""


class MakeDocx(Protocol):
    """Makes a DOCX around the XML of its body; ``parts`` are further files of the archive."""

    def __call__(self, body: str, prolog: str = "", **parts: str) -> bytes:
        """The bytes of the file."""


def _stream(dictionary: bytes, data: bytes) -> bytes:
    return dictionary + b"\nstream\n" + data + b"\nendstream"


def _pdf(*streams: bytes, content_filter: bytes = b"", rotate: int = 0, stamp: bytes = b"") -> bytes:
    count = len(streams)
    kids = b" ".join(b"%d 0 R" % (6 + 2 * n) for n in range(count))
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F 3 0 R>>>>/Length %d>>" % len(stamp)
    over = b"/Annots[<</Type/Annot/Subtype/Stamp/Rect[300 780 500 800]/F 4/AP<</N 5 0 R>>>>]" if stamp else b""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        _stream(_IMAGE, b"\x80"),
        _stream(form, stamp),
    ]
    for number, stream in enumerate(streams):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate %d/Contents %d 0 R%s"
            b"/Resources<</Font<</F 3 0 R>>/XObject<</I 4 0 R>>>>>>" % (rotate, 7 + 2 * number, over)
        )
        objects.append(_stream(b"<<%s/Length %d>>" % (content_filter, len(stream)), stream))
    raw, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(raw))
        raw += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    trailer = b"trailer <</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(raw))
    return raw + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer


def _docx(body: str, prolog: str = "", **parts: str) -> bytes:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as archive:
        document = f'{prolog}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
        archive.writestr("word/document.xml", document)
        for name, inner in parts.items():
            archive.writestr(f"word/{name}.xml", f'<w:part xmlns:w="{WORD}">{inner}</w:part>')
    return stored.getvalue()


@pytest.fixture(scope="session")
def make_pdf() -> MakePdf:
    """Makes small PDFs."""
    return _pdf


@pytest.fixture(scope="session")
def make_docx() -> MakeDocx:
    """Makes small DOCX."""
    return _docx
