"""What holds for any mention: no resolver raises, and no interval ends before it starts."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from waqai.lexicons import builtin
from waqai.model import Quantity, When
from waqai.resolving.quantities import resolve_number
from waqai.resolving.times import anchor_time, resolve_time

_TIME_FILES = ("times/words.csv", "times/months.csv", "times/parts_of_day.csv", "times/holidays.csv")
_COUNT_FILES = ("lexicons/numbers.csv", "lexicons/bounds.csv", "lexicons/units.csv")


def _forms(*names: str) -> list[str]:
    return [row["form"] for name in names for row in builtin().rows(name)]


_glue = st.sampled_from([" ", " و", " من ", "/", "-", "، ", " 3 ", " 2017 ", " 31 ", " أو "])
_digits = st.from_regex(r"[0-9]{1,5}([./:,-][0-9]{1,4}){0,2}", fullmatch=True)


def _mentions(*names: str) -> st.SearchStrategy[str]:
    words = st.one_of(st.sampled_from(_forms(*names)), _digits, st.text(max_size=6))
    return st.lists(st.tuples(words, _glue), max_size=7).map(lambda pairs: "".join(a + b for a, b in pairs))


_days = st.one_of(
    st.none(),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.datetimes(datetime(1990, 1, 1), datetime(2050, 1, 1)),
)
_ways: st.SearchStrategy[Literal["past", "future"] | None] = st.sampled_from(["past", "future", None])


def _check_when(when: When) -> None:
    if when.earliest and when.latest:
        assert when.earliest <= when.latest
    if when.basis == "relative":
        assert when.earliest is None and when.latest is None
    else:
        assert when.earliest or when.latest
    if when.offset_days:
        assert when.offset_days[0] <= when.offset_days[1]
    for each in when.alternatives:
        _check_when(each)
        if when.earliest and each.earliest:
            assert when.earliest <= each.earliest
        if when.latest and each.latest:
            assert when.latest >= each.latest


@settings(max_examples=300, deadline=None)
@given(_mentions(*_TIME_FILES, "lexicons/numbers.csv"), _days, _ways)
def test_any_mention_gives_a_well_formed_time_or_none(
    text: str, published: date | None, direction: Literal["past", "future"] | None
) -> None:
    when = resolve_time(text, published, direction)
    if when is not None:
        _check_when(when)
        _check_when(anchor_time(when, date(2017, 10, 14)))
    assert when == resolve_time(text, published, direction)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_no_error(text: str) -> None:
    resolve_time(text, date(2017, 10, 14))
    resolve_number(text)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(_forms("times/parts_of_day.csv")), st.dates(date(1980, 1, 1), date(2060, 1, 1)))
def test_a_weekday_in_a_past_clause_is_never_after_publication(part: str, published: date) -> None:
    when = resolve_time(f"{part} الجمعة", published, "past")
    assert when is not None and when.latest is not None
    assert when.latest <= published


def _check_quantity(quantity: Quantity, text: str) -> None:
    assert quantity.low is not None or quantity.high is not None
    if quantity.low is not None and quantity.high is not None:
        assert 0 <= quantity.low <= quantity.high
    assert quantity.noun is None or quantity.noun in text
    for part in quantity.parts:
        _check_quantity(part, text)


@settings(max_examples=300, deadline=None)
@given(_mentions(*_COUNT_FILES))
def test_any_mention_gives_a_well_formed_quantity_or_none(text: str) -> None:
    quantity = resolve_number(text)
    if quantity is not None:
        _check_quantity(quantity, text)
    assert quantity == resolve_number(text)
