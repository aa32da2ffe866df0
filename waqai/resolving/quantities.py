"""How many: the counts of victims and participants that a phrase states, as ranges with their unit."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from waqai.lexicons import Lexicons, builtin
from waqai.model import Provenance, Quantity
from waqai.resolving.quantity_words import quantity_words
from waqai.resolving.tallies import Tally, read_tally
from waqai.resolving.tokens import Token, WordTable, tokenize
from waqai.text import Folded, fold

COMPONENT = "resolving.quantities@1"
_LONGEST_TEXT = 2000


@dataclass(frozen=True, slots=True)
class _Phrase:
    text: str
    folded: Folded
    words: WordTable


def resolve_number(text: str, *, lexicons: Lexicons | None = None) -> Quantity | None:
    """How many a phrase says, low and high inclusive, None for no bound; None if it states no count.

    `unit` is dead, injured, detained, ... where the phrase says so, `casualties` for dead and injured in one number.
    `parts` holds the sub-counts after "among them"; they are never added to the total. Forms:
      ما لا يقل عن ثلاثة وعشرين قتيلا | نحو 100 من مقاتلي داعش | بين 10 و15 جريحا | عشرات الآلاف | مليون ونصف المليون
      مقتل جندي | قتيلان | شخص واحد | القتلى السبعة | 51 قتيلا بينهم 40 طفلا | عشرات القتلى والجرحى
    """
    return None if len(text) > _LONGEST_TEXT else _resolve(text, lexicons or builtin())


@lru_cache(maxsize=16384)
def _resolve(text: str, lexicons: Lexicons) -> Quantity | None:
    words = quantity_words(lexicons)
    phrase = _Phrase(text, fold(text, match=True), words)
    main, rest = _split(tokenize(phrase.folded.text, words))
    unit, tallies = _read_main(main)
    if not tallies:
        unit, tallies = _read_main(rest)
        rest = ()
    if not tallies:
        return None
    total = _total(tallies)
    total.unit = unit or total.unit
    parts = [_quantity(part, phrase, unit=total.unit) for part in _read_parts(rest)]
    return _quantity(total, phrase, parts=tuple(part for part in parts if part is not None))


def _quantity(
    tally: Tally, phrase: _Phrase, *, unit: str = "", parts: tuple[Quantity, ...] = ()
) -> Quantity | None:
    low, high = _whole(tally.low), _whole(tally.high)
    if low is None and high is None:
        return None
    rows = tuple(dict.fromkeys(row for row in tally.rows if row))
    return Quantity(
        low=low,
        high=high,
        provenance=Provenance(
            COMPONENT, tally.rule, rows, note=f"group {tally.group}" if tally.group else None
        ),
        unit=tally.unit or unit or None,
        approximate=tally.approximate,
        noun=_noun(tally.noun, phrase),
        parts=parts,
        text=phrase.text,
    )


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)


def _noun(token: Token | None, phrase: _Phrase) -> str | None:
    """The noun as printed, without the letters written onto it."""
    if token is None:
        return None
    start, the = token.start + token.prefix, phrase.words.clitics["the"]
    if token.definite and phrase.folded.text[token.start : start].endswith(the):
        start -= len(the)
    span = phrase.folded.span(start, token.end)
    end = span.end
    while end < len(phrase.text) and unicodedata.combining(phrase.text[end]):
        end += 1
    return phrase.text[span.start : end]


def _split(tokens: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    """(the total's words, the words after "among them"); "40 of them children" belongs to the second."""
    for at, token in enumerate(tokens):
        if token.has("mostly"):
            return tokens[:at], ()
        if token.has("among"):
            return tokens[:at], tokens[at + 1 :]
        if token.has("one_of") and at:
            return tokens[:at], tokens[at:]
        if token.has("between") and _lists_kinds(tokens, at):
            return tokens[:at], tokens[at + 1 :]
        if token.has("of_them") and at:
            begins = _share_begins(tokens, at)
            return (tokens[:begins], tokens[begins:]) if begins else (tokens[:at], tokens[at + 1 :])
    return tokens, ()


def _lists_kinds(tokens: Sequence[Token], at: int) -> bool:
    """Eleven people, children and women "between" them: the word splits a count that stands before it."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if not at or after is None or not after.has("noun"):
        return False
    first = read_tally(tokens[:at], 0, bare=False)
    return first is not None and first.stated


def _share_begins(tokens: Sequence[Token], at: int) -> int:
    """Where the count before "of them" begins, if another count stands before it; 0 if it is the only one."""
    first = read_tally(tokens[:at], 0, bare=True)
    if first is None or first.end >= at:
        return 0
    return next((n for n in range(first.end, at) if read_tally(tokens[n:at], 0, bare=False)), 0)


def _read_main(tokens: Sequence[Token]) -> tuple[str, list[Tally]]:
    """(the unit that an act names, the counts joined with "and") of the total's words."""
    unit, at, bare = "", 0, True
    tallies: list[Tally] = []
    while at < len(tokens):
        token = tokens[at]
        act = token.get("act")
        if act is not None and _acts_on_count(tokens, at):
            if tallies:
                break
            unit = "casualties" if {unit, act.value} == {"dead", "injured"} else act.value
            at += 1
            continue
        joined = token.has("conj") or token.conj == "and"
        if not tallies or joined:
            tally = _tally_at(tokens, at, bare=bare or bool(tallies))
            if tally is not None:
                tallies.append(tally)
                at = tally.end
                continue
        if not (joined or token.has("from", "about", "this")) and token.shape != "mark":
            bare = False
        at += 1
    return unit, tallies


def _tally_at(tokens: Sequence[Token], at: int, *, bare: bool) -> Tally | None:
    """The count at or right after an "and" that stands alone."""
    start = at + 1 if tokens[at].has("conj") else at
    return read_tally(tokens, start, bare=bare) if start < len(tokens) else None


def _acts_on_count(tokens: Sequence[Token], at: int) -> bool:
    """Whether "killing" or "injury" says what befell those counted after it, and is not counted itself."""
    if at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    if not tokens[at].has("noun"):
        return True
    return after.has("act") or read_tally(tokens, at + 1, bare=True) is not None


def _total(tallies: Sequence[Tally]) -> Tally:
    """One count for all that are joined with "and"; only the first where they count different fates."""
    total = tallies[0]
    for other in tallies[1:]:
        if (
            (other.unit and total.unit and other.unit != total.unit)
            or other.group == "thing"
            or total.group == "thing"
        ):
            break
        if _counted_together(total, other):
            continue  # "17 pupils and workers", both counted by the one number
        _add(total, other)
    return total


def _counted_together(total: Tally, other: Tally) -> bool:
    """Whether a second singular noun falls under the first one's number, as after 11 to 99 and whole hundreds."""
    if not total.stated or other.stated or total.number != other.number or not total.low:
        return False
    return total.number == "acc" or (total.number == "one" and total.low % 100 == 0)


def _add(total: Tally, other: Tally) -> None:
    total.low = None if total.low is None or other.low is None else total.low + other.low
    total.high = None if total.high is None or other.high is None else total.high + other.high
    total.approximate = total.approximate or other.approximate
    total.unit = total.unit or other.unit
    total.group = total.group if total.group == other.group else "person"
    total.rule = "sum"
    total.rows += other.rows


def _read_parts(tokens: Sequence[Token]) -> list[Tally]:
    """The counts after "among them": "3 children and 2 women", "a child", "women and children"."""
    parts: list[Tally] = []
    at, open_for_noun = 0, True
    while at < len(tokens):
        token = tokens[at]
        if token.has("among", "mostly", "act") and parts:
            break
        joined = token.has("conj") or token.conj == "and" or token.text in (",", "\u060c")
        open_for_noun = open_for_noun or joined
        if token.has("one_of"):
            parts.append(_one_of(tokens, at))
            at, open_for_noun = parts[-1].end, False
            continue
        tally = read_tally(tokens, at, bare=open_for_noun)
        if tally is not None:
            if at + 1 < len(tokens):
                _skip_of_them(tokens, tally)
            parts.append(tally)
            at, open_for_noun = tally.end, False
            continue
        at += 1
        if not joined and not token.has("of_them", "from") and token.shape == "word":
            open_for_noun = False
    return parts


def _one_of(tokens: Sequence[Token], at: int) -> Tally:
    """One of them, and what that one is."""
    sense = tokens[at].get("one_of")
    noun = tokens[at + 1].get("noun") if at + 1 < len(tokens) else None
    one = Tally(1, 1, at + 1, "one of them", rows=[sense.row] if sense else [])
    if noun is not None:
        one.noun, one.end = tokens[at + 1], at + 2
        one.group = noun.extra.partition(":")[0]
        one.rows.append(noun.row)
    return one


def _skip_of_them(tokens: Sequence[Token], tally: Tally) -> None:
    """In "40 of them children" the noun comes after."""
    if tally.noun is not None or tally.end >= len(tokens) or not tokens[tally.end].has("of_them"):
        return
    after = tally.end + 1
    tally.end = after
    noun = tokens[after].get("noun") if after < len(tokens) else None
    if noun is not None:
        tally.noun, tally.end = tokens[after], after + 1
        tally.unit, tally.group = noun.value, noun.extra.partition(":")[0]
        tally.rows.append(noun.row)
