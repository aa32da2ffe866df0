"""Number words and digits, before anything is counted."""

from __future__ import annotations

import pytest

from waqai.lexicons import builtin
from waqai.resolving.numbers import digits_value, read_number
from waqai.resolving.tokens import build_table, fold_mention, tokenize


def read(text: str) -> tuple[float, float | None, bool] | None:
    """(low, high, whether the whole text was read)."""
    tokens = tokenize(fold_mention(text), build_table(builtin(), []))
    number = read_number(tokens, 0)
    return (number.low, number.high, number.end == len(tokens)) if number else None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "صفر"),
        (11, "إحدى عشرة"),
        (11, "حداشر"),
        (21, "واحدة و عشرون"),
        (24, "الأربع والعشرين"),
        (72, "الثاني والسبعين"),
        (31, "الحادي والثلاثين"),
        (350, "ثلاثمائة وخمسين"),
        (525, "خمسمية خمسة وعشرين"),
        (100000, "100 ألف"),
        (3000000, "3 ملايين"),
        (1.1, "واحد فاصلة واحد"),
        (0.77, "٠٫٧٧"),
        (1000000, "١٬٠٠٠٬٠٠٠"),
        (3500000, "ثلاثة ملايين ونصف"),
    ],
)
def test_a_number_is_read_whole(value: float, text: str) -> None:
    assert read(text) == (pytest.approx(value), pytest.approx(value), True)


@pytest.mark.parametrize(
    ("value", "text"), [(10, "10 و11"), (4, "أربعة وستة"), (5, "خمسة جنود"), (2018, "2018 و2019")]
)
def test_a_number_ends_where_the_next_begins(value: float, text: str) -> None:
    found = read(text)
    assert found is not None
    assert (found[0], found[2]) == (value, False)


@pytest.mark.parametrize(
    ("value", "digits"),
    [
        (166644, "166,644"),
        (1000000, "1.000.000"),
        (5.3, "5,3"),
        (10.5, "10،5"),
        (1.1, "1.10"),
        (0.123, "0.123"),
    ],
)
def test_separators_group_or_point(value: float, digits: str) -> None:
    assert digits_value(digits) == pytest.approx(value)


def test_before_a_scale_three_digits_are_a_fraction() -> None:
    assert digits_value("1.234", scaled=True) == pytest.approx(1.234)
    assert digits_value("1.234") == 1234


def test_a_run_of_digits_too_long_for_a_count_is_none() -> None:
    assert digits_value("1" * 16) is None
