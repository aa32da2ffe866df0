"""Numbers as Arabic news writes them: digits with their separators, number words, and words that leave it open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from waqai.resolving.tokens import Sense, Token

_MOST_DIGITS = 15  # beyond this a run of digits is an identifier, not a count
_SEPARATOR = re.compile("[.,\u060c]")
_DECIMAL, _THOUSANDS = "\u066b", "\u066c"

_ORDINALS = ("ordinal", "ordinal_fem")
_UNITS = ("digit", *_ORDINALS, "zero")
_WHOLE = ("teen", "ten", "ten_unit", "hundred", "hundred_whole", "scale_whole")
_KINDS = (*_UNITS, *_WHOLE, "scale", "scale_many", "fraction", "some")


@dataclass(frozen=True, slots=True)
class Number:
    """A number read from tokens[start:end]: low and high inclusive, `high` None for no bound.

    `vague` words give documented ranges ("tens": 20 to 99). `ordinal` is set for "third", `feminine`
    for its feminine form (hours and years have it, days of the month never), `digits` for digits alone.
    """

    low: float
    high: float | None
    start: int
    end: int
    rows: tuple[str, ...] = ()
    vague: bool = False
    ordinal: bool = False
    feminine: bool = False
    digits: bool = False

    def whole(self, low: int, high: int) -> int | None:
        """The value where it is one whole number from low to high."""
        if self.vague or self.low != int(self.low) or not low <= self.low <= high:
            return None
        return int(self.low)


@dataclass(slots=True)
class _Sum:
    """A number in the making. `room` is what may still be added with "and": everything below it."""

    total: float = 0
    group: float = 0
    room: float = float("inf")
    unit_open: bool = False  # a unit word that "ten", "hundred" or "and twenty" may still complete
    scale: float = 1

    @property
    def value(self) -> float:
        return self.total + self.group


def read_number(tokens: Sequence[Token], at: int) -> Number | None:
    """The number that starts at tokens[at], as long as it goes; None if none starts there.

    Forms:
      23 | 12,5 مليون | 166,644 | ثلاثة وعشرين | الأربع والعشرين | مئة وخمسين ألفا
      ثلاثمائة | ألفين وستة | مليون ونصف المليون | عشرات الآلاف | آلاف | الثالث والعشرين
    """
    token = tokens[at]
    if token.shape == "word" and not token.has(*_KINDS):
        return None
    return _read_vague(tokens, at) or _read_exact(tokens, at)


def digits_value(text: str, *, scaled: bool = False) -> float | None:
    """The value of a digit token; `scaled` when a scale word follows, which makes "1,234 million" a decimal."""
    if len(text) > _MOST_DIGITS:
        return None
    text = text.replace(_THOUSANDS, "").replace(_DECIMAL, ".")
    whole, *rest = _SEPARATOR.split(text)
    if not rest:
        return float(whole)
    grouped = all(len(group) == 3 for group in rest) and whole.strip("0") != "" and len(whole) <= 3
    if grouped and not (scaled and len(rest) == 1):
        return float(whole + "".join(rest))
    return float(f"{whole or 0}.{rest[0]}") if len(rest) == 1 else None


def _read_vague(tokens: Sequence[Token], at: int) -> Number | None:
    sense = tokens[at].get("some")
    many = tokens[at].get("scale_many")
    if sense is not None:
        low, high = _bounds(sense)
        end, rows, scale = at + 1, [sense.row], 1.0
    elif many is not None:
        low, high, end, rows, scale = 2, 9, at + 1, [many.row], many.number
    else:
        return None
    while end < len(tokens) and (word := tokens[end].get("scale_many") or tokens[end].get("scale")):
        scale, end = scale * word.number, end + 1
        rows.append(word.row)
    top = None if high is None else high * scale + scale - 1
    return Number(low * scale, top, at, end, tuple(rows), vague=True)


def _bounds(sense: Sense) -> tuple[float, float | None]:
    low, _, high = sense.value.partition("..")
    return float(low), float(high) if high else None


def _read_exact(tokens: Sequence[Token], at: int) -> Number | None:
    done = _Sum()
    end, i, joined = at, at, False
    used: list[Sense] = []
    while i < len(tokens):
        token = tokens[i]
        if "conj" in token.senses:
            if end == at or joined:
                break
            joined, i = True, i + 1
            continue
        joined = joined or (token.conj == "and" and end > at)
        sense = _add(done, tokens, i, first=end == at, joined=joined)
        if sense is None:
            break
        used.append(sense)
        i, joined = i + 1, False
        end = i
    if end == at:
        return None
    number = Number(
        done.value,
        done.value,
        at,
        end,
        tuple(sense.row for sense in used if sense.row),
        ordinal=any(sense.kind in _ORDINALS for sense in used),
        feminine=used[0].kind == "ordinal_fem",
        digits=[sense.kind for sense in used] == ["digits"],
    )
    return _read_point(tokens, number) or number


def _read_point(tokens: Sequence[Token], whole: Number) -> Number | None:
    """A decimal written out: "one point five"."""
    if whole.end + 1 >= len(tokens) or not tokens[whole.end].has("decimal"):
        return None
    part = read_number(tokens, whole.end + 1)
    if part is None or part.vague:
        return None
    value = whole.low + part.low / 10 ** len(str(int(part.low)))
    return Number(value, value, whole.start, part.end, whole.rows + part.rows)


def _add(done: _Sum, tokens: Sequence[Token], at: int, *, first: bool, joined: bool) -> Sense | None:
    """Add the token's value if it continues the number, and say which reading did; None ends the number."""
    token = tokens[at]
    if token.shape == "number":
        return _add_digits(done, tokens, at, first=first, joined=joined)
    if not first and not joined:
        return _complete(done, token)
    if joined and (fraction := token.get("fraction")) and done.scale > 1:
        done.total += fraction.number * done.scale
        done.room = 0
        return fraction
    if first and (fraction := token.get("fraction")):
        return _open_fraction(done, tokens, at, fraction)
    for kind in (*_WHOLE, *_UNITS):
        if (sense := token.get(kind)) and _fits(done, sense, first=first):
            _take(done, sense)
            return sense
    if (scale := token.get("scale")) and scale.number < done.room:
        done.total += scale.number
        done.room = done.scale = scale.number
        return scale
    return None


def _add_digits(done: _Sum, tokens: Sequence[Token], at: int, *, first: bool, joined: bool) -> Sense | None:
    scaled = at + 1 < len(tokens) and tokens[at + 1].has("scale", "scale_many")
    value = digits_value(tokens[at].text, scaled=scaled)
    if value is None or not (first or (joined and done.group == 0 and 0 < value < done.room)):
        return None
    done.group += value
    done.room, done.unit_open = 0, False
    return Sense("digits", tokens[at].text, "", value)


def _open_fraction(done: _Sum, tokens: Sequence[Token], at: int, fraction: Sense) -> Sense | None:
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or not following.has("scale"):
        return None
    done.group, done.room = fraction.number, 0
    return fraction


def _complete(done: _Sum, token: Token) -> Sense | None:
    """A word that completes the one before it without "and": thir-teen, five hundred, ten thousand."""
    if done.unit_open and (ten := token.get("ten_unit")):
        done.group, done.room, done.unit_open = done.group + 10, 0, False
        return ten
    if done.unit_open and (hundred := token.get("hundred")):
        unit = done.group % 10
        done.group = done.group - unit + unit * 100
        done.room, done.unit_open = 100, False
        return hundred
    scale = token.get("scale") or token.get("scale_many")
    if scale is None:
        return _add_spoken(done, token)
    if done.group:
        done.total, done.group = done.total + done.group * scale.number, 0
        done.room = done.scale = scale.number
        done.unit_open = False
        return scale
    # "a million and a half of the million": the scale said again adds nothing
    return scale if scale.number == done.scale and done.room == 0 else None


def _add_spoken(done: _Sum, token: Token) -> Sense | None:
    """Speech drops the "and" after hundreds: "five hundred five and twenty"."""
    if done.room != 100:
        return None
    for kind in ("teen", "ten", "digit"):
        if (sense := token.get(kind)) and sense.number > 1:
            _take(done, sense)
            return sense
    return None


def _fits(done: _Sum, sense: Sense, *, first: bool) -> bool:
    if first:
        return True
    if done.unit_open:
        return sense.kind == "ten"
    return 0 < sense.number < done.room


def _take(done: _Sum, sense: Sense) -> None:
    if sense.kind == "scale_whole":
        done.total += sense.number
        done.scale = 10.0 ** (len(str(int(sense.number))) - 1)
        done.room = done.scale
        return
    done.group += sense.number
    done.unit_open = sense.kind in ("digit", *_ORDINALS) and 1 <= sense.number <= 9
    done.room = 100 if sense.kind in ("hundred", "hundred_whole") else 0
