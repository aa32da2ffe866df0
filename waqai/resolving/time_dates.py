"""Dates of a month: which year a date without one belongs to, and the days, weeks and weekdays inside a month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from waqai.resolving.hijri import hijri_days, hijri_span, hijri_year, holiday_days
from waqai.resolving.time_frames import Frame
from waqai.resolving.time_periods import (
    ONE_DAY,
    Anchor,
    Period,
    Tense,
    add_days,
    add_months,
    day_period,
    month_period,
    span,
    weekday_near,
)
from waqai.resolving.time_words import TimeWords

_STEPS = {"last": -1, "last2": -2, "next": 1, "next2": 2, "this": 0, "bare": 0, "": 0}


def step_of(mod: str, tense: Tense) -> int | None:
    """How many units a modifier steps from this one; None where it steps from another event ("the following week")
    or names that event's own ("the same month")."""
    if mod == "following":
        return None if tense in ("past", "gone") else 1
    return _STEPS.get(mod)


def _years(mod: str) -> range:
    """The years around this one in which a date without a year is looked for."""
    return range(-3, 4) if mod.endswith("2") else range(-2, 2)


def stated_year(f: Frame, a: Anchor, tense: Tense) -> int | None:
    """The Gregorian year that the words give, by number or by "the past year"; None where they give none."""
    if f.year is not None:
        return f.year if f.year_era == "" else None
    step = step_of(f.year_mod, tense) if f.year_mod else None
    return a.today.year + step if step is not None else None


def ground_month(f: Frame, a: Anchor, words: TimeWords, tense: Tense) -> Period | None:
    """A month, or a date, week or weekday in it; the year is stated or chosen by modifier, weekday and tense."""
    if f.calendar == "hijri":
        return _hijri(f, a, words, tense)
    year = stated_year(f, a, tense)
    if year is not None:
        return in_month(f, year, f.month or 1)
    today = a.today
    candidates = [c for n in _years(f.month_mod) if (c := in_month(f, today.year + n, f.month or 1))]
    if f.offset is not None:
        spoken = add_days(today, f.offset)
        return min(candidates, key=lambda c: _days_apart(c, spoken), default=None)
    return choose_year(f, a, words, tense, candidates)


def in_month(f: Frame, year: int, month: int) -> Period | None:
    """What the frame names inside this month: a day, the nth weekday or week, or all of it."""
    if f.nth is not None and f.nth_of in ("weekday", "weekday_or_day"):
        return _nth_weekday(f, year, month)
    whole = month_period(year, month, "month")
    if whole.start is None or whole.end is None:
        return None
    if f.nth is not None and f.nth_of == "week":
        first = whole.end - 6 * ONE_DAY if f.nth < 0 else add_days(whole.start, 7 * (f.nth - 1))
        last = min(first + 6 * ONE_DAY, whole.end)
        return Period(first, last, "week", "week of month") if first <= whole.end else None
    day = f.day if f.day is not None else f.nth if f.nth_of == "day" else None
    if day is None:
        return whole
    at = whole.end if day == -1 else add_days(whole.start, day - 1)
    return day_period(at, "date") if at <= whole.end else None


def _nth_weekday(f: Frame, year: int, month: int) -> Period | None:
    whole = month_period(year, month, "month")
    if f.weekday is None or f.nth is None or whole.start is None or whole.end is None:
        return None
    if f.nth == -1:
        return day_period(weekday_near(whole.end, f.weekday, "past"), "last weekday of month")
    if f.nth_of == "weekday_or_day" and add_days(whole.start, f.nth - 1).weekday() == f.weekday:
        return day_period(add_days(whole.start, f.nth - 1), "date")
    at = add_days(weekday_near(whole.start, f.weekday, "future"), 7 * (f.nth - 1))
    return day_period(at, "nth weekday of month") if at <= whole.end else None


def choose_year(
    f: Frame, a: Anchor, words: TimeWords, tense: Tense, candidates: Sequence[Period], mod: str | None = None
) -> Period | None:
    """The candidate that modifier, printed weekday and tense agree on; candidates come in order of time."""
    today = a.today
    mod = f.month_mod if mod is None else mod
    dated = [(c, c.start, c.end) for c in candidates if c.start and c.end]
    if mod in ("last", "last2"):
        past = [c for c, start, end in dated if end < today or start == end == today]
        return past[_STEPS[mod]] if len(past) >= -_STEPS[mod] else None
    if mod in ("next", "next2", "following"):
        coming = [c for c, start, _ in dated if start > today]
        at = 1 if mod == "next2" else 0
        return coming[at] if len(coming) > at else None
    by_weekday = [
        c for c, start, end in dated if f.nth is None and start == end and start.weekday() == f.weekday
    ]
    if mod == "this" or by_weekday:
        nearest = min(
            by_weekday or [c for c, _, _ in dated], key=lambda c: _days_apart(c, today), default=None
        )
        away = nearest is not None and mod == "this" and _days_apart(nearest, today) > 31
        return replace(nearest, note="not the current one", conflict=True) if nearest and away else nearest
    return _by_tense([c for c, _, _ in dated], today, tense, words)


def _by_tense(candidates: Sequence[Period], today: date, tense: Tense, words: TimeWords) -> Period | None:
    if tense == "nearest":
        return min(candidates, key=lambda c: _days_apart(c, today), default=None)
    if tense == "future":
        # A day of this month that has passed is not next year's: the writer would have named the year.
        coming = [
            c for c in candidates if c.start and c.end and (c.end >= today or _same_month(c.start, today))
        ]
        return coming[0] if coming else None
    past = [c for c in candidates if c.start and c.start <= add_days(today, _ahead(c, tense, words))]
    return past[-1] if past else None


def _ahead(candidate: Period, tense: Tense, words: TimeWords) -> int:
    """How many days ahead a date without its year may lie; a day for the time zone where it surely lies behind."""
    if tense == "gone" or (tense == "past" and candidate.start != candidate.end):
        return 1
    days: int = words.ranges["ahead_days"]["past" if tense == "past" else "open"]
    return days


def _same_month(day: date, other: date) -> bool:
    return (day.year, day.month) == (other.year, other.month)


def _days_apart(period: Period, day: date) -> int:
    return abs((period.start - day).days) if period.start else 0


def _hijri(f: Frame, a: Anchor, words: TimeWords, tense: Tense) -> Period | None:
    if f.year is not None and f.year_era == "hijri":
        return _hijri_in(f, f.year)
    year = stated_year(f, a, tense)
    middle = hijri_year(date(year, 7, 1)) if year is not None else hijri_year(a.today)
    if middle is None:
        return None
    candidates = [p for n in _years(f.month_mod) if (p := _hijri_in(f, middle + n))]
    if year is not None:
        inside = [p for p in candidates if p.start and p.start.year == year]
        return inside[0] if inside else None
    return choose_year(f, a, words, tense, candidates)


def _hijri_in(f: Frame, year: int) -> Period | None:
    days = hijri_days(year, f.month or 1, f.day)
    if days is None:
        return None
    if f.nth_of == "day" and f.nth is not None:
        at = days[1] if f.nth == -1 else add_days(days[0], f.nth - 1)
        return day_period(at, "hijri date")
    return Period(*days, "day" if f.day else "month", "hijri date" if f.day else "hijri month")


def ground_hijri_year(year: int) -> Period | None:
    days = hijri_span(year)
    return Period(*days, "year", "hijri year") if days else None


def ground_holiday(f: Frame, a: Anchor, words: TimeWords, tense: Tense) -> Period | None:
    """The days of a feast; two where the churches keep it on different days."""
    holiday = words.holidays[f.holiday]
    if f.year is not None and f.year_era == "hijri" and holiday.calendar == "hijri":
        days = hijri_days(f.year, holiday.month, holiday.day)
        return _feast(f, (days[0], add_days(days[0], holiday.days - 1))) if days else None
    year = stated_year(f, a, tense)
    if year is not None:
        found = [_feast(f, days) for days in holiday_days(holiday, year)]
        return span(found, "holiday") if len(found) > 1 else found[0] if found else None
    today = a.today
    candidates = [_feast(f, d) for n in _years(f.holiday_mod) for d in holiday_days(holiday, today.year + n)]
    chosen = choose_year(f, a, words, tense, candidates, f.holiday_mod)
    if chosen is None or holiday.calendar != "easter" or chosen.start is None:
        return chosen
    both = [_feast(f, days) for days in holiday_days(holiday, chosen.start.year)]
    return span(both, "holiday") if len(both) > 1 else chosen


def _feast(f: Frame, days: tuple[date, date]) -> Period:
    if f.nth_of == "day" and f.nth is not None:
        return day_period(days[1] if f.nth == -1 else add_days(days[0], f.nth - 1), "day of holiday")
    return Period(*days, "day" if days[0] == days[1] else "week", "holiday")


def ground_season(f: Frame, a: Anchor, words: TimeWords, tense: Tense) -> Period | None:
    """Three months of a season, by the meteorologists' reckoning."""
    first, last = words.ranges["seasons"][f.season]

    def in_year(year: int) -> Period:
        return replace(month_period(year, first, "season", last - first + 1), precision="quarter")

    year = stated_year(f, a, tense)
    if year is not None:
        return in_year(year)
    candidates = [in_year(a.today.year + n) for n in _years(f.season_mod)]
    return choose_year(f, a, words, tense, candidates, f.season_mod)


def ground_day_of_month(f: Frame, a: Anchor, tense: Tense) -> Period | None:
    """A day of the month without its month: the nearest one that falls on the printed weekday, if one is printed."""
    today, day = a.today, f.day or 1
    months = [add_months(today.replace(day=1), n) for n in range(-12, 13)]
    days = [at for first in months if (at := add_days(first, day - 1)).month == first.month]
    if f.weekday is not None:
        days = [at for at in days if at.weekday() == f.weekday]
    if not tense:
        nearest = min(days, key=lambda at: abs(at - today), default=None)
    elif tense == "future":
        nearest = min((at for at in days if at >= today), default=None)
    else:
        nearest = max((at for at in days if at <= today), default=None)
    return day_period(nearest, "day of month") if nearest else None
