"""Whatever a record holds, the table gives it back, to us and to frictionless."""

from __future__ import annotations

import datetime as dt
import tempfile
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.package.rows import python_types, read_table, write_table
from generator.package.schemas import schema
from generator.values.acts import Article, Document
from generator.values.grants import Financement
from generator.values.issue import RegistreError
from generator.values.tables import KEYS, RECORD_TYPES, Record
from generator.values.written import SCALES

if TYPE_CHECKING:
    from collections.abc import Callable

AWKWARD = (
    "NA",
    "nan",
    "null",
    "-",
    "- tiret",
    "=1+1",
    '"',
    '""',
    ",",
    "\r",
    "\n",
    "\r\n",
    "\u2028",
    "\ufeff",
    " ",
    "1e5",
)

TEXT = st.sampled_from(AWKWARD) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=20
)


def _values(name: str, kind: type) -> st.SearchStrategy[Any]:
    """Values that the column ``name`` may hold."""
    by_type: dict[type, st.SearchStrategy[Any]] = {
        str: TEXT,
        int: st.integers(0, 10**9),
        bool: st.booleans(),
        dt.date: st.dates(),
        Decimal: st.decimals(-(10**12), 10**12, places=SCALES.get(name, 3)),
    }
    return by_type[kind]


@st.composite
def records(draw: st.DrawFn) -> tuple[str, tuple[Record, ...]]:
    """A table, and a few records of it sorted by key."""
    table = draw(st.sampled_from(tuple(RECORD_TYPES)))
    columns = {
        name: st.none() | _values(name, kind) if optional else _values(name, kind)
        for name, (kind, optional) in zip(schema(table).names, python_types(table), strict=True)
    }
    make: Callable[..., Record] = RECORD_TYPES[table]
    found = draw(st.lists(st.builds(make, **columns), max_size=4))
    return table, tuple(sorted(found, key=lambda record: [getattr(record, part) for part in KEYS[table]]))


@given(records())
def test_a_table_gives_back_its_records(case: tuple[str, tuple[Record, ...]]) -> None:
    """Any record of any table, awkward texts included."""
    table, expected = case
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{table}.csv"
        write_table(path, table, expected)
        assert read_table(path, table) == expected


def test_frictionless_reads_the_same_values(tmp_path: Path) -> None:
    """What the public's tools read is what we wrote."""
    from frictionless import resources

    expected = tuple(
        Article(acte_id="a", ordre=rank, texte=text) for rank, text in enumerate([*AWKWARD, "fin"], start=1)
    )
    write_table(tmp_path / "articles.csv", "articles", expected)
    contract = {key: value for key, value in schema("articles").descriptor.items() if key != "foreignKeys"}
    resource = resources.TableResource.from_descriptor(
        {"name": "articles", "type": "table", "path": "articles.csv", "encoding": "utf-8", "schema": contract},
        basepath=str(tmp_path),
    )
    assert [row.to_dict() for row in resource.read_rows()] == [
        {"acte_id": "a", "ordre": article.ordre, "numero": None, "texte": article.texte} for article in expected
    ]


def test_rows_are_sorted_by_rank_and_not_by_digits(tmp_path: Path) -> None:
    """Ranks are numbers: 10 comes after 2."""
    articles = tuple(Article(acte_id="a", ordre=rank, texte="x") for rank in (10, 2, 1))
    write_table(tmp_path / "articles.csv", "articles", articles)
    assert [article.ordre for article in read_table(tmp_path / "articles.csv", "articles")] == [1, 2, 10]  # type: ignore[union-attr] # the table holds articles


@pytest.mark.parametrize("text", ["nul \0 caché", "demi \ud800 caractère"])
def test_a_character_that_cannot_be_stored_is_refused(tmp_path: Path, text: str) -> None:
    """A NUL cuts a cell in most readers; half a character has no UTF-8."""
    article = Article(acte_id="a", ordre=1, texte=text)
    with pytest.raises(RegistreError) as caught:
        write_table(tmp_path / "articles.csv", "articles", (article,))
    assert caught.value.code == "valeur-non-inscriptible"


def test_money_is_never_rounded(tmp_path: Path) -> None:
    """An amount that two decimals cannot show was misread."""
    share = Financement(subvention_id="s", ordre=1, financeur="budget principal", montant=Decimal("10.005"))
    with pytest.raises(RegistreError, match="montant"):
        write_table(tmp_path / "financements.csv", "financements", (share,))


@pytest.mark.parametrize(
    ("cell", "column"),
    [("1_000", "caracteres"), ("٣", "caracteres"), ("1e3", "caracteres"), ("", "caracteres"), ("NaN", "part_lue")],
)
def test_a_cell_that_python_alone_would_take_is_refused(tmp_path: Path, cell: str, column: str) -> None:
    """int() and Decimal() accept more than the contract does."""
    path = tmp_path / "documents.csv"
    good = Document(
        document_id="a", fichier="a.txt", sha256="0", format="txt", nature="autre", caracteres=77, part_lue=Decimal(1)
    )
    write_table(path, "documents", (good,))
    old = {"caracteres": "77", "part_lue": "1.0000"}[column]
    path.write_text(path.read_text(encoding="utf-8").replace(old, cell), encoding="utf-8")
    with pytest.raises(RegistreError, match=f"enregistrement 1, colonne {column}"):
        read_table(path, "documents")
