"""Two packages side by side: each fact gained, lost or changed is told once, and a new number is not a flood."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.package import ecarts
from generator.package.compare import Comparaison, Ecart, compare
from generator.package.publication import Publication
from generator.package.write import write
from generator.values.acts import Acte
from generator.values.grants import Subvention
from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.values.tables import Corpus

    Edit = Callable[[str, str, str], None]

ACTE = "communaute-de-l-exemple-2024-017"


@pytest.fixture
def before(corpus: Corpus, tmp_path: Path) -> Path:
    """The package as it was."""
    folder = tmp_path / "avant"
    write(corpus, folder, Publication())
    return folder


def told(found: Comparaison) -> set[tuple[str, str, str, str]]:
    """The differences without their document, which is the same here."""
    return {(ecart.champ, ecart.genre, ecart.avant, ecart.apres) for ecart in found.ecarts}


def test_a_package_is_like_itself(package: Path) -> None:
    """No difference, and every fact counted."""
    found = compare(package, package)
    assert found.ecarts == []
    assert found.documents == 2
    assert found.identiques > 10


@pytest.mark.parametrize(
    ("name", "old", "new", "told_as"),
    [
        ("subventions.csv", "60000.00", "61000.00", ("subventions.montant", "changé", "60000.00", "61000.00")),
        ("subventions.csv", ",12.50,", ",,", ("subventions.part_budget", "perdu", "12.50", "")),
        ("imputations.csv", ",65,65748,", ",65,,", ("imputations.nature", "perdu", "65748", "")),
        (
            "actes.csv",
            ",2024-06-13,,",
            ",2024-06-13,2024-06-01,",
            ("actes.date_convocation", "gagné", "", "2024-06-01"),
        ),
        ("actions.csv", ",,,,Les Amis", ",acteurs,,,Les Amis", ("actions.portage", "gagné", "", "acteurs")),
    ],
)
def test_one_cell_is_one_fact(  # noqa: PLR0913, PLR0917 - one row of the table: what is changed, what is said
    before: Path, package: Path, edit: Edit, name: str, old: str, new: str, told_as: tuple[str, str, str, str]
) -> None:
    """Under its table, its column and what became of it."""
    edit(name, old, new)
    assert told(compare(before, package)) == {told_as}


def test_a_number_read_at_last_is_one_fact_though_every_identifier_changes(before: Path, package: Path) -> None:
    """The act of the document is the same act, and so is what hangs on it."""
    for path in package.glob("*.csv"):
        text = path.read_text(encoding="utf-8").replace(ACTE, "communaute-de-l-exemple-a-1")
        path.write_text(text.replace(",2024-017,", ",2024-17,"), encoding="utf-8", newline="")
    found = compare(before, package)
    assert told(found) == {("actes.reference", "changé", "2024-017", "2024-17")}
    assert [ecart.ou for ecart in found.ecarts] == ["2024-17"]


def test_rows_without_a_column_of_their_own_are_counted(before: Path, package: Path, edit: Edit) -> None:
    """A member lost is told by the number of members."""
    edit("presences.csv", f"{ACTE},2,Dominique MODÈLE,present,,\n", "")
    assert told(compare(before, package)) == {("actes.presences (nombre)", "changé", "2", "1")}


def test_a_column_of_one_version_alone_is_no_hindrance(before: Path, package: Path) -> None:
    """The package of yesterday's program has yesterday's columns."""
    path = package / "actions.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text(f"{lines[0]},budget\n{lines[1]},300.00\n", encoding="utf-8")
    assert told(compare(before, package)) == {("actions.budget", "gagné", "", "300.00")}


def test_a_grant_put_first_moves_no_other(corpus: Corpus, before: Path, tmp_path: Path) -> None:
    """Grants are known by who receives, not by their rank."""
    (grant,) = corpus.tables.subventions
    first = Subvention(
        subvention_id=f"{ACTE}-s0", acte_id=ACTE, nom_imprime="Harmonie", type="numeraire", statut="demandee"
    )
    tables = replace(corpus.tables, subventions=(first, grant))
    write(replace(corpus, tables=tables), tmp_path / "apres", Publication())
    found = compare(before, tmp_path / "apres")
    assert {(ecart.champ, ecart.genre, ecart.ou) for ecart in found.ecarts} == {
        (f"subventions.{name}", "gagné", "2024-017 › Harmonie") for name in ("nom_imprime", "type", "statut")
    }


def test_an_act_in_the_midst_of_minutes_moves_no_other(corpus: Corpus, before: Path, tmp_path: Path) -> None:
    """Acts are known by their number and their object, not by their rank."""
    new = Acte(
        acte_id=f"{ACTE}-0", document_id="exemple-2024-017", nature="deliberation", objet="Tarifs", issue="rejetee"
    )
    tables = replace(corpus.tables, actes=(new, *corpus.tables.actes))
    write(replace(corpus, tables=tables), tmp_path / "apres", Publication())
    found = compare(before, tmp_path / "apres")
    assert {ecart.ou for ecart in found.ecarts} == {"Tarifs"}
    assert {ecart.genre for ecart in compare(tmp_path / "apres", before).ecarts} == {"perdu"}


def test_documents_of_one_package_alone_are_named_and_their_facts_counted(
    before: Path, package: Path, edit: Edit
) -> None:
    """A file of another name and other bytes, whose acts are not those of another, is one lost and one gained."""
    edit("documents.csv", "exemple_feuille_de_route.txt", "feuille.txt")
    assert compare(before, package).ecarts == []  # the same bytes under another name are the same document
    rows = (package / "documents.csv").read_text(encoding="utf-8").splitlines()
    (sha256,) = (cell for cell in rows[2].split(",") if len(cell) == 64)
    edit("documents.csv", sha256, "0" * 64)
    found = compare(before, package)
    assert (found.documents, found.ajoutes, found.retires) == (1, ("feuille.txt",), ("exemple_feuille_de_route.txt",))
    assert {ecart.genre for ecart in found.ecarts if ecart.document == "feuille.txt"} == {"gagné"}


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [("SHA256SUMS", b"rien", "paquet-illisible"), ("actes.csv", b"\xff", "table-illisible")],
)
def test_what_cannot_be_read_is_said(before: Path, package: Path, name: str, data: bytes, code: str) -> None:
    """The comparison measures; it does not guess."""
    (package / name).write_bytes(data)
    with pytest.raises(RegistreError) as failure:
        compare(before, package)
    assert failure.value.code == code


def _ecart(champ: str, genre: str, avant: str, apres: str) -> Ecart:
    return Ecart("pv.txt", "12 › Harmonie", champ, genre, avant, apres)  # type: ignore[arg-type] # a word of the table


FOUND = Comparaison(
    [
        _ecart("actes.objet", "gagné", "", "Tarifs"),
        _ecart("actes.objet", "perdu", "Le  bail\n", ""),
        _ecart("subventions.montant", "changé", "1200.00", "1300.00"),
    ],
    identiques=7,
    documents=1,
    retires=("a.txt",),
)


def test_a_terminal_is_told_the_losses_first_and_how_many_more_there_are() -> None:
    """The whole in one line, then by field with details, then by document."""
    assert list(ecarts.sentences(FOUND, 1)) == [
        "Faits : 1 gagné, 1 perdu, 1 changé, 7 identiques ; 1 document commun, 0 ajouté, 1 retiré.",
        "Retirés : a.txt",
        "",
        "Par champ               gagnés   perdus  changés",
        "actes.objet                  1        1        0",
        "    - pv.txt › 12 › Harmonie : « Le bail »",
        "    … et 1 autre",
        "subventions.montant          0        0        1",
        "    ~ pv.txt › 12 › Harmonie : « 1200.00 » → « 1300.00 »",
        "",
        "Par document            gagnés   perdus  changés",
        "pv.txt                       1        1        1",
    ]


def test_the_details_of_documents_that_both_packages_hold_come_first() -> None:
    """A document that is no more loses all its facts, and says so once."""
    gone = Ecart("a.txt", "1", "actes.objet", "perdu", "Bail", "")
    lines = list(ecarts.sentences(Comparaison([gone, FOUND.ecarts[0]], retires=("a.txt",)), 1))
    assert "    + pv.txt › 12 › Harmonie : « Tarifs »" in lines
    assert not any("Bail" in line for line in lines)


def test_the_words_of_a_document_stay_words_in_markdown() -> None:
    """Neither a column, nor a tag, nor a link, nor a person who would be called."""
    hostile = "|</details><img src=x> [a](http://b.c) @tous `x`"
    page = list(ecarts.markdown(Comparaison([_ecart("actes.objet", "gagné", "", hostile)]), 5))
    (line,) = (line for line in page if "Harmonie" in line)
    assert line.count("|") == 6
    assert not set("<>[]()@`/") & set(line)
    assert "- |" not in line


def test_markdown_without_details_has_two_tables() -> None:
    """And nothing to unfold."""
    page = "\n".join(ecarts.markdown(FOUND, 0))
    assert page.count("|---|---:|---:|---:|") == 2
    assert "<details>" not in page
