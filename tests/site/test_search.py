"""The form in which pages are indexed, and the agreement between the index and the query."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.views import reperes
from generator.site import search

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("printed", "indexed"),
    [
        ("62 500 €", "62·500 €"),
        ("62\u202f500\u00a0€", "62·500\u00a0€"),
        ("62.500,00 €", "62·500 €"),
        ("1 089 185 euros", "1·089·185 euros"),
        ("l’écosystème", "l' écosystème"),
        ("aujourd’hui, QU’IL", "aujourd'hui, QU' IL"),
        ("2024.00344", "2024.00344"),  # a reference: the group has five digits
        ("12 3456", "12 3456"),
        ("le 13 juin 2024", "le 13 juin 2024"),
        ("200 00 €", "200 00 €"),  # a misprint stays two words
    ],
)
def test_printed_forms(printed: str, indexed: str) -> None:
    """What is printed, and the words that are indexed for it."""
    assert search.searchable(printed) == indexed


@given(st.integers(min_value=1_000, max_value=10**12), st.sampled_from(" .\u00a0\u2009\u202f"))
def test_any_grouped_number_is_joined(number: int, separator: str) -> None:
    """Any size, any of the five separators."""
    grouped = f"{number:,}".replace(",", separator)
    assert search.searchable(grouped).replace("·", "") == str(number)


@given(st.text(alphabet="<>&\"'abc’ 0123456789\u202f;#"))
def test_no_word_of_a_page_becomes_an_element_of_the_copy(words: str) -> None:
    """Unescaping to normalise must not let a word become markup."""
    copy = search.article(f"<html><body><article><p>{escape(words)}</p></article></body></html>")
    assert copy is not None
    assert re.findall("<[^>]*>", copy) == [
        "<!doctype html>", '<html lang="fr">', "<body>", "<article>", "<p>", "</p>", "</article>", "</body>", "</html>",
    ]  # fmt: skip


def test_the_copy_carries_metas_and_leaves_out_headings_and_states() -> None:
    """The copy holds what is searched and shown, nothing else."""
    page = (
        '<head><meta name="registre.montant" content="62 500,00 &#8364;"></head><body><nav>menu</nav>'
        '<article class="x"><h1 id="a">A</h1><h2 id="b">Vote</h2>'
        '<ul data-pagefind-ignore><li id="d1">avis</li></ul><b class="imprime">imprimé</b></article></body>'
    )
    copy = search.article(page)
    assert copy is not None
    assert '<i data-pagefind-meta="montant[title]" title="62 500,00 &#8364;"></i>' in copy
    assert "Vote" not in copy
    assert "Vote" in str(search.article(page.replace("registre.", "autre.")))
    assert "menu" not in copy
    assert "imprimé" not in copy
    assert "<ul data-pagefind-ignore><li>avis</li></ul>" in copy
    assert "pagefind" not in search.published(page)
    assert "registre.montant" not in search.published(page)


def test_a_page_without_article_is_not_indexed() -> None:
    """Nothing to search, nothing indexed."""
    assert search.article("<html><body>rien</body></html>") is None


def test_shares_are_even_and_keep_the_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Same pages, same shares; a page larger than a share leaves none empty."""
    monkeypatch.setattr(search, "MOST", 10)
    for name, size in {"a/1": 4, "a/2": 6, "a/3": 1, "b/1": 50, "b/2": 9}.items():
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "index.html").write_text("x" * size, encoding="utf-8")
    folders = search.share(tmp_path)
    held = [sorted(path.parent.relative_to(folder).as_posix() for path in folder.rglob("*.html")) for folder in folders]
    assert held == [["a/1", "a/2"], ["a/3", "b/1"], ["b/2"]]


def test_query_and_index_agree_on_groups(root: Path) -> None:
    """One pattern in two languages: they may not drift apart."""
    script = (root / "generator/site/theme/assets/javascripts/requete.js").read_text(encoding="utf-8")
    assert f"/{search.GROUPS.pattern}/g" in script


def test_query_and_pages_agree_on_the_words_that_a_name_is_typed_without(root: Path) -> None:
    """One list in two languages, and the ranks of what bears a name."""
    script = (root / "generator/site/theme/assets/javascripts/requete.js").read_text(encoding="utf-8")
    listed = re.search(r"const OUTILS = [^(]*\([^)]*\)\(\?:([^)]*)\)", script)
    assert listed is not None
    assert set(listed[1].split("|")) == reperes.TOOLS
    assert "const RANGS = [0, 1, 2, 3];" in script
    assert [reperes.LISTE, reperes.BENEFICIAIRE, reperes.ACTE_PRIS, reperes.ACTE_SUR] == [0, 1, 2, 3]
