"""The words that name a date: day words, weekdays, months, seasons, feasts, and words as vague as "recently"."""

from __future__ import annotations

from waqai.resolving.numbers import read_number
from waqai.resolving.time_frames import Frame
from waqai.resolving.time_state import Reading, is_empty, open_frame, start_next, use
from waqai.resolving.time_units import month_ahead, set_unit
from waqai.resolving.tokens import Sense, Token

NIGHTS = ("night", "midnight", "after_midnight")


def read_offset(r: Reading, token: Token, sense: Sense) -> bool:
    """Today, yesterday; but "the past day", "the third day of May" and "the last day of May" are units."""
    following = r.at(r.i + 1)
    unit = token.get("unit")
    if unit is not None and following is not None and not following.conj:
        if (
            following.has("mod")
            and not following.has("demo")
            and not (following.has("ending") and month_ahead(r))
        ):
            set_unit(r, unit, "")
            return True
        number = read_number(r.tokens, r.i + 1)
        ordered = number is not None and number.ordinal and number.whole(1, 31) is not None
        if ordered or following.has("ending"):
            r.operand = r.operand if isinstance(r.operand, Frame) else open_frame(r)
            r.operand.last_slot = "day_word"
            r.i += 1
            return True
    frame = r.operand if isinstance(r.operand, Frame) and r.operand.offset == 0 and not r.pending else None
    frame = frame or open_frame(r, "offset")
    frame.offset = int(sense.number)
    r.demo = ""
    use(r, sense, frame, "offset")
    return True


def read_weekday(r: Reading, token: Token, sense: Sense) -> bool:
    following = r.at(r.i + 1)
    if token.has("digit") and not token.definite and following is not None and not following.senses:
        return False  # "one of the feasts" is no Sunday
    frame = r.operand
    day = int(sense.number)
    if isinstance(frame, Frame) and frame.weekday is not None and frame.part in NIGHTS:
        follows = day == (frame.weekday + 1) % 7 and frame.next_weekday is None
        if follows and r.pending in ("", "dash"):
            frame.next_weekday, r.pending = day, ""
            use(r, sense, frame, "weekday")
            return True
    frame = open_frame(r, "weekday")
    frame.weekday = day
    if r.ending:
        frame.nth, frame.nth_of = (-1, "weekday") if month_ahead(r) else (frame.nth, frame.nth_of)
        frame.weekday_mod = "" if frame.nth == -1 else "last"
    elif r.demo == "this":
        frame.weekday_mod = "this"
    r.demo, r.ending = "", False
    part = token.get("part")
    if part is not None:
        frame.part = part.value
    use(r, sense, frame, "weekday")
    return True


def read_month(r: Reading, token: Token, sense: Sense) -> bool:
    calendar = "hijri" if sense.kind == "hijri_month" else "gregorian"
    month = int(sense.number)
    frame = r.operand
    before = r.at(r.i - 1)
    slashed = before is not None and before.text in ("/", "(")
    doubled = isinstance(frame, Frame) and r.pending in ("", "dash") and frame.last_slot == "month"
    if isinstance(frame, Frame) and doubled and (frame.month == month or slashed):
        frame.doubtful = frame.doubtful or frame.month != month
        r.pending = ""
        use(r, sense, frame, "month")
        return True
    frame = open_frame(r, "month")
    frame.month, frame.calendar = month, calendar
    if r.demo == "this":
        frame.month_mod = "this"
    r.demo = ""
    use(r, sense, frame, "month")
    return True


def read_season(r: Reading, token: Token, sense: Sense) -> bool:
    frame = open_frame(r, "season")
    frame.season, frame.season_mod = sense.value, "this" if r.demo == "this" else ""
    r.demo = ""
    use(r, sense, frame, "season")
    return True


def read_holiday(r: Reading, token: Token, sense: Sense) -> bool:
    frame = open_frame(r, "holiday")
    frame.holiday = sense.value
    use(r, sense, frame, "holiday")
    return True


def read_decade(r: Reading, token: Token, sense: Sense) -> bool:
    frame = open_frame(r, "decade")
    frame.decade = int(sense.number)
    use(r, sense, frame, "decade")
    return True


def read_vague(r: Reading, token: Token, sense: Sense) -> bool:
    """Recently, now, earlier; beside a date ("earlier today") the date says more."""
    if sense.value == "until_now" and not is_empty(r):
        start_next(r, "to")
    frame = open_frame(r)
    frame.vague = frame.vague or sense.value
    use(r, sense, frame, "")
    return True


def read_event_day(r: Reading, token: Token, sense: Sense) -> bool:
    frame = open_frame(r, "event_day")
    frame.event_day = int(sense.number)
    use(r, sense, frame, "event_day")
    return True


def read_eve(r: Reading, token: Token, sense: Sense) -> bool:
    """The eve of an event is the day before it; the eve of a day, in the Maghreb, its evening."""
    following = r.at(r.i + 1)
    if (
        following is None
        or following.has("relday", "weekday", "demo", "day", "unit")
        or following.shape != "word"
    ):
        return False
    frame = open_frame(r, "event_day")
    frame.event_day = -1
    use(r, sense, frame, "event_day")
    return True


def read_weekend(r: Reading, token: Token, sense: Sense) -> bool:
    frame = open_frame(r, "unit")
    frame.weekend, frame.unit = True, "week"
    r.demo = ""
    use(r, sense, frame, "unit")
    return True
