"""Feasts and the Hijri calendar, as Gregorian days."""

from __future__ import annotations

from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from waqai.resolving.time_words import Holiday

# hijridate holds the Umm al-Qura tables of these years; observed months may begin a day earlier or later elsewhere.
FIRST_YEAR, LAST_YEAR = 1343, 1500


def hijri_year(day: date) -> int | None:
    """The Hijri year of a Gregorian day, None outside the tables."""
    try:
        year: int = Gregorian(day.year, day.month, day.day).to_hijri().year
    except (ValueError, OverflowError):
        return None
    return year


def hijri_days(year: int, month: int, day: int | None) -> tuple[date, date] | None:
    """(first, last) Gregorian day of a Hijri month, or of one of its days; None outside the tables."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    length: int = Hijri(year, month, 1).month_length()
    if day is not None and day > length:
        return None
    first = Hijri(year, month, day or 1).to_gregorian()
    start = date(first.year, first.month, first.day)
    return start, start if day else start + timedelta(days=length - 1)


def hijri_span(year: int) -> tuple[date, date] | None:
    """(first, last) Gregorian day of a Hijri year."""
    first, last = hijri_days(year, 1, 1), hijri_days(year, 12, None)
    return (first[0], last[1]) if first and last else None


def holiday_days(holiday: Holiday, year: int) -> list[tuple[date, date]]:
    """(first, last) day of a feast for each time it falls into a Gregorian year; Easter by both churches."""
    if holiday.calendar == "easter":
        firsts = [western_easter(year), orthodox_easter(year)]
        return [_lasting(first + timedelta(days=holiday.day), holiday) for first in sorted(set(firsts))]
    if holiday.calendar == "gregorian":
        return [_lasting(date(year, holiday.month, holiday.day), holiday)]
    first_year = hijri_year(date(year, 1, 1))
    if first_year is None:
        return []
    found = [hijri_days(first_year + n, holiday.month, holiday.day) for n in (0, 1)]
    return [_lasting(days[0], holiday) for days in found if days and days[0].year == year]


def _lasting(first: date, holiday: Holiday) -> tuple[date, date]:
    return first, first + timedelta(days=holiday.days - 1)


def western_easter(year: int) -> date:
    """Easter Sunday by the Gregorian computus (the anonymous algorithm of 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 19 * m) // 433
    month = (h + m - 7 * n + 90) // 25
    return date(year, month, (h + m - 7 * n + 33 * month + 19) % 32)


def orthodox_easter(year: int) -> date:
    """Easter Sunday by the Julian computus (Meeus), as a Gregorian day; the gap is 13 days from 1900 to 2099."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    gap = year // 100 - year // 400 - 2
    return date(year, month, day + 1) + timedelta(days=gap)
