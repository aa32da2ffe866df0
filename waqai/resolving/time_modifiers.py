"""The words that narrow or shift a date: parts of day, boundaries, "past" and "coming", "this" and "the same"."""

from __future__ import annotations

from waqai.resolving.numbers import read_number
from waqai.resolving.time_frames import Count, Frame
from waqai.resolving.time_state import Reading, open_frame, use
from waqai.resolving.time_units import month_ahead
from waqai.resolving.tokens import Sense, Token


def read_part(r: Reading, token: Token, sense: Sense) -> bool:
    frame = r.operand
    if isinstance(frame, Count) or (r.pending not in ("", "weak") and frame.has_date()):
        frame = open_frame(r)
    if frame.part and frame.part != "night":
        r.i += 1
        return True
    frame.part = sense.value
    if r.demo == "this" and frame.offset is None:
        frame.offset = 0
    r.demo, r.pending = "", ""
    use(r, sense, frame, "part")
    return True


def read_boundary(r: Reading, token: Token, sense: Sense) -> bool:
    if sense.value == "middle" and token.has("share") and read_share(r, token, sense):
        return True
    frame = open_frame(r, "boundary")
    frame.boundary = sense.value
    use(r, sense, frame, "")
    return True


def read_share(r: Reading, token: Token, sense: Sense) -> bool:
    """The first half, the last third, the second quarter."""
    share, following = token.get("share"), r.at(r.i + 1)
    number = read_number(r.tokens, r.i + 1) if following is not None else None
    parts = int(share.number) if share is not None else 0
    which = number.whole(1, parts) if number is not None and number.ordinal else None
    if which is None and following is not None and following.has("ending"):
        which = parts
    if share is None or which is None:
        return False
    frame = open_frame(r, "share")
    frame.share = parts, which
    r.i += 1
    use(r, share, frame, "")
    return True


def read_mod(r: Reading, token: Token, sense: Sense) -> bool:
    operand = r.operand
    if isinstance(operand, Count):
        operand.mod = sense.value
        operand.rows.append(sense.row)
        r.i += 1
        return True
    slot = operand.last_slot
    if token.has("ending") and slot in ("unit", "weekday", "day_word") and month_ahead(r):
        operand.nth, operand.nth_of = -1, {"weekday": "weekday", "unit": operand.unit}.get(slot, "day")
        use(r, sense, operand, "nth")
        return True
    target = {"day": "month_mod", "month": "month_mod", "unit": "unit_mod"}.get(slot, f"{slot}_mod")
    if slot == "year_mod":
        target = "year_mod"
    if not hasattr(operand, target):
        return False
    setattr(operand, target, sense.value)
    use(r, sense, operand, "mod")
    return True


def read_few(r: Reading, token: Token, sense: Sense) -> bool:
    if isinstance(r.operand, Count) and r.operand.vague:
        r.operand.low, r.operand.high = r.words.ranges["few"][r.operand.unit]
        r.operand.rows.append(sense.row)
    r.i += 1
    return True


def read_era(r: Reading, token: Token, sense: Sense) -> bool:
    if not isinstance(r.operand, Frame) or r.operand.year is None:
        return False
    r.operand.year_era = {"ah": "hijri", "ce": ""}.get(sense.value, sense.value)
    if sense.value == "ah" and r.operand.month is not None and r.operand.year <= 1500:
        r.operand.calendar = "hijri" if r.operand.calendar == "hijri" else r.operand.calendar
    use(r, sense, r.operand, "year")
    return True


def read_zone(r: Reading, token: Token, sense: Sense) -> bool:
    if isinstance(r.operand, Frame):
        r.operand.zone = sense.value
        r.operand.rows.append(sense.row)
    r.i += 1
    return True


def read_demo(r: Reading, token: Token, sense: Sense) -> bool:
    following = r.at(r.i + 1)
    kinds = ("unit", "part", "weekday", "month", "hijri_month", "season", "relday", "weekend")
    if following is not None and following.has(*kinds) and not (following.conj or following.prep):
        r.demo = sense.value
        r.i += 1
        return True
    return False


def read_same(r: Reading, token: Token, sense: Sense) -> bool:
    """The same day before its noun; after it ("the day itself") the day is the other event's."""
    following, operand = r.at(r.i + 1), r.operand
    if following is not None and following.has("unit", "weekday") and not following.conj:
        r.same = True
        r.i += 1
        return True
    if isinstance(operand, Frame) and operand.last_slot == "offset":
        operand.offset, operand.event_day = None, 0
        use(r, sense, operand, "event_day")
        return True
    if isinstance(operand, Frame) and operand.last_slot in ("unit", "year_mod"):
        setattr(operand, "unit_mod" if operand.last_slot == "unit" else "year_mod", "other")
        use(r, sense, operand, "")
        return True
    return False


def read_ending(r: Reading, token: Token, sense: Sense) -> bool:
    r.ending = True
    r.i += 1
    return True


def read_running(r: Reading, token: Token, sense: Sense) -> bool:
    """For the third day in a row: since two days before, to this one."""
    operand = r.operand
    ordinal = _ordinal_before(r)
    if ordinal is not None and isinstance(operand, Frame) and not operand.has_date():
        r.operand = Count(ordinal - 1, ordinal - 1, "day", mod="last", rows=[sense.row])
        r.op = ""
    r.i += 1
    return True


def _ordinal_before(r: Reading) -> int | None:
    for at in range(max(0, r.i - 2), r.i):
        number = read_number(r.tokens, at)
        if number is not None and number.end == r.i and number.ordinal:
            return number.whole(1, 100)
    return None


def read_bound(r: Reading, token: Token, sense: Sense) -> bool:
    if token.prep == "for" and not r.op:
        r.op = "for"
    if isinstance(r.operand, Count) and sense.kind == "more":
        r.operand.more = True
    elif sense.kind == "more":
        r.more = True
    elif sense.kind == "less":
        r.less = True
    else:
        r.approximate = True
    r.i += 1
    return True
