"""When: the days that an Arabic time expression allows, counted from the publication date. Never an invented day."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from waqai.lexicons import Lexicons, builtin
from waqai.model import Provenance, When
from waqai.resolving.time_frames import Count, Frame, Segment
from waqai.resolving.time_links import ground, share_slots
from waqai.resolving.time_periods import Anchor, Period
from waqai.resolving.time_reading import read_segments
from waqai.resolving.time_words import time_words
from waqai.resolving.tokens import fold_mention, tokenize

COMPONENT = "resolving.times@1"
_LONGEST_TEXT = 1000
Direction = Literal["past", "future"]
Basis = Literal["stated", "anchored", "relative", "inferred"]

# Without a publication date an expression is tried on these days: each weekday once, then months of each length.
_SAMPLES = tuple(
    date(*day)
    for day in (
        (2016, 2, 29), (2016, 3, 1), (2017, 7, 5), (2016, 3, 31), (2018, 6, 15), (2018, 9, 1), (2017, 1, 1),
        (2017, 4, 30), (2017, 8, 31), (2018, 10, 30), (2018, 12, 31), (2019, 5, 18),
    )
)  # fmt: skip


def resolve_time(
    text: str,
    published: date | datetime | None = None,
    direction: Direction | None = None,
    *,
    lexicons: Lexicons | None = None,
) -> When | None:
    """The days that an Arabic time expression allows, both ends inclusive; None if it names no time.

    `published` is the day that "yesterday" is counted from; a datetime also settles hours. Without it relative
    expressions stay relative. `direction` says whether the clause tells of the past or the future; without it the
    expression's own words decide, else a bare weekday is the last one. Forms:
      اليوم | أمس الجمعة | السبت أو الأحد | فجر الثلاثاء | ليل الجمعة السبت | الأسبوع الماضي
      قبل ثلاثة أيام | خلال الأربع والعشرين ساعة الماضية | خلال الأيام القادمة | منذ عام 2014 | حتى الأربعاء المقبل
      14 تشرين الأول/أكتوبر 2017 | 12 جوان | أواخر آب | الربع الأول من 2018 | 24 محرم 1439 | عيد الفطر
      الساعة الثالثة فجرا | بين 23 و25 مايو | بعد يومين من الهجوم
    """
    if len(text) > _LONGEST_TEXT:
        return None
    lexicons = lexicons or builtin()
    segments = _parse(text, lexicons)
    if not segments:
        return None
    tense = direction or ""
    if published is None:
        return _undated(text, segments, tense, lexicons)
    moment = published if isinstance(published, datetime) else None
    anchor = Anchor(published.date() if isinstance(published, datetime) else published, tense, moment)
    period = _ground(segments, anchor, lexicons)
    return _when(text, segments, period, anchor) if period is not None else None


def anchor_time(when: When, anchor: date) -> When:
    """The same time counted from a day: of the event that "two days after" refers to, or of publication."""
    if when.basis != "relative":
        return when
    if _from_event(when) and when.offset_days is not None and _in_calendar(anchor, when.offset_days):
        period = Period(
            anchor + timedelta(days=math.floor(when.offset_days[0])),
            anchor + timedelta(days=math.ceil(when.offset_days[1])),
            when.precision,
            when.provenance.rule or "",
            approximate=when.approximate,
        )
        return _to_when(when.text, period, "anchored", when.provenance.rows)
    return when if _from_event(when) else resolve_time(when.text, anchor) or when


def _in_calendar(anchor: date, offset_days: tuple[float, float]) -> bool:
    return all(1 <= anchor.toordinal() + math.floor(days) < date.max.toordinal() for days in offset_days)


def is_from_event(when: When) -> bool:
    """Whether the words count from another event ("two days after the attack"), not from publication."""
    return when.basis == "relative" and _from_event(when)


def _from_event(when: When) -> bool:
    return when.provenance.rule in ("count from event", "day of event")


@lru_cache(maxsize=16384)
def _parse(text: str, lexicons: Lexicons) -> tuple[Segment, ...]:
    words = time_words(lexicons)
    segments = read_segments(tokenize(fold_mention(text), words.table), words)
    share_slots(segments)
    return segments


def _ground(segments: Sequence[Segment], anchor: Anchor, lexicons: Lexicons) -> Period | None:
    try:
        period = ground(segments, anchor, time_words(lexicons))
    except (OverflowError, ValueError):
        return None  # outside the calendar: a year 0, a count of a billion years
    if period is None or period.start or period.end or period.days_from_event is not None:
        return period
    return None  # "until some time": no end is known


def _when(text: str, segments: Sequence[Segment], period: Period, anchor: Anchor) -> When:
    rows = _rows(segments)
    if period.days_from_event is not None:
        return _relative(text, period, rows, period.days_from_event)
    basis: Basis = "inferred" if period.inferred else "anchored" if anchor.used else "stated"
    return _to_when(text, period, basis, rows)


def _undated(text: str, segments: Sequence[Segment], tense: str, lexicons: Lexicons) -> When | None:
    """A stated date as it is; anything counted from publication as its distance in days from it."""
    first = Anchor(_SAMPLES[0], tense, floating=True)
    period = _ground(segments, first, lexicons)
    if period is not None and (not first.used or period.days_from_event is not None):
        return _when(text, segments, period, first)
    tried = [
        (day, _ground(segments, Anchor(day, tense, floating=True), lexicons)) for day in _samples(segments)
    ]
    found = [(day, p) for day, p in tried if p is not None]
    if not found:
        return None
    # Some samples contradict the words ("the current August" tried in May): they say nothing of the distance.
    agreeing = [(day, p) for day, p in found if not p.conflict]
    rows, sample = _rows(segments), found[0][1]
    if len(agreeing) < len(found):
        found = agreeing if len(agreeing) > 2 else []
    count = len(sample.alternatives)
    same = [(day, p) for day, p in found if len(p.alternatives) == count]
    others = tuple(
        _relative(
            text, sample.alternatives[n], rows, _distance([(day, p.alternatives[n]) for day, p in same])
        )
        for n in range(count)
    )
    return _relative(text, sample, rows, _distance(found), others)


def _samples(segments: Sequence[Segment]) -> tuple[date, ...]:
    """The days to try: all where months differ in length, one of each weekday where weeks matter, else any one."""
    counts = [s.operand for s in segments if isinstance(s.operand, Count)]
    frames = [s.operand for s in segments if isinstance(s.operand, Frame)]
    calendar = any(
        f.month or f.season or f.holiday or f.year_mod or f.unit not in ("", "week") for f in frames
    )
    if calendar or any(c.unit not in ("day", "week", "hour", "minute", "second") for c in counts):
        return _SAMPLES
    return _SAMPLES[:7] if any(f.weekday is not None or f.unit or f.day for f in frames) else _SAMPLES[:1]


def _distance(found: Sequence[tuple[date, Period]]) -> tuple[float, float] | None:
    """(least, most) days from publication; None where it is open or unknown. An open end reaches publication."""
    starts = [(p.start - day).days for day, p in found if p.start]
    if not starts or len(starts) < len(found):
        return None
    ends = [(p.end - day).days for day, p in found if p.end]
    return float(min(starts)), float(max(ends) if len(ends) == len(found) else max(0, *starts, 0))


def _relative(
    text: str,
    period: Period,
    rows: tuple[str, ...],
    offset_days: tuple[float, float] | None,
    alternatives: tuple[When, ...] = (),
) -> When:
    return When(
        earliest=None,
        latest=None,
        precision=period.precision,
        basis="relative",
        provenance=Provenance(COMPONENT, period.rule, rows, note=period.note or None),
        text=text,
        approximate=period.approximate,
        clock_start=period.clock_start,
        clock_end=period.clock_end,
        offset_days=offset_days,
        alternatives=alternatives,
    )


def _to_when(text: str, period: Period, basis: Basis, rows: tuple[str, ...]) -> When:
    return When(
        earliest=period.start,
        latest=period.end,
        precision=period.precision,
        basis=basis,
        provenance=Provenance(COMPONENT, period.rule, rows, note=period.note or None),
        text=text,
        approximate=period.approximate,
        clock_start=period.clock_start,
        clock_end=period.clock_end,
        alternatives=tuple(_to_when(text, p, basis, rows) for p in period.alternatives),
    )


def _rows(segments: Sequence[Segment]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row for segment in segments for row in segment.operand.rows if row))
