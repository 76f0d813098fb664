"""What a clerk's folder may hold, and what the reader says of it."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.sources import text
from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from pathlib import Path


def _stored(folder: Path, raw: bytes, name: str = "acte.txt") -> Path:
    path = folder / name
    path.write_bytes(raw)
    return path


@given(words=st.text(min_size=1).filter(lambda words: words.strip(" \t\r\n\f\v\u00a0\ufeff")))
def test_utf8_round_trips(words: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Any text that a file can hold comes back code point for code point, its accents on their letters."""
    if "\0" in words or words.startswith("\ufeff"):
        return
    path = _stored(tmp_path_factory.mktemp("s"), words.encode())

    source = text.load(path).source

    assert source.text == unicodedata.normalize("NFC", words)
    assert source.sha256 == hashlib.sha256(words.encode()).hexdigest()


def test_accents_written_apart_are_put_on_their_letters(tmp_path: Path) -> None:
    """As converters of other systems write them; the digest stays that of the file, and it is told."""
    raw = "Se\u0301ance".encode()

    loaded = text.load(_stored(tmp_path, raw))

    assert loaded.source.text == "Séance"
    assert loaded.source.sha256 == hashlib.sha256(raw).hexdigest()
    assert [issue.code for issue in loaded.issues] == ["accents-composes"]


def test_crlf_is_kept(tmp_path: Path) -> None:
    """Line ends belong to the text of record: offsets are computed on what is stored."""
    loaded = text.load(_stored(tmp_path, b"Vu\r\nla loi\r"))

    assert loaded.source.text == "Vu\r\nla loi\r"
    assert loaded.issues == ()


def test_byte_order_mark_is_not_text(tmp_path: Path) -> None:
    """The mark is dropped and told; the digest stays that of the file."""
    raw = b"\xef\xbb\xbfVu la loi"

    loaded = text.load(_stored(tmp_path, raw))

    assert loaded.source.text == "Vu la loi"
    assert loaded.source.sha256 == hashlib.sha256(raw).hexdigest()
    assert [issue.code for issue in loaded.issues] == ["marque-ordre-octets"]


def test_windows_latin_1_is_read_and_told(tmp_path: Path) -> None:
    """« œ », « € » and the curly apostrophe exist in Windows-1252 only, not in Latin-1 proper."""
    words = "L’œuvre reçoit 60 000 € à l'unanimité"

    loaded = text.load(_stored(tmp_path, words.encode("cp1252")))

    assert loaded.source.text == words
    assert [issue.code for issue in loaded.issues] == ["encodage-latin-1"]


def test_ten_megabytes_on_one_line(tmp_path: Path) -> None:
    """Length alone is no fault."""
    assert len(text.load(_stored(tmp_path, b"a" * 10_000_000)).source.text) == 10_000_000


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "document-vide"),
        (b"\xef\xbb\xbf", "document-vide"),
        (b" \r\n\t\n", "document-vide"),
        ("\u00a0\ufeff\n".encode(), "document-vide"),
        (b"PK\x03\x04\x00\x00", "fichier-binaire"),
        (b"\x89PNG\r\n\x1a\n", "fichier-binaire"),
        ("Vu la loi".encode("utf-16"), "encodage-utf-16"),
        ("séance du 4 mai à Évry\n".encode() + b"d\xe9lib\xe8re", "encodage-inconnu"),
    ],
)
def test_refusals(tmp_path: Path, raw: bytes, code: str) -> None:
    """Each refusal has its code and names the file."""
    path = _stored(tmp_path, raw)

    with pytest.raises(RegistreError) as refusal:
        text.load(path)

    assert refusal.value.code == code
    assert str(path) in refusal.value.ou
    assert refusal.value.remede


def test_the_line_of_a_damaged_character_is_named(tmp_path: Path) -> None:
    """A clerk looks for a line, not for an offset in bytes."""
    with pytest.raises(RegistreError) as refusal:
        text.load(_stored(tmp_path, "Séance\nà Évry\n".encode() + b"d\xe9lib\xe8re"))

    assert refusal.value.ou.endswith("ligne 3")


def test_too_big(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The size is read before the bytes are."""
    monkeypatch.setattr(text, "MAX_BYTES", 10)

    with pytest.raises(RegistreError) as refusal:
        text.load(_stored(tmp_path, b"a" * 11))

    assert refusal.value.code == "document-trop-gros"


@pytest.mark.parametrize("name", ["absent.txt", "dossier"])
def test_not_a_file(tmp_path: Path, name: str) -> None:
    """A missing file and a folder are told alike: there is nothing to read."""
    (tmp_path / "dossier").mkdir()

    with pytest.raises(RegistreError) as refusal:
        text.load(tmp_path / name)

    assert refusal.value.code == "fichier-illisible"


def test_identifier_below_a_root(tmp_path: Path) -> None:
    """Two folders may hold files of one name."""
    (tmp_path / "2024").mkdir()
    path = _stored(tmp_path / "2024", b"Vu la loi", "Séance n° 3.txt")

    source = text.load(path, tmp_path).source

    assert (source.document_id, source.fichier) == ("2024-seance-n-3", "2024/Séance n° 3.txt")
