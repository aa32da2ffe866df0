"""Stretches of days, the day they are counted from, and calendar arithmetic on them."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from waqai.model import TimePrecision

# "past", "future", "gone" (past beyond doubt), "nearest", or "" where the words and the caller leave it open
Tense = str
ONE_DAY = timedelta(days=1)
PRECISIONS: tuple[TimePrecision, ...] = (
    "hour", "part_of_day", "day", "week", "month", "quarter", "year", "vague",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Period:
    """The days an expression allows, both ends inclusive, None an open end; `rule` says which reading gave it.

    `days_from_event` is set, and both ends None, where the words count from something that is not a date.
    `conflict` says that the words contradict each other or the anchor, as `note` explains.
    `inferred` marks a day that the words do not name: an hour alone is taken on the anchor's day.
    """

    start: date | None
    end: date | None
    precision: TimePrecision
    rule: str
    clock_start: time | None = None
    clock_end: time | None = None
    approximate: bool = False
    inferred: bool = False
    note: str = ""
    conflict: bool = False
    alternatives: tuple[Period, ...] = ()
    days_from_event: tuple[float, float] | None = None


@dataclass(slots=True)
class Anchor:
    """The day that relative words are counted from. `used` records whether they were.

    `floating` marks a day tried out because none is known.
    """

    day: date
    tense: Tense = ""
    moment: datetime | None = None
    used: bool = False
    floating: bool = False

    @property
    def today(self) -> date:
        self.used = True
        return self.day


def day_period(day: date, rule: str) -> Period:
    return Period(day, day, "day", rule)


@lru_cache(maxsize=4096)
def month_period(year: int, month: int, rule: str, months: int = 1) -> Period:
    """So many whole months; a month above 12 runs into the next year."""
    first = add_months(date(year, 1, 1), month - 1)
    return Period(first, add_months(first, months) - ONE_DAY, "month", rule)


def year_period(year: int, rule: str) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31), "year", rule)


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or that month's last day. Raises OverflowError outside the calendar."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        raise OverflowError("outside the calendar")
    last = day.day if day.day <= 28 else min(day.day, calendar.monthrange(year, month + 1)[1])
    return date(year, month + 1, last)


def add_days(day: date, days: float) -> date:
    return day + timedelta(days=days)


def week_of(day: date, first_day: int) -> date:
    """The first day of the week that holds a day. On the day before a week begins the new one counts.

    With weeks from Monday this makes Sunday the first day of the working week, as it is in most Arab countries.
    """
    return (
        day + ONE_DAY
        if (day.weekday() + 1) % 7 == first_day
        else day - timedelta(days=(day.weekday() - first_day) % 7)
    )


def weekday_near(day: date, weekday: int, tense: Tense, *, strict: bool = False) -> date:
    """The last such weekday (the next, for the future), the day itself included unless `strict`."""
    if tense == "future":
        ahead = (weekday - day.weekday()) % 7
        return add_days(day, ahead or (7 if strict else 0))
    back = (day.weekday() - weekday) % 7
    return add_days(day, -(back or (7 if strict else 0)))


def span(periods: Iterable[Period], rule: str) -> Period:
    """From the first start to the last end of several periods, which stay as its alternatives."""
    several = tuple(periods)
    starts, ends = [p.start for p in several], [p.end for p in several]
    first = min((s for s in starts if s), default=None) if None not in starts else None
    last = max((e for e in ends if e), default=None) if None not in ends else None
    coarsest = max((p.precision for p in several), key=PRECISIONS.index)
    approximate = any(p.approximate for p in several)
    return Period(first, last, coarsest, rule, approximate=approximate, alternatives=several)
