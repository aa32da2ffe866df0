"""From a count to days: "two days ago", "in the past 24 hours", "for three weeks", "two days after the attack"."""

from __future__ import annotations

import math
from datetime import date, datetime, timedelta

from waqai.model import TimePrecision
from waqai.resolving.time_frames import Count
from waqai.resolving.time_periods import Anchor, Period, Tense, add_days, add_months
from waqai.resolving.time_words import TimeWords

_DAYS = {"second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1, "night": 1, "week": 7}
_MONTHS = {"month": 1, "period": 1, "year": 12, "decade": 120, "century": 1200}
_PRECISION: dict[str, TimePrecision] = {
    "second": "hour", "minute": "hour", "hour": "hour", "day": "day", "night": "day", "week": "day",
    "month": "month", "period": "vague", "year": "year", "decade": "vague", "century": "vague",
}  # fmt: skip
_AROUND = 0.2  # "about 20 years ago" is read as 16 to 24: round numbers in news are off by up to a fifth


def bounds(c: Count) -> tuple[float, float]:
    """The least and the most of the unit: "more than two" ends below three, "less than two" begins at none."""
    low, high = c.low, c.high
    if c.less:
        return 0, high
    if c.more:
        return low, high + 1
    if c.approximate and not c.vague and c.unit not in ("hour", "minute", "second"):
        return low * (1 - _AROUND), high * (1 + _AROUND)
    return low, high


def from_event(c: Count, sign: int) -> Period:
    """So long before (-1) or after (1) something that is not a date."""
    low, high = (days(amount, c.unit) for amount in bounds(c))
    offsets = (low, high) if sign > 0 else (-high, -low)
    return Period(None, None, _PRECISION[c.unit], "count from event", days_from_event=offsets)


def days(amount: float, unit: str) -> float:
    """An amount of a unit in days; months and years by their mean length."""
    return amount * _DAYS[unit] if unit in _DAYS else round(amount * _MONTHS[unit] * 30.436875)


def ago(c: Count, a: Anchor, words: TimeWords, sign: int, *, day: date | None = None) -> Period:
    """The days that lie so far before (-1) or after (1) the anchor, or a given day.

    Days and weeks are counted to the day; months and years are only as exact as half a month and half a year.
    """
    if (
        day is None
        and c.unit in ("hour", "minute")
        and c.low == c.high
        and a.moment
        and not (c.more or c.less)
    ):
        return _to_the_hour(c, a, sign)
    origin = day or a.today
    low, high = bounds(c)
    first, last = sorted((_shift(origin, sign * low, c.unit), _shift(origin, sign * high, c.unit)))
    if c.unit in ("hour", "minute", "second"):
        first, last = _hours(origin, sign, low, high, c.unit)
    slack = words.ranges["slack_days"].get(c.unit, 0) if low == high else 0
    inexact = (
        c.vague or c.approximate or c.more or c.less or c.unit not in ("day", "hour", "minute", "second")
    )
    precision = "vague" if c.vague else _PRECISION[c.unit] if slack or low == high else "vague"
    if precision == "hour":
        precision = "day"
    return Period(
        add_days(first, -slack), add_days(last, slack), precision, "count " + ("ago" if sign < 0 else "ahead"),
        approximate=inexact,
    )  # fmt: skip


def _to_the_hour(c: Count, a: Anchor, sign: int) -> Period:
    assert a.moment is not None
    a.used = True
    moment: datetime = a.moment + sign * timedelta(days=_DAYS[c.unit] * c.low)
    clock = moment.time().replace(microsecond=0)
    return Period(moment.date(), moment.date(), "hour", "count of hours", clock_start=clock, clock_end=clock)


def _hours(origin: date, sign: int, low: float, high: float, unit: str) -> tuple[date, date]:
    """Days that hours may reach from an unknown hour of the origin."""
    near, far = math.floor(low * _DAYS[unit]), math.ceil(high * _DAYS[unit])
    return (
        (add_days(origin, -far), add_days(origin, -near))
        if sign < 0
        else (add_days(origin, near), add_days(origin, far))
    )


def _shift(origin: date, amount: float, unit: str) -> date:
    if unit in _DAYS:
        return add_days(origin, round(amount * _DAYS[unit]))
    months = amount * _MONTHS[unit]
    whole = math.trunc(months)
    return add_days(add_months(origin, whole), round((months - whole) * 30.436875))


def within(c: Count, a: Anchor, sign: int) -> Period:
    """The stretch of so many units that ends (-1) or begins (1) at the anchor."""
    origin = a.today
    most = c.high + (1 if c.more else 0)
    far = math.ceil(most * _DAYS[c.unit]) if c.unit in ("hour", "minute", "second") else 0
    edge = add_days(origin, sign * far) if far else _shift(origin, sign * most, c.unit)
    first, last = (edge, origin) if sign < 0 else (origin, edge)
    precision: TimePrecision = (
        "vague" if c.vague or (last - first).days > 366 else _stretch((last - first).days)
    )
    return Period(
        first, last, precision, "past stretch" if sign < 0 else "coming stretch", approximate=c.vague
    )


def _stretch(length: int) -> TimePrecision:
    """How coarse a stretch of days is."""
    for limit, precision in ((1, "day"), (10, "week"), (31, "month"), (92, "quarter")):
        if length <= limit:
            return precision  # type: ignore[return-value]
    return "year"


def tense_of(c: Count, tense: Tense) -> int:
    """-1 where a stretch lies behind, 1 where it lies ahead: by its modifier, else by the tense, else behind."""
    if c.mod in ("next", "next2", "following"):
        return 1
    if c.mod in ("last", "last2", "this"):
        return -1
    return 1 if tense == "future" else -1
