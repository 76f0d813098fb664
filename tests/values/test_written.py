"""A value is written exactly, or not at all."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.values.written import SCALES, written


@given(st.decimals(-(10**30), 10**30, places=2))
def test_an_amount_keeps_its_two_decimals_at_any_size(amount: Decimal) -> None:
    """The default precision of Decimal stops at 28 digits; a cell does not."""
    text = written("montant", amount)
    assert Decimal(text) == amount
    assert len(text.partition(".")[2]) == SCALES["montant"]


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_printed_number_never_shows_an_exponent(number: Decimal) -> None:
    """Spreadsheets and people read digits and one point."""
    text = written("part_budget", number)
    assert set(text) <= set("-.0123456789")
    assert Decimal(text) == number


@pytest.mark.parametrize("value", [Decimal("0.001"), Decimal("NaN"), Decimal("Infinity")])
def test_what_two_decimals_cannot_show_is_refused(value: Decimal) -> None:
    """Rounding would publish an amount that nobody voted."""
    with pytest.raises(ValueError, match=r"montant|not a number"):
        written("montant", value)
