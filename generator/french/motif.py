r"""A pattern written so that the engine finds where it may begin by looking at letters.

The engine skips at once to the letters with which a pattern can begin, but only where the pattern *opens* with them.
Those of the vocabulary open with a border, ``(?<!\w)``: it is then asked of every character, and all forms after it.
Written behind the first letters, the border says the same, and is asked only where they stand.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_SET = r"(?:\\.|\[(?:\\.|[^\]\\])+\]|[^()|\[\]\\])+"
_BORDER = re.compile(rf"\((?P<sign>\?<[!=])(?P<set>{_SET})\)")
_BORDERS = re.compile(rf"(?:\(\?<[!=]{_SET}\))+")
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(|\)|\||[^\\\[()|]+", re.DOTALL)
_LETTER = re.compile(r"(?:[a-z0-9 '\"€°_,;:/%«»-]|\\[.()\[\]*+?-])(?![*{+])")
_RUN = re.compile(r"(?:[a-z0-9 '](?![?*+{]))*")
_GROUPS = re.compile(r"\\[1-9]|\(\?P=|\(\?\(|\(\?[a-zA-OQ-Z-]")
"""What counts groups, or sets flags: such a pattern is left as it is."""

_BEHIND = re.compile(rf"\A(?:\(\?<[!=](?:{_SET}|[^()]*)\)|\\b)+")
_FIRST = re.compile(r"[a-z0-9 '\"€°_,;:/%«»-]|\\[.()\[\]*+?-]")
_OFTEN = re.compile(r"(?:[?*+]|\{\d*,?\d*\})?")
_MAY_LACK = re.compile(r"[?*]|\{0?,|\{0\}")
"""What is looked behind before a form; a letter; how often it stands; where it may stand not at all."""

_NAME = re.compile(r"\(\?P<\w+>")
_EDGE = r"\b"
_WORD = r"(?<!\w)"
REPEATS = frozenset("?*+{")

_LONG = 300
"""Characters of what follows a group that are written again for each first letter: compiling takes time too."""


class _Branch(NamedTuple):
    """One way in which a pattern begins: what may not stand before it, or must; a first character; the rest."""

    border: str
    first: str
    rest: str


def letter_led(motif: str) -> str:
    r"""The same pattern with its borders behind its first letters; ``motif`` itself where it does not begin so.

    Forms with different first letters exclude each other, so putting together those that share one changes no match.

    >>> letter_led(r"(?<!\w)(?:attribue|accorde|verse)r?(?!\w)")
    '(?:a(?<!\\w.{1})(?:ttribue|ccorde)|verse(?<!\\w.{5}))r?(?!\\w)'
    >>> letter_led(r"(?<![\w-])subventions?"), letter_led(r"\s*par an")
    ('subvention(?<![\\w-].{10})s?', '\\s*par an')
    """
    if _GROUPS.search(motif):
        return motif
    forms = alternatives(motif)
    written = _one(forms[0]) if len(forms) == 1 else _joined(_all(forms, ""))
    names = _NAME.findall(written or "")
    return written if written and len(names) == len({*names}) else motif  # a group has its name once


def either(motifs: Iterable[str]) -> str:
    r"""Patterns as one that tells whether any of them stands at a place: which of them it is, it does not keep.

    Those that begin with a letter are put together by their first ones: at most places, one look declines them all.

    >>> either(["votes?", "(?=20)\\d", "vu"])
    '(?:v(?:otes?|u)|(?:(?=20)\\d))'
    """
    led, others = parted(motifs)
    return f"(?:{'|'.join([*filter(None, [led]), *(f'(?:{motif})' for motif in others)])})"


def parted(motifs: Iterable[str]) -> tuple[str | None, tuple[str, ...]]:
    r"""Those of several patterns that begin with letters, put together by their first ones, and the others.

    >>> parted(["votes?", "(?=20)\\d", "vu"])
    ('v(?:otes?|u)', ('(?=20)\\d',))
    """
    led: list[_Branch] = []
    others: list[str] = []
    for motif in motifs:
        branches = None if _GROUPS.search(motif) else _all(alternatives(motif), "")
        if branches is None or _twice(branches):
            others.append(motif)
        else:
            led += branches
    return _joined(led), tuple(others)


def _twice(branches: list[_Branch]) -> bool:
    """Whether a group would have its name twice."""
    names = [name for branch in branches for name in _NAME.findall(branch.rest)]
    return len(names) > len({*names})


def firsts(motif: str) -> frozenset[str] | None:
    r"""The characters with which a phrase of a pattern can begin, or more; ``None`` where it does not tell them.

    >>> sorted(firsts("(?<!la )votes?|(?:le |la ){0,2}maire") or ()), firsts(r"\d+ voix")
    (['l', 'm', 'v'], None)
    """
    return None if _GROUPS.search(motif) else _firsts_of(alternatives(motif))


def _firsts_of(forms: list[str]) -> frozenset[str] | None:
    """Those of several forms."""
    each = [_first(form) for form in forms]
    return None if None in each else frozenset().union(*filter(None, each))


def _first(form: str) -> frozenset[str] | None:
    """Those of one form; what is looked behind narrows them, and is left aside."""
    form = _BEHIND.sub("", form)
    inside, tail = group(form)
    letter = None if inside is not None else _FIRST.match(form)
    if inside is None and letter is None:
        return None
    own = _firsts_of(alternatives(inside)) if inside is not None else frozenset({letter[0][-1]} if letter else ())
    often = _OFTEN.match(tail if inside is not None else form, 0 if letter is None else letter.end())
    if own is None or often is None or not _MAY_LACK.match(often[0]):
        return own
    after = _first(often.string[often.end() :])
    return None if after is None else own | after


def compact(motif: str) -> str:
    r"""An aired pattern without its air, as the engine reads it with ``re.VERBOSE``; comments do not belong in one.

    >>> compact(r"an [ ] (?: deux | trois )")
    'an[ ](?:deux|trois)'
    """
    kept = (token[0] if token[0][0] in "[\\" else "".join(token[0].split()) for token in _TOKEN.finditer(motif))
    return "".join(kept)


def _one(form: str) -> str | None:
    """A form alone: what follows its first group is written once."""
    edge = form.startswith(_EDGE)
    border, rest = (_WORD, form.removeprefix(_EDGE)) if edge else _bordered(form)
    inside, tail = group(rest)
    if inside is None or tail[:1] in REPEATS:
        return _joined(_branches(form, ""))
    found = _all(alternatives(inside), border)
    led = _joined(found) if found and (not edge or _lettered(found)) else None
    return None if led is None else f"{led}{tail}"


def _all(forms: list[str], border: str) -> list[_Branch] | None:
    """The branches of several forms; ``None`` where one of them does not begin with a letter."""
    found: list[_Branch] = []
    for form in forms:
        branches = _branches(form, border)
        if branches is None:
            return None
        found += branches
    return found


def _branches(form: str, border: str) -> list[_Branch] | None:
    """The branches of one form, behind the ``border`` of the group in which it stands."""
    if form.startswith(_EDGE):  # before a letter, the edge of a word is a border
        found = None if border else _branches(form.removeprefix(_EDGE), _WORD)
        return found if found and _lettered(found) else None
    own, rest = _bordered(form)
    inside, tail = group(rest)
    return _of_letter(rest, border + own) if inside is None else _of_group(inside, tail, border + own)


def _lettered(branches: list[_Branch]) -> bool:
    """Whether all branches begin with a letter or a figure: an edge before something else stands behind a word."""
    return all(branch.first.isalnum() for branch in branches)


def _of_group(inside: str, tail: str, border: str) -> list[_Branch] | None:
    """The branches of a form that opens with a group: what follows it stands behind each of them."""
    optional, tail = tail[:1] == "?", tail.removeprefix("?")
    found = _all(alternatives(inside), border)
    after = _branches(tail, border) if optional else []
    if found is None or after is None or tail[:1] in REPEATS or len(tail) > _LONG:
        return None
    return [*(one._replace(rest=f"{_whole(one.rest)}{tail}") for one in found), *after]


def _of_letter(rest: str, border: str) -> list[_Branch] | None:
    """The branches of a form that opens with a letter: one, or two where the letter may be absent."""
    letter = _LETTER.match(rest)
    if letter is None:
        return None
    first, tail = letter[0], rest[letter.end() :]
    if tail[:1] != "?":
        return [_Branch(border, first, tail)]
    without = None if tail[1:2] in REPEATS else _branches(tail[1:], border)
    return None if without is None else [_Branch(border, first, tail[1:]), *without]


def _bordered(form: str) -> tuple[str, str]:
    """What may not stand before a form, or must, and the form without it."""
    found = _BORDERS.match(form)
    return (found[0], form[found.end() :]) if found else ("", form)


def _joined(branches: list[_Branch] | None) -> str | None:
    """Branches as one pattern, those that share a first letter together."""
    if not branches:
        return None
    letters: dict[str, list[_Branch]] = {}
    for branch in branches:
        letters.setdefault(branch.first, []).append(branch)
    written = [_under(first, together) for first, together in letters.items()]
    return written[0] if len(written) == 1 else f"(?:{'|'.join(written)})"


def _under(first: str, branches: list[_Branch]) -> str:
    """The branches that begin with one letter: what more they share, the border, then what they do not share."""
    borders = {branch.border for branch in branches}
    rests = list(dict.fromkeys(branch.rest for branch in branches))
    if len(borders) > 1:
        each = (f"{_before(branch.border, 1)}{_whole(branch.rest)}" for branch in branches)
        return f"{first}(?:{'|'.join(each)})"
    shared = _shared([run[0] for rest in rests if (run := _RUN.match(rest))])
    after = [rest[len(shared) :] for rest in rests]
    border = _before(borders.pop(), 1 + len(shared))
    return f"{first}{shared}{border}{after[0] if len(after) == 1 else '(?:' + '|'.join(after) + ')'}"


def _shared(words: list[str]) -> str:
    """The letters with which all words begin."""
    return "".join(letters[0] for letters in takewhile(lambda letters: len({*letters}) == 1, zip(*words, strict=False)))


def _before(border: str, length: int) -> str:
    """The border of a form of which ``length`` characters were read."""
    return _BORDER.sub(lambda found: f"({found['sign']}{found['set']}.{{{length}}})", border)


def alternatives(motif: str) -> list[str]:
    """The forms that bars part, those inside groups apart.

    >>> alternatives("a(?:b|c)|[|]d")
    ['a(?:b|c)', '[|]d']
    """
    forms, begin, depth = [], 0, 0
    for token in _TOKEN.finditer(motif):
        depth += {"(": 1, ")": -1}.get(token[0], 0)
        if token[0] == "|" and not depth:
            forms.append(motif[begin : token.start()])
            begin = token.end()
    return [*forms, motif[begin:]]


def group(form: str) -> tuple[str | None, str]:
    """What stands inside the plain group that opens a form, and what follows it."""
    if not form.startswith("(?:"):
        return None, form
    depth = 0
    for token in _TOKEN.finditer(form):
        depth += {"(": 1, ")": -1}.get(token[0], 0)
        if not depth:
            return form[3 : token.start()], form[token.end() :]
    return None, form


def _whole(rest: str) -> str:
    """A rest that can stand before something else, or beside it."""
    return f"(?:{rest})" if len(alternatives(rest)) > 1 else rest
