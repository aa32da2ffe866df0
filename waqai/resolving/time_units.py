"""Days, weeks, months and years named as units: "the past month", "three days", "the last two years", "an hour ago"."""

from __future__ import annotations

from waqai.resolving.numbers import read_number
from waqai.resolving.time_frames import Count, Frame
from waqai.resolving.time_state import Reading, open_frame, put_count
from waqai.resolving.tokens import Sense, Token

_COUNTING = ("before", "after", "since", "within", "within_next", "for", "from")
_FILLED_BY = {
    "day": ("weekday", "relday", "holiday", "eve"),
    "month": ("month", "hijri_month"),
    "year": (),
    "night": ("weekday", "relday"),
}


def read_unit(r: Reading) -> bool:
    """One unit word, by its number: a single one, two of it (the dual), or several."""
    token = r.tokens[r.i]
    unit = token.get("unit")
    if unit is None or token.has("relday", "vague", "event_day"):
        return False
    if token.prep == "for" and not r.op and unit.extra != "1":
        r.op = "for"
    if unit.extra == "n":
        return _read_several(r, token, unit)
    if unit.extra == "2":
        return _read_two(r, unit)
    return _read_one(r, token, unit)


def _read_several(r: Reading, token: Token, unit: Sense) -> bool:
    """The past three days; days; the hours of the morning."""
    following = r.at(r.i + 1)
    if following is not None and _fills(r, following, ("part", "holiday", "month", "hijri_month", "weekday")):
        r.i += 1
        return True
    at = r.i + 1
    while (after := r.at(at)) is not None and after.text == r.words.table.clitics["the"]:
        at += 1
    number = read_number(r.tokens, at) if at < len(r.tokens) else None
    if number is not None and token.definite and not number.ordinal and r.unit_at(number.end) is None:
        high = number.high if number.high is not None else number.low
        put_count(r, Count(number.low, high, unit.value, vague=number.vague, rows=[unit.row, *number.rows]))
        r.i = number.end
        return True
    low, high = r.words.ranges["plural"][unit.value]
    put_count(r, Count(low, high, unit.value, vague=True, rows=[unit.row]))
    r.i += 1
    return True


def _fills(r: Reading, following: Token, kinds: tuple[str, ...]) -> bool:
    if following.conj or following.has("mod"):
        return False
    unit = following.get("unit")
    named_month = unit is not None and unit.value == "month" and unit.extra == "1"
    return following.has(*kinds) or (named_month and not following.definite)


def _read_two(r: Reading, unit: Sense) -> bool:
    """Two days; but "the two days Wednesday and Thursday" and "the years 2015 and 2016" name them."""
    following = r.at(r.i + 1)
    named = following is not None and (
        following.has("weekday", "month", "hijri_month", "date") or following.shape in ("number", "date")
    )
    if not named:
        put_count(r, Count(2, 2, unit.value, rows=[unit.row]))
    r.i += 1
    return True


def _read_one(r: Reading, token: Token, unit: Sense) -> bool:
    following = r.at(r.i + 1)
    if _refers_elsewhere(r, unit):
        return True
    if _is_filler(r, token, unit, following):
        r.i += 1
        return True
    if r.ending and unit.value in ("week", "day") and not token.definite and month_ahead(r):
        frame = open_frame(r, "nth")
        frame.nth, frame.nth_of, r.ending = -1, unit.value, False
        frame.rows.append(unit.row)
        r.i += 1
        return True
    if _counts_one(r, token, unit, following):
        vague = unit.value == "period"  # a while: how long is anyone's guess
        low, high = r.words.ranges["plural"]["period"] if vague else (1, 1)
        put_count(r, Count(low, high, unit.value, vague=vague, rows=[unit.row]))
        r.i += 2 if following is not None and _is_one(following) else 1
        return True
    return _name_unit(r, token, unit, following)


def _refers_elsewhere(r: Reading, unit: Sense) -> bool:
    """That day, the same month: the time of another event."""
    if not (r.demo == "that" or r.same):
        return False
    r.demo, r.same = "", False
    if unit.value == "day":
        frame = open_frame(r, "event_day")
        frame.event_day = 0
        frame.rows.append(unit.row)
    else:
        r.event = True
    r.i += 1
    return True


def _is_filler(r: Reading, token: Token, unit: Sense, following: Token | None) -> bool:
    """The day Friday, the month of May, the year 2015, day 20: the name that follows says it all."""
    if following is None or following.conj:
        return False
    if unit.value == "year" and not following.has("mod"):
        number = read_number(r.tokens, r.i + 1)
        return number is not None and number.whole(1000, 2200) is not None
    if following.has(*_FILLED_BY.get(unit.value, ())) and not following.has("mod"):
        return True
    numeral = read_number(r.tokens, r.i + 1)
    if numeral is None or numeral.vague or (not numeral.ordinal and r.unit_at(numeral.end) is not None):
        return False
    if unit.value == "day":
        return numeral.whole(1, 31) is not None and (numeral.ordinal or numeral.digits)
    return unit.value == "month" and numeral.whole(2 if not token.definite else 1, 12) is not None


def month_ahead(r: Reading) -> bool:
    """Whether a month comes within the next words: the last week *of May*."""
    for token in r.tokens[r.i + 1 : r.i + 6]:
        unit = token.get("unit")
        if token.has("month", "hijri_month") or (unit is not None and unit.value == "month"):
            return True
    return False


def _counts_one(r: Reading, token: Token, unit: Sense, following: Token | None) -> bool:
    if token.definite or r.demo or (following is not None and following.has("mod")):
        return False
    if following is not None and _is_one(following):
        return True
    if unit.value == "period" and r.op not in ("before", "since"):
        return False
    bounded = r.approximate or r.more or r.less or r.ending
    by_event = token.prep == "by" and r.event
    return (r.op in _COUNTING or bounded or by_event or token.prep == "for") and not _has_boundary(r)


def _is_one(token: Token) -> bool:
    digit = token.get("digit")
    return digit is not None and digit.number == 1 and not token.has("weekday")


def _has_boundary(r: Reading) -> bool:
    return isinstance(r.operand, Frame) and bool(r.operand.boundary)


def _name_unit(r: Reading, token: Token, unit: Sense, following: Token | None) -> bool:
    """This week, the past month, the coming year; a bare "the week" is this one."""
    if unit.value in ("second", "minute", "hour"):
        if r.op == "until" and token.definite and following is None:
            open_frame(r).vague = "until_now"
        if following is not None and following.has("mod"):
            put_count(r, Count(1, 1, unit.value, rows=[unit.row]))
        r.i += 1
        return True
    if unit.value == "period" and r.demo == "this":
        r.demo, r.event = "", True  # the period spoken of, not the present
        r.i += 1
        return True
    modified = following is not None and following.has("mod") and not following.conj
    if unit.value == "period" and not modified:
        r.i += 1  # "the period from 1 to 15 May": the dates say it
        return True
    named = token.definite or r.demo or _has_boundary(r) or modified
    if not named:
        r.i += 1
        return True
    set_unit(r, unit, "this" if r.demo == "this" else "")
    r.demo = ""
    return True


def set_unit(r: Reading, unit: Sense, mod: str) -> None:
    """Put a unit into the frame: years have a slot of their own, for months and days lie inside them."""
    if unit.value == "year":
        frame = open_frame(r, "year_mod")
        frame.year_mod = mod or "bare"
        slot = "year_mod"
    elif unit.value == "night":
        frame = open_frame(r, "part")
        frame.part, frame.part_mod = "night", mod
        slot = "part"
    else:
        frame = open_frame(r, "unit")
        frame.unit, frame.unit_mod = unit.value, mod
        slot = "unit"
    frame.rows.append(unit.row)
    frame.last_slot = slot
    r.i += 1
