"""The letters that a page of a PDF prints, gathered into words. Runs in the child process."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium

from generator.sources.layout import Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

QUARTERS = 4

_RAISED, _UNDER, _AFTER = 0.5, -0.6, 0.3
"""Where the next letter of a word may stand, in letter sizes: raised as an exponent, drawn under or a little after."""

_TOUCHING = 0.12
"""Gap, in letter sizes, below which no blank stands: PDFium guesses one behind each letter printed upwards."""

_CUT = 2
"""What PDFium gives for the hyphen that cuts a word at the end of a line."""

_UNKNOWN = frozenset({*range(32), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFD, 0xFFFE, 0xFFFF}) - {_CUT}
_BLANK = frozenset({9, 10, 11, 12, 13, 32})
_LIGATURES = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
"""« ﬁ » is how two letters were drawn, not what was written."""


class Letter(NamedTuple):
    """A character where it was printed, in the frame that holds it upright.

    ``turn`` counts the quarter turns, against the clock, from the reader's way up; ``text`` is a blank between words.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    turn: int


_SPACE = Letter(" ", 0, 0, 0, 0, 0)


def letters(textpage: Any, rotation: int) -> Iterator[Letter]:  # noqa: ANN401 - pypdfium2 has no types
    """Every character of a page in the order in which it was drawn; the page is shown ``rotation`` quarters turned.

    A character that the font does not tell (no Unicode value) is left out: nobody can read it but with the eyes.
    """
    raw = textpage.raw
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    guessed, before = False, None
    for index in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if code in _BLANK:
            if pdfium.FPDFText_IsGenerated(raw, index):
                guessed = True
            else:
                yield _SPACE
            continue
        if code in _UNKNOWN or not pdfium.FPDFText_GetLooseCharBox(raw, index, box):
            continue
        pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
        pdfium.FPDFText_GetMatrix(raw, index, matrix)
        size = pdfium.FPDFText_GetFontSize(raw, index) * math.hypot(matrix.c, matrix.d)
        turn = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % QUARTERS
        left, right, base = _upright(turn, (box.left, box.bottom, box.right, box.top), (x.value, y.value))
        if not math.isfinite(left + right + base + size) or size <= 0:
            continue
        char = "-" if code == _CUT else chr(code)
        letter = Letter(_LIGATURES.get(char, char), left, right, base, size, (turn - rotation) % QUARTERS)
        if guessed and not (turn and before and _touches(before, letter)):
            yield _SPACE
        yield letter
        guessed, before = False, letter


def _touches(before: Letter, letter: Letter) -> bool:
    """Whether two letters stand side by side on one line."""
    gap = abs(letter.left - before.right)
    return before.turn == letter.turn and max(gap, abs(letter.base - before.base)) <= _TOUCHING * letter.size


def _upright(
    turn: int, box: tuple[float, float, float, float], origin: tuple[float, float]
) -> tuple[float, float, float]:
    """Left, right and base line of a letter once its page is turned back by ``turn`` quarters."""
    left, bottom, right, top = box
    x, y = origin
    return ((left, right, y), (bottom, top, -x), (-right, -left, -y), (-top, -bottom, x))[turn]


def words(drawn: Iterable[Letter], turn: int) -> Iterator[Word]:
    """The words that were drawn ``turn`` quarters turned.

    A word ends at a blank, and where the next letter stands elsewhere.

    >>> drawn = [Letter("n", 0, 5, 0, 10, 0), Letter("°", 5, 9, 3, 6, 0), Letter("3", 40, 45, 0, 10, 0)]
    >>> [word.text for word in words(drawn, 0)]
    ['n°', '3']
    """
    run: list[Letter] = []
    for letter in drawn:
        if letter.text == " ":
            if run:
                yield _word(run)
            run = []
        elif letter.turn == turn:
            if run and not _follows(letter, run[-1]):
                yield _word(run)
                run = []
            run.append(letter)
    if run:
        yield _word(run)


def _follows(letter: Letter, before: Letter) -> bool:
    """Whether ``letter`` stands where the word goes on; the letters of one glyph, « ti », stand in one place."""
    if (letter.left, letter.right, letter.base) == (before.left, before.right, before.base):
        return True
    size = max(letter.size, before.size)
    gap = letter.left - before.right
    return abs(letter.base - before.base) <= _RAISED * size and _UNDER * size <= gap <= _AFTER * size


def _word(run: list[Letter]) -> Word:
    """Letters as one word, on the base line of its tallest."""
    tallest = max(run, key=lambda letter: letter.size)
    text = "".join(letter.text for letter in run)
    left, right = min(letter.left for letter in run), max(letter.right for letter in run)
    return Word(text, left, right, tallest.base, tallest.size)
