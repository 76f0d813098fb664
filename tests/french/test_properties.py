"""What holds for any text: nothing crashes, lengths stay, what is written in French is read back exactly."""

from __future__ import annotations

import datetime as dt
import time
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.french.amounts import amounts, percent, plain_numbers
from generator.french.budget import codes
from generator.french.dates import dates, stamp_dates
from generator.french.fold import fold, restored
from generator.french.references import act_numbers, references
from generator.french.voices import counts, voices

if TYPE_CHECKING:
    from generator.french.voices_words import Voice

READERS = (amounts, percent, plain_numbers, dates, stamp_dates, references, act_numbers, codes)
PIECES = (
    *(
        "1",
        "200",
        "00",
        "€",
        "euros",
        "million",
        "mille",
        "deux",
        "-vingt",
        "et",
        "l'an",
        "le",
        "mars",
        "mai",
        "2020",
        "/",
    ),
    *(".", ",", "n°", "loi", "code du", "chapitre", "65", "article", "_", "%", "\n", "\t", "\u00a0", "’", "”", "^{er}"),
    *("M€", "lundi", "31", "décembre", "délibération", "A1", "CGCT", " "),
)
VOTED = (
    *(
        "12",
        "0",
        "deux",
        " (2)",
        " voix",
        " votes",
        "\nvoix",
        " pour",
        " contre",
        " abstentions",
        " abst.",
        " : ",
        " = ",
    ),
    *(
        " ",
        "\n",
        "|",
        " | ",
        ", ",
        " et ",
        "/",
        " - ",
        "(",
        ")",
        " néant",
        "aucune",
        "par ",
        "adopte ",
        "votants",
        " M. ROY",
    ),
)
MOIS = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août"),
    *("septembre", "octobre", "novembre", "décembre"),
)
french = st.lists(st.sampled_from(PIECES), max_size=30).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda glue: glue.join(pieces))
)
any_text = st.one_of(st.text(), french)


@given(any_text)
def test_fold_keeps_length_and_is_idempotent(text: str) -> None:
    """A place in the folded text is the place in the text."""
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded
    assert len(restored(folded)) == len(text)


@given(any_text)
def test_readers_are_total_and_stay_inside_the_text(text: str) -> None:
    """No text makes a reader fail, and no reader quotes nothing."""
    folded = fold(text)
    for reader in READERS:
        spans = [read.span for read in reader(text, folded)]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)


@given(st.lists(st.sampled_from(VOTED), max_size=30).map("".join))
def test_a_number_of_voices_is_printed_once_and_is_of_one_side(text: str) -> None:
    """No text makes the grammar fail; a count that is found alone is found in the whole."""
    folded = fold(text)
    read = voices(folded)
    places = [voice.number.start for voice in read]
    assert len({*places}) == len(places)
    assert all(0 <= voice.start < voice.end <= len(text) and voice.value >= 0 for voice in read)
    assert {voice for count in counts(folded) for voice in count} <= {*read}


@given(any_text)
def test_no_amount_holds_figures_that_are_not_in_its_words(text: str) -> None:
    """The figures of the value are those that are printed, in their order."""
    for read in amounts(text, fold(text)):
        if read.value is not None and read.regle == "montants.chiffres":
            printed = "".join(char for char in read.span.of(text) if char in "0123456789")
            cents = int(abs(read.value) * 100)
            assert (
                int(printed or 0) in {cents, cents // 10, cents // 100} or read.value < 1 or "c" in read.span.of(text)
            )


@given(
    cents=st.integers(0, 10**12),
    space=st.sampled_from(["", " ", "\u00a0", "\u202f", "\u2009", ".", "'", "’"]),
    comma=st.sampled_from([",", "."]),
    mark=st.sampled_from(["€", " €", "\u00a0€", " euros", " EUR", "\n€", " Euros"]),
    whole=st.booleans(),
)
def test_an_amount_written_in_any_french_style_is_read_back(
    *, cents: int, space: str, comma: str, mark: str, whole: bool
) -> None:
    """Every separator of thousands, decimal sign and mark that French acts use."""
    units, rest = divmod(cents, 100)
    if space == ".":
        comma = ","
    printed = f"{units:,}".replace(",", space) + ("" if whole else f"{comma}{rest:02d}") + mark
    phrase = f"une subvention de {printed}, au titre de 2024"
    (read,) = amounts(phrase, fold(phrase))
    assert read.value == (Decimal(units) if whole else Decimal(cents) / 100)
    assert read.span.of(phrase) == printed


@given(day=st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), style=st.integers(0, 5))
def test_a_date_written_in_any_french_style_is_read_back(day: dt.date, style: int) -> None:
    """Figures, month in words, opening formula."""
    mois = MOIS[day.month - 1]
    printed = (
        f"{day.day} {mois} {day.year}",
        f"{'1er' if day.day == 1 else f'{day.day:02d}'} {mois.upper()} {day.year}",
        f"{day:%d/%m/%Y}",
        f"{day:%d.%m.%Y}",
        f"{day:%Y-%m-%d}",
        f"L’an {day.year}, le {day.day} {mois}",
    )[style]
    phrase = f"réuni, {printed}, à 18 heures"
    (read,) = dates(phrase, fold(phrase))
    assert (read.value, read.span.of(phrase)) == (day, printed)


COUNTED = (
    *("12 pour ", "pour ", "contre : ", "contre\n", "12 voix ", "pour : 12 contre ", "par 12 voix contre ", "contre ("),
    *("deux contre ", "12\n", "abst. 2 | ", "contre" + " " * 50, "contre" + "\n" * 50, "unanimite d", "votants\n"),
    *("abstention (m. roy ", "majorite pour 3 ", "par 3 voix et deux ", "s'abstenant ", "12 (douze) ", "contre m. "),
)
HOSTILE = (
    "1 1 1 1 ",
    "deux deux deux ",
    "n° n° n° ",
    "1234567890",
    "1 €",
    "deux euros ",
    "l'an deux mil ",
    "loi n° 1 ",
)


def _voices(_text: str, folded: str) -> tuple[Voice, ...]:
    return voices(folded)


def _counted(_text: str, folded: str) -> tuple[tuple[Voice, ...], ...]:
    return tuple(counts(folded))


@pytest.mark.parametrize("unit", [*HOSTILE, *COUNTED])
def test_reading_time_grows_with_the_length_and_no_faster(unit: str) -> None:
    """Doubling the text may not much more than double the time; the quickest of three runs is compared."""
    readers = (_voices, _counted) if unit in COUNTED else READERS

    def quickest(text: str) -> float:
        times = []
        for run in range(3):
            again = text + " " * run  # another text, which no reader has met
            folded = fold(again)
            begin = time.process_time()
            for reader in readers:
                reader(again, folded)
            times.append(time.process_time() - begin)
        return min(times)

    small, large = quickest(unit * 1_000), quickest(unit * 8_000)
    assert large <= 8 * 2.5 * small + 0.05
