"""What a source says is what a reader sees, through the real Markdown engine, and it is never markup."""

from __future__ import annotations

import sys
import unicodedata
from html.parser import HTMLParser

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from jinja2.compiler import CodeGenerator
from markupsafe import Markup

from generator.pages.engine import environment
from generator.pages.escape import escape, escaping, finalize, metadata, reveal
from generator.pages.marked import mark
from generator.pages.render import front_matter


def escape_text(text: str) -> str:
    """A full text that is one piece."""
    return escaping(text)(text)


HOSTILE = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    st.lists(
        st.sampled_from(
            ["<script>", "</div>", "```", "~~~", "{{ x }}", "{: #id }", "---", "\n", "\n\n", "    ", "\t", "[a](b)",
             "![i](x)",
             "&lt;", "&#60;", "<!--", "-->", "<?", "]]>", "\u202e", "\x02", "\x03", "\r\n", "*", "_", "# ", "1. ", "| ",
             "wzxhzdk:0", "\x02wzxhzdk:0\x03", "\\", "[TOC]", "\x85", "\u2028", "é", " "]
        )
    ).map("".join),
)  # fmt: skip


class Seen(HTMLParser):
    """The text of a page and the tags that hold it."""

    def __init__(self) -> None:
        """Nothing seen yet."""
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag."""
        self.tags.append((tag, tuple(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.text += data

    def handle_comment(self, data: str) -> None:
        """Keep what a page of ours never holds."""
        self.tags.append(("comment", ((data, None),)))

    def handle_pi(self, data: str) -> None:
        """Keep what a page of ours never holds."""
        self.tags.append(("pi", ((data, None),)))


def seen(source: str) -> Seen:
    """What a reader sees of a Markdown page, built with the extensions of the site and those MkDocs adds."""
    page = Seen()
    page.feed(markdown.markdown(source, extensions=["tables", "toc", "fenced_code"]))
    page.close()
    return page


@given(HOSTILE)
def test_a_short_text_is_only_itself_in_a_cell(text: str) -> None:
    """In a cell and in an attribute, whatever the words."""
    page = seen(f'<table>\n<tr><td title="{escape(text)}">x{escape(text)}x</td></tr>\n</table>\n')
    assert page.text.strip("\n") == f"x{reveal(text)}x"
    assert [tag for tag, _ in page.tags] == ["table", "tr", "td"]
    assert page.tags[2][1] == (("title", reveal(text)),)


@given(HOSTILE)
def test_a_short_text_is_only_itself_in_markdown(text: str) -> None:
    """In a heading and in a paragraph, which the Markdown engine reads."""
    page = seen(f"## x{escape(text)}x\n\nx{escape(text)}x\n")
    assert page.text == f"x{reveal(text)}x\nx{reveal(text)}x"
    assert [tag for tag, _ in page.tags] == ["h2", "p"]


@given(HOSTILE)
def test_a_full_text_is_only_itself(text: str) -> None:
    """Its block ends where our tag ends it, and what follows is read as Markdown again."""
    page = seen(f'<div class="texte">x{escape_text(text)}x</div>\n\n## Suite\n')
    words = reveal(text.replace("\f", ""))  # the end of a page is a mark without words
    assert page.text.split() == f"x{words}x Suite".split()
    assert page.text.startswith(f"x{words}x")
    assert [tag for tag, _ in page.tags] == ["div", *["span"] * text.count("\f"), "h2"]


@given(HOSTILE, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60))))
def test_marks_change_no_word_and_lose_no_passage(text: str, ends: list[tuple[int, int]]) -> None:
    """Nested, crossing, empty or repeated passages: same words, one anchor each."""
    passages = {(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in ends}
    page = seen(f"<div>{mark(text, dict.fromkeys(passages, 'mark'), {})}</div>\n")
    assert page.text.removesuffix("\n") == reveal(text.replace("\f", "")).removesuffix("\n")
    identifiers = [dict(attrs).get("id") for tag, attrs in page.tags if tag == "mark"]
    assert sorted(filter(None, identifiers)) == sorted(f"p{a}-{b}" for a, b in passages)


def test_a_mark_holds_exactly_its_words() -> None:
    """The longer of two marks holds the shorter; of two that cross, the second is cut."""
    marked = mark("60 000 euros en 2020", dict.fromkeys([(0, 6), (0, 12), (4, 15)], "mark"), {})
    assert marked == (
        '<mark id="p0-12"><mark id="p0-6">60 0<mark id="p4-15">00</mark></mark><mark> euros</mark></mark>'
        "<mark> en</mark> 2020"
    )


@given(HOSTILE)
def test_front_matter_is_data(text: str) -> None:
    """What a dumper writes, either of the two, a loader reads back; the values hold nothing that HTML reads."""
    entete = {"title": metadata(text), "generated": True}
    front = front_matter(entete)
    assert yaml.safe_load(front) == entete
    assert front == yaml.dump(entete, Dumper=yaml.SafeDumper, allow_unicode=True, width=10_000)
    assert not set('<>"\n') & set(metadata(text))


@given(HOSTILE)
def test_a_title_is_safe_where_a_theme_unescapes_it(text: str) -> None:
    """Themes strip tags from titles, which unescapes them, and print the rest as it is."""
    assert "<" not in Markup(metadata(text)).striptags()  # noqa: S704 - what a theme does


def test_every_character_that_acts_unseen_is_shown() -> None:
    """The written-out table covers the Unicode categories, and nothing that is seen."""
    for char in map(chr, range(sys.maxunicode + 1)):
        category = unicodedata.category(char)
        if category in {"Cc", "Cf", "Zl", "Zp"}:
            assert (reveal(char) == char) == (char in "\t\n\r\u00ad"), f"{ord(char):04X}"
        elif category not in {"Cn", "Mn"}:
            assert reveal(char) == char, f"{ord(char):04X}"


def test_a_template_can_print_words_only() -> None:
    """Anything but words and whole numbers is refused: views write the words."""
    assert finalize(Markup("<b>")) == "<b>"
    assert finalize("<b>") == "&#60;b&#62;"
    for value in (None, True, 1.5, ["a"]):
        with pytest.raises(TypeError, match="views give words"):
            finalize(value)


def test_a_template_cannot_name_what_a_view_does_not_say() -> None:
    """An unknown name is an error; template words get French spaces."""
    with pytest.raises(AttributeError, match="oubli"):
        environment().from_string("{{ vue.oubli }}").render(vue=object())
    assert environment().from_string("{{ vue }} ?").render(vue="<i>") == "&#60;i&#62;\u202f?"


def test_a_template_escapes_once_and_an_unknown_name_is_an_error() -> None:
    """Words, markup, figures, macros and inclusions as the engine prints them by itself; and its own error."""
    written = "{% macro m(x) %}<i>{{ x }}</i>{% endmacro %}{{ mot }} {{ balise }} {{ 3 }} {{ '<' }} {{ m(mot) }}"
    words = {"mot": "a <b> & c", "balise": Markup("<b>x</b>")}
    ours = environment()
    theirs = ours.overlay()
    theirs.code_generator_class = CodeGenerator  # type: ignore[assignment] # the engine's own
    said = [each.from_string(written).render(words) for each in (ours, theirs)]
    assert said[0] == said[1]
    assert "<b>x</b>" in said[0]
    assert "a <b>" not in said[0]
    with pytest.raises(UndefinedError, match="inconnu"):
        ours.from_string("{{ inconnu }}").render()
    with pytest.raises(TypeError, match="list"):
        ours.from_string("{{ x }}").render(x=[1])


def test_what_hides_is_never_printable_to_python() -> None:
    """Whatever its Unicode tables: a text that it calls printable is escaped by a shorter search."""
    hidden = [char for char in map(chr, range(sys.maxunicode + 1)) if reveal(char) != char]
    assert len(hidden) > 100
    assert not [char for char in hidden if char.isprintable()]
    assert all(escape_text(f"a{char}b") == f"a{escape_text(char)}b" for char in hidden)
