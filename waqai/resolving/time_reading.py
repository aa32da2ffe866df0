"""From tokens to segments: reads a time expression word by word into frames, counts and the operators between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from waqai.resolving import time_modifiers as modifiers
from waqai.resolving import time_slots as slots
from waqai.resolving.time_frames import Segment
from waqai.resolving.time_numbers import read_date, read_hour, read_numeral
from waqai.resolving.time_state import Reading, is_empty, pass_gap, push, start_next
from waqai.resolving.time_units import read_unit
from waqai.resolving.time_words import TimeWords
from waqai.resolving.tokens import Sense, Token

_DASHES = ("-", "\u2013", "\u2014")
_WEAK = (",", "\u060c", ";", "\u061b")
_STOPS = (".", "!", "?", "\u061f", "\u2026")
_MOST_TOKENS = 80  # a time expression is short; a whole page given by mistake must not take long


def read_segments(tokens: Sequence[Token], words: TimeWords) -> tuple[Segment, ...]:
    """The dates and counts that the words name, in order; none for a recurrence ("every Friday") or no time at all."""
    r = Reading(tokens[:_MOST_TOKENS], words)
    while r.i < len(r.tokens) and not r.recurring:
        _step(r)
    if r.recurring:
        return ()
    push(r)
    if r.segments and r.event:
        r.segments[-1].event = True
    return tuple(r.segments)


def _step(r: Reading) -> None:
    token = r.tokens[r.i]
    if token.shape == "mark":
        _read_mark(r, token)
        return
    if token.conj == "and" and not r.pending and r.i > 0:
        r.pending = "and"
    for step in (read_date, read_hour, read_numeral, read_unit, _read_word):
        if step(r):
            return
    pass_gap(r)


def _read_mark(r: Reading, token: Token) -> None:
    if token.has("every"):
        r.recurring = True
    elif token.text in _DASHES:
        r.pending = "dash"
    elif token.text in _WEAK:
        r.pending = r.pending or "weak"
    elif token.text in _STOPS and not is_empty(r):
        r.i = len(r.tokens)  # a new sentence, run together with the expression
        return
    r.i += 1


def _read_word(r: Reading) -> bool:
    token = r.tokens[r.i]
    for kind, read in _READERS.items():
        sense = token.get(kind)
        if sense is not None and read(r, token, sense):
            return True
    return False


def _read_op(r: Reading, token: Token, sense: Sense) -> bool:
    if sense.value == "from":
        return _read_from(r)
    begun = not is_empty(r)
    if sense.value == "until" and begun:
        start_next(r, "to")
    else:
        if begun:
            push(r)
        if r.op in ("", "within", "from"):
            r.op = sense.value
        r.pending = ""
    if token.prep == "for" or sense.value == "for":
        r.op = "for"
    r.i += 1
    return True


def _read_from(r: Reading) -> bool:
    """The word "from" begins an interval only where an end is named; else it is an "of"."""
    begun = not is_empty(r) or bool(r.segments) or bool(r.op)
    closes = any(
        ((op := token.get("op")) is not None and op.value == "until") or token.text in _DASHES
        for token in r.tokens[r.i + 1 :]
    )
    if not begun and (closes or _unit_alone(r)):
        r.op = "from"
    r.i += 1
    return True


def _unit_alone(r: Reading) -> bool:
    """Spoken "from a week" is a week ago."""
    unit = r.unit_at(r.i + 1)
    return unit is not None and not r.tokens[r.i + 1].definite and r.i + 2 >= len(r.tokens)


def _read_or(r: Reading, token: Token, sense: Sense) -> bool:
    r.pending = "or"
    r.i += 1
    return True


def _read_conj(r: Reading, token: Token, sense: Sense) -> bool:
    r.pending = "and" if r.i > 0 else ""
    r.i += 1
    return True


def _read_every(r: Reading, token: Token, sense: Sense) -> bool:
    r.recurring = True
    return True


def _read_late(r: Reading, token: Token, sense: Sense) -> bool:
    """Late on Friday is on Friday, also after "after"."""
    if r.op in ("before", "after") and is_empty(r):
        r.op = ""
    r.i += 1
    return True


def _skip(r: Reading, token: Token, sense: Sense) -> bool:
    r.i += 1
    return True


_READERS: Mapping[str, Callable[[Reading, Token, Sense], bool]] = {
    "zone": modifiers.read_zone,
    "every": _read_every,
    "event_day": slots.read_event_day,
    "vague": slots.read_vague,
    "holiday": slots.read_holiday,
    "relday": slots.read_offset,
    "weekday": slots.read_weekday,
    "month": slots.read_month,
    "hijri_month": slots.read_month,
    "decade": slots.read_decade,
    "season": slots.read_season,
    "weekend": slots.read_weekend,
    "boundary": modifiers.read_boundary,
    "share": modifiers.read_share,
    "eve": slots.read_eve,
    "part": modifiers.read_part,
    "demo": modifiers.read_demo,
    "same": modifiers.read_same,
    "mod": modifiers.read_mod,
    "ending": modifiers.read_ending,
    "few": modifiers.read_few,
    "era": modifiers.read_era,
    "running": modifiers.read_running,
    "op": _read_op,
    "or": _read_or,
    "conj": _read_conj,
    "approx": modifiers.read_bound,
    "more": modifiers.read_bound,
    "less": modifiers.read_bound,
    "of": _skip,
    "skip": _skip,
    "late": _read_late,
    "early": _read_late,
    "except": _skip,
}
