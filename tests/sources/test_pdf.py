"""What a PDF prints, and what is wrong with one that is not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.sources import pdf
from generator.sources.glyphs import Letter, words
from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sources.conftest import MakePdf

PICTURE = b"q 595 0 0 842 0 0 cm /I Do Q\n"
STAMP = "Envoyé en préfecture le 26/05/2014"


def _line(x: float, y: float, words: str) -> bytes:
    return f"BT /F 10 Tf {x} {y} Td ({words}) Tj ET\n".encode("cp1252")


def test_two_columns_and_their_letters(make_pdf: MakePdf) -> None:
    """Accents, the euro sign and the gap between two columns come back."""
    (page,) = pdf.extract(make_pdf(_line(50, 700, "L’été à Évry : 60 000 €") + _line(350, 700, "Les Amis")))

    left, right = page.text.rstrip("\n").split("   ", 1)
    assert (left, right.strip()) == ("L’été à Évry : 60 000 €", "Les Amis")


def test_every_page_is_there(make_pdf: MakePdf) -> None:
    """In their order, an empty one among them."""
    pages = pdf.extract(make_pdf(_line(50, 700, "un"), b"", _line(50, 700, "trois")))

    assert [page.text for page in pages] == ["un\n", "", "trois\n"]


def test_a_page_shown_sideways_is_read_upright(make_pdf: MakePdf) -> None:
    """A table is often printed along the long side: drawn upwards, shown turned."""
    drawn = b"BT /F 10 Tf 0 1 -1 0 300 100 Tm (Association) Tj ET BT /F 10 Tf 0 1 -1 0 312 100 Tm (Les Amis) Tj ET"

    (page,) = pdf.extract(make_pdf(drawn, rotate=90))

    assert page.text == "Association\nLes Amis\n"


def test_words_along_the_margin_come_last(make_pdf: MakePdf) -> None:
    """A stamp printed upwards beside the act does not cut its lines."""
    drawn = b"BT /F 10 Tf 0 1 -1 0 20 700 Tm (Tampon) Tj ET\n" + _line(50, 710, "Vu la loi") + _line(50, 698, "Vu")

    (page,) = pdf.extract(make_pdf(drawn))

    assert page.text == "Vu la loi\nVu\n\nTampon\n"


def test_letters_of_one_glyph_are_of_one_word() -> None:
    """Fonts draw « ti » or « ﬁ » as one sign, which tells two letters in one place."""
    drawn = [Letter("o", 0, 5, 0, 10, 0), Letter("f", 5, 12, 0, 10, 0), Letter("f", 5, 12, 0, 10, 0)]
    drawn += [Letter("i", 5, 12, 0, 10, 0), Letter("c", 12, 17, 0, 10, 0), Letter("e", 17, 22, 0, 10, 0)]

    assert [word.text for word in words(drawn, 0)] == ["office"]


def test_a_stamp_laid_over_the_page_is_read(make_pdf: MakePdf) -> None:
    """Prefectures and signing desks stamp by annotation: it is printed, yet not part of the page."""
    (page,) = pdf.extract(make_pdf(_line(50, 700, "Vu la loi"), stamp=_line(2, 5, "Reçu en préfecture")))

    assert page.text.split("\n")[0].strip() == "Reçu en préfecture"
    assert "Vu la loi\n" in page.text


def test_a_scanned_page_is_told(make_pdf: MakePdf) -> None:
    """Also under the stamp that a machine printed over it."""
    pages = pdf.extract(make_pdf(_line(50, 700, "Vu la loi"), PICTURE + _line(50, 800, STAMP)))

    assert [page.image for page in pages] == [False, True]
    assert STAMP in pages[1].text


def test_a_logo_makes_no_scan(make_pdf: MakePdf) -> None:
    """A picture in a corner of a short page is an ornament."""
    (page,) = pdf.extract(make_pdf(b"q 100 0 0 100 40 700 cm /I Do Q\n" + _line(50, 600, "Vu la loi")))

    assert not page.image


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda raw: b"PK\x03\x04" + raw[8:], "format-trompeur"),
        (lambda raw: raw[: len(raw) // 2], "pdf-tronque"),
        (lambda raw: raw[:100] + b"%%EOF", "pdf-illisible"),
        (lambda raw: raw.replace(b"/Root 1 0 R", b"/Root 9 0 R").replace(b"/Catalog", b"/Nothing"), "pdf-illisible"),
    ],
)
def test_damaged(make_pdf: MakePdf, damage: Callable[[bytes], bytes], code: str) -> None:
    """A part of a document is never taken for the whole."""
    with pytest.raises(RegistreError) as refusal:
        pdf.extract(damage(make_pdf(_line(50, 700, "Vu la loi"))))

    assert refusal.value.code == code
    assert refusal.value.remede


@pytest.mark.parametrize("streams", [(PICTURE, PICTURE + _line(50, 800, STAMP)), (b"",)])
def test_without_words(make_pdf: MakePdf, streams: tuple[bytes, ...]) -> None:
    """A scan is set aside, its stamp notwithstanding."""
    with pytest.raises(RegistreError) as refusal:
        pdf.extract(make_pdf(*streams))

    assert refusal.value.code == "pdf-sans-texte"


def test_protected(make_pdf: MakePdf) -> None:
    """A password that is not the empty one: nobody here knows it."""
    locked = b"<</Filter/Standard/V 1/R 2/Length 40/P -4/O <%s>/U <%s>>>" % (b"41" * 32, b"42" * 32)
    raw = make_pdf(_line(50, 700, "Vu")).replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt %s/ID [<00><00>]" % locked)

    with pytest.raises(RegistreError) as refusal:
        pdf.extract(raw)

    assert refusal.value.code == "pdf-protege"


def test_too_many_pages(make_pdf: MakePdf, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is asked before the first page is opened."""
    monkeypatch.setattr(pdf, "MAX_PAGES", 1)

    with pytest.raises(RegistreError) as refusal:
        pdf.extract(make_pdf(_line(50, 700, "un"), _line(50, 700, "deux")))

    assert refusal.value.code == "pdf-trop-long"
