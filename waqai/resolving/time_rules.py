"""From a frame to days: the calendar opened at the anchor. Weeks run from the day that data/times/ranges.yaml names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from waqai.model import TimePrecision
from waqai.resolving.time_dates import (
    ground_day_of_month,
    ground_hijri_year,
    ground_holiday,
    ground_month,
    ground_season,
    in_month,
    stated_year,
    step_of,
)
from waqai.resolving.time_frames import Frame
from waqai.resolving.time_hours import set_hours
from waqai.resolving.time_periods import (
    ONE_DAY,
    Anchor,
    Period,
    Tense,
    add_days,
    add_months,
    day_period,
    month_period,
    week_of,
    weekday_near,
    year_period,
)
from waqai.resolving.time_words import TimeWords


def ground_frame(f: Frame, a: Anchor, words: TimeWords, tense: Tense) -> Period | None:
    """The days that a frame allows; None where they cannot be told. Raises OverflowError outside the calendar."""
    named = _narrowed(f, a, words, tense)
    if named is None and f.has_date():
        return None
    if named is not None and (shifted := _bare_shift(f, named, a, tense)):
        named = _narrowed(shifted, a, words, tense)
    if f.part or f.clock is not None:
        named = set_hours(f, named, a, words, tense)
    if named is not None and f.approximate:
        named = replace(named, approximate=True)
    return named


def _narrowed(f: Frame, a: Anchor, words: TimeWords, tense: Tense) -> Period | None:
    named = _named(f, a, words, tense)
    return _bounded(f, named, words) if named is not None and f.boundary else named


def _bare_shift(f: Frame, named: Period, a: Anchor, tense: Tense) -> Frame | None:
    """The frame one unit back or on, where "the end of the week" without more would contradict the tense."""
    if not (f.boundary or f.weekend) or f.month is not None or f.unit_mod or f.year_mod not in ("", "bare"):
        return None
    if tense in ("past", "gone") and named.start is not None and named.start > a.day:
        mod = "last"
    elif tense == "future" and named.end is not None and named.end < a.day:
        mod = "next"
    else:
        return None
    if f.unit in ("week", "month"):
        return replace(f, unit_mod=mod)
    return replace(f, year_mod=mod) if f.year_mod == "bare" else None


def _named(f: Frame, a: Anchor, words: TimeWords, tense: Tense) -> Period | None:
    if f.year_era == "bce" or f.year_mod == "other":
        return None
    if f.offset is not None and f.year is None and a.floating:
        return _offset(f, a)
    if f.holiday:
        return ground_holiday(f, a, words, tense)
    if f.month is not None:
        return _checked(f, ground_month(f, a, words, tense))
    if f.unit == "month":
        return _month_unit(f, a, tense)
    if f.day is not None:
        return ground_day_of_month(f, a, tense)
    if f.unit == "week":
        return _week(f, a, words, tense)
    if f.offset is not None:
        return _offset(f, a)
    if f.weekday is not None:
        return _weekday(f, a, words, tense)
    return _longer(f, a, words, tense)


def _longer(f: Frame, a: Anchor, words: TimeWords, tense: Tense) -> Period | None:
    if f.unit == "day":
        return _day_unit(f, a, tense)
    if f.season:
        return ground_season(f, a, words, tense)
    if f.year is not None and f.year_era == "hijri":
        return ground_hijri_year(f.year)
    if f.year is not None or f.year_mod or f.share is not None:
        return _year(f, a, tense)
    if f.decade is not None:
        return Period(date(f.decade, 1, 1), date(f.decade + 9, 12, 31), "vague", "decade")
    if f.unit:
        return _long_unit(f, a, words)
    if f.event_day is not None:
        return Period(None, None, "day", "day of event", days_from_event=(f.event_day, f.event_day))
    return _vague(f.vague, a, words) if f.vague else None


def _checked(f: Frame, period: Period | None) -> Period | None:
    """A date whose printed weekday it does not fall on keeps the date, and says so."""
    if period is not None and f.doubtful:
        period = replace(period, note="the two names of the month differ", approximate=True)
    if period is None or f.weekday is None or period.start is None or period.start != period.end:
        return period
    agrees = period.start.weekday() == f.weekday
    return period if agrees else replace(period, note="the printed weekday is another", conflict=True)


def _month_unit(f: Frame, a: Anchor, tense: Tense) -> Period | None:
    step = step_of(f.unit_mod or f.month_mod, tense)
    if step is None:
        return None
    first = add_months(a.today.replace(day=1), step)
    found = in_month(f, first.year, first.month)
    return _checked(f, found)


def _week(f: Frame, a: Anchor, words: TimeWords, tense: Tense) -> Period | None:
    step = step_of(f.unit_mod, tense)
    if step is None:
        return None
    today = a.today
    first = add_days(week_of(today, words.ranges["week_first_day"]), 7 * step)
    if f.weekday is not None:
        at = add_days(first, (f.weekday - words.ranges["week_first_day"]) % 7)
        return day_period(at, "weekday of week")
    if f.weekend:
        low, high = words.ranges["weekend"]
        return Period(add_days(first, low), add_days(first, high), "week", "weekend")
    last = first + 6 * ONE_DAY
    if step < 0:
        last = min(last, today - ONE_DAY)
    elif step == 0:
        first = min(first, today)
    return Period(first, last, "week", "week")


def _offset(f: Frame, a: Anchor) -> Period:
    day = add_days(a.today, f.offset or 0)
    if f.weekday is None or day.weekday() == f.weekday or a.floating:
        return day_period(day, "day word")
    # "today, Sunday" in an article stamped Monday: the printed weekday is the writer's day. Stamps are mostly late,
    # by a reprint, and early by no more than a time zone.
    late, edge = ("past", 1) if (f.offset or 0) <= 0 else ("future", -1)
    nearest = weekday_near(add_days(day, edge), f.weekday, late)
    note = "the day word names another day than the weekday"
    return replace(day_period(nearest, "weekday"), note=note, conflict=True)


def _weekday(f: Frame, a: Anchor, words: TimeWords, tense: Tense) -> Period | None:
    weekday, mod = f.weekday or 0, f.weekday_mod
    if mod in ("last", "last2"):
        day = weekday_near(a.today, weekday, "past", strict=True)
        day = add_days(day, -7) if mod == "last2" else day
    elif mod in ("next", "next2") or (mod == "following" and tense not in ("past", "gone")):
        day = weekday_near(a.today, weekday, "future", strict=True)
        day = add_days(day, 7) if mod == "next2" else day
    elif mod == "following":
        return None
    elif mod == "this" and not tense:
        first = week_of(a.today, words.ranges["week_first_day"])
        day = weekday_near(first, weekday, "future")
    else:
        day = weekday_near(a.today, weekday, tense)
    last = add_days(day, 1) if f.next_weekday is not None else day
    return Period(day, last, "day", "weekday" + (f" {mod}" if mod else ""))


def _day_unit(f: Frame, a: Anchor, tense: Tense) -> Period:
    step = step_of(f.unit_mod, tense)
    if step is None:
        return Period(None, None, "day", "day of event", days_from_event=(1, 1))
    return day_period(add_days(a.today, step), "day unit")


def _year(f: Frame, a: Anchor, tense: Tense) -> Period | None:
    year = stated_year(f, a, tense)
    if year is None and f.share is not None and not f.year_mod:
        year = a.today.year
    if year is None or not 1 <= year <= 9999:
        return None
    if f.share is None:
        return year_period(year, "year")
    parts, which = f.share
    months = 12 // parts
    period = month_period(year, 1 + months * (which - 1), "part of year", months)
    return replace(period, precision="quarter")


def _long_unit(f: Frame, a: Anchor, words: TimeWords) -> Period | None:
    """The past decade, this century, the coming period."""
    step = {"last": -1, "next": 1, "this": 0, "": 0}.get(f.unit_mod)
    if step is None:
        return None
    if f.unit == "period":
        return _vague({-1: "recent", 1: "soon"}.get(step, "current"), a, words)
    today = a.today
    if f.unit == "century":
        first = (today.year - 1) // 100 * 100 + 1 + 100 * step
        return Period(date(first, 1, 1), date(first + 99, 12, 31), "vague", "century")
    if f.unit == "decade":
        start = add_months(today, min(0, 120 * step))
        return Period(start, add_months(start, 120), "vague", "decade")
    return None


def _vague(name: str, a: Anchor, words: TimeWords) -> Period:
    low, high = words.ranges["vague"][name]
    start = None if low is None else add_days(a.today, low)
    end = None if high is None else add_days(a.today, high)
    exact: TimePrecision = "day" if name in ("now", "moments") else "vague"
    return Period(start, end, exact, f"vague {name}", approximate=exact == "vague")


def _bounded(f: Frame, whole: Period, words: TimeWords) -> Period:
    """The beginning, middle or end of a week, month, year or longer time."""
    bounds = words.ranges["boundaries"]
    if whole.start is None or whole.end is None or whole.precision in ("day", "hour"):
        return whole
    rule = f"{f.boundary} of {whole.rule}"
    if whole.rule == "week":
        low, high = bounds["week"][f.boundary]
        start, end = add_days(whole.start, low), add_days(whole.start, high)
        return Period(start, end, "week", rule, approximate=True)
    if whole.precision == "month":
        low, high = bounds["month"][f.boundary]
        start = add_days(whole.start, low - 1)
        return Period(start, min(add_days(whole.start, high - 1), whole.end), "week", rule, approximate=True)
    if whole.rule == "year":
        low, high = bounds["year"][f.boundary]
        part = month_period(whole.start.year, low, rule, high - low + 1)
        return replace(part, precision="quarter", approximate=True)
    low, high = bounds["share"][f.boundary]
    days = (whole.end - whole.start).days
    start, end = whole.start + timedelta(days=int(days * low)), whole.start + timedelta(days=int(days * high))
    return Period(start, end, whole.precision, rule, approximate=True)
