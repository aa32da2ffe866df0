"""One count in a phrase: its bounds, its number, and the noun it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from waqai.resolving.numbers import Number, read_number
from waqai.resolving.tokens import Sense, Token

_BOUNDS = ("about", "more", "less", "at_least", "at_most", "not_less", "number_word")
_AFTER = ("about", "at_least", "at_most")
_DASHES = ("-", "\u2013", "\u2014")
_CASUALTIES = {"dead", "injured"}
_STOPS = ("among", "mostly", "one_of", "act")


@dataclass(slots=True)
class Tally:
    """A count as read: low and high inclusive, None for no bound; `noun` is the token counted, `end` where it stops.

    `stated` is set where a number was written; else the grammatical number of the noun gave the count.
    """

    low: float | None
    high: float | None
    end: int
    rule: str
    approximate: bool = False
    noun: Token | None = None
    unit: str = ""
    group: str = ""
    number: str = ""
    stated: bool = True
    rows: list[str] = field(default_factory=list)


def read_tally(tokens: Sequence[Token], at: int, *, bare: bool) -> Tally | None:
    """The count that starts at tokens[at]; with `bare`, a noun without a number counts by its own number.

    Forms:
      23 قتيلا | أكثر من ثلاثين | ما لا يقل عن عشرة مدنيين | بين 10 و15 جريحا | خمسة أو ستة | نحو 100 من مقاتلي داعش
      جندي | شهيدان | القتلى السبعة | مدنيين اثنين | شخص واحد | عشرات المدنيين | 5 على الأقل
    """
    bounds, start = _read_bounds(tokens, at)
    if start >= len(tokens):
        return None
    noun = tokens[start].get("noun")
    number = _number_at(tokens, start)
    if number is not None and (noun is None or number.end > start + 1):
        return _numbered(tokens, number, bounds)
    if noun is not None and (bare or bounds):
        return _by_noun(tokens, start, noun, bounds)
    return _named(tokens, start) if bare and not bounds else None


def _named(tokens: Sequence[Token], at: int) -> Tally | None:
    """One person by name: a given name, or anybody the son of somebody."""
    son = tokens[at + 1].get("son") if at + 1 < len(tokens) else None
    token = tokens[at]
    sense = token.get("name") if not (token.prep or token.definite) else None
    sense = sense or son
    return Tally(1, 1, at + 1, "named person", stated=False, rows=[sense.row]) if sense else None


def _read_bounds(tokens: Sequence[Token], at: int) -> tuple[dict[str, str], int]:
    """({bound: row}, next index)."""
    bounds: dict[str, str] = {}
    while at < len(tokens):
        token = tokens[at]
        kind = next((k for k in (*_BOUNDS, "between") if token.has(k)), None)
        if kind is None:
            if token.shape != "mark" and not (token.has("from") and bounds):
                break
            at += 1
            continue
        bounds[kind] = token.senses[kind].row
        at += 1
    return bounds, at


def _number_at(tokens: Sequence[Token], at: int) -> Number | None:
    number = read_number(tokens, at)
    if number is None or number.ordinal or number.low != int(number.low):
        return None
    following = tokens[number.end] if number.end < len(tokens) else None
    if following is not None and following.has("percent", "measure"):
        return None
    return number


def _numbered(tokens: Sequence[Token], number: Number, bounds: dict[str, str]) -> Tally:
    low, high = number.low, number.high
    rule, end, rows = "vague number" if number.vague else "number", number.end, [*number.rows]
    second = _second(tokens, end, between="between" in bounds)
    if second is not None and second.high is not None and second.high >= low:
        high, end, rule = second.high, second.end, "range"
        rows += second.rows
    tally = Tally(low, high, end, rule, approximate=number.vague, rows=[*rows, *bounds.values()])
    _find_noun(tokens, tally)
    _bound(tally, bounds)
    _bound_after(tokens, tally)
    return tally


def _second(tokens: Sequence[Token], at: int, *, between: bool) -> Number | None:
    """The upper end of a range: "between 10 [children] and 15", "10-15", "10 to 15", "five or six"."""
    links = at
    while between and links < len(tokens) and links < at + 2 and not _joins(tokens[links], between=True):
        links += 1
    if links >= len(tokens) or not _joins(tokens[links], between=between):
        return None
    own = tokens[links].conj == "and" and not tokens[links].has("conj")
    start = links if own else links + 1
    return _number_at(tokens, start) if start < len(tokens) else None


def _joins(token: Token, *, between: bool) -> bool:
    if token.has("or", "to") or token.text in _DASHES:
        return True
    return between and (token.has("conj") or token.conj == "and")


def _find_noun(tokens: Sequence[Token], tally: Tally) -> None:
    """The noun after a number: the first known one in reach, else the next word."""
    at, first = tally.end, None
    while at < len(tokens) and at < tally.end + 4:
        token = tokens[at]
        if (token.has("conj", "of_them", *_STOPS) and not token.has("noun")) or token.conj == "and":
            break
        noun = token.get("noun")
        if noun is not None and not (first is not None and token.definite and noun.extra.endswith(":one")):
            _take_noun(tally, token, noun, at)
            _add_unit(tokens, tally)
            _add_casualties(tokens, tally)
            return
        if first is None and token.shape == "word" and not token.has("from", "function", *_AFTER):
            first = at
        at += 1
    if first is not None and tokens[first].shape == "word" and len(tokens[first].text) > 1:
        tally.noun, tally.end = tokens[first], first + 1


def _take_noun(tally: Tally, token: Token, noun: Sense, at: int) -> None:
    tally.noun, tally.unit, tally.end = token, noun.value, at + 1
    tally.group, _, tally.number = noun.extra.partition(":")
    tally.rows.append(noun.row)


def _add_unit(tokens: Sequence[Token], tally: Tally) -> None:
    """Five civilians killed: the unit may stand in the word after the noun."""
    if tally.unit or tally.end >= len(tokens):
        return
    noun = tokens[tally.end].get("noun")
    if noun is not None and noun.value and tokens[tally.end].conj == "":
        tally.unit, tally.end = noun.value, tally.end + 1
        tally.rows.append(noun.row)


def _add_casualties(tokens: Sequence[Token], tally: Tally) -> None:
    """Seventy dead and injured: one number for both. But "five dead and one injured" are two."""
    at = tally.end
    if at < len(tokens) and tokens[at].has("conj"):
        at += 1
    elif at >= len(tokens) or tokens[at].conj != "and":
        return
    other = tokens[at].get("noun") if at < len(tokens) else None
    if other is None or {tally.unit, other.value} != _CASUALTIES:
        return
    counted_apart = at + 1 < len(tokens) and _number_at(tokens, at + 1) is not None
    if other.extra.partition(":")[2] == tally.number and not counted_apart:
        tally.unit, tally.end = "casualties", at + 1
        tally.rows.append(other.row)


def _by_noun(tokens: Sequence[Token], at: int, noun: Sense, bounds: dict[str, str]) -> Tally | None:
    """A noun first: "a soldier", "two martyrs", "the seven dead"; several without a number are two at the least."""
    token = tokens[at]
    tally = Tally(None, None, at + 1, "noun", stated=False)
    _take_noun(tally, token, noun, at)
    if tally.group == "thing":
        tally.number = ""  # a bus or a group is no count of people
    number = _number_at(tokens, at + 1) if at + 1 < len(tokens) and tokens[at + 1].conj == "" else None
    if number is not None and tokens[at + 1].get("noun") is None and not _heads_another(tokens, number.end):
        tally.low, tally.high, tally.stated, tally.rule = number.low, number.high, True, "number after noun"
        tally.end, tally.approximate = number.end, number.vague
        tally.rows.extend(number.rows)
    elif tally.number == "two" or (tally.number == "many" and _dual_follows(tokens, at + 1)):
        tally.low, tally.high, tally.rule = 2, 2, "dual noun"
    elif tally.group == "family" and tally.number in ("one", "acc"):
        tally.low, tally.high, tally.unit, tally.approximate, tally.rule = 2, None, "", True, "family"
    elif tally.number in ("one", "acc"):
        tally.low, tally.high, tally.rule = 1, 1, "singular noun"
    elif tally.number == "many" and not token.definite and not _owned(tokens, at + 1):
        tally.low, tally.high, tally.approximate, tally.rule = 2, None, True, "plural noun"
    else:
        return None
    _add_unit(tokens, tally)
    _bound(tally, bounds)
    _bound_after(tokens, tally)
    return tally


def _dual_follows(tokens: Sequence[Token], at: int) -> bool:
    """Whether the next word is a dual, which makes an ending that may be two or many a two."""
    noun = tokens[at].get("noun") if at < len(tokens) and tokens[at].conj == "" else None
    return noun is not None and noun.extra.endswith(":two")


def _owned(tokens: Sequence[Token], at: int) -> bool:
    """Whether a definite noun follows: "the people of the village" are all of them, not some."""
    return at < len(tokens) and tokens[at].definite and not (tokens[at].conj or tokens[at].prep)


def _heads_another(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number after a noun counts the next one: "dead [in] 3 raids"."""
    return at < len(tokens) and tokens[at].conj == "" and (tokens[at].has("noun") or not tokens[at].senses)


def _bound(tally: Tally, bounds: dict[str, str]) -> None:
    """Turn a count into the interval that its bounds leave."""
    low, high = tally.low, tally.high
    if "more" in bounds and low is not None and "not_less" not in bounds:
        tally.low, tally.high = low + (0 if tally.rule == "vague number" else 1), None
    elif "at_least" in bounds or "not_less" in bounds:
        tally.high = None
    elif "less" in bounds and high is not None:
        tally.low, tally.high = None, high - 1
    elif "at_most" in bounds:
        tally.low = None
    if "about" in bounds:
        tally.approximate = True
    if bounds and tally.rule in ("number", "vague number"):
        tally.rule = f"{tally.rule} {' '.join(k.replace('_', ' ') for k in bounds if k != 'between')}".strip()


def _bound_after(tokens: Sequence[Token], tally: Tally) -> None:
    """Ten people *at least*; five, *roughly*."""
    for token in tokens[tally.end : tally.end + 5]:
        if token.has(*_STOPS) or token.conj == "and" or token.has("conj"):
            return
        kind = next((k for k in _AFTER if token.has(k) and not token.definite), None)
        if kind is not None:
            tally.rows.append(token.senses[kind].row)
            _bound(tally, {kind: ""})
            return
