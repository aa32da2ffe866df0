"""The hour and the part of day of a date."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

from waqai.resolving.clock import halves, in_part, to_zone
from waqai.resolving.time_frames import Frame
from waqai.resolving.time_periods import Anchor, Period, Tense, add_days, day_period
from waqai.resolving.time_words import TimeWords

_LAST_MINUTE = time(23, 59)


def set_hours(f: Frame, named: Period | None, a: Anchor, words: TimeWords, tense: Tense) -> Period | None:
    """The period with its clock interval. An hour without a day is taken on the anchor's day, marked inferred."""
    if named is None:
        if f.part == "night" and f.part_mod == "last":
            return _last_night(f, a, words)
        named = replace(day_period(a.today, "hour alone"), inferred=f.part_mod not in ("this", "next"))
    if named.start is None or named.alternatives:
        return named
    crossing = f.next_weekday is not None
    if named.start != named.end and not crossing:
        return named
    if f.clock is not None:
        return _at_clock(f, named, a, words, tense)
    start, end = words.parts[f.part]
    if end < start and not crossing:
        end = _LAST_MINUTE
    return replace(named, precision="part_of_day", clock_start=start, clock_end=end)


def _last_night(f: Frame, a: Anchor, words: TimeWords) -> Period:
    start, end = words.parts["night"]
    if f.clock is not None:
        at = in_part(f.clock, (start, end))
        day = a.today if at <= end else add_days(a.today, -1)
        return replace(day_period(day, "last night"), precision="hour", clock_start=at, clock_end=at)
    first = add_days(a.today, -1)
    return Period(first, a.today, "part_of_day", "last night", clock_start=start, clock_end=end)


def _at_clock(f: Frame, named: Period, a: Anchor, words: TimeWords, tense: Tense) -> Period:
    times = _clock_times(f, words)
    if len(times) == 1 or named.start is None:
        return _placed(f, named, times[0], a)
    nearest = _nearest(named, times, a, tense)
    if nearest is not None:
        return _placed(f, named, nearest, a)
    both = tuple(_placed(f, named, at, a) for at in times)
    return replace(named, precision="hour", clock_start=times[0], clock_end=times[-1], alternatives=both)


def _clock_times(f: Frame, words: TimeWords) -> tuple[time, ...]:
    assert f.clock is not None
    hour, minute, second = f.clock
    if f.part:
        return (in_part(f.clock, words.parts[f.part]),)
    if f.clock_whole or f.zone not in ("", "local"):
        return (time(hour, minute, second),)
    return halves(f.clock)


def _nearest(named: Period, times: tuple[time, ...], a: Anchor, tense: Tense) -> time | None:
    """Which half of the day, where the hour of publication and the tense tell."""
    if a.moment is None or named.start != a.day or not tense:
        return None
    now = a.moment.time()
    if tense == "future":
        return next((at for at in times if at >= now), None)
    return next((at for at in reversed(times) if at <= now), None)


def _placed(f: Frame, named: Period, at: time, a: Anchor) -> Period:
    day = named.start
    assert day is not None
    note = named.note
    if f.zone not in ("", "local"):
        note = f"{note} {at:%H:%M} in zone {f.zone}".strip()
        published = a.moment if isinstance(a.moment, datetime) else None
        day, at = to_zone(day, at, f.zone, published) if published else (day, at)
    end = named.end if named.end != named.start else day
    return replace(named, start=day, end=end, precision="hour", clock_start=at, clock_end=at, note=note)
