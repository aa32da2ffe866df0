"""The fields of a dateline: what stands between its dashes, bars, slashes and brackets, each told by its shape.

Forms:
  أخبار الآن | دبي – الإمارات العربية المتحدة – (جمانة بشان)
  دمشق - سانا
  رفح 12-5-2024 وفا-
  هراري 15 - 7 ( اف ب )
  القاهرة - أحمد الريدي
  إدلب / أحمد قره أحمد / الأناضول
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from waqai.lexicons import builtin
from waqai.model import Span
from waqai.segmenting.phrases import (
    PhraseTable,
    join_words,
    known_names,
    make_table,
    match_at,
    table_of,
    words_of,
)
from waqai.text import find_words

FieldKind = Literal["outlet", "agency", "wire", "desk", "country", "date", "person", "place", "name"]

_NUMERIC_DATE = re.compile(
    r"(?<!\d)(?:\d{1,4}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{2,4}|\d{1,2}\s*[-/]\s*\d{1,2})(?![\d%])"
    r"(?:\s*[|،,-]?\s*\d{1,2}:\d{2}(?::\d{2})?)?"
)
_BREAK = re.compile(r"[|_()\[\]/،,–—*\"“”«»-]+|(?<=\s)\u0640+(?=\s)|:(?=\s|$)")
_NAME_WORDS = 4
_PLACE_WORDS = 6


@dataclass(frozen=True, slots=True)
class Field:
    """One field: where it stands, what it is, and whether it stands in brackets."""

    span: Span
    kind: FieldKind
    words: int
    bracketed: bool = False


def parse_fields(text: str, region: Span) -> list[Field] | None:
    """The fields of a region, in order; None if any of them is none of these: so it is no dateline.

    A "name" is a second free name, person or place, that only an outlet beside it makes sense of.
    """
    fields: list[Field] = []
    for span, opening in _cut(text, region):
        kind = _kind_of(text, span, opening, fields)
        if kind is None:
            return None
        name = _name_span(text, span) if kind == "person" else span
        fields.append(Field(name, kind, len(find_words(text, name.start, name.end)), _opens(opening)))
    return fields


def _cut(text: str, region: Span) -> Iterator[tuple[Span, str]]:
    """The pieces between separators, numeric dates whole; each with the separator before it."""
    at = region.start
    for found in _NUMERIC_DATE.finditer(text, region.start, region.end):
        yield from _cut_at_breaks(text, at, found.start())
        yield Span(found.start(), found.end()), ""
        at = found.end()
    yield from _cut_at_breaks(text, at, region.end)


def _cut_at_breaks(text: str, start: int, end: int) -> Iterator[tuple[Span, str]]:
    at, opening = start, ""
    for found in _BREAK.finditer(text, start, end):
        yield from _piece(text, at, found.start(), opening)
        at, opening = found.end(), found.group()
    yield from _piece(text, at, end, opening)


def _piece(text: str, start: int, end: int, opening: str) -> Iterator[tuple[Span, str]]:
    words = find_words(text, start, end)
    if words:
        yield Span(words[0].start, words[-1].end), opening


def _opens(separator: str) -> bool:
    return "(" in separator or "[" in separator


def _kind_of(text: str, span: Span, opening: str, before: list[Field]) -> FieldKind | None:
    piece = span.of(text)
    key = join_words(piece)
    known = known_names().get(key)
    if known is not None:
        return known  # type: ignore[return-value]
    words = key.split()
    if len(words) <= _NAME_WORDS and (outlet := _outlet_by_shape(words)):
        return outlet
    if is_date(words):
        # A number alone is no date; after one it is the clock.
        dated = names_day(piece) or any(field.kind == "date" for field in before)
        return "date" if dated else None
    if match_at(table_of("lexicons/byline_phrases.csv", "use"), words) and 1 < len(words) <= _NAME_WORDS + 2:
        return "person"
    if ":" in opening:
        return None  # what a free name says after a colon is a sentence
    if len(words) > _PLACE_WORDS or any(not _is_name_like(word) for word in words):
        return None
    if 2 <= len(words) <= _NAME_WORDS and words[0] in _given_names():
        return "person"
    has_place = any(field.kind == "place" for field in before)
    if has_place and opening.strip() in ("،", ","):
        return "country"  # spelled as no list has it, but where countries stand
    if _opens(opening) and before and len(words) <= _NAME_WORDS:
        return "person"
    if has_place:
        return "name" if 2 <= len(words) <= _NAME_WORDS else None
    return "place"


def _outlet_by_shape(words: list[str]) -> FieldKind | None:
    """An outlet that no list has, by the noun it begins or ends with; None for other names."""
    head = words_of("lexicons/dateline_words.csv", "kind", "outlet_head")
    tail = words_of("lexicons/dateline_words.csv", "kind", "outlet_tail")
    if len(words) < 2 or words[0] in _speech_words():
        return None
    return "outlet" if words[0] in head or words[-1] in tail or " ".join(words[-2:]) in tail else None


def is_date(words: list[str]) -> bool:
    """Whether folded words are a date: digits, months, weekdays and clock words only, a digit or weekday with them.

    Forms:
      12-5-2024
      الأربعاء 5 يوليو 2023 17:08
      السبت
    """
    dated = False
    at = 0
    while at < len(words):
        phrase = match_at(_date_table(), words, at)
        if words[at][0].isdigit():
            dated = True
            at += 1
        elif phrase is None:
            return False
        else:
            dated = dated or phrase.use == "weekday"
            at = phrase.end
    return dated


def names_day(text: str) -> bool:
    """Whether a text that is only a date names a day: by numbers, a month or a weekday, and not the clock alone."""
    words = join_words(text).split()
    found = (match_at(_date_table(), words, at) for at in range(len(words)))
    return bool(_NUMERIC_DATE.search(text)) or any(p and p.use in ("month", "weekday") for p in found)


def _name_span(text: str, span: Span) -> Span:
    """The name without the phrase that leads to it."""
    words = find_words(text, span.start, span.end)
    keys = join_words(span.of(text)).split()
    phrase = match_at(table_of("lexicons/byline_phrases.csv", "use"), keys)
    if phrase is None or phrase.end >= len(words):
        return span
    return Span(words[phrase.end].start, span.end)


def _is_name_like(word: str) -> bool:
    return (
        not any(c.isdigit() for c in word) and word not in _function_words() and word not in _speech_words()
    )


def begins_as_name(word: str) -> bool:
    """Whether a folded word is a given name."""
    return word in _given_names()


def begins_clause(word: str) -> bool:
    """Whether a folded word is a function word: after a dash, an aside begins so."""
    return word in _function_words()


def _given_names() -> frozenset[str]:
    return words_of("lexicons/given_names.csv", "kind", "given")


def _function_words() -> frozenset[str]:
    return words_of("lexicons/function_words.csv", "language", "ar")


def _speech_words() -> frozenset[str]:
    """Verbs and nouns of reporting: with an agency after them they attribute a sentence."""
    return words_of("lexicons/dateline_words.csv", "kind", "speech")


@cache
def _date_table() -> PhraseTable:
    rows = builtin().rows("lexicons/dateline_words.csv")
    return make_table(
        (row["form"], row["kind"]) for row in rows if row["kind"] in ("month", "weekday", "clock")
    )
