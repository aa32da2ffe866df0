"""Hours of the day: reading them from words, and finding the half of the day they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from waqai.resolving.numbers import read_number
from waqai.resolving.tokens import Token

Clock = tuple[int, int, int]
_DAY_MINUTES = 24 * 60


def read_clock(tokens: Sequence[Token], at: int) -> tuple[Clock, int] | None:
    """((hour, minute, second), next index) of a clock time at tokens[at]. An hour without its half stays as written.

    Forms:
      12:40 | الساعة 9 | الساعة 11,00 | الساعة الثالثة وربع | الساعة الخامسة إلا ثلثا
      الساعة 3 و18 دقيقة | الثالثة فجرا | السابعة مساء | 3 صباحا
    """
    token = tokens[at]
    if token.shape == "clock":
        parts = [int(part) for part in token.text.split(":")]
        return _checked((parts[0], parts[1], parts[2] if len(parts) > 2 else 0), at + 1)
    named = token.has("hour_word")
    start = at + 1 if named else at
    while named and start < len(tokens) and (tokens[start].text == "(" or tokens[start].has("approx")):
        start += 1
    if start >= len(tokens):
        return None
    if named and tokens[start].shape == "clock":
        return read_clock(tokens, start)
    found = _read_hour(tokens, start)
    if found is None or not (named or _part_follows(tokens, found[1])):
        return None
    return found


def _read_hour(tokens: Sequence[Token], at: int) -> tuple[Clock, int] | None:
    if tokens[at].shape == "number" and (dotted := _dotted(tokens[at].text)):
        return _checked(dotted, at + 1)
    number = read_number(tokens, at)
    if number is not None and number.low > 24:
        # "the fourth and forty minutes" is not forty-four
        number = read_number(tokens[: at + 1], at)
    hour = number.whole(0, 24) if number else None
    if number is None or hour is None:
        return None
    minutes, end = _minutes(tokens, number.end)
    total = (hour * 60 + minutes) % _DAY_MINUTES
    return (total // 60, total % 60, 0), end


def _dotted(text: str) -> Clock | None:
    """13.00 and 11,00 after the word for the hour."""
    hour, _, minute = text.replace(",", ".").replace("\u060c", ".").partition(".")
    if len(minute) != 2 or not (hour + minute).isdigit():
        return None
    return int(hour), int(minute), 0


def _minutes(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """(minutes to add, next index) after an hour: "and a quarter", "less a third", "and 18 minutes"."""
    if at >= len(tokens):
        return 0, at
    sign, i = 1, at
    if tokens[i].has("except"):
        sign, i = -1, i + 1
    elif tokens[i].has("conj"):
        i += 1
    elif tokens[i].conj != "and":
        return 0, at
    if i >= len(tokens):
        return 0, at
    if fraction := tokens[i].get("fraction"):
        return sign * round(60 * fraction.number), i + 1
    number = read_number(tokens, i)
    minutes = number.whole(0, 59) if number else None
    if number is None or minutes is None:
        return 0, at
    unit = tokens[number.end].get("unit") if number.end < len(tokens) else None
    return (sign * minutes, number.end + 1) if unit is not None and unit.value == "minute" else (0, at)


def _part_follows(tokens: Sequence[Token], at: int) -> bool:
    """Whether a part of day follows, which makes "the third" an hour."""
    while at < len(tokens) and tokens[at].has("of", "demo"):
        at += 1
    return at < len(tokens) and tokens[at].has("part") and tokens[at].conj == ""


def _checked(clock: Clock, end: int) -> tuple[Clock, int] | None:
    hour, minute, second = clock
    return ((hour % 24, minute, second), end) if hour <= 24 and minute < 60 and second < 60 else None


def in_part(clock: Clock, window: tuple[time, time]) -> time:
    """The clock time in the half of the day that the part of day asks for: three in the afternoon is 15:00."""
    hour, minute, second = clock
    if hour > 12:
        return time(hour, minute, second)
    hours = (hour % 12, hour % 12 + 12)
    return min((time(h, minute, second) for h in hours), key=lambda at: (_distance(at, window), -at.hour))


def _distance(at: time, window: tuple[time, time]) -> int:
    """Minutes from a clock time to the nearest end of a window, 0 inside it; the window may cross midnight."""
    start, end, now = (_minute(moment) for moment in (*window, at))
    inside = start <= now <= end if start <= end else now >= start or now <= end
    if inside:
        return 0
    gaps = ((start - now) % _DAY_MINUTES, (now - end) % _DAY_MINUTES)
    return min(gaps)


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def halves(clock: Clock) -> tuple[time, ...]:
    """The times of day that an hour without its half may mean: one for 13 to 24 and 0, else two."""
    hour, minute, second = clock
    if hour > 12 or hour == 0:
        return (time(hour, minute, second),)
    return time(hour % 12, minute, second), time(hour % 12 + 12, minute, second)


def to_zone(day: date, at: time, zone: str, published: datetime) -> tuple[date, time]:
    """The day and time of day in the publication's own offset, of a time stated in another zone."""
    stated = _zone(zone)
    if stated is None or published.tzinfo is None:
        return day, at
    moment = datetime.combine(day, at, stated).astimezone(published.tzinfo)
    return moment.date(), moment.time()


def _zone(name: str) -> tzinfo | None:
    if name.isdigit():
        return timezone(timedelta(hours=int(name)))
    if name == "local":
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None
