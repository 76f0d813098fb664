"""What a web page shows of an act, whatever its markup forgets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.sources.html import extract
from generator.values.issue import RegistreError


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<title>Site</title><h1>Objet</h1><p>Vu la\n  loi", "Objet\n\nVu la loi\n"),
        ("<p>Vu <b>la</b> <i>loi</i>, <br>et<br/>le code</p>", "Vu la loi,\net\nle code\n"),
        ("<div>Pour : 14<div>Contre : 0</div></div>", "Pour : 14\nContre : 0\n"),
        ("<ul><li>d'approuver<li>de signer</ul>Fait", "d'approuver\nde signer\n\nFait\n"),
        ("1&nbsp;500&#8239;&euro; &eacute;t&#xe9; &lt;b&gt;", "1\u00a0500\u202f€ été <b>\n"),
        ("<style>p{}</style><script>var a='<p>non</p>';</script><nav>Menu</nav>oui<!-- non -->", "oui\n"),
        ("<noscript><noscript>a</noscript>b</noscript>c", "c\n"),
        ("<pre>Pour    14\n\n  Contre 0</pre>", "Pour    14\n\n  Contre 0\n"),
    ],
)
def test_blocks_are_lines(page: str, text: str) -> None:
    """As a browser would show it."""
    assert extract(page.encode()) == text


@pytest.mark.parametrize(
    "page",
    [
        "<table><thead><tr><th>Nom</th><th>€</th></tr></thead><tbody><tr><td>Les Amis</td><td>1</td></tr></table>",
        "<table><tr><th>Nom<th>€<tr><td>Les <p>Amis<td>1</table>",
        "<table><tr><th>Nom</th><th>€</th></tr><td>Les Amis</td><td>1</td></table>",
        "<table><tr><th>Nom<th>€<tr><td><table><tr><td>Les Amis</table><td>1",
    ],
)
def test_rows_are_tabbed(page: str) -> None:
    """With or without the tags that HTML lets people leave out."""
    assert extract(page.encode()) == "Nom\t€\nLes Amis\t1\n"


@pytest.mark.parametrize("page", ["Vu<script>la loi", "Vu<nav><p>la loi</p>", "Vu<style>p{}<p>la loi"])
def test_a_page_cut_inside_what_is_hidden(page: str) -> None:
    """What follows would be lost in silence."""
    with pytest.raises(RegistreError) as refusal:
        extract(page.encode())

    assert refusal.value.code == "html-illisible"


_TAGS = st.sampled_from(
    ["<p>", "</p>", "<td>", "</td>", "<tr>", "</tr>", "<table>", "</table>", "<ul>", "<li>", "<br>", "<pre>", "</pre>"]
)


@given(st.lists(st.tuples(_TAGS, st.text(alphabet="abé", max_size=3))))
def test_no_word_is_lost_or_made(pieces: list[tuple[str, str]]) -> None:
    """However the tags of blocks and tables are mixed up; what stands between two cells goes before the table."""
    page = "".join(tag + words for tag, words in pieces)

    shown = "".join(extract(page.encode()).split())
    assert sorted(shown) == sorted("".join(words for _, words in pieces))
