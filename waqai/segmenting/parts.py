"""Lines told apart: related headlines, captions, site furniture, credits."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from waqai.lexicons import builtin
from waqai.model import Span
from waqai.segmenting.fields import is_date, names_day
from waqai.segmenting.phrases import (
    Line,
    Phrase,
    key_of,
    known_names,
    make_table,
    match_at,
    table_of_use,
    words_of,
)
from waqai.text import match_key

_RELATED = "lexicons/related_phrases.csv"
_CAPTIONS = "lexicons/caption_phrases.csv"
_MARK = re.compile(r"[\s\"'“”»)]*(?:[:：|/–—-]|\.{2,}|…)")
_LEAD = re.compile(r"[\s:：|/–—.…)\"“»(-]*")
_ENDS_SENTENCE = re.compile(r"(?<!\.)\.[\"'”»)\]]*$")

# A headline is shorter than this, a paragraph mostly longer (ANT corpus: 95 % of titles are under 100 characters).
HEADLINE_CHARS = 130
_INLINE_CHARS = 220
_CAPTION_CHARS = 200
_MARKER_CHARS = 45
_STAMP_CHARS = 90


def match_related(text: str, line: Line) -> Span | None:
    """The headline on a line that points to other reports: an empty span after a bare marker; None for other lines.

    Forms:
      اقرأ أيضا:
      اقرأ المزيد: أهالي البلدة يعودون
      للمزيد - مسار المفاوضات
    """
    if line.span.end - line.span.start > _INLINE_CHARS:
        return None
    phrase = _marker(text, line)
    if phrase is None:
        return None
    marker_end = line.words[phrase.end - 1].end
    start = max(marker_end, _LEAD.match(text, marker_end, line.span.end).end())  # type: ignore[union-attr]
    if start >= line.span.end or phrase.end >= len(line.words):
        return Span(line.span.end, line.span.end)
    return (
        None
        if _ENDS_SENTENCE.search(line.span.of(text)) and phrase.use == "open"
        else Span(start, line.span.end)
    )


def _marker(text: str, line: Line) -> Phrase | None:
    phrase = match_at(table_of_use(_RELATED, "open"), line.head)
    if phrase:
        return phrase
    phrase = match_at(table_of_use(_RELATED, "colon"), line.head)
    if phrase and _MARK.match(text, line.words[phrase.end - 1].end, line.span.end):
        return phrase
    return None


def is_headline(text: str, line: Line) -> bool:
    """Whether a line is short and no sentence: a headline in a list of related reports."""
    return line.span.end - line.span.start <= HEADLINE_CHARS and not _ENDS_SENTENCE.search(line.span.of(text))


def find_inline_related(text: str, line: Line) -> int | None:
    """Where a related headline begins at the end of a paragraph, after a full stop; None if there is none."""
    colon = text.find(":", max(line.span.start + 1, line.span.end - _INLINE_CHARS), line.span.end)
    while colon >= 0:
        found = _inline_pattern().search(text, max(line.span.start, colon - _MARKER_CHARS), colon + 1)
        if found and text[line.span.start : found.start()].rstrip(' ("“[')[-1:] in _STOPS:
            return found.start()
        colon = text.find(":", colon + 1, line.span.end)
    return None


_STOPS = tuple(".!\u061f\u2026")


@cache
def _inline_pattern() -> re.Pattern[str]:
    """The markers as they are spelled in running text, with a colon after them."""
    rows = builtin().rows(_RELATED)
    forms = sorted(
        {match_key(row["form"]) for row in rows if row["use"] == "open"}, key=lambda f: (-len(f), f)
    )
    return re.compile(rf"(?<![^\s(\[])(?:{'|'.join(_spellings(form) for form in forms)})\s*:$")


def _spellings(form: str) -> str:
    """A pattern for every spelling that folds to the form: hamza seats, final letters, vowel marks."""
    marks = "[\u064b-\u0652]*"
    return "".join(r"\s+" if c == " " else _VARIANTS.get(c, re.escape(c)) + marks for c in form)


_VARIANTS = {
    "\u0627": "[\u0627\u0623\u0625\u0622]",
    "\u064a": "[\u064a\u0649\u0626]",
    "\u0647": "[\u0647\u0629]",
    "\u0648": "[\u0648\u0624]",
}


def is_caption(text: str, line: Line, *, at_head: bool) -> bool:
    """Whether a line tells what a picture shows: by its first words, or at the head by the credit at its end.

    Forms:
      صورة أرشيفية لمخيم اليرموك
      دمار في أحد أحياء المدينة (تواصل اجتماعي)
      نازحون قرب الحدود - الأناضول
    """
    raw = line.span.of(text)
    if len(raw) > _CAPTION_CHARS or _ENDS_SENTENCE.search(raw):
        return False
    if match_at(table_of_use(_CAPTIONS, "start"), line.head):
        return True
    marked = match_at(table_of_use(_CAPTIONS, "colon"), line.head)
    if marked and _MARK.match(text, line.words[marked.end - 1].end, line.span.end):
        return True
    if not at_head:
        return False
    return bool(match_at(table_of_use(_CAPTIONS, "head"), line.head)) or (
        len(line.words) > 4 and _ends_with_credit(text, line)
    )


def _ends_with_credit(text: str, line: Line) -> bool:
    """A dash or bracket near the end, and a known credit after it."""
    raw = line.span.of(text).rstrip(" )")
    cut = max(raw.rfind("("), raw.rfind("- "), raw.rfind("– "), raw.rfind("/"), raw.rfind("-"))
    if cut <= 0:
        return False
    credit = [key_of(w.of(text)) for w in line.words if w.start >= line.span.start + cut]
    phrase = match_at(table_of_use(_CAPTIONS, "credit"), credit)
    return (phrase is not None and phrase.end == len(credit)) or " ".join(credit) in known_names()


Furniture = Mapping[str, Sequence[tuple[str, int, str, str]]]


def match_furniture(text: str, line: Line) -> str | None:
    """What a line of site furniture does; None for the article's own lines.

    "line": it is none of the article. "stop": nor is anything after it. "source": it names the agency.
    """
    rows = _furniture().get(line.head[0])
    if rows is None:
        return None
    raw = line.span.of(text)
    key = match_key(raw)
    for form, max_chars, place, effect in rows:
        if len(raw) <= max_chars and _fits(key, form, place):
            return effect
    return None


def _fits(key: str, form: str, place: str) -> bool:
    bare = key.strip(" :.،-–|*")
    if place == "start":
        return key.startswith(form)
    if place == "colon":
        return key.startswith(form) and key[len(form) :].lstrip()[:1] in (":", "/", "|")
    return bare == form


@cache
def _furniture() -> Furniture:
    """The rows of boilerplate.csv by the first word of their form."""
    rows: dict[str, list[tuple[str, int, str, str]]] = {}
    for row in builtin().rows("lexicons/boilerplate.csv"):
        form = match_key(row["form"])
        table = make_table([(row["form"], "")])
        for first in table:
            rows.setdefault(first, []).append((form, int(row["max_chars"]), row["place"], row["effect"]))
    return rows


def find_credit(text: str, line: Line) -> Span | None:
    """The agency that a line of sources names, such as the one after "source:"."""
    keys = line.keys(text)[:20]
    for start in range(len(keys)):
        for end in range(min(len(keys), start + 4), start, -1):
            if known_names().get(" ".join(keys[start:end])) in ("agency", "wire"):
                return Span(line.words[start].start, line.words[end - 1].end)
    return None


def read_stamp(text: str, line: Line) -> Span | None:
    """The date on a line that says no more than when: empty for a bare clock time, None for other lines.

    Forms:
      الأربعاء, 5 يوليو 2023, 17:08
      تاريخ النشر: 12.10.2021 | 10:34 GMT
      2:40 م
    """
    if line.span.end - line.span.start > _STAMP_CHARS:
        return None
    keys = line.keys(text)
    stamp = match_at(_stamps(), keys)
    first = stamp.end if stamp else 0
    if first >= len(keys) or not (stamp or is_date(keys)) or not any(k[0].isdigit() for k in keys):
        return None
    start = line.words[first].start
    return Span(start, line.words[-1].end if names_day(text[start : line.span.end]) else start)


@cache
def _stamps() -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    rows = builtin().rows("lexicons/dateline_words.csv")
    return make_table((row["form"], "stamp") for row in rows if row["kind"] == "stamp")


def find_writer(text: str, line: Line) -> Span | None:
    """The name on a line that credits a writer, such as "prepared by"; None for other lines.

    A verb of writing may also open a sentence: the name after it must be short and set off, or begin as names do.
    """
    if line.span.end - line.span.start > 100 or not 2 <= len(line.words) <= 12:
        return None
    keys = line.keys(text)
    phrase = match_at(table_of_use("lexicons/byline_phrases.csv", "free"), line.head)
    marked = match_at(table_of_use("lexicons/byline_phrases.csv", "colon"), line.head)
    if phrase is None and marked and _MARK.match(text, line.words[marked.end - 1].end, line.span.end):
        phrase = marked
    if phrase is None or phrase.end >= len(keys) or _ENDS_SENTENCE.search(line.span.of(text)):
        return None
    end = phrase.end
    while end < min(len(keys), phrase.end + 4) and (end == phrase.end or not _break_before(text, line, end)):
        end += 1
    if end - phrase.end == 4 and end < len(keys) and not _break_before(text, line, end):
        return None  # no name is that long
    if keys[phrase.end] in words_of("lexicons/function_words.csv", "language", "ar"):
        return None
    return Span(line.words[phrase.end].start, line.words[end - 1].end)


def _break_before(text: str, line: Line, at: int) -> bool:
    return bool(text[line.words[at - 1].end : line.words[at].start].strip())
