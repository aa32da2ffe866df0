"""From segments to one stretch of days: operators applied, ranges closed, alternatives kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from waqai.resolving.time_counts import ago, from_event, tense_of, within
from waqai.resolving.time_frames import Count, Frame, Segment
from waqai.resolving.time_periods import (
    ONE_DAY,
    Anchor,
    Period,
    Tense,
    add_days,
    day_period,
    span,
    weekday_near,
)
from waqai.resolving.time_rules import ground_frame
from waqai.resolving.time_words import TimeWords

_RANGE_LINKS = ("to", "dash")
_DATE_SLOTS = (
    "offset", "weekday", "weekday_mod", "day", "month", "calendar", "month_mod", "year", "year_era", "year_mod",
    "unit", "unit_mod",
)  # fmt: skip
_MONTH_SLOTS = ("month", "calendar", "month_mod", "year", "year_era", "year_mod", "unit", "unit_mod")
_YEAR_SLOTS = ("year", "year_era", "year_mod", "month_mod")


def share_slots(segments: Sequence[Segment]) -> None:
    """Give each linked date what its neighbour says for both: "10 and 11 *December*", "*Thursday* from 9 to 11"."""
    for left, right in zip(reversed(segments[:-1]), reversed(segments[1:]), strict=True):
        a, b = left.operand, right.operand
        if right.link and isinstance(a, Frame) and isinstance(b, Frame):
            _from_right(a, b, is_range=right.link in _RANGE_LINKS or left.op == "between")
    for left, right in pairwise(segments):
        a, b = left.operand, right.operand
        if right.link and isinstance(a, Frame) and isinstance(b, Frame):
            _from_left(a, b)


def _from_right(a: Frame, b: Frame, *, is_range: bool) -> None:
    if a.day is not None and a.month is None and a.unit == "" and (b.month is not None or b.unit == "month"):
        _copy(b, a, _MONTH_SLOTS)
    elif a.month is not None and a.year is None and not (a.year_mod or a.month_mod) and b.month is not None:
        _copy(b, a, _YEAR_SLOTS)
        if is_range and a.year is not None and a.month > b.month:
            a.year -= 1
    if a.weekday is not None and b.weekday is not None and not a.weekday_mod and a.unit == "":
        _copy(b, a, ("weekday_mod", "unit", "unit_mod"))
    if a.clock is not None and not a.part and b.clock is not None:
        a.part = b.part
    if not a.has_date() and b.has_date() and (a.clock is not None or a.part):
        _copy(b, a, _DATE_SLOTS)


def _from_left(a: Frame, b: Frame) -> None:
    if b.day is not None and b.month is None and b.unit == "" and a.month is not None:
        _copy(a, b, _MONTH_SLOTS)
    if not b.has_date() and a.has_date() and b.clock is not None:
        _copy(a, b, _DATE_SLOTS)


def _copy(source: Frame, target: Frame, slots: Sequence[str]) -> None:
    for slot in slots:
        setattr(target, slot, getattr(source, slot))


def ground(segments: Sequence[Segment], a: Anchor, words: TimeWords) -> Period | None:
    """The days that the segments allow together; None where they cannot be told."""
    for n, segment in enumerate(segments):
        if segment.link in _RANGE_LINKS or (n and segments[n - 1].op == "between" and segment.link):
            return _range(segments[n - 1], segment, a, words) if n else _single(segment, a, words)
    first, rest = segments[0], segments[1:]
    nth = isinstance(first.operand, Frame) and first.operand.nth_of == "weekday"
    if rest and (nth or (isinstance(first.operand, Count) and first.op in ("before", "after"))):
        counted = _from_date(first, rest[0], a, words)
        if counted is not None:
            return counted
    several = [first, *_linked(rest)]
    if len(several) > 1:
        return _several(several, a, words)
    return _best(segments, a, words)


def _linked(rest: Sequence[Segment]) -> list[Segment]:
    linked = []
    for segment in rest:
        if segment.link not in ("and", "or") or isinstance(segment.operand, Count):
            break
        linked.append(segment)
    return linked


def _several(segments: Sequence[Segment], a: Anchor, words: TimeWords) -> Period | None:
    either = any(s.link == "or" for s in segments)
    rule = "either" if either else "each"
    # What has happened has happened on one day: "Saturday or Sunday" without a tense is a forecast.
    tense = a.tense or ("future" if either else "")
    found: list[Period] = []
    for segment in segments:
        period = _single(segment, a, words, tense)
        if found and period is not None:
            period = _following(found[-1], period)
        if period is not None and period.days_from_event is None and period not in found:
            found.append(period)
    return span(found, rule) if len(found) > 1 else found[0] if found else None


def _following(before: Period, period: Period) -> Period:
    """The second of two neighbouring weekdays, on the day after the first."""
    weekdays = before.rule == period.rule and period.rule.startswith("weekday")
    if not weekdays or before.start is None or period.start is None or period.start != period.end:
        return period
    if (period.start - before.start).days % 7 != 1:
        return period
    return replace(period, start=add_days(before.start, 1), end=add_days(before.start, 1))


def _best(segments: Sequence[Segment], a: Anchor, words: TimeWords) -> Period | None:
    """The first segment that names a date, else the first that says anything."""
    dated = [s for s in segments if isinstance(s.operand, Frame) and s.operand.has_date()]
    for segment in (*dated, *segments):
        period = _single(segment, a, words)
        if period is not None:
            return period
    return None


def _from_date(counted: Segment, dated: Segment, a: Anchor, words: TimeWords) -> Period | None:
    """Two days after the fifth of March; the third Tuesday after Christmas."""
    count = counted.operand
    if not isinstance(dated.operand, Frame) or dated.link:
        return None
    if isinstance(count, Frame):
        return _nth_after(count, dated, a, words)
    if count.mod:
        return None
    base = ground_frame(dated.operand, a, words, a.tense)
    if base is None or base.start is None or base.end is None:
        return None
    sign = 1 if counted.op == "after" else -1
    first, last = (ago(count, a, words, sign, day=day) for day in (base.start, base.end))
    return replace(first, end=last.end, rule="count from date")


def _nth_after(f: Frame, dated: Segment, a: Anchor, words: TimeWords) -> Period | None:
    if (
        f.nth is None
        or f.nth < 1
        or f.weekday is None
        or dated.op != "after"
        or not isinstance(dated.operand, Frame)
    ):
        return None
    base = ground_frame(dated.operand, a, words, a.tense)
    if base is None or base.end is None:
        return None
    first = weekday_near(base.end, f.weekday, "future", strict=True)
    return day_period(add_days(first, 7 * (f.nth - 1)), "nth weekday after date")


def _single(segment: Segment, a: Anchor, words: TimeWords, leaning: Tense = "") -> Period | None:
    if isinstance(segment.operand, Count):
        return _count(segment, segment.operand, a, words)
    op = segment.op
    tense = a.tense or leaning or {"until": "future", "by": "future"}.get(op, "")
    if op == "since" and tense in ("", "past"):
        tense = "gone"
    if op in ("until", "by") and tense == "past":
        tense = "nearest"  # what has begun may end ahead: "closed until June", in March
    base = ground_frame(segment.operand, a, words, tense)
    if base is None or base.days_from_event is not None:
        return base
    if op in ("since", "starting"):
        return replace(base, end=None, clock_end=None, rule=f"since {base.rule}")
    if op in ("until", "by") and segment.operand.has_date():
        start = a.today if tense == "future" and a.tense and base.end and base.end >= a.day else None
        return replace(base, start=start, clock_start=None, rule=f"{op} {base.rule}", alternatives=())
    if op in ("before", "after") and not (segment.operand.part or segment.operand.clock):
        return _beside(op, base, event=segment.event)
    return base


def _beside(op: str, base: Period, *, event: bool) -> Period | None:
    """Before or after a date; where an event is named with it ("after the attack on Friday"), from its day on."""
    gap = 0 if event else 1
    if op == "before":
        end = add_days(base.start, -gap) if base.start and not event else base.end
        return (
            replace(base, start=None, end=end, rule=f"before {base.rule}", alternatives=()) if end else None
        )
    start = add_days(base.end, gap) if base.end and not event else base.start
    return replace(base, start=start, end=None, rule=f"after {base.rule}", alternatives=()) if start else None


def _count(segment: Segment, c: Count, a: Anchor, words: TimeWords) -> Period | None:
    op = segment.op
    if c.mod:
        stretch = within(c, a, tense_of(c, a.tense))
        return replace(stretch, end=None, rule="since " + stretch.rule) if op == "since" else stretch
    if op in ("before", "from"):
        return from_event(c, -1) if segment.event else ago(c, a, words, -1)
    if op == "after":
        return from_event(c, 1) if segment.event or a.tense == "past" else ago(c, a, words, 1)
    if op == "since":
        past = ago(c, a, words, -1)
        return replace(past, end=None, clock_end=None, rule="since " + past.rule)
    if op in ("within", "within_next"):
        default: Tense = "future" if op == "within_next" else "past"
        return within(c, a, 1 if (a.tense or default) == "future" else -1)
    return None  # a length of time ("for thirty days") names no day


def _range(left: Segment, right: Segment, a: Anchor, words: TimeWords) -> Period | None:
    first = _single(replace(left, op=""), a, words) if isinstance(left.operand, Frame) else None
    last = _single(replace(right, op="", link=""), a, words)
    if isinstance(left.operand, Count) and left.op == "since":
        first = _single(left, a, words)
    if first is None or first.start is None:
        return (
            replace(last, start=None, clock_start=None, rule=f"until {last.rule}")
            if last and last.end
            else None
        )
    if last is None or last.end is None:
        return replace(first, end=None, clock_end=None, rule=f"since {first.rule}") if left.op else first
    if last.end < first.start:
        last = _single(replace(right, op="", link=""), Anchor(first.start, "future"), words)
    return _close(first, last) if last and last.end and first.start <= last.end else None


def _close(first: Period, last: Period) -> Period:
    assert first.start is not None and last.end is not None
    end = last.end
    clocked = first.clock_start is not None and last.clock_end is not None
    if (
        clocked
        and first.start == end
        and first.clock_start
        and last.clock_end
        and last.clock_end < first.clock_start
    ):
        end = end + ONE_DAY
    both = span((first, last), "range")
    return replace(
        both,
        start=first.start,
        end=end,
        clock_start=first.clock_start if clocked else None,
        clock_end=last.clock_end if clocked else None,
        inferred=first.inferred and last.inferred,
        alternatives=(),
    )
