"""What a word processor prints, and the files that only look like its own."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.sources import docx
from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from tests.sources.conftest import MakeDocx


def _run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def _par(*runs: str, listed: str = "", depth: int = 0) -> str:
    place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{listed}"/></w:numPr>'
    properties = f"<w:pPr>{place}</w:pPr>" if listed else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def _row(*cells: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


def test_insertions_stay_and_deletions_go(make_docx: MakeDocx) -> None:
    """What stands is what would be printed: a tracked amount counts, the amount it replaced does not."""
    body = _par(
        _run("Une subvention de "),
        f"<w:ins>{_run('60 000 €')}</w:ins>",
        "<w:del><w:r><w:delText>50 000 €</w:delText></w:r></w:del>",
        f"<w:moveFrom>{_run(' est refusée')}</w:moveFrom>",
        _run(" hors procès-verbal", "<w:vanish/>"),
        _run(" est attribuée", '<w:vanish w:val="0"/>'),
    )

    assert docx.extract(make_docx(body)) == "Une subvention de 60 000 € est attribuée\n"


def test_tables_are_tabbed(make_docx: MakeDocx) -> None:
    """A name over two paragraphs is one cell; an empty cell keeps its place."""
    name = _par(_run("Les Amis")) + _par(_run("des Arts"))
    rows = _row(_par(_run("Nom")), _par(_run("F")), _par(_run("€"))) + _row(name, _par(), _par(_run("1")))
    table = f"<w:tbl>{rows}</w:tbl>"

    text = docx.extract(make_docx(_par(_run("Liste")) + table + _par(_run("Fin"))))

    assert text == "Liste\n\nNom\tF\t€\nLes Amis des Arts\t\t1\n\nFin\n"


def test_a_head_in_two_columns_is_no_table(make_docx: MakeDocx) -> None:
    """The margin is read first, then the column beside it, line by line."""
    left, right = _par(_run("Extrait")), "".join(_par(_run(f"ligne {n}")) for n in range(4))

    text = docx.extract(make_docx(f"<w:tbl>{_row(left, right)}</w:tbl>"))

    assert text == "Extrait\nligne 0\nligne 1\nligne 2\nligne 3\n"


def test_the_stamp_in_the_head_is_read_once(make_docx: MakeDocx) -> None:
    """Three running heads (first page, even, odd) say the same; feet and notes come last."""
    stamp, foot = _par(_run("Reçu en préfecture le 26/05/2014")), _par(_run("Mairie de X"))

    text = docx.extract(make_docx(_par(_run("Vu")), header1=stamp, header2=stamp, footer1=foot, header3=_par()))

    assert text == "Reçu en préfecture le 26/05/2014\n\nVu\n\nMairie de X\n"


def test_the_items_of_a_list_follow_each_other(make_docx: MakeDocx) -> None:
    """A blank line between two paragraphs, none between two items."""
    body = _par(_run("Décide :")) + _par(_run("d'approuver"), listed="1") + _par(_run("de signer"), listed="1")

    assert docx.extract(make_docx(body + _par(_run("Fait")))) == "Décide :\n\nd'approuver\nde signer\n\nFait\n"


def _level(depth: int, forme: str, mark: str) -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{forme}"/><w:lvlText w:val="{mark}"/></w:lvl>'


def test_automatic_marks_are_read(make_docx: MakeDocx) -> None:
    """« Article 2 » is printed by the list, not typed; a list that says where it starts counts anew."""
    levels = _level(0, "upperRoman", "Article %1 :") + _level(1, "lowerLetter", "%1.%2)") + _level(2, "bullet", "·")
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>' + "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="7"/>{inner}</w:num>'
        for number, inner in (("1", ""), ("2", ""), ("3", again))
    )
    items = [("1", 0), ("1", 1), ("1", 1), ("1", 2), ("2", 0), ("3", 0), ("0", 0), ("9", 0)]
    body = "".join(_par(_run("x"), listed=listed, depth=depth) for listed, depth in items)

    lines = docx.extract(make_docx(body, numbering=numbering)).split("\n")

    assert [line for line in lines if line] == [
        "Article I : x",
        "I.a) x",
        "I.b) x",
        "- x",
        "Article II : x",
        "Article I : x",
        "x",
        "x",
    ]


def test_a_text_box_is_read_once(make_docx: MakeDocx) -> None:
    """Word writes it twice, for itself and for its ancestors."""
    box = f"<w:txbxContent>{_par(_run('Tampon'))}</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    twice = (
        f"<mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )

    text = docx.extract(make_docx(_par(_run("Vu"), f"<w:r>{twice}</w:r>", _run("la loi"))))

    assert text == "Vu\nTampon\n\nla loi\n"


def test_tabs_and_breaks(make_docx: MakeDocx) -> None:
    """A stop defined in the style of a paragraph is no tab of its text."""
    stops = "<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>"
    body = f"<w:p>{stops}<w:r><w:t>Votants</w:t><w:tab/><w:t>14</w:t><w:br/><w:t>Pour</w:t></w:r></w:p>"

    assert docx.extract(make_docx(body)) == "Votants\t14\nPour\n"


@pytest.mark.parametrize(
    ("body", "prolog", "code"),
    [
        ("<w:p>", "", "docx-illisible"),
        ("", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>', "docx-doctype"),
        (" " * 3_000_000, "", "docx-demesure"),
    ],
)
def test_hostile(make_docx: MakeDocx, body: str, prolog: str, code: str) -> None:
    """XML can lie, point elsewhere and unfold."""
    with pytest.raises(RegistreError) as refusal:
        docx.extract(make_docx(body, prolog))

    assert refusal.value.code == code


def test_not_an_archive_or_half_of_one(make_docx: MakeDocx) -> None:
    """An old .doc with a new extension, a copy that stopped, an archive of something else."""
    whole = make_docx(_par(_run("Vu")))
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("content.xml", "<office/>")

    for raw, code in (
        (b"\xd0\xcf\x11\xe0", "format-trompeur"),
        (whole[: len(whole) // 2], "docx-illisible"),
        (other.getvalue(), "docx-illisible"),
    ):
        with pytest.raises(RegistreError) as refusal:
            docx.extract(raw)
        assert refusal.value.code == code


def test_the_sizes_of_all_parts_are_summed(make_docx: MakeDocx, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many parts, each reasonable, are a bomb too."""
    monkeypatch.setattr(docx, "MAX_UNPACKED", 300)

    with pytest.raises(RegistreError) as refusal:
        docx.extract(make_docx(_par(_run("Vu")), header1=_par(_run("a" * 200))))

    assert refusal.value.code == "docx-demesure"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(min_value=0), damage=st.binary(max_size=4), cut=st.integers(min_value=0, max_value=40))
def test_damage_is_refused_or_harmless(make_docx: MakeDocx, place: int, damage: bytes, cut: int) -> None:
    """Whatever a disk does to a file, the reader answers with a text or with a refusal."""
    whole = make_docx(_par(_run("Vu la loi")), header1=_par(_run("Reçu")))
    at = 4 + place % (len(whole) - 4)

    code = None
    try:
        docx.extract(whole[:at] + damage + whole[at + cut :])
    except RegistreError as refusal:
        code = refusal.code

    assert code in {None, "docx-illisible", "docx-demesure", "docx-doctype"}
