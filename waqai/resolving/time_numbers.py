"""Numbers inside a time expression: days of the month, years, months by number, counts, and "the third Tuesday"."""

from __future__ import annotations

from waqai.resolving.clock import read_clock
from waqai.resolving.numbers import Number, read_number
from waqai.resolving.time_frames import Count, Frame
from waqai.resolving.time_state import Reading, open_frame, push, put_count, start_next
from waqai.resolving.tokens import Token

_NOT_NUMBERS = ("weekday", "hijri_month", "relday")
_LINKS = ("op", "or", "conj")
_DASHES = ("-", "\u2013", "\u2014", ",", "\u060c")


def read_date(r: Reading) -> bool:
    """14/10/2017, 2017-10-14, 25 / 10 / 1436; and 10/14/2017 where only that order gives a date."""
    token = r.tokens[r.i]
    if token.shape != "date":
        return False
    a, b, c = (int(part) for part in "".join(x if x.isdigit() else " " for x in token.text).split())
    year, month, day = (a, b, c) if a > 31 else (c, b, a)
    if month > 12 >= day:
        month, day = day, month
    r.i += 1
    if 1 <= month <= 12 and 1 <= day <= 31:
        frame = open_frame(r, "day", "month")
        frame.day, frame.month, frame.year = day, month, year + 2000 if year < 100 else year
        if 1300 <= year <= 1500:
            frame.calendar = frame.year_era = "hijri"
        frame.last_slot = "month"
    return True


def read_hour(r: Reading) -> bool:
    """A clock time, into the frame in hand: the day it belongs to may stand on either side."""
    token = r.tokens[r.i]
    if token.shape == "word" and not token.has(
        "hour_word", "unit", "ordinal_fem", "ordinal", "teen", "ten_unit"
    ):
        return False
    unit = r.unit_at(r.i - 1)
    ordering = unit is not None and unit.extra == "n"  # "the first hours of the dawn" are no one o'clock
    found = None if ordering else read_clock(r.tokens, r.i)
    if found is None:
        return False
    if isinstance(r.operand, Count):
        push(r)
    elif r.operand.clock is not None or (r.pending in ("to", "dash") and not r.operand.is_empty()):
        start_next(r, r.pending or "and")
    frame = r.operand
    assert isinstance(frame, Frame)
    frame.clock, r.pending = found[0], ""
    last = r.tokens[found[1] - 1]
    frame.clock_whole = last.shape == "clock" and last.text.startswith(("0", "12"))
    r.i = found[1]
    return True


def read_numeral(r: Reading) -> bool:
    """A number, as what its neighbours make of it; one that they make nothing of is passed over."""
    if _read_fraction(r):
        return True
    number = read_number(r.tokens, r.i)
    if number is None or (number.end == r.i + 1 and _has_another_sense(r, r.tokens[r.i])):
        return False
    for reading in (_as_year, _as_slashed, _as_nth, _as_day, _as_month, _as_count):
        if reading(r, number):
            return True
    r.event = r.event or not number.ordinal
    r.i = number.end
    return True


def _read_fraction(r: Reading) -> bool:
    """Half an hour, half a century; but half a month is its middle."""
    fraction, unit = r.tokens[r.i].get("fraction"), r.unit_at(r.i + 1)
    if fraction is None or unit is None or unit.value in ("day", "week", "month") or unit.extra != "1":
        return False
    if r.tokens[r.i + 1].definite or not r.op:
        return False
    put_count(r, Count(fraction.number, fraction.number, unit.value, rows=[fraction.row, unit.row]))
    r.i += 2
    return True


def _has_another_sense(r: Reading, token: Token) -> bool:
    # The second is a unit, an ordinal and an hour; as a number it stands only before or after the noun it orders.
    return token.has(*_NOT_NUMBERS) or (token.get("share") is not None and not token.has("unit"))


def _as_year(r: Reading, number: Number) -> bool:
    year = number.whole(1000, 2200)
    if year is None or number.ordinal or r.unit_at(number.end):
        return False
    frame = open_frame(r, "year")
    frame.year = year
    hijri = 1300 <= year <= 1500 and (frame.calendar == "hijri" or frame.month is None)
    frame.year_era = "hijri" if hijri else ""
    _finish(r, frame, number, "year")
    return True


def _as_slashed(r: Reading, number: Number) -> bool:
    """21/09 and 2/2013."""
    slash, after = r.at(number.end), r.at(number.end + 1)
    if not number.digits or slash is None or slash.text != "/" or after is None or after.shape != "number":
        return False
    second = read_number(r.tokens, number.end + 1)
    if second is None:
        return False
    day, month, year = number.whole(1, 31), second.whole(1, 12), second.whole(1900, 2100)
    if year is not None and (month := number.whole(1, 12)):
        frame = open_frame(r, "month", "year")
        frame.month, frame.year = month, year
    elif day and month:
        frame = open_frame(r, "day", "month")
        frame.day, frame.month = day, month
    else:
        return False
    _finish(r, frame, second, "month")
    return True


def _as_nth(r: Reading, number: Number) -> bool:
    """The third Tuesday, the first week, the second day of the feast; and the adjective after its noun."""
    n = number.whole(1, 6) if number.ordinal else None
    if n is None:
        return False
    frame, following = r.operand, r.at(number.end)
    if isinstance(frame, Frame) and frame.last_slot == "unit" and frame.unit == "week":
        frame.nth, frame.nth_of = n, "week"
        _finish(r, frame, number, "nth")
        return True
    if isinstance(frame, Frame) and frame.last_slot == "weekday" and _month_follows(r, number.end):
        # "the Tuesday, the third of May" or "the third Tuesday of May": only the calendar tells
        frame.nth, frame.nth_of = n, "weekday" if number.feminine else "weekday_or_day"
        _finish(r, frame, number, "nth")
        return True
    if following is None or following.definite or following.conj:
        return False
    at = number.end
    unit = r.unit_at(at)
    if unit is not None and unit.value == "day" and (after := r.at(at + 1)) and after.has("weekday"):
        at, following = at + 1, after
    if following.has("weekday"):
        frame = open_frame(r, "weekday")
        frame.nth, frame.nth_of = n, "weekday"
        r.i = at
        return True
    if unit is not None and unit.value in ("week", "day"):
        frame = open_frame(r, "nth")
        frame.nth, frame.nth_of = n, unit.value
        frame.rows.append(unit.row)
        r.i = at + 1
        return True
    return False


def _as_day(r: Reading, number: Number) -> bool:
    day = number.whole(1, 31)
    if day is None or number.feminine or not (_names_day(r, number.end) or _day_by_context(r, number)):
        return False
    frame = open_frame(r, "day")
    frame.day = day
    _finish(r, frame, number, "day")
    return True


def _names_day(r: Reading, at: int, depth: int = 0) -> bool:
    """Whether what follows a number makes it a day of the month: a month, or a link to such a number."""
    token = r.at(at)
    if token is None or depth > 4:
        return False
    if depth == 0 and _month_follows(r, at):
        return True
    if not (token.has(*_LINKS) or token.text in _DASHES or token.conj == "and"):
        return False
    while (token := r.at(at)) is not None and (token.text in _DASHES or token.has(*_LINKS)):
        at += 1
    other = read_number(r.tokens, at) if token is not None else None
    return (
        other is not None
        and other.whole(1, 31) is not None
        and (_month_follows(r, other.end) or _names_day(r, other.end, depth + 1))
    )


def _month_follows(r: Reading, at: int) -> bool:
    """A month after a number: its name, or "of the past month", with the words between them."""
    while (token := r.at(at)) is not None and (token.has("of", "demo", "same") or token.text == "/"):
        at += 1
    if token is None:
        return False
    if token.has("month", "hijri_month"):
        return True
    unit = token.get("unit")
    if unit is None or unit.value != "month" or unit.extra != "1":
        return False
    after = r.at(at + 1)
    named = after is not None and (after.has("month", "hijri_month") or after.shape == "number")
    return named or token.definite or at > r.i + 1


def _day_by_context(r: Reading, number: Number) -> bool:
    """A day of the month by what stands before it: a month, a weekday, the word day, or a linked day."""
    if r.unit_at(number.end) is not None:
        return False
    unit = r.unit_at(r.i - 1)
    if unit is not None and unit.extra == "1":
        return number.digits and unit.value == "day"
    frame = r.operand
    linked = r.pending in ("to", "dash", "and", "or")
    if r.link and r.segments and isinstance(frame, Frame) and frame.is_empty():
        frame, linked = r.segments[-1].operand, True
    if isinstance(frame, Count):
        return False
    if linked:
        return frame.day is not None and frame.last_slot in ("day", "month", "mod")
    if frame.last_slot in ("month", "weekday") and frame.day is None:
        return frame.last_slot == "weekday" or number.digits
    return False


def _as_month(r: Reading, number: Number) -> bool:
    """Month 3, the eighth month."""
    before, unit = r.at(r.i - 1), r.unit_at(r.i - 1)
    month = number.whole(1, 12)
    if month is None or before is None or unit is None or unit.value != "month" or unit.extra != "1":
        return False
    frame = r.operand
    if not isinstance(frame, Frame) or frame.month is not None or (before.definite and not number.ordinal):
        return False
    frame.month = month
    if frame.unit == "month":
        frame.unit = ""
    _finish(r, frame, number, "month")
    return True


def _as_count(r: Reading, number: Number) -> bool:
    following = r.at(number.end)
    unit = following.get("unit") if following else None
    if unit is None or following is None or (number.ordinal and number.end - number.start == 1):
        return False
    if following.definite and not number.vague:
        return False
    if r.tokens[r.i].prep == "for" and not r.op:
        r.op = "for"
    plural = r.words.ranges["plural"][unit.value]
    high = number.high if number.high is not None else max(number.low, plural[1])
    count = Count(number.low, high, unit.value, vague=number.vague, rows=[*number.rows, unit.row])
    put_count(r, count)
    r.i = number.end + 1
    return True


def _finish(r: Reading, frame: Frame, number: Number, slot: str) -> None:
    frame.rows.extend(number.rows)
    frame.last_slot = slot
    r.i = number.end
