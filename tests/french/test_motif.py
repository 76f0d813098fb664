"""A pattern written for speed reads what it read: in every text, at every place, with every group."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.extraction.grants.terms.words import family
from generator.french.blanks import by_first_blank
from generator.french.fold import fold
from generator.french.motif import compact, either, firsts, letter_led
from generator.french.vocabulary import FOLDER, load

FAMILIES = (
    ("don", "attribue"),
    ("chacun",),
    ("role.budget", "role.total", "role.part", "leurre"),
    ("marque",),
    ("fin",),
    ("role", "enumeration", "objet"),
    ("verse-a", "au-profit", "convention-don", "don"),
)
BLANKS = (" ", " ", "\n", "\t", "   ", " \n  ")


@cache
def _entries() -> tuple[dict[str, Any], ...]:
    """The entries of every vocabulary, as they are written."""
    files = sorted(FOLDER.glob("*.yml"))
    return tuple(entry for path in files for entry in yaml.safe_load(path.read_text(encoding="utf-8")))


@cache
def _pairs() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Each pattern as it is written and as it is looked for, where the two differ; then families of them."""
    aired = [str(entry["motif"]) for entry in _entries() if entry.get("aere")]
    written = [str(entry["motif"]) for entry in _entries() if not entry.get("aere")]
    joined = ["|".join(f"(?:{motif})" for motif in pair) for pair in pairwise(written)]
    pairs = [(motif, letter_led(motif)) for motif in (*written, *joined)]
    return (
        *((re.compile(motif), re.compile(led)) for motif, led in pairs if motif != led),
        *((re.compile(motif, re.VERBOSE), re.compile(letter_led(compact(motif)))) for motif in aired),
    )


@cache
def _words() -> list[str]:
    """The words of the examples, folded, and what may stand between them."""
    phrases = (
        str(phrase) for entry in _entries() for name in ("exemples", "contre_exemples") for phrase in entry[name]
    )
    return sorted({word for phrase in phrases for word in re.findall(r"\w+|[^\w\s]", fold(phrase))})


def test_most_patterns_with_a_border_are_led_by_letters() -> None:
    """Or the mechanism has gone to sleep."""
    bordered = [str(entry["motif"]) for entry in _entries() if str(entry["motif"]).startswith(r"(?<!\w)")]
    led = [motif for motif in bordered if letter_led(motif) != motif]
    assert len(led) > len(bordered) * 0.8


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_pattern_led_by_letters_reads_the_same_phrases(data: st.DataObject) -> None:
    """Words of the examples in any order, glued or apart: the same matches, the same groups."""
    pieces = st.sampled_from(_words()) | st.sampled_from(
        [" ", " ", "\n", "'", "-", "_", "(", ". ", "\t", "s", "e", "9"]
    )
    text = "".join(data.draw(st.lists(pieces, max_size=30)))
    for motif, led in _pairs():
        assert [(found.span(), found.groupdict()) for found in motif.finditer(text)] == [
            (found.span(), found.groupdict()) for found in led.finditer(text)
        ], motif.pattern


@pytest.mark.parametrize(
    ("motif", "told"),
    [
        (r"(?<!la )votes?|\bvu", "v"),
        (r"(?:le |la ){0,3}maire", "lm"),
        (r"(?:a|b)?c", "abc"),
        (r"(?P<quoi>a|b)?c", None),
        ("a+b", "a"),
        (r"\.?x", ".x"),
        (r"(?:a|)b", None),
        (r"(?:x(?:y|z)?)?", None),
        (r"(?:a|\d)b", None),
        (r"(?=20)\d", None),
        (r"(?!a)b", None),
        ("[ab]c", None),
    ],
)
def test_a_pattern_tells_with_which_characters_it_begins(motif: str, told: str | None) -> None:
    """Or tells nothing: rather slow than wrong."""
    assert firsts(motif) == (None if told is None else frozenset(told))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_phrase_begins_with_another_character(data: st.DataObject) -> None:
    """Whatever the words around it."""
    pieces = st.sampled_from(_words()) | st.sampled_from([" ", " ", "\n", "'", "-", "(", ". ", "s", "9"])
    text = "".join(data.draw(st.lists(pieces, max_size=30)))
    for entry in load("sections").entries:
        told = firsts(entry.ecrit)
        begun = {text[found.start()] for found in entry.motif.finditer(text)} if told is not None else frozenset()
        assert begun <= (told or begun), entry.nom


@settings(max_examples=60, deadline=None)
@given(st.data(), st.sampled_from(FAMILIES))
def test_a_family_reads_first_what_stands_first(data: st.DataObject, noms: tuple[str, ...]) -> None:
    """Also where its forms are looked for one by one, and among runs of blanks."""
    pieces = st.tuples(st.sampled_from(_words()), st.sampled_from(BLANKS)).map("".join)
    text = "".join(data.draw(st.lists(pieces, max_size=30)))
    one = family(*noms)
    told = [(found.span(), found.groupdict()) for found in _written(*noms).finditer(text)]
    assert [(found.span(), found.groupdict()) for found in one.finditer(text)] == told
    first = one.search(text)
    assert [(first.span(), first.groupdict())] == told[:1] if first else not told
    assert one.stands(text, 0, len(text)) == bool(told)


@cache
def _written(*noms: str) -> re.Pattern[str]:
    """The forms of a family as one pattern, as they are written."""
    return re.compile("|".join(f"(?:{entry.ecrit})" for entry in family(*noms).entries))


def test_a_phrase_that_begins_with_blanks_is_found_from_any_of_them() -> None:
    """From the first; from the last, where the text is entered among them."""
    motif = r"\s+au profit|,?\s+verse|\s*:\s*don"
    for text in ("le   au profit", "euros,  \n verse", "euros   verse", "club :  don", "club: don", "au profit"):
        found, told = re.search(by_first_blank(motif), text), re.search(motif, text)
        assert (found and found.span()) == (told and told.span())
    among = re.compile(by_first_blank(motif)).search("le   au profit", 3)
    assert among is not None
    assert among.span() == (4, 14)


@pytest.mark.parametrize(
    "motif",
    [
        r"(?P<barre>[/.-])[0-9](?P=barre)",
        r"(?<!\w)(?:a|b){2}",
        r"(?<!\w)[ab]c",
        r"(?i)subvention",
        r"(?:(?P<n>[0-9])|x)?(?<!\w)mars",
        r"(?<!\w)(?:a*|b)c",
        "",
    ],
)
def test_a_pattern_that_cannot_be_led_is_left_as_it_is(motif: str) -> None:
    """Rather slow than wrong."""
    assert letter_led(motif) == motif


@pytest.mark.parametrize(
    ("motif", "text", "spans"),
    [
        (r"(?<!\w)(?:l')?asso(?:ciation)?", "l'association, l'asso, passo", [(0, 13), (15, 21)]),
        (
            r"(?<!\w)(?:sous[- ]?)?total",
            "sous-total sous total soustotal le total",
            [(0, 10), (11, 21), (22, 31), (35, 40)],
        ),
        (r"(?<!\w)a(?:|b)|(?<![\w-])a-?c", "a-c -ac ab", [(0, 1), (5, 6), (8, 9)]),
        (r"\b(?:(?:le )?code|vote)s?\b", "le code, les codes, encodes, vote", [(0, 7), (13, 18), (29, 33)]),
        (r"(?<![\w'])(?:eta|et)", "eta et l'et", [(0, 3), (4, 6)]),
    ],
)
def test_forms_keep_their_order(motif: str, text: str, spans: list[tuple[int, int]]) -> None:
    """The first form that reads a phrase speaks, also among those that share letters."""
    assert letter_led(motif) != motif
    for pattern in (motif, letter_led(motif)):
        assert [found.span() for found in re.finditer(pattern, text)] == spans


@pytest.mark.parametrize(
    "motifs",
    [("votes?", r"(?=20)\d\d", "vu"), ("(?:le |la )?maire", "l'an", r"\d+ voix"), (r"(?P<n>a)(?P=n)", "ab"), ("a|b",)],
)
@pytest.mark.parametrize(
    "text", ["vote", "vu", "2024", "maire", "la maire", "l'an", "3 voix", "aa", "ab", "b", "", "x"]
)
def test_either_begins_where_one_of_them_does(motifs: tuple[str, ...], text: str) -> None:
    """Whatever their order, their first letters, and those that have none."""
    assert (re.match(either(motifs), text) is not None) == any(re.match(motif, text) for motif in motifs)


def test_every_opener_is_told_by_either() -> None:
    """The examples of the vocabulary, and what is none."""
    entries = load("sections").entries
    told = re.compile(either(entry.ecrit for entry in entries))
    phrases = [fold(phrase) for entry in entries for phrase in (*entry.exemples, *entry.contre_exemples)]
    assert len(phrases) > 300
    for phrase in phrases:
        assert (told.match(phrase) is not None) == any(entry.motif.match(phrase) for entry in entries), phrase
