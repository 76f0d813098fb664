"""Words on the way out: what a reader sees is what the source says, and it is never markup.

Three contexts, one function each:

- ``escape``: a short text in a heading, a cell, an attribute. Every character becomes a numeric reference, so that no
  Markdown, HTML or template syntax survives, but for letters, digits, plain spaces, a hyphen inside a word, and a few
  signs of French printing that no syntax uses.
- ``escaping``: the full text, inside one raw HTML block. Only what could leave the block is referenced, so that ten
  thousand characters stay light; no blank line is left, because CommonMark engines end an HTML block there.
- ``metadata``: a line of front matter. Themes print it unescaped, in ``<title>`` and in attributes, and some unescape
  it first: it holds no character that means something in HTML, in any reading.

Characters that change how others are read without being seen (bidirectional and zero-width controls, control codes)
are shown by name, ``⟦U+202E⟧``, in every context: printed as they are, they make « 60 000 » out of « 000 06 »; removed,
the page would not say what the document holds. The text of record in the package keeps them.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from jinja2 import Undefined
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable

# Controls, format characters, line and paragraph separators, noncharacters: all but the blanks, and the soft hyphen of
# printed French, which reorders nothing and hides nothing. Written out: a Unicode table differs from Python to Python.
_HIDDEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000110bd\U000110cd"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
    + "".join(chr(plane + end) for plane in range(0x10000, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF))
)
_HIDDEN += "".join(chr(plane + last) for plane in range(0x10000, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))
_REVEALED = re.compile(f"[{_HIDDEN}]")
_NO_SYNTAX = ",.;:?'/()%€«»’°–—…\xa0\u202f"
_NOT_PLAIN = re.compile(rf"[^\w {_NO_SYNTAX}-]|_|(?<!\w)-|-(?!\w)|\A | (?= |\Z)")
_ADDRESS = re.compile(r"[A-Za-z0-9./#-]*")
_LEAVES_BLOCK = re.compile(rf"[&<>`~{{}}\t\r\n{_HIDDEN}](?:(?<!\n)|\n+ ?| )")  # opens with one set: searched faster
_LEAVES_PLAIN = re.compile(r"[&<>`~{}\n](?:(?<!\n)|\n+ ?| )")  # the same, for a text all of whose characters are seen
_SPACES = re.compile(r"\s+")
_NEUTRAL = str.maketrans({"<": "‹", ">": "›", '"': "”"})


markup: Callable[[str], Markup] = partial(str.__new__, Markup)
"""Mark a text that is markup already, in a third of the time of the class, which looks for ``__html__``.

Only what is escaped, or is a tag of ours, may pass here.
"""


def reveal(text: str) -> str:
    r"""Name the characters that act without being seen.

    >>> reveal("Montant \u202e000 06")
    'Montant ⟦U+202E⟧000 06'
    """
    return _REVEALED.sub(lambda match: _name(match[0]), text)


def escape(text: str) -> Markup:
    """Write ``text`` so that it is only itself in Markdown, in HTML and in an attribute between double quotes.

    >>> escape("l'arc-en-ciel *A*")
    Markup("l'arc-en-ciel &#42;A&#42;")
    """
    return _short(text) if len(text) <= SHORT else _escaped(text)


def _escaped(text: str) -> Markup:
    """The escape itself."""
    return markup(_NOT_PLAIN.sub(_reference, text))


SHORT = 80
_short = lru_cache(maxsize=8192)(_escaped)
"""Pages repeat their short words: labels, states, names of members and of bodies; a long text stands once."""


def adresse(href: str) -> Markup:
    """Write the address of a link: ours, made of identifiers, stays readable; any other is escaped.

    >>> adresse("../../donnees/#p3-9"), adresse('x" onclick="')
    (Markup('../../donnees/#p3-9'), Markup('x&#34; onclick&#61;&#34;'))
    """
    return markup(href) if _ADDRESS.fullmatch(href) else escape(href)


def escaping(text: str) -> Callable[[str], str]:
    r"""What writes the pieces of a full text for the inside of a raw HTML block, between two tags.

    Most texts hold no hidden character: it is asked of the whole once, and their pieces are searched faster.

    >>> text = "a < b\n\n```\n  c"
    >>> escaping(text)(text)
    'a &lt; b\n&#10;&#96;&#96;&#96;\n&#32; c'
    """
    seen = text.replace("\n", "").replace("\xa0", "").replace("\u202f", "").isprintable()
    return partial((_LEAVES_PLAIN if seen else _LEAVES_BLOCK).sub, _text_reference)


def metadata(text: str) -> str:
    """Write ``text`` on one line, without any character that HTML reads.

    >>> metadata('R&D "x" </title>'), metadata("&lt;script&gt;")
    ('R&D ”x” ‹/title›', '＆lt;script＆gt;')
    """
    line = _SPACES.sub(" ", reveal(text).translate(_NEUTRAL)).strip()
    return line if html.unescape(line) == line else line.replace("&", "＆")


def finalize(value: object) -> object:
    """Escape what a template prints; the template engine calls it on every expression, so nobody can forget.

    Text already marked as markup passes; a number prints itself; an absent value is an error of the template.
    """
    if type(value) is Markup:
        return value
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, Undefined):
        return str(value)  # the engine raises its own error, with the name
    if isinstance(value, int) and not isinstance(value, bool):
        return markup(str(value))
    message = f"a template printed a {type(value).__name__}: views give words"
    raise TypeError(message)


def _name(char: str) -> str:
    return f"⟦U+{ord(char):04X}⟧"


class _References(dict[str, str]):
    """The reference of each character, worked out once."""

    def __missing__(self, char: str) -> str:
        shown = _name(char) if _REVEALED.match(char) else char
        self[char] = reference = "".join(c if c.isascii() and c.isalnum() else f"&#{ord(c)};" for c in shown)
        return reference


_REFERENCES = _References()


class _TextReferences(dict[str, str]):
    """What becomes of each piece that could leave the block of the full text, worked out once."""

    def __missing__(self, found: str) -> str:
        """Its reference; behind a line feed, what would end the block, or indent it."""
        line, rest = (found[0], found[1:]) if found[0] == "\n" else ("", found)
        self[found] = written = line + "".join(map(_REFERENCES.__getitem__, rest))
        return written


_TEXT_REFERENCES = _TextReferences({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\f": '<span class="saut"></span>'})
"""The end of a page is a mark that the style sheet numbers."""


def _reference(match: re.Match[str]) -> str:
    return _REFERENCES[match[0]]


def _text_reference(match: re.Match[str]) -> str:
    return _TEXT_REFERENCES[match[0]]
